"""Compressed frames whose data end early: what there is of them equals the encoder's input, the rest is said to be missing."""

import zlib

import imagecodecs
import numpy as np
import pytest
from encapsulated import (
    DEFLATED_FRAMES,
    HTJ2K,
    JPEG,
    JPEG_12,
    JPEG_2000,
    JPEG_LOSSLESS_1,
    JPEG_LS,
    JPEG_LS_NEAR,
    JPEG_XL,
    RLE,
    UNCOMPRESSED,
    decoded,
    described,
)
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import generate_frames
from pydicom.uid import UID

from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.pixels.codestream import ends_early

ROWS, COLUMNS = 96, 80
NOISE = np.random.default_rng(7).integers(0, 20, (ROWS, COLUMNS))
RAMP = np.add.outer(np.arange(ROWS), np.arange(COLUMNS))
GREY_8 = (RAMP + NOISE + 1).astype(np.uint8)
GREY_16 = (RAMP * 20 + NOISE + 1).astype(np.uint16)
COLOUR = np.stack([GREY_8, 255 - GREY_8, GREY_8 // 2 + 1], axis=2)
NOTE = "This frame's data end early: the end of the picture, or its detail, is missing"


def rle(pixels: np.ndarray) -> bytes:
    """One frame as pydicom encodes it."""
    made = described(pixels, "RGB" if pixels.ndim == 3 else "MONOCHROME2", 8 * pixels.dtype.itemsize, PixelData=pixels.tobytes())
    made.file_meta = FileMetaDataset()
    made.compress(UID(RLE), pixels, generate_instance_uid=False)
    return next(generate_frames(made.PixelData, number_of_frames=1))


def deflated(pixels: np.ndarray) -> bytes:
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    return squeeze.compress(pixels.tobytes()) + squeeze.flush()


def partly(pixels: np.ndarray, encoded: bytes, syntax: str, share: float, **options) -> np.ndarray:
    """The stored values of the first share of a frame's bytes; that it is noted is asserted here."""
    frame = decoded([encoded[: int(share * len(encoded))]], pixels, syntax, "RGB" if pixels.ndim == 3 else "MONOCHROME2", **options)
    assert [note.message for note in frame.notes] == [NOTE] and frame.stored_values.shape == pixels.shape
    whole = decoded([encoded], pixels, syntax, "RGB" if pixels.ndim == 3 else "MONOCHROME2", **options)
    assert whole.notes == ()
    return frame.stored_values


def rows_that_differ(values: np.ndarray, pixels: np.ndarray, tolerance: int = 0) -> np.ndarray:
    differences = np.abs(values.astype(int) - pixels.astype(int)).reshape(ROWS, -1)
    return np.flatnonzero((differences > tolerance).any(axis=1))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("pixels", [GREY_8, GREY_16, COLOUR], ids=["8", "16", "colour"])
@pytest.mark.parametrize(
    ("syntax", "encode"),
    [(JPEG_LS, imagecodecs.jpegls_encode), (DEFLATED_FRAMES, deflated), (UNCOMPRESSED, np.ndarray.tobytes)],
    ids=["JPEG-LS", "deflated", "uncompressed"],
)
def test_lines_up_to_the_cut_are_exact_and_those_beyond_are_zero(syntax, encode, pixels, share):
    values = partly(pixels, encode(pixels), syntax, share)
    cut = rows_that_differ(values, pixels)
    assert cut[0] > 0.8 * share * ROWS and cut[-1] == ROWS - 1 and not values[cut[0] + 1 :].any()


def test_near_lossless_lines_are_as_near_as_they_say():
    cut = rows_that_differ(partly(GREY_8, imagecodecs.jpegls_encode(GREY_8, level=3), JPEG_LS_NEAR, 0.5), GREY_8, 3)
    assert 0.4 * ROWS < cut[0] < 0.6 * ROWS


@pytest.mark.parametrize(
    ("syntax", "encoded", "pixels", "tolerance", "bits"),
    [
        (JPEG, imagecodecs.jpeg8_encode(GREY_8, level=95), GREY_8, 8, 8),
        (JPEG_12, imagecodecs.jpeg8_encode(GREY_16, level=98, bitspersample=12), GREY_16, 24, 12),
        (JPEG_LOSSLESS_1, imagecodecs.jpeg8_encode(GREY_16, lossless=True, bitspersample=16), GREY_16, 0, 16),
    ],
    ids=["baseline", "extended", "lossless"],
)
def test_jpeg_is_right_up_to_the_cut(syntax, encoded, pixels, tolerance, bits):
    values = partly(pixels, encoded, syntax, 0.5, bits_stored=bits)
    cut = rows_that_differ(values, pixels, tolerance)
    assert 0.3 * ROWS < cut[0] < 0.6 * ROWS and not values[cut[0] + 16 :].any()


@pytest.mark.parametrize("syntax", HTJ2K)
def test_htj2k_loses_detail(syntax):
    values = partly(GREY_16, imagecodecs.htj2k_encode(GREY_16, reversible=True), syntax, 0.8)
    assert np.abs(values.astype(int) - GREY_16).mean() < 10


def test_rle_byte_planes_are_exact_up_to_the_cut_and_zero_beyond():
    encoded = rle(GREY_16)
    high_plane_end = int.from_bytes(encoded[8:12], "little")
    values = partly(GREY_16, encoded, RLE, (high_plane_end + len(encoded)) / 2 / len(encoded))  # within the lower bytes
    low_cut = rows_that_differ(values, GREY_16)[0]
    assert 0.4 * ROWS < low_cut < 0.6 * ROWS and np.array_equal(values >> 8, GREY_16 >> 8)
    assert not (values[low_cut + 1 :] & 0xFF).any()
    values = partly(GREY_16, encoded, RLE, high_plane_end / len(encoded))  # between the planes
    assert np.array_equal(values, GREY_16 & 0xFF00)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_rle_colours_are_exact_up_to_the_cut_and_zero_beyond(share):
    values = partly(COLOUR, rle(COLOUR), RLE, share)
    flat, expected = (array.transpose(2, 0, 1).ravel() for array in (values, COLOUR))
    cut = int(np.argmax(flat != expected))
    assert share * 0.8 < cut / len(flat) < share * 1.1 and not flat[cut:].any()


@pytest.mark.parametrize(
    ("syntax", "encoded"),
    [
        (JPEG_2000, imagecodecs.jpeg2k_encode(GREY_16, level=0, reversible=True, codecformat="j2k")),
        *((syntax, imagecodecs.jpegxl_encode(GREY_16, lossless=True)) for syntax in JPEG_XL),
    ],
)
def test_what_cannot_be_decoded_in_part_says_that_the_data_end_early(syntax, encoded):
    with pytest.raises(InspectorError, match=r"“test”.* the compressed data end early") as caught:
        decoded([encoded[: len(encoded) // 2]], GREY_16, syntax)
    assert caught.value.code == "pixel_data_invalid"


@pytest.mark.parametrize(
    ("syntax", "encoded"),
    [
        (JPEG, imagecodecs.jpeg8_encode(GREY_8, level=95)),
        (JPEG_LS, imagecodecs.jpegls_encode(GREY_8)),
        (HTJ2K[0], imagecodecs.htj2k_encode(GREY_8, reversible=True)),
        (RLE, rle(GREY_8)),
        (DEFLATED_FRAMES, deflated(GREY_8)),
        (UNCOMPRESSED, GREY_8.tobytes()),
    ],
)
def test_a_cut_anywhere_is_an_error_or_noted(syntax, encoded):
    """At least three bytes less: the last two may be padding, and a whole picture may be decoded without its end marker."""
    for length in (1, 2, 3, 20, 64, 65, 66, 100, 200, len(encoded) - 3):
        try:
            frame = decoded([encoded[:length]], GREY_8, syntax)
        except InspectorError as error:
            assert error.code == "pixel_data_invalid" and length <= 200
        else:
            assert [note.message for note in frame.notes] == [NOTE]


def test_a_damaged_rle_frame_is_not_taken_for_a_cut_one():
    encoded = bytearray(rle(GREY_16))
    second = int.from_bytes(encoded[8:12], "little")
    encoded[64:second] = b"\x80" * (second - 64)  # runs of nothing
    with pytest.raises(InspectorError, match="cannot be drawn"):
        decoded([bytes(encoded)], GREY_16, RLE)


def test_an_end_marker_in_a_thumbnail_is_not_the_end():
    encoded = imagecodecs.jpeg8_encode(GREY_8, level=95)
    thumbnail = b"\xff\xe1\x00\x08\xff\xd8\xff\xda\xff\xd9"
    assert not ends_early(encoded[:2] + thumbnail + encoded[2:] + bytes(8))
    assert ends_early(encoded[:2] + thumbnail + encoded[2:-2]) and not ends_early(b"\0\1")
