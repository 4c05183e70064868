"""Pictures made small by averaging, as pure functions of arrays."""

import numpy as np


def small_picture(display_values: np.ndarray, pixel_aspect: float, size: int) -> np.ndarray:
    """A small copy at its true proportions, no side longer than `size`; a picture that is small already keeps its pixels.

    Parameters
    ----------
    display_values : ndarray
        (rows, columns) or (rows, columns, 3) uint8.
    pixel_aspect : float
        Height of a pixel over its width.

    Returns
    -------
    ndarray
        (small rows, small columns, 3) uint8.
    """
    rows, columns = display_values.shape[:2]
    scale = min(1.0, size / max(rows * pixel_aspect, columns))
    small = area_mean(display_values, max(round(rows * pixel_aspect * scale), 1), max(round(columns * scale), 1))
    return small if small.ndim == 3 else np.repeat(small[..., np.newaxis], 3, axis=2)


def area_mean(values: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """The means over (rows, columns) areas of whole pixels, each pixel in one of them, rounded, in the dtype of `values`.

    Where there are more areas than pixels each takes the pixel that it lies in.
    """
    means = _mean_along(_mean_along(values, 0, rows), 1, columns)
    return np.floor(means + 0.5).astype(values.dtype)


def _mean_along(values: np.ndarray, axis: int, count: int) -> np.ndarray:
    length = values.shape[axis]
    starts = np.arange(count) * length // count
    sizes = np.maximum(np.diff(starts, append=length), 1)
    sums = np.add.reduceat(values, starts, axis=axis, dtype=np.float64)
    return sums / sizes.reshape([-1 if number == axis else 1 for number in range(values.ndim)])
