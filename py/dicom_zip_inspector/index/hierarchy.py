"""The index: every entry, and patients, studies and series made of the instances among them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..base.contract import Account, EntryRow, SeriesRow
from ..base.uid_names import uid_name
from ..scan.attributes import InstanceHeader
from ..scan.headers import Entry
from .frame_order import arrange, frames_of_headers

_TEXT_COLUMNS = (
    "patient_name", "patient_id", "patient_sex", "patient_birth_date", "study_instance_uid", "study_date", "study_time",
    "study_description", "accession_number", "series_instance_uid", "modality", "series_description", "body_part_examined",
    "sop_class_uid", "transfer_syntax_uid", "manufacturer", "manufacturer_model_name",
)  # fmt: skip
_SAME_IN_SERIES = {
    "patient_name": "Patient's Name",
    "patient_birth_date": "Patient's Birth Date",
    "patient_sex": "Patient's Sex",
    "study_date": "Study Date",
    "modality": "Modality",
    "series_number": "Series Number",
    "series_description": "Series Description",
    "sop_class_uid": "SOP Class",
    "transfer_syntax_uid": "Transfer Syntax",
    "rows": "Rows",
    "columns": "Columns",
    "pixel_spacing": "Pixel Spacing",
    "slice_thickness": "Slice Thickness",
}


@dataclass(slots=True)
class Series:
    """The instances of one series, in order of appearance, and what differs between them."""

    key: int
    study_key: int
    patient_key: int
    instances: list[InstanceHeader] = field(default_factory=list)
    frames: int = 0
    bytes: int = 0
    differing: set[str] = field(default_factory=set)
    notes: dict[str, int] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    def add(self, header: InstanceHeader) -> None:
        """Take in one more instance."""
        if self.instances:
            first = self.instances[0]
            self.differing.update(name for name in _SAME_IN_SERIES if getattr(header, name) != getattr(first, name))
        for note in header.notes:
            self.notes[note] = self.notes.get(note, 0) + 1
        self.instances.append(header)
        self.frames += header.frames
        self.bytes += header.bytes

    def pictures(self) -> list[InstanceHeader]:
        """The instances that have a picture; where none has, all, so that their headers can be looked through."""
        return [header for header in self.instances if header.frames] or self.instances

    def examine(self) -> bool:
        """Look for volumes, gaps and duplicates among its instances, once all are there; whether anything was found."""
        arrangement = arrange(frames_of_headers(self.pictures()))
        count = len(arrangement.volumes)
        self.findings = ([f"{count} volumes: {_listed(arrangement.volumes)}"] if count > 1 else []) + arrangement.problems
        return bool(self.findings)

    def row(self) -> SeriesRow:
        """The series as the table shows it."""
        first = self.instances[0]
        spacing = first.pixel_spacing or first.imager_pixel_spacing
        return SeriesRow(
            series_key=self.key,
            study_key=self.study_key,
            patient_key=self.patient_key,
            **{name: getattr(first, name) for name in _TEXT_COLUMNS},
            series_number=first.series_number,
            instances=len(self.instances),
            frames=self.frames,
            rows=first.rows,
            columns=first.columns,
            pixel_spacing=list(spacing) if spacing else None,
            slice_thickness=first.slice_thickness[0] if first.slice_thickness else None,
            sop_class_name=first.sop_class_uid and uid_name(first.sop_class_uid),
            transfer_syntax_name=first.transfer_syntax_uid and uid_name(first.transfer_syntax_uid),
            bytes=self.bytes,
            notes=self._note_texts(),
        )

    def _note_texts(self) -> list[str]:
        count = len(self.instances)
        texts = [note if n == count else f"{note} ({n} of {count} files)" for note, n in self.notes.items()]
        differing = [f"{label} differs between its files" for name, label in _SAME_IN_SERIES.items() if name in self.differing]
        return texts + differing + self.findings


class Index:
    """All that is known of what is open. Counts are derived from it, never kept beside it by others."""

    def __init__(self):
        self.entries: dict[int, Entry] = {}
        self.series: list[Series] = []
        self._patients: dict[tuple, int] = {}
        self._studies: dict[tuple, int] = {}
        self._series: dict[tuple, Series] = {}
        self._classes: Counter[str] = Counter()
        self._changed: set[int] = set()
        self._bytes = 0

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; instances go to their series."""
        for entry in entries:
            self.entries[entry.key] = entry
            self._classes[entry.entry_class] += 1
            self._bytes += entry.member.size
            if entry.header is not None:
                series = self._series_of(entry.header)
                series.add(entry.header)
                self._changed.add(series.key)

    def _series_of(self, header: InstanceHeader) -> Series:
        """A patient is one Patient ID, or one name where the ID is empty; studies and series are told apart within it by their UIDs."""
        patient = ("id", header.patient_id) if header.patient_id else ("name", header.patient_name)
        patient_key = self._patients.setdefault(patient, len(self._patients))
        study = (patient_key, header.study_instance_uid)
        study_key = self._studies.setdefault(study, len(self._studies))
        uid = (study_key, header.series_instance_uid)
        if uid not in self._series:
            self._series[uid] = Series(len(self.series), study_key, patient_key)
            self.series.append(self._series[uid])
        return self._series[uid]

    def examine_series(self) -> None:
        """Look into every series for what only shows when all of it is there."""
        self._changed.update(series.key for series in self.series if series.examine())

    def take_changed_rows(self) -> list[SeriesRow]:
        """Rows of the series that are new or changed since the last call."""
        changed, self._changed = sorted(self._changed), set()
        return [self.series[key].row() for key in changed]

    def account(self) -> Account:
        """Where every entry went, and how many of everything there are."""
        return Account(
            entries=len(self.entries),
            folders=self._classes["folder"],
            images=self._classes["image"],
            objects=self._classes["object"],
            dicomdir=self._classes["dicomdir"],
            not_dicom=self._classes["not_dicom"],
            encrypted=self._classes["encrypted"],
            unreadable=self._classes["unreadable"],
            patients=len(self._patients),
            studies=len(self._studies),
            series=len(self.series),
            instances=self._classes["image"] + self._classes["object"],
            frames=sum(series.frames for series in self.series),
            bytes=self._bytes,
        )

    def entry_rows(self, entry_class: str) -> list[EntryRow]:
        """All entries of one class, in archive order."""
        return [_entry_row(entry) for _, entry in sorted(self.entries.items()) if entry.entry_class == entry_class]


def _listed(words: list[str]) -> str:
    """At most three of them."""
    return "; ".join(words[:3]) + ("; …" if len(words) > 3 else "")


def _entry_row(entry: Entry) -> EntryRow:
    return EntryRow(
        entry_key=entry.key,
        name=entry.member.name,
        entry_class=entry.entry_class,
        kind=entry.kind,
        code=entry.error.code if entry.error else None,
        reason=entry.error.message if entry.error else None,
        bytes=entry.member.size,
        notes=list(entry.notes),
    )
