"""Whether what is there is what should be: a difference a finding, or that there is none."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from ..base.finding import found
from ..census.batch_values import Attribute
from ..dataset.vocabulary import is_creator, is_private, tag_of, tag_text
from ..index.findings import Held
from ..index.series import Series
from .expectation import Acquisition, Constraint, Expectation, ExpectedSeries, Range, matches
from .ground import Ground

MOST_TOLD = 5  # attributes in one sentence
_FUNCTIONAL_GROUPS = ("52009229", "52009230")


def findings(ground: Ground) -> Iterator[Held]:
    """Differences from what a person expects, or that all is as expected; nothing where nobody expects anything."""
    if ground.expectation is None:
        return
    differs = False
    for held in _Judge(ground, ground.expectation).differences():
        differs |= held.finding.severity != "note"
        yield held
    if not differs:
        yield Held(found("expectation_met", name=f" of “{ground.expectation.name}”" if ground.expectation.name else ""))


class _Judge:
    """Holds one expectation against one ground."""

    def __init__(self, ground: Ground, expectation: Expectation):
        self._facts, self._expected = ground.facts, expectation
        self._index = ground.index
        self._series = [series for series in ground.index.series if series.instances]
        self._in_series = self._facts.series >= 0
        self._texts_of: dict[Attribute, dict[str, np.ndarray]] = {}  # once they were asked for

    def differences(self) -> Iterator[Held]:
        yield from self._of_values("PatientID", "patient_unexpected", self._is_expected_patient)
        yield from self._of_values("Modality", "modality_unexpected", self._is_expected_modality)
        yield from self._of_values("StudyDate", "date_unexpected", self._is_expected_date)
        yield from self._missing()
        yield from self._counts()
        yield from self._creators()
        yield from self._constraints(self._expected.attributes, self._in_series)
        for series in self._expected.series:
            yield from self._required(series)
        for acquisition in self._expected.acquisitions:
            yield from self._acquired(acquisition)
        if self._expected.not_judged:
            yield Held(found("expectation_not_judged", count=len(self._expected.not_judged), values=self._expected.not_judged))

    def _of_values(self, keyword: str, code: str, allows: Callable[[str], bool]) -> Iterator[Held]:
        """Values that are not expected, with their files."""
        wrong = {text: files for text, files in self._facts.values(("", tag_of(keyword), "")).items() if not allows(text.strip())}
        if wrong:
            yield Held(found(code, path=tag_text(tag_of(keyword)), values=wrong), self._facts.keys[np.concatenate(list(wrong.values()))])

    def _is_expected_patient(self, text: str) -> bool:
        return not self._expected.patient_ids or any(matches(text, pattern) for pattern in self._expected.patient_ids)

    def _is_expected_modality(self, text: str) -> bool:
        return not self._expected.modalities or text.upper() in {one.upper() for one in self._expected.modalities}

    def _is_expected_date(self, text: str) -> bool:
        return not text.isdecimal() or (self._expected.first_date <= text and (not self._expected.last_date or text <= self._expected.last_date))

    def _missing(self) -> Iterator[Held]:
        """Patients and modalities that are expected and are not there."""
        ids, modalities = self._texts("PatientID"), {text.upper() for text in self._texts("Modality")}
        patients = [pattern for pattern in self._expected.patient_ids if not any(matches(text, pattern) for text in ids)]
        if patients:
            yield Held(found("patient_missing", count=len(patients), values=patients))
        absent = [one for one in self._expected.modalities if one.upper() not in modalities]
        if absent:
            yield Held(found("modality_missing", modalities=", ".join(absent)))

    def _texts(self, keyword: str) -> list[str]:
        return [text.strip() for text in self._facts.values(("", tag_of(keyword), ""))]

    def _counts(self) -> Iterator[Held]:
        there = {
            "studies": (self._expected.studies, len({series.study_key for series in self._series})),
            "series": (self._expected.series_count, len(self._series)),
            "images": (self._expected.images, sum(map(_images, self._series))),
        }
        for what, (expected, count) in there.items():
            if expected is not None and not expected.holds(count):
                yield Held(found(f"{what}_count_unexpected", count=count, expected=expected.words))

    def _creators(self) -> Iterator[Held]:
        allowed = self._expected.private_creators
        if allowed is None:
            return
        files: defaultdict[str, list[np.ndarray]] = defaultdict(list)
        for attribute in self._facts.attributes:
            if is_private(attribute[1]) and is_creator(attribute[1]):
                for text, numbers in self._facts.values(attribute).items():
                    files[text.strip()].append(numbers)
        for creator, held in files.items():
            if creator and not any(matches(creator, pattern) for pattern in allowed):
                yield Held(found("creator_unexpected", creator=creator, name=creator), self._facts.keys[np.unique(np.concatenate(held))])

    def _constraints(self, constraints: tuple[Constraint, ...], among: np.ndarray) -> Iterator[Held]:
        """What files, (files,) bool, have otherwise, or not at all."""
        for constraint in constraints:
            has, wrong, texts = self._held(constraint)
            for code, files in (("attribute_unexpected", among & wrong), ("attribute_missing", among & ~has)):
                if files.any():
                    parameters = {"attribute": constraint.name, "expected": constraint.words}
                    values = [text for text, numbers in texts if files[numbers].any()] if code == "attribute_unexpected" else ()
                    finding = found(code, path=tag_text(constraint.tag), values=values, judged="note" if constraint.is_advice else None, **parameters)
                    yield Held(finding, self._facts.keys[files])

    def _held(self, constraint: Constraint) -> tuple[np.ndarray, np.ndarray, list[tuple[str, np.ndarray]]]:
        """(files,) bool which have an attribute, and which with other values; these with their files."""
        has, wrong, texts = np.zeros(self._facts.count, bool), np.zeros(self._facts.count, bool), []
        for attribute in self._places.get(constraint.tag, ()):
            if attribute not in self._texts_of:
                self._texts_of[attribute] = self._facts.values(attribute)
            for text, numbers in self._texts_of[attribute].items():
                has[numbers] = True
                if not constraint.allows(text):
                    wrong[numbers] = True
                    texts.append((text, numbers))
        return has, wrong, texts

    @cached_property
    def _places(self) -> dict[int, list[Attribute]]:
        """Attributes by tag: outside sequences, and within functional groups."""
        places: defaultdict[int, list[Attribute]] = defaultdict(list)
        for attribute in self._facts.attributes:
            if not attribute[0] or attribute[0].startswith(_FUNCTIONAL_GROUPS):
                places[attribute[1]].append(attribute)
        return places

    def _required(self, expected: ExpectedSeries) -> Iterator[Held]:
        """Series that should be there."""
        chosen = [series for series in self._series if _is_chosen(series, expected)]
        keys = [header.entry_key for series in chosen for header in series.instances]
        if not expected.count.holds(len(chosen)):
            told = f"{expected.name}: {len(chosen):,} instead of {expected.count.words}"
            yield Held(found("series_unexpected", name=expected.name, count=len(chosen), expected=expected.count.words, values=[told]), keys)
        for series in chosen:
            yield from self._images_of(series, expected.images)
        among = np.isin(self._facts.series, [series.key for series in chosen])
        yield from self._constraints(expected.attributes, among)

    def _images_of(self, series: Series, expected: Range | None) -> Iterator[Held]:
        if expected is not None and not expected.holds(_images(series)):
            told = f"{_name(series)}: {_images(series):,} instead of {expected.words}"
            finding = found("series_images_unexpected", name=_name(series), count=_images(series), expected=expected.words, values=[told])
            yield Held(finding, [header.entry_key for header in series.instances], series=series.key)

    def _acquired(self, expected: Acquisition) -> Iterator[Held]:
        """An acquisition is there where all files of some series are as it says."""
        required = [one for one in expected.attributes if not one.is_advice]
        fits = [has & ~wrong for has, wrong, _ in map(self._held, required)]
        unmet = {series.key: self._unmet(series, required, fits) for series in self._series}
        if not unmet:
            yield Held(found("acquisition_missing", name=expected.name, nearest="", values=[expected.name]))
            return
        nearest = min(unmet, key=lambda key: len(unmet[key]))
        if unmet[nearest]:
            yield from self._differing(expected, nearest, unmet[nearest])
            return
        whole = np.isin(self._facts.series, [key for key, left in unmet.items() if not left])
        for name, attributes in expected.parts:
            parts = [has & ~wrong for has, wrong, _ in map(self._held, (one for one in attributes if not one.is_advice))]
            if not np.logical_and.reduce([self._in_series, *fits, *parts]).any():
                yield Held(found("acquisition_part_missing", name=expected.name, part=name, values=[f"{expected.name}: {name}"]))
        yield from self._constraints(tuple(one for one in expected.attributes if one.is_advice), whole)

    def _unmet(self, series: Series, required: list[Constraint], fits: list[np.ndarray]) -> list[Constraint]:
        files = self._facts.series == series.key
        return [one for one, fit in zip(required, fits, strict=True) if not fit[files].all()]

    def _differing(self, expected: Acquisition, nearest: int, unmet: list[Constraint]) -> Iterator[Held]:
        series = self._index.series[nearest]
        names = ", ".join(one.name for one in unmet[:MOST_TOLD]) + (", …" if len(unmet) > MOST_TOLD else "")
        told = f"; the nearest, {_name(series)}, differs in {names}"
        keys = [header.entry_key for header in series.instances]
        yield Held(found("acquisition_missing", name=expected.name, nearest=told, values=[f"{expected.name}{told}"]), keys, series=nearest)
        yield from self._constraints(tuple(unmet), self._facts.series == nearest)


def _is_chosen(series: Series, expected: ExpectedSeries) -> bool:
    first = series.instances[0]
    description, modality = str(first.series_description or ""), str(first.modality or "")
    return matches(description, expected.description or "*") and matches(modality, expected.modality or "*")


def _images(series: Series) -> int:
    return sum(header.frames > 0 for header in series.instances)


def _name(series: Series) -> str:
    first = series.instances[0]
    number = f"series {first.series_number}" if first.series_number is not None else "a series without number"
    return f"{number} “{first.series_description}”" if first.series_description else number
