"""DICOM members side by side, ready for the lockstep scanner: where each data set begins and how it is encoded."""

import zlib
from dataclasses import dataclass

import numpy as np

from ..archive.span_reader import MemberPrefix
from ..base.finding import Finding, found
from ..base.transfer_syntax import DEFLATED_EXPLICIT, EXPLICIT_BIG_ENDIAN, EXPLICIT_LITTLE_ENDIAN, IMPLICIT_LITTLE_ENDIAN
from .content_kind import DicomForm, explicit_vr
from .header_scan import COMPLETE, DECLINED, PADDING, SHORT, scan

META_TAGS = np.array([0x00020002, 0x00020010], np.int64)  # Media Storage SOP Class UID, Transfer Syntax UID
AFTER_META = range(0x00030000, 0x1_0000_0000)
MOST_INFLATED = 256 << 10  # of a deflated data set; a longer header is left to pydicom


@dataclass(slots=True)
class Lane:
    """One DICOM member on its way through the scanner.

    `data` is what is scanned (of a deflated data set, inflated), `start` where the data set begins in it, `declined` why the scanner
    cannot follow it ("" while it can).
    """

    key: int
    prefix: MemberPrefix
    form: DicomForm
    data: bytes = b""
    start: int = 0
    explicit: bool = True
    transfer_syntax_uid: str | None = None
    media_storage_sop_class_uid: str | None = None
    notes: tuple[Finding, ...] = ()
    declined: str = ""

    @property
    def ended(self) -> bool:
        """Whether no more of the member can be had than is there."""
        return self.prefix.whole or self.prefix.error is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """All lanes' bytes end to end, padded for the scanner: once as bytes, once as array; where each lane begins and ends."""

    raw: bytes
    buffer: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


def find_data_sets(lanes: list[Lane]) -> Layout:
    """Fill in every lane's data set, from its File Meta Information (PS3.10 section 7.1) and its bytes; the lanes laid out."""
    for lane in lanes:
        lane.data, lane.notes, lane.declined = lane.prefix.data, (), ""
        lane.start, lane.explicit, lane.transfer_syntax_uid = lane.form.start, lane.form.explicit, None
    layout = _lay_out(lanes)
    _read_meta(lanes, layout)
    for lane in lanes:
        if not lane.declined:
            _settle_encoding(lane)
    return _lay_out(lanes) if any(lane.transfer_syntax_uid == DEFLATED_EXPLICIT for lane in lanes) else layout


def _lay_out(lanes: list[Lane]) -> Layout:
    raw = b"".join([*(lane.data for lane in lanes), bytes(PADDING)])
    sizes = np.array([len(lane.data) for lane in lanes], np.int64)
    ends = np.cumsum(sizes)
    return Layout(raw, np.frombuffer(raw, np.uint8), ends - sizes, ends)


def _read_meta(lanes: list[Lane], layout: Layout) -> None:
    where = np.array([i for i, lane in enumerate(lanes) if lane.form.has_meta], np.int64)
    first = layout.starts[where] + [lanes[i].form.start for i in where]
    found = scan(layout.buffer, first, layout.ends[where], np.ones(len(where), bool), META_TAGS, AFTER_META)
    for row, i in enumerate(where):
        lane, status = lanes[i], found.status[row]
        places = zip(found.offset[row].tolist(), found.length[row].tolist(), strict=True)
        lane.media_storage_sop_class_uid, lane.transfer_syntax_uid = (_uid(layout.raw, *place) for place in places)
        lane.start = int(found.position[row] - layout.starts[i])
        if status == DECLINED or (status == SHORT and lane.ended):
            lane.declined = "File Meta Information damaged"
        elif status == COMPLETE and lane.ended:
            lane.declined = "no data set"


def _uid(raw: bytes, offset: int, length: int) -> str | None:
    return None if offset < 0 else raw[offset : offset + length].decode("latin-1").rstrip(" \0")


def _settle_encoding(lane: Lane) -> None:
    """Implicit or explicit, by the bytes; where the transfer syntax says otherwise, a note."""
    declared = lane.transfer_syntax_uid
    if not lane.form.has_meta:
        lane.notes += (found("meta_missing"),)
    elif declared is None:
        lane.notes += (found("transfer_syntax_missing"),)
    if lane.form.start == 0:
        lane.notes += (found("preamble_missing"),)
    if declared == DEFLATED_EXPLICIT:
        _inflate_data_set(lane)
    if lane.start >= len(lane.data) and lane.ended:
        lane.declined = "no data set"
    elif declared == EXPLICIT_BIG_ENDIAN or lane.form.big_endian:
        lane.declined = "big endian"
    else:
        _trust_the_bytes(lane, declared)


def _trust_the_bytes(lane: Lane, declared: str | None) -> None:
    lane.explicit = explicit_vr(lane.data, lane.start)
    if declared is None:
        lane.transfer_syntax_uid = EXPLICIT_LITTLE_ENDIAN if lane.explicit else IMPLICIT_LITTLE_ENDIAN
    elif lane.explicit == (declared == IMPLICIT_LITTLE_ENDIAN) and len(lane.data) > lane.start + 8:
        lane.notes += (found("encoding_mismatch", found="explicit" if lane.explicit else "implicit"),)


def _inflate_data_set(lane: Lane) -> None:
    """Put the inflated beginning of a deflated data set (PS3.5 section A.5) behind its File Meta Information."""
    try:
        inflated = zlib.decompressobj(-15).decompress(lane.data[lane.start :], MOST_INFLATED)
    except zlib.error:
        lane.declined = "deflated data set damaged"
        return
    lane.data = lane.data[: lane.start] + inflated
