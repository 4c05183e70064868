"""Counts, kept where they belong and never summed twice: of everything, of one archive, of one patient, of one study's part."""

from collections import Counter
from dataclasses import dataclass, field

CLASSES = ("folder", "image", "object", "dicomdir", "not_dicom", "encrypted", "unreadable")


@dataclass(slots=True)
class EntryTally:
    """Entries by class; damaged ones, and those of which every element was read, beside these; and bytes."""

    classes: Counter[str] = field(default_factory=Counter)
    damaged: int = 0
    examined: int = 0
    bytes: int = 0

    @property
    def instances(self) -> int:
        """Entries that have elements: images, other objects and DICOMDIRs."""
        return self.classes["image"] + self.classes["object"] + self.classes["dicomdir"]

    def add(self, entry_class: str, is_damaged: bool, size: int, sign: int = 1) -> None:
        """Count one entry, or with -1 take it out again."""
        self.classes[entry_class] += sign
        self.damaged += sign * is_damaged
        self.bytes += sign * size

    def counts(self) -> dict[str, int]:
        """As `Account` and `ArchiveRow` have them."""
        classes = self.classes
        return {
            "entries": classes.total(),
            "folders": classes["folder"],
            "images": classes["image"],
            "objects": classes["object"],
            "dicomdir": classes["dicomdir"],
            "not_dicom": classes["not_dicom"],
            "encrypted": classes["encrypted"],
            "unreadable": classes["unreadable"],
            "damaged": self.damaged,
            "examined": self.examined,
            "bytes": self.bytes,
        }


@dataclass(slots=True)
class SeriesTally:
    """Series, their instances and frames, by whatever they are counted; studies and patients by how many series of theirs are in it."""

    series: int = 0
    instances: int = 0
    frames: int = 0
    foreign: int = 0
    studies: Counter[int] = field(default_factory=Counter)
    patients: Counter[int] = field(default_factory=Counter)

    def add(self, share: "Share", sign: int = 1) -> None:
        """Take in what a series contributes, or with -1 take it out again."""
        self.series += sign
        self.instances += sign * share.instances
        self.frames += sign * share.frames
        self.foreign += sign * share.foreign
        _count(self.studies, share.study_key, sign)
        for patient_key in share.patient_keys:
            _count(self.patients, patient_key, sign)

    def counts(self) -> dict[str, int]:
        """As `Account` and `ArchiveRow` have them."""
        return {
            "patients": len(self.patients),
            "studies": len(self.studies),
            "series": self.series,
            "instances": self.instances,
            "frames": self.frames,
        }


def _count(counter: Counter[int], key: int, sign: int) -> None:
    """Count up or down; what is counted down to nothing goes, so that the length is the number of what is left."""
    counter[key] += sign
    if not counter[key]:
        del counter[key]


@dataclass(frozen=True, slots=True)
class Share:
    """What one series contributes at one moment: `patient_keys` of all its instances, first the one that it belongs to."""

    archive_key: int
    study_key: int
    patient_keys: tuple[int, ...]
    instances: int
    frames: int
    foreign: int
    foreign_counts: tuple[tuple[int, int], ...] = ()

    @property
    def patient_key(self) -> int:
        """The patient of most of its instances."""
        return self.patient_keys[0]
