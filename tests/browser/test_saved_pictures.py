"""Saved pictures: their pixels, what is written on them and under them."""

import io

import numpy as np
import pytest
from dicom_files import file_bytes
from PIL import Image
from samples import COLUMNS, ROWS, ct_slice, series_of, stored_values
from seen import corner, displayed, stage, wait_until
from steps import choose_series, open_archive, start


@pytest.mark.parametrize(("turn", "shape"), [(False, (96, 32)), (True, (32, 96))])
def test_a_saved_picture_has_the_frames_pixels_and_no_name_of_the_patient(inspector_page, turn, shape):
    open_archive(inspector_page, series_of(3, PixelSpacing=[2.0, 0.5]))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    if turn:
        inspector_page.keyboard.press("e")
    inspector_page.keyboard.press("p")
    with inspector_page.expect_download() as download:
        inspector_page.locator("#save-form").get_by_role("button", name="Save").click()
    assert download.value.suggested_filename == "CT-series-1-frame-2.png"
    picture = np.array(Image.open(io.BytesIO(download.value.path().read_bytes())).convert("L"))
    assert picture.shape == shape
    expected = np.repeat(displayed(inspector_page)["values"], 4, axis=0)
    assert np.array_equal(picture, np.rot90(expected, -1) if turn else expected)
    assert inspector_page.evaluate("inspector.requests_since_open") == 0


def test_a_saved_picture_as_shown_with_text(viewer):
    viewer.keyboard.press("p")
    viewer.get_by_label("As it is shown").check()
    viewer.get_by_label("Text of the corners").check()
    with viewer.expect_download() as download:
        viewer.locator("#save-form").get_by_role("button", name="Save").click()
    picture = Image.open(io.BytesIO(download.value.path().read_bytes()))
    size = viewer.evaluate("(({width, height}) => [width, height])(document.querySelector('section[aria-current=true] canvas'))")
    assert list(picture.size) == size
    corner = np.array(picture.convert("L"))[:40, :120]
    assert (corner > 200).sum() > 50  # letters, where the fitted picture does not reach or is dark


RECORD_TEXTS = """() => {
  const { prototype } = CanvasRenderingContext2D;
  const real = prototype.fillText;
  window.written = [];
  prototype.fillText = function (text, x, y) {
    const size = this.measureText(text);
    const box = { left: x - size.actualBoundingBoxLeft, right: x + size.actualBoundingBoxRight,
                  top: y - size.actualBoundingBoxAscent, bottom: y + size.actualBoundingBoxDescent };
    if (text && !this.canvas.isConnected) window.written.push({ text, ...box });
    return real.call(this, text, x, y);
  };
}"""


def saved(page, writing: str, size: str = "own") -> tuple[Image.Image, list[dict]]:
    """The active picture as a file, and the texts that were written on it with the boxes they fill."""
    page.evaluate(RECORD_TEXTS)
    stage(page).focus()
    page.keyboard.press("p")
    page.locator(f"#save-form input[value={size}]").check()
    page.locator(f"#save-form input[value={writing}]").check()
    with page.expect_download() as download:
        page.locator("#save-form").get_by_role("button", name="Save").click()
    return Image.open(io.BytesIO(download.value.path().read_bytes())), page.evaluate("window.written")


def where(written: list[dict], text: str, width: int, height: int) -> str:
    """The side of a picture that a text is written at."""
    [found] = [one for one in written if one["text"] == text]
    sides = {"left": found["left"], "right": width - found["right"], "top": found["top"], "bottom": height - found["bottom"]}
    return min(sides, key=sides.get)


@pytest.mark.parametrize(("keys", "sides"), [("", "left right top bottom"), ("e", "top bottom right left"), ("eh", "top bottom left right")])
def test_edge_letters_and_scale_bar_are_saved_as_the_picture_lies(inspector_page, keys, sides):
    open_archive(inspector_page, series_of(3, WindowCenter=90_000))  # black, so that what is bright is written
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    inspector_page.keyboard.type(keys)
    picture, written = saved(inspector_page, "marks")
    assert [where(written, letter, *picture.size) for letter in "RLAP"] == sides.split()
    assert not any("Doe" in one["text"] for one in written)
    [length] = [int(one["text"].removesuffix(" mm")) for one in written if one["text"].endswith(" mm")]
    enlarged = min(picture.size) // ROWS
    bright = ["".join("#" if value > 100 else " " for value in line) for line in np.array(picture.convert("L"))]
    bar = max(len(run) for line in bright for run in line.split())
    assert bar == pytest.approx(length / 0.5 * enlarged, abs=4)


def test_text_on_a_small_picture_is_large_enough_and_nothing_lies_over_anything(inspector_page):
    open_archive(inspector_page, series_of(3, StudyDescription="A description that is longer than a line has room for", KVP=120, Exposure=200))
    choose_series(inspector_page, "Series 1")
    picture, written = saved(inspector_page, "text")
    assert min(picture.size) >= 512 and picture.size[0] % COLUMNS == 0
    assert any("Doe" in one["text"] for one in written)
    assert all(one["left"] >= 0 and one["top"] >= 0 and one["right"] <= picture.size[0] and one["bottom"] <= picture.size[1] for one in written)
    assert min(one["bottom"] - one["top"] for one in written if one["text"].startswith("Pixel")) >= 9
    for index, one in enumerate(written):
        for other in written[index + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"] or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            assert apart, (one, other)


def test_text_is_saved_where_the_screen_hides_it(viewer):
    for _ in range(2):
        viewer.keyboard.press("t")
    assert corner(viewer, "top-left").inner_text() == ""
    _, written = saved(viewer, "text", "shown")
    assert {"Doe^Jane", "R"} <= {one["text"] for one in written}


@pytest.mark.parametrize("size", ["own", "shown"])
def test_what_is_odd_about_a_frame_stands_under_its_saved_picture(inspector_page, size):
    half = stored_values(1).tobytes()[: ROWS * COLUMNS]
    open_archive(inspector_page, {"cut": file_bytes(ct_slice(1, PixelData=half))})
    choose_series(inspector_page, "Series 1")
    picture, written = saved(inspector_page, "none", size)
    stage = inspector_page.evaluate("(({width, height}) => [width, height])(document.querySelector('.is-active canvas'))")
    height = stage[1] if size == "shown" else picture.size[0] * ROWS // COLUMNS
    assert " ".join(one["text"] for one in written).startswith("Must fix: The last 768 of this frame's 1,536 bytes are missing")
    assert "768 of this frame's 1,536 bytes" in inspector_page.locator("#save-notes").text_content()
    assert all(one["top"] >= height and one["bottom"] <= picture.size[1] and one["right"] <= picture.size[0] for one in written)
    notes = np.array(picture.convert("L"))[height:]
    assert (notes > 128).sum() > 100 and (notes < 32).sum() > (notes > 128).sum()


def test_a_frame_without_fault_is_saved_without_notes(viewer):
    picture, written = saved(viewer, "none")
    assert (picture.size, written) == ((COLUMNS, ROWS), [])
    assert viewer.locator("#save-notes").is_hidden()


def test_the_whole_picture_is_saved_although_a_draft_is_on_the_screen(page, site, page_errors):
    page.add_init_script("{ const real = window.setTimeout; window.setTimeout = (act, ms, ...more) => real(act, ms === 150 ? 1e6 : ms, ...more); }")
    start(page, site.address)
    rows, columns = 1500, 1400
    values = np.random.default_rng(3).integers(0, 4096, (rows, columns), np.uint16)
    open_archive(page, series_of(1, Rows=rows, Columns=columns, PixelData=values.tobytes()))
    choose_series(page, "Series 1")
    stage(page).focus()
    page.keyboard.press("]")
    wait_until(lambda: page.evaluate("inspector.displayed().window_width") != 2000)
    picture, _ = saved(page, "none")
    assert np.array_equal(np.array(picture.convert("L")), displayed(page)["values"])
