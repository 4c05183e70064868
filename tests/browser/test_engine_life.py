"""The engine's end in every phase of the page: the phase stays true, what was asked ends, and there is a way on."""

import pytest
from archives import zip_bytes
from patched_engine import serve_in_place, with_wrapped
from samples import series_of
from seen import READY_SECONDS, phase, series_rows, wait_until
from steps import chosen, open_archive, start

# The real engine, which is busy or never done where a test wants it to be, by the name of the file that is opened.
WAYWARD = """
import asyncio, json, time
from . import rpc_of_the_build as build

class Inspector(build.Inspector):
    def __init__(self, storage, working_on, libraries):
        super().__init__(storage, working_on, libraries)
        self.working_on, self.opened = working_on, ""

    async def call(self, method, params_json, emit=None):
        params = json.loads(params_json)
        if method == "open":
            self.opened = params["sources"][0]["name"]
        reply = await super().call(method, params_json, emit)
        if method == "open" and self.opened == "busy.zip" and "S1/IM0002" not in params["skip"]:
            self.working_on("S1/IM0002")
            end = time.monotonic() + 600
            while time.monotonic() < end:
                pass
        if (method, self.opened) in (("open", "endless.zip"), ("get_frame", "endless-frames.zip")):
            await asyncio.sleep(3600)
        return reply
"""
THROW = "setTimeout(() => { throw new Error('out of memory'); })"
FIRST_SERIES = "inspector.series()[0].series_key"


@pytest.fixture
def wayward_page(page):
    """The page, not loaded yet, with WAYWARD as its engine."""
    serve_in_place(page, with_wrapped({"bridge/rpc": WAYWARD}))
    return page


def choose(page, name, entries=None):
    page.set_input_files("#open-files", [chosen(name, zip_bytes(entries or series_of(3)))])


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def bring_to(page, site, wanted):
    """Bring the page into a phase in which its worker runs."""
    if wanted == "loading":
        page.route("**/engine/numpy*", lambda route: None)  # never answered
        page.goto(site.address)
        wait_until(lambda: page.evaluate("1") and page.workers, READY_SECONDS, "the worker")
        return
    start(page, site.address)
    if wanted == "scanning":
        choose(page, "endless.zip")
        wait_until(lambda: page.evaluate("inspector.series().length"))
    elif wanted == "done":
        open_archive(page, series_of(3))
    assert phase(page) == wanted


@pytest.mark.parametrize("wanted", ["loading", "ready", "scanning", "done"])
def test_the_engine_dies_in_each_phase(wayward_page, site, page_errors, wanted):
    bring_to(wayward_page, site, wanted)
    wayward_page.workers[0].evaluate(THROW)
    wait_until(lambda: phase(wayward_page) == "failed")
    assert "The engine has stopped" in wayward_page.get_by_role("alert").inner_text()
    page_errors.clear()  # the error above
    if wanted == "loading":
        return  # the asset that is on its way cannot be asked for again
    choose(wayward_page, "next.zip")  # without a word on the engine: it starts anew
    wait_until(lambda: phase(wayward_page) == "done", READY_SECONDS, "the next archive")
    assert wayward_page.evaluate("inspector.account().images") == 3
    assert wayward_page.get_by_role("alert").is_hidden()


def test_the_engine_dies_while_a_frame_is_on_its_way(wayward_page, site, page_errors):
    start(wayward_page, site.address)
    choose(wayward_page, "endless-frames.zip")
    wait_until(lambda: phase(wayward_page) == "done")
    wayward_page.evaluate(f"() => {{ window.asked = inspector.select({FIRST_SERIES}, 0).then(() => 'drawn', ({{code}}) => code); }}")
    wayward_page.wait_for_timeout(200)
    wayward_page.workers[0].evaluate(THROW)
    assert wayward_page.evaluate("asked") == "engine_failed"
    assert phase(wayward_page) == "failed"
    page_errors.clear()  # the error above


def test_an_engine_that_is_gone_without_a_word_is_noticed(wayward_page, site):
    start(wayward_page, site.address)
    open_archive(wayward_page, series_of(3))
    wait_until(lambda: wayward_page.evaluate("inspector.displayed() !== null"), what="the first picture")  # nothing else is asked of it then
    wayward_page.workers[0].evaluate("close()")
    wayward_page.evaluate(f"() => {{ window.asked = inspector.select({FIRST_SERIES}, 0).then(() => 'drawn', ({{code}}) => code); }}")
    wait_until(lambda: wayward_page.get_by_role("alert").is_visible(), 20)
    assert "has not answered for 10 seconds" in wayward_page.get_by_role("alert").inner_text()
    button(wayward_page, "Restart and open the same files").click()
    assert wayward_page.evaluate("asked") == "engine_failed"
    wait_until(lambda: phase(wayward_page) == "done", READY_SECONDS)


def test_an_entry_that_keeps_the_engine_busy_is_left_out(wayward_page, site):
    """The table stays until the files are read again, without that entry."""
    start(wayward_page, site.address)
    choose(wayward_page, "busy.zip", series_of(3))
    alert = wayward_page.get_by_role("alert")
    wait_until(alert.is_visible, 20, "the question")
    assert "“S1/IM0002”" in alert.inner_text()
    assert phase(wayward_page) == "scanning"
    wait_until(lambda: series_rows(wayward_page).count() == 1)
    wayward_page.evaluate("""() => {
      window.least = 1;
      const count = () => { window.least = Math.min(least, inspector.series().length); requestAnimationFrame(count); };
      count();
    }""")
    button(wayward_page, "Restart and leave it out").click()
    wait_until(lambda: phase(wayward_page) == "loading")
    assert series_rows(wayward_page).count() == 1
    wait_until(lambda: phase(wayward_page) == "done", READY_SECONDS)
    assert alert.is_hidden()
    assert wayward_page.evaluate("least") == 1
    assert wayward_page.evaluate("(({images, unreadable}) => [images, unreadable])(inspector.account())") == [2, 1]
    wayward_page.get_by_role("button", name="1 Unreadable").click()
    wait_until(lambda: "left out, as you asked" in wayward_page.locator("#entries-dialog").inner_text())


def test_who_waits_is_not_asked_again_at_once(wayward_page, site):
    start(wayward_page, site.address)
    choose(wayward_page, "busy.zip", series_of(3))
    alert = wayward_page.get_by_role("alert")
    wait_until(alert.is_visible, 20, "the question")
    button(wayward_page, "Wait").click()
    assert alert.is_hidden()
    wayward_page.wait_for_timeout(4000)
    assert alert.is_hidden()
