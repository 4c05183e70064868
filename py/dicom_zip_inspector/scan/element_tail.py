"""What is behind a long value of one file: read only where its size says that something is."""

import numpy as np

from ..archive.member_file import MemberFile
from ..base.pauses import Pauses
from .element import read_element
from .element_batch import MOST_REST, TOO_LONG, Gathered, unheld
from .element_rows import ElementRows, Ends, Stretches
from .every_element import walk
from .header_scan import ITEM, PADDING, SEQUENCE_END, SHORT
from .lanes import MAX_HEADER

AT_FIRST = 64 << 10  # bytes read behind a value
MOST_FRAGMENTS = 1_000_000


class Tail:
    """What is behind a long value of one file."""

    def __init__(self, found: Gathered, lane: int, pauses: Pauses):
        self.found, self.number, self.pauses = found, lane, pauses
        self.lane = found.lanes[lane]
        self.size = self.lane.prefix.member.size
        self.file: MemberFile | None = None

    async def follow(self, place: int, fragments: bool) -> None:
        """Go on from a place in the file to its end."""
        while place < self.size:
            if not fragments:
                place, fragments = await self._follow_list(place)
                continue
            begin, end = self.found.value_start(self.number), await self._end_of_fragments(place)
            if end < 0:
                return
            self.found.end_value(self.number, end - begin)
            place, fragments = end + 8, False

    async def _follow_list(self, place: int) -> tuple[int, bool]:
        """Walk elements from a place on; where to go on behind another long value, at the end where that is all, and whether among fragments."""
        length = AT_FIRST
        while True:
            data = self._read(place, length)
            await self.pauses.spend(len(data))
            rows, ends = await self._walked(data, place)
            after, among = place + int(ends.position[0]), bool(ends.fragments[0])
            short, within = ends.status[0] == SHORT, ends.level[0] > 0 and not among
            stuck = short and (within or after <= place + len(data))
            if (not stuck and not unheld(rows).size) or length >= MAX_HEADER or len(data) < length:
                break
            length *= 4
        self.found.add(data + bytes(PADDING), rows, [(0, place)])
        if 0 in ends.faults:
            self.found.set_fault(self.number, place + ends.faults[0][0], ends.faults[0][1])
        if stuck:
            self.found.set_fault(self.number, after, TOO_LONG)
        if short and not stuck:
            return after, among
        file = self.found.files[self.number]
        file.behind, file.rest = self.size - after, data[after - place :][:MOST_REST]
        return self.size, False

    def _read(self, place: int, length: int) -> bytes:
        self.file = self.file or MemberFile(self.lane.prefix.member)
        self.file.seek(place)
        return self.file.read(length)

    async def _walked(self, data: bytes, place: int) -> tuple[ElementRows, Ends]:
        raw = data + bytes(PADDING)
        lane, start, end, reach = (np.array([number], np.int64) for number in (self.number, 0, len(data), self.size - place))
        one = Stretches(lane, start, end, reach, np.array([self.lane.explicit]), np.array([self.lane.little_endian]))
        return await walk(raw, np.frombuffer(raw, np.uint8), one, len(self.found.lanes), self.pauses)

    async def _end_of_fragments(self, place: int) -> int:
        """Where the delimiter of fragments is, from the place of the next one on; -1 where none is. Where the file ends, it is not looked at."""
        for _ in range(MOST_FRAGMENTS):
            if place + 8 == self.size:
                return place
            head = self._read(place, 8)
            await self.pauses.spend()
            item = read_element(head, 0, False, self.lane.little_endian)
            if item is not None and item.tag == SEQUENCE_END:
                return place
            if item is None or item.tag != ITEM or place + item.end > self.size:
                break
            place += item.end
        self.found.set_fault(self.number, place, "what stands there is no fragment")
        return -1
