"""The third pass: how long frames take to be looked at for text, and whether a click is answered meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pictures
from playwright.sync_api import Browser, Page
from site_page import SELECT, context_of, heap, opened, poll, started
from table import Row, within

# Waits for every element, then until all frames were looked at: milliseconds between.
LOOKED = """async () => {
    await inspector.census();
    const start = performance.now();
    const {complete, looked} = await inspector.verdict();
    return [performance.now() - start, complete, looked];
}"""
CLICKS = 19


def measure(browser: Browser, address: str, runs: int, folder: Path) -> Iterator[Row]:
    """Rows about 500 frames of which each is at risk."""
    archive = pictures.ensure_at_risk(folder)
    times, clicks, heaps = [], [], []
    for _ in range(runs):
        context = context_of(browser)
        page = started(context, address)
        opened(page, archive)
        taken, complete, looked = page.evaluate(LOOKED)
        if not complete or looked != pictures.FRAMES_AT_RISK:
            raise RuntimeError(f"{looked} frames were looked at")
        times.append(taken)
        heaps.append(heap(page))
        page.close()
        page = started(context, address)
        clicks += _clicks_while_looking(page, archive)
        context.close()
    yield within(f"{pictures.FRAMES_AT_RISK} frames of 512 x 512 looked at for text", times, 10_000)
    yield within("click -> picture while frames are looked at", clicks, 150)
    yield within("wasm heap after that", heaps, 400, "MiB")


def _clicks_while_looking(page: Page, archive: Path) -> list[float]:
    """Milliseconds of clicks on frames of the series, as long as its frames are looked at."""
    opened(page, archive)
    poll(page, "inspector.account().examined === inspector.account().instances", 60)
    (key,) = [row["series_key"] for row in page.evaluate("inspector.series()")]
    return [page.evaluate(SELECT, [key, click * 31 % pictures.FRAMES_AT_RISK]) for click in range(CLICKS)]
