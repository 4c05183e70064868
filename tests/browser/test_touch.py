"""The picture under fingers."""

import pytest
from seen import frame_label, stage, wait_until


@pytest.fixture
def touch(viewer):
    """A hand: kind of event, then where each finger is."""
    session = viewer.context.new_cdp_session(viewer)

    def send(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    return send


def test_two_fingers_zoom_and_two_taps_fit(viewer, touch):
    box = stage(viewer).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch("touchStart", (x - 40, y), (x + 40, y))
    for apart in (50, 60, 70, 80):
        touch("touchMove", (x - apart, y), (x + apart, y))
    touch("touchEnd")
    fit = viewer.get_by_role("button", name="Fit")
    wait_until(lambda: fit.get_attribute("aria-pressed") == "false")
    for _ in range(2):
        touch("touchStart", (x, y))
        touch("touchEnd")
    wait_until(lambda: fit.get_attribute("aria-pressed") == "true")
    assert frame_label(viewer) == "5 / 9"


def test_one_finger_does_what_the_tool_says(viewer, touch):
    viewer.get_by_role("button", name="Drag: frames").click()
    box = stage(viewer).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch("touchStart", (x, y))
    for travelled in range(0, 60, 10):
        touch("touchMove", (x, y + travelled))
    touch("touchEnd")
    wait_until(lambda: frame_label(viewer) == "7 / 9")


def test_two_fingers_move_the_picture(viewer, touch):
    box = stage(viewer).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = picture_box(viewer)
    touch("touchStart", (x - 40, y), (x + 40, y))
    for moved in range(10, 70, 10):
        touch("touchMove", (x - 40 + moved, y + moved / 2), (x + 40 + moved, y + moved / 2))
    touch("touchEnd")
    wait_until(lambda: viewer.get_by_role("button", name="Fit").get_attribute("aria-pressed") == "false")
    after = picture_box(viewer)
    assert after["y"] - before["y"] == pytest.approx(30, abs=2)
    assert after["x"] - before["x"] == pytest.approx(60, abs=2)
    assert frame_label(viewer) == "5 / 9"


def picture_box(page) -> dict:
    """Where the frame's first pixel is drawn on the active stage, in CSS pixels: its upper left corner may lie beyond the edges."""
    return page.evaluate("""async () => {
      const { CanvasRenderingContext2D: { prototype } } = window;
      const real = prototype.drawImage;
      const found = await new Promise((resolve) => {
        prototype.drawImage = function (...given) {
          const { e, f } = this.getTransform();
          resolve({ x: e / devicePixelRatio, y: f / devicePixelRatio });
          return real.apply(this, given);
        };
        document.querySelector("#invert").click();
      });
      prototype.drawImage = real;
      return found;
    }""")
