"""The lockstep scanner: walks many DICOM headers at once with numpy.

Every *lane* is one file; all lie end to end in one uint8 buffer. A step reads the next element's tag, VR and length of all lanes with a
few vector operations (an unaligned 8-byte view makes that one gather), notes the elements that are wanted, and moves every lane on. Some
300 steps walk 500 headers, where one file at a time would cost 150,000 turns of an interpreted loop. Most of them are over plain elements, and
cheap ones (`plain_run`).

Levels: 0 is the data set; a sequence (any value of undefined length) is one level deeper, its items another. So odd levels hold items only
and even ones elements only, which is checked: a lane that breaks this, or has a VR that does not exist, is *declined* and left to `walking`.
Encoding rules: PS3.5 section 7.1 (elements), 7.5 (sequences), A.4 (encapsulated), 6.2.2 note 2 (UN of undefined length is implicit VR).
"""

from dataclasses import dataclass

import numpy as np

from .columns import Columns
from .plain_run import NO_GROUP, pass_plain
from .vr_headers import HEADER_SIZE

COMPLETE, AT_STOP, SHORT, DECLINED = 1, 2, 3, 4
UNDEFINED_LENGTH = 0xFFFFFFFF
PADDING = 16  # bytes that must follow the last lane in the buffer: a step reads up to 16 at once
MAX_STEPS = 4096  # a lane that needs more (thousands of functional groups) would hold up all others
MAX_LEVEL = 128
_NO_LEVEL = MAX_LEVEL + 2

ITEM, ITEM_END, SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_UN = int.from_bytes(b"UN", "little")


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

    def go_on(self, which: np.ndarray, more: "Scan") -> None:
        """Take in what was found of some lanes (numbers, int64) from where they had stopped."""
        there = more.offset >= 0
        self.offset[which] = np.where(there, more.offset, self.offset[which])
        self.length[which] = np.where(there, more.length, self.length[which])
        self.status[which], self.position[which] = more.status, more.position
        self.stop_tag[which], self.stop_length[which] = more.stop_tag, more.stop_length


@dataclass(slots=True)
class _Going(Columns):
    """The lanes that are still followed, one row each.

    lane : which; position, end : where its next element begins and its bytes end, int64; explicit : its VR at level 0; level : int64
    implicit_below : the level from which on all is implicit VR, inside UN of undefined length; stop : the first tag that ends its walk
    """

    lane: np.ndarray
    position: np.ndarray
    end: np.ndarray
    explicit: np.ndarray
    level: np.ndarray
    implicit_below: np.ndarray
    stop: np.ndarray


@dataclass(slots=True)
class _Elements(Columns):
    """The next element of every lane, one row each.

    tag, length : int64; vr : its code, 0 where it has none; header : bytes before the value, 0 where there is no such VR
    top : whether it is at level 0; closes : whether it ends an item or a sequence
    """

    tag: np.ndarray
    vr: np.ndarray
    header: np.ndarray
    length: np.ndarray
    top: np.ndarray
    closes: np.ndarray


class _Notes:
    """Puts wanted elements of the top level into what was found. `is_wanted`, (65536,) bool, says of groups whether any of their elements is."""

    def __init__(self, found: Scan, wanted: np.ndarray, keep_first: bool):
        self._found, self._wanted, self._keep_first = found, wanted, keep_first
        self.is_wanted = np.zeros(65536, bool)
        self.is_wanted[(wanted >> 16).astype(np.intp)] = True

    def take(self, lane: np.ndarray, tag: np.ndarray, value: np.ndarray, length: np.ndarray) -> None:
        """Elements in their order, all (n,) int64: which lane's, the tag, where the value is and how long."""
        column = np.searchsorted(self._wanted, tag)
        column[column == len(self._wanted)] = 0
        hit = np.flatnonzero(self._wanted[column] == tag)
        if self._keep_first:  # what is put last stays
            hit = hit[self._found.offset[lane[hit], column[hit]] < 0][::-1]
        place = lane[hit], column[hit]
        self._found.offset[place], self._found.length[place] = value[hit], length[hit]


def scan(
    buffer: np.ndarray,
    start: np.ndarray,
    end: np.ndarray,
    explicit: np.ndarray,
    wanted: np.ndarray,
    stop: range,
    sooner: np.ndarray | None = None,
    keep_first: bool = False,
) -> Scan:
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
    sooner : (lanes,) int64
        Where given, the first of these tags for each lane, in place of that of `stop`.
    keep_first : bool
        Whether of elements that come several times the first counts, not the last.
    """
    found = _nothing_found(np.array(start, np.int64), len(wanted))
    words = np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))
    lanes = len(start)
    going = _Going(
        np.arange(lanes), found.position.copy(), np.array(end, np.int64), np.array(explicit, bool),
        np.zeros(lanes, np.int64), np.full(lanes, _NO_LEVEL, np.int64), np.full(lanes, stop.start, np.int64) if sooner is None else sooner,
    )  # fmt: skip
    notes, steps = _Notes(found, wanted, keep_first), 0
    while steps < MAX_STEPS:
        steps += 1 + _pass_plain(words, going, notes)
        going = _without_those_at_their_end(found, going)
        if not going.lane.size:
            return found
        elements = _next_elements(words, going)
        going, elements = _without_those_that_stop(found, going, elements, stop.stop)
        top = np.flatnonzero(elements.top)
        notes.take(going.lane[top], elements.tag[top], going.position[top] + elements.header[top], elements.length[top])
        _move_on(going, elements)
    _finish(found, going, np.ones(going.lane.size, bool), DECLINED)
    return found


def _pass_plain(words: np.ndarray, going: _Going, notes: "_Notes") -> int:
    """Over elements that are neither stopped at nor gone into, as far as lanes have some; how many steps that took."""
    can = going.explicit & (going.level & 1 == 0) & (going.level < np.minimum(going.implicit_below, MAX_LEVEL))
    below = np.where(going.level == 0, np.minimum(going.stop >> 16, NO_GROUP), NO_GROUP).astype(np.uint64)
    passed = pass_plain(words, going.position, np.where(can, going.end, 0), HEADER_SIZE, below)
    some = passed.rows(np.flatnonzero(notes.is_wanted[passed.group] & (going.level[passed.lane] == 0)))
    notes.take(going.lane[some.lane], some.tag, some.value, some.length)
    return passed.steps


def _nothing_found(start: np.ndarray, wanted: int) -> Scan:
    lanes = len(start)
    return Scan(
        np.full((lanes, wanted), -1, np.int64), np.zeros((lanes, wanted), np.int64), np.zeros(lanes, np.int8), start,
        np.full(lanes, -1, np.int64), np.full(lanes, -1, np.int64),
    )  # fmt: skip


def _finish(found: Scan, going: _Going, which: np.ndarray, status: int) -> None:
    lane = going.lane[which]
    found.status[lane] = status
    found.position[lane] = going.position[which]


def _without_those_at_their_end(found: Scan, going: _Going) -> _Going:
    room = going.end - going.position
    over = room < 8
    if not over.any():
        return going
    _finish(found, going, over, SHORT)
    exact = over & (room == 0)
    found.status[going.lane[exact]] = np.where(going.level[exact] == 0, COMPLETE, DECLINED)
    return going.take(~over)


def _next_elements(words: np.ndarray, going: _Going) -> _Elements:
    """Tag, VR and length at every lane's position; 8 bytes must be there, of long forms `_without_those_that_stop` looks for the rest."""
    word = words[going.position]
    tag = ((word & 0xFFFF) << 16 | word >> 16 & 0xFFFF).astype(np.int64)
    high = (word >> 32).astype(np.int64)  # explicit: VR and 16-bit length; implicit: 32-bit length
    is_mark = tag >> 16 == 0xFFFE
    has_vr = going.explicit & ~is_mark & (going.level < going.implicit_below)
    vr = np.where(has_vr, high & 0xFFFF, 0)
    header = np.where(has_vr, HEADER_SIZE[vr], 8)
    length = np.where(has_vr, high >> 16, high)
    long = np.flatnonzero(header == 12)
    if long.size:
        length[long] = (words[going.position[long] + 8] & 0xFFFFFFFF).astype(np.int64)
    return _Elements(tag, vr, header, length, going.level == 0, is_mark & (tag != ITEM))


def _without_those_that_stop(found: Scan, going: _Going, elements: _Elements, below: int) -> tuple[_Going, _Elements]:
    tag, header, top, closes = elements.tag, elements.header, elements.top, elements.closes
    stopped = top & (tag >= going.stop) & (tag < below)
    is_item = tag == ITEM
    of_items = is_item | (tag == SEQUENCE_END)
    of_elements = ~(closes | is_item) | (tag == ITEM_END) & ~top
    fits = np.where((going.level & 1) == 1, of_items, of_elements)
    declined = ~stopped & (~fits | (header == 0) | closes & (elements.length != 0) | (going.level > MAX_LEVEL))
    short = ~declined & (going.end - going.position < header)
    stopped &= ~short
    leaving = stopped | declined | short
    if not leaving.any():
        return going, elements
    _finish(found, going, stopped, AT_STOP)
    _finish(found, going, declined, DECLINED)
    _finish(found, going, short, SHORT)
    found.stop_tag[going.lane[stopped]] = tag[stopped]
    found.stop_length[going.lane[stopped]] = elements.length[stopped]
    staying = ~leaving
    return going.take(staying), elements.take(staying)


def _move_on(going: _Going, elements: _Elements) -> None:
    """Over the value, or into it where its length is undefined."""
    enters = elements.length == UNDEFINED_LENGTH
    going.implicit_below = np.where(enters & (elements.vr == _UN), going.level + 1, going.implicit_below)
    going.level += enters
    going.level -= elements.closes
    going.implicit_below[going.level < going.implicit_below] = _NO_LEVEL  # back out of the UN, or never in one
    going.position = going.position + elements.header + np.where(enters, 0, elements.length)
