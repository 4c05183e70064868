"""From a choice of files to the account and the table."""

import re
from pathlib import Path

import pytest
from archives import zip_bytes
from dicom_files import file_bytes
from samples import ct_slice, series_of, text_report
from seen import corner, object_view, phase, picture, series_rows, stage, wait_until
from steps import chosen, open_archive, open_files, show_headers, start, until_read


def account(page) -> dict:
    return page.evaluate("inspector.account()")


def test_every_entry_is_accounted_for(inspector_page):
    entries = series_of(3) | {"folder/": b"", "report": file_bytes(text_report()), "README.txt": b"hello, this is text\n" * 9, "empty": b""}
    open_archive(inspector_page, entries)
    counted = account(inspector_page)
    classes = ("folders", "images", "objects", "dicomdir", "not_dicom", "encrypted", "unreadable")
    assert counted["entries"] == len(entries) == sum(counted[name] for name in classes)
    assert (counted["images"], counted["objects"], counted["folders"]) == (3, 1, 1)
    assert (counted["patients"], counted["studies"], counted["series"], counted["frames"]) == (1, 1, 2, 3)
    sums = inspector_page.locator("#account-sums").inner_text().split()
    assert "4 / 6" in " ".join(sums)


def test_the_table_waits_for_no_library_and_the_picture_does(page, site):
    """Files chosen while pydicom and imagecodecs are still on their way."""
    held = []
    for name in ("pydicom", "imagecodecs"):
        page.route(f"**/engine/{name}*", lambda route: held.append(route))
    start(page, site.address)
    open_archive(page, series_of(3))
    [row] = page.evaluate("inspector.series()")
    assert row["sop_class_name"] == "CT Image Storage" and row["instances"] == 3
    page.evaluate("(key) => { window.first = inspector.select(key).then(() => 'drawn'); }", row["series_key"])
    page.wait_for_timeout(300)
    assert page.evaluate("inspector.displayed()") is None and len(held) == 2
    for route in held:
        route.continue_()
    assert page.evaluate("first") == "drawn"
    wait_until(lambda: page.evaluate("inspector.timings().ready !== undefined"))


def test_the_rows_carry_what_the_files_say(inspector_page):
    open_archive(inspector_page, series_of(4))
    [row] = inspector_page.evaluate("inspector.series()")
    said = {name: row[name] for name in ("patient_name", "patient_id", "modality", "series_number", "instances", "rows", "columns", "pixel_spacing")}
    assert said == {
        "patient_name": "Doe^Jane", "patient_id": "P1", "modality": "CT", "series_number": 1,
        "instances": 4, "rows": 24, "columns": 32, "pixel_spacing": [0.5, 0.5],
    }  # fmt: skip
    wait_until(lambda: series_rows(inspector_page).count() == 1)
    headings = inspector_page.locator(".group-heading").all_inner_texts()
    assert "Doe^Jane" in headings[0] and "P1" in headings[0] and "1970-03-04" in headings[0]
    assert "Chest" in headings[1] and "2020-01-02" in headings[1]


def test_a_class_opens_its_list_and_an_entry_its_headers(inspector_page):
    open_archive(inspector_page, series_of(2) | {"notes.txt": b"some text\n" * 20, "report": file_bytes(text_report())})
    inspector_page.get_by_role("button", name="1 Not DICOM").click()
    dialog = inspector_page.locator("#entries-dialog")
    wait_until(lambda: "notes.txt" in dialog.inner_text())
    inspector_page.keyboard.press("Escape")
    inspector_page.get_by_role("button", name="1 Other DICOM").click()
    dialog.get_by_role("button", name="report", exact=True).click()
    wait_until(lambda: any(row["value"] == "SR" for row in inspector_page.evaluate("inspector.tags()")))
    wait_until(lambda: "no picture" in object_view(inspector_page).inner_text())
    show_headers(inspector_page)
    wait_until(lambda: "0002,0010" in inspector_page.locator("#tag-table").inner_text())


def test_a_long_list_is_searched(inspector_page):
    open_archive(inspector_page, {f"text{number}.txt": b"text\n" * 30 for number in range(40)} | series_of(1))
    inspector_page.get_by_role("button", name="40 Not DICOM").click()
    wait_until(lambda: inspector_page.locator("#entries-count").inner_text() == "40")
    inspector_page.fill("#entries-search", "text17")
    wait_until(lambda: inspector_page.locator("#entries-count").inner_text() == "1")
    assert "text17.txt" in inspector_page.locator("#entries-table").inner_text()


def test_several_zips_and_loose_files_at_once(inspector_page):
    one, two = zip_bytes(series_of(2, 1)), zip_bytes(series_of(2, 2))
    open_files(inspector_page, chosen("one.zip", one), chosen("two.zip", two), chosen("loose", file_bytes(ct_slice(1, 3))))
    assert account(inspector_page)["series"] == 3


def test_a_folder(inspector_page, tmp_path):
    for name, data in series_of(3).items():
        (tmp_path / "disc" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "disc" / name).write_bytes(data)
    until_read(inspector_page, lambda: inspector_page.set_input_files("#open-folder", str(tmp_path / "disc")))
    assert account(inspector_page)["images"] == 3
    inspector_page.get_by_role("button", name="3 Images").click()
    wait_until(lambda: "disc/S1/IM0001" in inspector_page.locator("#entries-table").inner_text())


def test_a_drop(inspector_page):
    data = list(zip_bytes(series_of(2)))
    drop = """(data) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(data)], "dropped.zip"));
      document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
    }"""
    until_read(inspector_page, lambda: inspector_page.evaluate(drop, data))
    assert account(inspector_page)["images"] == 2


def test_the_example(inspector_page):
    until_read(inspector_page, inspector_page.get_by_role("button", name="Try the example").click)
    assert account(inspector_page)["series"] > 0


def test_a_second_archive_takes_the_place_of_the_first(inspector_page):
    open_archive(inspector_page, series_of(3, 1, SeriesDescription="The first"))
    key = inspector_page.evaluate("inspector.series()[0].series_key")
    inspector_page.evaluate("(key) => inspector.select(key)", key)
    open_archive(inspector_page, series_of(2, 2, SeriesDescription="The second"))
    assert [row["series_description"] for row in inspector_page.evaluate("inspector.series()")] == ["The second"]
    wait_until(lambda: "The second" in corner(inspector_page, "top-right").inner_text())
    wait_until(lambda: "The second" in inspector_page.locator("#series-table").inner_text())
    assert "The first" not in inspector_page.locator("body").inner_text()


def test_files_chosen_while_the_engine_starts_are_read_when_it_stands(page, site):
    page.goto(site.address)
    wait_until(lambda: phase(page) == "loading")
    page.set_input_files("#open-files", [chosen("early.zip", zip_bytes(series_of(2)))])
    wait_until(lambda: page.evaluate("inspector.phase") == "done", 60)
    assert account(page)["images"] == 2


@pytest.fixture(scope="module")
def large_zip(tmp_path_factory) -> Path:
    """12,000 slices of 30 series in turn: every series grows until the end."""
    slices = {name: data for series in range(1, 31) for name, data in series_of(100, series, PixelData=bytes(24 * 32 * 2)).items()}
    path = tmp_path_factory.mktemp("large") / "large.zip"
    in_turn = sorted(slices, key=lambda name: name.split("/")[::-1])
    path.write_bytes(zip_bytes({f"{copy}/{name}": slices[name] for copy in range(4) for name in in_turn}))
    return path


def test_cancel_keeps_what_was_read(inspector_page, large_zip):
    # Pressed by the page itself, at the first rows: a scan may be over before a message from here arrives.
    inspector_page.evaluate("""() => {
      const press = () => {
        if (!inspector.series().length) return setTimeout(press, 1);
        window.progress_seen = document.getElementById("status-detail").textContent;
        document.getElementById("cancel").click();
      };
      press();
    }""")
    inspector_page.set_input_files("#open-files", str(large_zip))
    wait_until(lambda: phase(inspector_page) == "cancelled", 60)
    assert re.match(r"[\d,]+ of 12,000 files · [\d.]+ [kM]?B of [\d.]+ [kM]B · .*large\.zip$", inspector_page.evaluate("progress_seen"))
    kept = account(inspector_page)
    assert 0 < kept["images"] < 12_000
    wait_until(lambda: series_rows(inspector_page).count() > 0)
    assert "Cancelled" in inspector_page.locator("#status-text").inner_text()
    assert inspector_page.locator("#cancel").is_hidden()


def test_a_choice_during_a_scan_takes_its_place(inspector_page, large_zip):
    inspector_page.set_input_files("#open-files", str(large_zip))
    wait_until(lambda: phase(inspector_page) == "scanning")
    open_archive(inspector_page, series_of(2, 77))
    assert [row["series_number"] for row in inspector_page.evaluate("inspector.series()")] == [77]
    assert account(inspector_page)["images"] == 2
    assert inspector_page.locator("#problems").is_hidden()


def test_a_series_chosen_during_the_scan_gets_all_its_frames(inspector_page, large_zip):
    inspector_page.evaluate("""() => {
      const choose = () => inspector.series().length ? inspector.select(inspector.series()[0].series_key, 0) : setTimeout(choose, 1);
      choose();
    }""")
    until_read(inspector_page, lambda: inspector_page.set_input_files("#open-files", str(large_zip)))
    wait_until(lambda: picture(inspector_page).locator("output").inner_text().endswith("/ 400"))
    stage(inspector_page).focus()
    inspector_page.keyboard.press("End")
    wait_until(lambda: "Frame 400 of 400" in corner(inspector_page, "bottom-right").inner_text())


def test_the_page_counts_no_request_since_the_choice(inspector_page):
    open_archive(inspector_page, series_of(2))
    inspector_page.evaluate("inspector.select(inspector.series()[0].series_key)")
    inspector_page.wait_for_timeout(1500)
    assert inspector_page.evaluate("inspector.requests_since_open") == 0
    assert inspector_page.locator("#seal-text").inner_text().endswith("Requests since you opened a file: 0")


def test_the_automation_object_cannot_be_changed(inspector_page):
    open_archive(inspector_page, series_of(2))
    inspector_page.evaluate("() => { try { inspector.phase = 'x'; inspector.extra = 1; } catch {} }")
    inspector_page.evaluate("() => { inspector.series()[0].modality = 'XX'; inspector.account().images = 99; }")
    assert phase(inspector_page) == "done"
    assert inspector_page.evaluate("inspector.extra") is None
    assert inspector_page.evaluate("inspector.series()[0].modality") == "CT"
    assert account(inspector_page)["images"] == 2


def test_the_moments_are_in_order(fresh_page):
    open_archive(fresh_page, series_of(2))
    fresh_page.evaluate("inspector.select(inspector.series()[0].series_key)")
    timings = fresh_page.evaluate("inspector.timings()")
    assert set(timings) == {"ready_to_scan", "ready", "opened", "first_rows", "done", "selected", "drawn"}
    assert timings["ready_to_scan"] < timings["opened"] < timings["first_rows"] <= timings["done"] < timings["selected"] < timings["drawn"]
