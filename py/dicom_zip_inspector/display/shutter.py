"""The display shutter: what of a picture is covered, as pure functions (PS3.3 C.7.6.11)."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import cycle

import numpy as np

from ..dataset.element_values import integer, number, numbers, texts
from ..dataset.functional_groups import frame_group
from ..dataset.stored_dataset import StoredDataset

_EDGES = ("ShutterLeftVerticalEdge", "ShutterRightVerticalEdge", "ShutterUpperHorizontalEdge", "ShutterLowerHorizontalEdge")


@dataclass(frozen=True, slots=True)
class Shutter:
    """Shapes, all in rows and columns from 1; what lies outside any of them is covered.

    rectangle : (left, right, upper, lower) edges; circle : (row, column, radius in columns); polygon : (row, column) of each vertex
    presentation_value : 0 (black) to 255
    """

    rectangle: tuple[float, ...] | None
    circle: tuple[float, ...] | None
    polygon: tuple[float, ...] | None
    presentation_value: int

    def reduced(self, rows: float, columns: float) -> "Shutter":
        """The same over a picture of which so many rows and columns have become one."""
        if rows == columns == 1:
            return self
        return replace(
            self,
            rectangle=self.rectangle and _reduced(self.rectangle, (columns, columns, rows, rows)),
            circle=self.circle and (*_reduced(self.circle[:2], (rows, columns)), self.circle[2] / columns),
            polygon=self.polygon and _reduced(self.polygon, (rows, columns)),
        )


def _reduced(places: tuple[float, ...], steps: tuple[float, ...]) -> tuple[float, ...]:
    """Where these lie when so many pixels have become one; the steps take turns."""
    return tuple((place - 0.5) / step + 0.5 for place, step in zip(places, cycle(steps), strict=False))


def shutter_of(dataset: StoredDataset, frame_index: int) -> Shutter | None:
    """The shutter that the file states for a frame, as far as its attributes can be used; None where there is none."""
    group = frame_group(dataset, frame_index, "FrameDisplayShutterSequence")
    shapes = set(texts(group, "ShutterShape"))
    edges = tuple(edge for keyword in _EDGES if (edge := number(group, keyword)) is not None)
    centre, radius = numbers(group, "CenterOfCircularShutter"), number(group, "RadiusOfCircularShutter")
    vertices = numbers(group, "VerticesOfThePolygonalShutter")
    shutter = Shutter(
        edges if "RECTANGULAR" in shapes and len(edges) == len(_EDGES) else None,
        (*centre, radius) if "CIRCULAR" in shapes and len(centre) == 2 and radius is not None else None,
        tuple(vertices) if "POLYGONAL" in shapes and len(vertices) >= 6 and len(vertices) % 2 == 0 else None,
        round(min(max(integer(group, "ShutterPresentationValue") or 0, 0), 65535) / 65535 * 255),
    )
    return shutter if shutter.rectangle or shutter.circle or shutter.polygon else None


@lru_cache(maxsize=2)  # frames of one run have one shutter
def covered(shutter: Shutter, rows: int, columns: int, pixel_aspect: float = 1.0) -> np.ndarray:
    """Which pixels are covered, (rows, columns) bool; `pixel_aspect` is the height of a pixel over its width."""
    row, column = np.arange(1, rows + 1)[:, np.newaxis], np.arange(1, columns + 1)
    hidden = np.zeros((rows, columns), bool)
    if shutter.rectangle:
        left, right, upper, lower = shutter.rectangle
        hidden |= (column < left) | (column > right) | (row < upper) | (row > lower)
    if shutter.circle:
        centre_row, centre_column, radius = shutter.circle
        hidden |= ((row - centre_row) * pixel_aspect) ** 2 + (column - centre_column) ** 2 > radius**2
    if shutter.polygon:
        hidden |= ~_inside_polygon(np.array(shutter.polygon, float).reshape(-1, 2), rows, columns)
    return hidden


def _inside_polygon(vertices: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Pixels whose centre lies in the polygon, by counting on each row the edges to their left."""
    crossings = np.zeros((rows, columns + 1), np.int32)
    for (row, column), (next_row, next_column) in zip(vertices, np.roll(vertices, -1, axis=0), strict=True):
        low, high = sorted((row, next_row))
        crossed = np.arange(max(int(np.ceil(low)), 1), min(int(np.ceil(high)), rows + 1))
        if crossed.size:
            at = column + (crossed - row) * (next_column - column) / (next_row - row)
            np.add.at(crossings, (crossed - 1, np.clip(np.ceil(at) - 1, 0, columns).astype(int)), 1)
    return np.cumsum(crossings, axis=1)[:, :columns] % 2 == 1
