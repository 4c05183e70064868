"""Lengths, by mouse and by keyboard: in mm where the file says what a pixel is."""

import pytest
from samples import ROWS, series_of
from seen import picture, stage, wait_until
from steps import choose_series, drag, open_archive


def lengths(page) -> list[str]:
    return picture(page).locator(".length text").all_text_contents()


def test_a_length_by_mouse_is_in_mm_and_stays_with_its_frame(viewer):
    viewer.get_by_role("button", name="Drag: measure a length").click()
    drag(viewer, (4, 5), (20, 17))
    wait_until(lambda: lengths(viewer) == ["10.0 mm"])  # 16 columns and 12 rows of 0.5 mm: sides of 8 and 6 mm
    stage(viewer).focus()
    for key in ("e", "h", "+", "Shift+ArrowLeft"):
        viewer.keyboard.press(key)
    assert lengths(viewer) == ["10.0 mm"]
    viewer.keyboard.press("ArrowDown")
    wait_until(lambda: lengths(viewer) == [])
    viewer.keyboard.press("ArrowUp")
    wait_until(lambda: lengths(viewer) == ["10.0 mm"])
    viewer.get_by_role("button", name="Remove length").click()
    assert lengths(viewer) == []


def test_an_end_is_moved_by_mouse(viewer):
    viewer.get_by_role("button", name="Drag: measure a length").click()
    drag(viewer, (4, 5), (20, 17))
    wait_until(lambda: lengths(viewer) == ["10.0 mm"])
    drag(viewer, (20, 17), (4, 17))
    wait_until(lambda: lengths(viewer) == ["6.0 mm"])


def test_a_length_by_keyboard_on_a_turned_picture_of_uneven_pixels(inspector_page):
    open_archive(inspector_page, series_of(1, PixelSpacing=[2.0, 0.5]))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    for key in ("e", "m"):
        inspector_page.keyboard.press(key)
    wait_until(lambda: lengths(inspector_page) not in ([], [""]))
    for key in ["Shift+ArrowLeft", "Shift+ArrowUp"] * 5 + ["Tab"] + ["Shift+ArrowRight", "Shift+ArrowUp"] * 5:
        inspector_page.keyboard.press(key)
    # Turned right, the rows run from right to left: the ends lie at the last and the first row, at column 0.
    wait_until(lambda: lengths(inspector_page) == [f"{ROWS * 2.0:.1f} mm"])
    inspector_page.keyboard.press("Delete")
    assert lengths(inspector_page) == []
    assert inspector_page.evaluate("document.activeElement.className") == "stage"


@pytest.mark.parametrize(("attributes", "text"), [({"ImagerPixelSpacing": [0.1, 0.1]}, "2.0 mm at the detector"), ({}, "20.0 pixels")])
def test_where_a_length_holds(inspector_page, attributes, text):
    open_archive(inspector_page, series_of(1, PixelSpacing=None, **attributes))
    choose_series(inspector_page, "Series 1")
    inspector_page.get_by_role("button", name="Drag: measure a length").click()
    drag(inspector_page, (4, 5), (20, 17))
    wait_until(lambda: lengths(inspector_page) == [text])
