"""Names of UIDs."""

import pytest

from dicom_zip_inspector.base.uid_names import uid_name
from dicom_zip_inspector.base.uid_table import UID_NAMES


def test_the_names_are_pydicoms():
    """Those without one have none in the standard any more."""
    from pydicom._uid_dict import UID_dictionary

    assert {uid: row[0] for uid, row in UID_dictionary.items() if row[0]} == UID_NAMES
    assert len(UID_NAMES) > 450
    assert {uid: uid_name(uid) for uid in UID_dictionary} == {uid: row[0] or uid for uid, row in UID_dictionary.items()}


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        ("1.2.840.10008.5.1.4.1.1.2", "CT Image Storage"),
        ("1.2.840.10008.5.1.4.1.1.66.7", "Label Map Segmentation Storage"),
        ("1.2.840.10008.5.1.4.1.1.66.8", "Height Map Segmentation Storage"),
        ("1.2.840.10008.5.1.4.1.1.601.3", "Thermography Image Storage"),
        ("1.2.840.10008.5.1.4.1.1.601.4", "Thermography Multi-frame Image Storage"),
        ("1.2.840.10008.1.2.4.112", "JPEG XL"),
        ("1.2.840.10008.5.1.4.1.1.12.77", "1.2.840.10008.5.1.4.1.1.12.77"),  # which the standard names no more
        ("1.2.3", "1.2.3"),
        ("no UID", "no UID"),
        ("1" * 65, "1" * 64 + "…"),
    ],
)
def test_names_of_the_standard(uid, name):
    assert uid_name(uid) == name


def test_pydicoms_own_dictionary_stays_as_it_is():
    from pydicom._uid_dict import UID_dictionary

    before = dict(UID_dictionary)
    uid_name("1.2.840.10008.1.2.4.110")
    from dicom_zip_inspector.pixels.decoders import decoder_for

    assert decoder_for("1.2.840.10008.1.2.4.110").available_plugins == ("imagecodecs",) and before == UID_dictionary
