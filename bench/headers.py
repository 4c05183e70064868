"""Realistic headers, made by pydicom: one template a series, patched in place for each of its instances."""

import io
from dataclasses import dataclass

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, MRImageStorage

UID_ROOT = "1.2.826.0.1.3680043.10.1999"
UID_MARK = f"{UID_ROOT}.8888888888.8888888888"
NUMBER_MARK, PLACE_MARK, TIME_MARK = "777777", "-7777.77", "070707.777777"


@dataclass(frozen=True)
class Kind:
    """A make of scanner: its modality, picture size, and how long and how nested its headers are."""

    label: str
    modality: str
    manufacturer: str
    rows: int
    private_elements: int
    private_bytes: int
    codes: int


CT = Kind("CT", "CT", "BENCH CT WORKS", 512, 30, 1500, 2)
MR_SHORT = Kind("MR short", "MR", "BENCH MR SHORT", 256, 230, 9000, 6)
MR_LONG = Kind("MR long", "MR", "BENCH MR LONG", 256, 90, 105_000, 10)
SMALL = Kind("small", "CT", "BENCH SMALL", 16, 0, 0, 0)


class HeaderTemplate:
    """The header of one series up to and with the Pixel Data element's own header; `of` gives it for one instance."""

    def __init__(self, kind: Kind, patient: int, study: int, series: int, rng: np.random.Generator):
        made = _data_set(kind, patient, study, series, rng)
        out = io.BytesIO()
        pydicom.dcmwrite(out, made, enforce_file_format=True)
        data = out.getvalue()
        self._data = bytearray(data[: len(data) - len(made.PixelData)])
        size = (2 * kind.rows * kind.rows).to_bytes(4, "little")
        self._data[-4:] = size
        self._series = series
        self._uids = _places(self._data, UID_MARK)
        self._numbers = _places(self._data, NUMBER_MARK)
        self._positions = _places(self._data, PLACE_MARK)
        self._times = _places(self._data, TIME_MARK)

    def of(self, number: int) -> bytes:
        """The header of instance `number`, from 1."""
        data = self._data
        for at in self._uids:
            data[at : at + len(UID_MARK)] = f"{UID_ROOT}.{10**9 + self._series}.{10**9 + number}".encode()
        for at in self._numbers:
            data[at : at + len(NUMBER_MARK)] = f"{number:<6}".encode()
        for at in self._positions:
            data[at : at + len(PLACE_MARK)] = f"{number * 2.5:8.2f}".encode()
        for at in self._times:
            data[at : at + len(TIME_MARK)] = f"{10 + number // 3600 % 10:02}{number // 60 % 60:02}{number % 60:02}.000000".encode()
        return bytes(data)


def _places(data: bytearray, mark: str) -> list[int]:
    found, at = [], data.find(mark.encode())
    while at >= 0:
        found.append(at)
        at = data.find(mark.encode(), at + 1)
    return found


def _data_set(kind: Kind, patient: int, study: int, series: int, rng: np.random.Generator) -> Dataset:
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = CTImageStorage if kind.modality == "CT" else MRImageStorage
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = UID_MARK
    made.SpecificCharacterSet = "ISO_IR 100"
    made.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    made.StudyDate = made.SeriesDate = made.AcquisitionDate = made.ContentDate = f"202001{study % 28 + 1:02}"
    made.StudyTime = "101500"
    made.AcquisitionTime = made.ContentTime = TIME_MARK
    made.AccessionNumber = f"A{study:06}"
    made.Modality, made.Manufacturer, made.ManufacturerModelName = kind.modality, kind.manufacturer, f"{kind.label} One"
    made.InstitutionName, made.ReferringPhysicianName = "Generated Hospital", "Generated^Referrer"
    made.StudyDescription, made.SeriesDescription = f"Generated study {study}", f"{kind.label} series {series}"
    made.PatientName, made.PatientID = f"Generated^Patient {patient}", f"G{patient:04}"
    made.PatientBirthDate, made.PatientSex, made.PatientAge = "19500101", "O", "070Y"
    made.BodyPartExamined, made.SliceThickness, made.ProtocolName = "HEAD", "2.5", f"protocol {series % 7}"
    made.SoftwareVersions, made.PatientPosition = "1.0", "HFS"
    made.StudyInstanceUID, made.SeriesInstanceUID = f"{UID_ROOT}.1.{study + 1}", f"{UID_ROOT}.2.{series + 1}"
    made.SeriesNumber, made.AcquisitionNumber = series % 40 + 1, 1
    made.InstanceNumber = NUMBER_MARK
    made.ImagePositionPatient, made.SliceLocation = ["-120.00", "-120.00", PLACE_MARK], PLACE_MARK
    made.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
    made.FrameOfReferenceUID = f"{UID_ROOT}.3.{study + 1}"
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.Rows = made.Columns = kind.rows
    made.PixelSpacing = ["0.9375", "0.9375"]
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 16, 12, 11, 0
    made.WindowCenter, made.WindowWidth = "1040", "1600"
    made.RescaleIntercept, made.RescaleSlope = "-1024", "1"
    _add_codes(made, kind.codes)
    _add_private(made, kind, rng)
    made.PixelData = bytes(2)
    return made


def _add_codes(made: Dataset, count: int) -> None:
    """Sequences of both kinds of length, two levels deep, as procedure codes and references are."""

    def code(n: int) -> Dataset:
        item = Dataset()
        item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = f"G-{n:04}", "99BENCH", f"generated meaning {n}"
        return item

    def reference(n: int) -> Dataset:
        item = Dataset()
        item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = MRImageStorage, f"{UID_ROOT}.4.{n}"
        item.PurposeOfReferenceCodeSequence = Sequence([code(n)])
        item["PurposeOfReferenceCodeSequence"].is_undefined_length = n % 2 == 0
        item.is_undefined_length_sequence_item = n % 2 == 0
        return item

    made.ProcedureCodeSequence = Sequence([code(n) for n in range(count)])
    made.ReferencedImageSequence = Sequence([reference(n) for n in range(count)])
    made["ReferencedImageSequence"].is_undefined_length = True


def _add_private(made: Dataset, kind: Kind, rng: np.random.Generator) -> None:
    """Private blocks: many short values, and one or two large binary ones where a maker writes its protocol."""
    short = min(kind.private_elements, 220)
    for n in range(short):
        block = made.private_block(0x0009 + 2 * (n // 40), f"BENCH BLOCK {n // 40}", create=True)
        vr, value = [("LO", f"value {n}"), ("DS", f"{n / 7:.6f}"), ("SL", n), ("OB", rng.bytes(12)), ("UN", b"text%04d" % n)][n % 5]
        block.add_new(n % 40 + 1, vr, value)
    if kind.private_bytes:
        block = made.private_block(0x0029, "BENCH PROTOCOL", create=True)
        words = b"".join(b"sGroup[%d].lValue = %d\n" % (n, int(v)) for n, v in enumerate(rng.integers(0, 10**6, kind.private_bytes // 30)))
        block.add_new(0x10, "OB", words[: kind.private_bytes // 2 * 2].ljust(kind.private_bytes // 2 * 2, b"\0"))
