"""The modality LUT: stored values -> what they measure, by a table or by slope and intercept (PS3.3 C.11.1)."""

import numpy as np

from ..dataset.element_values import integers, items, number, present, stored_bytes, text, uid
from ..dataset.functional_groups import PIXEL_VALUE_TRANSFORMATION, frame_group
from ..dataset.stored_dataset import StoredDataset
from ..pixels.stored_frame import StoredFrame
from .grayscale import LookupTable, rescale

MOST_RESCALED = 1e30  # no slope or intercept is greater; values that are no numbers would come of it
_X_RAY_ANGIOGRAPHY = tuple(f"1.2.840.10008.5.1.4.1.1.12.{number}" for number in (1, 2, 3))  # and fluoroscopy, and its retired biplane


def modality_values(frame: StoredFrame, stored_values: np.ndarray) -> np.ndarray:
    """Stored values after the modality LUT, float64 (PS3.3 C.11.1; per frame C.7.6.16.2.9; dose C.8.8.3.2); of X-ray angiography the
    stored values, unless they are rescaled (see `x_ray_intensity`)."""
    dataset = frame.dataset
    table = None if _leads_back_to_intensity(dataset) else _modality_lut(frame, stored_values)
    if table:
        return table.apply(stored_values)
    if text(dataset, "Modality") == "RTDOSE" and present(dataset, "DoseGridScaling"):
        return _rescaled(stored_values, number(dataset, "DoseGridScaling", 1.0), 0.0)
    group = frame_group(dataset, frame.frame_index, PIXEL_VALUE_TRANSFORMATION)
    return _rescaled(stored_values, number(group, "RescaleSlope", 1.0), number(group, "RescaleIntercept", 0.0))


def _rescaled(stored_values: np.ndarray, slope: float, intercept: float) -> np.ndarray:
    is_possible = max(abs(slope), abs(intercept)) <= MOST_RESCALED
    return rescale(stored_values, slope, intercept) if is_possible else rescale(stored_values, 1.0, 0.0)


def x_ray_intensity(frame: StoredFrame, stored_value: np.ndarray) -> float | None:
    """What the Modality LUT Sequence of X-ray angiography and fluoroscopy makes of a stored value, () of whole numbers; None where there is none.

    It leads from logarithmic or display values back to X-ray intensity, and is not applied before the VOI LUT (PS3.3 C.8.7.1.1.2).
    """
    table = _modality_lut(frame, stored_value) if _leads_back_to_intensity(frame.dataset) else None
    return float(table.apply(stored_value)) if table else None


def _leads_back_to_intensity(dataset: StoredDataset) -> bool:
    return uid(dataset, "SOPClassUID") in _X_RAY_ANGIOGRAPHY


def _modality_lut(frame: StoredFrame, stored_values: np.ndarray) -> LookupTable | None:
    return next(iter(lookup_tables(items(frame.dataset, "ModalityLUTSequence"), stored_values.dtype.kind == "i")), None)


def lookup_tables(found: list[StoredDataset], signed: bool) -> list[LookupTable]:
    """The tables that can be read; where none can, a window, or an automatic one serves."""
    return [table for table in (_lookup_table(item, signed) for item in found) if table]


def _lookup_table(item: StoredDataset, signed: bool) -> LookupTable | None:
    """A LUT item: its descriptor is entries, first value mapped, bits (PS3.3 C.11.1.1.1); 0 entries means 65,536. None where it has none."""
    descriptor, stored = integers(item, "LUTDescriptor"), stored_bytes(item, "LUTData")
    if len(descriptor) != 3 or len(stored) < 2:
        return None
    count, first, bits = descriptor
    count = count % 65536 or 65536
    if signed and first > 32767:
        first -= 65536
    words = "<u2" if item.encoding.little_endian else ">u2"
    entries = np.frombuffer(stored, np.uint8) if len(stored) == count else np.frombuffer(stored[: len(stored) & ~1], words)
    return LookupTable(first, entries[:count].astype(np.uint16), bits if 0 < bits <= 16 else 16, text(item, "LUTExplanation") or "")
