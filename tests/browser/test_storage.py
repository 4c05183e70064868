"""The page's storage in a real worker: the engine's own suite for storages, and Files that change on the disk while they are open."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import zip_bytes
from playwright.sync_api import Page
from samples import series_of
from seen import phase, series_rows, wait_until
from steps import choose_series

SUITE = Path(__file__).parents[1] / "unit" / "storage_contract.py"

# A page without seal, and a worker that starts Python as the engine's does, with the site's own storage around it.
PAGE = """<!doctype html><meta charset="utf-8"><title>storage</title><input type="file" id="file"><script type="module">
const source = `const site = ${JSON.stringify(new URL("..", location.href).href)};` + WORKER_SOURCE;
const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
const failed = new Promise((resolve) => {
  worker.onerror = (event) => resolve(`the worker failed: ${event.message}`);
});
window.ask = (request) => Promise.race([failed, new Promise((resolve) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage(request);
})]);
</script>"""
WORKER = """
const direct = self.fetch;
const unpacked = async (path) => new Response((await direct(site + path)).body.pipeThrough(new DecompressionStream("gzip")));
const module = async (path) => import(URL.createObjectURL(new Blob([await (await unpacked(path)).blob()], { type: "text/javascript" })));
const ready = (async () => {
  const { default: createPyodideModule } = await module("engine/pyodide.asm.mjs.gz.bin");
  const { loadPyodide } = await module("engine/pyodide.mjs.gz.bin");
  const lockFileContents = await (await fetch(`${site}engine/pyodide-lock.json`)).text();
  self.fetch = async (request) => {
    const name = String(request.url ?? request).split("/").pop();
    return name.endsWith(".wasm") ? direct(`${site}engine/${name}`) : unpacked(`engine/${name}.gz.bin`);
  };
  const pyodide = await loadPyodide({ indexURL: "https://engine.invalid/", createPyodideModule, lockFileContents });
  self.fetch = direct;
  const packages = await (await unpacked("engine/inspector.tar.gz.bin")).arrayBuffer();
  pyodide.unpackArchive(packages, "tar", { extractDir: "/lib/python3.14/site-packages" });
  const { createStorage } = await import(`${site}static/engine/worker/engine-storage.js`);
  const storage = createStorage(pyodide.FS, new Worker(`${site}static/engine/worker/reader.js`, { type: "module" }));
  pyodide.globals.set("page_storage", storage);
  pyodide.globals.set("mounted", (name, bytes) => storage.mount([new File([bytes], name)])[0]);
  pyodide.globals.set("mount", (file) => storage.mount([file])[0]);
  return pyodide;
})();
onmessage = async ({ data: { suite, python, file } }) => {
  try {
    const pyodide = await ready;
    if (suite) pyodide.FS.writeFile("/home/pyodide/storage_contract.py", suite);
    if (file) pyodide.globals.set("file", file);
    postMessage(String(await pyodide.runPythonAsync(python)));
  } catch (error) {
    postMessage(String(error));
  }
};
"""
RUN = """
import traceback
from pyodide.ffi import to_js
from dicom_zip_inspector.archive.byte_source import ByteSource
from dicom_zip_inspector.bridge.page_storage import PageStorage
import storage_contract

storage = PageStorage(page_storage)

def choose(name, data):
    return ByteSource(name, mounted(name, to_js(data)), len(data), storage)

said = []
for rule in storage_contract.CONTRACT:
    try:
        await rule(choose)
        said.append(f"{rule.__name__}: kept")
    except BaseException:
        said.append(f"{rule.__name__}: {traceback.format_exc()}")
"\\n".join(said)
"""
CHOOSE = "source = ByteSource(file.name, mount(file), file.size, storage)\nstr(await source.read(0, 5))"
CHANGED = "await storage_contract.tells_a_change(source)\n'told'"


@pytest.fixture
def storage_page(page: Page, site) -> Page:
    """A page of the site's origin with Python and the storage in a worker."""
    address = f"{site.address}storage-test/"
    body = PAGE.replace("WORKER_SOURCE", json.dumps(WORKER).replace("</", "<\\/"))
    page.route(address, lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(address)
    return page


def ask(page: Page, python: str, **request) -> str:
    return page.evaluate("(request) => ask(request)", {"python": python, **request})


def test_the_contract_holds_in_the_browser(storage_page):
    said = ask(storage_page, RUN, suite=SUITE.read_text("utf-8"))
    names = [line for line in SUITE.read_text("utf-8").splitlines() if line.startswith("async def ") and "(choose)" in line]
    assert said.splitlines() == [f"{line.split()[2].split('(')[0]}: kept" for line in names], said


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(200)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def replace(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))
    os.utime(path, (1, 1))


@pytest.mark.parametrize("change", [cut, grow, replace, Path.unlink])
def test_a_file_that_changes_on_the_disk_is_told(storage_page, tmp_path, change: Callable[[Path], None]):
    path = tmp_path / "scan.zip"
    path.write_bytes(b"first" + bytes(100_000))
    ask(storage_page, RUN, suite=SUITE.read_text("utf-8"))
    storage_page.set_input_files("#file", path)
    found = storage_page.evaluate(f"ask({{ file: document.getElementById('file').files[0], python: `{CHOOSE}` }})")
    assert found == "b'first'"
    change(path)
    assert ask(storage_page, CHANGED) == "told"
    assert ask(storage_page, "await storage_contract.reads_what_is_within(choose)\n'alive'") == "alive"


def opened(page: Page, *paths: Path) -> None:
    before = page.evaluate("inspector.timings().opened ?? 0")
    page.set_input_files("#open-files", list(paths))
    wait_until(lambda: page.evaluate("inspector.timings().opened ?? 0") > before, what="the choice")
    wait_until(lambda: phase(page) == "done", 60, "the end of the scan")


def selected(page: Page, series_key: int, frame_index: int) -> str:
    """Select a frame: "drawn", or the code of the error."""
    return page.evaluate(f"inspector.select({series_key}, {frame_index}).then(() => 'drawn', (error) => error.code)")


@pytest.fixture
def two_zips(tmp_path) -> tuple[Path, Path]:
    """Two archives on the disk, of 30 and 3 images."""
    paths = tmp_path / "scan.zip", tmp_path / "other.zip"
    paths[0].write_bytes(zip_bytes(series_of(30)))
    paths[1].write_bytes(zip_bytes(series_of(3, 2, PatientName="Roe^Richard", PatientID="P2", StudyInstanceUID="1.2.9")))
    return paths


@pytest.mark.parametrize("change", [cut, grow, Path.unlink])
def test_a_changed_file_costs_its_own_pictures_only(inspector_page, two_zips, change: Callable[[Path], None]):
    changing, staying = two_zips
    opened(inspector_page, changing, staying)
    keys = {row["series_description"]: row["series_key"] for row in inspector_page.evaluate("inspector.series()")}
    change(changing)
    assert selected(inspector_page, keys["Series 1"], 27) == "source_changed"
    wait_until(lambda: "scan.zip" in inspector_page.locator("body").inner_text(), what="its name")
    assert phase(inspector_page) == "done"
    assert selected(inspector_page, keys["Series 2"], 1) == "drawn"
    assert inspector_page.evaluate("inspector.account().images") == 33
    changing.write_bytes(zip_bytes(series_of(4)))
    opened(inspector_page, changing)
    assert inspector_page.evaluate("inspector.account().images") == 4
    choose_series(inspector_page, "Series 1")


def test_a_file_that_is_gone_before_it_is_read(fresh_page, page_errors, two_zips):
    opened(fresh_page, *two_zips)
    two_zips[0].unlink()
    engine, _reader = fresh_page.workers
    engine.evaluate("setTimeout(() => { throw new Error('out of memory'); })")
    wait_until(lambda: phase(fresh_page) == "failed")
    page_errors.clear()  # the error above
    fresh_page.get_by_role("button", name="Restart and open the same files").click()
    wait_until(lambda: phase(fresh_page) == "done", 60)
    account = fresh_page.evaluate("inspector.account()")
    assert (account["entries"], account["images"], account["unreadable"]) == (4, 3, 1)
    assert series_rows(fresh_page).count() == 1
    assert "scan.zip" in fresh_page.locator("#problems").inner_text()
