"""UIDs that are there twice: one file twice, one UID for several pictures, here or in another archive, one instance in several series, one series
in several studies."""

from collections.abc import Iterator

from ..archive.member import Member
from ..archive.member_file import MemberFile
from ..base.errors import InspectorError
from ..base.finding import Finding, found
from ..index.findings import Held
from ..index.hierarchy import Index
from ..scan.attributes import TAG_OF
from ..scan.entries import Entry
from .ground import Ground

_PIECE = 1 << 20  # bytes that are compared at a time
_INSTANCE, _SERIES = TAG_OF["sop_instance_uid"], TAG_OF["series_instance_uid"]


def findings(ground: Ground) -> Iterator[Held]:
    """Those within one archive; of several archives, that they have other files under the same UID. That they have the same is no fault."""
    index = ground.index
    for doubled in index.instance_uids.doubled():
        header = index.entries[doubled[0]].header
        if header is None or not header.sop_instance_uid:
            continue
        by_archive: dict[int, list[int]] = {}
        for key in doubled:
            by_archive.setdefault(index.archive_of(key), []).append(key)
        for keys in by_archive.values():
            if len(keys) > 1:
                yield Held(_doubled(index, keys, header.sop_instance_uid), keys)
        if different := _unlike_first(index, list(by_archive.values())):
            yield Held(found("instance_elsewhere_differs", path=_INSTANCE, values=[header.sop_instance_uid]), different)
    for studies in index.series_uids.doubled():
        yield from _series(index, studies)


def _unlike_first(index: Index, by_archive: list[list[int]]) -> list[int]:
    """Entries of further archives that are none of those that the first one has, with these."""
    first, *others = by_archive
    known = [index.entries[key].member for key in first]
    different = [key for keys in others for key in keys if all(_are_unlike(index.entries[key].member, one) for one in known)]
    return [*first, *different] if different else []


def _are_unlike(one: Member, other: Member) -> bool:
    """Whether two files differ, by sizes and declared checksums: none is read."""
    return one.size != other.size or (one.crc is not None and other.crc is not None and one.crc != other.crc)


def _doubled(index: Index, keys: list[int], uid: str) -> Finding:
    if len({series.key for key in keys if (series := index.series_of(key))}) > 1:
        return found("instance_in_two_series", path=_INSTANCE, values=[uid])
    first, *others = (index.entries[key] for key in keys)
    code = "instance_doubled" if all(_is_copy(first, other) for other in others) else "instance_uid_shared"
    return found(code, path=_INSTANCE, values=[uid])


def _is_copy(one: Entry, other: Entry) -> bool:
    """Whether two files have the same bytes, by their checksums where an archive declares those."""
    if one.member.size != other.member.size:
        return False
    if one.member.crc is not None and other.member.crc is not None:
        return one.member.crc == other.member.crc
    try:
        return _have_same_bytes(MemberFile(one.member), MemberFile(other.member))
    except InspectorError:
        return False


def _have_same_bytes(one: MemberFile, other: MemberFile) -> bool:
    while (piece := one.read(_PIECE)) == other.read(_PIECE):
        if not piece:
            return True
    return False


def _series(index: Index, keys: list[int]) -> Iterator[Held]:
    """A Series Instance UID that several studies of one archive have."""
    by_archive: dict[int, list[int]] = {}
    for key in keys:
        if index.series[key].instances:
            by_archive.setdefault(index.series[key].archive_key, []).append(key)
    for several in by_archive.values():
        first = index.series[several[0]].instances[0]
        if len(several) > 1 and first.series_instance_uid:
            entries = [header.entry_key for key in several for header in index.series[key].instances]
            yield Held(found("series_in_two_studies", path=_SERIES, values=[first.series_instance_uid]), entries)
