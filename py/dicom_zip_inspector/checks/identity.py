"""What is left of identity in attributes: for research by PS3.15 table E.1-1, for care where what stands inside is of somebody else,
or was named as what must not be there."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from ..base.contract import Severity
from ..base.finding import found
from ..census.batch_values import Attribute
from ..dataset.vocabulary import is_private, meaning, path_text, tag_text
from ..index.findings import MOST_VALUES, Held
from . import agreement, known, patterns
from .evidence import unwanted
from .facts import Facts
from .ground import Ground
from .rules import action, kind_of, rule_of, settled
from .type_table import type_of

SOP_CLASS = ("", 0x00080016, "")
_CONTENT = 0x0040A730  # is judged item by item
_WORDY = frozenset({"LO", "LT", "SH", "ST", "UC", "UT"})
_NO_WORDS = frozenset(  # codes, names and versions of products, of methods
    {0x00080070, 0x00080100, 0x00080102, 0x00080103, 0x00080104, 0x00080105, 0x00081090, 0x00120063, 0x00181019, 0x00181020, 0x00189005, 0x00181250,
     0x00181251, 0x0018102B, 0x00280303, 0x00020013, 0x00080119, 0x00080120, 0x00041130, 0x00041500, 0x00080107, 0x00080106}
)  # fmt: skip
_DUMMY = "dummy"  # what stands in the place of an action where a dummy does, and nothing should
_SAID: dict[str, tuple[Severity, str]] = {
    "X": ("must_fix", "has a value and should be absent"),
    "Z": ("look", "has a value and should be empty or a pseudonym"),
    "D": ("look", "has a value that should be a dummy"),
    _DUMMY: ("look", "has a dummy and should be absent"),
}
_DUMMIES = frozenset(
    "anonymized anonymised anonymous anon deidentified deident removed redacted unknown none na nil null no name withheld empty dummy x xx xxx xxxx"
    " xxxxx 0 00 000 0000 00000000 000000 19000101 00010101 18500101 19700101 000000000 010101 19000101000000 00000101".split()
)


def findings(ground: Ground) -> Iterator[Held]:
    """Every attribute that should be other than it is."""
    if ground.purpose.name == "care":
        yield from agreement.findings(ground)
    of_attribute = _known if ground.purpose.name == "care" else _of_attribute
    for attribute in ground.facts.attributes:
        if not is_private(attribute[1]):
            yield from of_attribute(ground, attribute)


def expected(facts: Facts, attribute: Attribute, options: frozenset[str]) -> list[tuple[str, np.ndarray]]:
    """What should become of an attribute: actions, each with the files that have a value, by the Types of their SOP Classes.

    A usual dummy is such a value where nothing but absence is ever allowed. Where an object of another kind would have to have the attribute, it is
    what `_DUMMY` says, and where this one has to, it is none.
    """
    rule = rule_of(attribute[1])
    if rule is None:
        return []
    compound, files = action(rule, options), facts.files(attribute)
    if compound == "X" or not files.size:
        return [(compound, files)]
    filled = _filled(facts, attribute)
    if "/" not in compound:
        return [(compound, filled)]
    parts = _by_action(facts, attribute, compound, files)
    dummies = [(_DUMMY, np.setdiff1d(parts["X"], filled))] if "X" in parts else []
    return [(one, np.intersect1d(mine, filled)) for one, mine in parts.items()] + dummies


def known_kinds(ground: Ground, attribute: Attribute) -> dict[str, set[str]]:
    """The texts of an attribute that have identifiers, and which, but for those that may stay."""
    allowed = {"institution"} if ground.purpose.has("retain_institution") else set()
    hits = unwanted(ground).hits.get(attribute, {})
    return {text: kinds - allowed for text, kinds in hits.items() if kinds - allowed}


def name_of(tag: int, creator: str = "") -> str:
    """What an attribute is called."""
    return meaning(tag, creator).name or f"({tag_text(tag)[:4]},{tag_text(tag)[4:]})"


def _of_attribute(ground: Ground, attribute: Attribute) -> Iterator[Held]:
    facts, tag = ground.facts, attribute[1]
    for one, files in expected(facts, attribute, ground.purpose.options):
        if not files.size or tag == _CONTENT:
            continue
        if one in _SAID:
            yield from _left(ground, attribute, one, files)
        else:
            yield from _known(ground, attribute) if one == "U" else _in_words(ground, attribute)
            return
    if rule_of(tag) is None:
        yield from _in_words(ground, attribute)


def _left(ground: Ground, attribute: Attribute, one: str, files: np.ndarray) -> Iterator[Held]:
    """What an action does not let stay; of what may be a pseudonym, apart, where it is none."""
    facts = ground.facts
    severity, what = _SAID[one]
    texts = [text for text, mine in facts.values(attribute).items() if np.isin(mine, files).any()]
    kinds = known_kinds(ground, attribute) if one in ("Z", "D") else {}
    held = facts.files_with(attribute, kinds)
    if (certain := files[np.isin(files, held)]).size:
        named = f"has {known.told(set().union(*kinds.values()))} that is known to be real"
        yield _held(facts, attribute, f"{kind_of(attribute[1])}_left", certain, list(kinds), "must_fix", named)
    if (others := files[~np.isin(files, held)]).size:
        yield _held(facts, attribute, f"{kind_of(attribute[1])}_left", others, [text for text in texts if text not in kinds], severity, what)


def _held(facts: Facts, attribute: Attribute, code: str, files: np.ndarray, texts: list[str], severity: Severity, what: str) -> Held:
    around, tag, _ = attribute
    finding = found(code, path=path_text(around, tag), values=texts[:MOST_VALUES], judged=severity, name=name_of(tag), what=what)
    return Held(finding, facts.keys[files], distinct=len(texts))


def _in_words(ground: Ground, attribute: Attribute) -> Iterator[Held]:
    """What stands in the words of an attribute that may stay."""
    facts, tag = ground.facts, attribute[1]
    kinds = known_kinds(ground, attribute)
    yield from _known(ground, attribute)
    if tag in _NO_WORDS or not (_WORDY & set(facts.vrs(attribute))):
        if tag == 0x00101010 and (old := [text for text in facts.texts_of(attribute) if is_over_89(text)]):
            yield _texts(facts, attribute, "age_over_89", old, "")
        return
    seeming = {text: seen for text in facts.texts_of(attribute) if text not in kinds and (seen := patterns.kinds_in(text))}
    if seeming:
        yield _texts(facts, attribute, "pattern_in_text", list(seeming), patterns.told(set().union(*seeming.values())))


def _known(ground: Ground, attribute: Attribute) -> Iterator[Held]:
    """Identifiers that must not be there."""
    if kinds := known_kinds(ground, attribute):
        yield _texts(ground.facts, attribute, "known_in_text", list(kinds), known.told(set().union(*kinds.values())))


def _texts(facts: Facts, attribute: Attribute, code: str, texts: list[str], kinds: str) -> Held:
    around, tag, _ = attribute
    finding = found(code, path=path_text(around, tag), values=texts[:MOST_VALUES], name=name_of(tag), kinds=kinds)
    return Held(finding, facts.keys[facts.files_with(attribute, set(texts))], distinct=len(texts))


def _by_action(facts: Facts, attribute: Attribute, compound: str, files: np.ndarray) -> dict[str, np.ndarray]:
    """Files by what becomes of an attribute of several actions, by its Type in their SOP Classes; within sequences, that is not known."""
    around, tag, _ = attribute
    left, parts = np.isin(np.arange(facts.count), files), defaultdict[str, list[np.ndarray]](list)
    for sop_class, of_class in facts.values(SOP_CLASS).items() if not around else ():
        mine = of_class[left[of_class]]
        left[mine] = False
        parts[settled(compound, type_of(sop_class, tag))].append(mine)
    parts[settled(compound, None)].append(np.flatnonzero(left))
    return {one: np.unique(np.concatenate(mine)) for one, mine in parts.items()}


def _filled(facts: Facts, attribute: Attribute) -> np.ndarray:
    """Files that have a value which is no usual dummy."""
    files, texts = facts.files(attribute), facts.texts_of(attribute)
    if not any(map(is_dummy, texts)):
        return files
    dummies = facts.files_with(attribute, {text for text in texts if is_dummy(text)})
    others = facts.files_with(attribute, {text for text in texts if not is_dummy(text)})
    return np.setdiff1d(files, np.setdiff1d(dummies, others))


@lru_cache(1 << 14)
def is_dummy(text: str) -> bool:
    """Whether it is what is put in the place of a value that was taken out, or has nothing but zeros and signs."""
    plain = "".join(letter for letter in text.lower() if letter.isalnum())
    return plain in _DUMMIES or set(plain) <= {"0"}


def is_over_89(age: str) -> bool:
    """Whether a value of AS (PS3.5 section 6.2) is of 90 years or more... but not the one that stands for all who are older."""
    return len(age) == 4 and age[3] == "Y" and age[:3].isdigit() and int(age[:3]) > 90
