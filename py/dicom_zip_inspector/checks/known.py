"""What is known to identify somebody, and where it stands: matched word by word, whatever its case, accents, order and separators."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .dates import parts_of, spellings
from .names import is_made_up, patterns
from .words import common_words, is_unspaced, words

MOST_WORDS = 16  # that one identifier may be written in
SHORTEST_NUMBER = 3  # that is looked for, as a whole value; in the midst of texts with letters one more, without two
SHORTEST_BARE = 6  # of those that are looked for among numbers, where what is shorter stands by chance
_NUMBERS = re.compile(rf"(?<![\d.])0*(\d{{{SHORTEST_BARE},}})(?:\.0*)?(?![\d.])")
KINDS = {
    "name": "a name",
    "number": "a number",
    "birth date": "a birth date",
    "staff": "the name of somebody who took part",
    "institution": "the institution",
    "address": "an address or telephone number",
    "named": "what you named",
}


@dataclass(slots=True)
class Known:
    """Identifiers, each of one of `KINDS`. `words`: those that say it by themselves; `whole`: several words as one; `dates`: as they are written.

    `unspaced`: names in scripts without spaces; `short`: numbers that only count as a whole value; `bare`: numbers and dates of digits only, without
    zeros before.
    """

    words: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    dates: dict[tuple[str, ...], str] = field(default_factory=dict)
    unspaced: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)
    _beginnings: tuple[set[str], set[str]] | None = None  # of those of several words, worked out when it is asked

    def __bool__(self) -> bool:
        return bool(self.words or self.whole or self.dates or self.unspaced or self.short)

    def add_name(self, name: str, kind: str) -> None:
        """A person's name."""
        single, whole = patterns(name)
        for word in single:
            self.words.setdefault(word, kind)
        for word in whole:
            (self.unspaced if is_unspaced(word) else self.whole).setdefault(word, kind)

    def add_number(self, number: str, kind: str) -> None:
        """A number or another short text that stands for somebody: with a digit in it at least, and not too short."""
        together = "".join(words(number))
        if len(together) >= SHORTEST_NUMBER and any(letter.isdigit() for letter in together) and len(set(together)) > 1:
            is_short = len(together) < SHORTEST_NUMBER + (2 if together.isdigit() else 1)
            (self.short if is_short else self.whole).setdefault(together, kind)
            self._add_bare(together, kind)

    def add_id(self, patient_id: str, kind: str) -> None:
        """What one patient is told apart by: a number, or letters only, if those are no words that everybody uses."""
        self.add_number(patient_id, kind)
        if not any(letter.isdigit() for letter in patient_id) and not is_made_up(patient_id):
            self.add_phrase(patient_id, kind)

    def add_date(self, date: str, kind: str) -> None:
        """A date, as DA or DT."""
        if parts := parts_of(date):
            for spelling in spellings(*parts):
                self.dates.setdefault(spelling, kind)
                self._add_bare("".join(spelling), kind)

    def _add_bare(self, number: str, kind: str) -> None:
        if number.isdigit() and len(bare := number.lstrip("0")) >= SHORTEST_BARE:
            self.bare.setdefault(bare, kind)

    def add_phrase(self, phrase: str, kind: str) -> None:
        """Words that identify together; one by itself only if it is not common."""
        found = words(phrase)
        together = "".join(found)
        if len(together) > 5 and any(word not in common_words() for word in found):
            (self.unspaced if is_unspaced(together) else self.whole).setdefault(together, kind)

    def add_named(self, value: str) -> None:
        """What a person typed in: a name, a number, a date, anything."""
        self.add_name(value, "named")
        self.add_phrase(value, "named")
        self.add_number(value, "named")
        if parts := _typed_date(value):
            self.add_date("{:04}{:02}{:02}".format(*parts), "named")
        if len(only := words(value)) == 1 and len(only[0]) > 2:  # whoever types a common word means it
            self.words.setdefault(only[0], "named")

    def kinds_in(self, text: str) -> set[str]:
        """Which kinds of identifiers a text has."""
        found = words(text)
        kinds = {self.words[word] for word in found if word in self.words}
        kinds.update(self._of_several(found))
        if self.short and len(found) <= MOST_WORDS and (together := "".join(found)) in self.short:
            kinds.add(self.short[together])
        if self.unspaced and is_unspaced(text):
            compact = "".join(found)
            kinds |= {kind for together, kind in self.unspaced.items() if together in compact}
        return kinds

    def _of_several(self, found: tuple[str, ...]) -> Iterator[str]:
        """Kinds of identifiers that several words make up; no further than some begins so."""
        if self._beginnings is None:
            wholes = {whole[:end] for whole in self.whole for end in range(1, len(whole) + 1)}
            self._beginnings = wholes, {date[0] for date in self.dates}
        wholes, first_of_dates = self._beginnings
        for at, first in enumerate(found):
            together, shortest = "", len(first)
            for word in found[at : at + MOST_WORDS] if first in wholes else ():
                together, shortest = together + word, min(shortest, len(word))
                if together not in wholes:
                    break
                if together in self.whole and (word == together or shortest > 1 or not together.isdigit()):
                    yield self.whole[together]  # of a number that is parted into single digits nobody knows whether it is one
            if first in first_of_dates:
                yield from (self.dates[found[at:end]] for end in range(at + 1, at + 5) if found[at:end] in self.dates)
            elif len(first) in (12, 14) and (first[:8],) in self.dates:  # a date with a time
                yield self.dates[(first[:8],)]

    def kinds_in_numbers(self, text: str) -> set[str]:
        """Which kinds of numbers are among numbers of a text (IS, DS): as a whole, without zeros before."""
        return {self.bare[number] for number in _NUMBERS.findall(text) if number in self.bare} if self.bare else set()

    def parts_of_uid(self, uid: str) -> set[str]:
        """Which kinds of numbers are components of a UID."""
        return {self.whole[part] for part in uid.split(".") if len(part) > 4 and part in self.whole}


def _typed_date(value: str) -> tuple[int, int, int] | None:
    if parts := parts_of(value):
        return parts
    numbers = words(value)
    if len(numbers) == 3 and all(part.isdigit() for part in numbers):
        day, month, year = (int(part) for part in numbers)
        return parts_of(f"{year:04}{month:02}{day:02}") or parts_of(f"{year:04}{day:02}{month:02}")
    return None


def told(kinds: Iterable[str]) -> str:
    """Kinds in words."""
    named = [words for kind, words in KINDS.items() if kind in set(kinds)]
    return " and ".join(part for part in (", ".join(named[:-1]), *named[-1:]) if part)
