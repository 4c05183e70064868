"""Identifiers that values judged real, and a person, give away; and every text of every element that has one. Worked out once for the same facts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np

from ..census.batch_values import Attribute
from ..census.value_text import TEXT_VRS
from ..dataset.vocabulary import is_private, meaning
from .facts import Facts
from .ground import Ground
from .known import Known
from .lookalikes import Lookalikes
from .names import looks_real
from .words import common_words, words

SEARCHED = TEXT_VRS - {"DS", "IS", "TM"}
_WRITTEN_NUMBERS = frozenset({"DS", "IS"})
PATIENT_NAMES = frozenset({0x00100010, 0x00101001, 0x00101005, 0x00101060, 0x00102297})
PATIENT_ID, BIRTH_DATE, STUDY_DATE = 0x00100020, 0x00100030, 0x00080020
_IDS = frozenset({PATIENT_ID, 0x00101000, 0x00101090})
_NUMBERS = frozenset(
    {0x00080050, 0x00380010, 0x00401001, 0x00400009, 0x00402016, 0x00402017, 0x00102154, 0x00080094, 0x00120040}
)  # of patients, and of orders for them
_PHRASES = {0x00080080: "institution", 0x00080081: "address", 0x00101040: "address", 0x00080092: "address"}
_HEXADECIMAL = re.compile("[0-9a-f]{2}( [0-9a-f]{2})*( …)?")  # bytes that are no text
_PERSON_OF_REPORT = 0x0040A123
Reading = Callable[[str], set[str]]
_REMOVED, _METHOD, _METHOD_CODES = ("", 0x00120062, ""), ("", 0x00120063, ""), ("", 0x00120064, "")


@dataclass(slots=True)
class Evidence:
    """What is known, and where it was found: `hits`: of each attribute, the kinds of identifiers in each of its texts that has any."""

    known: Known
    hits: dict[Attribute, dict[str, set[str]]] = field(default_factory=dict)
    _alike: Lookalikes | None = None

    @property
    def alike(self) -> Lookalikes:
        """The same identifiers as they may be read from pictures."""
        self._alike = self._alike or Lookalikes(self.known)
        return self._alike


_REMEMBERED: WeakKeyDictionary[Facts, dict[bool, tuple[tuple[str, ...], Evidence]]] = WeakKeyDictionary()


def evidence(ground: Ground) -> Evidence:
    """What is known to identify somebody, and the texts that have it."""
    return _evidence(ground, False)


def unwanted(ground: Ground) -> Evidence:
    """What of it must not be there: in care, where identity is expected, only what a person named."""
    return _evidence(ground, ground.purpose.name == "care")


def _evidence(ground: Ground, only_named: bool) -> Evidence:
    remembered = _REMEMBERED.setdefault(ground.facts, {})
    if only_named not in remembered or remembered[only_named][0] != ground.known:  # of what was typed last only: it changes as a person types
        known = Known() if only_named else known_from(ground.facts)
        for value in ground.known:
            known.add_named(value)
        remembered[only_named] = ground.known, Evidence(known, _hits(ground.facts, known))
    return remembered[only_named][1]


def claiming(facts: Facts) -> np.ndarray:
    """Which files claim that they were de-identified, wholly or in part (PS3.3 section C.7.1.1): (count,) bool."""
    found = facts.has(_METHOD) | facts.has(_METHOD_CODES)
    for text, files in facts.values(_REMOVED).items():
        if text.strip().upper() == "YES":
            found[files] = True
    return found


def known_from(facts: Facts) -> Known:
    """Identifiers from names that read as real, in files that claim nothing or elsewhere than in the header itself, and from what stands beside."""
    known, real = Known(), np.zeros(facts.count, bool)
    for tag, name, files in _real_names(facts):
        is_patient = tag in PATIENT_NAMES
        known.add_name(name, "name" if is_patient or tag == _PERSON_OF_REPORT or is_private(tag) else "staff")
        real[files] |= is_patient
    for attribute in facts.attributes:
        tag = attribute[1]
        if tag in _IDS | _NUMBERS or tag in _PHRASES or tag == BIRTH_DATE:
            _take(known, tag, [text for text, files in facts.values(attribute).items() if real[files].any()], facts)
    return known


def _take(known: Known, tag: int, texts: list[str], facts: Facts) -> None:
    if tag == BIRTH_DATE:
        examined = facts.values(("", STUDY_DATE, ""))  # of somebody born on that day it would be found in every date
        texts = [text for text in texts if text not in examined]
    for text in texts:
        for value in text.split("\\"):
            if tag == BIRTH_DATE:
                known.add_date(value, "birth date")
            elif tag in _PHRASES:
                known.add_phrase(value, _PHRASES[tag])
            elif tag in _IDS:
                known.add_id(value, "number")
            else:
                known.add_number(value, "number")


def _real_names(facts: Facts) -> Iterator[tuple[int, str, np.ndarray]]:
    """Tag, name and files of each name that reads as real."""
    claims = claiming(facts)
    pseudonyms = _pseudonyms(facts, claims)
    for attribute in facts.attributes:
        around, tag, creator = attribute
        is_name = meaning(tag, creator).vr == "PN" or "PN" in facts.vrs(attribute)
        if not is_name and not (is_private(tag) and SEARCHED & {*facts.vrs(attribute), "UN"}):
            continue
        for text, files in facts.values(attribute).items():
            held = files if around or is_private(tag) else files[~claims[files]]
            for name in text.split("\\") if held.size else ():
                if (looks_real(name) if is_name else _is_name_in_words(name)) and words(name) not in pseudonyms:
                    yield tag, name, held


def _pseudonyms(facts: Facts, claims: np.ndarray) -> set[tuple[str, ...]]:
    """Names in the headers of files that claim something: who stands inside under the same is nobody else."""
    named = [attribute for attribute in facts.attributes if not attribute[0] and meaning(attribute[1]).vr == "PN"]
    return {words(name) for one in named for text, files in facts.values(one).items() if claims[files].any() for name in text.split("\\")}


def _is_name_in_words(text: str) -> bool:
    """Whether a text that need not be a name is one: in the form of names, and of no common words, as "Head^Routine" is."""
    return "^" in text and looks_real(text) and not any(word in common_words() for word in words(text))


def _hits(facts: Facts, known: Known) -> dict[Attribute, dict[str, set[str]]]:
    found: dict[Attribute, dict[str, set[str]]] = {}
    judged: dict[tuple[str, Reading], set[str]] = {}
    for attribute, vr, text in facts.each_text() if known else ():
        if (reading := _reading(known, vr, text)) is None:
            continue
        key = text, reading
        if key not in judged:
            judged[key] = reading(text)
        if judged[key]:
            found.setdefault(attribute, {})[text] = judged[key]
    return found


def _reading(known: Known, vr: str, text: str) -> Reading | None:
    """How texts of a VR are searched."""
    if vr == "UI":
        return known.parts_of_uid
    if vr in _WRITTEN_NUMBERS:
        return known.kinds_in_numbers
    is_text = vr in SEARCHED or (vr == "UN" and not _HEXADECIMAL.fullmatch(text))
    return known.kinds_in if is_text else None
