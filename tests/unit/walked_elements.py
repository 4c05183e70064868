"""Rows of the walks of every element in the form of their judge (`raw_elements`)."""

import pytest
from archives import source_of
from native_loop import run
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from dicom_zip_inspector.archive.member import Member
from dicom_zip_inspector.archive.span_reader import MemberPrefix
from dicom_zip_inspector.archive.zip_directory import read_directory
from dicom_zip_inspector.base.pauses import Pauses
from dicom_zip_inspector.scan import element_reader
from dicom_zip_inspector.scan.content_kind import HEAD, dicom_form
from dicom_zip_inspector.scan.element_batch import ElementBatch
from dicom_zip_inspector.scan.element_lists import find_lists
from dicom_zip_inspector.scan.element_reader import ElementReader
from dicom_zip_inspector.scan.element_rows import ElementRows, Ends, vr_text
from dicom_zip_inspector.scan.every_element import walk
from dicom_zip_inspector.scan.header_scan import UNDEFINED_LENGTH
from dicom_zip_inspector.scan.lanes import Lane

SIDE_BY_SIDE, ONE_BY_ONE = 0, 1 << 30  # how many lanes are walked one by one
WALKS = pytest.mark.parametrize("few", [SIDE_BY_SIDE, ONE_BY_ONE], ids=["side by side", "one by one"])
SYNTAXES = [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian]
CUT_FILES = {"MR_truncated.dcm", "rtplan_truncated.dcm", "emri_small_jpeg_2k_lossless_too_short.dcm"}  # of which pydicom gives half a value


def lanes_of(files: list[bytes]) -> list[Lane]:
    """Whole files as lanes."""
    lanes = []
    for number, data in enumerate(files):
        member = Member(str(number), None, 0, 0, False, len(data), len(data), None, is_loose=True)
        prefix = MemberPrefix(member)
        prefix.data, prefix.whole = data, True
        form = dicom_form(data[:HEAD])
        assert form is not None, number
        lanes.append(Lane(number, prefix, form))
    return lanes


def walk_files(files: list[bytes], few: int = SIDE_BY_SIDE) -> tuple[list[dict[str, tuple]], ElementRows, Ends]:
    """The elements of whole files by place, each file's by itself; and the rows and ends they are from."""
    lanes = lanes_of(files)
    layout, stretches = find_lists(lanes)
    rows, ends = run(walk(layout.raw, layout.buffer, stretches, len(lanes), Pauses(), few))
    return by_place(layout.raw, rows), rows, ends


def by_place(raw: bytes, rows: ElementRows) -> list[dict[str, tuple]]:
    """VR, stated length and bytes of every element; of what has items None for the bytes. What has no end is left out."""
    found: list[dict[str, tuple]] = [{} for _ in range(rows.lanes)]
    sequences = set(rows.item_sequence.tolist())
    for row in range(len(rows)):
        vr, length, size, offset = vr_text(rows.vr[row]), int(rows.length[row]), int(rows.size[row]), int(rows.offset[row])
        if row in sequences or (vr in ("SQ", "UN") and length == UNDEFINED_LENGTH):  # pydicom calls such a UN a sequence
            found[rows.lane[row]][rows.place(row)] = ("SQ", length, None)
        elif size >= 0:
            found[rows.lane[row]][rows.place(row)] = (vr, length, raw[offset : offset + size])
    return found


def read_elements(archive: bytes) -> list[ElementBatch]:
    """The batches of a zip, keys counted from 0."""

    async def reading():
        members = (await read_directory(source_of(archive))).members
        return [batch async for batch in ElementReader().read(list(enumerate(members)))]

    return run(reading())


def read_again(monkeypatch) -> list[int]:
    """The keys of lanes that are given more bytes than they had at first, as that happens."""
    again: list[int] = []
    real = element_reader.lengthened

    async def lengthened(longer, pauses):
        again.extend(lane.key for lane, _ in longer)
        return await real(longer, pauses)

    monkeypatch.setattr(element_reader, "lengthened", lengthened)
    return again
