"""Large pictures strip by strip, so that others can go first in between."""

from collections.abc import Iterator

import numpy as np

from .strokes import planes
from .text_lines import TextLine

STRIP_PIXELS = 1 << 20  # what is looked at without a pause
SHARED_ROWS = 128  # of two neighbours: more than a line of text is high


def strips(values: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """The first row of each strip, and its part of `values` as `text_lines` takes them; a picture that is not large as it is.

    Of a large one grey levels are settled for all strips at once: (rows, columns) uint8 each.
    """
    rows, columns = values.shape[:2]
    step = max(STRIP_PIXELS // columns - SHARED_ROWS, SHARED_ROWS)
    if rows <= step + SHARED_ROWS:
        yield 0, values
        return
    for plane in planes(values):
        yield from ((first, plane[first : first + step + SHARED_ROWS]) for first in range(0, rows - SHARED_ROWS, step))


def is_cut(line: TextLine, first: int, height: int, rows: int) -> bool:
    """Whether a line of a strip, of so many rows from `first` on, reaches one of its edges within the picture: the neighbour has it whole."""
    above, below = line.top <= 0 < first, line.top + line.height >= height and first + height < rows
    return (above or below) and line.height < SHARED_ROWS
