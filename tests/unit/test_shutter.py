"""Display shutters, pixel by pixel, against the shapes of PS3.3 C.7.6.11 worked out one pixel at a time."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes, stored
from opening import Opened
from pydicom.dataset import Dataset

from dicom_zip_inspector.display.shutter import Shutter, covered, shutter_of

ROWS, COLUMNS = 20, 30
RECTANGLE = {"ShutterLeftVerticalEdge": 5, "ShutterRightVerticalEdge": 25, "ShutterUpperHorizontalEdge": 3, "ShutterLowerHorizontalEdge": 18}
CIRCLE = {"CenterOfCircularShutter": [10, 15], "RadiusOfCircularShutter": 8}


def stated(shape, **attributes) -> Dataset:
    made = Dataset()
    made.ShutterShape = shape
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def each_pixel(is_open) -> np.ndarray:
    return np.array([[not is_open(row, column) for column in range(1, COLUMNS + 1)] for row in range(1, ROWS + 1)])


def in_rectangle(row, column):
    return 3 <= row <= 18 and 5 <= column <= 25


def in_circle(row, column):
    return (row - 10) ** 2 + (column - 15) ** 2 <= 64


def in_triangle(row, column):
    """Corners (row, column) (2, 15), (18, 5), (18, 25): below both slanting edges, above the lower one."""
    return 2 <= row < 18 and 15 - (row - 2) * 10 / 16 <= column < 15 + (row - 2) * 10 / 16


@pytest.mark.parametrize(
    ("dataset_", "is_open"),
    [
        (stated("RECTANGULAR", **RECTANGLE), in_rectangle),
        (stated("CIRCULAR", **CIRCLE), in_circle),
        (stated(["RECTANGULAR", "CIRCULAR"], **RECTANGLE, **CIRCLE), lambda r, c: in_rectangle(r, c) and in_circle(r, c)),
        (stated("POLYGONAL", VerticesOfThePolygonalShutter=[2, 15, 18, 5, 18, 25]), in_triangle),
    ],
)
def test_shapes(dataset_, is_open):
    assert np.array_equal(covered(shutter_of(stored(dataset_), 0), ROWS, COLUMNS), each_pixel(is_open))


def test_a_circle_stays_round_over_pixels_that_are_not_square():
    hidden = covered(Shutter(None, (10, 15, 8), None, 0), ROWS, COLUMNS, 2.0)
    assert np.array_equal(hidden, each_pixel(lambda r, c: (2 * (r - 10)) ** 2 + (c - 15) ** 2 <= 64))


@pytest.mark.parametrize(
    "dataset_",
    [
        Dataset(),
        stated("RECTANGULAR"),
        stated("CIRCULAR", CenterOfCircularShutter=[1, 2]),
        stated("POLYGONAL", VerticesOfThePolygonalShutter=[1, 2, 3]),
        stated("BITMAP"),
    ],
)
def test_what_is_not_wholly_stated_covers_nothing(dataset_):
    assert shutter_of(stored(dataset_), 0) is None


def test_the_page_gets_mask_and_grey_and_the_values_stay():
    made = dataset(1, ShutterShape="RECTANGULAR", ShutterLeftVerticalEdge=2, ShutterRightVerticalEdge=3, ShutterUpperHorizontalEdge=1,
                   ShutterLowerHorizontalEdge=4, ShutterPresentationValue=65535)  # fmt: skip
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made)})})
    description, _, buffers = opened.call("get_frame", instance_key=0, frame_index=0)
    assert description["shutter_value"] == 255
    assert np.array_equal(buffers["shutter_mask"].reshape(4, 6), np.tile([1, 0, 0, 1, 1, 1], (4, 1)))
    assert opened.call("get_pixel", instance_key=0, frame_index=0, row=0, column=5)[0]["values"] == [5 - 1024]
    assert buffers["level_indices"].tolist() == list(range(24))


def test_shutters_of_single_frames():
    frame = Dataset()
    frame.FrameDisplayShutterSequence = [stated("CIRCULAR", **CIRCLE)]
    made = Dataset()
    made.PerFrameFunctionalGroupsSequence = [Dataset(), frame]
    assert shutter_of(stored(made), 0) is None and shutter_of(stored(made), 1).circle == (10, 15, 8)
