"""Overlay planes: pydicom's overlay_array and hand-made bits are the judges."""

import json
from pathlib import Path

import numpy as np
import pytest
from archives import source_of, zip_bytes
from dicom_files import add_overlay, dataset, file_bytes, published_files, stored
from hypothesis import given
from hypothesis import strategies as st
from opening import Opened
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, RLELossless

from dicom_zip_inspector.archive.member import loose_file
from dicom_zip_inspector.base.errors import PixelDataInvalid
from dicom_zip_inspector.display.guard import Guard
from dicom_zip_inspector.display.layers import layers_of
from dicom_zip_inspector.pixels.instance_reader import read_instance
from dicom_zip_inspector.pixels.overlay import overlay_frame, placed, read_overlays, unpack_plane
from dicom_zip_inspector.pixels.stored_frame import read_stored_frame

WITH_OVERLAYS = [name for name in published_files() if Path(name).name in ("MR-SIEMENS-DICOM-WithOverlays.dcm", "examples_overlay.dcm")]
GROUP = 0x6000


def drawn(made: Dataset, frame_index: int = 0, syntax: str = ExplicitVRLittleEndian):
    """What the page is sent: (description, planes as (rows, columns) uint8 or None, buffers)."""
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made, syntax)})})
    description, error, buffers = opened.call("get_frame", instance_key=0, frame_index=frame_index)
    assert error is None, error
    planes = buffers.get("overlay_planes")
    return description, None if planes is None else planes.reshape(description["rows"], description["columns"]), buffers


@pytest.mark.parametrize("name", WITH_OVERLAYS)
def test_published_overlays_equal_pydicoms(name):
    path = published_files()[name]
    read = dcmread(path)
    opened = Opened({"a.zip": zip_bytes({"x": path.read_bytes()})})
    description, _, buffers = opened.call("get_frame", instance_key=0, frame_index=0)
    planes = buffers["overlay_planes"].reshape(read.Rows, read.Columns)
    assert np.array_equal(planes & 1, read.overlay_array(GROUP))
    [layer] = description["overlays"]
    assert layer["group"] == GROUP and layer["description"] == read[GROUP, 0x22].value and layer["kind"] == "graphics"


def test_there_is_a_published_file_with_overlays():
    assert WITH_OVERLAYS


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 3), st.randoms())
def test_planes_equal_pydicoms_unpacking(rows, columns, number, random):
    planes = np.array([[random.randint(0, 1) for _ in range(rows * columns)] for _ in range(4)]).reshape(4, rows, columns)
    judge = add_overlay(Dataset(), planes, NumberOfFrames=4)
    expected = judge.overlay_array(GROUP)[number]
    assert np.array_equal(unpack_plane(judge[GROUP, 0x3000].value, rows, columns, number), expected)


@pytest.mark.parametrize(("row", "column"), [(1, 1), (2, 3), (-1, 0), (3, 5), (9, 9), (-7, -7)])
def test_origins_within_and_beyond_the_picture(row, column):
    plane = np.ones((3, 3), bool)
    expected = np.zeros((4, 6), bool)
    for r in range(row, row + 3):
        for c in range(column, column + 3):
            if 1 <= r <= 4 and 1 <= c <= 6:
                expected[r - 1, c - 1] = True
    assert np.array_equal(placed(plane, row, column, (4, 6)), expected)


@pytest.mark.parametrize(
    ("frame_index", "frames", "origin", "expected"),
    [
        (5, None, None, 0),
        (0, 2, None, 0),
        (1, 2, None, 1),
        (2, 2, None, None),
        (3, 2, 4, 0),
        (4, 2, 4, 1),
        (2, 2, 4, None),
        (1, None, 2, 0),
        (2, None, 2, None),
    ],
)
def test_which_frame_of_an_overlay_lies_over_a_frame(frame_index, frames, origin, expected):
    assert overlay_frame(frame_index, frames, origin) == expected


def test_overlays_of_several_frames_follow_the_frames():
    planes = np.arange(2)[:, None, None] == np.arange(24).reshape(4, 6) % 2
    made = add_overlay(dataset(1, NumberOfFrames=3, PixelData=bytes(144)), planes, NumberOfFrames=2, ImageFrameOrigin=2)
    assert drawn(made, 0)[1] is None
    for index in (1, 2):
        assert np.array_equal(drawn(made, index)[1], planes[index - 1])


def test_several_overlays_each_have_their_bit():
    first, second = np.eye(4, 6, dtype=bool), np.ones((2, 2), bool)
    made = add_overlay(add_overlay(dataset(), first, Label="One"), second, 0x6002, (2, 3), Label="Two")
    description, planes, _ = drawn(made)
    assert [layer["label"] for layer in description["overlays"]] == ["One", "Two"]
    assert np.array_equal(planes & 1, first)
    assert np.array_equal(planes >> 1, placed(second, 2, 3, (4, 6)))


@pytest.mark.parametrize("signed", [0, 1])
@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_a_plane_in_an_unused_bit_is_drawn_and_does_not_touch_the_values(signed, syntax):
    values = np.arange(24).reshape(4, 6) - (12 if signed else 0)
    plane = np.eye(4, 6, dtype=np.uint16)
    junk = (np.arange(24).reshape(4, 6) % 7).astype(np.uint16)
    cells = values.astype(np.int16).view(np.uint16) & 0x0FFF | plane << 14 | (junk & 3) << 12
    made = dataset(
        1, PixelRepresentation=signed, RescaleIntercept=0, PixelData=cells.astype("<u2" if syntax == ExplicitVRLittleEndian else ">u2").tobytes()
    )
    for element, vr, value in (
        (0x0010, "US", 4),
        (0x0011, "US", 6),
        (0x0040, "CS", "R"),
        (0x0050, "SS", [1, 1]),
        (0x0100, "US", 16),
        (0x0102, "US", 14),
    ):
        made.add_new((GROUP, element), vr, value)
    description, planes, buffers = drawn(made, syntax=syntax)
    assert np.array_equal(planes, plane) and description["overlays"][0]["kind"] == "region of interest"
    assert np.array_equal(buffers["level_indices"].reshape(4, 6), values - values.min())
    assert description["value_range"] == [values.min(), values.max()]


def test_words_of_big_endian_files():
    """PS3.5 section 8.1.2: OW is words, whose bytes a big endian data set swaps."""
    plane = np.arange(24).reshape(4, 6) % 5 == 0
    made = add_overlay(dataset(PixelData=np.arange(24, dtype=">u2").tobytes()), plane)
    data = made[GROUP, 0x3000].value
    made[GROUP, 0x3000].value = bytes(data[at ^ 1] for at in range(len(data)))
    assert np.array_equal(drawn(made, syntax=ExplicitVRBigEndian)[1], plane)


def test_what_cannot_be_drawn_is_noted_and_the_picture_stays():
    cut = add_overlay(dataset(), np.ones((4, 6), bool))
    cut[GROUP, 0x3000].value = b"\xff\x00"
    description, planes, _ = drawn(cut)
    assert planes is None and description["overlays"] == []
    assert any("Overlay 6000 is cut: 2 bytes hold fewer than 24 bits" in note["message"] for note in description["notes"])
    sizeless = add_overlay(dataset(), np.ones((4, 6), bool))
    del sizeless[GROUP, 0x0010]
    assert any("Overlay 6000 has no Overlay Rows" in note["message"] for note in drawn(sizeless)[0]["notes"])


def test_more_overlays_than_one_byte_holds():
    made = dataset()
    for group in range(0x6000, 0x6014, 2):
        add_overlay(made, np.ones((4, 6), bool), group)
    planes, notes = read_overlays(stored(made), 0, 4, 6, None)
    assert len(planes) == 8 and [note.message for note in notes] == ["8 of 10 overlays are drawn"]


def test_a_plane_in_pixels_that_cannot_be_read_says_so():
    made = Dataset()
    made.add_new((GROUP, 0x0102), "US", 15)
    planes, notes = read_overlays(stored(made), 0, 4, 6, None)
    assert (planes, [note.message for note in notes]) == ([], ["Overlay 6000 is in bit 15 of Pixel Data, where it cannot be read"])
    with pytest.raises(PixelDataInvalid):
        unpack_plane(b"", 1, 1)


def test_overlays_never_enter_values_or_window():
    plain, over = drawn(dataset()), drawn(add_overlay(dataset(), np.ones((4, 6), bool)))
    for name in ("level_indices", "display_table"):
        assert np.array_equal(plain[2][name], over[2][name])
    same = set(plain[0]) - {"overlays"}
    assert json.dumps({name: plain[0][name] for name in same}, sort_keys=True) == json.dumps({name: over[0][name] for name in same}, sort_keys=True)


def test_only_the_frame_that_is_shown_is_read_for_planes_in_its_cells():
    frames, size = 5, 48
    cells = np.arange(frames * 24, dtype="<u2").reshape(frames, 4, 6) | (np.arange(frames)[:, None, None] == 3) << 15
    made = dataset(NumberOfFrames=frames, PixelData=cells.astype("<u2").tobytes())
    made.add_new((GROUP, 0x0102), "US", 15)
    read = read_instance(loose_file(source_of(file_bytes(made), "test")), ExplicitVRLittleEndian)
    asked = []

    class Counted:
        """The file of the pixels, with a note of what is read from it."""

        def seek(self, place: int, whence: int = 0) -> int:
            if whence == 0:
                asked.append([place - start, 0])
            return file.seek(place, whence)

        def read(self, count: int) -> bytes:
            asked[-1][1] = count
            return file.read(count)

    file, start = read.pixels.file, read.pixels.start
    read.pixels.file = Counted()
    frame = read_stored_frame(read, 3)
    assert layers_of(frame, ExplicitVRLittleEndian, 1.0, Guard()).buffers["overlay_planes"].all()
    assert asked == [[3 * size, size]]
    assert not layers_of(read_stored_frame(read, 2), ExplicitVRLittleEndian, 1.0, Guard()).buffers["overlay_planes"].any()


def test_a_plane_in_the_cells_of_compressed_pixels():
    cells = np.arange(24, dtype=np.uint16).reshape(4, 6) | np.eye(4, 6, dtype=np.uint16) << 15
    made = dataset(PixelData=cells.tobytes(), BitsStored=16, HighBit=15)
    made.add_new((GROUP, 0x0102), "US", 15)
    made.file_meta = FileMetaDataset()
    made.compress(RLELossless, cells, generate_instance_uid=False)
    made.BitsStored, made.HighBit = 12, 11
    description, planes, buffers = drawn(made, syntax=RLELossless)
    assert np.array_equal(planes, np.eye(4, 6)) and description["value_range"] == [-1024, -1001]
    assert np.array_equal(buffers["level_indices"].reshape(4, 6), np.arange(24).reshape(4, 6))
