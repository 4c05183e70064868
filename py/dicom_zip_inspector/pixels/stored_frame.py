"""Instance and frame_index -> stored values and their Image Pixel description."""

from dataclasses import dataclass, replace

import numpy as np

from ..base.errors import LimitExceeded, NoPixelData, PixelDataInvalid, TransferSyntaxUnsupported, UnknownKey
from ..base.finding import Finding, found
from ..base.transfer_syntax import EXPLICIT_LITTLE_ENDIAN, is_encapsulated, is_video
from ..base.uid_names import uid_name
from ..dataset.element_values import integer, number
from ..dataset.stored_dataset import StoredDataset
from . import decoders
from .frame_samples import frame_samples
from .image_pixel import ImagePixel, image_pixel
from .instance_reader import Instance
from .large_frame import READ_AT_ONCE, WHOLE_BYTES, LargeFrame, reduction_of
from .overlay import has_overlays_in_cells
from .pixel_source import ITEM, EncapsulatedPixels, NativePixels, Pixels, read_at

MAX_FRAME_BYTES = 1 << 30  # of native frames; what of them is drawn is smaller
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
        already RGB. Of a frame too large to be drawn whole the means of areas.
    photometric_interpretation : str
        Of `stored_values`, after decoding.
    bits_stored : int
    notes : tuple of Finding
        What was assumed, or is missing.
    cells : ndarray or None
        (rows, columns) unsigned: the pixel cells with all their bits, where an overlay lies in one of them and they are at hand.
    large : LargeFrame or None
        Where the exact values are, if `stored_values` are means.
    """

    dataset: StoredDataset
    frame_index: int
    stored_values: np.ndarray
    photometric_interpretation: str
    bits_stored: int
    notes: tuple[Finding, ...] = ()
    cells: np.ndarray | None = None
    large: LargeFrame | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the frame in the file."""
        return self.large.shape if self.large else self.stored_values.shape[:2]

    def stored_value(self, row: int, column: int) -> np.ndarray:
        """The exact value of one pixel, () or (3,), from the file where the frame is drawn reduced."""
        return self.large.value(row, column) if self.large else self.stored_values[row, column]


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
        return _read(instance, instance.pixels, frame_index, syntax)
    except PixelDataInvalid as error:
        raise PixelDataInvalid(f"The pixels of “{name}” cannot be drawn: {error.message}", error.detail) from None


def _checked_syntax(instance: Instance) -> str:
    """The transfer syntax, if something decodes it."""
    syntax, name = instance.transfer_syntax_uid, instance.name
    if is_video(syntax):
        raise TransferSyntaxUnsupported(f"“{name}” is a video, which is not played here: {_video_parameters(instance.dataset, syntax)}.", syntax)
    try:
        decoders.decoder_for(syntax)
    except NotImplementedError:
        raise TransferSyntaxUnsupported(f"“{name}” is stored as {uid_name(syntax)}, which cannot be drawn here.", syntax) from None
    return syntax


def _video_parameters(dataset: StoredDataset, syntax: str) -> str:
    """In words: coding, size, frames, frames a second by Cine Rate or Frame Time (PS3.3 C.7.6.5)."""
    frames, period = frame_count(dataset), number(dataset, "FrameTime")
    rate = number(dataset, "CineRate") or number(dataset, "RecommendedDisplayFrameRate") or (1000 / period if period else None)
    parts = [uid_name(syntax), f"{integer(dataset, 'Columns')} x {integer(dataset, 'Rows')} pixels", f"{frames:,} frames"]
    return ", ".join(parts + ([f"{rate:.4g} a second", f"{frames / rate:.1f} s"] if rate else []))


def _read(instance: Instance, pixels: Pixels, frame_index: int, syntax: str) -> StoredFrame:
    dataset, frames = instance.dataset, frame_count(instance.dataset)
    pixel, notes = image_pixel(dataset, instance.pixel_keyword)
    pixels, syntax, more_notes = _reconciled(pixels, syntax, pixel, frames)
    native = pixels if isinstance(pixels, NativePixels) else None
    if native and pixel.photometric_interpretation in _HALF_CHROMA and _has_full_chroma(pixel, native.length, frames):
        pixel = replace(pixel, photometric_interpretation=pixel.photometric_interpretation.replace("_422", ""))
        more_notes += (found("chroma_not_halved"),)
    reduction, in_cells = reduction_of(pixel), has_overlays_in_cells(dataset)
    _check_size(instance.name, pixel, reduction, native is not None)
    if native and (reduction > 1 or (pixel.frame_bits > 8 * READ_AT_ONCE and not in_cells)):
        native.require(frame_index, frames, pixel)
        frame = _read_in_strips(dataset, LargeFrame(native, syntax, pixel, frame_index), reduction)
        return replace(frame, notes=notes + more_notes + frame.notes)
    stored = pixels.frame(frame_index, frames, pixel)
    cut = _cut(stored.missing, stored.length)
    try:
        samples = frame_samples(stored.data, syntax, pixel, in_cells)
    except PixelDataInvalid as error:
        raise PixelDataInvalid(" ".join([error.message, *(f"{finding.message}." for finding in cut)]), error.detail) from None
    early = (found("frame_ends_early"),) if samples.ends_early and not cut else ()
    notes += more_notes + cut + early + _smaller(samples.held, pixel)
    return StoredFrame(dataset, frame_index, samples.values, samples.photometric_interpretation, pixel.bits_stored, notes, samples.cells)


def _check_size(name: str, pixel: ImagePixel, reduction: int, is_native: bool) -> None:
    size = pixel.frame_bits // 8
    told = f"A frame of “{name}” has {pixel.columns:,} x {pixel.rows:,} pixels in {size:,} bytes"
    if size > MAX_FRAME_BYTES:
        raise LimitExceeded(f"{told}; at most {MAX_FRAME_BYTES:,} are drawn.")
    if reduction > 1 and not is_native:
        raise LimitExceeded(f"{told}, compressed: it would not fit into memory. Compressed frames are drawn up to {WHOLE_BYTES:,} bytes.")


def _read_in_strips(dataset: StoredDataset, large: LargeFrame, reduction: int) -> StoredFrame:
    values, interpretation, missing = large.read(reduction)
    notes = _cut(missing, large.pixel.frame_bits // 8)
    if reduction > 1:
        drawn, whole = (f"{columns:,} x {rows:,}" for rows, columns in (values.shape[:2], large.shape))
        notes += (found("picture_reduced", reduction=reduction, drawn=drawn, whole=whole),)
    return StoredFrame(dataset, large.frame_index, values, interpretation, large.pixel.bits_stored, notes, large=large if reduction > 1 else None)


def _cut(missing: int, length: int) -> tuple[Finding, ...]:
    return (found("frame_cut", missing=missing, length=length),) if missing else ()


def _smaller(held: tuple[int, int], pixel: ImagePixel) -> tuple[Finding, ...]:
    if held == (pixel.rows, pixel.columns):
        return ()
    return (found("frame_smaller", held=f"{held[1]:,} x {held[0]:,}", stated=f"{pixel.columns:,} x {pixel.rows:,}"),)


def _reconciled(pixels: Pixels, syntax: str, pixel: ImagePixel, frames: int) -> tuple[Pixels, str, tuple[Finding, ...]]:
    """Pixels and transfer syntax that agree on whether the pixels are encapsulated; where they do not, the bytes are right."""
    if isinstance(pixels, EncapsulatedPixels) == is_encapsulated(syntax):
        return pixels, syntax, ()
    if isinstance(pixels, EncapsulatedPixels):
        raise PixelDataInvalid(f"they are encapsulated, but {uid_name(syntax)} is a transfer syntax without compression.")
    if read_at(pixels.file, pixels.start, 4) == ITEM:
        return EncapsulatedPixels(pixels.file, pixels.start), syntax, (found("encapsulated_of_defined_length"),)
    if pixels.length >= frames * pixel.frame_bits // 8:
        return pixels, EXPLICIT_LITTLE_ENDIAN, (found("not_compressed", syntax=uid_name(syntax)),)
    raise PixelDataInvalid(f"they are not encapsulated, as {uid_name(syntax)} demands.")


def _has_full_chroma(pixel: ImagePixel, length: int, frames: int) -> bool:
    return length >= frames * pixel.rows * pixel.columns * 3 * pixel.bits_allocated // 8
