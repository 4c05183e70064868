"""Ways by keyboard from panel to panel, and what is told of the picture that is shown: its file, and what is odd about it."""

import pytest
from archives import zip_bytes
from dicom_files import file_bytes
from playwright.sync_api import Locator, Page
from samples import ct_slice, series_of, text_report
from seen import stage, wait_until
from steps import choose_series, chosen, open_archive, open_files

SERIES = "Series 1"


@pytest.fixture
def viewer(inspector_page) -> Page:
    """Several patients and studies, a report beside them; the first series is chosen."""
    files = series_of(5, 1) | series_of(5, 2) | {"report": file_bytes(text_report())}
    for number in range(3, 9):
        own = {"PatientName": f"Person^{number}", "PatientID": f"P{number}", "StudyInstanceUID": f"1.2.{number}"}
        files |= {f"{number}/{name}": data for name, data in series_of(1, number, **own).items()}
    open_archive(inspector_page, files)
    choose_series(inspector_page, SERIES)
    return inspector_page


def has_focus(control: Locator) -> bool:
    return control.evaluate("(element) => element === document.activeElement")


def presses_until(page: Page, key: str, control: Locator) -> int:
    """How often a key is pressed until a control has the focus."""
    for times in range(1, 60):
        page.keyboard.press(key)
        if has_focus(control):
            return times
    raise AssertionError(f"{key} never leads to {control}")


@pytest.mark.parametrize("with_headers", [False, True])
@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (2560, 1440)])
def test_from_the_table_to_the_picture_and_back(viewer, size, with_headers):
    viewer.set_viewport_size({"width": size[0], "height": size[1]})
    heading = viewer.get_by_role("button", name="Headers", exact=True)
    if with_headers and heading.get_attribute("aria-expanded") == "false":
        heading.click()
    table = viewer.get_by_role("grid", name="Series")
    table.focus()
    assert presses_until(viewer, "Tab", stage(viewer, "First picture")) <= 12
    assert presses_until(viewer, "Shift+Tab", table) <= 12


def test_the_arrow_keys_reach_what_the_tab_key_passes(viewer):
    viewer.get_by_role("button", name="Drag: window").focus()
    for name in ("Drag: move the picture", "Drag: frames", "Drag: measure a length"):
        viewer.keyboard.press("ArrowRight")
        assert has_focus(viewer.get_by_role("button", name=name))
    viewer.keyboard.press("ArrowLeft")
    viewer.keyboard.press("Enter")
    assert viewer.get_by_role("button", name="Drag: frames").get_attribute("aria-pressed") == "true"
    viewer.get_by_role("button", name="No.", exact=True).focus()
    viewer.keyboard.press("ArrowRight")
    viewer.keyboard.press("Enter")
    wait_until(lambda: viewer.get_by_role("columnheader", name="Series description").get_attribute("aria-sort") == "ascending")
    viewer.get_by_label("Filter No.").focus()
    viewer.keyboard.type("12")
    viewer.keyboard.press("ArrowLeft")
    assert has_focus(viewer.get_by_label("Filter No."))  # within its text first
    viewer.keyboard.press("End")
    viewer.keyboard.press("ArrowRight")
    assert has_focus(viewer.get_by_label("Filter Series description"))


def test_groups_are_folded_by_keyboard(viewer):
    folds = viewer.get_by_role("grid", name="Series").get_by_role("button", name="Series of")
    folds.first.focus()
    viewer.keyboard.press("ArrowDown")
    assert has_focus(folds.nth(1))
    viewer.keyboard.press("Enter")
    wait_until(lambda: folds.nth(1).get_attribute("aria-expanded") == "false")


def test_skip_links_lead_to_each_panel(viewer):
    for name, control in (
        ("Skip to the series table", viewer.get_by_role("grid", name="Series")),
        ("Skip to the picture", stage(viewer, "First picture")),
        ("Skip to the headers", viewer.get_by_role("button", name="Headers", exact=True)),
    ):
        viewer.evaluate("document.activeElement.blur()")
        link = viewer.get_by_role("link", name=name)
        link.focus()
        box = link.bounding_box()
        assert box["x"] >= 0 and box["y"] >= 0, "it is seen when it has the focus"
        viewer.keyboard.press("Enter")
        assert has_focus(control), name
    assert "#" not in viewer.url


def test_skip_links_come_first_and_show_the_panel_on_a_phone(viewer):
    viewer.set_viewport_size({"width": 390, "height": 844})
    viewer.get_by_role("link", name="Skip to the picture").press("Enter")
    assert stage(viewer, "First picture").is_visible() and has_focus(stage(viewer, "First picture"))
    assert viewer.locator("a, button, input, select").first.text_content() == "Skip to the series table"


@pytest.fixture
def with_a_stranger(inspector_page) -> Page:
    """A series of nine, of which the last is of another patient."""
    files = series_of(8, 1)
    stranger = {"PatientName": "Roe^Rick", "PatientID": "P9", "PatientBirthDate": "19500101", "PatientSex": "M"}
    files["S1/stranger"] = file_bytes(ct_slice(9, 1, **stranger))
    open_archive(inspector_page, files)
    choose_series(inspector_page, SERIES)
    return inspector_page


def remarks(page: Page) -> Locator:
    return page.get_by_role("region", name="First picture").get_by_role("list", name="What is odd").get_by_role("listitem")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_foreign_slice_says_so_on_its_own_picture(with_a_stranger, scheme):
    page = with_a_stranger
    page.emulate_media(color_scheme=scheme)
    of_another = remarks(page).filter(has_text="another patient")
    assert of_another.count() == 0
    stage(page, "First picture").focus()
    page.keyboard.press("End")
    wait_until(lambda: of_another.count() == 1)
    assert of_another.inner_text().startswith("Must fix") and "Roe^Rick" in of_another.inner_text()
    red, green, blue = of_another.evaluate("(item) => getComputedStyle(item.firstElementChild).color.match(/\\d+/g).map(Number)")
    assert red > green + 50 and red > blue + 50
    assert "another patient" in stage(page, "First picture").get_by_role("img").get_attribute("aria-label")
    page.keyboard.press("Home")
    wait_until(lambda: of_another.count() == 0)


def test_the_worst_comes_first_under_the_picture(inspector_page):
    files = {f"{n}": file_bytes(ct_slice(n, ImagePositionPatient=[0, 0, n * 2.5])) for n in (1, 2, 3, 6, 7, 8)}
    files["again"] = file_bytes(ct_slice(9, ImagePositionPatient=[0, 0, 2.5]))
    open_archive(inspector_page, files)
    choose_series(inspector_page, SERIES)
    wait_until(lambda: remarks(inspector_page).count() >= 2)
    words = [text.split(" ")[0] for text in remarks(inspector_page).all_inner_texts()]
    assert words[0] == "Must" and words == sorted(words, key=["Must", "Look", "Note"].index)


def test_problems_are_in_sight_on_a_phone(with_a_stranger):
    page = with_a_stranger
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Picture", exact=True).click()
    page.evaluate("inspector.select(inspector.series()[0].series_key, 8)")
    wait_until(lambda: remarks(page).count() >= 1)
    box = remarks(page).first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 844
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.get_by_role("button", name="More").or_(page.get_by_label("More", exact=True)).first.is_visible()


def test_the_file_of_the_picture_is_named_and_copied(viewer, site):
    viewer.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
    shown = viewer.get_by_role("region", name="First picture")
    viewer.evaluate("inspector.select(inspector.series().find(({series_number}) => series_number === 1).series_key, 3)")
    wait_until(lambda: shown.get_by_text("S1/IM0004", exact=True).is_visible())
    shown.get_by_role("button", name="Copy file name").click()
    wait_until(lambda: viewer.evaluate("navigator.clipboard.readText()") == "S1/IM0004")
    stage(viewer, "First picture").focus()
    viewer.keyboard.press("ArrowDown")
    wait_until(lambda: shown.get_by_text("S1/IM0005", exact=True).is_visible())


def test_with_several_archives_the_archive_is_named_too(inspector_page):
    open_files(inspector_page, chosen("one.zip", zip_bytes(series_of(1, 1))), chosen("two.zip", zip_bytes(series_of(1, 2))))
    choose_series(inspector_page, "Series 2")
    wait_until(lambda: inspector_page.get_by_role("region", name="First picture").get_by_text("two.zip/S2/IM0001", exact=True).is_visible())
