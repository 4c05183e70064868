"""Colour frames to 8-bit RGB, as pure functions of arrays (PS3.3 C.7.6.3.1.2)."""

import numpy as np
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut

RED, GREEN, BLUE = 0.299, 0.587, 0.114  # luminance of each

_WHITE_D50 = (0.96422, 1.0, 0.82521)  # of the profile connection space (ISO 15076-1)
_XYZ_D50_TO_SRGB = np.array(  # with Bradford's adaptation to D65, to linear light
    [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540], [0.0719453, -0.2289914, 1.4052427]]
)


def to_8_bit(values: np.ndarray, bits_stored: int) -> np.ndarray:
    """The 8 most significant of `bits_stored` bits."""
    return values.astype(np.uint8) if bits_stored <= 8 else (values >> (bits_stored - 8)).astype(np.uint8)


def palette_to_rgb(stored_values: np.ndarray, dataset: Dataset) -> np.ndarray:
    """(rows, columns, 3) uint8 through the Palette Color Lookup Tables, segmented ones too (PS3.3 C.7.6.3.1.5, C.7.9)."""
    rgb = apply_color_lut(stored_values, _palette(dataset))
    return to_8_bit(rgb, 8 * rgb.dtype.itemsize)


def _palette(dataset: Dataset) -> Dataset:
    """Group 0028, its tables as they are in little endian: pydicom swaps the bytes of segmented ones only."""
    palette = dataset.group_dataset(0x0028)
    for tag in range(0x00281201, 0x00281204) if dataset.original_encoding[1] is False else ():
        if tag in palette and palette[tag].VR == "OW":
            palette.add_new(tag, "OW", np.frombuffer(palette[tag].value, "<u2").byteswap().tobytes())
    return palette


def ybr_to_rgb(values: np.ndarray, bits_stored: int, partial: bool) -> np.ndarray:
    """(rows, columns, 3) RGB of luminance and two colour differences, in the same type.

    `partial` for YBR_PARTIAL, whose luminance goes from 16 to 235 and whose differences span 224 of 256 steps.
    """
    greatest, half = 2**bits_stored - 1, 2 ** (bits_stored - 1)
    y, blue_difference, red_difference = (values[..., i].astype(np.float32 if bits_stored <= 16 else np.float64) for i in range(3))
    blue_difference, red_difference = blue_difference - half, red_difference - half
    if partial:
        y, blue_difference, red_difference = (y - half / 8) * (255 / 219), blue_difference * (255 / 224), red_difference * (255 / 224)
    red, blue = y + 2 * (1 - RED) * red_difference, y + 2 * (1 - BLUE) * blue_difference
    green = (y - RED * red - BLUE * blue) / GREEN
    return np.clip(np.floor(np.stack([red, green, blue], axis=-1) + 0.5), 0, greatest).astype(values.dtype)


def cielab_values(stored_values: np.ndarray) -> np.ndarray:
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
