"""What is expected against what is there: differences are counted by hand, as docs/expectations.md says what is asked."""

import json

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset as made
from dicom_files import file_bytes, published_files, slices
from pydicom import Dataset, Sequence

VERSION = {"dicom_zip_expectation": 1}


def opened(files: dict[str, bytes]) -> Desk:
    desk = Desk()
    desk.open({"all.zip": zip_bytes(files)})
    desk.call("examine")
    return desk


def differences(desk: Desk, schema: dict) -> dict[tuple[str, str], dict]:
    """Findings of subject expectation by code and path, or private creator."""
    desk.call("expect", schema=json.dumps(schema))
    rows = [row for row in desk.call("get_findings") if row["subject"] == "expectation"]
    return {(row["code"], "".join(row["tags"]) or row["creator"]): row for row in rows}


@pytest.fixture(scope="module")
def two_series() -> Desk:
    """3 axial slices of 2.5 mm and 2 of another series, of one patient; the latter with a private block."""
    other = {}
    for n in (4, 5):
        one = made(n, SeriesInstanceUID="1.2.3.7", SeriesDescription="Scout", SliceThickness=5)
        one.private_block(0x0019, "MAKER", create=True).add_new(1, "LO", "x")
        other[f"o/{n}"] = file_bytes(one)
    return opened(slices(3, SeriesDescription="Axial 2.5", SliceThickness=2.5, ImageType=["ORIGINAL", "PRIMARY", "AXIAL"]) | other)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"patients": {"ids": ["t*"]}},
        {"patients": {"ids": "T1"}, "modalities": ["ct"], "dates": {"from": "2020-01-01", "to": "20201231"}},
        {"counts": {"studies": 1, "series": {"min": 2}, "images": {"min": 5, "max": 5}}},
        {"series": [{"description": "axial*", "count": 1, "images": 3, "attributes": [{"attribute": "SliceThickness", "value": 2.5}]}]},
        {"series": [{"description": "*", "count": 2}, {"modality": "MR", "count": 0}]},
        {"private_creators": ["make?"]},
        {"attributes": [{"attribute": "Rows", "value": 4}, {"attribute": "0028,0011", "min": 6, "max": 6}, {"attribute": "SliceThickness"}]},
        {"attributes": [{"attribute": "SliceThickness", "any_of": [2.4, 5.1], "tolerance": 0.1}]},
        {"attributes": [{"attribute": "ImagePositionPatient", "min": 0}, {"attribute": "PatientName", "contains": "test"}]},
        {"attributes": [{"attribute": "ImageOrientationPatient", "value": [1, 0, 0, 0, 1, 0]}]},
    ],
)
def test_what_is_as_expected_is_said_to_be(two_series, asked):
    found = differences(two_series, VERSION | {"name": "all"} | asked)
    assert list(found) == [("expectation_met", "")]
    assert found["expectation_met", ""]["message"] == "Everything is as the expectation of “all” says"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"patients": {"ids": ["T2", "T3"]}}, {("patient_unexpected", "00100020"): 5, ("patient_missing", ""): 1}),
        ({"modalities": ["CT", "MR"]}, {("modality_missing", ""): 1}),
        ({"modalities": ["MR"]}, {("modality_missing", ""): 1, ("modality_unexpected", "00080060"): 5}),
        ({"dates": {"from": "20200103"}}, {("date_unexpected", "00080020"): 5}),
        ({"dates": {"to": "20200101"}}, {("date_unexpected", "00080020"): 5}),
        ({"counts": {"studies": 2}}, {("studies_count_unexpected", ""): 1}),
        ({"counts": {"series": {"max": 1}}}, {("series_count_unexpected", ""): 1}),
        ({"counts": {"images": 6}}, {("images_count_unexpected", ""): 1}),
        ({"series": [{"description": "axial*", "count": 2}]}, {("series_unexpected", ""): 3}),
        ({"series": [{"description": "coronal"}]}, {("series_unexpected", ""): 1}),
        ({"series": [{"modality": "CT", "images": {"min": 3}}]}, {("series_images_unexpected", ""): 2}),
        ({"private_creators": []}, {("creator_unexpected", "MAKER"): 2}),
        ({"attributes": [{"attribute": "SliceThickness", "max": 3}]}, {("attribute_unexpected", "00180050"): 2}),
        ({"attributes": [{"attribute": "SliceThickness", "value": 2.4, "tolerance": 0.05}]}, {("attribute_unexpected", "00180050"): 5}),
        ({"attributes": [{"attribute": "ImageType", "contains": "AXIAL"}]}, {("attribute_missing", "00080008"): 2}),
        ({"attributes": [{"attribute": "PatientName", "contains_any": ["nobody", "none"]}]}, {("attribute_unexpected", "00100010"): 5}),
        (
            {"series": [{"description": "axial*", "attributes": [{"attribute": "ImageType", "contains_all": ["PRIMARY", "MPR"]}]}]},
            {("attribute_unexpected", "00080008"): 3},
        ),
        ({"attributes": [{"attribute": "ImageOrientationPatient", "value": [1, 0, 0]}]}, {("attribute_unexpected", "00200037"): 5}),
    ],
)
def test_each_difference_is_a_finding_with_its_files(two_series, asked, expected):
    found = differences(two_series, VERSION | asked)
    assert {key: row["count"] for key, row in found.items()} == expected


def test_differences_say_what_is_expected(two_series):
    found = differences(two_series, VERSION | {"counts": {"series": {"max": 1}}, "attributes": [{"attribute": "SliceThickness", "max": 3}]})
    assert found["series_count_unexpected", ""]["message"] == "2 series are there; expected: 1 at most"
    assert found["attribute_unexpected", "00180050"]["message"] == "Slice Thickness is not as expected: 3 at most"
    assert found["attribute_unexpected", "00180050"]["values"] == ["5.0"]


def test_functional_groups_are_looked_into():
    enhanced = made(1)
    group, measures = Dataset(), Dataset()
    measures.SliceThickness = 7
    group.PixelMeasuresSequence = Sequence([measures])
    enhanced.SharedFunctionalGroupsSequence = Sequence([group])
    desk = opened({"e": file_bytes(enhanced)})
    assert list(differences(desk, VERSION | {"attributes": [{"attribute": "SliceThickness", "value": 7}]})) == [("expectation_met", "")]
    assert list(differences(desk, VERSION | {"attributes": [{"attribute": "SliceThickness", "value": 6}]})) == [("attribute_unexpected", "00180050")]


def test_an_expectation_is_taken_back(two_series):
    differences(two_series, VERSION | {"modalities": ["MR"]})
    two_series.call("expect", schema="")
    assert not [row for row in two_series.call("get_findings") if row["subject"] == "expectation"]


FIELDS = [
    {"field": "SliceThickness", "tag": "0018,0050", "value": 2.5, "tolerance": 0.1},
    {"field": "ImageType", "tag": "0008,0008", "contains_any": ["AXIAL", "SAGITTAL"]},
    {"field": "Rows", "tag": "0028,0010", "min": 1, "max": 4},
    {"field": "ImageOrientationPatient", "value": [[0, 1, 0, 0, 0, 1], [1, 0, 0, 0, 1, 0]]},
]
RULE = {"id": "r", "name": "A rule", "implementation": "raise SystemExit('never run')", "fields": ["Rows"]}


def test_acquisitions_of_dicompare_are_found_among_series(two_series):
    schema = {"name": "protocol", "acquisitions": {"T1": {"fields": FIELDS, "series": [], "rules": []}}}
    assert list(differences(two_series, schema)) == [("expectation_met", "")]
    parts = [{"name": name, "fields": [{"field": "Columns", "value": columns}]} for name, columns in (("M", 6), ("P", 7))]
    schema["acquisitions"]["T1"]["series"] = parts
    found = differences(two_series, schema)
    assert {key: row["message"] for key, row in found.items()} == {("acquisition_part_missing", ""): "No file is as “P” of “T1” says"}


def test_an_acquisition_that_is_not_there_names_the_nearest_series(two_series):
    schema = {"acquisitions": {"T1": {"fields": [*FIELDS, {"field": "Columns", "value": 7}]}}}
    found = differences(two_series, schema)
    assert found["acquisition_missing", ""]["message"] == "No series is as “T1” says; the nearest, series 3 “Axial 2.5”, differs in Columns"
    assert found["attribute_unexpected", "00280011"]["count"] == 3


def test_programs_and_unknown_fields_of_dicompare_are_listed_and_never_run(two_series):
    fields = [*FIELDS, {"field": "MultibandFactor", "tag": "derived", "value": 2}, {"field": "Rows", "value": 4, "errorMin": 1}]
    found = differences(two_series, {"acquisitions": {"T1": {"fields": fields, "rules": [RULE]}}, "rules": [RULE]})
    assert set(found) == {("expectation_met", ""), ("expectation_not_judged", "")}
    assert found["expectation_not_judged", ""]["values"] == [
        "T1: MultibandFactor is no attribute of the standard",
        "T1: Rows has graded limits",
        "T1: the rule “A rule” is a program",
        "all acquisitions: the rule “A rule” is a program",
    ]


def test_advice_of_dicompare_is_a_note(two_series):
    fields = [*FIELDS, {"field": "Columns", "value": 7, "severity": "warning"}]
    found = differences(two_series, {"acquisitions": {"T1": {"fields": fields}}})
    assert {key: row["severity"] for key, row in found.items()} == {("attribute_unexpected", "00280011"): "note", ("expectation_met", ""): "note"}


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("[" * 100_000, "nested deeper than 24 levels"),
        ('{"a":' * 30 + "1" + "}" * 30, "nested deeper than 24 levels"),
        (" " * (1 << 20) + "{}", "longer than 1,048,576 characters"),
        ("{", "is no JSON"),
        ("\ud800", "is no JSON"),
        ("[]", "The schema is no object"),
        ("{}", "of no version that is known"),
        ('{"dicom_zip_expectation": 2}', "of no version that is known"),
        ('{"dicom_zip_expectation": true}', "“dicom_zip_expectation” is no count"),
        ({"modality": ["MR"]}, "has “modality”, which is none of"),
        ({"modalities": [1]}, "“modalities”[0] is no text"),
        ({"patients": []}, "“patients” is no object"),
        ({"dates": {"from": "soon"}}, "“dates”.from is no date"),
        ({"dates": {"from": "20240102", "to": "20240101"}}, "“dates” end before they begin"),
        ({"counts": {"series": -1}}, "“counts”.series is no count"),
        ({"counts": {"series": 1.5}}, "is no count"),
        ({"counts": {"series": {}}}, "has neither min nor max"),
        ({"counts": {"series": {"min": 3, "max": 2}}}, "has a min beyond its max"),
        ({"series": [{}]}, "“series”[0] has neither a description nor a modality"),
        ({"attributes": [{"attribute": "NoSuchThing"}]}, "“attributes”[0] names no attribute"),
        ({"attributes": [{"attribute": "Rows", "tolerance": -1}]}, "is negative"),
        ({"attributes": [{"attribute": "Rows", "min": "1"}]}, "“attributes”[0].min is no number"),
        ('{"dicom_zip_expectation": 1, "attributes": [{"attribute": "Rows", "min": NaN}]}', "NaN is no number"),
        ('{"dicom_zip_expectation": 1, "attributes": [{"attribute": "Rows", "min": 1e999}]}', "is too large a number"),
        ('{"dicom_zip_expectation": 1, "attributes": [{"attribute": "Rows", "min": ' + "9" * 400 + "}]}", "is too large a number"),
        ('{"dicom_zip_expectation": 1, "attributes": [{"attribute": "Rows", "min": ' + "9" * 5000 + "}]}", "is no JSON"),
        ({"attributes": [{"attribute": "Rows"}] * 2001}, "has more than 2,000 items"),
        ({"series": [{"modality": "MR", "attributes": [{"attribute": "Rows"}] * 1001}] * 2}, "The schema has more than 2,000 constraints"),
        ({"name": "x" * 1001}, "is longer than 1,000 characters"),
        ({"attributes": [{"attribute": "Rows", "value": [[1]]}]}, "“attributes”[0].value[0] is no number"),
        ('{"acquisitions": []}', "“acquisitions” is no object"),
        ('{"acquisitions": {"T1": {"fields": {}}}}', "is no list"),
        ('{"acquisitions": {"T1": {"fields": [{"field": 3}]}}}', "is no text"),
    ],
)
def test_a_schema_that_is_none_is_a_clear_error(two_series, schema, told):
    text = schema if isinstance(schema, str) else json.dumps(VERSION | schema)
    error = two_series.refused("expect", schema=text)
    assert error["code"] == "bad_request" and told in error["message"] and len(error["message"]) < 500


def test_patterns_take_no_longer_than_their_length():
    from dicom_zip_inspector.checks.expectation import matches

    assert not matches("a" * 5000, "*a" * 400 + "b")
    assert matches("T1 [3D] mprage", "*[3d]*") and not matches("T1 3 mprage", "*[3d]*") and matches("a*b", "A?B")


def test_what_is_there_is_saved_as_the_expectation_of_the_next(two_series):
    two_series.call("expect", schema="")
    text = two_series.call("get_expectation")["schema"]
    assert json.loads(text) == {
        "dicom_zip_expectation": 1,
        "patients": {"ids": ["T1"]},
        "modalities": ["CT"],
        "dates": {"from": "20200102", "to": "20200102"},
        "counts": {"studies": 1, "series": 2, "images": 5},
        "series": [
            {"description": "Axial 2.5", "modality": "CT", "count": {"min": 1}, "images": 3},
            {"description": "Scout", "modality": "CT", "count": {"min": 1}, "images": 2},
        ],
        "private_creators": ["MAKER"],
    }
    assert list(differences(two_series, json.loads(text))) == [("expectation_met", "")]
    fewer = opened(slices(2, SeriesDescription="Axial 2.5"))
    assert {code for code, _ in differences(fewer, json.loads(text))} == {
        "series_count_unexpected", "images_count_unexpected", "series_unexpected", "series_images_unexpected",
    }  # fmt: skip


def test_every_archive_is_as_its_own_expectation_says():
    files = {name: path.read_bytes() for name, path in published_files().items() if name.startswith(("pydicom/", "charset/"))}
    desk = opened(files)
    assert list(differences(desk, json.loads(desk.call("get_expectation")["schema"]))) == [("expectation_met", "")]
