"""The series table: groups, sort, filters, search, columns, scrolling, hostile text."""

import pytest
from archives import zip_bytes
from dicom_files import file_bytes
from samples import HOSTILE, ct_slice, series_of
from seen import column_texts, phase, series_rows, wait_until
from steps import chosen, open_archive, open_files, show_headers


@pytest.fixture
def table_page(inspector_page):
    """Four series of two patients open."""
    inspector_page.set_viewport_size({"width": 1440, "height": 1000})
    made = ((1, "Axial lung", 4, "P1"), (2, "Coronal bone", 12, "P1"), (3, "Scout", 1, "P1"), (4, "Axial head", 2, "P2"))
    entries = {}
    for series, description, slices, patient in made:
        study = {"PatientID": patient, "PatientName": f"Name^{patient}", "StudyInstanceUID": f"1.2.{patient[1]}"}
        entries |= series_of(slices, series, SeriesDescription=description, **study)
    open_archive(inspector_page, entries)
    wait_until(lambda: series_rows(inspector_page).count() == 4)
    return inspector_page


def descriptions(page) -> list[str]:
    return column_texts(page, "series_description")


def header(page, field: str):
    return page.locator(f"#series-table .tabulator-col[tabulator-field={field}]")


def chosen_is_in_view(page) -> bool:
    row = page.locator("#series-table .is-chosen")
    box = row.bounding_box() if row.count() == 1 else None
    table = page.locator("#series-table .tabulator-tableholder").bounding_box()
    return box is not None and table["y"] <= box["y"] and box["y"] + box["height"] <= table["y"] + table["height"] + 1


def test_series_stand_under_their_patient_and_study(table_page):
    headings = table_page.locator(".group-heading").all_inner_texts()
    assert len(headings) == 4
    assert "Name^P1" in headings[0] and "3 series" in headings[0] and "17 images" in headings[0]
    assert "Name^P2" in headings[2] and "1 series" in headings[2]
    assert descriptions(table_page) == ["Axial lung", "Coronal bone", "Scout", "Axial head"]


def test_a_group_folds(table_page):
    fold = table_page.locator(".group-heading .fold").first
    fold.click()
    wait_until(lambda: descriptions(table_page) == ["Axial head"])
    assert fold.get_attribute("aria-expanded") == "false"
    fold.click()
    wait_until(lambda: len(descriptions(table_page)) == 4)


def test_sort_by_number_and_back(table_page):
    title = header(table_page, "images").get_by_role("button")
    title.click()
    wait_until(lambda: descriptions(table_page)[:3] == ["Scout", "Axial lung", "Coronal bone"])
    assert header(table_page, "images").get_attribute("aria-sort") == "ascending"
    title.click()
    wait_until(lambda: descriptions(table_page)[:3] == ["Coronal bone", "Axial lung", "Scout"])
    assert header(table_page, "images").get_attribute("aria-sort") == "descending"


def test_the_filter_box_looks_into_all_columns(table_page):
    table_page.fill("#series-search", "axial p2")
    wait_until(lambda: descriptions(table_page) == ["Axial head"])
    assert table_page.locator("#series-count").inner_text() == "1 of 4"
    table_page.fill("#series-search", "")
    wait_until(lambda: len(descriptions(table_page)) == 4)


def test_a_column_filters_by_text_and_by_number(table_page):
    table_page.get_by_label("Filter Series description").fill("axial")
    wait_until(lambda: descriptions(table_page) == ["Axial lung", "Axial head"])
    table_page.get_by_label("Filter Images").fill(">3")
    wait_until(lambda: descriptions(table_page) == ["Axial lung"])
    table_page.get_by_role("button", name="Clear filters").click()
    wait_until(lambda: len(descriptions(table_page)) == 4)
    assert table_page.get_by_label("Filter Images").input_value() == ""


def test_columns_are_hidden_and_shown_and_remembered(table_page, site):
    assert header(table_page, "accession_number").is_hidden()
    table_page.locator("#column-menu summary").click()
    table_page.get_by_role("checkbox", name="Accession").check()
    table_page.get_by_role("checkbox", name="Date", exact=True).uncheck()
    wait_until(lambda: header(table_page, "study_date").is_hidden())
    table_page.reload()
    wait_until(lambda: phase(table_page) == "ready", 60)
    open_archive(table_page, series_of(1))
    wait_until(lambda: header(table_page, "accession_number").is_visible())
    assert header(table_page, "study_date").is_hidden()
    assert "Doe" not in table_page.evaluate("JSON.stringify(localStorage)")


def test_thumbnails_appear(table_page):
    wait_until(lambda: table_page.locator(".thumbnail canvas").count() == 4)


def test_only_rows_on_screen_are_in_the_document(inspector_page):
    entries = {name: data for series in range(1, 301) for name, data in series_of(1, series).items()}
    open_archive(inspector_page, entries)
    wait_until(lambda: series_rows(inspector_page).count() > 5)
    assert series_rows(inspector_page).count() < 100
    assert "Series 300" not in descriptions(inspector_page)
    inspector_page.locator("#series-table .tabulator-tableholder").hover()
    wait_until(lambda: inspector_page.mouse.wheel(0, 3000) or "Series 300" in descriptions(inspector_page))
    assert series_rows(inspector_page).count() < 100


def test_hostile_text_stays_text(inspector_page):
    attributes = {"SeriesDescription": HOSTILE, "StudyDescription": HOSTILE, "PatientID": HOSTILE, "Manufacturer": HOSTILE, "PatientName": HOSTILE}
    attributes = {keyword: value[:64] for keyword, value in attributes.items()}
    open_archive(inspector_page, series_of(2, **attributes) | {f"{HOSTILE.replace('/', '_')}.txt": b"text\n" * 20})
    wait_until(lambda: series_rows(inspector_page).count() == 1)
    show_headers(inspector_page)
    inspector_page.evaluate("inspector.select(inspector.series()[0].series_key)")
    wait_until(lambda: "onerror" in inspector_page.locator("#tag-table").inner_text())
    inspector_page.get_by_role("button", name="1 Not DICOM").click()
    wait_until(lambda: "onerror" in inspector_page.locator("#entries-table").inner_text())
    assert "<img src=x" in descriptions(inspector_page)[0]
    assert inspector_page.evaluate("window.hacked") is None
    assert inspector_page.locator("img, #series-table script, #tag-table script").count() == 0


def test_many_series_are_drawn_without_a_complaint_and_the_chosen_one_is_in_view(inspector_page):
    complaints = []
    inspector_page.on("console", lambda message: complaints.append(message.text) if message.type in ("warning", "error") else None)
    open_archive(inspector_page, {f"{n}": file_bytes(ct_slice(1, n)) for n in range(1, 41)})
    inspector_page.evaluate("inspector.select(inspector.series().find(({series_number}) => series_number === 33).series_key)")  # drawn or not
    wait_until(lambda: inspector_page.locator("#series-count").inner_text() == "40")
    wait_until(lambda: chosen_is_in_view(inspector_page), what="the row in view")
    inspector_page.get_by_label("Filter the series table").fill("Series 12")
    wait_until(lambda: inspector_page.locator("#series-count").inner_text().startswith("1 of"))
    inspector_page.evaluate("inspector.select(inspector.series()[3].series_key)")
    open_archive(inspector_page, {f"{n}": file_bytes(ct_slice(1, n)) for n in range(1, 3)}, "other.zip")
    assert [text for text in complaints if "seal-test" not in text] == []


def test_the_chosen_row_stays_in_view_as_headers_are_unfolded_below(inspector_page):
    inspector_page.set_viewport_size({"width": 1280, "height": 720})
    open_archive(inspector_page, {f"{n}": file_bytes(ct_slice(1, n)) for n in range(1, 11)})
    wait_until(lambda: series_rows(inspector_page).count() == 10)
    last = series_rows(inspector_page).nth(9)
    last.click()
    wait_until(lambda: "is-chosen" in last.get_attribute("class"))
    inspector_page.mouse.wheel(0, 1)  # from here on the table is where the reader put it
    show_headers(inspector_page)
    wait_until(lambda: inspector_page.locator("#tag-table .tabulator-row").count() > 3, what="the headers")
    wait_until(lambda: chosen_is_in_view(inspector_page), what="the row in view")


def test_rows_that_were_scrolled_away_stay_so_as_headers_are_unfolded(inspector_page):
    inspector_page.set_viewport_size({"width": 1280, "height": 720})
    open_archive(inspector_page, {f"{n}": file_bytes(ct_slice(1, n)) for n in range(1, 41)})
    wait_until(lambda: inspector_page.locator("#series-count").inner_text() == "40" and chosen_is_in_view(inspector_page))
    holder = inspector_page.locator("#series-table .tabulator-tableholder")
    holder.hover()
    inspector_page.mouse.wheel(0, 700)
    wait_until(lambda: holder.evaluate("(element) => element.scrollTop") == 700)
    show_headers(inspector_page)
    wait_until(lambda: inspector_page.locator("#tag-table .tabulator-row").count() > 3, what="the headers")
    assert holder.evaluate("(element) => element.scrollTop") > 600  # the chosen row is the first


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900)])
def test_all_usual_columns_and_the_source_are_in_sight(inspector_page, width, height):
    inspector_page.set_viewport_size({"width": width, "height": height})
    open_files(inspector_page, *(chosen(f"{n}.zip", zip_bytes(series_of(2, n))) for n in (1, 2)))
    wait_until(lambda: header(inspector_page, "archive_name").is_visible())
    table = inspector_page.locator("#series-table .tabulator-tableholder")
    wait_until(lambda: table.evaluate("({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth"), what="no sideways scroll")
    right = table.bounding_box()["x"] + table.bounding_box()["width"]
    for field in ("series_key", "series_number", "series_description", "modality", "images", "worst", "study_date", "notes", "archive_name"):
        box = header(inspector_page, field).bounding_box()
        assert box["x"] + box["width"] <= right + 1
    dates = inspector_page.locator("#series-table .tabulator-cell[tabulator-field=study_date]")
    assert dates.evaluate_all("(cells) => cells.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)")
