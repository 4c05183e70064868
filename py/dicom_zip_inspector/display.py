"""Puts the stages in order: stored -> modality LUT -> VOI LUT -> presentation LUT -> display."""

from dataclasses import dataclass

import numpy as np
from pydicom.dataset import Dataset

from .color import palette_to_rgb, to_8_bit
from .contract import DisplayWindow, FrameDescription, PixelValue
from .element_values import integer, number, numbers, text
from .errors import PixelDataInvalid
from .functional_groups import (
    FRAME_VOI_LUT,
    PIXEL_MEASURES,
    PIXEL_VALUE_TRANSFORMATION,
    PLANE_POSITION,
    frame_group,
)
from .grayscale import LookupTable, Window, apply_window, automatic_window, display_values, rescale
from .icc import to_srgb
from .stored_frame import StoredFrame, frame_count

MOST_LEVELS = 65536


@dataclass(frozen=True, slots=True)
class Levels:
    """The stored values that a monochrome frame can have, and which of them each pixel has.

    Display is one function of the stored value, so it is computed over `values` only: display value = table[index].

    values : (levels,) dtype of the frame, ascending; at most 65,536
    modality_values : (levels,) float64, the same after the modality LUT
    indices : (rows, columns) uint16
    """

    values: np.ndarray
    modality_values: np.ndarray
    indices: np.ndarray


def levels_of(frame: StoredFrame) -> Levels:
    """Every integer from the frame's least to its greatest value, where those are at most 65,536 (always up to 16 bits);
    else the values that occur, thinned by rank to as many."""
    stored_values = frame.stored_values
    if stored_values.dtype.kind in "iu" and int(stored_values.max()) - int(stored_values.min()) < MOST_LEVELS:
        least, greatest = int(stored_values.min()), int(stored_values.max())
        values = np.arange(least, greatest + 1, dtype=np.int64).astype(stored_values.dtype)
        size = stored_values.dtype.itemsize  # of one or two bytes the difference wraps around to the right index
        indices = (stored_values - stored_values.dtype.type(least)).view(f"u{size}") if size <= 2 else stored_values.astype(np.int64) - least
    else:
        values = np.unique(stored_values)
        if len(values) > MOST_LEVELS:
            values = values[np.linspace(0, len(values) - 1, MOST_LEVELS).round().astype(np.int64)]
        indices = np.minimum(np.searchsorted(values, stored_values), len(values) - 1)
    return Levels(values, modality_values(frame, values), indices.astype(np.uint16))


def is_monochrome(frame: StoredFrame) -> bool:
    """One sample a pixel that is a grey level."""
    return frame.stored_values.ndim == 2 and frame.photometric_interpretation != "PALETTE COLOR"


def modality_values(frame: StoredFrame, stored_values: np.ndarray) -> np.ndarray:
    """Stored values after the modality LUT, float64 (PS3.3 C.11.1; per frame C.7.6.16.2.9; dose C.8.8.3.2)."""
    dataset = frame.dataset
    if sequence := dataset.get("ModalityLUTSequence"):
        return _lookup_table(sequence[0], stored_values.dtype.kind == "i").apply(stored_values)
    if dataset.get("Modality") == "RTDOSE" and "DoseGridScaling" in dataset:
        return rescale(stored_values, float(dataset.DoseGridScaling), 0.0)
    group = frame_group(dataset, frame.frame_index, PIXEL_VALUE_TRANSFORMATION)
    return rescale(stored_values, number(group, "RescaleSlope", 1.0), number(group, "RescaleIntercept", 0.0))


def file_windows(frame: StoredFrame) -> list[Window]:
    """The windows that the file itself gives for the frame (PS3.3 C.11.2.1.2, C.7.6.16.2.10)."""
    group = frame_group(frame.dataset, frame.frame_index, FRAME_VOI_LUT)
    centers, widths = numbers(group, "WindowCenter"), numbers(group, "WindowWidth")
    function = str(group.get("VOILUTFunction") or "LINEAR")
    explanations = group.get("WindowCenterWidthExplanation") or []
    explanations = [explanations] if isinstance(explanations, str) else list(explanations)
    explanations += [""] * len(centers)
    return [
        Window(center, width, function, str(explanation))
        for center, width, explanation in zip(centers, widths, explanations, strict=False)
        if width > 0
    ]


def settle_window(frame: StoredFrame, wanted: tuple[float, float] | None) -> Window | None:
    """The window to display with: the wanted one, the file's first, or an automatic one; None where the file's VOI LUT holds."""
    windows = file_windows(frame)
    if wanted is not None:
        function = windows[0].function if windows else "LINEAR"
        return Window(*wanted, function)
    if windows:
        return windows[0]
    if _voi_lut(frame) is not None:
        return None
    return automatic_window(modality_values(frame, frame.stored_values), padding_mask(frame))


def display_table(frame: StoredFrame, levels: Levels, window: Window | None) -> np.ndarray:
    """Display value of every level, (levels,) uint8; through the file's VOI LUT where `window` is None (see `settle_window`)."""
    if window is not None:
        voi_values = apply_window(levels.modality_values, window)
    else:
        lut = _voi_lut(frame)
        voi_values = lut.apply(levels.modality_values) / (2**lut.bits - 1)
    return display_values(np.clip(np.nan_to_num(voi_values), 0.0, 1.0), _is_inverse(frame))


def rgb_values(frame: StoredFrame) -> np.ndarray:
    """(rows, columns, 3) uint8 of a colour frame.

    Raises
    ------
    PixelDataInvalid
        Palette tables are missing or broken, or the colour space is none that can be drawn.
    """
    interpretation = frame.photometric_interpretation
    try:
        if interpretation == "PALETTE COLOR":
            return to_srgb(palette_to_rgb(frame.stored_values, frame.dataset), frame.dataset)
        return to_srgb(to_8_bit(frame.stored_values, frame.bits_stored), frame.dataset)
    except (ValueError, NotImplementedError, KeyError, AttributeError) as error:
        raise PixelDataInvalid(f"The colours ({interpretation}) cannot be drawn: {error}", repr(error)) from None


def padding_mask(frame: StoredFrame) -> np.ndarray | None:
    """Which pixels are padding, (rows, columns) bool, by Pixel Padding Value and Range Limit (PS3.3 C.7.5.1.1.2)."""
    value = frame.dataset.get("PixelPaddingValue")
    if value is None or isinstance(value, bytes):
        return None
    limit = frame.dataset.get("PixelPaddingRangeLimit")
    low, high = sorted((int(value), int(limit if isinstance(limit, int) else value)))
    return (frame.stored_values >= low) & (frame.stored_values <= high)


def pixel_value(frame: StoredFrame, row: int, column: int) -> PixelValue:
    """The value at one pixel after the modality LUT, with its unit; colours as their samples."""
    stored = frame.stored_values[row, column]
    values = modality_values(frame, np.atleast_1d(stored)) if is_monochrome(frame) else np.atleast_1d(stored)
    shown = ", ".join(f"{value:.6g}" for value in values.tolist())
    return PixelValue(row=row, column=column, values=[float(v) for v in values], text=f"{shown} {unit_of(frame)}".strip())


def unit_of(frame: StoredFrame) -> str:
    """The unit of modality values: Rescale Type (PS3.3 C.11.1.1.2), Units of PET, Dose Units, HU for CT; "" where unknown."""
    if not is_monochrome(frame):
        return ""
    dataset = frame.dataset
    group = frame_group(dataset, frame.frame_index, PIXEL_VALUE_TRANSFORMATION)
    kind = str(group.get("RescaleType") or dataset.get("Units") or dataset.get("DoseUnits") or "")
    if kind in ("", "US"):
        return "HU" if dataset.get("Modality") == "CT" and "RescaleSlope" in group else ""
    return {"GY": "Gy", "RELATIVE": "", "BQML": "Bq/ml", "CNTS": "counts"}.get(kind, kind)


def describe(frame: StoredFrame, window: Window | None, encoding: str, transfer_syntax_name: str, notes: list[str]) -> FrameDescription:
    """What the page needs to draw and label a frame. `instance_key` is filled in by the caller."""
    dataset, index = frame.dataset, frame.frame_index
    measures = frame_group(dataset, index, PIXEL_MEASURES)
    spacing = numbers(measures, "PixelSpacing") or numbers(dataset, "ImagerPixelSpacing")
    position = numbers(frame_group(dataset, index, PLANE_POSITION), "ImagePositionPatient")
    gray = is_monochrome(frame)
    return FrameDescription(
        instance_key=-1,
        frame_index=index,
        frame_count=frame_count(dataset),
        rows=frame.stored_values.shape[0],
        columns=frame.stored_values.shape[1],
        encoding=encoding,
        window_center=window.center if window else None,
        window_width=window.width if window else None,
        windows=[DisplayWindow(center=w.center, width=w.width, explanation=w.explanation) for w in file_windows(frame)] if gray else [],
        value_range=_value_range(frame) if gray else None,
        unit=unit_of(frame),
        modality=text(dataset, "Modality"),
        photometric_interpretation=text(dataset, "PhotometricInterpretation") or frame.photometric_interpretation,
        transfer_syntax_name=transfer_syntax_name,
        position=position if len(position) == 3 else None,
        slice_location=number(dataset, "SliceLocation"),
        slice_thickness=number(measures, "SliceThickness"),
        pixel_spacing=spacing if len(spacing) == 2 else None,
        pixel_aspect=_pixel_aspect(dataset, spacing),
        instance_number=integer(dataset, "InstanceNumber"),
        notes=notes,
    )


def _value_range(frame: StoredFrame) -> list[float] | None:
    values = modality_values(frame, np.array([frame.stored_values.min(), frame.stored_values.max()]))
    return [float(v) for v in sorted(values)] if np.isfinite(values).all() else None


def _pixel_aspect(dataset: Dataset, spacing: list[float]) -> float:
    """Height of a pixel over its width (PS3.3 C.7.6.3.1.7)."""
    ratio = spacing if len(spacing) == 2 else numbers(dataset, "PixelAspectRatio")
    return ratio[0] / ratio[1] if len(ratio) == 2 and ratio[0] > 0 and ratio[1] > 0 else 1.0


def _is_inverse(frame: StoredFrame) -> bool:
    return frame.photometric_interpretation == "MONOCHROME1" or frame.dataset.get("PresentationLUTShape") == "INVERSE"


def _voi_lut(frame: StoredFrame) -> LookupTable | None:
    group = frame_group(frame.dataset, frame.frame_index, FRAME_VOI_LUT)
    sequence = group.get("VOILUTSequence")
    if not sequence or sequence[0].get("LUTData") is None:
        return None
    return _lookup_table(sequence[0], bool(frame.dataset.get("PixelRepresentation")))


def _lookup_table(item: Dataset, signed: bool) -> LookupTable:
    """A LUT item: its descriptor is entries, first value mapped, bits (PS3.3 C.11.1.1.1); 0 entries means 65,536."""
    count, first, bits = (int(value) for value in item.LUTDescriptor)
    count = count or 65536
    if signed and first > 32767:
        first -= 65536
    data = item.LUTData
    if isinstance(data, bytes):
        entries = np.frombuffer(data, np.uint8 if len(data) == count else "<u2")
    else:
        entries = np.atleast_1d(np.asarray(data)).astype(np.uint16)
    return LookupTable(first, entries[:count].astype(np.uint16), bits or 16)
