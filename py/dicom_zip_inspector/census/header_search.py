"""Text and tags in every element of all files. Values are looked through, not files: thousands of files have few distinct values."""

import re
from dataclasses import dataclass, field

import numpy as np

from ..base.pauses import Pauses
from ..dataset.vocabulary import meaning, path_text
from .batch_values import Attribute
from .kept_values import END, KeptBatch, KeptValues
from .value_text import shortened

MOST_VALUES = 500  # that are told, each with files
MOST_FILES = 20  # of one value that are told
_TAG = re.compile(r"\(?([0-9a-f]{4}),\s*([0-9a-f]{4})\)?")


@dataclass(slots=True)
class FoundValue:
    """A value of an attribute that was searched for, `value` shortened; in so many files, of which `keys` are the first."""

    attribute: Attribute
    value: str
    files: int = 0
    keys: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What a search has found: the keys of all `files`, their series, how many attributes of files, and some of the values."""

    files: int = 0
    series: set[int] = field(default_factory=set)
    count: int = 0
    values: dict[tuple[int, str], FoundValue] = field(default_factory=dict)


class HeaderSearch:
    """What is kept of the elements of files, searched at any time.

    Parameters
    ----------
    kept : KeptValues
        Of the files that were read so far.
    """

    def __init__(self, kept: KeptValues):
        self._kept = kept

    async def search(self, text: str, pauses: Pauses) -> Found:
        """Everything whose value, keyword or name has `text` in it, without regard to case; or that has it as its tag, "GGGGEEEE",
        "(GGGG,EEEE)" or, nested, "GGGGEEEE/GGGGEEEE"."""
        found, wanted = Found(), folded(text.strip())
        if not wanted or END in wanted:
            return found
        attributes = self._kept.attributes
        named = np.array([_is_named(one, wanted) for one in attributes], bool)
        for batch in self._kept.batches:
            _search_batch(batch, wanted, named, attributes, found)
            await pauses.spend(len(batch.text))
        return found


def folded(text: str) -> str:
    """Text without regard to case, as long as it was."""
    return text.replace("İ", "i").lower().replace("ς", "σ")


def _is_named(attribute: Attribute, wanted: str) -> bool:
    around, tag, creator = attribute
    known, path = meaning(tag, creator), path_text(around, tag)
    if asked := _TAG.fullmatch(wanted):
        wanted = "".join(asked.groups())
    return wanted in folded(known.keyword) or wanted in folded(known.name) or wanted in (path.lower(), path[-8:].lower())


def _search_batch(batch: KeptBatch, wanted: str, named: np.ndarray, attributes: list[Attribute], found: Found) -> None:
    text = batch.text.decode(errors="surrogatepass")
    matches = named[batch.attribute] if len(batch.attribute) else np.zeros(0, bool)
    matches[np.searchsorted(batch.start, _places(folded(text), wanted), side="right") - 1] = True
    runs = matches[batch.value]
    if not runs.any():
        return
    value, first, length = batch.value[runs], batch.first[runs], batch.length[runs]
    change = np.zeros(len(batch.keys) + 1, np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, first + length, -1)
    files = np.cumsum(change)[:-1] > 0
    found.files += int(files.sum())
    found.series.update(series for series in np.unique(batch.series[files]).tolist() if series >= 0)
    found.count += int(length.sum())
    for number, begin, count in zip(value.tolist(), first.tolist(), length.tolist(), strict=True):
        attribute = int(batch.attribute[number])
        key = attribute, text[batch.start[number] : batch.start[number + 1] - 1]
        if key not in found.values:
            if len(found.values) == MOST_VALUES:
                continue
            found.values[key] = FoundValue(attributes[attribute], shortened(key[1]))
        one = found.values[key]
        one.files += count
        if len(one.keys) < MOST_FILES:
            one.keys += batch.keys[begin : begin + min(count, MOST_FILES - len(one.keys))].tolist()


def _places(text: str, wanted: str) -> list[int]:
    """Where texts have what is wanted, once each."""
    places: list[int] = []
    at = text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, text.index(END, at))
    return places
