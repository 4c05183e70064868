"""Which elements have the same value: those of one path, tag and VR with the same bytes, found side by side and never by a hash alone."""

import hashlib
from dataclasses import dataclass

import numpy as np

from .element_rows import ElementRows
from .numbering import numbered

BEGINNING = 128  # bytes of a value that are compared side by side with others; what is longer is compared one by one
LONGEST = 1024  # bytes of a value that stands for itself; longer ones have a digest
DIGEST_BYTES = 16  # of BLAKE2b
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True)
class DistinctValues:
    """The distinct values among rows.

    Attributes
    ----------
    first : (values,) int64
        The first row that has each, in the order of rows.
    value : (rows,) int64
        Which value each row has, -1 of rows that were not asked about.
    """

    first: np.ndarray
    value: np.ndarray


def digest(raw: bytes) -> bytes:
    """What stands, with its length, for a value longer than `LONGEST`."""
    return hashlib.blake2b(raw, digest_size=DIGEST_BYTES).digest()


def distinct_values(raw: bytes, buffer: np.ndarray, rows: ElementRows) -> DistinctValues:
    """The distinct (path, tag, VR, byte order, value) among the rows whose value the buffer holds, sequences left out.

    Parameters
    ----------
    raw, buffer : bytes, (n,) uint8
        The bytes that rows are of, twice, with 8 more behind the last value at least.
    """
    is_list = np.zeros(len(rows), bool)
    is_list[rows.item_sequence] = True
    which = np.flatnonzero(rows.held & ~is_list)
    offset, size, attribute = rows.offset[which], rows.size[which], _attributes(rows, which)
    begun = np.minimum(size, BEGINNING)
    keys = _mixed(_mixed(_hashes(buffer, offset, begun), attribute.astype(np.uint64)), size.astype(np.uint64))
    first, value = numbered(keys)
    other = first[value]
    same = (attribute == attribute[other]) & (size == size[other])
    same &= _equal(buffer, offset, offset[other], np.where(same, begun, 0))
    for i in np.flatnonzero(same & (size > BEGINNING) & (other != np.arange(len(other)))).tolist():
        same[i] = raw.startswith(raw[offset[other[i]] : offset[other[i]] + size[i]], offset[i])
    first, value = _without_twins(raw, offset, size, attribute, first, value, ~same)
    return _in_order(which, first, value, len(rows))


def _in_order(which: np.ndarray, first: np.ndarray, value: np.ndarray, rows: int) -> DistinctValues:
    """Values in the order in which rows have them first."""
    order = np.argsort(first, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    found = np.full(rows, -1, np.int64)
    found[which] = place[value]
    return DistinctValues(which[first[order]], found)


def _attributes(rows: ElementRows, which: np.ndarray) -> np.ndarray:
    """A number for path, tag, VR and byte order: equal where those are."""
    _, place = numbered(rows.path[which] << 32 | rows.tag[which])
    return place.astype(np.int64) << 17 | rows.vr[which] << 1 | rows.little_endian[which]


def _mixed(hashed: np.ndarray, word: np.ndarray) -> np.ndarray:
    """One step of a 64-bit hash, on arrays."""
    hashed = (hashed ^ word) * _MIX
    return hashed ^ (hashed >> _SHIFT)


def _words(buffer: np.ndarray) -> np.ndarray:
    return np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))


def _masked(word: np.ndarray, left: np.ndarray) -> np.ndarray:
    """Words of which only so many bytes count."""
    return word & ~np.uint64(0) >> ((8 - np.minimum(left, 8)) * 8).astype(np.uint64)


def _hashes(buffer: np.ndarray, offset: np.ndarray, size: np.ndarray) -> np.ndarray:
    """A 64-bit hash of every value, eight bytes of all at a time: (n,) uint64."""
    words, hashed = _words(buffer), np.zeros(len(offset), np.uint64)
    live = np.flatnonzero(size > 0)
    for done in range(0, BEGINNING, 8):
        if not live.size:
            break
        left = size[live] - done
        hashed[live] = _mixed(hashed[live], _masked(words[offset[live] + done], left))
        live = live[left > 8]
    return hashed


def _equal(buffer: np.ndarray, one: np.ndarray, other: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Whether the bytes at two places are the same, of each pair: (n,) bool."""
    words, same = _words(buffer), np.ones(len(one), bool)
    live = np.flatnonzero((size > 0) & (one != other))
    for done in range(0, BEGINNING, 8):
        if not live.size:
            break
        left = size[live] - done
        same[live] &= _masked(words[one[live] + done] ^ words[other[live] + done], left) == 0
        live = live[left > 8]
    return same


def _without_twins(
    raw: bytes, offset: np.ndarray, size: np.ndarray, attribute: np.ndarray, first: np.ndarray, value: np.ndarray, twins: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Values of their own for those that share a hash with others that they do not equal."""
    found: dict[tuple[int, int, bytes], int] = {}
    more: list[int] = []
    for i in np.flatnonzero(twins).tolist():
        own = raw[offset[i] : offset[i] + size[i]]
        key = int(attribute[i]), len(own), own if len(own) <= LONGEST else digest(own)
        if key not in found:
            found[key] = len(first) + len(more)
            more.append(i)
        value[i] = found[key]
    return np.concatenate([first, np.array(more, np.int64)]), value
