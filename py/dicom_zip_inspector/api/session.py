"""The only mutable state: what is open, its index, and the few instances and frames that were used last."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np

from ..archive.byte_source import ByteSource
from ..archive.member_file import open_member
from ..base.calls import WantedWindow
from ..base.contract import FindingRow, ObjectSummary, OpenResult
from ..base.errors import InspectorError, NoPixelData, UnknownKey
from ..base.finding import Finding, found
from ..index.findings import finding_rows
from ..index.frame_columns import FrameColumns, frames_of_headers
from ..index.frame_order import Arrangement, arrange
from ..index.hierarchy import Index
from ..index.series import Series, described
from ..index.workspace import Workspace
from ..scan.entries import Entry
from .jobs import Emit, Jobs
from .recently_used import RecentlyUsed

if TYPE_CHECKING:
    from ..display.picture import Picture

INSTANCE_CACHE_BYTES = 64 << 20
FRAME_CACHE, FRAME_CACHE_BYTES = 4, 256 << 20
MOST_FRAMES_PLACED = 2000  # frames of multi-frame files that are put in order by their own places
WAVEFORM_CACHE = 2


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
        self._orders: dict[int, tuple[int, Arrangement]] = {}
        self._instances = RecentlyUsed(INSTANCE_CACHE_BYTES)
        self._pictures = RecentlyUsed(FRAME_CACHE_BYTES)
        self._waveforms = RecentlyUsed(WAVEFORM_CACHE)
        self._entry_files = RecentlyUsed(1)

    @property
    def index(self) -> Index:
        """The index of all that is open."""
        return self.workspace.index

    async def open(self, sources: list[ByteSource], emit: Emit, add: bool = False, skip: Collection[str] = ()) -> OpenResult:
        """Read what was chosen; `emit` is told after every batch. Without `add` it takes the place of what was open, and ends what still runs.

        `skip` names entries that are left out unread.
        """
        if not add:
            self._jobs.end()
            self.workspace = Workspace()
            self._jobs = Jobs(self.workspace, self._working_on)
            self._orders.clear()
            for kept in (self._instances, self._pictures, self._waveforms, self._entry_files):
                kept.clear()
        return await self._jobs.open(sources, emit, skip)

    async def resume(self, emit: Emit) -> OpenResult:
        """Read what is left of what was cancelled."""
        return await self._jobs.resume(emit)

    def cancel(self, job_key: int | None = None) -> None:
        """Stop a job, or all that run; what they have read stays."""
        self._jobs.cancel(job_key)

    def findings(self) -> list[FindingRow]:
        """Everything that was found so far."""
        return finding_rows(self.workspace)

    def series(self, series_key: int) -> Series:
        """A series by its key."""
        if not 0 <= series_key < len(self.index.series):
            raise UnknownKey(f"There is no series {series_key}.")
        return self.index.series[series_key]

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

    def instance(self, instance_key: int) -> Entry:
        """An entry that is an instance, by its key."""
        entry = self.index.entries.get(instance_key)
        if entry is None or not entry.is_instance:
            raise UnknownKey(f"There is no instance {instance_key}.")
        return entry

    def names_of(self, instance_key: int) -> tuple[str, str]:
        """The names of an instance's file and of its archive."""
        return self.instance(instance_key).member.name, self.index.archive_names[self.index.archive_of(instance_key)]

    def arrangement(self, series_key: int) -> Arrangement:
        """A series' frames in display order, those of multi-frame instances by their own places; made anew when the series has grown."""
        series = self.series(series_key)
        known = self._orders.get(series_key)
        if known is None or known[0] != len(series.instances):
            frames = frames_of_headers(series.pictures(), self._frames_of_files(series))
            known = self._orders[series_key] = (len(series.instances), arrange(frames))
        return known[1]

    def _frames_of_files(self, series: Series) -> dict[int, FrameColumns]:
        """The places of frames that only the file itself states, by instance key, as far as reading them does not keep anybody waiting."""
        found, count = {}, 0
        for header in series.instances:
            count += header.frames
            if header.frames > 1 and count <= MOST_FRAMES_PLACED:
                from ..display.frame_plane import frames_of_file  # pydicom comes after the first table

                try:
                    found[header.entry_key] = frames_of_file(header, self._read_instance(header.entry_key).dataset)
                except InspectorError:
                    continue  # the frame itself will say so when it is asked for
        return found

    def frame_order(self, series_key: int) -> list[tuple[int, int]]:
        """(instance key, frame index) of a series' frames in display order."""
        return self.arrangement(series_key).order

    def dataset(self, instance_key: int):
        """StoredDataset of an instance, up to and with Pixel Data."""
        return self._read_instance(instance_key).dataset

    def whole_file(self, instance_key: int):
        """StoredFile of an instance, with what follows Pixel Data."""
        return self._read_instance(instance_key).whole_file()

    def _read_instance(self, instance_key: int):
        from ..pixels.instance_reader import read_instance  # pydicom comes after the first table

        entry = self.instance(instance_key)
        self._working_on(entry.member.name)
        syntax, patches = (entry.header.transfer_syntax_uid, entry.header.patches) if entry.header else (None, ())
        return self._instances.get(instance_key, lambda: read_instance(entry.member, syntax, patches), lambda read: read.kept_bytes)

    def summary(self, instance_key: int) -> ObjectSummary:
        """What an instance is, in words."""
        from ..objects.references import ArchiveContents
        from ..objects.summary import summarize

        read = self._read_instance(instance_key)
        contents = ArchiveContents(self.index, self.index.archive_of(instance_key))
        return summarize(read.whole_file().dataset, self.instance(instance_key), contents, read.notes)

    def waveform(self, instance_key: int, group_index: int) -> tuple[np.ndarray, float]:
        """(samples, channels) float64 of one multiplex group, in their units, and the samples a second."""
        from ..dataset.element_values import items
        from ..objects import waveforms

        dataset = self.whole_file(instance_key).dataset
        values = self._waveforms.get((instance_key, group_index), lambda: waveforms.channel_values(dataset, group_index)[0])
        return values, waveforms.sampling_frequency(items(dataset, "WaveformSequence")[group_index])

    def picture(self, instance_key: int, frame_index: int) -> "Picture":
        """One frame, as it is drawn."""
        return self._pictures.get((instance_key, frame_index), lambda: self._read_picture(instance_key, frame_index), _share_of)

    def _read_picture(self, instance_key: int, frame_index: int) -> "Picture":
        from ..display.picture import picture_of
        from ..pixels.stored_frame import read_stored_frame

        entry = self.instance(instance_key)
        if entry.header is None or not entry.header.has_pixel_data:
            raise NoPixelData(f"“{entry.member.name}” ({entry.kind}) has no Pixel Data.")
        read = self._read_instance(instance_key)
        return picture_of(read_stored_frame(read, frame_index), [*self._foreign_note(entry), *entry.notes, *read.notes])

    def _foreign_note(self, entry: Entry) -> list[Finding]:
        """That a picture is of another patient than its series."""
        series = self.index.series_of(entry.key)
        if series is None or entry.header is None:
            return []
        patient, own = self.index.patient_of(entry.header, series), self.index.patients_in(self.index.share_of(series))[0]
        return [found("foreign_slice", patient=described(patient, own))] if patient.key != own.key else []

    def middle_frame(self, series_key: int) -> tuple[int, int]:
        """(instance key, frame index) of a series' middle frame."""
        if not self.series(series_key).frames:
            raise NoPixelData("The series has nothing to draw.")
        arrangement = self.arrangement(series_key)
        return arrangement.order[arrangement.middle]

    def thumbnail(self, instance_key: int, frame_index: int, size: int, window: WantedWindow | None) -> np.ndarray:
        """A frame as (rows, columns, 3) uint8, no side longer than `size`, through `window` or the file's.

        It takes no other frame's place among those used last.
        """
        from ..display.frame_plane import pixel_aspect, pixel_spacing_of
        from ..display.small_picture import small_picture

        known = self._pictures.known((instance_key, frame_index))
        picture = known or self._read_picture(instance_key, frame_index)
        dataset = picture.frame.dataset
        return small_picture(picture.displayed(window), pixel_aspect(dataset, pixel_spacing_of(dataset, frame_index)[0]), size)


def _share_of(picture: "Picture") -> int:
    """What a picture takes of the bytes for them: at least so much that few are kept."""
    return max(picture.nbytes, FRAME_CACHE_BYTES // FRAME_CACHE)
