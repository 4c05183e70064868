"""Letters of lines and arcs, for pictures into which an apparatus would have written: only those that the example needs."""

from collections.abc import Iterator

import numpy as np

Point = tuple[float, float]
# Strokes of each letter, corner by corner (x, y) in a box of 4 x 6, y down.
STROKES: dict[str, str] = {
    " ": "",
    "-": "1,3.4 3,3.4",
    ".": "0.2,5.8 0.3,5.8",
    "0": "2,0 0.8,0.5 0.2,2 0.2,4 0.8,5.5 2,6 3.2,5.5 3.8,4 3.8,2 3.2,0.5 2,0",
    "1": "0.6,1.3 2.2,0 2.2,6",
    "2": "0.3,1.4 0.8,0.4 2,0 3.2,0.4 3.6,1.5 3.2,2.6 0.2,6 3.8,6",
    "4": "2.9,6 2.9,0 0,4.2 4,4.2",
    "5": "3.5,0 0.8,0 0.5,2.7 2,2.2 3.3,2.8 3.8,4 3.3,5.4 2,6 0.8,5.7 0.2,4.9",
    "8": "2,2.8 0.8,2.3 0.5,1.4 0.9,0.4 2,0 3.1,0.4 3.5,1.4 3.2,2.3 2,2.8 0.7,3.3 0.2,4.4 0.7,5.6 2,6 3.3,5.6 3.8,4.4 3.3,3.3 2,2.8",
    "9": "3.6,2.2 3.1,3.4 2,3.8 0.8,3.3 0.3,2 0.8,0.5 2,0 3.2,0.5 3.7,2 3.6,3.8 3,5.3 1.8,6 0.6,5.6",
    "A": "0,6 2,0 4,6|0.7,4 3.3,4",
    "E": "3.6,0 0.3,0 0.3,6 3.6,6|0.3,2.9 3.2,2.9",
    "L": "0.3,0 0.3,6 3.6,6",
    "M": "0.1,6 0.1,0 2,3.8 3.9,0 3.9,6",
    "N": "0.2,6 0.2,0 3.8,6 3.8,0",
    "P": "0.3,6 0.3,0 2.3,0 3.4,0.5 3.8,1.6 3.4,2.7 2.3,3.2 0.3,3.2",
    "X": "0.1,0 3.9,6|3.9,0 0.1,6",
}
ADVANCE = 5.6  # from letter to letter, in the same units


def written(text: str, height: int) -> np.ndarray:
    """Return how much of each pixel a line of text covers, letters `height` pixels high: (rows, columns) float64, 0 to 1, 2 pixels of margin."""
    scale, margin = height / 6, 2
    rows, columns = height + 2 * margin, round(len(text) * ADVANCE * scale) + 2 * margin
    y, x = np.mgrid[:rows, :columns] - float(margin)
    covered = np.zeros((rows, columns))
    for start, end in _segments(text, scale):
        covered = np.maximum(covered, np.clip(height / 14 + 0.5 - _distance(x, y, start, end), 0, 1))
    return covered


def _segments(text: str, scale: float) -> Iterator[tuple[Point, Point]]:
    for place, letter in enumerate(text):
        for stroke in filter(None, STROKES[letter].split("|")):
            corners = [tuple(map(float, corner.split(","))) for corner in stroke.split()]
            points = [((place * ADVANCE + across) * scale, down * scale) for across, down in corners]
            yield from zip(points, points[1:], strict=False)


def _distance(x: np.ndarray, y: np.ndarray, start: Point, end: Point) -> np.ndarray:
    along, down = end[0] - start[0], end[1] - start[1]
    share = np.clip(((x - start[0]) * along + (y - start[1]) * down) / (along * along + down * down), 0, 1)
    return np.hypot(x - start[0] - share * along, y - start[1] - share * down)
