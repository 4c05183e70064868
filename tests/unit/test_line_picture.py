"""A line cut out of a frame for reading: dark letters of one size on white, whatever it was drawn on."""

import numpy as np
import pytest

from dicom_zip_inspector.lettering.line_picture import LINE_HEIGHT, MARGIN, line_picture
from dicom_zip_inspector.lettering.text_lines import TextLine

# A word of three letters, seven rows high, a pixel a stroke: E, T and H.
LETTERS = np.array([[letter == "#" for letter in row] for row in (
    "#####.#####.#...#", "#.......#...#...#", "#.......#...#...#", "####....#...#####", "#.......#...#...#", "#.......#...#...#", "#####...#...#...#",
)])  # fmt: skip
TOP, LEFT = 12, 20


def frame(behind, letters, dtype=np.uint8):
    """A frame (32, 64) with the word in it, and its box."""
    values = np.full((32, 64), behind, dtype)
    values[TOP : TOP + 7, LEFT : LEFT + 17][LETTERS] = letters
    return values, TextLine(TOP, LEFT, 7, 17, 1.0, letters < behind)


def strokes(picture):
    """Where a picture is dark in the middle of each pixel of the word."""
    scale = LINE_HEIGHT / 7
    at = lambda count: np.round(MARGIN + (np.arange(count) + 2.5) * scale).astype(int)  # noqa: E731  two pixels around the box
    return picture[np.ix_(at(7), at(17))] < 128


@pytest.mark.parametrize(("behind", "letters", "dtype"), [
    (0, 255, np.uint8), (255, 0, np.uint8), (90, 140, np.uint8), (-1000, 3000, np.int16), (3000, -1000, np.int32), (40_000, 60_000, np.uint16),
    (0.25, 0.75, np.float32), (1e30, -1e30, np.float64),
])  # fmt: skip
def test_letters_are_dark_on_white_and_of_one_size(behind, letters, dtype):
    values, line = frame(behind, letters, dtype)
    picture = line_picture(values, line)
    assert picture.dtype == np.uint8
    assert picture.shape == (round(11 * LINE_HEIGHT / 7) + 2 * MARGIN, round(21 * LINE_HEIGHT / 7) + 2 * MARGIN)
    assert (picture[:MARGIN] == 255).all() and (picture[:, -MARGIN:] == 255).all()
    assert (strokes(picture) == LETTERS).all()


def test_what_was_told_of_light_and_dark_is_put_right_by_what_is_around():
    values, line = frame(20, 240)
    told_wrong = TextLine(line.top, line.left, line.height, line.width, 1.0, not line.is_dark)
    assert (line_picture(values, told_wrong) == line_picture(values, line)).all()


def test_what_changes_slowly_behind_letters_is_taken_away():
    values, line = frame(0, 60)
    slope = np.linspace(0, 180, 64).astype(np.uint8)
    assert (strokes(line_picture(values + slope, line)) == LETTERS).all()


def test_coloured_letters_are_read_where_they_stand_out():
    values, line = frame(0, 1)
    colours = np.full((*values.shape, 3), 200, np.uint8)
    colours[values == 1] = (200, 60, 60)  # as light as what is behind
    assert (strokes(line_picture(colours, line)) == LETTERS).all()


def test_drawn_lines_that_cross_the_box_are_taken_out():
    values, line = frame(0, 200)
    values[:, LEFT + 6] = 200  # a graticule's, through the T's bar
    values[TOP + 8] = 200  # and one below the word
    plain, line = frame(0, 200)
    found, wanted = (line_picture(picture, line) < 128 for picture in (values, plain))
    assert (found[: -MARGIN - 9] == wanted[: -MARGIN - 9]).mean() > 0.98
    assert not found[-MARGIN - 9 :].any()


@pytest.mark.parametrize("values", [np.zeros((4, 4), np.uint8), np.full((20, 30), np.nan), np.full((1, 1, 3), 9, np.uint8), np.full((9, 9), np.inf)])
def test_what_has_no_letters_is_white_or_at_least_a_picture(values):
    rows, columns = values.shape[:2]
    for line in (TextLine(0, 0, rows, columns, 1.0, True), TextLine(rows - 1, columns - 1, 1, 1, 1.0, False)):
        picture = line_picture(values, line)
        assert picture.dtype == np.uint8 and (picture == 255).all()


def test_a_line_as_wide_as_a_large_frame_stays_within_what_a_reader_takes():
    values = np.zeros((40, 20_000), np.uint8)
    values[10:18:2] = 255
    assert line_picture(values, TextLine(10, 0, 8, 20_000, 1.0, False)).shape[1] <= 4000 + 2 * MARGIN
