"""What all files hold: for each path, tag and private creator the VRs, files, series and distinct values, brought up batch by batch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..base.contract import CensusRow, CountedValue
from ..dataset.vocabulary import meaning, path_text
from ..scan.distinct_values import LONGEST, digest
from ..scan.element_rows import vr_text
from ..scan.numbering import distinct_pairs
from .batch_values import Attribute, BatchValues
from .distinct_count import DistinctCount
from .value_text import value_text

MOST_VALUES = 100  # of one attribute that are kept, the first ones


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
        self._attributes: dict[Attribute, _Attribute] = {}

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Count a batch; `series`: the series of files, by their entry keys, as far as they are in one."""
        rows, attribute = values.batch.rows, values.attribute
        found = [self._attributes.setdefault(key, _Attribute()) for key in values.attributes]
        _count_files(values, series, found)
        for number, vr in _listed(attribute, rows.vr):
            found[number].vrs[vr_text(vr)] = None
        unread = np.flatnonzero(~rows.held & ~values.lists)
        for number, _ in _listed(attribute[unread], rows.lane[unread]):
            found[number].unread += 1
        counts = np.bincount(values.value, minlength=len(values.first))
        counted = rows.held[values.first] & ~values.lists[values.first]
        for row, files in zip(values.first[counted].tolist(), counts[counted].tolist(), strict=True):
            raw = values.raw(row)
            found[attribute[row]].add_value(values.vr(row), raw, values.character_set(row, raw), files)

    def rows(self) -> list[CensusRow]:
        """A row for each attribute, in the order of paths."""
        return [_row(*key, attribute) for key, attribute in sorted(self._attributes.items(), key=lambda one: (path_text(*one[0][:2]), one[0][2]))]


def _count_files(values: BatchValues, series: Mapping[int, int], found: list[_Attribute]) -> None:
    of_lane = np.array([series.get(file.key, -1) for file in values.batch.files], np.int64)
    number, lane = distinct_pairs(values.attribute, values.batch.rows.lane)
    for i, files in enumerate(np.bincount(number, minlength=len(found)).tolist()):
        found[i].files += files
    is_in_one = of_lane[lane] >= 0
    for i, one in _listed(number[is_in_one], of_lane[lane[is_in_one]]):
        found[i].series.add(one)


def _listed(one: np.ndarray, other: np.ndarray) -> Iterator[tuple[int, int]]:
    """Each pair of numbers once."""
    return zip(*(column.tolist() for column in distinct_pairs(one, other)), strict=True)


def _row(around: str, tag: int, creator: str, attribute: _Attribute) -> CensusRow:
    known = meaning(tag, creator)
    values = [CountedValue(value=attribute.texts[key], files=files) for key, files in attribute.values.items()]
    more = len(attribute.more)
    return CensusRow(
        path=path_text(around, tag),
        keyword=known.keyword,
        name=known.name,
        vr=", ".join(attribute.vrs),
        creator=creator,
        files=attribute.files,
        series=len(attribute.series),
        distinct=len(attribute.values) + more,
        values=sorted(values, key=lambda one: -one["files"]),
        capped=more > 0,
        unread=attribute.unread,
    )
