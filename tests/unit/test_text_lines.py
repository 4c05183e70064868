"""Lines of text are found where they were drawn, and nowhere else."""

import numpy as np
import pytest
from block_letters import draw

from dicom_zip_inspector.lettering.text_lines import TextLine, text_lines

TEXT = "DOE 1234 DOB:1970"


def tissue(seed: int = 1) -> np.ndarray:
    """A disc of 12 bits with grain on a quiet ground, as a CT slice has them."""
    y, x = np.mgrid[-1:1:240j, -1:1:320j]
    rng = np.random.default_rng(seed)
    body = np.where(np.hypot(x, y) < 0.8, 1000 + 60 * np.sin(9 * x) * np.cos(7 * y), 40)
    return (body + rng.normal(0, 12, x.shape)).clip(0, 4095).astype(np.uint16)


def found(lines: list[TextLine], box: tuple[int, int, int, int]) -> bool:
    """Is there a line that has most of `box`, and not much else?"""
    top, left, bottom, right = box

    def agrees(line: TextLine) -> bool:
        rows = min(line.top + line.height, bottom) - max(line.top, top)
        columns = min(line.left + line.width, right) - max(line.left, left)
        shared = max(rows, 0) * max(columns, 0)
        return shared >= 0.8 * (bottom - top) * (right - left) and shared >= 0.4 * line.height * line.width

    return any(agrees(line) for line in lines)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize(("value", "is_dark"), [(4095, False), (1500, False), (0, True)])
def test_text_over_tissue_is_found(size, value, is_dark):
    picture = tissue()
    if is_dark:
        picture[:] = np.maximum(picture, 900)
    box = draw(picture, 100, 8, TEXT, value, size)
    lines = text_lines(picture)
    assert found(lines, box) and len(lines) == 1
    assert lines[0].is_dark == is_dark and 0 < lines[0].score <= 1


def test_nothing_is_found_where_nothing_is_drawn():
    for seed in range(5):
        assert text_lines(tissue(seed)) == []


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint32, np.float32, np.float64, bool])
def test_values_of_any_type_are_looked_at(dtype):
    picture = np.zeros((60, 200), dtype)
    box = draw(picture, 20, 20, TEXT, 1, 1)
    assert [found([line], box) for line in text_lines(picture if dtype != np.uint8 else picture * 200)] == [True]


def test_colours_alike_in_lightness_are_told_apart():
    picture = np.full((80, 240, 3), 200, np.uint8)
    box = draw(picture, 30, 30, TEXT, (200, 60, 200), 1)
    assert [found([line], box) for line in text_lines(picture)] == [True]


@pytest.mark.parametrize("shape", [(0, 0), (1, 1), (3, 500), (500, 3), (16, 16)])
def test_pictures_too_small_for_text_have_none(shape):
    assert text_lines(np.zeros(shape, np.uint16)) == []
    assert text_lines(np.zeros((*shape, 3), np.uint8)) == []


def test_values_that_are_no_numbers_hide_nothing():
    picture = np.zeros((60, 200))
    box = draw(picture, 20, 20, TEXT, 5.0, 1)
    picture[0, :3] = np.nan, np.inf, -np.inf
    assert any(found([line], box) for line in text_lines(picture))


def grain(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(60, 4, (240, 320)).clip(0, 255).astype(np.uint8)


def ruler(picture: np.ndarray) -> None:
    picture[30:38, 20:300:8] = 230
    picture[30:46, 20:300:40] = 230
    picture[30, 20:300] = 230


def ticks(picture: np.ndarray) -> None:
    picture[30:38, 20:300:6] = 230


def graticule(picture: np.ndarray) -> None:
    picture[::24], picture[:, ::24] = 180, 180


def scale_bar(picture: np.ndarray) -> None:
    picture[200:204, 60:260] = 255
    picture[196:208, [60, 160, 259]] = 255


def collimator(picture: np.ndarray) -> None:
    picture[:24], picture[216:], picture[:, :30], picture[:, 290:] = 0, 0, 0, 0


def side_letters(picture: np.ndarray) -> None:
    for top, left, letter in ((110, 6, "R"), (110, 300, "L"), (6, 150, "A"), (220, 150, "P")):
        draw(picture, top, left, letter, 255, 2)


def bars(picture: np.ndarray) -> None:
    picture[60:80, 40:280].reshape(20, 30, 8)[:, :, :4] = 240


@pytest.mark.parametrize("thing", [ruler, ticks, graticule, scale_bar, collimator, side_letters, bars])
def test_what_is_drawn_but_no_text_is_told_apart(thing):
    for picture in (grain(), np.full((240, 320), 60, np.uint8)):
        thing(picture)
        assert text_lines(picture) == text_lines(np.ascontiguousarray(picture[::-1])) == []
        assert text_lines(255 - picture) == []


def test_pieces_of_a_line_that_goes_over_light_and_dark_are_one():
    picture = grain()
    picture[:, 120:140] = 225  # a bright band on which light letters are hardly seen
    box = draw(picture, 100, 60, TEXT, 230, 2)
    assert [found([line], box) for line in text_lines(picture)] == [True]


def test_the_same_picture_has_the_same_lines_whatever_lies_behind_its_rows():
    """A view into a larger array is looked at as its copy is."""
    picture = tissue()
    draw(picture, 100, 8, TEXT, 4095, 2)
    assert text_lines(np.asfortranarray(picture)) == text_lines(picture) != []
