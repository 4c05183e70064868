"""However many frames a file states and however its positions lie, the order is made from counted items."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from opening import Opened
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit

from dicom_zip_inspector.api import instances
from dicom_zip_inspector.index import frame_columns, frame_order
from dicom_zip_inspector.index.frame_columns import TELLING, FrameColumns
from dicom_zip_inspector.index.frame_order import arrange
from dicom_zip_inspector.index.volumes import MOST_VOLUMES


def many(count: int, **columns) -> FrameColumns:
    made = FrameColumns(
        addresses=[(i, 0) for i in range(count)],
        uids=[None] * count,
        numbers=[0.0] * count,
        orientations=columns.pop("orientations", [(1.0, 0.0, 0.0, 0.0, 1.0, 0.0)] * count),
        positions=columns.pop("positions", [(0.0, 0.0, float(i)) for i in range(count)]),
        telling={name: [None] * count for name in TELLING},
    )
    made.telling |= columns
    return made


@pytest.mark.parametrize(("stated", "listed"), [(2**31 - 1, 128), (129, 128), (128, 128), (2, 2), (0, 1), (-5, 1)])
def test_frames_are_as_many_as_pixel_data_have_room_for(stated, listed):
    """48 bytes hold 128 frames of 3 pixels of one bit, the least that a frame can be."""
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(dataset(NumberOfFrames=stated, Rows=1, Columns=3))})})
    assert opened.account["frames"] == opened.series[0]["frames"] == listed
    notes = [note["message"] for note in opened.entries("image")["x"]["notes"]]
    assert notes == ([f"{stated:,} frames are stated, Pixel Data have room for {listed}"] if stated > listed else [])
    assert opened.entries("image")["x"]["damaged"] == (stated > listed)
    _, error, buffers = opened.call("get_series_frames", series_key=0)
    assert error is None and buffers["frame_indices"].tolist() == list(range(listed))


def test_encapsulated_frames_take_a_byte_each_at_least():
    made = dataset(NumberOfFrames=2**31 - 1, PixelData=encapsulate([b"\xff\xd8" + bytes(20)]))
    made["PixelData"].VR, made["PixelData"].is_undefined_length = "OB", True
    data = file_bytes(made, JPEGBaseline8Bit)
    opened = Opened({"a.zip": zip_bytes({"x": data})})
    assert opened.account["frames"] == len(data) - data.index(b"\xe0\x7f\x10\x00OB") - 12


def test_a_series_lists_a_counted_number_of_frames(monkeypatch):
    monkeypatch.setattr(frame_columns, "MOST_LISTED", 50)
    monkeypatch.setattr(instances, "MOST_FRAMES_PLACED", 0)
    files = {f"{n}": file_bytes(dataset(n, NumberOfFrames=24, Rows=1, Columns=2, BitsAllocated=8, BitsStored=8, HighBit=7)) for n in range(4)}
    opened = Opened({"a.zip": zip_bytes(files)})
    reply, _, buffers = opened.call("get_series_frames", series_key=0)
    assert opened.account["frames"] == 96 and len(buffers["frame_indices"]) == 50
    assert "96 frames, of which the first 50 can be looked through" in [problem["message"] for problem in reply["problems"]]


def test_places_beyond_belief_are_none():
    frames = many(3, positions=[(0.0, 0.0, 1e300), (0.0, 0.0, float("nan")), (0.0, 0.0, 2.0)])
    arrangement = arrange(frames)
    assert np.isfinite(arrangement.positions).tolist() == [True, False, False] and arrangement.volumes == ["", "without position"]


def test_more_orientations_than_stacks_go_by_number(monkeypatch):
    monkeypatch.setattr(frame_order, "MOST_STACKS", 3)
    tilts = [(1.0, 0.0, 0.0, 0.0, float(np.cos(a)), float(np.sin(a))) for a in np.linspace(0, 1, 4).tolist() for _ in range(2)]
    assert arrange(many(8, orientations=tilts)).volumes == [""]
    assert len(arrange(many(6, orientations=tilts[:6])).volumes) == 3


@pytest.mark.parametrize(
    "columns",
    [
        {"positions": [(0.0, 0.0, 0.0)] * 50_000},
        {"positions": [(0.0, 0.0, 0.0)] * 25_000 + [(0.0, 0.0, float(i)) for i in range(25_000)], "image_type": [f"A\\{i}" for i in range(50_000)]},
        {"positions": [(0.0, 0.0, 0.0)] * 50_000, "image_type": [f"A\\{i % 25_000}" for i in range(50_000)]},
        {"positions": [(0.0, 0.0, 0.0)] * 50_000, "trigger_time": [(float(i),) for i in range(50_000)]},
        {"positions": [(0.0, 0.0, float(i % 2)) for i in range(50_000)], "echo_time": [None, 5, "x", (1.0,)] * 12_500},
    ],
    ids=["one place", "a crowded place", "pairs", "times", "values of several kinds"],
)
def test_at_crowded_places_the_volumes_are_a_counted_number(columns):
    arrangement = arrange(many(50_000, **columns))
    assert sorted(arrangement.order) == [(i, 0) for i in range(50_000)] and len(arrangement.volumes) <= MOST_VOLUMES


def test_a_few_volumes_at_one_place_are_told_apart():
    frames = many(2000, positions=[(0.0, 0.0, float(i % 2)) for i in range(2000)], trigger_time=[(float(i),) for i in range(2000)])
    assert len(arrange(frames).volumes) == 1000
