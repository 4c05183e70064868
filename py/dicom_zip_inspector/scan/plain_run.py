"""Most elements are plain: explicit VR, a value that is no list, and all of it there. Lanes pass those with few operations, each as far as it can.

A step of `element_lockstep` may meet anything and costs several times as much. What is not plain is left to it, and it would read what is passed
here just so.
"""

from typing import NamedTuple

import numpy as np

from .header_scan import HEADER_SIZE

MOST_ELEMENTS = 64  # that a lane passes in one run, before others may go first
FEWEST = 4  # a run ends when not one in so many lanes is on it: the others wait
_PLAIN_HEADER = HEADER_SIZE.copy()  # bytes before the value, 0 of what is not plain
_PLAIN_HEADER[int.from_bytes(b"SQ", "little")] = 0


class Passed(NamedTuple):
    """Elements that were passed, in the order of steps; all columns (n,) int64 but `lane`, (n,) intp: which of the lanes that were given.

    steps : how many were made
    """

    lane: np.ndarray
    tag: np.ndarray
    vr: np.ndarray
    value: np.ndarray
    length: np.ndarray
    steps: int


def pass_plain(words: np.ndarray, position: np.ndarray, room: np.ndarray) -> Passed:
    """Move lanes on over plain elements: `position` is where they are then.

    Parameters
    ----------
    words : (n,) uint64
        The eight bytes from every place of the buffer on; two words at least are behind every `room`.
    position, room : (lanes,) int64
        Where each lane's next element begins, and where its list or its bytes end; 0 of lanes that stay where they are.
    """
    lane = np.flatnonzero(position + 8 <= room)
    at, end, pieces = position[lane], room[lane], list[tuple[np.ndarray, ...]]()
    while lane.size * FEWEST > len(position) and len(pieces) < MOST_ELEMENTS:
        word = words[at]
        header = _PLAIN_HEADER[(word >> 32 & 0xFFFF).astype(np.intp)]
        length = (word >> 48).astype(np.int64)
        long = np.flatnonzero(header == 12)
        length[long] = words[at[long] + 8] & 0xFFFFFFFF
        value = at + header
        after = value + length
        is_plain = (header > 0) & (after <= end) & (word & 0xFFFF != 0xFFFE)
        if not is_plain.all():
            position[lane] = at
            lane, end, word, value, length, after = (column[is_plain] for column in (lane, end, word, value, length, after))
        pieces.append((lane, word, value, length))
        at = after
    position[lane] = at
    return _passed(pieces)


def _passed(pieces: list[tuple[np.ndarray, ...]]) -> Passed:
    if not pieces:
        none = np.zeros(0, np.int64)
        return Passed(none.astype(np.intp), none, none, none, none, 0)
    lane, word, value, length = (np.concatenate(column) for column in zip(*pieces, strict=True))
    tag = ((word & 0xFFFF) << 16 | word >> 16 & 0xFFFF).astype(np.int64)
    return Passed(lane, tag, (word >> 32 & 0xFFFF).astype(np.int64), value, length, len(pieces))
