"""The one way to a data set's values: each is there, absent, or malformed, and whoever asks gets plain Python for any bytes.

Every function takes a data set (or an item of a sequence) and a keyword, or a tag as an integer for attributes without one of their own
(overlays). None raises: what is absent or malformed is None, "", b"" or []; `malformed` says why.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag

Key = str | int
EMPTY = Dataset()  # what a sequence without items has for its first


@dataclass(frozen=True, slots=True)
class Malformed:
    """Bytes that are no value of their VR, and why."""

    why: str


def numbers(dataset: Dataset, key: Key) -> list[float]:
    """An attribute's finite numbers; [] where it is absent or any is no number."""
    try:
        found = [float(value) for value in _values(dataset, key) if not isinstance(value, bytes)]
    except (ValueError, TypeError, OverflowError):
        return []
    return found if all(map(math.isfinite, found)) else []


def number(dataset: Dataset, key: Key, default: float | None = None) -> float | None:
    """The first number, or `default`."""
    return (numbers(dataset, key) or [default])[0]


def integers(dataset: Dataset, key: Key) -> list[int]:
    """An attribute's numbers without their fractions."""
    return [int(found) for found in numbers(dataset, key)]


def integer(dataset: Dataset, key: Key) -> int | None:
    """The first number without its fraction."""
    return (integers(dataset, key) or [None])[0]


def text(dataset: Dataset, key: Key) -> str | None:
    """The value as text, several with backslashes between them; None where it is absent, or no text."""
    found = texts(dataset, key)
    return "\\".join(found) if found or present(dataset, key) else None


def texts(dataset: Dataset, key: Key) -> list[str]:
    """All values, each as text without padding; [] where it is absent, empty, or bytes or items."""
    return [str(value).strip(" \0") for value in _values(dataset, key) if not isinstance(value, bytes | Dataset)]


def uid(dataset: Dataset, key: Key) -> str:
    """A UID as it stands, "" where there is none."""
    return (texts(dataset, key) or [""])[0]


def data(dataset: Dataset, key: Key) -> bytes:
    """The bytes of a binary value (OB, OW, UN...) as they are stored, b"" where it is none."""
    found = _value(dataset, key)
    return found if isinstance(found, bytes) else b""


def items(dataset: Dataset, key: Key) -> list[Dataset]:
    """The items of a sequence; [] where it is absent or none."""
    return [value for value in _values(dataset, key) if isinstance(value, Dataset)]


def item(dataset: Dataset, key: Key) -> Dataset:
    """The first item of a sequence, or an empty one."""
    return (items(dataset, key) or [EMPTY])[0]


def private_numbers(dataset: Dataset, creator: str, group: int, element: int) -> list[float]:
    """The numbers of a private element: `element` is its place in the block that `creator` has reserved (PS3.5 section 7.8.1)."""
    for block in range(0x10, 0x100):
        if (text(dataset, group << 16 | block) or "").strip() == creator:
            return numbers(dataset, group << 16 | block << 8 | element)
    return []


def present(dataset: Dataset, key: Key) -> bool:
    """Whether the element is there, whatever its value."""
    return tag_of(key) in dataset


def vr(dataset: Dataset, key: Key) -> str:
    """The value representation of an element; "" where it is absent or unknown."""
    try:
        element = dataset.get(tag_of(key))
        return str(element.VR or "") if element is not None else ""
    except Exception:  # as in `_value`
        return ""


def malformed(dataset: Dataset, key: Key) -> str:
    """Why the bytes of an element are no value; "" where they are one, or it is absent."""
    found = _value(dataset, key)
    return found.why if isinstance(found, Malformed) else ""


@lru_cache(4096)
def tag_of(key: Key) -> BaseTag:
    """The tag of a keyword or of an integer."""
    return BaseTag(tag_for_keyword(key) or 0) if isinstance(key, str) else BaseTag(key)


def _values(dataset: Dataset, key: Key) -> list:
    found = _value(dataset, key)
    if found is None or isinstance(found, Malformed) or found == "":
        return []
    return list(found) if hasattr(found, "append") else [found]


def _value(dataset: Dataset, key: Key) -> object:
    """What pydicom makes of an element: None where it is absent or empty."""
    tag = tag_of(key)
    try:
        element = dataset.get(tag)
        return element.value if isinstance(element, DataElement | RawDataElement) else None
    except RecursionError:
        return Malformed("It is nested too deeply.")
    except Exception:  # of whatever kind a library throws at bytes that are no value
        return Malformed("Its bytes are no value of its VR.")
