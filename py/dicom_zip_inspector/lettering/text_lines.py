"""Where lines of text are drawn into a picture."""

from dataclasses import dataclass

import numpy as np

from .line_marks import NAMES, marks
from .patches import patches
from .rows_of_letters import like_letters, neighbours
from .strokes import halved, planes, stroke_contrast

_LEVELS = (24, 60, 120)  # contrasts at which strokes are cut out: faint letters need the lowest, letters over tissue one above its grain
_SCALES = (1, 2, 4)  # pixels by pixels that become one
_TALLEST = 30  # pixels of a letter, at its scale
_SMALLEST = 16  # pixels a side
_LEAST = 0.55


@dataclass(frozen=True, slots=True)
class TextLine:
    """A box around what looks like one line of text, in pixels of the frame as stored, and how much so."""

    top: int
    left: int
    height: int
    width: int
    score: float
    is_dark: bool


def text_lines(values: np.ndarray) -> list[TextLine]:
    """Lines of text in `values`: stored grey values (rows, columns) of any number dtype, or colours (rows, columns, 3) uint8. From the top down."""
    found: list[TextLine] = []
    if min(values.shape[:2]) < _SMALLEST:
        return found
    for plane in planes(values):
        for scale in _SCALES:
            plane = halved(plane) if scale > 1 else plane
            if min(plane.shape) < _SMALLEST:
                break
            for is_dark in (False, True):
                found += _lines_of(255 - plane if is_dark else plane, scale, is_dark)
    return sorted(apart(found), key=lambda line: (line.top, line.left))


def _lines_of(grey: np.ndarray, scale: int, is_dark: bool) -> list[TextLine]:
    contrast = stroke_contrast(grey)
    found = []
    for level in _LEVELS:
        mask = contrast >= level
        letters = like_letters(patches(mask, grey), _TALLEST)
        if len(letters) < 2:
            continue
        for mark, box in zip(*marks(letters, neighbours(letters), contrast, mask)):
            if (score := _score(dict(zip(NAMES, mark.tolist())))) >= _LEAST:
                top, left, bottom, right = (side * scale for side in box.tolist())
                found.append(TextLine(top, left, bottom - top, right - left, score, is_dark))
    return found


def _score(mark: dict[str, float]) -> float:
    """How much like a line of text, 0 to 1, by its marks."""
    if mark["letters"] < 3 or mark["ruler"] > 0.8:
        return 0.0
    alike = (mark["based"] + mark["topped"]) / 2 * min(1, mark["sharp"] / 0.6) * max(0, 1 - mark["even_value"]) * max(0, mark["quiet"])
    return float(alike * min(1, 0.5 + mark["letters"] / 12))


def apart(lines: list[TextLine]) -> list[TextLine]:
    """The same but those that share most of one of the two with a better one."""
    kept: list[TextLine] = []
    for line in sorted(lines, key=lambda line: -line.score * line.width):
        if all(_shared(line, other) < 0.5 * min(line.height * line.width, other.height * other.width) for other in kept):
            kept.append(line)
    return kept


def _shared(one: TextLine, other: TextLine) -> int:
    """Pixels in both boxes."""
    rows = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    columns = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    return max(rows, 0) * max(columns, 0)
