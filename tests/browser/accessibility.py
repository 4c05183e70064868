"""What a page is like without eyes or mouse: axe-core's judgement, and where the focus is."""

from functools import cache

from playwright.sync_api import Page

from site_builder import assets, pyodide_node


@cache
def _axe_source() -> str:
    return (pyodide_node.unpacked(assets.read_lock()["axe-core"]) / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, one line each."""
    page.evaluate(_axe_source())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false}).then(({violations}) => violations)")
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def tab_to(page: Page, element_id: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(60):
        if focused(page) == element_id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches #{element_id}")


def focused(page: Page) -> str:
    """The id of the element that has the focus, or its class."""
    return page.evaluate("document.activeElement.id || document.activeElement.className")
