"""Lengths, histograms, small pictures and frame rates, against numbers made by hand and by numpy."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes, stored
from opening import Opened
from pydicom.dataset import Dataset

from dicom_zip_inspector.display.cine import frame_rate
from dicom_zip_inspector.display.small_picture import small_picture
from dicom_zip_inspector.measure.histogram import MOST_BINS, histogram
from dicom_zip_inspector.measure.measuring import measured_length
from dicom_zip_inspector.pixels.area_mean import area_mean


def opened(*made: Dataset) -> Opened:
    return Opened({"a.zip": zip_bytes({str(number): file_bytes(one) for number, one in enumerate(made)})})


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ({"PixelSpacing": [0.5, 0.5]}, "2.5 mm"),  # 4 columns and 3 rows: sides of 2 and 1.5 mm
        ({"PixelSpacing": [2.0, 0.5]}, "6.3 mm"),  # 2 and 6 mm
        ({"PixelSpacing": None, "ImagerPixelSpacing": [0.1, 0.1]}, "0.5 mm at the detector"),
        ({"PixelSpacing": None}, "5.0 pixels"),
        ({"PixelSpacing": None, "PixelAspectRatio": [2, 1]}, "7.2 pixels"),  # 4 and 6 pixel widths
        ({"PixelSpacing": ["0", "0"]}, "5.0 pixels"),
    ],
)
def test_the_length_of_a_line(attributes, text):
    made = dataset(**attributes)
    assert measured_length(stored(made), 0, [1, 1], [5, 4])["text"] == text
    assert opened(made).call("get_length", instance_key=0, frame_index=0, start=[5, 4], end=[1, 1])[0]["text"] == text


def test_a_histogram_counts_each_value_of_a_small_picture():
    values = np.array([3, 3, 3, 5, -2, -2])
    bins = histogram(values, 1.0)
    assert (bins.low, bins.width) == (-2.5, 1.0)
    assert bins.counts.tolist() == [2, 0, 0, 0, 0, 3, 0, 1]


def test_bins_hold_equally_many_values_that_can_occur():
    values = np.arange(-1000, 1097) * 0.37
    bins = histogram(values, 0.37)
    assert bins.width == pytest.approx(9 * 0.37)
    assert set(bins.counts[:-1].tolist()) == {9}
    assert bins.counts.sum() == 2097 and len(bins.counts) <= MOST_BINS


def test_a_histogram_of_floats_is_numpys():
    values = np.random.default_rng(5).normal(size=10_000)
    bins = histogram(values)
    expected, edges = np.histogram(values, bins=MOST_BINS)
    assert (bins.low, bins.width) == (edges[0], pytest.approx(edges[1] - edges[0]))
    assert np.abs(np.cumsum(bins.counts) - np.cumsum(expected)).max() <= 1  # a value on an edge may round to either side


@pytest.mark.parametrize("values", [[], [np.nan, np.inf], [7.0], [7.0, 7.0, np.nan]])
@pytest.mark.parametrize("step", [None, 1.0])
def test_a_histogram_of_nearly_nothing(values, step):
    bins = histogram(np.array(values), step)
    assert bins.counts.sum() == values.count(7.0)
    if 7.0 in values:
        assert bins.low <= 7.0 < bins.low + bins.width * len(bins.counts)


def test_the_histogram_of_a_frame_leaves_padding_out():
    pixels = np.array([0, 0, 10, 10, 10, 11] * 4, "<u2")
    made = dataset(PixelData=pixels.tobytes(), PixelPaddingValue=0, RescaleSlope=2, RescaleIntercept=-100)
    reply, error, buffers = opened(made).call("get_histogram", instance_key=0, frame_index=0)
    assert error is None
    assert reply == {"low": -81.0, "bin_width": 2.0, "pixels": 16, "left_out": 8, "unit": reply["unit"]}
    assert buffers["counts"].tolist() == [12, 4]


def test_a_colour_frame_has_no_histogram():
    colour = {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "PlanarConfiguration": 0}
    made = dataset(BitsAllocated=8, BitsStored=8, HighBit=7, PixelData=bytes(72), **colour)
    assert "colour" in opened(made).call("get_histogram", instance_key=0, frame_index=0)[1]["message"]


def test_areas_are_averaged():
    values = np.arange(48, dtype=np.uint8).reshape(6, 8)
    expected = np.floor(values.reshape(3, 2, 4, 2).mean(axis=(1, 3)) + 0.5)
    assert np.array_equal(area_mean(values, 3, 4), expected)
    assert area_mean(values, 1, 1)[0, 0] == 24
    assert np.array_equal(area_mean(values, 6, 8), values)
    assert np.array_equal(area_mean(values, 12, 8), np.repeat(values, 2, axis=0))


def test_areas_of_uneven_size_hold_each_pixel_once():
    values = np.random.default_rng(3).integers(0, 256, (7, 11, 3), dtype=np.uint8)
    small = area_mean(values, 3, 4)
    rows, columns = [np.searchsorted(np.arange(n) * length // n, np.arange(length), "right") - 1 for n, length in ((3, 7), (4, 11))]
    for row, column in np.ndindex(3, 4):
        area = values[rows == row][:, columns == column].reshape(-1, 3)
        assert np.array_equal(small[row, column], np.floor(area.mean(axis=0) + 0.5))


@pytest.mark.parametrize(
    ("shape", "aspect", "small"),
    [
        ((300, 200), 1.0, (96, 64, 3)),
        ((50, 40, 3), 1.0, (50, 40, 3)),
        ((24, 32), 4.0, (96, 32, 3)),
        ((100, 400), 2.0, (48, 96, 3)),
        ((5000, 1), 1.0, (96, 1, 3)),
    ],
)
def test_small_pictures_keep_their_proportions(shape, aspect, small):
    assert small_picture(np.zeros(shape, np.uint8), aspect, 96).shape == small


def test_a_small_picture_is_not_picked_pixels():
    stripes = np.zeros((96, 96), np.uint8)
    stripes[:, ::2] = 200
    assert (small_picture(stripes, 1.0, 48) == 100).all()


def test_a_thumbnail_of_any_frame():
    pixels = np.stack([np.full((4, 6), value, "<u2") for value in (0, 2000, 4000)])
    made = dataset(NumberOfFrames=3, PixelData=pixels.tobytes(), WindowCenter=1000, WindowWidth=4000, RescaleIntercept=0)
    archive = opened(made)
    smalls = [archive.call("get_thumbnail", instance_key=0, frame_index=frame, size=10)[2]["display_values"] for frame in range(3)]
    greys = [small.reshape(4, 6, 3)[0, 0, 0] for small in smalls]
    assert [int(grey) for grey in greys] == [64, 191, 255]  # ((v - 999.5) / 3999 + 0.5) * 255
    small = {"instance_key": 0, "frame_index": 1, "rows": 4, "columns": 6, "frame_rows": 4, "frame_columns": 6}
    assert archive.call("get_series_thumbnail", series_key=0, size=10)[0] == small


@pytest.mark.parametrize(
    ("attributes", "rate"),
    [
        ({}, None),
        ({"FrameTime": "40"}, 25),
        ({"FrameTime": "0"}, None),
        ({"CineRate": 15, "FrameTime": "40"}, 15),
        ({"RecommendedDisplayFrameRate": 12, "CineRate": 15}, 12),
        ({"FrameTimeVector": [0, 50, 50, 60]}, 20),
        ({"FrameTimeVector": [0]}, None),
        ({"CineRate": -3}, None),
    ],
)
def test_the_rate_that_a_file_asks_for(attributes, rate):
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    assert frame_rate(stored(made)) == rate


def test_a_rate_that_is_no_number():
    made = Dataset.from_json({"00181063": {"vr": "DS", "Value": [None]}, "00180040": {"vr": "IS"}})
    assert frame_rate(stored(made)) is None
