"""Planes in the patient's space, as pure functions of numbers (PS3.3 C.7.6.2.1.1): normals, distances, letters, gaps.

The patient's axes: x to the left hand, y to the back (dorsal), z to the head (cranial).
"""

from collections.abc import Sequence

import numpy as np

OBLIQUE = 0.17  # a second letter from ten degrees of tilt on
SAME_PLACE = 0.01  # mm: planes nearer than this are one place
GAP = 1.5  # times the usual distance
_MOST_RUNS, _LEAST_RUN = 3, 2  # of equal distances between slices
_BIPED = ("RL", "AP", "FH")
_QUADRUPED = (("RT", "LE"), ("V", "D"), ("CD", "CR"))
_OPPOSITE = {pair[end]: pair[1 - end] for pair in (*_BIPED, *_QUADRUPED) for end in (0, 1)}
_PLANE_NAMES = ("sagittal", "coronal", "axial")


def normal_of(orientation: Sequence[float] | None) -> np.ndarray | None:
    """Row direction x column direction, (3,) float64; None where the six cosines are not two directions at right angles."""
    if orientation is None or len(orientation) != 6:
        return None
    row, column = np.array(orientation[:3], float), np.array(orientation[3:], float)
    normal = np.cross(row, column)
    fits = abs(np.linalg.norm(row) - 1) < 0.1 and abs(np.linalg.norm(column) - 1) < 0.1 and np.linalg.norm(normal) > 0.9
    return normal / np.linalg.norm(normal) if fits else None


def along_normal(normal: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Distances in mm of planes from the origin, (n,) float64, by the (n, 3) positions of their first pixels."""
    return np.asarray(positions, float) @ normal


def plane_name(normal: np.ndarray) -> str:
    """Axial, coronal or sagittal, whichever is nearest; oblique where it is tilted by more than twenty degrees."""
    nearest = int(np.argmax(np.abs(normal)))
    return _PLANE_NAMES[nearest] if abs(normal[nearest]) > 0.94 else f"oblique {_PLANE_NAMES[nearest]}"


def direction_letters(direction: Sequence[float], quadruped: bool = False) -> str:
    """Where a direction of the patient's space points: the letter of its greatest part, and of the second where it is oblique."""
    pairs = _QUADRUPED if quadruped else _BIPED
    largest = sorted(range(3), key=lambda axis: -abs(direction[axis]))[:2]
    shown = [axis for place, axis in enumerate(largest) if place == 0 or abs(direction[axis]) > OBLIQUE]
    return "".join(pairs[axis][int(direction[axis] > 0)] for axis in shown)


def edge_letters(orientation: Sequence[float], quadruped: bool = False) -> list[str] | None:
    """Letters at [left, right, top, bottom] of an unturned image, from Image Orientation (Patient); None where that is none."""
    if normal_of(orientation) is None:
        return None
    row, column = np.array(orientation[:3], float), np.array(orientation[3:], float)
    return [direction_letters(direction.tolist(), quadruped) for direction in (-row, row, -column, column)]


def edge_letters_of_patient_orientation(values: Sequence[str], quadruped: bool = False) -> list[str] | None:
    """The same from Patient Orientation: where the rows lead (to the right), and the columns (down) (PS3.3 C.7.6.1.1.1)."""
    ends = [_letters(str(value).strip().upper(), quadruped) for value in values] if len(values) == 2 else []
    if not ends or not all(ends):
        return None
    (right, bottom) = ends
    return ["".join(_OPPOSITE[letter] for letter in end) if opposite else "".join(end) for end, opposite in
            ((right, True), (right, False), (bottom, True), (bottom, False))]  # fmt: skip


def _letters(code: str, quadruped: bool) -> list[str]:
    """A code's letters, at most two; [] where it has any that is none."""
    known = {letter for pair in (_QUADRUPED if quadruped else _BIPED) for letter in pair}
    letters = []
    while code:
        size = next((size for size in (2, 1) if code[:size] in known), 0)
        if not size:
            return []
        letters.append(code[:size])
        code = code[size:]
    return letters[:2]


def places(distances: np.ndarray) -> np.ndarray:
    """Distances of planes without repetition, ascending, in mm; those within `SAME_PLACE` count once, unknown ones (NaN) not at all."""
    ascending = np.sort(distances[np.isfinite(distances)])
    is_new = np.ones(len(ascending), bool)
    is_new[1:] = ascending[1:] - ascending[:-1] > SAME_PLACE
    return ascending[is_new]


def usual_spacing(there: np.ndarray) -> float | None:
    """The usual distance between neighbouring `places` in mm: the median; None where there are not two."""
    steps = np.sort(there[1:] - there[:-1])
    return float(steps[len(steps) // 2]) if len(steps) else None


def gaps(there: np.ndarray) -> list[tuple[float, float, int]]:
    """Where planes are missing among `places`: (from, to, how many are missing), distances in mm.

    A gap is wider than `GAP` usual distances. Fewer than three planes show none, and where more than a quarter of the distances would
    be gaps the spacing is irregular, which is something else.
    """
    usual = usual_spacing(there)
    if len(there) < 3 or usual is None:
        return []
    steps = there[1:] - there[:-1]
    wide = np.flatnonzero(steps > GAP * usual)
    if len(wide) > max(1, len(steps) // 4):
        return []
    return [(float(there[i]), float(there[i + 1]), max(round(steps[i] / usual) - 1, 1)) for i in wide.tolist()]


def is_irregular(there: np.ndarray) -> bool:
    """Whether neighbouring `places` are unevenly far apart, by more than a fifth, otherwise than by a few gaps."""
    usual = usual_spacing(there)
    if len(there) < 3 or usual is None or gaps(there):
        return False
    steps = there[1:] - there[:-1]
    return bool(steps.max() - steps.min() > 0.2 * usual)


def changes_by_runs(there: np.ndarray) -> bool:
    """Whether the spacing of neighbouring `places` changes once or twice along the stack, and is even in between: as protocols have it."""
    steps = there[1:] - there[:-1]
    ends = np.flatnonzero(np.abs(np.diff(steps)) > 0.1 * np.median(steps)) + 1
    runs = np.diff([0, *ends.tolist(), len(steps)])
    return 1 < len(runs) <= _MOST_RUNS and bool(runs.min() >= _LEAST_RUN)
