"""Contact sheets, of a series' frames and of all series."""

import numpy as np
from dicom_files import file_bytes
from samples import COLUMNS, ROWS, ct_slice, series_of, stored_values, text_report
from seen import corner, displayed, frame_label, stage, wait_until
from steps import choose_series, open_archive


def test_a_contact_sheet_of_a_thousand_frames_holds_only_what_is_in_view(inspector_page):
    pixels = np.stack([stored_values(1)] * 1000).tobytes()
    open_archive(inspector_page, {"multi": file_bytes(ct_slice(1, NumberOfFrames=1000, PixelData=pixels))})
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    inspector_page.keyboard.press("c")
    tiles = inspector_page.locator("#sheet .tile")
    wait_until(lambda: tiles.count() > 10)
    wait_until(lambda: inspector_page.locator("#sheet .tile canvas").count() == tiles.count())
    assert tiles.count() < 120
    assert inspector_page.locator("#sheet-count").inner_text() == "1,000 frames"
    inspector_page.keyboard.press("End")
    wait_until(lambda: inspector_page.locator("#tile-999 canvas").count() == 1)
    assert inspector_page.locator("#sheet").get_attribute("aria-activedescendant") == "tile-999"
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: frame_label(inspector_page) == "1000 / 1000")
    assert inspector_page.evaluate("document.activeElement.className") == "stage"


def test_the_small_pictures_are_those_of_the_frames(viewer):
    viewer.keyboard.press("c")
    wait_until(lambda: viewer.locator("#sheet .tile canvas").count() == 9)
    shown = viewer.evaluate("""() => {
      const canvas = document.querySelector("#tile-2 canvas");
      return [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data].filter((_, index) => index % 4 === 0);
    }""")
    boxes = [viewer.locator(f"#tile-2 {part}").bounding_box() for part in ("canvas", ".small-picture")]
    assert boxes[0] == boxes[1]  # however small the frame is, its picture fills the tile
    viewer.locator("#tile-2").click()
    wait_until(lambda: frame_label(viewer) == "3 / 9")
    viewer.evaluate("inspector.select(inspector.series()[0].series_key, 2)")
    assert np.array_equal(np.array(shown).reshape(ROWS, COLUMNS), displayed(viewer)["values"])


def test_a_contact_sheet_of_all_series(inspector_page):
    open_archive(inspector_page, series_of(9, 1) | series_of(5, 2))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    inspector_page.keyboard.press("Shift+C")
    wait_until(lambda: inspector_page.locator("#sheet .tile canvas").count() == 2)
    assert inspector_page.locator("#sheet .caption").all_inner_texts() == ["1 · Series 1 (9)", "2 · Series 2 (5)"]
    inspector_page.keyboard.press("ArrowRight")
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: frame_label(inspector_page) == "3 / 5")


def test_the_sheet_of_all_series_has_every_series_patient_by_patient(inspector_page):
    other = {"PatientName": "Aster^Amy", "PatientID": "P2", "StudyInstanceUID": "1.2.4"}
    files = series_of(2, 3) | series_of(2, 1) | series_of(1, 2, **other) | {"report": file_bytes(text_report())}
    open_archive(inspector_page, files)
    choose_series(inspector_page, "Series 3")
    inspector_page.keyboard.press("Shift+C")
    dialog = inspector_page.get_by_role("dialog", name="All series")
    groups = dialog.get_by_role("listbox").get_by_role("group")
    wait_until(lambda: groups.count() == 2)
    sheet = {
        group.get_attribute("aria-label").split(" · ")[0]: group.get_by_role("option").evaluate_all("(all) => all.map((one) => one.title)")
        for group in groups.all()
    }
    assert sheet == {
        "Aster^Amy": ["CT · Series 2 · Series 2, 1 frame"],
        "Doe^Jane": ["CT · Series 1 · Series 1, 2 frames", "CT · Series 3 · Series 3, 2 frames", "SR · Series 9 · Report, 1 object"],
    }
    assert list(sheet) == ["Aster^Amy", "Doe^Jane"]  # as the table has them
    assert dialog.get_by_role("option", name="Series 3").get_attribute("aria-selected") == "true"
    assert dialog.get_by_text("4 series").is_visible()
    headings, tiles = (
        dialog.locator(part).evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().bottom)") for part in ("h3", "[role=option]")
    )
    assert sorted(headings)[1] > min(tiles)
    inspector_page.keyboard.press("ArrowUp")  # into the row above: another patient's
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: "Aster^Amy" in corner(inspector_page, "top-left").inner_text())


def test_a_contact_sheet_begins_at_its_beginning_whatever_was_seen_before(inspector_page):
    many = {f"{n}": file_bytes(ct_slice(1, n, SeriesDescription="")) for n in range(1, 80)}
    open_archive(inspector_page, many)
    inspector_page.evaluate("inspector.select(inspector.series().find(({series_number}) => series_number === 1).series_key)")
    stage(inspector_page).focus()
    inspector_page.keyboard.press("Shift+C")
    wait_until(lambda: inspector_page.locator("#tile-0").count() == 1)
    assert inspector_page.locator("#tile-0 .caption").inner_text() == "1 · CT (1)"
    inspector_page.keyboard.press("End")
    wait_until(lambda: inspector_page.locator("#sheet").evaluate("({scrollTop}) => scrollTop") > 0)
    inspector_page.keyboard.press("Escape")
    inspector_page.keyboard.press("Shift+C")
    wait_until(lambda: inspector_page.locator("#tile-0").count() == 1)
    assert inspector_page.locator("#sheet").evaluate("({scrollTop}) => scrollTop") == 0
