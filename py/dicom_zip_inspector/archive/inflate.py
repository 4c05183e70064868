"""Members' bytes: decompression that counts what comes out, by prefix or whole."""

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from ..base.errors import CompressionUnsupported, InspectorError, LimitExceeded, MemberDamaged, MemberEncrypted
from .member import Member
from .zip_records import BZIP2, DEFLATED, LOCAL_HEADER, LOCAL_SIGNATURE, LZMA, STORED, ZSTANDARD

BLOCK = 1 << 20
MAX_MEMBER_BYTES = 2 << 30
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


class _Deflate:
    """Raw deflate; the only one whose state can be copied."""

    def __init__(self, twin: "_Deflate | None" = None):
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
    DEFLATED: lambda member: _Deflate(),
    BZIP2: lambda member: bz2.BZ2Decompressor(),
    LZMA: _Lzma,
    ZSTANDARD: lambda member: _zstandard(),
}


def _decompressor(member: Member) -> Decompressor:
    if make := _DECOMPRESSORS.get(member.method):
        return make(member)
    name = METHOD_NAMES.get(member.method, f"method {member.method}")
    raise CompressionUnsupported(f"“{member.name}” is compressed with {name}, which cannot be read here.")


class Inflater:
    """Decompresses one member piece by piece, never more than asked for.

    Raises
    ------
    CompressionUnsupported
        The method is none that Python reads; the message names it.
    """

    def __init__(self, member: Member):
        self._member = member
        self._decompressor = _decompressor(member)

    @property
    def ended(self) -> bool:
        """Whether the compressed data themselves said that they are complete."""
        return self._decompressor.eof

    @property
    def can_copy(self) -> bool:
        """Whether `copy` works in the middle of the data; it always does before the first `inflate`."""
        return isinstance(self._decompressor, _Deflate)

    def copy(self) -> "Inflater":
        """Another one in the same state, so that both can go on from here."""
        twin = Inflater(self._member)
        if isinstance(self._decompressor, _Deflate):
            twin._decompressor = _Deflate(self._decompressor)
        return twin

    def inflate(self, data: Data, most: int) -> bytes:
        """Up to `most` (1 or more) bytes more, from `data` and what is pending of earlier data; b"" when more data are needed.

        Raises
        ------
        MemberDamaged
            The data are not what the method says.
        """
        if self.ended:
            return b""
        try:
            return self._decompressor.decompress(data, most)
        except _DATA_ERRORS as error:
            raise MemberDamaged(f"“{self._member.name}” does not decompress: its data are damaged.", str(error)) from None


def _zstd_errors() -> tuple[type[Exception], ...]:
    try:
        from compression.zstd import ZstdError
    except ImportError:
        return ()
    return (ZstdError,)


_DATA_ERRORS: tuple[type[Exception], ...] = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, *_zstd_errors())


def data_offset(member: Member, local_header: Data) -> int:
    """Where the member's data begin, relative to its local header of at least 30 bytes.

    Raises
    ------
    MemberDamaged
        There is no local header where the directory says.
    """
    if len(local_header) < LOCAL_HEADER.size or not bytes(local_header[:4]) == LOCAL_SIGNATURE:
        raise MemberDamaged(f"“{member.name}” has no local header where the archive's directory says.")
    name_length, extra_length = LOCAL_HEADER.unpack_from(local_header)[-2:]
    return LOCAL_HEADER.size + name_length + extra_length


def refusal(member: Member) -> InspectorError | None:
    """What the directory alone says against reading this member."""
    if member.defect is None and member.encrypted:
        return MemberEncrypted(f"“{member.name}” is encrypted: a password would be needed.")
    return member.defect


def check_readable(member: Member) -> None:
    """Raise what the directory alone says against reading this member."""
    if error := refusal(member):
        raise error


def member_chunks(member: Member, most: int = MAX_MEMBER_BYTES) -> Iterator[bytes]:
    """All bytes of a member, about `BLOCK` at a time, with their count and checksum held against the directory at the end.

    Raises
    ------
    LimitExceeded
        More than `most` bytes come out.
    MemberDamaged
        Data that do not decompress, or whose length or CRC differ from what the archive declares (after the last chunk).
    """
    check_readable(member)
    inflater, crc, count = Inflater(member), 0, 0
    for chunk in _inflated_chunks(member, inflater):
        crc, count = zlib.crc32(chunk, crc), count + len(chunk)
        if count > most:
            raise LimitExceeded(f"“{member.name}” holds more than {most:,} bytes.")
        yield chunk
    if count != member.size and member.crc is not None:
        raise MemberDamaged(f"“{member.name}” holds {count:,} bytes; the archive declares {member.size:,}.")
    if member.crc is not None and crc != member.crc:
        raise MemberDamaged(f"“{member.name}” does not match its checksum (CRC-32): its data are damaged.")


def _inflated_chunks(member: Member, inflater: Inflater) -> Iterator[bytes]:
    with member.source.open() as file:
        if not member.is_loose:
            file.seek(member.header_offset)
            file.seek(member.header_offset + data_offset(member, file.read(LOCAL_HEADER.size)))
        left = member.compressed_size
        while left > 0 and not inflater.ended and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            while chunk := inflater.inflate(block, BLOCK):
                block = b""
                yield chunk


def read_member(member: Member, most: int = MAX_MEMBER_BYTES) -> tuple[bytearray, InspectorError | None]:
    """A member's bytes, and what was wrong with them: damaged data are returned as far as they go.

    Raises
    ------
    MemberEncrypted, CompressionUnsupported, LimitExceeded, MemberDamaged, SourceChanged
        Nothing at all can be read.
    """
    data = bytearray()
    try:
        for chunk in member_chunks(member, most):
            data += chunk
    except MemberDamaged as damage:
        if not data:
            raise
        return data, damage
    return data, None
