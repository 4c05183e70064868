"""How often which value occurs, as a pure function of arrays."""

from dataclasses import dataclass

import numpy as np

from ..display.grayscale import LARGEST

MOST_BINS = 256


@dataclass(frozen=True, slots=True)
class Bins:
    """Counts of values in bins of one width: bin n holds those from `low` + n * `width` to below `low` + (n + 1) * `width`.

    counts : (bins,) int32
    """

    low: float
    width: float
    counts: np.ndarray


def histogram(values: np.ndarray, step: float | None = None, counts: np.ndarray | None = None) -> Bins:
    """Finite `values` of any shape in at most 256 bins; each counts once, or as often as `counts`, of the same size, says.

    With `step`, the distance of neighbouring values that can occur, each bin holds as many of those as any other, and they lie at its
    middle: otherwise the counts would rise and fall with the bins.
    """
    values = np.asarray(values, np.float64).ravel()
    there = np.isfinite(values) if counts is None else np.isfinite(values) & (counts > 0)
    values, counts = values[there], None if counts is None else counts[there]
    if not len(values):
        return Bins(0.0, 1.0, np.zeros(0, np.int32))
    values = np.clip(values, -LARGEST, LARGEST)
    least, greatest = float(values.min()), float(values.max())
    if step:
        width = step * max(-(-round((greatest - least) / step + 1) // MOST_BINS), 1)
        low = least - step / 2
    else:
        width = (greatest - least) / MOST_BINS or 1.0
        low = least if greatest > least else least - 0.5
    numbers = np.minimum(((values - low) / width).astype(np.int64), MOST_BINS - 1)
    return Bins(low, width, np.bincount(numbers, counts).astype(np.int32))
