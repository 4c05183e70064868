"""What is looked at in the pictures of what is open: how far that is, lines that wait to be read, frames at risk. Imported late, with all that it
stands on."""

from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import aclosing
from typing import Literal

import numpy as np

from ..base.contract import FrameAtRisk, FramesAtRisk, LineToRead, PictureEvent, PictureResult
from ..base.errors import Cancelled, UnknownKey
from ..base.finding import SEVERITY_ORDER, Finding
from ..base.job import Job
from ..base.pauses import Pauses
from ..checks.facts import Facts
from ..checks.pixels import at_risk
from ..index.hierarchy import Index
from ..index.series import Series
from ..jobs.picture_pass import PicturePass
from ..lettering.looked_at import LookedAt, Reading
from ..lettering.sampling import FrameAddress, frame_count
from .elements import Elements
from .instances import Instances

MOST_LISTED = 20_000  # frames at risk


class Pictures:
    """Those of one workspace.

    Parameters
    ----------
    index : Index
        Of all that is open.
    elements : Elements
        What was read of its elements: headers say which pictures are at risk.
    instances : Instances
        What frames are read from.
    """

    def __init__(self, index: Index, elements: Elements, instances: Instances):
        self._index, self._elements, self._instances = index, elements, instances
        self._pass = PicturePass(index, instances.read_aside)
        self._risk: tuple[Facts, dict[int, Finding]] | None = None
        self._running = 0
        self._stopped_at = -1  # instances there were when it was stopped

    @property
    def looked_at(self) -> LookedAt:
        """What was seen so far."""
        return self._pass.looked_at

    async def look(self, job: Job, emit: Callable[[PictureEvent], None] | None, all_frames: bool) -> PictureResult:
        """Look at frames that were not looked at; `emit` is told after every one."""

        def tell(new: list[int]) -> None:
            if emit:
                emit(self._event(job, new))

        outcome: Literal["done", "cancelled"] = "done"
        self._stopped_at = -1
        self._running += 1
        try:
            self._pass.at_risk = self.at_risk()
            self._pass.is_thorough |= all_frames
            tell(list(self.looked_at.unread()))
            async with aclosing(self._pass.run(Pauses(job.still_wanted, job.working_on))) as frames:
                async for new in frames:
                    tell(new)
                    await job.step()
        except Cancelled:
            outcome, self._stopped_at = "cancelled", self._index.counts.examination()[1]
        finally:
            self._running -= 1
        looked, to_look_at = self._pass.progress()
        return PictureResult(outcome=outcome, looked=looked, to_look_at=to_look_at)

    def _event(self, job: Job, new: list[int]) -> PictureEvent:
        looked, to_look_at = self._pass.progress()
        return PictureEvent(
            job_key=job.key, looked=looked, to_look_at=to_look_at, refused=len(self.looked_at.refused), to_read=[self._to_read(key) for key in new]
        )

    def _to_read(self, key: int) -> LineToRead:
        rows, columns = self.looked_at.shape(key)
        return LineToRead(reading_key=key, rows=rows, columns=columns)

    def progress(self) -> tuple[int, int, bool]:
        """How many frames were looked at, and of how many, as far as is known; and whether more is awaited: frames are left once every element was
        read, or lines wait to be read, and nobody has stopped that for what is there now.
        """
        looked, to_look_at = self._pass.progress()
        is_stopped = self._stopped_at == self._index.counts.examination()[1]
        has_waiting = next(self.looked_at.waiting(), None) is not None
        return looked, to_look_at, not is_stopped and (self._running > 0 or has_waiting or (self._elements.is_done() and looked < to_look_at))

    def line_picture(self, reading_key: int) -> np.ndarray:
        """(rows, columns) uint8, a line that waits to be read."""
        return self.looked_at.picture(reading_key)

    def add_reading(self, reading_key: int, text: str, confidence: float) -> None:
        """A line was read."""
        self.looked_at.read(reading_key, Reading(text.strip(), min(max(confidence, 0.0), 1.0)))

    def mark_seen(self, address: FrameAddress, seen: bool) -> None:
        """A person has looked at a frame, or has not after all."""
        header = self._instances.instance(address[0]).header
        if header is None or not 0 <= address[1] < frame_count(header):
            raise UnknownKey(f"Instance {address[0]} has no frame {address[1] + 1} to look at.")
        self.looked_at.mark_seen(address, seen)

    def at_risk(self) -> dict[int, Finding]:
        """Instances whose headers let expect text, with why; worked out once for the same facts."""
        facts = self._elements.facts
        if self._risk is None or self._risk[0] is not facts:
            self._risk = facts, at_risk(facts, self._index)
        return self._risk[1]

    def frames_at_risk(self, by_header: Mapping[int, Finding], in_frame: Callable[[FrameAddress], list[Finding]]) -> FramesAtRisk:
        """Frames of instances at risk `by_header`, and frames with text: what is known of these is `in_frame`."""
        frames, count = list[FrameAtRisk](), 0
        for series in self._index.series:
            for address, place in self._suspected(series, by_header):
                count += 1
                if count <= MOST_LISTED:
                    header, of_text = by_header.get(address[0]), in_frame(address)
                    worst = min([*of_text, *([header] if header else [])], key=lambda finding: SEVERITY_ORDER[finding.severity])
                    frames.append(self._at_risk(series.key, address, place, worst, len(of_text)))
        return FramesAtRisk(frames=frames, left_out=max(count - MOST_LISTED, 0))

    def _suspected(self, series: Series, by_header: Container[int]) -> Iterator[tuple[FrameAddress, int]]:
        """Frames with their places in the display order."""
        lines, with_text = self.looked_at.lines, self.looked_at.with_text
        if any(header.entry_key in by_header or header.entry_key in with_text for header in series.instances):
            for place, address in enumerate(self._instances.frame_order(series.key)):
                if address[0] in by_header or address in lines:
                    yield address, place

    def _at_risk(self, series_key: int, address: FrameAddress, place: int, worst: Finding, boxes: int) -> FrameAtRisk:
        return FrameAtRisk(
            instance_key=address[0],
            series_key=series_key,
            frame_index=address[1],
            display_index=place,
            code=worst.code,
            severity=worst.severity,
            reason=worst.wording.in_general or worst.message,
            boxes=boxes,
            is_looked_at=self.looked_at.is_done(address) and address not in self.looked_at.refused,
            is_seen=self.looked_at.is_seen(address),
        )
