"""Colour frames to 8-bit RGB, as pure functions of arrays (PS3.3 C.7.6.3.1.2)."""

import numpy as np
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut

from ..dataset.element_values import integers, present, stored_bytes, vr
from ..dataset.stored_dataset import StoredDataset


def to_8_bit(values: np.ndarray, bits_stored: int) -> np.ndarray:
    """The 8 most significant of `bits_stored` bits."""
    return values.astype(np.uint8) if bits_stored <= 8 else (values >> (bits_stored - 8)).astype(np.uint8)


def palette_to_rgb(stored_values: np.ndarray, dataset: StoredDataset) -> np.ndarray:
    """(rows, columns, 3) uint8 through the Palette Color Lookup Tables, segmented ones too (PS3.3 C.7.6.3.1.5, C.7.9)."""
    rgb = apply_color_lut(stored_values, _palette(dataset))
    return to_8_bit(rgb, 8 * rgb.dtype.itemsize)


def _palette(dataset: StoredDataset) -> Dataset:
    """The tables for pydicom, in little endian."""
    palette = Dataset()
    palette.set_original_encoding(False, True)
    for color in ("Red", "Green", "Blue", "Alpha"):
        descriptor = f"{color}PaletteColorLookupTableDescriptor"
        if present(dataset, descriptor):
            palette.add_new(descriptor, "US", [value & 0xFFFF for value in integers(dataset, descriptor)])
        for keyword in (f"{color}PaletteColorLookupTableData", f"Segmented{color}PaletteColorLookupTableData"):
            if present(dataset, keyword):
                palette.add_new(keyword, "OW", _little_endian(dataset, keyword))
    return palette


def _little_endian(dataset: StoredDataset, keyword: str) -> bytes:
    stored = stored_bytes(dataset, keyword)
    if dataset.encoding.little_endian or vr(dataset, keyword) == "OB":
        return stored
    return np.frombuffer(stored[: len(stored) & ~1], "<u2").byteswap().tobytes()
