"""The walks of every element in files that are cut or damaged: what was there before is found, and no other file is disturbed."""

import struct

import numpy as np
import pytest
from cases import case_of, part_bytes
from dicom_files import dataset, file_bytes
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian
from raw_elements import raw_elements
from rich_files import rich
from walked_elements import ONE_BY_ONE, SIDE_BY_SIDE, SYNTAXES, WALKS, walk_files

from dicom_zip_inspector.scan.content_kind import HEAD, dicom_form
from dicom_zip_inspector.scan.element_rows import CUT, CUT_WHY
from dicom_zip_inspector.scan.header_scan import COMPLETE, DECLINED


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian], ids=["explicit", "implicit"])
def test_zeros_and_rests_behind_the_last_element_are_none(syntax):
    whole = file_bytes(dataset(PixelData=None), syntax)
    for rest, status in ((bytes(64), COMPLETE), (bytes(3), CUT), (b"ab", CUT)):
        for few in (SIDE_BY_SIDE, ONE_BY_ONE):
            found, _, ends = walk_files([whole + rest], few)
            assert found[0] == raw_elements(whole) and ends.status[-1] == status
            assert ends.position[-1] == len(whole)


@pytest.mark.parametrize("few", [SIDE_BY_SIDE, ONE_BY_ONE])
@pytest.mark.parametrize("syntax", SYNTAXES[:3], ids=["explicit", "implicit", "big endian"])
@pytest.mark.parametrize("undefined", [False, True])
def test_truncation_at_every_byte_leaves_the_elements_before(undefined, syntax, few):
    made = rich(undefined)
    made.PatientComments, made[0x00291010].value = "short", b"ab"
    whole = file_bytes(made, syntax)
    found, rows, _ = walk_files([whole], few)
    truth = raw_elements(whole)
    assert found[0] == truth
    within = set(rows.item_sequence.tolist())
    needed = {rows.place(row): int(rows.offset[row] + (0 if row in within else rows.size[row])) for row in range(len(rows))}
    sizes = range(HEAD_OF_DATA_SET, len(whole) + 1)
    cut, _, ends = walk_files([whole[:size] for size in sizes], few)
    for size, here in zip(sizes, cut, strict=True):
        assert here == {place: truth[place] for place in here}, size
        missing = truth.keys() - here.keys()
        assert all(needed[place] > size or truth[place][0] == "SQ" for place in missing), size
        assert all(needed[place] <= size for place in here), size
    assert set(ends.status.tolist()) <= {COMPLETE, CUT}
    assert {why for _, why in ends.faults.values()} == {CUT_WHY}


HEAD_OF_DATA_SET = 400  # bytes that a file must have to be taken for one whose encoding shows


@WALKS
@pytest.mark.parametrize("sequence_length", [30, 4000], ids=["too short", "too long"])
def test_a_sequence_whose_length_is_wrong_costs_what_is_in_it(sequence_length, few):
    before, behind = b"\x08\x00\x60\x00CS\x02\x00MR", b"\x10\x00\x20\x00LO\x02\x00ab"
    inside = b"\xfe\xff\x00\xe0\x40\0\0\0" + b"\x08\x00\x00\x01SH\x02\x00ab" + b"\x08\x00\x04\x01LO\x2c\x00" + bytes(44)
    data = before + struct.pack("<HH2s2xL", 0x0008, 0x1140, b"SQ", sequence_length) + inside + behind
    whole = file_bytes(dataset(PixelData=None))
    start = whole.index(b"\x08\x00\x16\x00UI")
    found, _, ends = walk_files([whole[:start] + data], few)
    assert found[0]["00081140[1]/00080100"] == ("SH", 2, b"ab") and found[0]["00080060"] == ("CS", 2, b"MR")
    assert ends.faults[1][1]


@WALKS
def test_an_item_longer_than_its_sequence_ends_with_it(few):
    item = b"\xfe\xff\x00\xe0\x40\0\0\0" + b"\x08\x00\x00\x01SH\x02\x00ab"
    data = struct.pack("<HH2s2xL", 0x0008, 0x1140, b"SQ", len(item)) + item + b"\x10\x00\x20\x00LO\x02\x00ab"
    whole = file_bytes(dataset(PixelData=None))
    found, _, ends = walk_files([whole[: whole.index(b"\x08\x00\x16\x00UI")] + data], few)
    assert found[0].keys() >= {"00081140", "00081140[1]/00080100", "00100020"} and ends.status[1] == COMPLETE
    assert ends.faults[1][1] == "what begins there goes on beyond the end of what it is in"


def test_damaged_files_raise_nothing_and_both_walks_agree():
    for seed in range(1, 61):
        files = [data for data in map(part_bytes, case_of(seed).parts) if dicom_form(data[:HEAD]) and len(data) < 1 << 20]
        if not files:
            continue
        together, rows, ends = walk_files(files, SIDE_BY_SIDE)
        alone, other_rows, other_ends = walk_files(files, ONE_BY_ONE)
        assert together == alone, seed
        assert len(rows) == len(other_rows) and ends.status.tolist() == other_ends.status.tolist(), seed
        assert DECLINED not in ends.status and (ends.status > 0).all(), seed
        assert (rows.offset >= 0).all() and (rows.size <= np.maximum(rows.length, 0)).all(), seed


def test_one_bad_lane_does_not_disturb_the_others():
    good, rng = file_bytes(rich()), np.random.default_rng(7)
    start = good.index(b"\x08\x00\x16\x00UI")
    files = [good[:start] + (rng.bytes(len(good) - start) if number % 2 else good[start:]) for number in range(100)]
    found, _, _ = walk_files(files)
    truth = raw_elements(good)
    assert all(found[number] == truth for number in range(0, 100, 2))
