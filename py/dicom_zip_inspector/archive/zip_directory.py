"""Zip archives -> members: the central directory, and what can be saved where it is missing. Knows no DICOM.

Layout and field names: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5. `zipfile` is not used for this: it makes an object of half a kilobyte
for every entry, gives up on the first oddity, and cannot read what is left of a truncated archive.
"""

import asyncio
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..base.errors import ArchiveDamaged, ArchiveTruncated, InspectorError, LimitExceeded, MemberDamaged, NotAnArchive
from .byte_source import ByteSource

STORED, DEFLATED = 0, 8
MAX_ENTRIES = 500_000
MAX_DIRECTORY_BYTES = 512 << 20

LOCAL_HEADER = struct.Struct("<4s5H3L2H")
CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
END_RECORD = struct.Struct("<4s4H2LH")
END_LOCATOR_64 = struct.Struct("<4sLQL")
END_RECORD_64 = struct.Struct("<4sQ2H2L4Q")

LOCAL_SIGNATURE, CENTRAL_SIGNATURE, DESCRIPTOR_SIGNATURE = b"PK\x03\x04", b"PK\x01\x02", b"PK\x07\x08"
END_SIGNATURE, END_64_SIGNATURE, LOCATOR_64_SIGNATURE = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"

FLAG_ENCRYPTED, FLAG_DESCRIPTOR, FLAG_UTF8 = 0x1, 0x8, 0x800
IN_EXTRA_64 = 0xFFFFFFFF
MAX_COMMENT = 0xFFFF
WALK_BLOCK = 1 << 20


@dataclass(slots=True)
class Member:
    """One entry: where its bytes are in `source` and what the archive declares of them.

    `header_offset` is that of the local header, None for a file that was not in an archive (its bytes are the whole source).
    `defect` is why its bytes cannot be read, known from the directory alone; `notes` are oddities that hinder nothing.
    """

    name: str
    source: ByteSource
    header_offset: int | None
    method: int
    encrypted: bool
    compressed_size: int
    size: int
    crc: int | None
    defect: InspectorError | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Whether the entry is a folder: its name ends in a slash (APPNOTE 4.3.8)."""
        return self.name.endswith("/")


@dataclass(slots=True)
class Directory:
    """The members of one archive in the order of its directory, its comment, and what is wrong with the archive as a whole."""

    members: list[Member]
    comment: str = ""
    problem: InspectorError | None = None


def loose_file(source: ByteSource) -> Member:
    """A file outside any archive, as a member of its own."""
    return Member(source.name, source, None, STORED, False, source.size, source.size, None)


def is_zip(head: bytes) -> bool:
    """Whether content that begins with `head` (4 bytes) is a zip: a local header, or an empty archive's end record."""
    return head[:4] in (LOCAL_SIGNATURE, END_SIGNATURE)


async def read_directory(source: ByteSource, still_wanted: Callable[[], None] = lambda: None) -> Directory:
    """The members of a zip; from the local headers where the central directory is missing or damaged.

    Parameters
    ----------
    source : ByteSource
        The whole archive.
    still_wanted : callable
        Called now and then during long work; raises `Cancelled` to end it.

    Raises
    ------
    NotAnArchive
        Neither a directory nor a local header is there.
    LimitExceeded
        More than `MAX_ENTRIES` entries.
    """
    try:
        directory = await _read_central_directory(source)
    except (ArchiveTruncated, ArchiveDamaged) as problem:
        members = [member async for member in _walk_local_headers(source, still_wanted)]
        if not members:
            raise problem if is_zip(await source.read(0, 4)) else NotAnArchive(f"“{source.name}” is not a zip archive.") from None
        problem.message += f" {len(members)} entries were found without it."
        directory = Directory(members, problem=problem)
    _mark_overlaps(directory.members)
    _note_names(directory.members)
    return directory


@dataclass(slots=True)
class _EndRecord:
    """Where the central directory is: PS APPNOTE 4.3.16, 4.3.14."""

    entries: int
    directory_size: int
    directory_offset: int
    position: int
    comment: bytes = field(default=b"")


async def _read_central_directory(source: ByteSource) -> Directory:
    end = await _find_end_record(source)
    if end.entries > MAX_ENTRIES or end.directory_size > MAX_DIRECTORY_BYTES:
        raise LimitExceeded(f"“{source.name}” declares {end.entries:,} entries; at most {MAX_ENTRIES:,} are read.")
    start = end.position - end.directory_size
    if start < 0:
        raise ArchiveDamaged(f"“{source.name}” has a damaged central directory: it is larger than the file.")
    data = await source.read(start, end.position)
    shift = start - end.directory_offset  # bytes put before the archive, as in self-extracting ones
    members = list(_parse_central_directory(source, data, shift))
    if len(members) & 0xFFFF != end.entries & 0xFFFF:
        raise ArchiveDamaged(f"“{source.name}” has a damaged central directory.", f"{len(members)} of {end.entries} entries could be followed")
    return Directory(members, _decode_name(end.comment, 0))


async def _find_end_record(source: ByteSource) -> _EndRecord:
    tail_start = max(0, source.size - END_RECORD.size - MAX_COMMENT - END_LOCATOR_64.size)
    tail = await source.read(tail_start, source.size)
    at = tail.rfind(END_SIGNATURE)
    if at < 0 or at + END_RECORD.size > len(tail):
        raise ArchiveTruncated(f"“{source.name}” ends before its central directory: it was cut off.")
    _, disk, _, _, entries, size, offset, comment_length = END_RECORD.unpack_from(tail, at)
    if disk not in (0, 0xFFFF):
        raise ArchiveDamaged(f"“{source.name}” is one part of a split archive; the other parts are missing.")
    comment = tail[at + END_RECORD.size :][:comment_length]
    located = await _find_end_record_64(source, tail[:at][-END_LOCATOR_64.size :])
    return located or _EndRecord(entries, size, offset, tail_start + at, comment)


async def _find_end_record_64(source: ByteSource, before_end: bytes) -> _EndRecord | None:
    if len(before_end) < END_LOCATOR_64.size or not before_end.startswith(LOCATOR_64_SIGNATURE):
        return None
    position = END_LOCATOR_64.unpack(before_end)[2]
    record = await source.read(position, position + END_RECORD_64.size)
    if len(record) < END_RECORD_64.size or not record.startswith(END_64_SIGNATURE):
        raise ArchiveDamaged(f"“{source.name}” has a damaged Zip64 end record.")
    *_, entries, size, offset = END_RECORD_64.unpack(record)
    return _EndRecord(entries, size, offset, position)


def _parse_central_directory(source: ByteSource, data: bytes, shift: int) -> Iterator[Member]:
    at = 0
    while at + CENTRAL_HEADER.size <= len(data) and data.startswith(CENTRAL_SIGNATURE, at):
        (_, _, _, flags, method, _, _, crc, compressed_size, size, name_length, extra_length, comment_length, _, _, _, offset) = (
            CENTRAL_HEADER.unpack_from(data, at)
        )
        at += CENTRAL_HEADER.size
        raw_name, extra = data[at : at + name_length], data[at + name_length : at + name_length + extra_length]
        at += name_length + extra_length + comment_length
        if IN_EXTRA_64 in (size, compressed_size, offset):
            size, compressed_size, offset = _sizes_64(extra, size, compressed_size, offset)
        name = _unicode_path(extra, raw_name) or _decode_name(raw_name, flags)
        yield Member(name, source, offset + shift, method, bool(flags & FLAG_ENCRYPTED), compressed_size, size, crc)


def _extra_field(extra: bytes, wanted: int) -> bytes:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == wanted:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return b""


def _sizes_64(extra: bytes, *sizes: int) -> list[int]:
    """The sizes that are 0xFFFFFFFF, from the Zip64 extra field, in its fixed order (APPNOTE 4.5.3)."""
    data, at, found = _extra_field(extra, 0x0001), 0, []
    for size in sizes:
        if size == IN_EXTRA_64 and at + 8 <= len(data):
            size = struct.unpack_from("<Q", data, at)[0]
            at += 8
        found.append(size)
    return found


def _unicode_path(extra: bytes, raw_name: bytes) -> str | None:
    """The Info-ZIP Unicode Path (APPNOTE 4.6.9), valid only while its checksum is that of the name."""
    data = _extra_field(extra, 0x7075)
    if len(data) > 5 and data[0] == 1 and struct.unpack_from("<L", data, 1)[0] == zlib.crc32(raw_name):
        return data[5:].decode("utf-8", "replace")
    return None


def _decode_name(raw: bytes, flags: int) -> str:
    """UTF-8 where it is flagged or simply is UTF-8 (many writers forget the flag), else code page 437 (APPNOTE appendix D)."""
    if flags & FLAG_UTF8:
        return raw.decode("utf-8", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


async def _walk_local_headers(source: ByteSource, still_wanted: Callable[[], None]):
    """Members by their local headers, one after the other from the start: for archives that lost their directory."""
    with source.open() as file:
        at = 0
        while True:
            still_wanted()
            file.seek(at)
            raw = file.read(LOCAL_HEADER.size)
            if len(raw) < LOCAL_HEADER.size or not raw.startswith(LOCAL_SIGNATURE):
                return
            _, _, flags, method, _, _, crc, compressed_size, size, name_length, extra_length = LOCAL_HEADER.unpack(raw)
            names = file.read(name_length + extra_length)
            if IN_EXTRA_64 in (size, compressed_size):
                size, compressed_size = _sizes_64(names[name_length:], size, compressed_size)
            member = Member(_decode_name(names[:name_length], flags), source, at, method, bool(flags & FLAG_ENCRYPTED), compressed_size, size, crc)
            data_at = at + LOCAL_HEADER.size + name_length + extra_length
            at = data_at + compressed_size
            if flags & FLAG_DESCRIPTOR and not compressed_size:
                at = _measure(member, file, data_at)
            member.compressed_size = min(member.compressed_size, source.size - data_at)
            yield member
            await asyncio.sleep(0)


def _measure(member: Member, file, data_at: int) -> int:
    """Find the sizes of a member whose header leaves them to the data descriptor; the position after that."""
    member.crc = None
    file.seek(data_at)
    if member.method == DEFLATED and not member.encrypted:
        inflater = zlib.decompressobj(-15)
        while not inflater.eof and (block := file.read(WALK_BLOCK)):
            while block:
                member.size += len(inflater.decompress(block, WALK_BLOCK))
                block = inflater.unconsumed_tail
        end = file.tell() - len(inflater.unused_data)
    else:
        end = _find_descriptor(file, data_at)
        member.size = end - data_at
    member.compressed_size = end - data_at
    file.seek(end)
    after = file.read(24)
    position = after.find(LOCAL_SIGNATURE)
    return end + max(position, 0)


def _find_descriptor(file, data_at: int) -> int:
    """Where the next data descriptor begins, or the file ends."""
    at, carried = data_at, b""
    while block := file.read(WALK_BLOCK):
        found = (carried + block).find(DESCRIPTOR_SIGNATURE)
        if found >= 0:
            return at - len(carried) + found
        carried, at = block[-3:], at + len(block)
    return at


def _mark_overlaps(members: list[Member]) -> None:
    """Members whose data run into the next one's: no writer makes them, zip bombs do (CVE-2019-9674)."""
    in_file_order = sorted((m for m in members if m.header_offset is not None), key=lambda m: m.header_offset)
    for member, following in zip(in_file_order, in_file_order[1:], strict=False):
        if member.header_offset + LOCAL_HEADER.size + member.compressed_size > following.header_offset:
            member.defect = MemberDamaged(f"“{member.name}” overlaps the next entry, “{following.name}”.")
    for member in in_file_order:
        if member.header_offset + LOCAL_HEADER.size + member.compressed_size > member.source.size and member.defect is None:
            member.defect = ArchiveTruncated(f"“{member.name}” runs past the end of the archive.")


def _note_names(members: list[Member]) -> None:
    """Names that could surprise whoever unpacks the archive: twice the same, absolute, or leading outside."""
    counts = Counter(m.name for m in members)
    for member in members:
        parts = member.name.replace("\\", "/").split("/")
        if counts[member.name] > 1:
            member.notes += (f"{counts[member.name]} entries have this name",)
        if ".." in parts or (not parts[0] and len(parts) > 1) or parts[0].endswith(":"):
            member.notes += ("The name leads outside the folder it is unpacked in",)
