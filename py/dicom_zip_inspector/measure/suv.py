"""Standardised uptake values by body weight, as the QIBA profile derives them from the attributes of a PET series.

SUVbw in g/ml = activity concentration in Bq/ml x body weight in g / injected activity in Bq, the latter decayed to the time that the
image is corrected to (PS3.3 C.8.9.1.1.4 Decay Correction, C.8.9.2 PET Isotope).
"""

import math
from datetime import datetime, timedelta

from ..dataset.element_values import data, items, number, private_tag, text, texts
from ..dataset.stored_dataset import StoredDataset

_PHILIPS, _SUV_FACTOR, _ACTIVITY_FACTOR = "Philips PET Private Group", 0x00, 0x09
_GE, _SCAN_DATE_TIME = "GEMS_PETD_01", 0x0D
_NAMES = {
    "PatientWeight": "Patient's Weight", "RadionuclideTotalDose": "Radionuclide Total Dose", "RadionuclideHalfLife": "Radionuclide Half Life",
    "RadiopharmaceuticalStartTime": "Radiopharmaceutical Start Time", "SeriesTime": "Series Time", "AcquisitionTime": "Acquisition Time",
}  # fmt: skip


class SuvUnknown(Exception):
    """Why there is no SUV, in words for people."""


def suv_factor(dataset: StoredDataset) -> float:
    """What a PET image's values after the modality LUT are multiplied by to become SUVbw, in g/ml.

    Raises
    ------
    SuvUnknown
        Naming the attribute that is missing or does not allow it.
    """
    units = text(dataset, "Units")
    if units == "GML":
        _require_body_weight_suv(dataset)
        return 1.0
    if units == "CNTS":
        factor = _private_number(dataset, 0x7053, _PHILIPS, _SUV_FACTOR)
        if factor:
            return factor
        activity = _private_number(dataset, 0x7053, _PHILIPS, _ACTIVITY_FACTOR)
        if not activity:
            raise SuvUnknown("values are counts, and the maker's SUV factor is missing")
        return activity * _factor_of_activity(dataset)
    if units != "BQML":
        raise SuvUnknown(f"Units are {units}" if units else "Units is missing")
    return _factor_of_activity(dataset)


def _require_body_weight_suv(dataset: StoredDataset) -> None:
    kind = text(dataset, "SUVType")
    if kind not in (None, "", "BW"):
        raise SuvUnknown(f"values are SUV of type {kind}")


def _factor_of_activity(dataset: StoredDataset) -> float:
    if "DECY" not in texts(dataset, "CorrectedImage"):
        raise SuvUnknown("Corrected Image does not state decay correction")
    injection = _injection(dataset)
    dose, half_life = _positive(injection, "RadionuclideTotalDose"), _positive(injection, "RadionuclideHalfLife")
    return suv_scale(_positive(dataset, "PatientWeight"), dose, half_life, _decay_seconds(dataset, injection, half_life))


def suv_scale(weight: float, dose: float, half_life: float, decay: float) -> float:
    """Body weight in g over the dose that is left: kg, Bq, s, s since the injection -> g/Bq."""
    return weight * 1000 / (dose * 2 ** (-decay / half_life))


def _injection(dataset: StoredDataset) -> StoredDataset:
    found = items(dataset, "RadiopharmaceuticalInformationSequence")
    if not found:
        raise SuvUnknown("Radiopharmaceutical Information Sequence is missing")
    return found[0]


def _decay_seconds(dataset: StoredDataset, injection: StoredDataset, half_life: float) -> float:
    """From the injection to the time that the values are corrected to."""
    correction = text(dataset, "DecayCorrection")
    if correction == "ADMIN":
        return 0.0
    if correction != "START":
        raise SuvUnknown(f"Decay Correction is {correction}" if correction else "Decay Correction is missing")
    scan = _scan_start(dataset, half_life)
    start = _date_time(text(injection, "RadiopharmaceuticalStartDateTime"))
    if start is None:
        time = _required_text(injection, "RadiopharmaceuticalStartTime")
        start = _date_time(f"{scan:%Y%m%d}{time}")
        if start is None:
            raise SuvUnknown("Radiopharmaceutical Start Time is not a time")
        if start > scan:
            start -= timedelta(days=1)  # injected before midnight
    return (scan - start).total_seconds()


def _scan_start(dataset: StoredDataset, half_life: float) -> datetime:
    """When the scan began: Series Date and Time, unless they are later than the acquisition, as in series made afterwards."""
    series = _date_time(f"{text(dataset, 'SeriesDate') or text(dataset, 'AcquisitionDate') or ''}{_required_text(dataset, 'SeriesTime')}")
    acquired = _date_time(f"{text(dataset, 'AcquisitionDate') or text(dataset, 'SeriesDate') or ''}{_required_text(dataset, 'AcquisitionTime')}")
    if series is None or acquired is None:
        raise SuvUnknown("Series or Acquisition Date and Time cannot be read")
    if series <= acquired:
        return series
    stated = _date_time(_private_text(dataset, 0x0009, _GE, _SCAN_DATE_TIME))
    return stated or acquired - timedelta(seconds=_seconds_into_scan(dataset, half_life))


def _seconds_into_scan(dataset: StoredDataset, half_life: float) -> float:
    """From the scan's start to the frame's: its reference time less the time within it at which its average count rate holds."""
    reference, duration = number(dataset, "FrameReferenceTime"), number(dataset, "ActualFrameDuration")
    if reference is None or not duration or duration <= 0:
        raise SuvUnknown("Series Time is later than the acquisition, and Frame Reference Time or Actual Frame Duration is missing")
    decayed = math.log(2) / half_life * duration / 1000
    average = math.log(decayed / -math.expm1(-decayed)) * half_life / math.log(2)
    return reference / 1000 - average


def _positive(dataset: StoredDataset, keyword: str) -> float:
    value = number(dataset, keyword)
    if value is None or value <= 0:
        raise SuvUnknown(f"{_NAMES[keyword]} is {'missing' if value is None else value}")
    return value


def _required_text(dataset: StoredDataset, keyword: str) -> str:
    value = text(dataset, keyword)
    if not value:
        raise SuvUnknown(f"{_NAMES[keyword]} is missing")
    return value


def _date_time(value: str | None) -> datetime | None:
    """A DT, or DA and TM one behind the other; the offset from UTC is left out, as in the series' own times."""
    digits, _, fraction = (value or "").replace(":", "").split("+")[0].split("-")[0].partition(".")
    try:
        whole = datetime.strptime(digits.strip().ljust(14, "0")[:14], "%Y%m%d%H%M%S")
        return whole + timedelta(seconds=float(f"0.{fraction.strip() or 0}"))
    except ValueError:
        return None


def _private_number(dataset: StoredDataset, group: int, creator: str, element: int) -> float | None:
    try:
        return float(_private_text(dataset, group, creator, element) or "")
    except ValueError:
        return None


def _private_text(dataset: StoredDataset, group: int, creator: str, element: int) -> str | None:
    tag = private_tag(dataset, creator, group, element)
    return text(dataset, tag) or data(dataset, tag).decode("latin-1").strip(" \0") or None
