"""Every element as a row."""

import io
import json

import pydicom
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.tag import Tag
from test_opening import Opened

from dicom_zip_inspector.base.budget import Budget
from dicom_zip_inspector.dataset.tag_rows import tag_rows


def opened_with(**attributes) -> Opened:
    made = dataset(**attributes)
    item = Dataset()
    item.ReferencedSOPInstanceUID = "1.2.3.4.5"
    item.PurposeOfReferenceCodeSequence = Sequence([Dataset()])
    item.PurposeOfReferenceCodeSequence[0].CodeMeaning = "Inner <b>meaning</b>"
    made.ReferencedImageSequence = Sequence([item, Dataset()])
    block = made.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    block.add_new(0x0C, "IS", "1000")
    made.private_block(0x0021, "NOBODY KNOWS", create=True).add_new(1, "OB", bytes(range(100)))
    made.ImageComments = "long " * 200
    return Opened({"a.zip": zip_bytes({"x": file_bytes(made)})})


def rows_by_path(opened: Opened) -> dict[str, dict]:
    return {row["path"]: row for row in opened.call("get_tags", instance_key=0)[0]["rows"]}


def test_sequences_are_nested_and_in_file_order():
    rows = rows_by_path(opened_with())
    assert next(iter(rows)) == "0002,0000"
    assert rows["0008,1140"]["value"] == "2 items" and rows["0008,1140"]["vr"] == "SQ"
    assert rows["0008,1140[1]"]["name"] == "Item 2" and rows["0008,1140[1]"]["value"] == "0 elements"
    inner = rows["0008,1140[0]/0040,A170[0]/0008,0104"]
    assert inner["value"] == "Inner <b>meaning</b>" and inner["parent"] == "0008,1140[0]/0040,A170[0]"


def test_elements_have_vr_keyword_name_and_length():
    row = rows_by_path(opened_with())["0010,0010"]
    assert row == {
        "path": "0010,0010", "parent": None, "tag": "0010,0010", "vr": "PN", "keyword": "PatientName", "name": "Patient's Name",
        "length": 8, "value": "Test^One", "complete": True, "private": False,
    }  # fmt: skip
    assert rows_by_path(opened_with())["0002,0010"]["length"] == 20


def test_private_elements_are_named_by_their_creator():
    rows = rows_by_path(opened_with())
    assert rows["0019,100C"]["name"] == "B_value (SIEMENS MR HEADER)" and rows["0019,100C"]["private"]
    assert rows["0021,1001"]["name"].endswith("(NOBODY KNOWS)")


def test_long_values_are_whole_on_demand():
    opened = opened_with()
    short = rows_by_path(opened)["0020,4000"]
    assert not short["complete"] and len(short["value"]) < 300
    whole = opened.call("get_tag_value", instance_key=0, path="0020,4000")[0]["value"]
    assert whole == ("long " * 200).rstrip()


def test_binary_values_are_size_and_first_bytes_and_a_dump_on_demand():
    opened = opened_with()
    row = rows_by_path(opened)["0021,1001"]
    assert row["value"].startswith("100 bytes: 00 01 02") and row["length"] == 100
    dump = opened.call("get_tag_value", instance_key=0, path="0021,1001")[0]["value"]
    assert dump.splitlines()[1].startswith("00000010  10 11 12")


def test_values_inside_sequences_are_reached_by_path():
    opened = opened_with()
    path = "0008,1140[0]/0040,A170[0]/0008,0104"
    assert opened.call("get_tag_value", instance_key=0, path=path)[0] == {"path": path, "value": "Inner <b>meaning</b>"}


def test_a_value_that_is_not_what_its_vr_says_does_not_hide_the_rest():
    data = file_bytes(dataset()).replace(b"\x20\x00\x11\x00IS\x02\x003 ", b"\x20\x00\x11\x00IS\x02\x00?!")
    rows = rows_by_path(Opened({"a.zip": zip_bytes({"x": data})}))
    assert rows["0020,0011"]["vr"] == "IS" and "7FE0,0010" in rows


@pytest.mark.parametrize("implicit", [False, True])
def test_a_sequence_whose_bytes_are_no_items_shows_them(implicit):
    report = long_report(3)
    broken = RawDataElement(Tag(0x0040A730), None if implicit else "SQ", 6, b"\xfe\xff\x00\xe0ab", 0, implicit, True)
    report[broken.tag] = broken
    report.ReferencedRTPlanSequence[1][Tag(0x0040A168)] = broken._replace(tag=Tag(0x0040A168))
    rows = {row["path"]: row for row in tag_rows(report)["rows"]}
    for path in ("0040,A730", "300C,0002[1]/0040,A168"):
        assert rows[path]["name"].startswith("Unreadable") and rows[path]["value"] == "6 bytes: fe ff 00 e0 61 62", path
    assert "300C,0002[2]/0040,A168[0]/0008,0104" in rows


def test_very_deep_sequences_end_in_an_answer():
    inner = b""
    for _ in range(3000):
        inner = b"\x08\x00\x15\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff" + inner
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    opened = Opened({"a.zip": zip_bytes({"deep": whole[:at] + inner + whole[at:], "good": whole})})
    assert opened.account["images"] == 1 and opened.account["unreadable"] == 1
    json.dumps(opened.entries("unreadable"))


def long_report(items: int) -> Dataset:
    """As from a file: two short sequences, a long one of items with a sequence each, and another short one after it, of known lengths."""

    def inner(number: int) -> Dataset:
        item, code = Dataset(), Dataset()
        code.CodeMeaning = f"meaning {number}"
        item.ValueType = "CODE"
        item.ConceptCodeSequence = Sequence([code])
        return item

    made = dataset(
        ReferencedStudySequence=Sequence([Dataset(), Dataset()]),
        ReferencedPatientSequence=Sequence([]),
        ContentSequence=Sequence([inner(n) for n in range(items)]),
        ReferencedRTPlanSequence=Sequence([inner(n) for n in range(3)]),
    )
    return pydicom.dcmread(io.BytesIO(file_bytes(made)))


def test_of_a_long_sequence_the_first_items_are_listed_and_the_rest_is_said():
    report = long_report(1000)
    listed = tag_rows(report, Budget(items=500, seconds=600))
    rows = {row["path"]: row for row in listed["rows"]}
    at_top = [row["path"].replace(",", "") for row in listed["rows"] if row["parent"] is None]
    assert at_top == [f"{int(tag):08X}" for tag in (*report.file_meta.keys(), *report.keys())]
    assert rows["0008,1110"]["value"] == "2 items" and rows["0008,1120"]["value"] == "0 items"
    assert rows["300C,0002"]["value"] == "3 items" and rows["300C,0002[2]/0040,A168[0]/0008,0104"]["value"] == "meaning 2"
    # the first two sequences take two rows of 500; half of the rest is for the long one, five rows an item
    assert sum(row["parent"] == "0040,A730" for row in listed["rows"]) == 249 // 5 + 1
    assert rows["0040,A730"]["value"] == "1,000 items, the first 50 listed"
    assert rows["0040,A730[49]/0040,A168"]["value"] == "1 item, not listed" and "0040,A730[48]/0040,A168[0]/0008,0104" in rows
    assert listed["left_out"] == "Of 2 sequences not all items are listed."


def test_what_is_not_listed_is_not_parsed():
    report = long_report(1000)
    tag_rows(report, Budget(items=500, seconds=600))
    assert isinstance(report.ContentSequence[-1].get_item("ConceptCodeSequence"), RawDataElement)
    report = long_report(10)
    none = tag_rows(report, Budget(items=500, seconds=0))
    assert isinstance(report.get_item("ContentSequence"), RawDataElement)
    assert [row["value"] for row in none["rows"] if row["vr"] == "SQ"] == ["items not listed"] * 4
    assert none["left_out"] == "Of 4 sequences not all items are listed." and all(row["parent"] is None for row in none["rows"])


def test_where_everything_is_listed_nothing_is_said():
    answer = opened_with().call("get_tags", instance_key=0)[0]
    assert answer["left_out"] == "" and not any(row["value"].endswith("listed") for row in answer["rows"])


def test_a_value_in_an_item_that_is_not_listed_is_still_reached():
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(long_report(9000))})})
    assert "8999" not in str(opened.call("get_tags", instance_key=0)[0]["rows"])
    path = "0040,A730[8999]/0040,A168[0]/0008,0104"
    assert opened.call("get_tag_value", instance_key=0, path=path)[0]["value"] == "meaning 8999"
