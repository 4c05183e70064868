"""The one seam to the outside: who reads and keeps bytes by path. `NativeStorage` does so on a disk; the page's is `bridge.page_storage`."""

import asyncio
import io
import os
import tempfile
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any, Protocol

COPIED = 4 << 20  # bytes at a time

Piece = tuple[int, int]  # where in a file it begins and ends


class Kept(Protocol):
    """A new file on its way into a storage, outside the heap."""

    def append(self, chunk: bytes) -> None:
        """Put a chunk behind those before."""

    def finish(self) -> tuple[str, int]:
        """The file's path and size; nothing can be appended after that."""

    def abandon(self) -> None:
        """The file is not wanted: nothing of it stays."""


class Storage(Protocol):
    """What the engine needs of the outside. A file that cannot be read is an OSError."""

    def version(self, path: str) -> Hashable:
        """Equal as long as the file is the same; None where it is not there, or where reading itself tells a change."""

    async def read(self, path: str, start: int, stop: int) -> Any:
        """Bytes [start, stop) of the file at `path`, fewer where the file ends, as something that `bytes_of` takes."""

    async def read_pieces(self, path: str, start: int, stop: int, pieces: Sequence[Piece]) -> Any:
        """Of bytes [start, stop) of the file only these pieces, end to end, as `read` gives them; all of it may be read, outside the heap."""

    def bytes_of(self, read: Any) -> bytes:
        """What `read` or `read_pieces` gave, in the heap."""

    def open(self, path: str) -> io.RawIOBase:
        """The file, seekable and without a buffer."""

    async def slice(self, path: str, start: int, stop: int) -> str:
        """Path of a file that holds bytes [start, stop) of another."""

    def begin(self) -> Kept:
        """Begin a new file."""

    def discard(self, path: str) -> None:
        """Let go of a file that came from `slice` or `begin`."""


class NativeStorage:
    """Files on a disk; what it keeps lies in a temporary folder that goes with the object.

    A copy that was pickled reads the same files, and keeps new ones in a folder of its own.
    """

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory | None = None
        self._last = 0

    def __reduce__(self) -> tuple[type["NativeStorage"], tuple[()]]:
        return NativeStorage, ()

    def version(self, path: str) -> Hashable:
        """See `Storage.version`."""
        try:
            status = os.stat(path)
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    async def read(self, path: str, start: int, stop: int) -> bytes:
        """See `Storage.read`."""
        with open(path, "rb") as file:
            file.seek(start)
            return file.read(stop - start)

    async def read_pieces(self, path: str, start: int, stop: int, pieces: Sequence[Piece]) -> bytes:
        """See `Storage.read_pieces`; nothing else is read."""
        with open(path, "rb") as file:
            parts = []
            for begin, end in pieces:
                file.seek(begin)
                parts.append(file.read(end - begin))
            return b"".join(parts)

    def bytes_of(self, read: bytes) -> bytes:
        """See `Storage.bytes_of`."""
        return read

    def open(self, path: str) -> io.FileIO:
        """See `Storage.open`."""
        return io.FileIO(path)

    async def slice(self, path: str, start: int, stop: int) -> str:
        """See `Storage.slice`; a copy, since a disk has no slices."""
        kept = self.begin()
        try:
            while chunk := await self.read(path, start, min(start + COPIED, stop)):
                kept.append(chunk)
                start += len(chunk)
                await asyncio.sleep(0)
        except BaseException:
            kept.abandon()
            raise
        return kept.finish()[0]

    def begin(self) -> "_KeptOnDisk":
        """See `Storage.begin`."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="dicom-zip-inspector-")
        self._last += 1
        return _KeptOnDisk(Path(self._folder.name, str(self._last)))

    def discard(self, path: str) -> None:
        """See `Storage.discard`."""
        Path(path).unlink(missing_ok=True)


class _KeptOnDisk:
    """See `Kept`."""

    def __init__(self, path: Path):
        self._path, self._file = path, path.open("wb")

    def append(self, chunk: bytes) -> None:
        self._file.write(chunk)

    def finish(self) -> tuple[str, int]:
        with self._file:
            return str(self._path), self._file.tell()

    def abandon(self) -> None:
        self._file.close()
        self._path.unlink()
