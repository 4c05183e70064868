"""A picture that is turned and flipped: its pixels, the value under the cursor, the letters at its edges."""

import numpy as np
from samples import COLUMNS, ROWS, series_of, stored_values
from seen import corner, displayed, stage, wait_until
from steps import choose_in_menu, choose_series, open_archive


def on_screen(page) -> np.ndarray:
    """The pixels of the active picture at one to one, as it lies on the canvas."""
    return np.array(
        page.evaluate("""() => {
          const canvas = document.querySelector("section[aria-current=true] canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const found = [];
          for (let row = 0; row < canvas.height; row += 1) {
            const line = [];
            for (let column = 0; column < canvas.width; column += 1) {
              const at = 4 * (row * canvas.width + column);
              if (data[at + 3] === 255) line.push(data[at]);
            }
            if (line.length) found.push(line);
          }
          return found;
        }""")
    )


def test_turned_and_flipped(inspector_page):
    open_archive(inspector_page, series_of(1))
    choose_series(inspector_page, "Series 1")
    stage(inspector_page).focus()
    inspector_page.keyboard.press("1")
    upright = displayed(inspector_page)["values"]
    turns = {"e": lambda a: np.rot90(a, -1), "q": np.rot90, "h": np.fliplr, "v": np.flipud}
    expected = upright
    for key in "eqeehveqvhhe":
        inspector_page.keyboard.press(key)
        expected = turns[key](expected)
        assert np.array_equal(on_screen(inspector_page), expected), key
    inspector_page.keyboard.press("Shift+R")
    inspector_page.keyboard.press("1")
    assert np.array_equal(on_screen(inspector_page), upright)


def test_the_value_under_the_cursor_of_a_turned_picture(inspector_page):
    open_archive(inspector_page, series_of(1))
    choose_series(inspector_page, "Series 1")
    for name in ("Turn right", "Flip left and right"):
        choose_in_menu(inspector_page, "Turn and flip", name)
    # Turned right and then flipped, the frame's columns run down and its rows run to the right.
    row, column = 7, 20
    box = stage(inspector_page).bounding_box()
    scale = min(box["width"] / ROWS, box["height"] / COLUMNS)
    inspector_page.mouse.move(
        box["x"] + box["width"] / 2 + (row + 0.5 - ROWS / 2) * scale,
        box["y"] + box["height"] / 2 + (column + 0.5 - COLUMNS / 2) * scale,
    )
    value = int(stored_values(1)[row, column]) - 1024
    wait_until(lambda: f"column {column}, row {row}: {value} HU" in corner(inspector_page, "bottom-left").inner_text())


def test_edge_letters_follow_turn_and_flip(bare_page):
    found = bare_page.evaluate("""async () => {
      const { UPRIGHT, edgesAsShown, flippedAcross, flippedDown, turned } = await import("./static/picture/view-transform.js");
      const letters = ["R", "L", "A", "P"];
      return [turned(UPRIGHT, 1), flippedAcross(UPRIGHT), flippedDown(UPRIGHT), flippedAcross(turned(UPRIGHT, 1)), turned(flippedAcross(UPRIGHT), 1)]
        .map((view) => edgesAsShown(letters, view).join(""));
    }""")
    assert found == ["PARL", "LRAP", "RLPA", "APRL", "PALR"]
