"""Pictures made smaller by means over areas of whole pixels, as pure functions of arrays."""

import numpy as np


def area_edges(length: int, count: int) -> np.ndarray:
    """Where each of `count` areas of `length` pixels begins, and where the last ends; (count + 1,) int64, as even as whole pixels allow."""
    return np.arange(count + 1, dtype=np.int64) * length // count


def area_mean(values: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """The means over (rows, columns) areas, each pixel in one of them, whole numbers rounded, in the dtype of `values`.

    Where there are more areas than pixels each takes the pixel that it lies in.
    """
    return mean_between(values, area_edges(values.shape[0], rows), area_edges(values.shape[1], columns))


def mean_between(values: np.ndarray, row_edges: np.ndarray, column_edges: np.ndarray) -> np.ndarray:
    """The means over the areas between these edges; `values` is (rows, columns) or (rows, columns, samples) of any type but bool."""
    is_whole = values.dtype.kind in "iu"
    heights, widths = (np.maximum(np.diff(edges), 1) for edges in (row_edges, column_edges))
    fits = is_whole and int(heights.max()) << 8 * values.dtype.itemsize <= 1 << 31
    sums = np.empty((len(heights), *values.shape[1:]), np.int32 if fits else np.int64 if is_whole else np.float64)
    for row, (start, height) in enumerate(zip(row_edges.tolist(), heights.tolist(), strict=False)):
        values[start : start + height].sum(axis=0, dtype=sums.dtype, out=sums[row])
    sums = np.add.reduceat(sums, column_edges[:-1].astype(np.intp), axis=1, dtype=np.int64 if is_whole else np.float64)
    means = sums / np.multiply.outer(heights, widths).reshape(len(heights), len(widths), *[1] * (values.ndim - 2))
    return (np.floor(means + 0.5) if is_whole else means).astype(values.dtype)
