"""What the page shows, as its tests ask for it.

Under the page's policy `page.wait_for_function` cannot work (it needs eval): use `wait_until`.
"""

import base64
import time
from collections.abc import Callable

import numpy as np
from playwright.sync_api import Locator, Page

# The page asks for this once, to see that the browser refuses; the refusal is a line in the console.
SEAL_TEST = "?seal-test"
READY_SECONDS = 60


def wait_until(condition: Callable[[], object], seconds: float = 20, what: str = "the condition") -> object:
    """Ask again and again until the answer is true, and return it.

    The condition should ask the page something: Playwright hears of requests and errors only while it waits for an answer itself.
    """
    end = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < end, f"{what} did not come true within {seconds} s"
        time.sleep(0.02)
    return answer


def phase(page: Page) -> str | None:
    """Return window.inspector.phase."""
    return page.evaluate("window.inspector?.phase")


def series_rows(page: Page) -> Locator:
    """The rows of series on screen, without the headings of patients and studies."""
    return page.locator("#series-table .tabulator-row:not(.tabulator-group)")


def column_texts(page: Page, field: str) -> list[str]:
    """What a column of the series table shows, from top to bottom."""
    cells = page.locator(f"#series-table .tabulator-row:not(.tabulator-group) .tabulator-cell[tabulator-field={field}]")
    return [text.strip() for text in cells.all_inner_texts()]


_DISPLAYED = """() => {
    const shown = inspector.displayed();
    let text = "";
    for (let at = 0; at < shown.values.length; at += 8192) text += String.fromCharCode(...shown.values.subarray(at, at + 8192));
    return {...shown, values: btoa(text)};
}"""
_SELECT = "([series_key, place]) => inspector.select(series_key, place).then(() => null, ({code}) => code)"


def displayed(page: Page) -> dict:
    """window.inspector.displayed(), its values as uint8 of (rows, columns), or (rows, columns, 3) of colours."""
    shown = page.evaluate(_DISPLAYED)
    shape = (shown["rows"], shown["columns"], shown["samples"]) if shown["samples"] > 1 else (shown["rows"], shown["columns"])
    return shown | {"values": np.frombuffer(base64.b64decode(shown["values"]), np.uint8).reshape(shape)}


def drawn(page: Page, series_key: int, place: int = 0) -> np.ndarray | str:
    """The values of the frame at a place of a series once it is drawn, or the code that says why it is not."""
    return page.evaluate(_SELECT, [series_key, place]) or displayed(page)["values"]


def picture(page: Page, name: str | None = None) -> Locator:
    """One of the two pictures by its name, the active one if left out."""
    return page.get_by_role("region", name=name) if name else page.locator("section[aria-current=true]")


def stage(page: Page, name: str | None = None) -> Locator:
    """What of a picture takes the focus."""
    return picture(page, name).get_by_role("group", name="Picture. Arrow keys")


def object_view(page: Page, name: str | None = None) -> Locator:
    """What stands in a picture's place where an object has none."""
    return picture(page, name).get_by_role("region")


def corner(page: Page, name: str) -> Locator:
    """The text in a corner of the active picture: "top-left" and so on."""
    return picture(page).locator(f".overlay.{name}")


def frame_label(page: Page) -> str:
    """The slider's "n / m"."""
    return picture(page).locator("output").inner_text()
