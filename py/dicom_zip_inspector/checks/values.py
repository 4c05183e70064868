"""Values that are not what the standard's dictionary says: another VR, text unlike its VR, another number of values; none of those allowed, zero."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from pydicom.datadict import get_entry
from pydicom.tag import BaseTag

from ..census.batch_values import Attribute
from ..dataset.vocabulary import KNOWN_TAGS, is_private, meaning, tag_of
from .closed_values import ENUMERATED, FATAL_ZERO, NEVER_ZERO
from .facts import Facts
from .value_forms import SINGLE, count_fault, value_fault

MOST_VALUES = 50  # of one fault that are kept
_COUNTED = frozenset(
    ("AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "PN", "SH", "SL", "SS", "SV", "TM", "UC", "UI", "UL", "US", "UV")
)
_ENUMERATED = {tag_of(keyword): values for keyword, values in ENUMERATED.items()}
_ZERO = {tag_of(keyword): "zero_impossible" for keyword in NEVER_ZERO} | {tag_of(keyword): "zero_size" for keyword in FATAL_ZERO}
_TAGS_WITHOUT_TEXT = frozenset({"", "SQ", "OB", "OW", "OD", "OF", "OL", "OV", "UN"})


class Fault(NamedTuple):
    """A fault of an attribute's values: its code and what its sentence needs, the first values that have it, how many, and their files (n,) int64."""

    code: str
    attribute: Attribute
    parameters: tuple[tuple[str, str], ...]
    values: list[str]
    distinct: int
    files: np.ndarray


def faults(facts: Facts) -> Iterator[Fault]:
    """All faults of standard attributes, nested ones too, but for the form of UIDs (`uid_form`). Private ones have no dictionary that binds."""
    for attribute in facts.attributes:
        if not is_private(attribute[1]) and meaning(attribute[1]).keyword:
            yield from _of_attribute(facts, attribute)


def _of_attribute(facts: Facts, attribute: Attribute) -> Iterator[Fault]:
    tag = attribute[1]
    vrs = facts.vrs(attribute)
    expected = meaning(tag).vr
    for vr, files in vrs.items():
        if not _fits(vr, expected):
            yield Fault("vr_unlike", attribute, (("found", vr or "none"), ("expected", expected)), [], 0, files)
    vr = next((vr for vr in vrs if vr in expected.split(" or ")), "")  # that of the values: few attributes have several
    if vr in _TAGS_WITHOUT_TEXT:
        return
    found: defaultdict[tuple[str, tuple[tuple[str, str], ...]], list[tuple[str, np.ndarray]]] = defaultdict(list)
    for text, files in facts.values(attribute, lambda text: any(_of_text(tag, vr, text))).items():
        for fault in _of_text(tag, vr, text):
            found[fault].append((text, files))
    for (code, parameters), held in found.items():
        files = np.unique(np.concatenate([files for _, files in held]))
        yield Fault(code, attribute, parameters, [text for text, _ in held[:MOST_VALUES]], len(held), files)


def _of_text(tag: int, vr: str, text: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    if fault := value_fault(vr, text):
        yield "value_malformed", (("fault", fault),)
        return
    values = [text] if vr in SINGLE else [part.strip(" ") for part in text.split("\\")]
    if vr in _COUNTED and count_fault(vm := _multiplicity(tag), len(values)):
        yield "count_wrong", (("expected", vm),)
        return
    if tag in _ENUMERATED and any(value and _plain(value) not in _ENUMERATED[tag] for value in values):
        yield "not_enumerated", (("expected", _listed(_ENUMERATED[tag])),)
    if tag in _ZERO and any(_is_zero(value) for value in values):
        yield _ZERO[tag], ()


def _fits(vr: str, expected: str) -> bool:
    """Whether a VR is one that the dictionary has; one that could not be known by the writer is no fault (PS3.5 section 6.2.2)."""
    return vr in ("UN", expected, *expected.split(" or ")) or (vr == "OB" and "OW" in expected)


def _plain(value: str) -> str:
    return value.removeprefix("+")


def _is_zero(value: str) -> bool:
    try:
        return float(value) == 0
    except ValueError:
        return False


def _listed(values: tuple[str, ...]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


@lru_cache(KNOWN_TAGS)
def _multiplicity(tag: int) -> str:
    try:
        return get_entry(BaseTag(tag))[1]
    except KeyError:
        return "1-n"


Subject = Callable[[Facts], Iterator[Fault]]
