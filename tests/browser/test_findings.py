"""All that was found, in a panel: the worst first, by subject, with the way to its files and elements; values are masked until asked for."""

import json
import re
from pathlib import Path

from accessibility import violations
from dicom_files import file_bytes
from playwright.sync_api import Locator, Page
from samples import HOSTILE, ct_slice, series_of
from seen import wait_until
from steps import open_archive, show_headers

FAULTS = (
    series_of(3, 1)
    | {"S1/IM0009": file_bytes(ct_slice(9, 1, PatientName="Roe^Richard"))}
    | series_of(3, 2)
    | {"cut": file_bytes(ct_slice(5, 2))[:-300], "readme.txt": b"text\n" * 20}
)
FILES = len(FAULTS)
SEVERITIES = ["Must fix", "Look", "Note"]


def open_panel(page: Page, entries: dict[str, bytes]) -> Locator:
    open_archive(page, entries)
    page.evaluate("inspector.verdict()")
    wait_until(lambda: page.locator("#verdict").get_attribute("data-state") != "checking")
    return show_panel(page)


def show_panel(page: Page) -> Locator:
    page.get_by_role("button", name="Findings").click()
    panel = page.get_by_role("dialog", name="Findings")
    wait_until(lambda: panel.locator("summary").count() > 0)
    return panel


def line(panel: Locator, words: str) -> Locator:
    return panel.locator("details", has=panel.page.locator("summary", has_text=words)).first


def unfold_all(panel: Locator) -> None:
    """Every finding, those within lines too, but not what is within a finding."""
    folded = panel.locator("details:not([open]) > summary:has(> .severity)")

    def is_unfolded() -> bool:
        folded.evaluate_all("(all) => all.forEach((one) => one.click())")
        return folded.count() == 0 and panel.locator("details[open]:has(> summary > .severity)").evaluate_all(
            "(all) => all.every(({childElementCount}) => childElementCount > 1)"
        )

    wait_until(is_unfolded)


def unfold(panel: Locator, *words: str) -> None:
    """Press a summary, then one within what it unfolds, and so on."""
    within = panel
    for word in words:
        within.locator("summary", has_text=word).first.click()
        within = within.locator("details[open]", has=panel.page.locator("summary", has_text=word)).last


def test_every_finding_is_there_the_worst_first_with_its_counts_and_what_to_do(inspector_page):
    panel = open_panel(inspector_page, FAULTS)
    found = inspector_page.evaluate("inspector.findings()")
    assert len(found) > 3
    for subject in panel.locator(".finding-lines").all():
        words = subject.locator(".severity").all_inner_texts()
        assert words == sorted(words, key=SEVERITIES.index)
    unfold_all(panel)
    rows = panel.locator("details:has(> summary > .severity)")
    told = [" ".join(text.split()) for text in rows.all_inner_texts()]
    words = dict(zip(("must_fix", "look", "note"), SEVERITIES, strict=True))
    for finding in found:
        files = f"{len(finding['entry_keys'])} of {FILES} files" if finding["entry_keys"] else ""
        place = "".join(f"{tag[-8:-4]},{tag[-4:]}" for tag in finding["tags"])
        wanted = [words[finding["severity"]], finding["in_general"], place, files, finding["why"], finding["advice"], finding["source"]]
        assert any(all(" ".join(word.split()) in text for word in wanted) for text in told), finding["message"]


def test_values_are_masked_until_asked_for_and_again_when_the_panel_was_closed(inspector_page):
    panel = open_panel(inspector_page, FAULTS | {"other": file_bytes(ct_slice(4, 2, PatientName=HOSTILE))})
    named = re.compile("Roe|Doe|Jane|hacked")
    unfold_all(panel)
    wait_until(lambda: panel.locator("summary", has_text="Show").count() > 0)
    assert not named.search(panel.evaluate("(dialog) => dialog.textContent"))
    unfold(line(panel, "Patient's Name differs"), "Show")
    wait_until(lambda: "Roe^Richard" in panel.inner_text() and HOSTILE in panel.inner_text())
    assert panel.locator("img, script").count() == 0 and inspector_page.evaluate("window.hacked") is None
    inspector_page.keyboard.press("Escape")
    panel = show_panel(inspector_page)
    wait_until(lambda: "Source" in line(panel, "Patient's Name differs").inner_text())  # that stays unfolded
    assert not named.search(panel.inner_text())


def test_one_click_leads_to_the_file_and_its_element_and_the_panel_keeps_its_place(inspector_page):
    inspector_page.evaluate("inspector.set_purpose('care', [])")  # a name is none of its findings
    panel = open_panel(inspector_page, FAULTS)
    unfold(panel, "Patient's Name differs", "1 file")
    panel.get_by_role("button", name="S1/IM0009").press("Enter")
    wait_until(panel.is_hidden)
    headers = inspector_page.get_by_role("region", name="Headers")
    chosen = headers.locator(".tabulator-row.is-chosen")
    wait_until(lambda: headers.is_visible() and chosen.count() == 1 and "Roe^Richard" in chosen.inner_text())
    assert "S1/IM0009" in headers.inner_text() and "0010,0010" in chosen.inner_text()
    wait_until(lambda: "Note" in chosen.locator("[tabulator-field=remarks]").inner_text(), what="the finding beside its row")
    panel = show_panel(inspector_page)
    wait_until(panel.get_by_role("button", name="S1/IM0009").is_visible)


def test_a_file_that_is_no_dicom_is_looked_at_in_its_own_dialog(inspector_page):
    panel = open_panel(inspector_page, FAULTS | {"autorun.inf": b"[autorun]\nopen=setup.exe\n"})
    found = next(one for one in inspector_page.evaluate("inspector.findings()") if one["entry_names"] == ["autorun.inf"])
    unfold(panel, found["in_general"], "1 file")
    panel.get_by_role("button", name="autorun.inf").click()
    wait_until(lambda: "open=setup.exe" in inspector_page.get_by_role("dialog", name="autorun.inf").inner_text())


def test_a_finding_is_accepted_with_a_reason_and_taken_back(inspector_page):
    panel = open_panel(inspector_page, FAULTS)
    before = inspector_page.evaluate("inspector.verdict()")
    unfold(panel, "Pixel Data are cut")
    row = line(panel, "Pixel Data are cut")
    row.get_by_role("textbox").fill("known, sent again")
    row.get_by_role("textbox").press("Enter")
    wait_until(lambda: "Seen, accepted: known, sent again" in row.inner_text())
    assert row.locator(".severity").first.inner_text() == "Accepted"
    after = inspector_page.evaluate("inspector.verdict()")
    assert (after["must_fix"], after["accepted"]) == (before["must_fix"] - 1, 1)
    row.get_by_role("button", name="Take back").press("Enter")
    wait_until(lambda: row.locator(".severity").first.inner_text() == "Must fix")
    assert inspector_page.evaluate("inspector.verdict()") == before


def test_the_list_is_copied_without_names(inspector_page):
    inspector_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = open_panel(inspector_page, FAULTS)
    panel.get_by_role("button", name="Copy all findings").click()
    copied = wait_until(lambda: inspector_page.evaluate("navigator.clipboard.readText()"))
    found = inspector_page.evaluate("inspector.findings()")
    assert copied.startswith(inspector_page.evaluate("inspector.verdict()")["sentence"])
    assert len(copied.splitlines()) == 1 + len(found) and all(finding["in_general"] in copied for finding in found)
    assert not re.search("Roe|Doe|Jane|IM0009", copied)


def test_a_line_of_identity_offers_what_would_let_it_stay_and_that_is_taken_back(inspector_page):
    panel = open_panel(inspector_page, FAULTS)
    before = inspector_page.evaluate("inspector.verdict()")
    unfold(panel, "When: dates and times")
    panel.get_by_role("button", name="Dates may stay").first.press("Enter")
    allowed = panel.get_by_role("group", name="What may stay, by your choice")
    wait_until(lambda: "Dates may stay" in allowed.inner_text() and panel.locator("summary", has_text="When: dates").count() == 0)
    after = inspector_page.evaluate("inspector.verdict()")
    assert after["options"] == ["retain_dates_full"] and after["findings"] < before["findings"]
    allowed.get_by_role("button", name="Dates may stay: take back").click()
    wait_until(lambda: panel.locator("summary", has_text="When: dates").count() == 1)
    assert inspector_page.evaluate("inspector.verdict()") == before


def test_series_lead_to_their_pictures(inspector_page):
    panel = open_panel(inspector_page, FAULTS)
    unfold(panel, "Slices are missing", "2 series")
    panel.get_by_role("button", name="Series 2").click()
    wait_until(panel.is_hidden)
    wait_until(lambda: inspector_page.get_by_role("row", selected=True).filter(has_text="Series 2").count() == 1)


def test_findings_beside_headers_follow_the_file(inspector_page):
    inspector_page.evaluate("inspector.set_purpose('care', [])")
    open_archive(inspector_page, FAULTS)
    show_headers(inspector_page)
    inspector_page.evaluate("inspector.verdict()")
    table = inspector_page.get_by_role("grid", name="Headers")
    row = table.locator(".tabulator-row", has_text="0010,0010")
    key = next(one["series_key"] for one in inspector_page.evaluate("inspector.series()") if one["series_description"] == "Series 1")
    for place, has_one in ((3, True), (0, False), (3, True)):
        inspector_page.evaluate("([key, place]) => inspector.select(key, place)", [key, place])
        wait_until(lambda has_one=has_one: ("Note" in row.inner_text()) == has_one and "0010,0010" in row.inner_text(), what=f"frame {place}")


def test_axe_finds_nothing_wrong_with_the_panel(inspector_page):
    for scheme in ("light", "dark"):
        inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        panel = open_panel(inspector_page, FAULTS)
        unfold_all(panel)
        assert violations(inspector_page) == []
        inspector_page.keyboard.press("Escape")


def chosen(page: Page, schema: object) -> None:
    """Choose a file of an expectation."""
    text = schema if isinstance(schema, str) else json.dumps(schema)
    page.set_input_files("#expectation-file", {"name": "wanted.json", "mimeType": "application/json", "buffer": text.encode()})


def differences(page: Page) -> list[dict]:
    """What is not as expected."""
    return [row for row in page.evaluate("inspector.findings()") if row["subject"] == "expectation" and row["severity"] != "note"]


def test_what_is_there_is_saved_as_an_expectation_and_other_files_are_held_against_it(inspector_page):
    panel = open_panel(inspector_page, series_of(3, 1))
    with inspector_page.expect_download() as saved:
        panel.get_by_role("button", name="Save what is there as one").click()
    assert saved.value.suggested_filename == "expectation.json"
    expectation = json.loads(Path(saved.value.path()).read_text("utf-8"))
    said = panel.locator("#expectation-said")
    chosen(inspector_page, expectation)
    wait_until(lambda: said.inner_text() == "Held against “wanted.json”.")
    assert [
        row["subject"] for row in inspector_page.evaluate("inspector.findings()") if row["severity"] != "note" and row["subject"] == "expectation"
    ] == []
    panel.get_by_role("button", name="Close").click()
    panel = open_panel(inspector_page, series_of(2, 1))
    assert line(panel, differences(inspector_page)[0]["in_general"]).count() == 1
    panel.get_by_role("button", name="Expect nothing").click()
    wait_until(lambda: differences(inspector_page) == [])
    assert said.inner_text() == ""


def test_a_file_that_is_no_expectation_is_refused_with_its_reason(inspector_page):
    panel = open_panel(inspector_page, series_of(2, 1))
    said = panel.locator("#expectation-said")
    chosen(inspector_page, "<b>no JSON</b>")
    wait_until(lambda: said.inner_text().startswith("“wanted.json” says nothing that can be held against it: "))
    assert panel.get_by_role("button", name="Expect nothing").is_hidden()
    assert violations(inspector_page) == []
