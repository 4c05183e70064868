"""The instances of the example: one function for each kind, which returns a Part 10 file."""

import numpy as np
import phantoms
from example_encoding import encoded, image_pixel, series_attributes, uid
from pydicom import Dataset, Sequence

PLACED = {"PatientPosition": "HFS", "PositionReferenceIndicator": "", "AcquisitionNumber": 1}


def ct_slice(study: dict, i: int) -> bytes:
    """A CT slice of the chest, the `i`th of 40 from below."""
    size, spacing, thickness = 192, 1.9, 5.0
    corner = round(-spacing * size / 2, 4)
    position = [corner, corner, -120.0 + thickness * i]
    return encoded(
        study
        | series_attributes("ct", 1, "CT", "Chest 5.0", "CHEST")
        | image_pixel(phantoms.chest(i / 39, size, i))
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.2",
            "SOPInstanceUID": uid("ct", i),
            "InstanceNumber": i + 1,
            "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
            "PixelSpacing": [spacing, spacing],
            "SliceThickness": thickness,
            "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
            "ImagePositionPatient": position,
            "SliceLocation": position[2],
            "FrameOfReferenceUID": uid("frame", "ct"),
            **PLACED,
            "RescaleIntercept": 0,
            "RescaleSlope": 1,
            "RescaleType": "HU",
            "WindowCenter": [40, -600],
            "WindowWidth": [400, 1500],
            "WindowCenterWidthExplanation": ["SOFT TISSUE", "LUNG"],
            "KVP": 120,
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula CT",
        }
    )


def mr_slice(study: dict, number: int, description: str, contrast: tuple[int, int, int], i: int) -> bytes:
    """An oblique MR slice, the `i`th of its series; `contrast` gives the signal of three tissues."""
    orientation, normal = [1, 0, 0, 0, 0.866025, 0.5], (0, -0.5, 0.866025)
    position = [round(-80 + 5.0 * (i - 7.5) * n, 4) for n in normal]
    key = (study["StudyInstanceUID"], number, i)
    return encoded(
        study
        | series_attributes((study["StudyInstanceUID"], number), number, "MR", description, "HEAD")
        | image_pixel(phantoms.head((i - 7.5) / 9, 160, contrast, 50 * number + i), bits=12)
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.4",
            "SOPInstanceUID": uid(*key),
            "InstanceNumber": i + 1,
            "ImageType": ["ORIGINAL", "PRIMARY", "M"],
            "PixelSpacing": [1.0, 1.0],
            "SliceThickness": 4.0,
            "SpacingBetweenSlices": 5.0,
            "ImageOrientationPatient": orientation,
            "ImagePositionPatient": position,
            "FrameOfReferenceUID": uid("frame", study["StudyID"]),
            **PLACED,
            "WindowCenter": 700,
            "WindowWidth": 1400,
            "MagneticFieldStrength": 1.5,
            "EchoTime": 12 * number,
            "RepetitionTime": 500 * number,
            "ScanningSequence": "SE",
            "SequenceVariant": "NONE",
            "ScanOptions": "",
            "MRAcquisitionType": "2D",
            "EchoTrainLength": 1,
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula MR",
        }
    )


def angiogram(study: dict) -> bytes:
    """A run of 24 frames, RLE."""
    frames = np.stack([phantoms.vessels(i / 23) for i in range(24)])
    return encoded(
        study
        | series_attributes("xa", 1, "XA", "Carotid run", "NECK")
        | image_pixel(frames)
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.12.1",
            "SOPInstanceUID": uid("xa"),
            "InstanceNumber": 1,
            "FrameTime": 133,
            "FrameIncrementPointer": 0x00181063,
            "ImageType": ["ORIGINAL", "PRIMARY", "SINGLE PLANE"],
            "PixelIntensityRelationship": "LIN",
            "RadiationSetting": "GR",
            "PositionerMotion": "STATIC",
            **dict.fromkeys(("KVP", "ExposureTime", "XRayTubeCurrent", "Exposure", "PositionerPrimaryAngle", "PositionerSecondaryAngle")),
            "WindowCenter": 128,
            "WindowWidth": 256,
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula XA",
        },
        compress=True,
    )


def ultrasound(study: dict, lines: tuple[str, ...]) -> bytes:
    """A colour picture with these lines of text in it, baseline JPEG."""
    return encoded(
        study
        | series_attributes("us", 1, "US", "Liver with Doppler", "ABDOMEN")
        | image_pixel(phantoms.ultrasound(lines))
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.6.1",
            "SOPInstanceUID": uid("us"),
            "InstanceNumber": 1,
            "ImageType": ["ORIGINAL", "PRIMARY", "ABDOMINAL"],
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula US",
        },
        jpeg=True,
    )


def report(study: dict) -> bytes:
    """A Basic Text SR of one sentence."""

    def code(value: str, meaning: str) -> Sequence:
        item = Dataset()
        item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "DCM", meaning
        return Sequence([item])

    finding = Dataset()
    finding.RelationshipType, finding.ValueType, finding.ConceptNameCodeSequence = "CONTAINS", "TEXT", code("121071", "Finding")
    finding.TextValue = "A round shadow of 10 mm in the right lung, drawn by a formula."
    return encoded(
        study
        | series_attributes("sr", 2, "SR", "Report", "CHEST")
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.88.11",
            "SOPInstanceUID": uid("sr"),
            "InstanceNumber": 1,
            "Manufacturer": "Invented Imaging",
            "ReferencedPerformedProcedureStepSequence": Sequence(),
            "PerformedProcedureCodeSequence": Sequence(),
            "ValueType": "CONTAINER",
            "ContinuityOfContent": "SEPARATE",
            "CompletionFlag": "COMPLETE",
            "VerificationFlag": "UNVERIFIED",
            "ContentDate": "20240105",
            "ContentTime": "093000",
            "ConceptNameCodeSequence": code("121070", "Findings"),
            "ContentSequence": Sequence([finding]),
        }
    )
