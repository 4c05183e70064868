"""Objects that are no pictures: plots, documents to save, directories, summaries beside pictures."""

import pydicom
import pytest
from accessibility import violations
from dicom_files import file_bytes
from object_views import open_report, published, show_entry, visible_rows
from playwright.sync_api import Page
from pydicom.data import get_testdata_file
from pydicom.uid import EncapsulatedPDFStorage
from samples import HOSTILE, series_of, text_report
from seen import displayed, object_view, picture, stage, wait_until
from steps import choose_series, open_archive

ECG = "waveform_ecg.dcm"


def test_a_summary_that_is_on_its_way_is_not_asked_for_again(inspector_page):
    """What a person reads, unfolds or has the focus in is not made anew."""
    open_archive(inspector_page, series_of(3))
    choose_series(inspector_page, "Series 1")
    drawn = inspector_page.evaluate("""async () => {
      const view = document.querySelector("section[aria-current=true] .object-view");
      const summary = [...view.parentElement.querySelectorAll("button")].find((button) => button.textContent === "Summary");
      let drawn = 0;
      new MutationObserver((all) => { drawn += all.filter(({addedNodes}) => [...addedNodes].some(({tagName}) => tagName === "H3")).length; })
        .observe(view, {childList: true});
      summary.click();
      await new Promise((resolve) => setTimeout(resolve));
      for (const _ of "12") summary.click();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return drawn;
    }""")
    assert drawn == 1 and object_view(inspector_page).is_visible()


def open_ecg(page: Page) -> None:
    open_archive(page, {"ecg": published(ECG)})
    show_entry(page, "Other DICOM", "ecg")
    wait_until(lambda: page.locator(".waveform canvas").count() == 24, what="24 leads")


def coloured(page: Page, color: str) -> list[int]:
    """For each plot, how many of its pixels have a colour of the page, given as custom property."""
    return page.evaluate(
        """(name) => {
          const view = document.querySelector("section[aria-current=true] .object-view");
          const hex = getComputedStyle(view).getPropertyValue(name).trim();
          const wanted = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
          return [...view.querySelectorAll("canvas")].map((canvas) => {
            const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let count = 0;
            const is_wanted = (at) => pixels[at + 3] > 250 && wanted.every((part, n) => Math.abs(part - pixels[at + n]) < 3);
            for (let at = 0; at < pixels.length; at += 4) count += is_wanted(at);
            return count;
          });
        }""",
        color,
    )


def test_an_ecg_is_drawn_on_paper(inspector_page):
    open_ecg(inspector_page)
    wait_until(lambda: min(coloured(inspector_page, "--wave"), default=0) > 200, what="the leads")
    assert min(coloured(inspector_page, "--paper-bold")) > 500
    assert inspector_page.get_by_role("img", name="Lead II: from ").first.is_visible()
    shown = inspector_page.locator(".waveform-controls output").first
    before = shown.inner_text()
    inspector_page.get_by_role("slider", name="Beginning").first.focus()
    inspector_page.keyboard.press("End")
    wait_until(lambda: shown.inner_text() != before and shown.inner_text().endswith("to 10 of 10 s"))
    inspector_page.get_by_role("combobox", name="Speed of the paper").first.select_option("whole")
    wait_until(lambda: shown.inner_text() == "0 to 10 of 10 s")


def test_an_ecg_follows_the_colours_of_the_page(inspector_page):
    inspector_page.emulate_media(color_scheme="light")
    open_ecg(inspector_page)
    inspector_page.get_by_role("button", name="Light or dark colours").click()
    wait_until(lambda: min(coloured(inspector_page, "--wave"), default=0) > 200, what="the leads in the dark")


def test_a_document_is_saved_byte_for_byte(inspector_page):
    document = b"%PDF-1.4\n%" + bytes(range(256)) * 3 + b"\n%%EOF\n"
    made = text_report(
        SOPClassUID=EncapsulatedPDFStorage,
        Modality="DOC",
        DocumentTitle=HOSTILE,
        MIMETypeOfEncapsulatedDocument="application/pdf",
        EncapsulatedDocument=document + bytes(len(document) % 2),
        EncapsulatedDocumentLength=len(document),
    )
    open_archive(inspector_page, {"d": file_bytes(made)})
    show_entry(inspector_page, "Other DICOM", "d")
    with inspector_page.expect_download() as saving:
        inspector_page.get_by_role("button", name="Save “").click()
    assert saving.value.suggested_filename.endswith(".pdf") and "<" not in saving.value.suggested_filename
    with open(saving.value.path(), "rb") as file:
        assert file.read() == document
    assert inspector_page.locator("iframe, embed, object").count() == 0
    assert inspector_page.evaluate("inspector.requests_since_open") == 0


def test_a_dicomdir_by_keyboard(inspector_page):
    directory = published("dicomdirtests/DICOMDIR")
    listed = "77654033/CR1/6154"
    open_archive(inspector_page, {"DICOMDIR": directory, listed: published(f"dicomdirtests/{listed}")})
    inspector_page.get_by_role("button", name="1 DICOMDIR").focus()
    inspector_page.keyboard.press("Enter")
    name = inspector_page.locator("#entries-table .entry-name")
    wait_until(name.is_visible)
    name.focus()
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: inspector_page.get_by_role("treeitem").count() == 52, what="52 records")
    wait_until(lambda: "patient Doe^Archibald" in visible_rows(inspector_page)[0])  # the browser writes what is in view when it draws
    assert sum("The file is missing." in row for row in visible_rows(inspector_page)) == 30
    inspector_page.get_by_role("treeitem").filter(has_text=listed).focus()
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: inspector_page.evaluate("inspector.displayed() !== null"))
    expected = pydicom.dcmread(get_testdata_file(f"dicomdirtests/{listed}"))
    assert (displayed(inspector_page)["rows"], displayed(inspector_page)["columns"]) == (expected.Rows, expected.Columns)


def test_a_picture_has_its_summary_beside_it(inspector_page):
    open_archive(inspector_page, {"dose": published("rtdose.dcm")} | series_of(3))
    inspector_page.locator("#series-table .tabulator-cell[tabulator-field=modality]", has_text="RTDOSE").click()
    wait_until(lambda: inspector_page.evaluate("inspector.displayed()?.rows") == 10)
    inspector_page.get_by_role("button", name="Summary").click()
    wait_until(lambda: "Dose unit\nRELATIVE" in object_view(inspector_page).inner_text())
    choose_series(inspector_page, "Series 1")
    wait_until(lambda: "CT Image Storage" in object_view(inspector_page).inner_text())
    inspector_page.get_by_role("button", name="Summary").click()
    wait_until(lambda: stage(inspector_page).is_visible() and object_view(inspector_page).is_hidden())


def test_after_other_files_were_opened_no_summary_is_asked_for(inspector_page):
    open_archive(inspector_page, series_of(3))
    choose_series(inspector_page, "Series 1")
    summary = inspector_page.get_by_role("button", name="Summary")
    summary.click()
    wait_until(lambda: summary.get_attribute("aria-pressed") == "true")
    open_archive(inspector_page, series_of(2, 2))
    wait_until(lambda: summary.get_attribute("aria-pressed") == "false")
    choose_series(inspector_page, "Series 2")
    assert stage(inspector_page).is_visible()


def test_objects_of_a_series_are_stepped_through(inspector_page):
    files = {f"r{n}": file_bytes(text_report(SOPInstanceUID=f"1.2.9.{n}", InstanceNumber=n, ContentDescription="x")) for n in (1, 2)}
    open_archive(inspector_page, files)
    inspector_page.locator("#series-table .tabulator-row:not(.tabulator-group)").first.click()
    wait_until(lambda: object_view(inspector_page).is_visible())
    number = inspector_page.locator(".facts div", has_text="Instance number").locator("dd")
    wait_until(lambda: number.inner_text() == "1")
    inspector_page.get_by_role("button", name="Next frame").click()
    wait_until(lambda: number.inner_text() == "2")
    assert inspector_page.evaluate("inspector.object().then(({facts}) => facts[0].value)") == "Basic Text SR Storage"


def test_another_archive_clears_the_view(inspector_page):
    open_report(inspector_page)
    open_archive(inspector_page, series_of(2), "other.zip")
    wait_until(lambda: object_view(inspector_page).is_hidden())
    assert picture(inspector_page).get_by_role("region", include_hidden=True).inner_text() == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(inspector_page, scheme):
    inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_ecg(inspector_page)
    assert violations(inspector_page) == []
    open_report(inspector_page)
    assert violations(inspector_page) == []
    open_archive(inspector_page, {"DICOMDIR": published("dicomdirtests/DICOMDIR"), "s": published("rtstruct.dcm")}, "third.zip")
    show_entry(inspector_page, "DICOMDIR", "DICOMDIR")
    assert violations(inspector_page) == []
    show_entry(inspector_page, "Other DICOM", "s")
    wait_until(lambda: "#dca078" in object_view(inspector_page).inner_text())
    assert violations(inspector_page) == []


def test_on_a_phone(inspector_page):
    inspector_page.set_viewport_size({"width": 360, "height": 740})
    open_ecg(inspector_page)
    assert inspector_page.evaluate("document.documentElement.scrollWidth") <= 360
    assert object_view(inspector_page).evaluate("(view) => view.scrollWidth <= view.clientWidth")
