"""What tags mean: value representation, keyword and name, by the standard's dictionary and the makers' (PS3.6, and pydicom's private ones)."""

from functools import lru_cache
from typing import NamedTuple

from pydicom.datadict import get_entry, get_private_entry, tag_for_keyword
from pydicom.tag import BaseTag

KNOWN_TAGS = 16_384  # that are remembered

_AMBIGUOUS = {"US or SS": "US", "OB or OW": "OW", "US or OW": "OW", "US or SS or OW": "OW"}  # where nothing else tells


class Meaning(NamedTuple):
    """`vr` is "UN" and keyword and name are "" where a tag is in no dictionary; vr may be two, as "US or SS"."""

    vr: str
    keyword: str
    name: str


_UNKNOWN = Meaning("UN", "", "")
_DELIMITERS = {0xFFFEE000: "Item", 0xFFFEE00D: "Item Delimitation Item", 0xFFFEE0DD: "Sequence Delimitation Item"}


@lru_cache(KNOWN_TAGS)
def tag_of(keyword: str) -> int:
    """The tag of a keyword; 0 where there is none of that name, which no data set has."""
    return tag_for_keyword(keyword) or 0


@lru_cache(KNOWN_TAGS)
def meaning(tag: int, creator: str = "") -> Meaning:
    """What a tag means; of a private one, to its creator."""
    if tag in _DELIMITERS:
        return Meaning("UN", "", _DELIMITERS[tag])
    if is_private(tag):
        return Meaning("LO", "", "Private Creator") if is_creator(tag) else _private_meaning(tag, creator)
    if tag & 0xFFFF == 0 and tag >> 16 not in (0, 2):
        return Meaning("UL", "", "Group Length")
    try:
        vr, _, name, _, keyword = get_entry(BaseTag(tag))
    except KeyError:
        return _UNKNOWN
    return Meaning(vr, keyword, name)


def _private_meaning(tag: int, creator: str) -> Meaning:
    try:
        vr, _, name, _ = get_private_entry(BaseTag(tag), creator)
    except KeyError:
        return _UNKNOWN
    return Meaning(vr, "", name)


def is_private(tag: int) -> bool:
    """Whether a tag's group is odd (PS3.5 section 7.8)."""
    return bool(tag >> 16 & 1)


def is_creator(tag: int) -> bool:
    """Whether a private element reserves a block (PS3.5 section 7.8.1)."""
    return 0x10 <= tag & 0xFFFF < 0x100


def settled_vr(vr: str, is_signed: bool, lut_entries: int | None) -> str:
    """The one of several possible VRs that holds: by Pixel Representation, and of LUT Data by the number of entries (PS3.5 annex A.1)."""
    if vr == "US or SS":
        return "SS" if is_signed else "US"
    if vr == "US or OW" and lut_entries == 1:
        return "US"
    return _AMBIGUOUS.get(vr, vr)


def tag_text(tag: int) -> str:
    """A tag as it is written everywhere: GGGGEEEE."""
    return f"{tag:08X}"


def path_text(around: str, tag: int) -> str:
    """A tag with the sequences around it: "GGGGEEEE/GGGGEEEE"."""
    return f"{around}/{tag_text(tag)}" if around else tag_text(tag)
