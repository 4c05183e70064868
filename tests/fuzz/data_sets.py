"""What sound data sets are made of: items, codes, references, pictures, tables."""

import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import UID

STORAGE = "1.2.840.10008.5.1.4.1.1."


CT = STORAGE + "2"


def item(**attributes) -> Dataset:
    """A data set of these attributes."""
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def code(value: str, meaning: str, scheme: str = "DCM") -> list[Dataset]:
    """A code sequence of one item."""
    return [item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)]


def instance(name: str, sop_class: str, **attributes) -> Dataset:
    """The attributes that every composite object has."""
    number = sum(name.encode())
    return item(
        SpecificCharacterSet="ISO_IR 100", SOPClassUID=STORAGE + sop_class, SOPInstanceUID=f"1.2.3.{number}.1", StudyDate="20200102",
        StudyTime="101112.5", Modality="OT", Manufacturer="Maker", SeriesDescription=name, PatientName="Test^One", PatientID="T1",
        PatientBirthDate="19700101", PatientSex="O", StudyInstanceUID="1.2.3.1", SeriesInstanceUID=f"1.2.3.{number}", SeriesNumber=number,
        InstanceNumber=1,
        **attributes,
    )  # fmt: skip


def refers(uid: str = "1.2.3.4.1", frames: list[int] | None = None) -> Dataset:
    """An item that refers to an image."""
    made = item(ReferencedSOPClassUID=CT, ReferencedSOPInstanceUID=uid)
    if frames:
        made.ReferencedFrameNumber = frames
    return made


def picture(rows: int = 6, columns: int = 5, frames: int = 0, **attributes) -> dict:
    """Image Pixel attributes of a 12 bit ramp."""
    values = np.arange(rows * columns * max(frames, 1), dtype="<u2") * 37 % 4096
    made = {
        "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2", "Rows": rows, "Columns": columns, "BitsAllocated": 16,
        "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "PixelData": values.tobytes(),
    }  # fmt: skip
    if frames:
        made["NumberOfFrames"] = frames
    return made | attributes


def lut(data: list[int], first: int = 0, bits: int = 8) -> Dataset:
    """An item of a LUT sequence."""
    made = item(LUTExplanation="Table")
    made.add_new("LUTDescriptor", "US", [len(data), first, bits])
    made.add_new("LUTData", "OW", np.array(data, "<u2").tobytes())
    return made


def media_class(made: Dataset) -> UID:
    """Media Storage SOP Class UID of a data set."""
    return UID(made.get("SOPClassUID", "1.2.840.10008.1.3.10"))
