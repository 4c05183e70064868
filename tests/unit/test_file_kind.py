"""What files that are not DICOM are called; the writers of the formats are the judges where there is one at hand."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import numpy as np
import pytest
from dicom_files import published_files

from dicom_zip_inspector.scan.file_kind import ZIP_KINDS, is_closed_archive, no_dicom, other_kind


def _zip(first: str = "", content: bytes = b"1") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr(first, content)
    return out.getvalue()


def _tar(compression: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{compression}") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO(b""))
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
        ("x.gz", gzip.compress(b"1", mtime=0), "gzip archive"),
        ("x.tar", _tar(""), "tar archive"),
        ("x.tar.gz", gzip.compress(_tar(""), mtime=0), "gzip-compressed tar archive"),
        ("renamed", gzip.compress(_tar(""), mtime=0), "gzip-compressed tar archive"),
        ("x.tbz2", _tar("bz2"), "bzip2-compressed tar archive"),
        ("x.bz2", bz2.compress(b"1"), "bzip2 archive"),
        ("x.tar.xz", _tar("xz"), "XZ-compressed tar archive"),
        ("x.xz", lzma.compress(b"1"), "XZ archive"),
        ("x.nii.gz", gzip.compress(bytes(344) + b"n+1\0" + bytes(500), mtime=0), "NIfTI volume, gzip-compressed"),
        ("cut.gz", b"\x1f\x8b", "gzip archive"),
        ("x.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(24), "7-Zip archive"),
        ("x.rar", b"Rar!\x1a\7\1\0", "RAR archive"),
        ("x.zst", b"\x28\xb5\x2f\xfd\4\0", "Zstandard archive"),
        ("x.iso", bytes(40_000), "CD image"),
        ("image", bytes(32769) + b"CD001", "CD image"),
        ("x.nrrd", b"NRRD0004\n", "NRRD volume"),
        ("letter.docx", _zip("[Content_Types].xml"), "Word document"),
        ("sheet.xlsx", _zip("[Content_Types].xml"), "Excel workbook"),
        ("slides", _zip("[Content_Types].xml"), "Office document"),
        ("x.odt", _zip("mimetype", b"application/vnd.oasis.opendocument.text"), "OpenDocument file"),
        ("x.jar", _zip("META-INF/MANIFEST.MF"), "Java archive"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Microsoft Office document"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Windows small pictures (Thumbs.db)"),
        ("data.json", json.dumps({"a": [1]}).encode(), "JSON text"),
        ("a.csv", b"a,b\n1,2\n", "table as text"),
        ("index.htm", b"\n<!DOCTYPE html>\n<p>", "HTML page"),
        ("index.htm", b"<HTML><body>", "HTML page"),
        ("a.xml", b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "XML text"),
        ("a.svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG picture"),
        ("a.bmp", b"BM\x36\0\0\0\0\0\0\0\x36", "BMP picture"),
        ("notes", b"BMI of the patients", "text"),
        ("a.webp", b"RIFF\x20\0\0\0WEBPVP8 ", "WebP picture"),
        ("a.avi", b"RIFF\x20\0\0\0AVI LIST", "AVI video"),
        ("a.mp4", b"\0\0\0\x20ftypisom", "MP4 or QuickTime video"),
        ("a.heic", b"\0\0\0\x20ftypheic", "HEIC picture"),
        ("start.bat", b"@echo off\r\n", "script"),
        ("run.hta", b"<hta:application/>", "script"),
        ("keys.reg", b"Windows Registry Editor Version 5.00\r\n", "script"),
        ("setup.msi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Windows installer"),
        ("key.pem", b"-----BEGIN PRIVATE KEY-----\n", "key or certificate"),
        ("mail.asc", b"-----BEGIN PGP MESSAGE-----\n", "PGP-encrypted message"),
        (".DS_Store", b"\0\0\0\1Bud1" + bytes(20), "macOS folder settings (.DS_Store)"),
        ("AUTORUN.INF", b"[autorun]", "autorun file"),
        ("__MACOSX/._a", b"\0\x05\x16\x07\0\2\0\0Mac OS X", "macOS resource fork (AppleDouble)"),
        ("x.nii", bytes(344) + b"n+1\0", "NIfTI volume"),
        ("x.bin", bytes(range(256)), "unknown data"),
        ("x.npy", np.arange(100.0).tobytes(), "unknown data"),
    ],
)
def test_kinds(name, data, kind):
    assert other_kind(name, data, len(data)) == kind


@pytest.mark.parametrize(
    ("name", "kind", "code", "sentence"),
    [
        ("a.7z", "7-Zip archive", "archive_unsupported", "“a.7z” is a 7-Zip archive, which is not opened here. Unpack it and choose"),
        ("a.rar", "RAR archive", "archive_unsupported", "“a.rar” is an RAR archive, which is"),
        ("a.tgz", "gzip-compressed tar archive", "archive_unsupported", "is a gzip-compressed tar archive"),
        ("a.iso", "CD image", "archive_unsupported", "Open it as a drive"),
        ("a.pdf", "PDF document", "no_dicom", "“a.pdf” is a PDF document, not DICOM"),
        ("a.xlsx", "Excel workbook", "no_dicom", "is an Excel workbook, not DICOM"),
        ("a", "unknown data", "no_dicom", "“a” is of an unknown kind, not DICOM"),
        ("a", "text", "no_dicom", "“a” is a text, not DICOM"),
        ("a", "empty file", "no_dicom", "“a” is an empty file, not DICOM"),
        ("a.nii.gz", "NIfTI volume, gzip-compressed", "no_dicom", "is a NIfTI volume"),
    ],
)
def test_what_to_do_about_it(name, kind, code, sentence):
    error = no_dicom(name, kind)
    assert error.code == code and sentence in error.message
    assert is_closed_archive(kind) == (code == "archive_unsupported")


def test_zips_under_other_names_are_opened():
    assert not any(map(is_closed_archive, ZIP_KINDS))


def test_published_files_are_called_what_they_are():
    kinds = {".json": "JSON text", ".txt": "text", ".py": "script"}
    files = {name: path for name, path in published_files().items() if path.suffix in kinds and path.stat().st_size}
    called = {name: other_kind(name, path.read_bytes()[:4096], path.stat().st_size) for name, path in files.items()}
    assert called == {name: kinds[path.suffix] for name, path in files.items()} and len(called) >= 4
