"""Text in pictures, looked for by itself: boxes over it, what was read, how far the looking is, by mouse and keys."""

from accessibility import violations
from dicom_files import file_bytes
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Locator, Page
from samples import ct_slice, series_of
from seen import picture, stage, wait_until
from steps import choose_in_menu, choose_series, open_archive, show_headers, unfolded_finding

ROWS, COLUMNS = 240, 320
PLACE, HEIGHT = (20, 30), 22
WORDS = "Pat. Name: DOE JANE"


def drawn(words: str) -> Image.Image:
    """A dark picture with words in it."""
    made = Image.new("L", (COLUMNS, ROWS), 20)
    ImageDraw.Draw(made).text(PLACE, words, fill=235, font=ImageFont.load_default(HEIGHT))
    return made


def ink_box() -> tuple[int, int, int, int]:
    """Where the letters are: left, top, right, bottom."""
    return drawn(WORDS).point(lambda value: 255 if value > 128 else 0).getbbox()


def lies_around(box: tuple[float, float, float, float], ink: tuple[float, float, float, float]) -> bool:
    """Whether a box (left, top, right, bottom) holds all letters, give or take a pixel, and goes no more than half their height beyond."""
    margins = (ink[0] - box[0], ink[1] - box[1], box[2] - ink[2], box[3] - ink[3])
    return all(-1 <= margin <= (ink[3] - ink[1]) / 2 for margin in margins)


def labelled(**more) -> bytes:
    """An ultrasound picture with words drawn into it."""
    attributes = {
        "Modality": "US", "SeriesDescription": "Labelled", "Rows": ROWS, "Columns": COLUMNS, "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7,
        "RescaleIntercept": None, "RescaleSlope": None, "WindowCenter": 128, "WindowWidth": 256, "PixelData": drawn(WORDS).tobytes(),
    }  # fmt: skip
    return file_bytes(ct_slice(1, 7, **attributes | more))


def look(page: Page, files: dict[str, bytes]) -> Locator:
    """Open, have everything looked at and read, and show the picture with text; its boxes."""
    open_archive(page, files)
    page.evaluate("inspector.verdict()")
    choose_series(page, "Labelled")
    return picture(page).locator(".text-box")


def test_a_box_lies_around_the_words_with_a_label_and_what_was_read(inspector_page):
    boxes = look(inspector_page, {"us": labelled()})
    wait_until(lambda: boxes.count() == 1)
    label = boxes.first.get_by_role("img")
    wait_until(lambda: "DOE" in label.get_attribute("aria-label").upper(), what="the reading")
    assert label.inner_text() in ("Must fix", "Look") and boxes.first.get_attribute("data-severity") in ("must_fix", "look")
    inspector_page.set_viewport_size({"width": 1400, "height": 900})
    ink = ink_box()

    def frame_box() -> tuple[float, float, float, float]:
        box, whole = boxes.first.bounding_box(), stage(inspector_page).bounding_box()
        scale = min(whole["width"] / COLUMNS, whole["height"] / ROWS)
        x, y = whole["x"] + (whole["width"] - COLUMNS * scale) / 2, whole["y"] + (whole["height"] - ROWS * scale) / 2
        left, top = (box["x"] - x) / scale, (box["y"] - y) / scale
        return left, top, left + box["width"] / scale, top + box["height"] / scale

    wait_until(lambda: lies_around(frame_box(), ink), what=f"a box around {ink}")
    label.focus()
    assert "DOE" in boxes.first.inner_text().upper()  # what was read, beneath it
    stage(inspector_page).focus()
    inspector_page.keyboard.press("h")  # left and right change places
    left, top, right, bottom = ink
    wait_until(lambda: lies_around(frame_box(), (COLUMNS - right, top, COLUMNS - left, bottom)), what="a box at the other side")


def test_boxes_are_taken_away_by_a_key_and_in_the_menu_and_that_is_remembered(inspector_page):
    boxes = look(inspector_page, {"us": labelled()} | series_of(2))
    wait_until(lambda: boxes.count() == 1 and boxes.first.is_visible())
    stage(inspector_page).focus()
    inspector_page.keyboard.press("b")
    wait_until(boxes.first.is_hidden)
    choose_series(inspector_page, "Series 1")
    wait_until(lambda: boxes.count() == 0)
    choose_series(inspector_page, "Labelled")
    wait_until(lambda: boxes.count() == 1)
    assert boxes.first.is_hidden()
    choose_in_menu(inspector_page, "More", "Boxes around text in the picture")
    wait_until(boxes.first.is_visible)


def test_how_far_the_looking_is_and_all_frames_when_asked_for(inspector_page):
    open_archive(inspector_page, series_of(8))
    inspector_page.evaluate("inspector.verdict()")
    status = inspector_page.get_by_role("region", name="Status")
    wait_until(lambda: "3 of 8 frames looked at for text" in status.inner_text())  # the first, the middle, the last
    status.get_by_role("button", name="Look at all frames").press("Enter")
    wait_until(lambda: "frames looked at" not in status.inner_text())
    assert status.get_by_role("button").count() == 0
    assert inspector_page.evaluate("inspector.verdict()")["looked"] == 8


def test_a_finding_leads_to_the_frame_with_the_text(inspector_page):
    plain = ct_slice(1, 7, Modality="US", SeriesDescription="Run")
    for keyword, value in {"Rows": ROWS, "Columns": COLUMNS, "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7, "NumberOfFrames": 3}.items():
        setattr(plain, keyword, value)
    plain.PixelData = b"".join(drawn(words).tobytes() for words in ("", "", WORDS))
    open_archive(inspector_page, {"run": file_bytes(plain)})
    line = unfolded_finding(inspector_page, "Text")
    line.locator("summary", has_text="1 line of text").click()
    line.get_by_role("button", name="run, frame 3").press("Enter")
    wait_until(lambda: picture(inspector_page).locator("output").inner_text() == "3 / 3")
    wait_until(lambda: picture(inspector_page).locator(".text-box").count() == 1)


def test_headers_say_what_was_found_beside_burned_in_annotation(inspector_page):
    look(inspector_page, {"us": labelled(BurnedInAnnotation="NO")})
    show_headers(inspector_page)
    inspector_page.get_by_role("searchbox", name="Filter the headers").fill("burned in")
    row = inspector_page.get_by_role("grid", name="Headers").locator(".tabulator-row", has_text="0028,0301")
    wait_until(lambda: "Must fix" in row.inner_text(), what="the finding beside the claim")


def test_small_pictures_have_the_boxes_too(inspector_page):
    look(inspector_page, {"us": labelled()})
    inspector_page.keyboard.press("Shift+B")
    tile = inspector_page.get_by_role("option", name="1 line of text")
    wait_until(lambda: tile.locator("canvas").count() == 1)
    assert "Must fix" in tile.get_attribute("aria-label")
    coloured = tile.locator("canvas").evaluate("""(canvas) => {
        const {data, width} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const places = [...Array(data.length / 4).keys()].filter((place) => data[place * 4] > data[place * 4 + 2] + 60);
        const [xs, ys] = [places.map((place) => place % width), places.map((place) => Math.floor(place / width))];
        return [xs, ys].flatMap((all) => [Math.min(...all), Math.max(...all)]).concat(width);
    }""")  # the picture is grey
    left, top, right, _ = ink_box()
    scale = coloured[4] / COLUMNS
    assert abs(coloured[0] - left * scale) < 8 and abs(coloured[2] - top * scale) < 8 and coloured[1] > right * scale * 0.8


def test_axe_finds_nothing_wrong_with_boxes_and_status(inspector_page):
    for scheme in ("light", "dark"):
        inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        boxes = look(inspector_page, {"us": labelled()} | series_of(8))
        wait_until(lambda boxes=boxes: boxes.count() == 1)
        assert violations(inspector_page) == []
