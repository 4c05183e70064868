"""What lies over a picture and is never part of its values: overlays and the display shutter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..base.finding import Finding, found
from ..base.transfer_syntax import EXPLICIT_BIG_ENDIAN
from ..pixels.overlay import OverlayPlane, as_bits, has_overlays, read_overlays
from ..pixels.stored_frame import StoredFrame
from .guard import Guard
from .shutter import covered, shutter_of


@dataclass(frozen=True, slots=True)
class Layers:
    """What lies over one frame.

    Attributes
    ----------
    overlays : sequence of OverlayPlane
    shutter_value : int or None
        What is covered is of this grey.
    notes : sequence of Finding
        What is not drawn.
    buffers : dict
        `overlay_planes`, of which bit n is overlay n, and `shutter_mask`, 1 where it covers, if there are any: (rows, columns) uint8 as drawn.
    """

    overlays: Sequence[OverlayPlane]
    shutter_value: int | None
    notes: Sequence[Finding]
    buffers: dict[str, np.ndarray]


_NOTHING = Layers((), None, (), {})


def layers_of(frame: StoredFrame, transfer_syntax_uid: str | None, pixel_aspect: float, guard: Guard) -> Layers:
    """The layers of a frame whose pixels are `pixel_aspect` as high as wide; one that fails is a finding of `guard`, and the other is there."""
    overlays = guard.read("The overlays", lambda: _overlays(frame, transfer_syntax_uid), _NOTHING)
    shutter = guard.read("The display shutter", lambda: _shutter(frame, pixel_aspect), _NOTHING)
    return replace(overlays, shutter_value=shutter.shutter_value, buffers=overlays.buffers | shutter.buffers)


def _overlays(frame: StoredFrame, transfer_syntax_uid: str | None) -> Layers:
    dataset, (rows, columns) = frame.dataset, frame.stored_values.shape[:2]
    if not has_overlays(dataset):
        return _NOTHING
    if frame.large:
        return replace(_NOTHING, notes=(found("overlays_not_reduced"),))
    planes, notes = read_overlays(dataset, frame.frame_index, rows, columns, frame.cells, transfer_syntax_uid != EXPLICIT_BIG_ENDIAN)
    return Layers(planes, None, notes, {"overlay_planes": as_bits(planes, rows, columns)} if planes else {})


def _shutter(frame: StoredFrame, pixel_aspect: float) -> Layers:
    shutter, (rows, columns) = shutter_of(frame.dataset, frame.frame_index), frame.stored_values.shape[:2]
    if not shutter:
        return _NOTHING
    shown = shutter.reduced(frame.shape[0] / rows, frame.shape[1] / columns)
    mask = covered(shown, rows, columns, pixel_aspect).astype(np.uint8)
    return replace(_NOTHING, shutter_value=shutter.presentation_value, buffers={"shutter_mask": mask})
