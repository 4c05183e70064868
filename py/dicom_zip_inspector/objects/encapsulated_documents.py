"""Encapsulated documents: PDF, CDA, STL, OBJ, MTL and any other (PS3.3 A.45, A.85, C.24). Never opened, only described and handed out."""

import re
from pathlib import PurePosixPath

from ..base.contract import ObjectDocument
from ..base.errors import UnknownKey
from ..base.finding import Finding, found
from ..dataset.element_values import data, integer, present, uid
from ..dataset.reading import first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from ..scan.file_kind import other_kind
from .parts import Parts, fact, facts
from .subject import Subject

_EXTENSIONS = {
    "application/pdf": ".pdf",
    "text/xml": ".xml",
    "model/stl": ".stl",
    "application/sla": ".stl",
    "model/obj": ".obj",
    "model/mtl": ".mtl",
    "image/jpeg": ".jpg",
}
_FACTS = {
    "MIMETypeOfEncapsulatedDocument": "Type as stated",
    "ConceptNameCodeSequence": "Kind of document",
    "MeasurementUnitsCodeSequence": "Unit of length",
    "ContentDescription": "Description",
    "BurnedInAnnotation": "Identifying text inside",
    "RecognizableVisualFeatures": "Recognizable features",
    "ListOfMIMETypes": "Types inside",
    "ModelModification": "Model modified",
    "ModelMirroring": "Model mirrored",
    "HL7InstanceIdentifier": "HL7 instance identifier",
    "VerificationFlag": "Verification",
}
_UNSAFE = re.compile(r"[^\w .,()+-]")
_PADDED = (".pdf", ".xml", ".obj", ".mtl")  # none of these ends in a zero byte of its own
_LONGEST_NAME = 80
_TITLES = ("DocumentTitle", "ContentDescription", "SeriesDescription")
_CLASSES = "1.2.840.10008.5.1.4.1.1.104."  # of encapsulated documents (PS3.4 table B.5-1)


def recognizes(dataset: StoredDataset) -> bool:
    """Whether a document is in it, or should be, as its SOP Class says."""
    return present(dataset, "EncapsulatedDocument") or uid(dataset, "SOPClassUID").startswith(_CLASSES)


def describe(subject: Subject) -> Parts:
    """The document's title, type, size, and what its first bytes look like."""
    dataset = subject.dataset
    if not data(dataset, "EncapsulatedDocument"):
        return Parts(title=first_shown(dataset, *_TITLES), facts=facts(dataset, _FACTS), notes=[found("document_missing")])
    document = ObjectDocument(
        title=first_shown(dataset, *_TITLES) or "Document",
        mime_type=_mime_type(dataset),
        file_name=_file_name(dataset, subject.name),
        bytes=len(document_bytes(dataset)),
    )
    looks_like = other_kind("", document_bytes(dataset)[:4096], document["bytes"])
    return Parts(
        title=document["title"],
        facts=[*facts(dataset, _FACTS), fact("First bytes look like", looks_like)],
        documents=[document],
        notes=_contradiction(dataset),
    )


def document_bytes(dataset: StoredDataset) -> bytes:
    """The document itself: without the byte that pads it to even length (PS3.3 C.24.2.1).

    Raises
    ------
    UnknownKey
        There is no document in this data set.
    """
    value = data(dataset, "EncapsulatedDocument")
    if not value:
        raise UnknownKey("There is no document in this object.")
    length = integer(dataset, "EncapsulatedDocumentLength")
    if length is not None and 0 <= len(value) - length <= 1:
        return value[:length]
    return value[:-1] if value.endswith(b"\0") and _EXTENSIONS.get(_mime_type(dataset)) in _PADDED else value


def _mime_type(dataset: StoredDataset) -> str:
    return shown(dataset, "MIMETypeOfEncapsulatedDocument").lower()


def _file_name(dataset: StoredDataset, entry_name: str) -> str:
    """The title or the entry's name, without what a file name cannot or should not have, and an extension by the type: never one from the file."""
    extension = _EXTENSIONS.get(_mime_type(dataset), ".bin")
    named = first_shown(dataset, "DocumentTitle", "SeriesDescription") or PurePosixPath(entry_name).stem
    title = _UNSAFE.sub("_", named).strip(" .")
    known = title.lower().endswith(extension)
    return f"{(title[: -len(extension)] if known else title)[:_LONGEST_NAME] or 'document'}{extension}"


def _contradiction(dataset: StoredDataset) -> list[Finding]:
    """A note where the bytes are no PDF though the object says so, or are one though it says otherwise."""
    is_pdf, says_pdf = b"%PDF" in document_bytes(dataset)[:1024], _mime_type(dataset) == "application/pdf"
    if is_pdf == says_pdf:
        return []
    sentence = "It is said to be a PDF, but does not begin like one" if says_pdf else "It begins like a PDF, but is not said to be one"
    return [found("document_unlike_its_type", sentence=sentence)]
