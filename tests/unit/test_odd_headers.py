"""Odd but real forms of headers, built here: what counts is what pydicom and DCMTK make of the same elements in plain form."""

import io
import struct
import tracemalloc

import pytest
from archives import zip_bytes
from dicom_files import bare_bytes, dataset, file_bytes
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEGBaseline8Bit,
    RLELossless,
)
from read_headers import entries_of, kept

from dicom_zip_inspector.archive.patched_file import PatchedFile
from dicom_zip_inspector.scan import headers


def codes(entry) -> set[str]:
    return {note.code for note in entry.notes}


def meta_of(whole: bytes) -> bytes:
    length = struct.unpack_from("<L", whole, 140)[0]
    return whole[132 : 144 + length]


@pytest.mark.parametrize("second", [ImplicitVRLittleEndian, JPEGBaseline8Bit])
def test_of_two_file_meta_informations_the_first_counts(second):
    """As DCMTK reads it: its group length says where the first ends, the second is part of the data set."""
    whole, other = file_bytes(dataset()), meta_of(file_bytes(dataset(7, PixelData=None), second))
    end = 132 + len(meta_of(whole))
    entry = entries_of({"x": whole[:end] + other + whole[end:]})["x"]
    assert entry.entry_class == "image" and entry.header.transfer_syntax_uid == ExplicitVRLittleEndian
    assert codes(entry) == {"meta_repeated"} and kept(entry) == kept(entries_of({"x": whole})["x"])


def test_a_wrong_group_length_alone_is_no_second_file_meta_information():
    whole = file_bytes(dataset())
    entry = entries_of({"x": whole[:140] + struct.pack("<L", 30) + whole[144:]})["x"]
    assert entry.entry_class == "image" and codes(entry) == set() and entry.header.transfer_syntax_uid == ExplicitVRLittleEndian


@pytest.mark.parametrize("element", [0x0003, 0x0010])
def test_files_without_preamble_that_begin_late(element):
    whole = file_bytes(dataset())
    at = whole.index(b"\2\0" + struct.pack("<H", element), 132)
    entry = entries_of({"x": whole[at:]})["x"]
    assert entry.entry_class == "image" and "preamble_missing" in codes(entry)
    assert kept(entry) == kept(entries_of({"x": whole})["x"])


def test_dicm_at_byte_128_of_a_bare_data_set():
    made = dataset(SpecificCharacterSet="ISO_IR 100", StudyDescription="x" * 60)
    bare = bytearray(bare_bytes(made, False))
    bare[128:132] = b"DICM"
    entry = entries_of({"x": bytes(bare)})["x"]
    assert entry.entry_class == "image" and codes(entry) == {"meta_missing", "preamble_missing"}
    assert "DICM" in entry.header.study_description and entry.header.patient_id == "T1"


@pytest.mark.parametrize(("implicit", "little_endian", "found"), [(False, False, "big endian, explicit"), (True, True, "implicit")])
def test_the_bytes_count_not_the_transfer_syntax(implicit, little_endian, found):
    whole = file_bytes(dataset())
    end = 132 + len(meta_of(whole))
    entry = entries_of({"x": whole[:end] + bare_bytes(dataset(), implicit, little_endian)})["x"]
    assert entry.entry_class == "image" and kept(entry) == kept(entries_of({"x": whole})["x"])
    assert [note.message for note in entry.notes] == [f"The data set is {found} VR, unlike its transfer syntax"]


def test_a_number_of_twice_its_bytes_is_its_first_half():
    whole = bare_bytes(dataset(), implicit=False)
    at = whole.index(b"\x28\x00\x10\x00US")
    entry = entries_of({"x": whole[: at + 6] + b"\4\0" + whole[at + 8 : at + 10] + b"\0\0" + whole[at + 10 :]})["x"]
    assert entry.header.rows == 4 and [(note.code, note.path) for note in entry.notes if note.code == "malformed"] == [("malformed", "00280010")]
    assert entry.is_damaged


def test_damaged_values_leave_a_file_in_its_class_and_are_counted_beside_it():
    files = {"good": file_bytes(dataset(1)), "bad": file_bytes(dataset(2)).replace(b"1.2.3.4.2\0", b"1.2.3.4.\xff\0")}
    opened = Opened({"a.zip": zip_bytes(files)})
    assert (opened.account["images"], opened.account["damaged"]) == (2, 1)
    assert set(opened.entries("damaged")) == {"bad"}


@pytest.mark.parametrize("damage", [None, 400])
def test_a_deflated_header_longer_than_its_beginning_and_one_that_is_damaged(damage):
    made = dataset(PatientComments="".join(chr(33 + n * n % 90) for n in range(10_000)), SliceThickness="2.5")
    block = made.private_block(0x0009, "TESTS", create=True)
    block.add_new(1, "OB", bytes(n * n % 251 for n in range(600_000)))
    whole = file_bytes(made, DeflatedExplicitVRLittleEndian)
    start = 132 + len(meta_of(whole))
    if damage is None:
        entry = entries_of({"x": whole})["x"]
        assert entry.entry_class == "image" and entry.header.slice_thickness == (2.5,) and entry.notes == ()
    else:
        cut = whole[: start + damage] + bytes(100)
        entry = entries_of({"x": cut})["x"]
        assert entry.entry_class == "unreadable" and entry.error.code == "header_unreadable"


def test_long_headers_are_read_as_memory_has_room(monkeypatch):
    monkeypatch.setattr(headers, "BATCH_BYTES", 300_000)
    at_once: list[int] = []
    plain = headers.find_data_sets

    def watched(lanes):
        at_once.append(sum(len(lane.prefix.data) for lane in lanes))
        return plain(lanes)

    monkeypatch.setattr(headers, "find_data_sets", watched)
    files = {}
    for n in range(30):
        made = dataset(n)
        made.private_block(0x0009, "BIG", create=True).add_new(1, "OB", bytes(60_000))
        files[f"{n:02}"] = file_bytes(made)
    found = Opened({"a.zip": zip_bytes(files)}).entries("image")
    assert set(found) == set(files) and max(at_once) <= 400_000


def test_long_headers_that_are_walked_are_in_memory_one_by_one():
    files = {}
    for n in range(12):
        made = dataset(n, PixelData=bytes(48))
        made.private_block(0x0009, "BIG", create=True).add_new(1, "OB", bytes(6 << 20))
        files[f"{n}"] = file_bytes(made, ExplicitVRBigEndian)
    data = zip_bytes(files)
    del files
    tracemalloc.start()
    opened = Opened({"a.zip": data})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert opened.account["images"] == 12 and peak < 48 << 20


@pytest.mark.parametrize("vr", [b"ZZ", b"\0\0"])
def test_a_vr_that_does_not_exist_in_file_meta_information(vr):
    whole = file_bytes(dataset())
    at = whole.index(b"\2\0\x10\0UI") + 4
    opened = Opened({"a.zip": zip_bytes({"x": whole[:at] + vr + whole[at + 2 :]})})
    row = opened.entries("image")["x"]
    assert [note["code"] for note in row["notes"]] == ["vr_unknown"] and opened.series[0]["transfer_syntax_uid"] == ExplicitVRLittleEndian
    assert opened.call("get_frame", instance_key=row["entry_key"], frame_index=0)[1] is None


def test_rle_header_behind_undefined_lengths():
    """A stop tag counts at the top only: Pixel Data within an icon is none of the file's."""
    icon = Dataset()
    icon.PixelData = b"\0\0"
    icon["PixelData"].VR = "OW"
    made = dataset(IconImageSequence=[icon], PixelData=None)
    made["IconImageSequence"].is_undefined_length = True
    entry = entries_of({"x": file_bytes(made, RLELossless)})["x"]
    assert entry.entry_class == "object" and entry.header.frames == 0


@pytest.mark.parametrize("implicit", [False, True])
def test_behind_a_wrong_length_rows_and_picture_are_there_too(implicit):
    """The header is read everywhere as the scan has settled it."""
    whole = bare_bytes(dataset(StudyDescription="some study"), implicit)
    at = whole.index(b"\x08\x00\x30\x10") + (4 if implicit else 6)
    wrong = whole[:at] + b"\xf0\xff" + whole[at + 2 :]
    good, bad = (Opened({"a.zip": zip_bytes({"x": data})}) for data in (whole, wrong))
    (good_key,), (bad_key,) = ([row["entry_key"] for row in opened.entries("image").values()] for opened in (good, bad))
    assert bad.account["damaged"] == 1 and "length_wrong" in {note["code"] for note in bad.entries("image")["x"]["notes"]}
    assert bad.call("get_tags", instance_key=bad_key)[0]["rows"] == good.call("get_tags", instance_key=good_key)[0]["rows"]
    levels = [
        opened.call("get_frame", instance_key=key, frame_index=0)[2]["level_indices"].tolist() for opened, key in ((good, good_key), (bad, bad_key))
    ]
    assert levels[0] == levels[1] == list(range(24))


@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_patched_file_reads_as_one_that_holds_the_patches(size):
    data, patches = bytes(range(50)), ((0, b"AB"), (10, b"CDEF"), (48, b"YZ"))
    expected = b"AB" + data[2:10] + b"CDEF" + data[14:48] + b"YZ"
    file = PatchedFile(io.BytesIO(data), patches)
    assert b"".join(iter(lambda: file.read(size), b"")) == expected and file.tell() == 50
    assert file.seek(11) == 11 and file.read(2) == b"DE"


@pytest.mark.parametrize("vr", [b"ZZ", b"\0\0", b"u\xff"])
def test_behind_a_vr_that_does_not_exist_rows_and_picture_are_there_too(vr):
    whole = file_bytes(dataset(StudyDescription="some study"))
    for tag in (0x00081030, 0x00100010, 0x00280010, 0x00280100, 0x00281052):
        at = whole.index(struct.pack("<HH", tag >> 16, tag & 0xFFFF)) + 4
        opened = Opened({"a.zip": zip_bytes({"x": whole[:at] + vr + whole[at + 2 :]})})
        row = opened.entries("image")["x"]
        assert [note["code"] for note in row["notes"]] == ["vr_unknown"] and row["damaged"]
        assert len(opened.call("get_tags", instance_key=row["entry_key"])[0]["rows"]) >= 24
        assert opened.call("get_frame", instance_key=row["entry_key"], frame_index=0)[2]["level_indices"].tolist() == list(range(24))
