"""What the table needs of a header, and how far it is followed for that: to behind the description of its picture, where sizes say that the
picture is there.

Most of a header, makers' own elements, lies behind group 0028. What some makes have there for the table is followed to; a header without a
picture, or with fewer bytes behind it than its picture needs, is followed to its end, and so is one whose file is at hand whole. What is wrong
behind that place the second pass finds.
"""

import numpy as np

from ..base.transfer_syntax import DEFLATED_EXPLICIT, NATIVE
from . import private_b_value
from .attributes import TAGS
from .header_scan import AT_STOP, Scan
from .lanes import PIXEL_DATA, Lane

BEHIND_DESCRIPTION = 0x00290000
_SAMPLES, _BITS = 0x00280002, 0x00280100
WANTED = np.array(sorted({*TAGS, *private_b_value.TAGS, _SAMPLES, _BITS}), np.int64)
KEPT, PRIVATE = np.searchsorted(WANTED, TAGS), np.searchsorted(WANTED, private_b_value.TAGS)

_MODALITY, _MANUFACTURER, _B_VALUE = np.searchsorted(WANTED, (0x00080060, 0x00080070, 0x00189087)).tolist()
_FRAMES, *_FACTORS = np.searchsorted(WANTED, (0x00280008, 0x00280010, 0x00280011, _SAMPLES, _BITS)).tolist()
_BEHIND_FRAME_TIME = 0x00541301
_MOST_SQUEEZED = 64  # times that an encoded picture is taken to be smaller at most; one that is even smaller is followed to
_PIXEL_HEADER = 12  # bytes of the element before its value
_ENCODED = "1.2.840.10008.1.2.4."
_RLE = "1.2.840.10008.1.2.5"


def pixels_at(buffer: np.ndarray, found: Scan, lanes: list[Lane]) -> np.ndarray:
    """Where in each file the value of its Pixel Data begins at the latest: as many bytes before the end as the picture takes that is described.

    0 where that does not tell: encoded pictures, deflated data sets, none described. (lanes,) int64, of what `to_follow` takes.
    """
    words = np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))
    bits = _picture_bits(words, found)
    sizes = np.array([lane.prefix.member.size if _times_squeezed(lane.transfer_syntax_uid) == 1 else 0 for lane in lanes], np.float64)
    return np.where(bits > 0, np.maximum(sizes - np.ceil(bits / 8), 0), 0).astype(np.int64)


def _two(text: bytes) -> int:
    """Two letters as the number that they are in little endian."""
    return int.from_bytes(text, "little")


def to_follow(buffer: np.ndarray, found: Scan, starts: np.ndarray, lanes: list[Lane]) -> np.ndarray:
    """The tag up to which each header is to be followed on, 0 where it may end where it is: (lanes,) int64.

    Parameters
    ----------
    buffer : (n,) uint8
        All lanes, as they were scanned, `starts` where each begins in it.
    found : Scan
        What was found so far of `WANTED`.
    """
    before_pixels = (found.status == AT_STOP) & (found.stop_tag < PIXEL_DATA.start)
    words = np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))
    needed = np.where(_is_picture_there(words, found, starts, lanes), _place_behind_kept(words, found), PIXEL_DATA.start)
    return np.where(before_pixels & (needed > found.stop_tag), needed, 0)


def _first_two(words: np.ndarray, found: Scan, column: int) -> np.ndarray:
    """The first two bytes of each value as a number, 0 where there are none: (lanes,) int64."""
    offset = found.offset[:, column]
    return np.where((offset >= 0) & (found.length[:, column] >= 2), words[np.maximum(offset, 0)] & 0xFFFF, 0).astype(np.int64)


def _place_behind_kept(words: np.ndarray, found: Scan) -> np.ndarray:
    """The tag behind the last element that the table needs of such files."""
    modality = _first_two(words, found, _MODALITY)
    maker = _first_two(words, found, _MANUFACTURER) | 0x2020
    place = np.where(modality == _two(b"PT"), _BEHIND_FRAME_TIME, BEHIND_DESCRIPTION)
    seeks_b_value = (modality == _two(b"MR")) & (found.offset[:, _B_VALUE] < 0)
    for letters, tag in private_b_value.MAKERS.items():
        place = np.where(seeks_b_value & (maker == _two(letters)), np.maximum(place, tag + 1), place)
    return place


def _is_picture_there(words: np.ndarray, found: Scan, starts: np.ndarray, lanes: list[Lane]) -> np.ndarray:
    """Whether a picture is described, and behind its description is room for it: (lanes,) bool."""
    sizes = np.array([lane.prefix.member.size for lane in lanes], np.float64)
    squeezed = np.array([_times_squeezed(lane.transfer_syntax_uid) for lane in lanes], np.float64)
    bits = _picture_bits(words, found)
    room = sizes - (found.position - starts) - _PIXEL_HEADER
    return (bits > 0) & (np.ceil(bits / 8) <= room * squeezed) & (_frames(words, found) <= room)


def _picture_bits(words: np.ndarray, found: Scan) -> np.ndarray:
    """How many bits the described pixels have, 0 where they are not described: (lanes,) float64."""
    bits = _frames(words, found)
    for column in _FACTORS:
        bits *= np.where(found.length[:, column] == 2, _first_two(words, found, column), 0)
    return bits


def _times_squeezed(transfer_syntax_uid: str | None) -> int:
    """How many times smaller than its pixels a picture may be, 0 where nothing can be told."""
    if transfer_syntax_uid in NATIVE and transfer_syntax_uid != DEFLATED_EXPLICIT:
        return 1
    is_encoded = transfer_syntax_uid is not None and (transfer_syntax_uid.startswith(_ENCODED) or transfer_syntax_uid == _RLE)
    return _MOST_SQUEEZED if is_encoded else 0


def _frames(words: np.ndarray, found: Scan) -> np.ndarray:
    """As many frames as are stated, one where nothing is, none where it is no plain number: (lanes,) float64."""
    frames = np.ones(len(found.offset))
    for row in np.flatnonzero(found.offset[:, _FRAMES] >= 0).tolist():
        length = int(found.length[row, _FRAMES])
        text = words[found.offset[row, _FRAMES]].tobytes()[:length].strip(b" \0") or b"1"
        frames[row] = max(int(text), 1) if text.isdigit() and length <= 8 else 0
    return frames
