"""Members' bytes: decompression that counts what comes out, by prefix or whole."""

import zlib
from collections.abc import Generator, Iterator

from ..base.errors import InspectorError, LimitExceeded, MemberDamaged, MemberEncrypted
from .decompressors import DATA_ERRORS, Data, Deflate, decompressor_of
from .member import Member
from .zip_records import LOCAL_HEADER, LOCAL_SIGNATURE

BLOCK = 1 << 20
MAX_MEMBER_BYTES = 2 << 30


class Inflater:
    """Decompresses one member piece by piece, never more than asked for.

    Raises
    ------
    CompressionUnsupported
        The method is none that Python reads; the message names it.
    """

    def __init__(self, member: Member):
        self._member = member
        self._decompressor = decompressor_of(member)

    @property
    def ended(self) -> bool:
        """Whether the compressed data themselves said that they are complete."""
        return self._decompressor.eof

    @property
    def can_copy(self) -> bool:
        """Whether `copy` works in the middle of the data; it always does before the first `inflate`."""
        return isinstance(self._decompressor, Deflate)

    def copy(self) -> "Inflater":
        """Another one in the same state, so that both can go on from here."""
        twin = Inflater(self._member)
        if isinstance(self._decompressor, Deflate):
            twin._decompressor = Deflate(self._decompressor)
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
        except DATA_ERRORS as error:
            raise MemberDamaged(f"“{self._member.name}” does not decompress: its data are damaged.", str(error)) from None


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


def member_chunks(member: Member, most: int = MAX_MEMBER_BYTES) -> Generator[bytes]:
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
