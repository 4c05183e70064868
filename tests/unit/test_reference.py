"""Every transfer syntax x photometric interpretation x depth against exact values that independent encoders and decoders gave."""

import numpy as np
import pytest
from pydicom import dcmread
from reference import TABLE, expected_values, instance_at, path_of

from dicom_zip_inspector.display.picture import GrayPicture, picture_of
from dicom_zip_inspector.pixels.stored_frame import read_stored_frame

EXPECTED = expected_values()


@pytest.mark.parametrize("name", TABLE)
def test_stored_values_are_exact(name):
    row = TABLE[name]
    frame = read_stored_frame(instance_at(path_of(name)), 0)
    expected = EXPECTED[name]
    assert frame.notes == () and frame.stored_values.shape == expected.shape
    assert frame.stored_values.dtype.kind == expected.dtype.kind
    difference = np.abs(frame.stored_values.astype(float) - expected.astype(float)).max()
    assert difference <= row["tolerance"]


@pytest.mark.parametrize("name", TABLE)
def test_a_picture_is_grey_or_has_colours_as_its_photometric_interpretation_says(name):
    is_gray = dcmread(path_of(name), specific_tags=["PhotometricInterpretation"]).PhotometricInterpretation.startswith("MONOCHROME")
    picture, shape = picture_of(read_stored_frame(instance_at(path_of(name)), 0)), EXPECTED[name].shape[:2]
    assert isinstance(picture, GrayPicture) == is_gray and picture.encoding == ("table" if is_gray else "rgb")
    assert picture.displayed().shape == (shape if is_gray else (*shape, 3)) and picture.displayed().dtype == np.uint8


def test_the_table_has_every_transfer_syntax_that_is_decoded():
    native = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"}
    from dicom_zip_inspector.pixels.decoders import DECODER_DEPENDENCIES

    assert {row["transfer_syntax_uid"] for row in TABLE.values()} == native | {str(uid) for uid in DECODER_DEPENDENCIES}
