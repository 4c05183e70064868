"""Instance and frame_index -> stored values and their Image Pixel description."""

import warnings
from dataclasses import dataclass

import numpy as np
from pydicom.dataset import Dataset
from pydicom.pixels.utils import get_expected_length
from pydicom.uid import UID

from . import decoders
from .element_values import integer
from .errors import NoPixelData, PixelDataInvalid, TransferSyntaxUnsupported, UnknownKey

PIXEL_KEYWORDS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


@dataclass(frozen=True, slots=True)
class StoredFrame:
    """One decoded frame.

    Attributes
    ----------
    dataset : Dataset
        The instance, for the attributes that say how to display it.
    frame_index : int
        From 0.
    stored_values : ndarray
        (rows, columns) or (rows, columns, 3); integer or float as stored, sign and unused bits settled; YBR_FULL already RGB.
    photometric_interpretation : str
        Of `stored_values`, after decoding.
    bits_stored : int
    """

    dataset: Dataset
    frame_index: int
    stored_values: np.ndarray
    photometric_interpretation: str
    bits_stored: int


def frame_count(dataset: Dataset) -> int:
    """Number of Frames, at least 1."""
    return max(integer(dataset, "NumberOfFrames") or 1, 1)


def read_stored_frame(dataset: Dataset, frame_index: int, transfer_syntax_uid: str | None, name: str) -> StoredFrame:
    """Decode one frame through pydicom's pipeline, with imagecodecs for what is compressed.

    Raises
    ------
    NoPixelData, TransferSyntaxUnsupported, PixelDataInvalid, UnknownKey
        Each says why the frame of the instance `name` cannot be had.
    """
    if not any(keyword in dataset for keyword in PIXEL_KEYWORDS):
        raise NoPixelData(f"“{name}” has no Pixel Data.")
    if not 0 <= frame_index < frame_count(dataset):
        raise UnknownKey(f"“{name}” has no frame {frame_index + 1}.")
    syntax = UID(transfer_syntax_uid or dataset.file_meta.get("TransferSyntaxUID", ""))
    try:
        decoder = decoders.decoder_for(syntax)
    except NotImplementedError:
        raise TransferSyntaxUnsupported(f"“{name}” is stored as {syntax.name}, which cannot be drawn here.", str(syntax)) from None
    plugin = decoders.PLUGIN if decoders.is_available(syntax) else ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            array, description = decoder.as_array(_image_pixel(dataset, syntax), index=frame_index, decoding_plugin=plugin)
    except Exception as error:  # damaged pixels fail in as many ways as there are codecs
        raise PixelDataInvalid(f"The pixels of “{name}” cannot be decoded: {_cause(error)}", repr(error)) from None
    bits_stored = description.get("bits_stored") or 8 * array.dtype.itemsize
    array = array.astype(array.dtype.newbyteorder("="), copy=False)
    return StoredFrame(dataset, frame_index, array, str(description["photometric_interpretation"]), int(bits_stored))


def _image_pixel(dataset: Dataset, syntax: UID) -> Dataset:
    """What the decoder needs of an instance, as a data set of its own whose Number of Frames is a number and whose
    native Pixel Data are as long as they should be: what was cut off is drawn as zero (the header's notes tell)."""
    source = dataset.group_dataset(0x0028)
    source.update(dataset.group_dataset(0x7FE0))
    source.add_new("NumberOfFrames", "IS", frame_count(dataset))  # not by attribute: the elements are shared with the instance
    if not syntax.is_encapsulated and "PixelData" in source:
        pixels = source["PixelData"]
        missing = max(get_expected_length(source) - len(pixels.value), 0)
        source.add_new("PixelData", pixels.VR, pixels.value + bytes(missing) if missing else pixels.value)
    return source


def _cause(error: Exception) -> str:
    """The last line of what pydicom says: its first is about plugins."""
    return str(error).strip().splitlines()[-1].strip().removeprefix("imagecodecs: ") if str(error) else type(error).__name__
