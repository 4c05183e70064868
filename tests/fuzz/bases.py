"""The sound files that damage starts from: made here, of tests/reference, and of those that pydicom publishes."""

import io
import struct
import zlib
from functools import cache
from pathlib import Path

import pydicom
from data_sets import media_class
from elements import DicomFile, parse
from objects import documents, file_set, presentations, reports, waveforms
from objects_radiotherapy import radiotherapy
from objects_spatial import spatial
from pictures import multi_frames, single_frames
from pydicom.dataset import FileMetaDataset

REFERENCE = Path(__file__).parents[1] / "reference" / "files"
PUBLISHED = Path(pydicom.__file__).parent / "data"
MOST_BYTES = 16_000  # of a base: small files are what makes many cases


def file_bytes(made: pydicom.Dataset) -> bytes:
    """A Part 10 file in Explicit VR Little Endian, always the same bytes."""
    made.file_meta = FileMetaDataset()
    made.file_meta.MediaStorageSOPClassUID = media_class(made)
    made.file_meta.MediaStorageSOPInstanceUID = made.get("SOPInstanceUID", "1.2.3")
    made.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
    made.file_meta.ImplementationClassUID = "1.2.3"
    out = io.BytesIO()
    pydicom.dcmwrite(out, made, enforce_file_format=True)
    return out.getvalue()


@cache
def made_files() -> dict[str, bytes]:
    """The files that are made here."""
    kinds = (
        single_frames(),
        multi_frames(),
        radiotherapy(),
        reports(),
        waveforms(),
        documents(),
        presentations(),
        spatial(),
        {"dicomdir": file_set()},
    )
    return {name: file_bytes(made) for kind in kinds for name, made in kind.items()}


@cache
def borrowed_files() -> dict[str, bytes]:
    """Small files of other hands: every transfer syntax, and pydicom's."""
    published = [*(PUBLISHED / "test_files").glob("*"), *(PUBLISHED / "charset_files").glob("*"), PUBLISHED / "test_files/dicomdirtests/DICOMDIR"]
    paths = sorted(REFERENCE.glob("*.dcm")) + sorted(path for path in published if path.is_file() and path.suffix in ("", ".dcm"))
    return {path.stem: path.read_bytes() for path in paths if path.stat().st_size <= MOST_BYTES}


@cache
def all_files() -> dict[str, bytes]:
    """Every base by name."""
    return borrowed_files() | made_files()


@cache
def followable() -> tuple[str, ...]:
    """Names of the bases that `elements` reads and writes again byte for byte, or nearly so."""
    return tuple(name for name, data in all_files().items() if _follows(data))


def tree(name: str) -> DicomFile:
    """A base as a tree of its own."""
    return parse(all_files()[name])


def _follows(data: bytes) -> bool:
    try:
        return bool(parse(data).elements)
    except (ValueError, IndexError, struct.error, zlib.error):
        return False
