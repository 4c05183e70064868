"""The rules of de-identification, against another package that has them from the standard, of the edition before."""

import pytest

from dicom_zip_inspector.checks.confidentiality_table import ATTRIBUTES, CONTENT_ITEMS, EDITION, PRIVATE, REPEATING
from dicom_zip_inspector.checks.purpose import OPTIONS
from dicom_zip_inspector.checks.safe_private import SAFE, is_safe

ADDED = {0x3004007F: "X"}  # by 2026d: Dose Comment
ACTIONS = {
    "D_TAGS": "D", "U_TAGS": "U", "X_TAGS": "X", "Z_TAGS": "Z", "X_D_TAGS": "X/D", "X_Z_TAGS": "X/Z", "Z_D_TAGS": "Z/D", "X_Z_D_TAGS": "X/Z/D",
    "X_Z_U_STAR_TAGS": "X/Z/U*",
}  # fmt: skip


def test_the_basic_profile_is_that_of_another_package_but_for_what_the_edition_added():
    other = pytest.importorskip("dicomanonymizer.dicom_anonymization_databases.dicomfields_2026c")
    theirs = {key: action for name, action in ACTIONS.items() for key in getattr(other, name)}
    assert sum(len(getattr(other, name)) for name in ACTIONS) == len(theirs) == len(other.ALL_TAGS)
    exact = {group << 16 | element: action for (group, element), action in ((key, action) for key, action in theirs.items() if len(key) == 2)}
    repeating = {(key[2] << 16 | key[3], key[0] << 16 | key[1]): action for key, action in theirs.items() if len(key) == 4}
    ours = {tag: action for tag, (action, _) in ATTRIBUTES.items()}
    assert {tag: ours.get(tag) for tag in ours.keys() | exact.keys() if ours.get(tag) != exact.get(tag)} == ADDED
    assert {key: action for key, (action, _) in REPEATING.items()} == repeating


def test_every_column_of_the_standard_is_there():
    """Rows as they stand in PS3.15 2026d, tables E.1-1 and E.3.4-1, one for each column."""
    assert EDITION == "2026d"
    assert PRIVATE == ("X", {"retain_safe_private": "C"})
    assert ATTRIBUTES[0x00100010] == ("Z", {})
    assert ATTRIBUTES[0x00080018] == ("U", {"retain_uids": "K"})
    assert ATTRIBUTES[0x00181000] == ("X/Z/D", {"retain_device": "K"})
    assert ATTRIBUTES[0x00080080] == ("X/Z/D", {"retain_institution": "K"})
    assert ATTRIBUTES[0x00101010] == ("X", {"retain_patient": "K"})
    assert ATTRIBUTES[0x00080020] == ("Z", {"retain_dates_full": "K", "retain_dates_modified": "C"})
    assert ATTRIBUTES[0x00081030] == ("X", {"clean_descriptors": "C"})
    assert ATTRIBUTES[0x00400555] == ("X/Z", {"clean_structured": "C"})
    assert ATTRIBUTES[0x00700001] == ("D", {"clean_graphics": "C"})
    assert CONTENT_ITEMS["DCM", "121008", "PNAME"][0] == "D"
    columns = {option for rules in (ATTRIBUTES, REPEATING, CONTENT_ITEMS) for _, options in rules.values() for option in options}
    assert columns | PRIVATE[1].keys() == set(OPTIONS) - {"clean_pixels", "clean_faces"}


def test_safe_private_elements_are_those_of_the_standard():
    """As many as PS3.15 2026a table E.3.10-1 has rows, some of them, and neighbours that it has not."""
    assert sum(map(len, SAFE.values())) == 479
    assert is_safe("GEMS_PARM_01", 0x00431039)
    assert is_safe("SIEMENS MR HEADER", 0x0019110C)
    assert is_safe("Philips PET Private Group", 0x70531000)
    assert not is_safe("GEMS_PARM_01", 0x00431038)
    assert not is_safe("SIEMENS MR HEADER", 0x0019100F)
    assert not is_safe("SIEMENS CSA HEADER", 0x00291010)
    assert not is_safe("", 0x00190010)
