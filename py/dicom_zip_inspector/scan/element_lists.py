"""Where a file's lists of elements lie, of many at once: its File Meta Information and its data set, ready to be walked."""

import numpy as np

from .element_rows import Stretches
from .header_scan import AT_STOP
from .header_walk import HeaderWalk
from .lanes import (
    AFTER_META,
    MAX_HEADER,
    META_TAGS,
    MOST_INFLATED,
    Lane,
    Layout,
    find_data_sets,
    inflate_data_set,
    lay_out,
    settle_encoding,
    take_meta,
)  # fmt: skip

MOST_META = 10_000  # elements


def find_lists(lanes: list[Lane]) -> tuple[Layout, Stretches]:
    """The lists of elements of lanes, lane by lane, and the bytes they are in: deflated ones inflated, as far as `MAX_HEADER` for all of them."""
    layout = find_data_sets(lanes)
    most = max(MOST_INFLATED, MAX_HEADER // max(sum(lane.deflated for lane in lanes), 1))
    for lane in lanes:
        if lane.declined.startswith("File Meta"):
            _find_behind_damaged_meta(lane)
        if lane.deflated:
            inflate_data_set(lane, most)
    if any(lane.deflated for lane in lanes):
        layout = lay_out(lanes)
    return layout, _stretches_of(lanes, layout)


def _stretches_of(lanes: list[Lane], layout: Layout) -> Stretches:
    rows = []
    for i, (lane, start, end) in enumerate(zip(lanes, layout.starts.tolist(), layout.ends.tolist(), strict=True)):
        first, reach = start + lane.start, start + _size(lane)
        if lane.form.has_meta:
            meta = min(end, first)
            rows.append((i, start + lane.form.start, meta, min(reach, first), lane.form.explicit, not lane.form.big_endian))
        rows.append((i, min(first, end), end, reach, lane.explicit, lane.little_endian))
    columns = np.array(rows, np.int64).reshape(-1, 6).T
    return Stretches(*columns[:4], *(columns[4:].astype(bool)))


def _size(lane: Lane) -> int:
    """Bytes that the lane would have, were all read."""
    if lane.ended:
        return len(lane.data)
    return 1 << 62 if lane.deflated else lane.prefix.member.size


def _find_behind_damaged_meta(lane: Lane) -> None:
    """Find a data set behind File Meta Information that the lockstep scanner declines."""
    meta = HeaderWalk(lane.form.start, len(lane.data), True, True, frozenset(META_TAGS.tolist()), AFTER_META, keep_first=True)
    if meta.follow(lane.data, True, MOST_META) == AT_STOP:
        take_meta(lane, meta.found, meta.position)
        settle_encoding(lane)
