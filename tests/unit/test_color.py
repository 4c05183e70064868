"""CIELab colours: the judge are the examples of CSS Color 4's published tests, in sRGB, and the standard's own encoding."""

import numpy as np
import pytest
from dicom_files import stored
from object_files import item

from dicom_zip_inspector.dataset.cielab import cielab_to_srgb, cielab_values
from dicom_zip_inspector.dataset.reading import rgb_text, shown

PUBLISHED = [  # (L*, a*, b*) under D50, per cent of red, green, blue
    ((0, 0, 0), (0, 0, 0)),
    ((100, 0, 0), (100, 100, 100)),
    ((46.2775, -47.5621, 48.5837), (0, 50.196, 0)),
    ((50, 50, 0), (75.6208, 30.4487, 47.5634)),
    ((70, -45, 0), (10.7506, 75.5575, 66.3982)),
    ((70, 0, 70), (76.6254, 66.3607, 5.5775)),
    ((55, 0, -60), (12.8128, 53.105, 92.7645)),
]


@pytest.mark.parametrize(("cielab", "percent"), PUBLISHED)
def test_published_colours(cielab, percent):
    """Within one of 255: ICC's D50 has a digit less than that of CSS."""
    assert np.abs(cielab_to_srgb(np.array(cielab)) - np.array(percent) * 2.55).max() < 1


def test_many_colours_at_once():
    cielab = np.array([[lab for lab, _ in PUBLISHED]])
    assert np.array_equal(cielab_to_srgb(cielab)[0], [cielab_to_srgb(np.array(lab)) for lab, _ in PUBLISHED])


def test_values_as_the_standard_encodes_them():
    """PS3.3 C.10.7.1.1: L* 0 is 0000, 100 is FFFF; a* and b* -128 is 0000, 0 is 8080, 127 is FFFF."""
    assert cielab_values(np.array([[0, 0, 0], [0xFFFF, 0x8080, 0xFFFF]])).tolist() == [[0, -128, -128], [100, 0, 127]]


@pytest.mark.parametrize(
    ("value", "text"),
    [([0xFFFF, 0x8080, 0x8080], "#ffffff"), ([0, 0x8080, 0x8080], "#000000"), ([30328, 20673, 45382], "#008000"), ([1, 2], "1, 2"), (None, "")],
)
def test_a_recommended_colour_as_text(value, text):
    assert shown(stored(item(RecommendedDisplayCIELabValue=value)), "RecommendedDisplayCIELabValue") == text


@pytest.mark.parametrize("color", [[255, 0], [256, 0, 0], [-1, 0, 0], [float("nan"), 0, 0], []])
def test_what_is_no_colour_is_no_text(color):
    assert rgb_text(color) == ""
