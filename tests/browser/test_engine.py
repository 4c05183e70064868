"""The engine's end and restart, and the boundary that engine.js gives Python, on the built site without the page's views."""

import time

import pytest
from bare_engine import CALL, OUTCOME, START
from patched_engine import serve_in_place, tar_gz
from seen import wait_until

# Stands in for the inspector: it answers with what the storage gave it, and can do what no real call should.
PROBE = """
import json
from types import SimpleNamespace
import numpy as np

class Inspector:
    def __init__(self, storage, working_on, libraries):
        self.storage = storage
        self.working_on = working_on

    def import_libraries(self):
        pass

    async def call(self, method, params_json, emit):
        result = await getattr(self, method)(json.loads(params_json), emit)
        buffers = {"bytes": np.arange(3, dtype="u1"), "shorts": np.arange(3, dtype="u2"), "ints": np.arange(3, dtype="i4")}
        return SimpleNamespace(json=json.dumps({"result": result}), buffers=buffers, files={})

    async def open(self, params, emit):
        source = params["sources"][0]
        for i in range(50):
            emit(json.dumps(i))
        part = self.storage.slice(source["path"], 2, 6)
        written = self.storage.begin()
        for chunk in (b"abc", memoryview(b"defg")[:3]):
            self.storage.append(written, chunk)
        file = self.storage.finish(written)
        result = {
            "name": source["name"], "size": source["size"], "mounted": open(source["path"], "rb").read().decode(),
            "read": (await self.storage.read(source["path"], 6, 11)).to_bytes().decode(), "part": open(part).read(),
            "written": [open(file.path).read(), file.size],
        }
        self.storage.discard(part)
        try:
            open(part)
        except OSError:
            result["discarded"] = True
        return result

    async def wait(self, params, emit):
        import asyncio
        await asyncio.sleep(3600)

    async def block(self, params, emit):
        import time
        self.working_on(params["entry_name"])
        end = time.monotonic() + params["seconds"]
        while time.monotonic() < end:
            pass

    async def trap(self, params, emit):
        import ctypes
        ctypes.string_at(0xFFFFFFF0)

    async def raise_error(self, params, emit):
        raise MemoryError
"""


def serve_probe(page, probe=PROBE):
    """Let the page fetch a probe in the place of our package."""
    modules = {"__init__": "", "bridge/__init__": "", "bridge/rpc": probe}
    serve_in_place(page, tar_gz({f"dicom_zip_inspector/{name}.py": text.encode() for name, text in modules.items()}))


@pytest.fixture
def probe_page(bare_page):
    """An engine started with PROBE in the place of our package."""
    serve_probe(bare_page)
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "ready") == "done"
    return bare_page


def test_a_restart_needs_no_request_and_rejects_what_is_pending(probe_page, site):
    before = len(site.requests)
    pending, later = probe_page.evaluate("""async () => {
      const old = engine, pending = old.call("wait", {}).catch(({code}) => code);
      window.engine = old.restart();
      await engine.ready;
      return [await pending, await old.call("cancel", {}).catch(({code}) => code)];
    }""")
    assert (pending, later) == ("engine_failed", "engine_failed")
    wait_until(lambda: probe_page.evaluate("1") and len(probe_page.workers) == 2, what="one engine and its reader")
    assert site.requests[before:] == []


# Notes in which order things happen, up to the answer's way to the page; it opens until it is told to end.
ORDER_PROBE = """
import importlib.util
import json
from asyncio import Event
from types import SimpleNamespace
import js
from pyodide.ffi import create_proxy

class Inspector:
    def __init__(self, storage, working_on, libraries):
        self.order = []
        self.may_end = Event()
        post = js.postMessage

        def note_and_post(*message):
            if "the table" in js.JSON.stringify(message[0]):
                self.order.append("answered")
            post(*message)

        js.postMessage = create_proxy(note_and_post)

    def import_libraries(self):
        self.order.append("import")

    async def call(self, method, params_json, emit):
        return SimpleNamespace(json=json.dumps({"result": await getattr(self, method)()}), buffers={}, files={})

    async def open(self):
        self.order.append("open")
        await self.may_end.wait()
        return "the table"

    async def end(self):
        self.may_end.set()

    async def are_libraries_there(self):
        return all(map(importlib.util.find_spec, ["pydicom", "imagecodecs"]))

    async def order_so_far(self):
        return self.order
"""


def test_a_table_comes_before_the_import_of_libraries(bare_page):
    """While Python imports nothing else goes on: what is opened before is answered before, though the libraries are there long since."""
    held = []
    serve_probe(bare_page, ORDER_PROBE)
    bare_page.route("**/engine/pydicom*", lambda route: held.append(route))
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "readyToScan") == "done"
    bare_page.evaluate("() => { window.opened = engine.open([{name: 'a', file: new Blob(['hello world'])}], () => {}); }")
    wait_until(lambda: "open" in bare_page.evaluate(CALL, "order_so_far"), what="the beginning of the opening")
    held[0].fallback()
    wait_until(lambda: bare_page.evaluate(CALL, "are_libraries_there"), what="the libraries")
    for _ in range(5):
        assert "import" not in bare_page.evaluate(CALL, "order_so_far")
    bare_page.evaluate(CALL, "end")
    assert bare_page.evaluate(OUTCOME, "ready") == "done"
    assert bare_page.evaluate(CALL, "order_so_far") == ["open", "answered", "import"]


def test_an_engine_that_does_not_answer_is_noticed_with_what_it_does(probe_page):
    """It is busy for longer than 10 s with an entry, and that is told before it answers; a call that takes long but lets others through is none."""
    probe_page.evaluate("() => { engine.call('wait', {}).catch(() => {}); }")
    probe_page.wait_for_timeout(12_000)
    assert probe_page.evaluate("silences") == []
    probe_page.evaluate("() => { window.blocked = engine.call('block', {entry_name: 'folder/slow.dcm', seconds: 15}); }")
    start = time.monotonic()
    wait_until(lambda: probe_page.evaluate("silences.length"), 20, "the silence")
    assert time.monotonic() - start > 9
    assert probe_page.evaluate("silences") == [{"entry_name": "folder/slow.dcm"}]
    probe_page.evaluate("blocked.then(() => 1)")
    wait_until(lambda: probe_page.evaluate("silences.length === 2"))
    assert probe_page.evaluate("silences")[1] is None


@pytest.mark.parametrize("method", ["trap", "raise_error"])
def test_a_call_that_kills_python_is_noticed_and_survived(probe_page, page_errors, method):
    assert probe_page.evaluate(CALL, method)["code"] == "engine_failed"
    assert wait_until(lambda: probe_page.evaluate("window.died")) == "engine_failed"
    assert probe_page.evaluate("stages.at(-1).stage") == "failed"
    probe_page.evaluate("() => { window.engine = engine.restart(); }")
    assert probe_page.evaluate(OUTCOME, "ready") == "done"
    page_errors.clear()  # Pyodide's own report


@pytest.mark.parametrize("worker", [0, 1], ids=["engine", "reader"])
def test_an_error_in_a_worker_ends_the_engine(probe_page, page_errors, worker):
    wait_until(lambda: probe_page.evaluate("1") and len(probe_page.workers) == 2, what="both workers")
    probe_page.workers[worker].evaluate("() => { setTimeout(() => { throw new Error('broken'); }); }")
    assert wait_until(lambda: probe_page.evaluate("window.died")) == "engine_failed"
    assert probe_page.evaluate(CALL, "open")["code"] == "engine_failed"
    page_errors.clear()


def test_python_reads_and_writes_files_without_their_names(probe_page):
    result, events, kinds = probe_page.evaluate("""async () => {
      const events = [];
      const {result, buffers} = await engine.open([{name: "../a/b", file: new Blob(["hello world"])}], (event) => events.push(event));
      return [result, events, Object.entries(buffers).map(([name, array]) => [name, array.constructor.name, [...array]])];
    }""")
    assert result == {
        "name": "../a/b",
        "size": 11,
        "mounted": "hello world",
        "read": "world",
        "part": "llo ",
        "written": ["abcdef", 6],
        "discarded": True,
    }
    assert events == list(range(50))
    assert kinds == [["bytes", "Uint8Array", [0, 1, 2]], ["shorts", "Uint16Array", [0, 1, 2]], ["ints", "Int32Array", [0, 1, 2]]]
