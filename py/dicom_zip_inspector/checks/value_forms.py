"""Whether the text of a value is what its VR says (PS3.5 table 6.2-1): what is wrong, in words that do not repeat it."""

import re
from collections.abc import Callable
from datetime import date

SINGLE = frozenset({"LT", "ST", "UR", "UT"})  # in which a backslash separates nothing
_LONGEST = {"AE": 16, "CS": 16, "DS": 16, "IS": 12, "LO": 64, "LT": 10240, "SH": 16, "ST": 1024, "DT": 26, "TM": 16}  # characters
_GROUP, _GROUPS, _COMPONENTS = 64, 3, 5  # characters of a name's component group, groups, and components of a group
_UNKNOWN = "�"  # in place of bytes that are none in their character set
_CONTROLS = {  # characters that a VR cannot hold
    **dict.fromkeys(("LT", "ST", "UT"), re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")),
    **dict.fromkeys(("LO", "SH", "PN", "UC"), re.compile(r"[\x00-\x1a\x1c-\x1f\x7f]")),
}
_PATTERNS = {
    "AE": (re.compile(r"[ -~]*"), "has characters that an application entity title cannot have"),
    "AS": (re.compile(r"\d{3}[DWMY]"), "is no age such as 042Y"),
    "CS": (re.compile(r"[A-Z0-9_ ]*"), "has characters other than capitals, digits, space and underscore"),
    "DA": (re.compile(r"\d{8}"), "is no date such as 20240131"),
    "DS": (re.compile(r" *[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)? *"), "is no decimal number"),
    "DT": (
        re.compile(r"\d{4}((0[1-9]|1[0-2])((0[1-9]|[12]\d|3[01])(([01]\d|2[0-3])([0-5]\d(([0-5]\d|60)(\.\d{1,6})?)?)?)?)?)?([+-]\d{4})? *"),
        "is no date and time such as 20240131120000",
    ),
    "IS": (re.compile(r" *[+-]?\d+ *"), "is no whole number"),
    "TM": (re.compile(r"([01]\d|2[0-3])([0-5]\d(([0-5]\d|60)(\.\d{1,6})?)?)? *"), "is no time such as 120000"),
}
_WHOLE = 31  # bits of a whole number, without its sign


def value_fault(vr: str, text: str) -> str:
    """What is wrong with an element's text, several values separated by backslashes: a clause, "" where nothing is.

    Parameters
    ----------
    vr : str
        One whose values are text; of any other nothing is wrong here.
    text : str
        As decoded, without padding at its end.
    """
    for part in [text] if vr in SINGLE else text.split("\\"):
        if fault := _fault(vr, part.rstrip(" ") if vr in ("AS", "DA", "CS") else part):
            return fault
    return ""


def _fault(vr: str, part: str) -> str:
    if _UNKNOWN in part:
        return "has bytes that are no characters of its character set"
    if not part:
        return ""
    if vr in _LONGEST and len(part.strip(" ") if vr in ("CS", "SH", "LO", "AE") else part) > _LONGEST[vr]:
        return f"is longer than {_LONGEST[vr]:,} characters"
    if vr in _CONTROLS and _CONTROLS[vr].search(part):
        return "has control characters"
    if vr in _PATTERNS and not _PATTERNS[vr][0].fullmatch(part):
        return _PATTERNS[vr][1]
    return _FURTHER[vr](part) if vr in _FURTHER else ""


def _date_fault(part: str) -> str:
    try:
        date(int(part[:4]), int(part[4:6]), int(part[6:]))
    except ValueError:
        return "is no day of the calendar"
    return ""


def _name_fault(part: str) -> str:
    groups = part.split("=")
    if len(groups) > _GROUPS:
        return f"has more than {_GROUPS} component groups"
    if any(group.count("^") >= _COMPONENTS for group in groups):
        return f"has more than {_COMPONENTS} components"
    return f"is longer than {_GROUP} characters" if any(len(group) > _GROUP for group in groups) else ""


def _whole_fault(part: str) -> str:
    return "" if -(1 << _WHOLE) <= int(part) < 1 << _WHOLE else "is beyond 32 bits"


_FURTHER: dict[str, Callable[[str], str]] = {"DA": _date_fault, "PN": _name_fault, "IS": _whole_fault}


def count_fault(vm: str, count: int) -> bool:
    """Whether so many values are not what a value multiplicity allows: "1", "3", "1-2", "1-n", "2-2n" (PS3.6 section 6)."""
    least, _, most = vm.split(" ")[0].partition("-")
    if not most:
        return count != int(least)
    if not most.endswith("n"):
        return not int(least) <= count <= int(most)
    return count < int(least) or count % int(most[:-1] or 1) != 0
