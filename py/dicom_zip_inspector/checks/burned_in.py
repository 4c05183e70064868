"""Whether text stands in pictures, by what their headers say: own rules, and what is known of makers (`burned_in_rules`)."""

import re
from collections.abc import Mapping
from functools import cache

from .burned_in_rules import RULES, Condition, Line

Header = Mapping[str, str | None]  # values by keyword: None absent, "" empty

_PHOTOGRAPHS = {"US": "ultrasound", "IVUS": "ultrasound", "ES": "an endoscope's picture", "XC": "a photograph", "GM": "a microscope's picture"}
_CAPTURES = {"OT": "of no modality", "DOC": "a document", "SC": "a capture", "AU": "of no picture's modality"}
_CONVERSIONS = {
    "DV": "digitized video", "DI": "a digital interface's picture", "DF": "a digitized film", "WSD": "made at a workstation",
    "SD": "a scanned document", "SI": "a scanned picture", "DRW": "a drawing", "SYN": "a synthetic picture",
}  # fmt: skip
_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
_SCREEN_TYPES = re.compile(r"SCREEN|SAVE|DOSE|REPORT|PROTOCOL|CAPTURE|DEMOGRAPHIC|INVALID")
_SCREEN_WORDS = re.compile(
    r"dose (report|info|record)|patient protocol|screen ?(save|shot|cap)|capture|exam summary|scanned|report|nomination form", re.I
)
OWN_KEYWORDS = ("BurnedInAnnotation", "ConversionType", "ImageType", "Modality", "SeriesDescription", "SOPClassUID")
KEYWORDS = tuple(sorted({*OWN_KEYWORDS, *(keyword for _, _, lines in RULES for _, conditions in lines for _, keyword, _ in conditions)}))


def usual_reason(header: Header) -> str:
    """Why pictures of this kind have text in them as a rule, in words; "" where they do not."""
    modality, conversion = _plain(header, "Modality"), _plain(header, "ConversionType")
    if _SCREEN_TYPES.search(_plain(header, "ImageType")):
        return f"Image Type {(header.get('ImageType') or '').strip()}"
    if _SCREEN_WORDS.search(header.get("SeriesDescription") or ""):
        return "described as a screen or a report"
    if _plain(header, "SOPClassUID").startswith(_SECONDARY_CAPTURE):
        return _CONVERSIONS.get(conversion, "a secondary capture")
    return _PHOTOGRAPHS.get(modality) or _CAPTURES.get(modality) or _CONVERSIONS.get(conversion, "")


def is_made_later(header: Header) -> bool:
    """Whether Image Type calls a picture secondary: made after the examination, as reconstructions and screens are (PS3.3 C.7.6.1.1.2)."""
    return "SECONDARY" in _plain(header, "ImageType").split("\\")


def rules_for(header: Header) -> list[int]:
    """Which of `RULES` hold, as indices."""
    return [number for number, (_, _, lines) in enumerate(RULES) if _holds(lines, header)]


def _holds(lines: tuple[Line, ...], header: Header) -> bool:
    held = True
    for joiner, conditions in lines:
        one = any(_is_so(condition, header) for condition in conditions)
        held = (held and one) if joiner == "and" else (held or one)
    return held


def _is_so(condition: Condition, header: Header) -> bool:
    operator, keyword, wanted = condition
    value = header.get(keyword)
    match operator:
        case "missing":
            return value is None
        case "empty":
            return value == ""
        case "equals":
            return value is not None and value.strip().casefold() == wanted.casefold()
        case _:
            return value is not None and _pattern(wanted).search(value) is not None


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _plain(header: Header, keyword: str) -> str:
    return (header.get(keyword) or "").strip().upper()
