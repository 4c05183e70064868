"""Where makers write text into pictures, for the engine, made from the labels of the pinned deid, which has CTP's too: checks/burned_in_rules.py."""

import json
import re
from collections.abc import Iterator

from site_builder import assets, layout

TARGET = layout.ENGINE_SOURCE / "checks" / "burned_in_rules.py"
SOURCE = "deid/data/deid.dicom"
HEAD = '''"""Pictures into which text is written as a rule, and where. Made by the build from the labels of the pinned deid (graylist and blacklist of its
deid.dicom, those of the RSNA's CTP among them); changes belong there.

A rule: its label; boxes of text, (left, top, right, bottom) in pixels; lines, each "and" or "or" to those before it, of conditions of which one must
hold: (operator, keyword, value), the value of "contains" being a regular expression.
"""

Condition = tuple[str, str, str]
Line = tuple[str, tuple[Condition, ...]]
Rule = tuple[str, tuple[tuple[int, int, int, int], ...], tuple[Line, ...]]

RULES: tuple[Rule, ...] = (
'''
_JOINERS = {"+": "and", "||": "or"}
_SECTIONS = ("graylist", "blacklist")


def text() -> str:
    """Return the module: a rule for each label that says more than that a picture is clean."""
    recipe = assets.member("deid", SOURCE).decode()
    return HEAD + "".join(f"    ({json.dumps(label)}, {_tuple(boxes)}, {_tuple(lines)}),\n" for label, boxes, lines in _rules(recipe)) + ")\n"


def _rules(recipe: str) -> Iterator[tuple[str, list[tuple[int, ...]], list[tuple[str, tuple]]]]:
    """Each label's name, its boxes, and its lines of conditions."""
    for section in re.split(r"^%", recipe, flags=re.M):
        if section.startswith(tuple(f"filter {name}" for name in _SECTIONS)):
            for block in re.split(r"^LABEL ", section, flags=re.M)[1:]:
                heading, *lines = (line.split("#")[0].strip() for line in block.splitlines())
                said = [line for line in lines if line]
                boxes = [_box(line) for line in said if "coordinates" in line]
                yield heading, boxes, [_line(line) for line in said if "coordinates" not in line]


def _box(line: str) -> tuple[int, ...]:
    """A box as corners: CTP's are a corner, a width and a height."""
    name, _, numbers = line.partition(" ")
    left, top, third, fourth = (int(number) for number in numbers.split(","))
    return (left, top, left + third, top + fourth) if name.startswith("ctp") else (left, top, third, fourth)


def _line(line: str) -> tuple[str, tuple]:
    joiner = next((sign for sign in _JOINERS if line.startswith(sign)), "")
    conditions = line.removeprefix(joiner).split("||")
    return _JOINERS.get(joiner, "and"), tuple(_condition(one.split(maxsplit=2)) for one in conditions)


def _condition(words: list[str]) -> tuple[str, str, str]:
    return words[0], words[1], words[2].strip() if len(words) > 2 else ""


def _tuple(value: object) -> str:
    """A nested list as Python writes tuples, with double quotes."""
    if isinstance(value, list | tuple):
        return "(" + "".join(_tuple(one) + ", " for one in value).rstrip(" " if len(value) == 1 else ", ") + ")"
    return json.dumps(value)
