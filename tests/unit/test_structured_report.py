"""Content trees, against what DCMTK's dsrdump prints of the same files, and by hand."""

import pytest
from archives import zip_bytes
from dicom_files import TEST_FILES, dataset, file_bytes, nested_bytes, stored, stored_from
from object_files import HOSTILE, code, fact_texts, item, object_of, outline, reference, summary_of, table_of
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.uid import ComprehensiveSRStorage, KeyObjectSelectionDocumentStorage

from dicom_zip_inspector.base.budget import Budget
from dicom_zip_inspector.index.hierarchy import Index
from dicom_zip_inspector.objects.references import ArchiveContents
from dicom_zip_inspector.objects.structured_report import content_tree, value_of


def published(name: str) -> dict:
    return summary_of(Opened({name: (TEST_FILES / name).read_bytes()}), name)


def test_the_tree_of_a_comprehensive_report():
    """As `dsrdump test-SR.dcm` shows it: level, relationship, concept name, value."""
    assert outline(published("test-SR.dcm")["trees"][0]) == [
        (0, "", "Diagnosis", ""),
        (1, "observation context", "Some UID", "1.2.3.4.5"),
        (1, "", "Section", ""),
        (2, "", "Text Code", "A mass of"),
        (3, "more exactly", "Code", "Sample Code 1"),
        (3, "more exactly", "Code", "Sample Code 2"),
        (2, "", "Diameter", "3 Length Unit"),
        (3, "more exactly", "Code", "Sample Code"),
        (2, "", "Text Code", "was detected."),
        (2, "", "Section", ""),
        (3, "", "Text Code", "A mass of"),
        (3, "", "Diameter", "3 Length Unit"),
        (3, "", "Text Code", "was detected."),
        (1, "", "Code", "Sample Text\rA\nB\r\nC\n\r"),
        (2, "inferred from", "Code", 'Inferred Sample Text\nNew line.\n\r&%$§"!()<>{}/;'),
        (2, "property", "SCoord Code", "circle (0, 0) (255, 255)"),
        (2, "property", "TCoord Code", "segment seconds 1, 2.5"),
        (3, "selected from", "Item 1.3.2", "SCoord Code"),
        (1, "", "Object", ""),
        (2, "acquisition context", "Date", "2000-12-06"),
        (2, "acquisition context", "Time", "12:00:00"),
        (2, "acquisition context", "DateTime", "2000-12-06 12:00:00"),
        (1, "", "Image", ""),
        (2, "more exactly", "Code", "Sample Code 3"),
        (3, "more exactly", "Code", "Sample Code 2"),
        (4, "inferred from", "Item 1.2.2.1", "Code"),
        (2, "more exactly", "Code", "Sample Text 2"),
        (3, "property", "Key Image", ""),
        (3, "property", "Waveform", "channels 5, 3, 2, 0"),
    ]


def test_its_state_and_those_who_verified_it():
    summary = published("test-SR.dcm")
    assert summary["title"] == "Diagnosis"
    assert fact_texts(summary) | {"Completion": "COMPLETE", "Verification": "VERIFIED"} == fact_texts(summary)
    assert table_of(summary, "Verifying")[0] == {
        "Verified by": "Riesmeier^Jörg", "Organization": "OFFIS e.V.", "When": "2001-02-13 18:47:46",
    }  # fmt: skip


def test_a_basic_text_report():
    assert [row[1:] for row in outline(published("reportsi.dcm")["trees"][0])][5:8] == [
        ("", "Section Heading", ""),
        ("", "Report Text", "Enter text"),
        ("inferred from", "Image Reference", ""),
    ]


def measurement(**attributes) -> Dataset:
    return item(MeasuredValueSequence=[item(**attributes)])


@pytest.mark.parametrize(
    ("content", "value_type", "expected"),
    [
        (measurement(NumericValue="12.50", MeasurementUnitsCodeSequence=code("mm", "UCUM", "millimeter")), "NUM", "12.5 mm"),
        (measurement(NumericValue="3", MeasurementUnitsCodeSequence=code("1", "UCUM", "no units")), "NUM", "3"),
        (measurement(NumericValue="70", MeasurementUnitsCodeSequence=code("{H.B.}/min", "UCUM", "beats per minute")), "NUM", "70 H.B./min"),
        (measurement(NumericValue="-40", MeasurementUnitsCodeSequence=code("[hnsf'U]", "UCUM", "Hounsfield unit")), "NUM", "-40 HU"),
        (item(NumericValueQualifierCodeSequence=code("114006", "DCM", "Measurement failure")), "NUM", "Measurement failure"),
        (item(), "NUM", "no value"),
        (item(ConceptCodeSequence=code("T-1", "SRT", None)), "CODE", "(T-1, SRT)"),
        (item(PersonName="Doe^Jane"), "PNAME", "Doe^Jane"),
        (item(GraphicType="POLYLINE", GraphicData=[float(n) for n in range(16)]), "SCOORD",
         "polyline (0, 1) (2, 3) (4, 5) (6, 7) (8, 9) (10, 11) … (8 points)"),
        (item(GraphicType="POINT", GraphicData=[1.0, 2.0, 3.5], ReferencedFrameOfReferenceUID="1.2"), "SCOORD3D", "point (1, 2, 3.5)"),
        (item(TextValue=HOSTILE), "TEXT", HOSTILE),
        (item(TextValue="x"), "NEW KIND", ""),
    ],
)  # fmt: skip
def test_values(content, value_type, expected):
    assert value_of(stored(content), value_type) == expected


def key_object(**attributes) -> Dataset:
    images = item(ValueType="IMAGE", RelationshipType="CONTAINS", ReferencedSOPSequence=[reference("1.2.3.4.2")])
    elsewhere = item(ValueType="IMAGE", RelationshipType="CONTAINS", ReferencedSOPSequence=[reference("9.9.9", frames=[3, 4])])
    values = {"ValueType": "CONTAINER", "ConceptNameCodeSequence": code("113000", "DCM", "Of Interest"), "ContentSequence": [images, elsewhere]}
    return object_of(KeyObjectSelectionDocumentStorage, Modality="KO", **(values | attributes))


def test_key_objects_say_what_is_in_the_archive():
    files = {f"ct{n}": file_bytes(dataset(n)) for n in (1, 2)} | {"ko": file_bytes(key_object())}
    opened = Opened({"a.zip": zip_bytes(files)})
    summary = summary_of(opened, "ko")
    assert summary["title"] == "Of Interest"
    here, elsewhere = (row["reference"] for row in summary["trees"][0]["rows"][1:])
    assert here["instance_key"] == opened.entries("image")["ct2"]["entry_key"] and here["series_key"] == 0
    assert here["text"] == "CT Image, series 3, instance 2"
    assert elsewhere == {
        "sop_instance_uid": "9.9.9", "text": "CT Image Storage, frames 3, 4, not in the archive", "frame_numbers": [3, 4],
        "instance_key": None, "series_key": None,
    }  # fmt: skip
    assert next(table["title"] for table in summary["tables"]) == "Refers to 2 objects: 1 in the archive, 1 not"


def tree_of(root: Dataset, **options) -> dict:
    return content_tree(stored(root), ArchiveContents(Index(), 0), Budget(), **options)


def test_a_long_report_is_cut_and_says_so():
    root = object_of(ComprehensiveSRStorage, ValueType="CONTAINER", ContentSequence=[item(ValueType="TEXT", TextValue=str(n)) for n in range(50)])
    tree = tree_of(root, most_rows=20)
    assert [row["value"] for row in tree["rows"]] == ["", *map(str, range(19))]
    assert tree["left_out"] == "31 more items are not shown."
    assert content_tree(stored(root), ArchiveContents(Index(), 0), Budget(items=10))["left_out"] == "41 more items or more are not shown."


def test_hostile_nesting_ends():
    root = stored_from(nested_bytes(item(ValueType="CONTAINER"), 0x0040A730, 500))
    tree = content_tree(root, ArchiveContents(Index(), 0), Budget())
    assert len(tree["rows"]) == 65
    assert tree["rows"][-1]["problem"] == "What lies deeper is not shown."


def test_a_pointer_that_leads_nowhere_is_a_problem():
    root = item(ValueType="CONTAINER", ContentSequence=[item(RelationshipType="INFERRED FROM", ReferencedContentItemIdentifier=[1, 9])])
    assert [row["problem"] for row in tree_of(root)["rows"]] == ["", "There is no such item, or it is not shown."]


def test_broken_items_hide_no_others():
    broken = item(ValueType="NUM")
    broken.add_new("MeasuredValueSequence", "LO", "not a sequence")
    root = item(ValueType="CONTAINER", ContentSequence=[broken, item(ValueType="TEXT", TextValue="after")])
    assert [row["value"] for row in tree_of(root)["rows"]] == ["", "no value", "after"]


@pytest.mark.parametrize(("character_set", "expected"), [("ISO_IR 100", "Größe"), ("ISO_IR 192", "Größe"), ("ISO_IR 144", "Размер")])
def test_codes_that_are_repeated_are_read_in_their_own_character_set(character_set, expected):
    measured = [item(ValueType="TEXT", ConceptNameCodeSequence=code("1", "99X", expected), TextValue=str(n)) for n in range(3)]
    nested = item(ValueType="CONTAINER", ConceptNameCodeSequence=code("1", "99X", expected), ContentSequence=measured)
    report = object_of(
        ComprehensiveSRStorage, Modality="SR", ValueType="CONTAINER", SpecificCharacterSet=character_set, ContentSequence=[nested, *measured]
    )
    rows = summary_of(Opened({"a.zip": zip_bytes({"x": file_bytes(report)})}), "x")["trees"][0]["rows"]
    assert [row["label"] for row in rows[1:]] == [expected] * 7


def test_the_same_bytes_in_two_character_sets_are_two_texts():
    titles = []
    for character_set in ("ISO_IR 100", "ISO_IR 144"):
        report = object_of(ComprehensiveSRStorage, Modality="SR", ValueType="CONTAINER", SpecificCharacterSet=character_set)
        report.ConceptNameCodeSequence = code("1", "99X", "SIZES")
        data = file_bytes(report).replace(b"SIZES", b"\xd0\xd1\xd2\xd3\xd4")
        titles.append(summary_of(Opened({"a.zip": zip_bytes({"x": data})}), "x")["title"])
    assert titles == [bytes([0xD0, 0xD1, 0xD2, 0xD3, 0xD4]).decode(codec) for codec in ("latin-1", "iso8859-5")]
