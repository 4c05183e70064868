"""DICOMDIRs against the files beside them: pydicom's, damaged ones, and hand-made records."""

import io
from pathlib import Path

import pydicom
import pytest
from archives import zip_bytes
from dicom_files import FILE_SET, dataset, file_bytes, file_set
from object_files import fact_texts, item, outline, summary_of, table_of
from opening import Opened
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.fileset import FileSet
from pydicom.uid import ExplicitVRLittleEndian, MediaStorageDirectoryStorage
from remarks import messages


def checked(files: dict[str, bytes], directory: str = "DICOMDIR") -> dict:
    return summary_of(Opened({"a.zip": zip_bytes(files)}), directory)


def counts(summary: dict) -> list[str]:
    """Listed and there, missing, disagreeing, not listed."""
    return [fact["value"] for fact in summary["facts"] if "iles" in fact["label"]]


def problems(summary: dict) -> list[str]:
    return [row["problem"] for row in summary["trees"][0]["rows"] if row["problem"]]


@pytest.mark.parametrize("directory", ["DICOMDIR", "DICOMDIR-implicit", "DICOMDIR-bigEnd", "DICOMDIR-reordered", "DICOMDIR-nooffset"])
def test_a_sound_file_set(directory):
    """The tree is what pydicom's own FileSet makes of it."""
    summary = checked(file_set(directory), directory)
    assert counts(summary) == ["31", "0", "0", "0"] and problems(summary) == []
    is_short = directory == "DICOMDIR-nooffset"  # its last item states 24 bytes more than there are in the file
    assert messages(summary["notes"]) == ["Directory Record Sequence: item 52 goes on beyond its end"] * is_short
    tree = outline(summary["trees"][0])
    assert [row[:2] for row in tree[:4]] == [(0, "patient"), (1, "study"), (2, "series"), (3, "image")]
    assert tree[0][2] == "Doe^Archibald · ID 77654033"
    expected = FileSet(FILE_SET / "DICOMDIR")
    told = [row["reference"]["text"] for row in summary["trees"][0]["rows"] if row["reference"]]
    assert sorted(told) == sorted(Path(one.path).relative_to(FILE_SET).as_posix() for one in expected)


def test_references_lead_to_the_entries():
    opened = Opened({"a.zip": zip_bytes(file_set())})
    entries = {row["entry_key"]: name for entry_class in ("image", "object") for name, row in opened.entries(entry_class).items()}
    rows = [row for row in summary_of(opened, "DICOMDIR")["trees"][0]["rows"] if row["reference"]]
    assert [entries[row["reference"]["instance_key"]] for row in rows] == [row["reference"]["text"] for row in rows]
    assert all(row["reference"]["series_key"] is not None for row in rows)


def test_missing_and_unlisted_files():
    files = file_set()
    del files["77654033/CR1/6154"]
    files |= {"extra/ct": file_bytes(dataset(1)), "note.txt": b"words"}
    summary = checked(files)
    assert counts(summary) == ["30", "1", "0", "1"]
    assert problems(summary) == ["The file is missing."]
    assert table_of(summary, "Problems") == [{"Record": "77654033/CR1/6154", "Problem": "The file is missing."}]
    assert table_of(summary, "DICOM files in this folder") == [{"File": "extra/ct", "Kind": "CT Image Storage"}]


def test_a_file_that_is_another():
    files = file_set()
    files["77654033/CR1/6154"] = file_bytes(dataset(1))
    summary = checked(files)
    assert counts(summary) == ["31", "0", "1", "0"]
    assert problems(summary)[0].startswith("SOP Instance UID differs: 1.3.6.1.4.1.5962.1.1.0.0.0.1196527414.5534.0.11 here, 1.2.3.4.1 in the file.")
    assert "SOP Class differs: 1.2.840.10008.5.1.4.1.1.1 here, 1.2.840.10008.5.1.4.1.1.2 in the file." in problems(summary)[0]


def test_a_file_that_is_no_dicom():
    summary = checked(file_set() | {"77654033/CR1/6154": b"%PDF-1.4"})
    assert problems(summary) == ["The file cannot be read as DICOM (PDF document)."]


def test_names_as_iso_9660_has_them():
    """Another case, a version suffix, and a folder around it all."""
    files = {"Disc/" + (name.lower() + ";1" if "CR1" in name else name): data for name, data in file_set().items()}
    summary = checked(files, "Disc/DICOMDIR")
    assert counts(summary) == ["31", "0", "0", "0"]
    assert problems(summary) == ["The file is named “77654033/cr1/6154;1”."]


def test_records_that_the_root_does_not_lead_to():
    summary = checked(file_set("DICOMDIR-nopatient"), "DICOMDIR-nopatient")
    assert counts(summary) == ["31", "0", "0", "0"]
    assert problems(summary) == ["The directory does not lead to this record."]
    assert {row[:2] for row in outline(summary["trees"][0])} >= {(0, "unknown"), (1, "study"), (2, "series"), (3, "image")}


def test_an_empty_directory():
    summary = checked({"DICOMDIR": (FILE_SET / "DICOMDIR-empty.dcm").read_bytes()})
    assert summary["trees"][0]["rows"] == [] and fact_texts(summary)["Records"] == "none"


def directory_bytes(*records: Dataset, root: int) -> bytes:
    """A DICOMDIR of these records; offsets are to be set by `linked`."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID, made.file_meta.MediaStorageSOPClassUID = ExplicitVRLittleEndian, MediaStorageDirectoryStorage
    made.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
    made.FileSetID = "SET"
    made.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity = root
    made.FileSetConsistencyFlag = 0
    made.DirectoryRecordSequence = list(records)
    out = io.BytesIO()
    pydicom.dcmwrite(out, made, enforce_file_format=True)
    return out.getvalue()


def record(kind: str, next_one: int = 0, lower: int = 0, in_use: int = 0xFFFF, **attributes) -> Dataset:
    return item(
        OffsetOfTheNextDirectoryRecord=next_one,
        RecordInUseFlag=in_use,
        OffsetOfReferencedLowerLevelDirectoryEntity=lower,
        DirectoryRecordType=kind,
        **attributes,
    )


def offsets_of(data: bytes) -> list[int]:
    return [one.seq_item_tell for one in pydicom.dcmread(io.BytesIO(data)).DirectoryRecordSequence]


def test_links_in_a_circle_end():
    records = [record("PATIENT", PatientID="A"), record("STUDY", StudyID="B"), record("PRIVATE", PrivateRecordUID="1.2.9")]
    first, second, third = offsets_of(directory_bytes(*records, root=1))
    records[0].OffsetOfReferencedLowerLevelDirectoryEntity = second
    records[1].OffsetOfReferencedLowerLevelDirectoryEntity = first
    records[1].OffsetOfTheNextDirectoryRecord = third
    records[2].OffsetOfTheNextDirectoryRecord = third
    summary = checked({"DICOMDIR": directory_bytes(*records, root=first)})
    assert [row[:3] for row in outline(summary["trees"][0])] == [(0, "patient", "ID A"), (1, "study", "ID B"), (1, "private", "1.2.9")]
    assert messages(summary["notes"]) == ["2 offsets lead to no record, or to one twice"]


def test_without_any_offset_the_types_nest():
    kinds = ["PATIENT", "STUDY", "SERIES", "IMAGE", "SR DOCUMENT", "SERIES", "IMAGE", "PATIENT", "STUDY"]
    summary = checked({"DICOMDIR": directory_bytes(*(record(kind) for kind in kinds), record("IMAGE", in_use=0), root=0)})
    assert [row[:2] for row in outline(summary["trees"][0])] == [
        (0, "patient"), (1, "study"), (2, "series"), (3, "image"), (3, "sr document"), (2, "series"), (3, "image"), (0, "patient"), (1, "study"),
    ]  # fmt: skip
    assert messages(summary["notes"]) == ["The offsets lead to no record: the records are shown in the order of the file"]


def test_the_same_file_twice_and_paths_that_climb():
    records = [record("IMAGE", ReferencedFileID=path) for path in (["A", "B"], ["A", "B"], ["..", "A"], ["C"])]
    summary = checked({"d/DICOMDIR": directory_bytes(*records, root=0), "d/A/B": file_bytes(dataset(1)), "A": file_bytes(dataset(2))}, "d/DICOMDIR")
    assert [row["problem"] for row in summary["trees"][0]["rows"]] == [
        "", "Another record names this file too.", "The file is missing.", "The file is missing.",
    ]  # fmt: skip
