"""The beginnings of many members, read in bulk: near members share one read, several reads are under way at once.

One read costs about a millisecond whatever its size and a browser moves 750 MB/s in reads of 8 MiB, several in flight; so members that
lie closer than `GAP` belong to one span. While a batch is scanned for 0.2 s nothing is taken, so enough reads must be waiting then.
"""

import collections
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass

from ..base.errors import InspectorError, MemberDamaged
from .byte_source import ByteSource, ReadAhead
from .inflate import Inflater, check_readable, data_offset
from .zip_directory import LOCAL_HEADER, Member

SPAN = 8 << 20
FIRST_SPAN = 512 << 10
GAP = 300_000
FIRST_FLIGHT, FLIGHT = 2, 10
LOCAL_EXTRA_ROOM = 128  # a local header's extra field can be longer than the directory's
MAX_EXTRA = 0xFFFF


@dataclass(slots=True)
class Span:
    """Bytes [start, stop) of one source, and the members that begin in them."""

    source: ByteSource
    start: int
    stop: int
    members: list[Member]


class MemberPrefix:
    """The first bytes of one member, inflated as far as was asked for.

    Attributes
    ----------
    member : Member
    data : bytes
        What is inflated so far, from the member's first byte.
    whole : bool
        Whether `data` is all that the member has.
    error : InspectorError or None
        Why no more can be had.
    """

    __slots__ = ("_at_hand", "_compressed", "_inflater", "data", "error", "member", "whole")

    def __init__(self, member: Member):
        self.member = member
        self.data = b""
        self.whole = False
        self.error: InspectorError | None = None
        self._inflater: Inflater | None = None
        self._compressed = b""
        self._at_hand = 0

    def feed(self, span_data: memoryview, span_start: int) -> None:
        """Take the member's compressed bytes out of a span that holds its local header."""
        member = self.member
        at = 0
        try:
            check_readable(member)
            if member.header_offset is not None:
                at = member.header_offset - span_start
                at += data_offset(member, span_data[at : at + LOCAL_HEADER.size])
            self._inflater = Inflater(member)
        except InspectorError as error:
            self.error = error
        self._compressed = span_data[at : at + member.compressed_size]
        self._at_hand = len(self._compressed)

    def extend(self, size: int) -> bool:
        """Inflate until `size` bytes are there; False when compressed bytes are missing for that, and `fetch` must bring them."""
        while self.error is None and not self.whole and len(self.data) < size:
            if self._inflater is None:
                return False
            try:
                more = self._inflater.inflate(self._compressed, size - len(self.data))
            except InspectorError as error:
                self.error = error
                return True
            self._compressed = b""
            self.data += more
            if not more or self._inflater.ended:
                self.whole = self._inflater.ended or self._at_hand >= self.member.compressed_size
                return self.whole
            if len(self.data) >= self.member.size:
                self.whole = True
        return True

    async def fetch(self, size: int) -> None:
        """Read enough compressed bytes of this member alone for `size` inflated ones, and inflate them anew."""
        header = 0 if self.member.header_offset is None else LOCAL_HEADER.size + MAX_EXTRA
        start = self.member.header_offset or 0
        while True:
            wanted = min(self.member.compressed_size, max(size, 2 * self._at_hand))
            data = memoryview(await self.member.source.read(start, start + header + wanted))
            self.data = b""
            self.feed(data, start)
            if self._at_hand < min(wanted, self.member.compressed_size) and self.error is None:
                self.error = MemberDamaged(f"“{self.member.name}” ends early: the archive was cut.")
            if self.extend(size) or self.error is not None:
                return

    def release(self) -> None:
        """Let go of the compressed bytes, so that the span can be freed."""
        self._compressed, self._at_hand = b"", 0
        self._inflater = None


async def ensure(prefix: MemberPrefix, size: int) -> None:
    """Have `size` bytes of a member inflated, or all that can be had."""
    if not prefix.extend(size):
        await prefix.fetch(size)


def plan_spans(members: Iterable[Member], prefix_size: Callable[[Member], int]) -> Iterator[Span]:
    """Spans over members that come source by source, in file order, made one by one as they are asked for.

    Each has room for `prefix_size(member)` compressed bytes of its last member: what was learned from earlier spans shapes later ones.
    The first spans are small, so that the first rows appear early.
    """
    most, span = FIRST_SPAN, None
    for member in members:
        start = member.header_offset or 0
        stop = start + LOCAL_HEADER.size + 3 * len(member.name) + LOCAL_EXTRA_ROOM + min(member.compressed_size, prefix_size(member))
        if span and member.source is span.source and start - span.stop < GAP and stop - span.start < most:
            span.stop = max(stop, span.stop)
            span.members.append(member)
        else:
            if span:
                yield span
                most = min(SPAN, 4 * most)
            span = Span(member.source, start, stop, [member])
    if span:
        yield span


async def read_prefixes(spans: Iterator[Span]) -> AsyncIterator[list[MemberPrefix]]:
    """The members of one span after the other, their compressed bytes at hand, while the next spans are being read."""
    waiting: collections.deque[tuple[Span, ReadAhead]] = collections.deque()

    def start_next() -> None:
        if span := next(spans, None):
            waiting.append((span, span.source.read_ahead(span.start, span.stop)))

    try:
        for _ in range(FIRST_FLIGHT):
            start_next()
        while waiting:
            span, reading = waiting.popleft()
            data = memoryview(await reading.take())
            for _ in range(min(2, FLIGHT - len(waiting))):  # few at first: the first rows must not wait for what comes after
                start_next()
            prefixes = [MemberPrefix(member) for member in span.members]
            for prefix in prefixes:
                prefix.feed(data, span.start)
            yield prefixes
    finally:
        for _, reading in waiting:
            reading.cancel()
