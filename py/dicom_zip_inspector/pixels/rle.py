"""RLE Lossless, as a pure function of bytes: a segment is a plane of bytes, the samples one after the other (PS3.5 annex G)."""

import struct

import imagecodecs
import numpy as np

from ..base.errors import PixelDataInvalid

_HEADER = struct.Struct("<16L")
_NO_SEGMENTS = "the RLE segments do not fit the Image Pixel attributes."


def decode_rle(frame: bytes, pixels: int, samples: int, bits_allocated: int) -> tuple[bytes | bytearray, bool]:
    """The bytes of (samples, pixels) little endian numbers, and whether the frame ends early: what is missing is zero.

    Raises
    ------
    PixelDataInvalid
        It does not hold so many.
    """
    size, rest = divmod(bits_allocated, 8)
    if rest:
        raise PixelDataInvalid(f"RLE compresses whole bytes (PS3.5 annex G), and Bits Allocated is {bits_allocated}.")
    length = pixels * samples * size
    try:
        decoded = imagecodecs.dicomrle_decode(frame, f"<u{size}")
        cause = f"{len(decoded):,} of {length:,} bytes are there."
    except (imagecodecs.DicomrleError, ValueError) as error:
        decoded, cause = b"", repr(error)
    return (decoded, False) if len(decoded) >= length else (_decode_cut(frame, pixels, samples, size, cause), True)


def _decode_cut(frame: bytes, pixels: int, samples: int, size: int, cause: str) -> bytes:
    """The planes as far as they go, zero beyond. They follow each other, so none but the last that is there may be short."""
    count, *starts = _HEADER.unpack(frame[: _HEADER.size].ljust(_HEADER.size, b"\0"))
    there = [start for start in starts[:count] if _HEADER.size <= start < len(frame)]
    if count != samples * size or not there or there != starts[: len(there)] or there != sorted(set(there)):
        raise PixelDataInvalid(_NO_SEGMENTS, cause)
    planes = np.zeros((count, pixels), np.uint8)
    for plane, start, stop in zip(planes, there, [*there[1:], len(frame)], strict=False):
        if not _fills(plane, frame[start:stop]) and stop < len(frame):
            raise PixelDataInvalid(_NO_SEGMENTS, cause)
    return planes.reshape(samples, size, -1)[:, ::-1].transpose(0, 2, 1).tobytes()


def _fills(plane: np.ndarray, segment: bytes) -> bool:
    """Decode a segment into a plane; whether it is as long. What comes before a run that is cut is in the plane."""
    try:
        return len(imagecodecs.packbits_decode(segment, out=plane.data)) == len(plane)
    except imagecodecs.PackbitsError:
        return False
