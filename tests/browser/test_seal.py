"""Nothing leaves: after the seal the browser refuses every way out, to the site's own origin too, and no request reaches the server."""

import pytest
from seen import SEAL_TEST, phase, wait_until
from steps import start

# Each sends `address` if it can. They run in an async function of `address`; how it ends shows at the server and as a violation.
BOTH = {
    "fetch": "fetch(address).catch(() => {})",
    "fetch without cors": "fetch(address, {mode: 'no-cors', method: 'POST', body: 'data'}).catch(() => {})",
    "XMLHttpRequest": "const request = new XMLHttpRequest(); request.open('GET', address); request.send()",
    "WebSocket": "new WebSocket(address.replace('http', 'ws'))",
    "EventSource": "new EventSource(address)",
    "import()": "import(address + 'unknown.js').catch(() => {})",
}
PAGE_ONLY = {
    "sendBeacon": "navigator.sendBeacon(address, 'data')",
    "image": "new Image().src = address",
    "form": "const form = document.createElement('form'); form.action = address; form.method = 'post'; document.body.append(form); form.submit()",
    "script": "const script = document.createElement('script'); script.src = address; document.head.append(script)",
    "style sheet": "const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = address; document.head.append(link)",
    "frame": "const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame)",
    "sound": "new Audio(address).load()",
    "object": "const object = document.createElement('object'); object.data = address; document.body.append(object)",
    "font": "document.fonts.add(await new FontFace('f', `url(${address})`).load().catch(() => new FontFace('g', 'local(x)')))",
    "ping": "const a = document.createElement('a'); a.href = '#'; a.ping = address; document.body.append(a); a.click()",
    "worker": "new Worker(address)",
}
TELL_VIOLATION = """async (address) => {
  const violated = new Promise((resolve) => {
    addEventListener("securitypolicyviolation", ({blockedURI, sample, effectiveDirective}) => {
      if (`${blockedURI} ${sample}`.includes("sent-by")) resolve(effectiveDirective); // Trusted Types tell what was refused in a sample
    });
    setTimeout(resolve, 3000, null);
  });
  await (async () => { try { ATTEMPT } catch {} })();
  return violated;
}"""


def attempt(place, site, ways):
    """Try every way in a page or worker; return the directive that refused each, None for one that none refused."""
    return {
        way: place.evaluate(TELL_VIOLATION.replace("ATTEMPT", code).replace("sent-by", f"sent-by-{n}-"), f"{site.address}sent-by-{n}-")
        for n, (way, code) in enumerate(ways.items())
    }


def test_the_page_cannot_send(fresh_page, site, page_errors):
    before = len(site.requests)
    refused_by = attempt(fresh_page, site, BOTH | PAGE_ONLY)
    assert [way for way, directive in refused_by.items() if directive is None] == []
    assert site.requests[before:] == []
    assert fresh_page.url.rstrip("#") == site.address
    page_errors.clear()  # the refusals


@pytest.mark.parametrize("worker", ["engine", "reader"])
def test_the_workers_cannot_send(fresh_page, site, page_errors, worker):
    before = len(site.requests)
    wait_until(lambda: fresh_page.evaluate("1") and len(fresh_page.workers) == 2, what="both workers")
    engine, reader = fresh_page.workers
    refused_by = attempt({"engine": engine, "reader": reader}[worker], site, BOTH)
    assert [way for way, directive in refused_by.items() if directive is None] == []
    assert site.requests[before:] == []
    page_errors.clear()  # the refusals


def test_the_worker_that_reads_text_cannot_send(bare_page, site, page_errors):
    bare_page.evaluate("""async () => {
      const {sealedAssets} = await import("./static/engine/boot.js");
      const {createTextReader} = await import("./static/reading/text-reader.js");
      window.reading = await createTextReader(sealedAssets()).read({rows: 40, columns: 40, values: new Uint8Array(1600).fill(255)});
    }""")
    (worker,) = bare_page.workers
    before = len(site.requests)
    refused_by = attempt(worker, site, BOTH)
    assert [way for way, directive in refused_by.items() if directive is None] == []
    assert site.requests[before:] == []
    page_errors.clear()  # the refusals


@pytest.mark.parametrize("way", [*BOTH, *PAGE_ONLY])
def test_each_attempt_would_send_without_the_seal(page, site, page_errors, way):
    """The attempts are real: from a document without the seal every one reaches the server."""
    page.goto(site.address + "NOTICES.txt")
    before = len(site.requests)
    page.evaluate(f"(address) => {{ (async () => {{ {(BOTH | PAGE_ONLY)[way]} }})(); }}", site.address)
    wait_until(lambda: page.wait_for_timeout(20) or site.requests[before:], what="a request")
    page.goto(site.address + "NOTICES.txt")
    page.evaluate("1")  # by now all is told of the document before
    page_errors.clear()  # what the server's answers led to


def test_peer_connections_are_gone(fresh_page):
    """The policy does not reach WebRTC; what could open one is taken away, and a worker never had it."""
    ways = "Object.getOwnPropertyNames(globalThis).filter((name) => name.includes('PeerConnection') && !name.includes('Event'))"
    assert "RTCPeerConnection" in fresh_page.context.new_page().evaluate(ways)
    assert fresh_page.evaluate(ways) == []
    assert fresh_page.workers[0].evaluate("typeof RTCPeerConnection") == "undefined"


# Ways to a page or worker that is not sealed; each tells how it went. Without the seal they work.
HURDLES = {
    "open": "open(address + 'NOTICES.txt') ? 'opened' : 'not opened'",
    "document.open": "document.open(address + 'NOTICES.txt', '', '') ? 'opened' : 'not opened'",
    "BroadcastChannel": "(new BroadcastChannel('beyond').postMessage('data'), 'posted')",
    "SharedWorker": "(new SharedWorker(address + 'unknown.js'), 'asked for')",
    "serviceWorker": "navigator.serviceWorker.register(address + 'unknown.js').then(() => 'registered', ({message}) => message)",
}


def try_hurdle(page, site, way):
    """Try one way; return (what it said, what the server and the other page of the browser noticed)."""
    noticed = len(site.requests)
    page.context.on("page", lambda opened: site.requests.append(f"page {opened.url}"))
    said = page.evaluate(f"async (address) => {{ try {{ return await ({HURDLES[way]}); }} catch (error) {{ return error.name; }} }}", site.address)
    page.wait_for_timeout(300)
    return said, site.requests[noticed:]


@pytest.fixture
def listener(page, site):
    """Another page of the site, not sealed, that keeps what it hears."""
    other = page.context.new_page()
    other.goto(site.address + "NOTICES.txt")
    other.evaluate("""() => {
      window.heard = [];
      window.channel = new BroadcastChannel("beyond");
      channel.onmessage = ({data}) => heard.push(data);
    }""")
    return other


@pytest.mark.parametrize("way", HURDLES)
def test_each_way_to_an_unsealed_page_is_open_before_the_seal(page, site, listener, page_errors, way):
    page.goto(site.address + "NOTICES.txt")
    before = len(site.requests)
    try_hurdle(page, site, way)
    wait_until(lambda: listener.evaluate("heard") == ["data"] or site.requests[before:], what="a request or a message")
    page_errors.clear()  # there is no such script


def test_each_way_to_an_unsealed_page_is_taken_away_by_the_seal(fresh_page, site, listener):
    tried = {way: try_hurdle(fresh_page, site, way) for way in HURDLES}
    assert {way: (said in ("ReferenceError", "TypeError"), noticed) for way, (said, noticed) in tried.items()} == dict.fromkeys(HURDLES, (True, []))
    assert listener.evaluate("heard") == []


def test_the_engine_cannot_speak_to_other_pages_either(fresh_page, listener):
    engine = fresh_page.workers[0]
    said = "() => { try { new BroadcastChannel('beyond').postMessage('data'); } catch (error) { return error.name; } }"
    assert engine.evaluate(said) == "ReferenceError"
    assert engine.evaluate("'serviceWorker' in navigator") is False
    listener.wait_for_timeout(200)
    assert listener.evaluate("heard") == []


# Each makes markup or code of a text, and tells whether that worked.
TEXT_BECOMES_CODE = {
    "innerHTML": "const p = document.createElement('p'); p.innerHTML = '<b>bold</b>'; return p.childElementCount === 1",
    "a constant with more behind it": "const p = document.createElement('p'); p.innerHTML = '&nbsp;<b>bold</b>'; return p.childElementCount === 1",
    "DOMParser": "return new DOMParser().parseFromString('<b>bold</b>', 'text/html').body.childElementCount === 1",
    "srcdoc": "const f = document.createElement('iframe'); f.srcdoc = '<b>bold</b>'; return f.srcdoc !== ''",
    "script text": "const s = document.createElement('script'); s.text = '1'; return s.text === '1'",
    "script from a blob": "const s = document.createElement('script'); s.src = URL.createObjectURL(new Blob(['1'])); return s.src !== ''",
    "worker from a blob": "new Worker(URL.createObjectURL(new Blob(['1']))).terminate(); return true",
    "timer": "setTimeout('globalThis.ran = 1'); await new Promise((resolve) => setTimeout(resolve, 50)); return globalThis.ran === 1",
    "another policy": "trustedTypes.createPolicy('mine', {createHTML: String}); return true",
    "another default": "trustedTypes.createPolicy('default', {createHTML: String}); return true",
}
IN_WORKERS = ("worker from a blob", "timer", "another policy")
WORKED = "async () => { try { CODE } catch (error) { return false; } }"


def test_no_text_becomes_markup_or_code(fresh_page, site, page_errors):
    unsealed = fresh_page.context.new_page()
    unsealed.goto(site.address + "NOTICES.txt")
    code = {way: WORKED.replace("CODE", attempt) for way, attempt in TEXT_BECOMES_CODE.items()}
    assert [way for way in code if not unsealed.evaluate(code[way])] == []
    assert [way for way in code if fresh_page.evaluate(code[way])] == []
    assert [way for way in IN_WORKERS if fresh_page.workers[0].evaluate(code[way])] == []
    page_errors.clear()  # the refusals


def test_what_remains_to_code_of_the_page(fresh_page):
    """README names these: if a browser comes to stop one, it has to say so too."""
    remains = fresh_page.evaluate("""() => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      return [typeof frame.contentWindow.RTCPeerConnection, typeof frame.contentWindow.BroadcastChannel, typeof localStorage, typeof location.assign];
    }""")
    assert remains == ["function", "function", "object", "function"]


def test_the_browser_was_asked_whether_the_seal_holds(page, site):
    """Page and worker each try one request of their own, and go on only when it is refused."""
    before, refusals = len(site.requests), []
    page.on("console", lambda message: refusals.append(message.text) if SEAL_TEST in message.text else None)
    start(page, site.address)
    assert any("Content Security Policy" in text for text in refusals)
    assert not any(SEAL_TEST in request for request in site.requests[before:])


def test_no_file_is_read_before_the_seal(page, site):
    """The worker that reads starts behind the seal; a file chosen while an asset is still on its way waits."""
    page.add_init_script("""
      window.touched = [];
      for (const name of ["arrayBuffer", "stream", "text", "slice", "bytes"]) {
        const original = File.prototype[name] ?? Blob.prototype[name];
        if (original) File.prototype[name] = function (...args) { window.touched.push(name); return original.apply(this, args); };
      }
      const seals = () => document.querySelectorAll('meta[http-equiv="Content-Security-Policy"][content*="connect-src \\'none\\'"]').length;
      window.Worker = class extends Worker { constructor(...args) { window.seals_at_start = seals(); super(...args); } };
    """)
    held = []
    page.route("**/engine/numpy*", lambda route: held.append(route))
    page.goto(site.address)
    wait_until(lambda: page.evaluate("window.inspector") and held)
    page.locator("#open-files").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"not DICOM at all"})
    page.wait_for_timeout(500)
    assert page.evaluate("window.seals_at_start ?? 1") == 1
    assert page.evaluate("touched") == []
    assert phase(page) == "loading"
    held[0].continue_()
    wait_until(lambda: phase(page) == "done", 60)
    assert page.evaluate("window.seals_at_start") == 1
    assert page.evaluate("inspector.account().entries") == 1


def test_opening_and_looking_makes_no_request(fresh_page, site):
    before = len(site.requests)
    fresh_page.click("#open-example")
    wait_until(lambda: phase(fresh_page) == "done", 60)
    key = fresh_page.evaluate("inspector.series()[0].series_key")
    fresh_page.evaluate("(key) => inspector.select(key)", key)
    assert fresh_page.evaluate("inspector.requests_since_open") == 0
    assert site.requests[before:] == []
