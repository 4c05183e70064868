"""Every call of `base.calls`, answered from what is open: a result as the contract says, and the arrays or files that go with it."""

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from ..archive.byte_source import ByteSource
from ..base.calls import SeenFrame
from ..base.contract import (
    ArchiveRow,
    CensusRow,
    EntryBytes,
    EntryFile,
    EntryList,
    EntryRow,
    ExpectationSchema,
    Explanation,
    FindingRow,
    FramesAtRisk,
    GuessedPurpose,
    HeaderHits,
    LinePicture,
    PatientRow,
    PlacedRemark,
    PurposeName,
    Review,
    StudyRow,
    TextBox,
    Verdict,
)
from ..base.explanations import explanations
from ..base.finding import found_error, remarks
from ..index.entry_rows import entry_row, entry_rows
from .session import Session

if TYPE_CHECKING:
    from .instance_answers import InstanceAnswers

MOST_ENTRY_BYTES = 16 << 20  # handed out at a time

NoArrays: TypeAlias = dict[str, np.ndarray]
Files: TypeAlias = dict[str, ByteSource]  # outside the heap; whoever takes them discards them


def import_libraries() -> None:
    """Import what the first table does not need: pydicom, imagecodecs and the packages on top of them."""
    from .instance_answers import InstanceAnswers  # noqa: F401
    from .review import Reviewing  # noqa: F401


class Answers:
    """The calls, each by its name; those about series and instances are `of_instances`. One with arrays returns (result, {name: array}), one
    with files (result, {}, {name: source}).

    Parameters
    ----------
    session : Session
        What is open.
    """

    def __init__(self, session: Session):
        self._session = session

    @property
    def of_instances(self) -> "InstanceAnswers":
        """The calls about series and instances."""
        from .instance_answers import InstanceAnswers

        return InstanceAnswers(self._session.instances)

    def cancel(self, job_key: int | None = None) -> None:
        """Stop a job, or all that run; what they have read stays."""
        self._session.cancel(job_key)

    def get_archives(self) -> list[ArchiveRow]:
        """All that is open."""
        return self._session.workspace.archive_rows()

    def get_patients(self) -> list[PatientRow]:
        """Those of all that is open."""
        return self._session.index.patient_rows()

    def get_studies(self) -> list[StudyRow]:
        """Those of all that is open."""
        return self._session.index.study_rows()

    async def get_findings(self) -> list[FindingRow]:
        """The worst first, with complete lists."""
        with self._session.pausing() as pauses:
            return await self._session.reviewing.rows(pauses)

    async def get_verdict(self) -> Verdict:
        """Whether what is open may be forwarded."""
        with self._session.pausing() as pauses:
            return await self._session.reviewing.verdict(pauses)

    async def get_review(self) -> Review:
        """The verdict and its findings in lines."""
        with self._session.pausing() as pauses:
            return await self._session.reviewing.review(pauses)

    async def get_instance_findings(self, instance_key: int) -> list[PlacedRemark]:
        """Those about elements of one instance, as of the last verdict."""
        with self._session.pausing() as pauses:
            return await self._session.reviewing.remarks_of(instance_key, pauses)

    def get_explanations(self) -> list[Explanation]:
        """Every code that a finding may have."""
        return explanations()

    def set_purpose(self, name: PurposeName, options: list[str]) -> None:
        """What it is to be forwarded for, and what may stay."""
        self._session.settings.set_purpose(name, options)

    def guess_purpose(self) -> GuessedPurpose:
        """What it looks as if it were meant for, by what was read so far."""
        return self._session.reviewing.guess()

    def set_known(self, values: list[str]) -> None:
        """Identifiers that a person named, which are looked for everywhere."""
        self._session.settings.known = tuple(value for value in values if value.strip())

    def expect(self, schema: str) -> None:
        """What should be there (docs/expectations.md, or a schema of dicompare); an empty text: nothing any more."""
        self._session.settings.expect(schema)

    def get_expectation(self) -> ExpectationSchema:
        """What is there now, as the expectation of the next archive."""
        return ExpectationSchema(schema=self._session.reviewing.schema())

    async def accept_finding(self, code: str, path: str, creator: str, reason: str) -> None:
        """A finding was looked at and may pass as it is; with an empty reason no longer."""
        with self._session.pausing() as pauses:
            await self._session.reviewing.accept((code, path, creator), reason, pauses)

    def get_line_picture(self, reading_key: int) -> tuple[LinePicture, dict[str, np.ndarray]]:
        """With buffer `values`."""
        values = self._session.pictures.line_picture(reading_key)
        return LinePicture(reading_key=reading_key, rows=values.shape[0], columns=values.shape[1]), {"values": values}

    def add_reading(self, reading_key: int, text: str, confidence: float) -> None:
        """What was read of a line; an empty text: it cannot be."""
        self._session.pictures.add_reading(reading_key, text, confidence)

    def get_text_boxes(self, instance_key: int, frame_index: int) -> list[TextBox]:
        """Of what was found so far."""
        return self._session.reviewing.text_boxes((instance_key, frame_index))

    def get_frames_at_risk(self) -> FramesAtRisk:
        """By what was read and found so far."""
        return self._session.reviewing.frames_at_risk()

    def mark_frames_seen(self, frames: list[SeenFrame], seen: bool) -> None:
        """A person has looked at frames, or has not after all."""
        for frame in frames:
            self._session.pictures.mark_seen((frame["instance_key"], frame["frame_index"]), seen)

    async def get_census(self) -> list[CensusRow]:
        """When every element is read, which it sees to."""
        return await self._session.census()

    async def search_headers(self, text: str) -> HeaderHits:
        """In what `examine` or `get_census` has read so far."""
        return await self._session.search_headers(text)

    def get_entries(self, entry_class: EntryList) -> list[EntryRow]:
        """Those of one class, or all that are "damaged"."""
        return entry_rows(self._session.index, entry_class)

    def get_entry(self, entry_key: int) -> EntryRow:
        """One of any class."""
        return entry_row(self._session.index, self._session.entry(entry_key))

    def get_entry_bytes(self, entry_key: int, start: int, most: int) -> tuple[EntryBytes, dict[str, np.ndarray]]:
        """At most `most` bytes (and MOST_ENTRY_BYTES) from `start` on, with buffer `bytes`."""
        data = self._session.entry_bytes(entry_key, max(start, 0), min(max(most, 0), MOST_ENTRY_BYTES))
        reply = EntryBytes(entry_key=entry_key, start=start, size=self._session.entry(entry_key).member.size)
        return reply, {"bytes": np.frombuffer(data, np.uint8)}

    async def get_entry_file(self, entry_key: int) -> tuple[EntryFile, NoArrays, Files]:
        """With file `entry`: its own bytes, damaged ones as far as they go."""
        source, damage = await self._session.entry_file(entry_key)
        notes = remarks([found_error(damage)] if damage else ())
        return EntryFile(entry_key=entry_key, bytes=source.size, notes=notes), {}, {"entry": source}

    async def get_object_document(self, instance_key: int) -> tuple[None, NoArrays, Files]:
        """The document in an instance: file `document`."""
        return None, {}, {"document": await self._session.document_file(instance_key)}
