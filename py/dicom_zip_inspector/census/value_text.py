"""A value of the census as text."""

from ..base.value_text import WRITTEN, written_text
from ..base.value_text import value_text as text_of
from ..dataset.vocabulary import settled_vr
from ..scan.element_rows import AMBIGUOUS_VRS

MOST_TEXT = 200  # characters
SHOWN_BYTES = 16
SIZES = {"US": 2, "SS": 2, "AT": 2, "OW": 2, "UL": 4, "SL": 4, "FL": 4, "OF": 4, "OL": 4, "FD": 8, "OD": 8, "OV": 8, "SV": 8, "UV": 8}
ENCODED = frozenset({"LO", "LT", "PN", "SH", "ST", "UC", "UT"})  # which Specific Character Set governs (PS3.5 section 6.1.2.3)
TEXT_VRS = ENCODED | WRITTEN
_PRINTABLE = bytes(range(32, 127)) + b"\t\n\f\r"
_NUMBERS = frozenset({"US", "SS", "UL", "SL", "FL", "FD", "SV", "UV", "AT"})


def in_little_endian(vr: str, raw: bytes) -> bytes:
    """Bytes of a big endian data set as a little endian one has them."""
    size = SIZES.get(settled(vr), 1)
    return b"".join(raw[at : at + size][::-1] for at in range(0, len(raw), size)) if size > 1 else raw


def settled(vr: str) -> str:
    """One VR of those that the dictionary has, where nothing else tells."""
    return settled_vr(vr, False, None) if vr in AMBIGUOUS_VRS else vr


def value_text(vr: str, raw: bytes, character_set: str) -> str:
    """What `whole_text` gives, shortened."""
    return shortened(whole_text(vr, raw, character_set))


def shortened(text: str) -> str:
    """A text, or its beginning."""
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…"


def whole_text(vr: str, raw: bytes, character_set: str) -> str:
    """Bytes in little endian as text, several values with backslashes between them; of a VR that is not known, if all are printable.

    Other bytes than text and numbers are the first ones as hexadecimal.
    """
    vr = settled(vr)
    if vr in WRITTEN:
        return written_text(vr, raw)
    if vr == "UN" and not raw.rstrip(b"\0").translate(None, _PRINTABLE):
        return raw.decode("latin-1").rstrip(" \0")
    if vr in ENCODED or vr in _NUMBERS:
        return text_of(vr, raw, character_set)[0]
    return f"{raw[:SHOWN_BYTES].hex(' ')}{' …' if len(raw) > SHOWN_BYTES else ''}"
