"""Values from bytes: pydicom is the judge, its 18 character set files among them."""

import math
import struct
import warnings

import numpy as np
import pytest
from dicom_files import published_files
from pydicom import dcmread
from pydicom.datadict import DicomDictionary

from dicom_zip_inspector.scan.attributes import KEPT, MOST_BYTES, MOST_KNOWN, MOST_SETS, NAMES, TAG_OF, TAGS, ValueReader

CHARSET_FILES = {name: path for name, path in published_files().items() if name.startswith("charset/chr") and "SQ" not in name}


def read_rows(name: str, values: list[tuple[bytes, str | None]], reader: ValueReader | None = None) -> tuple[list, dict[int, list[str]]]:
    """The values of one attribute, for instances that have only it and a Specific Character Set; and what is malformed, by instance."""
    raw = b"".join(value + (declared or "").encode() for value, declared in values)
    offset, length, at = np.full((len(values), len(NAMES)), -1), np.zeros((len(values), len(NAMES)), int), 0
    for row, (value, declared) in enumerate(values):
        for column, part in ((NAMES.index(name), value), (0, None if declared is None else declared.encode())):
            if part is not None:
                offset[row, column], length[row, column] = at, len(part)
                at += len(part)
    rows, malformed = (reader or ValueReader()).read(raw, offset, length)
    assert all(finding.code == "malformed" and finding.path in (TAG_OF[name], "00080005") for findings in malformed.values() for finding in findings)
    return [row[NAMES.index(name)] for row in rows], {row: [finding.message for finding in findings] for row, findings in malformed.items()}


def read_all(name: str, values: list[tuple[bytes, str | None]], reader: ValueReader | None = None) -> list:
    return read_rows(name, values, reader)[0]


def read(name: str, raw: bytes, character_set: str | None = None):
    return read_all(name, [(raw, character_set)])[0]


@pytest.mark.parametrize("name", CHARSET_FILES)
def test_person_names_in_every_character_set(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = dcmread(CHARSET_FILES[name])
        raw = dataset.get_item("PatientName").value
        sets = dataset.SpecificCharacterSet
        declared = sets if isinstance(sets, str) else "\\".join(sets)
        assert read("patient_name", raw, declared) == str(dataset.PatientName)


def test_there_are_enough_character_set_files():
    assert len(CHARSET_FILES) >= 15


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("series_number", b"12 ", 12),
        ("series_number", b" 12", 12),
        ("series_number", b"1A", None),
        ("series_number", b"", None),
        ("rows", b"\x00\x02", 512),
        ("pixel_spacing", b"0.5\\0.25 ", (0.5, 0.25)),
        ("pixel_spacing", b"0.5\\x", None),
        ("modality", b"CT\0", "CT"),
        ("patient_name", b"", ""),
        ("sop_class_uid", b"1.2.840\0", "1.2.840"),
        ("image_type", b"DERIVED\\PRIMARY ", "DERIVED\\PRIMARY"),
    ],
)
def test_values(name, raw, value):
    assert read(name, raw) == value


def test_one_byte_string_is_decoded_once():
    reader = ValueReader()
    first, second = read_all("patient_name", [("Grün".encode("latin-1"), "ISO_IR 100")] * 2, reader)
    assert first == "Grün" and second is first
    assert read_all("patient_name", [("Grün".encode("latin-1"), "ISO_IR 100")], reader)[0] is first


def test_instances_of_different_character_sets_side_by_side():
    values = [("Grün".encode("latin-1"), "ISO_IR 100"), ("Grün".encode(), "ISO_IR 192"), ("Яна".encode("iso8859-5"), "ISO_IR 144"), (b"Ann", None)]
    assert read_all("patient_name", values) == ["Grün", "Grün", "Яна", "Ann"]


def test_what_is_kept_is_as_the_dictionary_says():
    for name, kept in KEPT.items():
        vr, vm, _, _, keyword = DicomDictionary[kept.tag]
        assert (kept.vr, name.replace("_", "")) == (vr, keyword.lower())
        if vr in ("DS", "FD", "IS", "US"):
            assert str(kept.count or "1-n") == vm
    assert list(TAGS) == sorted(TAGS)


@pytest.mark.parametrize(
    ("name", "raw", "value", "wrong"),
    [
        ("rows", b"\0\2\0", 512, "Rows: its 3 bytes are no multiple of 2"),
        ("rows", b"\1\0\2\0", 1, "Rows: it has 2 values, not 1"),
        ("pixel_spacing", b"0.5", None, "Pixel Spacing: it has 1 values, not 2"),
        ("pixel_spacing", b"0.5\\x", None, "Pixel Spacing: value 2 of 2 is no number"),
        ("slice_thickness", b"5\\6", (5.0,), "Slice Thickness: it has 2 values, not 1"),
        ("series_number", b"1A", None, "Series Number: it is no number"),
        ("diffusion_b_value", struct.pack("<d", math.nan), None, "Diffusion B Value: it is no finite number"),
        ("sop_class_uid", b"1.2\xff", "1.2\xff", "SOP Class UID: it has bytes beyond the default characters"),
        ("patient_id", b"x" * 70_000, "x" * MOST_BYTES, "Patient ID: it has 70,000 bytes"),
    ],
)
def test_malformed_values_are_noted_and_kept_as_far_as_they_go(name, raw, value, wrong):
    assert read_rows(name, [(raw, None)]) == ([value], {0: [wrong]})


@pytest.mark.parametrize("character_set", ["hex", "idna", "x\ty", "\\\\", "ISO 2022 IR 87", "ISO_IR 192\\ISO_IR 100", "\u00fc" * 40])
def test_a_hostile_character_set_costs_nothing_but_its_own_text(character_set):
    values, malformed = read_rows("patient_name", [("Grün".encode("latin-1"), character_set), ("Grün".encode("latin-1"), "ISO_IR 100")])
    assert values[0].startswith("Gr") and values[1] == "Grün" and set(malformed) <= {0}


def test_a_malformed_value_is_noted_for_every_instance_that_has_it():
    reader, several = ValueReader(), [(b"x", None), (b"1", None), (b"x", None)]
    for _ in range(2):
        assert read_rows("instance_number", several, reader) == ([None, 1, None], {row: ["Instance Number: it is no number"] for row in (0, 2)})


def test_what_is_remembered_is_bounded():
    reader = ValueReader()
    read_all("patient_id", [(b"%d" % n, f"set {n}") for n in range(2000)], reader)
    read_all("patient_id", [(b"%d" % n, None) for n in range(2 * MOST_KNOWN)], reader)
    assert len(reader._known) <= MOST_SETS and max(map(len, reader._known.values())) <= MOST_KNOWN
