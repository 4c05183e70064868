"""Real world values: what stored values measure, by Real World Value Mapping (PS3.3 C.7.6.16.2.11)."""

from dataclasses import dataclass

from ..dataset.element_values import item, items, number, numbers, present, text
from ..dataset.functional_groups import frame_group
from ..dataset.stored_dataset import StoredDataset


@dataclass(frozen=True, slots=True)
class RealWorldValue:
    """A value with its unit (UCUM) and what it is called."""

    value: float
    unit: str
    label: str


def real_world_value(dataset: StoredDataset, frame_index: int, stored_value: float) -> RealWorldValue | None:
    """What the first mapping that holds for a stored value makes of it; None where none does."""
    group = frame_group(dataset, frame_index, "RealWorldValueMappingSequence")
    is_mapping = present(group, "RealWorldValueSlope") or present(group, "RealWorldValueLUTData")
    for mapping in items(group, "RealWorldValueMappingSequence") or [group] * is_mapping:
        value = mapped(mapping, stored_value)
        if value is not None:
            unit = text(item(mapping, "MeasurementUnitsCodeSequence"), "CodeValue") or ""
            label = text(mapping, "LUTLabel") or text(mapping, "LUTExplanation") or ""
            return RealWorldValue(value, "" if unit in ("1", "{no units}") else unit, label)
    return None


def mapped(mapping: StoredDataset, stored_value: float) -> float | None:
    """One mapping applied, linear or by table; None outside its range."""
    first = number(mapping, "RealWorldValueFirstValueMapped", number(mapping, "DoubleFloatRealWorldValueFirstValueMapped"))
    last = number(mapping, "RealWorldValueLastValueMapped", number(mapping, "DoubleFloatRealWorldValueLastValueMapped"))
    if first is None or last is None or not first <= stored_value <= last:
        return None
    table = numbers(mapping, "RealWorldValueLUTData")
    if table:
        place = int(stored_value - first)
        return table[place] if place < len(table) else None
    slope, intercept = number(mapping, "RealWorldValueSlope"), number(mapping, "RealWorldValueIntercept")
    return None if slope is None or intercept is None else stored_value * slope + intercept
