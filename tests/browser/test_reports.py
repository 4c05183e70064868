"""A report: a tree, hostile text, and the way from a reference to what it names."""

import pytest
from accessibility import focused
from object_views import item, open_report, visible_rows
from samples import HOSTILE
from seen import frame_label, object_view, stage, wait_until


def test_a_report_is_a_tree_to_be_folded_by_keyboard(inspector_page):
    open_report(inspector_page)
    assert stage(inspector_page).is_hidden()
    assert [row.split()[0] for row in visible_rows(inspector_page)] == ["Imaging", "Findings", "<img", "Image", "Image"]
    inspector_page.get_by_role("treeitem").first.focus()
    for key in ("ArrowDown", "ArrowLeft"):
        inspector_page.keyboard.press(key)
    assert len(visible_rows(inspector_page)) == 2
    assert inspector_page.get_by_role("treeitem").nth(1).get_attribute("aria-expanded") == "false"
    for key in ("ArrowRight", "End"):
        inspector_page.keyboard.press(key)
    assert len(visible_rows(inspector_page)) == 5
    assert "not in the archive" in inspector_page.evaluate("document.activeElement.textContent")
    inspector_page.keyboard.press("ArrowLeft")
    assert "Findings" in inspector_page.evaluate("document.activeElement.textContent")
    inspector_page.get_by_role("region", name="First picture").get_by_role("button", name="Fold all", exact=True).click()
    assert len(visible_rows(inspector_page)) == 2


def test_hostile_values_stay_text(inspector_page):
    open_report(inspector_page)
    assert HOSTILE in inspector_page.get_by_role("treeitem").nth(2).inner_text()
    assert object_view(inspector_page).locator("img, script").count() == 0
    assert inspector_page.evaluate("window.hacked") is None


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_reference_selects_what_it_names(inspector_page, way):
    open_report(inspector_page)
    row = inspector_page.get_by_role("treeitem").nth(3)
    assert "CT Image, series 1 “Series 1”, instance 4" in row.inner_text()
    if way == "click":
        row.get_by_role("button").click()
    else:
        row.focus()
        inspector_page.keyboard.press("Enter")
    wait_until(lambda: stage(inspector_page).is_visible() and frame_label(inspector_page) == "4 / 5")
    wait_until(lambda: inspector_page.evaluate("inspector.displayed()?.rows") == 24)
    assert focused(inspector_page) == "stage"
    inspector_page.get_by_role("button", name="Back to “Imaging report”").click()
    wait_until(lambda: object_view(inspector_page).is_visible())
    assert inspector_page.get_by_role("button", name="Back to").count() == 0


def test_a_long_report_is_cut_with_a_word(inspector_page):
    many = [item(ValueType="TEXT", RelationshipType="CONTAINS", TextValue=f"line {n}") for n in range(6000)]
    open_report(inspector_page, *many)
    assert inspector_page.get_by_role("treeitem", include_hidden=True).count() == 5000
    assert "1,005 more items are not shown" in inspector_page.locator(".left-out").first.inner_text()
