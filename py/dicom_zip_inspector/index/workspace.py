"""What is open: archives side by side, and one index of all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ..archive.byte_source import ByteSource
from ..base.contract import ArchiveRow
from ..base.finding import Finding, found, remarks
from .hierarchy import Index

NOT_ALL_READ = "not_all_read"

Outcome = Literal["waiting", "reading", "done", "cancelled", "failed"]


@dataclass(slots=True)
class OpenArchive:
    """One chosen zip, or the bundle of chosen files that are none, with the archives in it.

    `expected` is how many entries are known of so far; `notes` what is wrong with it as a whole;
    `comments` and `outside` those of its zips, the ones within included.
    """

    key: int
    name: str
    sources: list[ByteSource]
    outcome: Outcome = "waiting"
    expected: int = 0
    notes: list[Finding] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    outside: list[bytes] = field(default_factory=list)


class Workspace:
    """The open archives and their index; keys are unique across all of them."""

    def __init__(self) -> None:
        self.index = Index()
        self.archives: list[OpenArchive] = []

    def add_archive(self, name: str, sources: list[ByteSource]) -> OpenArchive:
        """One more, with nothing read of it yet."""
        archive = OpenArchive(self.index.add_archive(name), name, sources)
        self.archives.append(archive)
        return archive

    def note_what_is_left(self) -> None:
        """Say of each archive that was not read to its end how far it was: the job was stopped."""
        for archive in self.archives:
            if archive.outcome in ("waiting", "reading"):
                archive.outcome = "cancelled"
                done = self.index.counts.entries[archive.key].classes.total()
                archive.notes.append(found(NOT_ALL_READ, done=done, expected=archive.expected))

    def settle(self) -> Iterator[int]:
        """`Index.settle`: in an archive that a cancel left in part nothing is missing, it was not read."""
        return self.index.settle({archive.key for archive in self.archives if archive.outcome == "done"})

    def archive_rows(self) -> list[ArchiveRow]:
        """All of them, with their counts."""
        return [self._row(archive) for archive in self.archives]

    def _row(self, archive: OpenArchive) -> ArchiveRow:
        return ArchiveRow(
            archive_key=archive.key,
            name=archive.name,
            outcome=archive.outcome,
            entries_expected=archive.expected,
            **self.index.counts.entries[archive.key].counts(),  # type: ignore[typeddict-item]  # of the row's own names
            **self.index.counts.series[archive.key].counts(),
            notes=remarks(archive.notes),
        )
