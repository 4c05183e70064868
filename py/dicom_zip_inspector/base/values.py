"""Any bytes under any VR (PS3.5 section 6.2) as values, absent, or malformed: never an exception, and without pydicom.

What is malformed says why without repeating the value, so that reasons can be counted and shown where values must not be.
"""

import math
import struct
from dataclasses import dataclass

from .character_sets import decode

MOST_DIGITS = 64  # characters of one number; the standard allows 16
_EXACT = 1 << 53  # integers beyond are not exact everywhere that values go to

_ENCODED = frozenset({"LO", "LT", "PN", "SH", "ST", "UC", "UT"})  # which Specific Character Set governs (PS3.5 section 6.1.2.3)
_PLAIN = frozenset({"AE", "AS", "CS", "DA", "DT", "TM", "UI", "UR"})
_SINGLE = frozenset({"LT", "ST", "UR", "UT"})  # in which a backslash separates nothing
_NUMBERS = {  # VR -> struct code, bytes of a value
    "AT": ("H", 4), "FL": ("f", 4), "FD": ("d", 8), "SS": ("h", 2), "SL": ("i", 4), "SV": ("q", 8), "US": ("H", 2), "UL": ("I", 4), "UV": ("Q", 8),
}  # fmt: skip
_WORD_SIZE = {"OW": 2, "OF": 4, "OL": 4, "OD": 8, "OV": 8}
_OF_NUMBERS = b"0123456789+-.eE \t\r\n\0"
_PLAIN_NUMBER = b"0123456789+-. "
_DIGITS_OF_32_BITS = 9  # of which no number is beyond
_PADDING = " \0"

Values = tuple[str, ...] | tuple[int, ...] | tuple[float, ...] | tuple[bytes]


@dataclass(frozen=True, slots=True)
class Malformed:
    """Bytes that are not what their VR says.

    Attributes
    ----------
    why : str
        What is wrong, a clause such as "value 2 of 3 is no number".
    values : tuple or None
        What can be read nonetheless: text with U+FFFD in place of bytes that are none, numbers before a cut one; None where nothing can.
    """

    why: str
    values: Values | None = None


def read_values(
    vr: str, raw: bytes, character_set: str | None = None, little_endian: bool = True, most: int | None = None
) -> Values | Malformed | None:
    """The values of one element, None where it has none.

    Parameters
    ----------
    vr : str
        Value representation; one that does not exist is taken for UN.
    raw : bytes
        The element's value field.
    character_set : str or None
        Specific Character Set that holds here, its values separated by backslashes.
    most : int or None
        How many values to convert at most; those beyond are not looked at.

    Returns
    -------
    tuple, Malformed or None
        str of texts, without padding at the end; int of IS and integers, and of AT as group << 16 | element; float of DS, FL, FD; of OB to
        OW, UN and SQ the bytes themselves as the only value.
    """
    if not raw:
        return None
    if vr in _NUMBERS:
        return _binary_numbers(vr, raw, little_endian, most)
    if vr in ("DS", "IS"):
        return _written_numbers(vr, raw, most)
    if vr in _ENCODED:
        text, wrong = decode(raw, character_set)
    elif vr in _PLAIN:
        text = raw.decode("latin-1")
        wrong = "" if raw.isascii() else "it has bytes beyond the default characters"
    else:
        size = _WORD_SIZE.get(vr, 1)
        return Malformed(f"its {len(raw):,} bytes are no multiple of {size}", (raw,)) if len(raw) % size else (raw,)
    values = _split_text(vr, text, most)
    return Malformed(wrong, values) if wrong else values


def _split_text(vr: str, text: str, most: int | None) -> tuple[str, ...] | None:
    if not text.strip(_PADDING):
        return None
    parts = [text] if vr in _SINGLE else text.split("\\") if most is None else text.split("\\", most)[:most]
    padding = _PADDING + "=" if vr == "PN" else _PADDING  # component groups that are empty may be left out (PS3.5 section 6.2.1.1)
    return tuple(part.rstrip(padding) for part in parts)


def _binary_numbers(vr: str, raw: bytes, little_endian: bool, most: int | None) -> Values | Malformed | None:
    code, size = _NUMBERS[vr]
    count = len(raw) // size if most is None else min(len(raw) // size, most)
    values = struct.unpack_from(f"{'<' if little_endian else '>'}{count * size // struct.calcsize('<' + code)}{code}", raw)
    if vr == "AT":
        values = tuple(group << 16 | element for group, element in zip(values[::2], values[1::2], strict=True))
    return Malformed(f"its {len(raw):,} bytes are no multiple of {size}", values or None) if len(raw) % size else values


def _written_numbers(vr: str, raw: bytes, most: int | None) -> Values | Malformed | None:
    """Numbers written as text (PS3.5 table 6.2-1, DS and IS)."""
    if not raw.strip(b" \0\\"):
        return None
    parts = raw.split(b"\\") if most is None else raw.split(b"\\", most)[:most]
    if plain := _plain_numbers(vr, parts):
        return plain
    values, faults = zip(*map(_decimal if vr == "DS" else _integer, parts), strict=True)
    if not any(faults):
        return values
    place = next(place for place, fault in enumerate(faults) if fault)
    where = f"value {place + 1} of {len(parts):,}" if len(parts) > 1 else "it"
    return Malformed(f"{where} {faults[place]}", None if None in values else values)


def _plain_numbers(vr: str, parts: list[bytes]) -> tuple[float, ...] | tuple[int, ...] | None:
    """Numbers as they nearly always are; None where any needs a second look."""
    number, longest = (float, MOST_DIGITS) if vr == "DS" else (int, _DIGITS_OF_32_BITS)
    if max(map(len, parts)) > longest or b"".join(parts).translate(None, _PLAIN_NUMBER):
        return None
    try:
        return tuple(map(number, parts))
    except ValueError:
        return None


def _decimal(part: bytes) -> tuple[float | None, str]:
    if len(part) > MOST_DIGITS or part.translate(None, _OF_NUMBERS):
        return None, "is no number"
    try:
        value = float(part.strip(b" \0\t\r\n"))
    except ValueError:
        return None, "is no number" if part.strip(b" \0") else "is empty"
    return (value, "") if math.isfinite(value) else (None, "is too large a number")


def _integer(part: bytes) -> tuple[int | None, str]:
    try:
        value = int(part) if len(part) <= MOST_DIGITS and b"_" not in part else None
    except ValueError:
        value = None
    if value is None:
        decimal, wrong = _decimal(part)
        if decimal is None:
            return None, wrong
        value = int(decimal)
        if value != decimal:
            return value, "is no whole number"
    if -(1 << 31) <= value < 1 << 31:
        return value, ""
    return value if -_EXACT < value < _EXACT else None, "is beyond 32 bits"
