"""What a person sees first, without having asked for anything, and what the page remembers of how they set it up."""

import pytest
from archives import zip_bytes
from dicom_files import file_bytes
from samples import ct_slice, series_of, text_report
from seen import corner, phase, series_rows, wait_until
from steps import chosen, open_archive, open_files, show_headers, start

USUAL = ["No.", "Series description", "Modality", "Images", "Found", "Date", "Notes"]


def seven_series() -> dict[str, bytes]:
    """Seven series of two patients, with names as scanners give them."""
    made = {}
    for series in range(1, 8):
        patient = "P1" if series < 5 else "P2"
        study = {"PatientID": patient, "PatientName": f"Name^{patient}", "StudyInstanceUID": f"1.2.{patient[1]}"}
        made |= series_of(3, series, SeriesDescription=f"Axial T2 FLAIR with fat saturation {series}", **study)
    return made


def at_size(page, site, width: int, height: int) -> None:
    """Start the page on a screen of that size."""
    page.set_viewport_size({"width": width, "height": height})
    start(page, site.address)


def is_within(page, inner, outer) -> bool:
    """Whether one element lies wholly on another, as wide as a hair."""
    one, other = inner.bounding_box(), outer.bounding_box()
    return (
        one is not None
        and other is not None
        and other["x"] - 1 <= one["x"]
        and one["x"] + one["width"] <= other["x"] + other["width"] + 1
        and other["y"] - 1 <= one["y"]
        and one["y"] + one["height"] <= other["y"] + other["height"] + 1
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900), (3840, 2160)])
def test_the_usual_columns_and_six_series_are_in_sight_and_nothing_wraps(page, site, width, height):
    at_size(page, site, width, height)
    open_archive(page, seven_series() | {"readme.txt": b"text\n" * 20, "report": file_bytes(text_report())})
    table = page.get_by_role("grid", name="Series")
    wait_until(lambda: series_rows(page).count() >= 6)
    titles = [title for title in table.get_by_role("columnheader").all_inner_texts() if title.strip()]
    assert [title.strip() for title in titles] == ["Thumbnail", *USUAL]
    for title in USUAL:
        heading = table.get_by_role("button", name=title, exact=True)
        assert is_within(page, heading, table), title
        assert heading.evaluate("(title) => title.scrollWidth <= title.clientWidth"), f"{title} is cut"
    wait_until(lambda: sum(is_within(page, row, table) for row in series_rows(page).all()) >= 6, what="six series in sight")
    account = page.get_by_role("region", name="What is in the chosen files")
    assert account.bounding_box()["height"] < 2 * account.get_by_role("button").first.bounding_box()["height"], "the account wraps"
    wait_until(lambda: page.evaluate("inspector.displayed() !== null"))
    groups = page.get_by_role("region", name="Picture", exact=True).locator("#picture-tools > [role=group]")
    assert len({round(box["y"] / 8) for box in (group.bounding_box() for group in groups.all()) if box}) == 1, "the tools wrap"


def test_the_first_series_is_drawn_when_all_is_read(inspector_page):
    made = {"report": file_bytes(text_report(SeriesNumber=0))} | series_of(3, 2) | series_of(5, 1)
    open_archive(inspector_page, made)
    wait_until(lambda: inspector_page.evaluate("inspector.displayed() !== null"), what="a picture")
    assert "Series 1" in corner(inspector_page, "top-right").inner_text()  # the first that has pictures
    chosen_row = inspector_page.get_by_role("row", selected=True).filter(has_text="Series 1")
    wait_until(lambda: chosen_row.count() == 1)


def test_a_series_that_was_chosen_while_reading_stays(inspector_page):
    inspector_page.evaluate("""() => {
      const choose = () => inspector.series().length > 1 ? inspector.select(inspector.series()[1].series_key) : setTimeout(choose, 1);
      choose();
    }""")
    open_archive(inspector_page, series_of(3, 1) | series_of(5, 2))
    wait_until(lambda: "Series 2" in corner(inspector_page, "top-right").inner_text())
    inspector_page.wait_for_timeout(300)
    assert "Series 2" in corner(inspector_page, "top-right").inner_text()


def test_headers_are_folded_until_asked_for_and_name_the_file(inspector_page):
    inspector_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_archive(inspector_page, series_of(3))
    button = inspector_page.get_by_role("button", name="Headers", exact=True).first
    assert button.get_attribute("aria-expanded") == "false"
    assert inspector_page.get_by_role("grid", name="Headers").is_hidden()
    headers = inspector_page.get_by_role("region", name="Headers")
    wait_until(lambda: "S1/IM0002" in headers.inner_text(), what="the file's name")
    headers.get_by_role("button", name="Copy file name").click()
    wait_until(lambda: inspector_page.evaluate("navigator.clipboard.readText()") == "S1/IM0002")
    button.click()
    wait_until(lambda: "Doe^Jane" in inspector_page.get_by_role("grid", name="Headers").inner_text())


def test_images_is_the_word_where_files_hold_one_frame_each(inspector_page):
    several = ct_slice(1, 2, NumberOfFrames=4, PixelData=bytes(4 * 24 * 32 * 2))
    open_archive(inspector_page, series_of(3, 1) | {"report": file_bytes(text_report())})
    account = inspector_page.get_by_role("region", name="What is in the chosen files")
    assert "Frames" not in account.inner_text() and "3 Images" in " ".join(account.inner_text().split())
    open_archive(inspector_page, series_of(3, 1) | {"several": file_bytes(several)}, "other.zip")
    assert "Frames 7" in " ".join(account.inner_text().split())
    wait_until(lambda: series_rows(inspector_page).filter(has_text="4 frames").count() == 1)


def test_words_of_the_account_explain_themselves_on_hover_and_focus(inspector_page):
    open_archive(inspector_page, series_of(2) | {"readme.txt": b"text\n" * 20})
    chip = inspector_page.get_by_role("button", name="1 Not DICOM")
    tooltip = inspector_page.get_by_role("tooltip")
    chip.hover()
    wait_until(lambda: tooltip.is_visible() and "looked at" in tooltip.inner_text())
    inspector_page.keyboard.press("Escape")
    wait_until(lambda: tooltip.is_hidden())
    instances = inspector_page.locator("#account-sums").get_by_text("Instances", exact=True).locator("..")
    inspector_page.mouse.move(600, 600)
    instances.focus()
    wait_until(lambda: tooltip.is_visible() and "one instance" in tooltip.inner_text())
    description = inspector_page.evaluate("(id) => document.getElementById(id).textContent", instances.get_attribute("aria-describedby"))
    assert description == tooltip.inner_text()


COVERED = """() => {
  const over = document.querySelector(".tooltip").getBoundingClientRect();
  return [...document.querySelectorAll("button, input, select, summary")].filter((control) => control.checkVisibility()).filter((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return left < over.right && right > over.left && top < over.bottom && bottom > over.top;
  }).map((control) => control.id || control.textContent);
}"""


def test_explanations_of_the_account_cover_nothing_that_can_be_pressed(inspector_page):
    inspector_page.set_viewport_size({"width": 1280, "height": 720})
    open_archive(inspector_page, series_of(2) | {"readme.txt": b"text\n" * 20, "report": file_bytes(text_report())})
    chips = [chip for chip in inspector_page.locator("#account-classes button").all() if chip.is_visible()]
    assert len(chips) == 4
    for chip in chips:
        chip.hover()
        explanation = inspector_page.evaluate("(id) => document.getElementById(id).textContent", chip.get_attribute("aria-describedby"))
        wait_until(lambda explanation=explanation: inspector_page.get_by_role("tooltip").inner_text() == explanation)
        assert inspector_page.evaluate(COVERED) == []


def test_the_filter_says_that_it_filters_and_never_that_there_is_no_series_yet(fresh_page):
    assert "No series yet" not in fresh_page.locator("body").inner_text()
    open_archive(fresh_page, series_of(2, 1) | series_of(2, 2))
    box = fresh_page.get_by_role("searchbox", name="Filter the series table")
    assert "Filter" in box.get_attribute("placeholder")
    box.fill("nothing has this")
    table = fresh_page.get_by_role("grid", name="Series")
    wait_until(lambda: "No series passes the filter" in table.inner_text())
    assert "No series yet" not in table.inner_text()
    open_archive(fresh_page, series_of(2, 3), "other.zip")
    wait_until(lambda: series_rows(fresh_page).count() == 1)
    assert box.input_value() == ""


def test_the_arrow_of_the_sorted_column_is_seen(inspector_page):
    open_archive(inspector_page, series_of(2, 1) | series_of(3, 2))
    column = inspector_page.get_by_role("columnheader").filter(has_text="Images")
    arrow = column.locator(".tabulator-arrow")
    assert arrow.evaluate("(arrow) => getComputedStyle(arrow).opacity") == "0"
    column.get_by_role("button", name="Images").click()
    wait_until(lambda: column.get_attribute("aria-sort") == "ascending")
    assert arrow.evaluate("(arrow) => getComputedStyle(arrow).opacity") == "1"
    assert arrow.evaluate("(arrow) => arrow.getBoundingClientRect().width") > 0


def test_all_patients_and_studies_fold_and_unfold(inspector_page):
    open_archive(inspector_page, seven_series())
    wait_until(lambda: series_rows(inspector_page).count() == 7)
    series = inspector_page.get_by_role("region", name="Series", exact=True)
    series.get_by_role("button", name="Fold all", exact=True).click()
    wait_until(lambda: series_rows(inspector_page).count() == 0)
    folds = series.get_by_role("button", name="Series of")
    assert {fold.get_attribute("aria-expanded") for fold in folds.all()} == {"false"}
    series.get_by_role("button", name="Unfold all").click()
    wait_until(lambda: series_rows(inspector_page).count() == 7)
    assert {fold.get_attribute("aria-expanded") for fold in folds.all()} == {"true"}


def arrange(page) -> None:
    """Set widths, splitters, theme and the fold of the headers as a person would."""
    page.get_by_role("separator", name="Width of the tables").press("ArrowRight")
    page.get_by_role("button", name="Light or dark colours").click()
    show_headers(page)
    handle = page.get_by_role("columnheader").filter(has_text="Modality").bounding_box()
    page.mouse.move(handle["x"] + handle["width"], handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(handle["x"] + handle["width"] + 40, handle["y"] + 8, steps=4)
    page.mouse.up()


def arrangement(page) -> dict:
    """What `arrange` sets, as it is now."""
    return {
        "splitter": page.get_by_role("separator", name="Width of the tables").get_attribute("aria-valuenow"),
        "modality": round(page.get_by_role("columnheader").filter(has_text="Modality").bounding_box()["width"]),
        "theme": page.evaluate("getComputedStyle(document.body).backgroundColor"),
        "headers": page.get_by_role("button", name="Headers", exact=True).first.get_attribute("aria-expanded"),
    }


def test_the_arrangement_is_remembered(fresh_page):
    open_archive(fresh_page, series_of(2))
    before = arrangement(fresh_page)
    arrange(fresh_page)
    wait_until(lambda: not set(before.items()) & set(arrangement(fresh_page).items()), what="four changes")
    after = arrangement(fresh_page)
    fresh_page.reload()
    wait_until(lambda: phase(fresh_page) == "ready", 60)
    open_archive(fresh_page, series_of(2))
    assert arrangement(fresh_page) == after


def test_all_works_where_storage_is_refused(page, site):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }})")
    start(page, site.address)
    open_archive(page, series_of(2))
    before = arrangement(page)
    arrange(page)
    wait_until(lambda: not set(before.items()) & set(arrangement(page).items()), what="four changes")


def test_on_a_phone_the_notes_are_in_sight(page, site):
    at_size(page, site, 390, 844)
    gap = series_of(2, 1) | {"S1/IM0009": file_bytes(ct_slice(9, 1))}
    open_files(page, chosen("a.zip", zip_bytes(gap | {"empty.dcm": b"\0" * 128 + b"DICM"})))
    notes = series_rows(page).first.locator("[tabulator-field=notes]")
    wait_until(lambda: notes.inner_text().strip() != "")
    box = notes.bounding_box()
    assert box["x"] + box["width"] <= 391
    trouble = page.get_by_role("button", name="1 Unreadable")
    assert trouble.bounding_box()["x"] + trouble.bounding_box()["width"] <= 390
