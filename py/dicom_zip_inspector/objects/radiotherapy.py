"""Radiotherapy: structure sets, plans, doses, images and treatment records (PS3.3 C.8.8)."""

from ..base.budget import Budget
from ..base.contract import ObjectTable
from ..dataset.element_values import EMPTY, integer, items, numbers, present
from ..dataset.reading import first_shown, rgb_text, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, facts, item_tables, table
from .subject import Subject

_FACTS = {
    "StructureSetLabel": "Structure set",
    "StructureSetName": "Name",
    "StructureSetDescription": "Description",
    "StructureSetDate": "Date",
    "StructureSetTime": "Time",
    "RTPlanLabel": "Plan",
    "RTPlanName": "Name",
    "RTPlanDescription": "Description",
    "RTPlanDate": "Date",
    "RTPlanTime": "Time",
    "PlanIntent": "Intent",
    "RTPlanGeometry": "Geometry",
    "TreatmentProtocols": "Protocols",
    "PrescriptionDescription": "Prescription",
    "BrachyTreatmentTechnique": "Brachytherapy technique",
    "ApprovalStatus": "Approval",
    "ReviewDate": "Reviewed",
    "ReviewerName": "Reviewed by",
    "DoseUnits": "Dose unit",
    "DoseType": "Dose type",
    "DoseSummationType": "Dose summed over",
    "DoseComment": "Comment",
    "DoseGridScaling": "Dose of one stored value",
    "NormalizationPoint": "Normalization point (mm)",
    "TissueHeterogeneityCorrection": "Heterogeneity correction",
    "RTImageLabel": "RT image",
    "RTImageName": "Name",
    "RTImageDescription": "Description",
    "RTImagePlane": "Plane",
    "RTImageSID": "Source to image (mm)",
    "RadiationMachineName": "Machine",
    "RadiationMachineSAD": "Source to axis (mm)",
    "GantryAngle": "Gantry angle (°)",
    "BeamLimitingDeviceAngle": "Collimator angle (°)",
    "PatientSupportAngle": "Couch angle (°)",
    "TreatmentDate": "Treated",
    "CurrentFractionNumber": "Fraction",
}
_DOSE_REFERENCES = {
    "DoseReferenceNumber": "Number",
    "DoseReferenceDescription": "Description",
    "DoseReferenceType": "Type",
    "DoseReferenceStructureType": "Structure",
    "TargetPrescriptionDose": "Prescribed (Gy)",
    "TargetMinimumDose": "At least (Gy)",
    "TargetMaximumDose": "At most (Gy)",
    "DeliveryMaximumDose": "Delivery maximum (Gy)",
    "OrganAtRiskMaximumDose": "Organ at risk maximum (Gy)",
}
_FRACTION_GROUPS = {
    "FractionGroupNumber": "Number",
    "FractionGroupDescription": "Description",
    "NumberOfFractionsPlanned": "Fractions",
    "NumberOfBeams": "Beams",
    "NumberOfBrachyApplicationSetups": "Brachy setups",
}
_BEAMS = {
    "BeamNumber": "Number",
    "BeamName": "Name",
    "BeamDescription": "Description",
    "BeamType": "Type",
    "RadiationType": "Radiation",
    "TreatmentDeliveryType": "Delivery",
    "TreatmentMachineName": "Machine",
    "NumberOfControlPoints": "Control points",
    "NumberOfWedges": "Wedges",
    "NumberOfBlocks": "Blocks",
}
_RECORDED_BEAMS = {
    "CurrentFractionNumber": "Fraction",
    "ReferencedBeamNumber": "Beam",
    "BeamName": "Name",
    "RadiationType": "Radiation",
    "TreatmentTerminationStatus": "Ended",
    "DeliveredPrimaryMeterset": "Delivered meterset",
    "SpecifiedPrimaryMeterset": "Specified meterset",
}
_BRACHY_SETUPS = {
    "ApplicationSetupNumber": "Number",
    "ApplicationSetupName": "Name",
    "ApplicationSetupType": "Type",
    "ApplicationSetupManufacturer": "Manufacturer",
    "TotalReferenceAirKerma": "Total reference air kerma (µGy)",
}
_DVHS = {
    "DVHType": "Type",
    "DoseType": "Dose type",
    "DoseUnits": "Unit",
    "DVHVolumeUnits": "Volume unit",
    "DVHNumberOfBins": "Bins",
    "DVHMinimumDose": "Minimum",
    "DVHMeanDose": "Mean",
    "DVHMaximumDose": "Maximum",
}
_SEQUENCES = (
    ("Prescriptions and limits", "DoseReferenceSequence", _DOSE_REFERENCES),
    ("Fraction groups", "FractionGroupSequence", _FRACTION_GROUPS),
    ("Brachytherapy setups", "ApplicationSetupSequence", _BRACHY_SETUPS),
    ("Treated beams", "TreatmentSessionBeamSequence", _RECORDED_BEAMS),
    ("Treated ion beams", "TreatmentSessionIonBeamSequence", _RECORDED_BEAMS),
)
_KINDS = ("RTSTRUCT", "RTPLAN", "RTDOSE", "RTIMAGE", "RTRECORD")


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it is of radiotherapy: by its modality or what it holds."""
    held = ("StructureSetROISequence", "BeamSequence", "IonBeamSequence", "FractionGroupSequence", "DoseGridScaling")
    return shown(dataset, "Modality") in _KINDS or any(present(dataset, keyword) for keyword in held)


def describe(subject: Subject) -> Parts:
    """Facts, and a table for whatever there is of regions, prescriptions, fractions, beams and histograms."""
    dataset = subject.dataset
    tables = item_tables(dataset, _SEQUENCES)
    return Parts(
        title=first_shown(dataset, "StructureSetLabel", "RTPlanLabel", "RTImageLabel"),
        facts=facts(dataset, _FACTS),
        tables=[*_regions(dataset, subject.budget), *tables, *_beams(dataset), *_histograms(dataset)],
    )


def _regions(dataset: StoredDataset, budget: Budget) -> list[ObjectTable]:
    """The regions of interest, with their colours and contours, matched by ROI Number."""
    named = items(dataset, "StructureSetROISequence")
    drawn = {integer(one, "ReferencedROINumber"): one for one in items(dataset, "ROIContourSequence")}
    observed = {integer(one, "ReferencedROINumber"): one for one in items(dataset, "RTROIObservationsSequence")}
    empty = EMPTY
    rows = []
    for region in named:
        number = integer(region, "ROINumber")
        contours, observation = drawn.pop(number, empty), observed.get(number, empty)
        rows.append(_region_row(region, contours, observation, budget))
    rows += [[str(number), "not named", "", _color(one), *_contour_counts(one, budget), ""] for number, one in drawn.items()]
    columns = ["Number", "Name", "Type", "Colour", "Contours", "Points", "Shapes", "Made"]
    return [table(f"Regions of interest ({len(rows):,})", columns, rows)] if rows else []


def _region_row(region: StoredDataset, contours: StoredDataset, observation: StoredDataset, budget: Budget) -> list[str]:
    return [
        shown(region, "ROINumber"),
        first_shown(region, "ROIName") or first_shown(observation, "ROIObservationLabel"),
        shown(observation, "RTROIInterpretedType"),
        _color(contours),
        *_contour_counts(contours, budget),
        shown(region, "ROIGenerationAlgorithm"),
    ]


def _color(contours: StoredDataset) -> str:
    return rgb_text(numbers(contours, "ROIDisplayColor"))


def _contour_counts(contours: StoredDataset, budget: Budget) -> list[str]:
    """How many contours, how many points in them, of which kinds; the count of points ends where the budget does."""
    drawn = items(contours, "ContourSequence")
    kinds: dict[str, None] = {}
    points = looked_at = 0
    for contour in drawn:
        if not budget.spend():
            break
        looked_at += 1
        points += max(integer(contour, "NumberOfContourPoints") or 0, 0)
        kinds[shown(contour, "ContourGeometricType").lower().replace("_", " ")] = None
    return [f"{len(drawn):,}", f"{points:,}{'' if looked_at == len(drawn) else ' or more'}", ", ".join(filter(None, kinds))]


def _beams(dataset: StoredDataset) -> list[ObjectTable]:
    """Beams with their energy and gantry at the first control point, and the meterset and dose of the fraction group that has them."""
    metersets = {
        integer(one, "ReferencedBeamNumber"): [shown(one, "BeamMeterset"), shown(one, "BeamDose")]
        for group in items(dataset, "FractionGroupSequence")
        for one in items(group, "ReferencedBeamSequence")
    }
    beams = [(beam, "ControlPointSequence") for beam in items(dataset, "BeamSequence")]
    beams += [(beam, "IonControlPointSequence") for beam in items(dataset, "IonBeamSequence")]
    rows = [[*(shown(beam, k) for k in _BEAMS), *_first_point(beam, points), *_meterset(beam, metersets)] for beam, points in beams]
    columns = [*_BEAMS.values(), "Energy (MV, MeV)", "Gantry (°)", "Collimator (°)", "Couch (°)", "Meterset", "Dose (Gy)"]
    return [table(f"Beams ({len(rows):,})", columns, rows)] if rows else []


def _first_point(beam: StoredDataset, keyword: str) -> list[str]:
    point = next(iter(items(beam, keyword)), EMPTY)
    return [shown(point, k) for k in ("NominalBeamEnergy", "GantryAngle", "BeamLimitingDeviceAngle", "PatientSupportAngle")]


def _meterset(beam: StoredDataset, metersets: dict[int | None, list[str]]) -> list[str]:
    meterset, dose = metersets.get(integer(beam, "BeamNumber"), ["", ""])
    return [f"{meterset} {shown(beam, 'PrimaryDosimeterUnit')}".strip() if meterset else "", dose]


def _histograms(dataset: StoredDataset) -> list[ObjectTable]:
    """Dose-volume histograms (PS3.3 C.8.8.4), each with the regions it is of."""
    found = items(dataset, "DVHSequence")
    rows = [[_regions_of(one), *(shown(one, keyword) for keyword in _DVHS)] for one in found]
    return [table(f"Dose-volume histograms ({len(found):,})", ["Of ROI", *_DVHS.values()], rows)] if found else []


def _regions_of(histogram: StoredDataset) -> str:
    signs = {"INCLUDED": "", "EXCLUDED": "without "}
    found = items(histogram, "DVHReferencedROISequence")
    return ", ".join(signs.get(shown(one, "DVHROIContributionType"), "") + shown(one, "ReferencedROINumber") for one in found)
