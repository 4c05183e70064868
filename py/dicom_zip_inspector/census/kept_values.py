"""What is kept of every element of all files: each distinct value of a batch once as text, with the files that have it.

Thousands of files have few distinct values, and those of a series lie in files side by side, as runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..scan.numbering import distinct_pairs
from .batch_values import Attribute, BatchValues
from .value_text import TEXT_VRS, whole_text

MOST_KEPT = 64 << 10  # bytes of one value
END = "\0"  # of each text
EMPTY, HELD, ITEMS, UNREAD, BEGUN = range(5)
# what a value is: none, bytes with a text, the items of a sequence, bytes that were not read, a text of which the beginning is kept


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """The values of one batch.

    text : the texts of all values, each with `END` behind it, as UTF-8
    start : (values + 1,) int32, where in characters each text begins
    attribute : (values,) int32, which attribute each is of
    state : (values,) uint8, EMPTY, HELD, ITEMS, UNREAD or BEGUN
    vr : (values,) uint16, as stored or by the dictionaries, its two letters as a little-endian number; 0 where none is known
    value, first, length : (runs,) int32, a value and a run of files that have it
    keys, series : (files,) int64, entry keys, and series or -1
    """

    text: bytes
    start: np.ndarray
    attribute: np.ndarray
    state: np.ndarray
    vr: np.ndarray
    value: np.ndarray
    first: np.ndarray
    length: np.ndarray
    keys: np.ndarray
    series: np.ndarray


class KeptValues:
    """Takes batches, each file once.

    Attributes
    ----------
    batches : list of KeptBatch
        In the order in which they came.
    """

    def __init__(self) -> None:
        self._numbers: dict[Attribute, int] = {}
        self.batches: list[KeptBatch] = []

    @property
    def attributes(self) -> list[Attribute]:
        """Those that occur, by their numbers."""
        return list(self._numbers)

    def number(self, attribute: Attribute) -> int | None:
        """An attribute's number; None of one that does not occur."""
        return self._numbers.get(attribute)

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Take in a batch; `series`: the series of files, by their entry keys, as far as they are in one."""
        numbers = [self._numbers.setdefault(one, len(self._numbers)) for one in values.attributes]
        kept: dict[tuple[int, int, int, str], int] = {}
        same = [
            kept.setdefault((numbers[values.attribute[row]], *_state_and_text(values, row)), len(kept)) for row in values.first.tolist()
        ]  # fmt: skip
        number, state, vr, text = (list(column) for column in zip(*kept, strict=True)) if kept else ([], [], [], [])
        keys = np.array([file.key for file in values.batch.files], np.int64)
        runs = _runs(np.array(same, np.int64)[values.value], values.lane)
        self.batches.append(
            KeptBatch(
                "".join(one + END for one in text).encode(errors="surrogatepass"),
                np.cumsum([0, *(len(one) + 1 for one in text)]).astype(np.int32),
                np.array(number, np.int32), np.array(state, np.uint8), np.array(vr, np.uint16), *runs,
                keys, np.array([series.get(key, -1) for key in keys.tolist()], np.int64),
            )
        )  # fmt: skip


def _state_and_text(values: BatchValues, row: int) -> tuple[int, int, str]:
    """What a value is, its VR, and its text, "" of what has none."""
    rows = values.batch.rows
    vr = int(rows.vr[row])
    if values.with_items[row]:
        return ITEMS, vr, ""
    if values.lists[row] or rows.size[row] == 0:
        return EMPTY, vr, ""
    if not rows.held[row]:
        return UNREAD, vr, ""
    raw = values.raw(row)
    text = whole_text(values.vr(row), raw[:MOST_KEPT], values.character_set(row, raw)).replace(END, " ")
    if len(raw) > MOST_KEPT and values.vr(row) in TEXT_VRS:
        return BEGUN, vr, text
    return (HELD if text.strip() or values.vr(row) not in TEXT_VRS else EMPTY), vr, text


def _runs(value: np.ndarray, lane: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which values are in which files, as runs of neighbours: value, first file, how many; int32."""
    value, lane = distinct_pairs(value, lane)
    begins = np.ones(len(value), bool)
    begins[1:] = (value[1:] != value[:-1]) | (lane[1:] != lane[:-1] + 1)
    at = np.flatnonzero(begins)
    return value[at].astype(np.int32), lane[at].astype(np.int32), np.diff(np.append(at, len(value))).astype(np.int32)
