"""What should be in an archive, as data: made from a JSON file of ours or of dicompare, judged by `expectations`."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

VERSION = 1

Plain = str | float


@dataclass(frozen=True, slots=True)
class Range:
    """A number of something: at least and at most so many; None where there is no such limit."""

    least: int | None = None
    most: int | None = None

    def holds(self, count: int) -> bool:
        """Whether so many are as expected."""
        return (self.least is None or count >= self.least) and (self.most is None or count <= self.most)

    @property
    def words(self) -> str:
        """As it is told: "3", "2 to 5", "2 or more", "5 at most"."""
        if self.least == self.most:
            return str(self.least)
        if self.most is None:
            return f"{self.least} or more"
        return f"{self.most} at most" if self.least is None else f"{self.least} to {self.most}"


@dataclass(frozen=True)
class Constraint:
    """What an attribute's values should be. Text is compared without case and padding; what both sides have as numbers, as numbers.

    Attributes
    ----------
    name, tag : str, int
        As it is told; outside sequences or within functional groups.
    any_of : tuple of tuples
        The values that it may have, each with as many as the element has.
    tolerance : float
        By which numbers may be off.
    least, most : float or None
        Limits of each of its numbers.
    contains : str
        What one of its values has within; "" where nothing is asked.
    contains_any, contains_all : tuple
        Values of which it has one or all; where it has one value, also within that.
    is_advice : bool
        What is otherwise is a note only.
    """

    name: str
    tag: int
    any_of: tuple[tuple[Plain, ...], ...] = ()
    tolerance: float = 0.0
    least: float | None = None
    most: float | None = None
    contains: str = ""
    contains_any: tuple[Plain, ...] = ()
    contains_all: tuple[Plain, ...] = ()
    is_advice: bool = False

    def allows(self, text: str) -> bool:
        """Whether an element's text, several values separated by backslashes, is as expected."""
        values = [part.strip() for part in text.split("\\")]
        if self.any_of and not any(self._equal(values, wanted) for wanted in self.any_of):
            return False
        if (self.least is not None or self.most is not None) and not all(self._is_within(value) for value in values):
            return False
        if self.contains and not any(self.contains.lower() in value.lower() for value in values):
            return False
        if self.contains_any and not any(self._has(values, wanted) for wanted in self.contains_any):
            return False
        return all(self._has(values, wanted) for wanted in self.contains_all)

    @cached_property
    def words(self) -> str:
        """What is expected, in a few words."""
        parts = []
        if self.any_of:
            parts.append(" or ".join("\\".join(map(_shown, wanted)) for wanted in self.any_of[:5]) + (" or others" if len(self.any_of) > 5 else ""))
        if self.tolerance:
            parts.append(f"± {_shown(self.tolerance)}")
        if self.least is not None:
            parts.append(f"{_shown(self.least)} or more")
        if self.most is not None:
            parts.append(f"{_shown(self.most)} at most")
        if self.contains:
            parts.append(f"with “{self.contains}” in it")
        for joint, wanted in (("or", self.contains_any), ("and", self.contains_all)):
            if wanted:
                parts.append(f"with {f' {joint} '.join(map(_shown, wanted))}")
        return ", ".join(parts).replace(", ±", " ±") or "there"

    def _equal(self, values: list[str], wanted: Sequence[Plain]) -> bool:
        return len(values) == len(wanted) and all(_same(value, one, self.tolerance) for value, one in zip(values, wanted, strict=True))

    def _is_within(self, value: str) -> bool:
        found = number_of(value)
        return found is not None and (self.least is None or found >= self.least) and (self.most is None or found <= self.most)

    def _has(self, values: list[str], wanted: Plain) -> bool:
        if any(_same(value, wanted, self.tolerance) for value in values):
            return True
        return len(values) == 1 and isinstance(wanted, str) and wanted.strip().lower() in values[0].lower()


@dataclass(frozen=True, slots=True)
class ExpectedSeries:
    """Series that should be there.

    Attributes
    ----------
    name : str
        As it is told.
    description, modality : str
        Patterns of Series Description and Modality that choose series; "" for any.
    count : Range
        How many of these there should be.
    images : Range or None
        How many images each should have.
    attributes : tuple of Constraint
        Of every file of each.
    """

    name: str
    description: str = ""
    modality: str = ""
    count: Range = Range(1)
    images: Range | None = None
    attributes: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Acquisition:
    """An acquisition as dicompare has it: some series each of whose files has these attributes, and in series files with those of each part too."""

    name: str
    attributes: tuple[Constraint, ...]
    parts: tuple[tuple[str, tuple[Constraint, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What should be there; what is empty or None is not asked.

    Attributes
    ----------
    patient_ids : tuple of str
        Patterns: each file's Patient ID matches one, and each is matched.
    modalities : tuple of str
        All of these, and no others.
    first_date, last_date : str
        Of Study Date, "YYYYMMDD".
    studies, series_count, images : Range or None
        How many there are.
    private_creators : tuple of str or None
        Patterns of those that are allowed; None: any.
    not_judged : tuple of str
        What the file asks that is not judged here, in words.
    """

    name: str = ""
    patient_ids: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    first_date: str = ""
    last_date: str = ""
    studies: Range | None = None
    series_count: Range | None = None
    images: Range | None = None
    series: tuple[ExpectedSeries, ...] = ()
    private_creators: tuple[str, ...] | None = None
    attributes: tuple[Constraint, ...] = ()
    acquisitions: tuple[Acquisition, ...] = ()
    not_judged: tuple[str, ...] = ()

    @property
    def constraint_count(self) -> int:
        """How many constraints of attributes it has, all in all."""
        lists = [self.attributes, *(one.attributes for one in self.series), *(one.attributes for one in self.acquisitions)]
        lists += [attributes for one in self.acquisitions for _, attributes in one.parts]
        return sum(len(attributes) for attributes in lists)


def matches(text: str, pattern: str) -> bool:
    """Whether a text is as a pattern says, without case and padding: `*` stands for any characters, `?` for one, all else for itself."""
    return fnmatchcase(text.strip().lower(), pattern.strip().lower().replace("[", "[[]"))


def number_of(text: str) -> float | None:
    """The number that a text is."""
    try:
        return float(text)
    except ValueError:
        return None


def _same(value: str, wanted: Plain, tolerance: float) -> bool:
    number = number_of(value)
    other = number_of(wanted) if isinstance(wanted, str) else wanted
    if number is not None and other is not None:
        return number == other or abs(number - other) <= tolerance * (1 + 1e-9) + 1e-12
    return isinstance(wanted, str) and value.strip().lower() == wanted.strip().lower()


def _shown(value: Plain) -> str:
    return value if isinstance(value, str) else f"{value:g}"
