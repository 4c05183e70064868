"""Every element as a row."""

import io
import json
import struct

import pydicom
import pytest
from archives import zip_bytes
from dicom_files import dataset, element_bytes, file_bytes, stored_from
from object_files import item
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from dicom_zip_inspector.base.budget import Budget
from dicom_zip_inspector.dataset.dataset_file import StoredFile, read_file
from dicom_zip_inspector.dataset.element_values import items
from dicom_zip_inspector.dataset.tag_rows import tag_rows


def opened_with(**attributes) -> Opened:
    made = dataset(**attributes)
    first = item(ReferencedSOPInstanceUID="1.2.3.4.5", PurposeOfReferenceCodeSequence=[item(CodeMeaning="Inner <b>meaning</b>")])
    made.ReferencedImageSequence = Sequence([first, Dataset()])
    block = made.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    block.add_new(0x0C, "IS", "1000")
    made.private_block(0x0021, "NOBODY KNOWS", create=True).add_new(1, "OB", bytes(range(100)))
    made.ImageComments = "long " * 200
    return Opened({"a.zip": zip_bytes({"x": file_bytes(made)})})


def rows_by_path(opened: Opened) -> dict[str, dict]:
    return {row["path"]: row for row in opened.call("get_tags", instance_key=0)[0]["rows"]}


def test_sequences_are_nested_and_in_file_order():
    rows = rows_by_path(opened_with())
    assert next(iter(rows)) == "00020000"
    assert rows["00081140"]["value"] == "2 items" and rows["00081140"]["vr"] == "SQ"
    assert rows["00081140[2]"]["name"] == "Item 2" and rows["00081140[2]"]["value"] == "0 elements"
    inner = rows["00081140[1]/0040A170[1]/00080104"]
    assert inner["value"] == "Inner <b>meaning</b>" and inner["parent"] == "00081140[1]/0040A170[1]"


def test_elements_have_vr_keyword_name_and_length():
    row = rows_by_path(opened_with())["00100010"]
    assert row == {
        "path": "00100010", "parent": None, "tag": "00100010", "vr": "PN", "keyword": "PatientName", "name": "Patient's Name",
        "creator": "", "length": 8, "value": "Test^One", "complete": True, "private": False, "problem": "",
    }  # fmt: skip
    assert rows_by_path(opened_with())["00020010"]["length"] == 20


def test_private_elements_are_named_by_their_creator():
    rows = rows_by_path(opened_with())
    assert rows["0019100C"]["name"] == "B_value" and rows["0019100C"]["creator"] == "SIEMENS MR HEADER" and rows["0019100C"]["private"]
    assert rows["00211001"]["creator"] == "NOBODY KNOWS"


def test_long_values_are_whole_on_demand():
    opened = opened_with()
    short = rows_by_path(opened)["00204000"]
    assert not short["complete"] and len(short["value"]) < 300
    whole = opened.call("get_tag_value", instance_key=0, path="00204000")[0]["value"]
    assert whole == ("long " * 200).rstrip()


def test_binary_values_are_size_and_first_bytes_and_a_dump_on_demand():
    opened = opened_with()
    row = rows_by_path(opened)["00211001"]
    assert row["value"].startswith("100 bytes: 00 01 02") and row["length"] == 100
    dump = opened.call("get_tag_value", instance_key=0, path="00211001")[0]["value"]
    assert dump.splitlines()[1].startswith("00000010  10 11 12")


def test_values_inside_sequences_are_reached_by_path():
    opened = opened_with()
    path = "00081140[1]/0040A170[1]/00080104"
    assert opened.call("get_tag_value", instance_key=0, path=path)[0] == {"path": path, "value": "Inner <b>meaning</b>"}


def test_a_value_that_is_not_what_its_vr_says_does_not_hide_the_rest():
    data = file_bytes(dataset()).replace(b"\x20\x00\x11\x00IS\x02\x003 ", b"\x20\x00\x11\x00IS\x02\x00?!")
    rows = rows_by_path(Opened({"a.zip": zip_bytes({"x": data})}))
    assert rows["00200011"]["vr"] == "IS" and "7FE00010" in rows


@pytest.mark.parametrize("implicit", [False, True])
def test_a_sequence_whose_bytes_are_no_items_shows_them(implicit):
    tag = b"\x40\0\x30\xa7" if implicit else b"\x40\0\x30\xa7SQ\0\0"
    no_items = tag + b"\x08\0\0\0" + b"\1\2\3\4\5\6\7\x08"
    around = element_bytes(item(PatientID="A"), implicit) + no_items + element_bytes(item(ConceptCodeSequence=[item(CodeMeaning="C")]), implicit)
    plans = tag.replace(b"\x40\0\x30\xa7", b"\x0c\x30\2\0") + struct.pack("<LHHL", len(around) + 8, 0xFFFE, 0xE000, len(around)) + around
    rows = {row["path"]: row for row in tag_rows(stored_file(around + plans, implicit))["rows"]}
    for path in ("0040A730", "300C0002[1]/0040A730"):
        assert rows[path]["value"] == "8 bytes: 01 02 03 04 05 06 07 08" and rows[path]["problem"] == "its bytes are no items", path
    assert rows["300C0002[1]/0040A168[1]/00080104"]["value"] == "C"


def test_very_deep_sequences_end_in_an_answer():
    inner = b""
    for _ in range(3000):
        inner = b"\x08\x00\x15\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff" + inner
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    opened = Opened({"a.zip": zip_bytes({"deep": whole[:at] + inner + whole[at:], "good": whole})})
    assert opened.account["images"] == 1 and opened.account["unreadable"] == 1
    json.dumps(opened.entries("unreadable"))


def long_report(count: int) -> Dataset:
    """Two short sequences, a long one of items with a sequence each, and another short one after it, of known lengths."""

    def inner(number: int) -> Dataset:
        return item(ValueType="CODE", ConceptCodeSequence=[item(CodeMeaning=f"meaning {number}")])

    made = dataset(
        ReferencedStudySequence=Sequence([Dataset(), Dataset()]),
        ReferencedPatientSequence=Sequence([]),
        ContentSequence=Sequence([inner(n) for n in range(count)]),
        ReferencedRTPlanSequence=Sequence([inner(n) for n in range(3)]),
    )
    return made


def stored_file(elements: bytes, implicit: bool = False) -> StoredFile:
    """A file without File Meta Information."""
    return StoredFile(stored_from(b""), stored_from(elements, implicit), "", None)


def test_of_a_long_sequence_the_first_items_are_listed_and_the_rest_is_said():
    whole = file_bytes(long_report(1000))
    listed, report = tag_rows(read_file(io.BytesIO(whole)), Budget(items=500)), pydicom.dcmread(io.BytesIO(whole))
    rows = {row["path"]: row for row in listed["rows"]}
    at_top = [row["path"] for row in listed["rows"] if row["parent"] is None]
    assert at_top == [f"{int(tag):08X}" for tag in (*report.file_meta.keys(), *report.keys())]
    assert rows["00081110"]["value"] == "2 items" and rows["00081120"]["value"] == "0 items"
    assert rows["300C0002"]["value"] == "3 items" and rows["300C0002[3]/0040A168[1]/00080104"]["value"] == "meaning 2"
    # the first two sequences take two rows of 500; half of the rest is for the long one, five rows an item
    assert sum(row["parent"] == "0040A730" for row in listed["rows"]) == 249 // 5 + 1
    assert rows["0040A730"]["value"] == "1,000 items, the first 50 listed"
    assert rows["0040A730[50]/0040A168"]["value"] == "1 item, not listed" and "0040A730[49]/0040A168[1]/00080104" in rows
    assert listed["left_out"] == "Of 2 sequences not all items are listed."


def test_what_is_not_listed_is_not_read():
    file = read_file(io.BytesIO(file_bytes(long_report(1000))))
    tag_rows(file, Budget(items=500))
    assert ["elements" in vars(one) for one in items(file.dataset, "ContentSequence")] == [True] * 51 + [False] * 949
    none = tag_rows(file, Budget(items=0))
    counts = ["2 items, not listed", "0 items", "1,000 items, not listed", "3 items, not listed"]
    assert [row["value"] for row in none["rows"] if row["vr"] == "SQ"] == counts
    assert none["left_out"] == "Of 3 sequences not all items are listed." and all(row["parent"] is None for row in none["rows"])


def test_where_everything_is_listed_nothing_is_said():
    answer = opened_with().call("get_tags", instance_key=0)[0]
    assert answer["left_out"] == "" and not any(row["value"].endswith("listed") for row in answer["rows"])


def test_a_value_in_an_item_that_is_not_listed_is_still_reached():
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(long_report(9000))})})
    assert "8999" not in str(opened.call("get_tags", instance_key=0)[0]["rows"])
    path = "0040A730[9000]/0040A168[1]/00080104"
    assert opened.call("get_tag_value", instance_key=0, path=path)[0]["value"] == "meaning 8999"
