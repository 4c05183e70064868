"""What chosen files are, and what they turned out to hold: in one sentence where nothing of it is DICOM."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..archive.byte_source import ByteSource
from ..archive.zip_records import is_zip
from ..base.errors import EmptyArchive, InspectorError, NoDicom
from ..base.job import Job
from ..scan.content_kind import HEAD, PREAMBLE
from ..scan.entries import Entry
from ..scan.file_kind import ZIP_KINDS, is_closed_archive, no_dicom, other_kind

MOST_KINDS = 6  # named in the sentence


class Contents:
    """One chosen archive with all archives in it, or all chosen files that are no archives.

    Attributes
    ----------
    name : str
        The archive's; "" for files that are none.
    has_dicom : bool
        Whether any of it is DICOM, readable or not.
    failed : bool
        That it could not be opened was said already.
    """

    def __init__(self, name: str = "", kind: str = "zip archive"):
        self.failed = False
        self.name, self._kind = name, kind
        self._kinds: Counter[str] = Counter()
        self._only: tuple[str, str] = ("", "")  # name and kind of the last entry
        self.has_dicom = False

    def take(self, entries: Iterable[Entry]) -> None:
        """Count what was found in it."""
        for entry in entries:
            self.has_dicom = self.has_dicom or entry.kind == "DICOM" or entry.entry_class in ("image", "object", "dicomdir")
            if entry.entry_class != "folder":
                kind = entry.kind if entry.entry_class == "not_dicom" else entry.entry_class
                self._kinds[kind] += 1
                self._only = (entry.member.name, kind)

    @property
    def subject(self) -> str:
        """What a sentence about it is about."""
        return self.name or (self._only[0] if self._kinds.total() == 1 else "The chosen files")

    def verdict(self) -> InspectorError | None:
        """Why it shows nothing, and what to do; None where it holds DICOM."""
        if self.has_dicom or self.failed:
            return None
        if self.name and self._kind not in ("zip archive", "unknown data"):
            return no_dicom(self.name, self._kind)
        if not self._kinds:
            return EmptyArchive(f"“{self.name}” is an empty zip: there is no file in it.") if self.name else None
        if not self.name and self._kinds.total() == 1 and self._only[1] != "unreadable":
            return no_dicom(*self._only)
        what = f"“{self.name}” holds no DICOM" if self.name else "None of the chosen files is DICOM"
        if self._kinds.keys() & {"encrypted", "unreadable"}:
            what += " that can be read"
        return NoDicom(f"{what}: {self._listed()}.{self._advice()}")

    def _listed(self) -> str:
        kinds = [f"{count:,} × {kind}" for kind, count in self._kinds.most_common(MOST_KINDS)]
        return ", ".join(kinds) + (", and others" if len(self._kinds) > MOST_KINDS else "")

    def _advice(self) -> str:
        if self._kinds["encrypted"]:
            return " Unpack it with its password and choose the folder."
        if any(map(is_closed_archive, self._kinds)):
            return " Unpack the archives in it and choose the folder."
        return "" if self._kinds.keys() & ZIP_KINDS else " Choose another file, or the folder that the images are in."


@dataclass(slots=True)
class Chosen:
    """Chosen files by what they are: those that are no zips, zips with their kind in words, and those that cannot be read with the reason."""

    loose: list[ByteSource] = field(default_factory=list)
    zips: list[tuple[ByteSource, str]] = field(default_factory=list)
    unreadable: list[tuple[ByteSource, InspectorError]] = field(default_factory=list)


async def sorted_by_kind(sources: Iterable[ByteSource], job: Job) -> Chosen:
    """What each of the chosen files is, by its first bytes."""
    chosen = Chosen()
    for source in sources:
        job.still_wanted()
        try:
            kind = await _zip_kind(source)
        except InspectorError as error:
            chosen.unreadable.append((source, error))
        else:
            if kind is None:
                chosen.loose.append(source)
            else:
                chosen.zips.append((source, kind))
    return chosen


async def _zip_kind(source: ByteSource) -> str | None:
    """What kind of zip a chosen file is, by its bytes or only by its name; None where it is none."""
    head = await source.read(0, HEAD)
    is_one = is_zip(head) or (source.name.lower().endswith(".zip") and head[128:PREAMBLE] != b"DICM")
    return other_kind(source.name, head, source.size) if is_one else None


def bundle_name(sources: list[ByteSource]) -> str:
    """What loose files are called together: the one, the folder they are all in, or how many they are."""
    folders = {source.name.split("/")[0] if "/" in source.name else "" for source in sources}
    if len(sources) == 1:
        return sources[0].name
    return folders.pop() if len(folders) == 1 and "" not in folders else f"{len(sources):,} files"
