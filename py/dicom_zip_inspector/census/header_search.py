"""Text and tags in every element of all files: each distinct value of a batch is kept once as text, with the files that have it.

Values are looked through, not files: thousands of files have few distinct values, and those of a series lie in files side by side, as runs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..base.pauses import Pauses
from ..dataset.vocabulary import meaning, path_text
from .batch_values import Attribute, BatchValues
from .value_text import shortened, whole_text

MOST_SEARCHED = 64 << 10  # bytes of one value
MOST_VALUES = 500  # that are told, each with files
MOST_FILES = 20  # of one value that are told
_END = "\0"  # of each text
_TAG = re.compile(r"\(?([0-9a-f]{4}),\s*([0-9a-f]{4})\)?")


@dataclass(slots=True)
class FoundValue:
    """A value of an attribute that was searched for, `value` shortened; in so many files, of which `keys` are the first."""

    attribute: Attribute
    value: str
    files: int = 0
    keys: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What a search has found: the keys of all `files`, their series, how many attributes of files, and some of the values."""

    files: int = 0
    series: set[int] = field(default_factory=set)
    count: int = 0
    values: dict[tuple[int, str], FoundValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Batch:
    """The values of one batch.

    text : the texts of all values, each with `_END` behind it, as UTF-8
    start : (values + 1,) int32, where in characters each text begins
    attribute : (values,) int32, which attribute each is of
    value, first, length : (runs,) int32, a value and a run of files that have it
    keys, series : (files,) int64, entry keys, and series or -1
    """

    text: bytes
    start: np.ndarray
    attribute: np.ndarray
    value: np.ndarray
    first: np.ndarray
    length: np.ndarray
    keys: np.ndarray
    series: np.ndarray


class HeaderSearch:
    """Takes batches, each file once, and can be searched at any time."""

    def __init__(self) -> None:
        self._attributes: dict[Attribute, int] = {}
        self._batches: list[_Batch] = []

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Take in a batch; `series`: the series of files, by their entry keys, as far as they are in one."""
        numbers = [self._attributes.setdefault(one, len(self._attributes)) for one in values.attributes]
        texts: dict[tuple[int, str], int] = {}
        same = [texts.setdefault((numbers[values.attribute[row]], _text_of(values, row)), len(texts)) for row in values.first.tolist()]
        keys = np.array([file.key for file in values.batch.files], np.int64)
        runs = _runs(np.array(same, np.int64)[values.value], values.lane, len(keys))
        lengths = np.array([0, *(len(text) + 1 for _, text in texts)], np.int64)
        self._batches.append(
            _Batch(
                "".join(text + _END for _, text in texts).encode(errors="surrogatepass"), np.cumsum(lengths).astype(np.int32),
                np.array([number for number, _ in texts], np.int32), *runs,
                keys, np.array([series.get(key, -1) for key in keys.tolist()], np.int64),
            )
        )  # fmt: skip

    async def search(self, text: str, pauses: Pauses) -> Found:
        """Everything whose value, keyword or name has `text` in it, without regard to case; or that has it as its tag, "GGGGEEEE",
        "(GGGG,EEEE)" or, nested, "GGGGEEEE/GGGGEEEE"."""
        found, wanted = Found(), folded(text.strip())
        if not wanted or _END in wanted:
            return found
        attributes = list(self._attributes)
        named = np.array([_is_named(one, wanted) for one in attributes], bool)
        for batch in self._batches:
            _search_batch(batch, wanted, named, attributes, found)
            await pauses.spend(len(batch.text))
        return found


def folded(text: str) -> str:
    """Text without regard to case, as long as it was."""
    return text.replace("İ", "i").lower().replace("ς", "σ")


def _text_of(values: BatchValues, row: int) -> str:
    """A value's text; "" of what has none."""
    if values.lists[row] or not values.batch.rows.held[row]:
        return ""
    raw = values.raw(row)
    return whole_text(values.vr(row), raw[:MOST_SEARCHED], values.character_set(row, raw)).replace(_END, " ")


def _runs(value: np.ndarray, lane: np.ndarray, lanes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which values are in which files, as runs of neighbours: value, first file, how many; int32."""
    value, lane = np.divmod(np.unique(value * max(lanes, 1) + lane), max(lanes, 1))
    begins = np.ones(len(value), bool)
    begins[1:] = (value[1:] != value[:-1]) | (lane[1:] != lane[:-1] + 1)
    at = np.flatnonzero(begins)
    return value[at].astype(np.int32), lane[at].astype(np.int32), np.diff(np.append(at, len(value))).astype(np.int32)


def _is_named(attribute: Attribute, wanted: str) -> bool:
    around, tag, creator = attribute
    known, path = meaning(tag, creator), path_text(around, tag)
    if asked := _TAG.fullmatch(wanted):
        wanted = "".join(asked.groups())
    return wanted in folded(known.keyword) or wanted in folded(known.name) or wanted in (path.lower(), path[-8:].lower())


def _search_batch(batch: _Batch, wanted: str, named: np.ndarray, attributes: list[Attribute], found: Found) -> None:
    text = batch.text.decode(errors="surrogatepass")
    matches = named[batch.attribute] if len(batch.attribute) else np.zeros(0, bool)
    matches[np.searchsorted(batch.start, _places(folded(text), wanted), side="right") - 1] = True
    runs = matches[batch.value]
    if not runs.any():
        return
    value, first, length = batch.value[runs], batch.first[runs], batch.length[runs]
    change = np.zeros(len(batch.keys) + 1, np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, first + length, -1)
    files = np.cumsum(change)[:-1] > 0
    found.files += int(files.sum())
    found.series.update(series for series in np.unique(batch.series[files]).tolist() if series >= 0)
    found.count += int(length.sum())
    for number, begin, count in zip(value.tolist(), first.tolist(), length.tolist(), strict=True):
        attribute = int(batch.attribute[number])
        key = attribute, text[batch.start[number] : batch.start[number + 1] - 1]
        if key not in found.values:
            if len(found.values) == MOST_VALUES:
                continue
            found.values[key] = FoundValue(attributes[attribute], shortened(key[1]))
        one = found.values[key]
        one.files += count
        if len(one.keys) < MOST_FILES:
            one.keys += batch.keys[begin : begin + min(count, MOST_FILES - len(one.keys))].tolist()


def _places(text: str, wanted: str) -> list[int]:
    """Where texts have what is wanted, once each."""
    places: list[int] = []
    at = text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, text.index(_END, at))
    return places
