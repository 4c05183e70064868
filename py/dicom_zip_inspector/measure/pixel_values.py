"""The value of one pixel for people: modality value with its unit, SUV, real world value."""

import numpy as np

from ..base.contract import PixelValue
from ..dataset.element_values import present, text
from ..display.display import padding_range, unit_of
from ..display.grayscale import in_range
from ..display.guard import Guard
from ..display.modality_lut import modality_values, x_ray_intensity
from ..display.picture import GrayPicture, Picture
from ..pixels.stored_frame import StoredFrame
from .real_world_value import real_world_value
from .suv import SuvUnknown, suv_factor


def pixel_value(picture: Picture, row: int, column: int) -> PixelValue:
    """The value at one pixel after the modality LUT, with its unit and what it means; colours as their samples."""
    frame, is_gray = picture.frame, isinstance(picture, GrayPicture)
    stored = frame.stored_value(row, column)
    values = modality_values(frame, np.atleast_1d(stored)) if is_gray else np.atleast_1d(stored)
    if not np.isfinite(values).all():
        return PixelValue(row=row, column=column, values=[float(v) if np.isfinite(v) else None for v in values], text="not a number")
    shown = f"{', '.join(f'{value:.6g}' for value in values.tolist())} {unit_of(frame) if is_gray else ''}".strip()
    nothing: list[str] = []
    meanings = Guard().read("What it measures", lambda: _meanings(frame, float(stored), float(values[0])), nothing) if is_gray else nothing
    return PixelValue(row=row, column=column, values=[float(v) for v in values], text=" · ".join([shown, *meanings]))


def _meanings(frame: StoredFrame, stored: float, value: float) -> list[str]:
    """What else the value says."""
    padding = padding_range(frame)
    if padding and in_range(np.array(stored), *padding):
        return ["padding"]
    dataset = frame.dataset
    found = [_suv_text(frame, value)] if text(dataset, "Modality") == "PT" and present(dataset, "Units") else []
    intensity = x_ray_intensity(frame, np.array(stored).astype(frame.stored_values.dtype))
    found += [f"{intensity:.6g} by the Modality LUT"] if intensity is not None else []
    if measured := real_world_value(dataset, frame.frame_index, stored):
        said = f"{measured.label} {measured.value:.6g} {measured.unit}".strip()
        found += [said] if (measured.value, measured.unit) != (value, unit_of(frame)) else []
    return found


def _suv_text(frame: StoredFrame, value: float) -> str:
    try:
        return f"SUVbw {value * suv_factor(frame.dataset):.2f} g/ml"
    except SuvUnknown as reason:
        return f"no SUVbw: {reason}"
