"""What is joined by pairs, put together: numpy's own union and find."""

import numpy as np


def joined(count: int, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """(count,) intp: of each thing the number (from 0, without gaps) of the set it belongs to, if `one[i]` and `other[i]` belong together."""
    lowest = np.arange(count, dtype=np.intp)
    while one.size:
        first, second = lowest[one], lowest[other]
        apart = first != second
        one, other, first, second = one[apart], other[apart], first[apart], second[apart]
        lowest[np.maximum(first, second)] = np.minimum(first, second)
        while (lowest[lowest] != lowest).any():
            lowest = lowest[lowest]
    return (np.cumsum(lowest == np.arange(count)) - 1)[lowest].astype(np.intp)


def ranges(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every pair (i, j) with first[i] <= j < last[i], as two arrays."""
    counts = np.maximum(last - first, 0).astype(np.intp)
    one = np.repeat(np.arange(len(counts), dtype=np.intp), counts)
    within = np.arange(len(one), dtype=np.intp) - np.repeat(np.cumsum(counts) - counts, counts)
    return one, (first.astype(np.intp)[one] + within).astype(np.intp)
