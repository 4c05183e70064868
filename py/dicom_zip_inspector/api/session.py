"""The only mutable state: what is open, and its index."""

import io
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..archive.byte_source import ByteSource
from ..archive.inflate import BLOCK
from ..archive.member_file import MemberFile, open_member
from ..archive.member_source import checked_source
from ..base.contract import CensusRow, ExamineEvent, ExamineResult, HeaderHits, OpenResult, PictureEvent, PictureResult
from ..base.errors import Cancelled, MemberDamaged, UnknownKey
from ..base.pauses import Pauses
from ..index.hierarchy import Index
from ..index.workspace import Workspace
from ..scan.entries import Entry
from .jobs import Emit, Jobs
from .recently_used import RecentlyUsed

if TYPE_CHECKING:
    from .elements import Elements
    from .instances import Instances
    from .pictures import Pictures
    from .review import Reviewing, Settings


class Session:
    """What is open. `open` replaces it or adds to it; `resume` reads what a cancel left; every other method only looks things up by key.

    Parameters
    ----------
    working_on : callable
        Told an entry's name before each piece of work on it that nothing can interrupt.
    """

    def __init__(self, working_on: Callable[[str], None] = lambda name: None):
        self._working_on = working_on
        self.workspace = Workspace()
        self._jobs = Jobs(self.workspace, working_on)
        self._instances: Instances | None = None
        self._elements: Elements | None = None
        self._pictures: Pictures | None = None
        self._reviewing: Reviewing | None = None
        self._settings: Settings | None = None
        self._entry_files: RecentlyUsed[io.BytesIO | MemberFile] = RecentlyUsed(1)

    @property
    def index(self) -> Index:
        """The index of all that is open."""
        return self.workspace.index

    @property
    def instances(self) -> "Instances":
        """The instances of what is open, each read when it is asked for. What that needs is imported late: the first table goes without."""
        if self._instances is None:
            from .instances import Instances

            self._instances = Instances(self.index, self._working_on)
        return self._instances

    @property
    def elements(self) -> "Elements":
        """Every element of what is open, read when it is asked for; imported late too."""
        if self._elements is None:
            from .elements import Elements

            self._elements = Elements(self.workspace)
        return self._elements

    @property
    def pictures(self) -> "Pictures":
        """What is seen in the pictures of what is open; imported late too."""
        if self._pictures is None:
            from .pictures import Pictures

            self._pictures = Pictures(self.index, self.elements, self.instances)
        return self._pictures

    @property
    def settings(self) -> "Settings":
        """What a person told about the forwarding; imported late too."""
        if self._settings is None:
            from .review import Settings

            self._settings = Settings()
        return self._settings

    @property
    def reviewing(self) -> "Reviewing":
        """Judges what is open; imported late too."""
        if self._reviewing is None:
            from .review import Reviewing

            self._reviewing = Reviewing(self.workspace, self.elements, self.pictures, self.settings)
        return self._reviewing

    @contextmanager
    def pausing(self) -> Iterator[Pauses]:
        """Pauses of a job that can be stopped as long as the block runs."""
        with self._jobs.running() as job:
            yield Pauses(job.still_wanted)

    async def open(self, sources: list[ByteSource], emit: Emit, add: bool = False, skip: Collection[str] = ()) -> OpenResult:
        """Read what was chosen; `emit` is told after every batch. Without `add` it takes the place of what was open, and ends what still runs.

        `skip` names entries that are left out unread.
        """
        if not add:
            self._jobs.end()
            self.workspace = Workspace()
            self._jobs = Jobs(self.workspace, self._working_on)
            self._instances = self._elements = self._pictures = self._reviewing = None
            self._entry_files.clear()
        return await self._jobs.open(sources, emit, skip)

    async def resume(self, emit: Emit) -> OpenResult:
        """Read what is left of what was cancelled."""
        return await self._jobs.resume(emit)

    def cancel(self, job_key: int | None = None) -> None:
        """Stop a job, or all that run; what they have read stays."""
        self._jobs.cancel(job_key)

    async def examine(self, emit: Callable[[ExamineEvent], None] | None = None) -> ExamineResult:
        """Read every element of what is open, as far as that was not done; `emit` is told after every batch."""
        with self._jobs.running() as job:
            return await self.elements.examine(job, emit)

    async def look_at_pictures(self, emit: Callable[[PictureEvent], None] | None = None, all_frames: bool = False) -> PictureResult:
        """Look at frames for text, as far as that was not done; `emit` is told after every frame."""
        with self._jobs.running() as job:
            return await self.pictures.look(job, emit, all_frames)

    async def census(self) -> list[CensusRow]:
        """Every attribute of all files, once all are read.

        Raises
        ------
        Cancelled
            The reading was stopped.
        """
        if (await self.examine())["outcome"] == "cancelled":
            raise Cancelled("Stopped.")
        return self.elements.census_rows()

    async def search_headers(self, text: str) -> HeaderHits:
        """Where a text or a tag is in what is read so far."""
        with self._jobs.running() as job:
            return await self.elements.search(text, job)

    def entry(self, entry_key: int) -> Entry:
        """An entry of any class, by its key."""
        entry = self.index.entries.get(entry_key)
        if entry is None:
            raise UnknownKey(f"There is no entry {entry_key}.")
        return entry

    def entry_bytes(self, entry_key: int, start: int, most: int) -> bytes:
        """At most `most` of an entry's own bytes, from `start` on; none at its end or where it cannot be read further."""
        member = self.entry(entry_key).member
        file = self._entry_files.get(entry_key, lambda: open_member(member)[0])
        file.seek(start)
        data = file.read(most)
        if start + len(data) >= member.size or not data:
            self._entry_files.clear()
        return data

    async def entry_file(self, entry_key: int) -> tuple[ByteSource, MemberDamaged | None]:
        """An entry's own bytes as a file outside the heap, and what was wrong with them; who takes it discards it."""
        member = self.entry(entry_key).member
        with self._jobs.running() as job:
            return await checked_source(member, Pauses(job.still_wanted))

    async def document_file(self, instance_key: int) -> ByteSource:
        """The document in an instance as a file outside the heap; who takes it discards it."""
        document = self.instances.document(instance_key)
        chunks = (document[at : at + BLOCK] for at in range(0, len(document), BLOCK))
        with self._jobs.running() as job:
            return await self.entry(instance_key).member.source.stored("document", chunks, Pauses(job.still_wanted))
