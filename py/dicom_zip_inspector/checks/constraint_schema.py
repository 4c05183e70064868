"""What a schema asks of one attribute: the same words in schemas of ours and of dicompare."""

from typing import TypedDict

from .expectation import Plain
from .schema_values import Place


class Asked(TypedDict):
    """As the fields of `expectation.Constraint`."""

    any_of: tuple[tuple[Plain, ...], ...]
    tolerance: float
    least: float | None
    most: float | None
    contains: str
    contains_any: tuple[Plain, ...]
    contains_all: tuple[Plain, ...]


def asked(place: Place) -> Asked:
    """What is asked: `value` (a value, or the list of an element's values), `any_of` (several of these), `tolerance`, `min`, `max`, `contains` ...

    Raises
    ------
    BadRequest
        One of them is not what it should be.
    """
    values = place.get("any_of", _several, ())
    return Asked(
        any_of=(place.get("value", Place.plains, ()), *values) if place.has("value") else values,
        tolerance=place.get("tolerance", _tolerance, 0.0),
        least=place.get("min", _number, None),
        most=place.get("max", _number, None),
        contains=place.get("contains", Place.text, ""),
        contains_any=place.get("contains_any", Place.plains, ()),
        contains_all=place.get("contains_all", Place.plains, ()),
    )


def _several(place: Place) -> tuple[tuple[Plain, ...], ...]:
    return tuple(one.plains() for one in place.items())


def _number(place: Place) -> float | None:
    return place.number()


def _tolerance(place: Place) -> float:
    if place.number() < 0:
        place.refuse("is negative")
    return place.number()
