"""What is in all files that were read, attribute by attribute: which files have it, which have it empty, and its values with their files."""

from collections.abc import Callable, Container, Iterator

import numpy as np

from ..census.batch_values import Attribute
from ..census.kept_values import BEGUN, EMPTY, HELD, UNREAD, KeptValues
from ..scan.element_rows import vr_text


class Facts:
    """Files are numbers from 0, in the order in which they were read. It stands still: what is read later is in the facts made then.

    Parameters
    ----------
    kept : KeptValues
        Of the files that were read so far.

    Attributes
    ----------
    count : int
        How many files there are.
    keys, series : (count,) int64
        The keys of their entries, and of their series, -1 of those in none.
    attributes : list of (str, int, str)
        The sequences around an element, its tag, its private creator: those that occur.
    """

    def __init__(self, kept: KeptValues):
        self._batches = batches = list(kept.batches)
        self.attributes = kept.attributes
        self._number = {attribute: number for number, attribute in enumerate(self.attributes)}
        files, values = _starts([len(batch.keys) for batch in batches]), _starts([len(batch.state) for batch in batches])
        self.count = int(files[-1])
        self.keys = _joined([batch.keys for batch in batches], np.int64)
        self.series = _joined([batch.series for batch in batches], np.int64)
        self._attribute = _joined([batch.attribute for batch in batches], np.int32)
        self._state = _joined([batch.state for batch in batches], np.uint8)
        self._vr = _joined([batch.vr for batch in batches], np.uint16)
        self._value_starts, self._decoded = values, [""] * len(batches)
        self._order = np.argsort(self._attribute, kind="stable")  # values by attribute
        self._bounds = np.searchsorted(self._attribute[self._order], np.arange(len(self.attributes) + 1))
        self._first = _joined([batch.first + start for batch, start in zip(batches, files, strict=False)], np.int64)
        self._length = _joined([batch.length for batch in batches], np.int64)
        run_values = _joined([batch.value + start for batch, start in zip(batches, values, strict=False)], np.int64)
        self._runs = np.searchsorted(run_values, np.arange(int(values[-1]) + 1))  # of each value, where its runs begin

    def files(self, attribute: Attribute) -> np.ndarray:
        """Those that have it with a value, or with items: ascending, int64. One with several, in the items of a sequence, may be in `empty` too."""
        values = self._values(attribute)
        return self._files(values[self._state[values] != EMPTY])

    def empty(self, attribute: Attribute) -> np.ndarray:
        """Those that have it without: ascending, int64."""
        values = self._values(attribute)
        return self._files(values[self._state[values] == EMPTY])

    def unread(self, attribute: Attribute) -> np.ndarray:
        """Those whose value of it was not read to its end, for its length: ascending, int64."""
        values = self._values(attribute)
        return self._files(values[np.isin(self._state[values], (UNREAD, BEGUN))])

    def has(self, attribute: Attribute) -> np.ndarray:
        """Whether each file has it with a value: (count,) bool."""
        found = np.zeros(self.count, bool)
        found[self.files(attribute)] = True
        return found

    def values(self, attribute: Attribute, wanted: Callable[[str], bool] = lambda text: True) -> dict[str, np.ndarray]:
        """Its texts, those that are `wanted`, each with its files, ascending. Several values of an element have backslashes between them."""
        found: dict[str, list[int]] = {}
        for value in self._held(attribute):
            if wanted(text := self._text(value)):
                found.setdefault(text, []).append(value)
        return {text: self._files(np.array(numbers)) for text, numbers in found.items()}

    def column(self, attribute: Attribute) -> list[str]:
        """Its text in each file, "" where it has none; one of them where items of a sequence have several."""
        column = [""] * self.count
        for value in self._held(attribute):
            text = self._text(value)
            for run in range(self._runs[value], self._runs[value + 1]):
                first, length = int(self._first[run]), int(self._length[run])
                column[first : first + length] = [text] * length
        return column

    def texts_of(self, attribute: Attribute) -> list[str]:
        """Its texts, each once."""
        return list(dict.fromkeys(map(self._text, self._held(attribute))))

    def files_with(self, attribute: Attribute, texts: Container[str]) -> np.ndarray:
        """Files in which it has one of some texts: ascending, int64."""
        return self._files(np.array([value for value in self._held(attribute) if self._text(value) in texts], np.int64))

    def vrs(self, attribute: Attribute) -> dict[str, np.ndarray]:
        """Its VRs as stored, or by the dictionaries, each with its files; "" of one that is not known."""
        values = self._values(attribute)
        vr = self._vr[values]
        return {vr_text(code): self._files(values[vr == code]) for code in np.unique(vr).tolist()}

    def texts(self) -> Iterator[tuple[Attribute, str, np.ndarray]]:
        """Every text of every attribute with its files; one that is in several batches comes several times."""
        for value in np.flatnonzero(np.isin(self._state, (HELD, BEGUN))).tolist():
            yield self.attributes[self._attribute[value]], self._text(value), self._files(np.array([value]))

    def each_text(self) -> Iterator[tuple[Attribute, str, str]]:
        """Every text with its attribute and VR, once for each batch that has it; without its files, which `values` has."""
        held = np.flatnonzero(np.isin(self._state, (HELD, BEGUN)))
        for value, number, vr in zip(held.tolist(), self._attribute[held].tolist(), self._vr[held].tolist(), strict=True):
            yield self.attributes[number], vr_text(vr), self._text(value)

    def _values(self, attribute: Attribute) -> np.ndarray:
        number = self._number.get(attribute)
        return self._order[:0] if number is None else self._order[self._bounds[number] : self._bounds[number + 1]]

    def _held(self, attribute: Attribute) -> list[int]:
        values = self._values(attribute)
        return values[np.isin(self._state[values], (HELD, BEGUN))].tolist()

    def _files(self, values: np.ndarray) -> np.ndarray:
        if not values.size:  # most that is asked for does not occur
            return np.zeros(0, np.int64)
        runs = _ranges(self._runs[values], self._runs[values + 1] - self._runs[values])
        first, length = self._first[runs], self._length[runs]
        if len(runs) == 1:  # as most values have
            return np.arange(first[0], first[0] + length[0], dtype=np.int64)
        begin = int(first.min())
        bounds = first - begin, first - begin + length
        change = np.bincount(bounds[0], minlength=int(bounds[1].max()) + 1) - np.bincount(bounds[1], minlength=int(bounds[1].max()) + 1)
        return np.flatnonzero(np.cumsum(change)) + np.int64(begin)

    def _text(self, value: int) -> str:
        number = int(np.searchsorted(self._value_starts, value, side="right")) - 1
        batch, own = self._batches[number], value - int(self._value_starts[number])
        text = self._decoded[number] = self._decoded[number] or batch.text.decode(errors="surrogatepass")
        return text[batch.start[own] : batch.start[own + 1] - 1]


def _starts(sizes: list[int]) -> np.ndarray:
    return np.cumsum(np.array([0, *sizes], np.int64))


def _joined(parts: list[np.ndarray], dtype: type) -> np.ndarray:
    return np.concatenate(parts).astype(dtype, copy=False) if parts else np.zeros(0, dtype)


def _ranges(first: np.ndarray, length: np.ndarray) -> np.ndarray:
    """The numbers of all ranges one after the other: int64."""
    ends = np.cumsum(length, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(first - (ends - length), length.astype(np.intp)) + np.arange(total, dtype=np.int64)
