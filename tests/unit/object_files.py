"""Objects that are no pictures, for tests."""

from dicom_files import dataset
from opening import Opened
from pydicom.dataset import Dataset

NO_PICTURE = dict.fromkeys(
    ("PixelData", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "SamplesPerPixel", "PhotometricInterpretation")
)
HOSTILE = '<img src=x onerror="alert(1)">'


def item(**attributes) -> Dataset:
    """An item of a sequence."""
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def code(value: str, scheme: str, meaning: str | None) -> list[Dataset]:
    """A code sequence of one item."""
    made = item(CodeValue=value, CodingSchemeDesignator=scheme)
    if meaning is not None:
        made.CodeMeaning = meaning
    return [made]


def object_of(sop_class_uid: str, number: int = 900, **attributes) -> Dataset:
    """A data set without Pixel Data."""
    values = {"SOPClassUID": sop_class_uid, "SeriesInstanceUID": "1.2.3.900", "SeriesDescription": "Object"}
    return dataset(number, **(NO_PICTURE | values | attributes))


def reference(sop_instance_uid: str, sop_class_uid: str = "1.2.840.10008.5.1.4.1.1.2", frames: list[int] | None = None) -> Dataset:
    """An item of a Referenced SOP Sequence."""
    made = item(ReferencedSOPClassUID=sop_class_uid, ReferencedSOPInstanceUID=sop_instance_uid)
    if frames:
        made.ReferencedFrameNumber = frames
    return made


def summary_of(opened: Opened, name: str) -> dict:
    """The summary of the entry of that name."""
    for entry_class in ("object", "image", "dicomdir"):
        if name in (entries := opened.entries(entry_class)):
            summary, error, _ = opened.call("get_object", instance_key=entries[name]["entry_key"])
            assert error is None, error
            return summary
    raise AssertionError(f"no entry {name}")


def fact_texts(summary: dict) -> dict[str, str]:
    """The facts by label."""
    return {fact["label"]: fact["value"] for fact in summary["facts"]}


def table_of(summary: dict, beginning: str) -> list[dict[str, str]]:
    """The rows of the table whose title begins so, each by column."""
    table = next(table for table in summary["tables"] if table["title"].startswith(beginning))
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def outline(tree: dict) -> list[tuple[int, str, str, str]]:
    """(level, relation, label, value) of every row."""
    levels: list[int] = []
    for row in tree["rows"]:
        levels.append(0 if row["parent"] is None else levels[row["parent"]] + 1)
    return [(level, row["relation"], row["label"], row["value"]) for level, row in zip(levels, tree["rows"], strict=True)]
