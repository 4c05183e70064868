"""Palette tables: pydicom is the judge of sound ones; of damaged ones the rest is drawn and said, or a reason given."""

import numpy as np
import pytest
from dicom_files import stored
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut

from dicom_zip_inspector.base.errors import PixelDataInvalid
from dicom_zip_inspector.display.palette import COLORS, palette_notes, palette_to_rgb

PIXELS = np.array([[0, 1, 2, 3], [4, 5, 6, 200]], np.uint8)
SEGMENTS = {"Red": [0, 2, 1, 2, 1, 4, 65535], "Green": [0, 3, 9, 8, 7, 1, 3, 60000], "Blue": [0, 6, 0, 1000, 2000, 3000, 4000, 5000]}


def palette(descriptor: list[int], data: dict[str, bytes], segmented: bool = False, **more) -> Dataset:
    made = Dataset()
    made.set_original_encoding(False, True)
    for color in COLORS:
        made.add_new(f"{color}PaletteColorLookupTableDescriptor", "US", descriptor)
        if color in data:
            made.add_new(f"{'Segmented' * segmented}{color}PaletteColorLookupTableData", "OW", data[color])
    for keyword, value in more.items():
        setattr(made, keyword, value)
    return made


def words(*values: int) -> bytes:
    return np.array(values, "<u2").tobytes()


@pytest.mark.parametrize(
    "made",
    [
        palette([6, 0, 16], {c: words(*range(n, 60000, 10000)) for n, c in enumerate(COLORS)}),
        palette([4, 2, 16], {c: words(0, 20000, 40000, 65535) for c in COLORS}),
        palette([6, 1, 8], {c: bytes(range(n, 6 + n)) for n, c in enumerate(COLORS)}),
        palette([6, 0, 16], {c: words(*values) for c, values in SEGMENTS.items()}, segmented=True),
    ],
)
def test_sound_tables(made):
    """pydicom gives the entries at their depth; the upper 8 bits are shown."""
    judged = apply_color_lut(PIXELS, made)
    assert np.array_equal(palette_to_rgb(PIXELS, stored(made)), judged >> (8 * judged.dtype.itemsize - 8))
    assert palette_notes(stored(made)) == ()


def test_a_first_entry_below_zero():
    made = palette([4, 0xFFFE, 16], {c: words(256, 512, 768, 1024) for c in COLORS}, PixelRepresentation=1)
    assert palette_to_rgb(np.array([[-3, -2, -1, 0, 1, 2]], np.int8), stored(made))[0, :, 0].tolist() == [1, 1, 2, 3, 4, 4]


def test_segments_that_are_used_again():
    """PS3.3 C.7.9.2.3: the number of segments, then the byte offset of the first, the less significant half first."""
    again = words(0, 2, 256, 512, 1, 2, 1024, 2, 2, 0, 0)
    made = palette([8, 0, 16], dict.fromkeys(COLORS, again), segmented=True)
    assert palette_to_rgb(np.arange(8, dtype=np.uint8)[None], stored(made))[0, :, 0].tolist() == [1, 2, 3, 4, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("descriptor", "data", "segmented", "why"),
    [
        ([6, 0, 16], words(256, 512), False, "has 2 entries; its descriptor says 6"),
        ([6, 0, 0], words(256, 512), False, "has 2 entries; its descriptor says 6"),
        ([6, 0, 16], words(0, 1, 256, 7, 1, 1), True, "has a segment of the unknown kind 7"),
        ([6, 0, 16], words(0, 900, 256), True, "ends within a segment"),
        ([6, 0, 16], words(0, 1, 256, 2, 1, 0xFFFF, 0xFFFF), True, "has a segment that points to none"),
        ([6, 0, 16], words(0, 1, 256, 2, 1, 6, 0), True, "has a segment that points to none"),
    ],
)
def test_damaged_tables_are_drawn_as_far_as_they_go(descriptor, data, segmented, why):
    made = stored(palette(descriptor, dict.fromkeys(COLORS, data), segmented))
    assert palette_to_rgb(PIXELS, made)[0, 0].tolist() == [1, 1, 1]
    notes = palette_notes(made)
    assert len(notes) == 3 and all(note.code == "malformed" and why in note.remark["message"] for note in notes)


@pytest.mark.parametrize(
    "made",
    [
        Dataset(),
        palette([6, 0, 16], {}),
        palette([6, 0], dict.fromkeys(COLORS, words(1, 2))),
        palette([6, 0, 16], dict.fromkeys(COLORS, words(1, 9, 9)), segmented=True),
        palette([6, 0, 16], {"Red": words(1, 2), "Green": words(1, 2)}),
    ],
)
def test_tables_that_hold_nothing(made):
    with pytest.raises(PixelDataInvalid, match="Palette Color Lookup Table"):
        palette_to_rgb(PIXELS, stored(made))


def test_copies_of_copies_end():
    """Each segment may be long and be used again often; the table ends at its most entries."""
    many = words(0, 2, 256, 512, *([1, 60000, 9] * 3), *([2, 60000, 0, 0] * 200))
    assert palette_to_rgb(PIXELS, stored(palette([0, 0, 16], dict.fromkeys(COLORS, many), segmented=True))).shape == (2, 4, 3)
