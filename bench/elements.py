"""The second pass: how long until every element is known and the verdict is given, and whether a click is answered meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import archives
import rivals
from playwright.sync_api import Browser, Page
from site_page import SELECT, context_of, heap, opened, poll, started
from table import Row, against, within

CLICKS = 19
# Waits for every element, then for the verdict for care (one for research waits for pictures too): milliseconds since the files were chosen, of both.
KNOWN = """async () => {
    const {opened} = inspector.timings();
    await inspector.census();
    const elements = performance.now() - opened;
    const {complete} = await inspector.set_purpose("care");
    return [elements, performance.now() - opened, complete];
}"""
IS_READING = "inspector.account().examined < inspector.account().instances"


def measure(browser: Browser, address: str, runs: int, folder: Path) -> Iterator[Row]:
    """Rows about the headline archive."""
    archive = archives.ensure(archives.HEADLINE, folder)
    elements, verdicts, floor, clicks, heaps = [], [], [], [], []
    for _ in range(runs):
        context = context_of(browser)
        floor.append(rivals.bulk_read(context, archive))
        page = started(context, address)
        opened(page, archive)
        known, judged, complete = page.evaluate(KNOWN)
        if not complete:
            raise RuntimeError("the verdict is not complete")
        elements.append(known)
        verdicts.append(judged)
        heaps.append(heap(page))
        page.close()
        page = started(context, address)
        clicks += _clicks_while_reading(page, archive)
        context.close()
    native = [rivals.native_elements(archive)]
    yield against("headline: file chosen -> every element known", elements, "reading it in bulk", floor, 6)
    yield against("headline, against native Python", elements, "zipfile + pydicom, every element", native, 0.15)
    yield against("headline: file chosen -> verdict for care", verdicts, "every element known", elements, 1.5)
    yield within("headline: click -> picture while elements are read", clicks, 150)
    yield within("headline: wasm heap after the verdict", heaps, 300, "MiB")


def _clicks_while_reading(page: Page, archive: Path) -> list[float]:
    """Milliseconds of clicks on other series, as long as elements are read."""
    opened(page, archive)
    poll(page, "inspector.account().examined > 0", 60)
    keys = [row["series_key"] for row in page.evaluate("inspector.series()")]
    times: list[float] = []
    while page.evaluate(IS_READING) and len(times) < CLICKS:
        times.append(page.evaluate(SELECT, [keys[len(times) * 7 % len(keys)], len(times)]))
    return times
