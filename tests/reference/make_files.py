"""Writes the reference files: one small picture for every transfer syntax x photometric interpretation x depth, by independent encoders.

DCMTK encodes JPEG, JPEG-LS and RLE; OpenJPEG, OpenJPH and libjxl (through imagecodecs) JPEG 2000, HTJ2K and JPEG XL; pydicom the rest.
Beside the files lies `expected.npz`: the exact stored values of each, in RGB where it is coloured. Of lossless files they are the encoder's
input, of lossy ones what an independent decoder makes of them (`judge` in table.json). Run it again only to change the set:

    PYTHONPATH=py .build/venv/bin/python tests/reference/make_files.py
"""

import json
import unittest.mock

import numpy as np
from encoded_files import dcmtk_files, wavelet_files
from file_table import FOLDER, Table
from mislabelled_files import mislabelled_files
from native_files import framed_native_files, native_colours, native_files, x_ray_files
from pydicom.uid import UID_dictionary

from dicom_zip_inspector.base.uid_names import NEWER_TRANSFER_SYNTAXES


def main() -> None:
    """Write all."""
    (FOLDER / "files").mkdir(exist_ok=True)
    for old in (FOLDER / "files").glob("*.dcm"):
        old.unlink()
    newer = {uid: (name, "Transfer Syntax", "", "", "") for uid, name in NEWER_TRANSFER_SYNTAXES.items()}
    table = Table()
    with unittest.mock.patch.dict(UID_dictionary, newer):  # which pydicom does not know, and so does not write
        for make in (native_files, x_ray_files, native_colours, framed_native_files, dcmtk_files, wavelet_files, mislabelled_files):
            make(table)
    rows = ",\n".join(json.dumps(row) for row in table.rows)
    (FOLDER / "table.json").write_text(f"[\n{rows}\n]\n", "utf-8")
    np.savez_compressed(FOLDER / "expected.npz", **table.expected)
    print(len(table.rows), "files,", sum(p.stat().st_size for p in (FOLDER / "files").iterdir()), "bytes")


if __name__ == "__main__":
    main()
