"""Schemas of dicompare: acquisitions with fields, series and rules. Its rules are Python: they are named, and never run."""

import re
from collections.abc import Iterator

from ..dataset.vocabulary import meaning, tag_of
from .constraint_schema import asked
from .expectation import Acquisition, Constraint, Expectation
from .schema_values import Place

_TAG = re.compile(r"\(?([0-9A-Fa-f]{4}),([0-9A-Fa-f]{4})\)?")
_GRADED = ("errorMin", "errorMax", "errorTolerance")


def expectation_of_dicompare(top: Place) -> Expectation:
    """What a schema with `acquisitions` asks. What is not judged here is listed in words.

    Raises
    ------
    BadRequest
        Something in it is not what it should be.
    """
    not_judged: list[str] = []
    acquisitions = top.get("acquisitions", lambda place: tuple(_acquisition(name, one, not_judged) for name, one in place.entries()), ())
    not_judged += _rules("all acquisitions", top)
    return Expectation(name=top.get("name", Place.text, ""), acquisitions=acquisitions, not_judged=tuple(not_judged))


def _acquisition(name: str, place: Place, not_judged: list[str]) -> Acquisition:
    def part(one: Place) -> tuple[str, tuple[Constraint, ...]]:
        called = one.get("name", Place.text, "")
        return called, _fields(f"{name}, {called}", one, not_judged)

    attributes = _fields(name, place, not_judged)
    parts = place.get("series", lambda held: tuple(part(one) for one in held.items()), ())
    not_judged += _rules(name, place)
    return Acquisition(name, attributes, parts)


def _fields(name: str, place: Place, not_judged: list[str]) -> tuple[Constraint, ...]:
    found = []
    for one in place.get("fields", Place.items, []):
        field = one.get("field", Place.text, "")
        tag = _tag(one, field)
        if not tag:
            not_judged.append(f"{name}: {field or 'a field without name'} is no attribute of the standard")
        elif any(one.has(key) for key in _GRADED):
            not_judged.append(f"{name}: {field} has graded limits")
        else:
            advice = one.get("severity", Place.text, "error") == "warning"
            found.append(Constraint(name=meaning(tag).name or field, tag=tag, is_advice=advice, **asked(_with_variants(one))))
    return tuple(found)


def _with_variants(place: Place) -> Place:
    """A field; one whose value is a list of lists may have any of these."""
    value = place.value.get("value")
    if isinstance(value, list) and any(isinstance(one, list) for one in value):
        return Place(place.name, {key: held for key, held in place.value.items() if key != "value"} | {"any_of": value})
    return place


def _tag(place: Place, field: str) -> int:
    """The tag of a field; 0 where it has none, and is no keyword."""
    stated = _TAG.fullmatch(place.get("tag", Place.text, ""))
    return int("".join(stated.groups()), 16) if stated else tag_of(field)


def _rules(name: str, place: Place) -> Iterator[str]:
    for one in place.get("rules", Place.items, []):
        yield f"{name}: the rule “{one.get('name', Place.text, '') or one.get('id', Place.text, '')}” is a program"
