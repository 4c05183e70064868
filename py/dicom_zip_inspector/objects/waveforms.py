"""Waveforms in words (PS3.3 C.10.9): what was recorded, channel by channel, and what was written beside it."""

import math

import numpy as np

from ..base.contract import ObjectTable, WaveformChannel, WaveformGroup
from ..base.errors import InspectorError
from ..base.finding import found
from ..dataset.element_values import item, items, present
from ..dataset.reading import code, code_text, first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, facts, table
from .structured_report import unit
from .subject import Subject
from .waveform_samples import MOST_CHANNELS, channel_definitions, channel_values, sampling_frequency

MOST_GROUPS = 64

_FACTS = {
    "AcquisitionDateTime": "Acquired",
    "AcquisitionContextSequence": "Acquisition context",
    "SynchronizationTrigger": "Trigger",
}
_CHANNEL_COLUMNS = {
    "ChannelSensitivity": "Sensitivity",
    "ChannelSensitivityCorrectionFactor": "Correction factor",
    "ChannelBaseline": "Baseline",
    "ChannelTimeSkew": "Time skew (s)",
    "ChannelSampleSkew": "Sample skew",
    "FilterLowFrequency": "High-pass (Hz)",
    "FilterHighFrequency": "Low-pass (Hz)",
    "NotchFilterFrequency": "Notch (Hz)",
    "WaveformBitsStored": "Bits stored",
}
_PER_MILLIVOLT = {"µV": 1000.0, "mV": 1.0, "V": 0.001}


def recognizes(dataset: StoredDataset) -> bool:
    """Whether there are waveforms."""
    return present(dataset, "WaveformSequence")


def describe(subject: Subject) -> Parts:
    """Every multiplex group with its channels, and the annotations. A group that cannot be decoded is a note."""
    dataset = subject.dataset
    parts = Parts(facts=facts(dataset, _FACTS))
    for index, group in enumerate(items(dataset, "WaveformSequence")[:MOST_GROUPS]):
        title = shown(group, "MultiplexGroupLabel") or f"Group {index + 1}"
        try:
            values, damage = channel_values(dataset, index)
            parts.waveforms.append(_group(dataset, group, index, title, values))
            parts.notes.extend(damage)
        except InspectorError as error:
            parts.notes.append(found("waveform_not_drawn", title=title, reason=error.message.rstrip(".")))
        parts.tables.append(_channel_table(group, title))
    parts.tables.extend(_annotations(dataset))
    return parts


def _group(dataset: StoredDataset, group: StoredDataset, index: int, title: str, values: np.ndarray) -> WaveformGroup:
    lows, highs = (extreme.reduce(values, axis=0).tolist() for extreme in (np.fmin, np.fmax))
    channels = [_channel(channel, n, lows[n], highs[n]) for n, channel in enumerate(channel_definitions(group, values.shape[1]))]
    return WaveformGroup(
        group_index=index,
        title=title,
        samples=len(values),
        sampling_frequency=sampling_frequency(group),
        is_ecg=shown(dataset, "Modality") == "ECG" and all(channel["per_millivolt"] for channel in channels),
        channels=channels,
    )


def _channel(channel: StoredDataset, index: int, low: float, high: float) -> WaveformChannel:
    unit_text = channel_unit(channel)
    return WaveformChannel(
        label=channel_label(channel, index),
        unit=unit_text,
        minimum=low if math.isfinite(low) else None,
        maximum=high if math.isfinite(high) else None,
        per_millivolt=_PER_MILLIVOLT.get(unit_text),
    )


def channel_label(channel: StoredDataset, index: int) -> str:
    """What a channel is called: its label, or the meaning of its source."""
    return shown(channel, "ChannelLabel") or code(channel, "ChannelSourceSequence") or f"Channel {index + 1}"


def channel_unit(channel: StoredDataset) -> str:
    """The unit of a channel's values; "" where there is none."""
    return unit(channel, "ChannelSensitivityUnitsSequence")


def _channel_table(group: StoredDataset, title: str) -> ObjectTable:
    channels = items(group, "ChannelDefinitionSequence")[:MOST_CHANNELS]
    frequency, samples = shown(group, "SamplingFrequency") or "unknown", shown(group, "NumberOfWaveformSamples")
    bits, kind = shown(group, "WaveformBitsAllocated"), shown(group, "WaveformSampleInterpretation")
    rows = [[channel_label(one, n), *_source(one), *(shown(one, name) for name in _CHANNEL_COLUMNS)] for n, one in enumerate(channels)]
    heading = f"{title}: {len(channels)} channels, {samples} samples each at {frequency} Hz, {bits} bits ({kind})"
    return table(heading, ["Channel", "Source", "Unit", *_CHANNEL_COLUMNS.values()], rows)


def _source(channel: StoredDataset) -> list[str]:
    return [code(channel, "ChannelSourceSequence"), channel_unit(channel)]


def _annotations(dataset: StoredDataset) -> list[ObjectTable]:
    """Waveform Annotation Sequence (PS3.3 C.10.10): texts, codes and measurements."""
    found = items(dataset, "WaveformAnnotationSequence")
    rows = [[_annotation_name(one), _annotation_value(one), shown(one, "ReferencedSamplePositions")] for one in found]
    return [table(f"Annotations ({len(found):,})", ["What", "Value", "At samples"], rows)] if found else []


def _annotation_name(annotation: StoredDataset) -> str:
    return code(annotation, "ConceptNameCodeSequence") or ("Text" if present(annotation, "UnformattedTextValue") else "Annotation")


def _annotation_value(annotation: StoredDataset) -> str:
    measured = " ".join(filter(None, (shown(annotation, "NumericValue"), unit(annotation))))
    concept = code_text(item(annotation, "ConceptCodeSequence"))
    return first_shown(annotation, "UnformattedTextValue") or measured or concept
