"""Measures in a frame: the length of a line, the histogram of modality values."""

import math
from collections.abc import Sequence

import numpy as np

from ..base.contract import Histogram, Length
from ..dataset.stored_dataset import StoredDataset
from ..display.display import Levels, padding_range, unit_of
from ..display.frame_plane import pixel_aspect, pixel_spacing_of
from ..display.grayscale import in_range
from ..display.modality_lut import modality_values
from ..display.picture import GrayPicture
from ..pixels.stored_frame import StoredFrame
from .histogram import histogram

_COUNTED_AT_ONCE = 1 << 22
_WHERE = {"patient": "", "imager": " at the detector", "calibrated": " calibrated", None: ""}


def length_between(start: Sequence[float], end: Sequence[float], row_spacing: float, column_spacing: float) -> float:
    """Distance of two points (column, row) in the unit of the spacings between rows and between columns (PS3.3 10.7.1.3)."""
    return math.hypot((end[0] - start[0]) * column_spacing, (end[1] - start[1]) * row_spacing)


def measured_length(dataset: StoredDataset, frame_index: int, start: Sequence[float], end: Sequence[float]) -> Length:
    """The length of a line in a frame: in mm where a spacing is known, with where that holds; else in pixel widths."""
    spacing, kind = pixel_spacing_of(dataset, frame_index)
    if spacing:
        value = length_between(start, end, *spacing)
        return Length(value=value, unit="mm", text=f"{value:.1f} mm{_WHERE[kind]}")
    value = length_between(start, end, pixel_aspect(dataset, None), 1.0)
    return Length(value=value, unit="pixels", text=f"{value:.1f} pixels")


def frame_histogram(picture: GrayPicture) -> tuple[Histogram, np.ndarray]:
    """The modality values of a grey frame in bins, without padding, and their counts, (bins,) int32."""
    frame, levels = picture.frame, picture.levels
    padding = padding_range(frame)
    is_short = frame.stored_values.dtype.kind in "iu" and frame.stored_values.dtype.itemsize <= 2
    if is_short:  # every value has a level of its own: few values, counted
        counts = _level_counts(levels)
        if padding:
            counts[in_range(levels.values, *padding)] = 0
        bins = histogram(levels.modality_values, _even_step(frame, levels), counts)
    else:
        values = frame.stored_values[~in_range(frame.stored_values, *padding)] if padding else frame.stored_values
        bins = histogram(modality_values(frame, values), _even_step(frame, levels))
    counted = int(bins.counts.sum())
    left_out = frame.stored_values.size - counted
    return Histogram(low=bins.low, bin_width=bins.width, pixels=counted, left_out=left_out, unit=unit_of(frame)), bins.counts


def _level_counts(levels: Levels) -> np.ndarray:
    """How many pixels have each level, (levels,) integers; in parts, since numpy counts words only."""
    parts = np.array_split(levels.indices.ravel(), 1 + levels.indices.size // _COUNTED_AT_ONCE)
    return np.sum([np.bincount(part, minlength=len(levels.values)) for part in parts], axis=0)


def _even_step(frame: StoredFrame, levels: Levels) -> float | None:
    """The distance between neighbouring modality values of whole stored values; None where they are not evenly apart."""
    steps = np.abs(np.diff(levels.modality_values))
    is_even = frame.stored_values.dtype.kind in "iu" and len(steps) and steps[0] > 0 and np.allclose(steps, steps[0], rtol=1e-6)
    return float(steps[0]) if is_even else None
