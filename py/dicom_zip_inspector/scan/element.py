"""One element's header, read by itself (PS3.5 section 7.1)."""

import struct
from typing import NamedTuple

from .attributes import KEPT
from .vr_headers import header_size

MARKS = 0xFFFE  # the group of items and their ends
USUAL_VRS = (  # of attributes that the index keeps, and of others that pictures need
    dict.fromkeys((0x00280002, 0x00280006, 0x00280100, 0x00280101, 0x00280102, 0x00280103), "US")
    | dict.fromkeys((0x00281050, 0x00281051, 0x00281052, 0x00281053), "DS")
    | {kept.tag: kept.vr for kept in KEPT.values()}
)
_FORMS = {
    True: (struct.Struct("<HH"), struct.Struct("<H"), struct.Struct("<L")),
    False: (struct.Struct(">HH"), struct.Struct(">H"), struct.Struct(">L")),
}


class Element(NamedTuple):
    """One element: its tag, its VR (b"" where it has none), where its value begins, and how long that is."""

    tag: int
    vr: bytes
    value: int
    length: int

    @property
    def end(self) -> int:
        """Where the next element begins, unless the length is undefined."""
        return self.value + self.length


def read_element(data: bytes, at: int, explicit: bool, little_endian: bool, header: int = 0) -> Element | None:
    """The element at a place in one encoding; None where its bytes are missing.

    Parameters
    ----------
    header : int
        8 or 12: where its value begins, whatever its VR says; 0: as that says, 8 where there is no such VR.
    """
    if at + 8 > len(data):
        return None
    pair, short, long = _FORMS[little_endian]
    group, number = pair.unpack_from(data, at)
    tag = group << 16 | number
    if group == MARKS or not explicit:
        return Element(tag, b"", at + 8, long.unpack_from(data, at + 4)[0])
    vr = data[at + 4 : at + 6]
    if (header or header_size(vr)) == 12:
        return Element(tag, vr, at + 12, long.unpack_from(data, at + 8)[0]) if at + 12 <= len(data) else None
    return Element(tag, vr, at + 8, short.unpack_from(data, at + 6)[0])
