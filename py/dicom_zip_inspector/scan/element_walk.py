"""Every element of one stretch, one at a time: what the lockstep walk declines, for any bytes, with the same rows.

That is big endian, what is nested deeply, and bytes that contradict themselves. Where pydicom reads those, they are read as it does; where it
invents elements or gives up, the walk leaves out what cannot be followed: within a list of stated length it goes on behind that, else it ends.
"""

import struct
from array import array
from dataclasses import dataclass, field

import numpy as np

from ..base.pauses import ITEM as STEP
from ..base.pauses import Pauses
from .element_header import BEYOND, ElementHeader, Open, items_are_explicit, read_header, tag_at
from .element_rows import CUT, CUT_WHY, DAMAGED, UNENDED, ElementRows, vr_code
from .header_scan import COMPLETE, ITEM, ITEM_END, SEQUENCE_END, SHORT, UNDEFINED_LENGTH
from .implicit_vr import MOST_CREATOR, creator_tag, creator_text, implicit_vr, public_vr

MOST_ELEMENTS = 1_000_000  # of one stretch, items counted
MOST_AT_ONCE = 256  # elements that are passed before others may go first
MAX_LEVEL, _COLUMNS = 128, 8
_VALUE, SEQUENCE, _FRAGMENTS, _ITEM = range(4)
_SWAPPED_ITEM = 0xFEFF00E0
_BEGINNINGS = (ITEM, SEQUENCE_END, _SWAPPED_ITEM, BEYOND)  # of sequences: a list of items in either byte order, or nothing that is there
_UN, _SQ = vr_code("UN"), vr_code("SQ")


@dataclass(slots=True)
class ElementWalk:
    """A walk through one stretch of a file.

    data : the buffer; position, end, reach : as of `Stretches`; lane, lanes : the file's number, and how many there are
    status : how it ended, as `Ends` has it; fault, why : where something is wrong first, and what, a clause; "" where nothing is
    """

    data: bytes
    position: int
    end: int
    reach: int
    explicit: bool
    little_endian: bool
    lane: int
    lanes: int
    status: int = 0
    fault: int = 0
    why: str = ""
    _rows: array = field(default_factory=lambda: array("q"))
    _items: list[tuple[int, int]] = field(default_factory=list)
    _open: list[Open] = field(default_factory=list)
    _creators: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def level(self) -> int:
        """How deep it is."""
        return len(self._open) - 1

    @property
    def among_fragments(self) -> bool:
        """Whether it is among fragments."""
        return self._open[-1].kind == _FRAGMENTS

    async def follow(self, pauses: Pauses) -> None:
        """To the end, or as far as it goes."""
        self._open = self._begun()
        for step in range(MOST_ELEMENTS):
            self._step()
            if self.status:
                return
            if step % MOST_AT_ONCE == MOST_AT_ONCE - 1:
                await pauses.spend(MOST_AT_ONCE * STEP)
        self.status = DAMAGED
        self._fault(f"it has more than {MOST_ELEMENTS:,} elements")

    def _begun(self) -> list[Open]:
        return [Open(_ITEM, self.reach, None, self.explicit, self.little_endian, scope=self.lane)]

    def as_rows(self) -> ElementRows:
        """What was found."""
        scope, tag, vr, offset, length, size, held, little_endian = np.array(self._rows, np.int64).reshape(-1, _COLUMNS).T.copy()
        items = np.array(self._items, np.int64).reshape(-1, 2).T
        return ElementRows(
            self.lanes, np.full(len(tag), self.lane, np.int64), scope, tag, vr, offset, length, size,
            held.astype(bool), little_endian.astype(bool), items[0], items[1],
        )  # fmt: skip

    def _step(self) -> None:
        now = self._open[-1]
        if now.closes is not None and self.position >= now.closes:
            self._open.pop()
            return
        room = min(now.bound, self.end) - self.position
        header = read_header(self.data, self.position, room, now.explicit, now.little_endian) if room >= 8 else None
        if header is None:
            self._run_out(now)
        elif self.level == 0 and header.tag == header.vr == header.length == 0:
            self.status = COMPLETE  # zeros behind the last element
        elif now.kind == _ITEM:
            self._in_list(now, header)
        else:
            self._among_items(now, header)

    def _run_out(self, now: Open) -> None:
        """There is no room for a header."""
        if self.position == self.reach and self.level == 0:
            self.status = COMPLETE
        elif self.position + 8 <= now.bound > self.end:
            self.status = SHORT
        elif now.bound < self.reach:
            self._lose("what is in it goes on beyond its end")
        else:
            self.status = CUT
            self._fault(CUT_WHY)

    def _fault(self, why: str) -> None:
        """Note what is wrong at the position, if it is the first thing."""
        if not self.why:
            self.fault, self.why = self.position, why

    def _lose(self, why: str) -> None:
        """Go on behind the innermost list of stated length; where there is none, end."""
        self._fault(why)
        while self.level and self._open[-1].closes is None:
            self._open.pop()
        closes = self._open[-1].closes
        if closes is None or closes > self.reach:
            self.status = DAMAGED
        else:
            self.position = closes

    def _in_list(self, now: Open, header: ElementHeader) -> None:
        """An element, or the end of an item."""
        if header.tag == ITEM_END and self.level:
            self._open.pop()
            self.position = header.value
        elif header.tag >> 16 == 0xFFFE:
            self._lose("what stands there is no element")
        else:
            self._pass(now, header, self._kind(now, header))

    def _kind(self, now: Open, header: ElementHeader) -> int:
        """What the value is; a sequence of stated length that does not begin with an item is none."""
        undefined = header.length == UNDEFINED_LENGTH
        begins = self._tag_at(header.value, now.little_endian)
        if not header.implicit:
            if not undefined:
                return SEQUENCE if header.vr == _SQ and begins in _BEGINNINGS else _VALUE
            return SEQUENCE if header.vr in (_SQ, _UN) and begins in _BEGINNINGS else _FRAGMENTS
        public = public_vr(header.tag)
        vr = public or implicit_vr(header.tag, self._creator(now.scope, header.tag))
        if undefined:
            if not public and begins == ITEM:
                header.vr = _SQ
                return SEQUENCE
            return SEQUENCE if public == "SQ" else _FRAGMENTS
        return SEQUENCE if vr == "SQ" and begins in _BEGINNINGS else _VALUE

    def _creator(self, scope: int, tag: int) -> str:
        offset, length = self._creators.get((scope, creator_tag(tag)), (0, 0))
        return creator_text(self.data[offset : offset + min(length, MOST_CREATOR)])

    def _pass(self, now: Open, header: ElementHeader, kind: int) -> None:
        """Over an element, or into it."""
        undefined = header.length == UNDEFINED_LENGTH
        after = header.value + (0 if undefined else header.length)
        if after > now.bound and kind == _VALUE:
            if now.bound < self.reach:
                self._lose("a value goes on beyond the end of its list")
            else:
                self.status = CUT
                self._fault(CUT_WHY)
            return
        size = UNENDED if undefined or after > self.reach else header.length
        held = size != UNENDED and after <= self.end
        if header.tag >> 16 & 1 and 0x10 <= header.tag & 0xFFFF < 0x100:
            self._creators[now.scope, header.tag] = header.value, header.length
        self._rows.extend((now.scope, header.tag, header.vr, header.value, header.length, size, held, now.little_endian))
        self.position = after
        if kind != _VALUE and header.length:
            self._begin(now, header, kind)

    def _begin(self, now: Open, header: ElementHeader, kind: int) -> None:
        if len(self._open) > MAX_LEVEL:
            self._lose("it is nested too deeply")
            return
        little_endian = now.little_endian or self._tag_at(header.value, False) == _SWAPPED_ITEM
        self._open.append(Open(kind, *self._limits(now, header), now.explicit, little_endian, len(self._rows) // _COLUMNS - 1, header.value))
        self.position = header.value

    def _limits(self, now: Open, header: ElementHeader) -> tuple[int, int | None]:
        """Where what begins must end, and where it does by its stated length, which may be too long for what it is in."""
        if header.length == UNDEFINED_LENGTH:
            return now.bound, None
        closes = header.value + header.length
        if closes > now.bound < self.reach:
            self._fault("what begins there goes on beyond the end of what it is in")
            closes = now.bound
        return min(now.bound, closes), closes

    def _among_items(self, now: Open, header: ElementHeader) -> None:
        """An item, a fragment, or the end of all of them."""
        undefined = header.length == UNDEFINED_LENGTH
        after = header.value + (0 if undefined else header.length)
        if header.tag == SEQUENCE_END:
            if now.closes is None:
                self._set_size(now, self.position)
                self.position = header.value
            else:
                self.position = now.closes
            self._open.pop()
        elif header.tag != ITEM or (now.kind == _FRAGMENTS and (undefined or after > now.bound)):
            self._not_items(now, header)
        elif now.kind == _FRAGMENTS:
            self.position = after
        else:
            self._enter(now, header)

    def _set_size(self, now: Open, end: int) -> None:
        row = now.row * _COLUMNS
        self._rows[row + 5], self._rows[row + 6] = end - now.value, end <= self.end

    def _not_items(self, now: Open, header: ElementHeader) -> None:
        """Bytes of undefined length that are no items end with the first delimiter, whatever is before it."""
        if now.kind == _FRAGMENTS:
            found = self.data.find(struct.pack("<HH" if now.little_endian else ">HH", 0xFFFE, 0xE0DD), now.value, min(self.end, now.bound))
            if found >= 0:
                self._set_size(now, found)
                self._open.pop()
                self.position = found + 8
                return
            if self.end < self.reach:
                self.status = SHORT
                return
            if header.tag == ITEM:
                self.status = CUT
                self._fault(CUT_WHY)
                return
        self._lose("what stands there is no item")

    def _enter(self, now: Open, header: ElementHeader) -> None:
        """Into an item, in the encoding that its first element shows."""
        now.items += 1
        self._items.append((now.row, now.items))
        scope = self.lanes + len(self._items) - 1
        explicit = items_are_explicit(self.data, header, self.end, now.explicit, now.little_endian)
        self._open.append(Open(_ITEM, *self._limits(now, header), explicit, now.little_endian, scope=scope))
        self.position = header.value

    def _tag_at(self, at: int, little_endian: bool) -> int:
        return tag_at(self.data, at, min(self.end, self.reach), little_endian)
