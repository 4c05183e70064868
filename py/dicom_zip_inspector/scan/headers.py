"""Members -> entries: every member ends in exactly one class, instances with the header that the index keeps.

Most headers are read by the lockstep scanner, hundreds at a time; those it declines go to pydicom (`header_fallback`), and the reason
is counted.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass

import numpy as np

from ..archive.member import Member
from ..archive.span_reader import MemberPrefix, ensure, plan_spans, read_prefixes
from ..base.contract import EntryClass
from ..base.errors import HeaderUnreadable, InspectorError, MemberEncrypted
from ..base.finding import Finding, found
from ..base.pauses import Pauses
from ..base.transfer_syntax import DEFLATED_EXPLICIT
from ..base.uid_names import uid_name
from . import private_b_value
from .attributes import TAGS, InstanceHeader, ValueReader
from .content_kind import HEAD, dicom_form
from .file_kind import other_kind
from .header_scan import AT_STOP, DECLINED, SHORT, UNDEFINED_LENGTH, Scan, scan
from .lanes import Lane, Layout, find_data_sets

FIRST_PREFIX = 20 << 10
MARGIN = 512  # read beyond the longest header seen
MAX_PREFIX = 256 << 10  # beyond this, headers are fetched one by one
MAX_HEADER = 64 << 20  # a header is not followed further
BATCH_LANES = (32, 128, 512)  # small at first, so that the first rows appear early
BATCH_BYTES = 48 << 20

PIXEL_DATA = range(0x7FE00008, 0x7FE00011)  # Float, Double Float, and Pixel Data
WANTED = np.array(sorted({*TAGS, *private_b_value.TAGS}), np.int64)
KEPT, PRIVATE = np.searchsorted(WANTED, TAGS), np.searchsorted(WANTED, private_b_value.TAGS)
MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10"


@dataclass(slots=True)
class Entry:
    """One entry of the account. `kind` is what it is in words; `error` why it cannot be read; `header` only for instances."""

    key: int
    member: Member
    entry_class: EntryClass
    kind: str
    error: InspectorError | None = None
    header: InstanceHeader | None = None

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is odd about the entry."""
        return self.member.notes + (self.header.notes if self.header else ())

    @property
    def is_instance(self) -> bool:
        """Whether it is DICOM that can be looked into."""
        return self.entry_class in ("image", "object", "dicomdir")

    @property
    def is_damaged(self) -> bool:
        """Whether its data are cut or not what they should be, whatever its class."""
        return any(note.wording.damages for note in self.notes)


class HeaderReader:
    """Reads the headers of members, batch by batch, and learns how long headers are.

    Attributes
    ----------
    declined : Counter
        Why the scanner left files to pydicom, and how many.
    """

    def __init__(self, pauses: Pauses | None = None):
        self._pauses = pauses or Pauses()
        self.declined: Counter[str] = Counter()
        self._values = ValueReader()
        self._prefix_size = FIRST_PREFIX

    async def read(self, members: Iterable[tuple[int, Member]]) -> AsyncIterator[list[Entry]]:
        """Entries of members that are no folders, in batches. `members` come as (entry key, member), source by source in file order."""
        keys = {id(member): key for key, member in members}
        spans = plan_spans((member for _, member in members), lambda _: self._prefix_size)
        batch: list[MemberPrefix] = []
        batch_bytes, targets = 0, iter(BATCH_LANES)
        target = next(targets)
        async with aclosing(read_prefixes(spans)) as reads:
            async for prefixes in reads:
                for prefix in prefixes:
                    await ensure(prefix, self._prefix_size, self._pauses)
                    prefix.release()
                    batch.append(prefix)
                    batch_bytes += len(prefix.data)
                    if len(batch) >= target or batch_bytes > BATCH_BYTES:
                        yield await self._read_batch(keys, batch)
                        batch, batch_bytes, target = [], 0, next(targets, target)
        if batch:
            yield await self._read_batch(keys, batch)

    async def _read_batch(self, keys: dict[int, int], prefixes: list[MemberPrefix]) -> list[Entry]:
        entries, lanes, longest = [], [], 0
        for prefix in prefixes:
            key = keys[id(prefix.member)]
            form = dicom_form(prefix.data[:HEAD])
            if form is None:
                entries.append(_not_dicom(key, prefix))
            else:
                lanes.append(Lane(key, prefix, form))
        while lanes:
            layout = find_data_sets(lanes)
            ready = [i for i, lane in enumerate(lanes) if not lane.declined]
            found = _scan_lanes(lanes, layout, ready)
            reached = found.position - layout.starts[ready]
            again = self._finish(lanes, layout, ready, found, reached, entries)
            for lane in lanes:
                if lane.declined:
                    entries.append(await self._left_to_pydicom(lane))
            longest = max([longest, *reached[found.status == AT_STOP].tolist()])
            lanes = await _lengthened(again, self._pauses)
        self._prefix_size = min(max(longest + MARGIN, FIRST_PREFIX), MAX_PREFIX)
        return sorted(entries, key=lambda entry: entry.key)

    def _finish(
        self, lanes: list[Lane], layout: Layout, ready: list[int], found: Scan, reached: np.ndarray, entries: list[Entry]
    ) -> list[tuple[Lane, int]]:
        """Turn what the scanner found into entries; lanes whose header is longer than their prefix come back with the size they need."""
        again = []
        offset = np.where(found.length == UNDEFINED_LENGTH, -1, found.offset)
        rows = self._values.read(layout.raw, offset[:, KEPT], found.length[:, KEPT])
        b_values = private_b_value.b_values(layout.raw, offset[:, PRIVATE], found.length[:, PRIVATE])
        stops = zip(found.status.tolist(), reached.tolist(), found.stop_length.tolist(), strict=True)
        for row, (i, values, (status, needed, stop_length)) in enumerate(zip(ready, rows, stops, strict=True)):
            lane = lanes[i]
            if status == DECLINED or (status == SHORT and lane.transfer_syntax_uid == DEFLATED_EXPLICIT):
                lane.declined = "not plain enough to follow"
            elif status == SHORT and not lane.ended and needed <= min(lane.prefix.member.size, MAX_HEADER):
                again.append((lane, needed))
            elif status == SHORT and (lane.ended or needed > lane.prefix.member.size):
                entries.append(_cut_header(lane, needed))
            else:
                if status == SHORT:
                    lane.notes += (found("header_not_followed", limit=MAX_HEADER),)
                elif status == AT_STOP:
                    lane.notes += _cut_pixels(lane, needed, stop_length)
                entries.append(_instance(lane, status == AT_STOP, values, b_values.get(row)))
        return again

    async def _left_to_pydicom(self, lane: Lane) -> Entry:
        from . import header_fallback  # only now: the scanner must not wait for pydicom

        self.declined[lane.declined] += 1
        member = lane.prefix.member
        try:
            header = await header_fallback.read_header(lane.key, lane.prefix, self._pauses)
        except InspectorError as error:
            return Entry(lane.key, member, "unreadable", "DICOM", error)
        header.notes = lane.notes
        return classify(member, header)


def _scan_lanes(lanes: list[Lane], layout: Layout, ready: list[int]) -> Scan:
    first = layout.starts[ready] + np.array([lanes[i].start for i in ready], np.int64)
    explicit = np.array([lanes[i].explicit for i in ready], bool)
    return scan(layout.buffer, first, layout.ends[ready], explicit, WANTED, PIXEL_DATA)


async def _lengthened(again: list[tuple[Lane, int]], pauses: Pauses) -> list[Lane]:
    """The lanes with new prefixes, long enough to go on, read in bulk as the first ones were."""
    lanes = {id(lane.prefix.member): lane for lane, _ in again}
    sizes = {id(lane.prefix.member): max(2 * len(lane.prefix.data), needed + MARGIN) for lane, needed in again}
    spans = plan_spans((lane.prefix.member for lane, _ in again), lambda member: sizes[id(member)])
    async with aclosing(read_prefixes(spans)) as reads:
        async for prefixes in reads:
            for prefix in prefixes:
                await ensure(prefix, sizes[id(prefix.member)], pauses)
                prefix.release()
                lanes[id(prefix.member)].prefix = prefix
    return list(lanes.values())


def _instance(lane: Lane, has_pixel_data: bool, values: tuple, b_value: tuple[float] | None) -> Entry:
    member = lane.prefix.member
    header = InstanceHeader(lane.key, lane.transfer_syntax_uid, lane.media_storage_sop_class_uid, has_pixel_data, member.size, lane.notes, *values)
    header.diffusion_b_value = header.diffusion_b_value or b_value
    return classify(member, header)


def _not_dicom(key: int, prefix: MemberPrefix) -> Entry:
    if isinstance(prefix.error, MemberEncrypted):
        return Entry(key, prefix.member, "encrypted", "encrypted", prefix.error)
    if prefix.error is not None:
        return Entry(key, prefix.member, "unreadable", "unknown", prefix.error)
    return Entry(key, prefix.member, "not_dicom", other_kind(prefix.member.name, prefix.data, prefix.member.size))


def classify(member: Member, header: InstanceHeader) -> Entry:
    """The entry of an instance: a picture, a DICOMDIR, or another object named by its SOP Class."""
    sop_class_uid = header.sop_class_uid or header.media_storage_sop_class_uid
    if sop_class_uid == MEDIA_STORAGE_DIRECTORY:
        return Entry(header.entry_key, member, "dicomdir", "DICOMDIR")
    kind = uid_name(sop_class_uid) if sop_class_uid else "DICOM object without SOP Class"
    return Entry(header.entry_key, member, "image" if header.has_pixel_data else "object", kind, None, header)


def _cut_header(lane: Lane, needed: int) -> Entry:
    member = lane.prefix.member
    reason = f"The header of “{member.name}” is cut: it goes on past the {member.size:,} bytes that are there."
    error = lane.prefix.error or HeaderUnreadable(reason, f"the next element would be at byte {needed:,}")
    return Entry(lane.key, member, "unreadable", "DICOM", error)


def _cut_pixels(lane: Lane, position: int, length: int) -> tuple[Finding, ...]:
    """A note where native Pixel Data promise more bytes than the member has."""
    missing = position + (12 if lane.explicit else 8) + length - lane.prefix.member.size
    if length == UNDEFINED_LENGTH or lane.transfer_syntax_uid == DEFLATED_EXPLICIT or missing <= 0:
        return ()
    return (found("pixels_cut", missing=missing, length=length),)
