"""Headers that the lockstep scanner declines, walked one at a time, reading on as far as each goes."""

from ..archive.span_reader import MemberPrefix, ensure
from ..base.errors import HeaderUnreadable, InspectorError
from ..base.finding import found
from ..base.pauses import Pauses
from .header_scan import AT_STOP, DECLINED, SHORT
from .header_walk import HeaderWalk
from .lanes import MAX_HEADER, META_TAGS, PIXEL_DATA, Lane, inflate_data_set, reset, settle_encoding, take_meta
from .table_needs import WANTED

MARGIN = 512
STRIDE = 10_000  # elements between two pauses
BYTES_OF_ELEMENT = 200  # that one counts as in a pause's terms
_MEASURELESS = 1 << 62


class _NotMeta:
    """All tags that are none of File Meta Information."""

    def __contains__(self, tag: object) -> bool:
        return isinstance(tag, int) and tag >> 16 != 2


async def walk_header(lane: Lane, pauses: Pauses) -> tuple[HeaderWalk, int]:
    """Follow a lane's header to Pixel Data or its end; the walk and its status: COMPLETE, AT_STOP, or SHORT where a limit ended it.

    Fills in the lane as `find_data_sets` does.

    Raises
    ------
    HeaderUnreadable
        It cannot be followed.
    """
    size = lane.prefix.member.size
    reset(lane)
    meta = HeaderWalk(lane.form.start, size, True, True, frozenset(META_TAGS.tolist()), _NotMeta(), keep_first=True)
    if lane.form.has_meta:
        await _follow(meta, lane, pauses)
        take_meta(lane, meta.found, meta.position)
    await _more(lane, lane.start + 8, pauses)
    settle_encoding(lane)
    wanted = frozenset(WANTED.tolist())
    walk = HeaderWalk(lane.start, _MEASURELESS if lane.deflated else size, lane.explicit, lane.little_endian, wanted, PIXEL_DATA)
    status = await _follow(walk, lane, pauses)
    if walk.position == lane.start and status != AT_STOP:
        raise _unreadable(lane, "no data set after File Meta Information")
    if status == DECLINED:
        raise _unreadable(lane, f"what stands at byte {walk.position:,} is no element")
    if status == SHORT and not walk.is_spent and (lane.ended or walk.position > walk.size):
        raise _cut(lane, walk.position)
    odd, patches = meta.odd | walk.odd, meta.patches | ({} if lane.deflated else walk.patches)
    lane.notes += tuple(found(code, path=f"{tag:08X}", tag=f"({tag >> 16:04X},{tag & 0xFFFF:04X})") for tag, code in odd.items())
    lane.patches = tuple(patches.items())
    return walk, status


async def _follow(walk: HeaderWalk, lane: Lane, pauses: Pauses) -> int:
    """Walk on with more and more bytes, as far as a limit; the status."""
    while True:
        ended, before = lane.ended, walk.elements
        status = walk.follow(lane.data, ended, before + STRIDE)
        await pauses.spend((walk.elements - before) * BYTES_OF_ELEMENT)
        if status == SHORT and walk.elements == before + STRIDE and not walk.is_spent:
            continue
        beyond = walk.position > min(walk.size, MAX_HEADER) or len(lane.data) >= MAX_HEADER
        if status != SHORT or ended or beyond or walk.is_spent:
            return status
        await _more(lane, max(walk.position + MARGIN, 4 * len(lane.data)), pauses)


async def _more(lane: Lane, size: int, pauses: Pauses) -> None:
    """Have `size` bytes of a lane's data, or all that can be had."""
    size = min(size, MAX_HEADER)
    if not lane.deflated:
        await _lengthen(lane, size, pauses)
        lane.data = lane.prefix.data
        return
    inflate_data_set(lane, size)
    while len(lane.data) < size and not lane.ended and len(lane.prefix.data) < MAX_HEADER:
        await _lengthen(lane, min(4 * len(lane.prefix.data), MAX_HEADER), pauses)
        inflate_data_set(lane, size)


async def _lengthen(lane: Lane, size: int, pauses: Pauses) -> None:
    """A longer prefix for this walk alone: the one that came may be kept with those of many others, where the longer one has no room."""
    if len(lane.prefix.data) < size and not lane.prefix.whole and not lane.prefix.error:
        lane.prefix = MemberPrefix(lane.prefix.member)
        await ensure(lane.prefix, size, pauses)
        lane.prefix.release()


def _unreadable(lane: Lane, reason: str) -> InspectorError:
    return lane.prefix.error or HeaderUnreadable(f"The header of “{lane.prefix.member.name}” cannot be read: {reason}.")


def _cut(lane: Lane, needed: int) -> InspectorError:
    member = lane.prefix.member
    reason = f"The header of “{member.name}” is cut: it goes on past the {member.size:,} bytes that are there."
    return lane.prefix.error or HeaderUnreadable(reason, f"the next element would be at byte {needed:,}")
