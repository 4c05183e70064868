"""The instances of what is open, read when they are asked for: data sets, pictures, summaries. Imported late, with all that it stands on."""

from collections.abc import Callable

import numpy as np

from ..base.calls import WantedWindow
from ..base.contract import ObjectSummary
from ..base.errors import InspectorError, NoPixelData, UnknownKey
from ..base.finding import Finding, found
from ..dataset.dataset_file import StoredFile
from ..dataset.element_values import items
from ..dataset.stored_dataset import StoredDataset
from ..display.frame_plane import frames_of_file, pixel_aspect, pixel_spacing_of
from ..display.picture import Picture, picture_of
from ..display.small_picture import small_picture
from ..index.frame_columns import FrameColumns, frames_of_headers
from ..index.frame_order import Arrangement, arrange
from ..index.hierarchy import Index
from ..index.series import Series, described
from ..objects.encapsulated_documents import document_bytes
from ..objects.references import ArchiveContents
from ..objects.summary import summarize
from ..objects.waveform_samples import channel_values, sampling_frequency
from ..pixels.instance_reader import Instance, read_instance
from ..pixels.stored_frame import read_stored_frame
from ..scan.entries import Entry
from ..scan.second_look import judged_again
from .recently_used import RecentlyUsed

INSTANCE_CACHE_BYTES = 64 << 20
FRAME_CACHE, FRAME_CACHE_BYTES = 4, 256 << 20
MOST_FRAMES_PLACED = 2000  # frames of multi-frame files that are put in order by their own places
WAVEFORM_CACHE = 2


class Instances:
    """Looks things up by key, and keeps the few that were used last.

    Parameters
    ----------
    index : Index
        Of all that is open.
    working_on : callable
        Told an entry's name before it is read.
    """

    def __init__(self, index: Index, working_on: Callable[[str], None]):
        self._index, self._working_on = index, working_on
        self._orders: dict[int, tuple[int, Arrangement]] = {}
        self._read: RecentlyUsed[Instance] = RecentlyUsed(INSTANCE_CACHE_BYTES, lambda read: read.kept_bytes)
        self._pictures: RecentlyUsed[Picture] = RecentlyUsed(FRAME_CACHE_BYTES, _share_of)
        self._waveforms: RecentlyUsed[np.ndarray] = RecentlyUsed(WAVEFORM_CACHE)

    def series(self, series_key: int) -> Series:
        """A series by its key."""
        if not 0 <= series_key < len(self._index.series) or not self._index.series[series_key].instances:
            raise UnknownKey(f"There is no series {series_key}.")
        return self._index.series[series_key]

    def instance(self, instance_key: int) -> Entry:
        """An entry that is an instance, by its key."""
        entry = self._index.entries.get(instance_key)
        if entry is None or not entry.is_instance:
            raise UnknownKey(f"There is no instance {instance_key}.")
        return entry

    def names_of(self, instance_key: int) -> tuple[str, str]:
        """The names of an instance's file and of its archive."""
        return self.instance(instance_key).member.name, self._index.archive_names[self._index.archive_of(instance_key)]

    def arrangement(self, series_key: int) -> Arrangement:
        """A series' frames in display order, those of multi-frame instances by their own places; made anew when the series has grown."""
        series = self.series(series_key)
        known = self._orders.get(series_key)
        if known is None or known[0] != series.revision:
            frames = frames_of_headers(series.pictures(), self._frames_of_files(series))
            known = self._orders[series_key] = (series.revision, arrange(frames))
        return known[1]

    def _frames_of_files(self, series: Series) -> dict[int, FrameColumns]:
        """The places of frames that only the file itself states, by instance key, as far as reading them does not keep anybody waiting."""
        places, count = {}, 0
        for header in series.instances:
            count += header.frames
            if header.frames > 1 and count <= MOST_FRAMES_PLACED:
                try:
                    places[header.entry_key] = frames_of_file(header, self._read_instance(header.entry_key).dataset)
                except InspectorError:
                    continue  # the frame itself will say so when it is asked for
        return places

    def frame_order(self, series_key: int) -> list[tuple[int, int]]:
        """(instance key, frame index) of a series' frames in display order."""
        return self.arrangement(series_key).order

    def dataset(self, instance_key: int) -> StoredDataset:
        """The data set of an instance, up to and with Pixel Data."""
        return self._read_instance(instance_key).dataset

    def whole_file(self, instance_key: int) -> StoredFile:
        """The file of an instance, with what follows Pixel Data."""
        return self._read_instance(instance_key).whole_file()

    def _read_instance(self, instance_key: int) -> Instance:
        entry = self.instance(instance_key)
        self._working_on(entry.member.name)
        return self._read.get((instance_key, entry.left_at), lambda: _read(entry))

    def read_aside(self, instance_key: int) -> Instance:
        """An instance with its pixels; it takes no other's place among those used last."""
        entry = self.instance(instance_key)
        return self._read.known((instance_key, entry.left_at)) or _read(entry)

    def summary(self, instance_key: int) -> ObjectSummary:
        """What an instance is, in words."""
        read = self._read_instance(instance_key)
        contents = ArchiveContents(self._index, self._index.archive_of(instance_key))
        return summarize(read.whole_file().dataset, self.instance(instance_key), contents, read.notes)

    def document(self, instance_key: int) -> bytes:
        """The document in an instance."""
        return document_bytes(self.whole_file(instance_key).dataset)

    def waveform(self, instance_key: int, group_index: int) -> tuple[np.ndarray, float]:
        """(samples, channels) float64 of one multiplex group, in their units, and the samples a second."""
        dataset = self.whole_file(instance_key).dataset
        values = self._waveforms.get((instance_key, group_index), lambda: channel_values(dataset, group_index)[0])
        return values, sampling_frequency(items(dataset, "WaveformSequence")[group_index])

    def picture(self, instance_key: int, frame_index: int) -> Picture:
        """One frame, as it is drawn."""
        return self._pictures.get(self._picture_key(instance_key, frame_index), lambda: self._read_picture(instance_key, frame_index))

    def _picture_key(self, instance_key: int, frame_index: int) -> tuple[int, int, int | None]:
        """Another once more is known of the instance."""
        return instance_key, frame_index, self.instance(instance_key).left_at

    def _read_picture(self, instance_key: int, frame_index: int) -> Picture:
        entry = self.instance(instance_key)
        if entry.header is None or not entry.header.has_pixel_data:
            raise NoPixelData(f"“{entry.member.name}” ({entry.kind}) has no Pixel Data.")
        read = self._read_instance(instance_key)
        return picture_of(read_stored_frame(read, frame_index), [*self._foreign_note(entry), *entry.notes, *read.notes])

    def _foreign_note(self, entry: Entry) -> list[Finding]:
        """That a picture is of another patient than its series."""
        series = self._index.series_of(entry.key)
        if series is None or entry.header is None:
            return []
        patient, own = self._index.patient_of(entry.header, series), self._index.patients_in(self._index.share_of(series))[0]
        return [found("foreign_slice", patient=described(patient, own))] if patient.key != own.key else []

    def middle_frame(self, series_key: int) -> tuple[int, int]:
        """(instance key, frame index) of a series' middle frame."""
        if not self.series(series_key).frames:
            raise NoPixelData("The series has nothing to draw.")
        arrangement = self.arrangement(series_key)
        return arrangement.order[arrangement.middle]

    def thumbnail(self, instance_key: int, frame_index: int, size: int, window: WantedWindow | None) -> tuple[np.ndarray, tuple[int, int]]:
        """A frame as (rows, columns, 3) uint8, no side longer than `size`, through `window` or the file's; and its own rows and columns.

        It takes no other frame's place among those used last.
        """
        known = self._pictures.known(self._picture_key(instance_key, frame_index))
        picture = known or self._read_picture(instance_key, frame_index)
        dataset, (rows, columns) = picture.frame.dataset, picture.frame.shape[:2]
        small = small_picture(picture.displayed(window), pixel_aspect(dataset, pixel_spacing_of(dataset, frame_index)[0]), size)
        return small, (rows, columns)


def _read(entry: Entry) -> Instance:
    """The instance of an entry; where the table left its header early, and that turns out to be odd, as it is when it is read to its end."""
    read = _read_as(entry)
    if entry.left_at is not None and (read.pixels is None or read.notes):
        whole = judged_again(entry)
        return _read_as(whole) if whole.header else read
    return read


def _read_as(entry: Entry) -> Instance:
    syntax, patches = (entry.header.transfer_syntax_uid, entry.header.patches) if entry.header else (None, ())
    return read_instance(entry.member, syntax, patches)


def _share_of(picture: Picture) -> int:
    """What a picture takes of the bytes for them: at least so much that few are kept."""
    return max(picture.nbytes, FRAME_CACHE_BYTES // FRAME_CACHE)
