"""DICOM files for tests, written by pydicom, and the ones that pydicom publishes."""

import io
import struct
from pathlib import Path
from unittest import mock

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, UID_dictionary

from dicom_zip_inspector.base.uid_names import NEWER_TRANSFER_SYNTAXES
from dicom_zip_inspector.dataset.element_source import ElementSource, Encoding
from dicom_zip_inspector.dataset.stored_dataset import StoredDataset

TEST_FILES = Path(pydicom.__file__).parent / "data" / "test_files"
CHARSET_FILES = TEST_FILES.parent / "charset_files"
FILE_SET = TEST_FILES / "dicomdirtests"
_BRANCHES = ("77654033", "98892001", "98892003")


def published_files() -> dict[str, Path]:
    """Every file of pydicom's test_files, and of pydicom-data where that is installed, by name in the test archives."""
    folders = {"pydicom": TEST_FILES, "charset": CHARSET_FILES}
    try:
        import data_store

        folders["pydicom-data"] = Path(data_store.__file__).parent / "data"
    except ImportError:
        pass
    return {
        f"{label}/{path.relative_to(folder).as_posix()}": path
        for label, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def file_set(directory: str = "DICOMDIR") -> dict[str, bytes]:
    """A published DICOMDIR and the 31 files that it lists, by their names."""
    paths = [path for branch in _BRANCHES for path in sorted((FILE_SET / branch).rglob("*")) if path.is_file()]
    return {directory: (FILE_SET / directory).read_bytes()} | {path.relative_to(FILE_SET).as_posix(): path.read_bytes() for path in paths}


def dataset(number: int = 1, **attributes) -> Dataset:
    """A small CT slice; `attributes` by keyword replace or add (None: leave out)."""
    made = Dataset()
    values = {
        "SOPClassUID": CTImageStorage,
        "SOPInstanceUID": f"1.2.3.4.{number}",
        "StudyDate": "20200102",
        "Modality": "CT",
        "PatientName": "Test^One",
        "PatientID": "T1",
        "StudyInstanceUID": "1.2.3.1",
        "SeriesInstanceUID": "1.2.3.2",
        "SeriesNumber": 3,
        "InstanceNumber": number,
        "ImagePositionPatient": [0, 0, number * 2.5],
        "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "Rows": 4,
        "Columns": 6,
        "BitsAllocated": 16,
        "BitsStored": 12,
        "HighBit": 11,
        "PixelRepresentation": 0,
        "RescaleIntercept": -1024,
        "RescaleSlope": 1,
        "PixelData": np.arange(24, dtype="<u2").tobytes(),
    } | attributes
    for keyword, value in values.items():
        if value is not None:
            setattr(made, keyword, value)
    return made


def file_bytes(made: Dataset, syntax: str = ExplicitVRLittleEndian, **options) -> bytes:
    """A Part 10 file of a data set."""
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = syntax
    made.file_meta.MediaStorageSOPClassUID = made.get("SOPClassUID", CTImageStorage)
    made.file_meta.MediaStorageSOPInstanceUID = made.get("SOPInstanceUID", "1.2.3")
    out = io.BytesIO()
    pydicom.dcmwrite(out, made, enforce_file_format=True, **options)
    return out.getvalue()


def slices(count: int, **attributes) -> dict[str, bytes]:
    """The files of one series, by name; `attributes` as for `dataset`."""
    return {f"s/{n:03}": file_bytes(dataset(n, **attributes)) for n in range(1, count + 1)}


def bare_bytes(made: Dataset, implicit: bool = True, little_endian: bool = True) -> bytes:
    """A data set alone: no preamble, no File Meta Information."""
    out = io.BytesIO()
    pydicom.dcmwrite(out, made, implicit_vr=implicit, little_endian=little_endian, enforce_file_format=False)
    return out.getvalue()


def add_overlay(made: Dataset, plane: np.ndarray, group: int = 0x6000, origin=(1, 1), **elements) -> Dataset:
    """`plane` as Overlay Data; (frames, rows, columns) for several frames. Further elements by name of their number."""
    numbers = {"Description": (0x0022, "LO"), "ImageFrameOrigin": (0x0051, "US"), "NumberOfFrames": (0x0015, "IS"), "Label": (0x1500, "LO")}
    data = np.packbits(plane.ravel().astype(np.uint8), bitorder="little").tobytes()
    for element, vr, value in (
        (0x0010, "US", plane.shape[-2]), (0x0011, "US", plane.shape[-1]), (0x0040, "CS", "G"), (0x0050, "SS", list(origin)),
        (0x0100, "US", 1), (0x0102, "US", 0), (0x3000, "OW", data + bytes(len(data) % 2)),
    ):  # fmt: skip
        made.add_new((group, element), vr, value)
    for name, value in elements.items():
        made.add_new((group, numbers[name][0]), numbers[name][1], value)
    return made


def newer_syntaxes():
    """While pydicom writes in transfer syntaxes that its dictionary does not have: a context."""
    return mock.patch.dict(UID_dictionary, {uid: (name, "Transfer Syntax", "", "", "") for uid, name in NEWER_TRANSFER_SYNTAXES.items()})


def stored(made: Dataset, implicit: bool = False) -> StoredDataset:
    """A data set as the engine reads it, from the bytes that pydicom writes of it, in little endian."""
    return stored_from(element_bytes(made, implicit), implicit)


def stored_from(data: bytes, implicit: bool = False, little_endian: bool = True) -> StoredDataset:
    """A data set as the engine reads it from bytes."""
    source = ElementSource(io.BytesIO(data))
    return StoredDataset(source, 0, source.size, Encoding(implicit, little_endian))


def element_bytes(made: Dataset, implicit: bool = False) -> bytes:
    """A data set's elements in little endian."""
    out = DicomBytesIO()
    out.is_little_endian, out.is_implicit_VR = True, implicit
    write_dataset(out, made)
    return out.getvalue()


def nested_bytes(made: Dataset, sequence: int, levels: int) -> bytes:
    """A data set, explicit and little endian, whose last element is a sequence with the same as its only item, and so on."""
    begin = struct.pack("<HH2s2xLHHL", sequence >> 16, sequence & 0xFFFF, b"SQ", 0xFFFFFFFF, 0xFFFE, 0xE000, 0xFFFFFFFF)
    end = struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0)
    own = element_bytes(made)
    return (own + begin) * levels + own + end * levels
