"""Registrations, real world values, fiducials, surfaces and tracks (PS3.3 C.20, C.7.6.16.2.11, C.21, C.27, C.8.33)."""

from ..base.budget import Budget
from ..base.contract import ObjectTable
from ..dataset.element_values import item, items, present, stored_length
from ..dataset.reading import code, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, facts, table
from .subject import Subject

MOST_ITEMS = 2000
_POINT_BYTES = 12  # three floats
_TRIANGLES = {"LongTrianglePointIndexList": 12, "TrianglePointIndexList": 6}  # bytes of a triangle (PS3.3 C.27.4)

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


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it holds any of these."""
    return any(present(dataset, keyword) for keyword in _HELD)


def describe(subject: Subject) -> Parts:
    """A table for each kind that there is."""
    dataset = subject.dataset
    return Parts(
        title=shown(dataset, "ContentLabel"),
        facts=facts(dataset, _FACTS),
        tables=[
            *_registrations(dataset),
            *_real_world_values(dataset, subject.budget),
            *_fiducials(dataset, subject.budget),
            *_surfaces(dataset, subject.budget),
            *_track_sets(dataset, subject.budget),
        ],
    )


def _registrations(dataset: StoredDataset) -> list[ObjectTable]:
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


def _real_world_values(dataset: StoredDataset, budget: Budget) -> list[ObjectTable]:
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


def _fiducials(dataset: StoredDataset, budget: Budget) -> list[ObjectTable]:
    """Every fiducial with its shape and its place: in space, or on how many images (PS3.3 C.21.2)."""
    groups = items(dataset, "FiducialSetSequence")
    found = [one for group in groups for one in items(group, "FiducialSequence") if budget.spend()]
    rows = [[*_texts(one, _FIDUCIALS), _images_text(len(items(one, "GraphicCoordinatesDataSequence")))] for one in found]
    return [table(f"Fiducials ({len(found):,})", [*_FIDUCIALS.values(), "On images"], rows)] if found else []


def _images_text(count: int) -> str:
    return f"{count:,}" if count else ""


def _surfaces(dataset: StoredDataset, budget: Budget) -> list[ObjectTable]:
    """Every surface with its points and triangles (PS3.3 C.27.1)."""
    found = [one for one in items(dataset, "SurfaceSequence") if budget.spend()]
    rows = [[*_texts(one, _SURFACES), shown(item(one, "SurfacePointsSequence"), "NumberOfSurfacePoints"), _triangles(one)] for one in found]
    return [table(f"Surfaces ({len(found):,})", [*_SURFACES.values(), "Points", "Triangles"], rows)] if found else []


def _triangles(surface: StoredDataset) -> str:
    mesh = item(surface, "SurfaceMeshPrimitivesSequence")
    count = sum(_length(mesh, keyword) // size for keyword, size in _TRIANGLES.items())
    return f"{count:,}" if count else ""


def _track_sets(dataset: StoredDataset, budget: Budget) -> list[ObjectTable]:
    """Every track set with its tracks and their points (PS3.3 C.8.33.2)."""
    found = [one for one in items(dataset, "TrackSetSequence") if budget.spend()]
    rows = [[*_texts(one, _TRACKS), *_track_counts(one, budget)] for one in found]
    return [table(f"Track sets ({len(found):,})", [*_TRACKS.values(), "Tracks", "Points"], rows)] if found else []


def _track_counts(track_set: StoredDataset, budget: Budget) -> list[str]:
    tracks = items(track_set, "TrackSequence")
    looked_at = [_length(track, "PointCoordinatesData") // _POINT_BYTES for track in tracks if budget.spend()]
    return [f"{len(tracks):,}", f"{sum(looked_at):,}{'' if len(looked_at) == len(tracks) else ' or more'}"]


def _length(dataset: StoredDataset, keyword: str) -> int:
    """Bytes of a binary value."""
    return stored_length(dataset, keyword)


def _texts(one: StoredDataset, labels: dict[str, str]) -> list[str]:
    return [shown(one, keyword) or code(one, keyword) for keyword in labels]
