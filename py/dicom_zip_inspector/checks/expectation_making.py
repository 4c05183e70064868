"""What is there now as what is expected of the next archive: a schema of ours (docs/expectations.md)."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ..dataset.vocabulary import is_creator, is_private, tag_of
from ..index.series import Series
from .expectation import VERSION
from .facts import Facts
from .ground import Ground
from .schema_values import MOST_ITEMS, MOST_TEXT


def schema_of(ground: Ground) -> str:
    """The schema as JSON: patients, modalities, dates, counts, series by modality and description, private creators. What was there fulfils it."""
    facts = ground.facts
    series = [one for one in ground.index.series if one.instances]
    dates = sorted(text for text in _texts(facts, "StudyDate") if len(text) == 8 and text.isdecimal())
    found: dict[str, Any] = {"dicom_zip_expectation": VERSION}
    if ids := _listed(_texts(facts, "PatientID")):
        found["patients"] = {"ids": ids}
    if modalities := _listed(_texts(facts, "Modality")):
        found["modalities"] = modalities
    if dates:
        found["dates"] = {"from": dates[0], "to": dates[-1]}
    found["counts"] = {"studies": len({one.study_key for one in series}), "series": len(series), "images": sum(map(_images, series))}
    if len(required := _series(series)) <= MOST_ITEMS:
        found["series"] = required
    if len(creators := _creators(facts)) <= MOST_ITEMS:
        found["private_creators"] = creators
    return json.dumps(found, ensure_ascii=False, indent=2)


def _texts(facts: Facts, keyword: str) -> set[str]:
    return {text.strip() for text in facts.values(("", tag_of(keyword), ""))} - {""}


def _listed(texts: set[str]) -> list[str]:
    """In order; none where a schema could not hold them."""
    return sorted(texts) if len(texts) <= MOST_ITEMS and all(len(text) <= MOST_TEXT for text in texts) else []


def _creators(facts: Facts) -> list[str]:
    creators = (one for one in facts.attributes if is_private(one[1]) and is_creator(one[1]))
    return sorted({text.strip() for attribute in creators for text in facts.values(attribute)} - {""})


def _series(series: Iterable[Series]) -> list[dict[str, Any]]:
    """Series with a description, by that and their modality."""
    together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in series:
        first = one.instances[0]
        key = str(first.modality or "").strip(), str(first.series_description or "").strip()
        if key[1] and len(key[1]) <= MOST_TEXT and len(key[0]) <= MOST_TEXT:
            together[key].append(_images(one))
    return [
        {"description": description} | ({"modality": modality} if modality else {}) | {"count": {"min": len(images)}, "images": _span(images)}
        for (modality, description), images in sorted(together.items())
    ]  # fmt: skip


def _span(counts: list[int]) -> int | dict[str, int]:
    return counts[0] if len(set(counts)) == 1 else {"min": min(counts), "max": max(counts)}


def _images(series: Series) -> int:
    return sum(header.frames > 0 for header in series.instances)
