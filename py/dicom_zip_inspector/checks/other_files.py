"""What is in files that are no DICOM: their words, and where pictures come from. Read once, beside every element."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from ..archive.member_file import MemberFile
from ..base.errors import InspectorError
from ..base.pauses import ITEM, Pauses
from ..index.hierarchy import Index
from ..scan.entries import Entry
from .picture_origin import Origin, origin_of

_NOTHING = Origin()
MOST_READ = 1 << 20  # bytes of one file
MOST_KEPT = 64 << 20  # bytes of all texts
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class OtherFile:
    """One of them.

    Attributes
    ----------
    text : str
        Its beginning as text, whatever it is: an identifier is found in a program too.
    origin : Origin
        What it tells of its origin, if it is a picture.
    is_whole : bool
        Whether all of it was read.
    error : InspectorError or None
        Why it could not be.
    """

    text: str
    origin: Origin = _NOTHING
    is_whole: bool = True
    error: InspectorError | None = None


class OtherFiles:
    """Those of an index, as far as they were read.

    Parameters
    ----------
    index : Index
        It may grow meanwhile.
    """

    def __init__(self, index: Index):
        self._index, self._kept = index, 0
        self.by_key: dict[int, OtherFile] = {}

    def left(self) -> list[Entry]:
        """Those that were not read yet."""
        return [entry for key, entry in self._index.entries.items() if entry.entry_class == "not_dicom" and key not in self.by_key]

    async def read(self, pauses: Pauses) -> None:
        """Read what is left.

        Raises
        ------
        Cancelled
            As `pauses` asks; what was read until then stays.
        """
        for entry in self.left():
            if entry.key in self.by_key:  # another run has read it meanwhile
                continue
            pauses.working_on(entry.member.name)
            self.by_key[entry.key] = self._read(entry)
            await pauses.spend(ITEM + min(entry.member.size, MOST_READ))

    def texts(self) -> Iterator[tuple[int, str]]:
        """The text of each, by its entry's key."""
        return ((key, file.text) for key, file in self.by_key.items() if file.text)

    def _read(self, entry: Entry) -> OtherFile:
        try:
            data = MemberFile(entry.member).read(MOST_READ)
        except InspectorError as error:
            return OtherFile("", is_whole=False, error=error)
        origin = origin_of(data) if entry.kind.endswith("picture") else _NOTHING
        is_whole = len(data) == entry.member.size and self._kept + len(data) <= MOST_KEPT
        self._kept += len(data) if is_whole else 0
        return OtherFile(text_of(data) if self._kept <= MOST_KEPT else "", origin, is_whole)


def text_of(data: bytes) -> str:
    """Bytes as text: by their mark, as UTF-8 where that fits, else byte by byte."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1")
