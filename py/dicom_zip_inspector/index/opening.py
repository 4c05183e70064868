"""Chosen files -> members -> entries, archive by archive, archives in archives too; what it finds goes into the index as it comes."""

from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from ..archive.byte_source import ByteSource
from ..archive.inflate import MAX_MEMBER_BYTES, check_readable, data_offset, member_chunks
from ..archive.member import Member, loose_file
from ..archive.zip_directory import MAX_ENTRIES, Directory, read_directory
from ..archive.zip_records import LOCAL_HEADER, STORED, is_zip
from ..base.contract import SourceError
from ..base.errors import InspectorError, LimitExceeded
from ..base.pauses import Pauses
from ..scan.content_kind import PREAMBLE
from ..scan.headers import Entry, HeaderReader
from .hierarchy import Index

MAX_DEPTH = 3
MAX_NESTED_ARCHIVES = 10_000
MAX_NESTED_BYTES = 8 << 30  # of all archives in archives together
MAX_NESTED_RATIO = 200  # archives hardly shrink; one that grows so much when inflated was made to
UNSUSPICIOUS = 16 << 20  # bytes, below which no ratio matters


@dataclass(slots=True)
class _Archive:
    source: ByteSource
    prefix: str  # put before its members' names
    depth: int
    entry: Entry | None = None  # that it is, where it lies in another archive


class Opening:
    """One call of `open`: reads what was chosen into an index.

    Attributes
    ----------
    errors : list of SourceError
        Chosen files, and archives within, that could not be opened or only in part.
    bytes_done : int
        Of the chosen files' bytes, how many belong to entries that are done.
    """

    def __init__(self, sources: list[ByteSource], index: Index, still_wanted: Callable[[], None]):
        self.errors: list[SourceError] = []
        self.bytes_done = 0
        self.bytes_total = sum(source.size for source in sources)
        self.entries_total = 0
        self.source_name = ""
        self._sources = sources
        self._index = index
        self._still_wanted = still_wanted
        self._pauses = Pauses(still_wanted)
        self._archives: deque[_Archive] = deque()
        self._nested = 0
        self._nested_bytes = 0
        self._reader = HeaderReader(self._pauses)

    async def run(self) -> AsyncIterator[None]:
        """Read everything; yields after each batch that went into the index.

        Raises
        ------
        Cancelled
            From `still_wanted`; what was read until then stays in the index.
        """
        loose = [loose_file(source) for source in await self._sort_sources()]
        first = self.entries_total
        self.entries_total += len(loose)
        async for _ in self._read_members(list(enumerate(loose, first)), None):
            yield
        while self._archives:
            archive = self._archives.popleft()
            self._still_wanted()
            try:
                async for _ in self._read_archive(archive):
                    yield
            except InspectorError as error:
                if error.code == "cancelled":
                    raise
                self._give_up(archive, error)
                yield

    def _give_up(self, archive: _Archive, error: InspectorError) -> None:
        """Of an archive that cannot be opened its entry says why; a chosen one is an entry too: nothing is left out of the account."""
        self._report(archive.source.name, error)
        if archive.entry is None:
            self._add_unreadable(archive.source, error)
        else:
            archive.entry.error = error

    def _add_unreadable(self, source: ByteSource, error: InspectorError) -> None:
        self._index.add([Entry(self.entries_total, loose_file(source), "unreadable", "zip archive", error)])
        self.entries_total += 1
        self.bytes_done += source.size

    async def _sort_sources(self) -> list[ByteSource]:
        """Queue the archives among the chosen files; the rest are loose files."""
        loose, several = [], len(self._sources) > 1
        for source in self._sources:
            self._still_wanted()
            try:
                head = await source.read(0, PREAMBLE)
            except InspectorError as error:
                self._report(source.name, error)
                self._add_unreadable(source, error)
                continue
            if self._may_be_archive(source, head):
                self._archives.append(_Archive(source, f"{source.name}/" if several else "", 1))
            else:
                loose.append(source)
        return loose

    def _may_be_archive(self, source: ByteSource, head: bytes) -> bool:
        return is_zip(head) or (source.name.lower().endswith(".zip") and head[128:] != b"DICM")

    async def _read_archive(self, archive: _Archive) -> AsyncIterator[None]:
        self.source_name = archive.source.name
        try:
            directory = await read_directory(archive.source, self._still_wanted, max(MAX_ENTRIES - self.entries_total, 0))
        except InspectorError:
            if archive.entry is not None:
                archive.source.discard()
            raise
        if directory.problem is not None:
            self._report(archive.source.name, directory.problem)
        members = self._numbered(archive, directory)
        self._index.add(Entry(key, member, "folder", "folder") for key, member in members if member.is_folder)
        files = [(key, member) for key, member in members if not member.is_folder]
        async for _ in self._read_members(sorted(files, key=lambda numbered: numbered[1].header_offset), archive):
            yield

    def _numbered(self, archive: _Archive, directory: Directory) -> list[tuple[int, Member]]:
        first = self.entries_total
        self.entries_total += len(directory.members)
        for member in directory.members:
            member.name = archive.prefix + member.name
        return list(enumerate(directory.members, first))

    async def _read_members(self, members: list[tuple[int, Member]], archive: _Archive | None) -> AsyncIterator[None]:
        async with aclosing(self._reader.read(members)) as batches:  # a cancel must end the reads that are under way
            async for entries in batches:
                self._still_wanted()
                self._index.add(entries)
                for entry in entries:
                    if archive is None or archive.depth == 1:
                        self.bytes_done += entry.member.compressed_size
                    if archive is not None and entry.kind == "zip archive":
                        await self._queue_nested(entry, archive.depth + 1)
                yield

    async def _queue_nested(self, entry: Entry, depth: int) -> None:
        """Put an archive that was found in an archive into the queue, or say why it stays closed."""
        member = entry.member
        try:
            if depth > MAX_DEPTH:
                raise LimitExceeded(f"“{member.name}” is an archive {depth} levels deep; {MAX_DEPTH} levels are opened.")
            source = await self._nested_source(member)
            self._archives.append(_Archive(source, f"{member.name}/", depth, entry))
        except InspectorError as error:
            if error.code == "cancelled":
                raise
            entry.error = error
            self._report(member.name, error)

    async def _nested_source(self, member: Member) -> ByteSource:
        """The bytes of a member as a source: a slice of its archive where it is stored, else inflated to where the heap does not pay."""
        check_readable(member)
        if member.size > max(UNSUSPICIOUS, MAX_NESTED_RATIO * member.compressed_size):
            ratio = member.size // max(member.compressed_size, 1)
            raise LimitExceeded(f"“{member.name}” grows {ratio:,}-fold when inflated; archives in archives may grow {MAX_NESTED_RATIO}-fold.")
        self._nested += 1
        self._nested_bytes += member.size
        if self._nested > MAX_NESTED_ARCHIVES or self._nested_bytes > MAX_NESTED_BYTES:
            limit = f"{MAX_NESTED_ARCHIVES:,} archives or {MAX_NESTED_BYTES:,} bytes of them"
            raise LimitExceeded(f"“{member.name}” stays closed: of archives in archives {limit} are opened.")
        if member.method != STORED:
            return await member.source.stored(member.name, member_chunks(member, min(member.size, MAX_MEMBER_BYTES)), self._pauses)
        with member.source.open() as file:
            file.seek(member.header_offset)
            start = member.header_offset + data_offset(member, file.read(LOCAL_HEADER.size))
        return await member.source.part(member.name, start, start + member.compressed_size)

    def _report(self, name: str, error: InspectorError) -> None:
        self.errors.append(SourceError(source_name=name, error={"code": error.code, "message": error.message, "detail": error.detail}))
