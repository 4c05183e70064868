"""A parcel: files on their way into a zip, series by series, and what was planted into them."""

import io
import zipfile
from dataclasses import dataclass, field
from random import Random

import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian
from whole_files import EMPTIED, Kind, claims, ct

_DATE = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Planted:
    """One line of the answer key: what must be found, and where.

    Attributes
    ----------
    code : str
        The finding's.
    names : tuple of str
        The entries it must hold for: all of them, others may be among those that are found too.
    path : str
        The element it must be about; "" for what is not about one.
    severity : str
        At least this.
    subject : str
        The finding's, where any code of it will do ("").
    """

    code: str
    names: tuple[str, ...] = ()
    path: str = ""
    severity: str = "look"
    subject: str = ""


@dataclass
class Parcel:
    """Files by name: data sets, which can be changed until they are packed, or bytes."""

    rng: Random
    common: dict[str, object] = field(default_factory=lambda: EMPTIED | claims())
    files: dict[str, Dataset | bytes] = field(default_factory=dict)
    comment: bytes = b""
    known: list[str] = field(default_factory=list)  # what a person types in
    folders: int = 0

    def uid(self) -> str:
        """A UID of our own root (PS3.5 B.2)."""
        return f"2.25.{self.rng.getrandbits(120)}"

    def series(self, count: int = 4, kind: Kind = ct, folder: str = "", study: str = "", **attributes: object) -> dict[str, Dataset]:
        """A series of so many instances, in a folder and, unless one is named, a study of its own; `attributes` replace what is usual, None
        leaves out."""
        self.folders += 1
        folder = folder or f"s{self.folders:03}"
        same = {"StudyInstanceUID": study or self.uid(), "SeriesInstanceUID": self.uid()}
        frame_of_reference = self.uid()
        made: dict[str, Dataset] = {}
        for number in range(1, count + 1):
            usual = {"SeriesNumber": self.folders, "Manufacturer": "", "SpecificCharacterSet": "ISO_IR 192"}
            own = {"SOPInstanceUID": self.uid(), "InstanceNumber": number} | kind(self.rng, number)
            if "ImagePositionPatient" in own:
                own["FrameOfReferenceUID"] = frame_of_reference
            instance = Dataset()
            for keyword, value in (self.common | same | usual | own | attributes).items():
                if value is not None:
                    setattr(instance, keyword, value)
            made[f"{folder}/{number:03}.dcm"] = instance
        self.files |= made
        return made

    def packed(self) -> bytes:
        """The zip."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.files.items():
                archive.writestr(zipfile.ZipInfo(name, _DATE), file_of(data) if isinstance(data, Dataset) else data, zipfile.ZIP_DEFLATED)
            archive.comment = self.comment
        return out.getvalue()


def file_of(made: Dataset) -> bytes:
    """A Part 10 file of a data set, with what File Meta Information it has already."""
    meta = getattr(made, "file_meta", None) or FileMetaDataset()
    meta.TransferSyntaxUID = meta.get("TransferSyntaxUID", ExplicitVRLittleEndian)
    meta.MediaStorageSOPClassUID = meta.get("MediaStorageSOPClassUID", made.SOPClassUID)
    meta.MediaStorageSOPInstanceUID = meta.get("MediaStorageSOPInstanceUID", made.SOPInstanceUID)
    made.file_meta = meta
    out = io.BytesIO()
    pydicom.dcmwrite(out, made, enforce_file_format=True)
    return out.getvalue()
