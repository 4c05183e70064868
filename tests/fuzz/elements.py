"""DICOM files as trees that may be wrong in any way: what a library refuses to write is written here.

A tree keeps bytes, not values: little endian, as a file has them. PS3.5 section 7 (elements), 7.5 (sequences), A.4 (fragments).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydicom.datadict import dictionary_VR

ITEM, ITEM_END, SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
PIXEL_DATA = 0x7FE00010
UNDEFINED = 0xFFFFFFFF
LONG_FORM = frozenset((b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"))
NUMBER_SIZES = {b"US": 2, b"SS": 2, b"OW": 2, b"UL": 4, b"SL": 4, b"FL": 4, b"OF": 4, b"OL": 4, b"FD": 8, b"OD": 8, b"SV": 8, b"UV": 8, b"AT": 2}
IMPLICIT, EXPLICIT, DEFLATED, BIG_ENDIAN = "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"


@dataclass(slots=True)
class Item:
    """An item of a sequence, or a fragment (`raw`). `length` is what it says in place of the truth."""

    elements: list["Element"] = field(default_factory=list)
    raw: bytes | None = None
    undefined: bool = False
    length: int | None = None
    tag: int = ITEM


@dataclass(slots=True)
class Element:
    """One element: `value`, or `items` where it is a sequence or encapsulated. `length` and `long_form` are what it says in place of the truth."""

    tag: int
    vr: bytes
    value: bytes = b""
    items: list[Item] | None = None
    undefined: bool = False
    length: int | None = None
    long_form: bool | None = None
    ended: bool = True


@dataclass(slots=True)
class DicomFile:
    """A file: what is before the data set, File Meta Information, the data set, and how the latter is written in truth."""

    start: bytes
    meta: list[Element]
    elements: list[Element]
    syntax: str = EXPLICIT
    end: bytes = b""

    def bytes(self) -> bytes:
        """The file."""
        body = encode(self.elements, self.syntax != IMPLICIT, self.syntax == BIG_ENDIAN)
        if self.syntax == DEFLATED:
            deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
            body = deflate.compress(body) + deflate.flush()
        return self.start + encode(self.meta) + body + self.end


def every_list(elements: list[Element]) -> Iterator[list[Element]]:
    """The list itself and those of all items below."""
    yield elements
    for element in elements:
        for item in element.items or ():
            if item.raw is None:
                yield from every_list(item.elements)


def every_element(elements: list[Element]) -> list[Element]:
    """All elements at any depth."""
    return [element for some in every_list(elements) for element in some]


def every_item(elements: list[Element]) -> list[Item]:
    """All items and fragments at any depth."""
    return [item for element in every_element(elements) for item in element.items or ()]


def found(elements: list[Element], tag: int) -> Element | None:
    """The first element of that tag at the top."""
    return next((element for element in elements if element.tag == tag), None)


def encode(elements: list[Element], explicit: bool = True, big_endian: bool = False) -> bytes:
    """The bytes of a data set."""
    out = bytearray()
    for element in elements:
        _encode_element(out, element, explicit, big_endian)
    return bytes(out)


def _encode_element(out: bytearray, element: Element, explicit: bool, big_endian: bool) -> None:
    order = ">" if big_endian else "<"
    within = explicit and element.vr != b"UN"  # PS3.5 section 6.2.2 note 2
    value = element.value if element.items is None else b"".join(_encoded_item(item, within, big_endian) for item in element.items)
    if big_endian and element.items is None:
        value = _swapped(value, NUMBER_SIZES.get(element.vr, 1))
    length = len(value) if element.length is None else element.length
    if element.undefined:
        length = UNDEFINED
    out += struct.pack(order + "HH", element.tag >> 16, element.tag & 0xFFFF)
    if not explicit:
        out += struct.pack(order + "L", length)
    elif element.long_form if element.long_form is not None else element.vr in LONG_FORM:
        out += element.vr + bytes(2) + struct.pack(order + "L", length)
    else:
        out += element.vr + struct.pack(order + "H", length & 0xFFFF)
    out += value
    if element.undefined and element.ended:
        out += struct.pack(order + "HHL", 0xFFFE, 0xE0DD, 0)


def _encoded_item(item: Item, explicit: bool, big_endian: bool) -> bytes:
    order = ">" if big_endian else "<"
    inside = item.raw if item.raw is not None else encode(item.elements, explicit, big_endian)
    length = len(inside) if item.length is None else item.length
    out = struct.pack(order + "HHL", item.tag >> 16, item.tag & 0xFFFF, UNDEFINED if item.undefined else length) + inside
    return out + struct.pack(order + "HHL", 0xFFFE, 0xE00D, 0) if item.undefined else out


def _swapped(value: bytes, size: int) -> bytes:
    return b"".join(value[at : at + size][::-1] for at in range(0, len(value), size)) if size > 1 else value


def parse(data: bytes) -> DicomFile:
    """A sound little endian file as a tree; ValueError for any other."""
    at = 132 if data[128:132] == b"DICM" else 0
    start, meta = data[:at], []
    while data[at : at + 2] == b"\2\0":
        element, at = _parse_element(data, at, True)
        meta.append(element)
    told = found(meta, 0x00020010)
    syntax = told.value.rstrip(b"\0 ").decode() if told else (EXPLICIT if data[at + 4 : at + 6].isalpha() else IMPLICIT)
    body = zlib.decompress(data[at:], -15) if syntax == DEFLATED else data[at:]
    if syntax == BIG_ENDIAN:
        raise ValueError("big endian")
    elements, at = _parse_list(body, 0, len(body), syntax != IMPLICIT)
    return DicomFile(start, meta, elements, syntax if syntax in (IMPLICIT, DEFLATED) else EXPLICIT, body[at:])


def _parse_list(data: bytes, at: int, stop: int, explicit: bool) -> tuple[list[Element], int]:
    elements = []
    while at + 8 <= stop and data[at : at + 4] != b"\xfe\xff\x0d\xe0":
        element, at = _parse_element(data, at, explicit)
        elements.append(element)
    return elements, at


def _parse_element(data: bytes, at: int, explicit: bool) -> tuple[Element, int]:
    group, number = struct.unpack_from("<HH", data, at)
    tag = group << 16 | number
    if not explicit:
        vr, length, at = _dictionary_vr(tag), struct.unpack_from("<L", data, at + 4)[0], at + 8
    elif (vr := data[at + 4 : at + 6]) in LONG_FORM:
        length, at = struct.unpack_from("<L", data, at + 8)[0], at + 12
    else:
        length, at = struct.unpack_from("<H", data, at + 6)[0], at + 8
    if not vr.isalpha() or (length != UNDEFINED and at + length > len(data)):
        raise ValueError(f"cannot follow {tag:08X}")
    if vr != b"SQ" and length != UNDEFINED:
        return Element(tag, vr, data[at : at + length]), at + length
    element = Element(tag, vr, items=[], undefined=length == UNDEFINED)
    stop = len(data) if element.undefined else at + length
    while at < stop:
        group, number, length = struct.unpack_from("<HHL", data, at)
        at += 8
        if number == 0xE0DD:
            break
        item, at = _parse_item(data, at, length, explicit and vr != b"UN", tag)
        element.items.append(item)
    return element, at


def _parse_item(data: bytes, at: int, length: int, explicit: bool, tag: int) -> tuple[Item, int]:
    if tag == PIXEL_DATA:
        return Item(raw=data[at : at + length]), at + length
    stop = len(data) if length == UNDEFINED else at + length
    elements, at = _parse_list(data, at, stop, explicit)
    return Item(elements, undefined=length == UNDEFINED), at + (8 if length == UNDEFINED else 0)


def _dictionary_vr(tag: int) -> bytes:
    try:
        return dictionary_VR(tag).split(" ")[0].encode()
    except KeyError:
        return b"UN"
