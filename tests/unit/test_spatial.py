"""Fiducials, surfaces and tracks: small conformant objects, written to files, and hostile ones."""

import numpy as np
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from object_files import HOSTILE, code, fact_texts, item, object_of, reference, summary_of, table_of
from opening import Opened
from pydicom.uid import SpatialFiducialsStorage, SurfaceSegmentationStorage, TractographyResultsStorage
from remarks import messages

RED = [35579, 53664, 50858]  # sRGB's red under D50: L* 54.29, a* 80.81, b* 69.89


def made(sop_class_uid: str, **attributes) -> dict:
    files = {"ct": file_bytes(dataset(1)), "x": file_bytes(object_of(sop_class_uid, ContentLabel="LABEL", **attributes))}
    return summary_of(Opened({"a.zip": zip_bytes(files)}), "x")


def floats(count: int) -> bytes:
    return np.arange(count, dtype="<f4").tobytes()


def test_fiducials_in_space_and_on_images():
    in_space = item(
        FiducialIdentifier="A", FiducialDescription="Left ear", FiducialIdentifierCodeSequence=code("1", "99X", "Tragus"),
        ShapeType="POINT", NumberOfContourPoints=1, ContourData=["1.5", "-2", "30"],
    )  # fmt: skip
    graphic = [item(GraphicData=[float(n), 2.0], ReferencedImageSequence=[reference("1.2.3.4.1")]) for n in range(2)]
    on_images = item(FiducialIdentifier="B", FiducialDescription=HOSTILE, ShapeType="POINT", GraphicCoordinatesDataSequence=graphic)
    summary = made(
        SpatialFiducialsStorage,
        Modality="FID",
        ContentDate="20260101",
        ContentTime="101112",
        FiducialSetSequence=[
            item(FrameOfReferenceUID="1.2.9", FiducialSequence=[in_space]),
            item(ReferencedImageSequence=[reference("1.2.3.4.1")], FiducialSequence=[on_images]),
        ],
    )
    assert summary["title"] == "LABEL" and summary["notes"] == []
    first, second = table_of(summary, "Fiducials (2)")
    assert (first["Identifier"], first["Meaning"], first["Shape"], first["Points"]) == ("A", "Tragus", "POINT", "1")
    assert (first["Position (mm)"], first["On images"]) == ("1.5, -2, 30", "")
    assert (second["Description"], second["Position (mm)"], second["On images"]) == (HOSTILE, "", "2")
    assert table_of(summary, "Refers to 1 object: 1 in the archive, 0 not")[0]["Times"] == "3"


def test_a_surface_segmentation():
    triangles = np.array([[1, 2, 3], [1, 3, 4], [1, 2, 4]])
    surface = item(
        SurfaceNumber=1, SurfaceComments="Tumour", SurfaceProcessing="NO", FiniteVolume="YES", Manifold="UNKNOWN", RecommendedDisplayCIELabValue=RED,
        SurfacePointsSequence=[item(NumberOfSurfacePoints=4, PointCoordinatesData=floats(12))],
        SurfaceMeshPrimitivesSequence=[item(LongTrianglePointIndexList=triangles.astype("<u4").tobytes())],
    )  # fmt: skip
    segment = item(
        SegmentNumber=1,
        SegmentLabel="Tumour",
        SurfaceCount=1,
        SegmentedPropertyCategoryCodeSequence=code("49755003", "SCT", "Morphologically abnormal structure"),
        SegmentedPropertyTypeCodeSequence=code("108369006", "SCT", "Neoplasm"),
        ReferencedSurfaceSequence=[item(ReferencedSurfaceNumber=1)],
    )
    summary = made(SurfaceSegmentationStorage, Modality="SEG", NumberOfSurfaces=1, SurfaceSequence=[surface], SegmentSequence=[segment])
    [row] = table_of(summary, "Surfaces (1)")
    assert (row["Number"], row["Comments"], row["Closed"], row["Points"], row["Triangles"]) == ("1", "Tumour", "YES", "4", "3")
    assert row["Colour"] == "#ff0000"
    [segmented] = table_of(summary, "Segments (1)")
    assert (segmented["Label"], segmented["Type"]) == ("Tumour", "Neoplasm")
    assert fact_texts(summary)["Kind"] == "Surface Segmentation Storage" and summary["notes"] == []


def test_tracks():
    def track(points: int):
        return item(PointCoordinatesData=floats(3 * points), RecommendedDisplayCIELabValue=RED)

    left = item(
        TrackSetNumber=1,
        TrackSetLabel="Left",
        TrackSetAnatomicalTypeCodeSequence=code("64792006", "SCT", "Arcuate fasciculus"),
        TrackSequence=[track(4), track(3)],
    )
    right = item(TrackSetNumber=2, TrackSetLabel="Right", TrackSequence=[track(2)])
    summary = made(TractographyResultsStorage, Modality="MR", TrackSetSequence=[left, right], ReferencedInstanceSequence=[reference("1.2.3.4.1")])
    rows = table_of(summary, "Track sets (2)")
    assert [(row["Label"], row["Anatomy"], row["Tracks"], row["Points"]) for row in rows] == [
        ("Left", "Arcuate fasciculus", "2", "7"),
        ("Right", "", "1", "2"),
    ]
    assert summary["title"] == "LABEL" and summary["notes"] == []


def test_broken_values_hide_nothing():
    broken = item(SurfaceNumber=2, SurfaceComments="Broken", RecommendedDisplayCIELabValue=[1, 2, 3, 4])
    broken.add_new("SurfacePointsSequence", "LO", "text")
    broken.add_new("SurfaceMeshPrimitivesSequence", "LO", "text")
    summary = made(SurfaceSegmentationStorage, Modality="SEG", SurfaceSequence=[broken, item()], TrackSetSequence=[item(TrackSequence=[item()])])
    assert [row["Comments"] for row in table_of(summary, "Surfaces (2)")] == ["Broken", ""]
    assert table_of(summary, "Track sets (1)")[0]["Tracks"] == "1"
    assert messages(summary["notes"]) == ["Surface Points Sequence: it is no sequence", "Surface Mesh Primitives Sequence: it is no sequence"]
