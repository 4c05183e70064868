"""One entry of an archive, or a file outside any."""

from dataclasses import dataclass

from ..base.errors import InspectorError
from ..base.finding import Finding
from .byte_source import ByteSource
from .zip_records import STORED


@dataclass(slots=True)
class Member:
    """One entry: where its bytes are in `source` and what the archive declares of them.

    `header_offset` is that of the local header; a file that was not in an archive `is_loose` and has none (its bytes are the whole source).
    `crc` is None where nothing is declared to hold the bytes against; then `size` is counted or guessed.
    `defect` is why its bytes cannot be read, known from the directory alone; `notes` are oddities that hinder nothing.
    """

    name: str
    source: ByteSource
    header_offset: int
    method: int
    encrypted: bool
    compressed_size: int
    size: int
    crc: int | None
    defect: InspectorError | None = None
    notes: tuple[Finding, ...] = ()
    is_loose: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether the entry is a folder: its name ends in a slash (APPNOTE 4.3.8)."""
        return self.name.endswith("/")


def loose_file(source: ByteSource) -> Member:
    """A file outside any archive, as a member of its own."""
    return Member(source.name, source, 0, STORED, False, source.size, source.size, None, is_loose=True)
