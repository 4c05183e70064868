"""The values of a frame in which shapes can be looked for: no window clips them."""

import numpy as np

from ..pixels.image_pixel import PALETTE
from ..pixels.stored_frame import StoredFrame
from .picture import picture_of


def frame_values(frame: StoredFrame) -> np.ndarray:
    """Grey levels as they are stored, (rows, columns) of any number type; colours as they are drawn, (rows, columns, 3) uint8."""
    if frame.stored_values.ndim == 2 and frame.photometric_interpretation != PALETTE:
        return frame.stored_values
    return picture_of(frame).displayed()
