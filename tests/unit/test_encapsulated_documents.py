"""Documents inside objects: described, and handed out byte for byte."""

import pytest
from archives import zip_bytes
from dicom_files import file_bytes
from object_files import code, fact_texts, object_of, reference, summary_of
from opening import Opened
from pydicom.uid import UID, EncapsulatedPDFStorage, EncapsulatedSTLStorage
from remarks import messages

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"  # 45 bytes: padded in DICOM
STL = bytes(80) + (1).to_bytes(4, "little") + bytes(50)


def opened_with(document: bytes, mime_type: str, sop_class_uid: UID = EncapsulatedPDFStorage, **attributes) -> Opened:
    padded = document + bytes(len(document) % 2)
    made = object_of(sop_class_uid, Modality="DOC", MIMETypeOfEncapsulatedDocument=mime_type, EncapsulatedDocument=padded, **attributes)
    return Opened({"a.zip": zip_bytes({"reports/d.dcm": file_bytes(made)})})


def document(opened: Opened) -> bytes:
    return opened.file("get_object_document", instance_key=0)


@pytest.mark.parametrize("length", [None, len(PDF), len(PDF) + 1, 7])
def test_a_pdf_comes_out_as_it_went_in(length):
    """Without, with, and with a wrong Encapsulated Document Length; one that counts the padding is believed."""
    opened = opened_with(PDF, "application/pdf", DocumentTitle="Report", EncapsulatedDocumentLength=length)
    assert document(opened) == PDF + bytes(length == len(PDF) + 1)
    summary = summary_of(opened, "reports/d.dcm")
    assert summary["documents"] == [{"title": "Report", "mime_type": "application/pdf", "file_name": "Report.pdf", "bytes": len(document(opened))}]
    assert fact_texts(summary)["First bytes look like"] == "PDF document" and summary["notes"] == []


def test_a_model_keeps_its_zeros():
    opened = opened_with(STL, "model/stl", EncapsulatedSTLStorage, MeasurementUnitsCodeSequence=code("mm", "UCUM", "millimeter"))
    assert document(opened) == STL
    summary = summary_of(opened, "reports/d.dcm")
    assert summary["documents"][0]["file_name"] == "Object.stl"
    assert fact_texts(summary)["Unit of length"] == "millimeter"


@pytest.mark.parametrize(
    ("title", "mime_type", "expected"),
    [
        ("../../etc/passwd", "application/pdf", "_.._etc_passwd.pdf"),
        ("run.exe", "application/pdf", "run.exe.pdf"),
        ("Report.PDF", "application/pdf", "Report.pdf"),
        ("a<b>:|?*", "text/XML", "a_b_____.xml"),
        ("...", "application/x-msdownload", "document.bin"),
        ("model", "model/obj", "model.obj"),
        ("colours", "model/mtl", "colours.mtl"),
        ("x" * 300, "application/pdf", "x" * 80 + ".pdf"),
    ],
)
def test_file_names_are_harmless(title, mime_type, expected):
    summary = summary_of(opened_with(PDF, mime_type, DocumentTitle=title), "reports/d.dcm")
    assert summary["documents"][0]["file_name"] == expected


def test_the_name_of_the_entry_where_there_is_no_title():
    summary = summary_of(opened_with(PDF, "application/pdf", SeriesDescription=None), "reports/d.dcm")
    assert summary["documents"][0]["file_name"] == "d.pdf"


def test_a_type_that_the_bytes_contradict_is_a_note():
    disguised = summary_of(opened_with(b"MZ\x90\0 a program", "application/pdf"), "reports/d.dcm")
    assert messages(disguised["notes"]) == ["It is said to be a PDF, but does not begin like one"]
    assert fact_texts(disguised)["First bytes look like"] == "Windows program"
    assert messages(summary_of(opened_with(PDF, "text/xml"), "reports/d.dcm")["notes"]) == ["It begins like a PDF, but is not said to be one"]


def test_where_it_came_from():
    opened = opened_with(PDF, "application/pdf", SourceInstanceSequence=[reference("7.7.7")])
    assert summary_of(opened, "reports/d.dcm")["tables"][0]["title"] == "Refers to 1 object: 0 in the archive, 1 not"


def test_no_document_is_an_error():
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(object_of(EncapsulatedPDFStorage))})})
    assert opened.call("get_object_document", instance_key=0)[1]["code"] == "unknown_key"


def test_an_object_without_its_document_says_so():
    opened = Opened({"a.zip": zip_bytes({"x": file_bytes(object_of("1.2.840.10008.5.1.4.1.1.104.3", Modality="M3D"))})})
    summary = summary_of(opened, "x")
    assert [(note["code"], note["message"]) for note in summary["notes"]] == [("document_missing", "There is no document in it")]
    assert summary["documents"] == []
    assert opened.call("get_object_document", instance_key=summary["instance_key"])[1]["code"] == "unknown_key"
