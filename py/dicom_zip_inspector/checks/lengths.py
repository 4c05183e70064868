"""Elements whose bytes cannot be values of their VR: an odd number of them, or no multiple of what one value takes (PS3.5 sections 6.2 and 7.1.1)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from ..census.batch_values import Attribute, BatchValues
from ..census.value_text import SIZES
from ..scan.element_rows import vr_code

_WIDTHS = np.full(1 << 16, 2, np.int64)  # bytes of which a value's are a multiple, by VR as `vr_code` has it
for _vr, _size in SIZES.items():
    _WIDTHS[vr_code(_vr)] = 4 if _vr == "AT" else _size


class Lengths:
    """Takes batches, each file once."""

    def __init__(self) -> None:
        self._keys: defaultdict[tuple[Attribute, int], list[np.ndarray]] = defaultdict(list)

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Look at a batch."""
        rows = values.batch.rows
        width = _WIDTHS[rows.vr]
        keys = np.array([file.key for file in values.batch.files], np.int64)
        wrong = np.flatnonzero(rows.held & ~values.lists & (rows.size % width != 0))
        for number in np.unique(values.attribute[wrong]).tolist():
            mine = wrong[values.attribute[wrong] == number]
            for one in np.unique(width[mine]).tolist():
                self._keys[values.attributes[number], one].append(keys[np.unique(rows.lane[mine[width[mine] == one]])])

    def wrong(self) -> Iterator[tuple[Attribute, int, np.ndarray]]:
        """Attributes, of how many bytes theirs should be a multiple, and the keys of entries where they are not: (n,) int64."""
        for (attribute, width), keys in self._keys.items():
            yield attribute, width, np.concatenate(keys)
