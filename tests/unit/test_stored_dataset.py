"""Data sets read where they lie: any bytes lead to values, absent ones or malformed ones, and to no exception."""

import io
import json
import struct

import pytest
from archives import zip_bytes
from dicom_files import bare_bytes, dataset, element_bytes, file_bytes, nested_bytes, stored, stored_from
from hypothesis import given, settings
from hypothesis import strategies as st
from object_files import item
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ImplicitVRLittleEndian

from dicom_zip_inspector.dataset import element_source
from dicom_zip_inspector.dataset.dataset_file import StoredFile, read_file
from dicom_zip_inspector.dataset.element_source import ElementSource
from dicom_zip_inspector.dataset.element_values import (
    data,
    integer,
    items,
    malformed,
    number,
    numbers,
    present,
    private_tag,
    stored_bytes,
    text,
    texts,
    uid,
    value_count,
    vr,
)
from dicom_zip_inspector.dataset.element_values import (
    item as first_item,
)
from dicom_zip_inspector.dataset.faults import malformed_values
from dicom_zip_inspector.dataset.reading import code, sequences, shown
from dicom_zip_inspector.dataset.stored_dataset import StoredDataset
from dicom_zip_inspector.dataset.tag_rows import tag_rows, tag_value
from dicom_zip_inspector.dataset.vocabulary import meaning
from dicom_zip_inspector.scan.vr_headers import _LONG_VRS, _SHORT_VRS

READERS = (numbers, number, integer, text, texts, uid, data, items, first_item, present, vr, malformed, stored_bytes, value_count)
VRS = [*_LONG_VRS.split(), *_SHORT_VRS.split(), "??", "ZZ"]


def read_all(read: StoredDataset) -> None:
    """Everything that can be asked of a data set."""
    pending = [read]
    while pending:
        one = pending.pop()
        for tag in one.elements:
            for reader in READERS:
                reader(one, tag)
            for in_words in (shown, code):
                in_words(one, meaning(tag).keyword)
        pending += [inner for _, found in sequences(one) for inner in found]
    for row in tag_rows(as_file(read))["rows"]:
        if row["vr"] and row["vr"] != "SQ":
            tag_value(as_file(read), row["path"])


def as_file(read: StoredDataset) -> StoredFile:
    return StoredFile(stored_from(b""), read, "", None)


@settings(max_examples=300)
@given(st.sampled_from(VRS), st.binary(max_size=40), st.sampled_from(["ISO_IR 192", "ISO 2022 IR 87", "nothing", "", "\\\\"]), st.booleans())
def test_any_bytes_under_any_vr(vr_, raw, character_set, private):
    head = struct.pack("<HH2sH", 8, 5, b"CS", len(character_set)) + character_set.encode()
    is_long = vr_ in _LONG_VRS.split()
    group = 0x0029 if private else 0x0040
    made = head + struct.pack("<HH2s", group, 0xA168, vr_.encode()) + struct.pack("<2xL" if is_long else "<H", len(raw)) + raw
    read_all(stored_from(made))


@settings(max_examples=200)
@given(st.binary(max_size=300), st.booleans(), st.booleans())
def test_any_bytes_as_a_data_set(raw, implicit, little_endian):
    read_all(stored_from(raw, implicit, little_endian))
    file = read_file(io.BytesIO(bytes(128) + b"DICM" + raw))
    tag_rows(file)


def nested_sample() -> Dataset:
    inner = item(CodeMeaning="inner", ReferencedImageSequence=[item(ReferencedSOPInstanceUID="1.2"), item()])
    return item(PatientName="A^B", ContentSequence=[item(ConceptCodeSequence=[inner], TextValue="t"), item(ValueType="TEXT")], SliceThickness="2.5")


@pytest.mark.parametrize("implicit", [False, True])
@pytest.mark.parametrize("undefined", [False, True])
def test_a_data_set_cut_anywhere(implicit, undefined):
    made = nested_sample()
    if undefined:
        for sequence in (made["ContentSequence"], made.ContentSequence[0]["ConceptCodeSequence"]):
            sequence.is_undefined_length = True
            for one in sequence.value:
                one.is_undefined_length_sequence_item = True
    whole = element_bytes(made, implicit)
    for end in range(len(whole)):
        read = stored_from(whole[:end], implicit)
        read_all(read)
        if end > 12 and whole.index(b"A^B") + 4 <= end:
            assert text(read, "PatientName") == "A^B"
    damaged = bytearray(whole)
    for at in range(len(whole)):
        damaged[at] ^= 0xFF
        read_all(stored_from(bytes(damaged), implicit))
        damaged[at] ^= 0xFF


def test_what_is_malformed_says_why_and_hides_nothing_else():
    made = element_bytes(item(Rows=3, PatientID="P")).replace(b"\x28\0\x10\0US\2\0\3\0", b"\x28\0\x10\0US\3\0\3\0\1")
    read = stored_from(made)
    assert malformed(read, "Rows") == "its 3 bytes are no multiple of 2" and malformed(read, "PatientID") == malformed(read, "Columns") == ""
    assert integer(read, "Rows") == 3 and text(read, "PatientID") == "P" and text(read, "Columns") is None
    assert [(found.code, found.path, found.message) for found in malformed_values(read)] == [
        ("malformed", "00280010", "Rows: its 3 bytes are no multiple of 2")
    ]
    rows = {row["tag"]: row for row in tag_rows(as_file(read))["rows"]}
    assert (
        rows["00280010"]["problem"] == "its 3 bytes are no multiple of 2" and rows["00280010"]["value"] == "3" and rows["00100020"]["problem"] == ""
    )


def test_sequences_nested_as_deep_as_can_be_end_in_a_reason():
    read = stored_from(nested_bytes(item(ValueType="CONTAINER"), 0x0040A730, 20_000))
    listed = tag_rows(as_file(read))["rows"]
    assert [row["problem"] for row in listed if row["problem"]] == ["nested too deeply"] and listed[-1]["path"].count("/") == 64


def test_what_is_of_undefined_length_without_end_is_bounded(monkeypatch):
    monkeypatch.setattr(element_source, "MOST_STEPS", 1000)
    endless = struct.pack("<HH2s2xL", 0x0040, 0xA730, b"SQ", 0xFFFFFFFF) + struct.pack("<HHL", 0xFFFE, 0xE000, 0) * 5000
    read = stored_from(endless)
    assert malformed(read, "ContentSequence") == "it has more than 1,000 elements" and tag_rows(as_file(read))["rows"]


def test_a_missing_delimiter_costs_its_sequence_only():
    begin = struct.pack("<HHLHHL", 0x2005, 0x140F, 0xFFFFFFFF, 0xFFFE, 0xE000, 0xFFFFFFFF)
    inside = element_bytes(item(PatientID="inside"), True) + struct.pack("<HHL", 0xFFFE, 0xE00D, 0)
    read = stored_from(begin + inside + element_bytes(item(RTPlanLabel="after"), True), True)
    assert [f"{tag:08X}" for tag in read.elements] == ["2005140F", "300A0002"]
    assert text(items(read, 0x2005140F)[0], "PatientID") == "inside" and malformed(read, 0x2005140F) == "its end is missing"


def test_explicit_elements_inside_an_implicit_private_sequence():
    inside = element_bytes(item(PartialFourier="NO", DecouplingMethod="X", PatientID="explicit"), False)
    begin = struct.pack("<HHLHHL", 0x2005, 0x140F, 0xFFFFFFFF, 0xFFFE, 0xE000, 0xFFFFFFFF)
    end = struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0)
    after = element_bytes(item(PatientComments="after"), True)
    read = stored_from(begin + inside + end + after + bytes(0x60000), True)  # so long that implicit lengths fit
    inner = items(read, 0x2005140F)[0]
    assert (text(inner, "PatientID"), text(inner, "PartialFourier"), text(read, "PatientComments")) == ("explicit", "NO", "after")


def test_un_of_undefined_length_in_big_endian_holds_implicit_little_endian_items():
    inside = element_bytes(item(CodeMeaning="little"), True)
    value = struct.pack("<HHL", 0xFFFE, 0xE000, len(inside)) + inside + struct.pack("<HHL", 0xFFFE, 0xE0DD, 0)
    big = struct.pack(">HH2s2xL", 0x0040, 0xA168, b"UN", 0xFFFFFFFF) + value + struct.pack(">HH2sH", 0x0040, 0xA300, b"US", 2) + b"\1\2"
    read = stored_from(big, False, False)
    assert vr(read, 0x0040A168) == "SQ" and code(read, "ConceptCodeSequence") == "little" and integer(read, 0x0040A300) == 0x0102


def test_a_second_group_2_lies_in_the_data_set_and_does_not_win():
    whole = file_bytes(dataset())
    again = element_bytes(item(PatientID="x")).replace(b"\x10\0\x20\0LO", b"\2\0\x13\0SH")
    at = whole.index(b"\x08\0\x16\0UI")
    file = read_file(io.BytesIO(whole[:at] + b"\2\0\0\0UL\4\0\0\0\0\0" + again + whole[at:]))
    assert uid(file.meta, "TransferSyntaxUID") == "1.2.840.10008.1.2.1" and integer(file.meta, 0x00020000) > 0
    paths = [row["path"] for row in tag_rows(file)["rows"]]
    assert len(set(paths)) == len(paths) and "/00020013" in paths and "00080016" in paths
    assert tag_value(file, "/00020013")["value"] == "x" and tag_value(file, "00020000")["value"] == str(integer(file.meta, 0x00020000))


def test_private_bytes_that_do_not_fit_the_dictionary_are_shown():
    made = item()
    made.private_block(0x01F1, "ELSCINT1", create=True).add_new(0x26, "FD", 1.0)
    whole = element_bytes(made, True)
    at = whole.index(struct.pack("<HHL", 0x01F1, 0x1026, 8))
    for raw, value in ((b"0.75", "0.75"), (b"\1\2\3", "3 bytes: 01 02 03")):
        read = stored_from(whole[:at] + struct.pack("<HHL", 0x01F1, 0x1026, len(raw)) + raw, True)
        row = tag_rows(as_file(read))["rows"][-1]
        assert (row["path"], row["creator"], row["vr"], row["value"], row["problem"]) == ("01F11026", "ELSCINT1", "UN", value, "")


def test_private_tags_by_their_creator():
    made = item()
    made.private_block(0x0009, "FIRST", create=True).add_new(1, "LO", "a")
    made.private_block(0x0009, "SECOND", create=True).add_new(1, "LO", "b")
    read = stored(made)
    assert text(read, private_tag(read, "SECOND", 0x0009, 1)) == "b" and private_tag(read, "THIRD", 0x0009, 1) == 0
    assert {row["creator"] for row in tag_rows(as_file(read))["rows"]} == {"", "FIRST", "SECOND"}


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_headers_do_not_depend_on_what_was_opened_before(syntax):
    from pydicom.uid import UID_dictionary

    known = dict(UID_dictionary)
    made = dataset(
        ContentSequence=[item(ValueType="TEXT", TextValue="ü")], SpecificCharacterSet="ISO_IR 100", WindowCenter=["1.50", "2 "], WindowWidth=[1, 1]
    )
    other = file_bytes(dataset(2, PixelPaddingValue=5))
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made, syntax), "y": other})})
    before = opened.call("get_tags", instance_key=0)[0]
    for method, more in (("get_frame", {"frame_index": 0}), ("get_object", {}), ("get_tags", {})):
        for key in (0, 1):
            assert opened.call(method, instance_key=key, **more)[1] is None
    assert opened.call("get_tags", instance_key=0)[0] == before and known == UID_dictionary


def test_of_long_values_only_the_beginning_is_read(monkeypatch):
    contours = [item(ContourData=["-100.123"] * 30_000, NumberOfContourPoints=10_000) for _ in range(20)]
    file = read_file(io.BytesIO(file_bytes(dataset(ROIContourSequence=[item(ContourSequence=contours)]))))
    taken, read = [], ElementSource.read
    monkeypatch.setattr(ElementSource, "read", lambda source, start, length: taken.append(length) or read(source, start, length))
    listed = tag_rows(file)
    assert listed["left_out"] == "" and sum(taken) < 200_000
    row = next(row for row in listed["rows"] if row["keyword"] == "ContourData")
    assert row["value"].startswith("-100.123\\-100.123\\") and not row["complete"] and row["length"] == 9 * 30_000 and row["problem"] == ""


def test_a_run_of_zeros_is_no_data_set():
    """Its elements would be millions, each in the place of the one before; what stands before is there."""
    read = stored_from(element_bytes(dataset()) + bytes(40_000_000))
    assert text(read, "PatientID") == "T1" and len(read.elements) < 100
    assert read.read_elements(read.start)[1] < 100_000


def test_all_rows_on_demand():
    made = dataset(ContentSequence=[item(ValueType="TEXT", TextValue=str(n)) for n in range(8000)])
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made)})})
    part, whole = (opened.call("get_tags", instance_key=0, whole=whole)[0] for whole in (False, True))
    assert len(part["rows"]) < 21_000 and part["left_out"] and len(whole["rows"]) > 24_000 and whole["left_out"] == ""
    assert json.dumps(part) == json.dumps(opened.call("get_tags", instance_key=0)[0])


def test_a_bare_data_set_of_each_encoding():
    made = nested_sample()
    made.SOPClassUID = "1.2.3"
    for implicit, little_endian in ((True, True), (False, True), (False, False)):
        file = read_file(io.BytesIO(bare_bytes(made, implicit, little_endian)))
        assert text(file.dataset, "PatientName") == "A^B" and len(items(file.dataset, "ContentSequence")) == 2 and not file.meta.elements
