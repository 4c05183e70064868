"""What the product is measured against, in the same run on the same machine."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page
from site_page import poll

BULK_READ = """async () => {
    const file = document.getElementById("open-files").files[0], size = 8 << 20, flight = [];
    const start = performance.now();
    for (let at = 0; at < file.size || flight.length;) {
        while (flight.length < 4 && at < file.size) { flight.push(file.slice(at, at + size).arrayBuffer()); at += size; }
        await flight.shift();
    }
    return performance.now() - start;
}"""

STOCK_PAGE = """<!doctype html><meta charset="utf-8"><title>stock</title><script type="module">
import { loadPyodide } from "./pyodide.mjs";
const pyodide = await loadPyodide({ indexURL: "./" });
await pyodide.loadPackage(["./NUMPY", "./PYDICOM"]);
await pyodide.runPythonAsync("import numpy, pydicom");
window.stockReady = performance.now();
</script>"""

# Reads every DICOM file of a zip by a line of its own and prints how long that took.
NATIVE = """
import sys, time, zipfile
from pydicom import dcmread
from pydicom.tag import Tag
start = time.perf_counter()
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        with archive.open(name) as member:
            if member.read(132)[128:] == b"DICM":
                member.seek(0)
                {read}
print(time.perf_counter() - start)
"""


def bulk_read(context: BrowserContext, archive: Path) -> float:
    """Milliseconds that an empty page takes to read a chosen file in slices of 8 MiB, four in flight, doing nothing with them."""
    page = context.new_page()
    page.set_content('<input type="file" id="open-files">')
    page.set_input_files("#open-files", archive)
    taken = page.evaluate(BULK_READ)
    page.close()
    return taken


def native_scan(archive: Path, tags: list[int]) -> float:
    """Milliseconds that native CPython needs with zipfile and pydicom's `specific_tags` for the same attributes."""
    wanted = f"[Tag(t) for t in {tags}]"
    return _native(f"[element.value for element in dcmread(member, stop_before_pixels=True, specific_tags={wanted})]", archive)


def native_elements(archive: Path) -> float:
    """Milliseconds that native CPython needs with zipfile and pydicom for every element of every file, nested ones too."""
    return _native("[element.value for element in dcmread(member).iterall()]", archive)


def _native(read: str, archive: Path) -> float:
    code = NATIVE.format(read=read)
    printed = subprocess.run([sys.executable, "-c", code, str(archive)], capture_output=True, text=True, check=True).stdout
    return 1000 * float(printed)


def stock_site(folder: Path, runtime: Path, numpy: Path, pydicom: Path) -> Path:
    """A folder that starts Pyodide, numpy and pydicom as their documentation says."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(runtime / name, folder / name)
    for wheel in (numpy, pydicom):
        shutil.copy(wheel, folder / wheel.name)
    page = STOCK_PAGE.replace("NUMPY", numpy.name).replace("PYDICOM", pydicom.name)
    (folder / "index.html").write_text(page, "utf-8")
    return folder


def stock_start(page: Page, address: str) -> float:
    """Milliseconds from navigation until numpy and pydicom are imported."""
    page.goto(address)
    poll(page, "window.stockReady", 90)
    return page.evaluate("stockReady")


def members_of(archive: Path) -> int:
    """How many entries an archive has."""
    with zipfile.ZipFile(archive) as opened:
        return len(opened.namelist())
