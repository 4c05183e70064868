"""What is in files that are no DICOM: their words, and where pictures come from. Read once, to their ends, beside every element."""

import codecs
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from ..archive.inflate import member_chunks
from ..archive.member import Member
from ..base.errors import InspectorError
from ..base.pauses import Pauses
from ..index.hierarchy import Index
from ..scan.entries import Entry
from . import patterns
from .picture_origin import Origin, origin_of
from .text_in_bytes import readable_runs

_NOTHING = Origin()
MOST_LOOKED_INTO = 1 << 20  # bytes of one file; the rest is held against its checksum only
MOST_KEPT = 64 << 20  # characters of all texts
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class OtherFile:
    """One of them.

    Attributes
    ----------
    text : str
        The words of its beginning, whatever it is: an identifier is found in a program too. "" where they were left out.
    origin : Origin
        What it tells of its origin, if it is a picture.
    is_whole : bool
        Whether all of it was looked into.
    seeming : frozenset of str
        Which of `patterns.TOLD` it seems to tell of somebody, if it is a text.
    is_left_out : bool
        Whether its words had no place beside those of the others.
    error : InspectorError or None
        Why it could not be read, or what is wrong with it.
    """

    text: str
    origin: Origin = _NOTHING
    is_whole: bool = True
    seeming: frozenset[str] = frozenset()
    is_left_out: bool = False
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
        """Read what is left, small ones first: if there is too much of it, as few files as can be are left out.

        Raises
        ------
        Cancelled
            As `pauses` asks; what was read until then stays.
        """
        for entry in sorted(self.left(), key=lambda entry: entry.member.size):
            pauses.working_on(entry.member.name)
            await pauses.spend()
            head, error = await _beginning(entry.member, pauses)
            if entry.key not in self.by_key:  # else another run has read it meanwhile
                self.by_key[entry.key] = self._looked_into(entry, head, error)

    def texts(self) -> Iterator[tuple[int, str]]:
        """The text of each, by its entry's key."""
        return ((key, file.text) for key, file in self.by_key.items() if file.text)

    def _looked_into(self, entry: Entry, head: bytes, error: InspectorError | None) -> OtherFile:
        text = words_of(head)
        is_left_out = self._kept + len(text) > MOST_KEPT
        self._kept += 0 if is_left_out else len(text)
        origin = origin_of(head) if entry.kind.endswith("picture") else _NOTHING
        is_whole = len(head) == entry.member.size and not is_left_out
        seeming = patterns.kinds_in(text) if is_text(entry.kind) else frozenset[str]()
        return OtherFile("" if is_left_out else text, origin, is_whole, seeming, is_left_out, error)


def is_text(kind: str) -> bool:
    """Whether files of this kind are written for people, in words that can be read as they are."""
    return kind in ("text", "HTML page") or kind.endswith(" text")


async def _beginning(member: Member, pauses: Pauses) -> tuple[bytes, InspectorError | None]:
    """As much of a file as is looked into, and what is wrong with it anywhere; where no checksum is declared, the rest is not read."""
    head = bytearray()
    with closing(member_chunks(member)) as chunks:
        while True:
            try:
                chunk = next(chunks, b"")
            except InspectorError as error:
                return bytes(head), error
            head += chunk[: MOST_LOOKED_INTO - len(head)]
            if not chunk or (member.crc is None and len(head) == MOST_LOOKED_INTO):
                return bytes(head), None
            await pauses.spend(len(chunk))


def words_of(data: bytes) -> str:
    """Bytes as text where they are text; of others, which have zeros, what is readable in them, line by line."""
    if b"\0" in data and not data.startswith(tuple(_MARKS)):
        return "\n".join(run.decode(errors="replace") for run in readable_runs(data))
    return text_of(data)


def text_of(data: bytes) -> str:
    """Bytes as text: by their mark, as UTF-8 where that fits, else byte by byte."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1")
