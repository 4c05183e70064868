"""What could not be looked into is said, and keeps the verdict from being clear."""

import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes
from pydicom import Dataset, Sequence
from pydicom.uid import MPEG4HP41, EncapsulatedPDFStorage, ImplicitVRLittleEndian

from dicom_zip_inspector.scan import element_batch


def found(files: dict[str, bytes], code: str) -> list[dict]:
    desk = Desk()
    desk.open({"all.zip": zip_bytes(files)})
    desk.call("examine")
    rows = [row for row in desk.call("get_findings") if row["code"] == code]
    assert not rows or desk.call("get_verdict")["state"] != "clear"
    return rows


def test_a_video_is_not_seen():
    plain, video = file_bytes(dataset(1)), file_bytes(dataset(2, PixelData=None), MPEG4HP41)
    assert found({"a": plain}, "video_not_seen") == []
    [row] = found({"a": plain, "b": video}, "video_not_seen")
    assert (row["entry_names"], row["severity"], row["subject"]) == (["b"], "look", "pixels")
    assert "MPEG-4" in row["message"]


@pytest.mark.parametrize("mime_type, is_read", [("application/pdf", False), ("text/XML", True), ("", False)])
def test_a_document_whose_text_is_not_read(mime_type, is_read):
    document = dataset(
        1, SOPClassUID=EncapsulatedPDFStorage, PixelData=None, MIMETypeOfEncapsulatedDocument=mime_type, EncapsulatedDocument=b"%PDF-1.4 x"
    )
    rows = found({"a": file_bytes(document), "b": file_bytes(dataset(2))}, "document_not_read")
    assert [(row["entry_names"], row["tags"]) for row in rows] == ([] if is_read else [(["a"], ["00420011"])])


def test_encrypted_attributes_are_not_seen():
    content = Dataset()
    content.EncryptedContentTransferSyntaxUID, content.EncryptedContent = ImplicitVRLittleEndian, b"\1\2"
    [row] = found({"a": file_bytes(dataset(1, EncryptedAttributesSequence=Sequence([content]))), "b": file_bytes(dataset(2))}, "attributes_encrypted")
    assert (row["entry_names"], row["severity"], row["tags"]) == (["a"], "look", ["04000500/04000520"])


def test_a_value_too_long_to_be_read(monkeypatch):
    monkeypatch.setattr(element_batch, "MOST_VALUE", 1 << 16)
    long = dataset(1)
    long.private_block(0x0019, "MAKER", create=True).add_new(1, "OB", bytes(1 << 20))
    [row] = found({"a": file_bytes(long), "b": file_bytes(dataset(2))}, "value_not_read")
    assert (row["entry_names"], row["tags"], row["creator"]) == (["a"], ["00191001"], "MAKER")


@pytest.mark.parametrize("size, is_whole", [(1 << 16, True), ((1 << 16) + 2, False)])
def test_a_text_of_which_the_beginning_is_kept(size, is_whole):
    rows = found({"a": file_bytes(dataset(1, TextValue="x" * size)), "b": file_bytes(dataset(2))}, "value_not_read")
    assert [(row["entry_names"], row["tags"]) for row in rows] == ([] if is_whole else [(["a"], ["0040A160"])])
