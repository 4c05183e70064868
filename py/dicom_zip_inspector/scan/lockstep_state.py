"""What the lockstep walk of every element holds: the lanes that go on, their next elements, what is open in each, what was found."""

from dataclasses import dataclass, field

import numpy as np

from .columns import Columns
from .element_rows import ElementRows, Stretches

MAX_LEVEL = 32  # beyond, a lane is declined
NO_LEVEL = MAX_LEVEL + 2
FAR = np.int64(1) << 62
VALUE, SEQUENCE, FRAGMENTS = 0, 1, 2  # kinds of a value


@dataclass(slots=True)
class Going(Columns):
    """The lanes that are still followed, one row each: which stretch, where, how deep, among fragments or not, implicit VR from which level on."""

    row: np.ndarray
    position: np.ndarray
    level: np.ndarray
    fragments: np.ndarray
    implicit_from: np.ndarray


@dataclass(slots=True)
class Next(Columns):
    """The next element or mark of every lane, one row each: `header` bytes before the value, 0 where it has no VR that exists; `implicit`:
    an element whose VR is not stored; `kind`: of its value, one of three."""

    tag: np.ndarray
    vr: np.ndarray
    header: np.ndarray
    length: np.ndarray
    implicit: np.ndarray
    kind: np.ndarray


class Stacks:
    """What is open in each lane, (stretches, levels): where a level must end and, if that is stated, does end; of sequences their row, where
    their value begins and how many items they had; of lists their scope."""

    def __init__(self, stretches: Stretches):
        shape = (len(stretches.lane), MAX_LEVEL + 2)
        self.bound, self.closes = np.full(shape, FAR), np.full(shape, FAR)
        self.bound[:, 0] = stretches.reach
        self.sequence, self.value, self.items, self.scope = (np.zeros(shape, np.int64) for _ in range(4))
        self.scope[:, 0] = stretches.lane


@dataclass(slots=True)
class Found:
    """What the walk has found so far: columns of elements in pieces, a piece a step; items; where undefined lengths turned out to end."""

    lanes: int
    rows: int = 0
    pieces: list[tuple[np.ndarray, ...]] = field(default_factory=list)
    items: int = 0
    item_sequence: list[np.ndarray] = field(default_factory=list)
    item_number: list[np.ndarray] = field(default_factory=list)
    ended_row: list[np.ndarray] = field(default_factory=list)
    ended_size: list[np.ndarray] = field(default_factory=list)
    creators: dict[int, tuple[int, int]] = field(default_factory=dict)  # scope << 32 | tag -> offset, length; of implicit lists

    def take(self, *columns: np.ndarray) -> np.ndarray:
        """Elements of a step: lane, scope, tag, VR, offset, length, size, held; their rows."""
        self.pieces.append(columns)
        self.rows += len(columns[0])
        return np.arange(self.rows - len(columns[0]), self.rows)

    def enter(self, sequence: np.ndarray, number: np.ndarray) -> np.ndarray:
        """Items of a step: the rows of their sequences, and which they are in these; their scopes."""
        self.item_sequence.append(sequence)
        self.item_number.append(number)
        self.items += len(sequence)
        return np.arange(self.lanes + self.items - len(sequence), self.lanes + self.items)

    def end(self, row: np.ndarray, size: np.ndarray) -> None:
        """Elements of undefined length have turned out to be so long."""
        self.ended_row.append(row)
        self.ended_size.append(size)

    def as_rows(self) -> ElementRows:
        """All of it."""
        lane, scope, tag, vr, offset, length, size, held = (_whole(pieces) for pieces in zip(*self.pieces, strict=True)) if self.pieces else (
            np.zeros(0, np.int64) for _ in range(8)
        )  # fmt: skip
        ended = _whole(self.ended_row)
        size[ended], held[ended] = _whole(self.ended_size), True
        return ElementRows(
            self.lanes, lane, scope, tag, vr, offset, length, size, held.astype(bool), np.ones(len(tag), bool),
            _whole(self.item_sequence), _whole(self.item_number),
        )  # fmt: skip


def _whole(pieces: list[np.ndarray] | tuple[np.ndarray, ...]) -> np.ndarray:
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int64)
