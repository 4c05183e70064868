"""Patches of a mask: pixels that touch, by runs of rows."""

from dataclasses import dataclass

import numpy as np

from .joining import joined, ranges


@dataclass(frozen=True, slots=True)
class Patches:
    """Patches, an element each: their boxes in pixels (`bottom`, `right` are one behind), pixels, runs, and means of what lies under them."""

    top: np.ndarray
    left: np.ndarray
    bottom: np.ndarray
    right: np.ndarray
    area: np.ndarray
    runs: np.ndarray
    value: np.ndarray
    jump: np.ndarray

    @property
    def height(self) -> np.ndarray:
        return self.bottom - self.top

    @property
    def width(self) -> np.ndarray:
        return self.right - self.left

    def __len__(self) -> int:
        return len(self.top)

    def only(self, which: np.ndarray) -> "Patches":
        """Those that `which` (a mask or indices) names."""
        return Patches(*(getattr(self, name)[which] for name in self.__slots__))


def patches(mask: np.ndarray, values: np.ndarray) -> Patches:
    """Patches of `mask` (rows, columns; bool): what touches, corners too. With means of `values` (same shape, uint8) and of steps at left edges."""
    rows, columns = mask.shape
    stride = columns + 1
    padded = np.zeros(rows * stride + 1, bool)  # a column of nothing before each row, so that no run goes on in the next
    padded[: rows * stride].reshape(rows, stride)[:, 1:] = mask
    edges = np.flatnonzero(padded[1:] != padded[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    above, below = ranges(np.searchsorted(ends, starts + stride), np.searchsorted(starts, ends + stride, "right"))
    patch = joined(len(starts), above, below)
    row, first, last = starts // stride, starts % stride - 1, (ends - 1) % stride
    flat = np.ascontiguousarray(values).ravel()
    total = np.concatenate([[0], np.cumsum(flat, dtype=np.int64)])
    begin = row * columns + first
    sums = total[begin + last - first] - total[begin]
    jumps = flat[begin].astype(np.int64) - flat[row * columns + np.maximum(first - 2, 0)]
    return _gathered(patch, row, first, last, sums, jumps)


def _gathered(patch: np.ndarray, row: np.ndarray, first: np.ndarray, last: np.ndarray, sums: np.ndarray, jumps: np.ndarray) -> Patches:
    if not len(patch):
        return Patches(*(np.zeros(0, np.int64) for _ in range(6)), *(np.zeros(0) for _ in range(2)))
    order = np.argsort(patch, kind="stable")
    at = np.flatnonzero(np.diff(patch[order], prepend=-1))
    runs = np.diff(at, append=len(order))
    row, first, last = row[order], first[order], last[order]
    area = np.add.reduceat(last - first, at)
    return Patches(
        np.minimum.reduceat(row, at), np.minimum.reduceat(first, at), np.maximum.reduceat(row, at) + 1, np.maximum.reduceat(last, at), area, runs,
        np.add.reduceat(sums[order], at) / area, np.add.reduceat(jumps[order], at) / runs,
    )  # fmt: skip
