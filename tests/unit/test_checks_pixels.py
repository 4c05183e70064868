"""What headers let expect in pictures; labels of deid as a person reads them in its deid.dicom."""

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes, slices

from dicom_zip_inspector.checks.burned_in import rules_for, usual_reason
from dicom_zip_inspector.checks.burned_in_rules import RULES


def severities(files: dict[str, bytes], name: str = "research", options: tuple[str, ...] = ()) -> dict[str, str]:
    """Severities of findings about pixels, by code."""
    desk = Desk()
    desk.open({"all.zip": zip_bytes(files)})
    desk.call("examine")
    desk.call("set_purpose", name=name, options=options)
    return {row["code"]: row["severity"] for row in desk.call("get_findings") if row["subject"] == "pixels"}


def labels(**header: str) -> dict[str, tuple]:
    return {RULES[number][0]: RULES[number][1] for number in rules_for(header)}


def test_labels_with_their_boxes():
    """A corner, a width and a height where the label is CTP's, else two corners."""
    assert labels(Modality="CT", ManufacturerModelName="LightSpeed VCT", ImageType="DERIVED\\SECONDARY\\SCREEN SAVE")["LightSpeed Dose Report"] == (
        (0, 0, 512, 121),
    )
    rendered = labels(Modality="CT", Manufacturer="GE", Rows="512", Columns="512", BurnedInAnnotation="YES", ImageType="DERIVED\\SECONDARY\\VOLREN")
    assert rendered["Volume Rendering - MRCP"] == ((350, 0, 512, 30), (390, 80, 512, 95))
    assert "LightSpeed Dose Report" not in labels(Modality="CT", ManufacturerModelName="LightSpeed VCT", ImageType="ORIGINAL\\PRIMARY\\AXIAL")


def test_lines_are_joined_as_they_say():
    """The last label: SAVE in CT or MR, or any of those after it."""
    last = RULES[-1][0]
    assert last in labels(ImageType="DERIVED\\SAVE", Modality="MR") and last not in labels(ImageType="DERIVED\\SAVE", Modality="US")
    assert last in labels(ImageType="ORIGINAL", BurnedInAnnotation="YES") and last in labels(ImageType="")
    assert "Stanford Blacklist Missing ImageType" in labels(Modality="CT") and "Stanford Blacklist Missing ImageType" in labels(ImageType="")


@pytest.mark.parametrize(("claim", "expected"), [(None, "look"), ("NO", "note"), ("", "look")])
def test_a_claim_that_there_is_no_text_makes_it_a_note(claim, expected):
    files = {"a": file_bytes(dataset(1, Modality="US", BurnedInAnnotation=claim))}
    assert severities(files)["burned_in_likely"] == expected and severities(files, "care")["burned_in_likely"] == "note"


def test_a_claim_that_there_is_text_is_believed():
    assert severities({"a": file_bytes(dataset(1, BurnedInAnnotation="YES"))})["burned_in_claimed"] == "must_fix"


def test_reconstructions_are_told_from_screens():
    made = {"ImageType": ["DERIVED", "SECONDARY", "MPR"]}
    assert severities({"a": file_bytes(dataset(1, **made))})["burned_in_possible"] == "note"
    assert not usual_reason({"ImageType": "DERIVED\\SECONDARY\\MPR", "Modality": "CT"})
    assert usual_reason({"ImageType": "DERIVED\\SECONDARY\\SCREEN SAVE", "Modality": "CT"})


def test_faces_are_looked_at_unless_somebody_says_that_they_are_gone():
    head = {"BodyPartExamined": "HEAD"}
    assert severities(slices(12, **head)) == {"burned_in_possible": "note", "face_recognizable": "look"}  # no Image Type either
    assert severities(slices(12, **head), options=("clean_faces",))["face_recognizable"] == "must_fix"
    assert "face_recognizable" not in severities(slices(12, **head, RecognizableVisualFeatures="NO"))
    assert severities(slices(12, **head, RecognizableVisualFeatures="YES"))["face_recognizable"] == "look"
    assert "face_recognizable" not in severities(slices(12, BodyPartExamined="CHEST", SeriesDescription="head first"))
    assert "face_recognizable" not in severities(slices(3, **head))
    assert "face_recognizable" not in severities(slices(12, **head, PixelSpacing=[3.4, 3.4]))
    assert "face_recognizable" in severities(slices(12, StudyDescription="MRT Schädel"))
