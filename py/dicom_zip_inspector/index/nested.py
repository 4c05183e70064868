"""Zips that wait to be read; those within others, within limits: how deep, how many, how large, how much they may grow."""

from dataclasses import dataclass

from ..archive.byte_source import ByteSource
from ..archive.inflate import MAX_MEMBER_BYTES, check_readable
from ..archive.member import Member
from ..archive.member_source import member_source
from ..base.errors import LimitExceeded
from ..base.pauses import Pauses
from ..scan.entries import Entry
from .workspace import OpenArchive

MAX_DEPTH = 3
MAX_ARCHIVES = 10_000
MAX_BYTES = 8 << 30  # of all of them together
MAX_RATIO = 200  # archives hardly shrink; one that grows so much when inflated was made to
UNSUSPICIOUS = 16 << 20  # bytes, below which no ratio matters


@dataclass(slots=True)
class Zip:
    """One zip to be read: a chosen one, or one in it. `members` are numbered once its directory was read."""

    archive: OpenArchive
    source: ByteSource
    prefix: str  # put before its members' names
    depth: int
    entry: Entry | None = None  # that it is, where it lies in another archive
    members: list[tuple[int, Member]] | None = None


class NestedArchives:
    """Those of one opening, as they are found."""

    def __init__(self) -> None:
        self._count = self._bytes = 0

    async def source_of(self, member: Member, depth: int, pauses: Pauses) -> ByteSource:
        """The bytes of a member as a source: a slice of its archive where it is stored, else inflated to where the heap does not pay.

        Raises
        ------
        LimitExceeded
            It stays closed.
        InspectorError
            It cannot be read.
        """
        check_readable(member)
        self._check(member, depth)
        self._count += 1
        self._bytes += member.size
        return await member_source(member, min(member.size, MAX_MEMBER_BYTES), pauses)

    def _check(self, member: Member, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise LimitExceeded(f"“{member.name}” is an archive {depth} levels deep; {MAX_DEPTH} levels are opened.")
        if member.size > max(UNSUSPICIOUS, MAX_RATIO * member.compressed_size):
            ratio = member.size // max(member.compressed_size, 1)
            raise LimitExceeded(f"“{member.name}” grows {ratio:,}-fold when inflated; archives in archives may grow {MAX_RATIO}-fold.")
        if self._count >= MAX_ARCHIVES or self._bytes + member.size > MAX_BYTES:
            limit = f"{MAX_ARCHIVES:,} archives or {MAX_BYTES:,} bytes of them"
            raise LimitExceeded(f"“{member.name}” stays closed: of archives in archives {limit} are opened.")
