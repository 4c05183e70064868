"""What is asked of an opened archive: frames, windows, small pictures, values, bytes of any entry; and addresses that lead nowhere."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes, slices
from opening import Opened


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("get_frame", {"instance_key": 99, "frame_index": 0}),
        ("get_frame", {"instance_key": 0, "frame_index": 5}),
        ("get_series_frames", {"series_key": 7}),
        ("get_pixel", {"instance_key": 0, "frame_index": 0, "row": 100, "column": 0}),
        ("get_tag_value", {"instance_key": 0, "path": "99999999"}),
        ("get_tag_value", {"instance_key": 0, "path": "nonsense"}),
        ("_session", {}),
    ],
)
def test_addresses_that_lead_nowhere(method, params):
    opened = Opened({"a.zip": zip_bytes(slices(1))})
    assert opened.call(method, **params)[1]["code"] == "unknown_key"


def test_a_window_changes_the_table_only():
    opened = Opened({"a.zip": zip_bytes(slices(1, WindowCenter=-1010, WindowWidth=10))})
    described, _, before = opened.call("get_frame", instance_key=0, frame_index=0)
    assert (described["window_center"], described["window_width"], described["unit"]) == (-1010, 10, "HU")
    reply, _, after = opened.call("get_display_table", instance_key=0, frame_index=0, center=-1000, width=2)
    assert reply["window_center"] == -1000
    assert before["display_table"].shape == after["display_table"].shape == (24,)
    assert not np.array_equal(before["display_table"], after["display_table"])


def test_thumbnails_are_small_and_grey():
    big = dataset(Rows=300, Columns=200, PixelData=np.arange(60000, dtype="<u2").tobytes())
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(big)})})
    reply, _, buffers = opened.call("get_series_thumbnail", series_key=0, size=96)
    assert max(reply["rows"], reply["columns"]) <= 96
    rgb = buffers["display_values"].reshape(reply["rows"], reply["columns"], 3)
    assert (rgb[..., 0] == rgb[..., 2]).all() and len(np.unique(rgb)) > 50


@pytest.mark.parametrize(("dtype", "keyword", "bits"), [("<f4", "FloatPixelData", 32), ("<f8", "DoubleFloatPixelData", 64)])
def test_float_pixels(dtype, keyword, bits):
    values = np.linspace(-1, 1, 24).astype(dtype)
    absent = dict.fromkeys(("PixelData", "BitsStored", "HighBit", "PixelRepresentation", "RescaleIntercept", "RescaleSlope"))
    made = dataset(BitsAllocated=bits, **absent)
    setattr(made, keyword, values.tobytes())
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made)})})
    description, error, buffers = opened.call("get_frame", instance_key=0, frame_index=0)
    assert error is None and description["encoding"] == "table"
    grey = buffers["display_table"][buffers["level_indices"]]
    assert (np.diff(grey.astype(int)) >= 0).all() and grey[0] == 0 and grey[-1] == 255
    assert opened.call("get_pixel", instance_key=0, frame_index=0, row=0, column=0)[0]["values"] == [-1.0]


def test_the_bytes_of_any_entry_are_handed_out_stretch_by_stretch():
    text = b"".join(b"%d " % number for number in range(9000))
    opened = Opened({"a.zip": zip_bytes({"text": text, **slices(1)}), "loose": b"just a text\n" * 30})
    rows = opened.entries("not_dicom")
    key = rows["a.zip/text"]["entry_key"]
    assert opened.call("get_entry", entry_key=key)[0] == rows["a.zip/text"]
    parts = []
    while len(part := opened.call("get_entry_bytes", entry_key=key, start=sum(map(len, parts)), most=7000)[2]["bytes"]):
        parts.append(part.tobytes())
    assert b"".join(parts) == text and max(map(len, parts)) == 7000
    loose = opened.call("get_entry_bytes", entry_key=rows["loose"]["entry_key"], start=0, most=1 << 40)[2]["bytes"]
    assert loose.tobytes() == b"just a text\n" * 30
    assert opened.call("get_entry_bytes", entry_key=999, start=0, most=9)[1]["code"] == "unknown_key"


def test_bytes_are_handed_out_in_bounded_stretches():
    opened = Opened({"a.zip": zip_bytes({"zeros": bytes(40 << 20), **slices(1)})})
    key = opened.entries("not_dicom")["zeros"]["entry_key"]
    result, _, buffers = opened.call("get_entry_bytes", entry_key=key, start=0, most=1 << 40)
    assert len(buffers["bytes"]) == 16 << 20 and result == {"entry_key": key, "start": 0, "size": 40 << 20}
