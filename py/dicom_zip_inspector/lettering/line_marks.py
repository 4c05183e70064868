"""What tells a line of text from a row of other things, as numbers for each row of letters."""

import numpy as np

from .patches import Patches

NAMES = ("letters", "based", "topped", "even_value", "even_stroke", "even_height", "sharp", "full", "thin", "gap", "contrast", "quiet", "ruler")


def marks(letters: Patches, row: np.ndarray, contrast: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(rows, len(NAMES)) float, and boxes (rows, 4: top, left, bottom, right).

    `row` is of each letter, as from `neighbours`; `contrast` and `mask` are the picture's that they were found in."""
    order = np.lexsort((letters.left, row))
    letters, rows = letters.only(order), _Rows(row[order])
    height, width, stroke = letters.height, letters.width, letters.area / letters.runs
    tall = rows.middle(height)
    boxes = np.stack([rows.least(letters.top), rows.least(letters.left), -rows.least(-letters.bottom), -rows.least(-letters.right)], axis=1)
    inside, quiet = _surroundings(boxes, np.maximum(2, np.round(0.4 * tall)).astype(int), contrast, mask)
    gaps = np.where(rows.goes_on, np.append(letters.left[1:], 0) - letters.right, 0)
    return np.stack([
        rows.mean(np.maximum(1, width / height / 0.8)) * rows.count, *_aligned(letters, rows, tall), rows.spread(letters.value) / inside,
        rows.spread(stroke) / rows.mean(stroke), rows.spread(height) / rows.mean(height), rows.mean(letters.jump) / inside,
        rows.mean(letters.area / (height * width)), rows.mean(stroke) / tall, rows.mean(np.maximum(gaps, 0)) / tall, inside / 255, quiet,
        rows.mean(width <= 0.3 * height),
    ], axis=1), boxes  # fmt: skip


class _Rows:
    """Letters in order, grouped: figures of each group."""

    def __init__(self, row: np.ndarray) -> None:
        self.row = row
        self.count = np.bincount(row)
        self.first = np.cumsum(self.count) - self.count
        self.goes_on = np.append(row[1:] == row[:-1], False)

    def mean(self, what: np.ndarray) -> np.ndarray:
        return np.bincount(self.row, what) / self.count

    def spread(self, what: np.ndarray) -> np.ndarray:
        return np.sqrt(np.maximum(self.mean(np.square(what)) - np.square(self.mean(what)), 0))

    def middle(self, what: np.ndarray) -> np.ndarray:
        return what[np.lexsort((what, self.row))][self.first + self.count // 2]

    def least(self, what: np.ndarray) -> np.ndarray:
        return np.minimum.reduceat(what, self.first)


def _aligned(letters: Patches, rows: _Rows, tall: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What part stands on the base line; what part ends at the height of capitals or of most."""
    near = np.maximum(1, 0.12 * tall)[rows.row]

    def at(side: np.ndarray, line: np.ndarray) -> np.ndarray:
        return np.abs(side - line[rows.row]) <= near

    based = at(letters.bottom, rows.middle(letters.bottom))
    topped = at(letters.top, rows.middle(letters.top)) | at(letters.top, rows.least(letters.top))
    return rows.mean(based), rows.mean(topped)


def _surroundings(boxes: np.ndarray, margins: np.ndarray, contrast: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean contrast within each box where the mask is set (1 at least), and how much emptier it is above and below (1: nothing there)."""
    inside, quiet = np.ones(len(boxes)), np.zeros(len(boxes))
    for line, ((top, left, bottom, right), margin) in enumerate(zip(boxes.tolist(), margins.tolist())):
        within = mask[top:bottom, left:right]
        above = mask[max(top - margin, 0) : max(top - 1, 0), left:right]
        below = mask[bottom + 1 : bottom + margin, left:right]
        inside[line] = max(contrast[top:bottom, left:right][within].mean(), 1)
        quiet[line] = 1 - (above.sum() + below.sum()) / max(above.size + below.size, 1) / within.mean()
    return inside, quiet
