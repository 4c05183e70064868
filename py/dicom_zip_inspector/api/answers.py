"""Every call of `base.calls`, answered from what is open: a result as the contract says, and arrays that go with it."""

import importlib
from typing import TYPE_CHECKING

import numpy as np

from ..base.budget import Budget
from ..base.calls import WantedWindow
from ..base.contract import DisplayTable, EntryBytes, SeriesFrames, Thumbnail
from ..base.errors import UnknownKey
from ..base.finding import remarks
from .session import Session

if TYPE_CHECKING:
    from ..display.picture import GrayPicture

LATE_MODULES = (
    "pixels.instance_reader",
    "display.frame_description",
    "measure.pixel_values",
    "measure.measuring",
    "display.small_picture",
    "dataset.tag_rows",
    "objects.summary",
)
MOST_ENTRY_BYTES = 16 << 20  # handed out at a time
MOST_COLUMNS = 8192  # pixels across a plot


def import_libraries() -> None:
    """Import what the first table does not need: pydicom, imagecodecs and the modules on top of them."""
    for name in LATE_MODULES:
        importlib.import_module(f"..{name}", __package__)


class Answers:
    """The calls, each by its name. One with arrays returns (result, {name: array}).

    Parameters
    ----------
    session : Session
        What is open.
    """

    def __init__(self, session: Session):
        self._session = session

    def cancel(self, job_key: int | None = None):
        """Stop a job, or all that run; what they have read stays."""
        self._session.cancel(job_key)

    def get_archives(self):
        """ArchiveRows of all that is open."""
        return self._session.workspace.archive_rows()

    def get_patients(self):
        """PatientRows of all that is open."""
        return self._session.index.patient_rows()

    def get_studies(self):
        """StudyRows of all that is open."""
        return self._session.index.study_rows()

    def get_findings(self):
        """FindingRows, the worst first."""
        return self._session.findings()

    def get_entries(self, entry_class: str):
        """EntryRows of one class, or of all that are "damaged"."""
        return self._session.index.entry_rows(entry_class)

    def get_entry(self, entry_key: int):
        """EntryRow of one entry, of any class."""
        return self._session.index.entry_row(self._session.entry(entry_key))

    def get_entry_bytes(self, entry_key: int, start: int, most: int):
        """EntryBytes of at most `most` bytes (and MOST_ENTRY_BYTES) from `start` on, with buffer `bytes`."""
        data = self._session.entry_bytes(entry_key, max(start, 0), min(max(most, 0), MOST_ENTRY_BYTES))
        reply = EntryBytes(entry_key=entry_key, start=start, size=self._session.entry(entry_key).member.size)
        return reply, {"bytes": np.frombuffer(data, np.uint8)}

    def get_series_frames(self, series_key: int):
        """SeriesFrames, with its five buffers."""
        arrangement = self._session.arrangement(series_key)
        keys, indices = np.array(arrangement.order, np.int32).reshape(-1, 2).T
        reply = SeriesFrames(
            series_key=series_key,
            frames=self._session.series(series_key).frames,
            middle=arrangement.middle,
            volumes=arrangement.volumes,
            spacings=arrangement.spacings,
            problems=remarks(arrangement.problems),
        )
        places = {name: getattr(arrangement, name) for name in ("stack_indices", "volume_indices", "positions")}
        return reply, places | {"instance_keys": keys.copy(), "frame_indices": indices.copy()}

    def get_frame(self, instance_key: int, frame_index: int, window: WantedWindow | None = None):
        """FrameDescription, with buffers as its encoding says, and those of what lies over it."""
        from ..display.frame_description import Place, describe
        from ..display.picture import GrayPicture

        picture, header = self._session.picture(instance_key, frame_index), self._session.instance(instance_key).header
        if isinstance(picture, GrayPicture):
            voi = picture.voi(window)
            buffers = {"level_indices": picture.levels.indices, "display_table": picture.table(voi)}
        else:
            voi, buffers = None, {"display_values": picture.displayed()}
        place = Place(instance_key, *self._session.names_of(instance_key))
        description, layers = describe(picture, place, voi, header.transfer_syntax_uid if header else None)
        return description, buffers | layers

    def get_display_table(self, instance_key: int, frame_index: int, center: float, width: float, voi_lut: int | None = None):
        """DisplayTable for another window or a VOI LUT of the file's, with buffer `display_table`."""
        from ..display.grayscale import Window

        picture = self._gray_picture(instance_key, frame_index, "window")
        voi = picture.voi(WantedWindow(center=center, width=width, voi_lut=voi_lut))
        window = voi if isinstance(voi, Window) else None
        reply = DisplayTable(
            instance_key=instance_key,
            frame_index=frame_index,
            window_center=window.center if window else None,
            window_width=window.width if window else None,
        )
        return reply, {"display_table": picture.table(voi)}

    def _gray_picture(self, instance_key: int, frame_index: int, asked: str) -> "GrayPicture":
        from ..display.picture import GrayPicture

        picture = self._session.picture(instance_key, frame_index)
        if not isinstance(picture, GrayPicture):
            raise UnknownKey(f"A colour frame has no {asked}.")
        return picture

    def get_pixel(self, instance_key: int, frame_index: int, row: int, column: int):
        """PixelValue at a row and column."""
        from ..measure.pixel_values import pixel_value

        picture = self._session.picture(instance_key, frame_index)
        rows, columns = picture.frame.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise UnknownKey(f"There is no pixel at row {row}, column {column}.")
        return pixel_value(picture, row, column)

    def get_length(self, instance_key: int, frame_index: int, start: list[float], end: list[float]):
        """Length of the line between two points (column, row) of a frame."""
        from ..measure.measuring import measured_length

        return measured_length(self._session.dataset(instance_key), frame_index, start, end)

    def get_histogram(self, instance_key: int, frame_index: int):
        """Histogram, with buffer `counts`."""
        from ..measure.measuring import frame_histogram

        reply, counts = frame_histogram(self._gray_picture(instance_key, frame_index, "histogram: it has no modality values"))
        return reply, {"counts": counts}

    def get_thumbnail(self, instance_key: int, frame_index: int, size: int, window: WantedWindow | None = None):
        """Thumbnail of a frame, with buffer `display_values`."""
        rgb = self._session.thumbnail(instance_key, frame_index, size, window)
        reply = Thumbnail(instance_key=instance_key, frame_index=frame_index, rows=rgb.shape[0], columns=rgb.shape[1])
        return reply, {"display_values": rgb}

    def get_series_thumbnail(self, series_key: int, size: int):
        """Thumbnail of a series' middle frame, with buffer `display_values`."""
        return self.get_thumbnail(*self._session.middle_frame(series_key), size)

    def get_tags(self, instance_key: int, whole: bool = False):
        """TagRows of an instance: those at the top, and within sequences the first, or with `whole` as many as memory allows."""
        from ..dataset.tag_rows import MOST_ROWS, MOST_ROWS_OF_ALL, tag_rows

        return tag_rows(self._session.whole_file(instance_key), Budget(MOST_ROWS_OF_ALL if whole else MOST_ROWS))

    def get_tag_value(self, instance_key: int, path: str):
        """TagValue of one element."""
        from ..dataset.tag_rows import tag_value

        return tag_value(self._session.whole_file(instance_key), path)

    def get_object(self, instance_key: int):
        """ObjectSummary of an instance."""
        return self._session.summary(instance_key)

    def get_object_document(self, instance_key: int):
        """The bytes of the document in an instance: buffer `document` (uint8), and None."""
        from ..objects.encapsulated_documents import document_bytes

        return None, {"document": np.frombuffer(document_bytes(self._session.whole_file(instance_key).dataset), np.uint8)}

    def get_waveform(self, instance_key: int, group_index: int, start: float, end: float, columns: int):
        """WaveformTrace of a stretch, with buffers `times` and `values`."""
        from ..objects.waveform_samples import thin

        values, frequency = self._session.waveform(instance_key, group_index)
        trace = thin(values, frequency, start, end, max(1, min(columns, MOST_COLUMNS)))
        reply = {"instance_key": instance_key, "group_index": group_index, "start": start, "end": end, "points": len(trace.times)}
        return reply, {"times": trace.times, "values": trace.values}
