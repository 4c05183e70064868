"""Every element of one stretch, one at a time: what the lockstep walk declines, for any bytes, with the same rows.

That is big endian, what is nested deeply, and bytes that contradict themselves. Where pydicom reads those, they are read as it does; where it
invents elements or gives up, the walk leaves out what cannot be followed: within a list of stated length it goes on behind that, else it ends.
"""

import struct
from dataclasses import dataclass, field

import numpy as np

from .element_rows import CUT, CUT_WHY, DAMAGED, UNENDED, ElementRows, vr_code
from .header_scan import COMPLETE, ITEM, ITEM_END, SEQUENCE_END, SHORT, UNDEFINED_LENGTH, header_size
from .implicit_vr import MOST_CREATOR, creator_tag, creator_text, implicit_vr, public_vr

MOST_ELEMENTS = 2_000_000  # of one stretch, items counted
MAX_LEVEL = 128
_PAIRS, _SHORTS, _LONGS = {True: "<HH", False: ">HH"}, {True: "<H", False: ">H"}, {True: "<L", False: ">L"}
_VALUE, _SEQUENCE, _FRAGMENTS, _ITEM = range(4)
_SWAPPED_ITEM, _BEYOND = 0xFEFF00E0, -1
_BEGINNINGS = (ITEM, SEQUENCE_END, _SWAPPED_ITEM, _BEYOND)  # of sequences: a list of items in either byte order, or nothing that is there
_UN, _SQ = vr_code("UN"), vr_code("SQ")


@dataclass(slots=True)
class _Open:
    """What is open: its kind, where it must end and where its stated length does (None where undefined), its encoding, its row, where its
    value begins, its items so far, its scope."""

    kind: int
    bound: int
    closes: int | None
    explicit: bool
    little_endian: bool
    row: int = -1
    value: int = 0
    items: int = 0
    scope: int = 0


@dataclass(slots=True)
class _Header:
    tag: int
    vr: int
    value: int
    length: int
    implicit: bool


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
    _rows: list[list[int]] = field(default_factory=list)
    _items: list[tuple[int, int]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _creators: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def level(self) -> int:
        """How deep it is."""
        return len(self._open) - 1

    def follow(self) -> None:
        """To the end, or as far as it goes."""
        self._open = [_Open(_ITEM, self.reach, None, self.explicit, self.little_endian, scope=self.lane)]
        for _ in range(MOST_ELEMENTS):
            self._step()
            if self.status:
                return
        self.status = DAMAGED
        self._fault(f"it has more than {MOST_ELEMENTS:,} elements")

    def as_rows(self) -> ElementRows:
        """What was found."""
        columns = np.array(self._rows, np.int64).reshape(-1, 8).T
        scope, tag, vr, offset, length, size, held, little_endian = columns
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
        header = self._header(now, room) if room >= 8 else None
        if header is None:
            self._run_out(now)
        elif self.level == 0 and header.tag == header.vr == header.length == 0:
            self.status = COMPLETE  # zeros behind the last element
        elif now.kind == _ITEM:
            self._in_list(now, header)
        else:
            self._among_items(now, header)

    def _run_out(self, now: _Open) -> None:
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

    def _header(self, now: _Open, room: int) -> _Header | None:
        """The element or mark that comes next; None where its header is not all there. A VR that does not exist has the short form if it
        could be one; other bytes are none, and this element is implicit (as pydicom reads them)."""
        at, little_endian = self.position, now.little_endian
        group, number = struct.unpack_from(_PAIRS[little_endian], self.data, at)
        tag, vr = group << 16 | number, self.data[at + 4 : at + 6]
        size = header_size(vr)
        if group == 0xFFFE or not now.explicit or (not size and not b"AA" <= vr <= b"ZZ"):
            return _Header(tag, 0, at + 8, struct.unpack_from(_LONGS[little_endian], self.data, at + 4)[0], group != 0xFFFE)
        if size == 12:
            if room < 12:
                return None
            return _Header(tag, int.from_bytes(vr, "little"), at + 12, struct.unpack_from(_LONGS[little_endian], self.data, at + 8)[0], False)
        return _Header(tag, int.from_bytes(vr, "little"), at + 8, struct.unpack_from(_SHORTS[little_endian], self.data, at + 6)[0], False)

    def _in_list(self, now: _Open, header: _Header) -> None:
        """An element, or the end of an item."""
        if header.tag == ITEM_END and self.level:
            self._open.pop()
            self.position = header.value
        elif header.tag >> 16 == 0xFFFE:
            self._lose("what stands there is no element")
        else:
            self._pass(now, header, self._kind(now, header))

    def _kind(self, now: _Open, header: _Header) -> int:
        """What the value is; a sequence of stated length that does not begin with an item is none."""
        undefined = header.length == UNDEFINED_LENGTH
        begins = self._tag_at(header.value, now.little_endian)
        if not header.implicit:
            if not undefined:
                return _SEQUENCE if header.vr == _SQ and begins in _BEGINNINGS else _VALUE
            return _SEQUENCE if header.vr in (_SQ, _UN) and begins in _BEGINNINGS else _FRAGMENTS
        public = public_vr(header.tag)
        vr = public or implicit_vr(header.tag, self._creator(now.scope, header.tag))
        if undefined:
            if not public and begins == ITEM:
                header.vr = _SQ
                return _SEQUENCE
            return _SEQUENCE if public == "SQ" else _FRAGMENTS
        return _SEQUENCE if vr == "SQ" and begins in _BEGINNINGS else _VALUE

    def _creator(self, scope: int, tag: int) -> str:
        offset, length = self._creators.get((scope, creator_tag(tag)), (0, 0))
        return creator_text(self.data[offset : offset + min(length, MOST_CREATOR)])

    def _tag_at(self, at: int, little_endian: bool) -> int:
        if at + 4 > min(self.end, self.reach):
            return _BEYOND
        group, number = struct.unpack_from(_PAIRS[little_endian], self.data, at)
        return group << 16 | number

    def _pass(self, now: _Open, header: _Header, kind: int) -> None:
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
        row = [now.scope, header.tag, header.vr, header.value, header.length, size, held, now.little_endian]
        if header.tag >> 16 & 1 and 0x10 <= header.tag & 0xFFFF < 0x100:
            self._creators[now.scope, header.tag] = header.value, header.length
        self._rows.append(row)
        self.position = after
        if kind != _VALUE and header.length:
            self._begin(now, header, kind)

    def _begin(self, now: _Open, header: _Header, kind: int) -> None:
        if len(self._open) > MAX_LEVEL:
            self._lose("it is nested too deeply")
            return
        little_endian = now.little_endian or self._tag_at(header.value, False) == _SWAPPED_ITEM
        self._open.append(_Open(kind, *self._limits(now, header), now.explicit, little_endian, len(self._rows) - 1, header.value))
        self.position = header.value

    def _limits(self, now: _Open, header: _Header) -> tuple[int, int | None]:
        """Where what begins must end, and where it does by its stated length, which may be too long for what it is in."""
        if header.length == UNDEFINED_LENGTH:
            return now.bound, None
        closes = header.value + header.length
        if closes > now.bound < self.reach:
            self._fault("what begins there goes on beyond the end of what it is in")
            closes = now.bound
        return min(now.bound, closes), closes

    def _among_items(self, now: _Open, header: _Header) -> None:
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

    def _set_size(self, now: _Open, end: int) -> None:
        row = self._rows[now.row]
        row[5], row[6] = end - now.value, end <= self.end

    def _not_items(self, now: _Open, header: _Header) -> None:
        """Bytes of undefined length that are no items end with the first delimiter, whatever is before it."""
        if now.kind == _FRAGMENTS:
            found = self.data.find(struct.pack(_PAIRS[now.little_endian], 0xFFFE, 0xE0DD), now.value, min(self.end, now.bound))
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

    def _enter(self, now: _Open, header: _Header) -> None:
        """Into an item, in the encoding that its first element shows."""
        now.items += 1
        self._items.append((now.row, now.items))
        scope = self.lanes + len(self._items) - 1
        self._open.append(_Open(_ITEM, *self._limits(now, header), self._is_explicit(now, header), now.little_endian, scope=scope))
        self.position = header.value

    def _is_explicit(self, now: _Open, header: _Header) -> bool:
        """Whether the elements of an item have VRs: in an explicit list where the first one has letters for it. In an implicit one where that
        leads to what can follow and implicit VR does not, which pydicom does not look for."""
        vr = self.data[header.value + 4 : min(header.value + 6, self.end)]
        if now.explicit:
            return len(vr) == 2 and all(0x40 < letter < 0x5B for letter in vr)
        return header_size(vr) > 0 and not self._leads_on(now, header, False) and self._leads_on(now, header, True)

    def _leads_on(self, now: _Open, item: _Header, explicit: bool) -> bool:
        """Whether the first element of an item, read so, is followed by what can be there."""
        at, self.position = self.position, item.value
        first = self._header(_Open(_ITEM, now.bound, None, explicit, now.little_endian), self.end - item.value)
        self.position = at
        if first is None:
            return False
        if first.length == UNDEFINED_LENGTH:
            return self._tag_at(first.value, now.little_endian) == ITEM
        after = first.value + first.length
        following = self._tag_at(after, now.little_endian)
        return after == item.value + item.length or following == ITEM_END or first.tag < following < ITEM
