"""A DICOMDIR as a tree, held against the files of the archive (PS3.3 annex F, PS3.10 section 8)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..base.contract import ObjectFact, ObjectTable, ObjectTree, ObjectTreeRow
from ..base.finding import Finding, found
from ..dataset.element_values import integer, items, present, texts, uid
from ..dataset.reading import first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from ..index.folder import Folder
from ..scan.entries import Entry
from .parts import Parts, fact, facts, table
from .references import ArchiveContents
from .subject import Subject

MOST_ROWS = 5000

_ROOT = "OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity"
_NEXT = "OffsetOfTheNextDirectoryRecord"
_LOWER = "OffsetOfReferencedLowerLevelDirectoryEntity"
_FACTS = {"FileSetID": "File-set", "FileSetDescriptorFileID": "Described in", "FileSetConsistencyFlag": "Consistency flag"}
_LEVELS = {"PATIENT": 0, "STUDY": 1, "SERIES": 2}
_LEAF_LEVEL = 3
_LABELS = {
    "PATIENT": {"PatientName": "", "PatientID": "ID "},
    "STUDY": {"StudyDate": "", "StudyDescription": "", "StudyID": "ID ", "AccessionNumber": "accession "},
    "SERIES": {"SeriesNumber": "No. ", "Modality": "", "SeriesDescription": ""},
}  # what stands before a number that says nothing by itself
_LEAF_LABELS = ("InstanceNumber", "ContentLabel", "RTPlanLabel", "StructureSetLabel", "DocumentTitle", "ContentDescription", "PrivateRecordUID")
_UNUSED = 0


@dataclass(slots=True)
class _Record:
    """A directory record and the place of its parent among the records in reading order."""

    item: StoredDataset
    parent: int | None
    problem: str = ""


@dataclass(slots=True)
class _Check:
    """What came of holding records against files."""

    listed: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[list[str]] = field(default_factory=list)


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it is a directory."""
    return present(dataset, "DirectoryRecordSequence")


def describe(subject: Subject) -> Parts:
    """The records as a tree, each file that is missing or disagrees, and the files that no record names."""
    records, notes = directory_records(subject)
    folder, check = Folder(subject.name, subject.archive.entries()), _Check()
    rows = [_row(key, record, folder, subject.archive, check) for key, record in enumerate(records)]
    unlisted = [entry for entry in folder.files if entry.entry_class in ("image", "object") and entry.key not in check.listed]
    return Parts(
        title="DICOMDIR",
        notes=notes,
        facts=[*facts(subject.dataset, _FACTS), *_counts(records, check, unlisted)],
        trees=[_tree(rows)],
        tables=[*_problems(check), *_unlisted(unlisted, folder, subject.archive)],
    )


def _tree(rows: list[ObjectTreeRow]) -> ObjectTree:
    more = len(rows) - MOST_ROWS
    left_out = f"{more:,} more records are not shown; they were checked all the same." if more > 0 else ""
    return ObjectTree(title="Directory", rows=rows[:MOST_ROWS], left_out=left_out)


def directory_records(subject: Subject) -> tuple[list[_Record], list[Finding]]:
    """The records in use, in reading order, and what is wrong with their order.

    Records are linked by their offsets in the file (PS3.3 F.3.2.2); each is taken once, so that links in a circle end. Records that the root
    does not lead to follow with what hangs on them. Where no offset leads anywhere, records are nested by their types as they come.
    """
    listed = [item for item in items(subject.dataset, "DirectoryRecordSequence") if subject.budget.spend()]
    in_use = [item for item in listed if integer(item, "RecordInUseFlag") != _UNUSED]
    links = _Links(in_use)
    links.follow(integer(subject.dataset, _ROOT) or 0, "")
    if in_use and not links.records:
        return _nested(in_use), [found("directory_offsets_lost")]
    for offset in links.beginnings():
        links.follow(offset, "The directory does not lead to this record.")
    return links.records, [found("directory_links_astray", count=links.astray)] if links.astray else []


class _Links:
    """Follows the offsets from record to record."""

    def __init__(self, found: list[StoredDataset]):
        self.records: list[_Record] = []
        self.astray = 0
        self._places: dict[int, StoredDataset] = {item.offset: item for item in found}
        self._taken: set[int] = set()

    def follow(self, start: int, problem: str) -> None:
        """Take in the record at an offset, those below it and those after it; `problem` is that of the first."""
        pending: list[tuple[int, int | None]] = [(start, None)]
        while pending:
            offset, parent = pending.pop()
            if offset == 0:
                continue
            if offset not in self._places or offset in self._taken:
                self.astray += 1
                continue
            self._taken.add(offset)
            item = self._places[offset]
            pending.append((integer(item, _NEXT) or 0, parent))
            pending.append((integer(item, _LOWER) or 0, len(self.records)))
            self.records.append(_Record(item, parent, problem if offset == start else ""))

    def beginnings(self) -> Iterator[int]:
        """Offsets of records not taken yet: first those to which no other leads, then what is left of circles."""
        led_to = {integer(item, keyword) for item in self._places.values() for keyword in (_NEXT, _LOWER)}
        for offset in sorted(self._places, key=lambda offset: (offset in led_to, offset)):
            if offset not in self._taken:
                yield offset


def _nested(found: list[StoredDataset]) -> list[_Record]:
    records: list[_Record] = []
    above: dict[int, int] = {}
    for item in found:
        level = _LEVELS.get(record_type(item), _LEAF_LEVEL)
        parents = [place for upper, place in above.items() if upper < level]
        above = {upper: place for upper, place in above.items() if upper < level} | ({level: len(records)} if level < _LEAF_LEVEL else {})
        records.append(_Record(item, max(parents, default=None)))
    return records


def record_type(item: StoredDataset) -> str:
    """Directory Record Type, in capitals."""
    return shown(item, "DirectoryRecordType").upper() or "UNKNOWN"


def file_path(item: StoredDataset) -> str:
    """Referenced File ID as a path; "" for a record without file."""
    return "/".join(texts(item, "ReferencedFileID"))


def _row(key: int, record: _Record, folder: Folder, archive: ArchiveContents, check: _Check) -> ObjectTreeRow:
    kind, path = record_type(record.item), file_path(record.item)
    entry, problem = _held_against(record.item, path, folder, check) if path else (None, "")
    problem = " ".join(filter(None, (record.problem, problem)))
    if problem:
        check.problems.append([path or _label(kind, record.item) or kind.lower(), problem])
    return ObjectTreeRow(
        row_key=key,
        parent=record.parent,
        relation=kind.lower(),
        label=_label(kind, record.item),
        value="" if entry else path,
        problem=problem,
        reference=archive.reference_to(entry, path) if entry and entry.entry_class in ("image", "object") else None,
    )


def _label(kind: str, item: StoredDataset) -> str:
    texts = [(word, shown(item, keyword)) for keyword, word in _LABELS.get(kind, {}).items()]
    return " · ".join(word + text for word, text in texts if text) or first_shown(item, *_LEAF_LABELS)


def _held_against(item: StoredDataset, path: str, folder: Folder, check: _Check) -> tuple[Entry | None, str]:
    """The entry that a record names, and in words where the two disagree."""
    entry, named_otherwise = folder.find(path)
    if entry is None:
        check.counts["missing"] += 1
        return None, "The file is missing."
    again = "Another record names this file too." if entry.key in check.listed else ""
    check.listed.add(entry.key)
    disagreement = _disagreement(item, entry)
    check.counts["disagreeing"] += bool(disagreement)
    return entry, " ".join(filter(None, (disagreement, named_otherwise, again)))


def _disagreement(item: StoredDataset, entry: Entry) -> str:
    if entry.header is None:
        return f"The file cannot be read as DICOM ({entry.error.message if entry.error else entry.kind})."
    header = entry.header
    compared = (
        ("SOP Instance UID", uid(item, "ReferencedSOPInstanceUIDInFile"), header.sop_instance_uid),
        ("SOP Class", uid(item, "ReferencedSOPClassUIDInFile"), header.sop_class_uid),
        ("Transfer Syntax", uid(item, "ReferencedTransferSyntaxUIDInFile"), header.transfer_syntax_uid),
    )
    return " ".join(f"{name} differs: {stated} here, {held} in the file." for name, stated, held in compared if stated and held and stated != held)


def _counts(records: list[_Record], check: _Check, unlisted: list[Entry]) -> list[ObjectFact]:
    kinds = Counter(record_type(record.item).lower() for record in records)
    return [
        fact("Records", ", ".join(f"{count:,} × {kind}" for kind, count in kinds.items()) or "none"),
        fact("Files listed and there", f"{len(check.listed):,}"),
        fact("Files missing", f"{check.counts['missing']:,}"),
        fact("Files that disagree with their record", f"{check.counts['disagreeing']:,}"),
        fact("DICOM files not listed", f"{len(unlisted):,}"),
    ]


def _problems(check: _Check) -> list[ObjectTable]:
    return [table(f"Problems ({len(check.problems):,})", ["Record", "Problem"], check.problems)] if check.problems else []


def _unlisted(unlisted: list[Entry], folder: Folder, archive: ArchiveContents) -> list[ObjectTable]:
    rows = [[folder.relative(entry), entry.kind] for entry in unlisted]
    references = [archive.reference_to(entry, folder.relative(entry)) for entry in unlisted]
    title = f"DICOM files in this folder that no record names ({len(unlisted):,})"
    return [table(title, ["File", "Kind"], rows, references)] if unlisted else []
