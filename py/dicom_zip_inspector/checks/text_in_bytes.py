"""Readable text within bytes: private elements, documents, whatever is neither pixels nor text by its VR. Of what is read each run is kept once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from ..census.batch_values import Attribute, BatchValues
from ..scan.element_rows import vr_code
from ..scan.implicit_vr import public_vr

MOST_KEPT = 16 << 20  # bytes of all runs
MOST_OF_PART = 4096  # of a longer run parts are kept, each with the end of the one before it
OVERLAP = 256
SHORTEST = 5
_BYTES = np.array([vr_code(vr) for vr in ("OB", "UN")], np.int64)
_NUMERIC = ("OW", "OF", "OD", "OL", "OV", "US or OW", "OB or OW")
_NUMBERS = np.array([vr_code(vr) for vr in _NUMERIC], np.int64)
_PLAIN, _TWO, _THREE = rb"[\x20-\x7e\r\n\t]", rb"[\xc3-\xdf][\x80-\xbf]", rb"[\xe0-\xed][\x80-\xbf]{2}"  # characters of UTF-8, by their bytes
_STRETCH = re.compile(rb"[\x20-\x7e\r\n\t\x80-\xbf\xc3-\xed]{%d,}" % SHORTEST)  # what runs consist of, in no order
_RUN = re.compile(rb"(?:%b|%b|%b){%d,}|(?:%b){2,}" % (_PLAIN, _TWO, _THREE, SHORTEST, _THREE))
_WIDE = re.compile(rb"\0(?:%b\0){%d,}" % (_PLAIN, SHORTEST - 1))  # UTF-16 in either byte order, but for its ends
_IS_PLAIN = re.compile(_PLAIN)
_TELLING = re.compile(rb"[A-Za-z\xc3]{3}|[0-9]{4}|(?:%b){3}|(?:%b){2}" % (_TWO, _THREE))


class TextInBytes:
    """Runs of readable bytes, by what element they are in.

    Attributes
    ----------
    is_whole : bool
        Whether all runs were kept.
    """

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._values: defaultdict[Attribute, list[tuple[np.ndarray, list[int]]]] = defaultdict(list)
        self._size = 0
        self.is_whole = True

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Take in a batch."""
        rows = values.batch.rows
        first = values.first
        tag = rows.tag[first]
        pixels = (tag >> 16 == 0x7FE0) | ((tag >> 24 == 0x60) & (tag & 0xFFFF == 0x3000))
        binary = np.isin(rows.vr[first], _BYTES) | (np.isin(rows.vr[first], _NUMBERS) & ~_has_numbers(tag))
        chosen = np.flatnonzero(binary & rows.held[first] & ~values.lists[first] & (rows.size[first] >= SHORTEST) & ~pixels)
        start = np.searchsorted(values.value, np.arange(len(first) + 1))
        for value in chosen.tolist():
            row = int(first[value])
            numbers = self._numbered(values.raw(row))
            if numbers.size:
                keys = [values.batch.files[lane].key for lane in values.lane[start[value] : start[value + 1]].tolist()]
                self._values[values.attributes[values.attribute[row]]].append((numbers, keys))

    def runs(self) -> Iterator[tuple[int, str]]:
        """Every run with its number."""
        for run, number in self._numbers.items():
            yield number, run.decode(errors="replace")

    def entries_with(self, numbers: set[int]) -> Iterator[tuple[Attribute, set[int], set[int]]]:
        """Elements that have some of some runs: which, and the keys of their entries."""
        wanted = np.zeros(len(self._numbers), bool)
        wanted[list(numbers)] = True
        for attribute, held in self._values.items():
            having = [(own, keys) for own, keys in held if wanted[own].any()]
            if having:
                yield attribute, {number for own, _ in having for number in own[wanted[own]].tolist()}, {key for _, keys in having for key in keys}

    def _numbered(self, raw: bytes) -> np.ndarray:
        found = {part for run in readable_runs(raw) for part in _parts(run)}
        for run in found - self._numbers.keys():
            if not _TELLING.search(run):
                continue
            if self._size + len(run) > MOST_KEPT:
                self.is_whole = False
                break
            self._numbers[run] = len(self._numbers)
            self._size += len(run)
        return np.fromiter((self._numbers[run] for run in found if run in self._numbers), np.int32)


def readable_runs(raw: bytes) -> Iterator[bytes]:
    """Runs of `SHORTEST` characters or more, of UTF-8 or ASCII; two are enough where each takes three bytes. Those of UTF-16 as ASCII: of
    `SHORTEST` characters and zeros."""
    for stretch in _STRETCH.findall(raw):  # what is all ASCII, as most is, needs no look at each character
        yield from (stretch,) if stretch.isascii() else _RUN.findall(stretch)
    for match in _WIDE.finditer(raw):
        start, stop = match.span()
        start -= bool(_IS_PLAIN.match(raw, start - 1))
        stop += bool(_IS_PLAIN.match(raw, stop))
        run = raw[start:stop].replace(b"\0", b"")
        if len(run) >= SHORTEST:
            yield run


def _parts(run: bytes) -> Iterator[bytes]:
    """A run, or parts of it that overlap, so that no identifier is cut in all of them."""
    for start in range(0, max(len(run) - OVERLAP, 1), MOST_OF_PART - OVERLAP):
        yield run[start : start + MOST_OF_PART]


def _has_numbers(tags: np.ndarray) -> np.ndarray:
    """Whether the standard has nothing but numbers in elements that are stored as such: (n,) bool."""
    different, inverse = np.unique(tags, return_inverse=True)
    return np.array([public_vr(tag) in _NUMERIC for tag in different.tolist()], bool)[inverse]
