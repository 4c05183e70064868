"""Writes docs/reference-pictures.md and its pictures: every reference file as the engine draws it, beside what it is and who judged it.

python3 build.py reference
"""

from pathlib import Path

import imagecodecs
import numpy as np
from judges import REFUSED, ROUNDED, UNKNOWN_TO_DCMTK, drawn, first_frame
from reference import TABLE, expected_values, path_of

from dicom_zip_inspector.base.uid_names import uid_name

ROOT = Path(__file__).parents[2]
PAGE, PICTURES = "reference-pictures.md", "reference-pictures"
SCALE = 2
INTRODUCTION = """# Reference pictures

One small picture for every transfer syntax, photometric interpretation and depth, as this engine draws it. Each file was made by an
independent encoder (`tests/reference/make_files.py`), the page by `python3 build.py reference`; a test holds it to what is drawn.

*Stored values*: how far the decoded values are from the encoder's input, or, of lossy files, from what the decoder that is named makes
of them. *Display*: whether they are DCMTK's within one grey level (two for YBR, whose factors DCMTK rounds). The same values are
asserted in CPython, inside Pyodide and on the canvas of the built page. All pictures come from a formula; none is of a patient.

| picture | file | transfer syntax | photometric interpretation | bits | encoder | stored values | display |
|---|---|---|---|---|---|---|---|
"""


def picture(name: str) -> np.ndarray:
    """The first frame as drawn, each pixel SCALE wide and high; uint8."""
    values, _ = drawn(first_frame(path_of(name)))
    return values.repeat(SCALE, axis=0).repeat(SCALE, axis=1)


def page() -> str:
    """The whole page."""
    expected = expected_values()
    return INTRODUCTION + "".join(_row(row, expected[name]) for name, row in TABLE.items())


def _row(row: dict, expected: np.ndarray) -> str:
    name = row["name"]
    difference = np.abs(first_frame(path_of(name)).stored_values.astype(float) - expected.astype(float)).max()
    judge = {"input": "the input", "gdcm": "GDCM's", "pylibjpeg": "pylibjpeg's", "DCMTK": "DCMTK's"}.get(row["judge"], f"{row['judge']}'s")
    stored = f"are {judge}" if difference == 0 else f"within {row['tolerance']} of {judge}"
    bits = "float" if "float" in name else f"{row['bits_stored']} of {row['bits_allocated']}{', signed' if row['signed'] else ''}"
    cells = (
        f"![{name}]({PICTURES}/{name}.png)", f"`{name}.dcm`", uid_name(row["transfer_syntax_uid"]), row["photometric_interpretation"], bits,
        row["encoder"], stored, _display_verdict(row),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def _display_verdict(row: dict) -> str:
    name = f"reference/{row['name']}"
    if row["transfer_syntax_uid"] in UNKNOWN_TO_DCMTK:
        return "DCMTK does not read this syntax"
    if name in REFUSED:
        return f"DCMTK does not show {REFUSED[name]}"
    return "DCMTK's within 2" if name in ROUNDED else "DCMTK's within 1"


def main() -> None:
    """Write the page and its pictures."""
    folder = ROOT / "docs" / PICTURES
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name in TABLE:
        (folder / f"{name}.png").write_bytes(imagecodecs.png_encode(picture(name), level=9))
    (ROOT / "docs" / PAGE).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
