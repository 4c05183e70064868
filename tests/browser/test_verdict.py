"""May it be forwarded? The verdict above the table, and what it is for."""

import re

from accessibility import focused, violations
from dicom_files import file_bytes
from samples import ct_slice, series_of
from seen import phase, series_rows, wait_until
from steps import open_archive

GAP = series_of(3, 1) | {"S1/IM0009": file_bytes(ct_slice(9, 1))} | series_of(2, 2)
BAR = "May it be forwarded?"


def bar(page):
    return page.get_by_role("region", name=BAR)


def settled(page) -> dict:
    """The verdict when everything was looked into, and the page says so."""
    verdict = page.evaluate("inspector.verdict()")
    wait_until(lambda: bar(page).get_attribute("data-state") == verdict["state"] != "checking", what="the verdict")
    return verdict


def test_the_verdict_is_said_with_a_word_a_sign_and_three_numbers(inspector_page):
    open_archive(inspector_page, GAP)
    verdict = settled(inspector_page)
    found = inspector_page.evaluate("inspector.findings()")
    assert verdict["complete"] and verdict["state"] == "must_fix"
    said = " ".join(bar(inspector_page).inner_text().split())
    for severity, words in (("must_fix", "must fix"), ("look", "look"), ("note", "note")):
        assert verdict[severity] == sum(finding["severity"] == severity for finding in found)
        assert f"{verdict[severity]} {words}" in said
    assert "Not yet" in said and verdict["detail"] in said
    assert bar(inspector_page).locator("svg:visible").count() == 1
    assert inspector_page.get_by_role("button", name=f"{len(found)} Findings").is_visible()
    assert inspector_page.locator("#verdict-spoken[role=status]").inner_text() == verdict["sentence"]


def test_while_every_element_is_read_it_says_so(inspector_page):
    inspector_page.evaluate("""() => {
      const bar = document.getElementById("verdict");
      window.states = [];
      new MutationObserver(() => states.push([bar.dataset.state, bar.textContent])).observe(bar, {attributes: true, subtree: true, childList: true});
    }""")
    open_archive(inspector_page, GAP)
    last = settled(inspector_page)
    states = inspector_page.evaluate("states")
    assert "Still looking" in next(text for state, text in states if state == "checking")
    assert inspector_page.evaluate("inspector.account().examined") == last["examined"] == last["examinable"] == 6


def test_nothing_moves_when_the_verdict_comes(inspector_page):
    place = "document.getElementById('workspace').getBoundingClientRect().top"
    inspector_page.set_viewport_size({"width": 1280, "height": 720})
    before = inspector_page.evaluate(place)
    open_archive(inspector_page, GAP)
    settled(inspector_page)
    wait_until(lambda: "our guess" in bar(inspector_page).inner_text())
    assert inspector_page.evaluate(place) == before
    assert bar(inspector_page).bounding_box()["height"] < 40  # one line


def test_the_verdict_is_copied_without_names(inspector_page):
    inspector_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_archive(inspector_page, GAP | {"other": file_bytes(ct_slice(1, 5, PatientName="Roe^Richard"))})
    verdict = settled(inspector_page)
    bar(inspector_page).get_by_role("button", name="Copy verdict").click()
    copied = wait_until(lambda: inspector_page.evaluate("navigator.clipboard.readText()"))
    assert copied == verdict["sentence"] and not re.search("Doe|Roe|Jane|P1", copied)


def test_the_worst_of_each_series_stands_in_its_row(inspector_page):
    open_archive(inspector_page, GAP)
    severities = {one["series_key"]: one["severity"] for one in settled(inspector_page)["severities"]}
    rows = inspector_page.evaluate("inspector.series()")
    assert [row["worst"] for row in rows] == [severities.get(row["series_key"]) for row in rows]
    row = series_rows(inspector_page).filter(has_text="Series 1").locator("[tabulator-field=worst]")
    wait_until(lambda: row.inner_text().strip() == "Must fix" and row.get_attribute("data-severity") == "must_fix")


def test_the_purpose_is_asked_once_with_a_guess_and_remembered(inspector_page):
    open_archive(inspector_page, GAP)
    assert settled(inspector_page)["purpose"] == "research"  # the strictest, until somebody says
    wait_until(lambda: "Care (our guess)" in " ".join(bar(inspector_page).inner_text().split()))
    bar(inspector_page).get_by_role("button", name="Care").click()
    wait_until(lambda: inspector_page.evaluate("inspector.verdict().then(({purpose}) => purpose)") == "care")
    assert "For care" in bar(inspector_page).inner_text() and "What is it for?" not in bar(inspector_page).inner_text()
    inspector_page.reload()
    wait_until(lambda: phase(inspector_page) == "ready", 60)
    open_archive(inspector_page, GAP)
    assert settled(inspector_page)["purpose"] == "care"
    assert "What is it for?" not in bar(inspector_page).inner_text()


def test_what_may_stay_is_chosen_in_plain_words_by_keyboard(inspector_page):
    open_archive(inspector_page, GAP)
    settled(inspector_page)
    bar(inspector_page).get_by_role("button", name="Research or teaching").press("Enter")
    wait_until(lambda: focused(inspector_page) == "purpose-summary")
    inspector_page.keyboard.press("Enter")
    box = inspector_page.get_by_role("checkbox", name="Dates and times may stay as they are")
    box.press("Space")
    wait_until(lambda: inspector_page.evaluate("inspector.verdict().then(({options}) => options)") == ["retain_dates_full"])
    wait_until(lambda: "PS3.15" in inspector_page.get_by_role("tooltip").inner_text())
    assert "1 exception" in bar(inspector_page).inner_text()
    assert violations(inspector_page) == []
    inspector_page.keyboard.press("Escape")
    assert box.is_hidden()


def test_every_option_of_the_page_is_one_of_the_engine(inspector_page):
    open_archive(inspector_page, GAP)
    names = inspector_page.locator("#purpose-options input").evaluate_all("(boxes) => boxes.map(({name}) => name)")
    judged = inspector_page.evaluate("(names) => inspector.set_purpose('research', names)", names)
    assert judged["options"] == sorted(names) and judged["complete"]
    assert inspector_page.evaluate("inspector.set_purpose('care').then(({purpose}) => purpose)") == "care"
    refused = inspector_page.evaluate("inspector.set_purpose('research', ['retain_everything']).catch(({code}) => code)")
    assert refused == "bad_request"
    assert inspector_page.evaluate("inspector.verdict().then(({purpose}) => purpose)") == "care"  # that stays


def test_known_names_are_judged_and_never_stored(fresh_page):
    open_archive(fresh_page, GAP)
    assert fresh_page.evaluate("inspector.known(['Zyzzyva']).then(({complete}) => complete)")
    assert "Zyzzyva" not in fresh_page.evaluate("JSON.stringify({...localStorage})")


def test_what_is_expected_is_judged(fresh_page):
    open_archive(fresh_page, GAP)
    wanted = {"dicom_zip_expectation": 1, "counts": {"studies": 3}}
    before = fresh_page.evaluate("inspector.expect(null)")
    judged = fresh_page.evaluate("(wanted) => inspector.expect(wanted)", wanted)
    assert judged["findings"] > before["findings"]
    assert "expectation" in {one["subject"] for one in fresh_page.evaluate("inspector.findings()")}
    assert fresh_page.evaluate("inspector.expect('').then(({findings}) => findings)") == before["findings"]
