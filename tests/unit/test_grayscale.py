"""Each stage against pydicom's own functions and the formulas of PS3.3 C.11."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.pixels import apply_modality_lut, apply_voi_lut
from pydicom.uid import ExplicitVRLittleEndian

from dicom_zip_inspector.display.grayscale import (
    LookupTable,
    Window,
    apply_window,
    automatic_window,
    display_values,
    rescale,
    window_linear,
    window_linear_exact,
    window_sigmoid,
)

VALUES = np.arange(-3000, 5000, dtype=np.int16)


@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID"])
@pytest.mark.parametrize(("center", "width"), [(40, 400), (-600.5, 1500), (1000, 2), (0, 3.7)])
def test_windows_equal_pydicoms(function, center, width):
    judge = Dataset()
    judge.WindowCenter, judge.WindowWidth, judge.VOILUTFunction = center, width, function
    judge.BitsStored, judge.PixelRepresentation, judge.PhotometricInterpretation = 16, 1, "MONOCHROME2"
    expected = (apply_voi_lut(VALUES, judge) + 32768) / 65535
    assert np.allclose(apply_window(VALUES, Window(center, width, function)), expected, atol=1e-9)


def test_linear_at_the_standards_own_points():
    """PS3.3 C.11.2.1.2.1: at or under c - 0.5 - (w-1)/2 the minimum, over c - 0.5 + (w-1)/2 the maximum."""
    values = np.array([-160.0, -159.5, 39.5, 239.5, 240.0])
    assert window_linear(values, 40, 400) == pytest.approx([0, 0.5 - 199 / 399, 0.5, 0.5 + 200 / 399 - 0.0, 1], abs=2e-3)
    assert window_linear(np.array([9.4, 9.5, 9.6]), 10, 1).tolist() == [0, 0, 1]
    assert window_linear_exact(np.array([-160.0, 40.0, 240.0]), 40, 400).tolist() == [0, 0.5, 1]
    assert window_sigmoid(np.array([40.0]), 40, 400)[0] == 0.5


@given(st.floats(-1e5, 1e5), st.floats(1, 1e5), st.sampled_from(["LINEAR", "LINEAR_EXACT", "SIGMOID"]))
def test_windows_rise_and_stay_in_range(center, width, function):
    voi = apply_window(np.linspace(-2e5, 2e5, 999), Window(center, width, function))
    assert ((voi >= 0) & (voi <= 1)).all() and (np.diff(voi) >= 0).all()


@pytest.mark.parametrize(("first", "signed"), [(0, False), (-100, True), (500, False)])
def test_lookup_tables_equal_pydicoms(first, signed):
    judge, item = Dataset(), Dataset()
    entries = np.linspace(0, 4095, 1000).astype("<u2")
    item.add_new(0x00283002, "SS" if signed else "US", [1000, first, 16])
    item.add_new(0x00283006, "OW", entries.tobytes())
    judge.ModalityLUTSequence = [item]
    judge.file_meta = FileMetaDataset()
    judge.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    values = np.arange(-200 if signed else 0, 2000, dtype=np.int16 if signed else np.uint16)
    assert np.array_equal(LookupTable(first, entries, 16).apply(values), apply_modality_lut(values, judge))


def test_rescale_equals_pydicoms():
    judge = Dataset()
    judge.RescaleSlope, judge.RescaleIntercept = 0.5, -1024
    assert np.array_equal(rescale(VALUES, 0.5, -1024), apply_modality_lut(VALUES, judge))


def test_display_values_round_and_invert():
    assert display_values(np.array([0.0, 0.5, 1.0]), False).tolist() == [0, 128, 255]
    assert display_values(np.array([0.0, 0.5, 1.0]), True).tolist() == [255, 127, 0]


def test_the_automatic_window_ignores_outliers_and_padding():
    values = np.r_[np.linspace(0, 1000, 10000), [1e9, -1e9], np.full(5000, -2000.0)]
    window = automatic_window(values, values == -2000)
    assert window.center == pytest.approx(500, abs=5) and window.width == pytest.approx(990, abs=10)


@pytest.mark.parametrize("values", [np.zeros((4, 4)), np.full((2, 2), np.nan), np.array([[7.0]])])
def test_the_automatic_window_of_next_to_nothing_has_a_width(values):
    assert automatic_window(values).width > 0
