"""What is left of identity is found wherever it stands, by PS3.15 table E.1-1; what was emptied or given pseudonyms is not."""

import io

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes
from pydicom import Dataset, Sequence, dcmread

from dicom_zip_inspector.census.kept_values import MOST_KEPT
from dicom_zip_inspector.checks import patterns
from dicom_zip_inspector.checks.confidentiality_table import ATTRIBUTES
from dicom_zip_inspector.checks.purpose import OPTIONS
from dicom_zip_inspector.checks.rules import settled

OURS = "2.25.1234567"
REAL = {"PatientName": "Lindqvist^Märta", "PatientID": "ZX-998877", "PatientBirthDate": "19540317"}
CLEAN = {
    "PatientName": "", "PatientID": "", "PatientBirthDate": "", "StudyDate": "", "StudyInstanceUID": f"{OURS}.1", "SeriesInstanceUID": f"{OURS}.2",
    "PatientSex": "", "StudyTime": "", "AccessionNumber": "", "ReferringPhysicianName": "", "StudyID": "",
}  # fmt: skip
PSEUDONYMS = {"PatientName": "SUBJ-0042", "PatientID": "0042-X", "PatientBirthDate": "", "PatientSex": "F", "StudyDate": "20000101"}


def made(number: int = 1, **attributes) -> Dataset:
    return dataset(number, **CLEAN | {"SOPInstanceUID": f"{OURS}.3.{number}"} | attributes)


def rows_of(*datasets: Dataset, options=(), purpose: str = "research", known=(), names=None) -> list[dict]:
    desk = Desk()
    files = {name: file_bytes(one) for name, one in zip(names or [f"{n}.dcm" for n in range(len(datasets))], datasets, strict=True)}
    desk.open({"all.zip": zip_bytes(files)})
    desk.call("examine")
    desk.call("set_purpose", name=purpose, options=list(options))
    desk.call("set_known", values=list(known))
    return [row for row in desk.call("get_findings") if row["subject"] in ("identity", "claims", "private")]


def severities(rows: list[dict]) -> dict[tuple[str, str], str]:
    return {(row["code"], "".join(row["tags"]) or row["creator"]): row["severity"] for row in rows}


def by_path(rows: list[dict]) -> dict[str, str]:
    return {path: severity for (_, path), severity in severities(rows).items() if path}


def nested(**attributes) -> Sequence:
    one = Dataset()
    for keyword, value in attributes.items():
        setattr(one, keyword, value)
    return Sequence([one])


def test_an_emptied_file_with_uids_of_our_own_gives_no_more_than_a_note():
    rows = rows_of(made(1), made(2))
    assert severities(rows) == {("uids_kept", ""): "note"}
    assert rows[0]["message"] == "UIDs under 2.25"


def test_pseudonyms_are_to_be_looked_at_and_no_more():
    rows = rows_of(made(1, **PSEUDONYMS), made(2, **PSEUDONYMS))
    assert by_path(rows) == {"00100010": "look", "00100020": "look", "00100040": "look", "00080020": "look"}
    assert {row["severity"] for row in rows} == {"look", "note"}


@pytest.mark.parametrize(
    ("keyword", "value", "path", "code"),
    [
        ("PatientAddress", "Storgatan 3", "00101040", "places_left"),
        ("OtherPatientIDs", "H-12", "00101000", "person_left"),
        ("PerformingPhysicianName", "Ek^Per", "00081050", "staff_left"),
        ("InstitutionName", "St. Elsewhere", "00080080", "institution_left"),
        ("StationName", "CT1", "00081010", "device_left"),
        ("PatientComments", "tall", "00104000", "words_left"),
        ("PatientAge", "061Y", "00101010", "characteristics_left"),
        ("AcquisitionDate", "20210304", "00080022", "dates_left"),
        ("RequestAttributesSequence", nested(ScheduledProcedureStepID="7"), "00400275", "words_left"),
    ],
)
def test_what_is_to_be_absent_must_be_fixed(keyword, value, path, code):
    rows = severities(rows_of(made(1, **{keyword: value}), made(2)))
    assert rows[code, path] == "must_fix"
    assert [row["count"] for row in rows_of(made(1, **{keyword: value}), made(2)) if row["code"] == code and row["tags"] == [path]] == [1]


@pytest.mark.parametrize(
    ("keyword", "value", "path", "code"),
    [
        ("PatientAddress", "ANONYMIZED", "00101040", "places_left"),
        ("OtherPatientIDs", "0", "00101000", "person_left"),
        ("SeriesDescription", "none", "0008103E", "words_left"),
        ("PatientWeight", 0, "00101030", "characteristics_left"),
    ],
)
def test_a_dummy_is_a_value_where_the_attribute_should_be_absent(keyword, value, path, code):
    assert severities(rows_of(made(1, **{keyword: value})))[code, path] == "must_fix"


def test_a_dummy_is_what_is_asked_for_where_the_attribute_may_be_replaced():
    """Patient's Name and ID Z; Device Serial Number X/Z/D and Type 1 in an enhanced CT; Content Date Z/D (PS3.15 table E.1-1)."""
    enhanced = {"SOPClassUID": "1.2.840.10008.5.1.4.1.1.2.1", "DeviceSerialNumber": "ANONYMIZED", "ContentDate": "19000101"}
    assert by_path(rows_of(made(1, PatientName="ANONYMOUS", PatientID="0000", **enhanced))) == {}


@pytest.mark.parametrize("sign", ["----", "?", "***", "--"])
def test_signs_alone_are_no_name(sign):
    assert by_path(rows_of(made(1, ReferringPhysicianName=sign, PatientName=sign))) == {}


def test_a_dummy_is_to_be_looked_at_where_the_object_need_not_have_the_attribute():
    """Type 3 in a CT image: Institution Name and Operators' Name X/Z/D, Acquisition Date X/Z (PS3.15 table E.1-1a: X unless Z or D is required)."""
    rows = rows_of(made(1, InstitutionName="ANONYMIZED", AcquisitionDate="00010101", OperatorsName="Anonymized"), made(2))
    assert by_path(rows) == {"00080080": "look", "00080022": "look", "00081070": "look"}
    assert {row["count"] for row in rows if row["tags"]} == {1}
    assert next(row["message"] for row in rows if row["tags"] == ["00080080"]).endswith("has a dummy and should be absent")


def test_beside_a_value_that_must_go_a_dummy_is_no_part_of_it():
    [row] = [row for row in rows_of(made(1, InstitutionName="St. Elsewhere"), made(2, InstitutionName="None")) if row["tags"] == ["00080080"]]
    assert (row["severity"], row["count"], row["values"]) == ("must_fix", 2, ["St. Elsewhere", "None"])


def test_what_stands_in_sequences_and_file_meta_is_judged_by_the_same_rules():
    rows = by_path(rows_of(made(1, ReferencedStudySequence=nested(PatientName="Ek^Per", PatientAddress="Storgatan 3"))))
    assert (rows["00081110/00100010"], rows["00081110/00101040"]) == ("must_fix", "must_fix")


COLUMNS = [
    ("retain_uids", "ReferencedStudySequence", nested(ReferencedSOPClassUID="1.2.840.10008.3.1.2.3.1")),
    ("retain_device", "StationName", "CT1"),
    ("retain_institution", "InstitutionName", "St. Elsewhere"),
    ("retain_patient", "PatientAge", "061Y"),
    ("retain_dates_full", "SeriesDate", "20210304"),
    ("retain_dates_modified", "SeriesDate", "20210304"),
    ("clean_descriptors", "SeriesDescription", "axial"),
    ("clean_structured", "AcquisitionContextSequence", nested(ConceptNameCodeSequence=Sequence([]))),
    ("clean_graphics", "GraphicAnnotationSequence", nested(GraphicLayer="ONE")),
]


@pytest.mark.parametrize(("option", "keyword", "value"), COLUMNS, ids=[column[0] for column in COLUMNS])
def test_each_option_lets_stay_what_its_column_says(option, keyword, value):
    def found(options):
        one = made(1, **{keyword: value})
        path = f"{int(one[keyword].tag):08X}"
        return [row for row in rows_of(one, options=options) if row["tags"] == [path]]

    [before] = found([])
    assert before["severity"] in ("must_fix", "look")
    assert before["option"] == ("retain_dates_full" if option == "retain_dates_modified" else option)
    assert found([option]) == []


def test_private_information_of_file_meta_is_private_whatever_may_stay():
    one = made(1)
    data = dcmread(io.BytesIO(file_bytes(one)))
    data.file_meta.PrivateInformationCreatorUID, data.file_meta.PrivateInformation = f"{OURS}.9", b"\1\2\3\4"
    out = io.BytesIO()
    data.save_as(out)
    desk = Desk()
    desk.open({"all.zip": zip_bytes({"a.dcm": out.getvalue(), "b.dcm": file_bytes(made(2))})})
    desk.call("examine")
    for purpose, options, found in (("research", [], ["a.dcm"]), ("research", ["retain_safe_private"], ["a.dcm"]), ("care", [], [])):
        desk.call("set_purpose", name=purpose, options=options)
        rows = [row for row in desk.call("get_findings") if row["code"] == "private_meta"]
        assert [name for row in rows for name in row["entry_names"]] == found
        assert all(row["severity"] == "must_fix" and row["tags"] == ["00020102"] for row in rows)


def test_the_option_for_safe_private_elements_keeps_those_of_the_table_only():
    one = made(1)
    one.private_block(0x0019, "SIEMENS MR HEADER", create=True).add_new(0x0C, "IS", "1000")
    two = made(2)
    two.private_block(0x0029, "SOMEBODY", create=True).add_new(0x10, "LO", "x")
    assert severities(rows_of(one, two)) | {("uids_kept", ""): "note"} == {
        ("private_block", "SIEMENS MR HEADER"): "must_fix", ("private_block", "SOMEBODY"): "must_fix", ("uids_kept", ""): "note",
    }  # fmt: skip
    assert severities(rows_of(one, two, options=["retain_safe_private"])) == {("private_unsafe", "SOMEBODY"): "must_fix", ("uids_kept", ""): "note"}


def test_columns_are_tried_for_all_options_that_are_about_attributes():
    assert {column[0] for column in COLUMNS} | {"retain_safe_private"} == set(OPTIONS) - {"clean_pixels", "clean_faces"}


def test_compound_actions_follow_the_type_of_the_attribute_in_its_object():
    """Institution Name, X/Z/D: Type 3 in a CT image. Content Date, Z/D: Type 2C there. Device Serial Number, X/Z/D: Type 1 in an enhanced one."""
    rows = by_path(rows_of(made(1, InstitutionName="St. Elsewhere", ContentDate="20210304", DeviceSerialNumber="17")))
    assert (rows["00080080"], rows["00080023"], rows["00181000"]) == ("must_fix", "look", "must_fix")
    enhanced = made(1, SOPClassUID="1.2.840.10008.5.1.4.1.1.2.1", DeviceSerialNumber="17")
    assert by_path(rows_of(enhanced))["00181000"] == "look"
    assert by_path(rows_of(made(1, SOPClassUID="1.2.3.77", InstitutionName="St. Elsewhere")))["00080080"] == "must_fix"


@pytest.mark.parametrize(
    ("compound", "type_", "one"),
    [
        ("X/Z", "1", "Z"), ("X/Z", "2", "Z"), ("X/Z", "3", "X"), ("X/Z", None, "X"),
        ("X/D", "1", "D"), ("X/D", "1C", "D"), ("X/D", "2", "D"), ("X/D", "3", "X"), ("X/D", None, "X"),
        ("Z/D", "1", "D"), ("Z/D", "2", "Z"), ("Z/D", "2C", "Z"), ("Z/D", "3", "Z"), ("Z/D", None, "Z"),
        ("X/Z/D", "1", "D"), ("X/Z/D", "1C", "D"), ("X/Z/D", "2", "Z"), ("X/Z/D", "2C", "Z"), ("X/Z/D", "3", "X"), ("X/Z/D", None, "X"),
        ("X/Z/U*", "1", "U"), ("X/Z/U*", "2", "U"), ("X/Z/U*", "3", "U"), ("X/Z/U*", None, "U"),
    ],
)  # fmt: skip
def test_each_compound_action_becomes_what_the_type_asks_for(compound, type_, one):
    """PS3.15 table E.1-1a: the first that keeps the object conformant. References ("U*") may stay, their UIDs are judged themselves."""
    assert settled(compound, type_) == one


def test_the_compound_actions_that_were_tried_are_all_that_there_are():
    actions = {action for rule, options in ATTRIBUTES.values() for action in (rule, *options.values()) if "/" in action}
    assert actions == {"X/Z", "X/D", "Z/D", "X/Z/D", "X/Z/U*"}


@pytest.mark.parametrize(
    ("keyword", "value", "path", "severity"),
    [
        ("AcquisitionDate", "20210304", "00080022", "must_fix"),  # X/Z, Type 3
        ("SeriesDate", "20210304", "00080021", "must_fix"),  # X/D, Type 3
        ("ContentDate", "20210304", "00080023", "look"),  # Z/D, Type 2C
        ("InstitutionName", "St. Elsewhere", "00080080", "must_fix"),  # X/Z/D, Type 3
        ("ReferencedStudySequence", nested(ReferencedSOPClassUID="1.2.840.10008.3.1.2.3.1"), "00081110", "must_fix"),  # X/Z, Type 3
        ("SourceImageSequence", nested(ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.2"), "00082112", None),  # X/Z/U*
    ],
)  # fmt: skip
def test_each_compound_action_is_judged_in_a_ct_image(keyword, value, path, severity):
    assert by_path(rows_of(made(1, **{keyword: value}))).get(path) == severity


def test_real_names_and_what_stands_beside_them_must_be_fixed_everywhere():
    real = made(1, **REAL, AccessionNumber="A7654321", ReferringPhysicianName="Ek^Per")
    other = made(2, PatientName="", FilterType="call märta LINDQVIST", StudyID="A7654321", ContrastBolusAgent="17.3.1954")
    rows = severities(rows_of(real, other))
    assert rows["person_left", "00100010"] == rows["person_left", "00100020"] == rows["person_left", "00100030"] == "must_fix"
    assert rows["staff_left", "00080090"] == rows["person_left", "00080050"] == rows["person_left", "00200010"] == "must_fix"
    assert rows["known_in_text", "00181160"] == "must_fix"


@pytest.mark.parametrize(
    "text",
    ["Lindqvist", "LINDQVIST", "lindqvist, marta", "Märta^Lindqvist", "MaertaLindqvist", "id zx998877", "ZX 998 877", "born 17.03.1954", "3/17/1954",
     "1954-03-17", "17 March 1954", "mar 17, 1954", "19540317", "lindqvistmarta", "54-03-17", "L I N D Q V I S T", "Lindqvists", "MLINDQVIST",
     "lindqvistm", "lind qvist"],
)  # fmt: skip
def test_no_spelling_hides_an_identifier(text):
    rows = rows_of(made(1, **REAL), made(2, ProtocolName="", ManufacturerModelName=text))
    assert severities(rows)["known_in_text", "00081090"] == "must_fix"


@pytest.mark.parametrize("text", ["Head routine", "long axis", "may", "Li", "19540318", "ZX-998878", "LINDQ", "syngo 1954", "998877665544"])
def test_common_words_short_parts_and_other_numbers_do_not_cry_wolf(text):
    rows = rows_of(made(1, **REAL), made(2, PatientName="Long^May"), made(3, PatientName="Li^Head"), made(4, ManufacturerModelName=text))
    assert ("known_in_text", "00081090") not in severities(rows)


def test_an_identifier_of_letters_only_is_looked_for():
    rows = rows_of(made(1, **REAL | {"PatientID": "QVORTEX"}), made(2, ManufacturerModelName="of qvortex"))
    assert severities(rows)["known_in_text", "00081090"] == "must_fix"


@pytest.mark.parametrize("patient_id", ["ROUTINE", "Head Neck", "PHANTOM", "ABDOM", "Test Patient", "ANONYMIZED", "Anon A"])
def test_an_identifier_of_common_words_or_few_letters_is_not(patient_id):
    rows = rows_of(made(1, **REAL | {"PatientID": patient_id}), made(2, ManufacturerModelName=f"of {patient_id}"))
    assert ("known_in_text", "00081090") not in severities(rows)


@pytest.mark.parametrize("number", ["20417788", "020417788", "00020417788"])
def test_a_number_that_identifies_is_found_among_numbers(number):
    rows = rows_of(made(1, **REAL | {"PatientID": "0020417788"}), made(2, StudyDate="", SeriesNumber=number))
    assert severities(rows)["known_in_text", "00200011"] == "must_fix"
    decimal = rows_of(made(1, **REAL | {"PatientID": "20417788"}), made(2, WindowCenter=["40", "20417788.0"]))
    assert severities(decimal)["known_in_text", "00281050"] == "must_fix"


@pytest.mark.parametrize("number", ["512", "12345", "204177880", "0.20417788"])
def test_short_and_other_numbers_are_not(number):
    rows = rows_of(made(1, **REAL | {"PatientID": "20417788"}), made(2, **REAL | {"PatientID": "12345"}), made(3, ReconstructionDiameter=number))
    assert ("known_in_text", "00181100") not in severities(rows)


def test_the_whole_of_a_name_of_common_words_is_found():
    rows = rows_of(made(1, PatientName="Long^May"), made(4, ManufacturerModelName="for May Long"))
    assert severities(rows)["known_in_text", "00081090"] == "must_fix"


@pytest.mark.parametrize(
    ("name", "text"),
    [("O'Connor^Siobhán", "OConnor"), ("de la Cruz^María", "Delacruz"), ("Yamada^Tarou=山田^太郎=やまだ^たろう", "ヤマダ タロウ"),
     ("Yamada^Tarou=山田^太郎=やまだ^たろう", "ﾔﾏﾀﾞ ﾀﾛｳ"), ("Wu^Li", "Li Wu"), ("Łukasz^Żółć", "zolc"), ("Müller^Jörg", "MUELLER")],
)  # fmt: skip
def test_names_in_other_spellings_are_looked_for(name, text):
    utf_8 = {"SpecificCharacterSet": "ISO_IR 192"}
    rows = severities(rows_of(made(1, **utf_8, PatientName=name), made(2, **utf_8, FilterType=text)))
    assert rows["person_left", "00100010"] == rows["known_in_text", "00181160"] == "must_fix"


@pytest.mark.parametrize(
    ("name", "text"), [("Lamb^Carl", "clamb"), ("Round^Gail", "ground"), ("Light^Frank", "flight"), ("AB^CD", "cd ab")]
)
def test_an_initial_or_an_end_makes_no_word_of_every_day_a_name(name, text):
    assert ("known_in_text", "00181160") not in severities(rows_of(made(1, PatientName=name), made(2, FilterType=text)))


@pytest.mark.parametrize("name", ["=山田^太郎", "Wu^L=王^小东", "=김^희중"])
def test_a_name_of_few_signs_is_a_real_one(name):
    rows = rows_of(made(1, SpecificCharacterSet="ISO_IR 192", PatientName=name))
    assert by_path(rows)["00100010"] == "must_fix"


@pytest.mark.parametrize("options", [[], ["retain_uids"]])
def test_a_number_that_identifies_is_found_in_uids(options):
    real = made(1, **REAL | {"PatientID": "99887766"})
    rows = severities(rows_of(real, made(2, FrameOfReferenceUID="2.25.99887766"), options=options))
    assert rows["known_in_text", "00200052"] == "must_fix"
    assert ("known_in_text", "00200052") not in severities(rows_of(real, made(2, FrameOfReferenceUID="2.25.998877661"), options=options))


def test_who_is_named_by_a_private_creator_is_found():
    one = made(2, SpecificCharacterSet="ISO_IR 192")
    one.private_block(0x0029, "Märta Lindqvist", create=True).add_new(0x10, "LO", "x")
    rows = rows_of(made(1, SpecificCharacterSet="ISO_IR 192", **REAL), one)
    [row] = [row for row in rows if row["code"] == "known_in_private"]
    assert (row["severity"], row["count"], row["values"], row["creator"]) == ("must_fix", 1, ["Märta Lindqvist"], "Märta Lindqvist")
    assert "private_reserved" not in {row["code"] for row in rows}


@pytest.mark.parametrize("name", ["张三", "王小明", "山田太郎", "홍길동"])
def test_a_name_written_as_one_without_spaces_is_looked_for(name):
    rows = rows_of(made(1, SpecificCharacterSet="ISO_IR 192", PatientName=name), made(2, SpecificCharacterSet="ISO_IR 192", FilterType=f"为{name}拍"))
    assert severities(rows)["known_in_text", "00181160"] == "must_fix"


def test_what_a_person_names_is_looked_for():
    rows = rows_of(made(1, **PSEUDONYMS, ManufacturerModelName="Nordahl's"), known=["Nordahl", "0042-X"])
    assert severities(rows)["known_in_text", "00081090"] == severities(rows)["person_left", "00100020"] == "must_fix"
    assert "what you named" in next(row["message"] for row in rows if row["code"] == "known_in_text")


def test_an_emptied_header_is_contradicted_by_what_stands_inside():
    block = made(1, PatientIdentityRemoved="YES", DeidentificationMethod="by hand", FilterType="Lindqvist")
    block.private_block(0x0029, "SOMEBODY", create=True).add_new(0x10, "LO", "Lindqvist^Märta")
    rows = severities(rows_of(block))
    assert rows["known_in_private", "SOMEBODY"] == rows["known_in_text", "00181160"] == rows["claim_of_removal", "00181160"] == "must_fix"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("seen on 12.03.2019", "a date"), ("call +49 774 329 98 49", "a telephone number"), ("man, 93 years old", "an age over 89"),
     ("ask j.doe@example.org", "an e-mail address"), ("078-05-1120", "a number like one of a citizen"), ("for Dr. Kellermann", "a name with a title"),
     ("Hauptstrasse 17", "an address")],
)  # fmt: skip
def test_words_that_seem_to_tell_of_somebody_are_to_be_looked_at(text, kind):
    [row] = [row for row in rows_of(made(1, FilterType=text)) if row["code"] == "pattern_in_text"]
    assert (row["severity"], row["tags"]) == ("look", ["00181160"])
    assert kind in row["message"]


@pytest.mark.parametrize("filler", ["a", "ä", "1", "a1", "A-", "9.", "x+", "a@", "1 ", "0/", "Dr. ", "(0"])
def test_a_text_without_end_is_looked_through(filler):
    """What took the square of its length would not come back from the longest value that is kept."""
    assert "an e-mail address" in patterns.told(patterns.kinds_in(filler * (MOST_KEPT // len(filler)) + " ask j.doe@example.org"))


@pytest.mark.parametrize(
    "text",
    ["T1 3.0.12", "1.2.840.10008", "TE 90 ms", "12-34-56", "kernel B30s 5.0/3.0", "90", "0123456789012", "FOV 350 x 350 mm",
     "1.2.276.0.7230010.20130514.1"],
)  # fmt: skip
def test_technical_words_seem_to_tell_of_nobody(text):
    assert [row["message"] for row in rows_of(made(1, FilterType=text)) if row["code"] == "pattern_in_text"] == []


def test_pseudonyms_that_stand_inside_too_are_no_real_names():
    claim = {"PatientIdentityRemoved": "YES", "DeidentificationMethod": "by hand", "PatientName": "Doe^Archibald"}
    rows = rows_of(made(1, **claim, ReferencedStudySequence=nested(PatientName="Doe^Archibald")))
    assert severities(rows)["person_left", "00100010"] == "look"


@pytest.mark.parametrize("text", ["1 0 0 0 1 0", "10 0 0 10"])
def test_numbers_in_single_digits_are_no_identifier(text):
    rows = rows_of(made(1, **REAL | {"PatientID": "100010"}), made(2, ManufacturerModelName=text))
    assert ("known_in_text", "00081090") not in severities(rows)


def test_uids_that_a_device_gave_are_to_be_looked_at():
    [row] = [row for row in rows_of(made(1, FrameOfReferenceUID="1.3.12.2.1107.5.2.6.1")) if row["code"] == "uids_of_maker"]
    assert (row["severity"], row["message"], row["values"]) == ("look", "UIDs that a device by Siemens gave", ["1.3.12.2.1107.5.2.6.1"])
    assert "uids_of_maker" not in {row["code"] for row in rows_of(made(1, FrameOfReferenceUID="1.3.12.2.1107.5.2.6.1"), options=["retain_uids"])}


def test_uids_that_stand_in_another_archive_are_to_be_looked_at():
    desk = Desk()
    desk.open({"one.zip": zip_bytes({"a": file_bytes(made(1))})})
    desk.open({"two.zip": zip_bytes({"b": file_bytes(made(2))})}, add=True)
    desk.call("examine")
    [row] = [row for row in desk.call("get_findings") if row["code"] == "uids_in_two_archives"]
    assert (row["severity"], row["count"], sorted(row["values"])) == ("look", 2, [f"{OURS}.1", f"{OURS}.2"])


def test_in_care_only_what_disagrees_or_is_missing_matters():
    assert rows_of(made(1, **REAL, PatientAddress="Storgatan 3", ReferencedPatientSequence=nested(**REAL)), purpose="care") == []
    other = {"PatientName": "Ek^Per"}
    elsewhere = {"StudyInstanceUID": f"{OURS}.8", "SeriesInstanceUID": f"{OURS}.9"}
    rows = rows_of(made(1, **REAL, ReferencedPatientSequence=nested(**REAL | other)), made(2, **elsewhere | other), purpose="care")
    assert severities(rows) == {("identity_disagrees", "00081120/00100010"): "must_fix", ("identity_missing", "00100020"): "look"}


@pytest.mark.parametrize(
    ("attributes", "code", "severity"),
    [
        ({"PatientIdentityRemoved": "YES", "PatientAddress": "Storgatan 3"}, "claim_of_removal", "must_fix"),
        ({"PatientIdentityRemoved": "NO", "DeidentificationMethod": "by hand"}, "claim_incomplete", "look"),
        ({"PatientIdentityRemoved": "YES", "BurnedInAnnotation": "YES"}, "claim_contradicted", "must_fix"),
        ({"PatientIdentityRemoved": "YES", "DeidentificationMethodCodeSequence": nested(CodeValue="113102"), "RecognizableVisualFeatures": "YES"},
         "claim_contradicted", "must_fix"),
        ({"PatientIdentityRemoved": "YES", "LongitudinalTemporalInformationModified": "REMOVED", "StudyDate": "20210304"},
         "claim_of_dates", "must_fix"),
        ({"PatientIdentityRemoved": "YES", "DeidentificationMethodCodeSequence": nested(CodeValue="113107"),
          "LongitudinalTemporalInformationModified": "UNMODIFIED"}, "claim_of_dates", "must_fix"),
    ],
)  # fmt: skip
def test_a_claim_that_does_not_hold_is_said(attributes, code, severity):
    assert {row["code"]: row["severity"] for row in rows_of(made(1, **attributes))}[code] == severity


@pytest.mark.parametrize(
    "attributes",
    [
        {"PatientIdentityRemoved": "YES", "DeidentificationMethod": "by hand"},
        {"PatientIdentityRemoved": "YES", "LongitudinalTemporalInformationModified": "REMOVED", "StudyDate": "19000101"},
        {"PatientIdentityRemoved": "YES", "DeidentificationMethodCodeSequence": nested(CodeValue="113105"), "SeriesDescription": "axial"},
    ],
)
def test_a_claim_that_holds_is_no_finding(attributes):
    assert [row["code"] for row in rows_of(made(1, **attributes)) if row["subject"] == "claims"] == []
