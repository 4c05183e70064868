"""A structured report, or a Key Object Selection, as its content tree (PS3.3 C.17.3)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..base.budget import Budget
from ..base.contract import ObjectReference, ObjectTree, ObjectTreeRow
from ..dataset.element_values import item, items, numbers, present, value_count
from ..dataset.reading import code, first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, facts, item_tables
from .references import ArchiveContents
from .subject import Subject

MOST_ROWS = 5000
MOST_LEVELS = 64
MOST_POINTS = 6
MOST_COUNTED = 50_000

_FACTS = {
    "CompletionFlag": "Completion",
    "CompletionFlagDescription": "Completion described",
    "VerificationFlag": "Verification",
    "PreliminaryFlag": "Preliminary",
    "ContentDate": "Content date",
    "ContentTime": "Content time",
}
_OBSERVERS = {
    "VerifyingObserverName": "Verified by",
    "VerifyingOrganization": "Organization",
    "VerificationDateTime": "When",
}
_KINDS = {
    "CONTAINER": "Section",
    "TEXT": "Text",
    "NUM": "Measurement",
    "CODE": "Code",
    "DATETIME": "Date and time",
    "DATE": "Date",
    "TIME": "Time",
    "UIDREF": "UID",
    "PNAME": "Person",
    "COMPOSITE": "Object",
    "IMAGE": "Image",
    "WAVEFORM": "Waveform",
    "SCOORD": "Region",
    "SCOORD3D": "Region in space",
    "TCOORD": "Points in time",
    "TABLE": "Table",
}
_RELATIONS = {
    "CONTAINS": "",
    "HAS OBS CONTEXT": "observation context",
    "HAS ACQ CONTEXT": "acquisition context",
    "HAS CONCEPT MOD": "more exactly",
    "HAS PROPERTIES": "property",
    "INFERRED FROM": "inferred from",
    "SELECTED FROM": "selected from",
}
_SIMPLE_VALUES = {
    "TEXT": ("TextValue",),
    "DATETIME": ("DateTime",),
    "DATE": ("Date",),
    "TIME": ("Time",),
    "PNAME": ("PersonName",),
}
_REFERRING = ("COMPOSITE", "IMAGE", "WAVEFORM")
_WRITTEN = {  # UCUM's codes, where people write something else
    "1": "",
    "uV": "µV",
    "um": "µm",
    "um2": "µm²",
    "mm2": "mm²",
    "mm3": "mm³",
    "cm2": "cm²",
    "cm3": "cm³",
    "Cel": "°C",
    "deg": "°",
    "mm[Hg]": "mmHg",
    "[hnsf'U]": "HU",
}
_ANNOTATION = re.compile(r"\{([^{}]*)\}")  # in UCUM, text in braces has no meaning but for people


@dataclass(slots=True)
class _Node:
    """A content item on its way into the tree: its place among its siblings makes its identifier (PS3.3 C.17.3.2.5)."""

    item: StoredDataset
    parent: int | None
    level: int
    identifier: tuple[int, ...]


def recognizes(dataset: StoredDataset) -> bool:
    """Whether there is a content tree."""
    return present(dataset, "ContentSequence") or present(dataset, "ConceptNameCodeSequence") and present(dataset, "ValueType")


def describe(subject: Subject) -> Parts:
    """Title, state of the document, those who verified it, and the tree."""
    dataset = subject.dataset
    return Parts(
        title=code(dataset, "ConceptNameCodeSequence"),
        facts=facts(dataset, _FACTS),
        tables=item_tables(dataset, [("Verifying observers", "VerifyingObserverSequence", _OBSERVERS)]),
        trees=[content_tree(dataset, subject.archive, subject.budget)],
    )


def content_tree(dataset: StoredDataset, archive: ArchiveContents, budget: Budget, most_rows: int = MOST_ROWS) -> ObjectTree:
    """The content items in reading order.

    A reference by Referenced Content Item Identifier names the item it leads to and is not followed, so there are no cycles.
    """
    rows: list[ObjectTreeRow] = []
    keys: dict[tuple[int, ...], int] = {}
    targets: list[tuple[int, ...]] = []
    pending = [_Node(dataset, None, 0, (1,))]
    while pending and len(rows) < most_rows and budget.spend():
        node = pending.pop()
        keys[node.identifier] = len(rows)
        rows.append(_row(node, len(rows), archive))
        targets.append(_target(node.item))
        pending.extend(_children(node, len(rows) - 1))
    _name_targets(rows, targets, keys)
    counting = Budget(MOST_COUNTED)
    return ObjectTree(title="Content", rows=rows, left_out=_left_out(pending, lambda: counting.spend() and budget.spend()))


def _children(node: _Node, row_key: int) -> list[_Node]:
    if node.level >= MOST_LEVELS:
        return []
    below = items(node.item, "ContentSequence")
    return [_Node(below[n], row_key, node.level + 1, (*node.identifier, n + 1)) for n in range(len(below) - 1, -1, -1)]


def _left_out(pending: list[_Node], may_count: Callable[[], bool]) -> str:
    """How many items are not shown, as far as counting them keeps nobody waiting."""
    counted = 0
    while pending and may_count():
        node = pending.pop()
        counted += 1
        pending.extend(_children(node, 0))
    count = counted + len(pending)
    return f"{count:,} more items{' or more' if pending else ''} are not shown." if count else ""


def _row(node: _Node, row_key: int, archive: ArchiveContents) -> ObjectTreeRow:
    value_type, relation = shown(node.item, "ValueType").upper(), shown(node.item, "RelationshipType").upper()
    reference = _reference(node.item, archive) if value_type in _REFERRING else None
    too_deep = node.level >= MOST_LEVELS and present(node.item, "ContentSequence")
    return ObjectTreeRow(
        row_key=row_key,
        parent=node.parent,
        relation=_RELATIONS.get(relation, relation.lower()),
        label=code(node.item, "ConceptNameCodeSequence") or _KINDS.get(value_type, value_type),
        value=value_of(node.item, value_type),
        problem="What lies deeper is not shown." if too_deep else "",
        reference=reference,
    )


def _reference(content: StoredDataset, archive: ArchiveContents) -> ObjectReference | None:
    referred = items(content, "ReferencedSOPSequence")
    return archive.reference_of(referred[0]) if referred else None


def value_of(content: StoredDataset, value_type: str) -> str:
    """The value of a content item as text (PS3.3 table C.17.3-1); "" for containers, and for references, which are shown as such."""
    match value_type:
        case "NUM":
            return _measurement(content)
        case "CODE":
            return code(content, "ConceptCodeSequence")
        case "UIDREF":
            return shown(content, "UID")
        case "SCOORD" | "SCOORD3D":
            return _region(content)
        case "TCOORD":
            return _times(content)
        case "WAVEFORM":
            channels = shown(item(content, "ReferencedSOPSequence"), "ReferencedWaveformChannels")
            return f"channels {channels}" if channels else ""
    return first_shown(content, *_SIMPLE_VALUES.get(value_type, ()))


def _measurement(content: StoredDataset) -> str:
    """Value and unit (PS3.3 C.18.1); the reason where there is no value."""
    texts = [" ".join(filter(None, (shown(one, "NumericValue"), unit(one)))) for one in items(content, "MeasuredValueSequence")]
    qualifier = code(content, "NumericValueQualifierCodeSequence")
    return ", ".join(filter(None, [*texts, qualifier])) or "no value"


def unit(measured: StoredDataset, keyword: str = "MeasurementUnitsCodeSequence") -> str:
    """A unit as people write it: UCUM's code where that is one, else the meaning."""
    units = item(measured, keyword)
    value, scheme = shown(units, "CodeValue"), shown(units, "CodingSchemeDesignator")
    if scheme != "UCUM":
        return code(measured, keyword)
    return _ANNOTATION.sub(r"\1", _WRITTEN.get(value, value))


def _region(content: StoredDataset) -> str:
    """Shape and points (PS3.3 C.18.6, C.18.9): column\\row in pixels, or x\\y\\z in mm."""
    kind = shown(content, "GraphicType").lower()
    width = 3 if present(content, "ReferencedFrameOfReferenceUID") else 2
    flat, count = numbers(content, "GraphicData", MOST_POINTS * width), value_count(content, "GraphicData") // width
    points = [tuple(flat[at : at + width]) for at in range(0, len(flat) - width + 1, width)]
    listed = " ".join(f"({', '.join(f'{number:g}' for number in point)})" for point in points)
    more = f" … ({count:,} points)" if count > MOST_POINTS else ""
    return f"{kind} {listed}{more}".strip()


def _times(content: StoredDataset) -> str:
    """Kind and positions in time (PS3.3 C.18.7)."""
    kind = shown(content, "TemporalRangeType").lower()
    labels = {"ReferencedSamplePositions": "samples", "ReferencedTimeOffsets": "seconds", "ReferencedDateTime": "at"}
    positions = [f"{label} {shown(content, keyword)}" for keyword, label in labels.items() if shown(content, keyword)]
    return " ".join([kind, *positions]).strip()


def _target(content: StoredDataset) -> tuple[int, ...]:
    return tuple(int(number) for number in numbers(content, "ReferencedContentItemIdentifier", MOST_LEVELS + 1))


def _name_targets(rows: list[ObjectTreeRow], targets: list[tuple[int, ...]], keys: dict[tuple[int, ...], int]) -> None:
    """Say what the items are called that others point to; an identifier that leads nowhere is a problem."""
    for row, target in zip(rows, targets, strict=True):
        if not target:
            continue
        row["label"] = f"Item {'.'.join(map(str, target))}"
        row["value"] = rows[keys[target]]["label"] if target in keys else ""
        row["problem"] = "" if target in keys else "There is no such item, or it is not shown."
