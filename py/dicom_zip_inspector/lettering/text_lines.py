"""Where lines of text are drawn into a picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from .line_marks import marks
from .line_score import scores
from .patches import patches
from .rows_of_letters import rows_of_letters
from .strokes import halved, planes, stroke_contrast

_SCALES = (1, 2, 4)  # pixels by pixels that become one: strokes up to 6, 12 and 24 pixels wide
_LEVELS = (24, 60, 120)  # contrasts at which strokes are cut out: faint letters need the lowest, letters over tissue one above its grain
_LOWEST = (5, 11)  # pixels of a letter as stored; and in a smaller copy, where lower ones would have been found before
_SMALLEST = 16  # pixels a side: no text in less
_LEAST_LINES = 6  # letters higher than this part of the picture's longer side are none
_TEXT, _PERHAPS = 0.66, 0.01  # scores: of a line; of what is one if it continues another


@dataclass(frozen=True, slots=True)
class TextLine:
    """A box close around what looks like one line of text, in pixels of the frame as stored, and how much so (0 to 1)."""

    top: int
    left: int
    height: int
    width: int
    score: float
    is_dark: bool

    @property
    def bottom(self) -> int:
        """The row behind."""
        return self.top + self.height

    @property
    def right(self) -> int:
        """The column behind."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class _Perhaps:
    """What may be a line, and how good it is beside others in the same place."""

    line: TextLine
    rank: float


def text_lines(values: np.ndarray) -> list[TextLine]:
    """Lines of text in `values`: stored grey values (rows, columns) of any number dtype, or colours (rows, columns, 3) uint8. From the top down."""
    rows, columns = values.shape[:2]
    if min(rows, columns) < _SMALLEST:
        return []
    perhaps = sorted((line for plane in planes(values) for line in _lines_of(plane)), key=lambda one: -one.rank)
    whole = _whole(_firsts(one.line for one in perhaps))
    return sorted((_with_rim(line, rows, columns) for line in whole), key=lambda line: (line.top, line.left))


def apart(lines: Iterable[TextLine]) -> list[TextLine]:
    """The best of those that share most of the smaller one's box."""
    return _firsts(sorted(lines, key=lambda line: -line.score * line.width))


def _lines_of(plane: np.ndarray) -> Iterator[_Perhaps]:
    """What may be a line at any scale, letters bright or dark."""
    for scale in _SCALES:
        plane = halved(plane) if scale > 1 else plane
        if min(plane.shape) < _SMALLEST:
            return
        for is_dark in (False, True):
            for score, above, box in _scored(255 - plane if is_dark else plane, _LOWEST[scale > 1]):
                top, left, bottom, right = (side * scale for side in box)
                line = TextLine(top, left, bottom - top, right - left, score, is_dark)
                yield _Perhaps(line, score * min(max(above, 0.2), 1) * min(line.width / line.height, 12))


def _scored(grey: np.ndarray, lowest: int) -> Iterator[tuple[float, float, list[int]]]:
    """Rows of bright letters in `grey` that may be a line: score, how far letters are above what is around the line (1: all their contrast), box."""
    contrast = stroke_contrast(grey)
    for level in _LEVELS:
        mask = contrast >= level
        letters, row = rows_of_letters(patches(mask, grey), lowest, max(grey.shape) // _LEAST_LINES)
        if len(letters):
            found, boxes = marks(letters, row, grey, contrast, mask)
            each = zip(scores(found).tolist(), found["above"].tolist(), boxes.tolist())
            yield from (one for one in each if one[0] >= _PERHAPS)


def _firsts(lines: Iterable[TextLine]) -> list[TextLine]:
    """Those that do not share most of the smaller one's box with one before."""
    kept: list[TextLine] = []
    for line in lines:
        if all(_shared(line, other) < 0.5 * min(line.height * line.width, other.height * other.width) for other in kept):
            kept.append(line)
    return kept


def _shared(one: TextLine, other: TextLine) -> int:
    """Pixels in both boxes."""
    rows, columns = min(one.bottom, other.bottom) - max(one.top, other.top), min(one.right, other.right) - max(one.left, other.left)
    return max(rows, 0) * max(columns, 0)


def _whole(lines: list[TextLine]) -> list[TextLine]:
    """Lines that are sure, or become so, each joined with those that continue it."""
    whole: list[TextLine] = []
    rest = sorted(lines, key=lambda line: -line.score)
    while rest:
        line = rest.pop(0)
        while more := next((other for other in rest if _continues(line, other)), None):
            rest.remove(more)
            line = _joined(line, more)
        if line.score >= _TEXT:
            whole.append(line)
    return whole


def _continues(line: TextLine, other: TextLine) -> bool:
    """Alike in height and side by side, no further apart than two letters? If one is unsure and both on one base line, some may lack between them."""
    small, tall = sorted((line.height, other.height))
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    gap = max(line.left, other.left) - min(line.right, other.right)
    far = 5 if min(line.score, other.score) < _TEXT and _on_one_base(line, other) else 2
    return tall <= 1.7 * small and shared >= 0.7 * small and gap <= far * tall


def _on_one_base(one: TextLine, other: TextLine) -> bool:
    small, tall = sorted((one.height, other.height))
    return abs(one.bottom - other.bottom) <= 1 + small // 16 and tall <= 1.2 * small + 1


def _joined(one: TextLine, other: TextLine) -> TextLine:
    """Both in one box; that they stand on one base line makes the two surer than each."""
    top, left = min(one.top, other.top), min(one.left, other.left)
    bottom, right = max(one.bottom, other.bottom), max(one.right, other.right)
    score = 1 - (1 - one.score) * (1 - other.score) if _on_one_base(one, other) else max(one.score, other.score)
    return TextLine(top, left, bottom - top, right - left, score, one.is_dark)


def _with_rim(line: TextLine, rows: int, columns: int) -> TextLine:
    """With what strokes lose at their edges, what hangs below the base line, and half of a letter at each end, where one may have been lost."""
    rim, end = max(1, round(0.1 * line.height)), max(1, round(0.35 * line.height))
    top, left = max(line.top - rim, 0), max(line.left - end, 0)
    return TextLine(top, left, min(line.bottom + rim, rows) - top, min(line.right + end, columns) - left, line.score, line.is_dark)
