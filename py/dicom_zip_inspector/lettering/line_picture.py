"""A line of text made ready for reading: dark letters of one size on white."""

import numpy as np

from .strokes import planes
from .text_lines import TextLine

LINE_HEIGHT = 40  # pixels that the box of a line gets: capitals of 30 to 40
MARGIN = 12  # white pixels around
MOST_COLUMNS = 4000  # of a picture
_PERCENTILES = (2, 98)  # what becomes white and black
_CLEARLY = 3  # times as far from what is around
_FILLED = 0.9  # part of a row or column in ink that makes it a drawn line


def line_picture(values: np.ndarray, line: TextLine) -> np.ndarray:
    """(rows, columns) uint8: the line of `values` (as `text_lines` takes them), its letters dark on white, enlarged or reduced to LINE_HEIGHT.

    What changes slowly behind letters is taken away, and so are drawn lines that cross the box.
    """
    raised = _without_lines(_raised(_cut(values, line), line))
    ink = _stretched(_resized(raised, *_size(raised.shape, line.height)))
    return np.pad(255 - np.round(ink * 255).astype(np.uint8), MARGIN, constant_values=255)


def _cut(values: np.ndarray, line: TextLine) -> np.ndarray:
    """The box and as much around it on every side; where the frame ends its edge is repeated."""
    side = max(2, round(line.height * 0.25))
    places = (
        np.arange(start - side, start + size + side).clip(0, most - 1)
        for start, size, most in zip((line.top, line.left), (line.height, line.width), values.shape)
    )
    return values[np.ix_(*places)]


def _raised(cut: np.ndarray, line: TextLine) -> np.ndarray:
    """Float; how far letters stand above what is behind them: of the planes of a picture in colour the one in which they do most."""
    candidates = [_above_background(255 - plane if _is_dark(plane, line) else plane, line.height) for plane in planes(cut)]
    return max(candidates, key=lambda raised: float(raised.std()))


def _is_dark(plane: np.ndarray, line: TextLine) -> bool:
    """Whether letters are darker than what is around them: as told, unless the edge of the cut, where no letters are, is clearly otherwise."""
    around = float(np.median(np.concatenate([plane[0], plane[-1], plane[:, 0], plane[:, -1]])))
    least, greatest = (float(value) for value in np.percentile(plane, _PERCENTILES))
    darker, brighter = around - least, greatest - around
    return darker > brighter if max(darker, brighter) > _CLEARLY * min(darker, brighter) else line.is_dark


def _above_background(plane: np.ndarray, height: int) -> np.ndarray:
    """What is wider than letters goes: a white top-hat."""
    radius = max(2, round(height * 0.8))
    opened = _extreme(_extreme(plane, radius, np.minimum), radius, np.maximum)
    return (plane - opened).astype(np.float32)


def _extreme(plane: np.ndarray, radius: int, least: np.ufunc) -> np.ndarray:
    """Minimum or maximum over squares of 2 * radius + 1, edges repeated."""
    for _ in range(2):
        found, wide = np.pad(plane, ((radius, radius), (0, 0)), "edge"), 1
        while 2 * wide <= 2 * radius + 1:
            found, wide = least(found[:-wide], found[wide:]), 2 * wide
        rest = 2 * radius + 1 - wide
        plane = least(found[: len(found) - rest], found[rest:]).T
    return plane


def _without_lines(raised: np.ndarray) -> np.ndarray:
    """Rows and columns that are in ink from end to end are part of a graticule or frame: what crosses them is what stands on both sides."""
    for _ in range(2):
        is_line = (raised > raised.max() / 2).mean(axis=1) > _FILLED
        places = np.flatnonzero(~is_line)
        if is_line.any() and len(places):
            behind = np.searchsorted(places, np.arange(len(raised)))
            above, below = (raised[places[at.clip(0, len(places) - 1)]] for at in (behind - 1, behind))
            raised = np.where(is_line[:, None], np.minimum(above, below), raised)
        raised = raised.T
    return raised


def _size(shape: tuple[int, ...], height: int) -> tuple[int, int]:
    scale = min(LINE_HEIGHT / height, MOST_COLUMNS / shape[1])
    return max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale))


def _resized(values: np.ndarray, rows: int, columns: int) -> np.ndarray:
    return _along(_along(values, rows).T, columns).T


def _along(values: np.ndarray, wanted: int) -> np.ndarray:
    """Rows by cubic interpolation (a = -1/2), of means as wide as a step where they become fewer; edges repeated."""
    size = len(values)
    step = size / wanted
    wide = max(step, 1)
    places = (np.arange(wanted) + 0.5) * step - 0.5
    first = np.ceil(places - 2 * wide).astype(np.intp)
    sums, total = np.zeros((wanted, values.shape[1]), np.float32), np.zeros((wanted, 1), np.float32)
    for at in (first + tap for tap in range(int(4 * wide) + 1)):
        weight = _cubic(np.abs(places - at) / wide).astype(np.float32)[:, None]
        sums += weight * values[at.clip(0, size - 1)]
        total += weight
    return sums / total


def _cubic(distance: np.ndarray) -> np.ndarray:
    near, far = 1.5 * distance**3 - 2.5 * distance**2 + 1, -0.5 * distance**3 + 2.5 * distance**2 - 4 * distance + 2
    return np.where(distance <= 1, near, np.where(distance < 2, far, 0))


def _stretched(raised: np.ndarray) -> np.ndarray:
    low, high = np.percentile(raised, _PERCENTILES)
    return ((raised - low) / max(high - low, 1)).clip(0, 1)
