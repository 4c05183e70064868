"""DICOM members side by side, ready for the lockstep scanner: where each data set begins and how it is encoded."""

import zlib
from dataclasses import dataclass

import numpy as np

from ..archive.patched_file import Patches
from ..archive.span_reader import MemberPrefix
from ..base.finding import Finding, found
from ..base.transfer_syntax import DEFLATED_EXPLICIT, EXPLICIT_BIG_ENDIAN, EXPLICIT_LITTLE_ENDIAN, IMPLICIT_LITTLE_ENDIAN
from .content_kind import DicomForm, explicit_vr
from .header_scan import DECLINED, PADDING, SHORT, scan

_GROUP_LENGTH, _MEDIA_STORAGE, _TRANSFER_SYNTAX = 0x00020000, 0x00020002, 0x00020010
META_TAGS = np.array([_GROUP_LENGTH, _MEDIA_STORAGE, _TRANSFER_SYNTAX], np.int64)
AFTER_META = range(0x00030000, 0x1_0000_0000)
_INFLATE_STEP = 16 << 10
_ENCODINGS = {(True, True): EXPLICIT_LITTLE_ENDIAN, (False, True): IMPLICIT_LITTLE_ENDIAN, (True, False): EXPLICIT_BIG_ENDIAN}  # explicit, little
PIXEL_DATA = range(0x7FE00008, 0x7FE00011)  # Float, Double Float, and Pixel Data
MAX_HEADER = 64 << 20  # bytes; a header is not followed further
MOST_INFLATED = 64 << 10  # of a deflated data set; a longer header is walked by itself


@dataclass(slots=True)
class Lane:
    """One DICOM member on its way through the scanner.

    `data` is what is scanned (of a deflated data set, inflated, and perhaps not yet to its end), `start` where the data set begins in it,
    `stop` is the tag at which its header need not be followed further, `declined` why the lockstep scanner cannot follow it ("" while it can),
    `pixels_at` where in the file Pixel Data begin at the latest, by sizes (`table_needs.pixels_at`).
    """

    key: int
    prefix: MemberPrefix
    form: DicomForm
    stop: int = PIXEL_DATA.start
    data: bytes = b""
    start: int = 0
    explicit: bool = True
    little_endian: bool = True
    transfer_syntax_uid: str | None = None
    media_storage_sop_class_uid: str | None = None
    notes: tuple[Finding, ...] = ()
    patches: Patches = ()
    declined: str = ""
    pixels_at: int = 0
    inflated_whole: bool = False

    @property
    def ended(self) -> bool:
        """Whether no more of the data can be had than is there."""
        return self.inflated_whole if self.deflated else self.prefix.whole or self.prefix.error is not None

    @property
    def deflated(self) -> bool:
        """Whether `data` are inflated: places in them are none in the member."""
        return self.transfer_syntax_uid == DEFLATED_EXPLICIT


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
        reset(lane)
    layout = lay_out(lanes)
    _read_meta(lanes, layout)
    for lane in lanes:
        if not lane.declined:
            settle_encoding(lane)
            lane.declined = _why_declined(lane)
    return lay_out(lanes) if any(lane.deflated for lane in lanes) else layout


def reset(lane: Lane) -> None:
    """Forget what was found of a lane, whose prefix may have grown."""
    lane.data, lane.notes, lane.declined = lane.prefix.data, (), ""
    lane.start, lane.explicit, lane.little_endian = lane.form.start, lane.form.explicit, not lane.form.big_endian
    lane.transfer_syntax_uid = lane.media_storage_sop_class_uid = None


def lay_out(lanes: list[Lane]) -> Layout:
    """What is there of lanes, end to end."""
    raw = b"".join([*(lane.data for lane in lanes), bytes(PADDING)])
    sizes = np.array([len(lane.data) for lane in lanes], np.int64)
    ends = np.cumsum(sizes)
    return Layout(raw, np.frombuffer(raw, np.uint8), ends - sizes, ends)


def _read_meta(lanes: list[Lane], layout: Layout) -> None:
    where = np.array([i for i, lane in enumerate(lanes) if lane.form.has_meta], np.int64)
    first = layout.starts[where] + np.array([lanes[i].form.start for i in where], np.int64)
    found_meta = scan(layout.buffer, first, layout.ends[where], np.ones(len(where), bool), META_TAGS, AFTER_META, keep_first=True)
    for row, i in enumerate(where.tolist()):
        lane, status = lanes[i], found_meta.status[row]
        start = int(layout.starts[i])
        columns = zip(META_TAGS.tolist(), (found_meta.offset[row] - start).tolist(), found_meta.length[row].tolist(), strict=True)
        places = {tag: (offset, length) for tag, offset, length in columns if offset >= 0}
        take_meta(lane, places, int(found_meta.position[row]) - start)
        if status == DECLINED or (status == SHORT and lane.ended):
            lane.declined = "File Meta Information damaged"


def take_meta(lane: Lane, places: dict[int, tuple[int, int]], start: int) -> None:
    """What File Meta Information says of a lane, from the (offset, length) of its elements in `lane.data`; `start`: where the data set begins.

    Where it says where it ends, and begins anew there, the first one counts and the second belongs to the data set, as DCMTK reads it.
    """
    length = lane.data[places[_GROUP_LENGTH][0] :][:4] if _GROUP_LENGTH in places else b""
    end = places[_GROUP_LENGTH][0] + 4 + int.from_bytes(length, "little") if length else start
    if end < start and lane.data[end : end + 4] == b"\2\0\0\0":
        lane.notes += (found("meta_repeated"),)
    texts = {tag: lane.data[offset : offset + length].decode("latin-1").strip(" \0") for tag, (offset, length) in places.items()}
    lane.media_storage_sop_class_uid, lane.transfer_syntax_uid = texts.get(_MEDIA_STORAGE), texts.get(_TRANSFER_SYNTAX)
    lane.start = start


def settle_encoding(lane: Lane) -> None:
    """Implicit or explicit VR and the byte order, by the bytes; where the transfer syntax says otherwise, a note."""
    declared = lane.transfer_syntax_uid
    if not lane.form.has_meta:
        lane.notes += (found("meta_missing"),)
    elif declared is None:
        lane.notes += (found("transfer_syntax_missing"),)
    if lane.form.start == 0:
        lane.notes += (found("preamble_missing"),)
    if declared == DEFLATED_EXPLICIT:
        inflate_data_set(lane, MOST_INFLATED)
    if len(lane.data) >= lane.start + 8:
        _trust_the_bytes(lane, declared)


def _trust_the_bytes(lane: Lane, declared: str | None) -> None:
    lane.explicit = explicit_vr(lane.data, lane.start)
    lane.little_endian = not lane.data[lane.start] == 0 < lane.data[lane.start + 1]
    encoding = _ENCODINGS.get((lane.explicit, lane.little_endian))
    expected = declared if declared in (IMPLICIT_LITTLE_ENDIAN, EXPLICIT_BIG_ENDIAN) else EXPLICIT_LITTLE_ENDIAN
    if declared is None:
        lane.transfer_syntax_uid = encoding
    elif encoding != expected:
        order = "" if lane.little_endian else "big endian, "
        lane.notes += (found("encoding_mismatch", found=f"{order}{'explicit' if lane.explicit else 'implicit'}"),)


def _why_declined(lane: Lane) -> str:
    """Why the lockstep scanner cannot follow a lane, "" where it can."""
    if lane.start >= len(lane.data) and lane.ended:
        return "no data set"
    return "" if lane.little_endian else "big endian"


def inflate_data_set(lane: Lane, most: int) -> None:
    """Put the inflated beginning of a deflated data set (PS3.5 section A.5) behind its File Meta Information: `most` bytes of it at most, and
    as far as it goes where it is damaged."""
    prefix = lane.prefix
    inflater, inflated = zlib.decompressobj(-15), bytearray()
    deflated = memoryview(prefix.data)[lane.start :]
    lane.inflated_whole = prefix.whole or prefix.error is not None
    try:
        for at in range(0, len(deflated), _INFLATE_STEP):
            inflated += inflater.decompress(deflated[at : at + _INFLATE_STEP], most - len(inflated))
            if inflater.eof or len(inflated) >= most:
                lane.inflated_whole = inflater.eof
                break
    except zlib.error:
        lane.inflated_whole = True
    lane.data = prefix.data[: lane.start] + inflated
