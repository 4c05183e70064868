"""VRs that are not stored, by the dictionaries: of private elements by who has reserved their block."""

import numpy as np

from .element_rows import ElementRows, vr_code
from .implicit_vr import MOST_CREATOR, creator_text, implicit_vr
from .numbering import numbered


def settle_vrs(raw: bytes, rows: ElementRows) -> None:
    """Put VRs where none are stored."""
    bare = np.flatnonzero(rows.vr == 0)
    if not bare.size:
        return
    creator = rows.creator_rows()[bare]
    names = {row: _name(raw, rows, row) for row in np.unique(creator[creator >= 0]).tolist()}
    numbers = {name: number for number, name in enumerate(dict.fromkeys(["", *names.values()]))}
    number = np.zeros(len(rows) + 1, np.int64)  # the last one, of -1, is that of no name
    number[list(names)] = [numbers[name] for name in names.values()]
    keys = number[creator] << 32 | rows.tag[bare]
    first, inverse = numbered(keys)
    by_number = list(numbers)
    codes = [vr_code(implicit_vr(key & 0xFFFFFFFF, by_number[key >> 32])) for key in keys[first].tolist()]
    rows.vr[bare] = np.array(codes, np.int64)[inverse]


def _name(raw: bytes, rows: ElementRows, row: int) -> str:
    offset, size = int(rows.offset[row]), int(rows.size[row])
    return creator_text(raw[offset : offset + min(max(size, 0), MOST_CREATOR)]) if rows.held[row] else ""
