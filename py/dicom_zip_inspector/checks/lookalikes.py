"""Identifiers in what was read from a picture, where letters are taken for others that look like them."""

import re
from collections.abc import Iterator

from .known import Known
from .words import common_words, words

_TOGETHER = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_GROUPS = ("0od", "1ilj7", "2z", "5s", "8b36", "9gq")  # each stands for all of its letters
_ALIKE = str.maketrans({letter: group[0] for group in _GROUPS for letter in group})
_STROKES = str.maketrans("|![]", "llll")
_CHUNK = re.compile(r"[^\W_][\w|!\[\]]*")
_FIRST_DIGIT = re.compile(r"(?=\d)")
_SHORTEST = 4  # letters of a name, digits of a number
_LONG_ENOUGH = 6  # that one letter may be missing, too many or another
_MOST_CHUNKS = 4  # that an identifier is read in


def folded(text: str) -> str:
    """A text as it looks: no case, accents and separators; letters that are taken for each other are the same."""
    plain = "".join(words(text.translate(_STROKES)))
    for several, one in _TOGETHER:
        plain = plain.replace(several, one)
    return plain.translate(_ALIKE)


class Lookalikes:
    """What is known, found in what was read.

    Attributes
    ----------
    known : Known
        Identifiers as they are written.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        names = {folded(word): kind for word, kind in known.words.items() if len(word) >= _SHORTEST}
        whole = {folded(together): kind for together, kind in known.whole.items() if len(together) >= _SHORTEST}
        dates = {folded("".join(date)): kind for date, kind in known.dates.items()}
        self._single = names
        self._several = whole | {date: kind for date, kind in dates.items() if len(date) >= _LONG_ENOUGH}
        near = (names | whole).items()
        self._near = {shorter: kind for word, kind in near if len(word) >= _LONG_ENOUGH for shorter in (word, *_without_one(word))}

    def kinds_in(self, text: str) -> set[str]:
        """Which kinds of identifiers a reading has, as written or as it looks."""
        chunks = [chunk for chunk in _CHUNK.findall(text) if not _is_common(chunk)]
        kinds = self.known.kinds_in(text)
        kinds |= {self._single[look] for look in map(folded, filter(_is_word, chunks)) if look in self._single}
        for look in _looks(chunks):
            if look in self._several:
                kinds.add(self._several[look])
            if len(look) >= _LONG_ENOUGH:
                kinds |= {self._near[shorter] for shorter in (look, *_without_one(look)) if shorter in self._near}
        return kinds


def _looks(chunks: list[str]) -> Iterator[str]:
    """Chunks one by one and several as one, and each from its first digit on: a label may be read as part of a number."""
    for at, first in enumerate(chunks):
        for end in range(at + 1, min(at + _MOST_CHUNKS, len(chunks)) + 1):
            yield folded("".join(chunks[at:end]))
        if (digit := _FIRST_DIGIT.search(first)) and digit.start():
            yield folded(first[digit.start() :])


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_common(chunk: str) -> bool:
    return chunk.isalpha() and "".join(words(chunk)) in common_words()


def _is_word(chunk: str) -> bool:
    """Whether it has letters more than digits: a name is not looked for in numbers."""
    return 2 * sum(map(str.isdigit, chunk)) < len(chunk)
