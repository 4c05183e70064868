"""What the reader chose is there on the next visit, and where the browser refuses to store anything, the page works without."""

import pytest
from playwright.sync_api import Page
from samples import series_of
from seen import corner, wait_until
from steps import choose_series, open_archive, start

REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }})"


def visit(page: Page, address: str) -> None:
    """Load the page anew, open a series and choose it."""
    start(page, address)
    open_archive(page, series_of(3))
    choose_series(page, "Series 1")


def widen_picture(page: Page) -> float:
    """Move the splitter to the left by keyboard, and return the picture's width."""
    before = page.get_by_role("region", name="Picture", exact=True).bounding_box()["width"]
    page.get_by_role("separator", name="Width of the tables").press("ArrowLeft")
    return wait_until(lambda: (width := page.get_by_role("region", name="Picture", exact=True).bounding_box()["width"]) > before and width)


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_theme_splitters_and_display_options_are_there_on_the_next_visit(page, site):
    page.emulate_media(color_scheme="light")
    visit(page, site.address)
    light = ground(page)
    page.get_by_role("button", name="Light or dark colours").click()
    dark = ground(page)
    assert dark != light
    width = widen_picture(page)
    page.get_by_label("More", exact=True).first.click()
    page.get_by_role("button", name="Text over the picture").click()
    visit(page, site.address)
    assert ground(page) == dark
    assert page.get_by_role("region", name="Picture", exact=True).bounding_box()["width"] == pytest.approx(width, abs=1)
    wait_until(lambda: len(corner(page, "bottom-right").inner_text().splitlines()) == 2, what="the short text")


def test_what_was_stored_by_whomever_does_no_harm(page, site):
    page.goto(site.address)
    for stored in ("{", "[1]", '{"theme": "pink", "tables_width": "wide", "text": 7, "elsewhere": 1}'):
        page.evaluate("(stored) => localStorage.setItem('dicom-zip-inspector.preferences', stored)", stored)
        visit(page, site.address)
        assert page.get_by_role("separator", name="Width of the tables").get_attribute("aria-valuenow") == "50"


def test_nothing_of_a_file_is_stored(page, site):
    visit(page, site.address)
    page.get_by_role("button", name="Light or dark colours").click()
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert "theme" in stored
    assert not [word for word in ("Doe", "P1", "1.2.3", "Series 1", "test.zip") if word in stored]


def test_where_storage_is_refused_the_page_works_without(page, site):
    page.add_init_script(REFUSED)
    page.emulate_media(color_scheme="light")
    visit(page, site.address)
    light = ground(page)
    page.get_by_role("button", name="Light or dark colours").click()
    assert ground(page) != light
    assert widen_picture(page) > 0
