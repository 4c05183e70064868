"""Sound data sets of objects that are no plain picture, small: what damage starts from."""

import struct

import numpy as np
from data_sets import code, instance, item, refers
from pydicom.dataset import Dataset


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
