"""The lockstep scanner finds the same elements at the same places as pydicom, or declines."""

import io
import struct

import numpy as np
import pytest
from dicom_files import bare_bytes, dataset, file_bytes
from generated import data_sets
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from dicom_zip_inspector.scan import header_scan
from dicom_zip_inspector.scan.header_scan import AT_STOP, COMPLETE, DECLINED, MAX_STEPS, PADDING, SHORT, UNDEFINED_LENGTH, scan

PIXELS = range(0x7FE00008, 0x7FE00011)
NOWHERE = range(0)
WANTED = np.array([0x00080005, 0x00080016, 0x00100010, 0x00100020, 0x00200013, 0x00280010, 0x00280011], np.int64)


def scan_files(files: list[bytes], explicit: list[bool], stop: range = PIXELS, wanted=WANTED):
    buffer = np.frombuffer(b"".join(files) + bytes(PADDING), np.uint8)
    ends = np.cumsum([len(data) for data in files])
    starts = ends - [len(data) for data in files]
    return scan(buffer, starts, ends, np.array(explicit), wanted, stop), buffer, starts


def values_found(found, buffer, lane: int, wanted=WANTED) -> dict[int, bytes]:
    return {
        int(tag): buffer[offset : offset + length].tobytes()
        for tag, offset, length in zip(wanted, found.offset[lane], found.length[lane], strict=True)
        if offset >= 0 and length != UNDEFINED_LENGTH
    }


def raw_values(data: bytes, wanted=WANTED) -> dict[int, bytes]:
    """What pydicom finds, as bytes: read with every element still raw."""
    from pydicom.filereader import data_element_generator

    stream, implicit = io.BytesIO(data), data[4:6] not in (b"UI", b"CS", b"UL", b"LO", b"SQ", b"OB", b"UN")
    found = {}
    for element in data_element_generator(stream, implicit, True, stop_when=lambda tag, _vr, _length: tag in PIXELS):
        if element.tag in wanted and getattr(element, "VR", None) != "SQ":
            found[int(element.tag)] = element.value or b""
    return found


@pytest.mark.parametrize("implicit", [False, True])
def test_many_lanes_of_different_length_at_once(implicit):
    files = [bare_bytes(dataset(n, PatientID="P" * n, PatientComments="c" * (n * 7 % 50)), implicit) for n in range(1, 70)]
    found, buffer, _ = scan_files(files, [not implicit] * len(files))
    assert (found.status == AT_STOP).all() and (found.stop_tag == 0x7FE00010).all() and (found.stop_length == 48).all()
    for lane, data in enumerate(files):
        assert values_found(found, buffer, lane) == raw_values(data)


def test_a_header_without_pixel_data_is_complete():
    found, _, _ = scan_files([bare_bytes(dataset(PixelData=None))], [False])
    assert found.status[0] == COMPLETE and found.stop_tag[0] == -1


def nested(levels: int, undefined: bool) -> Sequence:
    item = Dataset()
    item.PatientID = "inner"
    item.is_undefined_length_sequence_item = undefined
    if levels:
        item.ReferencedSeriesSequence = nested(levels - 1, undefined)
        item["ReferencedSeriesSequence"].is_undefined_length = undefined
    return Sequence([item, item])


@pytest.mark.parametrize("undefined", [False, True])
@pytest.mark.parametrize("implicit", [False, True])
def test_wanted_elements_inside_sequences_are_not_taken_for_top_level_ones(undefined, implicit):
    made = dataset(PatientID=None, ReferencedStudySequence=nested(4, undefined))
    made["ReferencedStudySequence"].is_undefined_length = undefined
    data = bare_bytes(made, implicit)
    found, buffer, _ = scan_files([data], [not implicit])
    assert found.status[0] == AT_STOP
    assert values_found(found, buffer, 0) == raw_values(data)
    assert 0x00100020 not in values_found(found, buffer, 0)


def test_un_of_undefined_length_is_implicit_inside():
    inner = bare_bytes(dataset(PixelData=None, ReferencedStudySequence=None), implicit=True)
    item = b"\xfe\xff\x00\xe0" + len(inner).to_bytes(4, "little") + inner
    private = b"\x09\x00\x10\x10UN\0\0\xff\xff\xff\xff" + item + b"\xfe\xff\xdd\xe0\0\0\0\0"
    whole = bare_bytes(dataset(), implicit=False)
    at = whole.index(b"\x10\x00\x10\x00PN")
    data = whole[:at] + private + whole[at:]
    found, buffer, _ = scan_files([data], [True])
    assert found.status[0] == AT_STOP and values_found(found, buffer, 0) == raw_values(whole)


@pytest.mark.parametrize(
    "damage",
    [
        b"\x10\x00\x05\x00ZZ\x02\x00ab",  # no such VR
        b"\xfe\xff\x0d\xe0\0\0\0\0",  # an item's end without an item
        b"\x10\x00\x05\x00SQ\0\0\xff\xff\xff\xff\x10\x00\x06\x00LO\x02\x00ab",  # an element where an item must be
    ],
)
def test_what_cannot_be_followed_is_declined(damage):
    whole = bare_bytes(dataset(), implicit=False)
    at = whole.index(b"\x10\x00\x10\x00PN")
    found, _, _ = scan_files([whole[:at] + damage + whole[at:], whole], [True, True])
    assert found.status.tolist() == [DECLINED, AT_STOP]


def test_truncation_at_every_byte_never_invents_a_value():
    whole = bare_bytes(dataset(ReferencedStudySequence=nested(1, True)), implicit=False)
    stop = whole.index(b"\xe0\x7f\x10\x00")
    truth = raw_values(whole)
    files = [whole[:size] for size in range(stop)]
    found, buffer, starts = scan_files(files, [True] * len(files))
    ends = starts + [len(data) for data in files]
    for lane in range(len(files)):
        fits = {
            tag: value
            for tag, value in values_found(found, buffer, lane).items()
            if found.offset[lane][WANTED.searchsorted(tag)] + len(value) <= ends[lane]
        }
        assert fits.items() <= truth.items(), lane
        if found.status[lane] == COMPLETE:
            assert values_found(found, buffer, lane) == raw_values(files[lane]), lane
        else:
            assert found.status[lane] in (SHORT, DECLINED), lane
    assert {COMPLETE, SHORT} <= set(found.status.tolist())


@settings(max_examples=60)
@given(made=st.lists(data_sets(), min_size=1, max_size=6), implicit=st.booleans())
def test_any_data_sets_are_read_as_pydicom_reads_them(made, implicit):
    for number, item in enumerate(made):
        item.SOPClassUID = f"1.2.{number}"
        for element in list(item):
            if element.tag.is_private and not element.tag.is_private_creator and element.VR == "LO":
                item[element.tag].value = "text"
    files = [bare_bytes(item, implicit) for item in made]
    found, buffer, _ = scan_files(files, [not implicit] * len(files))
    for lane, data in enumerate(files):
        assert found.status[lane] == COMPLETE
        assert values_found(found, buffer, lane) == raw_values(data)


def test_one_bad_lane_does_not_disturb_the_others():
    good = file_bytes(dataset())[132:]
    meta_end = good.index(b"\x08\x00\x05\x00") if b"\x08\x00\x05\x00" in good else good.index(b"\x08\x00\x16\x00")
    good = good[meta_end:]
    rng = np.random.default_rng(7)
    noise = [rng.bytes(len(good)) for _ in range(50)]
    found, buffer, _ = scan_files([x for pair in zip([good] * 50, noise, strict=True) for x in pair], [True] * 100)
    assert (found.status[::2] == AT_STOP).all()
    for lane in range(0, 100, 2):
        assert values_found(found, buffer, lane) == raw_values(good)


def text_element(tag: int, value: bytes) -> bytes:
    return struct.pack("<HH2sH", tag >> 16, tag & 0xFFFF, b"LO", len(value)) + value


@pytest.mark.parametrize("keep_first, expected", [(False, b"last"), (True, b"one ")])
def test_of_elements_that_come_again_the_last_counts_or_the_first(keep_first, expected):
    elements = [text_element(0x00100010, value) for value in (b"one ", b"two2", b"last")]
    data = b"".join([elements[0], text_element(0x00110010, b"ab"), *elements[1:]])
    for files in ([data], [data] * 9):
        buffer, ends = np.frombuffer(b"".join(files) + bytes(PADDING), np.uint8), np.cumsum([len(file) for file in files])
        found = scan(buffer, ends - len(data), ends, np.ones(len(files), bool), WANTED, NOWHERE, keep_first=keep_first)
        assert (found.status == COMPLETE).all()
        assert [values_found(found, buffer, lane) for lane in range(len(files))] == [{0x00100010: expected}] * len(files)


@pytest.mark.parametrize("count, status", [(MAX_STEPS // 2, COMPLETE), (MAX_STEPS + 100, DECLINED)])
def test_a_lane_of_more_elements_than_others_may_wait_for_is_declined(count, status):
    files = [text_element(0x00110010, b"ab") * count, text_element(0x00100020, b"P1")]
    found, _, _ = scan_files(files, [True, True])
    assert found.status.tolist() == [status, COMPLETE]


def test_a_lane_stops_at_its_own_tag_among_plain_elements():
    tags = [0x00100010, 0x00100020, 0x00190010, 0x0019100C, 0x00200013, 0x00290010, 0x00280010]
    data = b"".join(text_element(tag, b"ab") for tag in tags)
    buffer, ends = np.frombuffer(data * 3 + bytes(PADDING), np.uint8), np.cumsum([len(data)] * 3)
    sooner = np.array([0x00190011, 0x0019100D, 0x00290000], np.int64)
    found = scan(buffer, ends - len(data), ends, np.ones(3, bool), WANTED, PIXELS, sooner)
    assert (found.status == AT_STOP).all() and found.stop_tag.tolist() == [0x0019100C, 0x00200013, 0x00290010]
    assert [list(values_found(found, buffer, lane)) for lane in range(3)] == [[0x00100010, 0x00100020]] * 2 + [[0x00100010, 0x00100020, 0x00200013]]


def test_plain_elements_are_passed_in_runs(monkeypatch):
    steps = []
    step = header_scan._next_elements
    monkeypatch.setattr(header_scan, "_next_elements", lambda *given: steps.append(1) or step(*given))
    found, _, _ = scan_files([text_element(0x00110010, b"ab") * 1000] * 5, [True] * 5)
    assert (found.status == COMPLETE).all() and len(steps) <= 20
