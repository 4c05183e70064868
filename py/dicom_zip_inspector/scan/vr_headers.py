"""Which value representations there are, and how many bytes an element of each has before its value (PS3.5 section 7.1.2, table 6.2-1)."""

import numpy as np

_LONG_VRS = "OB OD OF OL OV OW SQ SV UC UN UR UT UV"
_SHORT_VRS = "AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US"
_SIZES = {vr.encode(): 12 for vr in _LONG_VRS.split()} | {vr.encode(): 8 for vr in _SHORT_VRS.split()}
HEADER_SIZE = np.zeros(65536, np.int64)  # bytes before the value in explicit VR, by VR code; 0: no such VR
HEADER_SIZE[[int.from_bytes(vr, "little") for vr in _SIZES]] = list(_SIZES.values())


def header_size(vr: bytes) -> int:
    """Bytes of an element before its value in explicit VR, by the two of its VR; 0 where there is no such VR."""
    return _SIZES.get(vr, 0)


def is_vr(code: bytes) -> bool:
    """Whether two bytes are a value representation."""
    return code in _SIZES
