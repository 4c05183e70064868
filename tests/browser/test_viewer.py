"""The picture: frames, window, zoom, value under the cursor, text."""

import numpy as np
import pytest
from dicom_files import add_overlay, file_bytes
from pydicom.encaps import encapsulate
from pydicom.uid import MPEG2MPML, JPEGBaseline8Bit
from samples import COLUMNS, ROWS, ct_slice, series_of, stored_values
from seen import corner, displayed, frame_label, picture, stage, wait_until
from steps import choose_series, open_archive


def linear_window(values: np.ndarray, center: float, width: float) -> np.ndarray:
    """PS3.3 C.11.2.1.2.1, as uint8."""
    shown = ((values - (center - 0.5)) / (width - 1) + 0.5) * 255
    return np.clip(shown, 0, 255)


def assert_shows(page, number: int, center: float, width: float, inverted: bool = False) -> None:
    """The drawn frame is that of a slice's values through that window, to within one grey level of rounding."""
    expected = linear_window(stored_values(number).astype(float) - 1024, center, width)
    shown = displayed(page)
    assert (shown["window_center"], shown["window_width"]) == (center, width)
    found = 255 - shown["values"] if inverted else shown["values"]
    assert np.abs(found.astype(float) - expected).max() <= 1


@pytest.fixture
def viewer(inspector_page):
    """A series of nine slices chosen."""
    open_archive(inspector_page, series_of(9))
    choose_series(inspector_page, "Series 1")
    return inspector_page


def test_choosing_a_series_draws_its_middle_frame(viewer):
    assert frame_label(viewer) == "5 / 9"
    assert_shows(viewer, 5, 200, 2000)


def test_the_canvas_shows_what_is_displayed(viewer):
    viewer.get_by_role("button", name="1:1").click()
    pixels = viewer.evaluate(
        """([rows, columns]) => {
          const canvas = document.querySelector("section[aria-current=true] canvas");
          const [x, y] = [(canvas.width - columns) / 2, (canvas.height - rows) / 2].map(Math.round);
          return [...canvas.getContext("2d").getImageData(x, y, columns, rows).data].filter((_, index) => index % 4 === 0);
        }""",
        [ROWS, COLUMNS],
    )
    drawn = np.array(pixels).reshape(ROWS, COLUMNS)
    shown = displayed(viewer)["values"].astype(int)
    # The corner may lie on half a pixel: then the rim is shared with its neighbours.
    assert np.abs(drawn - shown)[2:-2, 2:-2].max() <= 8


def test_frames_by_slider_wheel_buttons_and_keys(viewer):
    slider = picture(viewer).get_by_role("slider", name="Frame")
    slider.focus()
    viewer.keyboard.press("ArrowRight")
    wait_until(lambda: frame_label(viewer) == "6 / 9")
    viewer.get_by_role("button", name="Next frame").click()
    wait_until(lambda: frame_label(viewer) == "7 / 9")
    stage(viewer).hover()
    viewer.mouse.wheel(0, -120)
    wait_until(lambda: frame_label(viewer) == "6 / 9")
    stage(viewer).focus()
    for key, label in (("Home", "1 / 9"), ("ArrowDown", "2 / 9"), ("End", "9 / 9"), ("ArrowUp", "8 / 9"), ("PageUp", "1 / 9"), ("PageDown", "9 / 9")):
        viewer.keyboard.press(key)
        wait_until(lambda label=label: frame_label(viewer) == label, what=label)
    wait_until(lambda: "Frame 9 of 9" in corner(viewer, "bottom-right").inner_text())
    assert_shows(viewer, 9, 200, 2000)


def test_the_window_by_numbers_list_and_reset(viewer):
    viewer.fill("#window-center", "-300")
    viewer.fill("#window-width", "900")
    viewer.keyboard.press("Enter")
    wait_until(lambda: displayed(viewer)["window_width"] == 900)
    assert_shows(viewer, 5, -300, 900)
    viewer.select_option("#window-list", label="Lung (C -600 W 1500)")
    wait_until(lambda: displayed(viewer)["window_center"] == -600)
    assert_shows(viewer, 5, -600, 1500)
    assert "C -600 W 1500" in corner(viewer, "bottom-right").inner_text()
    viewer.get_by_role("button", name="Reset window").click()
    wait_until(lambda: displayed(viewer)["window_center"] == 200)
    assert_shows(viewer, 5, 200, 2000)


def test_what_is_typed_stays_while_tools_come_and_go(inspector_page):
    plane = np.ones((ROWS, COLUMNS), bool)
    open_archive(inspector_page, series_of(1) | {"over": file_bytes(add_overlay(ct_slice(2), plane))})
    frame = "(place) => inspector.select(inspector.series()[0].series_key, place)"
    inspector_page.evaluate(frame, 0)
    overlays, width = inspector_page.locator("#toggle-overlays"), inspector_page.get_by_label("Window width")
    assert overlays.get_attribute("hidden") is not None
    width.focus()
    inspector_page.keyboard.press("Control+A")
    inspector_page.keyboard.type("90")
    inspector_page.evaluate(frame, 1)
    wait_until(lambda: overlays.get_attribute("hidden") is None, what="another tool")
    inspector_page.keyboard.type("0")
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: displayed(inspector_page)["window_width"] == 900)


def test_the_window_by_dragging_stays_for_the_next_frame(viewer):
    box = stage(viewer).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    viewer.mouse.move(x, y)
    viewer.mouse.down()
    viewer.mouse.move(x + 40, y - 25, steps=8)
    viewer.mouse.up()
    wait_until(lambda: displayed(viewer)["window_width"] > 2000 and displayed(viewer)["window_center"] < 200)
    wanted = [float(viewer.get_by_label(name).input_value()) for name in ("Window centre", "Window width")]
    wait_until(lambda: [displayed(viewer)[name] for name in ("window_center", "window_width")] == wanted, what="the window that was dragged to")
    shown = displayed(viewer)
    assert_shows(viewer, 5, shown["window_center"], shown["window_width"])
    viewer.get_by_role("button", name="Next frame").click()
    wait_until(lambda: "Frame 6" in corner(viewer, "bottom-right").inner_text())
    assert_shows(viewer, 6, shown["window_center"], shown["window_width"])


def test_invert(viewer):
    viewer.get_by_role("button", name="Invert").click()
    assert_shows(viewer, 5, 200, 2000, inverted=True)
    assert "inverted" in corner(viewer, "bottom-right").inner_text()


def test_zoom_pan_fit_and_one_to_one(viewer):
    def zoom() -> int:
        words = corner(viewer, "bottom-right").inner_text().split("Zoom ")[1]
        return int(words.split(" %")[0])

    fitted = zoom()
    viewer.get_by_role("button", name="1:1").click()
    assert zoom() == 100
    stage(viewer).focus()
    viewer.keyboard.press("+")
    assert zoom() == 125
    viewer.keyboard.press("-")
    viewer.keyboard.press("Shift+ArrowRight")
    assert viewer.get_by_role("button", name="Fit").get_attribute("aria-pressed") == "false"
    stage(viewer).hover()
    viewer.keyboard.down("Control")
    viewer.mouse.wheel(0, -100)
    viewer.keyboard.up("Control")
    wait_until(lambda: zoom() > 100)
    viewer.get_by_role("button", name="Fit").click()
    assert zoom() == fitted


def test_the_value_under_the_cursor(viewer):
    box = stage(viewer).bounding_box()
    scale = min(box["width"] / COLUMNS, box["height"] / ROWS)
    row, column = 7, 20
    viewer.mouse.move(
        box["x"] + box["width"] / 2 + (column + 0.5 - COLUMNS / 2) * scale,
        box["y"] + box["height"] / 2 + (row + 0.5 - ROWS / 2) * scale,
    )
    value = int(stored_values(5)[row, column]) - 1024
    wait_until(lambda: f"column {column}, row {row}: {value} HU" in corner(viewer, "bottom-left").inner_text())
    viewer.mouse.move(5, 5)
    wait_until(lambda: "column" not in corner(viewer, "bottom-left").inner_text())


def test_the_text_over_the_picture(viewer):
    text = " ".join(corner(viewer, name).inner_text() for name in ("top-left", "top-right", "bottom-left", "bottom-right"))
    parts = ["Doe^Jane", "P1", "1970-03-04", "Chest", "CT", "Series 1", "Frame 5 of 9", "12.5", "Thickness 2.5 mm", "C 200 W 2000", "32 × 24", "Zoom"]
    assert [part for part in parts if part not in text] == []


def test_frames_follow_the_position_not_the_order_of_the_files(inspector_page):
    files = {f"f{5 - number}": file_bytes(ct_slice(number, InstanceNumber=7)) for number in (1, 2, 3, 4)}
    open_archive(inspector_page, files)
    key = inspector_page.evaluate("inspector.series()[0].series_key")
    for place in range(4):
        inspector_page.evaluate("([key, place]) => inspector.select(key, place)", [key, place])
        assert_shows(inspector_page, place + 1, 200, 2000)


def test_a_multi_frame_file_counts_each_frame(inspector_page):
    pixels = np.stack([stored_values(number) for number in (1, 2, 3)])
    multi = file_bytes(ct_slice(1, NumberOfFrames=3, PixelData=pixels.tobytes()))
    open_archive(inspector_page, {"multi": multi})
    choose_series(inspector_page, "Series 1")
    assert frame_label(inspector_page) == "2 / 3"
    assert_shows(inspector_page, 2, 200, 2000)


def test_a_colour_picture(inspector_page):
    colours = np.zeros((ROWS, COLUMNS, 3), np.uint8)
    colours[..., 0], colours[..., 1], colours[: ROWS // 2, :, 2] = 200, np.arange(COLUMNS), 90
    attributes = {
        "SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "PlanarConfiguration": 0, "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7,
        "RescaleSlope": None, "RescaleIntercept": None, "WindowCenter": None, "WindowWidth": None, "PixelData": colours.tobytes(),
    }  # fmt: skip
    open_archive(inspector_page, {"colour": file_bytes(ct_slice(1, **attributes))})
    choose_series(inspector_page, "Series 1")
    shown = displayed(inspector_page)
    assert shown["samples"] == 3
    assert np.array_equal(shown["values"], colours)
    assert inspector_page.locator("#window-center").is_disabled()


def test_pixels_that_are_not_square_are_drawn_so(inspector_page):
    open_archive(inspector_page, series_of(1, PixelSpacing=[2.0, 0.5]))
    choose_series(inspector_page, "Series 1")
    inspector_page.get_by_role("button", name="1:1").click()
    drawn_rows = inspector_page.evaluate("""() => {
      const canvas = document.querySelector("section[aria-current=true] canvas");
      const column = canvas.getContext("2d").getImageData(Math.round(canvas.width / 2), 0, 1, canvas.height).data;
      return [...column].filter((_, index) => index % 4 === 3).filter((alpha) => alpha > 128).length;
    }""")
    assert abs(drawn_rows - 4 * ROWS) <= 1


def test_what_cannot_be_shown_says_why(inspector_page):
    bare = file_bytes(ct_slice(1, 2, SeriesDescription="Bare", PixelData=None))
    broken = ct_slice(1, 3, SeriesDescription="Broken", PixelData=encapsulate([b"\xff\xd8 not a picture "]))
    broken["PixelData"].VR = "OB"
    video = ct_slice(1, 4, SeriesDescription="Video", PixelData=encapsulate([b"\0\0\1\xb3 a film "]))
    video["PixelData"].VR = "OB"
    files = {"bare": bare, "broken": file_bytes(broken, JPEGBaseline8Bit), "video": file_bytes(video, MPEG2MPML)}
    open_archive(inspector_page, series_of(2) | files)
    message = picture(inspector_page).locator(".message")
    rows = {row["series_description"]: row["series_key"] for row in inspector_page.evaluate("inspector.series()")}
    reasons = {
        "Bare": ("no_pixel_data", "no picture"),
        "Broken": ("pixel_data_invalid", "damaged or incomplete"),
        "Video": ("transfer_syntax_unsupported", "cannot be decoded"),
    }
    for description, (code, words) in reasons.items():
        caught = inspector_page.evaluate("(key) => inspector.select(key).then(() => null, ({code}) => code)", rows[description])
        assert caught == code
        assert words in message.inner_text()
        assert inspector_page.evaluate("inspector.displayed()") is None
    choose_series(inspector_page, "Series 1")
    assert message.inner_text() == ""


def test_of_many_wishes_the_latest_is_drawn(viewer):
    ends = viewer.evaluate("""async () => {
      const key = inspector.series()[0].series_key;
      const wishes = [0, 1, 2, 3, 7].map((place) => inspector.select(key, place).then(() => "drawn", ({code}) => code));
      return Promise.all(wishes);
    }""")
    assert ends[-1] == "drawn" and "cancelled" in ends
    assert_shows(viewer, 8, 200, 2000)
