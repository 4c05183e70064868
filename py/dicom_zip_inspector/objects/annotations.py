"""Microscopy bulk simple annotations (PS3.3 C.37.1): which groups of points, lines and outlines there are, of what, and how many."""

from ..base.contract import ObjectTable
from ..dataset.element_values import integer, items, present, stored_length, text
from ..dataset.reading import code, first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import MOST_ROWS, Parts, facts, table
from .subject import Subject

_FACTS = {
    "ContentLabel": "Content",
    "ContentDescription": "Description",
    "ContentCreatorName": "Made by",
    "AnnotationCoordinateType": "Coordinates",
    "PixelOriginInterpretation": "Counted from the corner of",
}
_COLUMNS = ["Number", "Label", "Category", "Type", "Shape", "Annotations", "Points", "Made", "Algorithm", "Measurements", "Description"]
_COORDINATES = {"PointCoordinatesData": 4, "DoublePointCoordinatesData": 8}  # bytes of each


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it has groups of annotations."""
    return present(dataset, "AnnotationGroupSequence")


def describe(subject: Subject) -> Parts:
    """The groups, each with the number of its annotations and points."""
    dataset = subject.dataset
    groups = items(dataset, "AnnotationGroupSequence")
    is_flat = text(dataset, "AnnotationCoordinateType") != "3D"
    rows = [_row(group, is_flat) for group in groups[:MOST_ROWS] if subject.budget.spend()]
    tables: list[ObjectTable] = [table(f"Groups of annotations ({len(groups):,})", _COLUMNS, rows, total=len(groups))]
    return Parts(title=shown(dataset, "ContentLabel"), facts=facts(dataset, _FACTS), tables=tables)


def _row(group: StoredDataset, is_flat: bool) -> list[str]:
    count = integer(group, "NumberOfAnnotations")
    return [
        shown(group, "AnnotationGroupNumber"),
        shown(group, "AnnotationGroupLabel"),
        code(group, "AnnotationPropertyCategoryCodeSequence"),
        code(group, "AnnotationPropertyTypeCodeSequence"),
        shown(group, "GraphicType").lower(),
        "" if count is None else f"{count:,}",
        _points(group, is_flat),
        shown(group, "AnnotationGroupGenerationType").lower(),
        ", ".join(filter(None, map(_algorithm, items(group, "AnnotationGroupAlgorithmIdentificationSequence")))),
        ", ".join(filter(None, map(_measurement, items(group, "MeasurementsSequence")[:MOST_ROWS]))),
        shown(group, "AnnotationGroupDescription"),
    ]


def _points(group: StoredDataset, is_flat: bool) -> str:
    """How many points the coordinates are: two numbers each, in space three, unless all have one height (PS3.3 C.37.1.2)."""
    numbers = sum(stored_length(group, keyword) // size for keyword, size in _COORDINATES.items())
    return f"{numbers // (2 if is_flat or present(group, 'CommonZCoordinateValue') else 3):,}" if numbers else ""


def _algorithm(identification: StoredDataset) -> str:
    return " ".join(filter(None, (first_shown(identification, "AlgorithmName"), shown(identification, "AlgorithmVersion"))))


def _measurement(measurement: StoredDataset) -> str:
    unit = code(measurement, "MeasurementUnitsCodeSequence")
    return code(measurement, "ConceptNameCodeSequence") + (f" ({unit})" if unit else "")
