"""Mu-law and A-law samples as linear ones (ITU-T G.711, which PS3.3 C.10.9.1.5 names for waveforms of kinds MB and AB)."""

import numpy as np

_MU_BIAS = 0x84


def linear_samples(samples: np.ndarray, interpretation: str) -> np.ndarray:
    """Samples of 8 bits as linear values of 16 bits.

    Parameters
    ----------
    samples : (...) uint8
        As stored.
    interpretation : str
        "MB" (mu-law) or "AB" (A-law).

    Returns
    -------
    (...) float64
        From -32,768 to 32,767.
    """
    return (_mu_law() if interpretation == "MB" else _a_law())[samples]


def _mu_law() -> np.ndarray:
    flipped = ~np.arange(256) & 0xFF
    exponent, mantissa = flipped >> 4 & 7, flipped & 0x0F
    size = ((mantissa << 3) + _MU_BIAS << exponent) - _MU_BIAS
    return np.where(flipped & 0x80, -size, size).astype(np.float64)


def _a_law() -> np.ndarray:
    flipped = np.arange(256) ^ 0x55
    exponent, mantissa = flipped >> 4 & 7, flipped & 0x0F
    size = np.where(exponent == 0, (mantissa << 4) + 8, (mantissa << 4) + 0x108 << np.maximum(exponent - 1, 0))
    return np.where(flipped & 0x80, size, -size).astype(np.float64)
