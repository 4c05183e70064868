"""Every element of the members of archives: as much is read as that needs, and what is behind Pixel Data."""

import io
import zipfile

import numpy as np
import pydicom
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes, published_files
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEGBaseline8Bit
from raw_elements import raw_elements
from walked_elements import CUT_FILES, SYNTAXES, by_place, read_again, read_elements

from dicom_zip_inspector.scan import element_reader, element_tail
from dicom_zip_inspector.scan.content_kind import HEAD, dicom_form
from dicom_zip_inspector.scan.element_batch import FileEnd

METHODS = pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED], ids=["deflated", "stored"])
LARGE, MOST_BYTES = 1 << 20, 2 << 20  # of Pixel Data that are not read at first; of published files that are read here
MOST_ROWS = 100_000  # of a batch whose places are held against each other


def read_files(files: list[bytes], method: int = zipfile.ZIP_DEFLATED) -> tuple[list[dict[str, tuple]], list[FileEnd]]:
    """By place the elements of files that lie in a zip, in the form of `raw_elements`; values that are not held are looked up in the file."""
    found: dict[int, dict[str, tuple]] = {}
    ends: dict[int, FileEnd] = {}
    for batch in read_elements(zip_bytes({str(number): data for number, data in enumerate(files)}, method)):
        elements, places, rows = by_place(batch.raw, batch.rows), batch.places(), batch.rows
        own = [(int(lane), rows.place(row)) for row, lane in enumerate(rows.lane)] if len(rows) < MOST_ROWS else []
        assert len(set(own)) == len(own), "an element is there twice"
        for row in np.flatnonzero(~rows.held & (rows.size >= 0)).tolist():
            lane, name = int(rows.lane[row]), rows.place(row)
            vr, length, value = elements[lane][name]
            if value is not None:
                elements[lane][name] = vr, length, files[batch.files[lane].key][places[row] : places[row] + rows.size[row]]
        found |= {file.key: elements[lane] for lane, file in enumerate(batch.files)}
        ends |= {file.key: file for file in batch.files}
    return [found[key] for key in sorted(found)], [ends[key] for key in sorted(ends)]


def check(files: list[bytes], method: int = zipfile.ZIP_DEFLATED) -> list[FileEnd]:
    """All is found that pydicom finds."""
    found, ends = read_files(files, method)
    for number, data in enumerate(files):
        assert found[number] == raw_elements(data), number
    return ends


def large(**attributes) -> Dataset:
    """A slice with a megabyte of Pixel Data, of which nothing is `compressed` away, and elements behind them."""
    made = dataset(Rows=1024, Columns=512, PixelData=np.random.default_rng(1).bytes(LARGE), **attributes)
    made.private_block(0x7FE1, "BEHIND", create=True).add_new(2, "LO", "text")
    made.add_new(0xFFFCFFFC, "OB", bytes(8))
    return made


@METHODS
def test_published_files(method):
    paths = [path for path in published_files().values() if path.stat().st_size < MOST_BYTES and path.name not in CUT_FILES]
    files = [data for data in (path.read_bytes() for path in paths) if dicom_form(data[:HEAD])]
    assert len(files) > 100
    check(files, method)


@METHODS
@pytest.mark.parametrize("syntax", SYNTAXES, ids=["explicit", "implicit", "big endian", "deflated"])
def test_what_is_behind_pixel_data(syntax, method):
    ends = check([file_bytes(large(), syntax), file_bytes(dataset(), syntax)], method)
    assert [(end.behind, end.why, end.preamble) for end in ends] == [(0, "", b"")] * 2


def test_behind_pixel_data_is_read_only_where_the_size_says_that_something_is(monkeypatch):
    opened = []
    monkeypatch.setattr(element_tail, "MemberFile", lambda member: opened.append(member.name) or real(member))
    bare = large()
    del bare[0x7FE10010], bare[0x7FE11002], bare[0xFFFCFFFC]
    check([file_bytes(bare), file_bytes(large()), file_bytes(bare, ImplicitVRLittleEndian)])
    assert opened == ["1"]


real = element_tail.MemberFile


@METHODS
def test_what_is_behind_encapsulated_pixel_data(method):
    noise = np.random.default_rng(2)
    made = large()
    made.PixelData = encapsulate([noise.bytes(300_000), noise.bytes(200_000), b"\xfe\xff\xdd\xe0" * 50_000])
    made["PixelData"].VR = "OB"
    single = dataset(PixelData=encapsulate([noise.bytes(400_000)]))
    single["PixelData"].VR = "OB"
    check([file_bytes(made, JPEGBaseline8Bit), file_bytes(single, JPEGBaseline8Bit)], method)


def test_sequences_of_undefined_length_are_at_hand_once_they_have_ended(monkeypatch):
    """No file is read again for a sequence whose delimiter was passed."""
    made = []
    for number in range(20):
        one = large(RequestAttributesSequence=[dataset(number, PixelData=None)])
        one["RequestAttributesSequence"].is_undefined_length = True
        one.RequestAttributesSequence[0].is_undefined_length_sequence_item = True
        made.append(file_bytes(one))
    again = read_again(monkeypatch)
    check(made)
    assert again == []


@METHODS
def test_values_longer_than_what_is_read_at_first_are_read(method):
    noise = np.random.default_rng(3)
    made = dataset(PatientComments="x" * 60_000)
    inner = Dataset()
    inner.add_new(0x00420011, "OB", noise.bytes(400_000))
    made.ReferencedStudySequence = [inner, inner]
    made.private_block(0x0029, "TESTS", create=True).add_new(1, "OB", noise.bytes(300_000))
    files = [file_bytes(made, syntax) for syntax in SYNTAXES] + [file_bytes(dataset(number)) for number in range(5)]
    check(files, method)
    batches = read_elements(zip_bytes({str(number): data for number, data in enumerate(files)}, method))
    unheld = {int(tag) for batch in batches for tag in batch.rows.tag[~batch.rows.held]}
    assert unheld <= {0x7FE00010}


@METHODS
def test_a_value_that_is_no_header_is_jumped_over(method):
    made = dataset(PixelData=None)
    made.add_new(0x00420011, "OB", np.random.default_rng(4).bytes(5 << 20))
    made.private_block(0x0051, "TESTS", create=True).add_new(1, "LO", "x" * 2000)
    made.add_new(0x00540400, "SH", "name")
    data = file_bytes(made)
    check([data], method)
    [batch] = read_elements(zip_bytes({"a": data}, method))
    assert len(batch.raw) < 1 << 20 and batch.rows.tag[~batch.rows.held].tolist() == [0x00420011]


def test_batches_have_all_files_once(monkeypatch):
    monkeypatch.setattr(element_reader, "BATCH_LANES", 7)
    files = {str(number): file_bytes(dataset(number)) for number in range(23)} | {"text": b"no DICOM at all", "empty": b""}
    batches = read_elements(zip_bytes(files))
    assert [file.key for batch in batches for file in batch.files] == list(range(23)) and len(batches) == 4


def test_preambles_and_what_is_behind_the_last_element():
    whole = file_bytes(dataset(PixelData=None))
    files = [whole, b"II*\0" + whole[4:], whole + bytes(100), whole + b"abc"]
    _, ends = read_files(files)
    assert [(end.preamble, end.behind, bool(end.why)) for end in ends] == [
        (b"", 0, False), (b"II*\0" + bytes(124), 0, False), (b"", 100, False), (b"", 3, True),
    ]  # fmt: skip
    assert ends[3].fault == len(whole)


@METHODS
def test_cut_files_have_the_elements_before(method):
    whole = file_bytes(large())
    truth = raw_elements(whole)
    pixels = whole.index(b"\xe0\x7f\x10\x00")
    found, ends = read_files([whole[: pixels + 5000], whole[: len(whole) - 3], whole[: pixels - 1]], method)
    behind = {"7FE10010", "7FE11002", "FFFCFFFC"}
    assert found[0] == {name: value for name, value in truth.items() if name not in behind | {"7FE00010"}}
    assert found[1] == {name: value for name, value in truth.items() if name != "FFFCFFFC"}
    assert [end.why for end in ends] == ["it ends within an element"] * 3


def test_members_that_do_not_inflate_lose_only_what_is_behind():
    files = [file_bytes(large()), file_bytes(dataset(1))]
    archive = bytearray(zip_bytes({"0": files[0], "1": files[1]}))
    middle = archive.index(b"PK\3\4", 4) // 2
    archive[middle : middle + 2000] = b"\xff" * 2000
    [batch] = read_elements(bytes(archive))
    assert batch.files[0].why and not batch.files[1].why
    assert by_place(batch.raw, batch.rows)[1] == raw_elements(files[1])


def test_a_large_deflated_data_set_is_inflated_as_far_as_it_goes():
    made = dataset(PixelData=None)
    made.ReferencedStudySequence = [dataset(number, PixelData=None, PatientComments="c" * 900) for number in range(300)]
    files = [file_bytes(made, DeflatedExplicitVRLittleEndian)] * 3
    assert len(files[0]) < 64 << 10 < len(file_bytes(made))
    check(files)
    assert pydicom.dcmread(io.BytesIO(files[0])).file_meta.TransferSyntaxUID == DeflatedExplicitVRLittleEndian
