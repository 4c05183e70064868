"""Whether a file is DICOM, and in which of its forms, told by its first bytes."""

import struct
from dataclasses import dataclass

from .vr_headers import is_vr

PREAMBLE = 132
HEAD = 4096  # bytes enough for every rule here

# A data set without File Meta starts in group 8 in practice, with one of these (PS3.6 order); group 2 when only the preamble is missing.
_FIRST_ELEMENTS = {
    0x0008: {0x0000, 0x0001, 0x0005, 0x0006, 0x0008, 0x0012, 0x0013, 0x0014, 0x0015, 0x0016, 0x0018, 0x0020},
    0x0002: {0x0000, 0x0001, 0x0002, 0x0003, 0x0010},
}


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
    data sets begin with, a VR of the standard or a sane implicit length, a next tag that ascends. Where that holds of the first bytes and
    not of what follows "DICM", those letters belong to a value.
    """
    if head[128 : PREAMBLE + 6] == b"DICM\2\0\0\0UL":
        return _PART_10
    if head[128:PREAMBLE] == b"DICM":
        has_meta = head[PREAMBLE : PREAMBLE + 2] == b"\2\0"
        return _form_at(head, PREAMBLE) or (None if has_meta else _form_at(head, 0)) or DicomForm(PREAMBLE, has_meta, True, False)
    return _form_at(head, 0)


def _form_at(head: bytes, start: int) -> DicomForm | None:
    for order in "<>":
        if len(head) < start + 8:
            return None
        group, element = struct.unpack_from(order + "HH", head, start)
        if element not in _FIRST_ELEMENTS.get(group, ()):
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
