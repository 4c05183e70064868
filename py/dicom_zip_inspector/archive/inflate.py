"""Members' bytes: decompression that counts what comes out, by prefix or whole."""

import bz2
import zipfile
import zlib
from collections.abc import Iterator

from ..base.errors import CompressionUnsupported, InspectorError, LimitExceeded, MemberDamaged, MemberEncrypted
from .zip_directory import DEFLATED, LOCAL_HEADER, LOCAL_SIGNATURE, STORED, Member

BLOCK = 1 << 20
MAX_MEMBER_BYTES = 2 << 30
SMALL_BLOCK = 4096  # fed at a time to decompressors that cannot be told when to stop

METHOD_NAMES = {
    1: "Shrink", 2: "Reduce", 3: "Reduce", 4: "Reduce", 5: "Reduce", 6: "Implode", 9: "Deflate64", 10: "PKWARE Implode",
    12: "bzip2", 14: "LZMA", 16: "IBM CMPSC", 18: "IBM TERSE", 19: "IBM LZ77", 93: "Zstandard", 94: "MP3", 95: "XZ",
    96: "JPEG", 97: "WavPack", 98: "PPMd", 99: "AES",
}  # fmt: skip


class _Stored:
    """No compression, in the shape of a decompressor."""

    eof = False

    def decompress(self, data: bytes) -> bytes:
        return bytes(data)


def _zstandard():
    try:
        from compression.zstd import ZstdDecompressor  # new in Python 3.14
    except ImportError:
        raise CompressionUnsupported("Zstandard needs Python 3.14.") from None
    return ZstdDecompressor()


_UNBOUNDED = {STORED: _Stored, 12: bz2.BZ2Decompressor, 14: zipfile.LZMADecompressor, 93: _zstandard}


class Inflater:
    """Decompresses one member piece by piece, never much more than asked for.

    Raises
    ------
    CompressionUnsupported
        The method is none that Python reads; the message names it.
    """

    def __init__(self, member: Member):
        self._member = member
        self._pending = b""
        self._bounded = member.method == DEFLATED
        if self._bounded:
            self._decompressor = zlib.decompressobj(-15)
        elif member.method in _UNBOUNDED:
            self._decompressor = _UNBOUNDED[member.method]()
        else:
            name = METHOD_NAMES.get(member.method, f"method {member.method}")
            raise CompressionUnsupported(f"“{member.name}” is compressed with {name}, which cannot be read here.")

    @property
    def ended(self) -> bool:
        """Whether the compressed data themselves said that they are complete."""
        return self._decompressor.eof

    @property
    def can_copy(self) -> bool:
        """Whether `copy` works in the middle of the data; it always does before the first `inflate`."""
        return self._bounded

    def copy(self) -> "Inflater":
        """Another one in the same state, so that both can go on from here."""
        twin = Inflater(self._member)
        if self._bounded:
            twin._decompressor, twin._pending = self._decompressor.copy(), self._pending
        return twin

    def inflate(self, data, most: int) -> bytes:
        """Up to `most` (plus one small block's yield) more bytes from `data` and what is pending; b"" when more data are needed.

        Raises
        ------
        MemberDamaged
            The data are not what the method says.
        """
        try:
            return self._bounded_inflate(data, most) if self._bounded else self._unbounded_inflate(data, most)
        except (zlib.error, OSError, EOFError, ValueError, RuntimeError, zipfile.lzma.LZMAError) as error:
            raise MemberDamaged(f"“{self._member.name}” does not decompress: its data are damaged.", str(error)) from None

    def _bounded_inflate(self, data, most: int) -> bytes:
        if self.ended:
            return b""
        inflated = self._decompressor.decompress(b"".join((self._pending, data)) if self._pending else data, most)
        self._pending = self._decompressor.unconsumed_tail
        return inflated

    def _unbounded_inflate(self, data, most: int) -> bytes:
        data = memoryview(b"".join((self._pending, data)) if self._pending else data)
        parts, got, at = [], 0, 0
        step = SMALL_BLOCK if self._member.method != STORED else most
        while got < most and at < len(data) and not self.ended:
            part = self._decompressor.decompress(data[at : at + step])
            at += step
            got += len(part)
            parts.append(part)
        self._pending = bytes(data[at:])
        return b"".join(parts)


def data_offset(member: Member, local_header: bytes) -> int:
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


def check_readable(member: Member) -> None:
    """Raise what the directory alone says against reading this member."""
    if member.defect is not None:
        raise member.defect
    if member.encrypted:
        raise MemberEncrypted(f"“{member.name}” is encrypted: a password is needed.")


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
        if member.header_offset is not None:
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
    MemberEncrypted, CompressionUnsupported, LimitExceeded, MemberDamaged
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
