"""Damage to what a file means: attributes that contradict each other or the pixels, tables, planes, groups, objects, codestreams.

The same kind of functions as in `damage`; what does not apply to a file is put into it where that can matter.
"""

import struct
from random import Random

from damage_pixels import codestream, fragments, pixel_bytes
from damage_value import put
from elements import DicomFile, Element, Item, every_element, every_list, found
from hostile import CHARSETS, NUMBERS, PHOTOMETRICS, TEXTS, TIMES, UIDS, value_for
from pydicom.datadict import dictionary_VR, tag_for_keyword

_ENUMERATED = {
    "ValueType": (b"TEXT", b"NUM", b"CODE", b"CONTAINER", b"IMAGE", b"SCOORD", b"TABLE", b"UIDREF", b"", b"X" * 20, b"PNAME", b"DATE", b"WAVEFORM"),
    "RelationshipType": (b"CONTAINS", b"HAS PROPERTIES", b"", b"INFERRED FROM", b"SELECTED FROM", b"X"),
    "ContourGeometricType": (b"POINT", b"OPEN_PLANAR", b"CLOSED_PLANAR", b"", b"X"),
    "GraphicType": (b"POINT", b"POLYLINE", b"CIRCLE", b"ELLIPSE", b"INTERPOLATED", b"", b"X", b"ELLIPSOID"),
    "WaveformSampleInterpretation": (b"SB", b"UB", b"MB", b"AB", b"SS", b"US", b"SL", b"UL", b"SV", b"", b"X", b"SS\\SS"),
    "ShutterShape": (b"RECTANGULAR", b"CIRCULAR", b"POLYGONAL", b"BITMAP", b"", b"CIRCULAR\\POLYGONAL\\X"),
    "VOILUTFunction": (b"LINEAR", b"LINEAR_EXACT", b"SIGMOID", b"", b"X", b"SIGMOID\\LINEAR"),
    "DirectoryRecordType": (b"PATIENT", b"STUDY", b"SERIES", b"IMAGE", b"PRIVATE", b"", b"X", b"RT DOSE"),
    "SegmentationType": (b"BINARY", b"FRACTIONAL", b"LABELMAP", b"", b"X"),
    "RescaleType": (b"HU", b"US", b"OD", b"", b"X" * 70),
    "PresentationLUTShape": (b"IDENTITY", b"INVERSE", b"", b"LIN OD"),
    "Units": (b"BQML", b"CNTS", b"GML", b"", b"X"),
    "DecayCorrection": (b"START", b"ADMIN", b"NONE", b""),
    "Modality": (b"CT", b"MR", b"PT", b"XA", b"SEG", b"SR", b"", b"X" * 40),
}
_NUMBERED = (
    "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "SamplesPerPixel", "PixelRepresentation", "PlanarConfiguration",
)  # fmt: skip
_FRAMES = (b"0", b"1", b"2", b"-1", b"3", b"4", b"100", b"5000", b"2147483647", b"99999999999", b"", b"1\\2", b"x", b"1.5", b"1e3")
_TEXT_NUMBERS = (
    "WindowCenter", "WindowWidth", "RescaleSlope", "RescaleIntercept", "PixelSpacing", "ImagePositionPatient", "ImageOrientationPatient",
    "SliceThickness", "SliceLocation", "ImagerPixelSpacing", "PixelAspectRatio", "FrameTime", "CineRate", "FrameTimeVector", "InstanceNumber",
    "SeriesNumber", "AcquisitionNumber", "TemporalPositionIdentifier", "TriggerTime", "EchoTime", "ShutterLeftVerticalEdge",
    "CenterOfCircularShutter",
    "RadiusOfCircularShutter", "VerticesOfThePolygonalShutter", "RecommendedDisplayFrameRate", "SpacingBetweenSlices", "PatientWeight", "PatientAge",
    "ContourData", "ROIDisplayColor", "ReferencedFrameNumber", "NumberOfContourPoints", "DoseGridScaling", "DVHData", "GridFrameOffsetVector",
    "NumericValue", "SamplingFrequency", "ChannelSensitivity", "ChannelSensitivityCorrectionFactor", "ChannelBaseline", "BeamNumber",
    "NominalScannedPixelSpacing", "EstimatedRadiographicMagnificationFactor", "LossyImageCompressionRatio", "ReferencedBeamNumber", "DiffusionBValue",
    "FrameReferenceTime", "RadionuclideHalfLife", "RadionuclideTotalDose", "FrameOfReferenceTransformationMatrix", "ImageRotation",
    "FrameIncrementPointer",
)  # fmt: skip
_BINARY_NUMBERS = (
    "NumberOfWaveformChannels", "NumberOfWaveformSamples", "WaveformBitsAllocated", "WaveformBitsStored", "SegmentNumber", "ReferencedSegmentNumber",
    "MaximumFractionalValue", "RecommendedDisplayCIELabValue", "GraphicData", "ReferencedContentItemIdentifier", "NumberOfSurfacePoints",
    "ShutterPresentationValue", "ShutterPresentationColorCIELabValue", "PixelPaddingValue", "SmallestImagePixelValue", "LargestImagePixelValue",
    "RealWorldValueSlope", "RealWorldValueIntercept", "RealWorldValueFirstValueMapped", "RealWorldValueLastValueMapped", "DimensionIndexValues",
    "InStackPositionNumber", "OffsetOfTheNextDirectoryRecord", "OffsetOfReferencedLowerLevelDirectoryEntity",
    "OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity", "RecordInUseFlag", "PhysicalDeltaX", "RegionLocationMinX0", "PhysicalUnitsXDirection",
    "DataPointRows", "DataPointColumns", "NumberOfAnnotations", "TotalPixelMatrixColumns", "TotalPixelMatrixRows", "EncapsulatedDocumentLength",
    "ReferencedWaveformChannels", "ReferencedSamplePositions", "GridDimensions", "AnnotationGroupNumber",
)  # fmt: skip


def _vr(keyword: str) -> bytes:
    return dictionary_VR(tag_for_keyword(keyword)).split(" ")[0].encode()


def _even(value: bytes) -> bytes:
    return value + b" " * (len(value) % 2)


def charset(random: Random, file: DicomFile) -> None:
    """Specific Character Set and names in it."""
    put(random, file, 0x00080005, b"CS", _even(random.choice(CHARSETS)))
    if random.random() < 0.7:
        put(random, file, random.choice((0x00100010, 0x0008103E, 0x00081030, 0x00100020)), b"PN", random.choice(TEXTS))


def image_pixel(random: Random, file: DicomFile) -> None:
    """Image Pixel attributes that contradict the pixels or each other."""
    for _ in range(random.choice((1, 1, 2, 3))):
        kind = random.randrange(10)
        if kind == 0:
            put(random, file, 0x00280004, b"CS", _even(random.choice(PHOTOMETRICS)))
        elif kind == 1:
            put(random, file, 0x00280008, b"IS", _even(random.choice(_FRAMES)))
        else:
            keyword = random.choice(_NUMBERED)
            put(random, file, tag_for_keyword(keyword), b"US", struct.pack("<H", random.choice(NUMBERS)))


def number_told(random: Random, file: DicomFile) -> None:
    """A number as text that is odd, of something that is computed with."""
    for _ in range(random.choice((1, 1, 2))):
        keyword = random.choice(_TEXT_NUMBERS)
        value = b"\\".join(random.choice(TEXTS) for _ in range(random.choice((1, 1, 2, 3, 6))))
        put(random, file, tag_for_keyword(keyword), _vr(keyword), _even(value))


def number_stored(random: Random, file: DicomFile) -> None:
    """A binary number that is odd, of something that is computed with."""
    keyword = random.choice(_BINARY_NUMBERS)
    put(random, file, tag_for_keyword(keyword), _vr(keyword), value_for(random, _vr(keyword)))


def word(random: Random, file: DicomFile) -> None:
    """A defined term in the wrong place, or none."""
    keyword = random.choice(sorted(_ENUMERATED))
    put(random, file, tag_for_keyword(keyword), b"CS", _even(random.choice(_ENUMERATED[keyword])))


def moment(random: Random, file: DicomFile) -> None:
    """Dates and times that there are not."""
    keyword = random.choice(("StudyDate", "StudyTime", "PatientBirthDate", "AcquisitionTime", "AcquisitionDate", "SeriesTime", "ContentDate",
    "DateTime",
                             "RadiopharmaceuticalStartTime", "RadiopharmaceuticalStartDateTime", "AcquisitionDateTime", "SeriesDate"))  # fmt: skip
    put(random, file, tag_for_keyword(keyword), _vr(keyword), _even(random.choice(TIMES)))


def identity(random: Random, file: DicomFile) -> None:
    """UIDs missing, doubled, of another kind."""
    keyword = random.choice(
        ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID", "ReferencedSOPInstanceUID")
    )
    put(random, file, tag_for_keyword(keyword), b"UI", random.choice(UIDS))


def table(random: Random, file: DicomFile) -> None:
    """Look-up tables whose descriptor and data disagree: modality, VOI, palette, segmented."""
    descriptor = b"".join(struct.pack("<H", random.choice(NUMBERS)) for _ in range(random.choice((3, 3, 3, 3, 2, 1, 0, 4))))
    data = random.choice((b"", random.randbytes(random.choice((1, 2, 7, 31, 32, 64))), bytes(64), b"\xff" * 33,
                          b"".join(struct.pack("<H", random.choice((0, 1, 2, 3, 255, 65535))) for _ in range(9))))  # fmt: skip
    vr = random.choice((b"US", b"SS", b"OW", b"OB", b"UN", b"DS", b"SQ"))
    kind = random.randrange(4)
    if kind == 0:
        tag = random.choice((0x00283000, 0x00283010, 0x00283110))
        inside = [Element(0x00283002, b"US", descriptor), Element(0x00283003, b"LO", b"E "), Element(0x00283006, vr, data)]
        sequence = Element(tag, b"SQ", items=[Item(inside)] * random.choice((1, 1, 2)))
        file.elements[:] = sorted([element for element in file.elements if element.tag != tag] + [sequence], key=lambda each: each.tag)
    elif kind == 1:
        put(random, file, random.choice((0x00283002, 0x00281101, 0x00281102, 0x00281103)), random.choice((b"US", b"SS", vr)), descriptor)
    elif kind == 2:
        put(random, file, random.choice((0x00283006, 0x00281201, 0x00281202, 0x00281203, 0x00281221, 0x00281222, 0x00281223)), vr, data)
    else:
        palette = [Element(0x00280004, b"CS", b"PALETTE COLOR ")]
        palette += [Element(0x00281101 + n, b"US", descriptor) for n in range(random.choice((3, 3, 2)))]
        palette += [Element(random.choice((0x00281201, 0x00281221)) + n, vr, data) for n in range(3)]
        tags = {element.tag for element in palette}
        file.elements[:] = sorted([each for each in file.elements if each.tag not in tags] + palette, key=lambda each: each.tag)


def overlay(random: Random, file: DicomFile) -> None:
    """Overlay planes of impossible size, origin, depth, with too little data."""
    group = random.choice((0x6000, 0x6000, 0x6002, 0x601E, 0x6001, 0x60FE)) << 16
    file.elements[:] = [element for element in file.elements if element.tag >> 16 != group >> 16]
    values = {
        0x0010: (b"US", random.choice(NUMBERS)), 0x0011: (b"US", random.choice(NUMBERS)), 0x0100: (b"US", random.choice((1, 1, 8, 16, 0, 65535))),
        0x0102: (b"US", random.choice((0, 0, 12, 15, 16, 65535))),
    }  # fmt: skip
    made = [Element(group | number, vr, struct.pack("<H", value)) for number, (vr, value) in values.items()]
    made.append(Element(group | 0x0015, b"IS", _even(random.choice(_FRAMES))))
    made.append(Element(group | 0x0040, b"CS", random.choice((b"G ", b"R ", b"", b"XX"))))
    made.append(Element(group | 0x0050, random.choice((b"SS", b"SS", b"US")), value_for(random, b"SS")))
    made.append(Element(group | 0x0051, b"US", value_for(random, b"US")))
    made.append(Element(group | 0x3000, random.choice((b"OW", b"OW", b"OB", b"UN", b"SQ", b"US")), random.randbytes(random.choice((0, 1, 4, 8, 60)))))
    for element in made:
        if random.random() < 0.85:
            file.elements.append(element)
    file.elements.sort(key=lambda each: each.tag)


def shutter(random: Random, file: DicomFile) -> None:
    """Shutters of impossible edges."""
    put(random, file, 0x00181600, b"CS", random.choice((b"RECTANGULAR ", b"CIRCULAR", b"POLYGONAL ", b"CIRCULAR\\POLYGONAL\\RECTANGULAR ", b"")))
    for tag in (0x00181602, 0x00181604, 0x00181606, 0x00181608, 0x00181610, 0x00181612, 0x00181620):
        if random.random() < 0.8:
            count = {0x00181610: 2, 0x00181620: random.choice((2, 5, 6, 8))}.get(tag, 1)
            values = [random.choice(TEXTS + (b"1", b"3", b"5") * 20) for _ in range(count)]
            put(random, file, tag, b"IS", _even(b"\\".join(values)))


def functional_groups(random: Random, file: DicomFile) -> None:
    """Functional groups missing, too few, empty, not sequences, with odd values."""
    tag = random.choice((0x52009229, 0x52009230))
    sequence = found(file.elements, tag)
    if sequence is None or not sequence.items:
        group = Item([Element(random.choice((0x00209113, 0x00209116, 0x00289110, 0x00289145, 0x00289132, 0x00409096, 0x00209111)), b"SQ",
        items=[Item([
            Element(0x00200032, b"DS", random.choice(TEXTS)), Element(0x00280030, b"DS", random.choice(TEXTS))])])])  # fmt: skip
        file.elements.append(Element(tag, b"SQ", items=[group] * random.choice((0, 1, 1, 2, 5))))
        file.elements.sort(key=lambda each: each.tag)
        return
    item = random.choice(sequence.items)
    kind = random.randrange(6)
    if kind == 0:
        del sequence.items[random.randrange(len(sequence.items)) :]
    elif kind == 1:
        item.elements.clear()
    elif kind == 2 and item.elements:
        group = random.choice(item.elements)
        group.vr, group.items, group.value = random.choice((b"SQ", b"UN", b"FD", b"LO", b"US")), None, random.randbytes(random.choice((0, 2, 6, 8)))
    elif kind == 3 and item.elements:
        random.choice(item.elements).items = random.choice(([], [Item([])], [Item([]), Item([])]))
    elif kind == 4:
        sequence.vr, sequence.value, sequence.items = random.choice((b"FD", b"LO", b"UN", b"SQ")), value_for(random, b"LO"), None
    else:
        for element in every_element(item.elements):
            if element.items is None and random.random() < 0.4:
                element.value = value_for(random, element.vr)


def depths(random: Random, file: DicomFile) -> None:
    """Items of objects with odd values all over: regions, beams, content, channels, records."""
    for some in list(every_list(file.elements))[1:]:
        for element in some:
            if element.items is None and random.random() < 0.08:
                element.value = value_for(random, element.vr)


MEANING = (
    charset, charset, image_pixel, image_pixel, image_pixel, number_told, number_told, number_told, number_stored, number_stored, word, moment,
    identity,
    table, table, table, overlay, overlay, shutter, functional_groups, functional_groups, depths, depths, depths, fragments, codestream, codestream,
    codestream, pixel_bytes,
)  # fmt: skip
