"""Members -> every element of them, batch by batch: as much of each is read as its elements need, and Pixel Data are not.

Of a value that goes on beyond the bytes at hand the next element's place is known. If that is where the file ends, nothing is behind it;
only if something is, the file is opened there.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import aclosing

import numpy as np

from ..archive.member import Member
from ..archive.span_reader import plan_spans, read_prefixes, take_at_hand
from ..base.errors import InspectorError
from ..base.pauses import Pauses
from .content_kind import HEAD, dicom_form
from .element_batch import MOST_REST, TOO_LONG, ElementBatch, Gathered, unheld
from .element_lists import find_lists
from .element_rows import ElementRows, Ends, Stretches
from .element_tail import Tail
from .every_element import walk
from .header_scan import SHORT
from .headers import MARGIN, MAX_PREFIX, lengthened
from .lanes import MAX_HEADER, Lane

FIRST_PREFIX = 20 << 10
BATCH_LANES = 512
BATCH_BYTES = 16 << 20
NEAR = 64 << 10  # what is no farther is read on, what is, is jumped to


class ElementReader:
    """Reads every element of members, and learns how much that needs of those whose sizes do not tell.

    Parameters
    ----------
    pixels_at : mapping of int to int
        By entry keys, where in the file Pixel Data begin at the latest: what is before that is read at once. 0 where nothing is known.
    """

    def __init__(self, pauses: Pauses | None = None, pixels_at: Mapping[int, int] | None = None):
        self._pauses, self._prefix_size = pauses or Pauses(), FIRST_PREFIX
        self._pixels_at = {key: place for key, place in (pixels_at or {}).items() if 0 < place <= MAX_PREFIX}

    async def read(self, members: Iterable[tuple[int, Member]]) -> AsyncGenerator[ElementBatch]:
        """Batches of members that are DICOM; others are passed over. `members` come as (entry key, member), source by source in file order."""
        keys = {id(member): key for key, member in members}
        spans = plan_spans((member for _, member in members), lambda member: self._pixels_at.get(keys[id(member)], self._prefix_size))
        lanes, size = list[Lane](), 0
        async with aclosing(read_prefixes(spans)) as reads:
            async for prefixes in reads:
                for prefix in prefixes:
                    key = keys[id(prefix.member)]
                    known = self._pixels_at.get(key, 0)
                    await take_at_hand(prefix, known or self._prefix_size, known or FIRST_PREFIX, self._pauses)
                    prefix.release()
                    if form := dicom_form(prefix.data[:HEAD]):
                        lanes.append(Lane(key, prefix, form, pixels_at=known))
                        size += len(prefix.data)
                    if len(lanes) >= BATCH_LANES or size > BATCH_BYTES:
                        yield await self._read_batch(lanes)
                        lanes, size = [], 0
        if lanes:
            yield await self._read_batch(lanes)

    async def _read_batch(self, lanes: list[Lane]) -> ElementBatch:
        reading = _Reading(lanes, self._pauses)
        await reading.run()
        self._prefix_size = min(max(reading.longest + MARGIN, FIRST_PREFIX), MAX_PREFIX)
        return reading.found.batch()


class _Reading:
    """One batch on its way."""

    def __init__(self, lanes: list[Lane], pauses: Pauses):
        self.lanes, self.pauses = lanes, pauses
        self.found = Gathered(lanes)
        self.longest = 0
        self._beyond: list[tuple[int, int, bool]] = []  # lane, place in its file, whether among fragments

    async def run(self) -> None:
        """Walk all lanes, those whose elements are not all there again with more bytes; then what is behind long values."""
        todo, longer = list(range(len(self.lanes))), list[tuple[Lane, int]]()
        places = {id(lane): i for i, lane in enumerate(self.lanes)}
        while todo:
            await self.pauses.give_way()
            longer += await self._walk(todo)
            again, longer = await self._lengthened(longer)
            todo = [places[id(lane)] for lane in again]
        for lane, place, fragments in self._beyond:
            self.pauses.working_on(self.lanes[lane].prefix.member.name)
            try:
                await Tail(self.found, lane, self.pauses).follow(place, fragments)
            except InspectorError as error:
                self.found.set_fault(lane, place, error.message.rstrip("."))

    async def _lengthened(self, longer: list[tuple[Lane, int]]) -> tuple[list[Lane], list[tuple[Lane, int]]]:
        """Some lanes with more bytes, and those that must wait: what is deflated has none to be read any more, and is inflated further by itself."""
        whole = [one for one in longer if one[0].deflated and one[0].prefix.whole]
        if longer and len(whole) == len(longer):
            return [longer[0][0]], longer[1:]
        lanes, waiting = await lengthened([one for one in longer if not (one[0].deflated and one[0].prefix.whole)], self.pauses)
        return lanes, waiting + whole

    async def _walk(self, todo: list[int]) -> list[tuple[Lane, int]]:
        """Walk lanes; those that need more bytes, and how many, are left out of what was found."""
        lanes = [self.lanes[i] for i in todo]
        layout, stretches = find_lists(lanes)
        stretches.lane = np.array(todo, np.int64)[stretches.lane]
        rows, ends = await walk(layout.raw, layout.buffer, stretches, len(self.lanes), self.pauses)
        start = dict(zip(todo, layout.starts.tolist(), strict=True))
        needed = _needed(self.lanes, rows, stretches, ends, start)
        longer = {i: size for i, size in needed.items() if not self.lanes[i].ended and len(self.lanes[i].data) < MAX_HEADER}
        gone = np.zeros(len(self.lanes), bool)
        gone[list(longer)] = True
        if len(longer) < len(todo):
            self.found.add(layout.raw, rows.without_lanes(gone) if longer else rows, [(at, 0) for at in start.values()])
        for row, i in enumerate(stretches.lane.tolist()):
            if i not in longer:
                self._end(row, i, start[i], stretches, ends)
                self.lanes[i].data = self.lanes[i].prefix.data = b""  # they are in the layout now
        self._learn(rows, start)
        return [(self.lanes[i], size) for i, size in longer.items()]

    def _learn(self, rows: ElementRows, start: dict[int, int]) -> None:
        """How long prefixes should be, by those of members that are longer than theirs and whose sizes do not tell."""
        partial = np.array([not (lane.prefix.whole or lane.pixels_at) for lane in self.lanes], bool)
        which = rows.held & partial[rows.lane]
        if which.any():
            begin = np.zeros(len(self.lanes), np.int64)
            begin[list(start)] = list(start.values())
            self.longest = max(self.longest, int((rows.offset + rows.size - begin[rows.lane])[which].max()))

    def _end(self, row: int, i: int, start: int, stretches: Stretches, ends: Ends) -> None:
        """What the end of a stretch tells of its file."""
        place = int(ends.position[row]) - start
        if row in ends.faults:
            at, why = ends.faults[row]
            self.found.set_fault(i, at - start, why)
        is_last = row + 1 == len(stretches.lane) or stretches.lane[row + 1] != i
        if ends.status[row] != SHORT:
            file, position = self.found.files[i], int(ends.position[row])
            file.behind = int(stretches.reach[row]) - position if is_last else 0
            file.rest = self.found.raws[-1][position : min(int(stretches.end[row]), position + MOST_REST)] if is_last else b""
        elif is_last and not self.lanes[i].deflated and (ends.level[row] == 0 or ends.fragments[row]):
            self._beyond.append((i, place, bool(ends.fragments[row])))
        else:
            self.found.set_fault(i, place, TOO_LONG)


def _needed(lanes: list[Lane], rows: ElementRows, stretches: Stretches, ends: Ends, start: dict[int, int]) -> dict[int, int]:
    """Bytes that lanes need to have, of those that need more: to go on, and to hold values that are worth it."""
    needed: dict[int, int] = {}
    for row in np.flatnonzero(ends.status == SHORT).tolist():
        lane, position, near = int(stretches.lane[row]), int(ends.position[row]), int(stretches.end[row]) + NEAR
        within = ends.level[row] > 0 and not ends.fragments[row]
        if within or position <= near or lanes[lane].deflated:
            needed[lane] = position - start[lane] + MARGIN
    for row in unheld(rows).tolist():
        lane = int(rows.lane[row])
        needed[lane] = max(needed.get(lane, 0), int(rows.offset[row] + rows.size[row]) - start[lane] + MARGIN)
    return needed
