"""Sound data sets of pictures with all that can lie on the way to the screen, small: what damage starts from."""

import numpy as np
from data_sets import code, instance, item, lut, picture, refers
from pydicom.dataset import Dataset

PLACE = {
    "ImagePositionPatient": [0, 0, 2.5],
    "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
    "PixelSpacing": [0.5, 0.7],
    "FrameOfReferenceUID": "1.2.9",
}


def single_frames() -> dict[str, Dataset]:
    """CT, MR with private elements, PET, XA, ultrasound, mammography, secondary captures."""
    ct = instance("ct", "2", RescaleIntercept=-1024, RescaleSlope=1, RescaleType="HU", WindowCenter=[40, 400], WindowWidth=[400, 1500],
                  WindowCenterWidthExplanation=["A", "B"], SliceThickness=2.5, KVP=120, ExposureTime=9, BodyPartExamined="HEAD",
                  PixelPaddingValue=0, **PLACE, **picture())  # fmt: skip
    ct["PixelPaddingValue"].VR = "US"
    mr = instance("mr", "4", RepetitionTime=500, EchoTime=10, InversionTime=9, MagneticFieldStrength=3, WindowCenter=50, WindowWidth=100,
                  AcquisitionTime="101112", TriggerTime=5, DiffusionBValue=1000.0, **PLACE, **picture())  # fmt: skip
    mr.Manufacturer = "SIEMENS"
    private = mr.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    private.add_new(0x0C, "IS", "1000")
    other = mr.private_block(0x0043, "GEMS_PARM_01", create=True)
    other.add_new(0x39, "IS", [1000000900, 8, 0, 0])
    mr.private_block(0x2001, "Philips Imaging DD 001", create=True).add_new(0x03, "FL", 900.0)
    drug = item(RadiopharmaceuticalStartTime="090000", RadionuclideTotalDose=3.7e8, RadionuclideHalfLife=6586.2, RadionuclidePositronFraction=0.97)
    pet = instance("pet", "128", Units="BQML", DecayCorrection="START", CorrectedImage=["DECY", "ATTN"], PatientWeight=70, PatientSize=1.7,
                   SeriesDate="20200102", SeriesTime="100000", AcquisitionDate="20200102", AcquisitionTime="100000", FrameReferenceTime=1000,
                   RadiopharmaceuticalInformationSequence=[drug], RescaleSlope=0.5, RescaleIntercept=0, **PLACE, **picture())  # fmt: skip
    xa = instance("xa", "12.1", ModalityLUTSequence=[lut(list(range(64)), 0, 8)], PixelIntensityRelationship="LOG", FrameTime=66.7,
                  FrameIncrementPointer=0x00181063, CineRate=15, ImagerPixelSpacing=[0.2, 0.2], PositionerPrimaryAngle=30,
                  WindowCenter=2048, WindowWidth=4096, **picture(frames=2))  # fmt: skip
    xa.ModalityLUTSequence[0].ModalityLUTType = "US"
    breast = instance("breast", "1.2", VOILUTSequence=[lut(list(range(0, 256, 4)), 0, 8), lut(list(range(64)), 9, 16)], VOILUTFunction="SIGMOID",
                      WindowCenter=2048, WindowWidth=4096, PresentationLUTShape="INVERSE", PatientOrientation=["A", "R"], ViewPosition="MLO",
                      ImageLaterality="L", EstimatedRadiographicMagnificationFactor=1.1, PixelSpacingCalibrationType="GEOMETRY",
                      PixelSpacing=[0.1, 0.1], LossyImageCompression="01", LossyImageCompressionRatio=[10, 20], **picture())  # fmt: skip
    return {"ct": ct, "mr": mr, "pet": pet, "xa": xa, "breast": breast} | _covered() | _coloured()


def _covered() -> dict[str, Dataset]:
    """With overlays and shutters."""
    made = instance("covered", "7.2", ShutterShape=["RECTANGULAR", "CIRCULAR", "POLYGONAL"], ShutterLeftVerticalEdge=1, ShutterRightVerticalEdge=5,
                    ShutterUpperHorizontalEdge=1, ShutterLowerHorizontalEdge=6, CenterOfCircularShutter=[3, 3], RadiusOfCircularShutter=3,
                    VerticesOfThePolygonalShutter=[1, 1, 1, 5, 6, 5], ShutterPresentationValue=100, PixelAspectRatio=[2, 1],
                    **picture(frames=2))  # fmt: skip
    for group, frames in ((0x6000, 0), (0x6002, 2)):
        made.add_new((group, 0x0010), "US", 6)
        made.add_new((group, 0x0011), "US", 5)
        if frames:
            made.add_new((group, 0x0015), "IS", frames)
            made.add_new((group, 0x0051), "US", 1)
        made.add_new((group, 0x0022), "LO", "Overlay")
        made.add_new((group, 0x0040), "CS", "G")
        made.add_new((group, 0x0050), "SS", [1, 1])
        made.add_new((group, 0x0100), "US", 1)
        made.add_new((group, 0x0102), "US", 0)
        made.add_new((group, 0x3000), "OW", bytes(8))
    return {"covered": made}


def _coloured() -> dict[str, Dataset]:
    rgb = instance("rgb", "6.1", PlanarConfiguration=0, FrameTimeVector=[0, 40], UltrasoundColorDataPresent=1, ICCProfile=bytes(128),
    ColorSpace="SRGB",
                   SequenceOfUltrasoundRegions=[item(RegionSpatialFormat=1, PhysicalUnitsXDirection=3, PhysicalUnitsYDirection=3, PhysicalDeltaX=0.01,
                                                     PhysicalDeltaY=0.01, RegionLocationMinX0=0, RegionLocationMaxX1=4)],
                   **picture(frames=2) | {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7,
                                          "PixelData": bytes(range(180))})  # fmt: skip
    ybr = instance("ybr", "7", PlanarConfiguration=0, **picture(rows=4, columns=4) | {
        "SamplesPerPixel": 3, "PhotometricInterpretation": "YBR_FULL_422", "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7,
        "PixelData": bytes(range(32))})  # fmt: skip
    palettes = {}
    for name, keyword, entries, bits in (("palette", "", 16, 16), ("segmented", "Segmented", 16, 16), ("palette8", "", 16, 8)):
        made = instance(name, "7", **picture(rows=4, columns=4) | {"PhotometricInterpretation": "PALETTE COLOR", "BitsAllocated": 8, "BitsStored": 8,
                                                                   "HighBit": 7, "PixelData": bytes(range(16))})  # fmt: skip
        for colour in ("Red", "Green", "Blue"):
            made.add_new(f"{colour}PaletteColorLookupTableDescriptor", "US", [entries, 0, bits])
            values = [0, 2, 1, 2, 1, 14, 65535] if keyword else list(range(0, 65536, 4096))
            data = np.array(values, "<u2").tobytes() if bits == 16 else bytes(range(16))
            made.add_new(f"{keyword}{colour}PaletteColorLookupTableData", "OW", data)
        palettes[name] = made
    return {"rgb": rgb, "ybr": ybr} | palettes


def _functional_groups(frames: int, **per_frame) -> dict:
    """Shared and per-frame functional groups (PS3.3 C.7.6.16)."""
    values = item(RealWorldValueFirstValueMapped=0, RealWorldValueLastValueMapped=4095, RealWorldValueIntercept=0.0, RealWorldValueSlope=2.0,
                  LUTLabel="ADC", LUTExplanation="E", MeasurementUnitsCodeSequence=code("mm2/s", "d", "UCUM"))  # fmt: skip
    values["RealWorldValueFirstValueMapped"].VR = values["RealWorldValueLastValueMapped"].VR = "US"
    shared = item(
        PixelMeasuresSequence=[item(PixelSpacing=[0.5, 0.5], SliceThickness=2, SpacingBetweenSlices=3)],
        PlaneOrientationSequence=[item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])],
        PixelValueTransformationSequence=[item(RescaleIntercept=0, RescaleSlope=1, RescaleType="US")],
        FrameVOILUTSequence=[item(WindowCenter=100, WindowWidth=200, WindowCenterWidthExplanation="W")],
        RealWorldValueMappingSequence=[values], FrameAnatomySequence=[item(FrameLaterality="U", AnatomicRegionSequence=code("1", "Brain"))],
        MRTimingAndRelatedParametersSequence=[item(RepetitionTime=100.0)],
        FrameDisplayShutterSequence=[item(ShutterShape="CIRCULAR", CenterOfCircularShutter=[3, 3], RadiusOfCircularShutter=2)],
    )  # fmt: skip
    frame_items = [
        item(
            FrameContentSequence=[item(FrameAcquisitionNumber=n, DimensionIndexValues=[1, n + 1], StackID="1", InStackPositionNumber=n + 1,
                                       TemporalPositionIndex=1, FrameReferenceDateTime="20200102101112")],
            PlanePositionSequence=[item(ImagePositionPatient=[0, 0, 3 * n])],
            MRDiffusionSequence=[item(DiffusionBValue=float(n % 2) * 1000, DiffusionDirectionality="ISOTROPIC")],
            MREchoSequence=[item(EffectiveEchoTime=10.0)], CardiacSynchronizationSequence=[item(NominalCardiacTriggerDelayTime=5.0)],
            **per_frame,
        )
        for n in range(frames)
    ]  # fmt: skip
    dimensions = [item(DimensionIndexPointer=0x00209056, FunctionalGroupPointer=0x00209111)]
    return {"SharedFunctionalGroupsSequence": [shared], "PerFrameFunctionalGroupsSequence": frame_items, "DimensionIndexSequence": dimensions}


def multi_frames() -> dict[str, Dataset]:
    """Enhanced MR, segmentations, a parametric map, a whole-slide tile, a multi-frame secondary capture."""
    enhanced = instance("enhanced", "4.1", FrameOfReferenceUID="1.2.9", **picture(frames=4), **_functional_groups(4))
    segments = [item(SegmentNumber=n, SegmentLabel=f"S{n}", SegmentAlgorithmType="AUTOMATIC", SegmentAlgorithmName="A",
                     RecommendedDisplayCIELabValue=[1, 2, 3], SegmentedPropertyCategoryCodeSequence=code("1", "Tissue"),
                     SegmentedPropertyTypeCodeSequence=code("2", "Liver")) for n in (1, 2)]  # fmt: skip
    chosen = {"SegmentIdentificationSequence": [item(ReferencedSegmentNumber=1)], "DerivationImageSequence": [item(SourceImageSequence=[refers()])]}
    binary = instance("binary", "66.4", SegmentationType="BINARY", SegmentSequence=segments, ContentLabel="SEG", **_functional_groups(2, **chosen),
                      **picture(frames=2) | {"BitsAllocated": 1, "BitsStored": 1, "HighBit": 0, "PixelData": b"\xaa\x55" * 4})  # fmt: skip
    shares = instance("shares", "66.4", SegmentationType="FRACTIONAL", SegmentationFractionalType="PROBABILITY", MaximumFractionalValue=255,
                      SegmentSequence=segments, **_functional_groups(2, **chosen),
                      **picture(frames=2) | {"BitsAllocated": 8, "BitsStored": 8, "HighBit": 7, "PixelData": bytes(range(60))})  # fmt: skip
    floats = picture(frames=2, BitsAllocated=32)
    for unknown in ("PixelData", "BitsStored", "HighBit", "PixelRepresentation"):
        del floats[unknown]
    parametric = instance("parametric", "30", FloatPixelData=np.linspace(-1, 1, 60).astype("<f4").tobytes(), FloatPixelPaddingValue=-1.0,
                          **floats, **_functional_groups(2))  # fmt: skip
    slide = instance("slide", "77.1.6", PlanarConfiguration=0, TotalPixelMatrixColumns=8, TotalPixelMatrixRows=4, OpticalPathSequence=[
                     item(OpticalPathIdentifier="1", ICCProfile=bytes(128))], **picture(rows=4, columns=4, frames=2) | {
                     "SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7,
                     "PixelData": bytes(range(96))})  # fmt: skip
    return {"enhanced": enhanced, "binary": binary, "shares": shares, "parametric": parametric, "slide": slide}
