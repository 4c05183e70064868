"""Two pictures side by side, in step."""

import pytest
from dicom_files import file_bytes
from pydicom.dataset import Dataset
from pydicom.uid import CTImageStorage
from samples import ct_slice, series_of, text_report
from seen import displayed, frame_label, picture, stage, wait_until
from steps import choose_series, open_archive


@pytest.fixture
def pair(inspector_page):
    """Two series of nine and five slices, the longer one in the first picture, the other in the second, which is active."""
    open_archive(inspector_page, series_of(9, 1) | series_of(5, 2, FrameOfReferenceUID="1.2.3.99"))
    choose_series(inspector_page, "Series 1")
    inspector_page.get_by_role("button", name="Two pictures").click()
    inspector_page.locator(".viewport").nth(1).locator(".stage").click()
    choose_series(inspector_page, "Series 2")
    stage(inspector_page).focus()
    return inspector_page


def labels(page) -> list[str]:
    return page.locator(".frame-number").all_inner_texts()


ONE_LINE = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)].filter((tool) => tool.checkVisibility()).map((tool) => tool.getBoundingClientRect());
  return boxes.length > 3 && Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map(({ bottom }) => bottom));
}"""


@pytest.mark.parametrize("width", [1280, 1440])
def test_tools_stand_in_one_line_with_two_pictures(pair, width):
    pair.set_viewport_size({"width": width, "height": 720})
    wait_until(lambda: pair.evaluate(ONE_LINE, "#picture-tools > .tool-group"))
    wait_until(lambda: pair.evaluate(ONE_LINE, ".is-active .frame-bar :is(button, .cine-rate, .frame-number)"))
    pair.keyboard.press("2")
    wait_until(lambda: pair.locator("#link-frames").is_hidden())
    pair.keyboard.press("2")
    wait_until(lambda: pair.locator("#link-frames").is_visible())
    wait_until(lambda: pair.evaluate(ONE_LINE, "#picture-tools > .tool-group"))


def test_the_table_and_the_automation_address_the_active_picture(pair):
    assert labels(pair) == ["5 / 9", "3 / 5"]
    pair.evaluate("inspector.select(inspector.series().find((row) => row.series_description === 'Series 1').series_key, 0)")
    wait_until(lambda: labels(pair) == ["5 / 9", "1 / 9"])
    assert displayed(pair)["window_center"] == 200
    pair.locator(".viewport").nth(0).locator(".stage").click()
    assert frame_label(pair) == "5 / 9"
    assert pair.locator(".viewport").nth(0).get_attribute("aria-current") == "true"
    assert pair.locator(".viewport").nth(1).get_attribute("aria-current") == "false"


def test_pictures_are_in_step_by_their_share_and_need_not_be(pair):
    pair.keyboard.press("End")
    wait_until(lambda: labels(pair) == ["9 / 9", "5 / 5"])
    pair.keyboard.press("Home")
    wait_until(lambda: labels(pair) == ["1 / 9", "1 / 5"])
    pair.get_by_role("button", name="Frames in step").click()
    stage(pair).focus()
    pair.keyboard.press("End")
    wait_until(lambda: labels(pair) == ["1 / 9", "5 / 5"])


def test_pictures_of_one_frame_of_reference_are_in_step_by_their_place(inspector_page):
    files = series_of(9, 1, FrameOfReferenceUID="1.2.3.50")
    for place, height in enumerate((20.1, 12.4, 2.6), 1):  # nearest to slices 8, 5 and 1, and in falling order
        plane = {"ImagePositionPatient": [0, 24, height], "ImageOrientationPatient": [1, 0, 0, 0, -1, 0]}
        files[f"T/{place}"] = file_bytes(ct_slice(place, 2, FrameOfReferenceUID="1.2.3.50", **plane))
    open_archive(inspector_page, files)
    choose_series(inspector_page, "Series 2")
    inspector_page.get_by_role("button", name="Two pictures").click()
    inspector_page.locator(".viewport").nth(1).locator(".stage").click()
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    assert labels(inspector_page) == ["2 / 3", "5 / 9"]
    for key, expected in (("End", ["1 / 3", "9 / 9"]), ("Home", ["3 / 3", "1 / 9"])):
        inspector_page.keyboard.press(key)
        wait_until(lambda expected=expected: labels(inspector_page) == expected, what=str(expected))


def test_a_follower_stays_in_its_stack(inspector_page):
    """Axial and sagittal slices in one series; their distances along their own normals overlap, and mean different places."""
    shared = {"FrameOfReferenceUID": "1.2.3.50"}
    files = series_of(9, 1, **shared)
    for number, height in enumerate((0, 10, 20, 30), 1):
        files[f"A/{number}"] = file_bytes(ct_slice(number, 2, ImagePositionPatient=[0, 0, height], **shared))
    for number, across in enumerate((2.5, 7.5, 12.5, 17.5, 22.5), 5):
        sagittal = {"ImagePositionPatient": [across, 0, 0], "ImageOrientationPatient": [0, 1, 0, 0, 0, -1]}
        files[f"S/{number}"] = file_bytes(ct_slice(number, 2, **sagittal, **shared))
    open_archive(inspector_page, files)
    key = inspector_page.evaluate("inspector.series().find((row) => row.series_description === 'Series 2').series_key")
    letters = {}
    for place in range(9):
        inspector_page.evaluate("([key, place]) => inspector.select(key, place)", [key, place])
        letters[place] = picture(inspector_page).locator(".edge.left").inner_text()
    axial = [place for place, letter in letters.items() if letter == "R"]
    assert len(axial) == 4
    inspector_page.evaluate("([key, place]) => inspector.select(key, place)", [key, axial[0]])
    inspector_page.get_by_role("button", name="Two pictures").click()
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    inspector_page.keyboard.press("Home")
    heights = dict(zip(axial, (0, 10, 20, 30), strict=True))
    seen = set()

    def follows(number: int) -> bool:
        """Whether slice `number` is shown, and the follower beside it is at an axial slice as near as there is one."""
        follower, active = (int(label.split(" / ")[0]) for label in labels(inspector_page))
        seen.add(follower - 1)
        return active == number and abs(heights.get(follower - 1, 1000) - 2.5 * number) <= 5

    for number in range(1, 10):  # along 2.5 to 22.5 mm
        wait_until(lambda number=number: follows(number), what=f"slice {number} and its follower")
        inspector_page.keyboard.press("ArrowDown")
    assert seen == set(axial[:3])


def test_window_and_zoom_are_in_step_when_wished(pair):
    pair.get_by_role("button", name="Window and zoom in step").click()
    pair.select_option("#window-list", label="Lung (C -600 W 1500)")
    stage(pair).focus()
    pair.keyboard.press("1")
    corners = pair.locator(".overlay.bottom-right")
    wait_until(lambda: all("C -600 W 1500" in text and "Zoom 100 %" in text for text in corners.all_inner_texts()))


def test_by_keyboard_from_one_picture_to_the_other_and_back_to_one(pair):
    pair.keyboard.press("x")
    assert frame_label(pair) == "5 / 9"
    assert pair.evaluate("document.activeElement.closest('section')?.getAttribute('aria-current') === 'true'")
    pair.keyboard.press("x")
    assert frame_label(pair) == "3 / 5"
    pair.keyboard.press("2")
    assert pair.locator(".viewport").nth(1).is_hidden()
    assert frame_label(pair) == "5 / 9"


def test_the_wheel_turns_the_picture_under_it(pair):
    pair.get_by_role("button", name="Frames in step").click()
    pair.locator(".viewport").nth(0).locator(".stage").hover()
    pair.mouse.wheel(0, 120)
    wait_until(lambda: labels(pair) == ["6 / 9", "3 / 5"])


def focused_picture(page) -> tuple[int, str]:
    """Which of the two pictures has the focus, from 0, and the class of what has it."""
    return tuple(
        page.evaluate("""() => {
          const { activeElement } = document;
          const holder = activeElement.closest(".viewport");
          return [[...document.querySelectorAll(".viewport")].indexOf(holder), activeElement.className];
        }""")
    )


def report_on(sop_instance_uid: str) -> bytes:
    image, referenced = Dataset(), Dataset()
    referenced.ReferencedSOPClassUID, referenced.ReferencedSOPInstanceUID = CTImageStorage, sop_instance_uid
    image.ValueType, image.RelationshipType, image.ReferencedSOPSequence = "IMAGE", "CONTAINS", [referenced]
    return file_bytes(text_report(ValueType="CONTAINER", ContentSequence=[image]))


def test_a_report_in_the_second_picture_by_keyboard(inspector_page):
    open_archive(inspector_page, series_of(9, 1) | {"report": report_on("1.2.3.1.2")})
    choose_series(inspector_page, "Series 1")
    inspector_page.get_by_role("button", name="Two pictures").click()
    inspector_page.locator(".viewport").nth(1).locator(".stage").click()
    inspector_page.locator("#series-table").focus()
    inspector_page.keyboard.press("Home")  # Series 1; the report, series 9, comes last
    inspector_page.keyboard.press("End")
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: focused_picture(inspector_page) == (1, "object-view"), what="the report in the second picture")
    inspector_page.keyboard.press("x")
    assert focused_picture(inspector_page) == (0, "stage")
    inspector_page.keyboard.press("ArrowDown")
    wait_until(lambda: labels(inspector_page) == ["6 / 9", "1 / 1"])
    inspector_page.keyboard.press("x")
    assert focused_picture(inspector_page) == (1, "object-view")
    leaf = inspector_page.locator(".viewport").nth(1).locator("[role=treeitem]").last
    leaf.focus()
    inspector_page.keyboard.press("x")
    assert focused_picture(inspector_page) == (0, "stage")
    leaf.focus()
    inspector_page.keyboard.press("Enter")
    wait_until(lambda: labels(inspector_page) == ["6 / 9", "2 / 9"], what="the picture that the report names")
    wait_until(lambda: focused_picture(inspector_page) == (1, "stage"))
    picture(inspector_page).get_by_role("button", name="Back to").press("Enter")
    wait_until(lambda: focused_picture(inspector_page) == (1, "object-view"))
    inspector_page.keyboard.press("2")
    wait_until(lambda: focused_picture(inspector_page) == (0, "stage"))
    assert frame_label(inspector_page) == "6 / 9"


def test_corners_letters_and_scale_bar_lie_beside_each_other(pair):
    for width in (1440, 1100, 390):
        pair.set_viewport_size({"width": width, "height": 900})
        pair.evaluate("document.querySelector('#panes [data-pane=picture]').click()")
        boxes = pair.evaluate("""() => [...document.querySelectorAll(".viewport")].map((viewport) => (
          [...viewport.querySelectorAll(".overlay, .edge, .scale-bar")].filter(({ textContent }) => textContent).map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            return { left, right, top, bottom, name: element.className };
          })))""")
        for shown in boxes:
            assert len(shown) == 9
            for index, one in enumerate(shown):
                for other in shown[index + 1 :]:
                    beside = one["right"] <= other["left"] or other["right"] <= one["left"]
                    above = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
                    assert beside or above, (width, one, other)
