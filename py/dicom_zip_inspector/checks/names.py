"""Persons' names as DICOM writes them (PS3.5 section 6.2.1.2): which look real, and what of them is looked for."""

import re

from .words import common_words, is_unspaced, words

SHORTEST = 3  # letters of a part that is looked for by itself
SHORTEST_WHOLE = 4  # letters of all parts together
_LONG = 6  # letters of a word that hardly is a part of others
_LETTERS_ONLY = re.compile(r"[^\W\d_][^\d_@/\\:;<>#*?!%+]*")
_MADE_UP = frozenset(  # what de-identifiers, makers and testers put in the place of names
    "removed redact redacted unknown unnamed withheld patient patients pat subject subj volunteer phantom fantom test tests tester testing study"
    " trial research sample example demo dummy case service quality qa qc nobody noname no none null nil empty animal specimen teaching proband"
    " hidden masked blinded secret confidential person identity operator physician doctor admin user default name id nn na xx xxx enter text".split()
)
_MADE_UP_BEGINNINGS = ("anon", "pseud", "deid", "deident", "compressedsample")
_INITIALS = re.compile(r"(?:\w\.?\s*){1,3}")


def looks_real(name: str) -> bool:
    """Whether a value reads as the name of a person: two parts, of letters only, which no usual pattern of de-identification or testing explains."""
    group = name.split("=")[0].strip() or name.strip("= ").split("=")[0]
    parts = _parts(group)
    if is_made_up(group):
        return False
    if len(parts) < 2:
        return is_unspaced(group) and len(group) > 1
    plain = [part for part in parts if _LETTERS_ONLY.fullmatch(part)]
    is_name = any(len(part) > 2 or part.istitle() or is_unspaced(part) for part in parts[:2])
    return is_name and len(plain) == len(parts) and all(_is_written(part) for part in parts[:2])


def is_made_up(text: str) -> bool:
    """Whether it has words that de-identifiers, makers and testers put in the place of values."""
    return any(word in _MADE_UP or word.startswith(_MADE_UP_BEGINNINGS) for word in words(text))


def _parts(group: str) -> list[str]:
    """Family and given names of one group; where it is one component, what commas or spaces part."""
    components = [part.strip() for part in group.split("^")[:3]]
    filled = [part for part in components if part]
    if len(filled) == 1 and group.count("^") < 2:
        filled = [part for part in re.split(r",\s*|\s+", filled[0]) if part]
        filled = filled if len(filled) <= 4 else []
    return filled


def _is_written(part: str) -> bool:
    letters = set("".join(words(part)))
    return len(letters) > 1 or bool(_INITIALS.fullmatch(part)) or is_unspaced(part)


def patterns(name: str) -> tuple[set[str], set[str]]:
    """What of a name is looked for: words that say it by themselves; and what may be written as one, without spaces.

    That is family and given name in both orders, the family name with an initial, and what is several words or may be spelled letter by letter.
    Umlauts are looked for in both of their spellings.
    """
    single, whole = set[str](), set[str]()
    for group in name.split("="):
        for spelling in _spellings(group):
            parts = [words(part) for part in _parts(spelling)]
            own = [word for part in parts for word in part]
            rare = {word for word in own if word.isalpha() and word not in common_words()}
            single |= {word for word in rare if len(word) >= SHORTEST}
            whole |= {word for word in rare if len(word) >= _LONG}
            single |= {f"{word}s" for word in rare if len(word) >= _LONG} - common_words()
            family, given = "".join(own[: len(parts[0])]) if parts else "", own[len(parts[0]) :] if parts else []
            whole |= _as_one(family, given) if given else {family} if len(family) > 1 and is_unspaced(family) else set()
    return single, whole


def _as_one(family: str, given: list[str]) -> set[str]:
    """Family and given names without spaces, and the family name with an initial, where that is no other word."""
    orders = {together for first in ("".join(given), given[0]) for together in (family + first, first + family)}
    found = {together for together in orders if len(together) >= SHORTEST_WHOLE or is_unspaced(together)}
    if len(family) >= _LONG - 1 and family.isalpha() and family not in common_words():
        found |= {family, family + given[0][0], given[0][0] + family} - common_words()
    return found


def _spellings(group: str) -> set[str]:
    lower = group.lower()
    written = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("å", "aa").replace("ø", "oe")
    folded = re.sub("(?<=[a-z])(ae|oe|ue)(?=[a-z^ ]|$)", lambda found: found[0][0], lower)
    return {lower, written, folded}
