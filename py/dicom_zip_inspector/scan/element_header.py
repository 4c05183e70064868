"""What a walk of single elements holds and reads: an element's header as pydicom reads it, VRs that do not exist included (PS3.5 section 7.1)."""

import struct
from dataclasses import dataclass

from .header_scan import ITEM, ITEM_END, UNDEFINED_LENGTH
from .vr_headers import header_size

BEYOND = -1  # the tag of what is not there
_FORMS = {order: tuple(struct.Struct(order + form) for form in ("HH", "H", "L")) for order in "<>"}


@dataclass(slots=True)
class ElementHeader:
    """Tag, the code of its VR (0 where none is stored), where its value begins, its length, and whether it is an element without VR."""

    tag: int
    vr: int
    value: int
    length: int
    implicit: bool


@dataclass(slots=True)
class Open:
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


def read_header(data: bytes, at: int, room: int, explicit: bool, little_endian: bool) -> ElementHeader | None:
    """The element or mark at a place, where `room` bytes are, 8 or more; None where its header is longer.

    A VR that does not exist has the short form if it could be one; other bytes are none, and this element is implicit.
    """
    pair, short, long = _FORMS["<" if little_endian else ">"]
    group, number = pair.unpack_from(data, at)
    tag, vr = group << 16 | number, data[at + 4 : at + 6]
    size = header_size(vr)
    if group == 0xFFFE or not explicit or (not size and not b"AA" <= vr <= b"ZZ"):
        return ElementHeader(tag, 0, at + 8, long.unpack_from(data, at + 4)[0], group != 0xFFFE)
    code = int.from_bytes(vr, "little")
    if size != 12:
        return ElementHeader(tag, code, at + 8, short.unpack_from(data, at + 6)[0], False)
    return ElementHeader(tag, code, at + 12, long.unpack_from(data, at + 8)[0], False) if room >= 12 else None


def tag_at(data: bytes, at: int, end: int, little_endian: bool) -> int:
    """The tag at a place; `BEYOND` where that is not before `end`."""
    if at + 4 > end:
        return BEYOND
    group, number = _FORMS["<" if little_endian else ">"][0].unpack_from(data, at)
    return group << 16 | number


def _leads_on(data: bytes, item: ElementHeader, end: int, explicit: bool, little_endian: bool) -> bool:
    """Whether the first element of an item, read so, is followed by what can be there."""
    if item.value + 8 > end:
        return False
    first = read_header(data, item.value, end - item.value, explicit, little_endian)
    if first is None:
        return False
    following = tag_at(data, first.value + (0 if first.length == UNDEFINED_LENGTH else first.length), end, little_endian)
    if first.length == UNDEFINED_LENGTH:
        return following == ITEM
    return first.value + first.length == item.value + item.length or following == ITEM_END or first.tag < following < ITEM


def holds_items(value: bytes) -> bool:
    """Whether a value of which nobody says what it is (UN, or of no dictionary) is a list of items, by the first of them: in little endian, with VRs
    or without (PS3.5 section 6.2.2 note 2)."""
    if tag_at(value, 0, len(value), True) != ITEM or len(value) < 8:
        return False
    item = ElementHeader(ITEM, 0, 8, int.from_bytes(value[4:8], "little"), False)
    fits = item.length == UNDEFINED_LENGTH or 8 + item.length <= len(value)
    return fits and any(_leads_on(value, item, len(value), explicit, True) for explicit in (False, True))


def items_are_explicit(data: bytes, item: ElementHeader, end: int, list_is_explicit: bool, little_endian: bool) -> bool:
    """Whether the elements of an item have VRs: in an explicit list where the first one has letters for it. In an implicit one where that leads
    to what can follow and implicit VR does not, which pydicom does not look for."""
    vr = data[item.value + 4 : min(item.value + 6, end)]
    if list_is_explicit:
        return len(vr) == 2 and all(0x40 < letter < 0x5B for letter in vr)
    implicit, explicit = (_leads_on(data, item, end, explicit, little_endian) for explicit in (False, True))
    return header_size(vr) > 0 and explicit and not implicit
