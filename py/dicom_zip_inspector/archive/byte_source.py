"""The one seam to the outside: where bytes come from.

A *storage* reads and keeps bytes by path. `NativeStorage` does so on a disk; in the browser the page hands in an object of its own whose
files are Blobs mounted into the worker's file system, and `PageStorage` speaks to it. Everything else sees `ByteSource` only.
"""

import asyncio
import itertools
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol


class Storage(Protocol):
    """What `ByteSource` needs of the outside."""

    async def read(self, path: str, start: int, stop: int) -> object:
        """Bytes [start, stop) of the file at `path`, fewer where the file ends, as something that `bytes_of` takes."""

    def bytes_of(self, read: object) -> bytes:
        """What `read` gave, in the heap."""

    def slice(self, path: str, start: int, stop: int) -> str:
        """Path of a file that holds bytes [start, stop) of another."""

    def store(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        """Keep the chunks, end to end, outside the heap; the new file's path and size."""


class NativeStorage:
    """Files on a disk; what it keeps lies in a temporary folder that goes with the object."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="dicom-zip-inspector-")
        self._numbers = itertools.count()

    async def read(self, path: str, start: int, stop: int) -> bytes:
        """See `Storage.read`."""
        with Path(path).open("rb") as file:
            file.seek(start)
            return file.read(stop - start)

    def bytes_of(self, read: bytes) -> bytes:
        """See `Storage.bytes_of`."""
        return read

    def slice(self, path: str, start: int, stop: int) -> str:
        """See `Storage.slice`; a copy, since a disk has no slices."""
        with Path(path).open("rb") as file:
            file.seek(start)
            return self.store(iter(lambda: file.read(min(1 << 20, stop - file.tell())), b""))[0]

    def store(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        """See `Storage.store`."""
        path = Path(self._folder.name, str(next(self._numbers)))
        with path.open("wb") as file:
            size = sum(file.write(chunk) for chunk in chunks)
        return str(path), size


class PageStorage:
    """Files of the page, through the object that the worker hands in (static/engine.js)."""

    def __init__(self, page):
        self._page = page

    async def read(self, path: str, start: int, stop: int):
        """See `Storage.read`; an ArrayBuffer, which the heap does not pay for."""
        return await self._page.read(path, start, stop)

    def bytes_of(self, read) -> bytes:
        """See `Storage.bytes_of`."""
        return read.to_bytes()

    def slice(self, path: str, start: int, stop: int) -> str:
        """See `Storage.slice`; a slice of a Blob, nothing is copied."""
        return self._page.slice(path, start, stop)

    def store(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        """See `Storage.store`; the parts of one Blob."""
        blob = self._page.begin()
        for chunk in chunks:
            self._page.append(blob, chunk)
        kept = self._page.finish(blob)
        return kept.path, kept.size


class ReadAhead:
    """A read that is under way. Its bytes come into the heap only when they are taken, so that many can wait."""

    def __init__(self, storage: Storage, path: str, start: int, stop: int):
        self._storage = storage
        self._reading = asyncio.ensure_future(storage.read(path, start, stop))

    async def take(self) -> bytes:
        """The bytes, once; waits for them."""
        return self._storage.bytes_of(await self._reading)

    def cancel(self) -> None:
        """The bytes are not wanted any more."""
        self._reading.cancel()


@dataclass(frozen=True, slots=True)
class ByteSource:
    """One readable file: its name for people, where it is, its size in bytes."""

    name: str
    path: str
    size: int
    storage: Storage

    async def read(self, start: int, stop: int) -> bytes:
        """Bytes [start, stop), fewer where the source ends."""
        return await self.read_ahead(start, stop).take()

    def read_ahead(self, start: int, stop: int) -> ReadAhead:
        """Begin to read the bytes [start, stop)."""
        return ReadAhead(self.storage, self.path, start, min(stop, self.size))

    def open(self) -> BinaryIO:
        """A seekable binary file; each read costs about a millisecond in a browser, whatever its size."""
        return Path(self.path).open("rb")

    def part(self, name: str, start: int, stop: int) -> "ByteSource":
        """A source of its own for the bytes [start, stop)."""
        return ByteSource(name, self.storage.slice(self.path, start, stop), stop - start, self.storage)

    def stored(self, name: str, chunks: Iterable[bytes]) -> "ByteSource":
        """A source of its own for newly made bytes, kept outside the heap."""
        path, size = self.storage.store(chunks)
        return ByteSource(name, path, size, self.storage)
