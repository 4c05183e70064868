"""imagecodecs as a decoder plugin of pydicom, for every compressed transfer syntax that both know.

The shape is that of pydicom's own plugins (pydicom.pixels.decoders): `DECODER_DEPENDENCIES`, `is_available`, `_decode_frame`. Colour is
left as the codestream has it and told through the runner's options, so that pydicom's pipeline converts it once.
"""

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.pixels import get_decoder
from pydicom.pixels.common import PhotometricInterpretation

PLUGIN = "imagecodecs"

_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit)
_JPEG_LOSSLESS = (uid.JPEGLossless, uid.JPEGLosslessSV1)
_JPEG_LS = (uid.JPEGLSLossless, uid.JPEGLSNearLossless)
_JPEG_2000 = (uid.JPEG2000Lossless, uid.JPEG2000)
_HTJ2K = (uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K)

DECODER_DEPENDENCIES = dict.fromkeys((*_JPEG, *_JPEG_LOSSLESS, *_JPEG_LS, *_JPEG_2000, *_HTJ2K, uid.RLELossless), ("imagecodecs",))
_APP14 = b"\xff\xee\x00\x0eAdobe"


def is_available(transfer_syntax_uid: str) -> bool:
    """Whether the plugin decodes this transfer syntax; asked by pydicom."""
    return transfer_syntax_uid in DECODER_DEPENDENCIES


def register() -> None:
    """Add the plugin to pydicom's decoders, once."""
    for syntax in DECODER_DEPENDENCIES:
        decoder = get_decoder(syntax)
        if PLUGIN not in decoder.available_plugins:
            decoder.add_plugin(PLUGIN, (__name__, "_decode_frame"))


def _decode_frame(src: bytes, runner) -> bytes | bytearray:
    """One frame's samples, colour by pixel, in the byte order of the machine; see pydicom's decoder plugin guide."""
    syntax = runner.transfer_syntax
    if syntax == uid.RLELossless:
        return _decode_rle(src, runner)
    if syntax in _JPEG:
        array = _decode_jpeg(src, runner)
    elif syntax in _JPEG_LOSSLESS:
        array = imagecodecs.jpeg8_decode(src, colorspace="UNKNOWN", outcolorspace="UNKNOWN")
    elif syntax in _JPEG_LS:
        array = imagecodecs.jpegls_decode(src)
    else:
        array = imagecodecs.jpeg2k_decode(src) if syntax in _JPEG_2000 else imagecodecs.htj2k_decode(src)
        if runner.photometric_interpretation in (PhotometricInterpretation.YBR_ICT, PhotometricInterpretation.YBR_RCT):
            runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)
    runner.set_option("bits_allocated", 8 * array.dtype.itemsize)
    if array.ndim == 3:
        runner.set_option("planar_configuration", 0)
    return np.ascontiguousarray(array).tobytes()


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
