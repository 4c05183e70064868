"""The one way to a data set's values: each is there, absent, or malformed, and whoever asks gets plain Python for any bytes.

Every function takes a data set (or an item of a sequence) and a keyword, or a tag as an integer for attributes without one of their own
(overlays). None raises: what is absent or malformed is None, "", b"" or []. Why something is malformed is noted with the data set's source
(`ElementSource.faults`), and `malformed` says it.
"""

import math
from typing import overload

from ..base.values import Malformed, Values, read_values
from .element_source import ElementSource, Encoding
from .stored_dataset import Element, StoredDataset
from .vocabulary import meaning, tag_of, tag_text

Key = str | int
SIZES = {"AT": 4, "FL": 4, "FD": 8, "SS": 2, "SL": 4, "SV": 8, "US": 2, "UL": 4, "UV": 8}  # bytes of a value
SINGLE_VALUED = frozenset({"LT", "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "ST", "UN", "UR", "UT"})
_LONG = range(256, 1 << 16)  # bytes of values that are kept, since some are asked for once a frame
MOST_FAULTS = 100  # of one file that are noted

_EMPTY_SOURCE = ElementSource()
EMPTY = StoredDataset(_EMPTY_SOURCE, 0, 0, Encoding(False, True))  # what a sequence without items has for its first


def numbers(dataset: StoredDataset, key: Key, most: int | None = None) -> list[float]:
    """An attribute's finite numbers; [] where it is absent or any is no number."""
    try:
        found = [float(value) for value in _values(dataset, key, most) if not isinstance(value, bytes)]
    except (ValueError, OverflowError):
        return []
    return found if all(map(math.isfinite, found)) else []


@overload
def number(dataset: StoredDataset, key: Key, default: float) -> float: ...
@overload
def number(dataset: StoredDataset, key: Key, default: float | None = None) -> float | None: ...
def number(dataset: StoredDataset, key: Key, default: float | None = None) -> float | None:
    """The first number, or `default`."""
    return next(iter(numbers(dataset, key, 1)), default)


def integers(dataset: StoredDataset, key: Key) -> list[int]:
    """An attribute's numbers without their fractions."""
    return [int(found) for found in numbers(dataset, key)]


def integer(dataset: StoredDataset, key: Key) -> int | None:
    """The first number without its fraction."""
    first = number(dataset, key)
    return None if first is None else int(first)


def text(dataset: StoredDataset, key: Key) -> str | None:
    """The value as text, several with backslashes between them; None where it is absent, or no text."""
    found = texts(dataset, key)
    return "\\".join(found) if found or present(dataset, key) else None


def texts(dataset: StoredDataset, key: Key, most: int | None = None) -> list[str]:
    """All values, each as text without padding; [] where it is absent, empty, or bytes or items."""
    return [str(value).strip(" \0") for value in _values(dataset, key, most) if not isinstance(value, bytes)]


def uid(dataset: StoredDataset, key: Key) -> str:
    """A UID as it stands, "" where there is none."""
    return (texts(dataset, key, 1) or [""])[0]


def value_count(dataset: StoredDataset, key: Key) -> int:
    """How many values an element has, without converting them."""
    element = _element(dataset, key)
    if element is None or not element.length:
        return 0
    kind = dataset.vr_of(element)
    if kind in SINGLE_VALUED:
        return 1
    return element.length // SIZES[kind] if kind in SIZES else dataset.bytes_of(element).count(b"\\") + 1


def stored_length(dataset: StoredDataset, key: Key) -> int:
    """How many bytes of an element are there."""
    element = _element(dataset, key)
    return element.length if element else 0


def data(dataset: StoredDataset, key: Key) -> bytes:
    """The bytes of a binary value (OB, OW, UN...) as they are stored, b"" where it is none."""
    found = _values(dataset, key, None)
    return found[0] if found and isinstance(found[0], bytes) else b""


def items(dataset: StoredDataset, key: Key) -> list[StoredDataset]:
    """The items of a sequence; [] where it is absent or none."""
    element = _element(dataset, key)
    if element is None:
        return []
    if dataset.vr_of(element) != "SQ":
        _note(dataset, element.tag, "it is no sequence" if meaning(element.tag).vr == "SQ" else "")
        return []
    found, why = dataset.items_of(element)
    _note(dataset, element.tag, why)
    return found


def item(dataset: StoredDataset, key: Key) -> StoredDataset:
    """The first item of a sequence, or an empty one."""
    return (items(dataset, key) or [EMPTY])[0]


def stored_bytes(dataset: StoredDataset, key: Key) -> bytes:
    """An element's bytes as they are stored, whatever its VR; b"" where it is absent."""
    element = _element(dataset, key)
    return dataset.bytes_of(element) if element else b""


def private_tag(dataset: StoredDataset, creator: str, group: int, element: int) -> int:
    """The tag of a private element, `element` being its place in the block that `creator` has reserved (PS3.5 section 7.8.1); 0 where there
    is no such block."""
    for block in range(0x10, 0x100):
        if present(dataset, group << 16 | block) and text(dataset, group << 16 | block) == creator:
            return group << 16 | block << 8 | element
    return 0


def present(dataset: StoredDataset, key: Key) -> bool:
    """Whether the element is there, whatever its value."""
    return _element(dataset, key) is not None


def vr(dataset: StoredDataset, key: Key) -> str:
    """The value representation of an element; "" where it is absent."""
    element = _element(dataset, key)
    return dataset.vr_of(element) if element else ""


def malformed(dataset: StoredDataset, key: Key) -> str:
    """Why the bytes of an element are no value; "" where they are one, or it is absent."""
    element = _element(dataset, key)
    if element is None:
        return ""
    if dataset.vr_of(element) == "SQ":
        return dataset.items_of(element)[1]
    found = read_element(dataset, element)
    return element.why or (found.why if isinstance(found, Malformed) else "")


def read_element(dataset: StoredDataset, element: Element, most: int | None = None) -> Values | Malformed | None:
    """An element's values, or the first `most` of them, as `base.values.read_values` has them."""
    is_kept = most is None and element.length in _LONG
    if is_kept and element.tag in dataset.kept_values:
        return dataset.kept_values[element.tag]
    raw = dataset.bytes_of(element)
    found = read_values(dataset.vr_of(element), raw, dataset.character_set, dataset.encoding.little_endian, most)
    if is_kept:
        dataset.kept_values[element.tag] = found
    return found


def _element(dataset: StoredDataset, key: Key) -> Element | None:
    return dataset.elements.get(tag_of(key) if isinstance(key, str) else key)


def _values(dataset: StoredDataset, key: Key, most: int | None) -> Values:
    element = _element(dataset, key)
    if element is None or dataset.vr_of(element) == "SQ":
        return ()
    found = read_element(dataset, element, most)
    if isinstance(found, Malformed):
        _note(dataset, element.tag, found.why)
        found = found.values
    _note(dataset, element.tag, element.why)
    return found or ()


def _note(dataset: StoredDataset, tag: int, why: str) -> None:
    faults = dataset.source.faults
    if why and len(faults) < MOST_FAULTS:
        faults.setdefault(f"{dataset.path}/{tag_text(tag)}" if dataset.path else tag_text(tag), why)
