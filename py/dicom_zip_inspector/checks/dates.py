"""Dates in all usual spellings, as the words that `words` makes of them."""

import re

from .words import words

_MONTHS = (
    "january jan januar janvier enero gennaio ocak",
    "february feb februar fevrier febrero febbraio subat", "march mar marz maerz mars marzo mart",
    "april apr avril abril aprile nisan avr", "may mai mayo maggio mayis", "june jun juni juin junio giugno haziran",
    "july jul juli juillet julio luglio temmuz",
    "august aug aout agosto agustos", "september sep sept septembre septiembre settembre eylul",
    "october oct oktober okt octobre octubre ottobre ekim",
    "november nov novembre noviembre kasim", "december dec dezember dez decembre diciembre dicembre aralik",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_DATE = re.compile(r"(\d{4})[.-]?(\d\d)[.-]?(\d\d)")


def parts_of(value: str) -> tuple[int, int, int] | None:
    """Year, month and day of a DA or DT value (PS3.5 section 6.2); None of what is none, or is no birthday of anybody: a usual dummy."""
    match = _DATE.match(value.strip())
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    return (year, month, day) if 1880 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31 else None


def spellings(year: int, month: int, day: int) -> set[tuple[str, ...]]:
    """A date as words: its parts in every usual order, padded or not, as one number, with the month as a word, and the year in two digits."""
    found: set[tuple[str, ...]] = {(f"{year}{month:02}{day:02}",), (f"{day:02}{month:02}{year}",), (f"{month:02}{day:02}{year}",)}
    days, months = {f"{day:02}", str(day)}, {f"{month:02}", str(month)}
    written = {name for name, number in MONTHS.items() if number == month} | {_ROMAN[month - 1]}
    for one in days:
        for other in months:
            found |= {(str(year), other, one), (one, other, str(year)), (other, one, str(year))}
            short = f"{year % 100:02}"
            found |= {(one, other, short), (other, one, short), (short, other, one)} if day > 12 or month != day else set()
        for name in written:
            found |= {(one, name, str(year)), (name, one, str(year)), (str(year), name, one), (one, name, f"{year % 100:02}")}
            found |= {(one, ending, name, str(year)) for ending in ("st", "nd", "rd", "th")} | {
                (name, one, ending, str(year)) for ending in ("st", "nd", "rd", "th")
            }
    return found


def has_date(text: str) -> bool:
    """Whether it has a date with day, month and year that is written so that it is no other number."""
    found = words(text)
    for at, word in enumerate(found):
        if len(word) == 8 and word.isdigit() and parts_of(word) and word.startswith(("19", "20")):
            return True
        if (
            word in MONTHS
            and len(word) > 2
            and _has_year(found[max(at - 3, 0) : at + 4])
            and any(len(one) < 3 and one.isdigit() for one in found[max(at - 2, 0) : at + 2])
        ):
            return True
    return bool(_WRITTEN.search(text))


def _has_year(found: tuple[str, ...]) -> bool:
    return any(len(word) == 4 and word.isdigit() and "1900" <= word < "2100" for word in found)


_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_WRITTEN = re.compile(
    rf"(?<![\d.])(?:{_DAY}([./-]){_MONTH}\1{_YEAR}|{_MONTH}([./-]){_DAY}\2{_YEAR}|{_YEAR}([./-]){_MONTH}\3{_DAY}|{_DAY}\.{_MONTH}\.\d\d)(?![\d.]\d|\d)"
)


def without_dates(text: str) -> str:
    """A text without the dates that `has_date` finds as numbers with separators."""
    return _WRITTEN.sub(" ", text)
