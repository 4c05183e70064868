"""Faulty archives with their answer key: every fault is found, alone and beside all others, by code and place; what is clean gives nothing."""

from functools import cache
from random import Random

import identity
import integrity
import legitimate
import payload
import pixels
import pytest
import whole_files
from desk import Desk
from parcel import Parcel, Planted

SEEDS = (1, 20)
FAULTS = dict([*payload.cases(), *identity.cases(), *integrity.cases(), *pixels.cases()])
ORDER = ("note", "look", "must_fix")


def judged(parcel: Parcel, purpose: str = "research") -> list[dict]:
    """Findings about a parcel."""
    desk = Desk()
    desk.open({"all.zip": parcel.packed()})
    desk.call("examine")
    desk.call("set_purpose", name=purpose, options=[])
    desk.call("set_known", values=parcel.known)
    return desk.call("get_findings")


def missed(planted: list[Planted], rows: list[dict]) -> list[Planted]:
    """What of the answer key is not among the findings."""
    return [one for one in planted if not any(_is(one, row) for row in rows)]


def _is(planted: Planted, row: dict) -> bool:
    return (
        row["code"] == (planted.code or row["code"])
        and row["subject"] == (planted.subject or row["subject"])
        and (not planted.path or planted.path in row["tags"])
        and set(planted.names) <= set(row["entry_names"])
        and ORDER.index(row["severity"]) >= ORDER.index(planted.severity)
    )


def worse_than(rows: list[dict], severity: str) -> list[tuple]:
    """Findings above a severity, in short."""
    return [
        (row["code"], row["severity"], row["tags"], row["entry_names"], row["message"])
        for row in rows
        if ORDER.index(row["severity"]) > ORDER.index(severity)
    ]


@cache
def everything(seed: int) -> tuple[list[Planted], list[dict]]:
    """All faults in one archive."""
    parcel = Parcel(Random(seed))
    planted = [one for plant in FAULTS.values() for one in plant(parcel)]
    return planted, judged(parcel)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_alone_is_found(name):
    parcel = Parcel(Random(name))
    parcel.series(2)
    planted = FAULTS[name](parcel)
    rows = judged(parcel)
    assert missed(planted, rows) == [], [(row["code"], row["severity"], row["tags"], row["entry_names"]) for row in rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_faults_together_are_found(seed):
    planted, rows = everything(seed)
    assert len(planted) >= len(FAULTS) and missed(planted, rows) == []


def clean(parcel: Parcel) -> Parcel:
    """One series of every kind."""
    for kind in (whole_files.ct, whole_files.mr, whole_files.basic_text, whole_files.secondary_capture, whole_files.ultrasound):
        parcel.series(4, kind)
    return parcel


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_twin_gives_notes_at_most(seed):
    assert worse_than(judged(clean(Parcel(Random(seed)))), "note") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_for_care_a_clean_twin_lacks_nothing_but_whose_it_is(seed):
    assert {code for code, *_ in worse_than(judged(clean(Parcel(Random(seed))), "care"), "note")} <= {"identity_missing"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pseudonymised_twin_gives_looks_at_most(seed):
    parcel = clean(Parcel(Random(seed), whole_files.PSEUDONYMS | whole_files.claims()))
    assert worse_than(judged(parcel), "look") == []


@pytest.mark.parametrize(("name", "make"), list(legitimate.cases()), ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_legitimate_gives_notes_at_most(name, make):
    parcel = Parcel(Random(name))
    make(parcel)
    assert worse_than(judged(parcel), "note") == []


def test_the_length_of_a_private_group_is_nobody_s_data():
    parcel = Parcel(Random(1))
    for instance in parcel.series(2).values():
        instance.add_new(0x00190000, "UL", 0)
    assert worse_than(judged(parcel), "note") == []
