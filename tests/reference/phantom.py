"""The one picture that all reference files show, in every depth and in colour, and data sets of it."""

import zlib
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

ROWS, COLUMNS = 30, 42
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
y, x = np.mgrid[0:ROWS, 0:COLUMNS]
RAMP = x / (COLUMNS - 1) * 0.7 + y / (ROWS - 1) * 0.3  # 0 at the top left, 1 at the bottom right
MARK = ((x - 9) ** 2 + (y - 8) ** 2 < 25) | ((abs(x - 30) < 2) & (y > 14)) | ((abs(y - 22) < 2) & (x > 22))  # a disc and a cross
SHAPE = np.where(MARK, 1 - RAMP, RAMP)


def grey(bits: int, signed: bool = False) -> np.ndarray:
    """The picture over the whole range of `bits`."""
    size = 8 if bits <= 8 else 16 if bits <= 16 else 32
    values = np.floor(SHAPE * (2**bits - 1) + 0.5).astype(np.int64) - (2 ** (bits - 1) if signed else 0)
    return values.astype(f"{'i' if signed else 'u'}{size // 8}")


def colour(bits: int = 8) -> np.ndarray:
    """Red from left to right, green downwards, blue against the ramp; the marks in complementary colours."""
    planes = np.stack([x / (COLUMNS - 1), y / (ROWS - 1), 1 - RAMP], axis=2)
    planes = np.where(MARK[..., None], 1 - planes, planes)
    return np.floor(planes * (2**bits - 1) + 0.5).astype(np.uint8 if bits <= 8 else np.uint16)


def edges(pixels: np.ndarray) -> np.ndarray:
    """The picture in its least and greatest value only."""
    greatest = np.iinfo(pixels.dtype).max
    return np.where(pixels > greatest // 2, greatest, 0).astype(pixels.dtype)


def described(pixels: np.ndarray, photometric: str, bits: int | None = None, **more) -> Dataset:
    """A secondary capture of the picture, native."""
    made, size = Dataset(), 8 * pixels.dtype.itemsize
    bits = bits or size
    values = {
        "SOPClassUID": SECONDARY_CAPTURE, "PatientName": "Reference^Picture", "PatientID": "REF", "StudyInstanceUID": "1.2.3.9",
        "Modality": "OT", "SamplesPerPixel": 3 if pixels.ndim == 3 else 1, "PhotometricInterpretation": photometric,
        "Rows": ROWS, "Columns": COLUMNS, "BitsAllocated": size, "BitsStored": bits, "HighBit": bits - 1,
        "PixelRepresentation": int(pixels.dtype.kind == "i"), "PixelData": pixels.astype(pixels.dtype.newbyteorder("<")).tobytes(),
    }  # fmt: skip
    if pixels.ndim == 3:
        values["PlanarConfiguration"] = 0
    elif photometric.startswith("MONO"):
        signed = pixels.dtype.kind == "i"
        values |= {"WindowCenter": 0 if signed else 2 ** (bits - 1), "WindowWidth": 2**bits}
    for keyword, value in (values | more).items():
        setattr(made, keyword, value)
    made["PixelData"].VR = "OW" if size > 8 else "OB"
    return made


def file_of(made: Dataset, syntax: str, path: Path) -> None:
    """Write a file, with UIDs by its name."""
    made.SOPInstanceUID = f"1.2.3.9.1.{zlib.crc32(path.stem.encode())}"
    made.SeriesInstanceUID, made.SeriesDescription = f"1.2.3.9.2.{zlib.crc32(path.stem.encode())}", path.stem
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = UID(syntax)
    made.file_meta.ImplementationClassUID = "1.2.3.9"
    encapsulated = UID(syntax) not in (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)
    if encapsulated:
        made["PixelData"].VR, made["PixelData"].is_undefined_length = "OB", True
    pydicom.dcmwrite(path, made, enforce_file_format=True, implicit_vr=syntax == ImplicitVRLittleEndian, little_endian=syntax != ExplicitVRBigEndian)


GREYS = {"8u": (grey(8), 8), "12u": (grey(12), 12), "16u": (grey(16), 16), "16s": (grey(16, True), 16)}
