"""Conditions of Type 1C and 2C (PS3.5 section 7.4) that a data set itself decides, judged of all files at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..dataset.vocabulary import tag_of
from .own_attributes import OwnAttributes

Condition = Callable[[OwnAttributes], np.ndarray]  # (files,) bool: of which it holds. Of a file whose values are not known, none does that needs them


@dataclass(frozen=True, slots=True)
class Conditional:
    """Attributes of a module that are required on a condition.

    Attributes
    ----------
    module : str
        As `type_table.Module.name` ends.
    keywords : tuple of str
    condition : Condition
    sentence : str
        What the condition stands for, in the standard's words.
    """

    module: str
    keywords: tuple[str, ...]
    condition: Condition
    sentence: str


def present(keyword: str) -> Condition:
    """It is there, with a value."""
    return lambda files: files.has(tag_of(keyword))


def absent(keyword: str) -> Condition:
    """It is not there at all."""
    return lambda files: ~files.there(tag_of(keyword))


def equals(keyword: str, *wanted: str, value: int | None = None) -> Condition:
    """One of its values, or the one of that number, from 1 on, is one of these."""
    return lambda files: files.where(tag_of(keyword), lambda values: bool(set(wanted) & set(_chosen(values, value))))


def other(keyword: str, *unwanted: str) -> Condition:
    """It has values, none of which is one of these."""
    return lambda files: files.where(tag_of(keyword), lambda values: not set(unwanted) & set(values))


def absent_or_other(keyword: str, *unwanted: str) -> Condition:
    """It is not there, or none of its values is one of these."""
    return any_of(absent(keyword), other(keyword, *unwanted))


def more(keyword: str, than: int) -> Condition:
    """Its value is a whole number beyond this one."""
    return lambda files: files.where(tag_of(keyword), lambda values: values[0].isdecimal() and len(values[0]) < 20 and int(values[0]) > than)


def all_of(*conditions: Condition) -> Condition:
    """All of these hold."""
    return lambda files: np.logical_and.reduce([condition(files) for condition in conditions])


def any_of(*conditions: Condition) -> Condition:
    """One of these holds."""
    return lambda files: np.logical_or.reduce([condition(files) for condition in conditions])


def _chosen(values: list[str], number: int | None) -> list[str]:
    return values if number is None else values[number - 1 : number]
