"""The contract of storages, natively: the disk's, and the page's with a page that behaves as engine-storage.js does."""

import asyncio
import itertools
import os
import pickle
import types
from array import array

import pytest
from native_loop import run
from storage_contract import CONTRACT, DATA, tells_a_change

from dicom_zip_inspector.archive.byte_source import ByteSource
from dicom_zip_inspector.archive.storage import NativeStorage
from dicom_zip_inspector.bridge.page_storage import PageStorage


class NotReadableError(Exception):
    """As Pyodide hands on a DOMException: by its name."""

    name = "NotReadableError"


class Page:
    """engine-storage.js in Python: Blobs that are views of a File or own their bytes, each mounted under a path of its own."""

    def __init__(self, folder):
        self._folder, self._numbers = folder, itertools.count()
        self._blobs = {}  # path -> (path of the bytes, start, stop, version of the File)
        self._unfinished = {}

    def choose(self, path) -> str:
        """Mount a File: the path itself, since this one reads nothing ahead."""
        self._blobs[str(path)] = (str(path), 0, os.path.getsize(path), self._version(path))
        return str(path)

    def _version(self, path):
        return os.stat(path).st_mtime_ns, os.stat(path).st_size

    def _bytes(self, path) -> bytes:
        origin, start, stop, version = self._blobs[path]
        if not os.path.exists(origin) or self._version(origin) != version:
            raise NotReadableError("The requested file could not be read.")
        with open(origin, "rb") as file:
            file.seek(start)
            return file.read(stop - start)

    async def read(self, path, start, stop):
        assert 0 <= start <= stop < 2**53, "JavaScript has no such number"
        await asyncio.sleep(0)
        data = self._bytes(path)[start:stop]
        return types.SimpleNamespace(to_bytes=lambda: data)

    async def readPieces(self, path, start, stop, pieces):
        whole, places = (await self.read(path, start, stop)).to_bytes(), array("d", pieces)
        data = b"".join(whole[int(begin) : int(end)] for begin, end in zip(places[::2], places[1::2], strict=True))
        return types.SimpleNamespace(to_bytes=lambda: data)

    def _mounted(self, data: bytes) -> str:
        path = os.path.join(self._folder, str(next(self._numbers)))
        with open(path, "wb") as file:
            file.write(data)
        return path

    def slice(self, path, start, stop):
        origin, first, _, version = self._blobs[path]
        with open(origin, "rb") as file:
            file.seek(first + start)
            mounted = self._mounted(file.read(stop - start))
        self._blobs[mounted] = (origin, first + start, first + stop, version)
        return mounted

    def begin(self):
        number = next(self._numbers)
        self._unfinished[number] = b""
        return number

    def append(self, number, chunk):
        self._unfinished[number] += bytes(chunk)

    def finish(self, number):
        mounted = self._mounted(self._unfinished.pop(number))
        self.choose(mounted)
        return types.SimpleNamespace(path=mounted, size=os.path.getsize(mounted))

    def abandon(self, number):
        del self._unfinished[number]

    def discard(self, path):
        del self._blobs[path]


@pytest.fixture(params=["disk", "page"])
def choose(request, tmp_path):
    """Chooses a file: (name, bytes) -> ByteSource."""
    mounts = tmp_path / "mounts"
    mounts.mkdir()
    page = Page(mounts)
    storage = NativeStorage() if request.param == "disk" else PageStorage(page)

    def chosen(name: str, data: bytes) -> ByteSource:
        path = tmp_path / name
        path.write_bytes(data)
        if request.param == "page":
            page.choose(path)
        return ByteSource(name, str(path), len(data), storage)

    chosen.unfinished = page._unfinished
    return chosen


@pytest.mark.parametrize("rule", CONTRACT, ids=lambda rule: rule.__name__)
def test_contract(choose, rule):
    run(rule(choose))
    assert choose.unfinished == {}


@pytest.mark.parametrize("change", ["cut", "grown", "deleted", "replaced"])
def test_a_file_that_was_changed(choose, change):
    source = choose("scan.zip", DATA)
    if change == "deleted":
        os.unlink(source.path)
    else:
        data = {"cut": DATA[:50], "grown": DATA + b"more", "replaced": bytes(len(DATA))}[change]
        with open(source.path, "wb") as file:
            file.write(data)
        os.utime(source.path, ns=(1, 1))  # whatever the resolution of the disk's clock
    # The double cannot refuse io.FileIO as the browser's mount does, which is asked in tests/browser.
    run(tells_a_change(source, opened=not isinstance(source.storage, PageStorage) or change in ("cut", "deleted")))


def test_a_pickled_source_tells_a_change_too(tmp_path):
    path = tmp_path / "scan.zip"
    path.write_bytes(DATA)
    pickled = pickle.dumps(ByteSource("scan.zip", str(path), len(DATA), NativeStorage()))
    path.write_bytes(DATA + b"more")
    run(tells_a_change(pickle.loads(pickled)))


def test_a_file_chosen_again_after_a_change_is_read():
    storage = NativeStorage()
    kept = storage.begin()
    kept.append(DATA)
    path, size = kept.finish()
    first = ByteSource("a", path, size, storage)
    with open(path, "wb") as file:
        file.write(b"other")
    second = ByteSource("a", path, 5, storage)
    assert run(second.read(0, 9)) == b"other"
    run(tells_a_change(first))
