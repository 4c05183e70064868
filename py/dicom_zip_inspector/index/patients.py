"""Who is who: instances -> patients, by what Patient ID, name, birth date and sex together say.

Only values that conflict separate two patients; an absent one agrees with anything. Names are compared by their alphabetic group, without case,
padding and empty components (PS3.5 section 6.2.1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

from ..base.contract import PatientRow
from ..base.finding import Finding, remarks
from ..scan.attributes import InstanceHeader
from .tally import SeriesTally

MOST_COMPARED = 2000  # patients that one identity is held against
_WEIGHTS = (8, 4, 2, 1)  # how much an equal Patient ID, name, birth date, sex says
_SAME_STUDY = 16
_NOBODY = -1  # the patient of an identity that no instance states any more

Values = tuple[str | None, tuple[str, ...] | None, str | None, str | None]  # Patient ID, name, birth date, sex


@dataclass(slots=True)
class Identity:
    """One combination of what files say of their patient: `raw` as in the first of them, `values` as they are compared.

    `anchor` is the study, for files that say neither who nor which number: they belong to somebody of that study.
    """

    key: int
    raw: tuple[str | None, str | None, str | None, str | None]
    values: Values
    anchor: int | None
    instances: int = 0
    studies: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Patient:
    """Identities that do not contradict each other; `key` is that of the first of them."""

    key: int
    values: Values
    identities: list[Identity] = field(default_factory=list)

    def agrees(self, values: Values) -> bool:
        """Whether no value is known on both sides and different."""
        return all(mine is None or other is None or mine == other for mine, other in zip(self.values, values, strict=True))

    def nearness(self, identity: Identity) -> tuple[int, int]:
        """How much speaks for an identity that agrees: values in common and, where it says little, the study; then how many files there are."""
        common = sum(weight for weight, mine, other in zip(_WEIGHTS, self.values, identity.values, strict=True) if mine is not None and mine == other)
        if identity.anchor is not None and any(identity.anchor in other.studies for other in self.identities):
            common += _SAME_STUDY
        return common, sum(other.instances for other in self.identities)

    def raw(self, place: int) -> str | None:
        """The value (0 Patient ID, 1 name, 2 birth date, 3 sex) as most of the files have it."""
        stated = [identity for identity in self.identities if identity.values[place] is not None]
        return max(stated, key=lambda identity: identity.instances).raw[place] if stated else None

    def row(self, tally: SeriesTally, elsewhere: int, notes: Iterable[Finding]) -> PatientRow:
        """As the page shows them: `tally` counts the series that are theirs, `elsewhere` their instances in series of others."""
        return PatientRow(
            patient_key=self.key,
            patient_name=self.raw(1),
            patient_id=self.raw(0),
            patient_birth_date=self.raw(2),
            patient_sex=self.raw(3),
            studies=len(tally.studies),
            series=tally.series,
            instances=tally.instances,
            frames=tally.frames,
            foreign_instances=tally.foreign,
            elsewhere_instances=elsewhere,
            notes=remarks(notes),
        )


class Patients:
    """All identities that were seen, and the patients that they make."""

    def __init__(self) -> None:
        self.identities: list[Identity] = []
        self.by_key: dict[int, Patient] = {}
        self._known: dict[tuple, Identity] = {}
        self._patient_of: list[int] = []
        self._places: dict[tuple, list[Patient]] = {}

    def take(self, header: InstanceHeader, study_key: int) -> Identity:
        """The identity that an instance states; a new one joins a patient at once."""
        raw = _raw(header)
        identity = self._known.get(raw) or self._known.get((raw, study_key)) or self._new(raw, study_key)
        if self._patient_of[identity.key] == _NOBODY:
            self._patient_of[identity.key] = self._join(identity)
        identity.instances += 1
        identity.studies.add(study_key)
        return identity

    def give_back(self, header: InstanceHeader, study_key: int) -> None:
        """An instance that was taken is none any more."""
        self._identity(header, study_key).instances -= 1

    def of_instance(self, header: InstanceHeader, study_key: int) -> Patient:
        """The patient of an instance that was taken."""
        return self.of(self._identity(header, study_key))

    def _identity(self, header: InstanceHeader, study_key: int) -> Identity:
        raw = _raw(header)
        return self._known.get(raw) or self._known[(raw, study_key)]

    def _new(self, raw: tuple, study_key: int) -> Identity:
        values = compared(*raw)
        anchor = study_key if values[0] is None and values[1] is None else None
        identity = Identity(len(self.identities), raw, values, anchor, studies={study_key})
        self._known[raw if anchor is None else (raw, study_key)] = identity
        self.identities.append(identity)
        self._patient_of.append(self._join(identity))
        return identity

    def of(self, identity: Identity) -> Patient:
        """The patient that an identity belongs to."""
        return self.by_key[self._patient_of[identity.key]]

    def settle(self) -> bool:
        """Make the patients anew, from those who say most to those who say least, so that the order of files does not matter; whether that
        changed anything."""
        before = list(self._patient_of)
        self.by_key, self._places = {}, {}
        self._patient_of = [_NOBODY] * len(self.identities)
        stated = (identity for identity in self.identities if identity.instances)
        for identity in sorted(stated, key=lambda one: (sum(value is None for value in one.values), one.key)):
            self._patient_of[identity.key] = self._join(identity)
        self._name_by_first()
        return before != self._patient_of

    def _name_by_first(self) -> None:
        patients = list(self.by_key.values())
        for patient in patients:
            patient.key = min(identity.key for identity in patient.identities)
            for identity in patient.identities:
                self._patient_of[identity.key] = patient.key
        self.by_key = {patient.key: patient for patient in patients}

    def _join(self, identity: Identity) -> int:
        candidates = [patient for patient in islice(self._candidates(identity), MOST_COMPARED) if patient.agrees(identity.values)]
        patient = max(candidates, key=lambda one: one.nearness(identity), default=None)
        if patient is None:
            patient = self.by_key[identity.key] = Patient(identity.key, identity.values)
        patient.identities.append(identity)
        patient.values = cast(Values, tuple(mine if mine is not None else other for mine, other in zip(patient.values, identity.values, strict=True)))
        self._register(patient)
        return patient.key

    def _register(self, patient: Patient) -> None:
        """Note the patient wherever somebody may look who has the same ID or name, or none."""
        number, name = patient.values[:2]
        for place in {("both", number, name), ("id", number), ("name", name)}:
            listed = self._places.setdefault(place, [])
            if not any(one is patient for one in listed[-1:]):
                listed.append(patient)

    def _candidates(self, identity: Identity) -> Iterator[Patient]:
        number, name = identity.values[:2]
        if number is not None and name is not None:
            places: Iterable[tuple] = (("both", a, b) for a, b in ((number, name), (number, None), (None, name), (None, None)))
        elif number is not None:
            places = (("id", number), ("id", None))
        elif name is not None:
            places = (("name", name), ("name", None))
        else:
            yield from self.by_key.values()
            return
        for place in places:
            yield from self._places.get(place, ())


def _raw(header: InstanceHeader) -> tuple[str | None, str | None, str | None, str | None]:
    return header.patient_id, header.patient_name, header.patient_birth_date, header.patient_sex


def compared(patient_id: str | None, name: str | None, birth_date: str | None, sex: str | None) -> Values:
    """What of these values is compared; None for one that is absent or empty."""
    return (
        _plain(patient_id),
        compared_name(name),
        (_plain(birth_date) or "").replace(".", "").replace("-", "") or None,
        (_plain(sex) or "").upper() or None,
    )


def compared_name(name: str | None) -> tuple[str, ...] | None:
    """The components of a name's alphabetic group that say anything, without case and padding."""
    parts = (" ".join(part.split()).casefold() for part in (name or "").replace("\0", " ").split("=")[0].split("^"))
    return tuple(part for part in parts if part) or None


def _plain(value: str | None) -> str | None:
    return (value or "").strip(" \0\t\r\n") or None
