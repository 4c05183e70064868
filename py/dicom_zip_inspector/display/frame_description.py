"""What the page needs to draw and label one frame."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..base.contract import CornerText, DisplayWindow, FrameDescription, OverlayLayer
from ..base.finding import Finding, found, remarks
from ..base.transfer_syntax import EXPLICIT_BIG_ENDIAN
from ..dataset.element_values import integer, number, text
from ..dataset.faults import malformed_values
from ..dataset.functional_groups import PIXEL_MEASURES, frame_group
from ..pixels.overlay import as_bits, has_overlays, read_overlays
from ..pixels.stored_frame import StoredFrame, frame_count
from .cine import frame_rate
from .corner_text import corner_text
from .display import Window, file_windows, is_monochrome, unit_of, voi_luts
from .frame_plane import Spacing, letters_of, orientation_of, pixel_aspect, pixel_spacing_of, position_of
from .grayscale import LookupTable
from .guard import Guard
from .modality_lut import modality_values
from .shutter import covered, shutter_of

_NO_SPACING: Spacing = (None, None)
_NO_TEXT = CornerText(patient=[], study=[], technique=[], stored=[])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame is from: the key of its instance, the names of its file and of that file's archive."""

    instance_key: int
    entry_name: str
    archive_name: str


def describe(
    frame: StoredFrame, place: Place, voi: Window | LookupTable | None, transfer_syntax_name: str, notes: Sequence[Finding]
) -> FrameDescription:
    """A frame in words and numbers, a fault in any layer of it a note. `overlays` and `shutter_value` are for the caller to fill in (see
    `layers_of`)."""
    dataset, index = frame.dataset, frame.frame_index
    guard, gray = Guard(), is_monochrome(frame)
    measures = frame_group(dataset, index, PIXEL_MEASURES)
    spacing, spacing_kind = guard.read("The pixel spacing", lambda: pixel_spacing_of(dataset, index), _NO_SPACING)
    orientation = guard.read("The orientation", lambda: orientation_of(dataset, index), None)
    description = FrameDescription(
        instance_key=place.instance_key,
        entry_name=place.entry_name,
        archive_name=place.archive_name,
        frame_index=index,
        frame_count=frame_count(dataset),
        rows=frame.shape[0],
        columns=frame.shape[1],
        drawn_rows=frame.stored_values.shape[0],
        drawn_columns=frame.stored_values.shape[1],
        encoding="table" if gray else "rgb",
        window_center=voi.center if isinstance(voi, Window) else None,
        window_width=voi.width if isinstance(voi, Window) else None,
        windows=guard.read("The window", lambda: _windows(frame) if gray else [], []),
        value_range=guard.read("The modality LUT", lambda: _value_range(frame) if gray else None, None),
        unit=guard.read("The unit", lambda: unit_of(frame), ""),
        modality=text(dataset, "Modality"),
        photometric_interpretation=text(dataset, "PhotometricInterpretation") or frame.photometric_interpretation,
        transfer_syntax_name=transfer_syntax_name,
        position=guard.read("The position", lambda: position_of(dataset, index), None),
        slice_location=number(dataset, "SliceLocation"),
        slice_thickness=number(measures, "SliceThickness"),
        spacing_between_slices=number(measures, "SpacingBetweenSlices"),
        pixel_spacing=spacing,
        spacing_kind=spacing_kind,
        pixel_aspect=guard.read("The pixel aspect ratio", lambda: pixel_aspect(dataset, spacing), 1.0),
        image_orientation=orientation,
        edge_letters=guard.read("The patient orientation", lambda: letters_of(dataset, orientation), None),
        frame_of_reference_uid=text(dataset, "FrameOfReferenceUID"),
        instance_number=integer(dataset, "InstanceNumber"),
        corner_text=guard.read("The text", lambda: corner_text(dataset, index, transfer_syntax_name), _NO_TEXT),
        overlays=[],
        shutter_value=None,
        frame_rate=guard.read("The frame rate", lambda: frame_rate(dataset), None),
        notes=[],
    )
    description["notes"] = remarks([*notes, *guard.findings, *malformed_values(dataset, notes)])
    return description


def _windows(frame: StoredFrame) -> list[DisplayWindow]:
    """The file's windows, then its VOI LUTs, each with the range of values that it maps."""
    windows = [DisplayWindow(center=w.center, width=w.width, explanation=w.explanation, voi_lut=None) for w in file_windows(frame)]
    for number_, table in enumerate(voi_luts(frame)):
        span = len(table.entries)
        explanation = table.explanation or f"VOI LUT {number_ + 1}"
        windows.append(DisplayWindow(center=table.first_mapped + span / 2, width=float(span), explanation=explanation, voi_lut=number_))
    return windows


def _value_range(frame: StoredFrame) -> list[float] | None:
    values = modality_values(frame, np.array([frame.stored_values.min(), frame.stored_values.max()]))
    return [float(v) for v in sorted(values)] if np.isfinite(values).all() else None


def layers_of(frame: StoredFrame, transfer_syntax_uid: str | None, description: FrameDescription) -> dict[str, np.ndarray]:
    """What lies over the picture and is never part of its values: buffers `overlay_planes` and `shutter_mask`, if there are any.

    `description` is told of them: its `overlays`, `shutter_value` and notes.
    """
    guard = Guard()
    none: dict[str, np.ndarray] = {}
    buffers = guard.read("The overlays", lambda: _overlay_planes(frame, transfer_syntax_uid, description), none)
    buffers |= guard.read("The display shutter", lambda: _shutter_mask(frame, description), none)
    more = remarks([*guard.findings, *malformed_values(frame.dataset)])
    description["notes"] += [remark for remark in more if remark["message"] not in {told["message"] for told in description["notes"]}]
    return buffers


def _overlay_planes(frame: StoredFrame, transfer_syntax_uid: str | None, description: FrameDescription) -> dict[str, np.ndarray]:
    dataset, (rows, columns) = frame.dataset, frame.stored_values.shape[:2]
    if not has_overlays(dataset):
        return {}
    if frame.large:
        description["notes"] = [*description["notes"], *remarks([found("overlays_not_reduced")])]
        return {}
    little_endian = transfer_syntax_uid != EXPLICIT_BIG_ENDIAN
    planes, notes = read_overlays(dataset, frame.frame_index, rows, columns, frame.cells, little_endian)
    description["overlays"] = [OverlayLayer(group=p.group, label=p.label, description=p.description, kind=p.kind) for p in planes]
    description["notes"] = [*description["notes"], *remarks(notes)]
    return {"overlay_planes": as_bits(planes, rows, columns)} if planes else {}


def _shutter_mask(frame: StoredFrame, description: FrameDescription) -> dict[str, np.ndarray]:
    rows, columns = frame.stored_values.shape[:2]
    shutter = shutter_of(frame.dataset, frame.frame_index)
    if not shutter:
        return {}
    shown = shutter.reduced(frame.shape[0] / rows, frame.shape[1] / columns)
    mask = covered(shown, rows, columns, description["pixel_aspect"]).astype(np.uint8)
    description["shutter_value"] = shutter.presentation_value
    return {"shutter_mask": mask}
