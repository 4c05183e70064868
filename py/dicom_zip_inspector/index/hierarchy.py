"""The index: every entry, and patients, studies and series made of the instances among them. Every count that is shown comes from here."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from ..base.contract import PatientRow, SeriesRow, StudyRow
from ..base.finding import Finding, found
from ..scan.attributes import InstanceHeader
from ..scan.entries import Entry
from .counts import Counts
from .likeness import copies, copy_of, sharing
from .patients import Patient, Patients
from .series import Series, described
from .study import Study
from .tally import Share
from .uids import KeysByUid


@dataclass(slots=True)
class Changes:
    """Rows that are new or changed, and keys of those that are no more."""

    patients: list[PatientRow] = field(default_factory=list)
    gone_patients: list[int] = field(default_factory=list)
    studies: list[StudyRow] = field(default_factory=list)
    gone_studies: list[int] = field(default_factory=list)
    series: list[SeriesRow] = field(default_factory=list)
    gone_series: list[int] = field(default_factory=list)


class Index:
    """All that is known of what is open: entries, series, studies, patients, each with a key of its own across all archives."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.archive_names: list[str] = []
        self.series: list[Series] = []
        self.studies: list[Study] = []
        self.study_uids = KeysByUid(lambda key: self.studies[key].archive_key)
        self.series_uids = KeysByUid(lambda key: self.series[key].study_key)
        self.instance_uids = KeysByUid(self.archive_of)
        self.patients = Patients()
        self.patient_notes: dict[int, list[Finding]] = {}
        self.counts = Counts(lambda study_key: self.studies[study_key].parts)
        self._archive_of: dict[int, int] = {}
        self._series_of: dict[int, int] = {}
        self.version = 0  # another one after each change
        self._changed: set[int] = set()
        self._reserved = 0

    def add_archive(self, name: str) -> int:
        """A key for one more archive."""
        key = len(self.archive_names)
        self.archive_names.append(name)
        self.counts.add_archive(key)
        return key

    def reserve(self, count: int) -> int:
        """The first of so many entry keys in a row, which nobody else gets."""
        first = self._reserved
        self._reserved += count
        return first

    def add(self, archive_key: int, entries: Iterable[Entry]) -> None:
        """Take in entries of an archive; instances go to their series."""
        self.version += 1
        for entry in entries:
            self.entries[entry.key] = entry
            self._archive_of[entry.key] = archive_key
            self.counts.count_entry(archive_key, entry)
            if entry.header is not None:
                self._add_instance(entry.header, entry, self._series_for(archive_key, entry.header))
                self.instance_uids.take(entry.header.sop_instance_uid, entry.key)
        self._take_shares()

    def _add_instance(self, header: InstanceHeader, entry: Entry, series: Series) -> None:
        identity = self.patients.take(header, series.study_key)
        series.add(header, identity.key, entry.is_damaged)
        series.notes.update(entry.element_notes or ())
        self._series_of[entry.key] = series.key
        self._changed.add(series.key)

    def correct(self, entries: Iterable[Entry]) -> None:
        """Put entries, of which more was read, in the place of those of their keys."""
        self.version += 1
        corrected: defaultdict[int, set[int]] = defaultdict(set)  # by series
        for entry in entries:
            known, archive_key = self.entries[entry.key], self._archive_of[entry.key]
            self.counts.count_entry(archive_key, known, -1)
            self.counts.count_entry(archive_key, entry)
            self.entries[entry.key] = entry
            if known.header is not None:
                corrected[self._series_of.pop(entry.key)].add(entry.key)
                self.instance_uids.drop(known.header.sop_instance_uid, entry.key)
            if entry.header is not None:
                self.instance_uids.take(entry.header.sop_instance_uid, entry.key)
        for key, keys in corrected.items():
            self._make_anew(self.series[key], keys)
        self._take_shares()

    def _make_anew(self, series: Series, corrected: Container[int]) -> None:
        """A series with what its instances are now; corrected ones may belong to another."""
        self._changed.add(series.key)
        for header in series.take_out():
            self.patients.give_back(header, series.study_key)
            entry = self.entries[header.entry_key]
            if entry.header is not None:
                here = self._series_for(series.archive_key, entry.header) if entry.key in corrected else series
                self._add_instance(entry.header, entry, here)

    def examine(self, entry_key: int, notes: tuple[Finding, ...]) -> None:
        """Every element of an instance was read, and this is odd about them."""
        self.version += 1
        self.entries[entry_key].element_notes = notes
        self.counts.count_examined(self._archive_of[entry_key])
        series = self.series_of(entry_key)
        if notes and series is not None:
            series.notes.update(notes)
            self._changed.add(series.key)

    def _series_for(self, archive_key: int, header: InstanceHeader) -> Series:
        """Studies and series are told apart by archive and UIDs alone."""
        study_key = self.study_uids.within(header.study_instance_uid, archive_key)
        if study_key is None:
            study_key = len(self.studies)
            self.studies.append(Study(study_key, archive_key, header))
            self.study_uids.take(header.study_instance_uid, study_key)
        key = self.series_uids.within(header.series_instance_uid, study_key)
        if key is None:
            key = len(self.series)
            self.series.append(Series(key, study_key, archive_key))
            self.series_uids.take(header.series_instance_uid, key)
        return self.series[key]

    def _take_shares(self) -> None:
        """Bring all counts to what the changed series are now."""
        for key in self._changed:
            series = self.series[key]
            self.counts.set_share(key, series.share(self.patients) if series.instances else None)

    def settle(self, whole_archives: Container[int]) -> Iterator[int]:
        """Look into what only shows when all of it is there: who is one patient, copies, who shares a number or a name, and, in archives that
        were read to their end, volumes and gaps.

        Yields how many instances each of its steps was about, so that others can go first.
        """
        self.version += 1
        if self.patients.settle():
            self._changed.update(series.key for series in self.series if series.instances)
        yield len(self.entries)
        for series in self.series:
            if series.instances and series.archive_key in whole_archives:
                if series.examine():
                    self._changed.add(series.key)
                yield len(series.instances)
        self._note_copies()
        yield len(self.entries)
        self._take_shares()
        self._note_patients()
        self.version += 1

    def _note_copies(self) -> None:
        """Series of several archives that hold the same instances."""
        alike = ([self.series[key] for key in keys if self.series[key].instances] for keys in self.series_uids.doubled())
        for series, same in copies(alike):
            keys = [other.key for other in same]
            if series.same_as != keys:
                series.same_as = keys
                series.copies = [copy_of(other, self.archive_names[other.archive_key]) for other in same]
                self._changed.add(series.key)

    def _note_patients(self) -> None:
        """One Patient ID with several patients, one name with several Patient IDs, pictures of others."""
        before, self.patient_notes = self.patient_notes, sharing(self.patients.by_key.values())
        for patient in self.patients.by_key.values():
            if foreign := self._foreign_to(patient.key):
                words = " and ".join(described(self.patients.by_key[key], patient) for key in foreign)
                note = found("foreign_in_patient", count=self.counts.of_patient(patient.key).foreign, patient=words)
                self.patient_notes.setdefault(patient.key, []).append(note)
        differing = (key for key in before.keys() | self.patient_notes if before.get(key) != self.patient_notes.get(key))
        self.counts.changed_patients.update(key for key in differing if self.counts.is_patient(key))

    def _foreign_to(self, patient_key: int) -> list[int]:
        tally = self.counts.of_patient(patient_key)
        return [key for key in tally.patients if key != patient_key] if tally.foreign else []

    def take_changes(self) -> Changes:
        """Rows that are new or changed since the last call, and what is gone."""
        patients, studies = self.counts.take_changed()
        series = sorted(self._changed)
        self._changed = set()
        return Changes(
            patients=[self.patient_row(key) for key in patients if self.counts.is_patient(key)],
            gone_patients=[key for key in patients if not self.counts.is_patient(key)],
            studies=[self.studies[key].row() for key in studies if self.counts.is_study(key)],
            gone_studies=[key for key in studies if not self.counts.is_study(key)],
            series=[self._series_row(key) for key in series if self.series[key].instances],
            gone_series=[key for key in series if not self.series[key].instances],
        )

    def _series_row(self, key: int) -> SeriesRow:
        series, share = self.series[key], self.counts.shares[key]
        return series.row(self.archive_names[series.archive_key], share, self.patients_in(share))

    def patients_in(self, share: Share) -> list[Patient]:
        """The patient whose series it is, then those who have slices in it."""
        return [self.patients.by_key[key] for key in share.patient_keys]

    def patient_of(self, header: InstanceHeader, series: Series) -> Patient:
        """The patient of one instance of a series, who may be another than the series'."""
        return self.patients.of_instance(header, series.study_key)

    def share_of(self, series: Series) -> Share:
        """Whose a series is, at this moment."""
        return self.counts.shares[series.key]

    def patient_row(self, key: int) -> PatientRow:
        """A patient, with what of the series belongs to them."""
        return self.patients.by_key[key].row(self.counts.of_patient(key), self.counts.elsewhere(key), self.patient_notes.get(key, ()))

    def series_rows(self) -> list[SeriesRow]:
        """All series."""
        return [self._series_row(series.key) for series in self.series if series.instances]

    def patient_rows(self) -> list[PatientRow]:
        """All patients."""
        return [self.patient_row(key) for key in self.counts.patient_keys]

    def study_rows(self) -> list[StudyRow]:
        """All studies."""
        return [study.row() for study in self.studies if self.counts.is_study(study.key)]

    def series_of(self, entry_key: int) -> Series | None:
        """The series that an entry belongs to; None for one that is no instance."""
        key = self._series_of.get(entry_key)
        return None if key is None else self.series[key]

    def series_keys(self) -> np.ndarray:
        """(keys + 1,) int64 The series of each entry by its key, -1 where it is in none."""
        keys = np.full(self._reserved + 1, -1, np.int64)
        keys[list(self._series_of)] = list(self._series_of.values())
        return keys

    def archive_of(self, entry_key: int) -> int:
        """The key of an entry's archive."""
        return self._archive_of[entry_key]
