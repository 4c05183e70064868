"""Every element of many files at once, nested ones too: the lockstep walk (`header_scan`) made to note all that it passes.

Each lane has a stack of what is open: even levels are lists of elements (0 the stretch itself, then items), odd ones sequences or, as
PS3.5 section A.4 has them, fragments. A level ends where its stated length does or at its delimiter. What bends a rule is *declined* and left to
`element_walk`, which reads the same rows one element at a time; so are the last few lanes, as a step costs the same for one as for hundreds.
Between two steps every lane passes what is plain (`plain_run`), so that most steps are cheap ones.

Encoding rules: PS3.5 section 7.1 (elements), 7.5 (sequences), 6.2.2 note 2 (UN of undefined length). An item of an explicit list may be
implicit: as pydicom, that is told by its first element.
"""

import numpy as np

from ..base.pauses import Pauses
from .element_rows import CUT, CUT_WHY, UNENDED, ElementRows, Ends, Stretches, vr_code
from .header_scan import COMPLETE, DECLINED, ITEM, ITEM_END, SEQUENCE_END, SHORT, UNDEFINED_LENGTH
from .implicit_kinds import ImplicitKinds
from .lockstep_state import FAR, FRAGMENTS, MAX_LEVEL, NO_LEVEL, SEQUENCE, VALUE, Found, Going, Next, Stacks
from .plain_run import NO_GROUP, pass_plain
from .vr_headers import HEADER_SIZE

MAX_STEPS = 20_000
STEP = 64 << 10  # bytes of work that a step counts as, on top of those for each lane
PLAIN_STEP = 12 << 10  # of a step over plain elements
LANE_STEP = 64
FEW_LANES = 12  # so many are walked faster one by one
_SQ, _UN = vr_code("SQ"), vr_code("UN")
_PLAIN_HEADER = HEADER_SIZE.copy()
_PLAIN_HEADER[_SQ] = 0  # lists are walked into


async def walk_together(buffer: np.ndarray, stretches: Stretches, lanes: int, pauses: Pauses, few: int = FEW_LANES) -> tuple[ElementRows, Ends]:
    """Every element of stretches in little endian, VRs that are not stored as 0.

    Parameters
    ----------
    buffer : (n,) uint8
        All stretches, and `header_scan.PADDING` bytes after the last.
    lanes : int
        How many files they are of.
    pauses : Pauses
        Told of every step.
    few : int
        With how many lanes left the rest is declined.
    """
    walk = _Walk(buffer, stretches, lanes)
    for _ in range(MAX_STEPS):
        if walk.going.row.size <= few:
            break
        before = walk.found.rows
        plain_steps = walk.pass_plain()
        walk.step()
        await pauses.spend(STEP + PLAIN_STEP * plain_steps + LANE_STEP * (walk.found.rows - before))
    walk.leave(np.full(walk.going.row.size, DECLINED))
    return walk.found.as_rows(), walk.ends


class _Walk:
    """One lockstep walk."""

    def __init__(self, buffer: np.ndarray, stretches: Stretches, lanes: int):
        count = len(stretches.lane)
        self.buffer, self.stretches = buffer, stretches
        self.words = np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))
        self.stacks, self.found = Stacks(stretches), Found(lanes)
        self.ends = Ends(np.zeros(count, np.int8), stretches.start.copy(), np.zeros(count, np.int64), np.zeros(count, bool), {})
        self.going = Going(
            np.arange(count), stretches.start.copy(), np.zeros(count, np.int64), np.zeros(count, bool),
            np.where(stretches.explicit, NO_LEVEL, 0),
        )  # fmt: skip
        self.leave(np.where(stretches.little_endian, 0, DECLINED))

    def pass_plain(self) -> int:
        """Over plain elements, as far as lanes have some; how many steps that took."""
        going = self.going
        can = (going.level & 1 == 0) & (going.level < np.minimum(going.implicit_from, MAX_LEVEL))
        room = np.where(can, np.minimum(self._bound, self.stretches.end[going.row]), 0)
        passed = pass_plain(self.words, going.position, room, _PLAIN_HEADER, np.full(len(room), NO_GROUP, np.uint64))
        if passed.steps:
            row = going.row[passed.lane]
            scope, held = self.stacks.scope[row, going.level[passed.lane]], np.ones(len(row), bool)
            self.found.take(self.stretches.lane[row], scope, passed.tag, passed.vr, passed.value, passed.length, passed.length, held)
        return passed.steps

    def step(self) -> None:
        """One element or mark further in every lane."""
        self._close()
        self.leave(self._short_of(8))
        if not self.going.row.size:
            return
        now = self._read()
        verdict = self._verdict(now)
        if verdict.any():
            now = now.take(verdict == 0)
            self.leave(verdict)
        self._move(now, self._note(now))

    def leave(self, status: np.ndarray) -> None:
        """Follow lanes no further whose status is not 0."""
        which = status != 0
        if not which.any():
            return
        row, gone = self.going.row[which], self.going.take(which)
        self.ends.status[row], self.ends.position[row] = status[which], gone.position
        self.ends.level[row], self.ends.fragments[row] = gone.level, gone.fragments
        cut = status == CUT
        for row, position in zip(self.going.row[cut].tolist(), self.going.position[cut].tolist(), strict=True):
            self.ends.faults[row] = position, CUT_WHY
        self.going = self.going.take(~which)

    def _close(self) -> None:
        """Up from levels whose stated length is over."""
        going = self.going
        while (done := going.position >= self.stacks.closes[going.row, going.level]).any():
            going.level -= done
            going.implicit_from[going.level < going.implicit_from] = NO_LEVEL

    @property
    def _bound(self) -> np.ndarray:
        return self.stacks.bound[self.going.row, self.going.level]

    def _short_of(self, header: np.ndarray | int) -> np.ndarray:
        """The status of lanes that have fewer bytes left than a header has, 0 of others: at their end, cut, to be read on, or wrong."""
        going, reach, bound = self.going, self.stretches.reach[self.going.row], self._bound
        after = going.position + header
        over = after > np.minimum(bound, self.stretches.end[going.row])
        if not over.any():
            return np.zeros(len(over), np.int64)
        status = np.where(after <= bound, SHORT, np.where(bound < reach, DECLINED, CUT))
        status[(going.position == reach) & (going.level == 0)] = COMPLETE
        return np.where(over, status, 0)

    def _read(self) -> Next:
        """Tag, VR and length at every lane's position; 8 bytes must be there."""
        going = self.going
        word = self.words[going.position]
        tag = ((word & 0xFFFF) << 16 | word >> 16 & 0xFFFF).astype(np.int64)
        high = (word >> 32).astype(np.int64)
        is_mark = tag >> 16 == 0xFFFE
        implicit = (going.level >= going.implicit_from) & ~is_mark
        has_vr = ~(implicit | is_mark)
        vr = np.where(has_vr, high & 0xFFFF, 0)
        header = np.where(has_vr, HEADER_SIZE[vr], 8)
        length = np.where(has_vr, high >> 16, high)
        long = np.flatnonzero(header == 12)
        length[long] = (self.words[going.position[long] + 8] & 0xFFFFFFFF).astype(np.int64)
        kind = np.where(vr == _SQ, SEQUENCE, VALUE)
        undefined = np.flatnonzero((length == UNDEFINED_LENGTH) & has_vr)
        kind[undefined] = np.where((vr[undefined] == _SQ) | (vr[undefined] == _UN), SEQUENCE, FRAGMENTS)
        now = Next(tag, vr, header, length, implicit, kind)
        if implicit.any():
            ImplicitKinds(self.buffer, self.going, self.stacks, self.found).tell(now, np.flatnonzero(implicit))
        return now

    def _verdict(self, now: Next) -> np.ndarray:
        """The status of lanes that end here, are cut or break a rule; 0 of those that go on."""
        going, bound = self.going, self._bound
        is_item, closing = now.tag == ITEM, (now.tag == ITEM_END) | (now.tag == SEQUENCE_END)
        undefined = now.length == UNDEFINED_LENGTH
        in_list = going.level & 1 == 1
        fits = np.where(in_list, is_item | (now.tag == SEQUENCE_END), ~(is_item | closing) | (now.tag == ITEM_END) & (going.level > 0))
        wrong = ~fits | (now.header == 0) | closing & (now.length != 0) | (going.level >= MAX_LEVEL) | going.fragments & undefined
        wrong |= (now.tag == SEQUENCE_END) & (self.stacks.closes[going.row, going.level] < FAR)
        wrong |= is_item & ~going.fragments & (going.level >= going.implicit_from) & (HEADER_SIZE[self._first_vr(now)] > 0)
        status = np.where(wrong, DECLINED, self._short_of(now.header))
        opens = (now.kind == SEQUENCE) | is_item & ~going.fragments
        beyond = ~undefined & (going.position + now.header + now.length > bound) & (status == 0)
        if beyond.any():
            at_end = bound == self.stretches.reach[going.row]
            status[beyond & ~at_end] = DECLINED
            status[beyond & at_end & ~opens] = CUT
        status[(now.tag == 0) & (now.vr == 0) & (now.length == 0) & (going.level == 0)] = COMPLETE  # zeros behind the last element
        return status

    def _first_vr(self, now: Next) -> np.ndarray:
        """Where the VR of an item's first element would stand, what stands there; 0 where the item is empty."""
        at = np.minimum(self.going.position + 8, len(self.words) - 1)
        return np.where(now.length > 0, (self.words[at] >> 32 & 0xFFFF).astype(np.int64), 0)

    def _note(self, now: Next) -> np.ndarray:
        """Put the elements among these into `found`; the row of each lane's, were it one."""
        going = self.going
        value = going.position + now.header
        i = np.flatnonzero(now.tag >> 16 != 0xFFFE)
        row, after = going.row[i], value[i] + now.length[i]
        size = np.where((now.length[i] == UNDEFINED_LENGTH) | (after > self.stretches.reach[row]), UNENDED, now.length[i])
        held = (after <= self.stretches.end[row]) & (size != UNENDED)
        scope = self.stacks.scope[row, going.level[i]]
        rows = np.zeros(going.row.size, np.int64)
        rows[i] = self.found.take(self.stretches.lane[row], scope, now.tag[i], now.vr[i], value[i], now.length[i], size, held)
        return rows

    def _move(self, now: Next, rows: np.ndarray) -> None:
        """Over values, into and out of lists."""
        going = self.going
        value = going.position + now.header
        begins = (now.kind != VALUE) & (now.length > 0)
        items = (now.tag == ITEM) & ~going.fragments
        leaves = (now.tag == ITEM_END) | (now.tag == SEQUENCE_END)
        if begins.any():
            self._begin(np.flatnonzero(begins), now, value, rows)
        if items.any():
            self._enter(np.flatnonzero(items), now, value)
        if leaves.any():
            self._end(np.flatnonzero(now.tag == SEQUENCE_END))
            going.level -= leaves
            going.implicit_from[going.level < going.implicit_from] = NO_LEVEL
        going.position = value + np.where(begins | items, 0, now.length)

    def _begin(self, i: np.ndarray, now: Next, value: np.ndarray, rows: np.ndarray) -> None:
        """Into sequences and fragments."""
        row, level = self._open(i, now, value)
        self.stacks.sequence[row, level], self.stacks.value[row, level], self.stacks.items[row, level] = rows[i], value[i], 0
        self.going.fragments[i] = now.kind[i] == FRAGMENTS

    def _enter(self, i: np.ndarray, now: Next, value: np.ndarray) -> None:
        """Into items; implicit where the first element has no letters for a VR (as pydicom tells it)."""
        stacks = self.stacks
        first = self._first_vr(now)[i]
        letters = (first & 0xFF > 0x40) & (first & 0xFF < 0x5B) & (first >> 8 > 0x40) & (first >> 8 < 0x5B)
        row, level = self._open(i, now, value)
        turns = ~letters & (self.going.implicit_from[i] == NO_LEVEL)
        self.going.implicit_from[i[turns]] = level[turns]
        stacks.items[row, level - 1] += 1
        stacks.scope[row, level] = self.found.enter(stacks.sequence[row, level - 1], stacks.items[row, level - 1])

    def _open(self, i: np.ndarray, now: Next, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """One level deeper: the stretches and their levels now."""
        going, stacks = self.going, self.stacks
        row, around = going.row[i], going.level[i]
        closes = np.where(now.length[i] == UNDEFINED_LENGTH, FAR, value[i] + now.length[i])
        stacks.closes[row, around + 1] = closes
        stacks.bound[row, around + 1] = np.minimum(stacks.bound[row, around], closes)
        going.level[i] = around + 1
        return row, around + 1

    def _end(self, i: np.ndarray) -> None:
        """Sequences and fragments of undefined length at their delimiters."""
        row, level = self.going.row[i], self.going.level[i]
        self.found.end(self.stacks.sequence[row, level], self.going.position[i] - self.stacks.value[row, level])
        self.going.fragments[i] = False
