"""Instance and frame_index -> stored values and their Image Pixel description."""

import warnings
from dataclasses import dataclass, replace

import numpy as np
from pydicom.uid import UID

from ..base.errors import LimitExceeded, NoPixelData, PixelDataInvalid, TransferSyntaxUnsupported, UnknownKey
from ..base.finding import Finding, found
from ..base.transfer_syntax import EXPLICIT_LITTLE_ENDIAN, is_video
from ..dataset.element_values import integer, number
from ..dataset.stored_dataset import StoredDataset
from . import decoders
from .codestream import read_codestream
from .image_pixel import ImagePixel, image_pixel
from .instance_reader import Instance
from .overlay import has_overlays_in_cells
from .pixel_source import ITEM, EncapsulatedPixels, NativePixels, read_at
from .ybr import ybr_to_rgb

MAX_FRAME_BYTES = 1 << 30
_HALF_CHROMA = ("YBR_FULL_422", "YBR_PARTIAL_422")


@dataclass(frozen=True, slots=True)
class StoredFrame:
    """One decoded frame.

    Attributes
    ----------
    dataset : StoredDataset
        The instance, for the attributes that say how to display it.
    frame_index : int
        From 0.
    stored_values : ndarray
        (rows, columns) or (rows, columns, 3); integer or float as stored, sign and unused bits settled; luminance and colour differences
        already RGB.
    photometric_interpretation : str
        Of `stored_values`, after decoding.
    bits_stored : int
    notes : tuple of Finding
        What was assumed, or is missing.
    cells : ndarray or None
        (rows, columns) unsigned: the pixel cells with all their bits, where an overlay lies in one of them and they are at hand.
    """

    dataset: StoredDataset
    frame_index: int
    stored_values: np.ndarray
    photometric_interpretation: str
    bits_stored: int
    notes: tuple[Finding, ...] = ()
    cells: np.ndarray | None = None


def frame_count(dataset: StoredDataset) -> int:
    """Number of Frames, at least 1."""
    return max(integer(dataset, "NumberOfFrames") or 1, 1)


def read_stored_frame(instance: Instance, frame_index: int) -> StoredFrame:
    """Decode one frame through pydicom's pipeline, with imagecodecs for what is compressed. Only this frame's bytes are read.

    Raises
    ------
    NoPixelData, TransferSyntaxUnsupported, PixelDataInvalid, LimitExceeded, UnknownKey
        Each says why the frame cannot be had.
    """
    name = instance.name
    if instance.pixels is None:
        raise NoPixelData(f"“{name}” has no Pixel Data.")
    if not 0 <= frame_index < frame_count(instance.dataset):
        raise UnknownKey(f"“{name}” has no frame {frame_index + 1}.")
    syntax = _checked_syntax(instance)
    try:
        return _read(instance, frame_index, syntax)
    except PixelDataInvalid as error:
        raise PixelDataInvalid(f"The pixels of “{name}” cannot be drawn: {error.message}", error.detail) from None


def _checked_syntax(instance: Instance) -> UID:
    """The transfer syntax, if something decodes it."""
    syntax, name = UID(instance.transfer_syntax_uid), instance.name
    if is_video(syntax):
        raise TransferSyntaxUnsupported(f"“{name}” is a video, which is not played here: {_video_parameters(instance.dataset, syntax)}.", syntax)
    try:
        decoders.decoder_for(syntax)
    except NotImplementedError:
        raise TransferSyntaxUnsupported(f"“{name}” is stored as {syntax.name}, which cannot be drawn here.", syntax) from None
    return syntax


def _video_parameters(dataset: StoredDataset, syntax: UID) -> str:
    """In words: coding, size, frames, frames a second by Cine Rate or Frame Time (PS3.3 C.7.6.5)."""
    frames, period = frame_count(dataset), number(dataset, "FrameTime")
    rate = number(dataset, "CineRate") or number(dataset, "RecommendedDisplayFrameRate") or (1000 / period if period else None)
    parts = [syntax.name, f"{integer(dataset, 'Columns')} x {integer(dataset, 'Rows')} pixels", f"{frames:,} frames"]
    return ", ".join(parts + ([f"{rate:.4g} a second", f"{frames / rate:.1f} s"] if rate else []))


def _read(instance: Instance, frame_index: int, syntax: UID) -> StoredFrame:
    dataset, frames = instance.dataset, frame_count(instance.dataset)
    pixel, notes = image_pixel(dataset, instance.pixel_keyword)
    if pixel.frame_bits > 8 * MAX_FRAME_BYTES:
        raise LimitExceeded(f"A frame of “{instance.name}” takes {pixel.frame_bits // 8:,} bytes; at most {MAX_FRAME_BYTES:,} are drawn.")
    pixels, syntax, more_notes = _reconciled(instance.pixels, syntax, pixel, frames)
    if isinstance(pixels, NativePixels) and pixel.photometric_interpretation in _HALF_CHROMA and _has_full_chroma(pixel, pixels.length, frames):
        pixel = replace(pixel, photometric_interpretation=pixel.photometric_interpretation.replace("_422", ""))
        more_notes += (found("chroma_not_halved"),)
    stored = pixels.frame(frame_index, frames, pixel)
    cut = found("frame_cut", missing=stored.missing, length=stored.length) if stored.missing else None
    try:
        values, interpretation, is_partial = _decode(stored.data, syntax, pixel)
        cells = _cells(values, syntax) if has_overlays_in_cells(dataset) else None
        values, interpretation = _settled(values, interpretation, stored.data, syntax, pixel)
    except PixelDataInvalid as error:
        raise PixelDataInvalid(f"{error.message.rstrip('.')}. {cut.message if cut else ''}".rstrip(". ") + ".", error.detail) from None
    if is_partial or cut:
        more_notes += (cut or found("frame_ends_early"),)
    return StoredFrame(dataset, frame_index, values, interpretation, pixel.bits_stored, notes + more_notes, cells)


def _reconciled(pixels: NativePixels | EncapsulatedPixels, syntax: UID, pixel: ImagePixel, frames: int):
    """Pixels and transfer syntax that agree on whether the pixels are encapsulated; where they do not, the bytes are right."""
    if isinstance(pixels, EncapsulatedPixels) == syntax.is_encapsulated:
        return pixels, syntax, ()
    if isinstance(pixels, EncapsulatedPixels):
        raise PixelDataInvalid(f"they are encapsulated, but {syntax.name} is a transfer syntax without compression.")
    if read_at(pixels.file, pixels.start, 4) == ITEM:
        return EncapsulatedPixels(pixels.file, pixels.start), syntax, (found("encapsulated_of_defined_length"),)
    if pixels.length >= frames * pixel.frame_bits // 8:
        return pixels, UID(EXPLICIT_LITTLE_ENDIAN), (found("not_compressed", syntax=syntax.name),)
    raise PixelDataInvalid(f"they are not encapsulated, as {syntax.name} demands.")


def _has_full_chroma(pixel: ImagePixel, length: int, frames: int) -> bool:
    return length >= frames * pixel.rows * pixel.columns * 3 * pixel.bits_allocated // 8


def _decode(data: bytes, syntax: UID, pixel: ImagePixel) -> tuple[np.ndarray, str, bool]:
    """Samples of one frame with all their bits, what their colours are, and whether the data ended before the picture."""
    decoder = decoders.decoder_for(syntax)
    options = {name: getattr(pixel, name) for name in ImagePixel.__slots__ if name != "high_bit"}
    if _is_partial_range(pixel):
        options["photometric_interpretation"] = pixel.photometric_interpretation.replace("PARTIAL", "FULL").replace("420", "422")
    report = options["report"] = decoders.Report()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            plugin = decoders.PLUGIN if syntax.is_encapsulated else ""
            source = decoders.one_frame(data) if syntax.is_encapsulated else data
            array, description = decoder.as_array(
                source, index=0, raw=True, decoding_plugin=plugin, number_of_frames=1, pixel_vr="OB", correct_unused_bits=False, **options
            )
    except Exception as error:  # of pydicom itself where there is no fault
        raise report.fault or PixelDataInvalid("their bytes do not fit the Image Pixel attributes.", repr(error)) from None
    return array.astype(array.dtype.newbyteorder("="), copy=False), str(description["photometric_interpretation"]), report.ends_early


def _is_partial_range(pixel: ImagePixel) -> bool:
    return "PARTIAL" in pixel.photometric_interpretation


def _cells(values: np.ndarray, syntax: UID) -> np.ndarray | None:
    """Samples as unsigned ones; None where the decoder has settled their bits, or there are several a pixel."""
    if decoders.settles_bits(syntax) or values.ndim != 2 or values.dtype.kind not in "iu":
        return None
    return values.view(f"u{values.dtype.itemsize}")


def _settled(values: np.ndarray, interpretation: str, data: bytes, syntax: UID, pixel: ImagePixel) -> tuple[np.ndarray, str]:
    """Stored values of samples, sign and unused bits settled, luminance and colour differences as RGB; and what their colours are then."""
    if not decoders.settles_bits(syntax):
        values = _settle_bits(values, pixel, data if syntax.is_encapsulated else b"")
    if interpretation.startswith("YBR"):
        return ybr_to_rgb(values, pixel.bits_stored, _is_partial_range(pixel)), "RGB"
    return values, interpretation


def _settle_bits(values: np.ndarray, pixel: ImagePixel, codestream: bytes) -> np.ndarray:
    """The Bits Stored below and with High Bit, extended by their sign: what is in the others is no part of the value (PS3.5 section 8.1.1).
    A codestream that codes no more than those bits has them at its lower end."""
    if values.dtype.kind not in "iu":
        return values
    size = 8 * values.dtype.itemsize
    coded = read_codestream(codestream)
    top = pixel.high_bit + 1 if coded is None or coded.precision > pixel.high_bit else pixel.bits_stored
    if pixel.bits_stored == size:
        return values
    return (values.view(f"u{size // 8}") << (size - top)).view(values.dtype) >> (size - pixel.bits_stored)
