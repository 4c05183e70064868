"""A member as a seekable file: stored ones are read where they lie, deflated ones inflated from the nearest of a few marks."""

import io
from bisect import bisect_right
from dataclasses import dataclass

from ..base.errors import InspectorError
from .inflate import BLOCK, Inflater, check_readable, data_offset, read_member
from .member import Member
from .zip_records import LOCAL_HEADER, STORED

WHOLE_BYTES = 64 << 20  # up to here a member is read whole and its checksum compared
MARK_EVERY, MARK_BYTES = 16 << 20, 128 << 10  # of inflated data; what a mark may cost
PIECE, READ = 64 << 10, 256 << 10  # taken in at a time by the inflater; the least that is read of stored members


def open_member(member: Member) -> tuple["io.BytesIO | MemberFile", InspectorError | None]:
    """A member's bytes as a file, and what was found to be wrong with them.

    Raises
    ------
    InspectorError
        Nothing of it can be read.
    """
    check_readable(member)
    if member.size > WHOLE_BYTES:
        return MemberFile(member), None
    data, damage = read_member(member, 2 * WHOLE_BYTES)
    return io.BytesIO(data), damage


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place to go on inflating from: bytes that came out and went in until there, and the state of the inflater."""

    inflated: int
    taken: int
    inflater: Inflater


class MemberFile:
    """The uncompressed bytes of a member, read-only and seekable, in memory of a few MB whatever its size.

    The checksum is not compared, since that needs all bytes.
    """

    def __init__(self, member: Member):
        self._member, self._file, self._position = member, member.source.open(), 0
        self._data_start = 0
        self._chunk, self._chunk_start = b"", 0
        if not member.is_loose:
            self._file.seek(member.header_offset)
            self._data_start = member.header_offset + data_offset(member, self._file.read(LOCAL_HEADER.size))
        self._marks = [_Mark(0, 0, Inflater(member))]
        self._start_from(self._marks[0])

    def tell(self) -> int:
        """Where the next `read` begins."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As every file's; nothing is read yet."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._member.size}[whence]
        self._position = max(base + offset, 0)
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, fewer only where the member ends.

        Raises
        ------
        MemberDamaged
            The data do not inflate.
        """
        left = max(self._member.size - self._position, 0)
        left = left if size < 0 else min(size, left)
        parts, some = [], self._stored if self._member.method == STORED else self._inflated
        while left and (part := some(left)):
            parts.append(part)
            self._position += len(part)
            left -= len(part)
        return b"".join(parts)

    def _stored(self, wanted: int) -> memoryview:
        """The wanted bytes, and more in the chunk for small reads that follow."""
        at = self._position - self._chunk_start
        if not 0 <= at < len(self._chunk):
            self._file.seek(self._data_start + self._position)
            self._chunk = self._file.read(min(max(wanted, READ), max(self._member.compressed_size - self._position, 0)))
            self._chunk_start, at = self._position, 0
        return memoryview(self._chunk)[at : at + wanted]

    def _inflated(self, wanted: int) -> memoryview:
        """Some of the wanted bytes: what the chunk that holds the first of them has."""
        mark = self._nearest(self._position)
        if self._position < self._chunk_start or mark.inflated > self._chunk_start + len(self._chunk):
            self._start_from(mark)
        while self._position >= self._chunk_start + len(self._chunk):
            if not self._next_chunk():
                return memoryview(b"")
        at = self._position - self._chunk_start
        return memoryview(self._chunk)[at : at + wanted]

    def _nearest(self, position: int) -> _Mark:
        return self._marks[bisect_right(self._marks, position, key=lambda mark: mark.inflated) - 1]

    def _start_from(self, mark: _Mark) -> None:
        self._chunk, self._chunk_start, self._taken = b"", mark.inflated, mark.taken
        self._inflater = mark.inflater.copy()
        self._file.seek(self._data_start + mark.taken)
        self._block = memoryview(b"")

    def _next_chunk(self) -> bool:
        """Inflate about a megabyte more; False at the end of the data."""
        self._chunk_start += len(self._chunk)
        self._chunk = self._inflater.inflate(b"", BLOCK)
        while not self._chunk and not self._inflater.ended:
            if not self._block:
                self._block = memoryview(self._file.read(min(BLOCK, self._member.compressed_size - self._taken)))
            if not self._block:
                return False
            piece, self._block = self._block[:PIECE], self._block[PIECE:]
            self._taken += len(piece)
            self._chunk = self._inflater.inflate(piece, BLOCK)
        self._leave_mark()
        return bool(self._chunk)

    def _leave_mark(self) -> None:
        reached = self._chunk_start + len(self._chunk)
        if self._inflater.can_copy and reached - self._marks[-1].inflated >= MARK_EVERY:
            self._marks.append(_Mark(reached, self._taken, self._inflater.copy()))
