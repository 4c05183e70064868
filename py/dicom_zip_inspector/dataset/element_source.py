"""Where elements lie in the bytes of a file (PS3.5 section 7): found by their tags and lengths alone, for any bytes, however deep.

`scan.header_walk` steps over elements too, but mends lengths and VRs on the way and goes on when more bytes come, which costs three times as
much an element. What it has mended is patched in the file that is read here.
"""

import io
import struct
from typing import NamedTuple, Protocol

from ..base.errors import MemberDamaged
from ..scan.header_scan import ITEM, ITEM_END, SEQUENCE_END, UNDEFINED_LENGTH
from ..scan.vr_headers import header_size, is_vr

MOST_STEPS = 4_000_000  # elements and items that are stepped over within sequences of undefined length, of one file
HEAD_BYTES = 1 << 20  # of a file that is not in memory: kept, since all comes back to its header
_NO_END = "its end is missing"
_SWAPPED = {0xFEFF00E0, 0xFEFFDDE0}  # tags of items and delimiters read in the wrong byte order

_LONGEST_HEADER = 12


class SeekableFile(Protocol):
    """What a source needs of a file."""

    def seek(self, offset: int, whence: int = 0) -> int: ...
    def read(self, size: int = -1) -> bytes: ...


class Header(NamedTuple):
    """An element's header: `vr` is "" where none is stored, `start` where the value begins, `length` as it is stated."""

    tag: int
    vr: str
    start: int
    length: int


class Encoding(NamedTuple):
    """How elements are encoded: without VR, and in which byte order."""

    implicit: bool
    little_endian: bool


class ElementSource:
    """The bytes of one file, and where what is of undefined length in them ends.

    Attributes
    ----------
    size : int
        Bytes that there are.
    faults : dict of str by str
        Why an element is malformed, by its path, as far as anybody has asked for it.
    """

    def __init__(self, file: SeekableFile | None = None):
        file = io.BytesIO() if file is None else file
        self.file = file
        self.size = file.seek(0, io.SEEK_END)
        file.seek(0)
        self._head = memoryview(file.getvalue() if isinstance(file, io.BytesIO) else file.read(HEAD_BYTES))
        self._ends: dict[int, tuple[int, int, str]] = {}
        self._steps = 0
        self.faults: dict[str, str] = {}

    def read(self, start: int, length: int) -> bytes:
        """The bytes from `start` on; fewer where the file ends."""
        if start + length <= len(self._head) or len(self._head) >= self.size:
            return bytes(self._head[start : start + length])
        self.file.seek(start)
        try:
            return self.file.read(length)
        except MemberDamaged:  # what cannot be inflated is not there
            return b""

    def header(self, at: int, end: int, encoding: Encoding) -> Header | None:
        """The header of the element or item at a place; None where there is no room for one."""
        head = self.read(at, min(_LONGEST_HEADER, end - at))
        if len(head) < 8:
            return None
        order = "<" if encoding.little_endian else ">"
        group, element, length = struct.unpack_from(order + "HHL", head)
        tag, vr = group << 16 | element, head[4:6]
        if encoding.implicit or group == 0xFFFE or not _is_letters(vr):
            return Header(tag, "", at + 8, length)
        if header_size(vr) != _LONGEST_HEADER:
            return Header(tag, vr.decode("latin-1"), at + 8, struct.unpack_from(order + "H", head, 6)[0])
        if len(head) < _LONGEST_HEADER:
            return None
        return Header(tag, vr.decode("latin-1"), at + 12, struct.unpack_from(order + "L", head, 8)[0])

    def item_header(self, at: int, end: int, encoding: Encoding) -> tuple[Header | None, Encoding]:
        """The header of an item, and the encoding with its byte order: items of a UN are little endian in big endian files (PS3.5 section
        6.2.2 note 2)."""
        found = self.header(at, end, encoding)
        if found is None or found.tag not in _SWAPPED:
            return found, encoding
        swapped = encoding._replace(little_endian=not encoding.little_endian)
        return self.header(at, end, swapped), swapped

    def encoding_of_item(self, start: int, end: int, encoding: Encoding) -> Encoding:
        """How the elements of an item are encoded: as around it, unless its first element is not. Items of a UN are implicit, and some
        private sequences of implicit data sets are explicit."""
        head = self.read(start, min(_LONGEST_HEADER, end - start))
        if len(head) < 8 or head[:2] in (b"\xfe\xff", b"\xff\xfe"):
            return encoding
        if not encoding.implicit:
            return encoding if _is_letters(head[4:6]) else encoding._replace(implicit=True)
        explicit = encoding._replace(implicit=False)
        if not is_vr(head[4:6]) or self._leads_on(start, end, encoding) or not self._leads_on(start, end, explicit):
            return encoding
        return explicit

    def _leads_on(self, at: int, end: int, encoding: Encoding) -> bool:
        """Whether what follows an element can follow it: its item's end, or an element with a higher tag."""
        first = self.header(at, end, encoding)
        if first is None or first.length == UNDEFINED_LENGTH:
            return first is not None and self.read(first.start, 4) in (b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00")
        after = first.start + first.length
        following = self.header(after, end, encoding)
        return after == end or following is not None and first.tag < following.tag and following.tag >> 16 != 0xFFFF

    def end_of(self, header: Header, end: int, encoding: Encoding) -> tuple[int, int, str]:
        """Where the value of undefined length behind a header ends; where what follows it begins; and what is wrong with it.

        Where a sequence's delimiter is missing it ends at an element that can follow it, or else with what it is in.
        """
        if header.start not in self._ends:
            self._walk(header, end, encoding)
        return self._ends[header.start]

    def _walk(self, begun: Header, end: int, encoding: Encoding) -> None:
        """Step over elements and items to the end of a value, noting where all within it that are of undefined length end."""
        opened, at, why = [(begun, encoding)], begun.start, ""
        while opened and not why:
            self._steps += 1
            (tag, _, start, _), around = opened[-1]
            header, now = (self.header(at, end, around), around) if tag == ITEM else self.item_header(at, end, around)
            if header is None:
                why = _NO_END
            elif header.tag == (ITEM_END if tag == ITEM else SEQUENCE_END):
                self._ends[start] = at, header.start, ""
                at = header.start
                opened.pop()
            elif tag == ITEM and header.tag == SEQUENCE_END or tag != ITEM != header.tag and tag < header.tag < ITEM:  # a delimiter is missing
                self._ends[start] = at, at, _NO_END
                opened.pop()
            elif header.length == UNDEFINED_LENGTH:
                at = header.start
                entering = header if tag == ITEM else header._replace(tag=ITEM)
                opened.append((entering, self.encoding_within(header, now) if tag == ITEM else self.encoding_of_item(at, end, now)))
            elif header.start + header.length > end:
                why = "what is in it goes on beyond its end"
            elif self._steps > MOST_STEPS:
                why = f"it has more than {MOST_STEPS:,} elements"
            else:
                at = header.start + header.length
        for (_, _, start, _), _ in opened:
            self._ends[start] = end, end, why

    @staticmethod
    def encoding_within(header: Header, around: Encoding) -> Encoding:
        """How the items of a sequence are encoded: those of a UN implicitly (PS3.5 section 6.2.2 note 2)."""
        return around._replace(implicit=True) if header.vr == "UN" else around


def _is_letters(vr: bytes) -> bool:
    return len(vr) == 2 and b"AA" <= vr <= b"ZZ"
