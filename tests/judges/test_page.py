"""docs/reference-pictures.md shows what is drawn now."""

import imagecodecs
import make_page
import numpy as np
from reference import TABLE

DOCS = make_page.ROOT / "docs"


def test_the_page_is_up_to_date():
    assert (DOCS / make_page.PAGE).read_text("utf-8") == make_page.page(), "run python3 build.py reference"


def test_the_pictures_are_those_that_are_drawn():
    shown = {path.stem: imagecodecs.png_decode(path.read_bytes()) for path in (DOCS / make_page.PICTURES).iterdir()}
    assert set(shown) == set(TABLE)
    assert [name for name in TABLE if not np.array_equal(shown[name], make_page.picture(name))] == []
