"""Where an archive's central directory is: the records at its end (APPNOTE 4.3.14 to 4.3.16)."""

from dataclasses import dataclass

from ..base.errors import ArchiveDamaged, ArchiveTruncated
from .byte_source import ByteSource
from .zip_records import (
    END_64_SIGNATURE,
    END_LOCATOR_64,
    END_RECORD,
    END_RECORD_64,
    END_SIGNATURE,
    IN_EXTRA_64,
    LOCATOR_64_SIGNATURE,
    MAX_FIELD,
)  # fmt: skip


@dataclass(slots=True)
class EndRecord:
    """What it declares, and its own `position`: the directory ends there; and where the archive ends, with the comment."""

    entries: int
    directory_size: int
    directory_offset: int
    position: int
    end: int
    comment: bytes = b""


async def find_end_record(source: ByteSource) -> EndRecord:
    """The end record of a zip, of Zip64 where there is one.

    Raises
    ------
    ArchiveTruncated
        There is none.
    ArchiveDamaged
        It is one part of a split archive, or what it needs of Zip64 is not there.
    """
    tail_start = max(0, source.size - END_RECORD.size - MAX_FIELD - END_LOCATOR_64.size)
    tail = await source.read(tail_start, source.size)
    at = _last_record(tail)
    if at < 0:
        raise ArchiveTruncated(f"“{source.name}” ends before its central directory: it was cut off.")
    _, disk, _, _, entries, size, offset, comment_length = END_RECORD.unpack_from(tail, at)
    if disk not in (0, 0xFFFF):
        raise ArchiveDamaged(f"“{source.name}” is one part of a split archive; the other parts are missing.")
    comment = tail[at + END_RECORD.size :][:comment_length]
    record = EndRecord(entries, size, offset, tail_start + at, tail_start + at + END_RECORD.size + len(comment), comment)
    return await _record_64(source, record, tail[:at][-END_LOCATOR_64.size :]) or record


def _last_record(tail: bytes) -> int:
    """Where the end record is: the last that its comment fits behind exactly, so that none within a comment is taken; else the last."""
    last = at = tail.rfind(END_SIGNATURE, 0, max(len(tail) - END_RECORD.size + len(END_SIGNATURE), 0))
    while at >= 0:
        if at + END_RECORD.size + END_RECORD.unpack_from(tail, at)[-1] == len(tail):
            return at
        at = tail.rfind(END_SIGNATURE, 0, at)
    return last


async def _record_64(source: ByteSource, record: EndRecord, before: bytes) -> EndRecord | None:
    if len(before) < END_LOCATOR_64.size or not before.startswith(LOCATOR_64_SIGNATURE):
        return None
    stated = END_LOCATOR_64.unpack(before)[2]
    adjacent = record.position - END_LOCATOR_64.size - END_RECORD_64.size  # where it is if bytes were put before the archive
    for position in (stated, adjacent):
        data = await source.read(position, position + END_RECORD_64.size)
        if position >= 0 and len(data) == END_RECORD_64.size and data.startswith(END_64_SIGNATURE):
            *_, entries, size, offset = END_RECORD_64.unpack(data)
            return EndRecord(entries, size, offset, position, record.end, record.comment)
    if IN_EXTRA_64 in (record.directory_size, record.directory_offset) or record.entries == MAX_FIELD:
        raise ArchiveDamaged(f"“{source.name}” has a damaged Zip64 end record.")
    return None
