"""A member as a source of its own, never whole in the heap: a slice of its archive where it is stored, else inflated to the storage."""

from collections.abc import Iterator

from ..base.errors import MemberDamaged
from ..base.pauses import Pauses
from .byte_source import ByteSource
from .inflate import MAX_MEMBER_BYTES, check_readable, data_offset, member_chunks
from .member import Member
from .zip_records import LOCAL_HEADER, STORED

MOST_UNDECLARED = 128 << 20  # bytes that come out of a member whose archive declares fewer


async def member_source(member: Member, most: int, pauses: Pauses) -> ByteSource:
    """A member's bytes, of which no more than `most` are inflated. A stored member is not held against its checksum.

    Raises
    ------
    InspectorError
        It cannot be read, or inflates to more.
    """
    check_readable(member)
    if member.method != STORED:
        return await member.source.stored(member.name, member_chunks(member, most), pauses)
    return await _stored_source(member)


async def checked_source(member: Member, pauses: Pauses) -> tuple[ByteSource, MemberDamaged | None]:
    """A member's bytes, and what was wrong with them: damaged ones are there as far as they go.

    Raises
    ------
    InspectorError
        Nothing of it can be read, or it inflates to more than is declared and `MOST_UNDECLARED`, or to more than `MAX_MEMBER_BYTES`.
    """
    damage: list[MemberDamaged] = []
    if member.method == STORED:
        for chunk in _as_far_as_they_go(member_chunks(member, member.compressed_size), damage):
            await pauses.spend(len(chunk))
        source = await _stored_source(member)
    else:
        most = min(max(member.size, MOST_UNDECLARED), MAX_MEMBER_BYTES)
        chunks = _as_far_as_they_go(member_chunks(member, most), damage)
        source = await member.source.stored(member.name, chunks, pauses)
    return source, damage[0] if damage else None


async def _stored_source(member: Member) -> ByteSource:
    start = 0
    if not member.is_loose:
        with member.source.open() as file:
            file.seek(member.header_offset)
            start = member.header_offset + data_offset(member, file.read(LOCAL_HEADER.size))
    return await member.source.part(member.name, start, start + member.compressed_size)


def _as_far_as_they_go(chunks: Iterator[bytes], damage: list[MemberDamaged]) -> Iterator[bytes]:
    """The chunks; where they break off after the first, why goes to `damage`."""
    count = 0
    try:
        for chunk in chunks:
            count += len(chunk)
            yield chunk
    except MemberDamaged as error:
        if not count:
            raise
        damage.append(error)
