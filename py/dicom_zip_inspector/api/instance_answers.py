"""The calls about series and instances, answered from their files. Imported late, with all that it stands on."""

from typing import TypeAlias

import numpy as np

from ..base.budget import Budget
from ..base.calls import WantedWindow
from ..base.contract import (
    DisplayTable,
    FrameDescription,
    Histogram,
    Length,
    ObjectSummary,
    PixelValue,
    SeriesFrames,
    TagRows,
    TagValue,
    Thumbnail,
    WaveformTrace,
)
from ..base.errors import UnknownKey
from ..base.finding import remarks
from ..dataset.tag_rows import MOST_ROWS, MOST_ROWS_OF_ALL, tag_rows, tag_value
from ..display.frame_description import Place, describe
from ..display.grayscale import Window
from ..display.picture import GrayPicture
from ..measure.measuring import frame_histogram, measured_length
from ..measure.pixel_values import pixel_value
from ..objects.waveform_samples import thin
from .instances import Instances

MOST_COLUMNS = 8192  # pixels across a plot

Arrays: TypeAlias = dict[str, np.ndarray]


class InstanceAnswers:
    """The calls, each by its name. One with arrays returns (result, {name: array}).

    Parameters
    ----------
    instances : Instances
        Of what is open.
    """

    def __init__(self, instances: Instances):
        self._instances = instances

    def get_series_frames(self, series_key: int) -> tuple[SeriesFrames, Arrays]:
        """Its five buffers too."""
        arrangement = self._instances.arrangement(series_key)
        keys, indices = np.array(arrangement.order, np.int32).reshape(-1, 2).T
        reply = SeriesFrames(
            series_key=series_key,
            frames=self._instances.series(series_key).frames,
            middle=arrangement.middle,
            volumes=arrangement.volumes,
            spacings=arrangement.spacings,
            problems=remarks(arrangement.problems),
        )
        places = {name: getattr(arrangement, name) for name in ("stack_indices", "volume_indices", "positions")}
        return reply, places | {"instance_keys": keys.copy(), "frame_indices": indices.copy()}

    def get_frame(self, instance_key: int, frame_index: int, window: WantedWindow | None = None) -> tuple[FrameDescription, Arrays]:
        """With buffers as its encoding says, and those of what lies over it."""
        picture, header = self._instances.picture(instance_key, frame_index), self._instances.instance(instance_key).header
        if isinstance(picture, GrayPicture):
            voi = picture.voi(window)
            buffers = {"level_indices": picture.levels.indices, "display_table": picture.table(voi)}
        else:
            voi, buffers = None, {"display_values": picture.displayed()}
        place = Place(instance_key, *self._instances.names_of(instance_key))
        description, layers = describe(picture, place, voi, header.transfer_syntax_uid if header else None)
        return description, buffers | layers

    def get_display_table(
        self, instance_key: int, frame_index: int, center: float, width: float, voi_lut: int | None = None
    ) -> tuple[DisplayTable, Arrays]:
        """For another window or a VOI LUT of the file's, with buffer `display_table`."""
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

    def _gray_picture(self, instance_key: int, frame_index: int, asked: str) -> GrayPicture:
        picture = self._instances.picture(instance_key, frame_index)
        if not isinstance(picture, GrayPicture):
            raise UnknownKey(f"A colour frame has no {asked}.")
        return picture

    def get_pixel(self, instance_key: int, frame_index: int, row: int, column: int) -> PixelValue:
        """At a row and column, from 0."""
        picture = self._instances.picture(instance_key, frame_index)
        rows, columns = picture.frame.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise UnknownKey(f"There is no pixel at row {row}, column {column}.")
        return pixel_value(picture, row, column)

    def get_length(self, instance_key: int, frame_index: int, start: list[float], end: list[float]) -> Length:
        """Of the line between two points (column, row) of a frame."""
        return measured_length(self._instances.dataset(instance_key), frame_index, start, end)

    def get_histogram(self, instance_key: int, frame_index: int) -> tuple[Histogram, Arrays]:
        """With buffer `counts`."""
        reply, counts = frame_histogram(self._gray_picture(instance_key, frame_index, "histogram: it has no modality values"))
        return reply, {"counts": counts}

    def get_thumbnail(self, instance_key: int, frame_index: int, size: int, window: WantedWindow | None = None) -> tuple[Thumbnail, Arrays]:
        """Of a frame, with buffer `display_values`."""
        rgb, (frame_rows, frame_columns) = self._instances.thumbnail(instance_key, frame_index, size, window)
        rows, columns = rgb.shape[:2]
        reply = Thumbnail(
            instance_key=instance_key, frame_index=frame_index, rows=rows, columns=columns, frame_rows=frame_rows, frame_columns=frame_columns
        )
        return reply, {"display_values": rgb}

    def get_series_thumbnail(self, series_key: int, size: int) -> tuple[Thumbnail, Arrays]:
        """Of a series' middle frame, with buffer `display_values`."""
        return self.get_thumbnail(*self._instances.middle_frame(series_key), size)

    def get_tags(self, instance_key: int, whole: bool = False) -> TagRows:
        """Those at the top, and within sequences the first, or with `whole` as many as memory allows."""
        return tag_rows(self._instances.whole_file(instance_key), Budget(MOST_ROWS_OF_ALL if whole else MOST_ROWS))

    def get_tag_value(self, instance_key: int, path: str) -> TagValue:
        """Of one element."""
        return tag_value(self._instances.whole_file(instance_key), path)

    def get_object(self, instance_key: int) -> ObjectSummary:
        """What an instance is, in words."""
        return self._instances.summary(instance_key)

    def get_waveform(self, instance_key: int, group_index: int, start: float, end: float, columns: int) -> tuple[WaveformTrace, Arrays]:
        """A stretch, with buffers `times` and `values`."""
        values, frequency = self._instances.waveform(instance_key, group_index)
        trace = thin(values, frequency, start, end, max(1, min(columns, MOST_COLUMNS)))
        reply = WaveformTrace(instance_key=instance_key, group_index=group_index, start=start, end=end, points=len(trace.times))
        return reply, {"times": trace.times, "values": trace.values}
