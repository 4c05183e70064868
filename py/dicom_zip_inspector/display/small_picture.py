"""Pictures made small by averaging, as pure functions of arrays."""

import numpy as np

from ..pixels.area_mean import area_mean


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
