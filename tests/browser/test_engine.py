"""The engine's start, end and restart, and the boundary that engine.js gives Python, on the built site without the page's views."""

import shutil
import threading
import time

import pytest
from patched_engine import manifest, serve_in_place, tar_gz
from seen import wait_until
from steps import start

from site_builder import layout, serve

START = """async () => {
  const {startEngine} = await import("/static/engine/boot.js");
  window.stages = [];
  window.silences = [];
  window.engine = startEngine({onStage: (event) => stages.push(event), onSilence: (silence) => silences.push(silence)});
  engine.died.then((error) => { window.died = error.code; });
}"""
# Why the engine could not start is worth reading in a failing test.
OUTCOME = "(name) => engine[name].then(() => 'done', ({code, detail}) => code === 'engine_failed' ? detail : code)"
CALL = "(method) => engine.call(method, {}).then(({result}) => result, ({code, detail}) => ({code, detail}))"

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


@pytest.fixture
def bare_page(page, site):
    """A document of the site without the page's own modules."""
    page.goto(site.address + "NOTICES.txt")
    return page


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


def test_the_start_goes_through_every_stage_and_counts_bytes(bare_page):
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "ready") == "done"
    stages = bare_page.evaluate("stages")
    assert list(dict.fromkeys(event["stage"] for event in stages)) == ["fetching", "starting", "libraries", "ready"]
    loaded = [event["loaded"] for event in stages if event["stage"] == "fetching"]
    assert loaded == sorted(loaded)
    assert loaded[-1] == stages[0]["total"] == sum(entry["bytes"] for entry in manifest())
    assert bare_page.evaluate("engine.example.then(({name, size}) => [name, size])") == ["example.zip", (layout.DIST / "example.zip").stat().st_size]


@pytest.mark.parametrize("answer", [{"body": b"another build"}, {"status": 404}, {"body": None}], ids=["other bytes", "missing", "cut off"])
def test_an_asset_that_is_not_the_builds_stops_the_start(bare_page, page_errors, answer):
    bare_page.route("**/engine/pydicom*", lambda route: route.abort() if answer.get("body", b"") is None else route.fulfill(**answer))
    bare_page.evaluate(START)
    assert [bare_page.evaluate(OUTCOME, name) for name in ("readyToScan", "ready", "example")] == ["asset_failed"] * 3
    wait_until(lambda: bare_page.evaluate("stages.at(-1).stage") == "failed" and bare_page.workers == [], what="no worker")
    assert bare_page.evaluate(CALL, "cancel")["code"] == "asset_failed"
    page_errors.clear()  # the browser's own line about the asset


RUNTIME = "engine/pyodide.asm.wasm"
# Notes how the page compiles WebAssembly; with what it should not have, it has none.
NOTE_COMPILING = """() => {
  window.compiled = [];
  for (const name of ["compileStreaming", "compile"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...args) => { compiled.push(name); return original.apply(WebAssembly, args); };
  }
}"""


def test_the_runtime_is_compiled_from_the_response_and_once(bare_page):
    """Only what is compiled so is kept compiled by the browser for the next visit; a restart takes the same module."""
    bare_page.evaluate(NOTE_COMPILING)
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "ready") == "done"
    bare_page.evaluate("() => { window.engine = engine.restart(); }")
    assert bare_page.evaluate(OUTCOME, "ready") == "done"
    assert bare_page.evaluate("compiled") == ["compileStreaming"]


@pytest.mark.parametrize("kind", [None, "application/octet-stream", "text/plain"])
def test_the_runtime_is_compiled_from_bytes_where_it_must_be(bare_page, kind):
    """In a browser that cannot do otherwise, and from hosts that call the file something else."""
    bare_page.evaluate(NOTE_COMPILING)
    if kind:
        bare_page.route(f"**/{RUNTIME}*", lambda route: route.fulfill(content_type=kind, body=(layout.DIST / RUNTIME).read_bytes()))
    else:
        bare_page.evaluate("() => { delete WebAssembly.compileStreaming; }")
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "ready") == "done"
    assert bare_page.evaluate("compiled") == ["compile"]


@pytest.mark.parametrize("body", [b"\0asm\1\0\0\0", b"no module"], ids=["another module", "no module"])
def test_a_runtime_that_is_not_the_builds_stops_the_start(bare_page, page_errors, body):
    bare_page.route(f"**/{RUNTIME}*", lambda route: route.fulfill(content_type="application/wasm", body=body))
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "readyToScan") == "asset_failed"
    page_errors.clear()  # the browser's own line about the asset


def test_a_browser_that_ignores_the_seal_gets_no_engine(bare_page):
    bare_page.evaluate("document.head.append = () => {}")
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "readyToScan") == "seal_failed"
    assert bare_page.workers == []


def test_a_request_that_fails_is_no_proof_of_the_seal(bare_page, page_errors):
    """Offline every request fails, with or without a policy: only the browser's own word counts."""
    bare_page.route("**/*seal-test*", lambda route: route.abort("internetdisconnected"))
    bare_page.evaluate("document.head.append = () => {}")
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "readyToScan") == "seal_failed"
    assert bare_page.evaluate("fetch('/?seal-test').then(() => 'answered', () => 'failed')") == "failed"  # what was taken for a proof before
    assert bare_page.workers == []
    page_errors.clear()


def test_a_worker_without_the_seal_starts_no_python(bare_page, page_errors):
    """The page is told that it is sealed though it is not; the worker asks for itself."""
    bare_page.route("**/*seal-test*", lambda route: route.abort("internetdisconnected"))
    bare_page.evaluate("""() => {
      document.head.append = () => {};
      const blockedURI = location.origin + location.pathname + "?seal-test";
      const originalPolicy = "connect-src 'none'", disposition = "enforce", effectiveDirective = "connect-src";
      const ask = window.fetch;
      window.fetch = (address, ...rest) => {
        if (String(address).endsWith("?seal-test")) {
          const claim = {blockedURI, originalPolicy, disposition, effectiveDirective, documentURI: "", violatedDirective: ""};
          setTimeout(() => dispatchEvent(new SecurityPolicyViolationEvent("securitypolicyviolation", claim)));
        }
        return ask(address, ...rest);
      };
    }""")
    bare_page.evaluate(START)
    assert bare_page.evaluate(OUTCOME, "readyToScan") == "seal_failed"
    wait_until(lambda: bare_page.evaluate("stages.at(-1).stage") == "failed" and bare_page.workers == [], what="no worker")
    page_errors.clear()


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


def test_a_table_comes_before_the_import_of_libraries(bare_page):
    """While Python imports nothing else goes on: what is opened at once is answered before it begins."""
    importing = "import time\n        end = time.monotonic() + 2\n        while time.monotonic() < end:\n            pass"
    serve_probe(bare_page, PROBE.replace("pass", importing, 1))
    bare_page.evaluate(START)
    waited = bare_page.evaluate("""async () => {
      await engine.readyToScan;
      await engine.open([{name: "a", file: new Blob(["hello world"])}], () => {});
      const opened = performance.now();
      await engine.ready;
      return performance.now() - opened;
    }""")
    assert waited > 1900


def test_an_engine_that_does_not_answer_is_noticed_with_what_it_does(probe_page):
    """It is busy for longer than 10 s with an entry; a call that takes long but lets others through is none of that."""
    probe_page.evaluate("() => { engine.call('wait', {}).catch(() => {}); }")
    probe_page.wait_for_timeout(12_000)
    assert probe_page.evaluate("silences") == []
    probe_page.evaluate("() => { window.blocked = engine.call('block', {entry_name: 'folder/slow.dcm', seconds: 15}); }")
    start = time.monotonic()
    wait_until(lambda: probe_page.evaluate("silences.length"), 20, "the silence")
    assert 9 < time.monotonic() - start < 14
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


def test_the_site_works_below_any_path(page, tmp_path):
    """dist/ as it is, on a host that serves it from a folder."""
    shutil.copytree(layout.DIST, tmp_path / "some" / "folder")
    server = serve.listen(tmp_path, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.context.unroute_all()
    start(page, f"http://localhost:{server.server_port}/some/folder/")
    server.shutdown()
    server.server_close()


def test_opened_from_a_disk_the_page_says_that_it_needs_a_server(browser):
    """No module runs there, so that without a word it would look as if it were starting for ever."""
    page = browser.new_context().new_page()
    page.goto((layout.DIST / "index.html").as_uri())
    assert "needs a web server" in page.get_by_role("alert").inner_text(timeout=1000)
    assert page.get_by_role("button").count() == 0
    page.context.close()
