"""example.zip: two invented patients, every kind of picture the viewer knows, and things that are not pictures."""

import io
import sys
import tarfile
import zipfile
from collections.abc import Iterator

from packing import SITE_PACKAGES, write

DATE = (2024, 1, 1, 0, 0, 0)
README = """Example files of DICOM Zip Inspector.
Every picture is drawn from formulas and every name is invented: nothing here comes from a patient.
"""
ANNA = {"PatientName": "Example^Anna", "PatientID": "EX-001", "PatientSex": "F", "PatientBirthDate": "19580412"}
JORGE = {"PatientName": "Beispiel^Jörg", "PatientID": "EX-002", "PatientSex": "M", "PatientBirthDate": "19711130"}


def main() -> None:
    """Unpack the baked libraries from /libraries, write /out/example.zip."""
    for name in ("numpy", "pydicom", "imagecodecs"):
        with tarfile.open(f"/libraries/{name}.tar.gz.bin") as archive:
            archive.extractall(SITE_PACKAGES, filter="data")
    sys.path_importer_cache.clear()
    knee = dict(_knee_series())
    files = {"README.txt": README.encode(), **dict(_anna()), **dict(_jorge()), "second-reading/knee.zip": _zip(knee)}
    write("example.zip", _zip(files))


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            method = zipfile.ZIP_STORED if name.endswith(".zip") else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, DATE), data, method, 9)
    return buffer.getvalue()


def _anna() -> Iterator[tuple[str, bytes]]:
    """CT of the chest with a report about it, and an ultrasound."""
    chest = ANNA | _study("chest", "20240105", "091500", "CT chest", "A1001")
    for i in range(40):
        yield f"anna/ct-chest/IM{i + 1:04d}", _ct_slice(chest, i)
    yield "anna/ct-chest/report.dcm", _report(chest)
    yield "anna/us/IM0001.dcm", _ultrasound(ANNA | _study("abdomen", "20240109", "140000", "US abdomen", "A1017"))


def _jorge() -> Iterator[tuple[str, bytes]]:
    """MR of the head, two oblique series, and an angiogram of many frames."""
    study = JORGE | _study("head", "20240212", "103000", "MR head", "B2001")
    for number, (description, contrast) in enumerate((("T1 oblique", (620, 880, 260)), ("T2 oblique", (760, 520, 1500))), 1):
        for i in range(16):
            yield f"joerg/mr/{number}/{i + 1:03d}.dcm", _mr_slice(study, number, description, contrast, i)
    yield "joerg/xa/run.dcm", _angiogram(JORGE | _study("run", "20240215", "081000", "XA carotid", "B2044"))


def _knee_series() -> Iterator[tuple[str, bytes]]:
    study = JORGE | _study("knee", "20231120", "160000", "MR knee (from elsewhere)", "Z0007")
    for i in range(6):
        yield f"knee/{i + 1}.dcm", _mr_slice(study, 3, "PD", (900, 600, 1200), i)


def _study(key: str, date: str, time: str, description: str, accession: str) -> dict[str, object]:
    return {
        "StudyInstanceUID": _uid("study", key),
        "StudyDate": date,
        "StudyTime": time,
        "StudyDescription": description,
        "AccessionNumber": accession,
        "StudyID": accession[1:],
        "ReferringPhysicianName": "Referrer^Invented",
    }


def _uid(*key: object) -> str:
    from pydicom.uid import generate_uid

    return generate_uid(entropy_srcs=["dicom-zip-inspector example", *map(str, key)])


def _ct_slice(study: dict, i: int) -> bytes:
    from phantoms import chest

    size, spacing, thickness = 192, 1.9, 5.0
    position = [-spacing * size / 2, -spacing * size / 2, -120.0 + thickness * i]
    return _encoded(
        study
        | _series("ct", 1, "CT", "Chest 5.0", "CHEST")
        | _pixels(chest(i / 39, size, i))
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.2",
            "SOPInstanceUID": _uid("ct", i),
            "InstanceNumber": i + 1,
            "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
            "PixelSpacing": [spacing, spacing],
            "SliceThickness": thickness,
            "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
            "ImagePositionPatient": position,
            "SliceLocation": position[2],
            "FrameOfReferenceUID": _uid("frame", "ct"),
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


def _mr_slice(study: dict, number: int, description: str, contrast: tuple[int, int, int], i: int) -> bytes:
    from phantoms import head

    orientation, normal = [1, 0, 0, 0, 0.866025, 0.5], (0, -0.5, 0.866025)
    position = [round(-80 + 5.0 * (i - 7.5) * n, 4) for n in normal]
    key = (study["StudyInstanceUID"], number, i)
    return _encoded(
        study
        | _series((study["StudyInstanceUID"], number), number, "MR", description, "HEAD")
        | _pixels(head((i - 7.5) / 9, 160, contrast, 50 * number + i), bits=12)
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.4",
            "SOPInstanceUID": _uid(*key),
            "InstanceNumber": i + 1,
            "ImageType": ["ORIGINAL", "PRIMARY", "M"],
            "PixelSpacing": [1.0, 1.0],
            "SliceThickness": 4.0,
            "SpacingBetweenSlices": 5.0,
            "ImageOrientationPatient": orientation,
            "ImagePositionPatient": position,
            "FrameOfReferenceUID": _uid("frame", study["StudyID"]),
            "WindowCenter": 700,
            "WindowWidth": 1400,
            "MagneticFieldStrength": 1.5,
            "EchoTime": 12 * number,
            "RepetitionTime": 500 * number,
            "ScanningSequence": "SE",
            "SequenceVariant": "NONE",
            "ScanOptions": "",
            "MRAcquisitionType": "2D",
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula MR",
        }
    )


def _angiogram(study: dict) -> bytes:
    import numpy as np
    from phantoms import vessels

    frames = np.stack([vessels(i / 23) for i in range(24)])
    return _encoded(
        study
        | _series("xa", 1, "XA", "Carotid run", "NECK")
        | _pixels(frames)
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.12.1",
            "SOPInstanceUID": _uid("xa"),
            "InstanceNumber": 1,
            "FrameTime": 133,
            "FrameIncrementPointer": 0x00181063,
            "ImageType": ["ORIGINAL", "PRIMARY", "SINGLE PLANE"],
            "PixelIntensityRelationship": "LIN",
            "WindowCenter": 128,
            "WindowWidth": 256,
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula XA",
        },
        compress=True,
    )


def _ultrasound(study: dict) -> bytes:
    from phantoms import ultrasound

    return _encoded(
        study
        | _series("us", 1, "US", "Liver with Doppler", "ABDOMEN")
        | _pixels(ultrasound())
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.6.1",
            "SOPInstanceUID": _uid("us"),
            "InstanceNumber": 1,
            "ImageType": ["ORIGINAL", "PRIMARY", "ABDOMINAL"],
            "Manufacturer": "Invented Imaging",
            "ManufacturerModelName": "Formula US",
        },
        jpeg=True,
    )


def _report(study: dict) -> bytes:
    """A Basic Text SR of one sentence."""
    from pydicom import Dataset, Sequence

    def code(value: str, meaning: str) -> Sequence:
        item = Dataset()
        item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "DCM", meaning
        return Sequence([item])

    finding = Dataset()
    finding.RelationshipType, finding.ValueType, finding.ConceptNameCodeSequence = "CONTAINS", "TEXT", code("121071", "Finding")
    finding.TextValue = "A round shadow of 10 mm in the right lung, drawn by a formula."
    return _encoded(
        study
        | _series("sr", 2, "SR", "Report", "CHEST")
        | {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.88.11",
            "SOPInstanceUID": _uid("sr"),
            "InstanceNumber": 1,
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


def _series(key: object, number: int, modality: str, description: str, body_part: str) -> dict[str, object]:
    return {
        "SeriesInstanceUID": _uid("series", key),
        "SeriesNumber": number,
        "Modality": modality,
        "SeriesDescription": description,
        "BodyPartExamined": body_part,
    }


def _pixels(array, bits: int | None = None) -> dict[str, object]:
    """Return the Image Pixel module (PS3.3 C.7.6.3) of rows x columns, frames x rows x columns or rows x columns x RGB."""
    color = array.shape[-1] == 3
    rows, columns = array.shape[:2] if color else array.shape[-2:]
    allocated = array.dtype.itemsize * 8
    module = {
        "Rows": rows,
        "Columns": columns,
        "SamplesPerPixel": 3 if color else 1,
        "BitsAllocated": allocated,
        "BitsStored": bits or allocated,
        "HighBit": (bits or allocated) - 1,
        "PixelRepresentation": int(array.dtype.kind == "i"),
        "PhotometricInterpretation": "RGB" if color else "MONOCHROME2",
        "PixelData": array.tobytes(),
    }
    frames = {"NumberOfFrames": array.shape[0]} if array.ndim == 3 and not color else {}
    return module | frames | ({"PlanarConfiguration": 0} if color else {})


def _encoded(attributes: dict[str, object], compress: bool = False, jpeg: bool = False) -> bytes:
    """Return a Part 10 file: explicit little endian, RLE where `compress`, baseline JPEG where `jpeg`."""
    from pydicom import Dataset
    from pydicom.dataset import FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian, RLELossless

    dataset = Dataset()
    dataset.SpecificCharacterSet = "ISO_IR 192"
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    if "PixelData" in dataset:
        dataset["PixelData"].VR = "OW" if dataset.BitsAllocated > 8 else "OB"
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    if compress:
        dataset.compress(RLELossless, generate_instance_uid=False)
    if jpeg:
        _compress_jpeg(dataset)
    buffer = io.BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def _compress_jpeg(dataset) -> None:
    import imagecodecs
    import numpy as np
    from pydicom.encaps import encapsulate
    from pydicom.uid import JPEGBaseline8Bit

    picture = np.frombuffer(dataset.PixelData, np.uint8).reshape(dataset.Rows, dataset.Columns, 3)
    dataset.PixelData = encapsulate([bytes(imagecodecs.jpeg8_encode(picture, level=85, subsampling="422"))])
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.PhotometricInterpretation = "YBR_FULL_422"
    dataset.LossyImageCompression, dataset.LossyImageCompressionMethod = "01", "ISO_10918_1"
    dataset.LossyImageCompressionRatio = round(picture.size / len(dataset.PixelData), 1)
