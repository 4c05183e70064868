"""The census counts what a plain loop over pydicom's raw elements counts."""

import re
import struct
from collections import defaultdict

import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from raw_elements import raw_elements
from rich_files import rich
from walked_elements import read_elements

from dicom_zip_inspector.base.contract import CensusRow
from dicom_zip_inspector.census import census as module
from dicom_zip_inspector.census.batch_values import values_of
from dicom_zip_inspector.census.census import Census
from dicom_zip_inspector.census.distinct_count import DistinctCount
from dicom_zip_inspector.scan import element_reader


def files(syntax: str = ExplicitVRLittleEndian) -> list[bytes]:
    """Thirty files of three series, some of them rich."""
    made = []
    for number in range(30):
        one = rich() if number % 4 == 0 else dataset(number, StudyDescription=f"Study {number % 3}")
        one.InstanceNumber, one.Rows, one.PatientComments = number, 4 + number % 2, "x" * (1500 + number % 2)
        made.append(file_bytes(one, syntax))
    return made


def census_of(made: list[bytes], series: dict[int, int]) -> dict[tuple[str, str], CensusRow]:
    """Rows by path and creator."""
    census = Census()
    for batch in read_elements(zip_bytes({str(number): data for number, data in enumerate(made)})):
        census.add(values_of(batch), series)
    return {(row["path"], row["creator"]): row for row in census.rows()}


def judged(made: list[bytes], series: dict[int, int]) -> dict:
    """Path and creator -> VRs, files, series, files by value."""
    found: dict = defaultdict(lambda: (set(), set(), set(), defaultdict(set)))
    for number, data in enumerate(made):
        elements = raw_elements(data)
        for place, (vr, _, value) in elements.items():
            around, tag = place[:-8], int(place[-8:], 16)
            creator = elements.get(f"{around}{tag & 0xFFFF0000 | tag >> 8 & 0xFF:08X}") if tag >> 16 & 1 and tag & 0xFFFF >= 0x1000 else None
            name = creator[2].decode().strip() if creator else ""
            vrs, of_files, of_series, values = found[re.sub(r"\[\d+\]", "", place), name]
            vrs.add(vr)
            of_files.add(number)
            if number in series:
                of_series.add(series[number])
            if value is not None and vr != "SQ":
                values[value].add(number)
    return found


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
@pytest.mark.parametrize("lanes", [512, 7], ids=["one batch", "several"])
def test_rows_are_those_of_a_plain_count(lanes, syntax, monkeypatch):
    monkeypatch.setattr(element_reader, "BATCH_LANES", lanes)
    made, series = files(syntax), {number: number % 3 for number in range(25)}
    rows, truth = census_of(made, series), judged(made, series)
    assert rows.keys() == truth.keys()
    for key, (vrs, of_files, of_series, values) in truth.items():
        row = rows[key]
        assert (set(row["vr"].split(", ")), row["files"], row["series"]) == (vrs, len(of_files), len(of_series)), key
        assert row["distinct"] == len(values) and not row["capped"] and row["unread"] == 0, key
        assert [one["files"] for one in row["values"]] == sorted(map(len, values.values()), reverse=True), key


def test_values_are_text_by_their_vr_and_character_set():
    made = [dataset(1, PatientName="Müller", SpecificCharacterSet="ISO_IR 100"), dataset(2, PatientName="Müller", SpecificCharacterSet="ISO_IR 192")]
    for one in made:
        one.ReferencedStudySequence = [dataset(3, PixelData=None, PatientName="Groß")]
    rows = census_of([file_bytes(one) for one in made], {})
    assert {(one["value"], one["files"]) for one in rows["00100010", ""]["values"]} == {("Müller", 1)}
    assert rows["00100010", ""]["distinct"] == 2
    assert {(one["value"], one["files"]) for one in rows["00081110/00100010", ""]["values"]} == {("Groß", 1)}
    assert [(one["value"], one["files"]) for one in rows["00280010", ""]["values"]] == [("4", 2)]
    assert (rows["00281053", ""]["keyword"], rows["00281053", ""]["name"], rows["00281053", ""]["values"][0]["value"]) == (
        "RescaleSlope",
        "Rescale Slope",
        "1.0",
    )


def test_byte_order_makes_no_other_value():
    made = [file_bytes(rich(), ExplicitVRLittleEndian), file_bytes(rich(), ExplicitVRBigEndian)]
    rows = census_of(made, {})
    for path, text in (("00280010", "4"), ("60000050", "1\\1"), ("00280106", "3"), ("00100010", "Test^One")):
        assert [(one["value"], one["files"]) for one in rows[path, ""]["values"]] == [(text, 2)]


def test_too_many_values_are_counted_and_not_kept(monkeypatch):
    monkeypatch.setattr(module, "MOST_VALUES", 5)
    row = census_of([*files(), *files()], {})["00200013", ""]
    assert (row["distinct"], row["capped"], len(row["values"]), row["files"]) == (30, True, 5, 60)
    assert {one["files"] for one in row["values"]} == {2}


def test_private_names_are_of_their_creator():
    row = census_of([file_bytes(rich())], {})["00291008", "SIEMENS CSA HEADER"]
    assert (row["creator"], row["vr"], row["keyword"]) == ("SIEMENS CSA HEADER", "CS", "") and row["name"] == "CSA Image Header Type"


def test_values_that_are_not_read_are_told():
    made = dataset(Rows=1024, Columns=512, PixelData=bytes(1 << 20))
    row = census_of([file_bytes(made)], {})["7FE00010", ""]
    assert (row["files"], row["distinct"], row["unread"]) == (1, 0, 1)


def test_distinct_counts_are_exact():
    count = DistinctCount()
    for number in [*range(20_000), *range(10_000)]:
        count.add(struct.pack("<L", number))
    assert len(count) == 20_000
