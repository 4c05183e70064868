"""All findings about what is open, one row a code, path and private creator, with everything that it holds for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..base.contract import FindingRow, Severity, TextPlace
from ..base.finding import SEVERITY_ORDER, Finding, FindingKey, found_error
from ..base.wording import Wording
from ..dataset.vocabulary import meaning
from .hierarchy import Index
from .series import Series
from .workspace import Workspace

MOST_VALUES, MOST_PLACES = 50, 200


@dataclass(frozen=True, slots=True)
class Held:
    """A finding and what it holds for, by keys: `entries` may be an array. `distinct`: how many values it is about, where it has not all of them.

    `places`: lines of text that it is about, not more than are shown.
    """

    finding: Finding
    entries: Sequence[int] | np.ndarray = ()
    series: int | None = None
    patient: int | None = None
    archive: int | None = None
    distinct: int = 0
    places: tuple[TextPlace, ...] = ()


@dataclass(slots=True)
class Group:
    """Findings of one code, path and private creator.

    Attributes
    ----------
    findings : list of Finding
        In order of appearance, each once.
    entries, series, patients, archives : (n,) int64
        Keys of what they hold for, ascending: `entries` also of those that are no instances, `series` those of all entries.
    distinct : int
        How many values they are about.
    places : list of TextPlace
        The first lines of text that they are about.
    accepted : str
        The reason for which a person lets them pass; "" where nobody did.
    """

    findings: list[Finding]
    entries: np.ndarray
    series: np.ndarray
    patients: np.ndarray
    archives: np.ndarray
    distinct: int
    places: list[TextPlace]
    accepted: str = ""

    @property
    def key(self) -> FindingKey:
        """What they have in common."""
        return self.findings[0].key

    @property
    def wording(self) -> Wording:
        """That of their code."""
        return self.findings[0].wording

    @property
    def severity(self) -> Severity:
        """The worst."""
        return min((finding.severity for finding in self.findings), key=SEVERITY_ORDER.__getitem__)

    @property
    def message(self) -> str:
        """The sentence of all; it may have values in it."""
        messages = {finding.message for finding in self.findings}
        return messages.pop() if len(messages) == 1 else self.in_general

    @property
    def in_general(self) -> str:
        """The sentence without values."""
        return self.wording.in_general or self.findings[0].message

    @property
    def count(self) -> int:
        """Files, or 1 where it is about none."""
        return len(self.entries) or 1


def grouped(index: Index, found: Iterable[Held]) -> list[Group]:
    """What was found, the worst first."""
    together: dict[FindingKey, list[Held]] = {}
    for held in found:
        together.setdefault(held.finding.key, []).append(held)
    series_of = index.series_keys()
    groups = [_group(held, series_of) for held in together.values()]
    return sorted(groups, key=lambda group: (SEVERITY_ORDER[group.severity], -group.count))


def _group(together: list[Held], series_of: np.ndarray) -> Group:
    entries = np.unique(np.concatenate([np.asarray(held.entries, np.int64) for held in together]))
    series = {*np.unique(series_of[entries]).tolist(), *(held.series for held in together if held.series is not None)} - {-1}
    values = {value for held in together for value in held.finding.values}
    return Group(
        list(dict.fromkeys(held.finding for held in together)),
        entries,
        np.array(sorted(series), np.int64),
        _keys(held.patient for held in together),
        _keys(held.archive for held in together),
        max(len(values), *(held.distinct for held in together)),
        [place for held in together for place in held.places][:MOST_PLACES],
    )


def _keys(keys: Iterable[int | None]) -> np.ndarray:
    return np.array(sorted({key for key in keys if key is not None}), np.int64)


def finding_row(index: Index, group: Group, key: int, most: int | None = None) -> FindingRow:
    """A group as a row, its key being its place among all; of lists of files the first `most`."""
    first, wording = group.findings[0], group.wording
    entries = group.entries[:most].tolist()
    return FindingRow(
        finding_key=key,
        code=first.code,
        severity=group.severity,
        subject=wording.subject,
        group=wording.group,
        message=group.message,
        in_general=group.in_general,
        name=_name(first),
        why=wording.why,
        advice=wording.advice,
        source=wording.source,
        option=wording.option,
        accepted=group.accepted,
        creator=first.creator,
        count=group.count,
        distinct=group.distinct,
        instance_keys=[key for key in entries if index.entries[key].is_instance],
        entry_keys=entries,
        entry_names=[index.entries[key].member.name for key in entries],
        series_keys=group.series.tolist(),
        patient_keys=group.patients.tolist(),
        archive_keys=group.archives.tolist(),
        tags=[first.path] if first.path else [],
        values=list(dict.fromkeys(value for finding in group.findings for value in finding.values))[:MOST_VALUES],
        places=group.places,
    )


def _name(finding: Finding) -> str:
    """What the element is called that it is about."""
    tag = finding.path.split("/")[-1][:8]
    return meaning(int(tag, 16), finding.creator).name if tag else ""


def found_by_index(workspace: Workspace) -> Iterator[Held]:
    """Everything that was found while reading, and while putting together what was read."""
    index = workspace.index
    for archive in workspace.archives:
        yield from (Held(note, archive=archive.key) for note in archive.notes)
    instances = _instances_by_patient(index) if index.patient_notes else {}
    for patient_key, notes in index.patient_notes.items():
        yield from (Held(note, instances.get(patient_key, ()), patient=patient_key) for note in notes)
    yield from _of_studies(index)
    for series in index.series:
        if series.instances:
            yield from _of_series(index, series)
    for key, entry in sorted(index.entries.items()):
        own = index.series_of(key)
        found = [*entry.notes, *([found_error(entry.error)] if entry.error is not None else ())]
        yield from (Held(note, (key,), own.key if own else None, archive=index.archive_of(key)) for note in found)


def _instances_by_patient(index: Index) -> dict[int, list[int]]:
    """Entry keys of every patient's instances, wherever they lie."""
    instances: defaultdict[int, list[int]] = defaultdict(list)
    for series in index.series:
        for header in series.instances:
            instances[index.patient_of(header, series).key].append(header.entry_key)
    return instances


def _of_studies(index: Index) -> Iterator[Held]:
    told = {study.key: notes for study in index.studies if (notes := study.findings())}
    instances: defaultdict[int, list[int]] = defaultdict(list)
    for series in index.series if told else ():
        instances[series.study_key] += [header.entry_key for header in series.instances]
    for key, notes in told.items():
        yield from (Held(note, instances[key], archive=index.studies[key].archive_key) for note in notes)


def _of_series(index: Index, series: Series) -> Iterator[Held]:
    share = index.share_of(series)
    for finding in series.findings(index.patients_in(share), share.foreign):
        if finding.code == "uids_repeated":  # words of the series: which files have which UID, and whether they are the same, a check says
            continue
        if share.foreign and finding.code == "values_differ" and finding.path.startswith("0010"):  # foreign slices say how bad that is
            finding = replace(finding, judged="note")
        match finding.code:
            case "foreign_slices":
                held = [header.entry_key for header in series.instances if index.patient_of(header, series).key != share.patient_key]
            case "values_differ":
                held = series.unlike_the_first(finding.path)
            case _:
                held = [header.entry_key for header in series.instances]
        yield Held(finding, held, series.key, share.patient_key, series.archive_key)
