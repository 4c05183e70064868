"""Patches of a mask: pixels that touch, by runs of rows."""

from dataclasses import dataclass

import numpy as np

from .joining import joined, ranges


@dataclass(frozen=True, slots=True)
class Patches:
    """Patches, an element each: their boxes in pixels (`bottom`, `right` are one behind), pixels, runs, and the mean of what lies under them."""

    top: np.ndarray
    left: np.ndarray
    bottom: np.ndarray
    right: np.ndarray
    area: np.ndarray
    runs: np.ndarray
    value: np.ndarray

    @property
    def height(self) -> np.ndarray:
        return self.bottom - self.top

    @property
    def width(self) -> np.ndarray:
        return self.right - self.left

    @property
    def full(self) -> np.ndarray:
        """What part of the box is in the patch."""
        return self.area / (self.height * self.width)

    def __len__(self) -> int:
        return len(self.top)

    def only(self, which: np.ndarray | slice) -> "Patches":
        """Those that `which` (a mask or indices) names."""
        return Patches(*(getattr(self, name)[which] for name in self.__slots__))


def patches(mask: np.ndarray, values: np.ndarray) -> Patches:
    """Patches of `mask` (rows, columns; bool): what touches, corners too. With means of `values` (same shape, uint8)."""
    rows, columns = mask.shape
    stride = columns + 1
    padded = np.zeros(rows * stride + 1, bool)  # a column of nothing before each row, so that no run goes on in the next
    padded[: rows * stride].reshape(rows, stride)[:, 1:] = mask
    edges = np.flatnonzero(padded[1:] != padded[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    above, below = ranges(np.searchsorted(ends, starts + stride), np.searchsorted(starts, ends + stride, "right"))
    patch = joined(len(starts), above, below)
    row, first, last = starts // stride, starts % stride - 1, (ends - 1) % stride
    sums = np.add.reduceat(values[mask], np.cumsum(last - first) - (last - first), dtype=np.int64) if len(row) else row
    return _gathered(patch, row, first, last, sums)


def _gathered(patch: np.ndarray, row: np.ndarray, first: np.ndarray, last: np.ndarray, sums: np.ndarray) -> Patches:
    if not len(patch):
        none = np.zeros(0, np.intp)
        return Patches(none, none, none, none, none, none, np.zeros(0))
    order = np.argsort(patch, kind="stable")
    at = np.flatnonzero(np.diff(patch[order], prepend=-1))
    runs = np.diff(at, append=len(order))
    row, first, last = row[order], first[order], last[order]
    area = np.add.reduceat(last - first, at)
    return Patches(
        np.minimum.reduceat(row, at), np.minimum.reduceat(first, at), np.maximum.reduceat(row, at) + 1, np.maximum.reduceat(last, at), area, runs,
        np.add.reduceat(sums[order], at) / area,
    )  # fmt: skip
