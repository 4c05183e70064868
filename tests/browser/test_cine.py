"""Cine: frames that play at the file's rate, and what ends them."""

import re

from samples import series_of
from seen import frame_label, picture, stage, wait_until
from steps import choose_series, drag, open_archive


def test_cine_plays_at_the_rate_of_the_file_and_begins_again(inspector_page):
    open_archive(inspector_page, series_of(4, CineRate=20))
    choose_series(inspector_page, "Series 1")
    assert picture(inspector_page).get_by_role("spinbutton", name="Frames a second").input_value() == "20"
    stage(inspector_page).focus()
    inspector_page.keyboard.press("k")
    seen = set()
    wait_until(lambda: seen.add(frame_label(inspector_page)) or len(seen) == 4, what="all frames, over the end")
    inspector_page.keyboard.press(" ")
    wait_until(lambda: inspector_page.get_by_role("button", name="Play").first.is_visible())
    # A frame that was on its way may still come.
    wait_until(lambda: (frame_label(inspector_page), inspector_page.wait_for_timeout(250))[0] == frame_label(inspector_page), what="rest")


def test_cine_speed_and_its_end_with_the_series(inspector_page):
    open_archive(inspector_page, series_of(9, 1) | series_of(5, 2))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    rate = picture(inspector_page).get_by_role("spinbutton", name="Frames a second")
    assert rate.input_value() == "10"
    inspector_page.keyboard.press(">")
    assert rate.input_value() == "12.5"
    rate.fill("30")
    play_button(inspector_page).click()
    wait_until(lambda: play_button(inspector_page).get_attribute("aria-pressed") == "true")
    choose_series(inspector_page, "Series 2")
    assert play_button(inspector_page).get_attribute("aria-pressed") == "false"
    assert frame_label(inspector_page) == "3 / 5"


def test_space_held_pans_and_does_not_play(viewer):
    viewer.keyboard.down(" ")
    drag(viewer, (10, 10), (14, 12))
    viewer.keyboard.up(" ")
    assert play_button(viewer).get_attribute("aria-pressed") == "false"
    assert viewer.get_by_role("button", name="Fit").get_attribute("aria-pressed") == "false"


def play_button(page):
    return picture(page).get_by_role("button", name=re.compile("^(Play|Pause)$"))
