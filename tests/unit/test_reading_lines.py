"""Lines that were drawn are read by the worker, WebAssembly and model that ship; judge: what was drawn."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

if sys.platform == "emscripten":
    pytest.skip("no processes there", allow_module_level=True)

from drawn_lines import drawn_lines
from line_reader import read_lines

from dicom_zip_inspector.api.archives import open_archives
from dicom_zip_inspector.checks.dates import parts_of
from dicom_zip_inspector.checks.known import Known
from dicom_zip_inspector.checks.lookalikes import Lookalikes
from dicom_zip_inspector.lettering.line_picture import line_picture

dentdeid = pytest.importorskip("dentdeid")

IDENTIFYING = ("name", "id", "dob")


def plain(text: str) -> str:
    return re.sub("[^a-z0-9]", "", text.lower())


def is_found(identifier: str, text: str) -> bool:
    """Whether a reading has the identifier, as who knows it would look for it."""
    known = Known()
    if parts_of(identifier):
        known.add_date(identifier, "birth date")
    else:
        known.add_name(identifier.replace(",", "^"), "name")
        known.add_number(identifier, "number")
    return bool(Lookalikes(known).kinds_in(text))


@pytest.mark.parametrize("seed", [1, 2])
def test_names_and_numbers_in_several_fonts_and_sizes_are_found_in_what_is_read(seed):
    lines = drawn_lines(seed, 48)
    readings = read_lines([line_picture(drawn.values, drawn.line) for drawn in lines])
    texts = [(drawn, text) for drawn, (text, _) in zip(lines, readings, strict=True)]
    assert np.mean([is_found(drawn.identifier, text) for drawn, text in texts]) >= 0.8
    assert np.mean([is_found(drawn.identifier, text) for drawn, text in texts if not drawn.is_of_squares]) >= 0.95
    assert np.mean([plain(drawn.text) == plain(text) for drawn, text in texts]) >= 0.7
    assert not any(is_found("NOBODY ELSE", text) or is_found("77123456", text) for _, text in texts)
    assert np.mean([confidence for _, confidence in readings]) > 0.7


def reader_of(folder: Path) -> Callable[[np.ndarray], tuple[str, float]]:
    """All lines of a folder's pictures, read at once."""
    pictures: list[np.ndarray] = []

    def note(picture: np.ndarray) -> tuple[str, float]:
        pictures.append(picture.copy())
        return "", 0.0

    open_archives(folder).look_at_pictures(note)
    readings = {picture.tobytes(): reading for picture, reading in zip(pictures, read_lines(pictures), strict=True)}
    return lambda picture: readings[picture.tobytes()]


@pytest.mark.parametrize("seed", [5, 2027])
def test_names_and_ids_that_a_generator_drew_are_found_and_named(seed, tmp_path):
    from dentdeid.synth.corpus import build

    build(tmp_path, n=12, seed=seed, include_cbct=False)
    keys = [json.loads(path.read_text("utf-8")) for path in sorted((tmp_path / "answer_keys").glob("c*.json"))]
    opened = open_archives(tmp_path / "dicom")
    opened.look_at_pictures(reader_of(tmp_path / "dicom"))
    names = {row["entry_key"]: Path(row["name"]).name for row in opened.entries("image")}
    identified = [(names[place["instance_key"]], place) for row in opened.findings() if row["code"] == "text_identifies" for place in row["places"]]

    def is_named(file: str, box: list[int]) -> bool:
        left, top, right, bottom = box
        return any(
            file == name
            and min(right, place["left"] + place["width"]) > max(left, place["left"])
            and 2 * (min(bottom, place["top"] + place["height"]) - max(top, place["top"])) > bottom - top
            for name, place in identified
        )

    planted = [
        (key["difficulty"], text["text"], is_named(Path(key["dicom"]).name, text["bbox"]))
        for key in keys for text in key["burned_in"] if text["category"] in IDENTIFYING
    ]  # fmt: skip
    standard = [is_named for difficulty, _, is_named in planted if difficulty == "standard"]
    assert len(standard) >= 10
    assert np.mean(standard) >= 0.8, [one for one in planted if not one[2]]
