"""Identifiers are found where no attribute says what they are: names of files, comments, first and last bytes, bytes of elements, reports."""

import io
import zipfile

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes
from pydicom import Dataset, Sequence
from pydicom.sr._snomed_dict import mapping as SNOMED
from pydicom.uid import ImplicitVRLittleEndian

from dicom_zip_inspector.checks.confidentiality_table import CONTENT_ITEMS

OURS = "2.25.1234567"
REAL = {"PatientName": "Lindqvist^Märta", "PatientID": "ZX-998877", "PatientBirthDate": "19540317"}


def real() -> bytes:
    return file_bytes(dataset(1, **REAL))


def emptied(**attributes) -> Dataset:
    uids = {"SOPInstanceUID": f"{OURS}.3", "StudyInstanceUID": f"{OURS}.1", "SeriesInstanceUID": f"{OURS}.2"}
    return dataset(2, **{"PatientName": "", "PatientID": "", "StudyDate": ""} | uids | attributes)


def rows_of(files: dict[str, bytes], comment: bytes = b"", name: str = "all.zip", options=(), known=(), purpose: str = "research") -> dict[str, dict]:
    """The row of each code."""
    packed = io.BytesIO(zip_bytes(files))
    if comment:
        with zipfile.ZipFile(packed, "a") as archive:
            archive.comment = comment
    desk = Desk()
    desk.open({name: packed.getvalue()})
    desk.call("examine")
    desk.call("set_purpose", name=purpose, options=list(options))
    desk.call("set_known", values=list(known))
    return {row["code"]: row for row in desk.call("get_findings") if row["subject"] in ("identity", "private")}


def content(scheme: str, code: str, value_type: str, **value) -> Dataset:
    item, concept = Dataset(), Dataset()
    concept.CodeValue, concept.CodingSchemeDesignator, concept.CodeMeaning = code, scheme, "x"
    item.ValueType, item.ConceptNameCodeSequence = value_type, Sequence([concept])
    for keyword, text in value.items():
        setattr(item, keyword, text)
    return item


@pytest.mark.parametrize("name", ["Lindqvist_Marta/1.dcm", "scans/marta-lindqvist.dcm", "ZX998877.dcm", "born 17.3.1954/1.dcm", "LindqvistMärta.dcm"])
def test_names_of_files_and_folders(name):
    row = rows_of({"a.dcm": real(), name: file_bytes(emptied())})["known_in_names"]
    assert (row["severity"], row["entry_names"]) == ("must_fix", [name])


def test_a_date_in_a_name_is_to_be_looked_at():
    row = rows_of({"a.dcm": file_bytes(emptied()), "2021-03-04/b.dcm": file_bytes(emptied(SOPInstanceUID="2.25.9"))})["pattern_in_names"]
    assert (row["severity"], row["entry_names"]) == ("look", ["2021-03-04/b.dcm"])


def test_a_folder_counts_by_what_lies_in_it():
    entries = {"2021-03-04/": b"", "2021-03-04/b.dcm": file_bytes(emptied()), "2021-03-05/": b""}
    assert rows_of(entries)["pattern_in_names"]["entry_names"] == ["2021-03-04/b.dcm", "2021-03-05/"]


def test_names_and_comments_of_archives():
    rows = rows_of({"a.dcm": real()}, b"for Lindqvist", "lindqvist.zip")
    assert rows["known_in_comment"]["severity"] == rows["known_in_archive_name"]["severity"] == "must_fix"
    assert {"known_in_comment", "known_in_archive_name"}.isdisjoint(rows_of({"a.dcm": real()}, b"for nobody"))


def test_first_and_last_bytes():
    clean = file_bytes(emptied())
    before = b"LINDQVIST".ljust(128, b"\0") + clean[128:]
    rows = rows_of({"a.dcm": real(), "b.dcm": before, "c.dcm": clean + b"\0\0 sent for Lindqvist by post"})
    assert rows["known_in_preamble"]["entry_names"] == ["b.dcm"]
    assert rows["known_behind"]["entry_names"] == rows["text_behind"]["entry_names"] == ["c.dcm"]
    assert {"known_in_preamble", "known_behind", "text_behind"}.isdisjoint(rows_of({"a.dcm": real(), "c.dcm": clean + bytes(30)}))


def test_text_within_bytes_of_private_elements_and_documents():
    one = emptied(EncapsulatedDocument=b"\x01\x02dear Mrs Lindqvist\0\0", MIMETypeOfEncapsulatedDocument="text/plain")
    one.private_block(0x0029, "SOMEBODY", create=True).add_new(0x10, "OB", bytes(range(200, 255)) + b"\0zx998877 \0")
    rows = rows_of({"a.dcm": real(), "b.dcm": file_bytes(one)})
    assert (rows["known_in_bytes"]["tags"], rows["known_in_bytes"]["entry_names"]) == (["00420011"], ["b.dcm"])
    assert (rows["known_in_private"]["creator"], rows["known_in_private"]["entry_names"]) == ("SOMEBODY", ["b.dcm"])


@pytest.mark.parametrize(
    "data",
    [b"<p>of nobody</p>\n" * 700 + b"Lindqvist" + b" and others" * 700, "\0\1Бойко Андрей\0".encode(), b"\0\xff" + "张三".encode() + b"\xff\0",
     "Lindqvist".encode("utf-16-le"), b"x" * 3835 + b" zx998877 " + b"x" * 4000],
    ids=["far behind", "Cyrillic", "Chinese", "UTF-16", "where parts meet"],
)  # fmt: skip
def test_text_within_bytes_however_long_and_of_any_script(data):
    one = emptied()
    one.private_block(0x0029, "SOMEBODY", create=True).add_new(0x10, "OB", data + bytes(len(data) % 2))
    known = {} if b"indq" in data or b"zx" in data else {"known": ["Бойко", "张三"]}
    assert rows_of({"a.dcm": real(), "b.dcm": file_bytes(one)}, **known)["known_in_private"]["entry_names"] == ["b.dcm"]


@pytest.mark.parametrize("vr", ["OW", "OF", "OD", "OL", "OV"])
def test_text_within_numbers_of_private_elements(vr):
    one = emptied()
    one.private_block(0x0029, "SOMEBODY", create=True).add_new(0x10, vr, b"\1\2\3 Lindqvist \0\0\1")
    assert rows_of({"a.dcm": real(), "b.dcm": file_bytes(one)})["known_in_private"]["entry_names"] == ["b.dcm"]


def test_text_within_numbers_where_the_standard_has_none():
    one = emptied(EncapsulatedDocument=b"\1\2 Lindqvist \0\0\1\0\0", MIMETypeOfEncapsulatedDocument="text/plain")
    one["EncapsulatedDocument"].VR = "OW"
    row = rows_of({"a.dcm": real(), "b.dcm": file_bytes(one)})["known_in_bytes"]
    assert (row["severity"], row["tags"], row["entry_names"]) == ("must_fix", ["00420011"], ["b.dcm"])


def test_text_within_private_elements_of_files_without_vrs():
    """The dictionary has (7019,xx80) of this creator as OB or OW."""
    one = emptied()
    one.private_block(0x7019, "TOSHIBA_MEC_OT3", create=True).add_new(0x80, "OB", b"\1\2\3 Lindqvist \0\0\1")
    row = rows_of({"a.dcm": real(), "b.dcm": file_bytes(one, ImplicitVRLittleEndian)})["known_in_private"]
    assert (row["creator"], row["entry_names"]) == ("TOSHIBA_MEC_OT3", ["b.dcm"])


def test_files_beside():
    rows = rows_of({"a.dcm": real(), "letter.txt": b"Dear Marta LINDQVIST,"})
    assert rows["known_in_file"]["entry_names"] == ["letter.txt"]


def test_what_was_named_is_found_in_all_of_them():
    rows = rows_of({"nordahl.dcm": file_bytes(emptied()), "letter.txt": b"for Nordahl"}, b"Nordahl", known=["Nordahl"])
    assert {"known_in_names", "known_in_file", "known_in_comment"} <= rows.keys()


def test_items_of_reports_follow_their_concepts():
    """Person Observer Name D, Accession Number X, Device Observer Serial Number X but for the option for devices; another concept is in no table."""
    items = [
        content("DCM", "121022", "TEXT", TextValue="A7654321"),
        content("DCM", "121016", "TEXT", TextValue="SN17"),
        content("DCM", "121999", "TEXT", TextValue="nothing seen"),
    ]
    report = emptied(ContentSequence=Sequence(items), SOPClassUID="1.2.840.10008.5.1.4.1.1.88.11", Modality="SR", PixelData=None)
    row = rows_of({"a.dcm": file_bytes(report)})["content_items_left"]
    assert (row["severity"], row["tags"], sorted(row["values"])) == ("must_fix", ["0040A730/0040A160"], ["A7654321", "SN17"])
    assert rows_of({"a.dcm": file_bytes(report)}, options=["retain_device"])["content_items_left"]["values"] == ["A7654321"]


def test_in_care_what_a_person_named_is_found_everywhere_and_nothing_else():
    one = emptied(FilterType="for Nordahl", EncapsulatedDocument=b"\0dear Nordahl\0", MIMETypeOfEncapsulatedDocument="text/plain")
    one.private_block(0x0029, "SOMEBODY", create=True).add_new(0x10, "LO", "Nordahl")
    files = {
        "a.dcm": real(),
        "nordahl.dcm": b"Nordahl".ljust(128, b"\0") + file_bytes(one)[128:],
        "letter.txt": b"for Nordahl",
        "b 2021-03-04.txt": b"b",
    }
    named = {
        "known_in_text", "known_in_bytes", "known_in_private", "known_in_names", "known_in_preamble", "known_in_file", "known_in_comment",
        "known_in_archive_name",
    }  # fmt: skip
    rows = rows_of(files, b"Nordahl", "nordahl.zip", known=["Nordahl"], purpose="care")
    assert {code: rows[code]["severity"] for code in named} == dict.fromkeys(named, "must_fix")
    others = rows_of(files, b"Nordahl", "nordahl.zip", purpose="care").keys()
    assert rows.keys() - named == others and not others & {*named, "private_block", "pattern_in_names"}


@pytest.mark.parametrize("name", ["LindqvistCT.dcm", "MLindqvist.dcm", "CTLindqvist1/1.dcm"])
def test_capitals_part_words_in_names_of_files(name):
    assert rows_of({"a.dcm": real(), name: file_bytes(emptied())})["known_in_names"]["entry_names"] == [name]


def test_first_bytes_in_utf_8():
    before = "Märta".encode().ljust(128, b"\0") + file_bytes(emptied())[128:]
    assert rows_of({"a.dcm": real(), "b.dcm": before})["known_in_preamble"]["entry_names"] == ["b.dcm"]


def report_row(item: Dataset, options=()) -> dict | None:
    report = emptied(ContentSequence=Sequence([item]), SOPClassUID="1.2.840.10008.5.1.4.1.1.88.11", Modality="SR", PixelData=None)
    return rows_of({"a.dcm": file_bytes(report)}, options=options).get("content_items_left")


def one_item(**attributes) -> Sequence:
    inner = Dataset()
    for keyword, value in attributes.items():
        setattr(inner, keyword, value)
    return Sequence([inner])


VALUES = {  # PS3.3 section C.17.3.2.1
    "TEXT": ("TextValue", "x7"), "PNAME": ("PersonName", "Ek^Per"), "DATE": ("Date", "20210304"), "TIME": ("Time", "101112"),
    "DATETIME": ("DateTime", "20210304101112"), "CODE": ("ConceptCodeSequence", one_item(CodeValue="1")),
    "NUM": ("MeasuredValueSequence", one_item(NumericValue="61")), "UIDREF": ("UID", f"{OURS}.8"),
    "CONTAINER": ("ContentSequence", one_item(ValueType="NUM")),
    **dict.fromkeys(("IMAGE", "COMPOSITE", "WAVEFORM"), ("ReferencedSOPSequence", one_item(ReferencedSOPInstanceUID=f"{OURS}.8"))),
}  # fmt: skip


@pytest.mark.parametrize("value_type", VALUES)
def test_items_of_all_types_that_should_be_absent_are_found(value_type):
    keyword, value = VALUES[value_type]
    for (scheme, code, of_type), (action, _) in CONTENT_ITEMS.items():
        if of_type == value_type and action == "X":
            row = report_row(content(scheme, code, value_type, **{keyword: value}))
            assert row and row["severity"] == "must_fix", (scheme, code)


def test_references_that_may_be_replaced_are_told_with_the_other_uids():
    """Tracking Unique Identifier D, Frame of Reference UID X/D."""
    assert [report_row(content("DCM", code, "UIDREF", UID=f"{OURS}.8")) for code in ("112040", "112227")] == [None, None]


@pytest.mark.parametrize("code", [code for scheme, code, _ in CONTENT_ITEMS if scheme == "SCT"])
def test_items_with_former_codes_of_snomed_are_the_same(code):
    value_type = next(one[2] for one in CONTENT_ITEMS if one[:2] == ("SCT", code))
    keyword, value = VALUES[value_type]
    new, former = (
        report_row(content(scheme, name, value_type, **{keyword: value})) for scheme, name in (("SCT", code), ("SRT", SNOMED["SCT"][code]))
    )
    assert new and former and new["message"] == former["message"]


def test_names_in_reports_count_as_known_where_the_header_is_emptied():
    items = [content("DCM", "121008", "PNAME", PersonName="Lindqvist^Märta"), content("DCM", "121071", "TEXT", TextValue="seen with Lindqvist")]
    report = emptied(ContentSequence=Sequence(items), PatientIdentityRemoved="YES", DeidentificationMethod="by hand")
    row = rows_of({"a.dcm": file_bytes(report)})["known_in_text"]
    assert (row["severity"], row["tags"]) == ("must_fix", ["0040A730/0040A160"])


def test_records_of_a_directory():
    record = Dataset()
    record.DirectoryRecordType, record.PatientName, record.PatientID = "PATIENT", "Lindqvist^Märta", "ZX-998877"
    absent = dict.fromkeys(("PatientName", "PatientID", "StudyDate", "PixelData"))
    directory = dataset(9, SOPClassUID="1.2.840.10008.1.3.10", DirectoryRecordSequence=Sequence([record]), **absent)
    rows = rows_of({"DICOMDIR": file_bytes(directory), "b.dcm": file_bytes(emptied(FilterType="Lindqvist"))})
    assert (rows["known_in_text"]["tags"], rows["known_in_text"]["entry_names"]) == (["00181160"], ["b.dcm"])
    assert rows["person_left"]["tags"][0].startswith("00041220/")


def packed(files: dict[str, bytes], comments: dict[str, bytes]) -> bytes:
    """A zip whose entries have comments."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.comment = comments.get(name, b"")
            archive.writestr(info, data)
    return out.getvalue()


def codes_of(data: bytes) -> dict[str, dict]:
    desk = Desk()
    desk.open({"all.zip": data})
    desk.call("examine")
    return {row["code"]: row for row in desk.call("get_findings")}


def test_comments_of_entries():
    files = {"a.dcm": real(), "b.dcm": file_bytes(emptied())}
    row = codes_of(packed(files, {"a.dcm": b"of nobody", "b.dcm": b"for Lindqvist"}))["known_in_comment"]
    assert (row["severity"], row["values"]) == ("must_fix", ["for Lindqvist"])
    assert "known_in_comment" not in codes_of(packed(files, {"b.dcm": b"of nobody"}))


def test_bytes_beside_the_entries_of_a_zip():
    whole = zip_bytes({"a.dcm": real(), "b.dcm": file_bytes(emptied())}, comment=b"of nobody")
    beside = {"known_beside_entries", "zip_has_more", "zip_program"}
    assert zipfile.ZipFile(io.BytesIO(b"MZ for Lindqvist" + whole)).testzip() is None
    for data, expected in (
        (whole, set()),
        (bytes(50) + whole, set()),
        (whole + bytes(50), set()),
        (b"PK00" + whole, set()),
        (whole + b"for Lindqvist", {"known_beside_entries", "zip_has_more"}),
        (b"for nobody" + whole, {"zip_has_more"}),
        (b"MZ for Lindqvist" + whole, {"known_beside_entries", "zip_program"}),
        (zip_bytes({"in.zip": whole + b"for Lindqvist"}), {"known_beside_entries", "zip_has_more"}),
    ):
        rows = codes_of(data)
        assert beside & rows.keys() == expected
        assert {code: rows[code]["severity"] for code in expected} == {code: "look" if code == "zip_has_more" else "must_fix" for code in expected}


def test_a_name_of_an_entry_in_the_code_page_of_windows():
    """Nothing says what it is in: code page 437, which zips have, or 1252."""
    name = "Märta.dcm".encode("cp1252")
    whole = zip_bytes({"a.dcm": real(), "X" * len(name): file_bytes(emptied())}).replace(b"X" * len(name), name)
    assert rows_named(whole) == rows_named(zip_bytes({"a.dcm": real(), "Märta.dcm": file_bytes(emptied())})) == 1


def rows_named(data: bytes) -> int:
    return codes_of(data)["known_in_names"]["count"]
