"""Colours by ICC profile; expected values by the definitions of the colour spaces."""

import imagecodecs
import numpy as np
from dicom_files import stored
from pydicom.dataset import Dataset

from dicom_zip_inspector.display.icc import icc_notes, to_srgb

# Adobe RGB (1998) to sRGB: linear light by gamma 563/256, one matrix (both have white D65), the curve of sRGB (IEC 61966-2-1).
TO_LINEAR_SRGB = np.array([[1.398357, -0.398357, 0], [0, 1, 0], [0, -0.042939, 1.042939]])
COLOURS = np.array([[[200, 120, 60], [128, 128, 128], [90, 140, 160], [255, 255, 255], [0, 0, 0]]], np.uint8)


def with_profile(profile: bytes) -> Dataset:
    made = Dataset()
    made.ICCProfile = profile
    return made


def test_adobe_rgb_becomes_srgb():
    linear = (COLOURS / 255.0) ** (563 / 256) @ TO_LINEAR_SRGB.T
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.clip(linear, 0, None) ** (1 / 2.4) - 0.055)
    shown = to_srgb(COLOURS, stored(with_profile(imagecodecs.cms_profile("adobergb"))))
    assert np.abs(shown - np.round(encoded * 255)).max() <= 2
    assert np.abs(shown.astype(int) - COLOURS).max() > 5


def test_srgb_stays_and_what_does_not_serve_is_told():
    srgb = imagecodecs.cms_profile("srgb")
    assert np.abs(to_srgb(COLOURS, stored(with_profile(srgb))).astype(int) - COLOURS).max() <= 1
    assert [note.code for note in icc_notes(stored(with_profile(srgb)))] == ["profile_applied"]
    for damaged in (srgb[:200], b"", bytes(128), srgb[:16] + b"CMYK" + srgb[20:]):
        assert np.array_equal(to_srgb(COLOURS, stored(with_profile(damaged))), COLOURS)
        assert [note.code for note in icc_notes(stored(with_profile(damaged)))] == (["profile_unusable"] if damaged else [])
    assert icc_notes(stored(Dataset())) == ()
