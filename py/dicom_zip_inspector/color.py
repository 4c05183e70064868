"""Colour frames to 8-bit RGB, as pure functions of arrays (PS3.3 C.7.6.3.1.2)."""

import numpy as np
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut, convert_color_space


def to_8_bit(values: np.ndarray, bits_stored: int) -> np.ndarray:
    """The 8 most significant of `bits_stored` bits."""
    return values.astype(np.uint8) if bits_stored <= 8 else (values >> (bits_stored - 8)).astype(np.uint8)


def palette_to_rgb(stored_values: np.ndarray, dataset: Dataset) -> np.ndarray:
    """(rows, columns, 3) uint8 through the Palette Color Lookup Tables, segmented ones too (PS3.3 C.7.6.3.1.5, C.7.9)."""
    rgb = apply_color_lut(stored_values, dataset)
    return to_8_bit(rgb, 8 * rgb.dtype.itemsize)


def ybr_to_rgb(values: np.ndarray, photometric_interpretation: str) -> np.ndarray:
    """(rows, columns, 3) uint8 RGB of 8-bit YBR samples that the decoder left as they are."""
    return convert_color_space(values, "YBR_FULL" if "PARTIAL" not in photometric_interpretation else photometric_interpretation, "RGB")
