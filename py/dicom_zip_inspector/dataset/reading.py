"""Values as people read them, from data sets that may hold anything: what is absent or unreadable is "" or []."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from pydicom.datadict import dictionary_description, dictionary_VR
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag, Tag
from pydicom.uid import UID
from pydicom.values import convert_SQ

from .cielab import cielab_to_srgb, cielab_values
from .element_values import numbers

MOST_TEXT = 20_000  # characters of one value
MOST_VALUES = 24  # of one attribute
MOST_CODES, LONGEST_CODE = 4096, 1024  # distinct code sequences that are remembered, and bytes of each

_CIELAB, _CODES = "CIELabValue", "CodeSequence"  # how keywords of colours and of codes end

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)?(?:\.0*(?![1-9])|(\.\d+))?$")


def shown(dataset: Dataset, keyword: str) -> str:
    """An attribute's value as text: dates and times with their separators, UIDs by name, several values with commas between them; a
    CIELab colour as #rrggbb."""
    try:
        if keyword.endswith(_CIELAB) and (color := cielab_text(numbers(dataset, keyword))):
            return color
        element = _element(dataset, keyword)
        value = element and element.value
        if value is None or element.VR == "SQ":
            return ""
        return shortened(_joined(element.VR, value))
    except Exception:  # absent, or a value that is not what its VR says
        return ""


@cache
def _tag(keyword: str) -> BaseTag:
    return Tag(keyword)


def _element(dataset: Dataset, keyword: str) -> DataElement | None:
    """By tag and only if it is there: looking for what is absent by its keyword is slow, and most of what is looked for is absent."""
    return dataset.get(_tag(keyword))


def _joined(vr: str, value: object) -> str:
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    if not hasattr(value, "append"):
        return _plain(vr, value)
    texts = [_plain(vr, single) for single in value[:MOST_VALUES]]
    return ", ".join(texts) + (f" … ({len(value):,} values)" if len(value) > MOST_VALUES else "")


def _plain(vr: str, value: object) -> str:
    text = str(value).strip(" \0")
    match vr:
        case "DA":
            return _date(text)
        case "TM":
            return _time(text)
        case "DT":
            return f"{_date(text[:8])} {_time(text[8:])}".strip()
        case "UI":
            return UID(text).name
        case "DS" | "FL" | "FD":
            return f"{float(text):.10g}"
    return text


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    return "-".join(found.groups()) if found else text


def _time(text: str) -> str:
    found = _TIME.match(text)
    if not found:
        return text
    hours, minutes, seconds, fraction = found.groups()
    return ":".join(part for part in (hours, minutes, seconds) if part) + (fraction or "")


def shortened(text: str) -> str:
    """At most `MOST_TEXT` characters, with a word on how many more there are."""
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]} … ({len(text) - MOST_TEXT:,} more characters)"


def rgb_text(color: Iterable[float]) -> str:
    """Red, green and blue from 0 to 255 as #rrggbb; "" where they are none."""
    parts = list(color)
    return "#" + "".join(f"{int(part):02x}" for part in parts) if len(parts) == 3 and all(0 <= part <= 255 for part in parts) else ""


def cielab_text(color: list[float]) -> str:
    """A 16-bit CIELab value in sRGB as #rrggbb; "" where it is none."""
    return rgb_text(cielab_to_srgb(cielab_values(color)).tolist()) if len(color) == 3 and all(0 <= part <= 65535 for part in color) else ""


def first_shown(dataset: Dataset, *keywords: str) -> str:
    """The first of these attributes that says anything."""
    return next(filter(None, (shown(dataset, keyword) for keyword in keywords)), "")


def items(dataset: Dataset, keyword: str) -> list[Dataset]:
    """The items of a sequence."""
    try:
        if keyword.endswith(_CODES) and (known := _codes(dataset, keyword)):
            return known
        element = _element(dataset, keyword)
        return [item for item in element.value if isinstance(item, Dataset)] if element else []
    except Exception:
        return []


def _codes(dataset: Dataset, keyword: str) -> list[Dataset]:
    """The items of a code sequence that is not parsed yet."""
    raw = dataset.get_item(_tag(keyword))
    if not isinstance(raw, RawDataElement) or raw.VR not in ("SQ", None) or not isinstance(raw.value, bytes) or len(raw.value) > LONGEST_CODE:
        return []
    encodings = dataset.original_character_set
    key = (encodings,) if isinstance(encodings, str) else tuple(encodings or ())
    return _parsed_codes(raw.value, raw.is_implicit_VR, raw.is_little_endian, key)


@lru_cache(MOST_CODES)
def _parsed_codes(raw: bytes, implicit: bool, little_endian: bool, encodings: tuple[str, ...]) -> list[Dataset]:
    """Items of a sequence by its bytes, for looking only: reports repeat few codes thousands of times."""
    return list(convert_SQ(raw, implicit, little_endian, list(encodings) or None))


def item(dataset: Dataset, keyword: str) -> Dataset:
    """The first item of a sequence, or an empty one."""
    return next(iter(items(dataset, keyword)), Dataset())


def code(dataset: Dataset, keyword: str) -> str:
    """The meaning of a coded concept (PS3.3 table 8.8-1), or its code where it has no meaning; several with commas between them."""
    return ", ".join(filter(None, map(code_text, items(dataset, keyword)[:MOST_VALUES])))


def code_text(concept: Dataset) -> str:
    """One coded concept."""
    value = first_shown(concept, "CodeValue", "LongCodeValue", "URNCodeValue")
    scheme = shown(concept, "CodingSchemeDesignator")
    return shown(concept, "CodeMeaning") or (f"({value}, {scheme})" if scheme else value)


def sequences(dataset: Dataset, wanted: Callable[[bytes], bool] = lambda raw: True) -> Iterable[tuple[BaseTag, list[Dataset]]]:
    """Tag and items of every sequence at the top of a data set; values of other attributes are not looked at.

    `wanted` may spare the parsing of a sequence by its bytes.
    """
    for tag in list(dataset.keys()):
        try:
            raw = dataset.get_item(tag).value
            if _is_sequence(dataset, tag) and (not isinstance(raw, bytes) or wanted(raw)):
                yield tag, [item for item in dataset[tag].value or () if isinstance(item, Dataset)]
        except Exception:  # a sequence that cannot be followed has no items
            continue


def _is_sequence(dataset: Dataset, tag: BaseTag) -> bool:
    vr = dataset.get_item(tag).VR
    return (vr or dictionary_VR(tag)) == "SQ"


def tag_name(tag: BaseTag) -> str:
    """The attribute's name in the standard, or its tag."""
    try:
        return dictionary_description(tag)
    except KeyError:
        return f"Private ({tag.group:04X},{tag.element:04X})"
