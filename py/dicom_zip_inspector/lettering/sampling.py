"""Which frames of a series are looked at for text when not all of them are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..base.transfer_syntax import is_video
from ..index.series import Series
from ..scan.attributes import InstanceHeader

EVERY = 20  # one in so many
MOST_OF_ONE = 200_000  # frames of an instance that are known of here

FrameAddress = tuple[int, int]  # instance key, index of the frame in it


def frame_count(header: InstanceHeader) -> int:
    """How many frames of an instance can be looked at: of a video none."""
    return 0 if is_video(header.transfer_syntax_uid or "") else min(header.frames, MOST_OF_ONE)


def frames_of(headers: Iterable[InstanceHeader]) -> Iterator[FrameAddress]:
    """Every frame of some instances, one after the other."""
    return ((header.entry_key, index) for header in headers for index in range(frame_count(header)))


def all_frames(series: Series) -> Iterator[FrameAddress]:
    """Every frame of a series."""
    return frames_of(series.instances)


def sampled(series: Series) -> Iterator[FrameAddress]:
    """The first, the middle and the last frame, and one in `EVERY`, of what is alike in a series: a capture among slices is no slice."""
    alike: defaultdict[tuple[int | None, int | None, str | None], list[InstanceHeader]] = defaultdict(list)
    for header in series.instances:
        alike[header.rows, header.columns, header.image_type].append(header)
    for headers in alike.values():
        yield from _sampled(sorted(headers, key=lambda header: (header.instance_number is None, header.instance_number or 0)))


def _sampled(headers: list[InstanceHeader]) -> Iterator[FrameAddress]:
    count, first = sum(map(frame_count, headers)), 0
    ends = {count // 2, count - 1}
    for header in headers:
        stop = first + frame_count(header)
        own = {*range(-first % EVERY, stop - first, EVERY), *(place - first for place in ends if first <= place < stop)}
        yield from ((header.entry_key, index) for index in sorted(own))
        first = stop
