"""Instances of the example as Part 10 files, and the attributes that they have in common."""

import io

import imagecodecs
import numpy as np
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEGBaseline8Bit, RLELossless, generate_uid


def study_attributes(key: str, date: str, time: str, description: str, accession: str) -> dict[str, object]:
    """Return the attributes that all instances of a study share; `key` makes its UID."""
    return {
        "StudyInstanceUID": uid("study", key),
        "StudyDate": date,
        "StudyTime": time,
        "StudyDescription": description,
        "AccessionNumber": accession,
        "StudyID": accession[1:],
        "ReferringPhysicianName": "Referrer^Ida",
    }


def uid(*key: object) -> str:
    """Return the UID that belongs to `key`, always the same."""
    return generate_uid(entropy_srcs=["dicom-zip-inspector example", *map(str, key)])


def series_attributes(key: object, number: int, modality: str, description: str, body_part: str) -> dict[str, object]:
    """Return the attributes that all instances of a series share; `key` makes its UID."""
    return {
        "SeriesInstanceUID": uid("series", key),
        "SeriesNumber": number,
        "Modality": modality,
        "SeriesDescription": description,
        "BodyPartExamined": body_part,
    }


def image_pixel(array: np.ndarray, bits: int | None = None) -> dict[str, object]:
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


def encoded(attributes: dict, compress: bool = False, jpeg: bool = False) -> bytes:
    """Return a Part 10 file: explicit little endian, RLE where `compress`, baseline JPEG where `jpeg`.

    Attributes by keyword; private ones by tag, with their VR: (VR, value).
    """
    dataset = Dataset()
    dataset.SpecificCharacterSet = "ISO_IR 192"
    for key, value in attributes.items():
        if isinstance(key, int):
            dataset.add_new(key, *value)
        else:
            setattr(dataset, key, value)
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


def _compress_jpeg(dataset: Dataset) -> None:
    picture = np.frombuffer(dataset.PixelData, np.uint8).reshape(dataset.Rows, dataset.Columns, 3)
    dataset.PixelData = encapsulate([bytes(imagecodecs.jpeg8_encode(picture, level=85, subsampling="422"))])
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.PhotometricInterpretation = "YBR_FULL_422"
    dataset.LossyImageCompression, dataset.LossyImageCompressionMethod = "01", "ISO_10918_1"
    dataset.LossyImageCompressionRatio = round(picture.size / len(dataset.PixelData), 1)
