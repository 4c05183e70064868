"""What all files hold: for each path, tag and private creator the VRs, files, series and distinct values, brought up batch by batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..dataset.vocabulary import meaning, tag_text
from ..scan.distinct_values import LONGEST, DistinctValues, digest, distinct_values
from ..scan.element_batch import ElementBatch
from ..scan.element_rows import vr_text
from ..scan.implicit_vr import creator_text
from .distinct_count import DistinctCount
from .value_text import ENCODED, in_little_endian, value_text

MOST_VALUES = 100  # of one attribute that are kept, the first ones
_CHARACTER_SET = 0x00080005


@dataclass(frozen=True, slots=True)
class CountedValue:
    """A value and in how many files it is."""

    value: str
    files: int


@dataclass(frozen=True, slots=True)
class CensusRow:
    """One attribute.

    Attributes
    ----------
    path : str
        "GGGGEEEE", nested "GGGGEEEE/GGGGEEEE"; the items of a sequence are one.
    keyword, name : str
        By the dictionaries; "" where they have none.
    vr : str
        As stored, or by the dictionaries; several with a comma between them.
    creator : str
        Who has reserved a private element; "" of others.
    files, series : int
        How many have it.
    distinct : int
        How many distinct values there are, of sequences 0.
    values : tuple of CountedValue
        The first `MOST_VALUES` of them, those in most files first.
    capped : bool
        Whether there are more.
    unread : int
        In how many files it has values that were not read, such as Pixel Data.
    """

    path: str
    keyword: str
    name: str
    vr: str
    creator: str
    files: int
    series: int
    distinct: int
    values: tuple[CountedValue, ...]
    capped: bool
    unread: int


@dataclass(slots=True)
class _Attribute:
    vrs: dict[str, None] = field(default_factory=dict)
    files: int = 0
    series: set[int] = field(default_factory=set)
    unread: int = 0
    values: dict[tuple[bytes, str], int] = field(default_factory=dict)  # what stands for a value -> files
    texts: dict[tuple[bytes, str], str] = field(default_factory=dict)
    more: DistinctCount = field(default_factory=DistinctCount)

    def add_value(self, vr: str, raw: bytes, character_set: str, files: int) -> None:
        """A value in so many more files; its bytes in little endian."""
        key = (raw if len(raw) <= LONGEST else len(raw).to_bytes(8, "little") + digest(raw), character_set)
        if key in self.values:
            self.values[key] += files
        elif len(self.values) < MOST_VALUES:
            self.values[key], self.texts[key] = files, value_text(vr, raw, character_set)
        else:
            self.more.add(key[1].encode() + b"\0" + key[0])


class Census:
    """Takes batches, each file once, and gives rows at any time."""

    def __init__(self) -> None:
        self._attributes: dict[tuple[str, int, str], _Attribute] = {}

    def add(self, batch: ElementBatch, series: Mapping[int, int]) -> None:
        """Count a batch; `series`: the series of files, by their entry keys, as far as they are in one."""
        rows = batch.rows
        if not len(rows):
            return
        creator, names = _creator_numbers(batch)
        _, first, attribute = np.unique(_combined(rows.path, creator, rows.tag), return_index=True, return_inverse=True)
        different = zip(rows.path[first].tolist(), rows.tag[first].tolist(), creator[first].tolist(), strict=True)
        known = ((rows.path_names[path], tag, names[creator]) for path, tag, creator in different)
        found = [self._attributes.setdefault(key, _Attribute()) for key in known]
        self._count_files(batch, series, found, attribute)
        for row in _firsts(attribute, rows.vr).tolist():
            found[attribute[row]].vrs[vr_text(rows.vr[row])] = None
        unread = np.flatnonzero(~rows.held & ~_lists(batch))
        for i in _firsts(attribute[unread], rows.lane[unread]).tolist():
            found[attribute[unread[i]]].unread += 1
        self._count_values(batch, found, attribute)

    def rows(self) -> list[CensusRow]:
        """A row for each attribute, in the order of paths."""
        return [_row(*key, attribute) for key, attribute in sorted(self._attributes.items(), key=lambda one: (_path(*one[0][:2]), one[0][2]))]

    @staticmethod
    def _count_files(batch: ElementBatch, series: Mapping[int, int], found: list[_Attribute], attribute: np.ndarray) -> None:
        of_lane = np.array([series.get(file.key, -1) for file in batch.files], np.int64)
        once = _firsts(attribute, batch.rows.lane)
        number, one = attribute[once], of_lane[batch.rows.lane[once]]
        for i, files in enumerate(np.bincount(number, minlength=len(found)).tolist()):
            found[i].files += files
        for i in _firsts(number, one + 1).tolist():
            if one[i] >= 0:
                found[number[i]].series.add(int(one[i]))

    @staticmethod
    def _count_values(batch: ElementBatch, found: list[_Attribute], attribute: np.ndarray) -> None:
        rows = batch.rows
        distinct = distinct_values(batch.raw, batch.buffer, rows)
        character_sets = _character_sets(batch, distinct)
        which = np.flatnonzero((distinct.value >= 0) & ~_lists(batch))
        columns = attribute[which], distinct.value[which], character_sets[rows.scope[which]] + 1
        kind = _combined(*columns)
        once = _firsts(kind, rows.lane[which])
        _, first, counts = np.unique(kind[once], return_index=True, return_counts=True)
        first = once[first]
        for number, value, character_set, count in zip(*(column[first].tolist() for column in columns), counts.tolist(), strict=True):
            row = int(distinct.first[value])
            vr, raw = vr_text(rows.vr[row]), _bytes_of(batch, row)
            raw = raw if rows.little_endian[row] else in_little_endian(vr, raw)
            of_text = _text_of(batch, int(distinct.first[character_set - 1])) if vr in ENCODED and character_set and not raw.isascii() else ""
            found[number].add_value(vr, raw, of_text, count)


def _combined(*columns: np.ndarray) -> np.ndarray:
    """A number for each row, equal where all of its columns are; those are not negative."""
    key = columns[0]
    for column in columns[1:]:
        _, key = np.unique(key, return_inverse=True)
        key = key * (int(column.max(initial=0)) + 1) + column
    return key


def _firsts(*columns: np.ndarray) -> np.ndarray:
    """The first row of each combination of values, as indices."""
    return np.unique(_combined(*columns), return_index=True)[1]


def _lists(batch: ElementBatch) -> np.ndarray:
    """Which rows are sequences with items, or without any."""
    lists = batch.rows.vr == int.from_bytes(b"SQ", "little")
    lists[batch.rows.item_sequence] = True
    return lists


def _bytes_of(batch: ElementBatch, row: int) -> bytes:
    offset = int(batch.rows.offset[row])
    return batch.raw[offset : offset + int(batch.rows.size[row])]


def _text_of(batch: ElementBatch, row: int) -> str:
    return _bytes_of(batch, row).decode("latin-1").strip(" \0")


def _creator_numbers(batch: ElementBatch) -> tuple[np.ndarray, list[str]]:
    """(rows,) Who has reserved each element, as an index of names; of "" where nobody has."""
    creator = batch.rows.creator_rows()
    names = {-1: ""} | {row: creator_text(_bytes_of(batch, row)) for row in np.unique(creator[creator >= 0]).tolist() if batch.rows.held[row]}
    by_name = {name: number for number, name in enumerate(dict.fromkeys(names.values()))}
    number = np.zeros(len(batch.rows) + 1, np.int64)  # the last one is that of -1
    number[list(names)] = [by_name[name] for name in names.values()]
    return number[creator], list(by_name)


def _character_sets(batch: ElementBatch, distinct: DistinctValues) -> np.ndarray:
    """(scopes,) The distinct value that Specific Character Set has in each list, its own or that around it (PS3.3 C.12.1.1.2); -1 where none is."""
    rows = batch.rows
    found = np.full(rows.lanes + len(rows.item_sequence), -1, np.int64)
    own = np.flatnonzero((rows.tag == _CHARACTER_SET) & (distinct.value >= 0))
    found[rows.scope[own]] = distinct.value[own]
    around = rows.scope[rows.item_sequence]
    while True:
        inherits = (found[rows.lanes :] < 0) & (found[around] >= 0)
        if not inherits.any():
            return found
        found[rows.lanes :][inherits] = found[around][inherits]


def _path(around: str, tag: int) -> str:
    return f"{around}/{tag_text(tag)}" if around else tag_text(tag)


def _row(around: str, tag: int, creator: str, attribute: _Attribute) -> CensusRow:
    known = meaning(tag, creator)
    values = sorted((CountedValue(attribute.texts[key], files) for key, files in attribute.values.items()), key=lambda one: -one.files)
    more = len(attribute.more)
    return CensusRow(
        _path(around, tag), known.keyword, known.name, ", ".join(attribute.vrs), creator, attribute.files, len(attribute.series),
        len(attribute.values) + more, tuple(values), more > 0, attribute.unread,
    )  # fmt: skip
