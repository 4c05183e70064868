"""The contact sheet of frames that may show who it is: exactly those, ticked off by mouse and by keys, opened from findings and by a key."""

import numpy as np
from accessibility import violations
from dicom_files import file_bytes
from playwright.sync_api import Locator, Page
from samples import ct_slice, series_of, stored_values
from seen import frame_label, picture, wait_until
from steps import open_archive, unfolded_finding

FRAMES = 4
PIXELS = np.stack([stored_values(number) for number in range(FRAMES)]).tobytes()
ULTRASOUND = {"us": file_bytes(ct_slice(1, 7, Modality="US", SeriesDescription="Sweep", NumberOfFrames=FRAMES, PixelData=PIXELS))}
FILES = series_of(3, 1) | ULTRASOUND | series_of(2, 8, Modality="XC", SeriesDescription="Photographs")
AT_RISK = FRAMES + 2  # modalities whose pictures have text in them as a rule; those of CT are not among them
TITLE = "Frames that may show who it is"


def open_sheet(page: Page, files: dict[str, bytes]) -> Locator:
    """The sheet of all that is at risk, by its key, when every element is read."""
    open_archive(page, files)
    page.evaluate("inspector.verdict()")
    page.keyboard.press("Shift+B")
    sheet = page.get_by_role("dialog", name=TITLE)
    wait_until(lambda: sheet.locator(".tile canvas").count() > 0)
    return sheet


def said(sheet: Locator) -> str:
    """What the sheet counts."""
    return sheet.get_by_role("status").inner_text()


def test_it_has_exactly_the_frames_at_risk_by_series_with_the_reason(inspector_page):
    sheet = open_sheet(inspector_page, FILES)
    tiles = sheet.get_by_role("option")
    assert tiles.first.get_attribute("aria-setsize") == str(AT_RISK) and said(sheet) == f"0 of {AT_RISK} frames seen"
    groups = [group.get_attribute("aria-label") for group in sheet.get_by_role("listbox").get_by_role("group").all()]
    assert len(groups) == 2 and "Sweep" in groups[0] and "Photographs" in groups[1]
    assert all("Pictures of kinds that have text in them as a rule" in group for group in groups)
    assert {tile.get_attribute("aria-checked") for tile in tiles.all()} == {"false"}


def test_frames_are_ticked_off_by_keys_and_by_mouse_and_the_engine_knows_it(inspector_page):
    sheet = open_sheet(inspector_page, FILES)
    inspector_page.keyboard.press("Space")
    inspector_page.keyboard.press("ArrowRight")
    inspector_page.keyboard.press("ArrowRight")
    inspector_page.keyboard.press("Space")
    sheet.locator("#tile-3 .tick").click()
    wait_until(lambda: said(sheet) == f"3 of {AT_RISK} frames seen")
    assert sheet.is_visible()
    sheet.locator("#tile-3 .tick").click()
    wait_until(lambda: said(sheet) == f"2 of {AT_RISK} frames seen")
    inspector_page.keyboard.press("Escape")
    inspector_page.keyboard.press("Shift+B")  # the engine is asked anew
    wait_until(lambda: sheet.locator(".tile").count() > 0)
    assert [sheet.locator(f"#tile-{place}").get_attribute("aria-checked") for place in range(4)] == ["true", "false", "true", "false"]
    assert sheet.locator("[aria-selected=true]").get_attribute("id") == "tile-1"  # the first that nobody has seen
    inspector_page.keyboard.press("Escape")
    open_sheet(inspector_page, FILES)
    assert said(sheet) == f"0 of {AT_RISK} frames seen"  # other files


def test_all_in_view_are_ticked_off_once_their_pictures_are_there(inspector_page):
    inspector_page.set_viewport_size({"width": 1280, "height": 900})
    sheet = open_sheet(inspector_page, FILES)
    wait_until(lambda: sheet.locator(".tile canvas").count() == AT_RISK)
    inspector_page.set_viewport_size({"width": 1280, "height": 600})  # one row is in view whole, another is cut
    view = sheet.locator("#sheet")
    view.evaluate("(list) => { list.scrollTop = 0; }")
    whole = view.evaluate("""(list) => [...list.querySelectorAll(".tile")].filter((tile) => {
        const [own, all] = [tile, list].map((one) => one.getBoundingClientRect());
        return own.top >= all.top - 1 && own.bottom <= all.bottom + 1;
    }).length""")
    assert 0 < whole < AT_RISK
    sheet.get_by_role("button", name="Tick off all in view").click()
    wait_until(lambda: said(sheet) == f"{whole} of {AT_RISK} frames seen")


def test_a_tile_leads_to_its_frame_and_the_sheet_comes_back_to_it(inspector_page):
    sheet = open_sheet(inspector_page, FILES)
    inspector_page.keyboard.press("ArrowRight")
    inspector_page.keyboard.press("ArrowRight")
    inspector_page.keyboard.press("Enter")
    wait_until(sheet.is_hidden)
    wait_until(lambda: frame_label(inspector_page) == f"3 / {FRAMES}" and "Sweep" in picture(inspector_page).inner_text())
    inspector_page.keyboard.press("Shift+B")
    wait_until(lambda: sheet.locator("[aria-selected=true]").get_attribute("id") == "tile-2")


def test_a_finding_leads_to_the_sheet_of_its_own_frames(inspector_page):
    claimed = {"claimed": file_bytes(ct_slice(3, 9, BurnedInAnnotation="YES", SeriesDescription="Claimed"))}
    open_archive(inspector_page, FILES | claimed)
    line = unfolded_finding(inspector_page, "Burned In Annotation says that text is in the picture")
    line.get_by_role("button", name="Look at its frames").press("Enter")
    sheet = inspector_page.get_by_role("dialog", name=TITLE)
    wait_until(lambda: sheet.get_by_role("option").count() == 1 and said(sheet) == "0 of 1 frame seen")
    assert inspector_page.get_by_role("dialog", name="Findings").is_hidden()
    assert "Claimed" in sheet.get_by_role("listbox").get_by_role("group").get_attribute("aria-label")


def test_nothing_at_risk_is_said(inspector_page):
    open_archive(inspector_page, series_of(2, ImageType=["ORIGINAL", "PRIMARY", "AXIAL"]))
    inspector_page.evaluate("inspector.verdict()")
    inspector_page.keyboard.press("Shift+B")
    sheet = inspector_page.get_by_role("dialog", name=TITLE)
    wait_until(lambda: said(sheet) == "No frame is known to be at risk")
    assert sheet.get_by_role("button", name="Tick off").count() == 0


def test_thousands_of_frames_are_in_the_page_only_where_they_are_in_view(inspector_page):
    count = 3000
    many = {"us": file_bytes(ct_slice(1, 7, Modality="US", NumberOfFrames=count, PixelData=stored_values(1).tobytes() * count))}
    sheet = open_sheet(inspector_page, many)
    assert said(sheet) == f"0 of {count:,} frames seen" and sheet.locator(".tile").count() < 100
    inspector_page.keyboard.press("End")
    wait_until(lambda: sheet.locator(f"#tile-{count - 1}").count() == 1)
    inspector_page.keyboard.press("Space")
    wait_until(lambda: said(sheet) == f"1 of {count:,} frames seen")
    assert sheet.locator(".tile").count() < 100


def test_axe_finds_nothing_wrong_with_it(inspector_page):
    for scheme in ("light", "dark"):
        inspector_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        sheet = open_sheet(inspector_page, FILES)
        inspector_page.keyboard.press("Space")
        wait_until(lambda sheet=sheet: said(sheet).startswith("1 of"))
        assert violations(inspector_page) == []
        inspector_page.keyboard.press("Escape")
