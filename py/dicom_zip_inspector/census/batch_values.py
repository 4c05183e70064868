"""A batch of elements by attribute and value: worked out once, for all who count or search."""

from dataclasses import dataclass

import numpy as np

from ..scan.distinct_values import DistinctValues, distinct_values
from ..scan.element_batch import ElementBatch
from ..scan.element_rows import vr_text
from ..scan.implicit_vr import creator_text
from ..scan.numbering import combined, distinct_pairs, numbered
from .value_text import ENCODED, in_little_endian

_CHARACTER_SET = 0x00080005
Attribute = tuple[str, int, str]  # the sequences around it, its tag, who has reserved it


@dataclass(frozen=True, slots=True)
class BatchValues:
    """The distinct values of a batch.

    Attributes
    ----------
    batch : ElementBatch
    attributes : list of (str, int, str)
        The sequences around an element, its tag, its private creator: those that occur.
    attribute : (rows,) int64
        Which of these each row is of.
    lists : (rows,) bool
        Which rows are sequences, with items or without any.
    first : (values,) int64
        A row that has each distinct value of an attribute, in the order of attributes. Sequences with items are one value, those without are
        another, and what was not read is one.
    with_items : (rows,) bool
        Which rows are sequences with items.
    value, lane : (n,) int64
        Which values are in which files, each pair once, in the order of values and then of files.
    """

    batch: ElementBatch
    attributes: list[Attribute]
    attribute: np.ndarray
    lists: np.ndarray
    with_items: np.ndarray
    first: np.ndarray
    value: np.ndarray
    lane: np.ndarray
    _character_set: np.ndarray  # of each row, a row that has it, -1 where none does

    def vr(self, row: int) -> str:
        """As stored, or by the dictionaries."""
        return vr_text(self.batch.rows.vr[row])

    def raw(self, row: int) -> bytes:
        """An element's bytes, in little endian."""
        raw = _bytes_of(self.batch, row)
        return raw if self.batch.rows.little_endian[row] else in_little_endian(self.vr(row), raw)

    def character_set(self, row: int, raw: bytes) -> str:
        """Specific Character Set, of a value that it matters to; else ""."""
        of_row = int(self._character_set[row])
        if of_row < 0 or raw.isascii() or self.vr(row) not in ENCODED:
            return ""
        return _bytes_of(self.batch, of_row).decode("latin-1").strip(" \0")


def values_of(batch: ElementBatch) -> BatchValues:
    """What values there are in a batch, and in which files."""
    rows = batch.rows
    distinct = distinct_values(batch.raw, batch.buffer, rows)
    creator, names = _creator_numbers(batch, distinct)
    first, attribute = numbered(combined(rows.path, creator, rows.tag))
    different = zip(rows.path[first].tolist(), rows.tag[first].tolist(), creator[first].tolist(), strict=True)
    with_items = _with_items(batch)
    lists = with_items | (rows.vr == int.from_bytes(b"SQ", "little"))
    kind = np.select([with_items, lists, distinct.value < 0], [0, 1, 2], distinct.value + 3)
    character_set = _character_sets(batch, distinct)[rows.scope]
    row, value = numbered(combined(attribute, kind, character_set + 1))
    return BatchValues(
        batch, [(rows.path_names[path], tag, names[number]) for path, tag, number in different], attribute, lists, with_items,
        row, *distinct_pairs(value, rows.lane), np.append(distinct.first, -1)[character_set],
    )  # fmt: skip


def _with_items(batch: ElementBatch) -> np.ndarray:
    found = np.zeros(len(batch.rows), bool)
    found[batch.rows.item_sequence] = True
    return found


def _bytes_of(batch: ElementBatch, row: int) -> bytes:
    offset = int(batch.rows.offset[row])
    return batch.raw[offset : offset + int(batch.rows.size[row])]


def _creator_numbers(batch: ElementBatch, distinct: DistinctValues) -> tuple[np.ndarray, list[str]]:
    """(rows,) Who has reserved each element, as an index of names; of "" where nobody has."""
    creator = batch.rows.creator_rows()
    like = np.append(distinct.value, -1)[creator]  # those with the same value are looked at once
    creator = np.where(like >= 0, np.append(distinct.first, -1)[like], creator)
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
