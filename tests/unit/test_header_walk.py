"""Headers walked one by one: the same elements as pydicom finds, nothing invented, and damage costs no more than its own element."""

import io
import struct

import pytest
from dicom_files import bare_bytes, dataset, file_bytes, published_files
from generated import data_sets
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.filereader import data_element_generator
from pydicom.sequence import Sequence
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from read_headers import entries_of, kept

from dicom_zip_inspector.scan import header_walk, headers, private_b_value, walking
from dicom_zip_inspector.scan.header_scan import AT_STOP, COMPLETE, DECLINED, SHORT
from dicom_zip_inspector.scan.header_walk import MOST_ELEMENTS, HeaderWalk
from dicom_zip_inspector.scan.lanes import PIXEL_DATA
from dicom_zip_inspector.scan.table_needs import WANTED

KEPT_TAGS = frozenset(WANTED.tolist())
ITEM, ITEM_END, SEQUENCE_END = b"\xfe\xff\x00\xe0", b"\xfe\xff\x0d\xe0\0\0\0\0", b"\xfe\xff\xdd\xe0\0\0\0\0"


def walked(data: bytes, implicit: bool = False, little_endian: bool = True) -> tuple[HeaderWalk, int]:
    walk = HeaderWalk(0, len(data), not implicit, little_endian, KEPT_TAGS, PIXEL_DATA)
    return walk, walk.follow(data, ended=True, most=MOST_ELEMENTS)


def values(walk: HeaderWalk, data: bytes) -> dict[int, bytes]:
    return {tag: data[at : at + size] for tag, (at, size) in walk.found.items() if size != 0xFFFFFFFF}


def judged(data: bytes, implicit: bool = False, little_endian: bool = True) -> dict[int, bytes]:
    """The same by pydicom's element generator."""
    elements = data_element_generator(io.BytesIO(data), implicit, little_endian, stop_when=lambda tag, _vr, _length: tag in PIXEL_DATA)
    return {int(e.tag): e.value or b"" for e in elements if e.tag in KEPT_TAGS and getattr(e, "VR", None) != "SQ"}


@settings(max_examples=60)
@given(made=data_sets(), encoding=st.sampled_from([(True, True), (False, True), (False, False)]))
def test_any_data_set_is_walked_as_pydicom_walks_it(made, encoding):
    for element in list(made):
        if element.tag.is_private and not element.tag.is_private_creator and element.VR == "LO":
            made[element.tag].value = "text"
    data = bare_bytes(made, *encoding)
    walk, status = walked(data, *encoding)
    assert status == COMPLETE and not walk.odd and values(walk, data) == judged(data, *encoding)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_what_is_walked_and_what_is_scanned_are_the_same(syntax, monkeypatch):
    files = {f"{n}": file_bytes(dataset(n, PatientComments="c" * 9000 * n, SliceThickness="2.5"), syntax) for n in range(1, 6)}
    scanned = entries_of(files)
    monkeypatch.setattr(headers, "find_data_sets", _decline(headers.find_data_sets))
    for name, entry in entries_of(files).items():
        assert entry.header and entry.entry_class == "image" and entry.notes == scanned[name].notes
        assert entry.header == scanned[name].header


def _decline(find_data_sets):
    def all_declined(lanes):
        layout = find_data_sets(lanes)
        for lane in lanes:
            lane.declined = "a test"
        return layout

    return all_declined


def test_published_files_walked_and_scanned_are_the_same(monkeypatch):
    files = {name: path.read_bytes()[: 1 << 20] for name, path in published_files().items()}
    scanned = entries_of(files)
    monkeypatch.setattr(headers, "find_data_sets", _decline(headers.find_data_sets))
    for name, entry in entries_of(files).items():
        assert (entry.entry_class, entry.header and kept(entry)) == (scanned[name].entry_class, scanned[name].header and kept(scanned[name])), name


def private(vr: bytes, inside: bytes) -> bytes:
    return b"\x09\x00\x10\x10" + vr + b"\0\0\xff\xff\xff\xff" + inside


def with_inserted(whole: bytes, before: bytes, what: bytes) -> bytes:
    at = whole.index(before)
    return whole[:at] + what + whole[at:]


@pytest.mark.parametrize("order", "<>")
def test_un_of_undefined_length_in_big_endian(order):
    """Inside it is little endian (PS3.5 section 6.2.2), and implicit VR; some write it big endian as the rest."""
    whole = bare_bytes(dataset(), False, False)
    inner = struct.pack(order + "HHL", 0x0010, 0x0020, 6) + b"inner "
    items = struct.pack(order + "HHL", 0xFFFE, 0xE000, len(inner)) + inner + struct.pack(order + "HHL", 0xFFFE, 0xE0DD, 0)
    data = with_inserted(whole, b"\x00\x10\x00\x10PN", b"\x00\x09\x10\x10UN\0\0\xff\xff\xff\xff" + items)
    walk, status = walked(data, False, False)
    assert status == AT_STOP and values(walk, data) == judged(whole, False, False)
    entry = entries_of({"x": data})["x"]
    assert entry.entry_class == "image" and kept(entry) == kept(entries_of({"x": whole})["x"])


def test_bytes_of_undefined_length_that_are_no_items_end_at_their_delimiter():
    whole = bare_bytes(dataset(), implicit=False)
    data = with_inserted(whole, b"\x10\x00\x10\x00PN", private(b"UN", b"no items at all " + SEQUENCE_END))
    walk, status = walked(data)
    assert status == AT_STOP and values(walk, data) == judged(whole)


@pytest.mark.parametrize("short_by", [0, 4])
def test_explicit_vr_in_a_private_sequence_of_an_implicit_data_set(short_by):
    """Its length may count for less than it is, as implicit VR would have it."""
    whole = bare_bytes(dataset())
    inner = ITEM + b"\xff\xff\xff\xff" + b"\x18\x00\x77\x91CS\x02\x00NO" + b"\x18\x00\x78\x91CS\x04\x00IEC " + ITEM_END
    for length, end in ((len(inner) - short_by, b""), (0xFFFFFFFF, SEQUENCE_END)):
        element = b"\x09\x00\x10\x10" + struct.pack("<L", length) + inner + end
        data = with_inserted(whole, b"\x10\x00\x10\x00", element)
        entry = entries_of({"x": data})["x"]
        assert entry.entry_class == "image" and kept(entry) == kept(entries_of({"x": whole})["x"])
        assert ("length_wrong" in {note.code for note in entry.notes}) == (bool(short_by) and length != 0xFFFFFFFF)


@pytest.mark.parametrize("implicit", [False, True])
def test_a_wrong_length_costs_its_own_element_only(implicit):
    whole = bare_bytes(dataset(StudyDescription="some study", SeriesDescription="some series"), implicit)
    truth = judged(whole, implicit)
    for tag in (0x00081030, 0x0008103E, 0x00100010, 0x0020000D):
        at = whole.index(struct.pack("<HH", tag >> 16, tag & 0xFFFF)) + (4 if implicit else 6)
        for wrong in (0x7F00, 0xFFF0):
            data = whole[:at] + struct.pack("<H", wrong) + whole[at + 2 :]
            walk, status = walked(data, implicit)
            assert status == AT_STOP and walk.odd == {tag: "length_wrong"} and values(walk, data) == truth, (hex(tag), wrong)


def test_a_vr_that_does_not_exist_costs_nothing():
    whole = bare_bytes(dataset(StudyDescription="some study", ReferencedStudySequence=Sequence([Dataset()])), implicit=False)
    truth = judged(whole)
    for tag in truth:
        at = whole.index(struct.pack("<HH", tag >> 16, tag & 0xFFFF)) + 4
        for vr in (b"ZZ", b"\0\0", b"c\xff"):
            data = whole[:at] + vr + whole[at + 2 :]
            walk, status = walked(data)
            assert status == AT_STOP and walk.odd == {tag: "vr_unknown"} and values(walk, data) == truth, hex(tag)


@pytest.mark.parametrize("encoding", [(True, True), (False, True), (False, False)])
def test_truncation_at_every_byte_never_invents_a_value(encoding):
    item = Dataset()
    item.PatientID = "inner"
    made = dataset(ReferencedStudySequence=Sequence([item]))
    made["ReferencedStudySequence"].is_undefined_length = item.is_undefined_length_sequence_item = True
    whole = bare_bytes(made, *encoding)
    truth = judged(whole, *encoding)
    order, statuses = "<" if encoding[1] else ">", set()
    for size in range(whole.index(struct.pack(order + "HH", 0x7FE0, 0x0010))):
        walk, status = walked(whole[:size], *encoding)
        fits = {tag: whole[at : at + length] for tag, (at, length) in walk.found.items() if at + length <= size}
        assert fits.items() <= truth.items(), size
        statuses.add(status)
    assert {COMPLETE, SHORT} <= statuses <= {COMPLETE, SHORT, DECLINED}


@settings(max_examples=300)
@given(
    noise=st.lists(st.tuples(st.integers(0, 2000), st.binary(min_size=1, max_size=9)), min_size=1, max_size=8),
    encoding=st.sampled_from([(True, True), (False, True), (False, False)]),
    with_meta=st.booleans(),
)
def test_no_bytes_raise_and_every_entry_gets_a_class(noise, encoding, with_meta):
    item = Dataset()
    item.PatientID = "inner"
    made = dataset(ReferencedStudySequence=Sequence([item]), SpecificCharacterSet="ISO_IR 100")
    data = bytearray(file_bytes(made) if with_meta else bare_bytes(made, *encoding))
    for at, part in noise:
        data[at % len(data) : at % len(data) + len(part)] = part
    [entry] = entries_of({"x": bytes(data)}).values()
    assert entry.entry_class in ("image", "object", "dicomdir", "not_dicom", "unreadable")
    assert entry.error is None or entry.error.code == "header_unreadable"


def test_the_walk_is_bounded_by_counted_elements(monkeypatch):
    sequence = private(b"SQ", (ITEM + bytes(4)) * 5000 + SEQUENCE_END)  # more than the lockstep scanner follows
    data = with_inserted(file_bytes(dataset()), b"\x10\x00\x10\x00PN", sequence)
    assert entries_of({"x": data})["x"].entry_class == "image"
    monkeypatch.setattr(header_walk, "MOST_ELEMENTS", 3000)
    monkeypatch.setattr(walking, "STRIDE", 700)
    entry = entries_of({"x": data})["x"]
    reached = data.index(sequence) + 12 + 8 * (3000 - 5)  # behind four elements and the sequence's own
    assert entry.entry_class == "object" and [note.message for note in entry.notes] == [f"What lies beyond {reached:,} bytes was not looked at"]


def test_a_fault_of_ours_costs_one_entry(monkeypatch):
    plain = private_b_value.b_values

    def faulty(raw, *places):
        if b"FAULT" in raw:
            raise ZeroDivisionError
        return plain(raw, *places)

    monkeypatch.setattr(private_b_value, "b_values", faulty)
    found = entries_of({"a": file_bytes(dataset(1)), "b": file_bytes(dataset(2, PatientID="FAULT")), "c": file_bytes(dataset(3))})
    assert {name: entry.entry_class for name, entry in found.items()} == {"a": "image", "b": "unreadable", "c": "image"}
    assert found["b"].error.code == "internal" and "ZeroDivisionError" in found["b"].error.detail and "b" in found["b"].error.message


@pytest.mark.parametrize("implicit", [True, False])
def test_a_run_of_zeros_is_not_followed_to_its_end(implicit):
    walk, status = walked(bytes(4 << 20), implicit)
    assert (status, walk.elements) == ((SHORT, 1001) if implicit else (DECLINED, 1))  # the empty elements that are followed; "\0\0" is no VR
    inside = struct.pack("<HH2sHL", 8, 0x1140, b"SQ", 0, 0xFFFFFFFF) + ITEM + b"\xff\xff\xff\xff" + bytes(4 << 20)
    walk, status = walked(inside)
    assert walk.elements < 2000


def test_megabytes_of_zeros_in_a_zip_are_one_entry():
    [entry] = entries_of({"zeros": file_bytes(dataset())[:140] + bytes(16 << 20)}).values()
    assert entry.entry_class == "object" and not any(kept(entry).values())
