"""What a compressed frame says of itself: size, components, precision, colour. JPEG, JPEG-LS (ITU-T T.81, T.87) and JPEG 2000 (T.800)."""

import struct
from dataclasses import dataclass

SOI, JPEG_2000_START, JP2_START = b"\xff\xd8\xff", b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  "
FRAME_STARTS = (SOI, JPEG_2000_START, JP2_START, b"\xff\x0a", b"\0\0\0\x0cJXL ")
_SOF_MARKERS = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}  # start of frame, of JPEG-LS too; not tables
_SOS, _APP0, _APP14, _COD = 0xDA, 0xE0, 0xEE, 0x52
END_MARKER, _START_OF_SCAN, _START_OF_DATA = b"\xff\xd9", b"\xff\xda", b"\xff\x93"


@dataclass(frozen=True, slots=True)
class Codestream:
    """The header of one compressed frame.

    Attributes
    ----------
    rows, columns, components, precision : int
        As coded; precision in bits of a sample.
    is_signed : bool
        Of the samples; JPEG and JPEG-LS know unsigned ones only.
    colour_transform : bool or None
        Whether the components are luminance and two colour differences: by the multiple component transformation of JPEG 2000, by the Adobe
        or JFIF marker of a JPEG, or since the chrominance is subsampled. None where nothing tells.
    is_reversible : bool
        Whether JPEG 2000 has coded it by the wavelet of whole numbers, which overshoots nowhere (T.800 table A.20).
    """

    rows: int
    columns: int
    components: int
    precision: int
    is_signed: bool = False
    colour_transform: bool | None = None
    is_reversible: bool = False


def read_codestream(data: bytes) -> Codestream | None:
    """The header of a JPEG, JPEG-LS or JPEG 2000 codestream; None where it is none of them, or is damaged."""
    try:
        if data.startswith(SOI):
            return _read_jpeg(data)
        start = data.find(JPEG_2000_START, 0, 4096) if data.startswith(JP2_START) else 0
        return _read_jpeg_2000(data, start) if data.startswith(JPEG_2000_START, start) else None
    except (struct.error, IndexError, ValueError):
        return None


def ends_early(data: bytes) -> bool:
    """Whether no end marker follows the last scan of a JPEG or JPEG-LS, or the last tile-part of a JPEG 2000 codestream (T.81 B.2.1, T.800 A.4.4).

    Coded data never hold these markers. False for what is none of the three.
    """
    if not data.startswith((SOI, JPEG_2000_START, JP2_START)):
        return False
    return data.rfind(END_MARKER) < max(data.rfind(_START_OF_SCAN), data.rfind(_START_OF_DATA), 0)


def _read_jpeg(data: bytes) -> Codestream | None:
    at, told = 2, None
    while data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xFF:  # fill byte (T.81 B.1.1.2)
            at += 1
            continue
        if marker == _APP0 and data.startswith(b"JFIF\0", at + 4) and told is None:
            told = True
        if marker == _APP14 and data.startswith(b"Adobe", at + 4):
            told = data[at + 15] == 1
        if marker in _SOF_MARKERS:
            return _read_frame_header(data, at + 4, told)
        if marker == _SOS:
            return None
        at += 2 + length
    return None


def _read_frame_header(data: bytes, at: int, told: bool | None) -> Codestream:
    """The rest of a start of frame segment (T.81 B.2.2)."""
    precision, rows, columns, components = struct.unpack_from(">BHHB", data, at)
    specified = [data[at + 6 + 3 * i : at + 9 + 3 * i] for i in range(components)]
    if bytes(component[0] for component in specified) in (b"RGB", b"rgb"):
        told = False
    elif told is None and components == 3 and specified[0][1] != specified[1][1]:
        told = True
    return Codestream(rows, columns, components, precision, colour_transform=told)


def _read_jpeg_2000(data: bytes, start: int) -> Codestream:
    """The SIZ and COD segments (T.800 A.5.1, A.6.1)."""
    width, height, left, top = struct.unpack_from(">4L", data, start + 8)
    components, depth = struct.unpack_from(">HB", data, start + 40)
    at, transform, is_reversible = start + 4 + struct.unpack_from(">H", data, start + 4)[0], None, False
    while transform is None and data[at] == 0xFF and data[at + 1] not in (0x90, 0x93):
        if data[at + 1] == _COD:
            transform, is_reversible = data[at + 8] == 1, data[at + 13] == 1
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return Codestream(height - top, width - left, components, (depth & 0x7F) + 1, bool(depth & 0x80), transform, is_reversible)
