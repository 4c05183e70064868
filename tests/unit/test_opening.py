"""Whole openings through the calls that the page makes: every entry accounted for, whatever was chosen."""

import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from archives import listed, patched, source_of, zip_bytes
from dicom_files import bare_bytes, dataset, file_bytes, slices
from native_loop import run
from opening import Opened
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian
from remarks import messages

import dicom_zip_inspector
from dicom_zip_inspector.archive.storage import NativeStorage
from dicom_zip_inspector.bridge.rpc import Inspector


def test_a_plain_zip():
    opened = Opened({"a.zip": zip_bytes({"s/": b"", **slices(5), "readme.txt": b"words"})})
    assert opened.account | {"bytes": 0} == {
        "entries": 7, "folders": 1, "images": 5, "objects": 0, "dicomdir": 0, "not_dicom": 1, "encrypted": 0, "unreadable": 0,
        "damaged": 0, "examined": 0, "archives": 1, "patients": 1, "studies": 1, "series": 1, "instances": 5, "frames": 5, "bytes": 0,
    }  # fmt: skip
    assert opened.result["outcome"] == "done" and opened.result["errors"] == []
    row = opened.series[0]
    assert (row["patient_name"], row["modality"], row["instances"], row["rows"], row["columns"]) == ("Test^One", "CT", 5, 4, 6)
    assert row["sop_class_name"] == "CT Image Storage" and row["transfer_syntax_name"] == "Explicit VR Little Endian"


def test_the_page_is_told_what_the_engine_is_busy_with():
    """Before each piece of work on one entry alone: where a header has to be walked by itself, and where an instance is read."""
    told: list[str] = []
    walked = file_bytes(dataset(3), ExplicitVRBigEndian)
    opened = Opened({"a.zip": zip_bytes(slices(2) | {"walked": walked})}, Inspector(working_on=told.append))
    assert told == ["walked"]
    opened.call("get_tags", instance_key=opened.entries("image")["s/001"]["entry_key"])
    assert told == ["walked", "s/001"]


def test_entries_are_left_out_by_name():
    opened = Opened({"a.zip": zip_bytes(slices(3)), "loose": slices(9)["s/009"]}, skip=("a.zip/s/002", "loose", "s/001"))
    assert (opened.account["images"], opened.account["unreadable"], opened.account["entries"]) == (2, 2, 4)
    assert {name: row["code"] for name, row in opened.entries("unreadable").items()} == {"a.zip/s/002": "skipped", "loose": "skipped"}


def test_loose_files_and_several_zips_together():
    opened = Opened({"a.zip": zip_bytes(slices(2)), "b.zip": zip_bytes(slices(3, SeriesInstanceUID="1.9")), "dir/one.dcm": slices(1)["s/001"]})
    assert opened.account["images"] == 6 and opened.account["series"] == 3  # each archive has series of its own
    assert set(opened.entries("image")) >= {"a.zip/s/001", "b.zip/s/003", "dir/one.dcm"}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_archives_in_archives_three_deep(method):
    fourth = zip_bytes(slices(1, PatientID="deep"))
    third = zip_bytes({"fourth.zip": fourth, **slices(2)}, method)
    second = zip_bytes({"third.zip": third, **slices(3, SeriesInstanceUID="1.8")}, method)
    opened = Opened({"first.zip": zip_bytes({"second.zip": second}, method)})
    assert opened.account["images"] == 5 and opened.account["not_dicom"] == 3
    assert "second.zip/third.zip/s/002" in opened.entries("image")
    assert [error["error"]["code"] for error in opened.result["errors"]] == ["limit_exceeded"]
    assert "fourth.zip" in opened.result["errors"][0]["source_name"]
    key = opened.entries("image")["second.zip/third.zip/s/002"]["entry_key"]
    assert opened.call("get_frame", instance_key=key, frame_index=0)[0]["rows"] == 4


def test_a_nested_archive_that_lies_about_its_size_is_stopped_there():
    inner = zip_bytes(slices(3))
    outer = patched(zip_bytes({"inner.zip": inner, **slices(1)}), b"PK\x01\x02", 24, "<L", 200)
    opened = Opened({"outer.zip": outer})
    assert (opened.account["images"], opened.account["not_dicom"], opened.account["damaged"]) == (1, 1, 1)
    [problem] = opened.result["errors"]
    assert problem["error"]["code"] == "limit_exceeded" and "more than 200 bytes" in problem["error"]["message"]
    assert messages(opened.entries("not_dicom")["inner.zip"]["notes"]) == ["It holds more bytes than the archive declares"]


def test_a_nested_archive_that_grows_without_measure_stays_closed():
    inner = zip_bytes({"zeros": bytes(20 << 20)}, zipfile.ZIP_STORED)
    opened = Opened({"outer.zip": zip_bytes({"inner.zip": inner, **slices(1)})})
    assert opened.account["images"] == 1 and opened.account["not_dicom"] == 1
    [problem] = opened.result["errors"]
    assert problem["error"]["code"] == "limit_exceeded" and "grows" in problem["error"]["message"]


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_other_encodings(syntax):
    made = dataset()
    if syntax == ExplicitVRBigEndian:
        made.PixelData = np.arange(24, dtype=">u2").tobytes()
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made, syntax)})})
    row = opened.series[0]
    assert (row["transfer_syntax_uid"], row["rows"], row["patient_id"]) == (syntax, 4, "T1")
    key = opened.entries("image")["x"]["entry_key"]
    _description, error, buffers = opened.call("get_frame", instance_key=key, frame_index=0)
    assert error is None and buffers["level_indices"].tolist() == list(range(24))
    assert opened.call("get_pixel", instance_key=key, frame_index=0, row=0, column=5)[0]["text"] == "-1019 HU"


@pytest.mark.parametrize(("implicit", "little"), [(True, True), (False, True), (False, False)])
def test_data_sets_without_preamble_are_noted(implicit, little):
    opened = Opened({"a.zip": zip_bytes({"bare": bare_bytes(dataset(), implicit, little)})})
    assert opened.account["images"] == 1
    assert set(messages(opened.entries("image")["bare"]["notes"])) == {"File Meta Information is missing", "The preamble is missing"}
    assert opened.series[0]["transfer_syntax_uid"]


def test_a_transfer_syntax_that_the_bytes_contradict_is_noted():
    wrong = file_bytes(dataset()).replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2\0\0\0")
    opened = Opened({"a.zip": zip_bytes({"wrong": wrong})})
    assert any("unlike its transfer syntax" in note["message"] for note in opened.entries("image")["wrong"]["notes"])


def test_headers_longer_than_the_first_prefix():
    long = {f"s/{n}": file_bytes(dataset(n, PatientComments=None, ImageComments="x" * 9000, DerivationDescription="y" * 1000)) for n in range(40)}
    for name in list(long)[::3]:
        big = dataset(99)
        big.private_block(0x0009, "BIG", create=True).add_new(1, "OB", bytes(300_000))
        long[name] = file_bytes(big)
    opened = Opened({"a.zip": zip_bytes(long)})
    assert opened.account["images"] == 40 and opened.account["unreadable"] == 0


@pytest.mark.parametrize("value, reads", [(b"again and again " * 1250, 1), (np.random.default_rng(7).bytes(20_000), 2)])
def test_a_longer_header_is_had_of_what_is_at_hand_or_read_once_more(value, reads, monkeypatch):
    began: Counter[int] = Counter()
    read_pieces = NativeStorage.read_pieces

    async def counted(self, path, start, stop, pieces):
        began.update(begin for begin, _ in pieces)
        return await read_pieces(self, path, start, stop, pieces)

    monkeypatch.setattr(NativeStorage, "read_pieces", counted)
    long = dataset()
    long.private_block(0x0009, "LONG", create=True).add_new(1, "OB", value)
    opened = Opened({"a.zip": zip_bytes({f"f{n}": file_bytes(long) for n in range(9)})})
    assert opened.account["images"] == 9 and [row["patient_name"] for row in opened.series] == ["Test^One"]
    assert list(began.values()) == [reads] * 9


def test_damage_of_every_kind_is_named_and_the_rest_is_shown():
    whole = file_bytes(dataset())
    cut_header = whole[: whole.index(b"Test^One") + 3]
    entries = {
        "good": whole,
        "cut in the header": cut_header,
        "cut in the pixels": whole[:-20],
        "empty": b"",
        "text.txt": b"words",
        "only a preamble": bytes(128) + b"DICM",
        "locked": whole,
    }
    data = zip_bytes(entries)
    data = patched(data, b"PK\x01\x02", 8, "<H", 1, which=6)
    opened = Opened({"a.zip": data})
    assert set(opened.entries("encrypted")) == {"locked"}
    unreadable = opened.entries("unreadable")
    assert set(unreadable) == {"cut in the header", "only a preamble"}
    assert all(row["code"] == "header_unreadable" and name in row["reason"] for name, row in unreadable.items())
    images = opened.entries("image")
    assert set(images) == {"good", "cut in the pixels"}
    assert any("20 of 48 bytes are missing" in note["message"] for note in images["cut in the pixels"]["notes"])
    assert opened.call("get_frame", instance_key=images["cut in the pixels"]["entry_key"], frame_index=0)[1] is None
    assert set(opened.entries("not_dicom")) == {"empty", "text.txt"}


def test_objects_without_pixels_are_named_by_their_class():
    report = dataset(SOPClassUID="1.2.840.10008.5.1.4.1.1.88.11", Modality="SR", PixelData=None, Rows=None, Columns=None)
    opened = Opened({"a.zip": zip_bytes({"sr": file_bytes(report)})})
    row = opened.entries("object")["sr"]
    assert row["kind"] == "Basic Text SR Storage"
    assert opened.call("get_frame", instance_key=row["entry_key"], frame_index=0)[1]["code"] == "no_pixel_data"
    assert opened.series[0]["frames"] == 0 and opened.series[0]["instances"] == 1


def test_a_zip_that_is_none_and_one_that_is_cut():
    data = zip_bytes(slices(4))
    opened = Opened({"fake.zip": b"this is text", "cut.zip": data[: data.index(b"PK\x01\x02")]})
    codes = {error["source_name"]: error["error"]["code"] for error in opened.result["errors"]}
    assert codes == {"fake.zip": "not_an_archive", "cut.zip": "archive_truncated"}
    assert opened.account["images"] == 4 and opened.account["unreadable"] == 1


def test_cancel_keeps_what_is_there():
    opened = Opened({"a.zip": zip_bytes(slices(300))}, stop_after=1)
    assert opened.result["outcome"] == "cancelled"
    assert 0 < opened.account["images"] < 300
    assert opened.call("get_series_frames", series_key=0)[0]["frames"] == opened.account["images"]


def test_two_archives_in_a_row_leave_nothing_of_the_first():
    first = Opened({"a.zip": zip_bytes(slices(5))})
    second = Opened({"b.zip": zip_bytes(slices(2, PatientID="T2"))}, first.inspector)
    assert second.account["instances"] == 2 and second.account["patients"] == 1


def test_rows_come_as_increments():
    several = {f"{s}/{n}": file_bytes(dataset(n, SeriesInstanceUID=f"1.{s}")) for s in range(8) for n in range(40)}
    opened = Opened({"a.zip": zip_bytes(several)})
    assert len(opened.events) > 2
    assert [row["instances"] for row in opened.series] == [40] * 8
    assert all(len(event["series"]) < 8 for event in opened.events)


@pytest.mark.parametrize("change", ["cut", "deleted"])
def test_a_file_that_changes_while_it_is_read_costs_what_was_not_read_yet(change):
    content = {f"s/{n:03}": file_bytes(dataset(n, PixelData=bytes(40_000), Rows=100, Columns=200)) for n in range(300)}

    class Changing(Opened):
        def _emit(self, text):
            super()._emit(text)
            path = Path(self.sources[0].path)
            if len(self.events) == 2 and change == "deleted":
                path.unlink()
            elif len(self.events) == 2:
                with path.open("r+b") as file:
                    file.truncate(path.stat().st_size // 2)

    opened = Changing({"scan.zip": zip_bytes(content, zipfile.ZIP_STORED), "other.zip": zip_bytes(slices(3, PatientID="T2"))})
    assert opened.result["outcome"] == "done"
    assert opened.account["entries"] == 303 and 3 < opened.account["images"] < 300
    lost = opened.entries("unreadable")
    assert len(lost) == 303 - opened.account["images"]
    assert {row["code"] for row in lost.values()} == {"source_changed"} and all("“scan.zip”" in row["reason"] for row in lost.values())
    shown = opened.entries("image")["scan.zip/s/000"]["entry_key"]
    assert opened.call("get_frame", instance_key=shown, frame_index=0)[1]["code"] == "source_changed"
    other = opened.entries("image")["other.zip/s/001"]["entry_key"]
    assert opened.call("get_frame", instance_key=other, frame_index=0)[1] is None


def test_a_file_that_is_gone_when_it_is_opened():
    source = source_of(zip_bytes(slices(1)), "gone.zip")
    Path(source.path).unlink()
    reply = run(Inspector().call("open", json.dumps({"sources": listed(source)})))
    result = json.loads(reply.json)["result"]
    assert result["account"]["unreadable"] == result["account"]["entries"] == 1
    assert [error["error"]["code"] for error in result["errors"]] == ["source_changed"]


# Opens the archive that is named and says what of it was read, and whether pydicom was needed for that.
ALONE = """
import asyncio, json, os, sys
from dicom_zip_inspector.bridge.rpc import Inspector
source = {"name": "a.zip", "path": sys.argv[1], "size": os.path.getsize(sys.argv[1])}
reply = asyncio.run(Inspector().call("open", json.dumps({"sources": [source]})))
print(json.loads(reply.json)["result"]["account"]["images"], "pydicom" in sys.modules, "imagecodecs" in sys.modules)
"""


@pytest.mark.skipif(sys.platform == "emscripten", reason="no processes there")
@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_the_table_of_any_encoding_needs_no_pydicom(syntax, tmp_path):
    (tmp_path / "a.zip").write_bytes(zip_bytes({f"f{n}": file_bytes(dataset(n), syntax) for n in range(3)}))
    environment = {"PYTHONPATH": str(Path(dicom_zip_inspector.__file__).parents[1])}
    ran = subprocess.run([sys.executable, "-c", ALONE, tmp_path / "a.zip"], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["3", "False", "False"]
