"""What a file is, told by its first bytes: DICOM in one of its forms, or something else by its magic number."""

import struct
from dataclasses import dataclass

from .header_scan import is_vr

PREAMBLE = 132
HEAD = 4096  # bytes enough for every rule here

_MAGIC = [
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"GIF8", "GIF picture"),
    (b"BM", "BMP picture"),
    (b"II*\0", "TIFF picture"),
    (b"MM\0*", "TIFF picture"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000 picture"),
    (b"%PDF", "PDF document"),
    (b"{\\rtf", "RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office document"),
    (b"MZ", "Windows program"),
    (b"\x7fELF", "Linux program"),
    (b"\xcf\xfa\xed\xfe", "macOS program"),
    (b"\xca\xfe\xba\xbe", "Java class or macOS program"),
    (b"#!", "script"),
    (b"PK\x03\x04", "zip archive"),
    (b"PK\x05\x06", "zip archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!", "RAR archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\0", "XZ archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\0\x05\x16\x07", "macOS resource fork (AppleDouble)"),
    (b"\0\x05\x16\0", "macOS resource fork (AppleSingle)"),
    (b"\0\0\0\1Bud1", "macOS folder settings (.DS_Store)"),
    (b"\x89HDF\r\n\x1a\n", "HDF5 data"),
    (b"NRRD", "NRRD volume"),
    (b"ID3", "MP3 sound"),
    (b"<?xml", "XML text"),
    (b"\xef\xbb\xbf<?xml", "XML text"),
    (b"<!DOCTYPE html", "HTML page"),
    (b"<!doctype html", "HTML page"),
    (b"<html", "HTML page"),
]
_MAGIC_AT = [
    (257, b"ustar", "tar archive"),
    (344, b"n+1\0", "NIfTI volume"),
    (344, b"ni1\0", "NIfTI header"),
    (4, b"ftyp", "MP4 or QuickTime video"),
    (8, b"WAVE", "WAVE sound"),
    (8, b"AVI ", "AVI video"),
    (32769, b"CD001", "CD image"),
]
# A data set without File Meta starts in group 8 in practice, with one of these (PS3.6 order); group 2 when only the preamble is missing.
_FIRST_ELEMENTS = {0x0000, 0x0001, 0x0005, 0x0006, 0x0008, 0x0012, 0x0013, 0x0014, 0x0015, 0x0016, 0x0018, 0x0020}


@dataclass(frozen=True, slots=True)
class DicomForm:
    """How a DICOM file begins.

    Attributes
    ----------
    start : int
        Offset of its first element.
    has_meta : bool
        Whether that is File Meta Information.
    explicit, big_endian : bool
        Encoding of the first element.
    """

    start: int
    has_meta: bool
    explicit: bool
    big_endian: bool


_PART_10 = DicomForm(PREAMBLE, True, True, False)


def dicom_form(head: bytes) -> DicomForm | None:
    """How a file that starts with `head` (256 bytes or more, or all of it) is DICOM; None where it is not.

    With "DICM" after the preamble (PS3.10 section 7.1) it is. Without, two elements in a row must be plausible: group 2 or 8, a tag that
    data sets begin with, a VR of the standard or a sane implicit length, a next tag that ascends.
    """
    if head[128 : PREAMBLE + 6] == b"DICM\2\0\0\0UL":
        return _PART_10
    if head[128:PREAMBLE] == b"DICM":
        return _form_at(head, PREAMBLE) or DicomForm(PREAMBLE, head[PREAMBLE : PREAMBLE + 2] == b"\2\0", True, False)
    return _form_at(head, 0)


def _form_at(head: bytes, start: int) -> DicomForm | None:
    for order in "<>":
        if len(head) < start + 8:
            return None
        group, element = struct.unpack_from(order + "HH", head, start)
        if group not in (2, 8) or (group == 8 and element not in _FIRST_ELEMENTS) or (group == 2 and element > 2):
            continue
        explicit = is_vr(head[start + 4 : start + 6])
        if _next_is_plausible(head, start, order, explicit):
            return DicomForm(start, group == 2, explicit, order == ">")
    return None


def _next_is_plausible(head: bytes, start: int, order: str, explicit: bool) -> bool:
    group, element = struct.unpack_from(order + "HH", head, start)
    header, length = 8, struct.unpack_from(order + ("6xH" if explicit else "4xL"), head, start)[0]
    if explicit and head[start + 4 : start + 6] in (b"OB", b"OW", b"SQ", b"UN", b"UT"):
        if len(head) < start + 12:
            return False
        header, length = 12, struct.unpack_from(order + "8xL", head, start)[0]
    if length > 1 << 20:
        return False
    following = start + header + length
    if following + 4 > len(head):
        return following == len(head)
    after = struct.unpack_from(order + "HH", head, following)
    return (group, element) < after and after[0] <= 0x7FE0


def explicit_vr(data: bytes, position: int) -> bool:
    """Whether the element at `position` names a VR: what the bytes say, whatever the transfer syntax claims."""
    return is_vr(data[position + 4 : position + 6])


def other_kind(name: str, head: bytes, size: int) -> str:
    """In words, what a file that is not DICOM is."""
    if size == 0:
        return "empty file"
    lowered = name.lower().rsplit("/", 1)[-1]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for offset, magic, kind in _MAGIC_AT:
        if head[offset : offset + len(magic)] == magic:
            return kind
    if lowered == "autorun.inf":
        return "autorun file"
    return "text" if _is_text(head) else "unknown data"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4 and any(byte < 9 for byte in head):
            return False
        text = head.decode("latin-1")
    return sum(character < " " and character not in "\t\r\n\f\x1b" for character in text) == 0
