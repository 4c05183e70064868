"""The page's files, through the object that the worker hands in (static/engine/worker/engine-storage.js)."""

import errno
import io
import itertools
import weakref
from array import array
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from ..archive.storage import Piece

_UNREADABLE = {"NotFoundError", "NotReadableError"}  # of a File that is not what it was (File API, section 3)
_living: weakref.WeakValueDictionary[int, "PageStorage"] = weakref.WeakValueDictionary()
_numbers = itertools.count()


class ArrayBuffer(Protocol):
    """Bytes outside Python's heap."""

    def to_bytes(self) -> bytes: ...


class _File(Protocol):
    path: str
    size: int


class Page(Protocol):
    """What the worker hands in; an error has the name of its DOMException."""

    async def read(self, path: str, start: int, stop: int) -> ArrayBuffer: ...
    async def readPieces(self, path: str, start: int, stop: int, pieces: bytes) -> ArrayBuffer: ...
    def slice(self, path: str, start: int, stop: int) -> str: ...
    def discard(self, path: str) -> None: ...
    def begin(self) -> object: ...
    def append(self, parts: object, chunk: bytes) -> None: ...
    def finish(self, parts: object) -> _File: ...
    def abandon(self, parts: object) -> None: ...


class PageStorage:
    """Blobs of the page, mounted into the worker's file system; see `archive.storage.Storage`.

    Pickled, it is a reference that holds within this worker only: the page's object cannot leave it.
    """

    def __init__(self, page: Page):
        self._page = page
        self._number = next(_numbers)
        _living[self._number] = self

    def __reduce__(self) -> tuple[Callable[[int], "PageStorage"], tuple[int]]:
        return _living_storage, (self._number,)

    def version(self, path: str) -> None:
        """See `Storage.version`; the browser itself refuses to read a File that changed."""

    async def read(self, path: str, start: int, stop: int) -> ArrayBuffer:
        """See `Storage.read`; an ArrayBuffer, which the heap does not pay for."""
        return await _had(self._page.read(path, start, stop), path)

    async def read_pieces(self, path: str, start: int, stop: int, pieces: Sequence[Piece]) -> ArrayBuffer:
        """See `Storage.read_pieces`; read whole by the other worker, which packs the pieces."""
        places = array("d", (place - start for piece in pieces for place in piece)).tobytes()
        return await _had(self._page.readPieces(path, start, stop, places), path)

    def bytes_of(self, read: ArrayBuffer) -> bytes:
        """See `Storage.bytes_of`."""
        return read.to_bytes()

    def open(self, path: str) -> io.FileIO:
        """See `Storage.open`; the worker's file system reads Blobs in slices."""
        return io.FileIO(path)

    async def slice(self, path: str, start: int, stop: int) -> str:
        """See `Storage.slice`; a slice of a Blob, nothing is copied."""
        return self._page.slice(path, start, stop)

    def begin(self) -> "_KeptInPage":
        """See `Storage.begin`; the parts of one Blob."""
        return _KeptInPage(self._page)

    def discard(self, path: str) -> None:
        """See `Storage.discard`."""
        self._page.discard(path)


async def _had(reading: Awaitable[ArrayBuffer], path: str) -> ArrayBuffer:
    """What was read, or an OSError where the file is not what it was."""
    try:
        return await reading
    except Exception as error:
        if getattr(error, "name", None) in _UNREADABLE:
            raise OSError(errno.EIO, str(error), path) from None
        raise


def _living_storage(number: int) -> PageStorage:
    return _living[number]


class _KeptInPage:
    """See `archive.storage.Kept`."""

    def __init__(self, page: Page):
        self._page, self._file = page, page.begin()

    def append(self, chunk: bytes) -> None:
        self._page.append(self._file, chunk)

    def finish(self) -> tuple[str, int]:
        kept = self._page.finish(self._file)
        return kept.path, kept.size

    def abandon(self) -> None:
        self._page.abandon(self._file)
