"""What can be had of an archive without its directory: members by their local headers, one after the other.

Sizes may be wrong or left to a descriptor behind the data. So the next header is looked for where the member should end, else by its
signature; no byte is searched more often than a few times, and what is inflated for counting has a limit.
"""

import re
import struct
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from ..base.errors import InspectorError
from ..base.pauses import Pauses
from .byte_source import ByteSource
from .inflate import BLOCK, Inflater
from .member import Member
from .window import Window
from .zip_records import (
    CENTRAL_SIGNATURE,
    DESCRIPTOR_SIGNATURE,
    END_SIGNATURE,
    FLAG_DESCRIPTOR,
    LOCAL_HEADER,
    LOCAL_SIGNATURE,
    METHODS,
    STORED,
    decoded_name,
    is_encrypted,
    sizes_64,
)  # fmt: skip

FIRST_HEADER_WITHIN = 4 << 20  # bytes before the first local header, such as a program that unpacks itself
MAX_COUNTED = 2 << 30  # bytes inflated to learn sizes, of all members together
SEARCHES = 3  # how often, on average, a byte may be searched for descriptors

_LOCAL = re.compile(re.escape(LOCAL_SIGNATURE))
_AFTER_DATA = re.compile(b"|".join(map(re.escape, (LOCAL_SIGNATURE, CENTRAL_SIGNATURE, DESCRIPTOR_SIGNATURE))))
_HIGHEST_VERSION = 100  # needed to extract; APPNOTE 6.3 knows up to 63


@dataclass(slots=True)
class _Ending:
    """Where a member's data end and what stands behind them says; `size` and `crc` are None where nothing does."""

    position: int
    size: int | None = None
    crc: int | None = None


async def walk_local_headers(source: ByteSource, known: Mapping[int, int], pauses: Pauses) -> AsyncIterator[Member]:
    """Members by their local headers, in file order, except those whose offsets are `known` (with their compressed sizes)."""
    walk = _Walk(source, pauses)
    at = await walk.next_header(0, min(FIRST_HEADER_WITHIN, source.size))
    while at is not None:
        member, flags, data_at = await walk.member_at(at)
        if at in known:
            member.compressed_size = known[at]
        elif flags & FLAG_DESCRIPTOR and not member.compressed_size:
            await walk.settle_sizes(member, data_at)
        following = await walk.following(at + LOCAL_HEADER.size, data_at + member.compressed_size)
        if at not in known:
            limit = source.size if following is None else following
            member.compressed_size = max(min(member.compressed_size, limit - data_at), 0)
            if member.crc is None:
                member.size = await walk.counted(member, data_at)
            yield member
        at = following


class _Walk:
    def __init__(self, source: ByteSource, pauses: Pauses):
        self._source, self._pauses = source, pauses
        self._window = Window(source, pauses)
        self._searches_left = SEARCHES * source.size
        self._count_left = MAX_COUNTED

    async def next_header(self, start: int, stop: int) -> int | None:
        """Where the next local header that could be one begins in [start, stop)."""
        async for at, _ in self._window.matches(_LOCAL, start, stop):
            raw = await self._window.read(at, LOCAL_HEADER.size)
            if len(raw) == LOCAL_HEADER.size:
                _, version, _, method, *_, name_length, _ = LOCAL_HEADER.unpack(raw)
                if version & 0xFF <= _HIGHEST_VERSION and method in METHODS and name_length:
                    return at
        return None

    async def member_at(self, at: int) -> tuple[Member, int, int]:
        """The member of the local header there, its flags, and where its data begin."""
        raw = await self._window.read(at, LOCAL_HEADER.size)
        _, _, flags, method, _, _, crc, compressed_size, size, name_length, extra_length = LOCAL_HEADER.unpack(raw)
        names = await self._window.read(at + LOCAL_HEADER.size, name_length + extra_length)
        names = names.split(LOCAL_SIGNATURE)[0]  # another header within: the lengths are wrong
        name, extra = names[:name_length], names[name_length:]
        size, compressed_size = sizes_64(extra, size, compressed_size)
        member = Member(
            decoded_name(name, flags, extra), self._source, at, method, is_encrypted(flags, method), compressed_size, size, crc
        )  # fmt: skip
        return member, flags, at + LOCAL_HEADER.size + len(names)

    async def following(self, header_end: int, end: int) -> int | None:
        """Where the next local header is: behind the member if that is true, else anywhere behind its own header."""
        after = await self._window.read(end, 28) if end <= self._source.size else b""
        if end == self._source.size or after.startswith((CENTRAL_SIGNATURE, END_SIGNATURE)):
            return None
        near = after.find(LOCAL_SIGNATURE)  # a descriptor may lie between
        if near >= 0:
            return end + near if end + near + LOCAL_HEADER.size <= self._source.size else None
        if after.startswith(DESCRIPTOR_SIGNATURE):
            header_end = end
        return await self.next_header(header_end, self._source.size)

    async def settle_sizes(self, member: Member, data_at: int) -> None:
        """The sizes of a member whose header leaves them to the data descriptor."""
        ending = await self._ending(data_at)
        member.compressed_size, member.crc = ending.position - data_at, ending.crc
        member.size = member.compressed_size if ending.size is None else ending.size

    async def _ending(self, data_at: int) -> _Ending:
        """Where data end: at a descriptor that states just this length, else before the next record, else with the file."""
        otherwise = None
        searched = data_at
        async for at, signature in self._window.matches(_AFTER_DATA, data_at, self._source.size):
            self._searches_left -= at - searched
            searched = at
            if ending := await self._descriptor(data_at, at, signature):
                return ending
            if signature != DESCRIPTOR_SIGNATURE and otherwise is None:
                otherwise = at
            if otherwise is not None and self._searches_left < 0:
                break
        else:
            self._searches_left -= self._source.size - searched
        return _Ending(self._source.size if otherwise is None else otherwise)

    async def _descriptor(self, data_at: int, at: int, signature: bytes) -> _Ending | None:
        """The data descriptor at `at`, or without signature right before it, if it states the length that the data have until there."""
        signed = signature == DESCRIPTOR_SIGNATURE
        for layout in (struct.Struct("<LLL"), struct.Struct("<LQQ")):
            begin = at + 4 if signed else at - layout.size
            end = at if signed else begin
            raw = await self._window.read(begin, layout.size + 4)
            if end < data_at or len(raw) < layout.size:
                continue
            crc, compressed_size, size = layout.unpack_from(raw)
            next_record = raw[layout.size : layout.size + 2]
            if compressed_size == end - data_at and next_record in (b"PK", b""):
                return _Ending(end, size, crc)
        return None

    async def counted(self, member: Member, data_at: int) -> int:
        """How many bytes a member holds that does not say so: counted, as far as it inflates and the limit goes."""
        if member.method == STORED or member.encrypted:
            return member.compressed_size
        size, at, end = 0, data_at, data_at + member.compressed_size
        try:
            inflater = Inflater(member)
            while at < end and not inflater.ended and self._count_left > 0:
                block = await self._source.read(at, min(at + BLOCK, end))
                at += len(block)
                while self._count_left > 0 and (chunk := inflater.inflate(block, BLOCK)):
                    block = b""
                    size += len(chunk)
                    self._count_left -= len(chunk)
                    await self._pauses.spend(len(chunk))
        except InspectorError as error:
            if error.code in ("cancelled", "source_changed"):
                raise
        return size
