"""Words that look as if they told of somebody, whoever it is: dates, ages, numbers, addresses."""

import re
from collections.abc import Collection
from functools import lru_cache

from .dates import has_date
from .words import MOST_REMEMBERED

TOLD = {
    "date": "a date",
    "age": "an age over 89",
    "telephone": "a telephone number",
    "e-mail": "an e-mail address",
    "address": "an address",
    "national number": "a number like one of a citizen",
    "titled name": "a name with a title",
}
_UID = re.compile(r"(?<!\d)\d++(?:\.\d++){4,}")  # which may have anything in its numbers
_ENDLESS = re.compile(r"[\w.+-]{48}")  # no pattern is longer without a space, and each letter of such a run would be a place to begin one
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.I)
_AGE = re.compile(
    r"(?<![\w.,])(?:9\d|1[01]\d)[ -]?(?:y(?:ea)?rs?(?:[ -]old)?|y\.?o\.?|y(?![a-z])|jahre?|j(?![a-z])|ans|anni|años|år|yaş\w*)(?![a-z])", re.I
)
_AGE_STRING = re.compile(r"(?<!\w)(?:09\d|1[01]\d)Y(?!\w)")
_TELEPHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ ./()-]*\d(?:[ ./()-]*\d){6,12}|\(0?\d{2,5}\)[ ./-]*\d{3,4}[ ./-]?\d{2,5}|0\d{2,4}[/ -]\d{3}(?:[ ./-]?\d){2,6}"
    r"|\d{3}-\d{3}-\d{4})(?![\w.]*\d)"
)
_ADDRESS = re.compile(
    r"(?:\w{3,}(?:straße|strasse|str\.|gasse|weg|platz|allee|gatan|vägen|veien|straat|laan)"
    r"|\w+ (?:street|avenue|ave\.?|road|lane|boulevard|blvd\.?|blv\.?|drive"
    r"|square|sk\.|cad\.|caddesi))[ ,]+\d{1,4}\b|\b\d{1,4}[ ,]+(?:rue|via|calle|avenue|\w+ (?:street|avenue|road|lane|drive|boulevard|ave|rd|st)\b)",
    re.I,
)
_TITLED = re.compile(
    r"\b(?:Dr|Prof|Mr|Mrs|Ms|Miss|Herr|Frau|Monsieur|Madame|Mme|Sr|Sra|Sig|Dott|Doktor)\.? (?:med\. )?(?:[A-Z]\. )?"
    r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'-]+[a-zß-öø-ÿ]"
)
_NUMBERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])"), ""),  # United States
    (re.compile(r"(?<![\w.-])\d{3} \d{3} \d{4}(?![\w-])"), "nhs"),
    (re.compile(r"(?<![\w.-])[1-9]\d{10}(?![\w.-])"), "turkish"),
    (re.compile(r"(?<![\w.-])(?:\d\d)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\w-])"), "luhn"),  # Sweden
    (re.compile(r"(?<![\w.-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+A]\d{3}[\dA-Y](?![\w-])"), ""),  # Denmark, Finland
    (re.compile(r"(?<!\w)[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z](?!\w)"), ""),  # Italy
    (re.compile(r"(?<![\w.-])\d{8}-?[A-HJ-NP-TV-Z](?!\w)"), "spanish"),
    (re.compile(r"(?<![\w.-])[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d(?![\w-])"), ""),  # France
)


def kinds_in(text: str) -> frozenset[str]:
    """Which of `TOLD` a text seems to have."""
    return _remembered(text) if len(text) < MOST_REMEMBERED else _kinds_in(text)


def _kinds_in(text: str) -> frozenset[str]:
    found, text = set(), _ENDLESS.sub(r"\g<0> ", _UID.sub(" ", text))
    if any(letter.isdigit() for letter in text):
        found |= {"date"} if has_date(text) else set()
        found |= {"age"} if _AGE.search(text) or _AGE_STRING.search(text) else set()
        found |= {"telephone"} if _TELEPHONE.search(text) else set()
        found |= {"address"} if _ADDRESS.search(text) else set()
        found |= {"national number"} if any(_holds(kind, match[0]) for pattern, kind in _NUMBERS for match in pattern.finditer(text)) else set()
    if _EMAIL.search(text):
        found.add("e-mail")
    if _TITLED.search(text):
        found.add("titled name")
    return frozenset(found)


_remembered = lru_cache(1 << 14)(_kinds_in)


def told(kinds: Collection[str]) -> str:
    """Kinds in words."""
    return ", ".join(words for kind, words in TOLD.items() if kind in kinds)


def _holds(kind: str, number: str) -> bool:
    """Whether the check digit of a national number fits, where it has one."""
    digits = [int(letter) for letter in number if letter.isdigit()]
    match kind:
        case "nhs":
            check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
            return check % 11 == digits[9] and check != 10
        case "turkish":
            return (sum(digits[0:9:2]) * 7 - sum(digits[1:8:2])) % 10 == digits[9] and sum(digits[:10]) % 10 == digits[10]
        case "luhn":
            doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits[-10:])]
            return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
        case "spanish":
            return "TRWAGMYFPDXBNJZSQVHLCKE"[int("".join(map(str, digits))) % 23] == number[-1]
    return True
