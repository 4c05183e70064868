"""Chosen files -> members -> entries, archive by archive, archives in archives too; what it finds goes into the index as it comes."""

from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from ..archive.byte_source import ByteSource
from ..archive.inflate import LOCAL_HEADER, MAX_MEMBER_BYTES, data_offset, member_chunks
from ..archive.zip_directory import STORED, Directory, Member, is_zip, loose_file, read_directory
from ..base.contract import SourceError
from ..base.errors import InspectorError, LimitExceeded
from ..scan.content_kind import PREAMBLE
from ..scan.headers import Entry, HeaderReader
from .hierarchy import Index

MAX_DEPTH = 3
MAX_NESTED_BYTES = 8 << 30  # of all archives in archives together
MAX_NESTED_RATIO = 200  # archives hardly shrink; one that grows so much when inflated was made to
UNSUSPICIOUS = 16 << 20  # bytes, below which no ratio matters
MAX_ENTRIES = 1_000_000


@dataclass(slots=True)
class _Archive:
    source: ByteSource
    prefix: str  # put before its members' names
    depth: int


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
        self._archives: deque[_Archive] = deque()
        self._nested_bytes = 0
        self._reader = HeaderReader()

    async def run(self) -> AsyncIterator[None]:
        """Read everything; yields after each batch that went into the index.

        Raises
        ------
        Cancelled
            From `still_wanted`; what was read until then stays in the index.
        """
        loose = [loose_file(source) for source in await self._sort_sources()]
        self.entries_total += len(loose)
        async for _ in self._read_members([(key, member) for key, member in enumerate(loose)], 0):
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
                self._report(archive.source.name, error)
                if archive.depth == 1:
                    self._add_unreadable(archive.source, error)
                    yield

    def _add_unreadable(self, source: ByteSource, error: InspectorError) -> None:
        """A chosen file that cannot be opened is an entry too: nothing is left out of the account."""
        self._index.add([Entry(self.entries_total, loose_file(source), "unreadable", "zip archive", error)])
        self.entries_total += 1
        self.bytes_done += source.size

    async def _sort_sources(self) -> list[ByteSource]:
        """Queue the archives among the chosen files; the rest are loose files."""
        loose, several = [], len(self._sources) > 1
        for source in self._sources:
            self._still_wanted()
            if self._may_be_archive(source, await source.read(0, PREAMBLE)):
                self._archives.append(_Archive(source, f"{source.name}/" if several else "", 1))
            else:
                loose.append(source)
        return loose

    def _may_be_archive(self, source: ByteSource, head: bytes) -> bool:
        return is_zip(head) or (source.name.lower().endswith(".zip") and head[128:] != b"DICM")

    async def _read_archive(self, archive: _Archive) -> AsyncIterator[None]:
        self.source_name = archive.source.name
        directory = await read_directory(archive.source, self._still_wanted)
        if directory.problem is not None:
            self._report(archive.source.name, directory.problem)
        members = self._numbered(archive, directory)
        self._index.add(Entry(key, member, "folder", "folder") for key, member in members if member.is_folder)
        files = [(key, member) for key, member in members if not member.is_folder]
        async for _ in self._read_members(sorted(files, key=lambda numbered: numbered[1].header_offset), archive.depth):
            yield

    def _numbered(self, archive: _Archive, directory: Directory) -> list[tuple[int, Member]]:
        first = self.entries_total
        self.entries_total += len(directory.members)
        if self.entries_total > MAX_ENTRIES:
            raise LimitExceeded(f"“{archive.source.name}” brings the entries to {self.entries_total:,}; at most {MAX_ENTRIES:,} are read.")
        for member in directory.members:
            member.name = archive.prefix + member.name
        return list(enumerate(directory.members, first))

    async def _read_members(self, members: list[tuple[int, Member]], depth: int) -> AsyncIterator[None]:
        async with aclosing(self._reader.read(members)) as batches:  # a cancel must end the reads that are under way
            async for entries in batches:
                self._still_wanted()
                self._index.add(entries)
                for entry in entries:
                    if depth <= 1:
                        self.bytes_done += entry.member.compressed_size
                    if entry.kind == "zip archive" and depth > 0:
                        self._queue_nested(entry, depth + 1)
                yield

    def _queue_nested(self, entry: Entry, depth: int) -> None:
        """Put an archive that was found in an archive into the queue, or say why it stays closed."""
        member = entry.member
        try:
            if depth > MAX_DEPTH:
                raise LimitExceeded(f"“{member.name}” is an archive {depth} levels deep; {MAX_DEPTH} levels are opened.")
            self._archives.append(_Archive(self._nested_source(member), f"{member.name}/", depth))
        except InspectorError as error:
            self._report(member.name, error)

    def _nested_source(self, member: Member) -> ByteSource:
        """The bytes of a member as a source: a slice of its archive where it is stored, else inflated to where the heap does not pay."""
        if member.size > max(UNSUSPICIOUS, MAX_NESTED_RATIO * member.compressed_size):
            ratio = member.size // max(member.compressed_size, 1)
            raise LimitExceeded(f"“{member.name}” grows {ratio:,}-fold when inflated; archives in archives may grow {MAX_NESTED_RATIO}-fold.")
        self._nested_bytes += member.size
        if self._nested_bytes > MAX_NESTED_BYTES:
            raise LimitExceeded(f"“{member.name}” brings the archives in archives to more than {MAX_NESTED_BYTES:,} bytes.")
        if member.method != STORED:
            return member.source.stored(member.name, member_chunks(member, min(member.size, MAX_MEMBER_BYTES)))
        with member.source.open() as file:
            file.seek(member.header_offset)
            start = member.header_offset + data_offset(member, file.read(LOCAL_HEADER.size))
        return member.source.part(member.name, start, start + member.size)

    def _report(self, name: str, error: InspectorError) -> None:
        self.errors.append(SourceError(source_name=name, error={"code": error.code, "message": error.message, "detail": error.detail}))
