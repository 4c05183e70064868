"""Instance and frame_index -> stored values and their Image Pixel description."""

import warnings
from dataclasses import dataclass

import numpy as np
from pydicom.dataset import Dataset
from pydicom.pixels import get_decoder
from pydicom.uid import UID

from . import decoders
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


def read_stored_frame(dataset: Dataset, frame_index: int, transfer_syntax_uid: str | None, name: str) -> StoredFrame:
    """Decode one frame through pydicom's pipeline, with imagecodecs for what is compressed.

    Raises
    ------
    NoPixelData, TransferSyntaxUnsupported, PixelDataInvalid, UnknownKey
        Each says why the frame of the instance `name` cannot be had.
    """
    if not any(keyword in dataset for keyword in PIXEL_KEYWORDS):
        raise NoPixelData(f"“{name}” has no Pixel Data.")
    if not 0 <= frame_index < int(dataset.get("NumberOfFrames") or 1):
        raise UnknownKey(f"“{name}” has no frame {frame_index + 1}.")
    syntax = UID(transfer_syntax_uid or dataset.file_meta.get("TransferSyntaxUID", ""))
    decoders.register()
    try:
        decoder = get_decoder(syntax)
    except NotImplementedError:
        raise TransferSyntaxUnsupported(f"“{name}” is stored as {syntax.name}, which cannot be drawn here.", str(syntax)) from None
    plugin = decoders.PLUGIN if decoders.is_available(syntax) else ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset.file_meta.TransferSyntaxUID = syntax
            array, description = decoder.as_array(dataset, index=frame_index, decoding_plugin=plugin)
    except Exception as error:  # damaged pixels fail in as many ways as there are codecs
        raise PixelDataInvalid(f"The pixels of “{name}” cannot be decoded: {_cause(error)}", repr(error)) from None
    bits_stored = description.get("bits_stored") or 8 * array.dtype.itemsize
    return StoredFrame(dataset, frame_index, array, str(description["photometric_interpretation"]), int(bits_stored))


def _cause(error: Exception) -> str:
    """The last line of what pydicom says: its first is about plugins."""
    return str(error).strip().splitlines()[-1].strip().removeprefix("imagecodecs: ") if str(error) else type(error).__name__
