"""Grey frames: puts the stages in order: stored -> modality LUT -> VOI LUT -> presentation LUT -> display."""

import math
from dataclasses import dataclass, replace

import numpy as np

from ..dataset.element_values import integer, items, number, numbers, present, text, texts
from ..dataset.functional_groups import FRAME_VOI_LUT, PIXEL_VALUE_TRANSFORMATION, frame_group
from ..pixels.stored_frame import StoredFrame
from .grayscale import LookupTable, Window, apply_window, automatic_window, display_values, in_range
from .modality_lut import lookup_tables, modality_values

MOST_LEVELS = 65536
MOST_SAMPLED = 1 << 24  # pixels that an automatic window is made from


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
    return Levels(values, modality_values(frame, values), indices.astype(np.uint16, copy=False))


def file_windows(frame: StoredFrame) -> list[Window]:
    """The windows that the file itself gives for the frame (PS3.3 C.11.2.1.2, C.7.6.16.2.10)."""
    group = frame_group(frame.dataset, frame.frame_index, FRAME_VOI_LUT)
    centers, widths = numbers(group, "WindowCenter"), numbers(group, "WindowWidth")
    function = text(group, "VOILUTFunction") or "LINEAR"
    explanations = texts(group, "WindowCenterWidthExplanation") + [""] * len(centers)
    return [
        Window(center, width, function, explanation) for center, width, explanation in zip(centers, widths, explanations, strict=False) if width > 0
    ]


def voi_luts(frame: StoredFrame) -> list[LookupTable]:
    """The tables of the file's VOI LUT Sequence for the frame, those that can be read (PS3.3 C.11.2.1.1)."""
    group = frame_group(frame.dataset, frame.frame_index, FRAME_VOI_LUT)
    transformation = frame_group(frame.dataset, frame.frame_index, PIXEL_VALUE_TRANSFORMATION)
    signed = bool(integer(frame.dataset, "PixelRepresentation")) or number(transformation, "RescaleIntercept", 0.0) < 0
    return lookup_tables(items(group, "VOILUTSequence"), signed)


def settle_window(frame: StoredFrame, wanted: tuple[float, float] | None, voi_lut: int | None = None) -> Window | LookupTable:
    """What maps modality values to display: the wanted table or window, the file's first window or table, or an automatic window."""
    windows = file_windows(frame)
    if wanted is not None and voi_lut is None:
        return Window(*wanted, windows[0].function if windows else "LINEAR")
    tables = voi_luts(frame)
    if voi_lut is not None and 0 <= voi_lut < len(tables):
        return tables[voi_lut]
    if windows or tables:
        return (windows or tables)[0]
    step = math.ceil(math.sqrt(frame.stored_values.size / MOST_SAMPLED))
    sample = replace(frame, stored_values=frame.stored_values[::step, ::step])
    return automatic_window(modality_values(frame, sample.stored_values), padding_mask(sample))


def display_table(frame: StoredFrame, levels: Levels, voi: Window | LookupTable) -> np.ndarray:
    """Display value of every level, (levels,) uint8, through a window or VOI LUT (see `settle_window`); padding is background, 0."""
    values = levels.modality_values
    voi_values = apply_window(values, voi) if isinstance(voi, Window) else voi.apply(values) / (2**voi.bits - 1)
    table = display_values(np.clip(np.nan_to_num(voi_values), 0.0, 1.0), _is_inverse(frame))
    if padding := padding_range(frame):
        table[in_range(levels.values, *padding)] = 0
    return table


def padding_range(frame: StoredFrame) -> tuple[float, float] | None:
    """The stored values that are padding, least and greatest, by Pixel Padding Value and Range Limit (PS3.3 C.7.5.1.1.2).

    A value that files write with the wrong sign is read with that of the pixels.
    """
    kind = {"f4": "Float", "f8": "DoubleFloat"}.get(frame.stored_values.dtype.str[1:], "")
    value = number(frame.dataset, f"{kind}PixelPaddingValue")
    if value is None:
        return None
    limit = number(frame.dataset, f"{kind}PixelPaddingRangeLimit", value)
    low, high = sorted((_with_sign_of(frame, value), _with_sign_of(frame, limit)))
    return low, high


def _with_sign_of(frame: StoredFrame, value: float) -> float:
    dtype = frame.stored_values.dtype
    if dtype.kind == "f":
        return value
    span, least = 2 ** (8 * dtype.itemsize), np.iinfo(dtype).min
    return (value - least) % span + least


def padding_mask(frame: StoredFrame) -> np.ndarray | None:
    """Which pixels are padding, (rows, columns) bool; None where the file states no padding."""
    padding = padding_range(frame)
    return in_range(frame.stored_values, *padding) if padding else None


def unit_of(frame: StoredFrame) -> str:
    """The unit of modality values: Rescale Type (PS3.3 C.11.1.1.2), Units of PET, Dose Units, HU for CT; "" where unknown."""
    dataset = frame.dataset
    group = frame_group(dataset, frame.frame_index, PIXEL_VALUE_TRANSFORMATION)
    kind = text(group, "RescaleType") or text(dataset, "Units") or text(dataset, "DoseUnits") or ""
    if kind in ("", "US"):
        return "HU" if text(dataset, "Modality") == "CT" and present(group, "RescaleSlope") else ""
    return {"GY": "Gy", "RELATIVE": "", "BQML": "Bq/ml", "CNTS": "counts"}.get(kind, kind)


def _is_inverse(frame: StoredFrame) -> bool:
    return frame.photometric_interpretation == "MONOCHROME1" or text(frame.dataset, "PresentationLUTShape") == "INVERSE"
