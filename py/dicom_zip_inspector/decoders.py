"""imagecodecs as a decoder plugin of pydicom, for every transfer syntax that it decodes, and decoders for those that pydicom lacks.

The shape is that of pydicom's own plugins (pydicom.pixels.decoders): `DECODER_DEPENDENCIES`, `is_available`, `_decode_frame`. Colour is
left as the codestream has it and told through the runner's options, so that pydicom's pipeline converts it once.
"""

import zlib
from functools import cache

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.pixels import get_decoder
from pydicom.pixels.common import PhotometricInterpretation
from pydicom.pixels.decoders.base import Decoder
from pydicom.pixels.utils import unpack_bits

from .uid_names import NEWER_TRANSFER_SYNTAXES, complete_dictionary

PLUGIN = "imagecodecs"

_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit)
_JPEG_LOSSLESS = (uid.JPEGLossless, uid.JPEGLosslessSV1)
_JPEG_LS = (uid.JPEGLSLossless, uid.JPEGLSNearLossless)
_JPEG_2000 = (uid.JPEG2000Lossless, uid.JPEG2000)
_HTJ2K = (uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K)
_KNOWN_TO_PYDICOM = (*_JPEG, *_JPEG_LOSSLESS, *_JPEG_LS, *_JPEG_2000, *_HTJ2K, uid.RLELossless)
_DEFLATED_FRAMES = uid.UID("1.2.840.10008.1.2.8.1")
_UNCOMPRESSED = uid.UID("1.2.840.10008.1.2.1.98")
_UNKNOWN_TO_PYDICOM = (_UNCOMPRESSED, *map(uid.UID, NEWER_TRANSFER_SYNTAXES))

DECODER_DEPENDENCIES = dict.fromkeys((*_KNOWN_TO_PYDICOM, *_UNKNOWN_TO_PYDICOM), ("imagecodecs",))
_APP14 = b"\xff\xee\x00\x0eAdobe"


def is_available(transfer_syntax_uid: str) -> bool:
    """Whether the plugin decodes this transfer syntax; asked by pydicom."""
    return transfer_syntax_uid in DECODER_DEPENDENCIES


@cache
def decoder_for(transfer_syntax_uid: str) -> Decoder:
    """pydicom's decoder of a transfer syntax, with the plugin where the pixels are encapsulated.

    Raises
    ------
    NotImplementedError
        Nothing decodes it.
    """
    complete_dictionary()
    syntax = uid.UID(transfer_syntax_uid)
    decoder = Decoder(syntax) if syntax in _UNKNOWN_TO_PYDICOM else get_decoder(syntax)
    if is_available(syntax) and PLUGIN not in decoder.available_plugins:
        decoder.add_plugin(PLUGIN, (__name__, "_decode_frame"))
    return decoder


def _decode_frame(src: bytes, runner) -> bytes | bytearray:
    """One frame's samples, colour by pixel, in the byte order of the machine; see pydicom's decoder plugin guide."""
    syntax = runner.transfer_syntax
    if syntax == uid.RLELossless:
        return _decode_rle(src, runner)
    if syntax == _UNCOMPRESSED:
        return _native_frame(src, runner)
    if syntax == _DEFLATED_FRAMES:
        return _native_frame(zlib.decompressobj(-15).decompress(src, runner.frame_length(unit="bytes") + 1), runner)
    array = _decode_codestream(src, runner)
    runner.set_option("bits_allocated", 8 * array.dtype.itemsize)
    if array.ndim == 3:
        runner.set_option("planar_configuration", 0)
    return np.ascontiguousarray(array).tobytes()


def _decode_codestream(src: bytes, runner) -> np.ndarray:
    syntax = runner.transfer_syntax
    if syntax in _JPEG:
        return _decode_jpeg(src, runner)
    if syntax in _JPEG_LOSSLESS:
        return imagecodecs.jpeg8_decode(src, colorspace="UNKNOWN", outcolorspace="UNKNOWN")
    if syntax in _JPEG_LS:
        return imagecodecs.jpegls_decode(src)
    if syntax in _JPEG_2000 or syntax in _HTJ2K:
        if runner.photometric_interpretation in (PhotometricInterpretation.YBR_ICT, PhotometricInterpretation.YBR_RCT):
            runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)
        return imagecodecs.jpeg2k_decode(src) if syntax in _JPEG_2000 else imagecodecs.htj2k_decode(src)
    if runner.samples_per_pixel == 3:
        runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)  # the decoder gives RGB whatever it was made from
    return imagecodecs.jpegxl_decode(src)


def _native_frame(data: bytes, runner) -> bytes:
    """Samples as native Pixel Data have them (PS3.5 section 8.2); an odd frame is padded by a byte."""
    data = data[: int(runner.frame_length(unit="bytes"))]
    if runner.bits_allocated > 1:
        return data
    runner.set_option("bits_allocated", 8)
    return unpack_bits(data)[: int(runner.frame_length(unit="pixels"))].tobytes()


def _decode_rle(src: bytes, runner) -> bytearray:
    """RLE segments are byte planes, samples one after the other (PS3.5 annex G)."""
    runner.set_option("planar_configuration", 1)
    return imagecodecs.dicomrle_decode(src, f"<u{runner.bits_allocated // 8}")


def _decode_jpeg(src: bytes, runner) -> np.ndarray:
    """Components as they are coded. An Adobe marker says what they are and outranks Photometric Interpretation (ISO/IEC 10918-6, 6.5.3)."""
    at = src.find(_APP14, 0, 4096)
    if at >= 0 and runner.samples_per_pixel == 3:
        transformed = src[at + 15] == 1
        interpretation = PhotometricInterpretation.YBR_FULL if transformed else PhotometricInterpretation.RGB
        runner.set_option("photometric_interpretation", interpretation)
    space = "GRAYSCALE" if runner.samples_per_pixel == 1 else "RGB"
    return imagecodecs.jpeg8_decode(src, colorspace=space, outcolorspace=space)
