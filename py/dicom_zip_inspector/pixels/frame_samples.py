"""One frame's bytes -> samples that are settled: sign, unused bits, luminance and colour differences (PS3.5 section 8.1.1, PS3.3 C.7.6.3.1.2)."""

from dataclasses import dataclass, replace

import numpy as np

from ..base.errors import PixelDataInvalid
from ..base.transfer_syntax import is_encapsulated
from . import decoders
from .codestream import Codestream, read_codestream
from .image_pixel import ImagePixel
from .ybr import ybr_to_rgb


@dataclass(frozen=True, slots=True)
class Samples:
    """What a frame's bytes are.

    values : (rows, columns) or (rows, columns, 3), integer or float as stored; luminance and colour differences already RGB
    photometric_interpretation : of `values`
    cells : (rows, columns) unsigned, the pixel cells with all their bits; None where they are not wanted, or the decoder has settled them
    ends_early : whether the compressed data do, so that some of `values` are missing
    held : rows and columns of the picture that the bytes hold, which may be smaller than it should be
    """

    values: np.ndarray
    photometric_interpretation: str
    cells: np.ndarray | None
    ends_early: bool
    held: tuple[int, int]


def frame_samples(data: bytes, syntax: str, pixel: ImagePixel, with_cells: bool = False) -> Samples:
    """Decode one frame. A codestream of a smaller picture, as at the edges of a slide, lies at the top left; the rest is zero.

    Raises
    ------
    PixelDataInvalid
        They cannot be decoded, or contradict the attributes.
    """
    coded = read_codestream(data) if decoders.has_codestream(syntax) else None
    part = _coded_part(pixel, coded)
    is_smaller = part != pixel
    values, interpretation, ends_early = _decode(data, syntax, part)
    cells = _cells(values, syntax) if with_cells else None
    if not decoders.settles_bits(syntax):
        values = _settle_bits(values, part, coded)
    if interpretation.startswith("YBR"):
        values, interpretation = ybr_to_rgb(values, pixel.bits_stored, _is_partial_range(pixel)), "RGB"
    if is_smaller:
        values, cells = _laid_out(values, pixel), None if cells is None else _laid_out(cells, pixel)
    return Samples(values, interpretation, cells, ends_early, (part.rows, part.columns))


def _coded_part(pixel: ImagePixel, coded: Codestream | None) -> ImagePixel:
    """What of the picture the codestream holds: all, unless it says that it is smaller."""
    if coded is None or not (0 < coded.rows <= pixel.rows and 0 < coded.columns <= pixel.columns):
        return pixel
    return replace(pixel, rows=coded.rows, columns=coded.columns)


def _laid_out(values: np.ndarray, pixel: ImagePixel) -> np.ndarray:
    whole = np.zeros((pixel.rows, pixel.columns, *values.shape[2:]), values.dtype)
    whole[: values.shape[0], : values.shape[1]] = values
    return whole


def _decode(data: bytes, syntax: str, pixel: ImagePixel) -> tuple[np.ndarray, str, bool]:
    """Samples of one frame with all their bits, what their colours are, and whether the data ended before the picture."""
    decoder, report = decoders.decoder_for(syntax), decoders.Report()
    options = {name: getattr(pixel, name) for name in ImagePixel.__slots__ if name != "high_bit"}
    options |= {"number_of_frames": 1, "pixel_vr": "OB", "correct_unused_bits": False, "report": report}
    if _is_partial_range(pixel):
        options["photometric_interpretation"] = pixel.photometric_interpretation.replace("PARTIAL", "FULL").replace("420", "422")
    try:
        plugin = decoders.PLUGIN if is_encapsulated(syntax) else ""
        source = decoders.one_frame(data) if is_encapsulated(syntax) else data
        array, description = decoder.as_array(source, index=0, raw=True, decoding_plugin=plugin, **options)
    except Exception as error:  # of pydicom itself where there is no fault
        raise report.fault or PixelDataInvalid("their bytes do not fit the Image Pixel attributes.", repr(error)) from None
    return array.astype(array.dtype.newbyteorder("="), copy=False), str(description["photometric_interpretation"]), report.ends_early


def _is_partial_range(pixel: ImagePixel) -> bool:
    return "PARTIAL" in pixel.photometric_interpretation


def _cells(values: np.ndarray, syntax: str) -> np.ndarray | None:
    """Samples as unsigned ones; None where the decoder has settled their bits, or there are several a pixel."""
    if decoders.settles_bits(syntax) or values.ndim != 2 or values.dtype.kind not in "iu":
        return None
    return values.view(f"u{values.dtype.itemsize}")


def _settle_bits(values: np.ndarray, pixel: ImagePixel, coded: Codestream | None) -> np.ndarray:
    """The Bits Stored below and with High Bit, extended by their sign: what is in the others is no part of the value (PS3.5 section 8.1.1).
    A codestream that codes no more than those bits has them at its lower end."""
    if values.dtype.kind not in "iu":
        return values
    size = 8 * values.dtype.itemsize
    top = pixel.high_bit + 1 if coded is None or coded.precision > pixel.high_bit else pixel.bits_stored
    if pixel.bits_stored == size:
        return values
    return (values.view(f"u{size // 8}") << (size - top)).view(values.dtype) >> (size - pixel.bits_stored)
