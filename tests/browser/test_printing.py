"""What is printed: the account, every series of the table, the picture with its texts; not the screen."""

import re

import pytest
from dicom_files import file_bytes
from playwright.sync_api import Page
from samples import ct_slice, series_of
from seen import wait_until
from steps import choose_series, open_archive


@pytest.fixture
def many(inspector_page) -> Page:
    """A hundred series of two patients, far more than the screen shows, the first one chosen; dark, and only the picture in sight."""
    files = series_of(3, 1)
    for number in range(2, 101):
        patient = {"PatientName": "Other^Pat", "PatientID": "P2", "StudyInstanceUID": "1.2.4"} if number > 50 else {}
        files[f"{number}"] = file_bytes(ct_slice(1, number, **patient))
    inspector_page.emulate_media(color_scheme="dark")
    open_archive(inspector_page, files)
    choose_series(inspector_page, "Series 1")
    inspector_page.get_by_role("button", name="Picture only").click()
    return inspector_page


def test_the_list_of_all_series_the_account_and_the_picture_are_printed(many):
    of_the_screen = [many.get_by_role("button", name=name) for name in ("Invert", "Open")]
    assert all(control.first.is_visible() for control in of_the_screen)
    many.emulate_media(media="print")
    printed = many.get_by_role("region", name="To print")
    wait_until(lambda: printed.is_visible())
    rows = printed.get_by_role("row").filter(has=many.get_by_role("cell"))
    assert rows.count() == 100
    numbers = [int(number) for number in rows.evaluate_all("(all) => all.map((row) => row.cells[0].textContent)")]
    assert numbers == list(range(1, 101))
    assert "Series 100" in rows.last.inner_text()
    assert [heading.split(" ")[0] for heading in printed.locator("tbody").get_by_role("rowheader").all_inner_texts()] == ["Doe^Jane", "Other^Pat"]
    text = printed.inner_text()
    for fact in (r"Series\s+100", r"Images\s+102", r"Patients\s+2", r"Frame 2 of 3", r"Pixel 0.5 × 0.5 mm", r"C 200\s+W 2000"):
        assert re.search(fact, text), fact
    assert "Zoom" not in text
    assert printed.get_by_role("img", name="Series 1, Frame 2 of 3").bounding_box()["width"] > 200
    assert [control.count() for control in (*of_the_screen, many.get_by_role("grid", name="Series"))] == [0, 0, 0]  # what is hidden has no role


def test_it_is_black_on_white_also_where_the_screen_is_dark(many):
    many.emulate_media(media="print", color_scheme="dark")
    wait_until(lambda: many.get_by_role("region", name="To print").is_visible())
    colors = many.evaluate("""() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('#print td')).color, getComputedStyle(document.querySelector('#print h1')).color]""")
    assert colors == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"]


def test_the_printed_picture_is_the_one_that_is_shown(many):
    many.emulate_media(media="print")
    wait_until(lambda: many.get_by_role("region", name="To print").is_visible())
    greys = many.evaluate("""() => {
      const canvas = document.querySelector('#print canvas');
      const { rows, columns, values } = inspector.displayed();
      const scale = canvas.width / columns;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const at = (row, column) => data[4 * (Math.floor((row + 0.5) * scale) * canvas.width + Math.floor((column + 0.5) * scale))];
      return [[4, 4], [8, 20], [12, 28], [16, 8]].map(([row, column]) => [at(row, column), values[row * columns + column]]);
    }""")
    assert all(abs(printed - shown) <= 4 for printed, shown in greys), greys
    assert len({shown for _, shown in greys}) == 4


def test_a_pdf_has_as_many_pages_as_the_list_needs(many):
    pdf = many.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 3
    assert b"/Subtype /Image" in pdf
    many.emulate_media(media="screen")
    wait_until(lambda: many.get_by_role("button", name="Invert").is_visible(), what="the screen again")
    assert many.get_by_role("region", name="To print").count() == 0


def test_two_pictures_are_both_printed(many):
    for key in ("f", "2"):  # the tables are back, and there are two pictures
        many.keyboard.press(key)
    choose_series(many, "Series 2")
    many.emulate_media(media="print")
    printed = many.get_by_role("region", name="To print")
    wait_until(lambda: printed.is_visible())
    assert printed.get_by_role("heading", level=2).all_inner_texts() == ["CT · Series 1 · Series 1", "CT · Series 2 · Series 2"]
    assert printed.get_by_role("img").count() == 2
