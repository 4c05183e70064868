"""The third pass: frames are decoded and looked at for lines of text. Of every series some; of those that may have text, or have it, all."""

import asyncio
import math
from collections.abc import AsyncGenerator, Callable, Container, Iterable, Iterator
from contextlib import aclosing
from dataclasses import replace
from itertools import groupby, islice

import numpy as np

from ..base.errors import Cancelled, InspectorError, LimitExceeded
from ..base.finding import Finding, found
from ..base.pauses import Pauses
from ..display.frame_values import frame_values
from ..index.hierarchy import Index
from ..index.series import Series
from ..lettering.line_picture import line_picture
from ..lettering.looked_at import LookedAt
from ..lettering.sampling import FrameAddress, all_frames, frames_of, sampled
from ..lettering.strips import is_cut, strips
from ..lettering.text_lines import TextLine, apart, text_lines
from ..pixels.instance_reader import Instance
from ..pixels.stored_frame import StoredFrame, read_stored_frame

MOST_FRAMES, MOST_BYTES = 10_000, 8 << 30  # decoded, unless all frames are wanted
MOST_PIXELS = 1 << 25  # of a frame that is looked at
MOST_LINES = 500  # of a frame: more are no text

ReadInstance = Callable[[int], Instance]


class PicturePass:
    """Looks at frames that were not looked at yet, and can go on where it was stopped.

    Parameters
    ----------
    index : Index
        Whose frames they are: it may grow meanwhile.
    read : callable
        Gives the instance of a key.

    Attributes
    ----------
    looked_at : LookedAt
        What was seen.
    at_risk : container of int
        Keys of instances whose headers let expect text: all their frames are looked at.
    is_thorough : bool
        Whether all frames of all instances are.
    """

    def __init__(self, index: Index, read: ReadInstance):
        self._index, self._read = index, read
        self.looked_at = LookedAt()
        self.at_risk: Container[int] = ()
        self.is_thorough = False
        self._frames = self._bytes = self._wanted = 0
        self._is_looking = False
        self._frame_ended = asyncio.Event()

    def left(self) -> list[FrameAddress]:
        """What is to be looked at still: samples of all series first."""
        if self.is_thorough:
            return self._not_done(all_frames)
        wanted = dict.fromkeys([*self._not_done(sampled), *self._not_done(self._suspected)])
        room = MOST_FRAMES - self._frames if self._bytes < MOST_BYTES else 0
        return list(islice(wanted, max(room, 0)))

    def progress(self) -> tuple[int, int]:
        """How many frames were looked at, and of how many, as far as is known."""
        done = self.looked_at.done
        return done, max(self._wanted, done) if self._is_looking else done + len(self.left())

    def _not_done(self, of_series: Callable[[Series], Iterable[FrameAddress]]) -> list[FrameAddress]:
        is_done = self.looked_at.is_done
        return [address for series in self._index.series for address in of_series(series) if not is_done(address)]

    def _suspected(self, series: Series) -> Iterator[FrameAddress]:
        """All frames of a series in which text was found, or of the instances of which headers let expect it."""
        has_text = any(header.entry_key in self.looked_at.with_text for header in series.instances)
        return frames_of(header for header in series.instances if has_text or header.entry_key in self.at_risk)

    async def run(self, pauses: Pauses) -> AsyncGenerator[list[int]]:
        """Look until nothing is left; yields after each frame, also of another run that looks meanwhile, the keys of lines nobody has seen before.

        Raises
        ------
        Cancelled
            As `pauses` asks; what was seen until then stays, and another run goes on.
        """
        self.looked_at.has_begun = True
        while left := self.left():
            if self._is_looking:
                await self._frame_ended.wait()
                await pauses.give_way()
                yield []
                continue
            self._is_looking, self._wanted = True, self.looked_at.done + len(left)
            try:
                for key, addresses in groupby(left, key=lambda address: address[0]):
                    async with aclosing(self._instance(key, list(addresses), pauses)) as frames:
                        async for new in frames:
                            yield new
            finally:
                self._is_looking = False
                self._tell_others()

    async def _instance(self, key: int, addresses: list[FrameAddress], pauses: Pauses) -> AsyncGenerator[list[int]]:
        name = self._index.entries[key].member.name
        pauses.working_on(name)
        try:
            instance = self._read(key)
        except Exception as error:  # of whatever kind: other files must not suffer
            for address in addresses:
                self.looked_at.refuse(address, _fault(error))
            yield []
            return
        for address in addresses:
            if self._bytes >= MOST_BYTES and not self.is_thorough:
                return
            pauses.working_on(name)
            new: list[int] = []
            try:
                new = await self._look(address, read_stored_frame(instance, address[1]), pauses)
            except Cancelled:
                raise
            except Exception as error:  # nor other frames
                self.looked_at.refuse(address, _fault(error))
            self._frames += 1
            self._tell_others()
            yield new

    async def _look(self, address: FrameAddress, frame: StoredFrame, pauses: Pauses) -> list[int]:
        if frame.large or math.prod(frame.shape) > MOST_PIXELS:
            raise LimitExceeded("The frame has more pixels than are looked at.")
        self._bytes += frame.stored_values.nbytes
        values = frame_values(frame)
        lines = await _lines(values, pauses)
        return self.looked_at.add(address, lines[:MOST_LINES], lambda line: line_picture(values, line))

    def _tell_others(self) -> None:
        self._frame_ended.set()
        self._frame_ended = asyncio.Event()


async def _lines(values: np.ndarray, pauses: Pauses) -> list[TextLine]:
    """Those of a frame, from the top down; others go first after each strip of a large one."""
    found: list[TextLine] = []
    for first, strip in strips(values):
        whole = (line for line in text_lines(strip) if not is_cut(line, first, len(strip), len(values)))
        found += [replace(line, top=line.top + first) for line in whole]
        await pauses.give_way()
    return sorted(apart(found), key=lambda line: (line.top, line.left))


def _fault(error: Exception) -> Finding:
    if isinstance(error, InspectorError | MemoryError):
        why = error.message if isinstance(error, InspectorError) else "There is not enough memory for the frame."
        return found("frames_not_drawn", message=why.rstrip("."))
    return found("internal", message=f"{type(error).__name__}: {error}")
