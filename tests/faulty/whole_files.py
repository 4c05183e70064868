"""Whole, conformant data sets that name nobody: what faults are planted into. Emptied by PS3.15's Basic Profile, or pseudonymised."""

from collections.abc import Callable
from random import Random

import numpy as np
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

CT, MR = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4"
SECONDARY_CAPTURE, ULTRASOUND = "1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.6.1"
BASIC_TEXT, GRAYSCALE_STATE = "1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.5.1.4.1.1.11.1"
SIZE = 16  # rows and columns
SPACING = 2.5  # mm between slices

EMPTIED = {
    "PatientName": "", "PatientID": "", "PatientBirthDate": "", "PatientSex": "",
    "StudyDate": "", "StudyTime": "", "ReferringPhysicianName": "", "StudyID": "", "AccessionNumber": "",
}  # fmt: skip
PSEUDONYMS = {
    "PatientName": "ANON-0001", "PatientID": "ANON-0001", "PatientBirthDate": "19000101", "PatientSex": "O",
    "StudyDate": "19000101", "StudyTime": "000000", "ReferringPhysicianName": "ANON", "StudyID": "1", "AccessionNumber": "ANON-0001",
}  # fmt: skip


def item(**attributes: object) -> Dataset:
    """A data set of these attributes, by keyword."""
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def code(value: str, scheme: str, meaning: str) -> Sequence:
    """A code sequence of one item."""
    return Sequence([item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)])


def claims() -> dict[str, object]:
    """What a file says that was emptied (PS3.3 C.12.1.1.2, C.7.1.1; CID 7050)."""
    return {
        "PatientIdentityRemoved": "YES",
        "DeidentificationMethod": "Emptied",
        "DeidentificationMethodCodeSequence": code("113100", "DCM", "Basic Application Confidentiality Profile"),
        "LongitudinalTemporalInformationModified": "REMOVED",
    }


def pixels(rng: Random) -> dict[str, object]:
    """The Image Pixel module (PS3.3 C.7.6.3) of a grey picture."""
    values = np.random.default_rng(rng.getrandbits(32)).integers(0, 4096, (SIZE, SIZE), np.uint16)
    return {
        "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2", "Rows": SIZE, "Columns": SIZE,
        "BitsAllocated": 16, "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "PixelData": values.tobytes(), "BurnedInAnnotation": "NO",
    }  # fmt: skip


def slice_of(number: int) -> dict[str, object]:
    """The Image Plane module (PS3.3 C.7.6.2) of the `number`th slice, from 1."""
    return {
        "PixelSpacing": [1.0, 1.0], "SliceThickness": SPACING, "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
        "ImagePositionPatient": [0.0, 0.0, number * SPACING], "PatientPosition": "HFS", "PositionReferenceIndicator": "",
    }  # fmt: skip


def ct(rng: Random, number: int) -> dict[str, object]:
    """What a CT slice has (PS3.3 A.3)."""
    return slice_of(number) | pixels(rng) | {
        "SOPClassUID": CT, "Modality": "CT", "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"], "BodyPartExamined": "CHEST",
        "KVP": 120, "AcquisitionNumber": 1, "RescaleIntercept": -1024, "RescaleSlope": 1, "RescaleType": "HU",
    }  # fmt: skip


def mr(rng: Random, number: int) -> dict[str, object]:
    """What an MR slice has (PS3.3 A.4)."""
    return slice_of(number) | pixels(rng) | {
        "SOPClassUID": MR, "Modality": "MR", "ImageType": ["ORIGINAL", "PRIMARY", "OTHER"], "BodyPartExamined": "ABDOMEN",
        "ScanningSequence": "GR", "SequenceVariant": "NONE", "ScanOptions": "", "MRAcquisitionType": "2D", "RepetitionTime": 10,
        "EchoTime": 4, "EchoTrainLength": 1, "AcquisitionNumber": 1,
    }  # fmt: skip


def basic_text(rng: Random, number: int) -> dict[str, object]:
    """What a Basic Text SR has (PS3.3 A.35.1): one finding, as a code."""
    finding = item(
        RelationshipType="CONTAINS",
        ValueType="CODE",
        ConceptNameCodeSequence=code("121071", "DCM", "Finding"),
        ConceptCodeSequence=code("17621005", "SCT", "Normal"),
    )
    return {
        "SOPClassUID": BASIC_TEXT, "Modality": "SR",
        "ReferencedPerformedProcedureStepSequence": Sequence(), "PerformedProcedureCodeSequence": Sequence(),
        "ContentDate": "19000101", "ContentTime": "000000",
        "ValueType": "CONTAINER", "ContinuityOfContent": "SEPARATE", "CompletionFlag": "PARTIAL",
        "VerificationFlag": "UNVERIFIED", "ConceptNameCodeSequence": code("121070", "DCM", "Findings"), "ContentSequence": Sequence([finding]),
    }  # fmt: skip


def secondary_capture(rng: Random, number: int) -> dict[str, object]:
    """What a Secondary Capture has (PS3.3 A.8.1)."""
    return pixels(rng) | {
        "SOPClassUID": SECONDARY_CAPTURE, "Modality": "OT", "ConversionType": "WSD", "ImageType": ["DERIVED", "SECONDARY"],
        "PatientOrientation": "", "Laterality": "",
    }  # fmt: skip


def ultrasound(rng: Random, number: int) -> dict[str, object]:
    """What an ultrasound picture has (PS3.3 A.6)."""
    values = bytes(rng.getrandbits(8) for _ in range(SIZE * SIZE))
    eight = {"BitsAllocated": 8, "BitsStored": 8, "HighBit": 7, "PixelData": values}
    return (
        pixels(rng)
        | eight
        | {
            "SOPClassUID": ULTRASOUND,
            "Modality": "US",
            "ImageType": ["ORIGINAL", "PRIMARY", "ABDOMINAL", "0001"],
            "PatientOrientation": "",
            "Laterality": "",
        }
    )


Kind = Callable[[Random, int], dict[str, object]]
