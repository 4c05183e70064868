"""Zip archives -> members, by the central directory; what that does not tell is salvaged. Knows no DICOM.

Layout and field names: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5. `zipfile` is not used for this: it makes an object of half a kilobyte
for every entry, gives up on the first oddity, and cannot read what is left of a truncated archive.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..base.errors import ArchiveDamaged, ArchiveTruncated, InspectorError, LimitExceeded, MemberDamaged, NotAnArchive
from ..base.pauses import ITEM, Pauses
from .byte_source import ByteSource
from .end_record import EndRecord, find_end_record
from .member import Member
from .name_notes import note_names
from .salvage import walk_local_headers
from .window import Window
from .zip_records import (
    CENTRAL_HEADER,
    CENTRAL_SIGNATURE,
    DESCRIPTOR_SIGNATURE,
    LOCAL_HEADER,
    LOCAL_SIGNATURE,
    decoded_name,
    is_encrypted,
    is_zip,
    sizes_64,
)

MAX_ENTRIES = 500_000  # of all archives that are opened together
MAX_DIRECTORY_BYTES = 256 << 20
MAX_DECLARED_BYTES = 1 << 40  # of one member when inflated
MOST_OUTSIDE = 64 << 10  # bytes of what belongs to no member, on either side
PIECE = 512 << 10  # of a directory, read at a time


@dataclass(slots=True)
class Directory:
    """What one archive has.

    members : in the order of its directory
    comments : its own and those of its members, each once
    outside : the beginnings of what is before its first member and behind its end, where that is more than zeros
    problem : what is wrong with the archive as a whole
    """

    members: list[Member]
    comments: list[str] = field(default_factory=list)
    outside: list[bytes] = field(default_factory=list)
    problem: InspectorError | None = None


async def read_directory(source: ByteSource, still_wanted: Callable[[], None] = lambda: None, most: int = MAX_ENTRIES) -> Directory:
    """The members of a zip; from the local headers where the central directory is missing or damaged.

    Parameters
    ----------
    source : ByteSource
        The whole archive.
    still_wanted : callable
        Called now and then during long work; raises `Cancelled` to end it.
    most : int
        How many members are taken; that there are more is the directory's problem.

    Raises
    ------
    NotAnArchive
        Neither a directory nor a local header is there.
    SourceChanged
        The file is not what it was when it was chosen.
    """
    pauses = Pauses(still_wanted)
    try:
        directory = await _read_central_directory(source, pauses, most)
    except (ArchiveTruncated, ArchiveDamaged) as problem:
        directory = Directory([], problem=problem)
    if isinstance(directory.problem, ArchiveTruncated | ArchiveDamaged):
        await _salvage(source, directory, pauses, most)
    await _mark_defects(source, directory.members, pauses)
    await note_names(directory.members, pauses)
    return directory


async def _salvage(source: ByteSource, directory: Directory, pauses: Pauses, most: int) -> None:
    """Add the members that the directory does not name, and find those again that it names but leads astray to."""
    problem, named = directory.problem, {member.name: member for member in directory.members}
    known = {member.header_offset: member.compressed_size for member in directory.members}
    found = 0
    async for member in walk_local_headers(source, known, pauses):
        await pauses.spend()
        astray = named.get(member.name)
        if astray is not None and await source.read(astray.header_offset, astray.header_offset + 4) != LOCAL_SIGNATURE:
            astray.header_offset = member.header_offset
        elif len(directory.members) < most:
            directory.members.append(member)
            found += 1
        else:
            directory.problem = _too_many(source, most)
            return
    if not directory.members:
        if problem is not None and is_zip(await source.read(0, 4)):
            raise problem
        raise NotAnArchive(f"“{source.name}” is not a zip archive.")
    if problem is not None:
        problem.message += f" {found:,} {'entry was' if found == 1 else 'entries were'} found without it."


async def _read_central_directory(source: ByteSource, pauses: Pauses, most: int) -> Directory:
    end = await find_end_record(source)
    start = await _directory_start(source, end)
    shift = start - end.directory_offset  # bytes put before the archive, as in self-extracting ones
    directory, comments = Directory([]), dict.fromkeys([end.comment])
    members, carried, stop = directory.members, b"", min(end.position, start + MAX_DIRECTORY_BYTES)
    for at in range(start, stop, PIECE):
        data = carried + await source.read(at, min(at + PIECE, stop))
        used = _parse_records(source, data, shift, members, comments, most)
        carried = data[used:]
        await pauses.spend(ITEM * used // CENTRAL_HEADER.size)
        if len(members) == most or not (carried.startswith(CENTRAL_SIGNATURE) or len(carried) < CENTRAL_HEADER.size):
            break
    if await _needs_no_shift(source, members, shift):
        for member in members:
            member.header_offset -= shift
        shift = 0
    directory.comments = [decoded_name(comment, 0) for comment in comments if comment]
    if carried.startswith(CENTRAL_SIGNATURE) and (len(members) == most or stop < end.position):
        directory.problem = _too_many(source, len(members))
    elif len(members) & 0xFFFF != end.entries & 0xFFFF:
        message = f"“{source.name}” has a damaged central directory: {len(members):,} of {end.entries:,} entries could be followed in it."
        directory.problem = ArchiveDamaged(message)
    elif await source.read(0, 4) == LOCAL_SIGNATURE and all(member.header_offset for member in members):
        directory.problem = ArchiveDamaged(f"“{source.name}” begins with an entry that its central directory does not name.")
        if shift:  # then the directory is that of an archive within, the last thing in this one
            raise directory.problem
    else:
        directory.outside = await _outside(source, min((member.header_offset for member in members), default=start), end.end)
    return directory


async def _outside(source: ByteSource, start: int, end: int) -> list[bytes]:
    """What is before the first member and behind the end record, without the mark of an archive that was to be split (APPNOTE 8.5.3)."""
    before = (await source.read(0, min(max(start, 0), MOST_OUTSIDE))).removeprefix(b"PK00").removeprefix(DESCRIPTOR_SIGNATURE)
    behind = await source.read(end, min(source.size, end + MOST_OUTSIDE))
    return [some for some in (before, behind) if any(some)]


def _too_many(source: ByteSource, taken: int) -> LimitExceeded:
    return LimitExceeded(f"“{source.name}” holds more entries than are read: only the first {taken:,} are listed.")


async def _directory_start(source: ByteSource, end: EndRecord) -> int:
    """Where the directory begins: right before its end record, or where that says."""
    start = end.position - end.directory_size
    if end.entries and not (start >= 0 and (await source.read(start, start + 4)) == CENTRAL_SIGNATURE):
        start = end.directory_offset
        if (await source.read(start, start + 4)) != CENTRAL_SIGNATURE:
            raise ArchiveDamaged(f"“{source.name}” has a damaged central directory: it is not where the archive says.")
    return max(start, 0)


async def _needs_no_shift(source: ByteSource, members: list[Member], shift: int) -> bool:
    """Whether it is the directory's own place that is stated wrongly, not those of the members."""
    if not shift or not members:
        return False
    shifted = members[0].header_offset
    return [await source.read(at, at + 4) == LOCAL_SIGNATURE for at in (shifted, shifted - shift)] == [False, True]


def _parse_records(source: ByteSource, data: bytes, shift: int, members: list[Member], comments: dict[bytes, None], most: int) -> int:
    """Add the members whose records are whole in `data`; how many bytes they take."""
    at = 0
    while at + CENTRAL_HEADER.size <= len(data) and data.startswith(CENTRAL_SIGNATURE, at) and len(members) < most:
        (_, _, _, flags, method, _, _, crc, compressed_size, size, name_length, extra_length, comment_length, _, _, _, offset) = (
            CENTRAL_HEADER.unpack_from(data, at)
        )
        name_at = at + CENTRAL_HEADER.size
        extra_at = name_at + name_length
        end = extra_at + extra_length + comment_length
        if end > len(data):
            break
        at = end
        comments[data[end - comment_length : end]] = None
        extra = data[extra_at : extra_at + extra_length]
        size, compressed_size, offset = sizes_64(extra, size, compressed_size, offset)
        name = decoded_name(data[name_at:extra_at], flags, extra)
        members.append(Member(name, source, offset + shift, method, is_encrypted(flags, method), compressed_size, size, crc))
    return at


async def _mark_defects(source: ByteSource, members: list[Member], pauses: Pauses) -> None:
    """Members that lie outside the archive, or whose data run into the next one's: no writer makes those, zip bombs do (CVE-2019-9674)."""
    window, previous = Window(source, pauses), None
    for member in sorted(members, key=lambda member: member.header_offset):
        await pauses.spend()
        if member.size > MAX_DECLARED_BYTES:
            member.defect = MemberDamaged(f"“{member.name}” declares a size that no file has.", f"{member.size:,} bytes")
            member.size = 0  # nothing is known, and sums must stay numbers that JavaScript has
        end = member.header_offset + LOCAL_HEADER.size + member.compressed_size
        if not 0 <= member.header_offset <= source.size - LOCAL_HEADER.size:
            member.defect = MemberDamaged(f"“{member.name}” lies outside the archive, by what its directory says.", f"byte {member.header_offset:,}")
            continue
        if end > source.size:
            member.defect = ArchiveTruncated(f"“{member.name}” runs past the end of the archive.")
        if previous is not None and previous.header_offset + LOCAL_HEADER.size + previous.compressed_size > member.header_offset:
            if await window.read(member.header_offset, 4) != LOCAL_SIGNATURE:  # then it is its place that is wrong, not the other's length
                member.defect = MemberDamaged(f"“{member.name}” has no local header where the archive's directory says.")
                continue
            previous.defect = MemberDamaged(f"“{previous.name}” overlaps the next entry, “{member.name}”.")
        previous = member
