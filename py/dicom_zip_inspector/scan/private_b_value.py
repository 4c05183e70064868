"""Diffusion b-values as classic MR states them where Diffusion b-value (0018,9087) is absent: in private elements, by maker.

Private elements mean something only together with the creator that reserved their block (PS3.5 section 7.8.1).
"""

import math

import numpy as np

from ..base.values import read_values

ELEMENTS = {  # creator -> group, element within its block, VR; of several values the first is the b-value
    "SIEMENS MR HEADER": (0x0019, 0x0C, "IS"),
    "GEMS_PARM_01": (0x0043, 0x39, "IS"),
    "Philips Imaging DD 001": (0x2001, 0x03, "FL"),
}
_FLAG = 1_000_000_000  # GE adds it to some b-values
_FIRST_BLOCK = 0x10
_PLACES = {creator: (group << 16 | _FIRST_BLOCK, group << 16 | _FIRST_BLOCK << 8 | element, vr) for creator, (group, element, vr) in ELEMENTS.items()}
MAKERS = {b"ge": _PLACES["GEMS_PARM_01"][1], b"ph": _PLACES["Philips Imaging DD 001"][1]}  # behind group 0028: the first letters, in lower case
TAGS = tuple(tag for creator, value, _ in _PLACES.values() for tag in (creator, value))  # sorted: creators and values of first blocks


def b_values(raw: bytes, offset: np.ndarray, length: np.ndarray, little_endian: bool = True) -> dict[int, tuple[float]]:
    """The b-values in s/mm² of the instances that state one in the first private block of its group, by their row.

    Parameters
    ----------
    raw : bytes
        All headers.
    offset, length : (instances, len(TAGS)) int64
        Where the values of `TAGS` are in `raw`; an offset of -1 for one that is absent.
    """
    found = {}
    there = offset >= 0
    for place, (creator, (_, _, vr)) in enumerate(_PLACES.items()):
        columns = slice(2 * place, 2 * place + 2)
        for row in np.flatnonzero(there[:, columns].all(axis=1)).tolist():
            named, value = (raw[at : at + size] for at, size in zip(offset[row, columns].tolist(), length[row, columns].tolist(), strict=True))
            number = _number(vr, value, little_endian) if named.decode("latin-1").strip(" \0") == creator else None
            if number is not None:
                found[row] = (number,)
    return found


def _number(vr: str, raw: bytes, little_endian: bool) -> float | None:
    """The b-value in the bytes of its element, None where there is none that can be."""
    match read_values(vr, raw, little_endian=little_endian, most=1):
        case (number,):
            return b_value(float(number))
    return None


def b_value(number: float) -> float | None:
    """A b-value in s/mm² from the number in its element, None where that cannot be one."""
    return number % _FLAG if math.isfinite(number) and number >= 0 else None
