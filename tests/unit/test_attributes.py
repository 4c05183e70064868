"""Values from bytes: pydicom is the judge, its 18 character set files among them."""

import warnings

import numpy as np
import pytest
from dicom_files import published_files
from pydicom import dcmread

from dicom_zip_inspector.scan.attributes import NAMES, ValueReader

CHARSET_FILES = {name: path for name, path in published_files().items() if name.startswith("charset/chr") and "SQ" not in name}


def read_all(name: str, values: list[tuple[bytes, str | None]], reader: ValueReader | None = None) -> list:
    """The values of one attribute, for instances that have only it and a Specific Character Set."""
    raw = b"".join(value + (declared or "").encode() for value, declared in values)
    offset, length, at = np.full((len(values), len(NAMES)), -1), np.zeros((len(values), len(NAMES)), int), 0
    for row, (value, declared) in enumerate(values):
        for column, part in ((NAMES.index(name), value), (0, None if declared is None else declared.encode())):
            if part is not None:
                offset[row, column], length[row, column] = at, len(part)
                at += len(part)
    return [row[NAMES.index(name)] for row in (reader or ValueReader()).read(raw, offset, length)]


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
