"""What elements are whose VR is not stored: by the standard's dictionary, private ones by their creator (PS3.5 section 7.8, PS3.6)."""

from functools import cache, lru_cache

import numpy as np
from pydicom._dicom_dict import DicomDictionary, RepeatersDictionary
from pydicom._private_dict import private_dictionaries
from pydicom.datadict import dictionary_VR, private_dictionary_VR
from pydicom.tag import BaseTag

from .element_rows import AMBIGUOUS_VRS

MOST_CREATOR = 64  # bytes of a private creator that are looked at
KNOWN_TAGS = 16_384  # that are remembered
_GENERIC_LENGTH, _UNKNOWN, _CREATOR = "UL", "UN", "LO"


@lru_cache(KNOWN_TAGS)
def public_vr(tag: int) -> str:
    """The VR that the standard's dictionary has of a tag, repeating groups included; "" where it has none."""
    try:
        return dictionary_VR(BaseTag(tag))
    except KeyError:
        return ""


@lru_cache(KNOWN_TAGS)
def implicit_vr(tag: int, creator: str = "") -> str:
    """The VR of a tag, perhaps one of `AMBIGUOUS_VRS`; "UN" where no dictionary has it. `creator`: who has reserved a private one."""
    if vr := public_vr(tag):
        return vr
    if not tag >> 16 & 1:
        return _GENERIC_LENGTH if tag & 0xFFFF == 0 else _UNKNOWN
    if 0x10 <= tag & 0xFFFF < 0x100:
        return _CREATOR
    try:
        vr = private_dictionary_VR(BaseTag(tag), creator)
    except KeyError:
        return _UNKNOWN
    return vr if len(vr) == 2 or vr in AMBIGUOUS_VRS else "OB or OW"


def creator_text(value: bytes) -> str:
    """A private creator's name."""
    return value[:MOST_CREATOR].decode("latin-1").strip(" \0")


def creator_tag(tag: int) -> int:
    """The element that reserves a private element's block (PS3.5 section 7.8.1)."""
    return tag & 0xFFFF0000 | tag >> 8 & 0xFF


@cache
def sequence_tags() -> np.ndarray:
    """Public tags that are sequences, sorted int64."""
    repeating = [tag for mask, entry in RepeatersDictionary.items() if entry[0] == "SQ" for tag in _groups_of(mask)]
    return np.array(sorted([tag for tag, entry in DicomDictionary.items() if entry[0] == "SQ"] + repeating), np.int64)


@cache
def private_sequence_keys() -> np.ndarray:
    """Group << 8 | last byte of private elements that are sequences of some creator, sorted int64."""
    keys = {key for entries in private_dictionaries.values() for key, entry in entries.items() if entry[0] == "SQ"}
    return np.array(sorted({tag >> 8 & 0xFFFF00 | tag & 0xFF for key in keys for tag in _groups_of(key)}), np.int64)


def _groups_of(mask: str) -> list[int]:
    """The tags of an entry "GGxxEEEE" or "GGGGxxEE" as the dictionaries have them, one for each group, the "x" of an element as 0."""
    element = int(mask[4:].replace("x", "0"), 16)
    groups = range(256) if mask[2:4] == "xx" else [int(mask[2:4], 16)]
    return [int(mask[:2], 16) << 24 | group << 16 | element for group in groups]
