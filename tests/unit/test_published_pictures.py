"""Every published picture: its pixels and its windows are those that pydicom computes."""

import sys

import numpy as np
import pytest
from published import BEYOND_PYDICOM, CUT_IN_HEADER, FILES, PIXELS, read_natively
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, get_decoder, pixel_array
from pydicom.uid import UID

from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.display.picture import ColorPicture


def native_grey_levels(read, values: np.ndarray) -> np.ndarray:
    """Display values by pydicom's own LUT functions, where the file has a window or VOI LUT of its own."""
    voi = apply_voi_lut(apply_modality_lut(values, read), read, index=0)
    if "WindowCenter" in read:
        low, high = _output_range(read)
    else:
        item = read.VOILUTSequence[0]
        low, high = 0, 2 ** (item.LUTDescriptor[2] or 16) - 1
    grey = np.floor((voi.astype(float) - low) / (high - low) * 255 + 0.5)
    return 255 - grey if read.PhotometricInterpretation == "MONOCHROME1" else grey


def _output_range(read) -> tuple[float, float]:
    """What apply_windowing scales to: the rescaled range of the bits that are stored."""
    if read.PixelRepresentation:
        low, high = -(2 ** (read.BitsStored - 1)), 2 ** (read.BitsStored - 1) - 1
    else:
        low, high = 0, 2**read.BitsStored - 1
    if "RescaleSlope" in read:
        slope, intercept = float(read.RescaleSlope), float(read.RescaleIntercept)
        low, high = low * slope + intercept, high * slope + intercept
    return low, high


def drawable(name: str) -> bool:
    read = read_natively(name)
    return read is not None and any(keyword in read for keyword in PIXELS) and "Rows" in read


UNDRAWABLE = {"pydicom/JPEG2000-embedded-sequence-delimiter.dcm": "pixel_data_invalid"}  # and the code that says why
IMAGES = [name for name in FILES if name not in CUT_IN_HEADER | BEYOND_PYDICOM and name not in UNDRAWABLE and drawable(name)]
SHORT_PIXELS = {"pydicom/MR_truncated.dcm": 8192}  # bytes that there should be; drawn as far as they go, which pydicom refuses


def judged_pixels(name: str, entry) -> np.ndarray:
    """The first frame as pydicom reads it: stored values of grey ones, else RGB of 8 bits. Skips where pydicom has no decoder."""
    read = read_natively(name)
    read.file_meta.TransferSyntaxUID = UID(entry.header.transfer_syntax_uid)
    if not get_decoder(read.file_meta.TransferSyntaxUID).is_available:
        assert sys.platform == "emscripten", "the requirements of the tests bring decoders for all of them"
        pytest.skip("pydicom has no decoder for it in here")
    if name in SHORT_PIXELS:
        read.PixelData = read.PixelData.ljust(SHORT_PIXELS[name], b"\0")
    if not str(read.get("NumberOfFrames") or 1).isdigit():
        del read.NumberOfFrames
    values = pixel_array(read, index=0)
    if read.PhotometricInterpretation == "PALETTE COLOR":
        if read.original_encoding[1] is False:  # pydicom swaps the pixels and segmented palettes, but not these
            for element in map(read.__getitem__, set(read.dir("PaletteColorLookupTableData")) - set(read.dir("Segmented"))):
                element.value = np.frombuffer(element.value, ">u2").astype("<u2").tobytes()
        values = apply_color_lut(values, read)
    return values if values.ndim == 2 else (values >> (8 * values.dtype.itemsize - 8)).astype(np.uint8)


TWELVE_BIT_JPEG = {"pydicom/JPEG-lossy.dcm", "pydicom/JPGExtended.dcm"}  # no decoder of pydicom's reads those: DCMTK judges them


@pytest.mark.parametrize("name", [name for name in IMAGES if name not in TWELVE_BIT_JPEG])
def test_every_picture_has_the_pixels_that_pydicom_reads(opened, name):
    inspector, entries, _, _, _ = opened
    picture = inspector._session.instances.picture(entries[name].key, 0)
    assert any("are missing" in note.message for note in picture.notes) == (name in SHORT_PIXELS)
    expected = judged_pixels(name, entries[name])
    if isinstance(picture, ColorPicture):
        assert picture.displayed().dtype == np.uint8 and np.array_equal(picture.displayed(), expected)
    else:
        assert np.array_equal(picture.levels.values[picture.levels.indices], expected)


@pytest.mark.parametrize("name", UNDRAWABLE)
def test_a_picture_that_cannot_be_drawn_says_why(opened, name):
    inspector, entries, _, _, _ = opened
    with pytest.raises(InspectorError) as caught:
        inspector._session.instances.picture(entries[name].key, 0)
    assert caught.value.code == UNDRAWABLE[name] and name in caught.value.message


WINDOWED = [name for name in IMAGES if {"WindowCenter", "VOILUTSequence"} & set(read_natively(name).dir())]


@pytest.mark.parametrize("name", WINDOWED)
def test_every_window_is_applied_as_pydicom_applies_it(opened, name):
    inspector, entries, _, _, _ = opened
    picture = inspector._session.instances.picture(entries[name].key, 0)
    expected = native_grey_levels(read_natively(name), picture.frame.stored_values)
    assert np.abs(picture.displayed().astype(int) - expected).max() <= 1


def test_there_was_much_to_judge():
    assert len(IMAGES) > 165 and len(WINDOWED) > 40
