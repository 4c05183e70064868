"""Frames too large to be drawn whole: rows read in strips, made smaller by means that are computed here by hand; exact values from the file."""

import json
import struct

import numpy as np
import pytest
from archives import source_of, zip_bytes
from dicom_files import add_overlay, dataset, file_bytes
from opening import Opened
from reference import TABLE, expected_values, instance_at, path_of

from dicom_zip_inspector.archive.member import loose_file
from dicom_zip_inspector.pixels import large_frame, stored_frame
from dicom_zip_inspector.pixels.instance_reader import read_instance
from dicom_zip_inspector.pixels.stored_frame import StoredFrame, read_stored_frame

EXPECTED = expected_values()
NATIVE = [name for name, row in TABLE.items() if row["encoder"] == "pydicom" and not row["transfer_syntax_uid"].endswith((".98", ".8.1"))]


def means(values: np.ndarray, reduction: int) -> np.ndarray:
    """One area after the other."""
    rows, columns = (-(-length // reduction) for length in values.shape[:2])
    edges = [[i * length // count for i in range(count + 1)] for length, count in zip(values.shape, (rows, columns), strict=False)]
    found = np.zeros((rows, columns, *values.shape[2:]))
    for i in range(rows):
        for j in range(columns):
            found[i, j] = values[edges[0][i] : edges[0][i + 1], edges[1][j] : edges[1][j + 1]].astype(float).mean(axis=(0, 1))
    return found


def messages(frame: StoredFrame) -> tuple[str, ...]:
    """What its notes say."""
    return tuple(finding.message for finding in frame.notes)


@pytest.fixture
def small_limits(monkeypatch):
    """Limits that the reference files exceed."""
    monkeypatch.setattr(large_frame, "STRIP_BYTES", 700)
    monkeypatch.setattr(large_frame, "WHOLE_PIXELS", 500)
    monkeypatch.setattr(large_frame, "REDUCED_PIXELS", 140)


@pytest.mark.parametrize("name", NATIVE)
def test_rows_in_strips_are_the_whole_frame(name, monkeypatch):
    monkeypatch.setattr(large_frame, "STRIP_BYTES", 700)
    monkeypatch.setattr(stored_frame, "READ_AT_ONCE", 16)
    frame = read_stored_frame(instance_at(path_of(name)), 0)
    assert frame.large is None and frame.notes == ()
    assert np.abs(frame.stored_values.astype(float) - EXPECTED[name]).max() <= TABLE[name]["tolerance"]


@pytest.mark.parametrize("name", NATIVE)
def test_a_reduced_frame_is_made_of_means_and_its_values_are_exact(name, small_limits):
    frame = read_stored_frame(instance_at(path_of(name)), 0)
    expected, tolerance = EXPECTED[name], TABLE[name]["tolerance"]
    assert frame.shape == expected.shape[:2] and frame.stored_values.shape[:2] == (10, 14)
    assert messages(frame) == ("The picture is reduced 3-fold, to 14 x 10 of 42 x 30 pixels; values under the cursor are exact",)
    if "palette" in name:
        assert np.array_equal(frame.stored_values, expected[::3, ::3])
    else:
        rounding = 1e-6 if frame.stored_values.dtype.kind == "f" else 0.5
        assert np.abs(frame.stored_values - means(expected, 3)).max() <= rounding + tolerance
    for row, column in ((0, 0), (29, 41), (17, 5)):
        assert np.abs(frame.stored_value(row, column).astype(float) - expected[row, column]).max() <= tolerance


@pytest.mark.parametrize("name", ["native-16u", "native-rgb-planar", "native-1u"])
def test_a_reduced_frame_whose_end_is_missing(name, small_limits):
    read = instance_at(path_of(name))
    kept = read.pixels.length // 3
    read.pixels.length = kept
    frame = read_stored_frame(read, 0)
    assert f"The last {-(-EXPECTED[name].size * TABLE[name]['bits_allocated'] // 8) - kept:,} of this frame's" in messages(frame)[0]
    missing = frame.stored_values[8:] if "rgb" not in name else frame.stored_values[..., 1:]  # the first of three planes is there
    assert not missing.any() and frame.stored_value(29, 41).ravel()[-1] == 0


def test_sides_that_no_canvas_has_are_reduced_too(monkeypatch):
    monkeypatch.setattr(large_frame, "LONGEST_SIDE", 16)
    frame = read_stored_frame(instance_at(path_of("native-16s")), 0)
    assert frame.stored_values.shape == (10, 14) and np.abs(frame.stored_values - means(EXPECTED["native-16s"], 3)).max() <= 0.5


@pytest.mark.parametrize(("limit", "name"), [(100, "native-16u"), (1 << 30, "jpeg2000-16u"), (1 << 30, "rle-16u")])
def test_what_cannot_be_reduced_is_refused_with_its_size_before_it_is_tried(limit, name, small_limits, monkeypatch):
    monkeypatch.setattr(stored_frame, "MAX_FRAME_BYTES", limit)
    monkeypatch.setattr(stored_frame, "frame_samples", None)
    opened = Opened({"a.zip": zip_bytes({"a": path_of(name).read_bytes()})})
    error = opened.call("get_frame", instance_key=0, frame_index=0)[1]
    assert error["code"] == "limit_exceeded" and "42 x 30 pixels in 2,520 bytes" in error["message"]


def test_a_small_file_may_claim_the_largest_frame():
    made = dataset(Rows=32767, Columns=16384, BitsAllocated=16, PixelData=np.arange(24, dtype="<u2").tobytes())
    opened = Opened({"a.zip": zip_bytes({"a": file_bytes(made)})})
    description, error, buffers = opened.call("get_frame", instance_key=0, frame_index=0)
    assert error is None and len(buffers["level_indices"]) == description["drawn_rows"] * description["drawn_columns"] <= 1 << 24
    assert opened.call("get_pixel", instance_key=0, frame_index=0, row=0, column=5)[0]["values"] == [5 - 1024]


def test_the_page_draws_it_in_the_files_own_places(small_limits):
    values = np.arange(30 * 42, dtype="<u2").reshape(30, 42)
    made = dataset(Rows=30, Columns=42, PixelData=values.tobytes(), PixelSpacing=[0.5, 0.5], RescaleIntercept=0)
    made.ShutterShape, made.ShutterPresentationValue = "RECTANGULAR", 0
    made.ShutterLeftVerticalEdge, made.ShutterRightVerticalEdge, made.ShutterUpperHorizontalEdge, made.ShutterLowerHorizontalEdge = 4, 30, 1, 30
    opened = Opened({"a.zip": zip_bytes({"a": file_bytes(add_overlay(made, np.ones((30, 42), bool)))})})
    description, _, buffers = opened.call("get_frame", instance_key=0, frame_index=0)
    assert [description[name] for name in ("rows", "columns", "drawn_rows", "drawn_columns")] == [30, 42, 10, 14]
    assert "Overlays are not drawn over a reduced picture" in json.dumps(description["notes"])
    assert np.array_equal(buffers["shutter_mask"].reshape(10, 14)[0], [1, *[0] * 9, *[1] * 4])
    assert opened.call("get_pixel", instance_key=0, frame_index=0, row=29, column=41)[0]["values"] == [values[29, 41]]
    assert opened.call("get_pixel", instance_key=0, frame_index=0, row=30, column=0)[1]["code"] == "unknown_key"
    length = opened.call("get_length", instance_key=0, frame_index=0, start=[0, 0], end=[42, 0])[0]
    assert length["value"] == pytest.approx(21)
    small = opened.call("get_thumbnail", instance_key=0, frame_index=0, size=64)[0]
    assert [small["rows"], small["columns"]] == [10, 14]
    assert [small["frame_rows"], small["frame_columns"]] == [30, 42]  # as the file has it


def test_the_second_frame_of_two(small_limits):
    made = dataset(Rows=30, Columns=42, NumberOfFrames=2, PixelData=struct.pack("<2520H", *range(2520)))
    frame = read_stored_frame(read_instance(loose_file(source_of(file_bytes(made), "test")), None), 1)
    assert np.abs(frame.stored_values - means(np.arange(1260, 2520).reshape(30, 42), 3)).max() <= 0.5 and frame.stored_value(0, 0) == 1260
