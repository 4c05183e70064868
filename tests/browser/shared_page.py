"""One started page for many tests, one after the other: it is handed on only if it looks as it did when it was new.

Most of a browser test is its page's start. After a test something else is opened and what a test may set of a browser is set back; what
then differs from the new page in anything that a page can tell (document, storage, focus, names) sends the page away, and so do errors
and failures.
"""

from collections.abc import Callable

from playwright.sync_api import Error, Page
from seen import wait_until
from steps import open_archive

SIZE = {"width": 1280, "height": 720}  # Playwright's own
SETTLING_MS = 150  # longer than the page waits before it filters headers
NOTHING = {"nothing.txt": b"no DICOM at all\n" * 20}

# What tests leave behind by habit, as a person would set it back: no dialog is open, headers are folded, switches are as they were.
SET_BACK = """(pressed) => {
  const control = (id) => document.getElementById(id);
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  control("tag-filter").value = "";
  control("tag-filter").dispatchEvent(new Event("input"));
  control("fold-tags").click();
  if (control("fold-headers").getAttribute("aria-expanded") === "true") control("fold-headers").click();
  for (const [id, wanted] of pressed) if (control(id)?.ariaPressed !== wanted) control(id)?.click();
  control("drag-window").focus();
  document.activeElement.blur();
  localStorage.clear();
}"""
# Everything that a person, a reader of screens or a script could tell. Of what is not shown it is enough that it is there.
LOOK = """() => {
  const isOut = (one) => one.closest("[hidden]") || !one.checkVisibility();
  const all = [...document.body.querySelectorAll("*")];
  const seen = all.filter((one) => !isOut(one.parentElement) && !one.matches("[role=tooltip][hidden]"));
  const inOrder = (text, between) => text.split(between).map((part) => part.trim()).filter(Boolean).sort().join(between);
  const said = ({name, value}) => `${name}=${name === "style" ? inOrder(value, ";") : name === "class" ? inOrder(value, " ") : value}`;
  const inLook = (one) => ({name}) => !isOut(one) || (name !== "style" && name !== "aria-label");
  const attributes = (one) => [...one.attributes].filter(inLook(one)).map(said).sort().join(" ");
  const texts = (one) => [...one.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map(({data}) => data.trim()).join("");
  return {
    elements: seen.map((one) => `${one.tagName} ${attributes(one)} ${isOut(one) ? "" : texts(one)}`),
    page: [document.title, attributes(document.documentElement), attributes(document.body)],
    values: all.filter((one) => one.matches("input, select")).map(({id, value, checked}) => `${id} ${value} ${checked}`),
    open: all.filter(({open}) => open).map(({id}) => id),
    pressed: all.filter((one) => one.ariaPressed).map(({id, ariaPressed}) => [id, ariaPressed]),
    scrolled: all.filter((one) => one.scrollTop || one.scrollLeft).map(({id, scrollTop, scrollLeft}) => `${id} ${scrollTop} ${scrollLeft}`),
    focus: document.activeElement.tagName,
    names: Object.getOwnPropertyNames(window),
    address: location.href,
    media: ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "print"].map((query) => matchMedia(query).matches),
    room: [innerWidth, innerHeight],
  };
}"""


class SharedPage:
    """The page, when there is one, and what it looked like when it was new. `begin` starts one, whose errors go into `errors`."""

    def __init__(self, begin: Callable[[], Page]):
        self.errors: list[str] = []  # of the test that has it
        self._begin = begin
        self._page: Page | None = None
        self._look: dict = {}

    def page(self) -> Page:
        """A started page in which nothing of DICOM is open."""
        if self._page is None:
            self._page = self._begin()
            self._look = self._settled(self._page)
        return self._page

    def hand_on(self) -> None:
        """Keep the page for the next test if it looks like new, or let it go."""
        if self._page is None:
            return
        try:
            differing = self._differing(self._settled(self._page))
        except (Error, AssertionError) as error:
            differing = str(error)
        if differing:
            self.let_go()

    def let_go(self) -> None:
        """The next test gets a new page."""
        if self._page is not None:
            self._page.context.close()
            self._page = None

    def _settled(self, page: Page) -> dict:
        """What the page looks like when something else is open and what tests may set is set back."""
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        page.context.clear_permissions()
        page.unroute_all()
        page.set_viewport_size(SIZE)
        page.mouse.move(0, 0)
        open_archive(page, NOTHING, "nothing.zip")
        wait_until(lambda: page.evaluate("inspector.timings().ready"), what="the libraries")
        page.evaluate("inspector.verdict()")
        wait_until(lambda: page.locator("#verdict").get_attribute("data-state") != "checking", what="the verdict")
        page.evaluate(SET_BACK, self._look.get("pressed", []))
        page.evaluate("async () => { await inspector.known([]); await inspector.expect(null); await inspector.verdict(); }")
        wait_until(lambda: page.locator("#verdict").get_attribute("data-state") not in (None, "checking"), what="the verdict")
        page.wait_for_timeout(SETTLING_MS)
        return page.evaluate(LOOK)

    def _differing(self, look: dict) -> list[str]:
        return [name for name in look if look[name] != self._look[name]]
