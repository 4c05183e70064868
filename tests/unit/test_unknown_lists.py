"""Items in values of which nobody says what they are are walked as any; what only begins so stays bytes."""

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from raw_elements import raw_elements
from walked_elements import WALKS, walk_files

from dicom_zip_inspector.scan.element_rows import vr_text


def un(tag: bytes, value: bytes, big: bool = False) -> bytes:
    return tag + b"UN\0\0" + len(value).to_bytes(4, "big" if big else "little") + value


def listed(*contents: bytes, ended: bool = False) -> bytes:
    """Items in little endian, of stated or of undefined length."""
    lengths = [b"\xff\xff\xff\xff" if ended else len(content).to_bytes(4, "little") for content in contents]
    end = b"\xfe\xff\x0d\xe0\0\0\0\0" if ended else b""
    return b"".join(b"\xfe\xff\x00\xe0" + length + content + end for length, content in zip(lengths, contents, strict=True))


PATIENT_ID, NAME = b"\x10\x00\x20\x00\x02\0\0\0ab", b"\x10\x00\x10\x00\x04\0\0\0A^B "
INNER = {"00091010[1]/00100010": ("PN", 4, b"A^B "), "00091010[1]/00100020": ("LO", 2, b"ab"), "00091010[2]/00100020": ("LO", 2, b"ab")}


@WALKS
@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_items_in_a_un_of_stated_length_are_walked(few, syntax, ended):
    value = listed(NAME + PATIENT_ID, PATIENT_ID, ended=ended)
    big, whole = syntax == ExplicitVRBigEndian, file_bytes(dataset(), syntax)
    if syntax == ImplicitVRLittleEndian:
        private, before = b"\x09\x00\x10\x10" + len(value).to_bytes(4, "little") + value, b"\x10\x00\x10\x00\x08\0\0\0"
    else:
        private, before = un(b"\x00\x09\x10\x10" if big else b"\x09\x00\x10\x10", value, big), b"\x00\x10\x00\x10PN" if big else b"\x10\x00\x10\x00PN"
    at = whole.index(before)
    found, rows, ends = walk_files([whole[:at] + private + whole[at:], whole], few)
    assert found[0].items() >= INNER.items() and found[0].keys() - found[1].keys() == INNER.keys() | {"00091010"}
    assert found[0]["00091010"] == ("SQ", len(value), None) and found[0].items() >= found[1].items() == raw_elements(whole).items()
    assert [vr_text(vr) for vr in rows.vr[rows.tag == 0x00091010]] == ["UN"] and not ends.faults


@WALKS
def test_items_in_a_un_in_an_item_in_a_un_are_walked(few):
    inner = b"\x09\x00\x20\x10" + len(listed(PATIENT_ID)).to_bytes(4, "little") + listed(PATIENT_ID)
    private = un(b"\x09\0\x10\x10", listed(inner))
    within_item = b"\x08\x00\x15\x11SQ\0\0" + (len(private) + 8).to_bytes(4, "little") + listed(private)
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    [found, other], _, _ = walk_files([whole[:at] + within_item + whole[at:], whole], few)
    assert found["00081115[1]/00091010[1]/00091020[1]/00100020"] == ("LO", 2, b"ab")
    assert len(found) == len(other) + 4 and found.items() >= raw_elements(whole).items()


@WALKS
@pytest.mark.parametrize(
    "value",
    [b"\xfe\xff\x00\xe0" + bytes(20), b"\xfe\xff\x00\xe0\xff\xff", listed(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(30)), listed(PATIENT_ID) + b"no item",
     listed(NAME)[:-2], b"\xfe\xff\x00\xe0\x99\0\0\0" + PATIENT_ID],
    ids=["zeros", "short", "a fragment", "more behind", "cut", "longer than there is"],
)  # fmt: skip
def test_bytes_that_only_begin_as_items_stay_bytes(few, value):
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    data = whole[:at] + un(b"\x09\x00\x10\x10", value) + whole[at:]
    found, _, ends = walk_files([data], few)
    assert found[0]["00091010"] == ("UN", len(value), value) and len(found[0]) == len(raw_elements(whole)) + 1 and not ends.faults


@WALKS
def test_a_un_that_the_dictionary_calls_text_stays_bytes(few):
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    [found], _, _ = walk_files([whole[:at] + un(b"\x08\x00\x80\x10", listed(PATIENT_ID)) + whole[at:]], few)
    assert found["00081080"][0] == "UN"


@pytest.mark.parametrize("tag, path", [(b"\x09\x00\x10\x10", "00091010"), (b"\x08\x00\x12\x21", "00082112")], ids=["private", "public"])
def test_who_stands_in_such_items_is_found_and_shown_there(tag, path):
    """A private sequence that nobody knows; Source Image Sequence by a writer that did not know it."""
    name = b"\x10\x00\x10\x00\x0e\0\0\0Lindqvist^Anna"
    whole = file_bytes(dataset(PatientName="", PatientID=""))
    at = whole.index(b"\x10\x00\x10\x00PN")
    desk = Desk()
    desk.open({"all.zip": zip_bytes({"a.dcm": whole[:at] + un(tag, listed(name)) + whole[at:]})})
    desk.call("examine")
    [row] = [row for row in desk.call("get_findings") if row["tags"] == [f"{path}/00100010"]]
    assert (row["code"], row["severity"], row["values"]) == ("person_left", "must_fix", ["Lindqvist^Anna"])
    [shown] = [one for one in desk.call("get_tags", instance_key=row["instance_keys"][0])["rows"] if one["path"] == f"{path}[1]/00100010"]
    assert shown["value"] == "Lindqvist^Anna"
