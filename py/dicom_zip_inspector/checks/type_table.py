"""The Type of an attribute (PS3.5 section 7.4) in the data sets of a SOP Class, by the modules of its IOD (PS3.3 annex A)."""

from dataclasses import dataclass
from functools import cache

from .standard_types import IODS, MODULES, SOP_CLASSES

STRICTEST_FIRST = ("1", "1C", "2", "2C", "3")
_REPEATING = {0x50: 0xFF00FFFF, 0x60: 0xFF00FFFF}  # curves and overlays: first byte of the group -> what of a tag counts


@dataclass(frozen=True, slots=True)
class Module:
    """One module of an IOD.

    Attributes
    ----------
    name : str
        As PS3.3 has it, in small letters with hyphens.
    usage : str
        "M" mandatory, "C" conditional, "U" user's option.
    types : dict of int to str
        Of each of its attributes outside sequences, by tag, "1", "1C", "2", "2C" or "3"; of a repeating group the first stands for all.
    """

    name: str
    usage: str
    types: dict[int, str]


def modules_of(sop_class_uid: str) -> tuple[Module, ...]:
    """The modules of a SOP Class in the order of its IOD's table; none of a class that is not in PS3.4 annex B, or has no data sets."""
    return _modules(SOP_CLASSES[sop_class_uid]) if sop_class_uid in SOP_CLASSES else ()


def type_of(sop_class_uid: str, tag: int) -> str | None:
    """The strictest Type that an attribute outside sequences has in any module of a SOP Class, optional modules included; None where in none."""
    return _types(SOP_CLASSES[sop_class_uid]).get(first_of_group(tag)) if sop_class_uid in SOP_CLASSES else None


def first_of_group(tag: int) -> int:
    """The tag that stands for this one in the table: itself, of a repeating group that of the first."""
    return tag & _REPEATING.get(tag >> 24, 0xFFFFFFFF) if not tag >> 16 & 1 else tag


@cache
def _modules(iod: str) -> tuple[Module, ...]:
    return tuple(Module(name, usage, _attributes(name)) for usage, name in (one.split(":") for one in IODS[iod].split()))


@cache
def _attributes(module: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for group in filter(None, MODULES[module].split(", ")):
        type_, *tags = group.split(" ")
        for tag in tags:
            found.setdefault(int(tag, 16), type_)
    return found


@cache
def _types(iod: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for module in _modules(iod):
        for tag, type_ in module.types.items():
            found[tag] = min(type_, found.get(tag, "3"), key=STRICTEST_FIRST.index)
    return found
