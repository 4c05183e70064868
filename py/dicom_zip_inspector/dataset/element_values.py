"""Values of a pydicom data set as plain Python, None or [] where they are absent or not what their VR says."""

import math

from pydicom.dataset import Dataset


def numbers(dataset: Dataset, keyword: str) -> list[float]:
    """An attribute's finite numbers; [] where it is absent or any is no number."""
    try:
        value = dataset.get(keyword)
        values = value if hasattr(value, "append") else [] if value in (None, "") else [value]
        found = [float(v) for v in values]
    except (ValueError, TypeError):
        return []
    return found if all(map(math.isfinite, found)) else []


def number(dataset: Dataset, keyword: str, default: float | None = None) -> float | None:
    """The first number, or `default`."""
    return (numbers(dataset, keyword) or [default])[0]


def integer(dataset: Dataset, keyword: str) -> int | None:
    """The first number without its fraction."""
    first = number(dataset, keyword)
    return None if first is None else int(first)


def text(dataset: Dataset, keyword: str) -> str | None:
    """The value as text."""
    value = dataset.get(keyword)
    return None if value is None else str(value)
