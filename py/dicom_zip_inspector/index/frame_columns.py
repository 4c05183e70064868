"""Frames of a series as columns, made of what the index knows of its instances."""

import math
from dataclasses import dataclass

from ..scan.attributes import InstanceHeader

MOST_LISTED = 200_000  # frames of multi-frame instances of one series

TELLING = {  # attributes that tell volumes apart, the most telling first, with their words
    "image_type": "{}",
    "echo_time": "echo time {} ms",
    "echo_numbers": "echo {}",
    "diffusion_b_value": "b {} s/mm²",
    "temporal_position_identifier": "time point {}",
    "trigger_time": "trigger time {} ms",
    "frame_reference_time": "frame reference time {} ms",
    "acquisition_number": "acquisition {}",
    "acquisition_time": "acquired {}",
}


@dataclass(slots=True)
class FrameColumns:
    """Frames as columns: what the order is made from.

    addresses : (instance key, frame index); uids : SOP Instance UID and frame, None where absent; numbers : Instance Number
    orientations : six cosines or None; positions : three numbers or None; telling : by the names of `TELLING`, None where absent
    left_out : how many more there are
    """

    addresses: list[tuple[int, int]]
    uids: list[tuple | None]
    numbers: list[float]
    orientations: list[tuple[float, ...] | None]
    positions: list[tuple[float, ...] | None]
    telling: dict[str, list]
    left_out: int = 0

    def extend(self, others: "FrameColumns") -> None:
        """Take in more frames."""
        self.addresses += others.addresses
        self.uids += others.uids
        self.numbers += others.numbers
        self.orientations += others.orientations
        self.positions += others.positions
        for name in TELLING:
            self.telling[name] += others.telling[name]


class _HeaderColumns(dict):
    """Attributes of headers as columns, each made when it is first asked for: most series need none."""

    def __init__(self, headers: list[InstanceHeader]):
        super().__init__()
        self._headers = headers

    def __missing__(self, name: str) -> list:
        column = self[name] = [getattr(header, name) for header in self._headers]
        return column


def frames_of_headers(headers: list[InstanceHeader], read: dict[int, FrameColumns] | None = None) -> FrameColumns:
    """What the index knows of instances: of those with several frames, nothing but their number, unless they are among those `read`."""
    single = [header for header in headers if header.frames <= 1]
    frames = FrameColumns(
        [(header.entry_key, 0) for header in single],
        [(header.sop_instance_uid, 0) if header.sop_instance_uid else None for header in single],
        [_number(header) for header in single],
        [header.image_orientation_patient for header in single],
        [header.image_position_patient for header in single],
        _HeaderColumns(single),
    )
    room = MOST_LISTED
    for header in headers if len(single) < len(headers) else ():
        if header.frames > 1:
            more = (read or {}).get(header.entry_key) or unplaced_frames(header, min(header.frames, room))
            frames.extend(more)
            frames.left_out += header.frames - len(more.addresses)
            room = max(room - len(more.addresses), 0)
    return frames


def unplaced_frames(header: InstanceHeader, count: int | None = None) -> FrameColumns:
    """The frames of one instance, or the first `count` of them, of which nothing but the order is known."""
    count, uid = header.frames if count is None else count, header.sop_instance_uid
    return FrameColumns(
        [(header.entry_key, index) for index in range(count)],
        [(uid, index) if uid else None for index in range(count)],
        [_number(header)] * count,
        [None] * count,
        [None] * count,
        {name: [None] * count for name in TELLING},
    )


def _number(header: InstanceHeader) -> float:
    return math.inf if header.instance_number is None else header.instance_number
