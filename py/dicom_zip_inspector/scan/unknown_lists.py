"""Items in values of which nobody says what they are (UN, or of no dictionary): found by their bytes, and walked as every element is.

Whoever turns a data set without VRs into one with them writes UN for what he does not know, sequences too (PS3.5 section 6.2.2 note 2): their items
are without VRs then, and in little endian. Bytes that cannot be followed so to their end are no items.
"""

from typing import Any

import numpy as np

from ..base.pauses import Pauses
from .element_header import Open, holds_items
from .element_rows import COLUMNS, ElementRows, vr_code
from .element_walk import SEQUENCE, ElementWalk
from .header_scan import COMPLETE, UNDEFINED_LENGTH
from .implicit_vr import public_vr
from .settled_vrs import settle_vrs

_UN = vr_code("UN")
_ITEM_BYTES = b"\xfe\xff\x00\xe0"
_LEAST = 8  # bytes of an item


class _ItemsWalk(ElementWalk):
    """A walk through the items of one value, whose row is its first."""

    def begin(self, rows: ElementRows, row: int) -> None:
        """Take the value's row over."""
        columns = (rows.scope, rows.tag, rows.vr, rows.offset, rows.length, rows.size, rows.held, rows.little_endian)
        self._rows.extend(int(column[row]) for column in columns)

    def _begun(self) -> list[Open]:
        inside = Open(SEQUENCE, self.reach, self.reach, False, True, row=0, value=self.position)
        return [*super()._begun(), inside]


async def with_unknown_lists(raw: bytes, rows: ElementRows, pauses: Pauses) -> ElementRows:
    """Rows and, behind them, those of the items in values of UN, and of what is in these, with their VRs."""
    seen = 0
    while (candidates := _candidates(raw, rows, seen)).size:
        seen, parts = len(rows), list[tuple[int, ElementRows]]()
        for row in candidates.tolist():
            begin, end = int(rows.offset[row]), int(rows.offset[row] + rows.size[row])
            walk = _ItemsWalk(raw, begin, end, end, False, True, int(rows.lane[row]), rows.lanes)
            walk.begin(rows, row)
            await walk.follow(pauses)
            if walk.status == COMPLETE and not walk.why:
                parts.append((row, walk.as_rows()))
        rows = _with_items(rows, parts)
        settle_vrs(raw, rows)
    return rows


def _candidates(raw: bytes, rows: ElementRows, seen: int) -> np.ndarray:
    """Rows from `seen` on whose values may be lists of items."""
    found = np.flatnonzero((rows.vr == _UN) & rows.held & (rows.size >= _LEAST) & (rows.length != UNDEFINED_LENGTH))
    return np.array([row for row in found[found >= seen].tolist() if _may_hold_items(raw, rows, row)], np.int64)


def _may_hold_items(raw: bytes, rows: ElementRows, row: int) -> bool:
    begin, tag = int(rows.offset[row]), int(rows.tag[row])
    return raw.startswith(_ITEM_BYTES, begin) and public_vr(tag) in ("", "SQ") and holds_items(raw[begin : begin + int(rows.size[row])])


def _with_items(rows: ElementRows, parts: list[tuple[int, ElementRows]]) -> ElementRows:
    """Rows and parts, of which the first row of each is one that is there."""
    columns: dict[str, list[np.ndarray]] = {name: [getattr(rows, name)] for name in (*COLUMNS, "item_sequence", "item_number")}
    count, items = len(rows), len(rows.item_sequence)
    for row, part in parts:
        for name in COLUMNS:
            columns[name].append(getattr(part, name)[1:])
        columns["scope"][-1] = part.scope[1:] + items
        columns["item_sequence"].append(np.where(part.item_sequence == 0, row, part.item_sequence - 1 + count))
        columns["item_number"].append(part.item_number)
        count, items = count + len(part) - 1, items + len(part.item_sequence)
    whole: dict[str, Any] = {name: np.concatenate(column) for name, column in columns.items()}
    return ElementRows(rows.lanes, **whole)
