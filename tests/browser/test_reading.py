"""Text in pictures is read in a worker of its own, behind the seal, from what was fetched before it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from seen import wait_until

PREPARE = """async () => {
  const {sealedAssets} = await import("./static/engine/boot.js");
  const {createTextReader} = await import("./static/reading/text-reader.js");
  window.assets = await sealedAssets();
  window.reader = createTextReader(Promise.resolve(assets));
  await Promise.all([...assets.values()].map(({arrival}) => arrival));
}"""
READ = "([rows, columns, values]) => reader.read({rows, columns, values: new Uint8Array(values)})"
LINES = ["Name: Lindqvist, Maerta", "DOB 1958-03-12", "ID 4711-0815 X"]


def drawn(text):
    """A line of text in letters some 35 pixels high, dark on white: (rows, columns, values)."""
    font = ImageFont.load_default(size=36)
    picture = Image.new("L", (int(font.getlength(text)) + 40, 76), 255)
    ImageDraw.Draw(picture).text((20, 16), text, font=font, fill=0)
    return picture.height, picture.width, np.asarray(picture).ravel().tolist()


@pytest.fixture
def reading_page(bare_page):
    """A sealed document with a reader, of which no worker was started."""
    bare_page.evaluate(PREPARE)
    assert bare_page.workers == []
    return bare_page


def test_what_was_drawn_is_read_without_a_request(reading_page, site):
    before = len(site.requests)
    readings = [reading_page.evaluate(READ, drawn(text)) for text in LINES]
    assert [reading["text"] for reading in readings] == LINES
    assert all(0.5 < reading["confidence"] <= 1 for reading in readings)
    assert site.requests[before:] == []
    assert len(reading_page.workers) == 1


def test_lines_asked_for_at_once_are_read_in_their_order(reading_page):
    asked = "(lines) => Promise.all(lines.map(([rows, columns, values]) => reader.read({rows, columns, values: new Uint8Array(values)})))"
    assert [reading["text"] for reading in reading_page.evaluate(asked, [drawn(text) for text in LINES])] == LINES
    assert len(reading_page.workers) == 1


def test_a_picture_that_is_none_is_not_read_and_the_next_is(reading_page):
    assert reading_page.evaluate(READ, [0, 0, []]) == {"text": "", "confidence": 0}
    assert reading_page.evaluate(READ, [30, 200, [255] * 6000]) == {"text": "", "confidence": 0}
    assert reading_page.evaluate(READ, drawn(LINES[0]))["text"] == LINES[0]


def test_its_worker_is_ended_and_another_reads_on(reading_page):
    reading_page.evaluate(READ, drawn(LINES[0]))
    reading_page.evaluate("reader.close()")
    wait_until(lambda: reading_page.evaluate("1") and reading_page.workers == [], what="the worker's end")
    assert reading_page.evaluate(READ, drawn(LINES[1]))["text"] == LINES[1]
