"""Measure the built site in a browser: python -m site_builder.bench ZIP... (runs in the private virtual environment)."""

import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from site_builder import browser as browsers
from site_builder import layout, serve

STARTS = 5
PICTURES = 20


def main(archives: list[Path]) -> None:
    """Print sizes, start-up, and for each archive the times to the table and to pictures."""
    server = serve.listen(layout.DIST, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://localhost:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.ensure(), args=browsers.flags())
        for line in [*_sizes(), *_starts(browser, address), *(line for path in archives for line in _opening(browser, address, path))]:
            print(line, flush=True)
        browser.close()
    server.shutdown()


def _sizes() -> Iterator[str]:
    files = sorted((path.stat().st_size, path.relative_to(layout.DIST).as_posix()) for path in layout.DIST.rglob("*") if path.is_file())
    total = sum(size for size, name in files if name != "NOTICES.txt")
    yield f"a first visit fetches {total / 1e6:.1f} MB; the largest files:"
    yield from (f"  {size / 1e6:6.2f} MB  {name}" for size, name in reversed(files[-8:]))


def _starts(browser: Browser, address: str) -> Iterator[str]:
    timings = []
    for _ in range(STARTS):
        page = _started(browser, address)
        timings.append(page.evaluate("inspector.timings()"))
        page.context.close()
    for name in ("ready_to_scan", "ready"):
        values = sorted(timing[name] for timing in timings)
        yield f"{name}: median {median(values):.0f} ms of {STARTS} starts ({values[0]:.0f} to {values[-1]:.0f})"


def _opening(browser: Browser, address: str, archive: Path) -> Iterator[str]:
    page = _started(browser, address)
    page.locator("#open-files").set_input_files(archive)
    _poll(page, "inspector.phase === 'done'", 600)
    timings, account = page.evaluate("[inspector.timings(), inspector.account()]")
    yield f"{archive.name}: {account['instances']} instances in {account['series']} series of {account['entries']} entries"
    for name in ("first_rows", "done"):
        yield f"  {name}: {timings[name] - timings['opened']:.0f} ms after the choice"
    yield f"  click to picture: {_click_to_picture(page)}"
    yield f"  memory of the page's process: {_memory(browser)}"
    page.context.close()


def _click_to_picture(page: Page) -> str:
    keys = page.evaluate("inspector.series().map(row => row.series_key)")[:PICTURES]
    script = """async (key) => {
      const start = performance.now();
      return inspector.select(key).then(() => performance.now() - start, () => null);
    }"""
    times = sorted(taken for key in keys if (taken := page.evaluate(script, key)) is not None)
    return f"median {median(times):.0f} ms of {len(times)} series ({times[0]:.0f} to {times[-1]:.0f}); {len(keys) - len(times)} not drawn"


def _memory(browser: Browser) -> str:
    """Return the largest resident size that a renderer has had, where the system tells (Linux)."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    statuses = [Path(f"/proc/{process['id']}/status") for process in processes if process["type"] == "renderer"]
    peaks = [int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) for status in statuses if status.is_file()]
    return f"{max(peaks) / 1e3:.0f} MB at most" if peaks else "not known on this system"


def _started(browser: Browser, address: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(address)
    _poll(page, "inspector.timings().ready !== undefined", 60)
    return page


def _poll(page: Page, condition: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(condition)
        page.wait_for_timeout(20)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
