"""A data set as it is stored: its elements by their tags, found without looking at their values; items are read when they are asked for."""

from functools import cached_property
from typing import NamedTuple

from ..base.values import Malformed, Values
from ..scan.element_header import holds_items
from ..scan.header_scan import ITEM, ITEM_END, SEQUENCE_END, UNDEFINED_LENGTH
from ..scan.header_walk import MOST_OUT_OF_ORDER
from .element_source import ElementSource, Encoding, Header
from .vocabulary import is_creator, is_private, meaning, settled_vr, tag_text

MOST_ITEMS = 1_000_000  # of one sequence
MOST_ELEMENTS = 100_000  # beside each other
MOST_UNKNOWN = 4 << 20  # bytes of a value of which nobody says whether it is a sequence
MOST_CREATOR = 64  # bytes of a private creator, as LO may have characters
_CHARACTER_SET, _PIXEL_REPRESENTATION, _LUT_DESCRIPTOR = 0x00080005, 0x00280103, 0x00283002
_PIXEL_DATA = 0x7FE00010
_FIRST_ITEM = b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00"  # in little and in big endian


class Element(NamedTuple):
    """Where an element's value lies: `length` bytes that are there from `start` on.

    `vr` is as stored, "" where none is; `stated` is the length as it stands, None where undefined; `why` says what is wrong with that.
    """

    tag: int
    vr: str
    start: int
    length: int
    stated: int | None
    why: str = ""


class StoredDataset:
    """A data set, or an item of a sequence. Values are asked for with `element_values`; nothing here changes when they are.

    Attributes
    ----------
    source : ElementSource
        The bytes of its file.
    encoding : Encoding
        How its elements are encoded.
    path : str
        Of an item, "GGGGEEEE[n]" with those around it before; "" of a data set.
    kept_values : dict by tag
        Of long elements what `element_values` has made of them.
    offset : int
        Where it begins in its file, an item with its own tag.
    """

    def __init__(self, source: ElementSource, start: int, end: int, encoding: Encoding, around: "StoredDataset | None" = None, path: str = ""):
        self.source, self.start, self.end, self.encoding, self.path = source, start, end, encoding, path
        self.offset = start
        self._around = around
        self.kept_values: dict[int, Values | Malformed | None] = {}
        self._items: dict[int, tuple[list[StoredDataset], str]] = {}

    @cached_property
    def elements(self) -> dict[int, Element]:
        """Its elements in file order; of several with one tag the last."""
        return self.read_elements(self.start)[0]

    def read_elements(self, at: int, stop: range = range(0), ascending: bool = False) -> tuple[dict[int, Element], int]:
        """The elements from a place up to one whose tag is in `stop`, or not `ascending`; and where that begins, or where they end.

        No more than a data set can have are read: what follows in a run of zeros, or of anything else that only looks like elements, is none.
        """
        found: dict[int, Element] = {}
        last, out_of_order = -1, 0
        while header := self.source.header(at, self.end, self.encoding):
            out_of_order += header.tag <= last
            if header.tag == ITEM_END or header.tag in stop or ascending and header.tag <= last:
                break
            if out_of_order > MOST_OUT_OF_ORDER or len(found) == MOST_ELEMENTS:
                break
            last = header.tag
            found[last], at = self._element(header)
        return found, at

    def _element(self, header: Header) -> tuple[Element, int]:
        """The element of a header, and where the next one begins."""
        tag, vr, start, length = header
        if length == UNDEFINED_LENGTH:
            end, after, why = self.source.end_of(header, self.end, self.source.encoding_within(header, self.encoding))
            return Element(tag, vr, start, end - start, None, why), after
        there = min(length, self.end - start)
        return Element(tag, vr, start, there, length, "" if there == length else f"{there:,} of its {length:,} bytes are there"), start + there

    @cached_property
    def character_set(self) -> str | None:
        """Specific Character Set as it stands, its own or that around it (PS3.3 C.12.1.1.2)."""
        own = self.elements.get(_CHARACTER_SET)
        if own is not None:
            return self.bytes_of(own).decode("latin-1").strip(" \0")
        return self._around.character_set if self._around else None

    def bytes_of(self, element: Element, most: int | None = None) -> bytes:
        """An element's bytes, or the first `most` of them."""
        return self.source.read(element.start, element.length if most is None else min(most, element.length))

    def vr_of(self, element: Element) -> str:
        """An element's value representation: as stored; where that is UN or absent, by the dictionaries; where those do not tell "SQ" of what
        has items, else "UN"."""
        if element.vr not in ("", "UN"):
            return element.vr
        if element.stated is None and self.bytes_of(element, 4) in _FIRST_ITEM:
            return "OB" if element.tag == _PIXEL_DATA else "SQ"
        vr = meaning(element.tag, self.creator_of(element.tag)).vr
        if vr == "UN" and self._is_list(element):
            return "SQ"
        return settled_vr(vr, self._is_signed, self._short(_LUT_DESCRIPTOR)) if " or " in vr else vr

    def _is_list(self, element: Element) -> bool:
        begins = self.bytes_of(element, 4) == _FIRST_ITEM[0] and element.length <= MOST_UNKNOWN and not element.why
        return begins and holds_items(self.bytes_of(element))

    @cached_property
    def _is_signed(self) -> bool:
        own = self._short(_PIXEL_REPRESENTATION)
        return own == 1 if own is not None else self._around is not None and self._around._is_signed

    def _short(self, tag: int) -> int | None:
        """The first 16-bit number of an element."""
        element = self.elements.get(tag)
        raw = self.bytes_of(element, 2) if element else b""
        return int.from_bytes(raw, "little" if self.encoding.little_endian else "big") if len(raw) == 2 else None

    def creator_of(self, tag: int) -> str:
        """Who has reserved the block of a private element (PS3.5 section 7.8.1); "" of public ones, and where nobody has."""
        if not is_private(tag) or is_creator(tag):
            return ""
        reserving = self.elements.get(tag & 0xFFFF0000 | tag >> 8 & 0xFF)
        return self.bytes_of(reserving, MOST_CREATOR).decode("latin-1").strip(" \0") if reserving else ""

    def items_of(self, element: Element) -> tuple[list["StoredDataset"], str]:
        """The items of a sequence, and what is wrong with them."""
        if element.tag not in self._items:
            self._items[element.tag] = self._read_items(element)
        return self._items[element.tag]

    def _read_items(self, element: Element) -> tuple[list["StoredDataset"], str]:
        source, at, end = self.source, element.start, element.start + element.length
        found: list[StoredDataset] = []
        around = source.encoding_within(Header(element.tag, element.vr, at, 0), self.encoding)
        name = f"{self.path}/{tag_text(element.tag)}" if self.path else tag_text(element.tag)
        while at < end:
            header, encoding = source.item_header(at, end, around)
            if header is None or header.tag == SEQUENCE_END:
                return found, element.why or ("" if header else "it ends within an item")
            if len(found) == MOST_ITEMS:
                return found, f"it has more than {MOST_ITEMS:,} items"
            inside = source.encoding_of_item(header.start, end, encoding)
            stop, after, why = header.start + header.length, header.start + header.length, ""
            if header.length == UNDEFINED_LENGTH:
                stop, after, why = source.end_of(header._replace(tag=ITEM), end, inside)
            if header.tag != ITEM and (stop > end or why):
                return found, "its bytes are no items"
            item = StoredDataset(source, header.start, min(stop, end), inside, self, f"{name}[{len(found) + 1}]")
            item.offset = at
            found.append(item)
            if stop > end or why:
                return found, why or f"item {len(found):,} goes on beyond its end"
            at = after
        return found, element.why
