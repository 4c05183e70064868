"""Members -> entries: every member ends in exactly one class, instances with the header that the index keeps.

Most headers are read by the lockstep scanner, hundreds at a time; those it declines go to pydicom (`header_fallback`), and the reason
is counted.
"""

import zlib
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass

import numpy as np

from .archive import Member
from .attributes import TAGS, InstanceHeader, ValueReader
from .content_kind import HEAD, DicomForm, dicom_form, explicit_vr, other_kind
from .contract import EntryClass
from .errors import HeaderUnreadable, InspectorError, MemberEncrypted
from .header_scan import AT_STOP, COMPLETE, DECLINED, PADDING, SHORT, UNDEFINED_LENGTH, scan
from .span_reader import MemberPrefix, ensure, plan_spans, read_prefixes
from .transfer_syntax import DEFLATED_EXPLICIT, EXPLICIT_BIG_ENDIAN, IMPLICIT_LITTLE_ENDIAN
from .uid_names import uid_name

FIRST_PREFIX = 20 << 10
MAX_PREFIX = 256 << 10  # beyond this, members that need more are fetched one by one
MAX_HEADER = 512 << 20
BATCH_LANES = (32, 128, 512)  # small at first, so that the first rows appear early
BATCH_BYTES = 48 << 20

META_TAGS = np.array([0x00020002, 0x00020010], np.int64)  # Media Storage SOP Class UID, Transfer Syntax UID
AFTER_META = range(0x00030000, 0x1_0000_0000)
PIXEL_DATA = range(0x7FE00008, 0x7FE00011)  # Float, Double Float, and Pixel Data
WANTED = np.array(TAGS, np.int64)
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
    def notes(self) -> tuple[str, ...]:
        """What is odd about the entry, in words."""
        return self.member.notes + (self.header.notes if self.header else ())


@dataclass(slots=True)
class _Lane:
    """One DICOM member on its way through the scanner: its bytes, and where its data set begins in them."""

    key: int
    prefix: MemberPrefix
    form: DicomForm
    data: bytes = b""
    start: int = 0
    explicit: bool = True
    transfer_syntax_uid: str | None = None
    media_storage_sop_class_uid: str | None = None
    notes: tuple[str, ...] = ()
    declined: str = ""


class HeaderReader:
    """Reads the headers of members, batch by batch, and learns how long headers are.

    Attributes
    ----------
    declined : Counter
        Why the scanner left files to pydicom, and how many.
    """

    def __init__(self):
        self.declined: Counter[str] = Counter()
        self._values = ValueReader()
        self._prefix_size = FIRST_PREFIX

    async def read(self, members: Iterable[tuple[int, Member]]) -> AsyncIterator[list[Entry]]:
        """Entries of members that are no folders, in batches. `members` come as (entry key, member), source by source in file order."""
        keys = {id(member): key for key, member in members}
        spans = plan_spans((member for _, member in members), lambda: self._prefix_size)
        batch: list[MemberPrefix] = []
        batch_bytes, targets = 0, iter(BATCH_LANES)
        target = next(targets)
        async with aclosing(read_prefixes(spans)) as reads:
            async for prefixes in reads:
                for prefix in prefixes:
                    await ensure(prefix, self._prefix_size)
                    prefix.release()
                    batch.append(prefix)
                    batch_bytes += len(prefix.data)
                    if len(batch) >= target or batch_bytes > BATCH_BYTES:
                        yield await self._read_batch(keys, batch)
                        batch, batch_bytes, target = [], 0, next(targets, target)
        if batch:
            yield await self._read_batch(keys, batch)

    async def _read_batch(self, keys: dict[int, int], prefixes: list[MemberPrefix]) -> list[Entry]:
        entries, lanes = [], []
        for prefix in prefixes:
            key = keys[id(prefix.member)]
            form = dicom_form(prefix.data[:HEAD])
            if form is None:
                entries.append(_not_dicom(key, prefix))
            else:
                lanes.append(_Lane(key, prefix, form))
        longest = FIRST_PREFIX
        while lanes:
            finished, lanes = await self._scan_round(lanes)
            entries.extend(finished)
            longest = max([longest, *(len(lane.prefix.data) for lane in lanes)])
        if longest > self._prefix_size or longest < self._prefix_size // 2:
            self._prefix_size = min(longest, MAX_PREFIX)
        return sorted(entries, key=lambda entry: entry.key)

    async def _scan_round(self, lanes: list[_Lane]) -> tuple[list[Entry], list[_Lane]]:
        """One pass over all lanes; those whose header is longer than their prefix come back with more bytes for another."""
        _find_data_sets(lanes)
        entries, again = [], []
        ready = [lane for lane in lanes if not lane.declined]
        if ready:
            buffer, starts, ends = _lay_out(ready)
            explicit = np.array([lane.explicit for lane in ready])
            found = scan(buffer, starts + [lane.start for lane in ready], ends, explicit, WANTED, PIXEL_DATA)
            raw = buffer.tobytes()
            for i, lane in enumerate(ready):
                status = found.status[i]
                if status == SHORT and not lane.prefix.whole and lane.prefix.error is None:
                    needed = int(found.position[i] - starts[i])
                    await ensure(lane.prefix, min(max(2 * len(lane.prefix.data), needed + HEAD), MAX_HEADER))
                    again.append(lane)
                elif status == DECLINED or (status == SHORT and lane.transfer_syntax_uid == DEFLATED_EXPLICIT):
                    lane.declined = "not plain enough to follow"
                elif status == SHORT:
                    entries.append(_cut_header(lane, int(found.position[i] - starts[i])))
                else:
                    entries.append(self._instance(lane, raw, found, i, int(starts[i])))
        for lane in lanes:
            if lane.declined:
                entries.append(await self._left_to_pydicom(lane))
        return entries, again

    def _instance(self, lane: _Lane, raw: bytes, found, i: int, lane_start: int) -> Entry:
        values, character_set = [], None
        for column, (offset, length) in enumerate(zip(found.offset[i].tolist(), found.length[i].tolist(), strict=True)):
            plain = offset >= 0 and length != UNDEFINED_LENGTH
            values.append(self._values.read(column, raw[offset : offset + length], character_set) if plain else None)
            if column == 0:
                character_set = values[0]
        has_pixel_data = bool(found.status[i] == AT_STOP)
        notes = lane.notes
        if has_pixel_data and lane.transfer_syntax_uid != DEFLATED_EXPLICIT:
            notes += _cut_pixels(lane, int(found.position[i]) - lane_start, int(found.stop_length[i]))
        size = lane.prefix.member.size
        header = InstanceHeader(lane.key, lane.transfer_syntax_uid, lane.media_storage_sop_class_uid, has_pixel_data, size, notes, *values)
        return classify(lane.prefix.member, header)

    async def _left_to_pydicom(self, lane: _Lane) -> Entry:
        from . import header_fallback  # only now: the scanner must not wait for pydicom

        self.declined[lane.declined] += 1
        member = lane.prefix.member
        try:
            header = await header_fallback.read_header(lane.key, lane.prefix)
        except InspectorError as error:
            return Entry(lane.key, member, "unreadable", "DICOM", error)
        header.notes = lane.notes + header.notes
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


def _cut_header(lane: _Lane, needed: int) -> Entry:
    member = lane.prefix.member
    reason = f"The header of “{member.name}” is cut: it goes on past the {len(lane.data):,} bytes that are there."
    error = lane.prefix.error or HeaderUnreadable(reason, f"the next element would be at byte {needed:,}")
    return Entry(lane.key, member, "unreadable", "DICOM", error)


def _cut_pixels(lane: _Lane, position: int, length: int) -> tuple[str, ...]:
    """A note where native Pixel Data promise more bytes than the member has."""
    missing = position + (12 if lane.explicit else 8) + length - lane.prefix.member.size
    return (f"Pixel Data are cut: {missing:,} of {length:,} bytes are missing",) if length != UNDEFINED_LENGTH and missing > 0 else ()


def _lay_out(lanes: list[_Lane]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All lanes' bytes end to end, padded for the scanner; where each begins and ends."""
    buffer = np.frombuffer(b"".join([*(lane.data for lane in lanes), bytes(PADDING)]), np.uint8)
    ends = np.cumsum([len(lane.data) for lane in lanes])
    return buffer, ends - [len(lane.data) for lane in lanes], ends


def _find_data_sets(lanes: list[_Lane]) -> None:
    """Fill in where each lane's data set begins and how it is encoded, from its File Meta Information (PS3.10 section 7.1)."""
    for lane in lanes:
        lane.data, lane.notes = lane.prefix.data, ()
        lane.start, lane.explicit, lane.transfer_syntax_uid = lane.form.start, lane.form.explicit, None
    with_meta = [lane for lane in lanes if lane.form.has_meta]
    if with_meta:
        buffer, starts, ends = _lay_out(with_meta)
        found = scan(buffer, starts + [lane.form.start for lane in with_meta], ends, np.ones(len(starts), bool), META_TAGS, AFTER_META)
        for i, lane in enumerate(with_meta):
            uids = [_uid(buffer, *place) for place in zip(found.offset[i].tolist(), found.length[i].tolist(), strict=True)]
            lane.media_storage_sop_class_uid, lane.transfer_syntax_uid = uids
            lane.start = int(found.position[i] - starts[i])
            if found.status[i] == DECLINED or (found.status[i] == SHORT and lane.prefix.whole):
                lane.declined = "File Meta Information damaged"
            elif found.status[i] == COMPLETE:
                lane.declined = "no data set after File Meta Information"
    for lane in lanes:
        if not lane.declined:
            _settle_encoding(lane)


def _uid(buffer: np.ndarray, offset: int, length: int) -> str | None:
    return None if offset < 0 else buffer[offset : offset + length].tobytes().decode("latin-1").rstrip(" \0")


def _settle_encoding(lane: _Lane) -> None:
    """Implicit or explicit, by the bytes; where the transfer syntax says otherwise, a note."""
    declared = lane.transfer_syntax_uid
    if not lane.form.has_meta:
        lane.notes += ("File Meta Information is missing",)
    elif declared is None:
        lane.notes += ("Transfer Syntax UID is missing",)
    if lane.form.start == 0:
        lane.notes += ("The preamble is missing",)
    if lane.start >= len(lane.data) and lane.prefix.whole:
        lane.declined = "no data set"
    if declared == DEFLATED_EXPLICIT:
        _inflate_data_set(lane)
    if declared == EXPLICIT_BIG_ENDIAN or lane.form.big_endian:
        lane.declined = "big endian"
        return
    lane.explicit = explicit_vr(lane.data, lane.start)
    if declared is None:
        lane.transfer_syntax_uid = "1.2.840.10008.1.2.1" if lane.explicit else IMPLICIT_LITTLE_ENDIAN
    elif lane.explicit == (declared == IMPLICIT_LITTLE_ENDIAN) and len(lane.data) > lane.start + 8:
        lane.notes += (f"The data set is {'explicit' if lane.explicit else 'implicit'} VR, unlike its transfer syntax",)


def _inflate_data_set(lane: _Lane) -> None:
    """Put the inflated beginning of a deflated data set (PS3.5 section A.5) behind its File Meta Information."""
    try:
        inflated = zlib.decompressobj(-15).decompress(lane.data[lane.start :], MAX_PREFIX)
    except zlib.error:
        lane.declined = "deflated data set damaged"
        return
    lane.data = lane.data[: lane.start] + inflated
