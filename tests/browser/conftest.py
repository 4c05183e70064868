"""The built site on a loopback port, and a real browser that asks nobody else.

Every page fails its test on any page error or console error, and aborts every request that is not to the site. A test that provokes an
error takes `page_errors` too, looks at what is in it and clears it.

`inspector_page` may have been used by tests before; it looks as if it had not. A test that needs to be there from the start, or that changes
what a page cannot tell, takes `fresh_page`.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright
from samples import series_of
from seen import SEAL_TEST, stage
from shared_page import SharedPage
from steps import choose_series, open_archive, start

from site_builder import browser as browsers
from site_builder import layout, serve

FAILED = pytest.StashKey[bool]()
UNBUNDLED = "/unbundled"


@dataclass
class Site:
    """The served dist/ and every request that reached it, as "METHOD path"."""

    address: str
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The built site, served on a free port for the whole run; below UNBUNDLED with each of its modules as it is written."""
    if not (layout.DIST / "index.html").is_file():
        pytest.fail("dist/ is not there: run python3 build.py build")
    served = Site("")

    class RecordingHandler(serve.Handler):
        def translate_path(self, path: str) -> str:
            is_unbundled = path.startswith(UNBUNDLED)
            self.directory = str(layout.UNBUNDLED if is_unbundled else layout.DIST)
            return super().translate_path(path.removeprefix(UNBUNDLED) if is_unbundled else path)

        def parse_request(self) -> bool:
            parsed = super().parse_request()
            served.requests.append(f"{self.command} {self.path}")
            return parsed

        def do_POST(self) -> None:
            self.send_response(204)
            self.end_headers()

    server = serve.listen(layout.DIST, 0, RecordingHandler)
    served.address = f"http://localhost:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--browser", choices=browsers.KINDS, default=browsers.KINDS[0], help="the kind of browser that the page is tested in")


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser of the kind asked for, the one that build.py found, for the whole run."""
    kind = request.config.getoption("--browser")
    with sync_playwright() as playwright:
        launched = getattr(playwright, kind).launch(executable_path=browsers.ensure(), args=browsers.flags())
        yield launched
        launched.close()


@pytest.fixture
def page_errors() -> list[str]:
    """What the page reported as errors; what is left at the end fails the test."""
    return []


@pytest.fixture
def page(browser: Browser, site: Site, page_errors: list[str]) -> Iterator[Page]:
    """A page of its own, watched."""
    opened = _watched_page(browser, site, page_errors.append)
    yield opened
    opened.context.close()
    assert page_errors == []


def _watched_page(browser: Browser, site: Site, report: Callable[[str], None]) -> Page:
    """A page in a context of its own; `report` is told of errors and of requests to elsewhere."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    opened = context.new_page()

    def allow_site_only(route: Route) -> None:
        if route.request.url.startswith(site.address):
            route.fallback()
        else:
            report(f"a request to elsewhere: {route.request.url}")
            route.abort()

    context.route("**/*", allow_site_only)
    opened.on("pageerror", lambda error: report(f"page error: {error}"))
    opened.on("console", lambda message: _note(message, report))
    return opened


def _note(message, report: Callable[[str], None]) -> None:
    if message.type == "error" and SEAL_TEST not in message.text:
        report(f"console error: {message.text}")


@pytest.fixture(scope="session")
def shared_page(browser: Browser, site: Site) -> Iterator[SharedPage]:
    """A started page, handed from test to test."""

    def begin() -> Page:
        begun = _watched_page(browser, site, lambda error: shared.errors.append(error))
        start(begun, site.address)
        return begun

    shared = SharedPage(begin)
    yield shared
    shared.let_go()


@pytest.fixture
def inspector_page(shared_page: SharedPage, page_errors: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page with its engine ready and nothing of DICOM open; tests before may have used it, and it looks as if they had not."""
    shared_page.errors = page_errors
    yield shared_page.page()
    shared_page.hand_on()
    if page_errors or request.node.stash.get(FAILED, False):
        shared_page.let_go()
    assert page_errors == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """Note of a test that it failed, for `inspector_page`."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def fresh_page(page: Page, site: Site) -> Page:
    """A page of its own with its engine ready to scan: window.inspector.phase is "ready"."""
    start(page, site.address)
    return page


@pytest.fixture
def viewer(inspector_page: Page) -> Page:
    """A series of nine slices chosen, the picture with the focus."""
    open_archive(inspector_page, series_of(9))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    return inspector_page


@pytest.fixture
def bare_page(page: Page, site: Site) -> Page:
    """A document beside the page's modules, each as it is written, without any of them."""
    page.goto(f"{site.address.rstrip('/')}{UNBUNDLED}/NOTICES.txt")
    return page
