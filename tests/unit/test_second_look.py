"""What the table takes for granted of headers that it leaves early the second pass puts right: all is then as if they had been read whole."""

import json

import numpy as np
import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import bare_bytes, dataset, file_bytes, published_files
from generated import data_sets
from hypothesis import given, settings
from hypothesis import strategies as st
from native_loop import run
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEGBaseline8Bit

from dicom_zip_inspector.base.contract import EntryList
from dicom_zip_inspector.scan import headers
from dicom_zip_inspector.scan.lanes import PIXEL_DATA

CLASSES = EntryList.__args__
KEYS = ("_key", "_keys", "key")


@pytest.fixture(autouse=True)
def short_prefixes(monkeypatch):
    """No file of these tests is at hand whole with its first bytes, but for tiny ones."""
    monkeypatch.setattr(headers, "FIRST_PREFIX", 256)


class Reader(Desk):
    """A desk that examines too."""

    def __init__(self, files: dict[str, bytes], whole: bool = False):
        super().__init__()
        left, headers.BEHIND_DESCRIPTION = headers.BEHIND_DESCRIPTION, PIXEL_DATA.start if whole else headers.BEHIND_DESCRIPTION
        try:
            self.open({"a.zip": zip_bytes(files)})
        finally:
            headers.BEHIND_DESCRIPTION = left
        self.at_first = self.told.account

    @property
    def left(self) -> set[str]:
        """Names of files whose headers were left early."""
        return {entry.member.name for entry in self.inspector._session.index.entries.values() if entry.left_at is not None}

    def examined(self) -> "Reader":
        """Itself, with everything examined."""
        run(self.inspector.call("examine", "{}", self._hear))
        return self

    def known(self) -> dict:
        """All that it tells, but for keys, which say in which order things came."""
        rows = {kind: list(rows.values()) for kind, rows in self.told.rows.items()}
        entries = {one: self.call("get_entries", entry_class=one) for one in CLASSES}
        census = [row for row in self.call("get_census") if row["keyword"] != "PixelData"]  # at hand or not, by the files beside
        known = {"account": self.told.account, **rows, "entries": entries, "findings": self.call("get_findings"), "census": census}
        return _without_keys(known)

    def codes(self, name: str) -> set[str]:
        """What is said of a file."""
        rows = [row for one in CLASSES for row in self.call("get_entries", entry_class=one) if row["name"] == name]
        return {note["code"] for note in rows[0]["notes"]}


def _without_keys(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_keys(one) for name, one in value.items() if not name.endswith(KEYS) and name != "values"}
    return sorted(map(_without_keys, value), key=lambda one: json.dumps(one, sort_keys=True)) if isinstance(value, list) else value


def assert_same(files: dict[str, bytes], whole: dict[str, bytes] | None = None) -> Reader:
    """What is known after the second pass, against headers that were read whole at once."""
    early, at_once = Reader(files), Reader(whole or files, whole=True)
    assert not at_once.left
    assert early.examined().known() == at_once.examined().known()
    return early


def with_private(number: int = 1, size: int = 3000, **attributes) -> Dataset:
    """A slice with private elements behind group 0028, and a picture of 24 x 32."""
    picture = np.arange(768, dtype="<u2").tobytes()
    made = dataset(number, **{"Rows": 24, "Columns": 32, "PixelData": picture} | attributes)
    made.private_block(0x0029, "MAKER", create=True).add_new(0x10, "OB", bytes(size))
    made.private_block(0x0029, "MAKER", create=True).add_new(0x11, "LO", "text")
    return made


def test_headers_are_left_where_the_table_needs_no_more():
    files = {f"{n}": file_bytes(with_private(n), syntax) for n, syntax in enumerate([ExplicitVRLittleEndian, ImplicitVRLittleEndian])}
    reader = assert_same(files)
    assert Reader(files).left == set(files) and reader.at_first["images"] == 2


def test_what_sizes_tell_is_right_at_once():
    whole = file_bytes(with_private(size=2))
    files = {f"{size}": whole[:size] for size in range(300, len(whole) - 60)}
    early, at_once = Reader(files), Reader(files, whole=True)
    assert early.at_first == at_once.at_first and not early.left


@pytest.mark.parametrize("size", range(900, 5700, 400))
def test_cut_within_a_header_that_was_left(size):
    """Where pixels are encoded sizes do not tell."""
    made = with_private(PixelData=encapsulate([bytes(3000)]))
    made["PixelData"].VR = "OB"
    assert_same({"cut": file_bytes(made, JPEGBaseline8Bit)[:size], "other": file_bytes(dataset(2))})


def encoded(number: int = 1, **attributes) -> bytes:
    """The same with encoded pixels; None leaves them out."""
    made = with_private(number, **{"PixelData": encapsulate([bytes(3000)])} | attributes)
    if "PixelData" in made:
        made["PixelData"].VR = "OB"
    return file_bytes(made, JPEGBaseline8Bit)


def test_a_cut_header_becomes_unreadable_and_its_series_goes():
    cut, other = encoded(1, SeriesInstanceUID="1.9", StudyInstanceUID="1.8", PatientID="T2")[:2000], encoded(2)
    reader = assert_same({"cut": cut, "other": other})
    assert (reader.at_first["images"], reader.at_first["series"], reader.at_first["patients"]) == (2, 2, 2)
    account = reader.told.account
    assert (account["images"], account["unreadable"], account["series"], account["studies"], account["patients"]) == (1, 1, 1, 1, 1)
    assert len(reader.told.rows["series"]) == len(reader.told.rows["studies"]) == len(reader.told.rows["patients"]) == 1
    assert account["examined"] == 1


def test_without_pixel_data_it_becomes_an_object():
    reader = assert_same({"none": encoded(1, PixelData=None), "other": encoded(2)})
    assert (reader.at_first["images"], reader.told.account["images"], reader.told.account["objects"]) == (2, 1, 1)
    assert [row["frames"] for row in reader.told.rows["series"].values()] == [1]


def test_short_native_pixel_data_behind_a_long_header():
    """As many bytes as pixels need are there, and they are not pixels."""
    made = with_private(size=9000, PixelData=bytes(100))
    reader = assert_same({"short": file_bytes(made)[:-50]})
    assert reader.at_first["damaged"] == 0 and reader.told.account["damaged"] == 1 and "pixels_cut" in reader.codes("short")


def test_more_frames_than_there_is_room_for():
    reader = assert_same({"few": file_bytes(with_private(size=9000, NumberOfFrames=5, PixelData=bytes(288)))})
    assert (reader.at_first["frames"], reader.told.account["frames"]) == (5, 3) and "frames_left_out" in reader.codes("few")


@pytest.mark.parametrize(
    "late", [{"FrameReferenceTime": 1500}, {"b_value": (0x0043, 0x39, "GEMS_PARM_01")}, {"b_value": (0x2001, 3, "Philips Imaging DD 001")}]
)
def test_what_comes_late_in_files_of_which_nobody_expects_it(late):
    files = {}
    for n in range(6):
        made = with_private(n, ImagePositionPatient=[0, 0, n % 3 * 2.0])
        if "b_value" in late:
            group, element, creator = late["b_value"]
            made.private_block(group, creator, create=True).add_new(element, "FL" if group == 0x2001 else "IS", 500 * (n // 3))
        else:
            made.FrameReferenceTime = 1000 * (n // 3)
        files[f"{n}"] = file_bytes(made)
    reader = assert_same(files)
    assert len(Reader(files).left) == 6
    [row] = reader.told.rows["series"].values()
    assert "several_volumes" in {note["code"] for note in row["notes"]}


@pytest.mark.parametrize(
    "told",
    [
        {"Modality": "PT", "FrameReferenceTime": 1500},
        {"Modality": "MR", "Manufacturer": "GE MEDICAL SYSTEMS", "b_value": (0x0043, 0x39, "GEMS_PARM_01", "IS")},
        {"Modality": "MR", "Manufacturer": "Philips", "b_value": (0x2001, 3, "Philips Imaging DD 001", "FL")},
    ],
    ids=["PET", "GE", "Philips"],
)
def test_what_comes_late_is_fetched_where_it_is_expected(told):
    group, element, creator, vr = told.pop("b_value", (0, 0, "", ""))
    made = with_private(**told)
    if group:
        made.private_block(group, creator, create=True).add_new(element, vr, 700)
    made.private_block(0x2005, "BEHIND", create=True).add_new(1, "OB", bytes(900))
    reader = Reader({"x": file_bytes(made)})
    [entry] = reader.inspector._session.index.entries.values()
    assert reader.left == {"x"} and (entry.header.frame_reference_time or entry.header.diffusion_b_value) in [(1500.0,), (700.0,)]


def test_tags_out_of_order_are_taken_as_they_come():
    whole = bare_bytes(with_private(), implicit=True)
    at = whole.index(b"\xe0\x7f\x10\x00")
    again = bare_bytes(Dataset(), True) + b"\x10\x00\x20\x00" + (4).to_bytes(4, "little") + b"T99 "
    reader = assert_same({"x": whole[:at] + again + whole[at:]})
    assert [row["patient_id"] for row in reader.told.rows["series"].values()] == ["T99"]


@pytest.mark.parametrize(
    ("at", "wrong", "code"), [(4, b"ZZ", "vr_unknown"), (6, b"\xf0\xff", "length_wrong"), (6, b"\1\0", "length_wrong")], ids=["VR", "longer", "odd"]
)
def test_what_is_odd_behind_the_place_keeps_no_picture_away(at, wrong, code):
    """Whoever looks at it before it was examined."""
    whole = file_bytes(with_private())
    at += whole.index(b"\x29\x00\x11\x10LO")
    reader = Reader({"x": whole[:at] + wrong + whole[at + 2 :]})
    assert reader.left == {"x"}
    [key] = reader.inspector._session.index.entries
    for _ in range(2):
        reply = run(reader.inspector.call("get_frame", json.dumps({"instance_key": key, "frame_index": 0})))
        assert "error" not in json.loads(reply.json)
        assert np.array_equal(np.unique(reply.buffers["level_indices"]), np.arange(768))
        reader.examined()
    assert code in {note["code"] for note in json.loads(reply.json)["result"]["notes"]}
    assert code in assert_same({"x": whole[:at] + wrong + whole[at + 2 :]}).codes("x")


def test_published_files_cut_and_whole():
    files = {}
    for name, path in published_files().items():
        data = path.read_bytes()
        if len(data) < 1 << 19:
            files |= {name: data} | {f"{name} {part}": data[: len(data) * part // 8] for part in (3, 5, 7)}
    reader = assert_same(files)
    assert len(files) > 400 and reader.told.account["images"] > 150 and len(Reader(files).left) > 60


@settings(max_examples=30)
@given(made=st.lists(data_sets(), min_size=1, max_size=5), encoding=st.sampled_from([ExplicitVRLittleEndian, JPEGBaseline8Bit]), cut=st.floats(0, 1))
def test_generated_files_cut_anywhere(made, encoding, cut):
    files = {}
    for number, item in enumerate(made):
        item.SamplesPerPixel, item.BitsAllocated, item.SOPClassUID, item.SOPInstanceUID = 1, 8, "1.2", f"1.2.{number}"
        item.private_block(0x0029, "MAKER", create=True).add_new(1, "OB", bytes(2000))
        data = file_bytes(item, encoding)
        files[f"{number}"] = data[: 300 + int(cut * (len(data) - 300))]
    assert_same(files)
