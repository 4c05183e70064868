"""Several archives side by side: adding, copies of a series, what a cancel leaves and how the rest is read, entries that are left out."""

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes, slices
from opening import Opened
from remarks import messages
from sums import Told


def test_adding_leaves_what_is_open_and_its_keys():
    desk = Desk()
    desk.open({"a.zip": zip_bytes(slices(3))})
    before = desk.call("get_entries", entry_class="image")
    result = desk.open({"b.zip": zip_bytes(slices(4, SeriesInstanceUID="1.7"))}, add=True)
    assert desk.call("get_entries", entry_class="image")[:3] == before
    assert (result["account"]["archives"], result["account"]["images"], result["account"]["patients"]) == (2, 7, 1)
    rows = desk.call("get_archives")
    assert [(row["name"], row["images"], row["series"], row["outcome"]) for row in rows] == [("a.zip", 3, 1, "done"), ("b.zip", 4, 1, "done")]
    assert [row["archive_name"] for row in desk.told.rows["series"].values()] == ["a.zip", "b.zip"]


def test_opening_replaces_what_was_open():
    desk = Desk()
    desk.open({"a.zip": zip_bytes(slices(3))})
    desk.told = Told()
    result = desk.open({"b.zip": zip_bytes(slices(2))})
    assert (result["account"]["archives"], result["account"]["images"]) == (1, 2)


def test_two_copies_of_a_series_stay_two_and_are_said_to_be_the_same():
    desk = Desk()
    desk.open({"a.zip": zip_bytes(slices(4)), "b.zip": zip_bytes(slices(4)), "c.zip": zip_bytes(slices(3))})
    first, second, third = (desk.told.rows["series"][key] for key in sorted(desk.told.rows["series"]))
    assert (first["same_as"], second["same_as"], third["same_as"]) == ([second["series_key"]], [first["series_key"]], [])
    assert messages(first["notes"]) == ["The same pictures as series 3 of “b.zip”"] and first["instances"] == 4


def test_a_cancel_says_how_much_was_read_and_the_rest_can_be_read():
    desk = Desk()
    files = {f"{n:04}": file_bytes(dataset(n, SeriesInstanceUID=f"1.{n % 7}")) for n in range(400)}
    nested = zip_bytes(slices(5, SeriesInstanceUID="1.99"))
    result = desk.open({"a.zip": zip_bytes(files | {"in.zip": nested}), "b.zip": zip_bytes(slices(2))}, stop_after=2)
    assert result["outcome"] == "cancelled"
    first, second = desk.call("get_archives")
    assert first["outcome"] == second["outcome"] == "cancelled" and first["entries"] < first["entries_expected"] == 401
    assert messages(first["notes"]) == [f"{first['entries']:,} of 401 entries read: you cancelled"]
    assert desk.resume(stop_after=1)["outcome"] == "cancelled"
    assert [row["outcome"] for row in desk.call("get_archives")] == ["cancelled", "cancelled"]
    result = desk.resume()
    whole = Opened({"a.zip": zip_bytes(files | {"in.zip": nested}), "b.zip": zip_bytes(slices(2))})
    assert result["outcome"] == "done" and result["account"] == whole.account
    assert [row["notes"] for row in desk.call("get_archives")] == [[], []]


def test_no_slices_are_missing_that_a_cancel_left_unread():
    order = [*range(1, 260), *range(400, 260, -1)]  # a batch ends in the middle of what is stored backwards
    files = {f"{place:04}": file_bytes(dataset(number, **placed(number))) for place, number in enumerate(order)}
    desk = Desk()
    assert desk.open({"a.zip": zip_bytes(files | {"more": file_bytes(dataset(402, **placed(402)))})}, stop_after=1)["outcome"] == "cancelled"
    (row,) = desk.told.rows["series"].values()
    assert 0 < row["instances"] < 400 and row["notes"] == []
    desk.resume()
    (row,) = desk.told.rows["series"].values()
    assert [note["code"] for note in row["notes"]] == ["slices_missing"] and row["instances"] == 400


def placed(number: int) -> dict:
    """A slice at its place, 2 mm from its neighbours."""
    return {"ImageOrientationPatient": [1, 0, 0, 0, 1, 0], "ImagePositionPatient": [0, 0, 2 * number]}


def test_entries_that_are_left_out_say_so():
    desk = Desk()
    result = desk.open({"a.zip": zip_bytes(slices(3))}, skip=["s/002"])
    assert (result["account"]["images"], result["account"]["unreadable"]) == (2, 1)
    (row,) = desk.call("get_entries", entry_class="unreadable")
    assert (row["name"], row["code"]) == ("s/002", "skipped")


def test_cut_pixels_keep_their_class_and_count_as_damaged():
    cut = file_bytes(dataset(2))[:-20]
    opened = Opened({"a.zip": zip_bytes({"whole": file_bytes(dataset(1)), "cut": cut})})
    assert (opened.account["images"], opened.account["damaged"], opened.series[0]["damaged"]) == (2, 1, 1)
    (row,) = opened.call("get_entries", entry_class="damaged")[0]
    assert (row["name"], row["entry_class"], row["damaged"]) == ("cut", "image", True)


@pytest.mark.parametrize(
    ("orientation", "plane"),
    [
        ([1, 0, 0, 0, 1, 0], "axial"),
        ([0, 1, 0, 0, 0, -1], "sagittal"),
        ([1, 0, 0, 0, 0, -1], "coronal"),
        ([0.8, 0.6, 0, 0, 0, -1], "oblique"),
        (None, None),
    ],
)
def test_the_plane_of_a_series(orientation, plane):
    opened = Opened({"a.zip": zip_bytes({"1": file_bytes(dataset(1, ImageOrientationPatient=orientation))})})
    assert opened.series[0]["plane"] == plane
