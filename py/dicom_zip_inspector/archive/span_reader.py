"""The beginnings of many members, read in bulk: near members share one read, several reads are under way at once.

One read costs about a millisecond whatever its size and a browser moves 750 MB/s in reads of 8 MiB, several in flight; so members that
lie closer than `GAP` belong to one span. Of what is read only the members' beginnings come into the heap. While a batch is scanned for
0.2 s nothing is taken, so enough reads must be waiting then; how many of them are under way is up to who reads.
"""

import collections
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from dataclasses import dataclass

from ..base.errors import InspectorError, MemberDamaged
from ..base.finding import found
from ..base.pauses import EVERY, Pauses
from .byte_source import ByteSource, ReadAhead
from .inflate import Inflater, data_offset, refusal
from .member import Member
from .storage import Piece
from .zip_records import LOCAL_HEADER, MAX_FIELD

SPAN = 8 << 20
FIRST_SPAN = 2 << 20
GAP = 300_000
FIRST_FLIGHT, FLIGHT = 2, 32
MOST_WAITING = 64 << 20  # bytes of pieces that were asked for, or are there, and not taken yet
LOCAL_EXTRA_ROOM = 128  # a local header's extra field can be longer than the directory's
MOST_MEMBERS = 4096  # of a span: those of a batch that is under way have an object each
_MORE = found("member_longer_than_declared")
PIECE = 16 << 10  # compressed bytes taken in at a time: what is not needed is never touched


@dataclass(slots=True)
class Span:
    """Bytes [start, stop) of one source, the members that begin in them, and of each the piece that is wanted."""

    source: ByteSource
    start: int
    stop: int
    members: list[Member]
    pieces: list[Piece]


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
        self._at_hand: memoryview | None = None  # compressed bytes, from the first
        self._compressed = memoryview(b"")  # those of them that are not yet taken in

    def feed(self, span_data: memoryview, span_start: int) -> None:
        """Take the member's compressed bytes out of a span that holds its local header."""
        member = self.member
        self.data, self.whole, self._inflater = b"", False, None
        self.error = refusal(member)
        at = 0
        if not member.is_loose and self.error is None:
            at = member.header_offset - span_start
            try:
                at += data_offset(member, span_data[at : at + LOCAL_HEADER.size])
            except InspectorError as error:
                self.error = error
        self._compressed = self._at_hand = memoryview(b"") if self.error else span_data[at : at + member.compressed_size]

    def extend(self, size: int) -> bool:
        """Inflate until `size` bytes are there; False when compressed bytes are missing for that, and `fetch` must bring them."""
        if self.error is not None or self.whole or len(self.data) >= size:
            return True
        if self._at_hand is None:
            return False
        parts, enough = [self.data if self._inflater else b""], True
        try:
            enough = self._inflate(self._at_hand, parts, size)
        except InspectorError as error:
            self.error = error
        self.data = b"".join(parts)
        self.whole = self.whole or (len(self.data) == self.member.size and not self.error)
        if len(self.data) > self.member.size and _MORE not in self.member.notes:
            self.member.notes += (_MORE,)
        return enough

    def _inflate(self, at_hand: memoryview, parts: list[bytes], size: int) -> bool:
        """Put into `parts` what is missing to `size` bytes; whether all could be had that there is."""
        if self._inflater is None:
            self._compressed, self._inflater = at_hand, Inflater(self.member)
        got = len(parts[0])
        while got < size and not self.whole:
            piece, self._compressed = self._compressed[:PIECE], self._compressed[PIECE:]
            more = self._inflater.inflate(piece, size - got)
            parts.append(more)
            got += len(more)
            self.whole = self._inflater.ended
            if not more and not piece and not self.whole:
                self.whole = len(at_hand) >= self.member.compressed_size
                return self.whole
        return True

    async def fetch(self, size: int, pauses: Pauses) -> None:
        """Read enough compressed bytes of this member alone for `size` inflated ones, and inflate them anew."""
        header = 0 if self.member.is_loose else LOCAL_HEADER.size + 2 * MAX_FIELD
        start = self.member.header_offset
        enough = False
        while not enough:
            wanted = min(self.member.compressed_size, max(size, 2 * self.at_hand))
            try:
                self.feed(memoryview(await self.member.source.read(start, start + header + wanted)), start)
            except InspectorError as error:
                self.error = error
            if self.at_hand < wanted and self.error is None:
                self.error = MemberDamaged(f"“{self.member.name}” ends early: the archive was cut.")
            enough = await extended(self, size, pauses)

    @property
    def at_hand(self) -> int:
        """How many compressed bytes there are."""
        return len(self._at_hand or b"")

    def rest(self) -> None:
        """Let go of the inflater, which takes more than most beginnings: `extend` begins anew."""
        self._inflater, self._compressed = None, memoryview(b"")

    def release(self) -> None:
        """Let go of the compressed bytes too, so that the span can be freed."""
        self.rest()
        self._at_hand = None


async def ensure(prefix: MemberPrefix, size: int, pauses: Pauses) -> None:
    """Have `size` bytes of a member inflated, or all that can be had."""
    if not await extended(prefix, size, pauses):
        await prefix.fetch(size, pauses)


async def take_at_hand(prefix: MemberPrefix, size: int, least: int, pauses: Pauses) -> None:
    """Have `size` bytes of a member inflated if what that needs is at hand, else what is, and `least` of them in any case."""
    if not await extended(prefix, size, pauses) and len(prefix.data) < least:
        await prefix.fetch(least, pauses)
    await pauses.spend(len(prefix.data))


async def extended(prefix: MemberPrefix, size: int, pauses: Pauses) -> bool:
    """`prefix.extend`, in steps."""
    for step in range(len(prefix.data) + EVERY, size, EVERY):
        if not prefix.extend(step) or prefix.whole or prefix.error:
            break
        await pauses.spend(EVERY)
    return prefix.extend(size)


def plan_spans(members: Iterable[Member], prefix_size: Callable[[Member], int]) -> Iterator[Span]:
    """Spans over members that come source by source, in file order, made one by one as they are asked for.

    Of each member `prefix_size(member)` compressed bytes are wanted: what was learned from earlier spans shapes later ones.
    The first spans are small, so that the first rows appear early. Of members that cannot be read nothing is read.
    """
    most, span = FIRST_SPAN, None
    for member in members:
        start, stop = _extent(member, prefix_size(member))
        if span and _joins(member, start, stop, span, most):
            span.stop = max(stop, span.stop)
            span.members.append(member)
            span.pieces.append((start, stop))
        else:
            if span:
                yield span
                most = min(SPAN, 4 * most)
            span = Span(member.source, start, stop, [member], [(start, stop)])
    if span:
        yield span


def _extent(member: Member, prefix_size: int) -> tuple[int, int]:
    if refusal(member):
        return 0, 0
    start = member.header_offset
    stop = start + LOCAL_HEADER.size + 3 * len(member.name) + LOCAL_EXTRA_ROOM + min(member.compressed_size, prefix_size)
    return member.source.within(start), member.source.within(stop)


def _joins(member: Member, start: int, stop: int, span: Span, most: int) -> bool:
    near = stop == 0 or (start - span.stop < GAP and stop - span.start < most)
    return member.source is span.source and near and len(span.members) < MOST_MEMBERS


async def read_prefixes(spans: Iterator[Span]) -> AsyncGenerator[list[MemberPrefix]]:
    """The members of one span after the other, the beginnings of their compressed bytes at hand, while the next spans are being read.

    Where a span cannot be read its members say so.
    """
    waiting: collections.deque[tuple[Span, ReadAhead]] = collections.deque()

    def start_next() -> None:
        if span := next(spans, None):
            waiting.append((span, span.source.pieces_ahead(span.pieces)))

    try:
        for _ in range(FIRST_FLIGHT):
            start_next()
        while waiting:
            span, reading = waiting.popleft()
            prefixes = [MemberPrefix(member) for member in span.members]
            try:
                data = memoryview(await reading.take())
            except InspectorError as error:
                for prefix in prefixes:
                    prefix.error = refusal(prefix.member) or error
            else:
                for prefix, (start, stop) in zip(prefixes, span.pieces, strict=True):
                    prefix.feed(data[: stop - start], start)
                    data = data[stop - start :]
            for _ in range(2):  # few at first: the first rows must not wait for what comes after
                if len(waiting) < FLIGHT and sum(reading.size for _, reading in waiting) < MOST_WAITING:
                    start_next()
            yield prefixes
    finally:
        for _, reading in waiting:
            reading.cancel()
