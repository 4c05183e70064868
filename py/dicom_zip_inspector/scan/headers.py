"""Members -> entries: every member ends in exactly one class, instances with the header that the index keeps.

Most headers are read by the lockstep scanner, hundreds at a time; those it declines are walked one by one (`walking`), and the reason is
counted.
"""

import traceback
from collections import Counter
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing

import numpy as np

from ..archive.member import Member
from ..archive.span_reader import MemberPrefix, ensure, extended, plan_spans, read_prefixes, take_at_hand
from ..base.errors import Cancelled, InspectorError
from ..base.pauses import Pauses
from . import private_b_value
from .attributes import ValueReader
from .content_kind import HEAD, dicom_form
from .entries import LEFT, Entry, entry_of_other, instance_entry
from .header_scan import AT_STOP, COMPLETE, DECLINED, SHORT, UNDEFINED_LENGTH, Scan, scan
from .header_walk import HeaderWalk
from .lanes import MAX_HEADER, PIXEL_DATA, Lane, Layout, find_data_sets
from .table_needs import BEHIND_DESCRIPTION, KEPT, PRIVATE, WANTED, pixels_at, to_follow
from .walking import walk_header

FIRST_PREFIX = 6 << 10
MARGIN = 512  # read beyond what most headers need
MOST = 0.9  # of the headers; the others are read once more
MAX_PREFIX = 256 << 10  # beyond this, headers are fetched one by one
BATCH_LANES = (8, 128, 2048)  # small at first, so that the first rows appear early
BATCH_BYTES = 48 << 20


class HeaderReader:
    """Reads the headers of members, batch by batch, and learns how long headers are.

    Parameters
    ----------
    whole : bool
        Whether headers are followed to their end, not as far as the table needs them.

    Attributes
    ----------
    declined : Counter
        Why the scanner declined files, and how many.
    """

    def __init__(self, pauses: Pauses | None = None, whole: bool = False):
        self._stop = PIXEL_DATA.start if whole else BEHIND_DESCRIPTION
        self._pauses = pauses or Pauses()
        self.declined: Counter[str] = Counter()
        self._values = ValueReader()
        self._prefix_size = FIRST_PREFIX

    async def read(self, members: Iterable[tuple[int, Member]]) -> AsyncGenerator[list[Entry]]:
        """Entries of members that are no folders, in batches. `members` come as (entry key, member), source by source in file order."""
        keys = {id(member): key for key, member in members}
        spans = plan_spans((member for _, member in members), lambda _: self._prefix_size)
        batch: list[MemberPrefix] = []
        batch_bytes, targets = 0, iter(BATCH_LANES)
        target = next(targets)
        async with aclosing(read_prefixes(spans)) as reads:
            async for prefixes in reads:
                for prefix in prefixes:
                    await take_at_hand(prefix, self._prefix_size, FIRST_PREFIX, self._pauses)
                    prefix.rest()
                    batch.append(prefix)
                    batch_bytes += len(prefix.data) + prefix.at_hand
                    if len(batch) >= target or batch_bytes > BATCH_BYTES:
                        yield await self._read_batch(keys, batch)
                        batch, batch_bytes, target = [], 0, next(targets, target)
        if batch:
            yield await self._read_batch(keys, batch)

    async def _read_batch(self, keys: dict[int, int], prefixes: list[MemberPrefix]) -> list[Entry]:
        """The entries of members, all at once; where that fails, a fault of ours, each by itself, so that it costs one entry."""
        try:
            return await self._read_all(keys, prefixes)
        except Cancelled:
            raise
        except Exception:
            return [await self._read_one(keys, prefix) for prefix in prefixes]

    async def _read_one(self, keys: dict[int, int], prefix: MemberPrefix) -> Entry:
        try:
            [entry] = await self._read_all(keys, [prefix])
        except Cancelled:
            raise
        except Exception as error:
            reason = InspectorError(f"“{prefix.member.name}” cannot be read: a fault of this program.", "".join(traceback.format_exception(error)))
            return Entry(keys[id(prefix.member)], prefix.member, "unreadable", "unknown", reason)
        return entry

    async def _read_all(self, keys: dict[int, int], prefixes: list[MemberPrefix]) -> list[Entry]:
        entries, lanes, longer, lengths = [], [], [], list[int]()
        for prefix in prefixes:
            key = keys[id(prefix.member)]
            form = dicom_form(prefix.data[:HEAD])
            if form is None:
                entries.append(entry_of_other(key, prefix))
            else:
                lanes.append(Lane(key, prefix, form, PIXEL_DATA.start if prefix.whole else self._stop))
        while lanes:
            await self._pauses.give_way()
            layout = find_data_sets(lanes)
            await self._pauses.give_way()
            ready = [i for i, lane in enumerate(lanes) if not lane.declined]
            found = _scan_lanes(lanes, layout, ready)
            reached = found.position - layout.starts[ready]
            await self._pauses.give_way()
            longer += self._finish(lanes, layout, ready, found, reached, entries)
            for lane in lanes:
                if lane.declined:
                    entries.append(await self.walked(lane))
            lengths += reached[found.status == AT_STOP].tolist()
            lanes, longer = await lengthened(longer, self._pauses)
        if lengths:
            self._prefix_size = min(max(int(np.quantile(lengths, MOST)) + MARGIN, FIRST_PREFIX), MAX_PREFIX)
        return sorted(entries, key=lambda entry: entry.key)

    def _finish(
        self, lanes: list[Lane], layout: Layout, ready: list[int], found: Scan, reached: np.ndarray, entries: list[Entry]
    ) -> list[tuple[Lane, int]]:
        """Turn what the scanner found into entries; lanes whose header is longer than their prefix come back with the size they need."""
        again = []
        offset = np.where(found.length == UNDEFINED_LENGTH, -1, found.offset)
        rows, malformed = self._values.read(layout.raw, offset[:, KEPT], found.length[:, KEPT])
        b_values = private_b_value.b_values(layout.raw, offset[:, PRIVATE], found.length[:, PRIVATE])
        is_left = (found.status == AT_STOP) & (found.stop_tag < PIXEL_DATA.start)
        stops = zip(np.where(is_left, LEFT, found.status).tolist(), reached.tolist(), found.stop_length.tolist(), strict=True)
        for row, (i, values, (status, needed, stop_length)) in enumerate(zip(ready, rows, stops, strict=True)):
            lane = lanes[i]
            if status == COMPLETE and not lane.ended:
                status = SHORT  # an element ends where the prefix does
            if status == DECLINED or (status == SHORT and lane.deflated):
                lane.declined = "not plain enough to follow"
            elif status == SHORT and not lane.ended and needed <= min(lane.prefix.member.size, MAX_HEADER):
                again.append((lane, needed + MARGIN))
            elif status == SHORT and (lane.ended or needed > lane.prefix.member.size):
                lane.declined = "goes on past its end"
            else:
                lane.notes += tuple(malformed.get(row, ()))
                entries.append(instance_entry(lane, status, needed, stop_length, values, b_values.get(row)))
        return again

    async def walked(self, lane: Lane) -> Entry:
        """The entry of a lane that the scanner cannot follow."""
        self.declined[lane.declined] += 1
        self._pauses.working_on(lane.prefix.member.name)
        prefix = lane.prefix
        try:
            walk, status = await walk_header(lane, self._pauses)
            return self._walked_instance(lane, walk, status)
        except Cancelled:
            raise
        except InspectorError as error:
            return Entry(lane.key, lane.prefix.member, "unreadable", "DICOM", error)
        finally:
            lane.prefix, lane.data = prefix, b""  # the walk's may be long

    def _walked_instance(self, lane: Lane, walk: HeaderWalk, status: int) -> Entry:
        places = np.array([[walk.found.get(tag, (-1, 0)) for tag in WANTED.tolist()]], np.int64)
        offset, length = np.where(places[..., 1] == UNDEFINED_LENGTH, -1, places[..., 0]), places[..., 1]
        rows, malformed = self._values.read(lane.data, offset[:, KEPT], length[:, KEPT], lane.little_endian)
        b_values = private_b_value.b_values(lane.data, offset[:, PRIVATE], length[:, PRIVATE], lane.little_endian)
        lane.notes += tuple(malformed.get(0, ()))
        stop_length = walk.stopped_at.length if walk.stopped_at else -1
        return instance_entry(lane, status, walk.position, stop_length, next(rows), b_values.get(0))


def _scan_lanes(lanes: list[Lane], layout: Layout, ready: list[int]) -> Scan:
    """What the table needs of lanes; those of which it needs more than others are followed on."""
    scanned, starts = [lanes[i] for i in ready], layout.starts[ready]
    first = starts + np.array([lane.start for lane in scanned], np.int64)
    explicit = np.array([lane.explicit for lane in scanned], bool)
    stops = np.array([lane.stop for lane in scanned], np.int64)
    found = scan(layout.buffer, first, layout.ends[ready], explicit, WANTED, PIXEL_DATA, stops)
    while (further := to_follow(layout.buffer, found, starts, scanned)).any():
        which = np.flatnonzero(further)
        for row in which.tolist():
            scanned[row].stop = int(further[row])
        ends, stops = layout.ends[ready][which], further[which]
        found.go_on(which, scan(layout.buffer, found.position[which], ends, explicit[which], WANTED, PIXEL_DATA, stops))
    for lane, place in zip(scanned, pixels_at(layout.buffer, found, scanned).tolist(), strict=True):
        lane.pixels_at = place
    return found


async def lengthened(longer: list[tuple[Lane, int]], pauses: Pauses) -> tuple[list[Lane], list[tuple[Lane, int]]]:
    """Lanes with prefixes of the sizes that they need, of what is at hand, else read in bulk as the first were; and those that must wait for room."""
    lanes: dict[int, Lane] = {}
    sizes: dict[int, int] = {}
    total = 0
    for lane, needed in sorted(longer, key=lambda one: (id(one[0].prefix.member.source), one[0].prefix.member.header_offset)):
        size = max(2 * len(lane.prefix.data), needed)
        total += size
        if sizes and total > BATCH_BYTES:
            break
        lanes[id(lane.prefix.member)], sizes[id(lane.prefix.member)] = lane, size
    absent = [lane.prefix.member for lane in lanes.values() if not await extended(lane.prefix, sizes[id(lane.prefix.member)], pauses)]
    for lane in lanes.values():
        lane.prefix.rest()
        await pauses.spend(len(lane.prefix.data))
    spans = plan_spans(absent, lambda member: sizes[id(member)])
    async with aclosing(read_prefixes(spans)) as reads:
        async for prefixes in reads:
            for prefix in prefixes:
                await ensure(prefix, sizes[id(prefix.member)], pauses)
                prefix.release()
                lanes[id(prefix.member)].prefix = prefix
    return list(lanes.values()), [one for one in longer if id(one[0].prefix.member) not in lanes]
