"""Measure the built site against its rivals and print one table: python3 build.py bench."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import archives
import elements
import firefox
import frames
import pictures
import reading
import rivals
from playwright.sync_api import Browser, Page
from site_page import SELECT, context_of, heap, launched, opened, served, start, started, visited
from table import Row, against, show, spread, within

from dicom_zip_inspector.scan.attributes import TAGS
from site_builder import assets, layout, pyodide_node, site

FOLDER = layout.BUILD / "bench"
RUNS = 5

SCROLL = """async ([series_key, count]) => {
    await inspector.select(series_key, 0);
    const start = performance.now();
    for (let place = 1; place < count; place += 1) await inspector.select(series_key, place);
    return 1000 * (count - 1) / (performance.now() - start);
}"""
# Moves the pointer to and fro, a step for each frame of the screen, and counts the frames that showed another window than the one before.
DRAG = """async (milliseconds) => {
    const canvas = document.querySelector(".is-active canvas"), text = document.querySelector(".is-active .overlay.bottom-right");
    const box = canvas.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const send = (type, dx, buttons) => canvas.dispatchEvent(new PointerEvent(type,
        {bubbles: true, pointerId: 1, pointerType: "mouse", isPrimary: true, button: buttons ? 0 : -1, buttons, clientX: x + dx, clientY: y}));
    const capture = Element.prototype.setPointerCapture;
    Element.prototype.setPointerCapture = () => {};
    send("pointerdown", 0, 1);
    let drawn = 0, shown = text.textContent;
    const start = performance.now();
    for (let step = 1; performance.now() - start < milliseconds; step += 1) {
        send("pointermove", 120 - Math.abs(4 * step % 240 - 120), 1);
        await new Promise(requestAnimationFrame);
        drawn += text.textContent !== shown;
        shown = text.textContent;
    }
    const taken = performance.now() - start;
    send("pointerup", 0, 0);
    Element.prototype.setPointerCapture = capture;
    return 1000 * drawn / taken;
}"""


def main() -> None:
    """Print the table; `--only` runs the sections named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="*", choices=SECTIONS, default=list(SECTIONS), metavar="SECTION")
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args()
    rows: list[Row] = []
    with served(layout.DIST) as address, launched() as browser:
        for name in options.only:
            for row in SECTIONS[name](browser, address, options.runs):
                print(f"{name}: {row.figure}: {row.measured}", flush=True)
                rows.append(row)
    print("\n" + show(rows))


def _headline(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    archive = archives.ensure(archives.HEADLINE, FOLDER)
    done, first, floor, tasks, heaps = [], [], [], [], []
    for _ in range(runs):
        context = context_of(browser)
        floor.append(rivals.bulk_read(context, archive))
        page = started(context, address)
        timings = opened(page, archive)
        done.append(timings["done"])
        first.append(timings["first_rows"])
        tasks.append(_longest_task(page))
        heaps.append(heap(page))
        context.close()
    native = [rivals.native_scan(archive, list(TAGS)) for _ in range(2)]
    yield against("headline: file chosen -> complete table", done, "reading it in bulk", floor, 1.6)
    yield against("headline, against native Python", done, "zipfile + pydicom, specific_tags", native, 0.4)
    yield within("headline: first rows", first, 300)
    yield within("headline: longest main-thread task", tasks, 50)
    yield within("headline: wasm heap at the end", heaps, 256, "MiB")


def _medium(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    archive = archives.ensure(archives.MEDIUM, FOLDER)
    done, first, floor = [], [], []
    for _ in range(runs):
        context = context_of(browser)
        floor.append(rivals.bulk_read(context, archive))
        timings = opened(started(context, address), archive)
        done.append(timings["done"])
        first.append(timings["first_rows"])
        context.close()
    yield against("medium (1,000 entries): file chosen -> complete table", done, "reading it in bulk", floor, 4.6)
    yield within("medium: first rows", first, 250)


def _elements(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    return elements.measure(browser, address, min(runs, 3), FOLDER)


def _many(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    many, few = archives.ensure(archives.MANY, FOLDER), archives.ensure(archives.FEW, FOLDER)
    entry_times: dict[Path, list[float]] = {many: [], few: []}
    for archive, times in entry_times.items():
        for _ in range(min(runs, 3)):
            context = context_of(browser)
            times.append(1000 * opened(started(context, address), archive)["done"] / rivals.members_of(archive))
            context.close()
    yield against("many: time per entry of 100,000", entry_times[many], "of 7,706 such entries", entry_times[few], 1.3, "µs")


def _large(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    del runs  # one is enough: the figure is memory
    archive = archives.ensure(archives.LARGE, FOLDER)
    context = context_of(browser)
    page = started(context, address)
    timings = opened(page, archive)
    yield within("large (4.7 GB, Zip64): wasm heap at the end", [heap(page)], 256, "MiB")
    yield Row("large: file chosen -> complete table", spread([timings["done"]]), "", "", None)
    context.close()


def _start(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    scan, everything, stock = [], [], []
    with (
        served(_stock_site()) as stock_address,
        visited(browser, lambda page: start(page, address)) as ours,
        visited(browser, lambda page: rivals.stock_start(page, stock_address)) as theirs,
    ):
        for _ in range(runs):
            page = started(ours, address)
            timings = page.evaluate("inspector.timings()")
            scan.append(timings["ready_to_scan"])
            everything.append(timings["ready"])
            page.close()
            page = theirs.new_page()
            stock.append(rivals.stock_start(page, stock_address))
            page.close()
    yield against("page open -> ready to scan, a later visit", scan, "stock Pyodide + numpy + pydicom", stock, 0.35)
    yield against("page open -> ready for everything", everything, "stock", stock, 0.45)


def _first_visit(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    scan, stock = [], []
    with served(_stock_site()) as stock_address:
        for _ in range(runs):
            context = context_of(browser)
            scan.append(started(context, address).evaluate("inspector.timings().ready_to_scan"))
            stock.append(rivals.stock_start(context.new_page(), stock_address))
            context.close()
    yield against("page open -> ready to scan, a first visit with an empty cache", scan, "stock Pyodide + numpy + pydicom", stock, 0.6)


def _stock_site() -> Path:
    lock = assets.read_lock()
    wheels = [assets.ensure(lock[name]) for name in ("numpy", "pydicom")]
    return rivals.stock_site(FOLDER / "stock", pyodide_node.runtime(), *wheels)


def _download(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    del browser, address, runs  # sizes are those of the files
    files = {path.relative_to(layout.DIST).as_posix(): path.read_bytes() for path in layout.DIST.rglob("*") if path.is_file()}
    plain, compressed = (size / 1e6 for size in site.first_visit(files))
    yield within("download of a first visit (nothing is fetched after the seal), where the host compresses", [compressed], 20, "MB", digits=1)
    yield within("the same where it does not", [plain], 26, "MB", digits=1)


def _viewing(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    context = context_of(browser)
    page = started(context, address)
    opened(page, pictures.ensure(FOLDER))
    keys = {row["series_description"]: row["series_key"] for row in page.evaluate("inspector.series()")}
    for name, target in (("uncompressed", 60), ("jpeg_2000", 150)):
        size, count, _ = pictures.SERIES[name]
        places = [place * count // 19 % count for place in range(19)]
        times = [page.evaluate(SELECT, [keys[name], place]) for place in places]
        yield within(f"click -> picture, {size} x {size} {name.replace('_', ' ')}", times, target)
    for name, target in (("uncompressed", 60), ("large", 30)):
        size = pictures.SERIES[name][0]
        page.evaluate(SELECT, [keys[name], 0])
        rates = [page.evaluate(DRAG, 1500) for _ in range(runs)]
        yield within(f"window drag, {size} x {size}", rates, target, "frames/s", at_least=True, rival=f"the screen: {_refresh(page):.0f} frames/s")
    rates = [page.evaluate(SCROLL, [keys["uncompressed"], pictures.SERIES["uncompressed"][1]]) for _ in range(runs)]
    yield within("scrolling a 512 x 512 series", rates, 30, "frames/s", at_least=True)
    context.close()


def _firefox(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    del browser  # another one
    return firefox.measure(address, min(runs, 3), FOLDER)


def _frames(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    return frames.measure(browser, address, min(runs, 3), FOLDER)


def _reading(browser: Browser, address: str, runs: int) -> Iterator[Row]:
    del address  # the page's modules are called one by one: as they are written
    lines = [reading.drawn(f"Pat.ID 4711{number:04} LINDQVIST, Marta") for number in range(4 * runs)]
    context = context_of(browser)
    with served(layout.UNBUNDLED) as unbundled:
        page = context.new_page()
        page.goto(f"{unbundled}NOTICES.txt")
        first, *others = page.evaluate(reading.READ, lines)
    yield within("reading a box of text", others, 700)
    yield within("the first, for which the reader's worker is started", [first], 5000)
    context.close()


def _refresh(page: Page) -> float:
    return page.evaluate("""async () => {
        const start = performance.now();
        for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame);
        return 60000 / (performance.now() - start);
    }""")


def _longest_task(page: Page) -> float:
    """The longest main-thread task of the scan; the browser reports none under 50 ms, which then counts as 0."""
    return page.evaluate("Math.max(0, ...longTasks.filter(([start]) => start >= inspector.timings().opened).map(([, duration]) => duration))")


SECTIONS = {
    "headline": _headline, "medium": _medium, "elements": _elements, "many": _many, "large": _large,
    "start": _start, "first": _first_visit, "download": _download, "viewing": _viewing, "firefox": _firefox, "frames": _frames, "reading": _reading,
}  # fmt: skip

if __name__ == "__main__":
    main()
