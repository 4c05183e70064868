"""imagecodecs as a decoder plugin of pydicom, for every transfer syntax that it decodes, and decoders for those that pydicom lacks.

The shape is that of pydicom's own plugins (pydicom.pixels.decoders): `DECODER_DEPENDENCIES`, `is_available`, `_decode_frame`. Colour is
left as the codestream has it and told through the runner's options, so that pydicom's pipeline converts it once. What else there is to tell
of a frame goes into the option `report`, since pydicom keeps of an exception nothing but its text.
"""

import math
import struct
import zlib
from dataclasses import dataclass
from functools import cache

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.pixels import get_decoder
from pydicom.pixels.common import PhotometricInterpretation
from pydicom.pixels.decoders.base import Decoder, DecodeRunner

from ..base.errors import InspectorError, PixelDataInvalid
from ..base.uid_names import NEWER_TRANSFER_SYNTAXES
from .codestream import END_MARKER, Codestream, ends_early, read_codestream
from .rle import decode_rle

PLUGIN = "imagecodecs"


class _NewerSyntax(uid.UID):
    """A transfer syntax that pydicom's dictionary does not have."""

    type = "Transfer Syntax"


_SPECTRAL_SELECTION, _FULL_PROGRESSION = uid.UID("1.2.840.10008.1.2.4.53"), uid.UID("1.2.840.10008.1.2.4.55")  # retired
_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit, _SPECTRAL_SELECTION, _FULL_PROGRESSION)
_JPEG_LOSSLESS = (uid.JPEGLossless, uid.JPEGLosslessSV1)
_JPEG_LS = (uid.JPEGLSLossless, uid.JPEGLSNearLossless)
_JPEG_2000 = (uid.JPEG2000Lossless, uid.JPEG2000)
_HTJ2K = (uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K)
_KNOWN_TO_PYDICOM = (*_JPEG[:2], *_JPEG_LOSSLESS, *_JPEG_LS, *_JPEG_2000, *_HTJ2K, uid.RLELossless)
_DEFLATED_FRAMES = _NewerSyntax("1.2.840.10008.1.2.8.1")
_UNCOMPRESSED = uid.UID("1.2.840.10008.1.2.1.98")
_UNKNOWN_TO_PYDICOM = (_UNCOMPRESSED, _SPECTRAL_SELECTION, _FULL_PROGRESSION, *map(_NewerSyntax, NEWER_TRANSFER_SYNTAXES))

DECODER_DEPENDENCIES = dict.fromkeys((*_KNOWN_TO_PYDICOM, *_UNKNOWN_TO_PYDICOM), ("imagecodecs",))
_EMPTY_OFFSET_TABLE, _ITEM = b"\xfe\xff\x00\xe0\0\0\0\0", b"\xfe\xff\x00\xe0"

_DAMAGED = "the compressed data are damaged."
_END_EARLY = "the compressed data end early, and what there is of them cannot be decoded."


@dataclass(slots=True)
class Report:
    """What else came out of decoding a frame: whether its data end early, and what there is of it was decoded; why nothing was."""

    ends_early: bool = False
    fault: InspectorError | MemoryError | None = None


def is_available(transfer_syntax_uid: str) -> bool:
    """Whether the plugin decodes this transfer syntax; asked by pydicom."""
    return transfer_syntax_uid in DECODER_DEPENDENCIES


@cache
def decoder_for(transfer_syntax_uid: str) -> Decoder:
    """A decoder of pydicom's kind for a transfer syntax, with this plugin alone where the pixels are encapsulated; pydicom's own stay as they are.

    Raises
    ------
    NotImplementedError
        Nothing decodes it.
    """
    syntax = next((known for known in _UNKNOWN_TO_PYDICOM if known == transfer_syntax_uid), None)
    decoder = Decoder(syntax or get_decoder(transfer_syntax_uid).UID)
    if is_available(transfer_syntax_uid):
        decoder.add_plugin(PLUGIN, (__name__, "_decode_frame"))
    return decoder


def one_frame(codestream: bytes) -> bytes:
    """A frame's codestream encapsulated by itself, as pydicom's decoders take it (PS3.5 section A.4)."""
    padded = codestream + bytes(len(codestream) % 2)
    return _EMPTY_OFFSET_TABLE + _ITEM + struct.pack("<L", len(padded)) + padded


def has_codestream(transfer_syntax_uid: str) -> bool:
    """Whether each frame is a codestream with a header that `codestream` reads."""
    return transfer_syntax_uid in (*_JPEG, *_JPEG_LOSSLESS, *_JPEG_LS, *_JPEG_2000, *_HTJ2K)


def settles_bits(transfer_syntax_uid: str) -> bool:
    """Whether pydicom itself settles sign and unused bits by what the codestream says."""
    return transfer_syntax_uid in (*_JPEG_2000, *_HTJ2K, *_JPEG_LS)


def _decode_frame(src: bytes, runner: DecodeRunner) -> bytes | bytearray:
    """One frame's samples, colour by pixel, in the byte order of the machine; see pydicom's decoder plugin guide."""
    try:
        return _decode(src, runner)
    except (InspectorError, MemoryError) as error:
        _report(runner).fault = error
        raise
    except Exception as error:  # each codec has its own
        _report(runner).fault = PixelDataInvalid(_DAMAGED, repr(error))
        raise


def _report(runner: DecodeRunner) -> Report:
    report: Report = runner.get_option("report")
    return report


def _decode(src: bytes, runner: DecodeRunner) -> bytes | bytearray:
    syntax = runner.transfer_syntax
    if syntax == uid.RLELossless:
        runner.set_option("planar_configuration", 1)
        data, _report(runner).ends_early = decode_rle(src, runner.rows * runner.columns, runner.samples_per_pixel, runner.bits_allocated)
        return data
    if syntax == _UNCOMPRESSED:
        return _native_frame(src, runner)
    if syntax == _DEFLATED_FRAMES:
        return _native_frame(zlib.decompressobj(-15).decompress(src, math.ceil(runner.frame_length(unit="bytes"))), runner)
    array = _decode_codestream(src, runner)
    runner.set_option("bits_allocated", 8 * array.dtype.itemsize)
    if array.ndim == 3:
        runner.set_option("planar_configuration", 0)
    return np.ascontiguousarray(array).tobytes()


def _decode_codestream(src: bytes, runner: DecodeRunner) -> np.ndarray:
    coded = read_codestream(src)
    if coded is not None:
        _check_size(coded, runner)
        _settle_colour(coded, runner)
    if not ends_early(src):
        return _decode_by_syntax(src, coded, runner)
    try:
        if coded is not None and runner.transfer_syntax in _JPEG_LS:
            array = _decode_jpeg_ls_lines(src, coded)
        else:
            array = _decode_by_syntax(src, coded, runner)
        if coded is not None and runner.transfer_syntax in (*_JPEG, *_JPEG_LOSSLESS):
            _empty_filled_lines(array, coded)
    except Exception as error:  # each codec has its own
        raise PixelDataInvalid(_END_EARLY, repr(error)) from None
    _report(runner).ends_early = True
    return array


def _decode_by_syntax(src: bytes, coded: Codestream | None, runner: DecodeRunner) -> np.ndarray:
    syntax = runner.transfer_syntax
    if syntax in _JPEG:
        space = "GRAYSCALE" if runner.samples_per_pixel == 1 else "RGB"  # components as they are coded
        return imagecodecs.jpeg8_decode(src, colorspace=space, outcolorspace=space)
    if syntax in _JPEG_LOSSLESS:
        return imagecodecs.jpeg8_decode(src, colorspace="UNKNOWN", outcolorspace="UNKNOWN")
    if syntax in _JPEG_LS:
        return imagecodecs.jpegls_decode(src)
    if syntax in _JPEG_2000 or (syntax in _HTJ2K and coded is not None and not coded.is_reversible):
        return imagecodecs.jpeg2k_decode(src)  # of HTJ2K too: what overshoots the range wraps around in OpenJPH, OpenJPEG clips it
    if syntax in _HTJ2K:
        return imagecodecs.htj2k_decode(src)
    return _decode_jpeg_xl(src, runner)


def _decode_jpeg_xl(src: bytes, runner: DecodeRunner) -> np.ndarray:
    if runner.samples_per_pixel == 3:
        runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)  # the decoder gives RGB whatever it was made from
    try:
        return imagecodecs.jpegxl_decode(src)
    except imagecodecs.JpegxlError as error:
        if "NEED_MORE_INPUT" not in str(error):
            raise
        raise PixelDataInvalid(_END_EARLY, repr(error)) from None


def _empty_filled_lines(array: np.ndarray, coded: Codestream) -> None:
    """Set to zero the last lines that hold nothing but the middle of the range, which libjpeg puts where it has no data: it would spoil the
    window. In colours that middle is grey, and stays."""
    if array.ndim == 2:
        there = np.flatnonzero((array != 1 << (coded.precision - 1)).any(axis=1))
        array[there[-1] + 1 if len(there) else 0 :] = 0


def _decode_jpeg_ls_lines(src: bytes, coded: Codestream) -> np.ndarray:
    """The lines before the data end, zero beyond: the decoder fills them one by one and gives up at an end marker. Without one it counts
    bits that are not there for seconds."""
    shape = (coded.rows, coded.columns) if coded.components == 1 else (coded.rows, coded.columns, coded.components)
    lines = np.zeros(shape, np.uint8 if coded.precision <= 8 else np.uint16)
    try:
        imagecodecs.jpegls_decode(src + END_MARKER, out=lines)
    except imagecodecs.JpeglsError:
        if not lines.any():
            raise
    return lines


def _check_size(coded: Codestream, runner: DecodeRunner) -> None:
    """A codestream that declares another picture than the data set is not decoded: it may declare terabytes."""
    told = (runner.columns, runner.rows, runner.samples_per_pixel)
    found = (coded.columns, coded.rows, coded.components)
    if found != told:
        words = "{:,} x {:,} pixels, samples a pixel: {}".format
        raise PixelDataInvalid(f"the compressed data declare {words(*found)}; the data set declares {words(*told)}.")


def _settle_colour(coded: Codestream, runner: DecodeRunner) -> None:
    """Make Photometric Interpretation what the decoder will give. Markers within a JPEG outrank it (ISO/IEC 10918-6, 6.5.3). The
    decoders of JPEG 2000 undo the component transformation, so what claims to be transformed is RGB afterwards."""
    if runner.samples_per_pixel != 3:
        return
    told, wavelet = runner.photometric_interpretation, runner.transfer_syntax in (*_JPEG_2000, *_HTJ2K)
    if wavelet and (coded.colour_transform or told in (PhotometricInterpretation.YBR_ICT, PhotometricInterpretation.YBR_RCT)):
        told = PhotometricInterpretation.RGB
    elif not wavelet and coded.colour_transform is not None:
        told = PhotometricInterpretation.YBR_FULL if coded.colour_transform else PhotometricInterpretation.RGB
    runner.set_option("photometric_interpretation", told)


def _native_frame(data: bytes, runner: DecodeRunner) -> bytes:
    """Samples as native Pixel Data have them (PS3.5 section 8.2), zero where they are missing; an odd frame is padded by a byte."""
    length = math.ceil(runner.frame_length(unit="bytes"))
    if not data:
        raise PixelDataInvalid("none of the frame's bytes is there.")
    _report(runner).ends_early = len(data) < length
    data = data[:length].ljust(length, b"\0")
    if runner.bits_allocated > 1:
        return data
    runner.set_option("bits_allocated", 8)
    bits = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")
    return bits[: int(runner.frame_length(unit="pixels"))].tobytes()
