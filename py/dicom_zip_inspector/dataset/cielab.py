"""CIELab values of attributes as sRGB, as pure functions of arrays (PS3.3 C.10.7.1.1)."""

import numpy as np
from numpy.typing import ArrayLike

_WHITE_D50 = (0.96422, 1.0, 0.82521)  # of the profile connection space (ISO 15076-1)
_XYZ_D50_TO_SRGB = np.array(  # with Bradford's adaptation to D65, to linear light
    [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540], [0.0719453, -0.2289914, 1.4052427]]
)


def cielab_values(stored_values: ArrayLike) -> np.ndarray:
    """(..., 3) L* from 0 to 100 and a*, b* from -128 to 127 of 16-bit CIELab values as attributes have them (PS3.3 C.10.7.1.1)."""
    return np.asarray(stored_values, np.float64) / 65535 * (100, 255, 255) - (0, 128, 128)


def cielab_to_srgb(cielab: np.ndarray) -> np.ndarray:
    """(..., 3) uint8 sRGB of CIELab values under D50, the profile connection space (PS3.3 C.10.7.1.1); what sRGB lacks is cut to its nearest."""
    lightness, a, b = np.moveaxis(np.asarray(cielab, np.float64), -1, 0)
    y = (lightness + 16) / 116
    roots = np.stack([y + a / 500, y, y - b / 200], axis=-1)
    xyz = np.where(roots > 6 / 29, roots**3, (roots - 4 / 29) * 3 * (6 / 29) ** 2) * _WHITE_D50
    linear = np.clip(xyz @ _XYZ_D50_TO_SRGB.T, 0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.floor(encoded * 255 + 0.5).astype(np.uint8)
