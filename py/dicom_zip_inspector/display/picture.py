"""A frame as it is drawn: in grey levels that a window maps, or in colours. Which of the two it is, is said here, once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ..base.calls import WantedWindow
from ..base.contract import FrameEncoding
from ..base.errors import PixelDataInvalid
from ..base.finding import Finding
from ..pixels.image_pixel import PALETTE
from ..pixels.stored_frame import StoredFrame
from .color import as_greys, to_8_bit
from .display import Levels, display_table, levels_of, settle_window
from .grayscale import LookupTable, Window
from .icc import icc_notes, to_srgb
from .palette import palette_notes, palette_to_rgb


@dataclass(frozen=True, slots=True)
class GrayPicture:
    """One sample a pixel that is a grey level.

    Attributes
    ----------
    frame : StoredFrame
    levels : Levels
        The values that it can have.
    notes : tuple of Finding
        What to tell of it.
    """

    encoding: ClassVar[FrameEncoding] = "table"
    frame: StoredFrame
    levels: Levels
    notes: tuple[Finding, ...]

    @property
    def nbytes(self) -> int:
        """What it takes of memory."""
        return self.frame.stored_values.nbytes + self.levels.indices.nbytes

    def voi(self, wanted: WantedWindow | None = None) -> Window | LookupTable:
        """What maps modality values to display: what is wanted, the file's first window or table, or an automatic window."""
        if wanted is None:
            return settle_window(self.frame, None)
        return settle_window(self.frame, (wanted["center"], wanted["width"]), wanted.get("voi_lut"))

    def table(self, voi: Window | LookupTable) -> np.ndarray:
        """Display value of every level, (levels,) uint8."""
        return display_table(self.frame, self.levels, voi)

    def displayed(self, wanted: WantedWindow | None = None) -> np.ndarray:
        """(rows, columns) uint8."""
        return self.table(self.voi(wanted))[self.levels.indices]


@dataclass(frozen=True, slots=True)
class ColorPicture:
    """Three samples a pixel, or one that is a number in a palette (`is_palette`). `notes` say what to tell of it."""

    encoding: ClassVar[FrameEncoding] = "rgb"
    frame: StoredFrame
    is_palette: bool
    notes: tuple[Finding, ...]

    @property
    def nbytes(self) -> int:
        """What it takes of memory."""
        return self.frame.stored_values.nbytes

    def displayed(self, _wanted: WantedWindow | None = None) -> np.ndarray:
        """(rows, columns, 3) uint8. Where palette tables are missing or hold nothing its numbers are greys; a note says so."""
        frame = self.frame
        if not self.is_palette:
            return to_srgb(to_8_bit(frame.stored_values, frame.bits_stored), frame.dataset)
        try:
            return to_srgb(palette_to_rgb(frame.stored_values, frame.dataset), frame.dataset)
        except PixelDataInvalid:
            return as_greys(frame.stored_values)


Picture = GrayPicture | ColorPicture


def picture_of(frame: StoredFrame, notes: Iterable[Finding] = ()) -> Picture:
    """The picture that a frame is, with `notes` on its file before those on itself (PS3.3 C.7.6.3.1.2)."""
    told = (*notes, *frame.notes)
    is_palette = frame.photometric_interpretation == PALETTE
    if frame.stored_values.ndim == 2 and not is_palette:
        return GrayPicture(frame, levels_of(frame), told)
    tables = palette_notes(frame.dataset) if is_palette else ()
    return ColorPicture(frame, is_palette, (*told, *tables, *icc_notes(frame.dataset)))
