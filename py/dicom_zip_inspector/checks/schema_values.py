"""JSON that anyone may have written, value by value: each is what it should be, or a clear error that names its place."""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from ..base.errors import BadRequest

MOST_CHARACTERS = 1 << 20  # of a schema
MOST_DEPTH = 24
MOST_ITEMS = 2_000  # of one list
MOST_TEXT = 1_000  # characters of one text
MOST_COUNT = 1 << 40
_SHOWN = 60
TOP = "the schema"

T = TypeVar("T")
D = TypeVar("D")


def parsed(text: str) -> "Place":
    """The top of a schema.

    Raises
    ------
    BadRequest
        It is too long, nested too deep, no JSON, or no object.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadRequest(f"The schema is longer than {MOST_CHARACTERS:,} characters.")
    if _depth(text) > MOST_DEPTH:
        raise BadRequest(f"The schema is nested deeper than {MOST_DEPTH} levels.")
    try:
        value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"The schema is no JSON: {str(error)[:200]}") from None
    top = Place(TOP, value)
    if not isinstance(value, dict):
        top.refuse("is no object")
    return top


def _depth(text: str) -> int:
    """How deep brackets are nested, those in strings left out."""
    depth = deepest = 0
    in_string = escaped = False
    for one in text:
        if in_string:
            escaped, in_string = (one == "\\" and not escaped), (escaped or one != '"')
        elif one == '"':
            in_string = True
        elif one in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif one in "]}":
            depth -= 1
    return deepest


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


@dataclass(frozen=True, slots=True)
class Place:
    """A value and where it stands. Every method but `refuse` raises BadRequest where the value is not what is asked for."""

    name: str
    value: Any

    def refuse(self, why: str) -> NoReturn:
        """Say what is wrong with it."""
        raise BadRequest(f"The schema {why}." if self.name == TOP else f"In the schema, {self.name} {why}.")

    def only(self, *keys: str) -> None:
        """An object with no other keys than these."""
        if unknown := set(self._object()) - set(keys):
            self.refuse(f"has “{min(unknown)[:_SHOWN]}”, which is none of {', '.join(keys)}")

    def has(self, key: str) -> bool:
        """Whether it is an object with this key, whose value is not null."""
        return self._object().get(key) is not None

    def get(self, key: str, read: Callable[["Place"], T], default: D) -> T | D:
        """A part of an object, read; the default where it has none."""
        value = self._object().get(key)
        return default if value is None else read(Place(f"{self.name}.{key}" if self.name != TOP else f"“{key}”", value))

    def items(self) -> list["Place"]:
        """The items of a list."""
        if not isinstance(self.value, list):
            self.refuse("is no list")
        if len(self.value) > MOST_ITEMS:
            self.refuse(f"has more than {MOST_ITEMS:,} items")
        return [Place(f"{self.name}[{number}]", one) for number, one in enumerate(self.value)]

    def entries(self) -> Iterator[tuple[str, "Place"]]:
        """The keys and values of an object."""
        held = self._object()
        if len(held) > MOST_ITEMS:
            self.refuse(f"has more than {MOST_ITEMS:,} entries")
        for key, value in held.items():
            yield key[:MOST_TEXT], Place(f"{self.name}.{key[:_SHOWN]}", value)

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str):
            self.refuse("is no text")
        if len(self.value) > MOST_TEXT:
            self.refuse(f"is longer than {MOST_TEXT:,} characters")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A text, or a list of them."""
        return tuple(one.text() for one in self.items()) if isinstance(self.value, list) else (self.text(),)

    def number(self) -> float:
        """A number that is finite."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.refuse("is no number")
        try:
            number = float(self.value)
        except OverflowError:
            self.refuse("is too large a number")
        if not math.isfinite(number):
            self.refuse("is too large a number")
        return number

    def count(self) -> int:
        """A whole number, not negative."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not 0 <= self.value <= MOST_COUNT:
            self.refuse("is no count: a whole number, 0 or more")
        return self.value

    def plain(self) -> str | float:
        """A text or a number."""
        return self.text() if isinstance(self.value, str) else self.number()

    def plains(self) -> tuple[str | float, ...]:
        """A text or a number, or a list of them."""
        return tuple(one.plain() for one in self.items()) if isinstance(self.value, list) else (self.plain(),)

    def _object(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            self.refuse("is no object")
        return self.value
