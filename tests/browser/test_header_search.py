"""Text and tags in all elements of all files: where they are, and the way there."""

from accessibility import violations
from dicom_files import file_bytes
from samples import HOSTILE, ct_slice, series_of
from seen import wait_until
from steps import open_archive


def nested():
    made = ct_slice(4, 2)
    made.ReferencedStudySequence = [ct_slice(5, 2)]
    made.ReferencedStudySequence[0].PatientComments = "Deep within"
    return file_bytes(made)


FILES = series_of(5, 1, PatientComments="shared words") | {"nested": nested(), "hostile": file_bytes(ct_slice(9, 3, PatientComments=HOSTILE))}


def search(page, text: str):
    page.get_by_role("searchbox", name="Text, name of an element, or tag").fill(text)
    page.keyboard.press("Enter")


def opened(page):
    open_archive(page, FILES)
    page.evaluate("inspector.verdict()")
    page.locator("body").press("/")
    return page.get_by_role("dialog", name="Search all headers")


def test_a_text_is_found_in_files_and_series_as_the_engine_counts_them(inspector_page):
    dialog = opened(inspector_page)
    search(inspector_page, "SHARED words")
    wait_until(lambda: "In 5 of 7 files, 1 series; 5 places in all" in dialog.inner_text())
    assert dialog.get_by_role("button", name="Stop").is_hidden()
    search(inspector_page, "(0008,0060)")
    wait_until(lambda: "In 7 of 7 files, 3 series" in dialog.inner_text())
    search(inspector_page, "nowhere to be found")
    wait_until(lambda: "In none of 7 files" in dialog.inner_text())


def test_a_hit_leads_to_its_file_and_element_by_keyboard(inspector_page):
    dialog = opened(inspector_page)
    search(inspector_page, "deep WITHIN")
    wait_until(lambda: "Deep within" in dialog.inner_text() and "0008,1110 / 0010,4000" in dialog.inner_text())
    dialog.get_by_role("button", name="nested").press("Enter")
    wait_until(dialog.is_hidden)
    chosen = inspector_page.get_by_role("region", name="Headers").locator(".tabulator-row.is-chosen")
    wait_until(lambda: chosen.count() == 1 and "Deep within" in chosen.inner_text())
    holder = inspector_page.locator("#tag-table .tabulator-tableholder")

    def is_in_sight() -> bool:
        table, place = holder.bounding_box(), chosen.bounding_box()["y"]  # lines above it come and go
        return table["y"] <= place <= table["y"] + table["height"] - 20

    wait_until(is_in_sight, what="the element in sight")


def test_what_is_found_stays_text_and_axe_finds_nothing_wrong(inspector_page):
    dialog = opened(inspector_page)
    search(inspector_page, "onerror")
    wait_until(lambda: HOSTILE in dialog.inner_text())
    assert dialog.locator("img, script").count() == 0 and inspector_page.evaluate("window.hacked") is None
    for scheme in ("light", "dark"):
        inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(inspector_page) == []


def test_what_was_found_goes_with_what_was_open(inspector_page):
    dialog = opened(inspector_page)
    search(inspector_page, "shared")
    wait_until(lambda: "In 5 of 7 files" in dialog.inner_text())
    dialog.get_by_role("button", name="Close").click()
    open_archive(inspector_page, series_of(2))
    inspector_page.get_by_role("button", name="Search all headers").click()
    assert "shared words" not in dialog.inner_text() and "In 5" not in dialog.inner_text()


def test_the_search_is_not_the_tables_filter(inspector_page):
    opened(inspector_page)
    search(inspector_page, "no such text")
    wait_until(lambda: "In none" in inspector_page.get_by_role("dialog", name="Search all headers").inner_text())
    inspector_page.keyboard.press("Escape")
    assert inspector_page.locator("#series-count").inner_text() == "3"


def test_the_help_explains_every_finding(inspector_page):
    inspector_page.get_by_role("button", name="Keyboard and help").click()
    inspector_page.locator("#finding-help > summary").press("Enter")
    help_text = inspector_page.locator("#finding-help")
    wait_until(lambda: "names_of_one_id" in help_text.inner_text())
    assert "Find out whose pictures these are." in help_text.inner_text() and "Must fix" in help_text.inner_text()
    assert violations(inspector_page) == []
