"""How fast the frames of an instance follow each other (PS3.3 C.7.6.5, C.7.6.6, C.12.1)."""

import math

import numpy as np

from ..dataset.element_values import number, numbers
from ..dataset.stored_dataset import StoredDataset

MILLISECONDS = 1000.0


def frame_rate(dataset: StoredDataset) -> float | None:
    """Frames a second that the file asks for: Recommended Display Frame Rate, Cine Rate, Frame Time, or the usual step of the
    Frame Time Vector, whose first value is no step (PS3.3 C.7.6.5.1.2); None where none of them is a rate."""
    steps = numbers(dataset, "FrameTimeVector")[1:]
    candidates = (
        number(dataset, "RecommendedDisplayFrameRate"),
        number(dataset, "CineRate"),
        _rate(number(dataset, "FrameTime")),
        _rate(float(np.median(steps)) if steps else None),
    )
    return next((rate for rate in candidates if rate is not None and math.isfinite(rate) and rate > 0), None)


def _rate(step: float | None) -> float | None:
    return MILLISECONDS / step if step and step > 0 else None
