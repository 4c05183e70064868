"""Registrations, real world values, fiducials, surfaces and tracks (PS3.3 C.20, C.7.6.16.2.11, C.21, C.27, C.8.33)."""

from pydicom.dataset import Dataset

from ..contract import ObjectTable
from .budget import Budget
from .parts import Parts, facts, item_table, table
from .reading import code, items, shown
from .subject import Subject

MOST_ITEMS = 2000

_FACTS = {"ContentLabel": "Content", "ContentDescription": "Description", "ContentCreatorName": "Made by"}
_FIDUCIALS = {
    "FiducialIdentifier": "Identifier",
    "FiducialIdentifierCodeSequence": "Meaning",
    "FiducialDescription": "Description",
    "ShapeType": "Shape",
    "NumberOfContourPoints": "Points",
    "ContourData": "Position (mm)",
}
_SURFACES = {
    "SurfaceNumber": "Number",
    "SurfaceComments": "Comments",
    "SurfaceProcessing": "Processed",
    "FiniteVolume": "Closed",
    "Manifold": "Manifold",
    "RecommendedDisplayCIELabValue": "Colour",
}
_TRACKS = {
    "TrackSetNumber": "Number",
    "TrackSetLabel": "Label",
    "TrackSetDescription": "Description",
    "TrackSetAnatomicalTypeCodeSequence": "Anatomy",
    "RecommendedDisplayCIELabValue": "Colour",
}
_HELD = (
    "RegistrationSequence",
    "DeformableRegistrationSequence",
    "ReferencedImageRealWorldValueMappingSequence",
    "FiducialSetSequence",
    "SurfaceSequence",
    "TrackSetSequence",
)


def recognizes(dataset: Dataset) -> bool:
    """Whether it holds any of these."""
    return any(keyword in dataset for keyword in _HELD)


def describe(subject: Subject) -> Parts:
    """A table for each kind that there is."""
    dataset = subject.dataset
    fiducials = [one for group in items(dataset, "FiducialSetSequence") for one in items(group, "FiducialSequence")]
    return Parts(
        title=shown(dataset, "ContentLabel"),
        facts=facts(dataset, _FACTS),
        tables=[
            *_registrations(dataset),
            *_real_world_values(dataset, subject.budget),
            *item_table("Fiducials", fiducials, _FIDUCIALS),
            *item_table("Surfaces", items(dataset, "SurfaceSequence"), _SURFACES),
            *item_table("Track sets", items(dataset, "TrackSetSequence"), _TRACKS),
        ],
    )


def _registrations(dataset: Dataset) -> list[ObjectTable]:
    """Every matrix that leads into the common frame of reference (PS3.3 C.20.2), row by row."""
    found = [*items(dataset, "RegistrationSequence"), *items(dataset, "DeformableRegistrationSequence")]
    rows = [
        [shown(one, "FrameOfReferenceUID") or shown(one, "SourceFrameOfReferenceUID"), shown(matrix, kind), shown(matrix, values)]
        for one in found
        for registration in [*items(one, "MatrixRegistrationSequence"), one]
        for sequence, kind, values in _MATRICES
        for matrix in items(registration, sequence)
    ]
    return [table(f"Registrations ({len(found):,})", ["Of frame of reference", "Kind", "Matrix, row by row"], rows)] if found else []


_MATRICES = (
    ("MatrixSequence", "FrameOfReferenceTransformationMatrixType", "FrameOfReferenceTransformationMatrix"),
    ("PreDeformationMatrixRegistrationSequence", "FrameOfReferenceTransformationMatrixType", "FrameOfReferenceTransformationMatrix"),
    ("PostDeformationMatrixRegistrationSequence", "FrameOfReferenceTransformationMatrixType", "FrameOfReferenceTransformationMatrix"),
)


def _real_world_values(dataset: Dataset, budget: Budget) -> list[ObjectTable]:
    """Mappings from stored to real world values (PS3.3 C.7.6.16.2.11.1): value = stored x slope + intercept, or a table."""
    referring = items(dataset, "ReferencedImageRealWorldValueMappingSequence")[:MOST_ITEMS]
    found = [one for images in referring if budget.spend() for one in items(images, "RealWorldValueMappingSequence")]
    rows = [
        [
            shown(one, "LUTLabel"),
            shown(one, "LUTExplanation"),
            code(one, "MeasurementUnitsCodeSequence"),
            shown(one, "RealWorldValueSlope"),
            shown(one, "RealWorldValueIntercept"),
            shown(one, "RealWorldValueFirstValueMapped"),
            shown(one, "RealWorldValueLastValueMapped"),
        ]
        for one in found
    ]
    columns = ["Label", "Explanation", "Unit", "Slope", "Intercept", "From stored", "To stored"]
    return [table(f"Real world values ({len(found):,})", columns, rows)] if found else []
