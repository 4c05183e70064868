"""Keyboard only, small and large screens, and axe-core's judgement in light and dark."""

import pytest
from accessibility import focused, tab_to, violations
from archives import zip_bytes
from dicom_files import file_bytes
from samples import ct_slice, encrypted, series_of
from seen import frame_label, picture, series_rows, stage, wait_until
from steps import choose_series, chosen, open_archive, open_files, show_headers


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(fresh_page, scheme):
    fresh_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert violations(fresh_page) == []
    open_files(fresh_page, chosen("a.zip", zip_bytes(series_of(3) | {"note.txt": b"text\n" * 20})), chosen("b.zip", b"PK\x03\x04 nothing"))
    assert violations(fresh_page) == []
    choose_series(fresh_page, "Series 1")
    show_headers(fresh_page)
    wait_until(lambda: "0002,0010" in fresh_page.locator("#tag-table").inner_text())
    assert violations(fresh_page) == []
    fresh_page.get_by_role("button", name="1 Not DICOM").click()
    wait_until(lambda: "note.txt" in fresh_page.locator("#entries-table").inner_text())
    assert violations(fresh_page) == []
    fresh_page.keyboard.press("Escape")
    fresh_page.get_by_role("button", name="Keyboard and help").click()
    assert violations(fresh_page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_tools(inspector_page, scheme):
    inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_archive(inspector_page, series_of(3))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    for key in ("g", "m", "2", "x"):  # both pictures; the first is active again
        inspector_page.keyboard.press(key)
    wait_until(lambda: inspector_page.locator(".length text").first.text_content())
    inspector_page.get_by_label("More", exact=True).first.click()
    assert violations(inspector_page) == []
    for key in ("c", "p"):
        inspector_page.keyboard.press("Escape")
        stage(inspector_page).focus()
        inspector_page.keyboard.press(key)
        wait_until(lambda: inspector_page.locator("dialog[open]").count() == 1)
        assert violations(inspector_page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_banner_lists_and_explanations(inspector_page, scheme):
    inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    mixed = series_of(3, 1) | {"S1/IM9": file_bytes(ct_slice(9, 1, PatientName="Roe^Richard"))}
    cut = {"cut": file_bytes(ct_slice(3, 2))[:-300]}
    open_files(inspector_page, chosen("a.zip", zip_bytes(mixed | cut)), chosen("b.zip", encrypted(zip_bytes(series_of(2, 5)))))
    wait_until(lambda: series_rows(inspector_page).count() == 2)
    show_headers(inspector_page)
    inspector_page.get_by_role("button", name="2 Archives").focus()
    wait_until(
        lambda: inspector_page.get_by_role("tooltip").is_visible() and "Doe^Jane" in inspector_page.get_by_role("grid", name="Headers").inner_text()
    )
    assert violations(inspector_page) == []
    inspector_page.evaluate("inspector.verdict()")  # after it the list of findings stays as it is
    for name in ("Findings", "2 Archives", "1 Damaged"):
        inspector_page.get_by_role("button", name=name).click()
        wait_until(lambda: inspector_page.get_by_role("dialog").count() == 1)
        closed = inspector_page.get_by_role("dialog").locator("details:not([open])")
        while closed.count():  # what is within comes when they open
            closed.evaluate_all("(all) => { for (const details of all) details.open = true; }")
        assert violations(inspector_page) == [], name
        inspector_page.keyboard.press("Escape")


def test_light_and_dark_by_choice(inspector_page):
    inspector_page.emulate_media(color_scheme="light")
    light = inspector_page.evaluate("getComputedStyle(document.body).backgroundColor")
    inspector_page.get_by_role("button", name="Light or dark colours").click()
    assert inspector_page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    inspector_page.get_by_role("button", name="Light or dark colours").click()
    assert inspector_page.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_everything_by_keyboard(inspector_page):
    open_archive(inspector_page, series_of(5, 1) | series_of(7, 2))
    wait_until(lambda: series_rows(inspector_page).count() == 2)
    tab_to(inspector_page, "series-table")
    inspector_page.keyboard.press("ArrowDown")
    wait_until(lambda: frame_label(inspector_page) == "3 / 5")
    inspector_page.keyboard.press("ArrowDown")
    wait_until(lambda: frame_label(inspector_page) == "4 / 7")
    chosen_row = inspector_page.locator("#series-table").get_attribute("aria-activedescendant")
    assert inspector_page.locator(f"#{chosen_row}").get_attribute("aria-selected") == "true"
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: focused(inspector_page) == "stage")
    inspector_page.keyboard.press("End")
    wait_until(lambda: frame_label(inspector_page) == "7 / 7")
    before = inspector_page.evaluate("inspector.displayed().window_width")
    inspector_page.keyboard.press("]")
    wait_until(lambda: inspector_page.evaluate("inspector.displayed().window_width") > before)
    inspector_page.keyboard.press("i")
    wait_until(lambda: inspector_page.locator("#invert").get_attribute("aria-pressed") == "true")
    inspector_page.keyboard.press("?")
    wait_until(lambda: inspector_page.locator("#help-dialog").is_visible())
    inspector_page.keyboard.press("Escape")
    wait_until(lambda: inspector_page.locator("#help-dialog").is_hidden())
    assert focused(inspector_page) == "stage"


def test_sorting_by_keyboard(inspector_page):
    open_archive(inspector_page, series_of(5, 1) | series_of(7, 2))
    wait_until(lambda: series_rows(inspector_page).count() == 2)
    title = inspector_page.locator("#series-table .tabulator-col[tabulator-field=images]")
    title.get_by_role("button").focus()
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: title.get_attribute("aria-sort") == "ascending")
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: title.get_attribute("aria-sort") == "descending")


def test_panels_are_resized_by_keyboard(inspector_page):
    open_archive(inspector_page, series_of(2))
    width = inspector_page.locator("#picture").bounding_box()["width"]
    inspector_page.locator("#split-columns").focus()
    inspector_page.keyboard.press("ArrowLeft")
    wait_until(lambda: inspector_page.locator("#picture").bounding_box()["width"] > width)
    stage(inspector_page).focus()
    inspector_page.keyboard.press("f")
    wait_until(lambda: inspector_page.locator("#series").is_hidden())
    inspector_page.keyboard.press("f")
    wait_until(lambda: inspector_page.locator("#series").is_visible())


def test_a_small_screen_shows_one_panel_at_a_time(inspector_page):
    inspector_page.set_viewport_size({"width": 360, "height": 740})
    open_archive(inspector_page, series_of(3))
    wait_until(lambda: series_rows(inspector_page).count() == 1)
    assert inspector_page.locator("#picture").is_hidden()
    choose_series(inspector_page, "Series 1")
    area = stage(inspector_page).bounding_box()
    assert area["width"] == 360 and area["height"] > 300
    inspector_page.locator("#panes").get_by_role("button", name="Headers").click()
    wait_until(lambda: "0002,0010" in inspector_page.locator("#tag-table").inner_text())
    inspector_page.locator("#panes").get_by_role("button", name="Series").click()
    wait_until(lambda: series_rows(inspector_page).first.is_visible())
    assert inspector_page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_very_large_screen(inspector_page):
    inspector_page.set_viewport_size({"width": 3840, "height": 2160})
    open_archive(inspector_page, series_of(3))
    choose_series(inspector_page, "Series 1")
    assert stage(inspector_page).bounding_box()["height"] > 1800


@pytest.mark.parametrize("width", [360, 390])
def test_the_tools_fit_on_a_phone_and_come_back(inspector_page, width):
    inspector_page.set_viewport_size({"width": width, "height": 844})
    open_archive(inspector_page, series_of(9))
    choose_series(inspector_page, "Series 1")
    assert inspector_page.locator("#picture .tools").evaluate("(bar) => bar.scrollWidth <= bar.clientWidth")
    assert picture(inspector_page).get_by_role("slider", name="Frame").bounding_box()["width"] > width / 2
    assert inspector_page.locator("#zoom-in").is_hidden()
    inspector_page.get_by_label("More", exact=True).first.click()
    assert violations(inspector_page) == []
    inspector_page.locator("#window-width").fill("700")
    inspector_page.locator("#window-width").press("Enter")
    wait_until(lambda: inspector_page.evaluate("inspector.displayed().window_width") == 700)
    inspector_page.get_by_role("button", name="Zoom in").click()
    wait_until(lambda: inspector_page.locator("#zoom-fit").get_attribute("aria-pressed") == "false")
    inspector_page.set_viewport_size({"width": 1920, "height": 1080})  # room for all of them
    wait_until(lambda: inspector_page.locator("#zoom-in").is_visible())
    order = inspector_page.evaluate("[...document.querySelectorAll('#picture .tools button')].map(({id}) => id).filter(Boolean)")
    assert [order.index(name) for name in ("invert", "zoom-out", "turn-right", "split-viewports", "show-frames-sheet", "enlarge")] == sorted(
        order.index(name) for name in ("invert", "zoom-out", "turn-right", "split-viewports", "show-frames-sheet", "enlarge")
    )
