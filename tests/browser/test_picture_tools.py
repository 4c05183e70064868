"""The histogram of the frame, and what is not offered without a picture."""

from dicom_files import file_bytes
from samples import COLUMNS, ROWS, series_of, stored_values, text_report
from seen import displayed, object_view, wait_until
from steps import choose_series, open_archive


def test_the_histogram_follows_the_frame_and_its_edges_set_the_window(viewer):
    viewer.keyboard.press("g")
    text = viewer.locator("#histogram-text")
    wait_until(lambda: f"{ROWS * COLUMNS} pixels" in text.inner_text())
    before = displayed(viewer)
    # The window is 200 +- 1000, the values end at 2,093: its upper edge is in the plot.
    at = viewer.evaluate("""() => {
      const { left, top, width, height } = document.querySelector("#histogram-plot .u-over").getBoundingClientRect();
      return [left, top + height / 2, width];
    }""")
    low, high = int(stored_values(5).min()) - 1024, int(stored_values(5).max()) - 1024
    x = at[0] + at[2] * (1200 - low) / (high - low)
    viewer.mouse.move(x, at[1])
    viewer.mouse.down()
    viewer.mouse.move(x - at[2] / 4, at[1], steps=4)
    viewer.mouse.up()
    wait_until(lambda: displayed(viewer)["window_width"] < before["window_width"] - 300)
    after = displayed(viewer)
    lower = [shown["window_center"] - shown["window_width"] / 2 for shown in (before, after)]
    assert abs(lower[0] - lower[1]) <= 5


def test_what_needs_a_picture_is_not_offered_without(inspector_page):
    open_archive(inspector_page, series_of(3) | {"report": file_bytes(text_report())})
    choose_series(inspector_page, "Series 1")
    needing = inspector_page.locator("#save-frame, #show-frames-sheet")
    assert needing.evaluate_all("(all) => all.map(({disabled}) => disabled)") == [False, False]
    inspector_page.locator("#series-table .tabulator-cell[tabulator-field=series_description]", has_text="Report").click()
    wait_until(lambda: object_view(inspector_page).get_by_role("heading", level=3).is_visible())
    assert needing.evaluate_all("(all) => all.map(({disabled}) => disabled)") == [True, True]
