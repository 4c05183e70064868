"""Sound data sets of objects that are no plain picture, small: what damage starts from."""

import struct

import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import UID

STORAGE = "1.2.840.10008.5.1.4.1.1."
CT = STORAGE + "2"


def item(**attributes) -> Dataset:
    """A data set of these attributes."""
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def code(value: str, meaning: str, scheme: str = "DCM") -> list[Dataset]:
    """A code sequence of one item."""
    return [item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)]


def instance(name: str, sop_class: str, **attributes) -> Dataset:
    """The attributes that every composite object has."""
    number = sum(name.encode())
    return item(
        SpecificCharacterSet="ISO_IR 100", SOPClassUID=STORAGE + sop_class, SOPInstanceUID=f"1.2.3.{number}.1", StudyDate="20200102",
        StudyTime="101112.5", Modality="OT", Manufacturer="Maker", SeriesDescription=name, PatientName="Test^One", PatientID="T1",
        PatientBirthDate="19700101", PatientSex="O", StudyInstanceUID="1.2.3.1", SeriesInstanceUID=f"1.2.3.{number}", SeriesNumber=number,
        InstanceNumber=1,
        **attributes,
    )  # fmt: skip


def refers(uid: str = "1.2.3.4.1", frames: list[int] | None = None) -> Dataset:
    """An item that refers to an image."""
    made = item(ReferencedSOPClassUID=CT, ReferencedSOPInstanceUID=uid)
    if frames:
        made.ReferencedFrameNumber = frames
    return made


def picture(rows: int = 6, columns: int = 5, frames: int = 0, **attributes) -> dict:
    """Image Pixel attributes of a 12 bit ramp."""
    values = np.arange(rows * columns * max(frames, 1), dtype="<u2") * 37 % 4096
    made = {
        "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2", "Rows": rows, "Columns": columns, "BitsAllocated": 16,
        "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "PixelData": values.tobytes(),
    }  # fmt: skip
    if frames:
        made["NumberOfFrames"] = frames
    return made | attributes


def lut(data: list[int], first: int = 0, bits: int = 8) -> Dataset:
    """An item of a LUT sequence."""
    made = item(LUTExplanation="Table")
    made.add_new("LUTDescriptor", "US", [len(data), first, bits])
    made.add_new("LUTData", "OW", np.array(data, "<u2").tobytes())
    return made


def radiotherapy() -> dict[str, Dataset]:
    """Structure set, plans, dose, treatment records."""
    contour = item(
        ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=3, ContourData=[0, 0, 1, 9, 0, 1, 9, 9, 1], ContourImageSequence=[refers()]
    )
    regions = instance(
        "structures", "481.3", StructureSetLabel="Set", StructureSetName="Name", StructureSetDate="20200102",
        StructureSetROISequence=[item(ROINumber=n, ReferencedFrameOfReferenceUID="1.2.9", ROIName=f"R{n}") for n in (1, 2)],
        ROIContourSequence=[item(ROIDisplayColor=[255, 0, 9], ReferencedROINumber=n, ContourSequence=[contour, contour]) for n in (1, 2)],
        RTROIObservationsSequence=[item(ObservationNumber=1, ReferencedROINumber=1, RTROIInterpretedType="PTV", ROIInterpreter="A^B")],
    )  # fmt: skip
    points = [item(ControlPointIndex=n, NominalBeamEnergy=6, GantryAngle=n * 90, CumulativeMetersetWeight=n) for n in (0, 1)]
    beam = item(
        BeamNumber=1, BeamName="B", BeamType="STATIC", RadiationType="PHOTON", TreatmentDeliveryType="TREATMENT", NumberOfControlPoints=2,
        TreatmentMachineName="M", ControlPointSequence=points, FinalCumulativeMetersetWeight=1,
    )  # fmt: skip
    fractions = item(
        FractionGroupNumber=1, NumberOfFractionsPlanned=30, NumberOfBeams=1,
        ReferencedBeamSequence=[item(ReferencedBeamNumber=1, BeamMeterset=100, BeamDose=2)],
    )  # fmt: skip
    plan = instance(
        "plan", "481.5", RTPlanLabel="P", RTPlanName="Plan", RTPlanDate="20200102", RTPlanGeometry="PATIENT", BeamSequence=[beam],
        FractionGroupSequence=[fractions], PatientSetupSequence=[item(PatientSetupNumber=1, PatientPosition="HFS")],
        DoseReferenceSequence=[item(DoseReferenceNumber=1, DoseReferenceStructureType="SITE", DoseReferenceType="TARGET", TargetPrescriptionDose=60)],
        ReferencedStructureSetSequence=[refers()],
    )  # fmt: skip
    histogram = item(
        DVHType="CUMULATIVE", DoseUnits="GY", DoseType="PHYSICAL", DVHDoseScaling=1, DVHVolumeUnits="CM3", DVHNumberOfBins=2,
        DVHData=[1, 50, 1, 25], DVHMaximumDose=3, DVHMeanDose=2, DVHReferencedROISequence=[item(ReferencedROINumber=1,
        DVHROIContributionType="INCLUDED")],
    )  # fmt: skip
    dose = instance(
        "dose", "481.2", DoseUnits="GY", DoseType="PHYSICAL", DoseSummationType="PLAN", DoseGridScaling=0.001, GridFrameOffsetVector=[0, 2, 4],
        FrameIncrementPointer=0x3004000C, ImagePositionPatient=[0, 0, 1], ImageOrientationPatient=[1, 0, 0, 0, 1, 0], PixelSpacing=[2, 3],
        DVHSequence=[histogram], ReferencedRTPlanSequence=[refers()], **picture(frames=3),
    )  # fmt: skip
    record = instance(
        "record", "481.4", TreatmentDate="20200103", ReferencedRTPlanSequence=[refers()], CurrentFractionNumber=1, NumberOfFractionsPlanned=30,
        TreatmentSessionBeamSequence=[item(ReferencedBeamNumber=1, BeamName="B", TreatmentTerminationStatus="NORMAL", SpecifiedPrimaryMeterset=9,
                                           DeliveredPrimaryMeterset=8, TreatmentDeliveryType="TREATMENT", ControlPointDeliverySequence=points)],
    )  # fmt: skip
    return {"structures": regions, "plan": plan, "dose": dose, "record": record}


def _content(kind: str, **attributes) -> Dataset:
    return item(RelationshipType="CONTAINS", ValueType=kind, ConceptNameCodeSequence=code("121071", "Finding"), **attributes)


def reports() -> dict[str, Dataset]:
    """A report with every kind of content, a key object selection, a report of references by position."""
    measured = item(NumericValue="12.5", FloatingPointValue=12.5, MeasurementUnitsCodeSequence=code("mm", "mm", "UCUM"))
    picture_item = _content("IMAGE", ReferencedSOPSequence=[refers(frames=[1, 2])])
    content = [
        _content("TEXT", TextValue="Some text"), _content("CODE", ConceptCodeSequence=code("111", "Mass")),
        _content("NUM", MeasuredValueSequence=[measured]), _content("PNAME", PersonName="A^B"), _content("DATE", Date="20200102"),
        _content("TIME", Time="101112"), _content("DATETIME", DateTime="20200102101112+0100"), _content("UIDREF", UID="1.2.3"), picture_item,
        _content("SCOORD", GraphicType="POLYLINE", GraphicData=[1.0, 2, 3, 4], ContentSequence=[picture_item]),
        _content("SCOORD3D", GraphicType="POINT", GraphicData=[1.0, 2, 3], ReferencedFrameOfReferenceUID="1.2.9"),
        _content("TCOORD", TemporalRangeType="POINT", ReferencedTimeOffsets=["1.5"]),
        _content("WAVEFORM", ReferencedSOPSequence=[refers()]), _content("COMPOSITE", ReferencedSOPSequence=[refers()]),
        _content("CONTAINER", ContinuityOfContent="SEPARATE", ContentSequence=[_content("TEXT", TextValue="below")]),
        item(RelationshipType="SELECTED FROM", ReferencedContentItemIdentifier=[1, 9]),
    ]  # fmt: skip
    verified = [item(VerifyingObserverName="A^B", VerifyingOrganization="O", VerificationDateTime="20200102")]
    common = {"ValueType": "CONTAINER", "ConceptNameCodeSequence": code("126000", "Report"), "ContinuityOfContent": "SEPARATE",
              "CompletionFlag": "COMPLETE", "VerificationFlag": "VERIFIED", "ContentDate": "20200102"}  # fmt: skip
    evidence = [item(StudyInstanceUID="1.2.3.1", ReferencedSeriesSequence=[item(SeriesInstanceUID="1.2.3.2", ReferencedSOPSequence=[refers()])])]
    report = instance("report", "88.33", ContentSequence=content, VerifyingObserverSequence=verified, **common)
    key = instance("key", "88.59", ContentSequence=[picture_item], CurrentRequestedProcedureEvidenceSequence=evidence, **common)
    return {"report": report, "key": key}


def waveforms() -> dict[str, Dataset]:
    """A 12-lead-like ECG of two groups with annotations, and sound by mu-law."""

    def channel(number: int) -> Dataset:
        return item(
            ChannelSourceSequence=code(f"2:{number}", f"Lead {number}", "MDC"), ChannelSensitivity=1.25, ChannelBaseline=0, WaveformBitsStored=16,
            ChannelSensitivityUnitsSequence=code("uV", "microvolt", "UCUM"), ChannelSensitivityCorrectionFactor=1, ChannelLabel=f"L{number}",
            ChannelTimeSkew=0,
        )  # fmt: skip

    def group(channels: int, samples: int, bits: int, interpretation: str, data: bytes) -> Dataset:
        made = item(
            WaveformOriginality="ORIGINAL", NumberOfWaveformChannels=channels, NumberOfWaveformSamples=samples, SamplingFrequency=500,
            MultiplexGroupLabel="RHYTHM", ChannelDefinitionSequence=[channel(n + 1) for n in range(channels)], WaveformBitsAllocated=bits,
            WaveformSampleInterpretation=interpretation,
        )  # fmt: skip
        vr = "OW" if bits > 8 else "OB"
        made.add_new("WaveformPaddingValue", vr, struct.pack("<h", -9)[: max(bits // 8, 1)].ljust(2, b"\0"))
        made.add_new("WaveformData", vr, data)
        return made

    data = np.array([[np.sin(n / 9 + c) * 900 for c in range(3)] for n in range(60)]).astype("<i2").tobytes()
    notes = [
        item(UnformattedTextValue="note", AnnotationGroupNumber=1, ReferencedWaveformChannels=[1, 0]),
        item(NumericValue=60, MeasurementUnitsCodeSequence=code("bpm", "bpm", "UCUM"), ConceptNameCodeSequence=code("8867", "Rate"),
             ReferencedWaveformChannels=[1, 1], TemporalRangeType="POINT", ReferencedSamplePositions=[9]),
    ]  # fmt: skip
    ecg = instance("ecg", "9.1.1", WaveformSequence=[group(3, 60, 16, "SS", data), group(1, 20, 8, "SB", bytes(range(20)))],
                   WaveformAnnotationSequence=notes, AcquisitionDateTime="20200102101112")  # fmt: skip
    sound = instance("sound", "9.4.1", WaveformSequence=[group(1, 50, 8, "MB", bytes(range(100, 150)))])
    return {"ecg": ecg, "sound": sound}


def documents() -> dict[str, Dataset]:
    """PDF, STL, CDA in DICOM."""
    pdf = instance("pdf", "104.1", DocumentTitle="Title", MIMETypeOfEncapsulatedDocument="application/pdf", EncapsulatedDocument=b"%PDF-1.4 \n%%EOF",
                   EncapsulatedDocumentLength=15, ConceptNameCodeSequence=code("11528-7", "Report", "LN"))  # fmt: skip
    stl = instance("stl", "104.3", MIMETypeOfEncapsulatedDocument="model/stl", EncapsulatedDocument=bytes(84),
                   MeasurementUnitsCodeSequence=code("mm", "mm", "UCUM"))  # fmt: skip
    cda = instance(
        "cda", "104.2", MIMETypeOfEncapsulatedDocument="text/XML", EncapsulatedDocument=b"<ClinicalDocument/>", HL7InstanceIdentifier="1^2"
    )
    return {"pdf": pdf, "stl": stl, "cda": cda}


def presentations() -> dict[str, Dataset]:
    """Grey presentation state with everything that it may carry; a blending one."""
    drawn = item(GraphicAnnotationUnits="PIXEL", GraphicDimensions=2, NumberOfGraphicPoints=2, GraphicData=[1.0, 2, 3, 4], GraphicType="POLYLINE",
                 GraphicFilled="N")  # fmt: skip
    text = item(BoundingBoxAnnotationUnits="PIXEL", UnformattedTextValue="Text", BoundingBoxTopLeftHandCorner=[1.0, 2], AnchorPoint=[3.0, 4],
                AnchorPointVisibility="Y", BoundingBoxBottomRightHandCorner=[5.0, 6])  # fmt: skip
    compound = item(CompoundGraphicType="RULER", GraphicData=[1.0, 2, 3, 4], CompoundGraphicUnits="PIXEL", CompoundGraphicInstanceID=1)
    notes = [item(ReferencedImageSequence=[refers()], GraphicLayer="L", GraphicObjectSequence=[drawn], TextObjectSequence=[text],
                  CompoundGraphicSequence=[compound])]  # fmt: skip
    area = item(DisplayedAreaTopLeftHandCorner=[1, 1], DisplayedAreaBottomRightHandCorner=[5, 6], PresentationSizeMode="SCALE TO FIT",
                PresentationPixelSpacing=[1, 1])  # fmt: skip
    series = [item(SeriesInstanceUID="1.2.3.2", ReferencedImageSequence=[refers()])]
    state = instance(
        "state", "11.1", ContentLabel="PR", ContentDescription="D", PresentationCreationDate="20200102", ReferencedSeriesSequence=series,
        GraphicAnnotationSequence=notes, DisplayedAreaSelectionSequence=[area], ImageHorizontalFlip="N", ImageRotation=90,
        GraphicLayerSequence=[item(GraphicLayer="L", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayCIELabValue=[65535, 0, 32768])],
        SoftcopyVOILUTSequence=[item(WindowCenter=[1, 2], WindowWidth=[3, 4], WindowCenterWidthExplanation=["a", "b"])],
        ShutterShape="RECTANGULAR", ShutterLeftVerticalEdge=1, PresentationLUTShape="IDENTITY",
    )  # fmt: skip
    blending = instance("blending", "11.4", BlendingSequence=[item(BlendingPosition="SUPERIMPOSED", StudyInstanceUID="1.2.3.1",
                        ReferencedSeriesSequence=series, RescaleSlope=1)], RelativeOpacity=0.5)  # fmt: skip
    return {"state": state, "blending": blending}


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


def file_set() -> Dataset:
    """A DICOMDIR whose offsets are those of a file that `bases` writes (PS3.3 F.3.2.2); they need not be right to be read."""
    records = [
        item(OffsetOfTheNextDirectoryRecord=0, RecordInUseFlag=0xFFFF, OffsetOfReferencedLowerLevelDirectoryEntity=below, DirectoryRecordType=kind,
        **more)
        for below, kind, more in (
            (0, "PATIENT", {"PatientName": "A^B", "PatientID": "1"}),
            (0, "STUDY", {"StudyDate": "20200102", "StudyInstanceUID": "1.2.3.1"}),
            (0, "SERIES", {"Modality": "CT", "SeriesInstanceUID": "1.2.3.2", "SeriesNumber": 1}),
            (0, "IMAGE", {"ReferencedFileID": ["A", "B"], "ReferencedSOPInstanceUIDInFile": "1.2.3.4.1", "InstanceNumber": 1}),
        )
    ]  # fmt: skip
    return item(FileSetID="SET", OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity=0, OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity=0,
                FileSetConsistencyFlag=0, DirectoryRecordSequence=records)  # fmt: skip


def media_class(made: Dataset) -> UID:
    """Media Storage SOP Class UID of a data set."""
    return UID(made.get("SOPClassUID", "1.2.840.10008.1.3.10"))
