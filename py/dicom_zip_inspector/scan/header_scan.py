"""The lockstep scanner: walks many DICOM headers at once with numpy.

Every *lane* is one file; all lie end to end in one uint8 buffer. A step reads the next element's tag, VR and length of all lanes with a
few vector operations (an unaligned 8-byte view makes that one gather), notes the elements that are wanted, and moves every lane on. Some
300 steps walk 500 headers, where one file at a time would cost 150,000 turns of an interpreted loop.

Levels: 0 is the data set; a sequence (any value of undefined length) is one level deeper, its items another. So odd levels hold items only
and even ones elements only, which is checked: a lane that breaks this, or has a VR that does not exist, is *declined* and left to pydicom.
Encoding rules: PS3.5 section 7.1 (elements), 7.5 (sequences), A.4 (encapsulated), 6.2.2 note 2 (UN of undefined length is implicit VR).
"""

from dataclasses import dataclass

import numpy as np

COMPLETE, AT_STOP, SHORT, DECLINED = 1, 2, 3, 4
UNDEFINED_LENGTH = 0xFFFFFFFF
PADDING = 16  # bytes that must follow the last lane in the buffer: a step reads up to 16 at once
MAX_STEPS = 4096  # a lane that needs more (thousands of functional groups) would hold up all others
MAX_LEVEL = 128

_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_LONG_VRS = "OB OD OF OL OV OW SQ SV UC UN UR UT UV"
_SHORT_VRS = "AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US"


def _vr_code(vr: str) -> int:
    return ord(vr[0]) | ord(vr[1]) << 8


_UN = _vr_code("UN")
_HEADER_SIZE = np.zeros(65536, np.int64)  # by VR code; 0: no such VR
_HEADER_SIZE[[_vr_code(vr) for vr in _SHORT_VRS.split()]] = 8
_HEADER_SIZE[[_vr_code(vr) for vr in _LONG_VRS.split()]] = 12


def is_vr(code: bytes) -> bool:
    """Whether two bytes are a value representation of PS3.5 table 6.2-1."""
    return len(code) == 2 and _HEADER_SIZE[code[0] | code[1] << 8] > 0


@dataclass(slots=True)
class Scan:
    """What the scanner found, one row a lane.

    Attributes
    ----------
    offset, length : (lanes, wanted) int64
        Where each wanted top-level element's value is in the buffer (-1: absent), and its length in bytes (`UNDEFINED_LENGTH` if so).
    status : (lanes,) int8
        COMPLETE: ends with the lane. AT_STOP: reached a stop tag. SHORT: goes on past the lane's end. DECLINED: cannot be followed.
    position : (lanes,) int64
        Where the walk stopped in the buffer; for SHORT lanes the next element's place, which lies past the lane's end.
    stop_tag, stop_length : (lanes,) int64
        The element stopped at, -1 where none was.
    """

    offset: np.ndarray
    length: np.ndarray
    status: np.ndarray
    position: np.ndarray
    stop_tag: np.ndarray
    stop_length: np.ndarray


def scan(buffer: np.ndarray, start: np.ndarray, end: np.ndarray, explicit: np.ndarray, wanted: np.ndarray, stop: range) -> Scan:
    """Find the `wanted` top-level elements of every lane.

    Parameters
    ----------
    buffer : (n,) uint8
        All lanes, and `PADDING` bytes after the last.
    start, end : (lanes,) int64
        Where each lane's first element begins and its bytes end.
    explicit : (lanes,) bool
        Explicit or implicit VR; little endian both.
    wanted : (k,) int64, sorted
        Tags, group << 16 | element.
    stop : range
        Tags at which a lane's walk ends, at the top level.
    """
    lanes = len(start)
    found = Scan(
        np.full((lanes, len(wanted)), -1, np.int64),
        np.zeros((lanes, len(wanted)), np.int64),
        np.zeros(lanes, np.int8),
        np.array(start, np.int64),
        np.full(lanes, -1, np.int64),
        np.full(lanes, -1, np.int64),
    )
    words = np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))
    lane, position, end = np.arange(lanes), np.array(start, np.int64), np.array(end, np.int64)
    explicit, level, implicit_below = np.array(explicit, bool), np.zeros(lanes, np.int64), np.full(lanes, MAX_LEVEL + 2)

    def finish(which: np.ndarray, status: int) -> None:
        found.status[lane[which]] = status
        found.position[lane[which]] = position[which]

    for _ in range(MAX_STEPS):
        room = end - position
        over = room < 8
        if over.any():
            finish(over, SHORT)
            exact = over & (room == 0)
            found.status[lane[exact]] = np.where(level[exact] == 0, COMPLETE, DECLINED)
            going = ~over
            lane, position, end, explicit, level, implicit_below, room = (
                a[going] for a in (lane, position, end, explicit, level, implicit_below, room)
            )
        if not lane.size:
            return found

        word = words[position]
        tag = ((word & 0xFFFF) << 16 | word >> 16 & 0xFFFF).astype(np.int64)
        high = (word >> 32).astype(np.int64)  # explicit: VR and 16-bit length; implicit: 32-bit length
        is_mark = tag >> 16 == 0xFFFE
        has_vr = explicit & ~is_mark & (level < implicit_below)
        vr = np.where(has_vr, high & 0xFFFF, 0)
        header = np.where(has_vr, _HEADER_SIZE[vr], 8)
        length = np.where(has_vr, high >> 16, high)
        long = np.flatnonzero(header == 12)
        if long.size:
            length[long] = (words[position[long] + 8] & 0xFFFFFFFF).astype(np.int64)

        top = level == 0
        stopped = top & (tag >= stop.start) & (tag < stop.stop)
        in_sequence = (level & 1) == 1
        fits = np.where(in_sequence, (tag == _ITEM) | (tag == _SEQUENCE_END), ~is_mark | (tag == _ITEM_END) & ~top)
        closes = is_mark & (tag != _ITEM)
        declined = ~stopped & (~fits | (header == 0) | closes & (length != 0) | (level > MAX_LEVEL))
        short = ~declined & (room < header)
        stopped &= ~short
        leaving = stopped | declined | short
        if leaving.any():
            finish(stopped, AT_STOP)
            finish(declined, DECLINED)
            finish(short, SHORT)
            found.stop_tag[lane[stopped]] = tag[stopped]
            found.stop_length[lane[stopped]] = length[stopped]
            staying = ~leaving
            lane, position, end, explicit, level, implicit_below, tag, vr, header, length, top, closes = (
                a[staying] for a in (lane, position, end, explicit, level, implicit_below, tag, vr, header, length, top, closes)
            )
            if not lane.size:
                return found

        column = np.searchsorted(wanted, tag)
        column[column == len(wanted)] = 0
        hit = np.flatnonzero((wanted[column] == tag) & top)
        found.offset[lane[hit], column[hit]] = position[hit] + header[hit]
        found.length[lane[hit], column[hit]] = length[hit]

        enters = length == UNDEFINED_LENGTH
        implicit_below = np.where(enters & (vr == _UN), level + 1, implicit_below)
        level += enters
        level -= closes
        implicit_below[level < implicit_below] = MAX_LEVEL + 2  # back out of the UN, or never in one
        position = position + header + np.where(enters, 0, length)

    finish(np.ones(lane.size, bool), DECLINED)
    return found
