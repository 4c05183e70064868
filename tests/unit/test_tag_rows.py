"""Every element as a row."""

import json

from archives import zip_bytes
from dicom_files import dataset, file_bytes
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from test_opening import Opened


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
    return {row["path"]: row for row in opened.call("get_tags", instance_key=0)[0]}


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


def test_very_deep_sequences_end_in_an_answer():
    inner = b""
    for _ in range(3000):
        inner = b"\x08\x00\x15\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff" + inner
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    opened = Opened({"a.zip": zip_bytes({"deep": whole[:at] + inner + whole[at:], "good": whole})})
    assert opened.account["images"] == 1 and opened.account["unreadable"] == 1
    json.dumps(opened.entries("unreadable"))
