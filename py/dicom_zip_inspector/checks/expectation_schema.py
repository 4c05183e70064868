"""A schema as text -> what is expected: one of ours (docs/expectations.md), or one of dicompare."""

import re

from ..dataset.vocabulary import meaning, tag_of
from .constraint_schema import asked
from .dicompare import expectation_of_dicompare
from .expectation import VERSION, Constraint, Expectation, ExpectedSeries, Range
from .schema_values import Place, parsed

MOST_CONSTRAINTS = 2_000
_DATE = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_TAG = re.compile(r"\(?([0-9A-Fa-f]{4}),?([0-9A-Fa-f]{4})\)?")


def expectation_of(text: str) -> Expectation:
    """What a schema asks.

    Raises
    ------
    BadRequest
        It is none, or something in it is not what it should be: the message names the place.
    """
    top = parsed(text)
    expectation = expectation_of_dicompare(top) if top.has("acquisitions") else _of_ours(top)
    if expectation.constraint_count > MOST_CONSTRAINTS:
        top.refuse(f"has more than {MOST_CONSTRAINTS:,} constraints")
    return expectation


def _of_ours(top: Place) -> Expectation:
    top.only("dicom_zip_expectation", "name", "patients", "modalities", "dates", "counts", "series", "private_creators", "attributes")
    version = top.get("dicom_zip_expectation", Place.count, 0)
    if version != VERSION:
        top.refuse(f"is of no version that is known: “dicom_zip_expectation” is to be {VERSION}; schemas of dicompare have “acquisitions”")
    first, last = top.get("dates", _dates, ("", ""))
    studies, series, images = top.get("counts", _counts, (None, None, None))
    return Expectation(
        name=top.get("name", Place.text, ""),
        patient_ids=top.get("patients", _patients, ()),
        modalities=top.get("modalities", Place.texts, ()),
        first_date=first,
        last_date=last,
        studies=studies,
        series_count=series,
        images=images,
        series=top.get("series", _series, ()),
        private_creators=top.get("private_creators", _creators, None),
        attributes=top.get("attributes", _constraints, ()),
    )


def _patients(place: Place) -> tuple[str, ...]:
    place.only("ids")
    return place.get("ids", Place.texts, ())


def _creators(place: Place) -> tuple[str, ...] | None:
    return place.texts()


def _dates(place: Place) -> tuple[str, str]:
    place.only("from", "to")
    first, last = place.get("from", _date, ""), place.get("to", _date, "")
    if first and last and first > last:
        place.refuse("end before they begin")
    return first, last


def _date(place: Place) -> str:
    if not _DATE.fullmatch(place.text()):
        place.refuse("is no date such as 20240131 or 2024-01-31")
    return place.text().replace("-", "")


def _counts(place: Place) -> tuple[Range | None, Range | None, Range | None]:
    place.only("studies", "series", "images")
    return place.get("studies", _range, None), place.get("series", _range, None), place.get("images", _range, None)


def _range(place: Place) -> Range | None:
    if not isinstance(place.value, dict):
        return Range(place.count(), place.count())
    place.only("min", "max")
    if not (place.has("min") or place.has("max")):
        place.refuse("has neither min nor max")
    limits = Range(place.get("min", _count, None), place.get("max", _count, None))
    if limits.least is not None and limits.most is not None and limits.least > limits.most:
        place.refuse("has a min beyond its max")
    return limits


def _count(place: Place) -> int | None:
    return place.count()


def _series(place: Place) -> tuple[ExpectedSeries, ...]:
    return tuple(_one_series(one) for one in place.items())


def _one_series(place: Place) -> ExpectedSeries:
    place.only("name", "description", "modality", "count", "images", "attributes")
    description, modality = place.get("description", Place.text, ""), place.get("modality", Place.text, "")
    if not (description or modality):
        place.refuse("has neither a description nor a modality to choose series by")
    return ExpectedSeries(
        name=place.get("name", Place.text, " ".join(filter(None, (modality, description)))),
        description=description,
        modality=modality,
        count=place.get("count", _range, None) or Range(1),
        images=place.get("images", _range, None),
        attributes=place.get("attributes", _constraints, ()),
    )


def _constraints(place: Place) -> tuple[Constraint, ...]:
    return tuple(_constraint(one) for one in place.items())


def _constraint(place: Place) -> Constraint:
    place.only("attribute", "value", "any_of", "tolerance", "min", "max", "contains", "contains_any", "contains_all")
    name = place.get("attribute", Place.text, "")
    tag = tag_of(name) or (int("".join(found.groups()), 16) if (found := _TAG.fullmatch(name)) else 0)
    if not tag:
        place.refuse("names no attribute: a keyword such as SliceThickness, or a tag such as 0018,0050, is needed as “attribute”")
    return Constraint(name=meaning(tag).name or name, tag=tag, **asked(place))
