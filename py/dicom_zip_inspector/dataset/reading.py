"""Values as people read them, from data sets that may hold anything: what is absent or unreadable is "" or []."""

import re
from collections.abc import Callable, Iterable

from ..base.uid_names import uid_name
from .cielab import cielab_to_srgb, cielab_values
from .element_values import items, numbers, present, stored_length, texts, value_count, vr
from .stored_dataset import StoredDataset
from .vocabulary import meaning

MOST_TEXT = 20_000  # characters of one value
MOST_VALUES = 24  # of one attribute

_CIELAB = "CIELabValue"  # how keywords of colours end
_BINARY = frozenset({"OB", "OD", "OF", "OL", "OV", "OW", "UN"})

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)?(?:\.0*(?![1-9])|(\.\d+))?$")


def shown(dataset: StoredDataset, keyword: str) -> str:
    """An attribute's value as text: dates and times with their separators, UIDs by name, several values with commas between them; a
    CIELab colour as #rrggbb."""
    if not present(dataset, keyword):
        return ""
    if keyword.endswith(_CIELAB) and (color := cielab_text(numbers(dataset, keyword, MOST_VALUES))):
        return color
    kind = vr(dataset, keyword)
    if kind in _BINARY:
        length = stored_length(dataset, keyword)
        return f"{length:,} bytes" if length else ""
    return shortened(_joined(kind, texts(dataset, keyword, MOST_VALUES), value_count(dataset, keyword)))


def _joined(kind: str, found: list[str], count: int) -> str:
    more = f" … ({count:,} values)" if count > MOST_VALUES else ""
    return ", ".join(_plain(kind, text) for text in found) + more


def _plain(kind: str, text: str) -> str:
    match kind:
        case "DA":
            return _date(text)
        case "TM":
            return _time(text)
        case "DT":
            return f"{_date(text[:8])} {_time(text[8:])}".strip()
        case "UI":
            return uid_name(text) if text else ""
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


def first_shown(dataset: StoredDataset, *keywords: str) -> str:
    """The first of these attributes that says anything."""
    return next(filter(None, (shown(dataset, keyword) for keyword in keywords)), "")


def code(dataset: StoredDataset, keyword: str) -> str:
    """The meaning of a coded concept (PS3.3 table 8.8-1), or its code where it has no meaning; several with commas between them."""
    return ", ".join(filter(None, map(code_text, items(dataset, keyword)[:MOST_VALUES])))


def code_text(concept: StoredDataset) -> str:
    """One coded concept."""
    value = first_shown(concept, "CodeValue", "LongCodeValue", "URNCodeValue")
    scheme = shown(concept, "CodingSchemeDesignator")
    return shown(concept, "CodeMeaning") or (f"({value}, {scheme})" if scheme else value)


def sequences(dataset: StoredDataset, wanted: Callable[[bytes], bool] = lambda raw: True) -> Iterable[tuple[int, list[StoredDataset]]]:
    """Tag and items of every sequence at the top of a data set; values of other attributes are not looked at.

    `wanted` may spare the reading of a sequence by its bytes.
    """
    for element in dataset.elements.values():
        if dataset.vr_of(element) == "SQ" and wanted(dataset.bytes_of(element)):
            yield element.tag, items(dataset, element.tag)


def tag_name(tag: int) -> str:
    """The attribute's name in the standard, or its tag."""
    return meaning(tag).name or f"{'Private ' if tag >> 16 & 1 else ''}({tag >> 16:04X},{tag & 0xFFFF:04X})"
