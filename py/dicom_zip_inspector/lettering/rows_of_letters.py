"""Patches of the size of letters, joined to rows that have a base line in common."""

import numpy as np

from .joining import joined, ranges
from .patches import Patches

_BAND = 16  # rows of a bin when neighbours are looked for


def like_letters(found: Patches, tallest: int) -> Patches:
    """Those as large and as full as letters, or a few that touch, may be."""
    height, width = found.height, found.width
    full = found.area / (height * width)
    fits = (height >= 5) & (height <= tallest) & (width <= 6 * height) & (found.area >= 5) & ((full < 0.9) | (width <= 3)) & (full > 0.12)
    return found.only(fits)


def neighbours(letters: Patches) -> np.ndarray:
    """(letters,) intp: the row each belongs to: alike in height, beside each other, with gaps no wider than a blank."""
    height, middle = letters.height, (letters.top + letters.bottom) // 2
    reach = int(1.6 * height.max()) + 4
    stride = int(letters.right.max()) + 2 * reach + 2
    band = middle // _BAND
    order = np.argsort(band * stride + letters.left)
    key = (band * stride + letters.left)[order]
    pairs = []
    for step in range(-2, 3):
        base = (band + step) * stride
        first = np.searchsorted(key, base + (letters.left + letters.right) // 2)
        last = np.searchsorted(key, base + letters.right + reach, "right")
        one, place = ranges(first, last)
        pairs.append((one, order[place]))
    one, other = (np.concatenate(side) for side in zip(*pairs))
    return joined(len(letters), *_fitting(letters, height, one, other))


def _fitting(letters: Patches, height: np.ndarray, one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    small, tall = np.minimum(height[one], height[other]), np.maximum(height[one], height[other])
    shared = np.minimum(letters.bottom[one], letters.bottom[other]) - np.maximum(letters.top[one], letters.top[other])
    gap = letters.left[other] - letters.right[one]
    fits = (one != other) & (tall <= 2.2 * small) & (shared >= 0.6 * small) & (gap <= 1.2 * tall + 2) & (gap >= -0.3 * tall)
    return one[fits], other[fits]
