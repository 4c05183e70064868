"""One series: its instances in order of appearance, what differs between them, and whose they are."""

from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from ..base.contract import Plane, Remark, SeriesRow
from ..base.finding import Finding, found, remarks
from ..base.uid_names import uid_name
from ..scan.attributes import TAG_OF, InstanceHeader
from .frame_columns import frames_of_headers
from .frame_order import arrange
from .geometry import normal_of, plane_name
from .patients import Patient, Patients
from .tally import Share

_TEXT_COLUMNS = (
    "patient_name", "patient_id", "patient_sex", "patient_birth_date", "study_instance_uid", "study_date", "study_time",
    "study_description", "accession_number", "series_instance_uid", "modality", "series_description", "body_part_examined",
    "sop_class_uid", "transfer_syntax_uid", "manufacturer", "manufacturer_model_name",
)  # fmt: skip
_SAME_IN_SERIES = {
    "patient_name": "Patient's Name",
    "patient_id": "Patient ID",
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
_OF_A_VOLUME = ("rows", "columns", "pixel_spacing")  # must be the same where slices make one
_WORDS_OF_VOLUMES = 3  # named in one sentence


@dataclass(slots=True)
class Series:
    """The instances of one series of one archive. `revision` counts how often they changed."""

    key: int
    study_key: int
    archive_key: int
    revision: int = 0
    instances: list[InstanceHeader] = field(default_factory=list)
    frames: int = 0
    bytes: int = 0
    damaged: int = 0
    differing: dict[str, Counter] = field(default_factory=dict)
    notes: Counter[Finding] = field(default_factory=Counter)
    same_as: list[int] = field(default_factory=list)
    copies: list[Finding] = field(default_factory=list)  # that it is in other archives too
    _examined: list[Finding] = field(default_factory=list)  # what only shows when all of it is there
    _examined_revision: int = -1
    _identities: Counter[int] = field(default_factory=Counter)
    _planes: set[Plane | None] = field(default_factory=set)

    def add(self, header: InstanceHeader, identity_key: int, is_damaged: bool) -> None:
        """Take in one more instance."""
        if self.instances:
            first = self.instances[0]
            for name in _SAME_IN_SERIES:
                if getattr(header, name) != getattr(first, name):
                    self.differing.setdefault(name, Counter())[str(getattr(header, name))] += 1
        self.notes.update(header.notes)
        self._identities[identity_key] += 1
        if header.frames:
            self._planes.add(_plane_of(header.image_orientation_patient))
        self.instances.append(header)
        self.revision += 1
        self.frames += header.frames
        self.bytes += header.bytes
        self.damaged += is_damaged

    def take_out(self) -> list[InstanceHeader]:
        """All its instances, of which it has none then."""
        instances, self.instances = self.instances, []
        self.frames = self.bytes = self.damaged = 0
        self.differing, self.notes, self._identities, self._planes = {}, Counter(), Counter(), set()
        self.revision += 1
        return instances

    def pictures(self) -> list[InstanceHeader]:
        """The instances that have a picture; where none has, all, so that their headers can be looked through."""
        return [header for header in self.instances if header.frames] or self.instances

    def examine(self) -> bool:
        """Look for volumes, gaps and duplicates among its instances, once all are there; whether something else is found than before."""
        if self._examined_revision == self.revision:
            return False
        arrangement = arrange(frames_of_headers(self.pictures()))
        before, self._examined = self._examined, _volumes(arrangement.volumes) + arrangement.problems
        self._examined_revision = self.revision
        return self._examined != before

    def share(self, patients: Patients) -> Share:
        """What it contributes to counts: it belongs to the patient of most of its instances, the first of these where as many are another's."""
        counts: Counter[int] = Counter()
        for identity_key, count in self._identities.items():
            counts[patients.of(patients.identities[identity_key]).key] += count
        order = sorted(counts.items(), key=lambda item: -item[1])
        foreign = tuple(order[1:])
        return Share(
            self.archive_key, self.study_key, tuple(key for key, _ in order), len(self.instances), self.frames, sum(n for _, n in foreign), foreign
        )

    def findings(self, patients: list[Patient], foreign_count: int) -> list[Finding]:
        """What is odd about it as a whole; `patients` are the one whose it is, then those who have slices in it."""
        own, *foreign = patients
        differing = [self._difference(name, label) for name, label in _SAME_IN_SERIES.items() if name in self.differing]
        strangers = [found("foreign_slices", count=foreign_count, patient=" and ".join(described(one, own) for one in foreign))] if foreign else []
        return strangers + differing + self._examined + self.copies

    def _difference(self, name: str, label: str) -> Finding:
        """That an attribute differs: a note where a protocol may want that, or only pictures that stand by themselves are of other sizes."""
        values = [value for value, _ in self.differing[name].most_common(8)]
        is_usual = (
            self.instances[0].series_instance_uid is None
            or name == "slice_thickness"
            or (name in _OF_A_VOLUME and len({getattr(header, name) for header in self.instances if _has_place(header)}) < 2)
        )
        return found("values_differ", path=TAG_OF[name], values=values, judged="note" if is_usual else None, attribute=label)

    def unlike_the_first(self, path: str) -> list[int]:
        """Entry keys of the instances whose value of the element "GGGGEEEE" is not that of the first."""
        name = next(name for name in _SAME_IN_SERIES if TAG_OF[name] == path)
        wanted = getattr(self.instances[0], name)
        return [header.entry_key for header in self.instances if getattr(header, name) != wanted]

    def row(self, archive_name: str, share: Share, patients: list[Patient]) -> SeriesRow:
        """The series as the table shows it."""
        first = self.instances[0]
        spacing = first.pixel_spacing or first.imager_pixel_spacing
        count = len(self.instances)
        shared = [_counted(note, n, count) for note, n in self.notes.items()]
        return SeriesRow(
            series_key=self.key,
            study_key=self.study_key,
            patient_key=share.patient_key,
            archive_key=self.archive_key,
            archive_name=archive_name,
            **{name: getattr(first, name) for name in _TEXT_COLUMNS},  # type: ignore[typeddict-item]  # of the row's own names
            series_number=first.series_number,
            instances=count,
            frames=self.frames,
            rows=first.rows,
            columns=first.columns,
            pixel_spacing=list(spacing) if spacing else None,
            slice_thickness=_first(first.slice_thickness),
            sop_class_name=first.sop_class_uid and uid_name(first.sop_class_uid),
            transfer_syntax_name=first.transfer_syntax_uid and uid_name(first.transfer_syntax_uid),
            repetition_time=_first(first.repetition_time),
            echo_time=_first(first.echo_time),
            plane=self._plane(),
            bytes=self.bytes,
            foreign_instances=share.foreign,
            damaged=self.damaged,
            same_as=self.same_as,
            notes=worst_first(shared + remarks(self.findings(patients, share.foreign))),
        )

    def _plane(self) -> Plane | None:
        return next(iter(self._planes)) if len(self._planes) == 1 else None


def _has_place(header: InstanceHeader) -> bool:
    """Whether it is a slice among others: no capture, no localizer."""
    return header.image_position_patient is not None and not header.is_localizer


def worst_first(listed: list[Remark]) -> list[Remark]:
    """Remarks by severity, otherwise as they come."""
    return sorted(listed, key=lambda remark: ("must_fix", "look", "note").index(remark["severity"]))


def described(patient: Patient, beside: Patient | None = None) -> str:
    """A patient in a sentence: name and number, or what there is; with birth date and sex where only these tell it from the one `beside`."""
    words = _called(patient)
    if beside is not None and words == _called(beside):
        told = [(place, label) for place, label in ((2, "born"), (3, "sex")) if patient.values[place] != beside.values[place]]
        words = ", ".join([words, *(f"{label} {patient.raw(place) or 'not stated'}" for place, label in told)])
    return f"“{words}”"


def _called(patient: Patient) -> str:
    name, number = patient.raw(1), patient.raw(0)
    return f"{name or '(no name)'} ({number})" if number else name or "(no name)"


def _counted(note: Finding, count: int, of: int) -> Remark:
    remark = note.remark
    if count < of:
        remark["message"] += f" ({count:,} of {of:,} files)"
    return remark


def _volumes(words: list[str]) -> list[Finding]:
    """That there are several volumes, and what tells the first of them apart."""
    if len(words) < 2:
        return []
    listed = "; ".join(word for word in words[:_WORDS_OF_VOLUMES] if word) + ("; …" if len(words) > _WORDS_OF_VOLUMES else "")
    return [found("several_volumes", count=len(words), words=f": {listed}" if listed.strip("; …") else "")]


def _first(values: tuple[float, ...] | None) -> float | None:
    return values[0] if values else None


_PLANES: dict[tuple[float, ...] | None, Plane | None] = {None: None}
_MOST_PLANES = 4096


def _plane_of(orientation: tuple[float, ...] | None) -> Plane | None:
    """The plane's name, each orientation looked at once while there is room."""
    if orientation not in _PLANES:
        normal = normal_of(orientation)
        name = None if normal is None else cast(Plane, plane_name(normal).split()[0])
        if len(_PLANES) >= _MOST_PLANES:
            return name
        _PLANES[orientation] = name
    return _PLANES[orientation]
