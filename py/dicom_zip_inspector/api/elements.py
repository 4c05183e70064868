"""Every element of what is open, and files that have none, once that was asked for: how far the reading is, the census, the search.

Imported late, with pydicom's dictionary.
"""

from collections.abc import Callable
from contextlib import aclosing
from typing import Literal

from ..base.contract import CensusRow, ExamineEvent, ExamineResult, HeaderHit, HeaderHits
from ..base.errors import Cancelled
from ..base.job import Job
from ..base.pauses import ITEM, Pauses
from ..census.census import Census
from ..census.header_search import FoundValue, HeaderSearch
from ..census.kept_values import KeptValues
from ..checks.facts import Facts
from ..checks.lengths import Lengths
from ..checks.other_files import OtherFiles
from ..checks.preambles import Preambles
from ..checks.reports import ContentItems
from ..checks.text_in_bytes import TextInBytes
from ..dataset.vocabulary import meaning, path_text
from ..index.workspace import Workspace
from ..jobs.element_pass import ElementPass
from .jobs import table_event


class Elements:
    """Those of one workspace.

    Parameters
    ----------
    workspace : Workspace
        Whose instances are read.
    """

    def __init__(self, workspace: Workspace):
        self._workspace, self._index = workspace, workspace.index
        self._census, self.kept, self.preambles, self.lengths = Census(), KeptValues(), Preambles(), Lengths()
        self.items, self.bytes = ContentItems(), TextInBytes()
        self._pass = ElementPass(self._index, [self._census, self.kept, self.preambles, self.lengths, self.items, self.bytes])
        self.others = OtherFiles(self._index)
        self._facts = Facts(self.kept)
        self._is_stopped = False

    async def examine(self, job: Job, emit: Callable[[ExamineEvent], None] | None) -> ExamineResult:
        """Read what was not read yet; `emit` is told after every batch."""

        def tell() -> None:
            if emit:
                emit(self._event(job))

        pauses = Pauses(job.still_wanted, job.working_on)
        outcome: Literal["done", "cancelled"] = "done"
        self._is_stopped = False
        try:
            tell()
            async with aclosing(self._pass.run(pauses)) as batches:
                async for _ in batches:
                    tell()
                    await job.step()
            if self._pass.has_corrected:
                for instances in self._workspace.settle():
                    await pauses.spend(instances * ITEM)
                tell()
            await self.others.read(pauses)
        except Cancelled:
            outcome, self._is_stopped = "cancelled", True
        return ExamineResult(outcome=outcome, account=self._index.counts.account())

    def _event(self, job: Job) -> ExamineEvent:
        examined, examinable = self._index.counts.examination()
        return ExamineEvent(**table_event(job, self._workspace), examined=examined, examinable=examinable)

    def is_done(self) -> bool:
        """Whether nothing is left to be read."""
        return not self._pass.left() and not self.others.left()

    def is_awaited(self) -> bool:
        """Whether something is left to be read, and nobody has stopped that."""
        return not self._is_stopped and not self.is_done()

    @property
    def facts(self) -> Facts:
        """What is known of the files that were read so far."""
        if self._facts.count != sum(len(batch.keys) for batch in self.kept.batches):
            self._facts = Facts(self.kept)
        return self._facts

    def census_rows(self) -> list[CensusRow]:
        """A row for each attribute of what was read so far."""
        return self._census.rows()

    async def search(self, text: str, job: Job) -> HeaderHits:
        """Where a text or a tag is in what was read so far."""
        found = await HeaderSearch(self.kept).search(text, Pauses(job.still_wanted))
        examined, examinable = self._index.counts.examination()
        return HeaderHits(
            text=text,
            files=found.files,
            series=len(found.series),
            hit_count=found.count,
            hits=[self._hit(one, key) for one in found.values.values() for key in one.keys],
            examined=examined,
            examinable=examinable,
        )

    def _hit(self, found: FoundValue, key: int) -> HeaderHit:
        around, tag, creator = found.attribute
        known, series = meaning(tag, creator), self._index.series_of(key)
        return HeaderHit(
            entry_key=key,
            entry_name=self._index.entries[key].member.name,
            series_key=series.key if series else None,
            path=path_text(around, tag),
            keyword=known.keyword,
            name=known.name,
            creator=creator,
            value=found.value,
            files=found.files,
        )
