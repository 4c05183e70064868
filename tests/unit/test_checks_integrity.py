"""What the archives of faults do not say of integrity: one UID in several archives, Frames of Reference beside localizers."""

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes


def rows(*archives: dict[str, bytes]) -> dict[str, dict]:
    """Findings by code, of archives opened one after the other."""
    desk = Desk()
    for number, files in enumerate(archives):
        desk.open({f"{number}.zip": zip_bytes(files)}, add=number > 0)
    desk.call("examine")
    return {row["code"]: row for row in desk.call("get_findings")}


def one(**attributes) -> bytes:
    return file_bytes(dataset(1, **attributes))


@pytest.mark.parametrize("other", [{"PatientName": "Test^Two"}, {"PatientName": "Test^Somebody Else"}], ids=["of the same size", "longer"])
def test_two_archives_with_other_files_of_one_uid(other):
    found = rows({"a.dcm": one(), "b.dcm": file_bytes(dataset(2))}, {"c.dcm": one(**other)})
    row = found["instance_elsewhere_differs"]
    assert (row["severity"], row["count"], row["entry_names"], row["values"]) == ("look", 2, ["a.dcm", "1.zip/c.dcm"], ["1.2.3.4.1"])
    assert not {"instance_doubled", "instance_uid_shared", "instance_in_two_series"} & found.keys()


def test_two_archives_with_the_same_files():
    files = {"a.dcm": one(), "b.dcm": file_bytes(dataset(2))}
    assert not {"instance_elsewhere_differs", "instance_doubled", "instance_uid_shared"} & rows(files, files).keys()


def test_what_two_archives_have_is_held_against_all_that_the_first_has():
    found = rows({"a.dcm": one(), "b.dcm": one(PatientName="Test^Two")}, {"c.dcm": one(PatientName="Test^Two")})
    assert found["instance_uid_shared"]["entry_names"] == ["a.dcm", "b.dcm"]
    assert "instance_elsewhere_differs" not in found


LOCALIZER = {"ImageType": ["ORIGINAL", "PRIMARY", "LOCALIZER"]}


def series(frames_of_reference: list[tuple[str, dict]]) -> dict[str, bytes]:
    return {f"{n}.dcm": file_bytes(dataset(n, FrameOfReferenceUID=uid, **own)) for n, (uid, own) in enumerate(frames_of_reference, 1)}


@pytest.mark.parametrize(
    ("frames_of_reference", "severity", "count"),
    [
        ([("2.25.1", {})] * 3, None, 0),
        ([("2.25.1", {})] * 3 + [("2.25.2", {})], "look", 1),
        ([("2.25.2", LOCALIZER)] + [("2.25.1", {})] * 3, "note", 1),
        ([("2.25.1", LOCALIZER)] + [("2.25.1", {})] * 3, None, 0),
        ([("2.25.2", LOCALIZER)] * 4 + [("2.25.1", {})] * 3, "note", 4),
        ([("2.25.3", LOCALIZER)] + [("2.25.1", {})] * 3 + [("2.25.2", {})], "look", 1),
        ([("2.25.1", LOCALIZER), ("2.25.2", LOCALIZER), ("2.25.2", LOCALIZER)], "note", 1),
    ],
)
def test_frames_of_reference_of_a_series(frames_of_reference, severity, count):
    row = rows(series(frames_of_reference)).get("frame_of_reference_differs", {"severity": None, "count": 0})
    assert (row["severity"], row["count"]) == (severity, count)
