"""Which files lack attributes that their SOP Class requires (PS3.5 section 7.4): Types 1 and 2, and 1C and 2C where the data set itself decides.

A module that is the user's option, or conditional, is judged in files that have one of its attributes, not of Type 3, that no other module has.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from ..dataset.vocabulary import tag_of
from .conditions import Conditional
from .conditions_table import CONDITIONALS
from .own_attributes import OwnAttributes
from .type_table import Module, modules_of

SOP_CLASS, MEDIA_SOP_CLASS = 0x00080016, 0x00020002
_OVERLAYS = range(0x60000000, 0x60200000, 0x20000)


class Lack(NamedTuple):
    """Files that lack an attribute.

    Attributes
    ----------
    tag, type_ : int, str
        Of which Type it is there: "1", "1C", "2" or "2C".
    is_empty : bool
        Whether they have it, without a value; else they have it not at all.
    files : (files,) bool
    sentence : str
        On which condition it is required; "" of Types 1 and 2.
    """

    tag: int
    type_: str
    is_empty: bool
    files: np.ndarray
    sentence: str


def by_class(files: OwnAttributes) -> dict[str, np.ndarray]:
    """The files of each SOP Class, as (files,) bool; by File Meta Information where the data set has none, "" of those with neither."""
    found: dict[str, np.ndarray] = {}
    left = np.ones(files.count, bool)
    for tag in (SOP_CLASS, MEDIA_SOP_CLASS):
        for text, numbers in files.values(tag):
            mine = files.among(numbers) & left
            found[text.strip()] = found.get(text.strip(), False) | mine
        left &= ~files.has(tag)
    return {uid: mine for uid, mine in (found | {"": left}).items() if mine.any()}


def lacks(files: OwnAttributes, sop_class_uid: str, mine: np.ndarray) -> Iterator[Lack]:
    """What files of one SOP Class lack, each attribute once for each strictest Type that holds; `mine`: (files,) bool."""
    taken: defaultdict[int, np.ndarray] = defaultdict(lambda: np.zeros(files.count, bool))
    for lack in sorted(_of_modules(files, sop_class_uid, mine), key=lambda one: one.type_):
        fresh = lack.files & ~taken[lack.tag]
        if fresh.any():
            taken[lack.tag] |= fresh
            yield lack._replace(files=fresh)


def _of_modules(files: OwnAttributes, sop_class_uid: str, mine: np.ndarray) -> Iterator[Lack]:
    for module, own in _modules(sop_class_uid):
        if module.name == "overlay-plane":
            yield from _of_overlays(files, module, mine)
            continue
        judged = mine if module.usage == "M" else mine & _any_there(files, own)
        if judged.any():
            yield from _of_module(files, module, judged)


def _of_module(files: OwnAttributes, module: Module, judged: np.ndarray) -> Iterator[Lack]:
    for tag, type_ in module.types.items():
        if type_ in ("1", "2"):
            yield from _lack(files, tag, type_, judged, "")
        elif type_ == "1C" and (empty := judged & files.there(tag) & ~files.has(tag)).any():
            yield Lack(tag, type_, True, empty, "")
    for row in _conditionals(module.name):
        holds = judged & row.condition(files)
        for tag in map(tag_of, row.keywords):
            if holds.any():
                yield from _lack(files, tag, module.types[tag], holds, row.sentence)


def _of_overlays(files: OwnAttributes, module: Module, mine: np.ndarray) -> Iterator[Lack]:
    """Each group that a file has is a module of its own."""
    for group in _OVERLAYS:
        tags = {group | tag & 0xFF00FFFF: type_ for tag, type_ in module.types.items()}
        if (judged := mine & _any_there(files, tuple(tags))).any():
            for tag, type_ in tags.items():
                if type_ in ("1", "2"):
                    yield from _lack(files, tag, type_, judged, "")


def _lack(files: OwnAttributes, tag: int, type_: str, judged: np.ndarray, sentence: str) -> Iterator[Lack]:
    missing = judged & ~files.there(tag)
    if missing.any():
        yield Lack(tag, type_, False, missing, sentence)
    if type_ == "1" and (empty := judged & files.there(tag) & ~files.has(tag)).any():
        yield Lack(tag, type_, True, empty, sentence)


def _any_there(files: OwnAttributes, tags: tuple[int, ...]) -> np.ndarray:
    return np.logical_or.reduce([files.there(tag) for tag in tags]) if tags else np.zeros(files.count, bool)


@cache
def _modules(sop_class_uid: str) -> tuple[tuple[Module, tuple[int, ...]], ...]:
    """Modules, each with its attributes that it requires, at least on a condition, and that no other has."""
    modules = modules_of(sop_class_uid)
    count: defaultdict[int, int] = defaultdict(int)
    for module in modules:
        for tag in module.types:
            count[tag] += 1
    return tuple((module, tuple(tag for tag, type_ in module.types.items() if type_ != "3" and count[tag] == 1)) for module in modules)


@cache
def _conditionals(module: str) -> tuple[Conditional, ...]:
    return tuple(row for row in CONDITIONALS if module == row.module or module.endswith(f"-{row.module}") and row.module.startswith("multi-frame"))
