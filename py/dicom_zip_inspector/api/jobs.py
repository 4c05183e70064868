"""What runs on a workspace and can be stopped: openings of chosen files, which tell how far they are, and whatever else takes its time."""

from collections.abc import Callable, Collection, Iterator
from contextlib import aclosing, contextmanager
from typing import Literal

from ..archive.byte_source import ByteSource
from ..base.contract import OpenResult, ScanEvent, ScanProgress, TableEvent
from ..base.errors import Cancelled
from ..base.job import Job
from ..base.pauses import ITEM, Pauses
from ..index.opening import Opening
from ..index.workspace import Workspace

Emit = Callable[[ScanEvent], None]


class Jobs:
    """Those of one workspace.

    Parameters
    ----------
    workspace : Workspace
        What they read into.
    working_on : callable
        Told an entry's name before each piece of work on it that nothing can interrupt.
    """

    def __init__(self, workspace: Workspace, working_on: Callable[[str], None]):
        self._workspace, self._working_on = workspace, working_on
        self._openings: list[Opening] = []
        self._running: dict[int, Job] = {}
        self._ended = False

    async def open(self, sources: list[ByteSource], emit: Emit, skip: Collection[str]) -> OpenResult:
        """Read what was chosen, but for the entries of the names `skip`; `emit` is told after every batch."""
        opening = Opening(self._workspace, sources, skip)
        self._openings.append(opening)
        return await self._run([opening], emit)

    async def resume(self, emit: Emit) -> OpenResult:
        """Read what is left of what was cancelled."""
        return await self._run(self._openings, emit)

    @contextmanager
    def running(self) -> Iterator[Job]:
        """A job that can be stopped as long as the block runs."""
        job = Job(self._working_on)
        self._running[job.key] = job
        try:
            yield job
        finally:
            del self._running[job.key]

    async def _run(self, openings: list[Opening], emit: Emit) -> OpenResult:
        workspace = self._workspace
        outcome: Literal["done", "cancelled"] = "done"
        with self.running() as job:
            try:
                for opening in openings:
                    async with aclosing(opening.run(job)) as batches:
                        async for _ in batches:
                            emit(_scan_event(job, openings, workspace))
                            await job.step()
            except Cancelled:
                outcome = "cancelled"
                workspace.note_what_is_left()
        pauses = Pauses()
        for instances in workspace.settle():
            await pauses.spend(instances * ITEM)
        if not self._ended:
            emit(_scan_event(job, openings, workspace))
        errors = [error for opening in openings for error in opening.errors]
        return OpenResult(outcome=outcome, account=workspace.index.counts.account(), errors=errors)

    def cancel(self, job_key: int | None = None) -> None:
        """Stop a job, or all that run; what they have read stays."""
        for job in [self._running[job_key]] if job_key in self._running else self._running.values() if job_key is None else ():
            job.cancel()

    def end(self) -> None:
        """Something else takes the workspace's place: stop all, and tell of it no more."""
        self._ended = True
        self.cancel()


def _scan_event(job: Job, openings: list[Opening], workspace: Workspace) -> ScanEvent:
    return ScanEvent(
        **table_event(job, workspace),
        progress=ScanProgress(
            entries_done=sum(opening.entries_done for opening in openings),
            entries_total=sum(opening.entries_total for opening in openings),
            bytes_done=sum(min(opening.bytes_done, opening.bytes_total) for opening in openings),
            bytes_total=sum(opening.bytes_total for opening in openings),
            source_name=openings[-1].source_name,
        ),
    )


def table_event(job: Job, workspace: Workspace) -> TableEvent:
    """What a job has changed in the table, which whoever calls this tells: nobody else will."""
    changes, index = workspace.index.take_changes(), workspace.index
    return TableEvent(
        job_key=job.key,
        account=index.counts.account(),
        archives=workspace.archive_rows(),
        patients=changes.patients,
        gone_patients=changes.gone_patients,
        studies=changes.studies,
        gone_studies=changes.gone_studies,
        series=changes.series,
        gone_series=changes.gone_series,
    )
