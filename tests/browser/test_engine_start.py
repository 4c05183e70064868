"""The engine's start, and what stops it, on the built site without the page's views."""

import shutil
import threading

import pytest
from bare_engine import CALL, OUTCOME, START
from patched_engine import manifest
from seen import wait_until
from steps import start

from site_builder import layout, serve


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


def test_the_page_runs_with_each_module_as_it_is_written_too(page, site):
    """As `build.py serve --unbundled` serves it."""
    before = len(site.requests)
    start(page, f"{site.address}unbundled/")
    asked = [request.removeprefix("GET /unbundled/") for request in site.requests[before:]]
    assert "static/state/store.js" in asked and "static/style/tables.css" in asked


def test_the_page_asks_for_one_script_and_one_style_sheet_beside_its_assets(page, site):
    before = len(site.requests)
    start(page, site.address)
    asked = [request.removeprefix("GET /") for request in site.requests[before:] if "?" not in request]
    scripts = ["static/main.js", "static/engine/assets.js", "engine/manifest.js", "static/shell/needs-server.js"]
    assert sorted(asked) == sorted(["", "static/style/style.css", *scripts])
