"""Text that an independent generator drew into pictures, all the way: found, read by whom the caller names, held against the headers, judged.

The reader here knows what was drawn where. How well letters are found and read is measured elsewhere; this is about the way between.
"""

import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from dicom_zip_inspector.api.archives import OpenArchives, open_archives
from dicom_zip_inspector.lettering.text_lines import TextLine

pytestmark = pytest.mark.skipif("sys.platform == 'emscripten'", reason="asyncio.run belongs to the page there")

dentdeid = pytest.importorskip("dentdeid")

SEED = 11


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> tuple[Path, dict[str, list[dict]]]:
    """A folder of files, and what was drawn into each, by its name."""
    from dentdeid.synth.corpus import build

    folder = tmp_path_factory.mktemp("drawn")
    build(folder, n=4, seed=SEED)
    keys = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "answer_keys").glob("c*.json"))]
    return folder / "dicom", {Path(key["dicom"]).name: key["burned_in"] for key in keys}


def names(opened: OpenArchives) -> dict[int, str]:
    return {row["entry_key"]: row["name"].rpartition("/")[2] for row in opened.entries("image")}


def planted(line: TextLine, lines: list[dict]) -> str:
    """The texts of those lines that lie mostly within one that was found."""
    inside = []
    for one in lines:
        left, top, right, bottom = one["bbox"]
        width = min(right, line.left + line.width) - max(left, line.left)
        height = min(bottom, line.top + line.height) - max(top, line.top)
        if width > 0 and height > 0 and 2 * width * height > (right - left) * (bottom - top):
            inside.append(one["text"])
    return "  ".join(inside)


def texts_of_lines(folder: Path, keys: dict[str, list[dict]]) -> list[str]:
    """What was drawn where lines are found, line by line as they are handed to a reader."""
    opened = open_archives(folder)
    opened.look_at_pictures()
    by_name, texts = names(opened), dict[int, str]()
    for (instance_key, _), lines in opened._session.pictures.looked_at.lines.items():
        for seen in lines:
            texts.setdefault(seen.reading_key, planted(seen.line, keys[by_name[instance_key]]))
    return [texts[key] for key in sorted(texts)]


def test_what_was_drawn_is_found_read_and_judged(drawn):
    folder, keys = drawn
    texts, handed, opened = texts_of_lines(folder, keys), [], open_archives(folder)

    def read(picture: np.ndarray) -> tuple[str, float]:
        handed.append(picture)
        return texts[len(handed) - 1], 0.9

    assert opened.look_at_pictures(read) == {"outcome": "done", "looked": 4, "to_look_at": 4}
    assert len(handed) == len(texts) and sum(map(bool, texts)) >= 10
    assert all(picture.dtype == np.uint8 and picture.ndim == 2 for picture in handed)
    said = defaultdict(set)
    for row in opened.findings():
        for place in row["places"]:
            said[row["code"]].add(place["text"])
    identifying = [line["text"] for lines in keys.values() for line in lines if line["category"] in ("name", "id", "dob")]
    wanted = {text for text in texts if any(one in text for one in identifying)}
    assert wanted and wanted <= said["text_identifies"]
    assert not {text for text in texts if text.endswith((" mm", " kV"))} & said["text_identifies"]
    verdict = opened.verdict()
    assert (verdict["state"], verdict["looked"]) == ("must_fix", 4)
    assert not any(text and text in verdict["sentence"] for text in texts)


def test_what_nobody_reads_has_to_be_looked_at(drawn):
    opened = open_archives(drawn[0])
    assert opened.verdict()["looked"] == 4
    [row] = [row for row in opened.findings() if row["code"] == "text_unread"]
    assert row["severity"] == "look" and row["count"] == 4 and not any(row["code"] == "text_identifies" for row in opened.findings())
    assert {place["text"] for place in row["places"]} == {""}
    opened.look_at_pictures(lambda picture: ("zqxw", 0.5))  # it can be read later
    codes = {row["code"] for row in opened.findings()}
    assert "text_unknown" in codes and "text_unread" not in codes
