"""Whatever is chosen: what shows nothing is said in one sentence, what it is, what is in it, what to do."""

import gzip
import io
import tarfile
import zipfile

import pytest
from archives import patched, zip_bytes
from dicom_files import slices
from opening import Opened

SEVEN = b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100)


def told(files: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """Source name -> code and message of all that was said."""
    opened = Opened(files)
    return {error["source_name"]: (error["error"]["code"], error["error"]["message"]) for error in opened.result["errors"]}


def _tar_gz() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.dcm"), io.BytesIO(b""))
    return gzip.compress(out.getvalue(), mtime=0)  # the same at any time: it is in the test's name


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("letter.pdf", b"%PDF-1.7\n", "no_dicom", "is a PDF document, not DICOM"),
        ("empty.zip", zip_bytes({}), "empty_archive", "empty zip"),
        ("folders.zip", zip_bytes({"a/": b"", "a/b/": b""}), "empty_archive", "empty zip"),
        ("scan.7z", SEVEN, "archive_unsupported", "is a 7-Zip archive"),
        ("scan.rar", b"Rar!\x1a\7\1\0" + bytes(20), "archive_unsupported", "is an RAR archive"),
        ("scan.tar.gz", _tar_gz(), "archive_unsupported", "is a gzip-compressed tar archive"),
        ("letter.docx", zip_bytes({"[Content_Types].xml": b"<?xml?>"}), "no_dicom", "is a Word document"),
        ("texts.zip", zip_bytes({"a": b"1", "b": b"2", "c.pdf": b"%PDF"}), "no_dicom", "holds no DICOM: 2 × text, 1 × PDF document."),
        ("deep.zip", zip_bytes({"in.zip": zip_bytes({"a": b"1"})}), "no_dicom", "holds no DICOM: 1 × zip archive, 1 × text."),
    ],
)
def test_one_sentence_says_what_it_is(name, data, code, words):
    [(source_name, (found, message))] = told({name: data}).items()
    assert (source_name, found) == (name, code)
    assert name in message and words in message


def test_what_holds_dicom_needs_no_word():
    assert told({"a.zip": zip_bytes({"readme": b"1", **slices(1)}), "b.txt": b"1"}) == {}


def test_several_files_without_dicom_are_one_sentence():
    [(_, (code, message))] = told({"a.txt": b"1", "b.txt": b"2", "c.pdf": b"%PDF"}).items()
    assert code == "no_dicom" and message.startswith("None of the chosen files is DICOM: 2 × text, 1 × PDF document.")


def test_each_of_several_archives_is_judged_by_itself():
    found = told({"good.zip": zip_bytes(slices(1)), "bad.zip": zip_bytes({"a": b"1"}), "none.zip": zip_bytes({})})
    assert {name: code for name, (code, _) in found.items()} == {"bad.zip": "no_dicom", "none.zip": "empty_archive"}


def test_a_closed_archive_within_a_zip_is_said_beside_the_images():
    opened = Opened({"a.zip": zip_bytes({**slices(2), "more.7z": SEVEN})})
    [problem] = opened.result["errors"]
    assert (problem["source_name"], problem["error"]["code"]) == ("more.7z", "archive_unsupported")
    row = opened.entries("not_dicom")["more.7z"]
    assert row["code"] == "archive_unsupported" and "Unpack it" in row["reason"]


def test_encrypted_entries_ask_for_a_password():
    data = patched(zip_bytes({"a.dcm": slices(1)["s/001"]}), b"PK\x01\x02", 8, "<H", 1)
    opened = Opened({"locked.zip": data})
    assert "a password would be needed" in opened.entries("encrypted")["a.dcm"]["reason"]
    [problem] = opened.result["errors"]
    assert problem["error"]["code"] == "no_dicom" and "1 × encrypted" in problem["error"]["message"] and "password" in problem["error"]["message"]


def test_an_archive_within_that_stays_closed_says_so_on_its_entry():
    inner = zip_bytes({"zeros": bytes(20 << 20)}, zipfile.ZIP_STORED)
    opened = Opened({"outer.zip": zip_bytes({"inner.zip": inner, **slices(1)})})
    assert opened.entries("not_dicom")["inner.zip"]["code"] == "limit_exceeded"


def test_a_cancelled_opening_judges_nothing():
    assert Opened({"a.zip": zip_bytes({f"{n}": b"1" for n in range(100)})}, stop_after=1).result["errors"] == []
