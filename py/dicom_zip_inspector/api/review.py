"""What is open, judged: findings in rows and lines, and the verdict. Imported late, with what is read of every element."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from ..base.contract import FindingLine, FindingRow, GuessedPurpose, PlacedRemark, PurposeName, Review, Verdict
from ..base.finding import FindingKey
from ..base.pauses import ITEM, Pauses
from ..checks.acceptance import Acceptances
from ..checks.checks import judged
from ..checks.expectation import Expectation
from ..checks.expectation_making import schema_of
from ..checks.expectation_schema import expectation_of
from ..checks.facts import Facts
from ..checks.ground import Ground
from ..checks.guess import guessed_purpose
from ..checks.purpose import Purpose, purpose_of
from ..checks.verdict import Progress, verdict
from ..index.findings import Group, Held, finding_row, grouped
from ..index.hierarchy import Index
from ..index.workspace import Workspace
from .elements import Elements

MOST_LISTED = 200  # of each list of a row in a review


@dataclass(slots=True)
class Settings:
    """What a person told about the forwarding. It outlasts what is open."""

    purpose: Purpose = field(default_factory=Purpose)
    known: tuple[str, ...] = ()
    expectation: Expectation | None = None

    def set_purpose(self, name: PurposeName, options: list[str]) -> None:
        """What it is for, and what may stay."""
        self.purpose = purpose_of(name, options)

    def expect(self, schema: str) -> None:
        """What should be there, as a schema (docs/expectations.md); an empty text: nothing is expected any more."""
        self.expectation = expectation_of(schema) if schema.strip() else None


class Reviewing:
    """Judges what is open.

    Parameters
    ----------
    workspace : Workspace
        What is open.
    elements : Elements
        What was read of its elements.
    settings : Settings
        What a person told.
    """

    def __init__(self, workspace: Workspace, elements: Elements, settings: Settings):
        self._workspace, self._elements, self._settings = workspace, elements, settings
        self._facts = Facts(elements.kept)
        self._accepted = Acceptances()
        self._held: list[Held] = []
        self._judged_for: tuple[Purpose, tuple[str, ...]] | None = None

    async def rows(self, pauses: Pauses) -> list[FindingRow]:
        """All findings, the worst first, with complete lists."""
        return [finding_row(self._workspace.index, group, key) for key, group in enumerate(await self._groups(pauses))]

    async def verdict(self, pauses: Pauses) -> Verdict:
        """Whether it may be forwarded."""
        return self._verdict(await self._groups(pauses))

    async def review(self, pauses: Pauses) -> Review:
        """The verdict and its findings in lines, the worst first, each list of files cut to its first `MOST_LISTED`."""
        groups = await self._groups(pauses)
        account = self._workspace.index.counts.account()
        return Review(verdict=self._verdict(groups), lines=_lines(self._workspace.index, groups), files=account["entries"] - account["folders"])

    async def remarks_of(self, instance_key: int, pauses: Pauses) -> list[PlacedRemark]:
        """What was found about the elements of one instance when all were judged last; they are judged here only if nobody has for this purpose."""
        return [_placed(held) for held in await self._judged_last(pauses) if held.finding.path and instance_key in held.entries]

    async def accept(self, key: FindingKey, reason: str, pauses: Pauses) -> None:
        """A person looked at a finding and lets it pass, as it was judged last; with no reason, no longer."""
        self._accepted.take_back(key)
        for group in grouped(self._workspace.index, await self._judged_last(pauses)) if reason.strip() else ():
            if group.key == key:
                self._accepted.accept(group, reason.strip())

    def guess(self) -> GuessedPurpose:
        """What the files look as if they were meant for."""
        return guessed_purpose(self._ground().facts)

    def schema(self) -> str:
        """What is there, as what is expected of the next archive."""
        return schema_of(self._ground())

    async def _groups(self, pauses: Pauses) -> list[Group]:
        groups = grouped(self._workspace.index, await self._judge(pauses))
        for group in groups:
            group.accepted = self._accepted.reason_for(group)
        return groups

    async def _judged_last(self, pauses: Pauses) -> list[Held]:
        if self._judged_for != (self._settings.purpose, self._settings.known):
            await self._judge(pauses)
        return self._held

    async def _judge(self, pauses: Pauses) -> list[Held]:
        ground, held = self._ground(), []
        for one in judged(ground):
            held.append(one)
            await pauses.spend(ITEM + len(one.entries))
        self._held, self._judged_for = held, (ground.purpose, ground.known)
        return held

    def _ground(self) -> Ground:
        if self._facts.count != self._elements.file_count:
            self._facts = Facts(self._elements.kept)
        read, told = self._elements, self._settings
        return Ground(
            self._workspace, self._facts, read.lengths, read.preambles, read.others, read.items, read.bytes,
            told.purpose, told.known, told.expectation,
        )  # fmt: skip

    def _verdict(self, groups: list[Group]) -> Verdict:
        examined, examinable = self._workspace.index.counts.examination()
        outcomes = {archive.outcome for archive in self._workspace.archives}
        is_reading = bool(outcomes & {"waiting", "reading"})
        progress = Progress(examined, examinable, is_reading or self._elements.is_awaited(), is_read=outcomes <= {"done"})
        return verdict(groups, self._settings.purpose, progress)


def _placed(held: Held) -> PlacedRemark:
    finding = held.finding
    return PlacedRemark(**finding.remark, path=finding.path, creator=finding.creator)


def _lines(index: Index, groups: list[Group]) -> list[FindingLine]:
    together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for key, group in enumerate(groups):  # the worst first, so that lines come so too
        together[group.wording.subject, group.wording.group or group.findings[0].code].append(key)
    return [_line(index, groups, keys) for keys in together.values()]


def _line(index: Index, groups: list[Group], keys: list[int]) -> FindingLine:
    worst, mine = groups[keys[0]], [groups[key] for key in keys]
    return FindingLine(
        subject=worst.wording.subject,
        group=worst.wording.group,
        severity=worst.severity,
        files=len(np.unique(np.concatenate([group.entries for group in mine]))),
        distinct=sum(group.distinct for group in mine),
        findings=[finding_row(index, groups[key], key, MOST_LISTED) for key in keys],
    )
