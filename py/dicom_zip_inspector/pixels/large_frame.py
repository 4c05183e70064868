"""Native frames too large to be read at once: strips of rows, of which only the means of areas are kept where even those are too many."""

import math
from dataclasses import dataclass, replace

import numpy as np

from .area_mean import area_edges, mean_between
from .frame_samples import Samples, frame_samples
from .image_pixel import PALETTE, ImagePixel
from .pixel_source import NativePixels

STRIP_BYTES = 8 << 20
READ_AT_ONCE = 32 << 20  # bytes of a frame
WHOLE_PIXELS, WHOLE_BYTES, LONGEST_SIDE = 1 << 26, 192 << 20, 16384  # of a frame that is drawn whole; a canvas has no longer side
REDUCED_PIXELS = 1 << 24  # more than any screen has


def reduction_of(pixel: ImagePixel) -> int:
    """How many rows and columns become one where a frame is drawn; 1 where it is drawn whole."""
    count, longest = pixel.rows * pixel.columns, max(pixel.rows, pixel.columns)
    if count <= WHOLE_PIXELS and pixel.frame_bits <= 8 * WHOLE_BYTES and longest <= LONGEST_SIDE:
        return 1
    return max(math.ceil(math.sqrt(count / REDUCED_PIXELS)), math.ceil(longest / LONGEST_SIDE), 2)


@dataclass(frozen=True, slots=True)
class LargeFrame:
    """One native frame in the file."""

    pixels: NativePixels
    syntax: str
    pixel: ImagePixel
    frame_index: int

    @property
    def shape(self) -> tuple[int, int]:
        """Its rows and columns."""
        return self.pixel.rows, self.pixel.columns

    def value(self, row: int, column: int) -> np.ndarray:
        """The stored value of one pixel, () or (3,); zero where its bytes are missing."""
        samples, _ = self._strip(row, row + 1)
        return samples.values[0, column]

    def read(self, reduction: int) -> tuple[np.ndarray, str, int]:
        """(stored values, photometric interpretation, missing bytes): the means of areas `reduction` rows and columns wide, of a palette's
        numbers those at their first corners. Zero where bytes are missing."""
        row_edges, column_edges = (area_edges(length, -(-length // reduction)) for length in self.shape)
        areas = max(STRIP_BYTES * 8 * self.pixel.rows // self.pixel.frame_bits // reduction, 1)
        corner, _ = self._strip(0, 1)
        values, missing = np.zeros((len(row_edges) - 1, len(column_edges) - 1, *corner.values.shape[2:]), corner.values.dtype), 0
        for first in range(0, len(row_edges) - 1, areas):
            edges = row_edges[first : first + areas + 1]
            samples, lacking = self._strip(int(edges[0]), int(edges[-1]))
            if lacking < self.pixel.frame_bits // 8 * len(samples.values) // self.pixel.rows:
                values[first : first + len(edges) - 1] = _smaller(samples, edges - edges[0], column_edges, reduction)
            missing += lacking
        return values, corner.photometric_interpretation, missing

    def _strip(self, first: int, stop: int) -> tuple[Samples, int]:
        stored = self.pixels.strip(self.frame_index, self.pixel, first, stop - first)
        return frame_samples(stored.data, self.syntax, replace(self.pixel, rows=stop - first)), stored.missing


def _smaller(samples: Samples, row_edges: np.ndarray, column_edges: np.ndarray, reduction: int) -> np.ndarray:
    if reduction == 1:
        return samples.values
    if samples.photometric_interpretation == PALETTE:
        return samples.values[row_edges[:-1]][:, column_edges[:-1]]
    return mean_between(samples.values, row_edges, column_edges)
