"""Where an instance's pixels lie, and the bytes of one frame of them without reading the others (PS3.5 sections 8 and A.4)."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..base.errors import PixelDataInvalid
from ..dataset.element_source import SeekableFile
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

    file: SeekableFile
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
        self.require(index, frames, pixel)
        return self._bits(index * pixel.frame_bits, pixel.frame_bits)

    def require(self, index: int, frames: int, pixel: ImagePixel) -> None:
        """See that something of a frame is there.

        Raises
        ------
        PixelDataInvalid
            Pixel Data end before it.
        """
        if index * pixel.frame_bits // 8 >= self.length:
            whole = self.length * 8 // pixel.frame_bits
            raise PixelDataInvalid(f"Pixel Data hold {whole} of {frames} frames; frame {index + 1} is missing.")

    def strip(self, index: int, pixel: ImagePixel, first: int, rows: int) -> FrameBytes:
        """Some rows of a frame, from row `first` on, laid out as a frame of so many rows would be; what is missing of them is zero."""
        planes = pixel.samples_per_pixel if pixel.planar_configuration else 1
        plane_bits = pixel.frame_bits // planes
        row_bits = plane_bits // pixel.rows
        starts = [index * pixel.frame_bits + plane * plane_bits + first * row_bits for plane in range(planes)]
        parts = [self._bits(start, rows * row_bits) for start in starts]
        return FrameBytes(b"".join(part.data for part in parts), sum(part.length for part in parts), sum(part.missing for part in parts))

    def _bits(self, first_bit: int, count: int) -> FrameBytes:
        first, stop = first_bit // 8, -(-(first_bit + count) // 8)
        data = self._read(first, min(stop, self.length))
        missing = stop - first - len(data)
        data += bytes(missing)
        return FrameBytes(data if first_bit % 8 == 0 else _shifted(data, first_bit % 8), stop - first, missing)

    def _read(self, first: int, stop: int) -> bytes:
        if not self.swapped:
            return read_at(self.file, self.start + first, stop - first)
        even = first & ~1
        words = read_at(self.file, self.start + even, stop + stop % 2 - even)
        return np.frombuffer(words[: len(words) & ~1], "<u2").byteswap().tobytes()[first - even : stop - even]


def read_at(file: SeekableFile, start: int, length: int) -> bytes:
    """So many bytes of a file, fewer where it ends. What files state as offsets and lengths may be more than 32 bits hold."""
    left = file.seek(0, io.SEEK_END) - start
    if left <= 0 or length <= 0:
        return b""
    file.seek(start)
    return file.read(min(length, left))


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

    file: SeekableFile
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
        return read_at(self.file, start, length)


Pixels = NativePixels | EncapsulatedPixels
