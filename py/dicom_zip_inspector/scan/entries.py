"""What becomes of a member: one entry of the account, of one class, with the header that the index keeps where it is an instance."""

from dataclasses import dataclass

from ..archive.member import Member
from ..archive.span_reader import MemberPrefix
from ..base.contract import EntryClass
from ..base.errors import InspectorError, MemberEncrypted
from ..base.finding import Finding, found
from ..base.uid_names import uid_name
from .attributes import TAG_OF, InstanceHeader, Value
from .file_kind import other_kind
from .header_scan import AT_STOP, SHORT, UNDEFINED_LENGTH
from .lanes import MAX_HEADER, Lane

MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10"
MOST_SHRUNK = 1032  # of a deflated data set's bytes
LEFT = 5  # beside the scanner's: a header that was not followed further, since sizes say that its picture is there


@dataclass(slots=True)
class Entry:
    """One entry of the account. `kind` is what it is in words; `error` why it cannot be read; `header` only for instances.

    `left_at` is where in the data its header was left before its end, None where it was followed as far as that; `pixels_at` where in the file
    Pixel Data begin at the latest, by sizes, 0 where those do not tell; `element_notes` what is odd about its elements, None until every one of
    them was read.
    """

    key: int
    member: Member
    entry_class: EntryClass
    kind: str
    error: InspectorError | None = None
    header: InstanceHeader | None = None
    left_at: int | None = None
    pixels_at: int = 0
    element_notes: tuple[Finding, ...] | None = None

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is odd about the entry."""
        return self.member.notes + (self.header.notes if self.header else ()) + (self.element_notes or ())

    @property
    def is_instance(self) -> bool:
        """Whether it is DICOM that can be looked into."""
        return self.entry_class in ("image", "object", "dicomdir")

    @property
    def is_damaged(self) -> bool:
        """Whether its data are cut or not what they should be, whatever its class."""
        return any(note.wording.damages for note in self.notes)


def entry_of_other(key: int, prefix: MemberPrefix) -> Entry:
    """The entry of a member that is no DICOM, or cannot be read."""
    if isinstance(prefix.error, MemberEncrypted):
        return Entry(key, prefix.member, "encrypted", "encrypted", prefix.error)
    if prefix.error is not None:
        return Entry(key, prefix.member, "unreadable", "unknown", prefix.error)
    return Entry(key, prefix.member, "not_dicom", other_kind(prefix.member.name, prefix.data, prefix.member.size))


def instance_entry(lane: Lane, status: int, position: int, stop_length: int, values: tuple[Value, ...], b_value: tuple[float] | None) -> Entry:
    """The entry of a lane whose header was followed as far as `position`, where Pixel Data of `stop_length` begin if `status` is AT_STOP: a
    picture, a DICOMDIR, or another object named by its SOP Class."""
    member, has_pixel_data = lane.prefix.member, status in (AT_STOP, LEFT)
    header = InstanceHeader(
        lane.key, lane.transfer_syntax_uid, lane.media_storage_sop_class_uid, has_pixel_data, int(has_pixel_data), member.size,
        (), lane.patches, *values,  # type: ignore[arg-type] # in the order and the types of these fields, which `KEPT` is made of
    )  # fmt: skip
    header.diffusion_b_value = header.diffusion_b_value or b_value
    if status == SHORT:
        lane.notes += (found("header_not_followed", limit=min(position, MAX_HEADER)),)
    elif status == LEFT:
        header.frames = stated_frames(header)
    elif has_pixel_data:
        pixels = position + (12 if lane.explicit else 8)
        room = member.size * MOST_SHRUNK if lane.deflated else member.size - pixels
        lane.notes += () if lane.deflated else cut_pixels(member.size, pixels, stop_length)
        lane.notes += _set_frames(header, frames_in(header, room, stop_length))
    header.notes = lane.notes
    sop_class_uid = header.sop_class_uid or header.media_storage_sop_class_uid
    if sop_class_uid == MEDIA_STORAGE_DIRECTORY:
        return Entry(header.entry_key, member, "dicomdir", "DICOMDIR")
    kind = uid_name(sop_class_uid) if sop_class_uid else "DICOM object without SOP Class"
    entry_class, left_at = "image" if has_pixel_data else "object", position if status == LEFT else None
    return Entry(header.entry_key, member, entry_class, kind, None, header, left_at, lane.pixels_at)  # type: ignore[arg-type]


def stated_frames(header: InstanceHeader) -> int:
    """How many frames Pixel Data are said to have."""
    return max(header.number_of_frames or 1, 1)


def cut_pixels(size: int, pixels: int, length: int) -> tuple[Finding, ...]:
    """A note where native Pixel Data, whose value begins at `pixels`, promise more bytes than a file of `size` has."""
    missing = pixels + length - size
    return (found("pixels_cut", missing=missing, length=length),) if length != UNDEFINED_LENGTH and missing > 0 else ()


def frames_in(header: InstanceHeader, room: int, length: int) -> int:
    """As many frames as are stated, but no more than there is room for: native ones take a bit a pixel at least, encapsulated ones a byte."""
    room = max(room, 0)
    if length != UNDEFINED_LENGTH:
        room = min(room, length) * 8 // max((header.rows or 1) * (header.columns or 1), 1)
    return max(min(stated_frames(header), room), 1)


def _set_frames(header: InstanceHeader, count: int) -> tuple[Finding, ...]:
    """Say how many frames a file has; a note where more are stated."""
    header.frames, stated = count, stated_frames(header)
    return (found("frames_left_out", path=TAG_OF["number_of_frames"], count=stated, listed=count),) if count < stated else ()
