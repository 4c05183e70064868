"""B-values that makers write as private elements: they tell volumes apart as the public one does."""

import pytest
from dicom_files import dataset, file_bytes
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from series_frames import Series

B_VALUES = {  # creator: group, element, VR, values as its maker writes them
    "SIEMENS MR HEADER": (0x0019, 0x0C, "IS", [1000, 0]),
    "GEMS_PARM_01": (0x0043, 0x39, "IS", [[1000001000, 8, 0, 0], [0, 8, 0, 0]]),
    "Philips Imaging DD 001": (0x2001, 0x03, "FL", [1000.0, 0.0]),
}


def diffusion_files(creator: str, syntax: str, block_of: str | None = None) -> dict[str, bytes]:
    """Classic MR of two b-values at three positions each, that of a volume in the name."""
    group, element, vr, values = B_VALUES[creator]
    files = {}
    for v, value in enumerate(values):
        for z in range(3):
            made = dataset(10 * v + z, Modality="MR", ImagePositionPatient=[0, 0, z * 3.0])
            made.private_block(group, block_of or creator, create=True).add_new(element, vr, value)
            files[f"{v}{z}"] = file_bytes(made, syntax)
    return files


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
@pytest.mark.parametrize("creator", B_VALUES)
def test_b_values_of_private_elements_tell_volumes_apart(creator, syntax):
    series = Series(diffusion_files(creator, syntax))
    assert series.words == ["b 0 s/mm²", "b 1000 s/mm²"] and series.problems == []
    assert series.volumes == [["10", "11", "12"], ["00", "01", "02"]]


@pytest.mark.parametrize("creator", B_VALUES)
def test_the_same_private_element_of_another_creator_is_no_b_value(creator):
    assert "no attribute tells them apart" in Series(diffusion_files(creator, ExplicitVRLittleEndian, "SOMEBODY ELSE")).problems[0]


def test_the_public_b_value_goes_before_a_private_one():
    files = {}
    for v, (public, private) in enumerate(((700.0, 0), (50.0, 0))):
        for z in range(3):
            made = dataset(10 * v + z, Modality="MR", ImagePositionPatient=[0, 0, z * 3.0], DiffusionBValue=public)
            made.private_block(0x0019, "SIEMENS MR HEADER", create=True).add_new(0x0C, "IS", private)
            files[f"{v}{z}"] = file_bytes(made)
    assert Series(files).words == ["b 50 s/mm²", "b 700 s/mm²"]


@pytest.mark.parametrize("value", [b"", b"x", b"-5", b"nan ", b"1e999 "])
def test_private_values_that_are_no_b_values_do_not_count(value):
    files = diffusion_files("SIEMENS MR HEADER", ExplicitVRLittleEndian)
    broken = {name: data.replace(b"IS\x04\x001000", b"IS" + len(value).to_bytes(2, "little") + value) for name, data in files.items()}
    assert broken != files and Series(broken).words == ["b 0 s/mm²", "without diffusion b value"]
