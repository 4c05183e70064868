"""What counts as DICOM, and what other files are called."""

import gzip
import io
import zipfile

import numpy as np
import pytest
from dicom_files import bare_bytes, dataset, file_bytes, published_files
from hypothesis import given
from hypothesis import strategies as st

from dicom_zip_inspector.scan.content_kind import DicomForm, dicom_form, other_kind


def test_part_10():
    assert dicom_form(file_bytes(dataset())[:4096]) == DicomForm(132, True, True, False)


@pytest.mark.parametrize(
    ("implicit", "little_endian", "expected"),
    [
        (True, True, DicomForm(0, False, False, False)),
        (False, True, DicomForm(0, False, True, False)),
        (False, False, DicomForm(0, False, True, True)),
    ],
)
def test_a_data_set_alone(implicit, little_endian, expected):
    assert dicom_form(bare_bytes(dataset(), implicit, little_endian)) == expected


def test_group_2_first():
    assert dicom_form(file_bytes(dataset())[132:]) == DicomForm(0, True, True, False)


@given(st.binary(max_size=300))
def test_noise_is_not_dicom(noise):
    if noise[128:132] != b"DICM" and noise[:2] not in (b"\x08\0", b"\0\x08", b"\x02\0", b"\0\x02"):
        assert dicom_form(noise) is None


def test_published_files_that_are_not_dicom_are_not_taken_for_it():
    for name, path in published_files().items():
        if path.suffix in (".txt", ".json", ".dump", ".icc", ".gz", ".py"):
            assert dicom_form(path.read_bytes()[:4096]) is None, name


def _zip() -> bytes:
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("x", b"", "empty file"),
        ("readme", b"plain words\r\n", "text"),
        ("greek.txt", "Ελληνικά".encode(), "text"),
        ("utf16.txt", "words".encode("utf-16"), "text"),
        ("scan.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "JPEG picture"),
        ("report.pdf", b"%PDF-1.7\n", "PDF document"),
        ("viewer.exe", b"MZ" + bytes(60), "Windows program"),
        ("lib.so", b"\x7fELF" + bytes(60), "Linux program"),
        ("inner.zip", _zip(), "zip archive"),
        ("x.gz", gzip.compress(b"1"), "gzip archive"),
        ("AUTORUN.INF", b"[autorun]", "autorun file"),
        ("__MACOSX/._a", b"\0\x05\x16\x07\0\2\0\0Mac OS X", "macOS resource fork (AppleDouble)"),
        ("x.nii", bytes(344) + b"n+1\0", "NIfTI volume"),
        ("x.bin", bytes(range(256)), "unknown data"),
        ("x.npy", np.arange(100.0).tobytes(), "unknown data"),
    ],
)
def test_kinds(name, data, kind):
    assert other_kind(name, data[:4096], len(data)) == kind
