"""What text means that was read in a picture: whether it names somebody."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from . import known, patterns
from .dates import without_dates
from .harmless_words import HARMLESS
from .lookalikes import Lookalikes
from .words import dictionary_words, words

LABELLED = "labelled"  # a kind beside those of `known.KINDS` and `patterns.TOLD`
PATTERNS = frozenset({LABELLED, *patterns.TOLD})  # what identifies by its form, whoever it is
SURE = 0.4  # how sure of a reading somebody must be to be told that it is harmless
_LONGEST_NUMBER, _LONGEST_PARTED = 5, 6  # digits of a measure; of several with only blanks between
_DECIMAL = re.compile(r"\d{0,4}[.,]\d{1,4}")
_SHORTEST_NUMBER = 3  # that somebody may be known by
_LABELS = frozenset("""
name names surname lastname firstname forename givenname patient patients patientname pat pt pid patid patientid id mrn dob born birth birthdate
birthday
patientenname nachname vorname geb geboren geburtsdatum geburtstag gebdat patientennr patientnr fallnr
nom prenom nee naissance patiente nombre apellido apellidos paciente nacimiento nac nome cognome nato nata nascita paziente codice
naam voornaam achternaam geboortedatum namn efternamn fornamn fodd fodelsedatum personnummer navn fornavn fodt cpr
hasta adi soyadi dogum imie nazwisko pesel urodzenia jmeno prijmeni accession phone tel telefon telephone email referring physician operator ssn nhs
""".split())  # fmt: skip
_FILLING = frozenset("no nr num number nummer of de del di date datum the".split())  # between a label and what it stands for
_WORD_OR_NUMBER = re.compile(r"[^\W\d_|!][^\W\d_]*|[|!][^\W\d_]+|\d+")
_DIGITS = str.maketrans("OoQDIl|!SsBZz", "0000111155822")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a reading comes to, and why, in words: `why` completes "Text in the picture has …" where it identifies, "" elsewhere."""

    kind: Literal["identifies", "unknown", "harmless"]
    why: str = ""


@lru_cache(1 << 12)
def meaning(text: str, confidence: float, alike: Lookalikes, may_stay: frozenset[str] = frozenset()) -> Meaning:
    """What was read with a confidence from 0 to 1, held against what is known; `may_stay`: those of `PATTERNS` that do not matter."""
    kinds = alike.kinds_in(text)
    forms = (patterns.kinds_in(text) | patterns.kinds_in(_as_numbers(text))) - may_stay
    label = "" if LABELLED in may_stay else _label_of_something(text)
    if kinds or forms or label:
        beside = f"a name or number beside “{label}”" if label else ""
        return Meaning("identifies", ", ".join(filter(None, (known.told(kinds), patterns.told(forms), beside))))
    rest = without_dates(_as_numbers(text)) if "date" in may_stay else text
    return Meaning("harmless" if confidence >= SURE and (_is_harmless(rest) or not rest.strip()) and text.strip() else "unknown")


def _as_numbers(text: str) -> str:
    """The same with digits for letters that look like them, in what is mostly of digits, and dates and numbers without the blanks read into them."""
    digits = re.sub(r"\S+", lambda part: part[0].translate(_DIGITS) if _is_number(part[0]) else part[0], text)
    closed = re.sub(r"(?<=\d) ?([./-]) ?(?=\d)", r"\1", digits)
    return re.sub(r"(?<!\d)(\d\d?)[., ]+(\d\d?)[., ]+((?:19|20)\d\d)(?!\d)", r"\1.\2.\3", closed)


def _is_number(part: str) -> bool:
    return sum(map(str.isdigit, part)) > sum(map(str.isalpha, part))


def _label_of_something(text: str) -> str:
    """The first word of those that stand before a name or number, if one stands there; "" if there is none."""
    found = _WORD_OR_NUMBER.findall(text)
    for at, word in enumerate(found):
        behind = [one for one in found[at + 1 :] if not _is_label(one) and one.lower() not in _FILLING]
        is_modality = word == "PT" and behind and behind[0].isdigit()
        if _is_label(word) and not is_modality and _names_something(behind):
            return word
    return ""


def _is_label(word: str) -> bool:
    plain = "".join(words(word))
    return plain in _LABELS or ("i" + plain.removeprefix("l") if word[0] in "l|!" else plain) in _LABELS


def _names_something(behind: list[str]) -> bool:
    """Whether the first is a word that is no term, or a number of three digits or more, however it is parted."""
    if not behind:
        return False
    if behind[0].isdigit():
        return sum(map(len, takewhile(str.isdigit, behind))) >= _SHORTEST_NUMBER
    return len(behind[0]) > 1 and not _is_term(behind[0])


def _is_term(word: str) -> bool:
    plain = "".join(words(word))
    return plain in HARMLESS or plain in dictionary_words()


def _is_harmless(text: str) -> bool:
    """Whether it has nothing but terms, single letters, and numbers as measures have them."""
    found = words(text)
    return bool(found) and not _has_long_number(text) and all(word.isdigit() or len(word) == 1 or _is_term(word) for word in found)


def _has_long_number(text: str) -> bool:
    """Whether it has more digits, with blanks between or none, than a measure has."""
    digits = 0
    for piece in text.split():
        is_measure = any(letter.isalpha() or letter == ":" for letter in piece) or _DECIMAL.fullmatch(piece)
        digits = 0 if is_measure else digits + sum(map(str.isdigit, piece))
        if digits > _LONGEST_PARTED or any(len(word) > _LONGEST_NUMBER for word in words(piece) if word.isdigit()):
            return True
    return False
