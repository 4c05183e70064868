"""What tells a line of text from a row of other things, in numbers for each row of letters."""

import numpy as np

from .groups import Groups
from .patches import Patches
from .rows_of_letters import letters_in


def marks(letters: Patches, row: np.ndarray, grey: np.ndarray, contrast: np.ndarray, mask: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Marks by name, each (rows,) float, most of them 0 to 1; and boxes (rows, 4: top, left, bottom, right; one behind).

    `letters` and `row` as from `rows_of_letters`; `grey`, its `contrast` and `mask` are what they were found in."""
    rows, height, stroke = Groups(row), letters.height, letters.area / letters.runs
    tall = rows.middle(height)
    boxes = np.stack([rows.least(letters.top), rows.least(letters.left), -rows.least(-letters.bottom), -rows.least(-letters.right)], axis=1)
    inside, calm, around = _contrasts(boxes, np.maximum(2, np.round(0.4 * tall)).astype(int), grey, contrast, mask).T
    gaps = np.where(rows.goes_on, np.append(letters.left[1:], 0) - letters.right, 0)
    off = np.abs(letters.bottom - rows.middle(letters.bottom)[row])
    return {
        "letters": rows.mean(letters_in(letters)) * rows.count,
        "based": rows.mean(off <= np.maximum(1, 0.12 * tall)[row]),
        "uneven_value": rows.spread(letters.value) / inside,
        "uneven_stroke": rows.spread(stroke) / rows.mean(stroke),
        "uneven_height": rows.spread(height) / rows.mean(height),
        "full": rows.mean(letters.full),
        "thick": rows.mean(stroke) / tall,
        "gap": rows.mean(np.maximum(gaps, 0)) / tall,
        "narrow": rows.mean(letters.width <= 0.3 * height),
        "contrast": inside / 255,
        "calm": calm,
        "above": (rows.mean(letters.value) - around) / inside,
        "same": rows.mean(np.abs(letters.area - rows.middle(letters.area)[row]) <= 0.05 * letters.area),
    }, boxes


def _contrasts(boxes: np.ndarray, margins: np.ndarray, grey: np.ndarray, contrast: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """(rows, 3): mean contrast of strokes in each box (1 at least); how much less is close above and below (1: none); the mean grey value there."""
    figures = np.empty((len(boxes), 3))
    for figure, (top, left, bottom, right), margin in zip(figures, boxes.tolist(), margins.tolist()):
        inside = max(contrast[top:bottom, left:right][mask[top:bottom, left:right]].mean(), 1)
        beside = [(slice(max(top - margin, 0), max(top - 1, 0)), slice(left, right)), (slice(bottom + 1, bottom + margin), slice(left, right))]
        size = max(sum(contrast[strip].size for strip in beside), 1)
        figure[:] = (
            inside,
            1 - sum(int(contrast[strip].sum()) for strip in beside) / size / inside,
            sum(int(grey[strip].sum()) for strip in beside) / size,
        )
    return figures
