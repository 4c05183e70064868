"""One instance -> its summary: whatever kinds it is of contribute, and what holds for every object comes around them."""

from ..base.budget import Budget
from ..base.contract import ObjectSummary, ObjectTable
from ..base.finding import Finding, found, remarks
from ..dataset.faults import malformed_values
from ..dataset.reading import first_shown, sequences, tag_name
from ..dataset.stored_dataset import StoredDataset
from ..scan.entries import Entry
from . import (
    annotations,
    encapsulated_documents,
    file_set,
    presentation,
    radiotherapy,
    segmentations,
    spatial,
    spectroscopy,
    structured_report,
    waveforms,
)
from .parts import Parts, fact, facts, table
from .references import ArchiveContents, reference_table
from .subject import Subject

KINDS = (
    structured_report,
    waveforms,
    encapsulated_documents,
    radiotherapy,
    segmentations,
    annotations,
    spectroscopy,
    presentation,
    spatial,
    file_set,
)

_FACTS = {
    "PatientName": "Patient",
    "PatientID": "Patient ID",
    "StudyDescription": "Study",
    "StudyDate": "Study date",
    "SeriesNumber": "Series number",
    "SeriesDescription": "Series",
    "Modality": "Modality",
    "InstanceNumber": "Instance number",
    "ContentDate": "Content date",
    "ContentTime": "Content time",
    "Manufacturer": "Manufacturer",
    "ManufacturerModelName": "Model",
    "NumberOfFrames": "Frames",
}


def summarize(
    dataset: StoredDataset, entry: Entry, archive: ArchiveContents, notes: tuple[Finding, ...] = (), budget: Budget | None = None
) -> ObjectSummary:
    """What an instance is, in words.

    Parameters
    ----------
    dataset : StoredDataset
        Of the instance.
    entry : Entry
        Its place in the archive.
    archive : ArchiveContents
        What lies around it: where its references are looked up.
    notes : tuple of Finding
        What was wrong with its bytes.
    budget : Budget, optional
        How much is looked at.
    """
    subject = Subject(dataset, entry.member.name, archive, budget or Budget())
    parts = _parts(subject)
    shared = [fact("Kind", entry.kind), *facts(dataset, _FACTS)]
    references = reference_table(dataset, archive, subject.budget)
    known = {one["label"] for one in shared}
    if subject.budget.rest:
        parts.notes.append(found("object_too_large"))
    return ObjectSummary(
        instance_key=entry.key,
        entry_name=entry.member.name,
        archive_name=archive.name,
        title=parts.title or first_shown(dataset, "SeriesDescription", "StudyDescription") or entry.kind,
        notes=remarks([*entry.notes, *notes, *parts.notes, *malformed_values(dataset, entry.notes)]),
        facts=[*shared, *(one for one in parts.facts if one["label"] not in known)],
        documents=parts.documents,
        waveforms=parts.waveforms,
        trees=parts.trees,
        tables=[*parts.tables, *([references] if references else [])] or _sequence_table(dataset),
    )


def _parts(subject: Subject) -> Parts:
    """What every kind that recognizes the data set says of it. One that fails is a note and hides no other."""
    parts = Parts()
    for kind in KINDS:
        try:
            if kind.recognizes(subject.dataset):
                parts.take_in(kind.describe(subject))
        except Exception:  # a fault of this program, since no value can be one: the rest is shown all the same
            name = kind.__name__.rpartition(".")[2].replace("_", " ")
            parts.notes.append(found("internal", message=f"Its {name} cannot be described"))
    return parts


def _sequence_table(dataset: StoredDataset) -> list[ObjectTable]:
    """Of an object that nothing else is known of: its sequences, so that it does not look empty."""
    rows = [[tag_name(tag), f"{len(found):,}"] for tag, found in sequences(dataset)]
    return [table("Sequences", ["Name", "Items"], rows)] if rows else []
