"""Real world values: what stored values measure, by Real World Value Mapping (PS3.3 C.7.6.16.2.11)."""

from dataclasses import dataclass

from pydicom.dataset import Dataset

from ..dataset.element_values import number, numbers, text
from ..dataset.functional_groups import frame_group


@dataclass(frozen=True, slots=True)
class RealWorldValue:
    """A value with its unit (UCUM) and what it is called."""

    value: float
    unit: str
    label: str


def real_world_value(dataset: Dataset, frame_index: int, stored_value: float) -> RealWorldValue | None:
    """What the first mapping that holds for a stored value makes of it; None where none does."""
    group = frame_group(dataset, frame_index, "RealWorldValueMappingSequence")
    items = group.get("RealWorldValueMappingSequence") or ([group] if "RealWorldValueSlope" in group or "RealWorldValueLUTData" in group else [])
    for item in items:
        value = mapped(item, stored_value)
        if value is not None:
            units = item.get("MeasurementUnitsCodeSequence")
            unit = (text(units[0], "CodeValue") or "") if units else ""
            return RealWorldValue(value, "" if unit in ("1", "{no units}") else unit, text(item, "LUTLabel") or text(item, "LUTExplanation") or "")
    return None


def mapped(item: Dataset, stored_value: float) -> float | None:
    """One mapping applied, linear or by table; None outside its range."""
    first = number(item, "RealWorldValueFirstValueMapped", number(item, "DoubleFloatRealWorldValueFirstValueMapped"))
    last = number(item, "RealWorldValueLastValueMapped", number(item, "DoubleFloatRealWorldValueLastValueMapped"))
    if first is None or last is None or not first <= stored_value <= last:
        return None
    table = numbers(item, "RealWorldValueLUTData")
    if table:
        place = int(stored_value - first)
        return table[place] if place < len(table) else None
    slope, intercept = number(item, "RealWorldValueSlope"), number(item, "RealWorldValueIntercept")
    return None if slope is None or intercept is None else stored_value * slope + intercept
