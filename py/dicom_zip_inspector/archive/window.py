"""A source read forwards in large pieces: for records that follow each other."""

import re
from collections.abc import AsyncIterator

from ..base.pauses import Pauses
from .byte_source import ByteSource

PIECE = 512 << 10


class Window:
    """The part of a source that was read last; every byte of work is counted."""

    def __init__(self, source: ByteSource, pauses: Pauses):
        self._source, self._pauses = source, pauses
        self._start, self._data = 0, b""

    async def read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`, fewer where the source ends."""
        at = start - self._start
        if not 0 <= at <= at + length <= len(self._data):
            self._data = await self._source.read(start, start + max(length, PIECE))
            self._start, at = start, 0
            await self._pauses.spend(len(self._data))
        return self._data[at : at + length]

    async def matches(self, pattern: re.Pattern[bytes], start: int, stop: int) -> AsyncIterator[tuple[int, bytes]]:
        """Where a pattern of 4 bytes is found that begins in [start, stop), and what is there."""
        while start < stop:
            piece = await self.read(start, 4)
            if len(piece) < 4:
                return
            at, reach = start - self._start, min(len(self._data), stop + 3 - self._start)
            if match := pattern.search(self._data, at, reach):
                start = self._start + match.start() + 1
                yield start - 1, match.group()
            else:
                start = self._start + max(reach - 3, at + 1)
