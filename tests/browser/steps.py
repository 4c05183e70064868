"""The few steps that most tests take."""

from collections.abc import Callable, Mapping

from archives import zip_bytes
from playwright.sync_api import Locator, Page
from samples import COLUMNS, ROWS
from seen import READY_SECONDS, corner, phase, wait_until


def start(page: Page, address: str) -> None:
    """Load the page and wait until its engine is ready to scan."""
    page.goto(address)
    wait_until(lambda: phase(page) not in (None, "loading"), READY_SECONDS, "the engine's start")
    assert phase(page) == "ready", page.evaluate("document.body.innerText")


def chosen(name: str, data: bytes) -> dict:
    """A file as `set_input_files` takes it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def open_archive(page: Page, entries: Mapping[str, bytes], name: str = "test.zip") -> None:
    """Choose a zip of the entries and wait until it is read."""
    open_files(page, chosen(name, zip_bytes(entries)))


def open_files(page: Page, *files: dict) -> None:
    """Choose files and wait until they are read."""
    until_read(page, lambda: page.set_input_files("#open-files", list(files)))


def until_read(page: Page, choose: Callable[[], object]) -> None:
    """Choose something to open and wait until it is read."""
    before = page.evaluate("inspector.timings().opened ?? 0")
    choose()
    wait_until(lambda: page.evaluate("inspector.timings().opened ?? 0") > before, what="the choice")
    wait_until(lambda: page.evaluate("inspector.phase") == "done", 60, "the end of the scan")


def show_headers(page: Page) -> None:
    """Unfold the headers, which are folded until asked for."""
    button = page.get_by_role("button", name="Headers", exact=True).first
    if button.get_attribute("aria-expanded") == "false":
        button.click()


def choose_series(page: Page, description: str) -> None:
    """Click a series by its description and wait for its picture."""
    page.locator("#series-table .tabulator-cell[tabulator-field=series_description]", has_text=description).first.click()
    wait_until(lambda: description in (corner(page, "top-right").inner_text()), what="the series")
    wait_until(lambda: page.evaluate("inspector.displayed() !== null"), what="the picture")


def choose_in_menu(page: Page, menu: str, name: str) -> None:
    """Open a menu over the picture and choose one of its items."""
    page.locator(f"summary[aria-label='{menu}']").click()
    page.get_by_role("button", name=name).click()


PLACE_ON_STAGE = """([column, row, columns, rows]) => {
  const stage = document.querySelector("section[aria-current=true] .stage").getBoundingClientRect();
  const scale = Math.min(stage.width / columns, stage.height / rows);
  return [stage.left + stage.width / 2 + (column - columns / 2) * scale, stage.top + stage.height / 2 + (row - rows / 2) * scale];
}"""


def drag(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag from one place of the fitted, upright frame to another, in columns and rows."""
    page.mouse.move(*page.evaluate(PLACE_ON_STAGE, [*start, COLUMNS, ROWS]))
    page.mouse.down()
    page.mouse.move(*page.evaluate(PLACE_ON_STAGE, [*end, COLUMNS, ROWS]), steps=4)
    page.mouse.up()


def unfolded_finding(page: Page, text: str) -> Locator:
    """The first line of the findings with `text`, unfolded, once all is judged."""
    page.evaluate("inspector.verdict()")
    page.get_by_role("button", name="Findings").click()
    line = page.get_by_role("dialog", name="Findings").locator("details", has=page.locator("summary", has_text=text)).first
    wait_until(line.is_visible)
    line.locator("summary").first.click()
    return line
