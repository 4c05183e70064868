"""The methods by which zips compress (APPNOTE 4.4.5), as decompressors of one kind, which take what they get and give no more than asked for."""

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable
from typing import Any, Protocol

from ..base.errors import CompressionUnsupported, LimitExceeded
from .member import Member
from .zip_records import BZIP2, DEFLATED, LZMA, STORED, ZSTANDARD

MAX_LZMA_WINDOW = 64 << 20

METHOD_NAMES = {
    1: "Shrink", 2: "Reduce", 3: "Reduce", 4: "Reduce", 5: "Reduce", 6: "Implode", 9: "Deflate64", 10: "PKWARE Implode",
    12: "bzip2", 14: "LZMA", 16: "IBM CMPSC", 18: "IBM TERSE", 19: "IBM LZ77", 93: "Zstandard", 94: "MP3", 95: "XZ",
    96: "JPEG", 97: "WavPack", 98: "PPMd", 99: "AES",
}  # fmt: skip


Data = bytes | memoryview


class Decompressor(Protocol):
    """What every one here does, as those of the standard library do."""

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: Data, most: int, /) -> bytes:
        """Take all data in and give up to `most` bytes."""


class _Stored:
    """No compression."""

    eof = False

    def __init__(self) -> None:
        self._pending = memoryview(b"")

    def decompress(self, data: Data, most: int) -> bytes:
        pending = memoryview(b"".join((self._pending, data)) if self._pending and len(data) else data or self._pending)
        self._pending = pending[most:]
        return bytes(pending[:most])


class Deflate:
    """Raw deflate; the only one whose state can be copied: that of a `twin`."""

    def __init__(self, twin: "Deflate | None" = None):
        self._zlib: Any = twin._zlib.copy() if twin else zlib.decompressobj(-15)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    def decompress(self, data: Data, most: int) -> bytes:
        pending = self._zlib.unconsumed_tail
        return self._zlib.decompress(b"".join((pending, data)) if pending else data, most)


class _Lzma:
    """LZMA behind the short header that zips put before it (APPNOTE 5.8.8)."""

    def __init__(self, member: Member):
        self._member = member
        self._lzma: lzma.LZMADecompressor | None = None
        self._header = b""

    @property
    def eof(self) -> bool:
        return self._lzma is not None and self._lzma.eof

    def decompress(self, data: Data, most: int) -> bytes:
        if self._lzma is None:
            self._header += bytes(data)
            if len(self._header) < 9:
                return b""
            self._lzma = self._begin(*struct.unpack_from("<xxHBL", self._header))
            data = self._header[9:]
        return self._lzma.decompress(data, most)

    def _begin(self, properties: int, packed: int, window: int) -> lzma.LZMADecompressor:
        if properties != 5 or packed >= 9 * 5 * 5:
            raise ValueError("no LZMA properties")
        if self._member.crc is not None:
            window = min(window, self._member.size)  # no more is ever needed than the member has bytes
        if window > MAX_LZMA_WINDOW:
            raise LimitExceeded(f"“{self._member.name}” is compressed with LZMA and needs {window:,} bytes of memory for that.")
        window = max(window, 4096)
        coder = {"id": lzma.FILTER_LZMA1, "dict_size": window, "lc": packed % 9, "lp": packed // 9 % 5, "pb": packed // 45}
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[coder])


def _zstandard() -> Decompressor:
    try:
        from compression.zstd import ZstdDecompressor  # new in Python 3.14
    except ImportError:
        raise CompressionUnsupported("Zstandard needs Python 3.14.") from None
    made: Decompressor = ZstdDecompressor()
    return made


_DECOMPRESSORS: dict[int, Callable[[Member], Decompressor]] = {
    STORED: lambda member: _Stored(),
    DEFLATED: lambda member: Deflate(),
    BZIP2: lambda member: bz2.BZ2Decompressor(),
    LZMA: _Lzma,
    ZSTANDARD: lambda member: _zstandard(),
}


def decompressor_of(member: Member) -> Decompressor:
    """A new one for a member's data.

    Raises
    ------
    CompressionUnsupported
        The method is none that Python reads; the message names it.
    """
    if make := _DECOMPRESSORS.get(member.method):
        return make(member)
    name = METHOD_NAMES.get(member.method, f"method {member.method}")
    raise CompressionUnsupported(f"“{member.name}” is compressed with {name}, which cannot be read here.")


def _zstd_errors() -> tuple[type[Exception], ...]:
    try:
        from compression.zstd import ZstdError
    except ImportError:
        return ()
    return (ZstdError,)


DATA_ERRORS: tuple[type[Exception], ...] = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, *_zstd_errors())
