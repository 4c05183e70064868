"""What a picture file that is no DICOM tells of its origin: by whom, with what, when and where it was taken."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_GPS = 0x8825  # the tag of a directory of places (CIPA DC-008 4.6.3)
_TELLING = frozenset({0x010E, 0x010F, 0x0110, 0x0132, 0x013B, 0x8298, 0x8769, 0x9003, 0x9286, 0xA420, 0xA430, 0xA431, _GPS})
# of a directory: description, camera, date, artist, copyright, further data, owner, serial number
_MOST_SEGMENTS = 200
_WORDS = (b"http://ns.adobe.com/xap/", b"<x:xmpmeta", b"Photoshop 3.0\0")  # XMP, and IPTC's names


@dataclass(frozen=True, slots=True)
class Origin:
    """Whether there is anything about its origin, and about the place."""

    is_told: bool = False
    has_place: bool = False


def origin_of(data: bytes) -> Origin:
    """What a JPEG, PNG, WebP or TIFF that begins with `data` tells; nothing of one that is broken, or of another kind.

    In JPEG it is in APP1 (CIPA DC-008 4.7.2), in PNG in a chunk eXIf, in WebP in a chunk EXIF (RFC 9649); each is a TIFF of its own.
    """
    found = [_of_directory(part) for part in _parts(data)]
    words = any(word in data for word in _WORDS)
    return Origin(words or any(one.is_told for one in found), b"GPSLatitude" in data or any(one.has_place for one in found))


def _parts(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\xff\xd8"):
        yield from (part.removeprefix(b"Exif\0\0") for part in _jpeg(data) if part.startswith(b"Exif\0\0"))
    elif data.startswith(b"\x89PNG"):
        yield from _chunks(data, 8, ">", b"eXIf", name_first=False)
    elif data.startswith(b"RIFF"):
        yield from (part.removeprefix(b"Exif\0\0") for part in _chunks(data, 12, "<", b"EXIF", name_first=True))
    elif data.startswith((b"II", b"MM")):
        yield data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The contents of its APP1 segments (ISO/IEC 10918-1 B.1.1)."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] == 0xDA:
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def _chunks(data: bytes, at: int, order: str, wanted: bytes, name_first: bool) -> Iterator[bytes]:
    """The contents of the chunks of one name: in PNG behind their lengths and before a checksum, in RIFF at even places."""
    for _ in range(_MOST_SEGMENTS):
        if at + 8 > len(data):
            return
        name, length = struct.unpack_from(order + ("4sL" if name_first else "L4s"), data, at)[:: 1 if name_first else -1]
        if name == wanted:
            yield data[at + 8 : at + 8 + length]
        at += 8 + length + (length % 2 if name_first else 4)


def _of_directory(data: bytes) -> Origin:
    """What the first directory of a TIFF tells (TIFF 6.0 section 2)."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        return Origin()
    at = struct.unpack_from(order + "L", data, 4)[0]
    if at + 2 > len(data):
        return Origin()
    count = struct.unpack_from(order + "H", data, at)[0]
    room = (len(data) - at - 2) // 12
    tags = {struct.unpack_from(order + "H", data, at + 2 + 12 * number)[0] for number in range(min(count, room))}
    return Origin(bool(tags & _TELLING), _GPS in tags)
