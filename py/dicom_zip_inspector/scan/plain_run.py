"""Most elements are plain: explicit VR, a value that is no list, and all of it there. Lanes pass those with few operations, each as far as it can.

A step of `header_scan` or `element_lockstep` may meet anything and costs several times as much. What is not plain is left to it, and it would read
what is passed here just so.
"""

from typing import NamedTuple

import numpy as np

MOST_ELEMENTS = 64  # that a lane passes in one run, before others may go first
FEWEST = 4  # a run ends when not one in so many lanes is on it: the others wait
NO_GROUP = 0xFFFE  # of marks, and behind all groups of elements


class Passed(NamedTuple):
    """Elements that were passed, in the order of steps, and how many of those were made.

    lane : (n,) intp, which of the lanes that were given; word : (n,) uint64, an element's first eight bytes; value, length : (n,) int64
    """

    lane: np.ndarray
    word: np.ndarray
    value: np.ndarray
    length: np.ndarray
    steps: int

    def rows(self, which: np.ndarray) -> "Passed":
        """Some of them."""
        return Passed(self.lane[which], self.word[which], self.value[which], self.length[which], self.steps)

    @property
    def group(self) -> np.ndarray:
        """(n,) intp."""
        return (self.word & 0xFFFF).astype(np.intp)

    @property
    def tag(self) -> np.ndarray:
        """(n,) int64."""
        return ((self.word & 0xFFFF) << 16 | self.word >> 16 & 0xFFFF).astype(np.int64)

    @property
    def vr(self) -> np.ndarray:
        """(n,) int64 The code of each VR."""
        return (self.word >> 32 & 0xFFFF).astype(np.int64)


def pass_plain(words: np.ndarray, position: np.ndarray, room: np.ndarray, header_size: np.ndarray, below: np.ndarray) -> Passed:
    """Move lanes on over plain elements: `position` is where they are then.

    Parameters
    ----------
    words : (n,) uint64
        The eight bytes from every place of the buffer on; two words at least are behind every `room`.
    position, room : (lanes,) int64
        Where each lane's next element begins, and where its list or its bytes end; 0 of lanes that stay where they are.
    header_size : (65536,) int64
        Bytes before the value by the code of a VR, 0 of what is not plain.
    below : (lanes,) uint64
        The group before which a lane's elements are plain, `NO_GROUP` for all of them.
    """
    lane = np.flatnonzero(position + 8 <= room)
    at, end, top, pieces = position[lane], room[lane], below[lane], list[tuple[np.ndarray, ...]]()
    while lane.size * FEWEST > len(position) and len(pieces) < MOST_ELEMENTS:
        word = words[at]
        header = header_size[(word >> 32 & 0xFFFF).astype(np.intp)]
        length = (word >> 48).astype(np.int64)
        long = np.flatnonzero(header == 12)
        length[long] = words[at[long] + 8] & 0xFFFFFFFF
        value = at + header
        after = value + length
        is_plain = (header > 0) & (after <= end) & (word & 0xFFFF < top)
        if not is_plain.all():
            position[lane] = at
            lane, end, top, word, value, length, after = (column[is_plain] for column in (lane, end, top, word, value, length, after))
        pieces.append((lane, word, value, length))
        at = after
    position[lane] = at
    if not pieces:
        return Passed(lane[:0], np.zeros(0, np.uint64), at[:0], at[:0], 0)
    lane, word, value, length = (np.concatenate(column) for column in zip(*pieces, strict=True))
    return Passed(lane, word, value, length, len(pieces))
