"""What is no DICOM: what the archives of faults do not say."""

import io
import zipfile

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes

from dicom_zip_inspector.checks import other_files
from dicom_zip_inspector.checks.picture_origin import Origin, origin_of


def rows(files: dict[str, bytes], purpose: str = "research") -> dict[str, dict]:
    """Findings by code."""
    desk = Desk()
    desk.open({"all.zip": zip_bytes({"a.dcm": file_bytes(dataset(1))} | files)})
    desk.call("examine")
    desk.call("set_purpose", name=purpose, options=[])
    return {row["code"]: row for row in desk.call("get_findings")}


def test_a_text_longer_than_what_is_read(monkeypatch):
    monkeypatch.setattr(other_files, "MOST_LOOKED_INTO", 1000)
    found = rows({"short.txt": b"a" * 1000, "long.txt": b"a" * 1001, "long.bin": bytes(range(256)) * 9})
    assert found["text_not_read"]["entry_names"] == ["long.txt"] and found["text_file"]["count"] == 2


def damaged(files: dict[str, bytes]) -> bytes:
    """An archive whose files are stored, with one byte of each changed that is "?"."""
    packed = zip_bytes(files, zipfile.ZIP_STORED)
    for data in files.values():
        packed = packed.replace(data, data.replace(b"?", b"!"), 1)
    return packed


@pytest.mark.parametrize("purpose", ["research", "care"])
def test_a_file_that_is_damaged_is_said_whatever_it_is_and_wherever(monkeypatch, purpose):
    monkeypatch.setattr(other_files, "MOST_LOOKED_INTO", 1000)
    files = {"whole.txt": b"whole", "notes.txt": b"words? words", "scan.jpg": b"\xff\xd8\xff\xe0" + bytes(5000) + b"?", "empty": b""}
    assert zipfile.ZipFile(io.BytesIO(damaged(files))).testzip() == "notes.txt"
    desk = Desk()
    desk.open({"all.zip": damaged({"a.dcm": file_bytes(dataset(1))} | files)})
    desk.call("examine")
    desk.call("look_at_pictures")
    desk.call("set_purpose", name=purpose, options=[])
    [row] = [row for row in desk.call("get_findings") if row["code"] == "member_damaged"]
    assert (row["severity"], row["entry_names"]) == ("must_fix", ["notes.txt", "scan.jpg"])
    assert desk.call("get_verdict")["state"] == "must_fix"


def test_of_too_many_files_the_largest_are_left_out_and_said(monkeypatch):
    monkeypatch.setattr(other_files, "MOST_KEPT", 2500)
    texts = {"long.txt": b"b" * 2000, "one.txt": b"a" * 1000, "two.txt": b"a" * 999 + b"b", "three": b"ab" * 200}
    found = rows(texts | {"scan.jpg": b"\xff\xd8\xff" + bytes(9000)})
    assert (found["file_left_out"]["severity"], found["file_left_out"]["entry_names"]) == ("look", ["long.txt"])
    assert "text_not_read" not in found


def test_what_was_left_out_is_not_searched_and_what_was_not_is(monkeypatch):
    monkeypatch.setattr(other_files, "MOST_KEPT", 100)
    desk = Desk()
    desk.open({"all.zip": zip_bytes({"a.dcm": file_bytes(dataset(1)), "long.txt": b"Nordahl" + b" of it" * 99, "short.txt": b"for Nordahl"})})
    desk.call("examine")
    desk.call("set_known", values=["Nordahl"])
    assert [row["entry_names"] for row in desk.call("get_findings") if row["code"] == "known_in_file"] == [["short.txt"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_words_of_what_is_no_text(encoding):
    words = other_files.words_of(b"\0\1\2\xfe" + "for Nordahl".encode(encoding) + b"\xff\0\0\7")
    assert words == "for Nordahl"


def test_letters_and_pictures_may_go_along_for_care():
    files = {"letter.pdf": b"%PDF-1.7\n", "wound.jpg": b"\xff\xd8\xff\xe0\0\x04ab\xff\xd9", "view.exe": b"MZ" + bytes(60)}
    severities = {
        purpose: {code: row["severity"] for code, row in rows(files, purpose).items() if row["subject"] == "payload"}
        for purpose in ("research", "care")
    }
    assert severities == {
        "research": {"document": "look", "picture": "look", "program": "must_fix"},
        "care": {"document": "note", "picture": "note", "program": "must_fix"},
    }


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_documents_with_programs_in_them():
    """The stream that MS-OVBA section 2.3.4.1 names, as MS-CFB section 2.6.1 writes its name."""
    with_macros = OLE + "_VBA_PROJECT".encode("utf-16-le") + bytes(600)
    opened = zip_bytes({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", "word/vbaProject.bin": with_macros})
    found = rows({"old.doc": with_macros, "plain.doc": OLE, "new.docm": opened})
    row = found["document_with_program"]
    assert (row["severity"], row["entry_names"]) == ("must_fix", ["old.doc", "new.docm/word/vbaProject.bin"])
    assert found["document"]["entry_names"] == ["plain.doc", "new.docm"]


def test_texts_that_seem_to_tell_of_somebody_are_to_be_looked_at():
    texts = {"log.txt": b"Dr. Kellermann, seen 12.03.2019"} | {
        "page.html": b"<html>ask j.doe@example.org</html>",
        "read.me": b"version 1.2.3",
        "x.py": b"# 12.03.2019",
    }
    found = rows(texts)
    assert (found["pattern_in_files"]["severity"], found["pattern_in_files"]["entry_names"]) == ("look", ["log.txt", "page.html"])
    assert found["pattern_in_files"]["message"].endswith("have a date, an e-mail address, a name with a title")
    assert "pattern_in_files" not in rows(texts, "care")


def test_a_folder_that_has_dicom_too_is_no_viewer():
    assert "viewer" not in rows({"x/view.exe": b"MZ" + bytes(60), "x/b.dcm": file_bytes(dataset(2))})
    assert rows({"x/view.exe": b"MZ" + bytes(60), "y/b.dcm": file_bytes(dataset(2))})["viewer"]["entry_names"] == ["x/view.exe"]


def test_an_empty_file_is_nothing():
    assert not [row for row in rows({"empty": b""}).values() if row["subject"] == "payload"]


def test_words_are_read_in_any_of_the_usual_encodings():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "latin-1"):
        assert other_files.text_of("Grüße".encode(encoding)) == "Grüße"


def test_broken_pictures_tell_nothing():
    for data in (
        b"\xff\xd8\xff\xe1\0",
        b"\xff\xd8\xff\xe1\xff\xffExif\0\0II",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf",
        b"II*\0\xff\xff\xff\xff",
        b"RIFF",
    ):
        assert origin_of(data) == Origin()
