"""Archives of pictures: a small one to click on, drag and scroll, 512 x 512 uncompressed and JPEG 2000, 2048 x 2048; one to be looked at for text."""

import io
import zipfile
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, JPEG2000Lossless, UltrasoundImageStorage

SEED = 7
SERIES = {"uncompressed": (512, 60, ExplicitVRLittleEndian), "jpeg_2000": (512, 20, JPEG2000Lossless), "large": (2048, 6, ExplicitVRLittleEndian)}
FRAMES_AT_RISK = 500  # of 512 x 512, each of which is looked at for text, since ultrasounds have some as a rule


def ensure(folder: Path) -> Path:
    """The archive's path; written if it is not there yet. Its series are described by the names in `SERIES`."""
    return _written(folder / "pictures.zip", SERIES, "CT")


def ensure_at_risk(folder: Path) -> Path:
    """The path of the archive of `FRAMES_AT_RISK`; written if it is not there yet."""
    return _written(folder / "at_risk.zip", {"at_risk": (512, FRAMES_AT_RISK, ExplicitVRLittleEndian)}, "US")


def _written(path: Path, series: dict[str, tuple[int, int, str]], modality: str) -> Path:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(SEED)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, (size, count, syntax)) in enumerate(series.items()):
                for instance in range(1, count + 1):
                    data = _file(name, number, instance, _phantom(size, instance / count, rng), syntax, modality)
                    archive.writestr(zipfile.ZipInfo(f"{name}/{instance:03}", (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return path


def _phantom(size: int, place: float, rng: np.random.Generator) -> np.ndarray:
    """A body with two dark lungs whose size changes from slice to slice, and noise; 12 bits."""
    y, x = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    body = np.hypot(x / 0.85, y / 0.65) < 1
    lungs = np.hypot((np.abs(x) - 0.38) / 0.25, y / (0.2 + 0.25 * place)) < 1
    hu = np.where(body, np.where(lungs, -850, 40), -1000) + rng.normal(0, 12, x.shape)
    return (hu + 1024).clip(0, 4095).astype("<u2")


def _file(name: str, number: int, instance: int, pixels: np.ndarray, syntax: str, modality: str) -> bytes:
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = syntax
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = CTImageStorage if modality == "CT" else UltrasoundImageStorage
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.3680043.10.1999.9.{number}.{instance}"
    made.StudyInstanceUID, made.SeriesInstanceUID = "1.2.826.0.1.3680043.10.1999.9", f"1.2.826.0.1.3680043.10.1999.9.{number}"
    made.Modality, made.SeriesDescription, made.SeriesNumber, made.InstanceNumber = modality, name, number + 1, instance
    made.PatientName, made.PatientID = "Generated^Pictures", "PICTURES"
    made.ImagePositionPatient, made.ImageOrientationPatient = [0, 0, instance], [1, 0, 0, 0, 1, 0]
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.Rows, made.Columns = pixels.shape
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 16, 12, 11, 0
    made.RescaleIntercept, made.RescaleSlope, made.WindowCenter, made.WindowWidth = -1024, 1, 40, 400
    if syntax == JPEG2000Lossless:
        made.PixelData = encapsulate([imagecodecs.jpeg2k_encode(pixels, level=0, reversible=True, codecformat="j2k")])
        made["PixelData"].VR, made["PixelData"].is_undefined_length = "OB", True
    else:
        made.PixelData = pixels.tobytes()
    out = io.BytesIO()
    pydicom.dcmwrite(out, made, enforce_file_format=True)
    return out.getvalue()
