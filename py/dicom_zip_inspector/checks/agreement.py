"""Whether what stands inside files, and in their DICOMDIR, is of the same person as the files: all that matters of identity in care."""

from collections.abc import Iterator

import numpy as np

from ..base.finding import found
from ..dataset.vocabulary import meaning, path_text
from ..index.findings import MOST_VALUES, Held
from .facts import Facts
from .ground import Ground
from .words import words

IDENTIFYING = (0x00100010, 0x00100020, 0x00100030)  # Patient's Name, Patient ID, Patient's Birth Date
_FORMER = ("04000561", "04000550")  # attributes as they were before they were mended
_OTHERS = "00101002"  # other Patient IDs may be other
_DIRECTORY = "00041220"
_SOP_CLASS, _STUDY = ("", 0x00080016, ""), ("", 0x0020000D, "")


def findings(ground: Ground) -> Iterator[Held]:
    """Names, numbers and birth dates that are missing, or are others inside."""
    facts = ground.facts
    for tag in IDENTIFYING[:2]:
        missing = np.flatnonzero(facts.has(_STUDY) & ~facts.has(("", tag, "")))
        if missing.size:
            yield Held(found("identity_missing", path=path_text("", tag), name=meaning(tag).name), facts.keys[missing])
    for attribute in facts.attributes:
        around, tag, _ = attribute
        if around and tag in IDENTIFYING and not around.startswith(_FORMER) and _OTHERS not in around:
            yield from _disagreeing(facts, around, tag)


def _disagreeing(facts: Facts, around: str, tag: int) -> Iterator[Held]:
    own = np.full(facts.count, -1, np.int64)
    numbers: dict[tuple[str, ...], int] = {}
    for text, files in facts.values(("", tag, "")).items():
        own[files] = numbers.setdefault(_comparable(text), len(numbers))
    texts, parts = [], []
    for text, files in facts.values((around, tag, "")).items():
        number = numbers.get(_comparable(text), -2)
        other = files if around.startswith(_DIRECTORY) and number == -2 else files[(own[files] >= 0) & (own[files] != number)]
        if other.size and numbers:
            texts.append(text)
            parts.append(other)
    if parts:
        finding = found("identity_disagrees", path=path_text(around, tag), values=texts[:MOST_VALUES], name=meaning(tag).name)
        yield Held(finding, facts.keys[np.unique(np.concatenate(parts))], distinct=len(texts))


def _comparable(text: str) -> tuple[str, ...]:
    """A value without case, accents, separators and order."""
    return tuple(sorted(words(text.split("=")[0])))
