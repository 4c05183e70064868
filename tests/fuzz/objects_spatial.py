"""Sound data sets of places in space, small: what damage starts from."""

import struct

from data_sets import code, instance, item, refers
from pydicom.dataset import Dataset


def spatial() -> dict[str, Dataset]:
    """Registrations, fiducials, surfaces, tracks, real world values, annotations in bulk, spectra."""
    matrix = item(
        FrameOfReferenceTransformationMatrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], FrameOfReferenceTransformationMatrixType="RIGID"
    )
    registration = instance("registration", "66.1", RegistrationSequence=[
        item(FrameOfReferenceUID="1.2.9", MatrixRegistrationSequence=[item(MatrixSequence=[matrix])],
        ReferencedImageSequence=[refers()])])  # fmt: skip
    grid = item(GridDimensions=[1, 1, 1], GridResolution=[1.0, 1, 1], VectorGridData=struct.pack("<3f", 1, 2, 3), ImagePositionPatient=[0, 0, 0],
                ImageOrientationPatient=[1, 0, 0, 0, 1, 0])  # fmt: skip
    deformable = instance("deformable", "66.3", DeformableRegistrationSequence=[
        item(SourceFrameOfReferenceUID="1.2.9", DeformableRegistrationGridSequence=[grid],
        PreDeformationMatrixRegistrationSequence=[matrix])])  # fmt: skip
    point = item(ShapeType="POINT", FiducialIdentifier="F", FiducialDescription="D", NumberOfContourPoints=1, ContourData=[1, 2, 3],
                 GraphicCoordinatesDataSequence=[item(GraphicData=[1.0, 2], ReferencedImageSequence=[refers()])])  # fmt: skip
    fiducials = instance("fiducials", "66.2", FiducialSetSequence=[item(FrameOfReferenceUID="1.2.9", FiducialSequence=[point])])
    surface = item(
        SurfaceNumber=1, SurfaceProcessing="NO", RecommendedDisplayCIELabValue=[1, 2, 3], RecommendedPresentationOpacity=1.0, FiniteVolume="YES",
        Manifold="YES", RecommendedPresentationType="SURFACE",
        SurfacePointsSequence=[item(NumberOfSurfacePoints=3, PointCoordinatesData=struct.pack("<9f", *range(9)))],
        SurfaceMeshPrimitivesSequence=[item(TrianglePointIndexList=struct.pack("<3H", 1, 2, 3))],
    )  # fmt: skip
    surfaces = instance("surfaces", "66.5", NumberOfSurfaces=1, SurfaceSequence=[surface], SegmentSequence=[
        item(SegmentNumber=1, SegmentLabel="S", SegmentAlgorithmType="MANUAL",
        ReferencedSurfaceSequence=[item(ReferencedSurfaceNumber=1)])])  # fmt: skip
    track = item(RecommendedDisplayCIELabValue=[1, 2, 3], PointCoordinatesData=struct.pack("<6f", *range(6)))
    tracks = instance("tracks", "66.6", TrackSetSequence=[item(TrackSetNumber=1, TrackSetLabel="T", TrackSequence=[track],
                      TrackSetAnatomicalTypeCodeSequence=code("1", "Brain"), MeasurementsSequence=[])])  # fmt: skip
    values = item(RealWorldValueFirstValueMapped=0, RealWorldValueLastValueMapped=99, RealWorldValueIntercept=0, RealWorldValueSlope=2,
                  MeasurementUnitsCodeSequence=code("mm2/s", "d", "UCUM"), LUTLabel="L", LUTExplanation="E")  # fmt: skip
    values["RealWorldValueFirstValueMapped"].VR = values["RealWorldValueLastValueMapped"].VR = "US"
    mapping = instance("mapping", "67", ReferencedImageRealWorldValueMappingSequence=[
        item(RealWorldValueMappingSequence=[values], ReferencedImageSequence=[refers()])])  # fmt: skip
    group = item(AnnotationGroupNumber=1, AnnotationGroupLabel="A", GraphicType="POINT", NumberOfAnnotations=2,
                 PointCoordinatesData=struct.pack("<4f", 1, 2, 3, 4), AnnotationPropertyTypeCodeSequence=code("1", "Cell"))  # fmt: skip
    bulk = instance("bulk", "91.1", AnnotationGroupSequence=[group], AnnotationCoordinateType="2D")
    spectra = instance("spectra", "4.2", Rows=1, Columns=1, DataPointRows=1, DataPointColumns=4, DataRepresentation="COMPLEX", NumberOfFrames=1,
                       SpectroscopyData=struct.pack("<8f", *range(8)), ResonantNucleus=["1H"], SpectralWidth=1000.0)  # fmt: skip
    return {"registration": registration, "deformable": deformable, "fiducials": fiducials, "surfaces": surfaces, "tracks": tracks,
            "mapping": mapping, "bulk": bulk, "spectra": spectra}  # fmt: skip
