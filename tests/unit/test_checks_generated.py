"""An independent generator's answer keys: all that it planted is found, and what its own de-identification left is no cause for alarm."""

import json
from pathlib import Path

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import file_bytes
from pydicom import dcmread

dentdeid = pytest.importorskip("dentdeid")

SEEDS = (3, 41, 2026)
PATHS = {  # where the generator says that it planted something -> what must be fixed there
    "PatientName": "00100010", "PatientID": "00100020", "PatientBirthDate": "00100030", "PatientAddress": "00101040",
    "PatientTelephoneNumbers": "00102154", "OtherPatientIDs": "00101000", "InstitutionName": "00080080", "InstitutionAddress": "00080081",
    "ReferringPhysicianName": "00080090", "PerformingPhysicianName": "00081050", "OperatorsName": "00081070", "StationName": "00081010",
    "DeviceSerialNumber": "00181000", "AccessionNumber": "00080050", "StudyDescription": "00081030", "ImageComments": "00204000",
    "AdditionalPatientHistory": "001021B0", "RequestAttributesSequence": "00400275", "Overlay(6000)": "60003000", "IconImageSequence": "00880200",
    "FilterType[vendor misuse]": "00181160", "FileMeta.SourceApplicationEntityTitle": "00020016",
}  # fmt: skip
LOOKED_AT = {"FileMeta.SourceApplicationEntityTitle"}  # nobody can see whose it is
ELSEWHERE = {"private(0029,xx10-11)", "dates/times", "UIDs"}
PROFILES = {  # of the generator's de-identification -> the options that it uses
    "basic": [],
    "share": ["clean_descriptors"],
    "research": ["retain_patient", "retain_dates_modified", "clean_descriptors", "clean_structured"],
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def rows_of(files: dict[str, bytes], options=()) -> list[dict]:
    desk = Desk()
    desk.open({"all.zip": zip_bytes(files)})
    desk.call("examine")
    desk.call("set_purpose", name="research", options=list(options))
    return desk.call("get_findings")


@pytest.fixture(scope="module", params=SEEDS)
def corpus(request, tmp_path_factory) -> Path:
    from dentdeid.synth.corpus import build

    folder = tmp_path_factory.mktemp(f"seed{request.param}")
    build(folder, n=6, seed=request.param)
    return folder


def test_everything_that_was_planted_is_found(corpus):
    keys = [json.loads(path.read_text("utf-8")) for path in sorted((corpus / "answer_keys").glob("c*.json"))]
    rows = rows_of({**contents(corpus / "dicom"), **{f"cbct/{name}": data for name, data in contents(corpus / "cbct").items()}})
    found = {row["tags"][0]: row for row in rows if row["tags"] and row["subject"] == "identity"}
    names = {Path(key["dicom"]).name for key in keys}
    pictures = {name for name in names if 0x60003000 in dcmread(corpus / "dicom" / name)}  # those in colour have no overlay
    for field, path in PATHS.items():
        wanted = pictures if field.startswith("Overlay") else names
        assert wanted <= set(found[path]["entry_names"]), field
        assert found[path]["severity"] == ("look" if field in LOOKED_AT else "must_fix"), field
    assert {field for key in keys for field in key["dicom_phi_fields"]} == PATHS.keys() | ELSEWHERE
    private = {row["code"]: row for row in rows if row["creator"] == "SYNTHDENTAL_PRIV"}
    assert names <= set(private["private_block"]["entry_names"]) & set(private["known_in_private"]["entry_names"])
    assert {"00080020", "00080030", "00080012"} <= found.keys()
    assert names <= set(next(row for row in rows if row["code"] == "uids_kept")["entry_names"])


@pytest.mark.parametrize("profile", PROFILES)
def test_what_its_own_de_identification_left_is_no_cause_for_alarm(corpus, profile):
    """Attributes only: its pixels take minutes, and are not judged here."""
    from dentdeid.config import get_profile
    from dentdeid.dicom.meta import deidentify_dataset
    from dentdeid.keys import Pseudonymizer

    clean, pseudonyms = {}, Pseudonymizer(b"1" * 32)
    for number, path in enumerate([*sorted((corpus / "dicom").iterdir()), *sorted((corpus / "cbct/v0001").iterdir())]):
        one = dcmread(path)
        deidentify_dataset(one, get_profile(profile).meta, pseudonyms)
        clean[f"{number}.dcm"] = file_bytes(one)
    rows = [row for row in rows_of(clean, PROFILES[profile]) if row["subject"] in ("identity", "claims", "private")]
    assert [row for row in rows if row["severity"] == "must_fix"] == []
    assert {row["tags"][0] for row in rows if row["severity"] == "look" and row["tags"]} >= {"00100010", "00100020"}
