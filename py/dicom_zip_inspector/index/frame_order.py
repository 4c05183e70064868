"""The order of a series' frames: along the normal, volume by volume; and what is odd about it.

A *stack* is what has one orientation. A *volume* is a stack, or the part of a stack in which no position comes twice: echoes, time points,
b-values of one series lie at the same positions, and scrolling goes through one, then the next.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..base.finding import Finding, found
from .frame_columns import FrameColumns
from .geometry import along_normal, changes_by_runs, gaps, is_irregular, normal_of, places, plane_name, usual_spacing
from .volumes import Volume, by_number, volumes_of

MOST_STACKS = 1000  # more orientations are no stacks
FARTHEST = 1e9  # mm, of a coordinate that is believed
MOST_TEXTS = 3  # places named in one sentence


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Frames in display order, with the stack of each (-1 where it has none), its volume and its distance along the stack's normal in mm
    (NaN where unknown); (frames,) int32, int32 and float64.

    volumes : what tells each volume from the others, in words, "" where there is one
    problems : gaps, duplicates, uneven spacing
    """

    order: list[tuple[int, int]]
    stack_indices: np.ndarray
    volume_indices: np.ndarray
    positions: np.ndarray
    volumes: list[str]
    problems: list[Finding]

    @property
    def spacings(self) -> list[float | None]:
        """The usual distance between the slices of each volume in mm, None where unknown."""
        ends = np.flatnonzero(np.diff(self.volume_indices)) + 1
        return [usual_spacing(places(distances)) for distances in np.split(self.positions, ends)]

    @property
    def middle(self) -> int:
        """The place of the middle frame of the middle volume."""
        if not self.order:
            return 0
        inside = np.flatnonzero(self.volume_indices == (len(self.volumes) - 1) // 2)
        return int(inside[len(inside) // 2])


def arrange(frames: FrameColumns) -> Arrangement:
    """Order the frames: stack by stack, volume by volume, along the normal (PS3.3 C.7.6.2.1.1), then by Instance Number.

    Frames without position come after those, by Instance Number, then as they are in the archive; repeated files come last.
    """
    firsts, twins = _without_twins(frames.uids)
    stacks, unplaced = _stacks(frames, firsts)
    distances, stack_of = np.full(len(frames.addresses), np.nan), np.full(len(frames.addresses), -1, np.int32)
    volumes: list[Volume] = []
    for number, (normal, stack) in enumerate(stacks):
        stack_of[stack] = number
        distances[stack] = along_normal(normal, np.array([frames.positions[i] for i in stack.tolist()]))
        name = (plane_name(normal),) if len(stacks) > 1 else ()
        volumes += [Volume((*name, *volume.words), volume.frames, volume.told) for volume in volumes_of(frames, stack, distances)]
    problems = _volume_problems(frames, volumes, distances)
    if len(unplaced):
        volumes.append(Volume(("without position",) if stacks else (), by_number(frames, unplaced)))
    if len(twins):
        volumes.append(Volume(("repeated files",), by_number(frames, twins)))
        problems.append(found("uids_repeated", count=len(twins)))
    if frames.left_out:
        problems.append(found("frames_not_listed", count=len(frames.addresses) + frames.left_out, listed=len(frames.addresses)))
    order = np.concatenate([volume.frames for volume in volumes]) if volumes else np.zeros(0, np.int64)
    volume_indices = np.repeat(np.arange(len(volumes), dtype=np.int32), [len(volume.frames) for volume in volumes])
    addresses = [frames.addresses[i] for i in order.tolist()]
    words = [", ".join(volume.words) for volume in volumes]
    return Arrangement(addresses, stack_of[order], volume_indices, distances[order], words, problems)


def _without_twins(uids: list[tuple | None]) -> tuple[np.ndarray, np.ndarray]:
    """Frames whose SOP Instance UID no earlier one has, and those that repeat one."""
    seen: set[tuple] = set()
    is_twin = np.zeros(len(uids), bool)
    if len(set(uids)) < len(uids):
        for i, uid in enumerate(uids):
            is_twin[i] = uid in seen
            if uid is not None:
                seen.add(uid)
    return np.flatnonzero(~is_twin), np.flatnonzero(is_twin)


def _stacks(frames: FrameColumns, firsts: np.ndarray) -> tuple[list[tuple[np.ndarray, np.ndarray]], np.ndarray]:
    """(normal, frames) of each orientation, in order of appearance; and the frames that have no place.

    Orientations that differ by less than a thousandth are one: its normal is that of their mean.
    Where most orientations hold a single frame (rotating projections, scouts), or there are thousands, those are no stacks and go by number.
    """
    members: dict[tuple, list[int]] = {}
    rounded: dict[tuple, tuple] = {}
    unplaced = []
    for i in firsts.tolist():
        orientation, position = frames.orientations[i], frames.positions[i]
        if not orientation or not position or len(orientation) != 6 or len(position) != 3 or not _is_near(position):
            unplaced.append(i)
            continue
        key = rounded.get(orientation) or rounded.setdefault(orientation, tuple(round(cosine, 3) for cosine in orientation))
        members.setdefault(key, []).append(i)
    single = sum(len(stack) == 1 for stack in members.values())
    single_ones_are_loose = len(members) > 1 and 2 * single > len(members)
    stacks = []
    for stack in members.values():
        is_loose = len(members) > MOST_STACKS or (len(stack) == 1 and single_ones_are_loose)
        normal = None if is_loose else normal_of(np.mean([written for i in stack if (written := frames.orientations[i])], axis=0))
        if normal is None:
            unplaced += stack
        else:
            stacks.append((normal, np.array(stack)))
    return stacks, np.array(sorted(unplaced), np.int64)


def _is_near(position: Sequence[float]) -> bool:
    x, y, z = position
    return abs(x) < FARTHEST and abs(y) < FARTHEST and abs(z) < FARTHEST


def _volume_problems(frames: FrameColumns, volumes: list[Volume], distances: np.ndarray) -> list[Finding]:
    """Gaps, uneven spacing and doubled positions, each once, with the number of volumes that it holds for."""
    problems = Counter(problem for volume in volumes if len(volume.frames) > 1 for problem in _problems_of(frames, volume, distances))
    several = len(volumes) > 1
    told = [
        found(code, **dict(parameters), where=f" (in {count} of {len(volumes)} volumes)" if several else "")
        for (code, parameters), count in problems.items()
    ]
    return told + ([] if all(volume.told for volume in volumes) else [found("volumes_untold")])


def _problems_of(frames: FrameColumns, volume: Volume, distances: np.ndarray) -> list[tuple[str, tuple]]:
    """(code, parameters) of what is odd about the places of one volume; the slices of a localizer may lie anywhere."""
    own = distances[volume.frames]
    there = places(own)
    problems = [] if _is_localizer(frames, volume) else _spacing(frames, volume, own, there)
    doubles = len(own) - len(there)
    if doubles:
        problems.append(("positions_doubled", (("count", doubles),)))
    return problems


def _is_localizer(frames: FrameColumns, volume: Volume) -> bool:
    """Whether Image Type says so of all slices (PS3.3 C.8.2.1.1.1, C.8.3.1.1.1)."""
    types = frames.telling["image_type"]
    return all("LOCALIZER" in (types[i] or "") for i in volume.frames.tolist())


def _spacing(frames: FrameColumns, volume: Volume, own: np.ndarray, there: np.ndarray) -> list[tuple[str, tuple]]:
    holes = gaps(there)
    if not holes:
        if not is_irregular(there):
            return []
        steps = there[1:] - there[:-1]
        code = "spacing_changes" if changes_by_runs(there) else "spacing_uneven"
        return [(code, (("least", f"{steps.min():.4g}"), ("most", f"{steps.max():.4g}")))]
    if _numbers_go_on(frames, volume, own):
        return [("slices_apart", (("count", len(holes)), ("places", _where(holes))))]
    missing = sum(count for _, _, count in holes)
    return [("slices_missing", (("count", missing), ("places", _where(holes)), ("spacing", f"{usual_spacing(there):.4g}")))]


def _numbers_go_on(frames: FrameColumns, volume: Volume, own: np.ndarray) -> bool:
    """Whether Instance Numbers step over every gap as between all other neighbours: then no file is missing, the gap was planned."""
    numbers = np.array(frames.numbers)[volume.frames[np.argsort(own)]]
    if not np.isfinite(numbers).all():
        return False
    steps = np.abs(np.diff(numbers))
    return bool(steps[0] > 0 and (steps == steps[0]).all())


def _where(holes: list[tuple[float, float, int]]) -> str:
    where = ", ".join(f"between {low:.4g} and {high:.4g} mm" for low, high, _ in holes[:MOST_TEXTS])
    return where + (f" and at {len(holes) - MOST_TEXTS} more places" if len(holes) > MOST_TEXTS else "")
