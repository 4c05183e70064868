"""A file on a web server as a seekable Python file: only what is read is transferred (HTTP Range requests)."""

import http.client
import io
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK_BYTES = 1 << 20


class RemoteFile(io.RawIOBase):
    """Random access by Range requests."""

    def __init__(self, address: str, timeout: float):
        self._address, self._timeout, self._position = address, timeout, 0
        with self._request(method="HEAD") as response:
            self._size = int(response.headers["Content-Length"])

    def _request(self, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        return urllib.request.urlopen(urllib.request.Request(self._address, headers=headers, method=method), timeout=self._timeout)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._position = (0, self._position, self._size)[whence] + offset
        return self._position

    def readinto(self, buffer: "WriteableBuffer") -> int:
        target = memoryview(buffer)
        stop = min(self._position + len(target), self._size)
        if stop <= self._position:
            return 0
        with self._request(Range=f"bytes={self._position}-{stop - 1}") as response:
            if response.status != 206:
                raise OSError("the server does not answer Range requests")
            data = response.read()
        target[: len(data)] = data
        self._position += len(data)
        return len(data)


def open_remote(address: str, timeout: float) -> io.BufferedReader:
    """Open `address` for reading in blocks."""
    return io.BufferedReader(RemoteFile(address, timeout), BLOCK_BYTES)
