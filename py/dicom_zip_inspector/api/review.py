"""What is open, judged: findings in rows and lines, and the verdict. Imported late, with what is read of every element."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from ..base.contract import FindingLine, FindingRow, FramesAtRisk, GuessedPurpose, PlacedRemark, PurposeName, Review, TextBox, Verdict
from ..base.finding import SEVERITY_ORDER, Finding, FindingKey
from ..base.pauses import ITEM, Pauses
from ..checks.acceptance import Acceptances
from ..checks.checks import for_purpose, judged
from ..checks.expectation import Expectation
from ..checks.expectation_making import schema_of
from ..checks.expectation_schema import expectation_of
from ..checks.ground import Ground
from ..checks.guess import guessed_purpose
from ..checks.lettering import lines_of, place_of
from ..checks.pixels import faces
from ..checks.purpose import Purpose, purpose_of
from ..checks.verdict import Progress, verdict
from ..index.findings import Group, Held, finding_row, grouped
from ..index.hierarchy import Index
from ..index.workspace import Workspace
from ..lettering.looked_at import Reading, SeenLine
from ..lettering.sampling import FrameAddress
from .elements import Elements
from .pictures import Pictures

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
    pictures : Pictures
        What was seen in its frames.
    settings : Settings
        What a person told.
    """

    def __init__(self, workspace: Workspace, elements: Elements, pictures: Pictures, settings: Settings):
        self._workspace, self._elements, self._pictures, self._settings = workspace, elements, pictures, settings
        self._accepted = Acceptances()
        self._held: list[Held] = []
        self._judged_state: tuple[object, ...] | None = None
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
        """What was found about the elements of one instance when all were judged last, the worst first; they are judged here only if nobody has
        for this purpose. What is about text in the picture stands beside Burned In Annotation.
        """
        found = [held.finding for held in await self._judged_last(pauses) if place_of(held.finding) and instance_key in held.entries]
        return [_placed(finding) for finding in sorted(found, key=lambda finding: SEVERITY_ORDER[finding.severity])]

    def text_boxes(self, address: FrameAddress) -> list[TextBox]:
        """The lines of text that were found in a frame."""
        reading = self._pictures.looked_at.reading
        return [_box(seen, reading(seen), finding) for seen, finding in self._lines_of(self._ground(), address)]

    def frames_at_risk(self) -> FramesAtRisk:
        """Frames with text, or whose headers let expect it, or a face."""
        ground = self._ground()
        by_header = {key: held.finding for held in faces(ground) for key in held.entries} | self._pictures.at_risk()
        return self._pictures.frames_at_risk(by_header, lambda address: [finding for _, finding in self._lines_of(ground, address)])

    def _lines_of(self, ground: Ground, address: FrameAddress) -> list[tuple[SeenLine, Finding]]:
        return [(seen, for_purpose(finding, ground.purpose)) for seen, finding in lines_of(ground, address)]

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
        """What is found; as it was, where nothing has changed since."""
        state = self._state()
        if state == self._judged_state:
            return self._held
        ground, held = self._ground(), list[Held]()
        for one in judged(ground):
            if one is None:
                await pauses.give_way()
            else:
                held.append(one)
                await pauses.spend(ITEM + len(one.entries))
        await pauses.give_way()
        self._held, self._judged_state, self._judged_for = held, state, (ground.purpose, ground.known)
        return held

    def _state(self) -> tuple[object, ...]:
        """What judging depends on: another one as soon as anything of it is another."""
        index, read, looked_at, told = self._workspace.index, self._elements, self._pictures.looked_at, self._settings
        archives = [(one.outcome, one.expected, len(one.notes), len(one.comments), len(one.outside)) for one in self._workspace.archives]
        known = index.version, tuple(archives), len(read.kept.batches), len(read.others.by_key), looked_at.version, looked_at.has_begun
        return *known, told.purpose, told.known, told.expectation

    def _ground(self) -> Ground:
        read, told = self._elements, self._settings
        return Ground(
            self._workspace, read.facts, read.lengths, read.preambles, read.others, read.items, read.bytes, self._pictures.looked_at,
            told.purpose, told.known, told.expectation,
        )  # fmt: skip

    def _verdict(self, groups: list[Group]) -> Verdict:
        examined, examinable = self._workspace.index.counts.examination()
        outcomes = {archive.outcome for archive in self._workspace.archives}
        is_reading = bool(outcomes & {"waiting", "reading"})
        looks = self._settings.purpose.name == "research"
        looked, to_look_at, awaits_pictures = self._pictures.progress() if looks else (0, 0, False)
        is_running = is_reading or self._elements.is_awaited() or awaits_pictures
        progress = Progress(examined, examinable, is_running, outcomes <= {"done"}, looked, to_look_at)
        return verdict(groups, self._settings.purpose, progress)


def _placed(finding: Finding) -> PlacedRemark:
    return PlacedRemark(**finding.remark, path=place_of(finding), creator=finding.creator)


def _box(seen: SeenLine, reading: Reading | None, finding: Finding) -> TextBox:
    line = seen.line
    return TextBox(
        top=line.top,
        left=line.left,
        height=line.height,
        width=line.width,
        score=line.score,
        text=reading.text if reading else None,
        confidence=reading.confidence if reading else None,
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
    )


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
