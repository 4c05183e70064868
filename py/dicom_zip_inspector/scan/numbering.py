"""Which numbers differ among very many, most of which are the same: found by tables, so that only those that differ are sorted."""

import numpy as np

_MIX = np.uint64(0x9E3779B97F4A7C15)
_ROOM = 4  # places of a table for each number: so few share one that are not the same
_MOST_ROOM = 16  # places for each pair up to which pairs are marked rather than sorted


def numbered(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first row of each key, in the order of keys, and for each row which of these it has: both intp, as `numpy.unique` gives them.

    Parameters
    ----------
    keys : (n,) int64 or uint64
    """
    bits = max(_ROOM * len(keys), 2).bit_length()
    place = ((keys.astype(np.uint64) * _MIX) >> np.uint64(64 - bits)).astype(np.intp)
    rows = np.arange(len(keys), dtype=np.intp)
    table = np.empty(1 << bits, np.intp)
    table[place[::-1]] = rows[::-1]  # of rows with one place the first stays
    like = table[place]
    rest = np.flatnonzero(keys[like] != keys)  # those that share a place with others; all that have their key are among them
    if rest.size:
        _, first, number = np.unique(keys[rest], return_index=True, return_inverse=True)
        like[rest] = rest[first][number]
    first = np.flatnonzero(like == rows)
    first = first[np.argsort(keys[first], kind="stable")]
    table[first] = rows[: len(first)]
    return first, table[like]


def combined(*columns: np.ndarray) -> np.ndarray:
    """A number for each row, equal where all of its columns are and in their order; those are not negative. (n,) int64."""
    key, most = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if most * size >= 1 << 63:
            first, key = numbered(key)
            key, most = key.astype(np.int64), len(first)
        key, most = key * size + column, most * size
    return key


def distinct_pairs(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each pair of numbers once, in their order; they are not negative. Both (pairs,) int64."""
    ones, others = int(one.max(initial=0)) + 1, int(other.max(initial=0)) + 1
    if ones * others > _MOST_ROOM * len(one):
        return np.divmod(np.unique(one.astype(np.int64) * others + other), others)
    is_there = np.zeros((ones, others), bool)
    is_there[one, other] = True
    one, other = is_there.nonzero()
    return one.astype(np.int64), other.astype(np.int64)


def is_among(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Whether each value is among some known ones, which are sorted and few. (n,) bool."""
    return known[np.minimum(np.searchsorted(known, values), len(known) - 1)] == values
