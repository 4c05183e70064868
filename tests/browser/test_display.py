"""What lies over the picture: letters, scale, text in steps, overlays, shutter; volumes and oddities near the slider."""

import numpy as np
import pytest
from dicom_files import add_overlay, file_bytes
from pydicom.dataset import Dataset
from samples import COLUMNS, ROWS, ct_slice, series_of
from seen import corner, displayed, frame_label, picture, stage, wait_until
from steps import choose_in_menu, choose_series, open_archive

OBLIQUE = [1, 0, 0, 0, 0.906308, 0.422618]  # tilted by 25 degrees about the patient's x axis
CANVAS_COLORS = """() => {
  const canvas = document.querySelector("section[aria-current=true] canvas");
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let colored = 0, opaque = 0;
  for (let at = 0; at < data.length; at += 4) {
    opaque += data[at + 3] > 128;
    colored += data[at + 3] > 128 && Math.max(data[at], data[at + 1], data[at + 2]) - Math.min(data[at], data[at + 1], data[at + 2]) > 60;
  }
  return colored / opaque;
}"""


def words(page, name: str) -> str:
    return corner(page, name).inner_text()


def edges(page) -> list[str]:
    return [picture(page).locator(f".edge.{edge}").inner_text() for edge in ("left", "right", "top", "bottom")]


def test_letters_and_scale_of_an_oblique_plane(inspector_page):
    open_archive(inspector_page, series_of(3, ImageOrientationPatient=OBLIQUE, PixelSpacing=[2.0, 2.0]))
    choose_series(inspector_page, "Series 1")
    assert edges(inspector_page) == ["R", "L", "AF", "PH"]
    bar = picture(inspector_page).locator(".scale-bar")
    length, unit = bar.inner_text().split()
    drawn = bar.bounding_box()["width"]
    box = stage(inspector_page).bounding_box()
    pixel = min(box["width"] / COLUMNS, box["height"] / ROWS)
    assert unit == "mm" and drawn == pytest.approx(int(length) / 2 * pixel, abs=2)
    assert drawn <= 0.3 * box["width"] + 2
    inspector_page.get_by_role("button", name="1:1").click()
    wait_until(lambda: bar.inner_text() != f"{length} mm")
    assert bar.bounding_box()["width"] == pytest.approx(int(bar.inner_text().split()[0]) / 2, abs=2)


def test_spacing_at_the_detector_is_said_to_be_so(inspector_page):
    absent = dict.fromkeys(("PixelSpacing", "ImageOrientationPatient", "ImagePositionPatient"))
    open_archive(inspector_page, series_of(1, Modality="DX", ImagerPixelSpacing=[0.2, 0.2], PatientOrientation=["L", "F"], **absent))
    choose_series(inspector_page, "Series 1")
    assert edges(inspector_page) == ["R", "L", "H", "F"]
    assert picture(inspector_page).locator(".scale-bar").inner_text().endswith("mm at detector")


def test_without_geometry_there_are_no_marks(inspector_page):
    absent = dict.fromkeys(("PixelSpacing", "ImageOrientationPatient", "ImagePositionPatient"))
    open_archive(inspector_page, series_of(1, **absent))
    choose_series(inspector_page, "Series 1")
    assert edges(inspector_page) == [""] * 4 and picture(inspector_page).locator(".scale-bar").is_hidden()


def test_text_in_steps_by_key_and_button(inspector_page):
    open_archive(inspector_page, series_of(3, KVP=120, InstitutionName="Hospital", PatientAge="049Y"))
    choose_series(inspector_page, "Series 1")
    everything = " ".join(words(inspector_page, name) for name in ("top-left", "top-right", "bottom-left", "bottom-right"))
    for part in (
        "Doe^Jane",
        "49 years",
        "Hospital",
        "Chest",
        "120 kV",
        "spacing 2.5 mm",
        "Explicit VR Little Endian",
        "C 200 W 2000",
        "Frame 2 of 3",
    ):
        assert part in everything
    stage(inspector_page).focus()
    inspector_page.keyboard.press("t")
    wait_until(lambda: "Hospital" not in words(inspector_page, "top-right"))
    assert "Doe^Jane" in words(inspector_page, "top-left") and "Frame 2 of 3" in words(inspector_page, "bottom-right")
    assert len(words(inspector_page, "bottom-right").splitlines()) == 2
    inspector_page.keyboard.press("t")
    wait_until(lambda: words(inspector_page, "top-left") == "")
    assert edges(inspector_page) == [""] * 4
    choose_in_menu(inspector_page, "More", "Text over the picture")
    wait_until(lambda: "Hospital" in words(inspector_page, "top-right"))


def test_overlays_in_colour_and_out_of_the_values(inspector_page):
    plane = np.zeros((ROWS, COLUMNS), bool)
    plane[4:12, 8:24] = True
    files = {"plain": file_bytes(ct_slice(1, 1)), "over": file_bytes(add_overlay(ct_slice(1, 2), plane, Label="Marked"))}
    open_archive(inspector_page, files)
    choose_series(inspector_page, "Series 1")
    values = displayed(inspector_page)["values"]
    assert inspector_page.locator("#toggle-overlays").is_hidden()
    choose_series(inspector_page, "Series 2")
    wait_until(lambda: "Overlay Marked" in words(inspector_page, "bottom-right"))
    assert np.array_equal(displayed(inspector_page)["values"], values)
    assert inspector_page.evaluate(CANVAS_COLORS) == pytest.approx(plane.mean(), abs=0.02)
    stage(inspector_page).focus()
    inspector_page.keyboard.press("o")
    wait_until(lambda: inspector_page.evaluate(CANVAS_COLORS) == 0)
    assert "Overlay Marked (hidden)" in words(inspector_page, "bottom-right")
    choose_in_menu(inspector_page, "More", "Overlays")
    wait_until(lambda: inspector_page.evaluate(CANVAS_COLORS) > 0)


def test_the_shutter_covers_the_picture_but_not_the_values(inspector_page):
    edges_ = {"ShutterLeftVerticalEdge": 9, "ShutterRightVerticalEdge": 24, "ShutterUpperHorizontalEdge": 1, "ShutterLowerHorizontalEdge": 24}
    white = np.full((ROWS, COLUMNS), 4000, "<u2").tobytes()
    open_archive(inspector_page, series_of(1, ShutterShape="RECTANGULAR", PixelData=white, **edges_))
    choose_series(inspector_page, "Series 1")
    brightness = """() => {
      const canvas = document.querySelector("section[aria-current=true] canvas");
      const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let white = 0, opaque = 0;
      for (let at = 0; at < data.length; at += 4) { opaque += data[at + 3] > 128; white += data[at + 3] > 128 && data[at] > 200; }
      return white / opaque;
    }"""
    assert inspector_page.evaluate(brightness) == pytest.approx(0.5, abs=0.02)
    assert (displayed(inspector_page)["values"] == 255).all()
    choose_in_menu(inspector_page, "More", "Display shutter")
    wait_until(lambda: inspector_page.evaluate(brightness) == 1)


def test_a_voi_lut_from_the_window_list(inspector_page):
    table = Dataset()
    table.add_new(0x00283002, "US", [4096, 0, 8])
    table.add_new(0x00283003, "LO", "All white")
    table.add_new(0x00283006, "OW", np.full(4096, 255, "<u2").tobytes())
    made = ct_slice(1, RescaleIntercept=0, VOILUTSequence=[table])
    open_archive(inspector_page, {"lut": file_bytes(made)})
    choose_series(inspector_page, "Series 1")
    assert not (displayed(inspector_page)["values"] == 255).all()
    inspector_page.select_option("#window-list", label="All white (table)")
    wait_until(lambda: (displayed(inspector_page)["values"] == 255).all())
    inspector_page.get_by_role("button", name="Reset window").click()
    wait_until(lambda: not (displayed(inspector_page)["values"] == 255).all())


def test_volumes_and_missing_slices_are_told(inspector_page):
    files = {
        f"{echo}{number}": file_bytes(ct_slice(number + 10 * echo, EchoTime=echo * 30, ImagePositionPatient=[0, 0, number * 2.5]))
        for echo in (1, 2)
        for number in range(8)
        if (echo, number) != (2, 3)
    }
    open_archive(inspector_page, files)
    choose_series(inspector_page, "Series 1")
    line = picture(inspector_page).locator(".volume-line")
    assert frame_label(inspector_page) == "5 / 15" and "Volume 1 of 2: echo time 30 ms" in line.inner_text()
    assert "1 slice is missing: between 5 and 10 mm" in line.inner_text()
    notes = inspector_page.evaluate("inspector.series()[0].notes")
    assert any("2 volumes" in note["message"] for note in notes) and any("1 slice is missing" in note["message"] for note in notes)
    stage(inspector_page).focus()
    inspector_page.keyboard.press("End")
    wait_until(lambda: "Volume 2 of 2: echo time 60 ms" in line.inner_text())
    assert "Volume 2 of 2" in words(inspector_page, "bottom-left")


def test_the_corners_leave_the_picture_free_on_a_phone(inspector_page):
    inspector_page.set_viewport_size({"width": 390, "height": 780})
    open_archive(inspector_page, series_of(3))
    inspector_page.evaluate("inspector.select(inspector.series()[0].series_key)")
    inspector_page.get_by_role("button", name="Picture", exact=True).click()
    wait_until(lambda: words(inspector_page, "bottom-right"))
    area = stage(inspector_page).bounding_box()
    for name in ("top-left", "top-right", "bottom-left", "bottom-right"):
        box = corner(inspector_page, name).bounding_box()
        assert box["width"] <= area["width"] / 2 and box["height"] <= area["height"] / 3


@pytest.mark.parametrize("size", [(844, 390), (932, 430)])
def test_a_phone_on_its_side_shows_the_picture_and_what_tells_most(inspector_page, size):
    inspector_page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    open_archive(inspector_page, series_of(3, KVP=120, Exposure=200, InstitutionName="Hospital"))
    choose_series(inspector_page, "Series 1")
    area = stage(inspector_page).bounding_box()
    assert area["height"] > size[1] * 0.4
    places = [corner(inspector_page, name).bounding_box() for name in ("top-left", "top-right", "bottom-left", "bottom-right")]
    for above, below in ((0, 2), (1, 3)):
        assert places[above]["y"] + places[above]["height"] <= places[below]["y"]
    assert "Doe^Jane" in words(inspector_page, "top-left") and "Frame 2 of 3" in words(inspector_page, "bottom-right")
