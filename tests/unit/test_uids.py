"""The index of UIDs over all archives, and the references that are looked up in it."""

from archives import zip_bytes
from desk import Desk
from dicom_files import file_bytes, file_set, slices
from object_files import NO_PICTURE, object_of, reference
from pydicom.uid import KeyObjectSelectionDocumentStorage

from dicom_zip_inspector.index.uids import KeysByUid

INSTANCES = 100_000


class Owners:
    """Who owns a key, and how often that was asked."""

    def __init__(self, owners):
        self._owners, self.asked = owners, 0

    def __call__(self, key: int) -> int:
        self.asked += 1
        return self._owners[key]


def test_every_key_of_a_uid_and_the_nearest():
    keys = KeysByUid([0, 0, 1, 1, 2].__getitem__)
    for key, uid in enumerate(["1.1", "1.2", "1.1", "1.1", None]):
        keys.take(uid, key)
    assert [keys.within("1.1", owner) for owner in range(3)] == [0, 2, None]
    assert [keys.nearest("1.1", owner) for owner in range(3)] == [0, 2, 0]
    assert [keys.nearest("1.2", owner) for owner in range(3)] == [1, 1, 1]
    assert (keys.within("1.2", 1), keys.within(None, 2), keys.within(None, 0), keys.nearest("9", 0)) == (None, 4, None, None)
    assert list(keys.doubled()) == [[0, 2, 3]]


def test_a_question_is_one_look_up_however_many_there_are():
    owners = Owners([0] * INSTANCES)
    keys = KeysByUid(owners)
    for key in range(INSTANCES):
        keys.take(f"1.2.{key}", key)
    assert owners.asked == 0
    assert [keys.nearest(f"1.2.{key}", 0) for key in range(0, INSTANCES, 1000)] == list(range(0, INSTANCES, 1000))
    assert owners.asked == INSTANCES / 1000


def test_one_uid_that_all_have_costs_no_more():
    owners = Owners([key % 2 for key in range(INSTANCES)])
    keys = KeysByUid(owners)
    for key in range(INSTANCES):
        keys.take("1.2", key)
    assert owners.asked == INSTANCES
    assert (keys.nearest("1.2", 1), keys.nearest("1.2", 0), keys.nearest("1.2", 7)) == (1, 0, 0)
    assert owners.asked == INSTANCES


def key_object(*uids: str) -> bytes:
    """A Key Object Selection that refers to instances."""
    return file_bytes(object_of(KeyObjectSelectionDocumentStorage, Modality="KO", ReferencedImageSequence=[reference(uid) for uid in uids]))


def references_of(desk: Desk, name: str) -> dict:
    """The references of the object of that name: the table, and by UID the names of the archive and of the entry."""
    entries = {row["entry_key"]: row for row in desk.call("get_entries", entry_class="image") + desk.call("get_entries", entry_class="object")}
    archives = {row["archive_key"]: row["name"] for row in desk.call("get_archives")}
    summary = desk.call("get_object", instance_key=next(key for key, row in entries.items() if row["name"] == name))
    table = next(table for table in summary["tables"] if table["title"].startswith("Refers"))
    places = {}
    for one in table["references"]:
        row = entries.get(one["instance_key"])
        places[one["sop_instance_uid"]] = (archives[row["archive_key"]], row["name"]) if row else None
        assert one["series_key"] == (row and row["series_key"])
    return {"title": table["title"], "texts": [row[0] for row in table["rows"]], "places": places}


def test_references_prefer_the_own_archive_and_find_what_lies_in_others():
    desk = Desk()
    only_there = {"there": file_bytes(object_of("1.2.840.10008.5.1.4.1.1.2", 77, **NO_PICTURE, SeriesNumber=8))}
    desk.open({"a.zip": zip_bytes(slices(2) | only_there)})
    desk.open({"b.zip": zip_bytes(slices(2) | {"ko": key_object("1.2.3.4.1", "1.2.3.4.77", "9.9")})}, add=True)
    found = references_of(desk, "b.zip/ko")
    assert found["places"] == {"1.2.3.4.1": ("b.zip", "b.zip/s/001"), "1.2.3.4.77": ("a.zip", "there"), "9.9": None}
    assert found["title"] == "Refers to 3 objects: 1 in the archive, 1 in others, 1 not"
    assert found["texts"] == [
        "CT Image Storage, in none of the archives",
        "CT Image, series 3, instance 1",
        "CT Image, series 8 “Object”, instance 77, in “a.zip”",
    ]


def test_what_is_added_later_is_found():
    desk = Desk()
    desk.open({"a.zip": zip_bytes({"ko": key_object("1.2.3.4.2")})})
    assert references_of(desk, "ko")["places"] == {"1.2.3.4.2": None}
    desk.open({"b.zip": zip_bytes(slices(2))}, add=True)
    assert references_of(desk, "ko")["places"] == {"1.2.3.4.2": ("b.zip", "b.zip/s/002")}


def test_a_dicomdir_is_held_against_its_own_archive_only():
    desk = Desk()
    desk.open({"a.zip": zip_bytes(file_set())})
    desk.open({"b.zip": zip_bytes(slices(3))}, add=True)
    [directory] = desk.call("get_entries", entry_class="dicomdir")
    summary = desk.call("get_object", instance_key=directory["entry_key"])
    facts = {fact["label"]: fact["value"] for fact in summary["facts"]}
    assert (facts["Files listed and there"], facts["DICOM files not listed"]) == ("31", "0")
