"""One readable file, wherever its bytes are. Reading outside it gives nothing; a file that changed under it is `SourceChanged`."""

import asyncio
import io
from collections.abc import Coroutine, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..base.errors import SourceChanged
from ..base.pauses import Pauses
from .storage import Piece, Storage

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@dataclass(frozen=True, slots=True)
class ByteSource:
    """One readable file: its name for people, where it is, its size in bytes.

    `chosen` is the name of the chosen file that it is a part of, "" where it is that file itself.
    """

    name: str
    path: str
    size: int
    storage: Storage
    chosen: str = ""
    _version: Hashable = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_version", self.storage.version(self.path))

    async def read(self, start: int, stop: int) -> bytes:
        """Bytes [start, stop), fewer where the source ends.

        Raises
        ------
        SourceChanged
            The file is not what it was when it was chosen.
        """
        return await self.read_ahead(start, stop).take()

    def read_ahead(self, start: int, stop: int) -> "ReadAhead":
        """Begin to read the bytes [start, stop)."""
        start, stop = self.within(start), self.within(stop)
        return ReadAhead(self, self.storage.read(self.path, start, stop), max(stop - start, 0))

    def pieces_ahead(self, pieces: Sequence[Piece]) -> "ReadAhead":
        """Begin to read these pieces, each within the source, end to end; what lies between may be read too, and does not come into the heap."""
        some = [(start, stop) for start, stop in pieces if start < stop]
        begin, end = min((start for start, _ in some), default=0), max((stop for _, stop in some), default=0)
        return ReadAhead(self, self.storage.read_pieces(self.path, begin, end, some), sum(stop - start for start, stop in some))

    def open(self) -> io.BufferedReader:
        """A seekable binary file; each read costs about a millisecond in a browser, whatever its size.

        Raises
        ------
        SourceChanged
            The file is not what it was; reading may raise it too.
        """
        try:
            return io.BufferedReader(_SourceFile(self, self.storage.open(self.path)))
        except OSError as error:
            raise self.changed(error) from None

    async def part(self, name: str, start: int, stop: int) -> "ByteSource":
        """A source of its own for the bytes [start, stop)."""
        start, stop = self.within(start), self.within(stop)
        try:
            path = await self.storage.slice(self.path, start, stop)
        except OSError as error:
            raise self.changed(error) from None
        self.check()
        return ByteSource(name, path, max(stop - start, 0), self.storage, self.chosen or self.name)

    async def stored(self, name: str, chunks: Iterable[bytes], pauses: Pauses) -> "ByteSource":
        """A source of its own for newly made bytes, kept outside the heap."""
        kept = self.storage.begin()
        try:
            for chunk in chunks:
                kept.append(chunk)
                await pauses.spend(len(chunk))
        except BaseException:
            kept.abandon()
            raise
        path, size = kept.finish()
        return ByteSource(name, path, size, self.storage, self.chosen or self.name)

    def discard(self) -> None:
        """Let go of a source that came from `part` or `stored`."""
        self.storage.discard(self.path)

    def within(self, position: int) -> int:
        """The position, or the end of the source that is nearest to it."""
        return min(max(position, 0), self.size)

    def check(self) -> None:
        """Raise `SourceChanged` if the file is not what it was when this source was made."""
        if self.storage.version(self.path) != self._version:
            raise self.changed("its size or time is another")

    def changed(self, cause: object) -> SourceChanged:
        """The error that says that it changed, and names the chosen file."""
        return SourceChanged(f"“{self.chosen or self.name}” was changed, moved or deleted while it was open.", str(cause))


class ReadAhead:
    """A read of `size` bytes that is under way. They come into the heap only when they are taken, so that many can wait."""

    def __init__(self, source: ByteSource, read: Coroutine[Any, Any, Any], size: int):
        self._source, self.size = source, size
        self._reading = asyncio.ensure_future(read) if size else None
        if self._reading:
            self._reading.add_done_callback(_heard)
        else:
            read.close()

    async def take(self) -> bytes:
        """The bytes, once; waits for them.

        Raises
        ------
        SourceChanged
            They cannot be had, or not all of them.
        """
        if self._reading is None:
            return b""
        try:
            data = self._source.storage.bytes_of(await self._reading)
        except OSError as error:
            raise self._source.changed(error) from None
        self._source.check()
        if len(data) < self.size:
            raise self._source.changed(f"{len(data)} of {self.size} bytes were read")
        return data

    def cancel(self) -> None:
        """The bytes are not wanted any more."""
        if self._reading:
            self._reading.cancel()


def _heard(reading: asyncio.Future) -> None:
    """Take note of a failure, so that one that nobody waits for any more is not reported."""
    if not reading.cancelled():
        reading.exception()


class _SourceFile(io.RawIOBase):
    """A storage's file that tells a change from an end."""

    def __init__(self, source: ByteSource, file: io.RawIOBase):
        self._source, self._file = source, file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        try:
            count = self._file.readinto(buffer)
        except OSError as error:
            raise self._source.changed(error) from None
        self._source.check()
        if not count and len(memoryview(buffer)) and self._file.tell() < self._source.size:
            raise self._source.changed(f"it ends at {self._file.tell()} of {self._source.size} bytes")
        return count or 0

    def close(self) -> None:
        if file := getattr(self, "_file", None):  # the collector has taken it where it breaks a cycle
            file.close()
        super().close()
