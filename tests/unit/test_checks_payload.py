"""What is no DICOM: what the archives of faults do not say."""

from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes

from dicom_zip_inspector.base.errors import MemberDamaged
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
    monkeypatch.setattr(other_files, "MOST_READ", 1000)
    found = rows({"short.txt": b"a" * 1000, "long.txt": b"a" * 1001, "long.bin": bytes(range(256)) * 9})
    assert found["text_not_read"]["entry_names"] == ["long.txt"] and found["text_file"]["count"] == 2


def test_a_file_that_cannot_be_read_is_said_whatever_it_is(monkeypatch):
    def refuse(member):
        raise MemberDamaged(f"“{member.name}” cannot be inflated.")

    monkeypatch.setattr(other_files, "MemberFile", refuse)
    row = rows({"notes.txt": b"words", "scan.jpg": b"\xff\xd8\xff\xe0" + bytes(300)})["member_damaged"]
    assert (row["severity"], row["entry_names"]) == ("must_fix", ["notes.txt", "scan.jpg"])


def test_texts_more_than_what_is_kept(monkeypatch):
    monkeypatch.setattr(other_files, "MOST_KEPT", 1500)
    found = rows({f"{n}.txt": b"a" * 1000 for n in range(3)})
    assert found["text_not_read"]["count"] == 2


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
