"""The verdict is what the findings come to, never green before all was looked into, and names nobody."""

import re

from archives import zip_bytes
from desk import Desk
from dicom_files import dataset as made
from dicom_files import file_bytes

from dicom_zip_inspector.api import review
from dicom_zip_inspector.base.wording import WORDING
from dicom_zip_inspector.checks import places
from dicom_zip_inspector.checks.checks import judged

FINE = {"a.dcm": file_bytes(made(1)), "b.dcm": file_bytes(made(2))}


def opened(files: dict[str, bytes], examine: bool = True) -> Desk:
    desk = Desk()
    desk.open({"all.zip": zip_bytes(files)})
    if examine:
        desk.call("examine")
        desk.call("look_at_pictures")
    return desk


def test_no_verdict_is_clear_before_every_element_was_read_and_pictures_were_looked_at():
    desk = opened(FINE, examine=False)
    early = desk.call("get_verdict")
    assert (early["state"], early["complete"], early["examined"], early["examinable"]) == ("checking", False, 0, 2)
    assert early["sentence"].startswith("Still looking: 0 of 2 files.")
    desk.call("examine")
    later = desk.call("get_verdict")
    assert (later["state"], later["complete"], later["examined"], later["looked"], later["to_look_at"]) == ("checking", False, 2, 0, 2)
    assert later["sentence"].startswith("Still looking: 0 of 2 frames.")
    desk.call("look_at_pictures")
    late = desk.call("get_verdict")
    assert (late["complete"], late["examined"], late["looked"]) == (True, 2, 2)


def test_for_care_nobody_waits_for_pictures_to_be_looked_at():
    desk = opened(FINE, examine=False)
    desk.call("set_purpose", name="care", options=[])
    desk.call("examine")
    verdict = desk.call("get_verdict")
    assert verdict["complete"] and verdict["state"] != "checking" and (verdict["looked"], verdict["to_look_at"]) == (0, 0)


def clean(number: int, **attributes) -> bytes:
    """A slice of which nothing tells whose it is."""
    nobody = {"PatientName": "", "PatientID": "", "PatientBirthDate": "", "PatientSex": "", "StudyDate": "", "StudyTime": "", "StudyID": ""}
    empty = {"ReferringPhysicianName": "", "AccessionNumber": "", "PatientIdentityRemoved": "YES", "DeidentificationMethod": "all by hand"}
    needed = {"FrameOfReferenceUID": "1.2.3.5", "PixelSpacing": [1, 1], "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"]}
    return file_bytes(made(number, **nobody, **empty, **needed, **attributes))


def test_a_clean_archive_is_clear_for_research_once_all_its_frames_were_looked_at():
    few, many = (opened({f"{n}.dcm": clean(n) for n in range(1, count + 1)}) for count in (2, 30))
    assert few.call("get_verdict")["state"] == "clear"
    sampled = many.call("get_verdict")
    assert (sampled["state"], sampled["must_fix"], sampled["look"], sampled["looked"]) == ("look", 0, 1, 4)  # 0, 15, 20, 29
    assert "Not all frames were looked at for text (26 files)" in sampled["sentence"]
    many.call("look_at_pictures", all_frames=True)
    assert many.call("get_verdict")["state"] == "clear"


def test_numbers_count_findings_not_files_and_are_those_of_the_rows():
    two = {
        f"{name}{n}.dcm": file_bytes(made(n, PatientName=name, StudyInstanceUID=f"1.2.{1 + (name == 'Doe')}.9"))
        for name in ("Doe", "Roe")
        for n in range(3)
    }
    desk = opened(two)
    rows, verdict = desk.call("get_findings"), desk.call("get_verdict")
    for severity in ("must_fix", "look", "note"):
        assert verdict[severity] == sum(row["severity"] == severity for row in rows)
    assert verdict["state"] == "must_fix" and "names_of_one_id" in {row["code"] for row in rows}
    assert "Doe" not in verdict["sentence"] and "Roe" not in verdict["sentence"]
    assert verdict["sentence"].startswith("Not yet: ") and "One Patient ID with several names" in verdict["sentence"]
    series = {one["series_key"]: one["severity"] for one in verdict["severities"]}
    assert [series[row["series_key"]] for row in desk.told.rows["series"].values()] == ["must_fix", "must_fix"]


def test_a_finding_is_accepted_with_a_reason_and_taken_back():
    desk = opened({f"{name}.dcm": file_bytes(made(1, PatientName=name, SOPInstanceUID=f"1.2.3.{n}")) for n, name in enumerate(("Doe", "Roe"))})
    before = desk.call("get_verdict")
    worst = next(row for row in desk.call("get_findings") if row["code"] == "names_of_one_id")
    named = {"code": worst["code"], "path": "".join(worst["tags"]), "creator": worst["creator"]}
    desk.call("accept_finding", **named, reason=" twins ")
    after = desk.call("get_verdict")
    assert (after["must_fix"], after["accepted"]) == (before["must_fix"] - 1, 1)
    assert next(row["accepted"] for row in desk.call("get_findings") if row["code"] == "names_of_one_id") == "twins"
    desk.call("accept_finding", **named, reason="")
    assert desk.call("get_verdict") == before


def accepted(desk: Desk, code: str) -> str:
    return next(row["accepted"] for row in desk.call("get_findings") if row["code"] == code)


def with_two_names(number: int, name: str = "Roe") -> dict[str, bytes]:
    """An archive in which one Patient ID has two names."""
    names = ("Doe", name)
    files = {f"{one}.dcm": file_bytes(made(1, PatientName=one, SOPInstanceUID=f"1.2.3.{number}.{n}")) for n, one in enumerate(names)}
    return {f"{number}.zip": zip_bytes(files)}


def test_what_was_accepted_in_one_archive_is_not_in_another():
    desk = Desk()
    desk.open(with_two_names(1))
    desk.call("examine")
    desk.call("accept_finding", code="names_of_one_id", path="", creator="", reason="twins")
    assert accepted(desk, "names_of_one_id") == "twins"
    desk.open(with_two_names(1))  # even the same one, in place of the first
    desk.call("examine")
    assert accepted(desk, "names_of_one_id") == "" and desk.call("get_verdict")["accepted"] == 0


def test_what_was_accepted_is_open_again_when_more_comes_to_it():
    desk = Desk()
    desk.open(with_two_names(1))
    desk.call("examine")
    desk.call("accept_finding", code="names_of_one_id", path="", creator="", reason="twins")
    desk.open(with_two_names(2), add=True)
    desk.call("examine")
    assert accepted(desk, "names_of_one_id") == "" and desk.call("get_verdict")["accepted"] == 0


def test_what_was_accepted_for_one_purpose_is_not_where_it_weighs_more():
    patients = (made(n, PatientName=name, PatientID=name) for n, name in enumerate(("Doe", "Roe")))
    desk = opened({f"{n}.dcm": file_bytes(one) for n, one in enumerate(patients)})
    desk.call("accept_finding", code="several_patients", path="", creator="", reason="a group")
    assert accepted(desk, "several_patients") == "a group"
    desk.call("set_purpose", name="care", options=[])
    assert accepted(desk, "several_patients") == ""
    desk.call("set_purpose", name="research", options=[])
    assert accepted(desk, "several_patients") == "a group"


def test_a_cancelled_archive_is_never_clear():
    desk = Desk()
    desk.open({"all.zip": zip_bytes({f"{n}.dcm": file_bytes(made(n)) for n in range(1500)})}, stop_after=1)
    desk.call("examine")
    desk.call("look_at_pictures")
    verdict = desk.call("get_verdict")
    assert (verdict["state"], verdict["complete"]) == ("must_fix", False)


def test_the_purpose_and_its_options_are_kept_and_others_refused():
    desk = opened(FINE)
    desk.call("set_purpose", name="care", options=[])
    assert (desk.call("get_verdict")["purpose"], desk.call("get_verdict")["options"]) == ("care", [])
    desk.call("set_purpose", name="research", options=["retain_uids", "clean_faces"])
    desk.open({"more.zip": zip_bytes(FINE)})
    assert (desk.call("get_verdict")["purpose"], desk.call("get_verdict")["options"]) == ("research", ["clean_faces", "retain_uids"])
    assert desk.refused("set_purpose", name="research", options=["retain_names"])["code"] == "bad_request"


def test_a_review_has_every_finding_once_in_lines_and_cuts_long_lists():
    many = {f"{n}.dcm": file_bytes(made(n, PatientName="Doe" if n % 2 else "Roe")) for n in range(500)}
    desk = opened(many)
    review, rows = desk.call("get_review"), desk.call("get_findings")
    listed = [finding for line in review["lines"] for finding in line["findings"]]
    assert sorted(one["finding_key"] for one in listed) == [row["finding_key"] for row in rows]
    by_key = {row["finding_key"]: row for row in rows}
    for one in listed:
        whole = by_key[one["finding_key"]]
        assert one["entry_keys"] == whole["entry_keys"][:200] and one["count"] == whole["count"] == (len(whole["entry_keys"]) or 1)
    assert max(len(row["entry_keys"]) for row in rows) == 500
    assert review["verdict"] == desk.call("get_verdict")


def test_findings_of_one_file_have_their_places():
    slices = {f"{n}.dcm": file_bytes(made(n, Modality="CT" if n else "MR", SeriesInstanceUID="1.2.77")) for n in range(3)}
    desk = opened(slices)
    rows = [row for row in desk.call("get_findings") if row["tags"]]
    for row in rows:
        for key in row["instance_keys"]:
            assert (row["code"], row["tags"][0]) in {(one["code"], one["path"]) for one in desk.call("get_instance_findings", instance_key=key)}


def test_the_sentence_says_each_thing_once_and_of_every_subject_one_first():
    slices = {f"{n}.dcm": file_bytes(made(n, PatientName="Muster^Anna", PatientBirthDate="19701231", PatientAddress="Weg 1")) for n in range(3)}
    desk = opened(slices)
    rows, sentence = desk.call("get_findings"), desk.call("get_verdict")["sentence"]
    told = sentence.split(" notes. ")[1].rstrip(".").split("; ")
    assert len(told) == len(set(told)) <= 3
    worst = [row for row in rows if row["severity"] == "must_fix"]
    by_words = {}
    for row in worst:
        by_words.setdefault(row["in_general"], (row["subject"], set()))[1].update(row["entry_keys"])
    for one in told:
        words, _, files = one.rstrip(")").partition(" (")
        assert files == f"{len(by_words[words][1])} files"
    subjects = [by_words[one.partition(" (")[0]][0] for one in told]
    assert len(set(subjects)) == min(len(subjects), len({row["subject"] for row in worst}))


def test_sentences_that_are_told_without_values_have_none():
    """A code whose sentence has words of a file, of an archive or of a person in it has another for the verdict."""
    of_files = re.compile(r"\{(patient|others|message|name|what|kinds|owner|claim|against|archive|kind|title|sentence|places)[:}]")
    bare = {code for code, wording in WORDING.items() if of_files.search(wording.sentence) and not wording.in_general}
    assert bare <= {"value_not_read", "identity_missing", "expectation_met"}  # of an attribute's name, of an expectation's; these are no values


def test_what_has_not_changed_is_judged_once(monkeypatch):
    """And anew after each thing that it depends on: what is then told is what an engine tells that has kept nothing."""
    judging = []
    monkeypatch.setattr(review, "judged", lambda ground: (judging.append(ground), judged(ground))[1])
    desk = opened(FINE, examine=False)
    schema = desk.call("get_expectation")["schema"]
    desk.call("get_verdict")
    changes = [
        lambda: desk.call("examine"),
        lambda: desk.call("set_known", values=["Doe"]),
        lambda: desk.call("set_purpose", name="care", options=[]),
        lambda: desk.call("set_purpose", name="research", options=["retain_device"]),
        lambda: desk.call("expect", schema=schema),
        lambda: desk.call("look_at_pictures", all_frames=True),
        lambda: desk.call("mark_frames_seen", frames=[{"instance_key": 0, "frame_index": 0}], seen=True),
        lambda: desk.open({"more.zip": zip_bytes({"c.dcm": file_bytes(made(3, PatientName="Doe^Jane"))}, comment=b"Doe")}, add=True),
        lambda: desk.call("examine"),
    ]
    for change in changes:
        change()
        before = len(judging)
        told = [desk.call(method) for method in ("get_verdict", "get_review", "get_findings")]
        assert len(judging) == before + 1
        desk.inspector._session.reviewing._judged_state = None
        assert [desk.call(method) for method in ("get_verdict", "get_review", "get_findings")] == told


def test_others_have_their_turn_while_bytes_are_searched(monkeypatch):
    """Texts in bytes of elements are up to 16 MB, each looked through for what is known."""
    monkeypatch.setattr(places, "RUNS_AT_ONCE", 2)
    files = {}
    for number in range(20):
        one = made(number, PatientName="Lindqvist^Marta")
        one.private_block(0x0029, "TESTS", create=True).add_new(1, "OB", b"\0text of the number %03d\0" % number)
        files[f"{number}.dcm"] = file_bytes(one)
    desk = opened(files)
    ground = desk.inspector._session.reviewing._ground()
    assert list(places.findings(ground)).count(None) == 10
