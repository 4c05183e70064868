"""What can be done, said once: keys, buttons, the context menu and the help agree, and keys act wherever no text is typed."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page
from samples import series_of
from seen import frame_label, picture, series_rows, stage, wait_until
from steps import choose_in_menu, choose_series, open_archive


@pytest.fixture
def viewer(inspector_page):
    """Two series, of nine and of five slices; the first is chosen, and the table has the focus. All tools have room beside each other."""
    inspector_page.set_viewport_size({"width": 1920, "height": 1080})
    open_archive(inspector_page, series_of(9, 1) | series_of(5, 2))
    choose_series(inspector_page, "Series 1")
    return inspector_page


def is_inverted(page: Page) -> bool:
    return page.get_by_role("button", name="Invert").get_attribute("aria-pressed") == "true"


def test_letter_keys_act_whatever_has_the_focus_but_text(viewer):
    table = viewer.get_by_role("grid", name="Series")
    focusable = [table, viewer.get_by_role("button", name="Next frame"), viewer.get_by_role("slider").first, stage(viewer, "First picture")]
    for presses, control in enumerate(focusable, 1):
        control.focus()
        viewer.keyboard.press("i")
        assert is_inverted(viewer) == bool(presses % 2), control
    viewer.evaluate("document.activeElement.blur()")
    viewer.keyboard.press("i")
    assert is_inverted(viewer)
    for typed_in in (viewer.get_by_label("Filter the series table"), viewer.get_by_label("Window centre")):
        typed_in.focus()
        viewer.keyboard.press("i")
        assert is_inverted(viewer)
    viewer.get_by_role("combobox", name="Window").focus()
    viewer.keyboard.press("i")
    assert is_inverted(viewer)


def test_arrows_home_and_end_stay_with_what_has_the_focus(viewer):
    viewer.evaluate("document.activeElement.blur()")
    viewer.keyboard.press("ArrowDown")
    wait_until(lambda: frame_label(viewer) == "6 / 9", what="the picture's key where nothing has the focus")
    viewer.get_by_role("grid", name="Series").focus()
    viewer.keyboard.press("End")
    wait_until(lambda: frame_label(viewer) == "3 / 5", what="the last series")
    viewer.get_by_role("button", name="Next frame").focus()
    for key in ("Home", "ArrowUp"):
        viewer.keyboard.press(key)
    viewer.keyboard.press(" ")
    wait_until(lambda: frame_label(viewer) == "4 / 5", what="the button's own key, and no other")


def test_letter_keys_can_be_switched_off_and_stay_off(viewer, site):
    viewer.get_by_role("button", name="Keyboard and help").click()
    viewer.get_by_role("switch", name="Letter keys").click()
    viewer.keyboard.press("Escape")
    stage(viewer, "First picture").focus()
    for key in ("i", "2", "?"):
        viewer.keyboard.press(key)
    assert not is_inverted(viewer)
    assert picture(viewer, "Second picture").is_hidden()
    assert viewer.get_by_role("dialog").count() == 0
    viewer.keyboard.press("ArrowDown")
    wait_until(lambda: frame_label(viewer) == "6 / 9")
    viewer.goto(site.address)
    viewer.get_by_role("button", name="Keyboard and help").click()
    assert not viewer.get_by_role("switch", name="Letter keys").is_checked()


def test_keys_wait_while_a_dialog_is_open(viewer):
    viewer.keyboard.press("?")
    viewer.keyboard.press("i")
    viewer.keyboard.press("Escape")
    assert not is_inverted(viewer)


def test_nothing_happens_by_key_before_something_is_open(fresh_page):
    for key in ("2", "f", "g", "i", "ArrowDown"):
        fresh_page.keyboard.press(key)
    open_archive(fresh_page, series_of(3))
    choose_series(fresh_page, "Series 1")
    assert picture(fresh_page, "Second picture").is_hidden()
    assert series_rows(fresh_page).first.is_visible()


def test_the_help_has_the_key_of_every_button(viewer):
    stage(viewer, "First picture").click(button="right")
    menu = viewer.get_by_role("menu", name="Picture")
    offered = "(all) => all.map((one) => [one.getAttribute('aria-keyshortcuts'), one.firstElementChild.textContent])"
    items = menu.get_by_role("menuitem").or_(menu.get_by_role("menuitemcheckbox")).evaluate_all(offered)
    viewer.keyboard.press("Escape")
    buttons = viewer.locator("button[aria-keyshortcuts]").evaluate_all("(all) => all.map((one) => one.getAttribute('aria-keyshortcuts'))")
    viewer.keyboard.press("?")
    keys = set(viewer.get_by_role("dialog").locator("dt").evaluate_all("(all) => all.map((one) => one.textContent)"))
    pressed = {" ".join(parts) for parts in (shortcut.replace("Plus", "+").replace("-", "−").split("+") for shortcut in buttons) if all(parts)}
    listed = {part for line in keys for part in ([line] if line.startswith("Shift") else line.split(" "))}
    assert len(buttons) >= 15 and len(items) >= 15
    assert pressed - listed == set()
    assert {key for key, _ in items if key} <= set(buttons) | {"M"}


def test_the_context_menu_by_mouse(viewer):
    stage(viewer, "First picture").click(button="right", position={"x": 100, "y": 100})
    menu = viewer.get_by_role("menu", name="Picture")
    assert menu.get_by_role("menuitemcheckbox", name="Invert").get_attribute("aria-checked") == "false"
    menu.get_by_role("menuitemcheckbox", name="Invert").click()
    assert menu.is_hidden() and is_inverted(viewer)
    stage(viewer, "First picture").click(button="right", position={"x": 100, "y": 100})
    assert menu.get_by_role("menuitemcheckbox", name="Invert").get_attribute("aria-checked") == "true"
    stage(viewer, "First picture").click(position={"x": 20, "y": 20})
    assert menu.is_hidden()


def test_the_context_menu_by_keyboard(viewer):
    stage(viewer, "First picture").focus()
    viewer.keyboard.press("ContextMenu")
    menu = viewer.get_by_role("menu", name="Picture")
    assert menu.is_visible()
    names = menu.get_by_role("menuitem").or_(menu.get_by_role("menuitemcheckbox")).all_inner_texts()
    at = next(place for place, name in enumerate(names) if name.startswith("Invert"))
    for _ in range(at):
        viewer.keyboard.press("ArrowDown")
    viewer.keyboard.press("Enter")
    assert menu.is_hidden() and is_inverted(viewer)
    viewer.keyboard.press("ContextMenu")
    viewer.keyboard.press("Escape")
    assert menu.is_hidden()
    viewer.keyboard.press("ArrowDown")
    wait_until(lambda: frame_label(viewer) == "6 / 9", what="the picture has the focus again")


def test_the_right_button_that_moves_pans_and_asks_for_no_menu(viewer):
    box = stage(viewer, "First picture").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    viewer.mouse.move(x, y)
    viewer.mouse.down(button="right")
    viewer.mouse.move(x + 40, y + 30, steps=4)
    viewer.mouse.up(button="right")
    assert viewer.get_by_role("menu", name="Picture").is_hidden()
    assert viewer.get_by_role("button", name="Fit").get_attribute("aria-pressed") == "false"
    stage(viewer, "First picture").dblclick(position={"x": 60, "y": 60})
    assert viewer.get_by_role("button", name="Fit").get_attribute("aria-pressed") == "true"


def test_what_is_chosen_after_the_second_picture_opened_goes_into_it(viewer):
    viewer.get_by_role("button", name="Two pictures").click()
    assert picture(viewer, "Second picture").get_attribute("aria-current") == "true"
    choose_series(viewer, "Series 2")
    shown = viewer.locator(".frame-number").all_inner_texts()
    assert shown == ["5 / 9", "3 / 5"]


def drag(page: Page, source: Locator, target: Locator) -> None:
    """Drag with the mouse from one element to the middle of another, which a dialog may lie over at first."""
    start, end = source.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 30, start["y"] + 15)
    page.mouse.down()
    page.mouse.move(start["x"] + 45, start["y"] + 25, steps=4)
    wait_until(lambda: page.get_by_role("dialog").count() == 0, what="the end of the dialog")
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=6)
    page.mouse.up()


def test_a_series_is_dragged_onto_either_picture(viewer):
    viewer.get_by_role("button", name="Two pictures").click()
    shown = viewer.locator(".frame-number")
    drag(viewer, viewer.get_by_role("row", name="Series 2"), stage(viewer, "Second picture"))
    wait_until(lambda: shown.all_inner_texts() == ["5 / 9", "3 / 5"])
    drag(viewer, viewer.get_by_role("row", name="Series 2"), stage(viewer, "First picture"))
    wait_until(lambda: shown.all_inner_texts() == ["3 / 5", "3 / 5"])
    assert picture(viewer, "First picture").get_attribute("aria-current") == "true"
    viewer.keyboard.press("Shift+C")
    drag(viewer, viewer.get_by_role("option", name="Series 1"), stage(viewer, "Second picture"))
    wait_until(lambda: shown.all_inner_texts() == ["3 / 5", "5 / 9"])
    assert viewer.get_by_role("dialog").count() == 0


def test_a_series_that_is_dropped_elsewhere_changes_nothing(viewer):
    drag(viewer, viewer.get_by_role("row", name="Series 2"), viewer.get_by_role("region", name="What is in the chosen files"))
    viewer.wait_for_timeout(200)
    assert viewer.evaluate("inspector.phase") == "done"
    assert series_rows(viewer).count() == 2 and frame_label(viewer) == "5 / 9"


def grey_levels(page: Page) -> np.ndarray:
    """The middle row of the first picture's canvas."""
    return np.array(
        page.evaluate("""() => {
          const canvas = document.querySelector("section[aria-current=true] canvas");
          const { data } = canvas.getContext("2d").getImageData(0, Math.floor(canvas.height / 2), canvas.width, 1);
          return [...data].filter((_, index) => index % 4 === 0);
        }""")
    )


def test_enlarged_pictures_are_smooth_until_that_is_switched_off(inspector_page):
    stripes = np.tile(np.repeat(np.array([0, 4095], "<u2"), 4), (24, 4))  # 32 columns, black and white by fours
    open_archive(inspector_page, series_of(1, PixelData=stripes.tobytes(), WindowCenter=1024, WindowWidth=4096))
    choose_series(inspector_page, "Series 1")
    between = lambda: int(((grey_levels(inspector_page) > 20) & (grey_levels(inspector_page) < 235)).sum())  # noqa: E731
    assert between() > 50
    choose_in_menu(inspector_page, "More", "Smooth when enlarged")
    wait_until(lambda: between() == 0)
    assert inspector_page.evaluate("new Set(inspector.displayed().values).size") == 2


def relative_luminance(color: np.ndarray) -> float:
    """WCAG 2.2, of an sRGB colour of 8 bits."""
    part = color / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_over_a_white_picture_is_readable(inspector_page, scheme):
    inspector_page.emulate_media(color_scheme=scheme)
    open_archive(inspector_page, series_of(1, Rows=600, Columns=600, PixelData=b"\xff\x0f" * 360_000, WindowCenter=0, WindowWidth=100))
    choose_series(inspector_page, "Series 1")
    inspector_page.get_by_role("button", name="Picture only").click()
    inspector_page.keyboard.press("+")
    for text in ("Doe^Jane", "Pixel 0.5", "C 0 W 100", "Chest"):
        line = picture(inspector_page, "First picture").get_by_text(text)
        pixels = np.array(Image.open(io.BytesIO(line.screenshot())).convert("RGB")).reshape(-1, 3).astype(float)
        found = [relative_luminance(pixel) for pixel in pixels]
        ground, writing = np.median(found), max(found)
        assert (writing + 0.05) / (ground + 0.05) >= 4.5, text
