"""Overlay planes of the groups 60xx: one bit a pixel, never part of the values (PS3.3 C.9.2)."""

from dataclasses import dataclass

import numpy as np

from ..base.errors import PixelDataInvalid
from ..base.finding import Finding, found
from ..dataset.element_values import data, integer, numbers, present, text, vr
from ..dataset.stored_dataset import StoredDataset

MOST_PLANES = 8  # what one byte a pixel can carry
_GROUPS = range(0x6000, 0x6020, 2)
_ROWS, _COLUMNS, _FRAMES, _DESCRIPTION, _TYPE = 0x0010, 0x0011, 0x0015, 0x0022, 0x0040
_ORIGIN, _FRAME_ORIGIN, _BIT, _LABEL, _DATA = 0x0050, 0x0051, 0x0102, 0x1500, 0x3000
_TYPES = {"G": "graphics", "R": "region of interest"}


@dataclass(frozen=True, slots=True)
class OverlayPlane:
    """One overlay as it lies over a frame: `plane` is (rows, columns) bool of the image's shape, `group` 0x6000 and on."""

    group: int
    label: str
    description: str
    kind: str
    plane: np.ndarray


def has_overlays(dataset: StoredDataset) -> bool:
    """Whether any group 60xx states an overlay."""
    return any(_states_overlay(dataset, group) for group in _GROUPS)


def has_overlays_in_cells(dataset: StoredDataset) -> bool:
    """Whether any overlay is in bits of the pixel cells."""
    return any(not present(dataset, group << 16 | _DATA) and _states_overlay(dataset, group) for group in _GROUPS)


def _states_overlay(dataset: StoredDataset, group: int) -> bool:
    return present(dataset, group << 16 | _DATA) or present(dataset, group << 16 | _BIT)


def read_overlays(
    dataset: StoredDataset, frame_index: int, rows: int, columns: int, cells: np.ndarray | None, little_endian: bool = True
) -> tuple[list[OverlayPlane], list[Finding]]:
    """The overlays of a frame, and a note for each that cannot be drawn.

    Parameters
    ----------
    cells : (rows, columns) unsigned, or None
        The frame's pixel cells with all their bits: an overlay may be in one that no stored value uses.
    little_endian : bool
        How the data set is encoded, and with it words of Overlay Data.
    """
    planes, notes = [], []
    for group in _GROUPS:
        if not _states_overlay(dataset, group):
            continue
        try:
            plane = _plane_over_frame(dataset, group << 16, frame_index, (rows, columns), cells, little_endian)
        except PixelDataInvalid as error:
            notes.append(found("overlay_not_drawn", group=f"{group:04X}", reason=error.message))
            continue
        if plane is not None:
            kind, label, description = (text(dataset, group << 16 | element) or "" for element in (_TYPE, _LABEL, _DESCRIPTION))
            planes.append(OverlayPlane(group, label, description, _TYPES.get(kind, ""), plane))
    if len(planes) > MOST_PLANES:
        notes.append(found("overlays_left_out", drawn=MOST_PLANES, count=len(planes)))
    return planes[:MOST_PLANES], notes


def _plane_over_frame(
    dataset: StoredDataset, first_tag: int, frame_index: int, shape: tuple[int, int], cells: np.ndarray | None, little_endian: bool
) -> np.ndarray | None:
    """The plane that lies over a frame, of the image's shape; None where the overlay is for other frames."""
    if not present(dataset, first_tag | _DATA):
        return _plane_in_cells(integer(dataset, first_tag | _BIT) or 0, cells)
    rows, columns = integer(dataset, first_tag | _ROWS) or 0, integer(dataset, first_tag | _COLUMNS) or 0
    if rows <= 0 or columns <= 0:
        raise PixelDataInvalid("has no Overlay Rows or Columns")
    number = overlay_frame(frame_index, integer(dataset, first_tag | _FRAMES), integer(dataset, first_tag | _FRAME_ORIGIN))
    if number is None:
        return None
    origin = numbers(dataset, first_tag | _ORIGIN)
    row, column = (int(origin[0]), int(origin[1])) if len(origin) == 2 else (1, 1)
    stored = data(dataset, first_tag | _DATA)
    if not little_endian and vr(dataset, first_tag | _DATA) == "OW":
        stored = np.frombuffer(stored[: len(stored) & ~1], np.uint16).byteswap().tobytes()
    return placed(unpack_plane(stored, rows, columns, number), row, column, shape)


def overlay_frame(frame_index: int, frames: int | None, image_frame_origin: int | None) -> int | None:
    """Which frame of an overlay lies over a frame of the image; None where none does (PS3.3 C.9.3).

    An overlay that states neither a number of frames nor an origin lies over all.
    """
    if frames is None and image_frame_origin is None:
        return 0
    number = frame_index - (image_frame_origin or 1) + 1
    return number if 0 <= number < max(frames or 1, 1) else None


def unpack_plane(data: bytes, rows: int, columns: int, number: int = 0) -> np.ndarray:
    """Frame `number` of Overlay Data as (rows, columns) bool: bits follow each other without padding, the lowest first (PS3.5 8.1.2)."""
    first, count = number * rows * columns, rows * columns
    if 8 * len(data) < first + count:
        raise PixelDataInvalid(f"is cut: {len(data)} bytes hold fewer than {first + count} bits")
    bits = np.unpackbits(np.frombuffer(data, np.uint8, (first + count + 7) // 8 - first // 8, first // 8), bitorder="little")
    return bits[first % 8 : first % 8 + count].reshape(rows, columns).astype(bool)


def _plane_in_cells(bit: int, cells: np.ndarray | None) -> np.ndarray:
    """A plane in a bit of the pixel cells (PS3.3 C.9.2, retired)."""
    if cells is None or not 0 < bit < 8 * cells.dtype.itemsize:
        raise PixelDataInvalid(f"is in bit {bit} of Pixel Data, where it cannot be read")
    return (cells >> cells.dtype.type(bit) & 1).astype(bool)


def placed(plane: np.ndarray, row: int, column: int, shape: tuple[int, int]) -> np.ndarray:
    """A plane of any size laid into an image's shape with its first pixel at a row and column, from 1; what hangs over is cut (C.9.2.1.1)."""
    whole = np.zeros(shape, bool)
    top, left = max(row - 1, 0), max(column - 1, 0)
    part = plane[max(1 - row, 0) :, max(1 - column, 0) :][: max(shape[0] - top, 0), : max(shape[1] - left, 0)]
    whole[top : top + part.shape[0], left : left + part.shape[1]] = part
    return whole


def as_bits(planes: list[OverlayPlane], rows: int, columns: int) -> np.ndarray:
    """All planes in one (rows, columns) uint8: bit n is plane n."""
    bits = np.zeros((rows, columns), np.uint8)
    for number, overlay in enumerate(planes):
        bits |= overlay.plane.astype(np.uint8) << number
    return bits
