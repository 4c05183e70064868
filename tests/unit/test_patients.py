"""Who is one patient: only values that conflict separate, an absent one agrees with anything; foreign slices; every count from one place."""

import itertools
import random

import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from opening import Opened
from sums import ROWS, Told

from dicom_zip_inspector.index.hierarchy import Index

SMITH, JONES = "Smith^Anna", "Jones^Bob"


def patients_of(*people: dict, same_series: bool = False) -> list[dict]:
    """Patient rows of a zip with a series of two slices for each of these people."""
    files = {}
    for number, person in enumerate(people):
        uids = {} if same_series else {"SeriesInstanceUID": f"1.2.{number}", "StudyInstanceUID": f"1.3.{number}"}
        for slice_ in (1, 2):
            files[f"{number}/{slice_}"] = file_bytes(dataset(10 * number + slice_, **uids, **person))
    return rows_of(Opened({"a.zip": zip_bytes(files)}))


def rows_of(opened: Opened) -> list[dict]:
    return opened.call("get_patients")[0]


def person(name: str | None = None, number: str | None = None, birth_date: str | None = None, sex: str | None = None) -> dict:
    return {"PatientName": name, "PatientID": number, "PatientBirthDate": birth_date, "PatientSex": sex}


def codes(row: dict) -> list[str]:
    return [note["code"] for note in row["notes"]]


@pytest.mark.parametrize(
    "people",
    [
        (person(SMITH, "1"), person(SMITH, "1")),
        (person(SMITH, "1"), person("SMITH^ANNA^^", "1")),
        (person(SMITH, "1"), person(" smith ^anna", "1 ")),
        (person("Smith^Anna=山田", "1"), person("Smith^Anna", "1")),
        (person(SMITH, "1"), person(None, "1")),
        (person(SMITH, "1"), person(SMITH, None)),
        (person(SMITH, "1", "19700101", "F"), person(SMITH, "1")),
        (person(SMITH, "1", "1970.01.01"), person(SMITH, "1", "19700101")),
        (person(SMITH, "1"), person(None, None, "19700101"), person(SMITH, "1", None, "F")),
    ],
)
def test_what_does_not_conflict_is_one_patient(people):
    for order in itertools.permutations(people):
        assert len(patients_of(*order)) == 1


@pytest.mark.parametrize(
    "people",
    [
        (person(SMITH, "1"), person(JONES, "1")),
        (person(SMITH, "1"), person(SMITH, "2")),
        (person(SMITH, "1", "19700101"), person(SMITH, "1", "19700102")),
        (person(SMITH, "1", None, "F"), person(SMITH, "1", None, "M")),
        (person(SMITH), person(JONES)),
        (person(SMITH, "1"), person(JONES, "1"), person(None, "1")),
        (person(None, None), person(SMITH, "1"), person(JONES, "2")),
    ],
)
def test_what_conflicts_is_two_patients_in_any_order(people):
    for order in itertools.permutations(people):
        assert len(patients_of(*order)) == 2


def test_one_id_with_two_names_is_said_of_both():
    first, second = patients_of(person(SMITH, "1"), person(JONES, "1"))
    assert codes(first) == codes(second) == ["names_of_one_id"]
    assert first["notes"][0] == {
        "code": "names_of_one_id", "severity": "must_fix", "subject": "identity",
        "message": "Another patient has the same Patient ID: “Jones^Bob (1)”",
    }  # fmt: skip


def test_what_tells_two_of_one_name_and_number_apart_is_said():
    first, second = patients_of(person(SMITH, "1", "19700101", "F"), person(SMITH, "1", "19700102"))
    assert [row["notes"][0]["message"].split(": ", 1)[1] for row in (first, second)] == [
        f"“{SMITH} (1), born 19700102, sex not stated”", f"“{SMITH} (1), born 19700101, sex F”"
    ]  # fmt: skip


def test_one_id_with_two_birth_dates_or_sexes_is_said_so():
    for code, one, other in (
        ("birth_dates_of_one_id", person(SMITH, "1", "19700101", "F"), person(SMITH, "1", "19700102", "M")),
        ("sexes_of_one_id", person(SMITH, "1", "19700101", "F"), person(SMITH, "1", None, "M")),
    ):
        first, second = patients_of(one, other)
        assert codes(first) == codes(second) == [code] and first["notes"][0]["severity"] == "must_fix"


def test_one_name_with_two_ids_is_said_of_both():
    first, second = patients_of(person(SMITH, "1"), person("SMITH^ANNA", "2"))
    assert codes(first) == codes(second) == ["ids_of_one_name"]


def test_who_says_nothing_belongs_to_the_patient_of_the_study():
    files = {
        "a": file_bytes(dataset(1, **person(SMITH, "1"), StudyInstanceUID="1.1", SeriesInstanceUID="1.1.1")),
        "b": file_bytes(dataset(1, **person(JONES, "2"), StudyInstanceUID="1.2", SeriesInstanceUID="1.2.1")),
        "c": file_bytes(dataset(1, **person(), StudyInstanceUID="1.2", SeriesInstanceUID="1.2.2")),
    }
    for order in itertools.permutations(files.items()):
        rows = {row["patient_id"]: row["series"] for row in rows_of(Opened({"a.zip": zip_bytes(dict(order))}))}
        assert rows == {"1": 1, "2": 2}


def foreign_archive() -> Opened:
    """Five slices of Smith and one of Jones in one series."""
    files = {f"s{n}": file_bytes(dataset(n, **person(SMITH, "1"))) for n in range(1, 6)}
    return Opened({"a.zip": zip_bytes(files | {"j": file_bytes(dataset(6, **person(JONES, "2")))})})


def test_a_series_belongs_to_the_patient_of_most_of_its_instances_and_the_others_are_foreign():
    opened = foreign_archive()
    assert (opened.account["patients"], opened.account["series"]) == (2, 1)
    row = opened.series[0]
    assert row["foreign_instances"] == 1 and row["notes"][0]["code"] == "foreign_slices" and row["notes"][0]["severity"] == "must_fix"
    assert row["notes"][0]["message"] == "1 picture is of another patient: “Jones^Bob (2)”"
    smith, jones = rows_of(opened)
    assert (smith["series"], smith["instances"], smith["foreign_instances"], codes(smith)) == (1, 6, 1, ["foreign_in_patient"])
    assert (jones["series"], jones["instances"], jones["elsewhere_instances"]) == (0, 0, 1)


def test_a_foreign_slice_says_so_in_its_own_picture():
    opened = foreign_archive()
    keys = {row["name"]: row["entry_key"] for row in opened.call("get_entries", entry_class="image")[0]}
    for name, expected in (("j", ["foreign_slice"]), ("s1", [])):
        notes = opened.call("get_frame", instance_key=keys[name], frame_index=0)[0]["notes"]
        assert [note["code"] for note in notes if note["subject"] == "identity"] == expected


def test_findings_name_every_file_they_hold_for():
    opened = foreign_archive()
    found = {row["code"]: row for row in opened.call("get_findings")[0]}
    keys = {row["name"]: row["entry_key"] for row in opened.call("get_entries", entry_class="image")[0]}
    assert found["foreign_slices"]["entry_names"] == ["j"] and found["foreign_slices"]["instance_keys"] == [keys["j"]]
    differing = [row for row in opened.call("get_findings")[0] if row["code"] == "values_differ"]
    assert {tuple(row["tags"]): row["entry_names"] for row in differing} == {("00100010",): ["j"], ("00100020",): ["j"]}
    assert all(row["count"] == len(row["entry_keys"]) == len(row["entry_names"]) for row in found.values() if row["entry_keys"])


def test_thousands_of_patients_with_notes_are_looked_through_once(monkeypatch):
    """One Patient ID with a name of its own in each of 2,000 files: each file is asked once whose it is."""
    first = file_bytes(dataset(1, **person("Name1000", "1"), SeriesInstanceUID="1.2.91000"))
    people = {f"{n}": first.replace(b"Name1000", b"Name%d" % n).replace(b"1.2.91000", b"1.2.9%d" % n) for n in range(1000, 3000)}
    opened = Opened({"a.zip": zip_bytes(people)})
    asked = []
    patient_of = Index.patient_of
    monkeypatch.setattr(Index, "patient_of", lambda index, header, series: asked.append(header.entry_key) or patient_of(index, header, series))
    [row] = [row for row in opened.call("get_findings")[0] if row["code"] == "names_of_one_id"]
    assert row["count"] == len(row["patient_keys"]) == 2000 and row["entry_names"] == list(people)
    assert sorted(asked) == row["entry_keys"]


def test_a_study_of_two_patients_is_one_study_in_two_parts():
    files = {
        "a": file_bytes(dataset(1, **person(SMITH, "1"), SeriesInstanceUID="1.1.1")),
        "b": file_bytes(dataset(1, **person(SMITH, "1"), SeriesInstanceUID="1.1.2")),
        "c": file_bytes(dataset(1, **person(JONES, "2"), SeriesInstanceUID="1.1.3")),
    }
    opened = Opened({"a.zip": zip_bytes(files)})
    (study,) = opened.call("get_studies")[0]
    assert (study["series"], [part["series"] for part in study["parts"]]) == (3, [2, 1])
    assert [note["code"] for note in study["notes"]] == ["study_of_several_patients"] and opened.account["studies"] == 1
    [row] = [row for row in opened.call("get_findings")[0] if row["code"] == "study_of_several_patients"]
    assert row["entry_names"] == ["a", "b", "c"] and row["archive_keys"] == [0]


@pytest.mark.parametrize("seed", range(6))
def test_rows_and_account_agree_after_every_event(seed):
    rng = random.Random(seed)
    files = {}
    for n in range(300):
        who = person(rng.choice([SMITH, JONES, None]), rng.choice(["1", "2", None]), rng.choice(["19700101", None]), rng.choice(["M", "F", None]))
        uids = {"StudyInstanceUID": f"1.{rng.randrange(4)}", "SeriesInstanceUID": f"1.2.{rng.randrange(12)}"}
        files[f"{n:03}"] = file_bytes(dataset(n, **who, **uids))
    names = list(files)
    opened = Opened(
        {"a.zip": zip_bytes({name: files[name] for name in names[:200]}), "b.zip": zip_bytes({name: files[name] for name in names[150:]})}
    )
    told = Told()
    for event in opened.events:
        told.take(event)
        assert list(told.faults()) == []
    for kind, call in (("patients", "get_patients"), ("studies", "get_studies")):
        assert sorted(told.rows[kind]) == [row[ROWS[kind]] for row in opened.call(call)[0]]
