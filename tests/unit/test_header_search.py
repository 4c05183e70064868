"""The search finds what a plain loop over pydicom's raw elements finds, in every element of every file."""

import re

import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from native_loop import run
from pydicom.datadict import dictionary_description, dictionary_keyword, private_dictionary_description
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from raw_elements import raw_elements
from rich_files import rich
from walked_elements import read_elements

from dicom_zip_inspector.base.pauses import Pauses
from dicom_zip_inspector.census import header_search
from dicom_zip_inspector.census.batch_values import values_of
from dicom_zip_inspector.census.header_search import Found, HeaderSearch
from dicom_zip_inspector.census.kept_values import KeptValues
from dicom_zip_inspector.scan import element_reader

SERIES = {number: number % 3 for number in range(25)}  # the last five files are in none
NUMBERS = {"US": 2, "UL": 4}
BINARY = {"OB", "OW", "SQ", "FD", "FL", "SS", "SL", "AT", "OF", "UN"}


def files(syntax: str = ExplicitVRLittleEndian) -> list[bytes]:
    """Thirty files of three series, some of them rich."""
    made = []
    for number in range(30):
        one = rich() if number % 4 == 0 else dataset(number, StudyDescription=f"Study {number % 3}")
        one.InstanceNumber, one.PatientComments = number, "x" * (1500 + number % 2) + "End"
        made.append(file_bytes(one, syntax))
    return made


def search(made: list[bytes], text: str, series: dict[int, int] = SERIES) -> Found:
    """What is found in files."""
    kept = KeptValues()
    for batch in read_elements(zip_bytes({str(number): data for number, data in enumerate(made)})):
        kept.add(values_of(batch), series)
    return run(HeaderSearch(kept).search(text, Pauses()))


def words(place: str, elements: dict[str, tuple]) -> list[str]:
    """What an element is called, and its text, by pydicom's dictionaries and plain decoding."""
    vr, _, value = elements[place]
    around, tag = place[:-8], int(place[-8:], 16)
    if tag >> 16 & 1:
        creator = elements.get(f"{around}{tag & 0xFFFF0000 | tag >> 8 & 0xFF:08X}")
        try:
            called = [private_dictionary_description(tag, creator[2].decode().strip())]
        except (KeyError, TypeError):
            called = ["Private Creator"] if tag & 0xFFFF < 0x100 else []
    else:
        try:
            called = [dictionary_description(tag), dictionary_keyword(tag)]
        except KeyError:
            called = ["Group Length"] if tag & 0xFFFF == 0 and tag >> 16 != 0xFFFC else []
    if vr in NUMBERS:
        size = NUMBERS[vr]
        return [*called, "\\".join(str(int.from_bytes(value[at : at + size], "little")) for at in range(0, len(value), size))]
    return called if vr in BINARY or "or" in vr else [*called, value.decode().rstrip(" \0")]


def judged(made: list[bytes], text: str) -> tuple[int, set[int], dict[tuple[str, int], None]]:
    """Files, series, and (path, file) of attributes that have a text in their words."""
    found: dict[tuple[str, int], None] = {}
    for number, data in enumerate(made):
        elements = raw_elements(data)
        for place in elements:
            if any(text.lower() in one.lower() for one in words(place, elements)):
                found[re.sub(r"\[\d+\]", "", place), number] = None
    numbers = {number for _, number in found}
    return len(numbers), {SERIES[number] for number in numbers if number in SERIES}, found


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
@pytest.mark.parametrize("lanes", [512, 7], ids=["one batch", "several"])
def test_what_is_found_is_what_a_plain_loop_finds(lanes, syntax, monkeypatch):
    monkeypatch.setattr(element_reader, "BATCH_LANES", lanes)
    monkeypatch.setattr(header_search, "MOST_FILES", 1000)
    made = files(syntax)
    for text in ("test^ONE", "study 2", "behind", "image num", "comments", "PatientID", "xEND", "csa", "1.2.3.4.7", "sequence", "Pixel", "nowhere"):
        found = search(made, text)
        of_files, series, attributes = judged(made, text)
        assert (found.files, found.series) == (of_files, series), text
        told = {(f"{one.attribute[0]}/{one.attribute[1]:08X}".lstrip("/"), key) for one in found.values.values() for key in one.keys}
        assert told == set(attributes), text
        assert found.count == sum(one.files for one in found.values.values())


@pytest.mark.parametrize("text", ["00080100", "(0008,0100)", "(0008, 0100)"])
def test_tags_are_found_wherever_they_are_nested(text):
    found = search(files(), text)
    assert {one.attribute[0] for one in found.values.values()} == {"00082218", "00082218/00080121"} and found.files == 8


def test_a_nested_path_is_found_alone():
    assert {one.value for one in search(files(), "00082218/00080121/00080100").values.values()} == {"2", "3"}


def test_private_sequences_and_what_was_not_read_are_found_by_name_and_tag():
    made = [file_bytes(dataset(Rows=1024, Columns=512, PixelData=bytes(1 << 20))), files()[0]]
    assert search(made, "PixelData").files == search(made, "7FE00010").files == 2
    assert search(made, "20051085").files == 1


def test_case_and_character_sets_are_no_matter():
    utf8 = {"SpecificCharacterSet": "ISO_IR 192", "StudyDescription": "İx ς"}
    made = [
        file_bytes(dataset(1, PatientName="MÜLLER", SpecificCharacterSet="ISO_IR 100")),
        file_bytes(dataset(2, PatientName="Müller", **utf8)),
        file_bytes(dataset(3, PatientName="Yamada^Tarou=山田^太郎", PatientComments="ÖL", **utf8)),
    ]
    assert [search(made, text).files for text in ("müller", "山田", "öl", "ix Σ")] == [2, 1, 1, 2]


def test_text_in_values_of_unknown_vr_is_found():
    one = dataset()
    one.private_block(0x0009, "NOBODY", create=True).add_new(1, "LO", "Hidden^Name")
    assert search([file_bytes(one, ImplicitVRLittleEndian)], "hidden^n").files == 1


def test_byte_order_is_no_matter():
    assert search([file_bytes(rich(), ExplicitVRBigEndian)], "overlay rows").count == search([file_bytes(rich())], "overlay rows").count == 1


def test_what_is_told_is_capped_and_counts_are_not(monkeypatch):
    monkeypatch.setattr(header_search, "MOST_VALUES", 5)
    monkeypatch.setattr(header_search, "MOST_FILES", 2)
    monkeypatch.setattr(element_reader, "BATCH_LANES", 7)
    found = search(files(), "InstanceNumber")
    assert (found.files, found.count, len(found.values)) == (30, 30, 5)
    [study] = search(files(), "study 2").values.values()
    assert (study.files, len(study.keys)) == (8, 2)


@pytest.mark.parametrize("text", ["", "  ", "\0"])
def test_nothing_is_found_where_nothing_is_asked(text):
    found = search(files()[:2], text)
    assert (found.files, found.count, found.values) == (0, 0, {})


def test_files_without_elements_are_no_trouble():
    assert search([b"\0" * 128 + b"DICM", files()[1]], "patient").files == 1
