"""What the page needs to draw and label one frame."""

from dataclasses import dataclass

import numpy as np

from ..base.contract import CornerText, DisplayWindow, FrameDescription, FramePlane, OverlayLayer
from ..base.finding import remarks
from ..base.uid_names import uid_name
from ..dataset.element_values import integer, number, text
from ..dataset.faults import malformed_values
from ..dataset.functional_groups import PIXEL_MEASURES, frame_group
from ..dataset.stored_dataset import StoredDataset
from ..pixels.stored_frame import StoredFrame, frame_count
from .cine import frame_rate
from .corner_text import corner_text
from .display import file_windows, unit_of, voi_luts
from .frame_plane import Spacing, letters_of, orientation_of, pixel_aspect, pixel_spacing_of, position_of
from .grayscale import LookupTable, Window
from .guard import Guard
from .layers import layers_of
from .modality_lut import modality_values
from .picture import GrayPicture, Picture

_NO_SPACING: Spacing = (None, None)
_UNKNOWN_SYNTAX = "unknown transfer syntax"
_NO_TEXT = CornerText(patient=[], study=[], technique=[], stored=[])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame is from: the key of its instance, the names of its file and of that file's archive."""

    instance_key: int
    entry_name: str
    archive_name: str


def describe(
    picture: Picture, place: Place, voi: Window | LookupTable | None, transfer_syntax_uid: str | None
) -> tuple[FrameDescription, dict[str, np.ndarray]]:
    """A frame in words and numbers, and the buffers of what lies over it (`Layers`); a fault in any part of it is a note."""
    frame, dataset, index, guard = picture.frame, picture.frame.dataset, picture.frame.frame_index, Guard()
    is_gray, syntax_name = isinstance(picture, GrayPicture), uid_name(transfer_syntax_uid) if transfer_syntax_uid else _UNKNOWN_SYNTAX
    plane = _plane(dataset, index, guard)
    layers = layers_of(frame, transfer_syntax_uid, plane["pixel_aspect"], guard)
    description = FrameDescription(
        **plane,
        instance_key=place.instance_key,
        entry_name=place.entry_name,
        archive_name=place.archive_name,
        frame_index=index,
        frame_count=frame_count(dataset),
        rows=frame.shape[0],
        columns=frame.shape[1],
        drawn_rows=frame.stored_values.shape[0],
        drawn_columns=frame.stored_values.shape[1],
        encoding=picture.encoding,
        window_center=voi.center if isinstance(voi, Window) else None,
        window_width=voi.width if isinstance(voi, Window) else None,
        windows=guard.read("The window", lambda: _windows(frame), []) if is_gray else [],
        value_range=guard.read("The modality LUT", lambda: _value_range(frame), None) if is_gray else None,
        unit=guard.read("The unit", lambda: unit_of(frame), "") if is_gray else "",
        modality=text(dataset, "Modality"),
        photometric_interpretation=text(dataset, "PhotometricInterpretation") or frame.photometric_interpretation,
        transfer_syntax_name=syntax_name,
        instance_number=integer(dataset, "InstanceNumber"),
        corner_text=guard.read("The text", lambda: corner_text(dataset, index, syntax_name), _NO_TEXT),
        overlays=[OverlayLayer(group=p.group, label=p.label, description=p.description, kind=p.kind) for p in layers.overlays],
        shutter_value=layers.shutter_value,
        frame_rate=guard.read("The frame rate", lambda: frame_rate(dataset), None),
        notes=[],
    )
    description["notes"] = remarks([*picture.notes, *guard.findings, *layers.notes, *malformed_values(dataset, picture.notes)])
    return description, layers.buffers


def _plane(dataset: StoredDataset, index: int, guard: Guard) -> FramePlane:
    measures = frame_group(dataset, index, PIXEL_MEASURES)
    spacing, spacing_kind = guard.read("The pixel spacing", lambda: pixel_spacing_of(dataset, index), _NO_SPACING)
    orientation = guard.read("The orientation", lambda: orientation_of(dataset, index), None)
    return FramePlane(
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
    )


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
