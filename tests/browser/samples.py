"""Files for the browser tests, written by pydicom."""

import numpy as np
from dicom_files import file_bytes
from pydicom.dataset import Dataset
from pydicom.uid import BasicTextSRStorage, CTImageStorage

ROWS, COLUMNS = 24, 32
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


def stored_values(number: int) -> np.ndarray:
    """(ROWS, COLUMNS) uint16: a ramp that differs from slice to slice."""
    return (np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS) * 4 + number * 10).astype("<u2")


def ct_slice(number: int, series: int = 1, **attributes) -> Dataset:
    """A CT slice of 12 bits with slope 1 and intercept -1024; `attributes` by keyword replace or add (None: leave out)."""
    made = Dataset()
    values = {
        "SOPClassUID": CTImageStorage, "SOPInstanceUID": f"1.2.3.{series}.{number}", "StudyDate": "20200102", "StudyTime": "101500",
        "Modality": "CT", "Manufacturer": "Maker", "StudyDescription": "Chest", "SeriesDescription": f"Series {series}",
        "PatientName": "Doe^Jane", "PatientID": "P1", "PatientSex": "F", "PatientBirthDate": "19700304",
        "StudyInstanceUID": "1.2.3", "SeriesInstanceUID": f"1.2.3.{series}", "SeriesNumber": series, "InstanceNumber": number,
        "ImagePositionPatient": [0, 0, number * 2.5], "ImageOrientationPatient": [1, 0, 0, 0, 1, 0], "SliceThickness": 2.5,
        "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2", "Rows": ROWS, "Columns": COLUMNS, "PixelSpacing": [0.5, 0.5],
        "BitsAllocated": 16, "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "WindowCenter": 200, "WindowWidth": 2000,
        "RescaleIntercept": -1024, "RescaleSlope": 1, "PixelData": stored_values(number).tobytes(),
    } | attributes  # fmt: skip
    for keyword, value in values.items():
        if value is not None:
            setattr(made, keyword, value)
    return made


def text_report(**attributes) -> Dataset:
    """A DICOM object that is no image."""
    leave_out = dict.fromkeys(("PixelData", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "SamplesPerPixel"))
    values = {"SOPClassUID": BasicTextSRStorage, "Modality": "SR", "SeriesDescription": "Report"} | leave_out | attributes
    return ct_slice(1, 9, **values)


def encrypted(archive: bytes) -> bytes:
    """The archive with every entry flagged as encrypted."""
    changed = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


def series_of(slices: int, series: int = 1, **attributes) -> dict[str, bytes]:
    """The files of one series, by name."""
    return {f"S{series}/IM{number:04}": file_bytes(ct_slice(number, series, **attributes)) for number in range(1, slices + 1)}
