"""Pictures with text whose place is known, and pictures without text: how many lines are found, and how many pictures are alarmed for nothing.

Run by itself it prints the tables of docs/text-in-pixels.md."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import drawn_text
import numpy as np
from dicom_files import published_files
from lines_by_eye import LINES
from reference import instance_at

from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.dataset.element_values import text
from dicom_zip_inspector.display.frame_values import frame_values
from dicom_zip_inspector.lettering.text_lines import text_lines
from dicom_zip_inspector.pixels.stored_frame import frame_count, read_stored_frame

Box = tuple[int, int, int, int]  # top, left, bottom, right; one behind
TISSUE = ("CT", "MR", "PT", "MG", "NM", "CR")
SEEDS = (7, 301, 302, 303, 304, 2026)  # that the weights were not fitted on
FOUND = 0.7  # of a line's box has to be in boxes that were found
TOO_HIGH = 2.5  # boxes higher than this by a line's height do not count


@dataclass(frozen=True, slots=True)
class Evidence:
    """A picture, the boxes of its lines, and boxes of what is text too but no line that counts."""

    name: str
    values: np.ndarray
    lines: list[Box] = field(default_factory=list)
    others: list[Box] = field(default_factory=list)


def planted(seed: int, count: int = 24) -> Iterator[tuple[str, Evidence]]:
    """Difficulty and picture of a corpus that dentdeid makes, with its answer keys; side markers are no lines."""
    from dentdeid.synth.corpus import build

    with TemporaryDirectory() as made:
        build(made, n=count, seed=seed, include_cbct=False)
        for path in sorted(Path(made, "answer_keys").glob("c*.json")):
            key = json.loads(path.read_text("utf-8"))
            boxes: dict[bool, list[Box]] = {False: [], True: []}
            for item in key["burned_in"]:
                left, top, right, bottom = item["bbox"]
                boxes[item["category"] == "marker"].append((top, left, bottom, right))
            yield key["difficulty"], Evidence(f"{seed}/{key['id']}", next(frames(Path(made, key["dicom"]))), boxes[False], boxes[True])


def drawn(seed: int, each: int = 4) -> Iterator[Evidence]:
    """Text drawn by us over published CT, MR and CR frames."""
    grounds = [item.values for series in without_text().values() for item in series[:2] if min(item.values.shape[:2]) >= 200]
    for values, keys in drawn_text.over(grounds, seed, each):
        yield Evidence(f"drawn {seed}", values, [(key.top, key.left, key.bottom, key.right) for key in keys])


def by_eye() -> Iterator[Evidence]:
    """Published pictures with text that a person read."""
    files = published_files()
    for name, lines in LINES.items():
        if name in files:
            yield Evidence(name, next(frames(files[name])), [tuple(box) for _, *box in lines])


def without_text() -> dict[str, list[Evidence]]:
    """Every frame of published CT, MR, PET, NM, CR and mammography series, by series; no text is in any, a person looked."""
    series = defaultdict(list)
    for name, path in published_files().items():
        if name in LINES or name.startswith("charset/"):
            continue
        try:
            dataset = instance_at(path).dataset
            if text(dataset, "Modality") in TISSUE:
                series[text(dataset, "SeriesInstanceUID")] += [Evidence(name, values) for values in frames(path)]
        except InspectorError:
            continue  # no picture, or a damaged one
    return {uid: items for uid, items in series.items() if items}


def frames(path: Path) -> Iterator[np.ndarray]:
    """Every frame of a file as the third pass looks at it."""
    instance = instance_at(path)
    for place in range(frame_count(instance.dataset)):
        yield frame_values(read_stored_frame(instance, place))


def found_in(item: Evidence) -> tuple[int, int]:
    """How many of its lines are found; how many boxes hold no text."""
    boxes = [(line.top, line.left, line.bottom, line.right) for line in text_lines(item.values)]
    hits = sum(_covered(line, [box for box in boxes if box[2] - box[0] <= TOO_HIGH * (line[2] - line[0])]) >= FOUND for line in item.lines)
    known = [(top - 6, left - 6, bottom + 6, right + 6) for top, left, bottom, right in item.lines + item.others]
    return hits, sum(_covered(box, known) < 0.4 for box in boxes)


def _covered(box: Box, by: Iterable[Box]) -> float:
    """What part of `box` lies in one of `by`."""
    top, left, bottom, right = box
    inside = np.zeros((bottom - top, right - left), bool)
    for one in by:
        inside[max(one[0] - top, 0) : max(one[2] - top, 0), max(one[1] - left, 0) : max(one[3] - left, 0)] = True
    return float(inside.mean())


def recall(items: Iterable[Evidence]) -> tuple[int, int, int, int]:
    """Lines found, lines, pictures with a box that holds no text, pictures."""
    figures = [(*found_in(item), len(item.lines)) for item in items]
    return sum(hits for hits, _, _ in figures), sum(lines for *_, lines in figures), sum(false > 0 for _, false, _ in figures), len(figures)


def alarmed() -> tuple[list[str], int, int]:
    """The series without text in which something is found; how many series; how many frames."""
    series = without_text()
    names = [items[0].name for items in series.values() if any(found_in(item)[1] for item in items)]
    return names, len(series), sum(map(len, series.values()))


def main() -> None:
    """Print the tables."""
    groups: dict[str, list[Evidence]] = {"standard": [], "hard": []}
    for seed in SEEDS:
        for difficulty, item in planted(seed):
            groups[difficulty].append(item)
    groups |= {"drawn by us over CT, MR and CR": list(drawn(2)), "published files, read by a person": list(by_eye())}
    print("| text | lines | found | recall | pictures | with a box that holds no text |\n|---|---|---|---|---|---|")
    for name, items in groups.items():
        hits, lines, false, pictures = recall(items)
        print(f"| {'dentdeid, ' * (name in ('standard', 'hard'))}{name} | {lines} | {hits} | {hits / lines:.3f} | {pictures} | {false} |")
    names, series, count = alarmed()
    print("\n| no text | series | frames | series with a box |\n|---|---|---|---|")
    print(f"| published CT, MR, PET, NM, CR | {series} | {count} | {len(names)} |")
    print("\n| file | stands there | found |\n|---|---|---|")
    for item in by_eye():
        print(f"| {item.name} | {', '.join(line[0] for line in LINES[item.name])} | {found_in(item)[0]} of {len(item.lines)} |")


if __name__ == "__main__":
    main()
