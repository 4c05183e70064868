"""Sound data sets of radiotherapy, small: what damage starts from."""

from data_sets import instance, item, picture, refers
from pydicom.dataset import Dataset


def radiotherapy() -> dict[str, Dataset]:
    """Structure set, plan, dose, treatment record."""
    points = [item(ControlPointIndex=n, NominalBeamEnergy=6, GantryAngle=n * 90, CumulativeMetersetWeight=n) for n in (0, 1)]
    return {"structures": _structures(), "plan": _plan(points), "dose": _dose(), "record": _record(points)}


def _structures() -> Dataset:
    contour = item(
        ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=3, ContourData=[0, 0, 1, 9, 0, 1, 9, 9, 1], ContourImageSequence=[refers()]
    )
    return instance(
        "structures", "481.3", StructureSetLabel="Set", StructureSetName="Name", StructureSetDate="20200102",
        StructureSetROISequence=[item(ROINumber=n, ReferencedFrameOfReferenceUID="1.2.9", ROIName=f"R{n}") for n in (1, 2)],
        ROIContourSequence=[item(ROIDisplayColor=[255, 0, 9], ReferencedROINumber=n, ContourSequence=[contour, contour]) for n in (1, 2)],
        RTROIObservationsSequence=[item(ObservationNumber=1, ReferencedROINumber=1, RTROIInterpretedType="PTV", ROIInterpreter="A^B")],
    )  # fmt: skip


def _plan(points: list[Dataset]) -> Dataset:
    beam = item(
        BeamNumber=1, BeamName="B", BeamType="STATIC", RadiationType="PHOTON", TreatmentDeliveryType="TREATMENT", NumberOfControlPoints=2,
        TreatmentMachineName="M", ControlPointSequence=points, FinalCumulativeMetersetWeight=1,
    )  # fmt: skip
    fractions = item(
        FractionGroupNumber=1, NumberOfFractionsPlanned=30, NumberOfBeams=1,
        ReferencedBeamSequence=[item(ReferencedBeamNumber=1, BeamMeterset=100, BeamDose=2)],
    )  # fmt: skip
    return instance(
        "plan", "481.5", RTPlanLabel="P", RTPlanName="Plan", RTPlanDate="20200102", RTPlanGeometry="PATIENT", BeamSequence=[beam],
        FractionGroupSequence=[fractions], PatientSetupSequence=[item(PatientSetupNumber=1, PatientPosition="HFS")],
        DoseReferenceSequence=[item(DoseReferenceNumber=1, DoseReferenceStructureType="SITE", DoseReferenceType="TARGET", TargetPrescriptionDose=60)],
        ReferencedStructureSetSequence=[refers()],
    )  # fmt: skip


def _dose() -> Dataset:
    histogram = item(
        DVHType="CUMULATIVE", DoseUnits="GY", DoseType="PHYSICAL", DVHDoseScaling=1, DVHVolumeUnits="CM3", DVHNumberOfBins=2,
        DVHData=[1, 50, 1, 25], DVHMaximumDose=3, DVHMeanDose=2, DVHReferencedROISequence=[item(ReferencedROINumber=1,
        DVHROIContributionType="INCLUDED")],
    )  # fmt: skip
    return instance(
        "dose", "481.2", DoseUnits="GY", DoseType="PHYSICAL", DoseSummationType="PLAN", DoseGridScaling=0.001, GridFrameOffsetVector=[0, 2, 4],
        FrameIncrementPointer=0x3004000C, ImagePositionPatient=[0, 0, 1], ImageOrientationPatient=[1, 0, 0, 0, 1, 0], PixelSpacing=[2, 3],
        DVHSequence=[histogram], ReferencedRTPlanSequence=[refers()], **picture(frames=3),
    )  # fmt: skip


def _record(points: list[Dataset]) -> Dataset:
    return instance(
        "record", "481.4", TreatmentDate="20200103", ReferencedRTPlanSequence=[refers()], CurrentFractionNumber=1, NumberOfFractionsPlanned=30,
        TreatmentSessionBeamSequence=[item(ReferencedBeamNumber=1, BeamName="B", TreatmentTerminationStatus="NORMAL", SpecifiedPrimaryMeterset=9,
                                           DeliveredPrimaryMeterset=8, TreatmentDeliveryType="TREATMENT", ControlPointDeliverySequence=points)],
    )  # fmt: skip
