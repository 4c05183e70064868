"""The reference files: see tests/reference/make_files.py."""

import json
from pathlib import Path

import numpy as np

from dicom_zip_inspector.archive.byte_source import ByteSource
from dicom_zip_inspector.archive.member import loose_file
from dicom_zip_inspector.archive.storage import NativeStorage
from dicom_zip_inspector.pixels.instance_reader import Instance, read_instance

FOLDER = Path(__file__).parents[1] / "reference"
TABLE = {row["name"]: row for row in json.loads((FOLDER / "table.json").read_text("utf-8"))}


def path_of(name: str) -> Path:
    """Where a reference file is."""
    return FOLDER / "files" / f"{name}.dcm"


def expected_values() -> dict[str, np.ndarray]:
    """Exact stored values by name."""
    with np.load(FOLDER / "expected.npz") as expected:
        return dict(expected)


def instance_at(path: Path, name: str = "", transfer_syntax_uid: str | None = None) -> Instance:
    """The instance of a file on the disk."""
    return read_instance(loose_file(ByteSource(name or path.name, str(path), path.stat().st_size, NativeStorage())), transfer_syntax_uid)
