"""The walks of every element find what pydicom reads before it converts anything: path, tag, VR, length and bytes."""

import io

import bases
import numpy as np
import pydicom
import pytest
from dicom_files import dataset, file_bytes, published_files
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRBigEndian, ImplicitVRLittleEndian, JPEGBaseline8Bit
from raw_elements import raw_elements
from rich_files import item, rich, sequence
from walked_elements import CUT_FILES, ONE_BY_ONE, SIDE_BY_SIDE, SYNTAXES, WALKS, walk_files

from dicom_zip_inspector.scan import element_lockstep
from dicom_zip_inspector.scan.content_kind import HEAD, dicom_form
from dicom_zip_inspector.scan.element_rows import Ends, vr_text
from dicom_zip_inspector.scan.header_scan import COMPLETE, UNDEFINED_LENGTH

MOST_BYTES = 24 << 20  # of a published file that is read here


def check(files: list[bytes], few: int) -> None:
    """All that pydicom finds in sound files is found, and nothing else."""
    assert (same(files, few).status == COMPLETE).all()


def same(files: list[bytes], few: int) -> Ends:
    """All that pydicom finds is found, and nothing else; how the walks ended."""
    found, _, ends = walk_files(files, few)
    for number, data in enumerate(files):
        assert found[number] == raw_elements(data), number
    return ends


@WALKS
def test_published_files(few):
    paths = [path for path in published_files().values() if path.stat().st_size <= MOST_BYTES and path.name not in CUT_FILES]
    files = [data for data in (path.read_bytes() for path in paths) if dicom_form(data[:HEAD])]
    assert len(files) > 100
    for at in range(0, len(files), 32):
        same(files[at : at + 32], few)


@WALKS
@pytest.mark.parametrize("syntax", SYNTAXES, ids=["explicit", "implicit", "big endian", "deflated"])
def test_made_files_in_every_encoding(syntax, few):
    files = [file_bytes(pydicom.dcmread(io.BytesIO(data)), syntax) for data in bases.made_files().values()]
    check([*files, file_bytes(rich(), syntax), file_bytes(rich(True), syntax)], few)


@WALKS
def test_encapsulated_pixel_data_is_one_value_up_to_its_delimiter(few):
    made = rich()
    made.PixelData = encapsulate([b"\xff\xd8" + bytes(20), b"\xfe\xff\xdd\xe0" * 3])
    made["PixelData"].VR = "OB"
    data = file_bytes(made, JPEGBaseline8Bit)
    check([data], few)
    assert walk_files([data], few)[0][0]["7FE00010"][1] == UNDEFINED_LENGTH


@WALKS
@pytest.mark.parametrize("letters", [False, True], ids=["implicit", "explicit"])
def test_un_of_undefined_length_stays_un_and_its_items_are_walked(letters, few):
    value = b"\x10\x00\x20\x00" + (b"LO\x02\x00" if letters else b"\x02\0\0\0") + b"ab"
    private = b"\x09\x00\x10\x10UN\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0" + len(value).to_bytes(4, "little") + value
    whole = file_bytes(dataset())
    at = whole.index(b"\x10\x00\x10\x00PN")
    data = whole[:at] + private + b"\xfe\xff\xdd\xe0\0\0\0\0" + whole[at:]
    check([data, whole], few)
    found, rows, _ = walk_files([data], few)
    assert found[0]["00091010[1]/00100020"] == ("LO", 2, b"ab")
    assert [vr_text(vr) for vr in rows.vr[rows.tag == 0x00091010]] == ["UN"]


@WALKS
def test_a_private_sequence_of_an_implicit_data_set_may_be_explicit(few):
    """As some makers write them; pydicom reads such items as implicit, so what is expected is what the bytes say."""
    value = b"\x08\x00\x60\x00CS\x02\x00MR" + b"\x10\x00\x20\x00LO\x02\x00ab"
    private = b"\x09\x00\x10\x10\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0" + len(value).to_bytes(4, "little") + value + b"\xfe\xff\xdd\xe0\0\0\0\0"
    whole = file_bytes(dataset(), ImplicitVRLittleEndian)
    at = whole.index(b"\x10\x00\x10\x00\x08\0\0\0")
    found = walk_files([whole[:at] + private + whole[at:]], few)[0][0]
    assert found["00091010[1]/00080060"] == ("CS", 2, b"MR") and found["00091010[1]/00100020"] == ("LO", 2, b"ab")
    assert found.items() >= raw_elements(whole).items()


@WALKS
def test_items_of_a_un_are_little_endian_in_big_endian_data_sets(few):
    value = b"\x10\x00\x20\x00\x02\0\0\0ab"
    private = b"\x00\x09\x10\x10UN\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0" + len(value).to_bytes(4, "little") + value
    whole = file_bytes(dataset(), ExplicitVRBigEndian)
    at = whole.index(b"\x00\x10\x00\x10PN")
    found, rows, _ = walk_files([whole[:at] + private + b"\xfe\xff\xdd\xe0\0\0\0\0" + whole[at:]], few)
    assert found[0]["00091010[1]/00100020"] == ("LO", 2, b"ab") and found[0].items() >= raw_elements(whole).items()
    assert rows.little_endian[rows.tag == 0x00100020].tolist() == [True, False]


@WALKS
def test_bytes_of_undefined_length_that_are_no_items_end_with_the_delimiter(few):
    whole = file_bytes(rich())
    at = whole.index(b"\xe0\x7f\x10\x00OW")
    end = whole.index(b"\xe1\x7f\x10\x00LO")
    check([whole[:at] + b"\xe0\x7f\x10\x00OB\0\0\xff\xff\xff\xff" + bytes(range(200)) + b"\xfe\xff\xdd\xe0\0\0\0\0" + whole[end:]], few)


@WALKS
@pytest.mark.parametrize("strange", [b"\x10\x00\x05\x00ZZ\x02\x00ab", b"\x10\x00\x30\x00\x02\0\0\0ab"], ids=["one that could be", "none"])
def test_vrs_that_do_not_exist_are_read_as_pydicom_does(strange, few):
    whole = file_bytes(rich())
    at = whole.index(b"\x10\x00\x10\x00PN")
    check([whole[:at] + strange + whole[at:]], few)


@WALKS
def test_vrs_that_are_not_stored_are_the_dictionarys_ambiguous_ones_too(few):
    found = walk_files([file_bytes(rich(), ImplicitVRLittleEndian)], few)[0][0]
    vrs = {place: found[place][0] for place in ("00280106", "7FE00010", "00290010", "00291008", "60003000", "00091001")}
    assert vrs == {
        "00280106": "US or SS", "7FE00010": "OB or OW", "00290010": "LO", "00291008": "CS", "60003000": "OB or OW", "00091001": "UN",
    }  # fmt: skip
    assert found["00082218[1]/20051085"][0] == "SQ" and found["00082218[1]/20051085[1]/00100020"] == ("LO", 2, b"P ")


@WALKS
def test_paths_have_no_item_numbers_and_count_no_file_twice(few):
    _, rows, _ = walk_files([file_bytes(rich())] * 2, few)
    names = np.array(rows.path_names)[rows.path]
    nested = rows.tag == 0x00080100
    assert sorted(zip(rows.lane[nested], names[nested], strict=True)) == sorted(
        [(lane, path) for lane in (0, 1) for path in ("00082218", "00082218/00080121", "00082218/00080121")]
    )
    assert rows.path_names[0] == "" and sorted(set(names.tolist())) == ["", "00082218", "00082218/00080121", "00082218/20051085"]


@WALKS
def test_every_private_element_has_the_row_of_its_creator(few):
    _, rows, _ = walk_files([file_bytes(rich()), file_bytes(dataset())], few)
    creators = rows.creator_rows()
    owned = {(int(rows.tag[row]), int(rows.tag[creators[row]])) for row in np.flatnonzero(creators >= 0).tolist()}
    assert owned == {
        (0x00291010, 0x00290010), (0x00291008, 0x00290010), (0x00091001, 0x00090010), (0x7FE11002, 0x7FE10010), (0x20051085, 0x20050010),
    }  # fmt: skip
    assert (rows.scope[creators >= 0] == rows.scope[creators[creators >= 0]]).all()


def test_elements_that_come_twice_are_there_twice():
    whole = file_bytes(dataset())
    at, end = whole.index(b"\x10\x00\x10\x00PN"), whole.index(b"\x10\x00\x20\x00LO")
    _, rows, _ = walk_files([whole[:end] + whole[at:end].replace(b"One", b"Two") + whole[end:]])
    assert (rows.tag == 0x00100010).sum() == 2


TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="\\"), max_size=40).map(str.strip)
PRIVATE = [(1, "UN", b"\1\2\3\4"), (2, "LO", "text"), (3, "OB", b"\1\2"), (0x85, "SQ", None), (0x10, "FD", 1.5)]


@st.composite
def data_sets(draw, level: int = 0) -> Dataset:
    """Data sets with public, private, unknown and repeating elements and sequences of both kinds of length."""
    made = item(PatientName=draw(TEXT), PatientID=draw(TEXT))
    for keyword, values in (("Rows", st.integers(0, 65535)), ("SmallestImagePixelValue", st.integers(0, 9)), ("PatientComments", TEXT)):
        if draw(st.booleans()):
            setattr(made, keyword, draw(values))
    for creator in draw(st.lists(st.sampled_from(["TESTS", "Philips MR Imaging DD 001", "SIEMENS CSA HEADER"]), unique=True)):
        block = made.private_block(draw(st.sampled_from([0x0009, 0x2005, 0x0029])), creator, create=True)
        for number, vr, value in draw(st.lists(st.sampled_from(PRIVATE), unique=True, max_size=3)):
            block.add_new(number, vr, Sequence([draw(data_sets(3))]) if vr == "SQ" else value)
    if draw(st.booleans()):
        made.add_new(draw(st.sampled_from([0x60000022, 0x50002500, 0x00091234, 0x00180000, 0x0018FFFF, 0x7FE10010])), "LO", draw(TEXT))
    if level < 3 and draw(st.booleans()):
        keyword = draw(st.sampled_from(["ReferencedStudySequence", "AnatomicRegionSequence"]))
        sequence(made, keyword, draw(st.lists(data_sets(level + 1), max_size=3)), draw(st.booleans()))
        made[keyword].is_undefined_length = draw(st.booleans())
    return made


@settings(max_examples=25)
@given(made=st.lists(data_sets(), min_size=1, max_size=5), syntax=st.sampled_from(SYNTAXES))
def test_any_data_sets_are_walked_as_pydicom_reads_them(made, syntax):
    files = [file_bytes(one, syntax) for one in made]
    for few in (SIDE_BY_SIDE, ONE_BY_ONE):
        check(files, few)


def test_most_elements_are_passed_without_a_step_of_their_own(monkeypatch):
    """Forty files of different lengths, with and without a sequence among hundreds of plain elements."""
    files = []
    for number in range(40):
        made = dataset(number, PatientComments="x" * number)
        block = made.private_block(0x0009, "TESTS", create=True)
        for n in range(200):
            block.add_new(n, ["LO", "DS", "SL", "OB", "UN"][n % 5], ["text", "1.5", 7, b"1234", b"ab"][n % 5])
        if number % 2:
            made.ProcedureCodeSequence = [dataset(1, PixelData=None)]
        files.append(file_bytes(made))
    steps = []
    step = element_lockstep._Walk.step
    monkeypatch.setattr(element_lockstep._Walk, "step", lambda walk: (steps.append(walk.going.row.size), step(walk)))
    check(files, SIDE_BY_SIDE)
    assert len(steps) < 80
