"""The engine for Python users: archives are opened once, then asked.

>>> from dicom_zip_inspector.api.archives import open_archives
>>> opened = open_archives(example_zip)
>>> opened.account["images"], len(opened.series()), [patient["patient_name"] for patient in opened.patients()]
(3, 1, ['Test^One'])
>>> series = opened.series()[0]
>>> [picture.stored_values.shape for picture in opened.pictures(series["series_key"])]
[(4, 6), (4, 6), (4, 6)]
>>> key, frame = opened.frames(series["series_key"])[0]
>>> picture = opened.picture(key, frame)
>>> picture.display_values.dtype, picture.description["modality"]
(dtype('uint8'), 'CT')
>>> [row["value"] for row in opened.headers(key) if row["keyword"] == "PatientID"]
['T1']
>>> [(finding["code"], finding["count"]) for finding in opened.findings()]
[]
>>> opened.look_at_pictures()
{'outcome': 'done', 'looked': 3, 'to_look_at': 3}
>>> [(row["keyword"], row["files"], row["values"]) for row in opened.census() if row["path"] == "00100020"]
[('PatientID', 3, [{'value': 'T1', 'files': 3}])]
>>> found = opened.search("test^one")
>>> found["files"], found["series"], [(hit["path"], hit["value"]) for hit in found["hits"]][:1]
(3, 1, [('00100010', 'Test^One')])
"""

import asyncio
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from ..archive.byte_source import ByteSource
from ..archive.storage import NativeStorage
from ..base.contract import (
    Account,
    ArchiveRow,
    CensusRow,
    EntryList,
    EntryRow,
    ExamineEvent,
    FindingRow,
    FrameDescription,
    HeaderHits,
    ObjectSummary,
    OpenResult,
    PatientRow,
    PictureResult,
    PurposeName,
    ScanEvent,
    SeriesRow,
    StudyRow,
    TagRow,
    TextBox,
    Verdict,
)
from .answers import Answers
from .session import Session

Reader: TypeAlias = Callable[[np.ndarray], tuple[str, float]]


@dataclass(frozen=True, slots=True)
class DrawnFrame:
    """One frame: `stored_values` as decoded, (rows, columns) or (rows, columns, 3); `display_values` uint8 as drawn, (rows, columns), or
    (rows, columns, 3) where it has colours, those of a palette too."""

    description: FrameDescription
    stored_values: np.ndarray
    display_values: np.ndarray


class OpenArchives:
    """What is open, as rows of the contract and as arrays. Keys are unique across all archives.

    Parameters
    ----------
    session : Session
        Whose workspace it is.
    result : OpenResult
        How the reading ended.
    """

    def __init__(self, session: Session, result: OpenResult):
        self._session, self._answers = session, Answers(session)
        self.outcome, self.errors = result["outcome"], result["errors"]

    @property
    def account(self) -> Account:
        """Where every entry went, and how many of everything there are."""
        return self._session.index.counts.account()

    def archives(self) -> list[ArchiveRow]:
        """What was opened, each with its counts."""
        return self._answers.get_archives()

    def patients(self) -> list[PatientRow]:
        """All patients, those too of whom there are only slices in series of others."""
        return self._answers.get_patients()

    def studies(self) -> list[StudyRow]:
        """All studies."""
        return self._answers.get_studies()

    def series(self) -> list[SeriesRow]:
        """All series."""
        return self._session.index.series_rows()

    def entries(self, entry_class: EntryList) -> list[EntryRow]:
        """All entries of one class, or all that are "damaged"."""
        return self._answers.get_entries(entry_class)

    def findings(self) -> list[FindingRow]:
        """Everything that was found, the worst first."""
        return asyncio.run(self._answers.get_findings())

    def verdict(self, purpose: PurposeName = "research", options: Collection[str] = ()) -> Verdict:
        """Whether it may be forwarded for a purpose (`checks.purpose.OPTIONS` has what may stay), after every element was read.

        For research pictures are looked at too, as by `look_at_pictures` without a reader, as far as they were not.
        """
        self._examine()
        if purpose == "research":
            self.look_at_pictures()
        self._answers.set_purpose(purpose, list(options))
        return asyncio.run(self._answers.get_verdict())

    async def examine(self, told: Callable[[ExamineEvent], None] | None = None) -> None:
        """Read every element of all files, for `census` and `search`, which else do it themselves; `told` hears after every batch how far it is.

        What the table took for granted, since it reads no further than it needs, is right after that.
        """
        await self._session.examine(told)

    def look_at_pictures(self, reader: Reader | None = None, all_frames: bool = False) -> PictureResult:
        """Look at frames for text, after every element was read: some of every series, and all of those at risk; or `all_frames`.

        `reader` reads lines of text, those that look the same once: it takes a picture, (rows, columns) uint8, dark letters on white, and gives its
        text, "" where it reads none, and how sure that is, from 0 to 1. Without one lines are found and not read, and a person has to look.
        """
        self._examine()
        result, pictures = asyncio.run(self._session.look_at_pictures(all_frames=all_frames)), self._session.pictures
        for key in list(pictures.looked_at.unread() if reader else pictures.looked_at.waiting()):
            pictures.add_reading(key, *(reader(pictures.line_picture(key)) if reader else ("", 0.0)))
        return result

    def text_boxes(self, instance_key: int, frame_index: int = 0) -> list[TextBox]:
        """Lines of text that were found in a frame, with what was read."""
        return self._answers.get_text_boxes(instance_key, frame_index)

    def census(self) -> list[CensusRow]:
        """Every attribute of all files, private and nested ones too: in how many files and series it is, and its distinct values."""
        self._examine()
        return self._session.elements.census_rows()

    def search(self, text: str) -> HeaderHits:
        """Where a text of a value, keyword or name, or a tag ("GGGGEEEE", "(GGGG,EEEE)"), is in all elements of all files; case does not matter."""
        self._examine()
        return asyncio.run(self._session.search_headers(text))

    def _examine(self) -> None:
        if not self._session.elements.is_done():
            asyncio.run(self.examine())

    def frames(self, series_key: int) -> list[tuple[int, int]]:
        """(instance key, frame index) of a series' frames in display order."""
        return self._session.instances.frame_order(series_key)

    def pictures(self, series_key: int) -> Iterator[DrawnFrame]:
        """The frames of a series in display order, each read when it is its turn."""
        return (self.picture(*address) for address in self.frames(series_key))

    def picture(self, instance_key: int, frame_index: int = 0) -> DrawnFrame:
        """One frame, through the file's own window.

        Raises
        ------
        InspectorError
            It cannot be drawn: `code` and `message` say why.
        """
        description, buffers = self._answers.of_instances.get_frame(instance_key, frame_index)
        display_values = buffers["display_values"] if "display_values" in buffers else buffers["display_table"][buffers["level_indices"]]
        return DrawnFrame(description, self._session.instances.picture(instance_key, frame_index).frame.stored_values, display_values)

    def headers(self, instance_key: int) -> list[TagRow]:
        """All elements of an instance, sequences with their items."""
        return self._answers.of_instances.get_tags(instance_key, whole=True)["rows"]

    def summary(self, instance_key: int) -> ObjectSummary:
        """What an instance is, in words."""
        return self._answers.of_instances.get_object(instance_key)


async def read_archives(*paths: str | Path, told: Callable[[ScanEvent], None] = lambda event: None) -> OpenArchives:
    """Open zips, single files, or all files of folders; `told` hears after every batch how far it is.

    Raises
    ------
    OSError
        A path leads to nothing that can be read.
    """
    storage, session = NativeStorage(), Session()
    named = [pair for path in map(Path, paths) for pair in _files(path)]
    sources = [ByteSource(name, str(path), path.stat().st_size, storage) for name, path in named]
    return OpenArchives(session, await session.open(sources, told))


def open_archives(*paths: str | Path, told: Callable[[ScanEvent], None] = lambda event: None) -> OpenArchives:
    """What `read_archives` does, for code that is not async."""
    return asyncio.run(read_archives(*paths, told=told))


def _files(path: Path) -> list[tuple[str, Path]]:
    """(name for people, path) of a file, or of all files in a folder."""
    if not path.is_dir():
        return [(path.name, path)]
    return [(found.relative_to(path.parent).as_posix(), found) for found in sorted(path.rglob("*")) if found.is_file()]
