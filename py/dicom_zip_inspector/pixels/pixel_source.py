"""Where an instance's pixels lie, and the bytes of one frame of them without reading the others (PS3.5 sections 8 and A.4)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO

import numpy as np

from ..base.errors import PixelDataInvalid
from .codestream import FRAME_STARTS
from .image_pixel import ImagePixel

ITEM, SEQUENCE_DELIMITER = b"\xfe\xff\x00\xe0", b"\xfe\xff\xdd\xe0"
_PEEK = 12  # enough for a codestream's signature


@dataclass(frozen=True, slots=True)
class FrameBytes:
    """One frame as it is stored, how long it should be, and how many bytes of that are missing at its end."""

    data: bytes
    length: int
    missing: int


@dataclass(slots=True)
class NativePixels:
    """Native Pixel Data: `length` bytes of `file` from `start`. `swapped`: 8-bit samples in big endian 16-bit words."""

    file: BinaryIO
    start: int
    length: int
    swapped: bool = False

    def frame(self, index: int, frames: int, pixel: ImagePixel) -> FrameBytes:
        """A frame by arithmetic; what is missing of it is zero. Frames of single bits follow each other without gap.

        Raises
        ------
        PixelDataInvalid
            Pixel Data end before the frame.
        """
        first_bit = index * pixel.frame_bits
        first, stop = first_bit // 8, -(-(first_bit + pixel.frame_bits) // 8)
        data = self._read(first, min(stop, self.length))
        if not data:
            whole = self.length * 8 // pixel.frame_bits
            raise PixelDataInvalid(f"Pixel Data hold {whole} of {frames} frames; frame {index + 1} is missing.")
        missing = stop - first - len(data)
        data += bytes(missing)
        return FrameBytes(data if first_bit % 8 == 0 else _shifted(data, first_bit % 8), stop - first, missing)

    def _read(self, first: int, stop: int) -> bytes:
        if not self.swapped:
            self.file.seek(self.start + first)
            return self.file.read(max(stop - first, 0))
        even = first & ~1
        self.file.seek(self.start + even)
        words = self.file.read(max(stop + stop % 2 - even, 0))
        return np.frombuffer(words[: len(words) & ~1], "<u2").byteswap().tobytes()[first - even : stop - even]


def _shifted(data: bytes, bits: int) -> bytes:
    """The bytes that begin `bits` further on, least significant bit first (PS3.5 section 8.1.1)."""
    return np.packbits(np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")[bits:], bitorder="little").tobytes()


@dataclass(frozen=True, slots=True)
class Fragment:
    """One item of encapsulated Pixel Data: where its value is, how long, and whether a codestream begins in it."""

    start: int
    length: int
    begins: bool


@dataclass
class EncapsulatedPixels:
    """Encapsulated Pixel Data whose first item, the Basic Offset Table, is at `start` (PS3.5 section A.4).

    `extended` : Extended Offset Table and its Lengths (PS3.3 C.7.6.3.1.8), each little endian 64-bit; None where there is none.
    """

    file: BinaryIO
    start: int
    extended: tuple[bytes, bytes] | None = None
    end: int | None = field(default=None, init=False)  # after the sequence delimiter, once `fragments` were walked

    def frame(self, index: int, frames: int, _pixel: ImagePixel) -> FrameBytes:
        """The codestream of a frame, its fragments joined; found by an offset table where that leads to items, else by walking them.

        Raises
        ------
        PixelDataInvalid
            There are fewer frames.
        """
        fragments = self._by_table(index, frames) or self._by_walking(index, frames)
        data, length = b"".join(self._read(fragment.start, fragment.length) for fragment in fragments), sum(f.length for f in fragments)
        return FrameBytes(data, length, length - len(data))

    @cached_property
    def fragments(self) -> list[Fragment]:
        """All items but the first, found by stepping over their values: a delimiter's bytes within them mislead nobody."""
        return list(self._items(self._first_item, None))

    @cached_property
    def _table(self) -> tuple[bytes, int]:
        head = self._read(self.start, 8)
        if head[:4] != ITEM or len(head) < 8:
            return b"", self.start
        length = struct.unpack_from("<L", head, 4)[0]
        return self._read(self.start + 8, length), self.start + 8 + length

    @property
    def _first_item(self) -> int:
        return self._table[1]

    def _by_table(self, index: int, frames: int) -> list[Fragment]:
        if self.extended:
            offsets, lengths = (np.frombuffer(table[: len(table) & ~7], "<u8").tolist() for table in self.extended)
            if len(offsets) == len(lengths) == frames:
                start = self._first_item + offsets[index] + 8
                known = self._read(start - 8, 4) == ITEM
                return [Fragment(start, lengths[index], True)] if known else []
        table = self._table[0]
        offsets = np.frombuffer(table[: len(table) & ~3], "<u4").tolist()
        if len(offsets) != frames or sorted(set(offsets)) != offsets:
            return []
        stop = self._first_item + offsets[index + 1] if index + 1 < frames else None
        return list(self._items(self._first_item + offsets[index], stop))

    def _by_walking(self, index: int, frames: int) -> list[Fragment]:
        """Without a table: one frame is all fragments, as many fragments as frames are one each; of more, those that begin a codestream
        begin a frame."""
        groups = [[fragment] for fragment in self.fragments]
        if frames == 1:
            groups = [self.fragments]
        elif len(self.fragments) > frames and any(fragment.begins for fragment in self.fragments):
            groups = []
            for fragment in self.fragments:
                if fragment.begins or not groups:
                    groups.append([])
                groups[-1].append(fragment)
        if index >= len(groups) or not groups[index]:
            raise PixelDataInvalid(f"Pixel Data hold {len(groups) if self.fragments else 0} of {frames} frames; frame {index + 1} is missing.")
        return groups[index]

    def _items(self, at: int, stop: int | None) -> Iterator[Fragment]:
        while stop is None or at < stop:
            head = self._read(at, 8 + _PEEK)
            if len(head) < 8 or head[:4] != ITEM:
                if stop is None:
                    self.end = at + 8 * head.startswith(SEQUENCE_DELIMITER)
                return
            length = struct.unpack_from("<L", head, 4)[0]
            yield Fragment(at + 8, length, head.startswith(FRAME_STARTS, 8))
            at += 8 + length

    def _read(self, start: int, length: int) -> bytes:
        self.file.seek(start)
        return self.file.read(length)
