"""What files look as if they were meant for."""

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset as made
from dicom_files import file_bytes

from dicom_zip_inspector.checks.guess import is_like_a_name


def guessed(*attributes: dict) -> dict:
    desk = Desk()
    desk.open({"all.zip": zip_bytes({f"{n}.dcm": file_bytes(made(n, **one)) for n, one in enumerate(attributes)})})
    desk.call("examine")
    return desk.call("guess_purpose")


def test_files_that_say_that_identity_was_removed_are_for_research_whatever_they_name():
    claim = {"PatientIdentityRemoved": "YES", "PatientName": "Doe^Jane"}
    assert guessed(claim, claim) == {"purpose": "research", "reason": "all 2 files say that identity was removed"}
    assert guessed(claim, claim, {"PatientName": "Doe^Jane"})["reason"] == "2 of 3 files say that identity was removed"


def test_files_that_name_somebody_are_for_care():
    assert guessed({"PatientName": "Doe^Jane"}, {"PatientName": "Roe^Ann"}, {"PatientName": "S001"})["purpose"] == "care"
    assert guessed({"PatientName": "S001"}, {"PatientName": ""})["purpose"] == "research"


def test_nothing_is_guessed_before_anything_was_read():
    desk = Desk()
    desk.open({"all.zip": zip_bytes({"a.dcm": file_bytes(made(1))})})
    assert desk.call("guess_purpose")["purpose"] is None


@pytest.mark.parametrize("name", ["Doe^Jane", "O'Brien^Mary-Ann", "MÜLLER^JÖRG", "Yamada^Tarou=山田^太郎", "van der Berg^Piet^^Dr", "王^小东=x"])
def test_names_of_two_parts_of_letters(name):
    assert is_like_a_name(name) == (name != "王^小东=x")  # a part of one sign is too short to tell


@pytest.mark.parametrize("name", ["", "Doe", "S001^Visit2", "ANON^Patient", "Anonymous^Test", "^", "1^2", "Subject 7^A", "d4f3^ab"])
def test_pseudonyms_and_what_names_nobody(name):
    assert not is_like_a_name(name)
