"""Patches of the size of letters, joined to rows that have a base line in common."""

import numpy as np

from .joining import joined, ranges
from .patches import Patches

_BAND = 16  # rows of a bin when neighbours are looked for
_TALLEST = 30
_LEAST_LETTERS = 2.5  # counted by their width: three touching ones are one patch


def rows_of_letters(found: Patches, least: int, tallest: int) -> tuple[Patches, np.ndarray]:
    """Those of `found` that are in a row with others alike, row by row and from left to right; and the row of each, numbered from 0, (letters,) intp.

    Letters are from `least` up to `tallest` pixels high, and 30 at most: taller ones are found in a smaller copy."""
    letters = _like_letters(found, least, min(tallest, _TALLEST))
    if len(letters) < 2:
        return letters.only(slice(0)), np.zeros(0, np.intp)
    return _ordered(letters, _neighbours(letters))


def _ordered(letters: Patches, row: np.ndarray) -> tuple[Patches, np.ndarray]:
    """Letters of rows that are long enough, row by row and from left to right, and their rows."""
    long = (np.bincount(row) >= 2) & (np.bincount(row, letters_in(letters)) >= _LEAST_LETTERS)
    kept = np.flatnonzero(long[row])
    kept = kept[np.lexsort((letters.left[kept], row[kept]))]
    return letters.only(kept), (np.cumsum(long) - 1)[row[kept]].astype(np.intp)


def letters_in(found: Patches) -> np.ndarray:
    """About how many letters each patch is, by its width. (patches,) float."""
    return np.maximum(1, found.width / (0.8 * found.height))


def _like_letters(found: Patches, least: int, tallest: int) -> Patches:
    """Those as large and as full as letters, or a few that touch, may be."""
    height, width, full = found.height, found.width, found.full
    fits = (height >= least) & (height <= tallest) & (width <= 6 * height) & (found.area >= 5) & ((full < 0.9) | (width <= 3)) & (full > 0.12)
    return found.only(fits)


def _neighbours(letters: Patches) -> np.ndarray:
    """(letters,) intp: the set each belongs to: alike in height, beside each other, with gaps no wider than a blank."""
    height, middle = letters.height, (letters.top + letters.bottom) // 2
    reach = int(1.2 * height.max()) + 2
    stride = int(letters.right.max()) + 2 * reach + 2
    key = (middle // _BAND + 2) * stride + letters.left
    order = np.argsort(key, kind="stable")
    key = key[order]
    pairs = []
    for step in range(-2, 3):  # letters alike in height that share rows have their middles within two bands
        base = (middle // _BAND + 2 + step) * stride
        first = np.searchsorted(key, base + (letters.left + letters.right) // 2)
        last = np.searchsorted(key, base + letters.right + reach, "right")
        one, place = ranges(first, last)
        pairs.append((one, order[place]))
    return joined(len(letters), *_fitting(letters, *(np.concatenate(side) for side in zip(*pairs))))


def _fitting(letters: Patches, one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    height = letters.height
    small, tall = np.minimum(height[one], height[other]), np.maximum(height[one], height[other])
    shared = np.minimum(letters.bottom[one], letters.bottom[other]) - np.maximum(letters.top[one], letters.top[other])
    gap = letters.left[other] - letters.right[one]
    fits = (one != other) & (tall <= 2.2 * small) & (shared >= 0.6 * small) & (gap <= 1.2 * tall + 2) & (gap >= -0.3 * tall)
    return one[fits], other[fits]
