"""The help explains every code, without places for values."""

from desk import Desk

from dicom_zip_inspector.base.explanations import explanations
from dicom_zip_inspector.base.wording import WORDING


def test_every_code_is_explained_once_by_subject_the_worst_first():
    told = Desk().call("get_explanations")
    assert sorted(one["code"] for one in told) == sorted(WORDING)
    assert all(one["sentence"] and not set("{}|") & set(one["sentence"]) for one in told)
    subjects = [one["subject"] for one in told]
    assert len(set(subjects)) == sum(subject != before for subject, before in zip(subjects, ["", *subjects], strict=False))
    for subject in set(subjects):
        severities = [one["severity"] for one in told if one["subject"] == subject]
        assert severities == sorted(severities, key=["must_fix", "look", "note"].index)


def test_a_sentence_with_values_is_told_with_dots():
    told = {one["code"]: one["sentence"] for one in explanations()}
    assert told["not_all_read"] == "… of … entries read: you cancelled"
    assert told["values_differ"] == "… differs between its files"
