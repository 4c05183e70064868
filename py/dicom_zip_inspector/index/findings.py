"""All findings about what is open, one row a code and path, with everything that it holds for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..base.contract import FindingRow
from ..base.finding import SEVERITY_ORDER, Finding, found_error
from .hierarchy import Index
from .series import Series
from .workspace import Workspace

MOST_VALUES = 50


@dataclass(slots=True)
class _Group:
    """Findings of one code and path."""

    findings: dict[Finding, None] = field(default_factory=dict)  # in order of appearance, each once
    entries: dict[int, None] = field(default_factory=dict)
    series: dict[int, None] = field(default_factory=dict)
    patients: dict[int, None] = field(default_factory=dict)
    archives: dict[int, None] = field(default_factory=dict)

    def take(
        self, finding: Finding, entries: Iterable[int] = (), series: int | None = None, patient: int | None = None, archive: int | None = None
    ) -> None:
        """One more, and what it holds for."""
        self.findings[finding] = None
        self.entries.update(dict.fromkeys(entries))
        for keys, key in ((self.series, series), (self.patients, patient), (self.archives, archive)):
            if key is not None:
                keys[key] = None


def finding_rows(workspace: Workspace) -> list[FindingRow]:
    """Everything that was found, the worst first."""
    groups: dict[tuple[str, str], _Group] = {}
    for finding, place in _all(workspace):
        groups.setdefault((finding.code, finding.path), _Group()).take(finding, **place)
    rows = [_row(workspace.index, group) for group in groups.values()]
    rows.sort(key=lambda row: (SEVERITY_ORDER[row["severity"]], -row["count"]))
    for key, row in enumerate(rows):
        row["finding_key"] = key
    return rows


def _all(workspace: Workspace) -> Iterator[tuple[Finding, dict]]:
    index = workspace.index
    for archive in workspace.archives:
        yield from ((note, {"archive": archive.key}) for note in archive.notes)
    instances = _instances_by_patient(index) if index.patient_notes else {}
    for patient_key, notes in index.patient_notes.items():
        yield from ((note, {"patient": patient_key, "entries": instances.get(patient_key, ())}) for note in notes)
    for series in index.series:
        yield from _of_series(index, series)
    for key, entry in sorted(index.entries.items()):
        own = index.series_of(key)
        place = {"entries": (key,), "archive": index.archive_of(key), "series": own.key if own else None}
        yield from ((note, place) for note in entry.notes)
        if entry.error is not None:
            yield found_error(entry.error), place


def _instances_by_patient(index: Index) -> dict[int, list[int]]:
    """Entry keys of every patient's instances, wherever they lie."""
    instances: defaultdict[int, list[int]] = defaultdict(list)
    for series in index.series:
        for header in series.instances:
            instances[index.patient_of(header, series).key].append(header.entry_key)
    return instances


def _of_series(index: Index, series: Series) -> Iterator[tuple[Finding, dict]]:
    share = index.share_of(series)
    for finding in series.findings(index.patients_in(share), share.foreign):
        match finding.code:
            case "foreign_slices":
                held = [header.entry_key for header in series.instances if index.patient_of(header, series).key != share.patient_key]
            case "values_differ":
                held = series.unlike_the_first(finding.path)
            case _:
                held = [header.entry_key for header in series.instances]
        yield finding, {"entries": held, "series": series.key, "patient": share.patient_key, "archive": series.archive_key}


def _row(index: Index, group: _Group) -> FindingRow:
    first = next(iter(group.findings))
    wording = first.wording
    entries = list(group.entries)
    messages = {finding.message for finding in group.findings}
    instances = [key for key in entries if index.entries[key].is_instance]
    return FindingRow(
        finding_key=0,
        code=first.code,
        severity=wording.severity,
        subject=wording.subject,
        message=first.message if len(messages) == 1 else wording.in_general or first.message,
        advice=wording.advice,
        source=wording.source,
        count=len(entries) or 1,
        instance_keys=instances,
        entry_keys=entries,
        entry_names=[index.entries[key].member.name for key in entries],
        series_keys=list(group.series),
        patient_keys=list(group.patients),
        archive_keys=list(group.archives),
        tags=[first.path] if first.path else [],
        values=list(dict.fromkeys(value for finding in group.findings for value in finding.values))[:MOST_VALUES],
    )
