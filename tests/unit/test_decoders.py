"""Every transfer syntax that can be encoded here, decoded by the plugin: the encoder's input is the judge."""

import zlib
from dataclasses import replace

import imagecodecs
import numpy as np
import pytest
from dicom_files import dataset
from encapsulated import (
    DEFLATED_FRAMES,
    HTJ2K,
    JPEG,
    JPEG_12,
    JPEG_2000,
    JPEG_2000_LOSSY,
    JPEG_LOSSLESS,
    JPEG_LOSSLESS_1,
    JPEG_LS,
    JPEG_LS_NEAR,
    JPEG_XL,
    RLE,
    UNCOMPRESSED,
    as_instance,
    decoded,
    described,
)
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import _PIXEL_DATA_DECODERS
from pydicom.uid import UID

from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.base.transfer_syntax import EXPLICIT_LITTLE_ENDIAN
from dicom_zip_inspector.pixels.decoders import PLUGIN, decoder_for
from dicom_zip_inspector.pixels.stored_frame import read_stored_frame

ROWS, COLUMNS = 30, 40
RAMP = np.add.outer(np.arange(ROWS), np.arange(COLUMNS))
GREY_8 = (RAMP * 3).astype(np.uint8)
GREY_16 = (RAMP * 200 % 4096).astype(np.uint16)
SIGNED_16 = (RAMP * 200 % 4096 - 2048).astype(np.int16)
COLOUR = np.stack([RAMP * 3, 255 - RAMP * 3, RAMP * 2 + 50], axis=2).astype(np.uint8)


def check(pixels, encoded, syntax, photometric="MONOCHROME2", bits_stored=None, tolerance=0):
    frame = decoded([encoded], pixels, syntax, photometric, bits_stored)
    assert frame.stored_values.shape == pixels.shape
    assert np.abs(frame.stored_values.astype(int) - pixels.astype(int)).max() <= tolerance


@pytest.mark.parametrize("syntax", [*map(str, _PIXEL_DATA_DECODERS)])
def test_pydicoms_own_decoders_stay_as_they_are(syntax):
    """What pydicom decodes for others who use it in this process is not decoded by this plugin."""
    is_encapsulated = UID(syntax).is_encapsulated
    assert decoder_for(syntax).available_plugins == ((PLUGIN,) if is_encapsulated else ())
    assert PLUGIN not in get_decoder(syntax).available_plugins


@pytest.mark.parametrize("syntax", [JPEG_LS, JPEG_LS_NEAR])
@pytest.mark.parametrize(("pixels", "photometric"), [(GREY_8, "MONOCHROME2"), (GREY_16, "MONOCHROME2"), (COLOUR, "RGB")])
def test_jpeg_ls(syntax, pixels, photometric):
    check(pixels, imagecodecs.jpegls_encode(pixels), syntax, photometric)


@pytest.mark.parametrize(
    ("pixels", "photometric"), [(GREY_8, "MONOCHROME2"), (GREY_16, "MONOCHROME2"), (SIGNED_16, "MONOCHROME2"), (COLOUR, "YBR_RCT")]
)
def test_jpeg_2000_lossless(pixels, photometric):
    encoded = imagecodecs.jpeg2k_encode(pixels, level=0, reversible=True, codecformat="j2k", mct=photometric == "YBR_RCT")
    check(pixels, encoded, JPEG_2000, photometric)


def test_jpeg_2000_lossy():
    check(GREY_8, imagecodecs.jpeg2k_encode(GREY_8, level=60, codecformat="j2k"), JPEG_2000_LOSSY, tolerance=3)


@pytest.mark.parametrize("syntax", HTJ2K)
@pytest.mark.parametrize(("pixels", "photometric"), [(GREY_8, "MONOCHROME2"), (GREY_16, "MONOCHROME2"), (COLOUR, "YBR_RCT")])
def test_htj2k(syntax, pixels, photometric):
    check(pixels, imagecodecs.htj2k_encode(pixels, reversible=True), syntax, photometric)


@pytest.mark.parametrize("syntax", JPEG_XL)
@pytest.mark.parametrize(("pixels", "photometric"), [(GREY_8, "MONOCHROME2"), (GREY_16, "MONOCHROME2"), (COLOUR, "RGB")])
def test_jpeg_xl(syntax, pixels, photometric):
    check(pixels, imagecodecs.jpegxl_encode(pixels, lossless=True), syntax, photometric)


def test_lossy_htj2k_does_not_wrap_around_where_it_overshoots():
    edges = np.where(RAMP % 7 < 3, 255, 0).astype(np.uint8)
    colour = np.stack([edges, 255 - edges, edges], axis=2)
    for pixels, photometric in ((edges, "MONOCHROME2"), (colour, "YBR_ICT")):
        encoded = imagecodecs.htj2k_encode(pixels, level=0.05, reversible=False)
        assert np.abs(imagecodecs.htj2k_decode(encoded).astype(int) - pixels).max() > 200  # this encoder's coarse steps do overshoot
        check(pixels, encoded, HTJ2K[2], photometric, tolerance=40)


def test_jpeg_baseline_grey_and_colour():
    check(GREY_8, imagecodecs.jpeg8_encode(GREY_8, level=95), JPEG, tolerance=4)
    encoded = imagecodecs.jpeg8_encode(COLOUR, level=95, colorspace="RGB", outcolorspace="YCBCR", subsampling="444")
    check(COLOUR, encoded, JPEG, "YBR_FULL", tolerance=6)


def test_jpeg_extended_12_bit():
    smooth = (RAMP * 50).astype(np.uint16)
    check(smooth, imagecodecs.jpeg8_encode(smooth, level=98, bitspersample=12), JPEG_12, bits_stored=12, tolerance=16)


@pytest.mark.parametrize("syntax", [JPEG_LOSSLESS, JPEG_LOSSLESS_1])
@pytest.mark.parametrize("pixels", [GREY_8, GREY_16])
def test_jpeg_lossless(syntax, pixels):
    check(pixels, imagecodecs.jpeg8_encode(pixels, lossless=True, bitspersample=8 * pixels.dtype.itemsize), syntax)


@pytest.mark.parametrize(("pixels", "photometric"), [(GREY_8, "MONOCHROME2"), (GREY_16, "MONOCHROME2"), (COLOUR, "RGB")])
def test_encapsulated_uncompressed_and_deflated_frames(pixels, photometric):
    data = pixels.tobytes()
    check(pixels, data, UNCOMPRESSED, photometric)
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    check(pixels, squeeze.compress(data) + squeeze.flush(), DEFLATED_FRAMES, photometric)


@pytest.mark.parametrize(("pixels", "photometric"), [(GREY_8, "MONOCHROME2"), (GREY_16, "MONOCHROME2"), (COLOUR, "RGB")])
def test_rle_as_pydicom_encodes_it(pixels, photometric):
    made = described(pixels, photometric, 8 * pixels.dtype.itemsize, PixelData=pixels.tobytes())
    made.file_meta = FileMetaDataset()
    made.compress(UID(RLE), pixels, generate_instance_uid=False)
    assert np.array_equal(read_stored_frame(as_instance(made, RLE), 0).stored_values, pixels)


def test_a_smaller_picture_as_at_the_edges_of_a_slide_is_drawn_with_a_note():
    colour = imagecodecs.jpeg8_encode(COLOUR[:20, :33].copy(), level=95, colorspace="RGB", outcolorspace="YCBCR", subsampling="444")
    for encoded, pixels, syntax, photometric, tolerance in (
        (imagecodecs.jpegls_encode(GREY_16[:20, :33].copy()), GREY_16, JPEG_LS, "MONOCHROME2", 0),
        (colour, COLOUR, JPEG, "YBR_FULL", 6),
        (imagecodecs.jpeg2k_encode(SIGNED_16[:20, :33].copy(), level=0, reversible=True, codecformat="j2k"), SIGNED_16, JPEG_2000, "MONOCHROME2", 0),
    ):
        frame = decoded([encoded], pixels, syntax, photometric)
        assert [note.message for note in frame.notes] == ["This frame's data hold 33 x 20 of 40 x 30 pixels; the rest is left empty"]
        assert frame.stored_values.shape == pixels.shape
        assert np.abs(frame.stored_values[:20, :33].astype(int) - pixels[:20, :33]).max() <= tolerance
        assert not frame.stored_values[20:].any() and not frame.stored_values[:, 33:].any()


@pytest.mark.parametrize("pixels", [np.zeros((31, 40), np.uint8), np.zeros((30, 41), np.uint8), np.zeros((30, 40, 3), np.uint8)])
def test_a_larger_picture_than_the_attributes_state_is_refused(pixels):
    with pytest.raises(InspectorError, match="the data set declares 40 x 30 pixels"):
        decoded([imagecodecs.jpegls_encode(pixels)], GREY_8, JPEG_LS)


@pytest.mark.parametrize("bits", [1, 12])
def test_rle_of_samples_that_are_no_whole_bytes_is_refused_with_the_reason(bits):
    made = described(GREY_8, "MONOCHROME2", 8, PixelData=encapsulate([bytes(64)]), NumberOfFrames=1)
    made["PixelData"].VR, made["PixelData"].is_undefined_length, made.BitsAllocated = "OB", True, bits
    with pytest.raises(InspectorError) as caught:
        read_stored_frame(as_instance(made, RLE), 0)
    assert caught.value.code == "pixel_data_invalid" and f"Bits Allocated is {bits}" in caught.value.message


@pytest.mark.parametrize("syntax", [JPEG, JPEG_12, JPEG_LOSSLESS, JPEG_LS, JPEG_2000, *HTJ2K, *JPEG_XL, RLE, DEFLATED_FRAMES])
@pytest.mark.parametrize(
    "frame",
    [b"\1\2" * 40, b"\0\0", b"\xff\xd8\xff" + bytes(20), b"\xff\x4f\xff\x51" + bytes(90), b"\0\0\0\x0cJXL " + bytes(20)],
    ids=["noise", "nothing", "JPEG", "JPEG 2000", "JPEG XL"],
)
def test_no_words_of_a_library_reach_people(syntax, frame):
    with pytest.raises(InspectorError) as caught:
        decoded([frame], GREY_8, syntax)
    said = caught.value.message.lower()
    assert caught.value.code == "pixel_data_invalid"
    words = ("imagecodecs", "opj", "_decode", "error", "exception", "unable", "traceback", "plugin", "charls", "returned")
    assert not [word for word in words if word in said]


def test_the_frame_asked_for_is_the_one_decoded():
    frames = [np.full_like(GREY_8, value) for value in (1, 2, 3)]
    encoded = [imagecodecs.jpegls_encode(frame) for frame in frames]
    assert (decoded(encoded, GREY_8, JPEG_LS, index=2).stored_values == 3).all()


@pytest.mark.parametrize(("syntax", "code"), [("1.2.840.10008.1.2.4.102", "transfer_syntax_unsupported"), ("1.2.3.4", "transfer_syntax_unsupported")])
def test_video_and_unknown_syntaxes_are_named(syntax, code):
    with pytest.raises(InspectorError) as caught:
        read_stored_frame(replace(as_instance(dataset(), EXPLICIT_LITTLE_ENDIAN), transfer_syntax_uid=syntax), 0)
    assert caught.value.code == code and "test" in caught.value.message


def test_damaged_codestreams_are_pixel_data_invalid():
    encoded = imagecodecs.jpegls_encode(GREY_8)
    for damaged in (b"\0" * 20, encoded[:30]):
        with pytest.raises(InspectorError) as caught:
            decoded([damaged], GREY_8, JPEG_LS)
        assert caught.value.code == "pixel_data_invalid"
