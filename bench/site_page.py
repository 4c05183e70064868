"""The built site in a real browser, driven through `window.inspector`."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from site_builder import browser as browsers
from site_builder import serve

# Chooses a series' frame and waits until it is drawn: how many milliseconds that took.
SELECT = """async ([series_key, place]) => {
    const start = performance.now();
    await inspector.select(series_key, place);
    return performance.now() - start;
}"""
LONG_TASKS = """
window.longTasks = [];
new PerformanceObserver((list) => list.getEntries().forEach(({startTime, duration}) => longTasks.push([startTime, duration])))
    .observe({type: "longtask", buffered: true});
"""


class CachingHandler(serve.Handler):
    """Serves as a host does that lets browsers keep what they fetched."""

    def end_headers(self) -> None:
        """As the parent, with another Cache-Control."""
        self.send_header("Cache-Control", "public, max-age=3600")
        super(serve.Handler, self).end_headers()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a loopback port."""
    server = serve.listen(folder, 0, CachingHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser that build.py finds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.ensure(), args=browsers.flags())
        yield browser
        browser.close()


def context_of(browser: Browser) -> BrowserContext:
    """A fresh profile: an empty HTTP cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(LONG_TASKS)
    return context


@contextmanager
def visited(browser: Browser, visit: Callable[[Page], object]) -> Iterator[BrowserContext]:
    """A profile on the disk that has seen `visit` three times: browsers keep compiled code for later visits only there, and not at the first."""
    with tempfile.TemporaryDirectory() as folder:
        context = browser.browser_type.launch_persistent_context(folder, executable_path=browsers.ensure(), args=browsers.flags())
        context.add_init_script(LONG_TASKS)
        for _ in range(3):
            page = context.new_page()
            visit(page)
            page.close()
        yield context
        context.close()


def poll(page: Page, condition: str, seconds: float) -> None:
    """Wait until an expression is true; asked from here, since the page's policy allows no eval."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(f"{condition}: not within {seconds} s")
        time.sleep(0.05)


def started(context: BrowserContext, address: str) -> Page:
    """A page whose engine is ready for everything."""
    page = context.new_page()
    start(page, address)
    return page


def start(page: Page, address: str) -> None:
    """Go to the page, and wait until its engine is ready for everything."""
    page.goto(address)
    poll(page, "window.inspector?.timings().ready !== undefined", 90)


def opened(page: Page, archive: Path, seconds: float = 300) -> dict[str, float]:
    """Open an archive; milliseconds from the choice to the first rows and to the complete table."""
    page.set_input_files("#open-files", archive)
    poll(page, "inspector.phase === 'done'", seconds)
    timings = page.evaluate("inspector.timings()")
    return {name: timings[name] - timings["opened"] for name in ("first_rows", "done")}


def heap(page: Page) -> float:
    """The size of the engine's memory in MiB."""
    return page.evaluate("inspector.heap_bytes()") / (1 << 20)
