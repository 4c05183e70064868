"""The second pass in the page: it begins by itself, puts the table right, is stopped and goes on."""

from archives import zip_bytes
from dicom_files import file_bytes
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit
from samples import ct_slice, series_of
from seen import phase, series_rows, wait_until
from steps import chosen, open_archive


def cut_in_its_header() -> bytes:
    """A file of encoded pixels, cut behind what the table reads of it."""
    made = ct_slice(1, 7, SeriesDescription="Cut", PixelData=encapsulate([bytes(4000)]))
    made["PixelData"].VR = "OB"
    made.private_block(0x0029, "MAKER", create=True).add_new(1, "OB", bytes(12_000))
    return file_bytes(made, JPEGBaseline8Bit)[:9_000]


def test_what_the_table_took_for_granted_is_put_right_and_said(inspector_page):
    inspector_page.evaluate("window.phases = new Set(); setInterval(() => phases.add(inspector.phase), 1)")
    open_archive(inspector_page, {"a-cut": cut_in_its_header()} | series_of(3, 1))
    wait_until(lambda: inspector_page.evaluate("inspector.account().unreadable") == 1, 60, "the correction")
    wait_until(lambda: series_rows(inspector_page).count() == 1, what="the row's going")
    account = inspector_page.evaluate("inspector.account()")
    assert (account["images"], account["series"], account["unreadable"]) == (3, 1, 1) and phase(inspector_page) == "done"
    assert [row["series_description"] for row in inspector_page.evaluate("inspector.series()")] == ["Series 1"]
    wait_until(lambda: "Series 1" in inspector_page.locator(".is-active .overlay.top-right").inner_text(), what="the other series")
    assert inspector_page.get_by_role("button", name="1 Unreadable").is_visible()


def test_it_is_stopped_and_goes_on(inspector_page):
    slices = {f"{n:05}": data for n, data in enumerate(list(series_of(40, PixelData=bytes(24 * 32 * 2)).values()) * 150)}
    inspector_page.evaluate("""() => {
      const stop = document.getElementById("stop-examining");
      const press = () => (stop.checkVisibility() ? stop.click() : setTimeout(press, 1));
      press();
    }""")
    inspector_page.set_input_files("#open-files", [chosen("long.zip", zip_bytes(slices))])
    go_on = inspector_page.get_by_role("button", name="Go on")
    wait_until(go_on.is_visible, 120, "the stop")
    examined = inspector_page.evaluate("inspector.account().examined")
    status = inspector_page.get_by_role("region", name="Status")
    wait_until(lambda: f"of {6000:,} files" in status.inner_text())
    assert examined < 6000 and phase(inspector_page) == "done"
    go_on.click()
    wait_until(lambda: inspector_page.evaluate("inspector.account().examined") == 6000, 240, "every element")
    wait_until(lambda: "Every element" not in status.inner_text() and go_on.is_hidden())
    assert inspector_page.locator("#stop-examining").is_hidden()  # another pass may run, with a button of its own
