"""One header by itself, element by element: what the lockstep scanner declines.

That is big endian, thousands of functional groups, and bytes that contradict themselves. Of those, the reading counts after which another
element can follow. The walk is bounded by counted elements and bytes, and no bytes make it raise. Levels and rules are those of `header_scan`.
"""

import struct
from collections.abc import Container
from dataclasses import dataclass, field

from .element import MARKS, USUAL_VRS, Element, read_element
from .header_scan import AT_STOP, COMPLETE, DECLINED, ITEM, ITEM_END, SEQUENCE_END, SHORT, UNDEFINED_LENGTH
from .vr_headers import header_size

MOST_ELEMENTS = 1_000_000
MOST_OUT_OF_ORDER = 1000  # elements that no data set holds there, such as those of a run of zeros
MOST_ODD = 100  # elements that are noted
_LAST = 0x7FE00010  # no data set of an instance is known to go far beyond, so a greater tag is not believed where bytes are doubtful
_ITEM, _SEQUENCE_END = struct.pack("<HH", 0xFFFE, 0xE000), struct.pack("<HH", 0xFFFE, 0xE0DD)
_RESYNC = 64 << 10  # bytes that are searched for the next element
_SURE = 3  # elements in a row that are believed


@dataclass(slots=True)
class HeaderWalk:
    """A walk through the elements of one header, which goes on when more bytes are there.

    Attributes
    ----------
    position : int
        Where the next element begins.
    size : int
        Bytes that there can be in all.
    found : dict
        (offset, length) of the values of wanted elements, by tag.
    stopped_at : Element or None
        The one with a stop tag.
    odd : dict
        What is wrong with elements of the data set itself, "length_wrong" or "vr_unknown", by tag.
    patches : dict
        Bytes that would have to stand at which offsets for that to be right.
    """

    position: int
    size: int
    explicit: bool
    little_endian: bool
    wanted: frozenset[int]
    stop: Container[int]
    keep_first: bool = False
    found: dict[int, tuple[int, int]] = field(default_factory=dict)
    stopped_at: Element | None = None
    odd: dict[int, str] = field(default_factory=dict)
    patches: dict[int, bytes] = field(default_factory=dict)
    elements: int = 0
    _out_of_order: int = 0
    _last: Element | None = None  # at level 0
    _open: list[tuple[bool, bool]] = field(default_factory=list)  # of each level, whether it is explicit VR, and little endian

    @property
    def is_spent(self) -> bool:
        """Whether a limit ends it."""
        return self.elements >= MOST_ELEMENTS or self._out_of_order > MOST_OUT_OF_ORDER

    def follow(self, data: bytes, ended: bool, most: int) -> int:
        """Go as far as `data` do, and until `most` elements were passed in all; `ended`: no more bytes can be had.

        Returns
        -------
        int
            COMPLETE, AT_STOP or DECLINED as in `header_scan`; SHORT where more bytes would help, or `most` elements were passed, or a limit ends it.
        """
        while self.elements < most and not self.is_spent:
            if self.position + 16 > len(data) and not ended:
                return SHORT
            if self.position + 8 > len(data):
                return COMPLETE if self.position == len(data) and not self._open else SHORT
            self.elements += 1
            element = self._read(data, self.position, self._explicit_here)
            if element is not None and not self._open and element.tag in self.stop:
                self.stopped_at = element
                return AT_STOP
            element = self._settled(data, element)
            if element is None or not self._fits(element.tag):
                goes_on = self._leaves_sequence(data) if len(self._open) % 2 else not self._open and self._finds_next(data, self._last)
            else:
                goes_on = self._passes(data, element, ended)
            if not goes_on:
                return DECLINED if ended else SHORT
        return SHORT

    def _fits(self, tag: int) -> bool:
        """Items only in sequences, elements only elsewhere, ends only where something is open."""
        if len(self._open) % 2:
            return tag in (ITEM, SEQUENCE_END)
        return tag >> 16 != MARKS or (tag == ITEM_END and bool(self._open))

    def _passes(self, data: bytes, element: Element, ended: bool) -> bool:
        """Over an element or into it; False where that would lead beyond all bytes and more of them may tell why."""
        if element.tag in (ITEM_END, SEQUENCE_END):
            self._open.pop()
            self.position = element.value
            return True
        self._out_of_order += element.tag >> 16 == 0 or (not self._open and self._last is not None and element.tag <= self._last.tag)
        if not self._open:
            if element.length != UNDEFINED_LENGTH and element.end > self.size:
                is_next = self._last is None or element.tag > self._last.tag
                if self._finds_next(data, element if is_next else self._last):
                    return True
                if not ended:
                    return False
            self._keep(element.tag, element.value, element.length)
            self._last = element
        if element.length == UNDEFINED_LENGTH:
            is_unknown = element.vr == b"UN"  # inside all is implicit VR, and little endian (PS3.5 section 6.2.2), which not all know
            little_endian = self._little_endian_here or (is_unknown and data[element.value : element.value + 4] in (_ITEM, _SEQUENCE_END))
            self._open.append((self._explicit_here and not is_unknown, little_endian))
            self.position = element.value
        else:
            self.position = element.end
        return True

    def _keep(self, tag: int, value: int, length: int) -> None:
        if tag in self.wanted and not (self.keep_first and tag in self.found):
            self.found[tag] = (value, length)

    def _leaves_sequence(self, data: bytes) -> bool:
        """Bytes of undefined length that are no items: they end with the delimiter."""
        end = data.find(struct.pack(self._order + "HHL", 0xFFFE, 0xE0DD, 0), self.position)
        if end < 0:
            return False
        self._open.pop()
        self.position = end + 8
        return True

    @property
    def _order(self) -> str:
        return "<" if self._little_endian_here else ">"

    @property
    def _explicit_here(self) -> bool:
        return self._open[-1][0] if self._open else self.explicit

    @property
    def _little_endian_here(self) -> bool:
        return self._open[-1][1] if self._open else self.little_endian

    def _read(self, data: bytes, at: int, explicit: bool, header: int = 0) -> Element | None:
        return read_element(data, at, explicit, self._little_endian_here, header)

    def _settled(self, data: bytes, element: Element | None) -> Element | None:
        """The element at `position`, by the first reading that another one can follow where its bytes are doubtful; None where there is none."""
        if element is None or element.tag >> 16 == MARKS:
            return element
        at, explicit = self.position, self._explicit_here
        has_vr = header_size(data[at + 4 : at + 6]) > 0
        if has_vr == explicit:
            return element
        if explicit:  # no such VR: its length may stand in any of three places
            readings = [self._read(data, at, True, 8), self._read(data, at, True, 12), self._read(data, at, False)]
        else:  # perhaps explicit VR, where implicit is said to be
            readings = [element, self._read(data, at, True)]
        followed = (reading for reading in readings if reading and self._is_followed(data, reading))
        settled = next(followed, None if explicit else element)
        if settled and settled is not element and not self._open:
            self._mend_vr(settled)
        return settled

    def _is_followed(self, data: bytes, element: Element) -> bool:
        """Whether behind an element there is one that may stand there."""
        following = self._read(data, element.value if element.length == UNDEFINED_LENGTH else element.end, False)
        if following is None:
            return element.end == self.size and not self._open
        if element.length == UNDEFINED_LENGTH:
            return following.tag in (ITEM, SEQUENCE_END)
        return element.tag < following.tag <= _LAST or (following.tag == ITEM_END and bool(self._open))

    def _finds_next(self, data: bytes, doubtful: Element | None) -> bool:
        """Go on at the element that follows one whose length is wrong; within a sequence it would be one of its items', so from its end on."""
        if doubtful is None:
            return False
        is_sequence = doubtful.vr == b"SQ" or data[doubtful.value : doubtful.value + 4] == struct.pack(self._order + "HH", 0xFFFE, 0xE000)
        start = doubtful.value if not is_sequence else self.position if doubtful.length == UNDEFINED_LENGTH else doubtful.end
        for at in range(start, min(start + _RESYNC, len(data) - 8), 2):
            if self._are_elements(data, at, doubtful.tag):
                self._keep(doubtful.tag, doubtful.value, at - doubtful.value)
                self._mend_length(doubtful, at - doubtful.value)
                self.position, self._last = at, doubtful
                return True
        return False

    def _mend_length(self, element: Element, length: int) -> None:
        """Note the length that an element at level 0 has, if its field holds as much."""
        size = 2 if self.explicit and header_size(element.vr) == 8 else 4
        if element.length != UNDEFINED_LENGTH and length < 1 << 8 * size:
            self._note(element.tag, "length_wrong", element.value - size, self._number(length, size))
        else:
            self._note(element.tag, "length_wrong")

    def _mend_vr(self, element: Element) -> None:
        """Note the VR that an element at level 0 could have, as long as it fits into the bytes before its value."""
        at, short = self.position, element.value - self.position == 8
        if not self.explicit:
            self._note(element.tag, "vr_unknown", at + 4, self._number(element.length, 4) if short else b"")
        elif short:
            vr = USUAL_VRS.get(element.tag, "LO").encode()
            self._note(element.tag, "vr_unknown", at + 4, vr + self._number(element.length, 2) if element.length < 1 << 16 else b"")
        else:
            self._note(element.tag, "vr_unknown", at + 4, b"UN\0\0")

    def _number(self, value: int, size: int) -> bytes:
        return value.to_bytes(size, "little" if self.little_endian else "big")

    def _note(self, tag: int, what: str, offset: int = 0, patch: bytes = b"") -> None:
        if len(self.odd) < MOST_ODD:
            self.odd[tag] = what
            if patch:
                self.patches[offset] = patch

    def _are_elements(self, data: bytes, at: int, above: int) -> bool:
        """Whether a few elements in a row lie there, in order, behind the tag `above`."""
        for _ in range(_SURE):
            element = self._read(data, at, self.explicit)
            if element is None or not above < element.tag <= _LAST or (self.explicit and not header_size(element.vr)):
                return False
            if element.tag in self.stop or element.end == self.size:
                return True
            if element.length == UNDEFINED_LENGTH:
                return self._is_followed(data, element)
            at, above = element.end, element.tag
        return True
