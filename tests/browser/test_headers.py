"""The headers of the picture that is shown."""

from collections.abc import Callable

import pytest
from dicom_files import file_bytes
from pydicom.dataset import Dataset
from samples import ct_slice, text_report
from seen import wait_until
from steps import choose_series, open_archive, show_headers


@pytest.fixture
def headers(inspector_page):
    """Three slices with a sequence, a long text and a private element; the middle one is shown."""
    entries = {}
    for number in (1, 2, 3):
        made = ct_slice(number, ImageComments="long " * 400)
        item = Dataset()
        item.CodeValue, item.CodeMeaning = "T-D1100", "Head"
        made.AnatomicRegionSequence = [item]
        made.private_block(0x0011, "MAKER", create=True).add_new(0x01, "LO", "secret note")
        entries[f"IM{number}"] = file_bytes(made)
    inspector_page.set_viewport_size({"width": 1440, "height": 1000})
    open_archive(inspector_page, entries)
    show_headers(inspector_page)
    choose_series(inspector_page, "Series 1")
    wait_until(lambda: "0002,0010" in text(inspector_page))
    return inspector_page


def text(page) -> str:
    return page.locator("#tag-table .tabulator-table").inner_text()


def narrow(page, wanted: str, left: list[str] | Callable[[list[str]], bool]) -> None:
    """Filter, and wait for the tags that are left, or for what holds for them."""
    count = page.locator("#tag-count")
    page.fill("#tag-filter", "")
    wait_until(lambda: " of " not in count.inner_text())
    page.fill("#tag-filter", wanted)
    wait_until(lambda: " of " in count.inner_text())
    is_right = left if callable(left) else lambda tags: tags == left
    wait_until(lambda: is_right([tag.strip().strip("()") for tag in page.locator("#tag-table .tag").all_inner_texts()]), what=f"what {wanted} leaves")


def test_all_elements_are_listed(headers):
    rows = headers.evaluate("inspector.tags()")
    tags = {row["tag"]: row for row in rows}
    assert tags["00020010"]["vr"] == "UI"
    assert tags["00080060"] == {
        "path": "00080060", "parent": None, "tag": "00080060", "vr": "CS", "keyword": "Modality", "name": "Modality", "creator": "",
        "length": 2, "value": "CT", "complete": True, "private": False, "problem": "",
    }  # fmt: skip
    assert any(row["private"] and row["value"] == "secret note" for row in rows)
    assert headers.locator("#tag-count").inner_text() == str(len(rows))


def test_filter_by_tag_keyword_name_vr_and_value(headers):
    narrow(headers, "0010,0010", ["0010,0010"])
    narrow(headers, "00100010", ["0010,0010"])
    narrow(headers, "patientbirthdate", ["0010,0030"])
    narrow(headers, "series description", lambda tags: "0008,103E" in tags and "0010,0010" not in tags)
    narrow(headers, "secret note", ["0011,1001"])
    narrow(headers, "UI", lambda tags: "0008,0018" in tags and "0010,0010" not in tags)


def test_a_match_inside_a_sequence_shows_its_parents(headers):
    narrow(headers, "T-D1100", lambda tags: tags != [] and tags[0] == "0008,2218" and tags[-1] == "0008,0100")
    assert headers.locator("#tag-count").inner_text().startswith("1 of ")


def test_sequences_unfold(headers):
    narrow(headers, "anatomic region sequence", ["0008,2218"])
    headers.fill("#tag-filter", "")
    wait_until(lambda: "0002,0010" in text(headers))
    headers.get_by_role("button", name="Fold all").last.click()
    wait_until(lambda: "T-D1100" not in text(headers))
    headers.get_by_role("button", name="Unfold all").last.click()
    wait_until(lambda: "T-D1100" in text(headers))


def test_a_sequence_unfolds_by_keyboard(headers):
    fold = headers.locator("#tag-table .tabulator-row", has_text="Anatomic Region Sequence").get_by_role("button")
    narrow(headers, "anatomic region", ["0008,2218"])
    assert fold.get_attribute("aria-expanded") == "false"
    fold.focus()
    headers.keyboard.press("Enter")
    wait_until(lambda: fold.get_attribute("aria-expanded") == "true")
    item = headers.locator("#tag-table .tabulator-row", has_text="Item 1").get_by_role("button")
    item.focus()
    headers.keyboard.press("Enter")
    wait_until(lambda: "T-D1100" in text(headers))
    assert headers.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_the_whole_value_on_demand(headers):
    narrow(headers, "imagecomments", ["0020,4000"])
    headers.get_by_role("button", name="Whole value of Image Comments").click()
    wait_until(lambda: headers.locator("#value-text").inner_text().count("long") == 400)
    assert "Image Comments" in headers.locator("#value-title").inner_text()
    headers.keyboard.press("Escape")
    wait_until(lambda: headers.locator("#value-dialog").is_hidden())


def test_headers_follow_the_frame_and_the_filter_stays(headers):
    narrow(headers, "instancenumber", ["0020,0013"])
    assert "2" in text(headers).split("\n")[-1].split()
    headers.get_by_role("button", name="Next frame").click()
    wait_until(lambda: "3" in text(headers).split("\n")[-1].split())
    assert headers.input_value("#tag-filter") == "instancenumber"


def test_a_very_long_sequence_is_listed_in_part_and_says_so(inspector_page):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = "1", "99TEST", "Needle"
    made = ct_slice(1, SeriesDescription="Long", AnatomicRegionSequence=[item] * 6000, ImageComments="after it")
    open_archive(inspector_page, {"long": file_bytes(made)})
    show_headers(inspector_page)
    choose_series(inspector_page, "Long")
    count = inspector_page.locator("#tag-count")
    wait_until(lambda: count.inner_text().endswith("listed. Of 1 sequence not all items are listed."))
    rows = {row["path"]: row for row in inspector_page.evaluate("inspector.tags()")}
    assert rows["00082218"]["value"].startswith("6,000 items, the first ") and rows["00204000"]["value"] == "after it"
    items = sum(row["parent"] == "00082218" for row in rows.values())
    inspector_page.fill("#tag-filter", "needle")
    wait_until(lambda: " of " in count.inner_text())
    matches = int(count.inner_text().split(" of ")[0].replace(",", ""))
    assert matches == items < 6000  # what is counted is the same every time
    inspector_page.get_by_role("button", name="Unfold all").last.click()
    wait_until(lambda: "Needle" in text(inspector_page))


def test_all_of_a_very_long_sequence_on_demand(inspector_page):
    item = Dataset()
    item.CodeValue, item.CodeMeaning = "1", "Needle"
    open_archive(inspector_page, {"long": file_bytes(ct_slice(1, SeriesDescription="Long", AnatomicRegionSequence=[item] * 7000))})
    show_headers(inspector_page)
    choose_series(inspector_page, "Long")
    all_tags, count = inspector_page.get_by_role("button", name="Show all"), inspector_page.locator("#tag-count")
    all_tags.click()
    wait_until(lambda: count.inner_text().isdigit() or "listed" not in count.inner_text())
    assert all_tags.is_hidden() and int(count.inner_text().replace(",", "")) > 21_000


def test_private_leaves_private_elements_only(headers):
    narrow(headers, "private", ["0011,0010", "0011,1001"])
    assert {row["tag"] for row in headers.evaluate("inspector.tags()") if row["private"]} == {"00110010", "00111001"}


def test_the_patients_group_comes_first_unless_switched_off(headers):
    groups = [tag.strip("() ").split(",")[0] for tag in headers.locator("#tag-table .tag").all_inner_texts()]
    assert groups[:4] == ["0010"] * 4 and groups[4] == "0002"
    headers.get_by_role("button", name="Patient first").click()
    wait_until(lambda: text(headers).lstrip("() \n").startswith("0002"), what="the order of the file")


def test_a_row_is_copied_whole(headers):
    headers.context.grant_permissions(["clipboard-read", "clipboard-write"])
    narrow(headers, "imagecomments", ["0020,4000"])
    headers.get_by_role("button", name="Copy value of Image Comments").click()
    wait_until(lambda: headers.evaluate("navigator.clipboard.readText()").count("long") == 400, what="the copy")
    panel = headers.get_by_role("region", name="Headers")
    panel.get_by_role("button", name="Copy file name").click()
    wait_until(lambda: headers.evaluate("navigator.clipboard.readText()") == "IM2", what="the name")


def test_the_file_that_is_shown_is_named_after_other_files_were_opened(inspector_page):
    summary = inspector_page.get_by_role("region", name="First picture").locator(".file-line")
    head = inspector_page.locator("#headers-file")
    for name in ("first", "second"):
        open_archive(inspector_page, {name: file_bytes(text_report())})
        wait_until(lambda name=name: summary.all_inner_texts() == [name], what=f"the {name} file's name in its summary")
        wait_until(lambda name=name: head.inner_text().strip() == name, what="and with its headers")


def test_other_files_have_headers_of_their_own(inspector_page):
    """Their keys may be those of the files before."""
    for name in ("Doe^Jane", "Roe^Richard", "Poe^Mary"):
        open_archive(inspector_page, {"one": file_bytes(ct_slice(1, PatientName=name))})
        if name == "Doe^Jane":
            show_headers(inspector_page)
        wait_until(lambda name=name: name in inspector_page.get_by_role("grid", name="Headers").inner_text(), what=f"the headers of {name}")
