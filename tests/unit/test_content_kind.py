"""What counts as DICOM."""

import pytest
from dicom_files import bare_bytes, dataset, file_bytes, published_files
from hypothesis import given
from hypothesis import strategies as st

from dicom_zip_inspector.scan.content_kind import DicomForm, dicom_form


def test_part_10():
    assert dicom_form(file_bytes(dataset())[:4096]) == DicomForm(132, True, True, False)


@pytest.mark.parametrize(
    ("implicit", "little_endian", "expected"),
    [
        (True, True, DicomForm(0, False, False, False)),
        (False, True, DicomForm(0, False, True, False)),
        (False, False, DicomForm(0, False, True, True)),
    ],
)
def test_a_data_set_alone(implicit, little_endian, expected):
    assert dicom_form(bare_bytes(dataset(), implicit, little_endian)) == expected


def test_group_2_first():
    assert dicom_form(file_bytes(dataset())[132:]) == DicomForm(0, True, True, False)


@pytest.mark.parametrize("element", [0x0001, 0x0002, 0x0003, 0x0010])
def test_file_meta_information_that_begins_late(element):
    whole = file_bytes(dataset())
    at = whole.index(b"\2\0" + element.to_bytes(2, "little"), 132)
    assert dicom_form(whole[at:]) == DicomForm(0, True, True, False)


@pytest.mark.parametrize("implicit", [False, True])
def test_dicm_within_a_value_at_the_place_behind_a_preamble(implicit):
    made = dataset(SpecificCharacterSet="ISO_IR 100", StudyDescription="x" * 60)
    bare = bytearray(bare_bytes(made, implicit))
    at = bare.index(b"x" * 60)
    assert at < 128 < at + 50
    bare[128:132] = b"DICM"
    assert dicom_form(bytes(bare)) == DicomForm(0, False, not implicit, False)


@given(st.binary(max_size=300))
def test_noise_is_not_dicom(noise):
    if noise[128:132] != b"DICM" and noise[:2] not in (b"\x08\0", b"\0\x08", b"\x02\0", b"\0\x02"):
        assert dicom_form(noise) is None


def test_published_files_that_are_not_dicom_are_not_taken_for_it():
    others = {name: path for name, path in published_files().items() if path.suffix in (".txt", ".json", ".dump", ".icc", ".gz", ".py")}
    assert len(others) >= 9
    assert [name for name, path in others.items() if dicom_form(path.read_bytes()[:4096])] == []
