"""Frames as a file of their transfer syntax holds them, and what the engine decodes of them."""

import numpy as np
from archives import source_of
from dicom_files import dataset, file_bytes, newer_syntaxes
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID

from dicom_zip_inspector.archive.member import loose_file
from dicom_zip_inspector.pixels.instance_reader import Instance, read_instance
from dicom_zip_inspector.pixels.stored_frame import StoredFrame, read_stored_frame

JPEG, JPEG_12 = "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"
JPEG_LOSSLESS, JPEG_LOSSLESS_1 = "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"
JPEG_LS, JPEG_LS_NEAR = "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"
JPEG_2000, JPEG_2000_LOSSY = "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"
HTJ2K = ["1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203"]
JPEG_XL = ["1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.112"]
UNCOMPRESSED, DEFLATED_FRAMES, RLE = "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.8.1", "1.2.840.10008.1.2.5"


def described(pixels: np.ndarray, photometric: str, bits_stored: int, **attributes) -> Dataset:
    """A data set with the Image Pixel attributes of `pixels`."""
    made = dataset(
        Rows=pixels.shape[0], Columns=pixels.shape[1], SamplesPerPixel=3 if pixels.ndim == 3 else 1, PhotometricInterpretation=photometric,
        BitsAllocated=8 * pixels.dtype.itemsize, BitsStored=bits_stored, HighBit=bits_stored - 1,
        PixelRepresentation=int(pixels.dtype.kind == "i"), PlanarConfiguration=0 if pixels.ndim == 3 else None, **attributes,
    )  # fmt: skip
    made["PixelData"].VR = "OB" if made["PixelData"].is_undefined_length or pixels.dtype.itemsize == 1 else "OW"
    return made


def instance(frames: list[bytes], pixels: np.ndarray, syntax: str, photometric: str, bits_stored: int) -> Instance:
    """An instance of encapsulated frames, read from a file."""
    made = described(pixels, photometric, bits_stored, NumberOfFrames=len(frames), PixelData=encapsulate(frames))
    made["PixelData"].VR, made["PixelData"].is_undefined_length = "OB", True
    return as_instance(made, syntax)


def as_instance(made: Dataset, syntax: str) -> Instance:
    """The instance that a file of the data set is read as."""
    with newer_syntaxes():
        data = file_bytes(made, UID(syntax))
    return read_instance(loose_file(source_of(data, "test")), syntax)


def decoded(
    frames: list[bytes], pixels: np.ndarray, syntax: str, photometric: str = "MONOCHROME2", bits_stored: int | None = None, index: int = 0
) -> StoredFrame:
    """What the engine decodes of one of the frames of an instance that is described as `pixels`."""
    bits_stored = bits_stored or 8 * pixels.dtype.itemsize
    return read_stored_frame(instance(frames, pixels, syntax, photometric, bits_stored), index)
