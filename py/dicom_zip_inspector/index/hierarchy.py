"""The index: every entry, and patients, studies and series made of the instances among them. Every count that is shown comes from here."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from ..base.contract import Account, PatientRow, SeriesRow, StudyRow
from ..base.finding import Finding, found
from ..scan.attributes import InstanceHeader
from ..scan.entries import Entry
from .likeness import copies, copy_of, sharing
from .patients import Patient, Patients
from .series import Series, described
from .study import Study
from .tally import EntryTally, SeriesTally, Share
from .uids import KeysByUid


@dataclass(slots=True)
class Changes:
    """Rows that are new or changed, and keys of those that are no more."""

    patients: list[PatientRow] = field(default_factory=list)
    gone_patients: list[int] = field(default_factory=list)
    studies: list[StudyRow] = field(default_factory=list)
    series: list[SeriesRow] = field(default_factory=list)


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
        self.entry_tallies: dict[int, EntryTally] = {}
        self.series_tallies: dict[int, SeriesTally] = {}
        self._archive_of: dict[int, int] = {}
        self._series_of: dict[int, int] = {}
        self._entries_in_all, self._series_in_all = EntryTally(), SeriesTally()
        self._of_patients: dict[int, SeriesTally] = {}
        self._elsewhere: dict[int, int] = {}
        self._shares: dict[int, Share] = {}
        self._changed: set[int] = set()
        self._changed_patients: set[int] = set()
        self._changed_studies: set[int] = set()
        self._reserved = 0

    def add_archive(self, name: str) -> int:
        """A key for one more archive."""
        key = len(self.archive_names)
        self.archive_names.append(name)
        self.entry_tallies[key], self.series_tallies[key] = EntryTally(), SeriesTally()
        return key

    def reserve(self, count: int) -> int:
        """The first of so many entry keys in a row, which nobody else gets."""
        first = self._reserved
        self._reserved += count
        return first

    def add(self, archive_key: int, entries: Iterable[Entry]) -> None:
        """Take in entries of an archive; instances go to their series."""
        tally = self.entry_tallies[archive_key]
        for entry in entries:
            self.entries[entry.key] = entry
            self._archive_of[entry.key] = archive_key
            for one in (tally, self._entries_in_all):
                one.add(entry.entry_class, entry.is_damaged, entry.member.size)
            if entry.header is not None:
                series = self._series_for(archive_key, entry.header)
                identity = self.patients.take(entry.header, series.study_key)
                series.add(entry.header, identity.key, entry.is_damaged)
                self._series_of[entry.key] = series.key
                self.instance_uids.take(entry.header.sop_instance_uid, entry.key)
                self._changed.add(series.key)
        self._take_shares()

    def examine(self, entry_key: int, notes: tuple[Finding, ...]) -> None:
        """Every element of an instance was read, and this is odd about them."""
        self.entries[entry_key].element_notes = notes
        self.entry_tallies[self._archive_of[entry_key]].examined += 1
        self._entries_in_all.examined += 1

    def examination(self) -> tuple[int, int]:
        """Of how many entries every element was read, and how many have elements."""
        return self._entries_in_all.examined, self._entries_in_all.instances

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
            share = self.series[key].share(self.patients)
            if (before := self._shares.get(key)) != share:
                if before is not None:
                    self._count(before, -1)
                self._count(share, 1)
                self._shares[key] = share

    def _count(self, share: Share, sign: int) -> None:
        tallies = [
            self._series_in_all,
            self.series_tallies[share.archive_key],
            self._of_patients.setdefault(share.patient_key, SeriesTally()),
            self.studies[share.study_key].parts.setdefault(share.patient_key, SeriesTally()),
        ]
        for tally in tallies:
            tally.add(share, sign)
        for patient_key, count in share.foreign_counts:
            self._elsewhere[patient_key] = self._elsewhere.get(patient_key, 0) + sign * count
        self._changed_patients.update(share.patient_keys)
        self._changed_studies.add(share.study_key)

    def settle(self, whole_archives: Container[int]) -> Iterator[int]:
        """Look into what only shows when all of it is there: who is one patient, copies, who shares a number or a name, and, in archives that
        were read to their end, volumes and gaps.

        Yields how many instances each of its steps was about, so that others can go first.
        """
        if self.patients.settle():
            self._changed.update(range(len(self.series)))
        yield len(self.entries)
        for series in self.series:
            if series.archive_key in whole_archives:
                if series.examine():
                    self._changed.add(series.key)
                yield len(series.instances)
        self._note_copies()
        yield len(self.entries)
        self._take_shares()
        self._note_patients()

    def _note_copies(self) -> None:
        """Series of several archives that hold the same instances."""
        for series, same in copies([self.series[key] for key in keys] for keys in self.series_uids.doubled()):
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
                note = found("foreign_in_patient", count=self._of_patients[patient.key].foreign, patient=words)
                self.patient_notes.setdefault(patient.key, []).append(note)
        self._changed_patients.update(key for key in before.keys() | self.patient_notes if before.get(key) != self.patient_notes.get(key))

    def _foreign_to(self, patient_key: int) -> list[int]:
        tally = self._of_patients.get(patient_key)
        return [key for key in tally.patients if key != patient_key] if tally and tally.foreign else []

    def take_changes(self) -> Changes:
        """Rows that are new or changed since the last call, and what is gone."""
        changes = Changes(series=[self._series_row(key) for key in sorted(self._changed)])
        for key in sorted(self._changed_patients):
            if self._is_there(key):
                changes.patients.append(self.patient_row(key))
            else:
                changes.gone_patients.append(key)
        changes.studies = [self.studies[key].row() for key in sorted(self._changed_studies)]
        self._changed, self._changed_patients, self._changed_studies = set(), set(), set()
        return changes

    def _is_there(self, patient_key: int) -> bool:
        return patient_key in self._series_in_all.patients

    def _series_row(self, key: int) -> SeriesRow:
        series, share = self.series[key], self._shares[key]
        return series.row(self.archive_names[series.archive_key], share, self.patients_in(share))

    def patients_in(self, share: Share) -> list[Patient]:
        """The patient whose series it is, then those who have slices in it."""
        return [self.patients.by_key[key] for key in share.patient_keys]

    def patient_of(self, header: InstanceHeader, series: Series) -> Patient:
        """The patient of one instance of a series, who may be another than the series'."""
        return self.patients.of_instance(header, series.study_key)

    def share_of(self, series: Series) -> Share:
        """Whose a series is, at this moment."""
        return self._shares[series.key]

    def patient_row(self, key: int) -> PatientRow:
        """A patient, with what of the series belongs to them."""
        tally = self._of_patients.get(key) or SeriesTally()
        return self.patients.by_key[key].row(tally, self._elsewhere.get(key, 0), self.patient_notes.get(key, ()))

    def series_rows(self) -> list[SeriesRow]:
        """All series."""
        return [self._series_row(series.key) for series in self.series]

    def patient_rows(self) -> list[PatientRow]:
        """All patients."""
        return [self.patient_row(key) for key in sorted(self._series_in_all.patients)]

    def study_rows(self) -> list[StudyRow]:
        """All studies."""
        return [study.row() for study in self.studies]

    def account(self) -> Account:
        """Where every entry went, and how many of everything there are."""
        return cast(Account, {"archives": len(self.archive_names), **self._entries_in_all.counts(), **self._series_in_all.counts()})

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
