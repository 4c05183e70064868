"""Colour frames to 8-bit RGB, as pure functions of arrays (PS3.3 C.7.6.3.1.2)."""

import numpy as np

from ..base.errors import PixelDataInvalid


def to_8_bit(values: np.ndarray, bits_stored: int) -> np.ndarray:
    """The 8 most significant of `bits_stored` bits.

    Raises
    ------
    PixelDataInvalid
        The values are no whole numbers: those have no colour.
    """
    if values.dtype.kind not in "iu":
        raise PixelDataInvalid("Pixels of floating point have no colours.")
    return values.astype(np.uint8, copy=False) if bits_stored <= 8 else (values >> (bits_stored - 8)).astype(np.uint8)


def as_greys(values: np.ndarray) -> np.ndarray:
    """(rows, columns, 3) uint8 of (rows, columns) numbers, from the least, black, to the greatest, white."""
    least, greatest = float(values.min()), float(values.max())
    greys = (values.astype(np.float64) - least) * (255 / ((greatest - least) or 1.0))
    return np.repeat(greys.astype(np.uint8)[..., np.newaxis], 3, axis=2)
