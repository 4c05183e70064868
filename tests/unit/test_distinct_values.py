"""Distinct values of many files are those that a dict of their bytes has, whatever the hash."""

import numpy as np
import pydicom
import pytest
from dicom_files import dataset, file_bytes
from native_loop import run
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from walked_elements import lanes_of

from dicom_zip_inspector.base.pauses import Pauses
from dicom_zip_inspector.scan import distinct_values as module
from dicom_zip_inspector.scan.distinct_values import DIGEST_BYTES, LONGEST, digest, distinct_values
from dicom_zip_inspector.scan.element_lists import find_lists
from dicom_zip_inspector.scan.every_element import walk

TEXTS = ["", "a", "b", "ab", "x" * 8, "x" * 9, "x" * 7 + "y", "same start, other end 1", "same start, other end 2"]
LONG = [bytes(LONGEST), bytes(LONGEST + 2), bytes(LONGEST + 1) + b"\1", bytes(2 * LONGEST)]


def files() -> list[bytes]:
    """Files that share some values."""
    made = []
    for number in range(40):
        syntax = [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian][number % 3]
        one = dataset(number % 7, PatientComments=TEXTS[number % len(TEXTS)], StudyDescription=TEXTS[number % 5])
        inner = pydicom.Dataset()
        inner.StudyDescription = TEXTS[number % 5]
        one.ReferencedStudySequence = [inner, inner]
        one.private_block(0x0029, "TESTS", create=True).add_new(1, "OB", LONG[number % len(LONG)])
        made.append(file_bytes(one, syntax))
    return made


def check() -> None:
    lanes = lanes_of(files())
    layout, stretches = find_lists(lanes)
    rows, _ = run(walk(layout.raw, layout.buffer, stretches, len(lanes), Pauses()))
    found = distinct_values(layout.raw, layout.buffer, rows)
    truth: dict[tuple, int] = {}
    lists = set(rows.item_sequence.tolist())
    for row in range(len(rows)):
        if row in lists:
            assert found.value[row] == -1
            continue
        offset = rows.offset[row]
        key = rows.path[row], rows.tag[row], rows.vr[row], rows.little_endian[row], layout.raw[offset : offset + rows.size[row]]
        assert found.value[row] == truth.setdefault(key, len(truth))
        assert found.first[found.value[row]] <= row
    assert len(truth) == len(found.first) > 100


def test_distinct_values_are_those_of_a_dict():
    check()


@pytest.mark.parametrize("bits", [0, 3])
def test_values_that_share_a_hash_are_told_apart(bits, monkeypatch):
    weak = np.uint64((1 << bits) - 1)
    strong = module._mixed
    monkeypatch.setattr(module, "_mixed", lambda hashed, word: strong(hashed, word) & weak)
    check()


def test_a_digest_is_short_and_tells_lengths_apart():
    assert len(digest(LONG[0])) == DIGEST_BYTES and digest(bytes(2000)) != digest(bytes(2001))


def test_no_rows_have_no_values():
    layout, stretches = find_lists([])
    rows, _ = run(walk(layout.raw, layout.buffer, stretches, 0, Pauses()))
    assert len(distinct_values(layout.raw, layout.buffer, rows).first) == 0
