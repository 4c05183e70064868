"""Every count that is shown, brought up to date as entries and series change: of everything, of archives, studies and patients."""

from collections.abc import Callable
from typing import cast

from ..base.contract import Account
from ..scan.entries import Entry
from .tally import EntryTally, SeriesTally, Share


class Counts:
    """The counts of one index.

    Parameters
    ----------
    parts_of : callable
        The tallies of a study by patient, by the study's key.

    Attributes
    ----------
    entries, series : dict of EntryTally, of SeriesTally
        By archive key.
    shares : dict of Share
        What each series contributes at this moment, by its key.
    changed_patients, changed_studies : set of int
        Keys of which something changed since `take_changed`.
    """

    def __init__(self, parts_of: Callable[[int], dict[int, SeriesTally]]):
        self.entries: dict[int, EntryTally] = {}
        self.series: dict[int, SeriesTally] = {}
        self.shares: dict[int, Share] = {}
        self.changed_patients: set[int] = set()
        self.changed_studies: set[int] = set()
        self._parts_of = parts_of
        self._entries_in_all, self._series_in_all = EntryTally(), SeriesTally()
        self._of_patients: dict[int, SeriesTally] = {}
        self._elsewhere: dict[int, int] = {}

    def add_archive(self, key: int) -> None:
        """One more archive, with nothing in it yet."""
        self.entries[key], self.series[key] = EntryTally(), SeriesTally()

    def count_entry(self, archive_key: int, entry: Entry, sign: int = 1) -> None:
        """Take in an entry, or with -1 take it out again."""
        for tally in (self.entries[archive_key], self._entries_in_all):
            tally.add(entry.entry_class, entry.is_damaged, entry.member.size, sign)

    def count_examined(self, archive_key: int) -> None:
        """Every element of one more entry was read."""
        for tally in (self.entries[archive_key], self._entries_in_all):
            tally.examined += 1

    def set_share(self, series_key: int, share: Share | None) -> None:
        """What a series contributes from now on; None where nothing is left of it."""
        before = self.shares.pop(series_key, None)
        if share is not None:
            self.shares[series_key] = share
        if before != share:
            for one, sign in ((before, -1), (share, 1)):
                if one is not None:
                    self._count(one, sign)

    def _count(self, share: Share, sign: int) -> None:
        tallies = [
            self._series_in_all,
            self.series[share.archive_key],
            self._of_patients.setdefault(share.patient_key, SeriesTally()),
            self._parts_of(share.study_key).setdefault(share.patient_key, SeriesTally()),
        ]
        for tally in tallies:
            tally.add(share, sign)
        for patient_key, count in share.foreign_counts:
            self._elsewhere[patient_key] = self._elsewhere.get(patient_key, 0) + sign * count
        self.changed_patients.update(share.patient_keys)
        self.changed_studies.add(share.study_key)

    def take_changed(self) -> tuple[list[int], list[int]]:
        """Keys of patients and of studies of which something changed since the last call."""
        changed = sorted(self.changed_patients), sorted(self.changed_studies)
        self.changed_patients, self.changed_studies = set(), set()
        return changed

    @property
    def patient_keys(self) -> list[int]:
        """Those who have a series, or slices in one."""
        return sorted(self._series_in_all.patients)

    def is_patient(self, key: int) -> bool:
        """Whether somebody has anything."""
        return key in self._series_in_all.patients

    def is_study(self, key: int) -> bool:
        """Whether anything is in a study."""
        return key in self._series_in_all.studies

    def of_patient(self, key: int) -> SeriesTally:
        """What belongs to a patient."""
        return self._of_patients.get(key) or SeriesTally()

    def elsewhere(self, patient_key: int) -> int:
        """How many instances of a patient are in series of others."""
        return self._elsewhere.get(patient_key, 0)

    def examination(self) -> tuple[int, int]:
        """Of how many entries every element was read, and how many have elements."""
        return self._entries_in_all.examined, self._entries_in_all.instances

    def account(self) -> Account:
        """Where every entry went, and how many of everything there are."""
        return cast(Account, {"archives": len(self.entries), **self._entries_in_all.counts(), **self._series_in_all.counts()})
