"""Volumes of a stack: parts in which no position comes twice, told apart by what differs between them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .frame_columns import TELLING, FrameColumns
from .geometry import places

MOST_VOLUMES = 1000  # that one attribute tells apart; more pictures at one place are doubles
_BY_RANK = ("trigger_time", "frame_reference_time", "acquisition_time")  # differ from slice to slice: the nth of each position is one volume


@dataclass(slots=True)
class Volume:
    """Frames in order, what tells them from other volumes, and whether anything but Instance Number does."""

    words: tuple[str, ...]
    frames: np.ndarray
    told: bool = True


def by_number(frames: FrameColumns, indices: np.ndarray) -> np.ndarray:
    """The frames of these indices by Instance Number, then as they came."""
    return indices[np.argsort(np.array(frames.numbers)[indices], kind="stable")]


def volumes_of(frames: FrameColumns, stack: np.ndarray, distances: np.ndarray) -> list[Volume]:
    """The volumes of a stack, each in order."""
    stack = by_number(frames, stack)
    there = places(distances[stack])
    if len(there) == len(stack):
        return [Volume((), stack[np.argsort(distances[stack])])]
    place_of = np.zeros(len(distances), np.int64)
    place_of[stack] = np.searchsorted(there, distances[stack], "right") - 1
    volumes = _split(frames, stack, place_of, tuple(TELLING))
    for volume in volumes:
        volume.frames = volume.frames[np.argsort(place_of[volume.frames], kind="stable")]
    return volumes


def _most_at_one(place_of: np.ndarray) -> int:
    return int(np.unique(place_of, return_counts=True)[1].max())


def _split(frames: FrameColumns, group: np.ndarray, place_of: np.ndarray, names: tuple[str, ...]) -> list[Volume]:
    """Split a group whose positions come several times, by the first attribute that lessens that and takes no more values than needed."""
    most = _most_at_one(place_of[group])
    if most == 1:
        return [Volume((), group)]
    for used, name in enumerate(names, 1):
        parts: dict = {}
        for i in group.tolist():
            parts.setdefault(frames.telling[name][i], []).append(i)
        if 1 < len(parts) <= min(most, MOST_VOLUMES) and max(_most_at_one(place_of[part]) for part in parts.values()) < most:
            volumes = []
            common = _common_words(parts)
            for value in sorted(parts, key=_sortable):
                words = _words(name, value, common)
                for volume in _split(frames, np.array(parts[value]), place_of, names[used:]):
                    volumes.append(Volume((words, *volume.words), volume.frames, volume.told))
            return volumes
    return _split_by_rank(frames, group, place_of, most)


def _split_by_rank(frames: FrameColumns, group: np.ndarray, place_of: np.ndarray, most: int) -> list[Volume]:
    """The nth frame of every position is volume n, by time or Instance Number, if most positions come as often; else they are doubles."""
    counts = np.bincount(place_of[group])
    if most > MOST_VOLUMES or 2 * (counts == most).sum() < (counts > 0).sum():
        return [Volume((), group)]
    name = next((name for name in _BY_RANK if _differs_everywhere(frames.telling[name], group, place_of)), None)
    values = frames.telling[name] if name else frames.numbers
    ordered = np.array(sorted(group.tolist(), key=lambda i: (place_of[i], _sortable(values[i]), frames.numbers[i], i)))
    rank = np.concatenate([np.arange(count) for count in counts if count])
    by_rank = np.argsort(rank, kind="stable")
    volumes = []
    for n, volume in enumerate(np.split(ordered[by_rank], np.cumsum(np.bincount(rank))[:-1])):
        words = f"from {_words(name, values[volume[0]], set())}" if name else f"picture {n + 1} at each position"
        volumes.append(Volume((words,), volume, told=name is not None))
    return volumes


def _differs_everywhere(values: list, group: np.ndarray, place_of: np.ndarray) -> bool:
    return len({(place_of[i], values[i]) for i in group.tolist() if values[i] is not None}) == len(group)


def _sortable(value: object) -> tuple:
    return (value is None, type(value).__name__, 0 if value is None else value)


def _common_words(values: Iterable[object]) -> set[str]:
    """The parts that all texts among the values have."""
    texts = [value or "" for value in values if value is None or isinstance(value, str)]
    return set.intersection(*(set(text.split("\\")) for text in texts)) if len(texts) > 1 else set()


def _words(name: str, value: object, common: set[str]) -> str:
    """A value for people; of a text only what is not `common`."""
    if value is None:
        return f"without {name.replace('_', ' ')}"
    if isinstance(value, tuple):
        return TELLING[name].format(" / ".join(f"{number:g}" for number in value))
    if isinstance(value, str):
        if name == "acquisition_time" and value[:6].isdigit():
            return TELLING[name].format(f"{value[:2]}:{value[2:4]}:{value[4:]}")
        return TELLING[name].format(" ".join(part for part in value.split("\\") if part not in common))
    return TELLING[name].format(f"{value:g}")
