"""Every element of many files: side by side what can be followed so, the rest one by one; then what is in values of which nobody says that
they are lists."""

import numpy as np

from ..base.pauses import Pauses
from .element_lockstep import FEW_LANES, walk_together
from .element_rows import ElementRows, Ends, Stretches, joined
from .element_walk import ElementWalk
from .header_scan import DECLINED
from .settled_vrs import settle_vrs
from .unknown_lists import with_unknown_lists


async def walk(raw: bytes, buffer: np.ndarray, stretches: Stretches, lanes: int, pauses: Pauses, few: int = FEW_LANES) -> tuple[ElementRows, Ends]:
    """Every element of stretches, whatever their bytes are: it raises nothing but what `pauses` does.

    Parameters
    ----------
    raw, buffer : bytes, (n,) uint8
        The same bytes twice: all stretches, and `header_scan.PADDING` bytes after the last.
    stretches : Stretches
        What to walk; several may be of one file, which then share its scope.
    lanes : int
        How many files they are of.
    pauses : Pauses
        It gives way between steps: one long file takes as long as thousands of short ones.
    few : int
        How many lanes are followed one by one rather than side by side.
    """
    rows, ends = await walk_together(buffer, stretches, lanes, pauses, few)
    declined = np.flatnonzero(ends.status == DECLINED)
    if declined.size:
        gone = np.zeros(lanes, bool)
        gone[stretches.lane[declined]] = True
        parts = [rows.without_lanes(gone)]
        for row in np.flatnonzero(gone[stretches.lane]).tolist():
            parts.append(await _walked(raw, stretches, row, lanes, ends, pauses))
        rows = joined(parts)
    settle_vrs(raw, rows)
    return await with_unknown_lists(raw, rows, pauses), ends


async def _walked(raw: bytes, stretches: Stretches, row: int, lanes: int, ends: Ends, pauses: Pauses) -> ElementRows:
    """The elements of one stretch; how it ends goes into `ends`."""
    one = ElementWalk(
        raw, int(stretches.start[row]), int(stretches.end[row]), int(stretches.reach[row]),
        bool(stretches.explicit[row]), bool(stretches.little_endian[row]), int(stretches.lane[row]), lanes,
    )  # fmt: skip
    await one.follow(pauses)
    ends.status[row], ends.position[row], ends.level[row] = one.status, one.position, one.level
    ends.fragments[row] = one.among_fragments
    ends.faults.pop(row, None)
    if one.why:
        ends.faults[row] = one.fault, one.why
    return one.as_rows()
