"""The order of a series' frames: along the normal, volume by volume; and what is odd about it.

A *stack* is what has one orientation. A *volume* is a stack, or the part of a stack in which no position comes twice: echoes, time points,
b-values of one series lie at the same positions, and scrolling goes through one, then the next.
"""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..base.finding import Finding, found
from ..scan.attributes import InstanceHeader
from .geometry import along_normal, gaps, is_irregular, normal_of, places, plane_name, usual_spacing

MOST_TEXTS = 3  # places named in one sentence

TELLING = {  # attributes that tell volumes apart, the most telling first, with their words
    "image_type": "{}",
    "echo_time": "echo time {} ms",
    "echo_numbers": "echo {}",
    "diffusion_b_value": "b {} s/mm²",
    "temporal_position_identifier": "time point {}",
    "trigger_time": "trigger time {} ms",
    "frame_reference_time": "frame reference time {} ms",
    "acquisition_number": "acquisition {}",
    "acquisition_time": "acquired {}",
}
_BY_RANK = ("trigger_time", "frame_reference_time", "acquisition_time")  # differ from slice to slice: the nth of each position is one volume


@dataclass(slots=True)
class Frames:
    """Frames as columns: what the order is made from.

    addresses : (instance key, frame index); uids : SOP Instance UID and frame, None where absent; numbers : Instance Number
    orientations : six cosines or None; positions : three numbers or None; telling : by the names of `TELLING`, None where absent
    """

    addresses: list[tuple[int, int]]
    uids: list[tuple | None]
    numbers: list[float]
    orientations: list[tuple[float, ...] | None]
    positions: list[tuple[float, ...] | None]
    telling: dict[str, list]

    def extend(self, others: "Frames") -> None:
        """Take in more frames."""
        self.addresses += others.addresses
        self.uids += others.uids
        self.numbers += others.numbers
        self.orientations += others.orientations
        self.positions += others.positions
        for name in TELLING:
            self.telling[name] += others.telling[name]


class _HeaderColumns(dict):
    """Attributes of headers as columns, each made when it is first asked for: most series need none."""

    def __init__(self, headers: list[InstanceHeader]):
        super().__init__()
        self._headers = headers

    def __missing__(self, name: str) -> list:
        column = self[name] = [getattr(header, name) for header in self._headers]
        return column


@dataclass(slots=True)
class _Volume:
    """Frames in order, what tells them from other volumes, and whether anything but Instance Number does."""

    words: tuple[str, ...]
    frames: np.ndarray
    told: bool = True


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


def frames_of_headers(headers: list[InstanceHeader], read: dict[int, Frames] | None = None) -> Frames:
    """What the index knows of instances: of those with several frames, nothing but their number, unless they are among those `read`."""
    single = [header for header in headers if (header.number_of_frames or 1) <= 1 or not header.has_pixel_data]
    frames = Frames(
        [(header.entry_key, 0) for header in single],
        [(header.sop_instance_uid, 0) if header.sop_instance_uid else None for header in single],
        [_number(header) for header in single],
        [header.image_orientation_patient for header in single],
        [header.image_position_patient for header in single],
        _HeaderColumns(single),
    )
    for header in headers if len(single) < len(headers) else ():
        if header.frames > 1:
            frames.extend((read or {}).get(header.entry_key) or unplaced_frames(header))
    return frames


def unplaced_frames(header: InstanceHeader) -> Frames:
    """The frames of one instance, of which nothing but the order is known."""
    count, uid = header.frames, header.sop_instance_uid
    return Frames(
        [(header.entry_key, index) for index in range(count)],
        [(uid, index) if uid else None for index in range(count)],
        [_number(header)] * count,
        [None] * count,
        [None] * count,
        {name: [None] * count for name in TELLING},
    )


def _number(header: InstanceHeader) -> float:
    return math.inf if header.instance_number is None else header.instance_number


def arrange(frames: Frames) -> Arrangement:
    """Order the frames: stack by stack, volume by volume, along the normal (PS3.3 C.7.6.2.1.1), then by Instance Number.

    Frames without position come after those, by Instance Number, then as they are in the archive; repeated files come last.
    """
    firsts, twins = _without_twins(frames.uids)
    stacks, unplaced = _stacks(frames, firsts)
    distances, stack_of = np.full(len(frames.addresses), np.nan), np.full(len(frames.addresses), -1, np.int32)
    volumes: list[_Volume] = []
    for number, (normal, stack) in enumerate(stacks):
        stack_of[stack] = number
        distances[stack] = along_normal(normal, np.array([frames.positions[i] for i in stack.tolist()]))
        name = (plane_name(normal),) if len(stacks) > 1 else ()
        volumes += [_Volume((*name, *volume.words), volume.frames, volume.told) for volume in _volumes_of(frames, stack, distances)]
    problems = _volume_problems(volumes, distances)
    if len(unplaced):
        volumes.append(_Volume(("without position",) if stacks else (), _by_number(frames, unplaced)))
    if len(twins):
        volumes.append(_Volume(("repeated files",), _by_number(frames, twins)))
        problems.append(found("uids_repeated", count=len(twins)))
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


def _stacks(frames: Frames, firsts: np.ndarray) -> tuple[list[tuple[np.ndarray, np.ndarray]], np.ndarray]:
    """(normal, frames) of each orientation, in order of appearance; and the frames that have no place.

    Orientations that differ by less than a thousandth are one: its normal is that of their mean.
    Where most orientations hold a single frame (rotating projections, scouts) there is no stack: those go by Instance Number.
    """
    members: dict[tuple, list[int]] = {}
    rounded: dict[tuple, tuple] = {}
    unplaced = []
    for i in firsts.tolist():
        orientation, position = frames.orientations[i], frames.positions[i]
        if not orientation or not position or len(orientation) != 6 or len(position) != 3 or not math.isfinite(sum(position)):
            unplaced.append(i)
            continue
        key = rounded.get(orientation) or rounded.setdefault(orientation, tuple(round(cosine, 3) for cosine in orientation))
        members.setdefault(key, []).append(i)
    normals = {key: normal_of(np.mean([frames.orientations[i] for i in stack], axis=0)) for key, stack in members.items()}
    single = sum(len(stack) == 1 for stack in members.values())
    loose = {key for key, stack in members.items() if normals[key] is None or (len(stack) == 1 and len(members) > 1 and 2 * single > len(members))}
    unplaced += [i for key in loose for i in members[key]]
    stacks = [(normals[key], np.array(stack)) for key, stack in members.items() if key not in loose]
    return stacks, np.array(sorted(unplaced), np.int64)


def _by_number(frames: Frames, indices: np.ndarray) -> np.ndarray:
    return indices[np.argsort(np.array(frames.numbers)[indices], kind="stable")]


def _volumes_of(frames: Frames, stack: np.ndarray, distances: np.ndarray) -> list[_Volume]:
    """The volumes of a stack, each in order."""
    stack = _by_number(frames, stack)
    there = places(distances[stack])
    if len(there) == len(stack):
        return [_Volume((), stack[np.argsort(distances[stack])])]
    spot = np.zeros(len(distances), np.int64)
    spot[stack] = np.searchsorted(there, distances[stack], "right") - 1
    volumes = _split(frames, stack, spot, tuple(TELLING))
    for volume in volumes:
        volume.frames = volume.frames[np.argsort(spot[volume.frames], kind="stable")]
    return volumes


def _most_at_one(spot: np.ndarray) -> int:
    return int(np.bincount(spot).max())


def _split(frames: Frames, group: np.ndarray, spot: np.ndarray, names: tuple[str, ...]) -> list[_Volume]:
    """Split a group whose positions come several times, by the first attribute that lessens that and takes no more values than needed."""
    most = _most_at_one(spot[group])
    if most == 1:
        return [_Volume((), group)]
    for used, name in enumerate(names, 1):
        parts: dict = {}
        for i in group.tolist():
            parts.setdefault(frames.telling[name][i], []).append(i)
        if 1 < len(parts) <= most and max(_most_at_one(spot[part]) for part in parts.values()) < most:
            volumes = []
            for value in sorted(parts, key=_sortable):
                words = _words(name, value, list(parts))
                for volume in _split(frames, np.array(parts[value]), spot, names[used:]):
                    volumes.append(_Volume((words, *volume.words), volume.frames, volume.told))
            return volumes
    return _split_by_rank(frames, group, spot, most)


def _split_by_rank(frames: Frames, group: np.ndarray, spot: np.ndarray, most: int) -> list[_Volume]:
    """The nth frame of every position is volume n, by time or Instance Number, if most positions come as often; else they are doubles."""
    counts = np.bincount(spot[group])
    if 2 * (counts == most).sum() < (counts > 0).sum():
        return [_Volume((), group)]
    name = next((name for name in _BY_RANK if _differs_everywhere(frames.telling[name], group, spot)), None)
    values = frames.telling[name] if name else frames.numbers
    ordered = np.array(sorted(group.tolist(), key=lambda i: (spot[i], _sortable(values[i]), frames.numbers[i], i)))
    rank = np.concatenate([np.arange(count) for count in counts if count])
    volumes = []
    for n in range(most):
        volume = ordered[rank == n]
        words = f"from {_words(name, values[volume[0]], [])}" if name else f"picture {n + 1} at each position"
        volumes.append(_Volume((words,), volume, told=name is not None))
    return volumes


def _differs_everywhere(values: list, group: np.ndarray, spot: np.ndarray) -> bool:
    return len({(spot[i], values[i]) for i in group.tolist() if values[i] is not None}) == len(group)


def _sortable(value) -> tuple:
    return (value is None, isinstance(value, str), 0 if value is None else value)


def _words(name: str, value, others: list) -> str:
    """A value for people; of an Image Type only what is not in all of the others."""
    if value is None:
        return f"without {name.replace('_', ' ')}"
    if isinstance(value, tuple):
        return TELLING[name].format(" / ".join(f"{number:g}" for number in value))
    if name == "acquisition_time" and value[:6].isdigit():
        return TELLING[name].format(f"{value[:2]}:{value[2:4]}:{value[4:]}")
    if isinstance(value, str):
        common = set.intersection(*(set((other or "").split("\\")) for other in others)) if others else set()
        return TELLING[name].format(" ".join(part for part in value.split("\\") if part not in common))
    return TELLING[name].format(f"{value:g}")


def _volume_problems(volumes: list[_Volume], distances: np.ndarray) -> list[Finding]:
    """Gaps, uneven spacing and doubled positions, each once, with the number of volumes that it holds for."""
    problems = Counter(problem for volume in volumes for problem in _problems_of(distances[volume.frames]))
    several = len(volumes) > 1
    told = [
        found(code, **dict(parameters), where=f" (in {count} of {len(volumes)} volumes)" if several else "")
        for (code, parameters), count in problems.items()
    ]
    return told + ([] if all(volume.told for volume in volumes) else [found("volumes_untold")])


def _problems_of(distances: np.ndarray) -> list[tuple[str, tuple]]:
    """(code, parameters) of what is odd about the places of one volume."""
    there = places(distances)
    problems = _gap(gaps(there), usual_spacing(there))
    if is_irregular(there):
        steps = there[1:] - there[:-1]
        problems.append(("spacing_uneven", (("least", f"{steps.min():.4g}"), ("most", f"{steps.max():.4g}"))))
    doubles = len(distances) - len(there)
    if doubles:
        problems.append(("positions_doubled", (("count", doubles),)))
    return problems


def _gap(holes: list[tuple[float, float, int]], spacing: float | None) -> list[tuple[str, tuple]]:
    missing = sum(count for _, _, count in holes)
    if not missing:
        return []
    where = ", ".join(f"between {low:.4g} and {high:.4g} mm" for low, high, _ in holes[:MOST_TEXTS])
    more = f" and at {len(holes) - MOST_TEXTS} more places" if len(holes) > MOST_TEXTS else ""
    return [("slices_missing", (("count", missing), ("places", where + more), ("spacing", f"{spacing:.4g}")))]
