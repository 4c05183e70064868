"""Colour frames to 8-bit RGB, as pure functions of arrays (PS3.3 C.7.6.3.1.2)."""

import numpy as np
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut


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
