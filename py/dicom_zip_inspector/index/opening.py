"""Chosen files -> members -> entries, archive by archive, archives in archives too; what it finds goes into the workspace as it comes."""

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Collection
from contextlib import aclosing
from itertools import islice

from ..archive.byte_source import ByteSource
from ..archive.member import Member, loose_file
from ..archive.zip_directory import MAX_ENTRIES, Directory, read_directory
from ..base.contract import SourceError
from ..base.errors import InspectorError, Skipped
from ..base.finding import found_error
from ..base.job import Job
from ..base.pauses import Pauses, others_first
from ..scan.entries import Entry
from ..scan.file_kind import ZIP_KINDS, is_closed_archive, no_dicom
from ..scan.headers import HeaderReader
from .contents import Contents, bundle_name, sorted_by_kind
from .nested import NestedArchives, Zip
from .workspace import NOT_ALL_READ, OpenArchive, Workspace

_SOME = 16_384  # members that are numbered before others go first
MOST_CLOSED = 50  # archives of other kinds that are reported one by one; each entry says it anyway


class Opening:
    """Reads what was chosen into a workspace, and can go on where it was stopped.

    Parameters
    ----------
    workspace : Workspace
        What it goes into.
    sources : list of ByteSource
        The chosen files.
    skip : collection of str
        Names of entries that are left out unread: what was asked for when one of them did not come to an end.

    Attributes
    ----------
    errors : list of SourceError
        Chosen files, and archives within, that could not be opened or only in part.
    bytes_done, entries_done : int
        Of the chosen files' bytes and of `entries_total`, how many belong to entries that are done.
    """

    def __init__(self, workspace: Workspace, sources: list[ByteSource], skip: Collection[str] = ()):
        self.errors: list[SourceError] = []
        self.bytes_done = self.entries_done = self.entries_total = 0
        self.bytes_total = sum(source.size for source in sources)
        self.source_name = ""
        self.archives: list[OpenArchive] = []
        self._workspace, self._index = workspace, workspace.index
        self._sources, self._skip = sources, frozenset(skip)
        self._prefixed = len(sources) > 1 or bool(workspace.archives)
        self._zips: deque[Zip] = deque()
        self._found_within: deque[tuple[OpenArchive, Entry, int]] = deque()  # archives in archives, still to be had
        self._loose: tuple[OpenArchive, list[tuple[int, Member]]] | None = None
        self._contents: dict[int, Contents] = {}
        self._nested = NestedArchives()
        self._closed = 0

    async def run(self, job: Job) -> AsyncGenerator[None]:
        """Read everything that was not read yet; yields after each batch that went into the index.

        Raises
        ------
        Cancelled
            The job was stopped; what was read until then stays in the index, and another `run` reads the rest.
        """
        self._pauses = Pauses(job.still_wanted, job.working_on)
        self._reader = HeaderReader(self._pauses)
        if not self.archives:
            await self._sort_sources(job)
        for archive in self.archives:
            archive.notes = [note for note in archive.notes if note.code != NOT_ALL_READ]
            archive.outcome = "waiting" if archive.outcome == "cancelled" else archive.outcome
        async for _ in self._read_all(job):
            yield
        self._say_what_shows_nothing()

    async def _read_all(self, job: Job) -> AsyncIterator[None]:
        await self._queue_found()
        if self._loose is not None:
            archive, members = self._loose
            archive.outcome = "reading"
            async for _ in self._read_members(members, archive, 0, job):
                yield
            self._finish(archive)
        while self._zips:
            job.still_wanted()
            chosen = self._zips[0]
            chosen.archive.outcome = "reading"
            try:
                async for _ in self._read_zip(chosen, job):
                    yield
            except InspectorError as error:
                if error.code == "cancelled":
                    raise
                self._give_up(chosen, error)
                yield
            self._zips.popleft()
            self._finish(chosen.archive)

    def _finish(self, archive: OpenArchive) -> None:
        """An archive is done when nothing of it waits any more, archives within it included."""
        if not any(waiting.archive is archive for waiting in self._zips):
            archive.outcome = "done" if self._index.counts.entries[archive.key].classes.total() or not archive.notes else "failed"

    def _say_what_shows_nothing(self) -> None:
        has_dicom = any(contents.has_dicom for contents in self._contents.values())
        for archive in self.archives:
            contents = self._contents[archive.key]
            if not contents.name and has_dicom:
                continue  # a text beside an archive is nothing to tell
            if (error := contents.verdict()) and error.code != "archive_unsupported":  # those were reported as they came
                self._report(archive, contents.subject, error)

    def _give_up(self, chosen: Zip, error: InspectorError) -> None:
        """Of an archive that cannot be opened its entry says why; a chosen one is an entry too: nothing is left out of the account."""
        self._report(chosen.archive, chosen.source.name, error)
        if chosen.entry is None:
            self._contents[chosen.archive.key].failed = True
            self._add_unreadable(chosen.archive, chosen.source, error)
        else:
            chosen.entry.error = error

    def _add_unreadable(self, archive: OpenArchive, source: ByteSource, error: InspectorError) -> None:
        self._add(archive, [Entry(self._reserve(archive, 1), loose_file(source), "unreadable", "zip archive", error)])
        self.bytes_done += source.size

    def _reserve(self, archive: OpenArchive, count: int) -> int:
        self.entries_total += count
        archive.expected += count
        return self._index.reserve(count)

    def _add(self, archive: OpenArchive, entries: list[Entry]) -> None:
        self._index.add(archive.key, entries)
        self.entries_done += len(entries)

    async def _sort_sources(self, job: Job) -> None:
        """Queue the zips among the chosen files, each an archive of its own; the rest together are one."""
        chosen = await sorted_by_kind(self._sources, job)
        if chosen.loose:
            archive = self._workspace.add_archive(bundle_name(chosen.loose), chosen.loose)
            self._contents[archive.key] = Contents()
            first = self._reserve(archive, len(chosen.loose))
            self._loose = archive, [(key, loose_file(source)) for key, source in enumerate(chosen.loose, first)]
            self.archives.append(archive)
        for source, kind in chosen.zips:
            archive = self._workspace.add_archive(source.name, [source])
            self._contents[archive.key] = Contents(source.name, kind)
            self.archives.append(archive)
            self._zips.append(Zip(archive, source, f"{source.name}/" if self._prefixed else "", 1))
        for source, cause in chosen.unreadable:
            archive = self._workspace.add_archive(source.name, [source])
            self._contents[archive.key] = Contents(source.name)
            self._contents[archive.key].failed = True
            self._report(archive, source.name, cause)
            self._add_unreadable(archive, source, cause)
            archive.outcome = "failed"
            self.archives.append(archive)

    async def _read_zip(self, chosen: Zip, job: Job) -> AsyncIterator[None]:
        self.source_name = chosen.source.name
        if chosen.members is None:
            directory = await self._directory(chosen, job)
            if directory.problem is not None:
                self._report(chosen.archive, chosen.source.name, directory.problem)
            chosen.archive.comments += directory.comments
            chosen.archive.outside += directory.outside
            chosen.members = await self._number(chosen, directory.members)
        async for _ in self._read_members(chosen.members, chosen.archive, chosen.depth, job):
            yield

    async def _directory(self, chosen: Zip, job: Job) -> Directory:
        try:
            return await read_directory(chosen.source, job.still_wanted, max(MAX_ENTRIES - self.entries_total, 0))
        except InspectorError as error:
            if chosen.entry is not None and error.code != "cancelled":
                chosen.source.discard()
            raise

    async def _number(self, chosen: Zip, members: list[Member]) -> list[tuple[int, Member]]:
        """Give all members their keys; the files among them as they lie in the archive. Folders are entries at once."""
        numbered = enumerate(members, self._reserve(chosen.archive, len(members)))
        files: list[tuple[int, Member]] = []
        while some := list(islice(numbered, _SOME)):
            for _, member in some:
                member.name = chosen.prefix + member.name
            self._add(chosen.archive, [Entry(key, member, "folder", "folder") for key, member in some if member.is_folder])
            files += [(key, member) for key, member in some if not member.is_folder]
            await others_first()  # no place for a cancel: members have their keys all together or not at all
        files.sort(key=lambda file: file[1].header_offset)
        await others_first()
        return files

    async def _read_members(self, members: list[tuple[int, Member]], archive: OpenArchive, depth: int, job: Job) -> AsyncIterator[None]:
        left = [(key, member) for key, member in members if key not in self._index.entries]
        skipped = [(key, member) for key, member in left if member.name in self._skip]
        self._add(archive, [Entry(key, member, "unreadable", "unknown", _skipped(member)) for key, member in skipped])
        await job.step()
        wanted = [numbered for numbered in left if numbered[1].name not in self._skip] if skipped else left
        async with aclosing(self._reader.read(wanted)) as batches:  # a cancel must end the reads that are under way
            async for entries in batches:
                job.still_wanted()
                for entry in entries:
                    if is_closed_archive(entry.kind):
                        self._leave_closed(archive, entry)
                self._add(archive, entries)
                self._contents[archive.key].take(entries)
                for entry in entries:
                    if depth <= 1:
                        self.bytes_done += entry.member.compressed_size
                    if entry.kind in ZIP_KINDS and depth > 0:
                        self._found_within.append((archive, entry, depth + 1))
                await self._queue_found()
                yield

    def _leave_closed(self, archive: OpenArchive, entry: Entry) -> None:
        """Say of an archive that is no zip that what is in it is not looked at."""
        entry.error = no_dicom(entry.member.name, entry.kind)
        self._closed += 1
        if self._closed <= MOST_CLOSED:
            self._report(archive, entry.member.name, entry.error)

    async def _queue_found(self) -> None:
        """Put the archives that were found in archives into the queue, or say why they stay closed; one that a cancel kept from it waits."""
        while self._found_within:
            archive, entry, depth = self._found_within[0]
            try:
                source = await self._nested.source_of(entry.member, depth, self._pauses)
                self._zips.append(Zip(archive, source, f"{entry.member.name}/", depth, entry))
            except InspectorError as error:
                if error.code == "cancelled":
                    raise
                entry.error = error
                self._report(archive, entry.member.name, error)
            self._found_within.popleft()

    def _report(self, archive: OpenArchive, name: str, error: InspectorError) -> None:
        self.errors.append(SourceError(source_name=name, error={"code": error.code, "message": error.message, "detail": error.detail}))
        archive.notes.append(found_error(error))


def _skipped(member: Member) -> Skipped:
    return Skipped(f"“{member.name}” was left out, as you asked.")
