"""May this be forwarded? In one sentence that names no person, and three numbers."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from ..base.contract import FindingGroup, SeriesSeverity, Severity, Subject, Verdict, VerdictState
from ..base.finding import SEVERITY_ORDER
from ..base.wording import WORDING
from ..index.findings import Group
from .purpose import Purpose

MOST_TOLD = 3  # findings in the sentence
# what is told first
SUBJECTS: tuple[Subject, ...] = ("identity", "integrity", "pixels", "claims", "private", "payload", "expectation", "reading", "conformance")
GROUPS: tuple[FindingGroup, ...] = ("who", "", "where", "when", "with_what", "in_words", "private")
_PLACE = {code: place for place, code in enumerate(WORDING)}
HEADINGS: dict[VerdictState, str] = {
    "checking": "Still looking",
    "clear": "Nothing keeps it from being forwarded",
    "look": "Look first",
    "must_fix": "Not yet",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the looking is: `examined` of `examinable` files were read whole, `looked` of `to_look_at` frames looked at for text, none where
    that is not wanted; `is_running` until it ends; `is_read`: every archive to its end."""

    examined: int
    examinable: int
    is_running: bool
    is_read: bool
    looked: int = 0
    to_look_at: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing was left out."""
        return self.is_read and not self.is_running and self.examined >= self.examinable and self.looked >= self.to_look_at


def verdict(groups: list[Group], purpose: Purpose, progress: Progress) -> Verdict:
    """What the groups, the worst first, come to."""
    unsettled = [group for group in groups if not group.accepted]
    counts = {severity: sum(group.severity == severity for group in unsettled) for severity in SEVERITY_ORDER}
    state = _state(counts, progress)
    detail = _detail(state, unsettled, progress)
    return Verdict(
        state=state,
        sentence=_sentence(state, counts, detail),
        heading=HEADINGS[state],
        detail=detail,
        complete=progress.is_complete,
        must_fix=counts["must_fix"],
        look=counts["look"],
        note=counts["note"],
        accepted=len(groups) - len(unsettled),
        findings=len(groups),
        examined=progress.examined,
        examinable=progress.examinable,
        looked=progress.looked,
        to_look_at=progress.to_look_at,
        purpose=purpose.name,
        options=sorted(purpose.options),
        severities=_by_series(unsettled),
    )


def _state(counts: dict[str, int], progress: Progress) -> VerdictState:
    if progress.is_running:
        return "checking"
    return "must_fix" if counts["must_fix"] else "look" if counts["look"] or not progress.is_complete else "clear"


def _sentence(state: VerdictState, counts: dict[str, int], detail: str) -> str:
    notes = _noun(counts["note"], "note")
    numbers = f"{counts['must_fix']:,} must be fixed, {counts['look']:,} to look at, {notes}"
    match state:
        case "checking":
            return f"{HEADINGS[state]}: {detail}. So far {numbers}."
        case "clear":
            return f"{HEADINGS[state]}: {detail}, {notes}."
        case _:
            return f"{HEADINGS[state]}: {numbers}. {detail}."


def _detail(state: VerdictState, groups: list[Group], progress: Progress) -> str:
    if state == "checking":
        return _far(progress) if progress.is_read else "the archive is being read"
    if state == "clear":
        return f"{_noun(progress.examinable, 'file')} looked into whole"
    told = _told(groups)
    if not progress.is_complete:
        told.insert(0, f"{_far(progress)} were looked {'into' if progress.examined < progress.examinable else 'at'}")
    return "; ".join(told)


def _far(progress: Progress) -> str:
    """How far it is: of files as long as those are not all read, then of frames."""
    if progress.examined < progress.examinable or not progress.to_look_at:
        return f"{progress.examined:,} of {_noun(progress.examinable, 'file')}"
    return f"{progress.looked:,} of {_noun(progress.to_look_at, 'frame')}"


def _told(groups: list[Group]) -> list[str]:
    """The worst in words without values, each once with how many files it holds for: of every subject one, before a second of any."""
    alike: defaultdict[str, list[Group]] = defaultdict(list)
    for group in sorted((one for one in groups if one.severity == groups[0].severity != "note"), key=_rank):
        alike[group.in_general].append(group)
    turns: Counter[Subject] = Counter()
    ordered = []
    for words, together in alike.items():
        subject = together[0].wording.subject
        ordered.append((turns[subject], words, len(np.unique(np.concatenate([group.entries for group in together])))))
        turns[subject] += 1
    ordered.sort(key=lambda one: one[0])
    return [f"{words} ({_noun(files, 'file')})" if files else words for _, words, files in ordered[:MOST_TOLD]]


def _rank(group: Group) -> tuple[int, int, int]:
    wording = group.wording
    return SUBJECTS.index(wording.subject), GROUPS.index(wording.group), _PLACE[group.findings[0].code]


def _noun(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _by_series(groups: list[Group]) -> list[SeriesSeverity]:
    worst: dict[int, Severity] = {}
    for group in groups:  # the worst first
        for key in group.series.tolist():
            worst.setdefault(key, group.severity)
    return [SeriesSeverity(series_key=key, severity=severity) for key, severity in sorted(worst.items())]
