"""A value's bytes as text, for every list that shows values."""

from .values import Malformed, read_values

WRITTEN = frozenset({"AE", "AS", "CS", "DA", "DS", "DT", "IS", "TM", "UI", "UR"})  # in the default characters


def value_text(vr: str, raw: bytes, character_set: str | None, little_endian: bool = True) -> tuple[str, str]:
    """Bytes as text, several values with backslashes between them, a tag as "(GGGG,EEEE)"; and what is wrong with them, "" where nothing is."""
    found = read_values(vr, raw, character_set, little_endian)
    values, wrong = (found.values, found.why) if isinstance(found, Malformed) else (found, "")
    if vr in WRITTEN:
        return written_text(vr, raw), wrong
    if vr == "AT":
        return "\\".join(f"({tag >> 16:04X},{tag & 0xFFFF:04X})" for tag in values or () if isinstance(tag, int)), wrong
    return "\\".join(map(str, values or ())), wrong


def written_text(vr: str, raw: bytes) -> str:
    """The text of a VR in `WRITTEN`, right or wrong."""
    text = raw.decode("latin-1")
    return "\\".join(part.strip(" \0") for part in text.split("\\")) if vr in ("DS", "IS") else text.rstrip(" \0")
