"""Any bytes under any VR: pydicom is the judge of what is well formed; of the rest, that it is said and never raises."""

import warnings

import pytest
from dicom_files import published_files
from hypothesis import given
from hypothesis import strategies as st
from pydicom import dcmread
from pydicom.charset import convert_encodings, decode_bytes, python_encoding
from pydicom.datadict import dictionary_has_tag, dictionary_VR
from pydicom.dataelem import RawDataElement, convert_raw_data_element
from pydicom.dataset import Dataset
from pydicom.tag import Tag
from pydicom.valuerep import TEXT_VR_DELIMS, VR

from dicom_zip_inspector.base.character_sets import decode
from dicom_zip_inspector.base.values import Malformed, read_values

VRS = [vr.value for vr in VR if len(vr.value) == 2]
TERMS = [term for term in python_encoding if term not in ("ISO 2022 IR 58",)]  # of which pydicom keeps the escape sequence as text
PADDING = " \0"
TEXTS = ["AE", "AS", "CS", "DA", "DT", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT"]
PUBLISHED = [
    name
    for name in published_files()
    if name.startswith(("charset/", "pydicom/CT_small", "pydicom/MR_", "pydicom/rt", "pydicom/waveform")) and name.endswith(".dcm")
]


@pytest.mark.parametrize(
    ("vr", "raw", "values"),
    [
        ("US", b"\1\0\2\0", (1, 2)),
        ("SS", b"\xff\xff", (-1,)),
        ("AT", b"\x10\0\x20\0", (0x00100020,)),
        ("FD", b"\0\0\0\0\0\0\xf0\x3f", (1.0,)),
        ("DS", b"1\\ -2.5e1 ", (1.0, -25.0)),
        ("IS", b"+12\0", (12,)),
        ("IS", b"1.0 ", (1,)),
        ("CS", b"A\\B ", ("A", "B")),
        ("CS", b"\\ ", ("", "")),
        ("LT", b"a\\b ", ("a\\b",)),
        ("OW", b"\1\2", (b"\1\2",)),
        ("ZZ", b"\1", (b"\1",)),
        ("DS", b" ", None),
        ("DS", b"\\", None),
        ("LO", b" \0", None),
        ("US", b"", None),
    ],
)
def test_well_formed_and_absent_values(vr, raw, values):
    assert read_values(vr, raw) == values


@pytest.mark.parametrize(
    ("vr", "raw", "why", "values"),
    [
        ("US", b"\1\0\2", "its 3 bytes are no multiple of 2", (1,)),
        ("FD", b"\1", "its 1 bytes are no multiple of 8", None),
        ("OW", b"\1", "its 1 bytes are no multiple of 2", (b"\1",)),
        ("DS", b"1\\x", "value 2 of 2 is no number", None),
        ("DS", b"1\\\\3", "value 2 of 3 is empty", None),
        ("DS", b"nan", "it is no number", None),
        ("DS", b"1e999", "it is too large a number", None),
        ("DS", b"1_0", "it is no number", None),
        ("DS", b"1" * 65, "it is no number", None),
        ("IS", b"1.5", "it is no whole number", (1,)),
        ("IS", b"1_0", "it is no number", None),
        ("IS", b"4294967295", "it is beyond 32 bits", (4294967295,)),
        ("IS", b"9" * 5000, "it is no number", None),
        ("UI", b"1.2\xff", "it has bytes beyond the default characters", ("1.2\xff",)),
    ],
)
def test_malformed_values(vr, raw, why, values):
    assert read_values(vr, raw) == Malformed(why, values)


@pytest.mark.parametrize(
    ("raw", "character_set", "why", "text"),
    [
        (b"Gr\xfcn", "ISO_IR 192", "it has bytes that are no text in its character set", "Gr\ufffdn"),
        (b"Gr\xfcn", "ISO_IR 999", "its character set is unknown", "Grün"),
        (b"Gr\xfcn", "hex", "its character set is unknown", "Grün"),  # a codec of Python, but none of text
        (b"Gr\xfcn", "idna", "its character set is unknown", "Grün"),
        (b"Gr\xfcn", "x\0y", "its character set is unknown", "Grün"),
        (b"Gr\xfcn", "ISO-IR 100", "", "Grün"),
        (b"Gr\xfcn", "latin1", "", "Grün"),
        (b"Gr\xfcn", None, "", "Grün"),
        (b"Gr\xfcn", "ISO_IR 192\\ISO_IR 100", "it has bytes that are no text in its character set", "Gr\ufffdn"),
        (b"a\x1b$B", "ISO 2022 IR 6\\ISO 2022 IR 87", "", "a"),
        (b"a\x1b$BX", "ISO 2022 IR 6\\ISO 2022 IR 87", "it has bytes that are no text in its character set", "a\ufffd"),
        (b"a\x1b", "", "it has an unknown escape sequence", "a\x1b"),
        (b"a\x1b$", "", "it has an unknown escape sequence", "a\x1b$"),
        (b"\x1b$)A\xcd\xf5", "\\ISO 2022 IR 58", "", "王"),
    ],
)
def test_hostile_character_sets(raw, character_set, why, text):
    assert decode(raw, character_set) == (text, why)
    assert read_values("LO", raw, character_set) == (Malformed(why, (text,)) if why else (text,))


def test_only_the_beginning_is_converted():
    assert read_values("DS", b"1\\2\\x", most=2) == (1.0, 2.0)
    assert read_values("LO", b"a\\b\\c", most=2) == ("a", "b")
    assert read_values("US", bytes(10), most=2) == (0, 0)


@given(st.sampled_from([*VRS, "ZZ", ""]), st.binary(max_size=60), st.none() | st.text(max_size=20) | st.sampled_from(TERMS), st.booleans())
def test_nothing_raises_and_what_is_well_formed_has_the_type_of_its_vr(vr, raw, character_set, little_endian):
    found = read_values(vr, raw, character_set, little_endian)
    values = found.values if isinstance(found, Malformed) else found
    assert values is None or (isinstance(values, tuple) and values)
    kind = {"DS": float, "FD": float, "FL": float} | dict.fromkeys(("AT", "IS", "SL", "SS", "SV", "UL", "US", "UV"), int)
    binary = vr.startswith("O") or vr in ("SQ", "UN", "ZZ", "")
    assert {type(value) for value in values or ()} <= {bytes if binary else kind.get(vr, str)}


@given(
    st.lists(st.sampled_from(["Grün", "Люкceмбypг", "山田", "ﾔﾏﾀﾞ", "홍길동", "ﻗﺒﺎﻧﻲ", "^", "=", "\n", "A", "\\"]), max_size=6), st.sampled_from(TERMS)
)
def test_text_in_every_character_set_is_read_as_by_pydicom(parts, term):
    codec = python_encoding[term]
    raw = "".join(parts).encode(codec, "ignore")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert decode(raw, term)[0] == decode_bytes(raw, convert_encodings(term), TEXT_VR_DELIMS)


@given(st.binary(max_size=30), st.lists(st.sampled_from([b"\x1b(B", b"\x1b-F", b"\x1b)I", b"\x1b$)C", b"\x1b$B"]), min_size=1, max_size=3))
def test_escape_sequences_anywhere_are_read_as_by_pydicom_where_it_can(raw, escapes):
    raw = raw.join(escapes)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        expected = decode_bytes(
            raw, convert_encodings(["ISO 2022 IR 6", "ISO 2022 IR 126", "ISO 2022 IR 13", "ISO 2022 IR 149", "ISO 2022 IR 87"]), TEXT_VR_DELIMS
        )
    if not told:
        assert decode(raw, "\\ISO 2022 IR 126") == (expected, "")


def _published(name: str) -> tuple[Dataset, list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = dcmread(published_files()[name], stop_before_pixels=True, force=True)
        sets = dataset.get("SpecificCharacterSet") or ""
    return dataset, [sets] if isinstance(sets, str) else list(sets)


def _vr(tag: int) -> str | None:
    """The VR that the dictionary has, as it counts in implicit VR; None where there is none or several to choose from."""
    vr = dictionary_VR(tag) if dictionary_has_tag(tag) else None
    return vr if vr in VR.__members__ else None


def _judged(raw: RawDataElement, sets: list[str]) -> list:
    """What pydicom reads, as a list of plain values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        value = convert_raw_data_element(raw, encoding=convert_encodings(sets)).value
    values = list(value) if hasattr(value, "append") else [] if value in (None, "") else [value]
    return [float(v) if raw.VR == "DS" else int(v) if raw.VR == "IS" else str(v).rstrip(PADDING) if raw.VR in TEXTS else v for v in values]


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_value_of_published_files_is_what_pydicom_reads(name):
    dataset, sets = _published(name)
    raws = [dataset.get_item(Tag(tag)) for tag in list(dataset.keys())]
    raws = [raw._replace(VR=raw.VR or _vr(raw.tag)) for raw in raws if isinstance(raw, RawDataElement) and isinstance(raw.value, bytes)]
    raws = [raw for raw in raws if raw.VR not in (None, "SQ", "UN", "AT")]
    assert raws
    for raw in raws:
        found = read_values(raw.VR, raw.value, "\\".join(sets), raw.is_little_endian)
        assert not isinstance(found, Malformed), raw
        assert list(found or ()) == _judged(raw, sets), raw
