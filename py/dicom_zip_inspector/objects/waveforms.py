"""Waveforms (PS3.3 C.10.9): what was recorded, and its samples in their unit, thinned for drawing."""

import math
from dataclasses import dataclass

import numpy as np

from ..base.contract import ObjectTable, WaveformChannel, WaveformGroup
from ..base.errors import InspectorError, PixelDataInvalid, UnknownKey
from ..base.finding import Finding, found
from ..dataset.element_values import EMPTY, integer, item, items, number, present, stored_bytes
from ..dataset.reading import code, code_text, first_shown, shown
from ..dataset.stored_dataset import StoredDataset
from .companding import linear_samples
from .parts import Parts, facts, table
from .structured_report import unit
from .subject import Subject

MOST_GROUPS = 64
MOST_CHANNELS = 256
LEAST_FREQUENCY, MOST_FREQUENCY = 1e-6, 1e12  # samples a second
MOST_SAMPLES = 30_000_000  # of all channels of a group

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
_COMPANDED = ("MB", "AB")
_SAMPLES = {  # Waveform Sample Interpretation and Waveform Bits Allocated (PS3.3 C.10.9.1.5)
    ("SB", 8): "i1", ("UB", 8): "u1", ("MB", 8): "u1", ("AB", 8): "u1", ("SS", 16): "i2", ("US", 16): "u2",
    ("SL", 32): "i4", ("UL", 32): "u4", ("SV", 64): "i8", ("UV", 64): "u8",
}  # fmt: skip
_SIZES = ("NumberOfWaveformChannels", "NumberOfWaveformSamples", "WaveformBitsAllocated")


@dataclass(slots=True)
class Trace:
    """A stretch of all channels as lines: `times` (points,) float64 in s, `values` (channels, points) float32 in the channels' units."""

    times: np.ndarray
    values: np.ndarray


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
    channels = [_channel(channel, n, lows[n], highs[n]) for n, channel in enumerate(_channels(group, values.shape[1]))]
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


def sampling_frequency(group: StoredDataset) -> float:
    """Samples a second; 1 where the group does not say, or nothing that can be, so that the time axis counts samples."""
    frequency = number(group, "SamplingFrequency")
    return frequency if frequency and LEAST_FREQUENCY < frequency < MOST_FREQUENCY else 1.0


def channel_label(channel: StoredDataset, index: int) -> str:
    """What a channel is called: its label, or the meaning of its source."""
    return shown(channel, "ChannelLabel") or code(channel, "ChannelSourceSequence") or f"Channel {index + 1}"


def channel_unit(channel: StoredDataset) -> str:
    """The unit of a channel's values; "" where there is none."""
    return unit(channel, "ChannelSensitivityUnitsSequence")


def channel_values(dataset: StoredDataset, group_index: int) -> tuple[np.ndarray, list[Finding]]:
    """All samples of a multiplex group in their units, as (samples, channels) float64, NaN for padding; and what was wrong with it.

    Value = sample x Channel Sensitivity x Correction Factor + Channel Baseline (PS3.3 C.10.9.1.4.2); the factors are 1 and 0 where not stated.

    Raises
    ------
    UnknownKey
        There is no such group.
    PixelDataInvalid
        The group cannot be decoded; the message says why.
    """
    groups = items(dataset, "WaveformSequence")
    if not 0 <= group_index < len(groups):
        raise UnknownKey(f"There is no multiplex group {group_index}.")
    group = groups[group_index]
    samples, damage = stored_samples(group, _is_big_endian(dataset))
    padding = _padding(group, samples.dtype.newbyteorder(">" if _is_big_endian(dataset) else "<"))
    is_padding = samples == padding if padding is not None else None
    interpretation = shown(group, "WaveformSampleInterpretation")
    values = linear_samples(samples, interpretation) if interpretation in _COMPANDED else samples.astype(np.float64)
    channels = _channels(group, values.shape[1])
    for keyword in ("ChannelSensitivity", "ChannelSensitivityCorrectionFactor"):
        values *= [number(channel, keyword, 1.0) for channel in channels]
    values += [number(channel, "ChannelBaseline", 0.0) for channel in channels]
    if is_padding is not None:
        values[is_padding] = np.nan
    return values, damage


def stored_samples(group: StoredDataset, big_endian: bool) -> tuple[np.ndarray, list[Finding]]:
    """The samples as they are stored, (samples, channels), decoded by pydicom; fewer than promised where the data end early, or beyond
    `MOST_SAMPLES`.

    Raises
    ------
    PixelDataInvalid
        An attribute that decoding needs is missing or contradicts the data.
    """
    channels, promised, bits = (integer(group, keyword) or 0 for keyword in _SIZES)
    data = stored_bytes(group, "WaveformData")
    row_bytes = channels * bits // 8
    if not (0 < channels <= MOST_CHANNELS and promised > 0 and row_bytes > 0 and data):
        raise PixelDataInvalid("the numbers of channels, samples or bits, or the data, are missing or beyond the limits.")
    there = min(promised, len(data) // row_bytes)
    if not there:
        raise PixelDataInvalid("there are no samples.")
    damage = [found("waveform_cut", there=there, stated=promised)] if there < promised else []
    shown_samples = min(there, MOST_SAMPLES // channels)
    if shown_samples < there:
        damage.append(found("waveform_beginning", shown=shown_samples, count=there))
    return _decoded(group, channels, shown_samples, bits, data[: shown_samples * row_bytes], big_endian), damage


def _decoded(group: StoredDataset, channels: int, samples: int, bits: int, data: bytes, big_endian: bool) -> np.ndarray:
    interpretation = shown(group, "WaveformSampleInterpretation")
    kind = _SAMPLES.get((interpretation, bits))
    if kind is None:
        raise PixelDataInvalid(f"{bits} bits as “{interpretation}” is not a kind of sample.")
    stored = np.frombuffer(data, f"{'>' if big_endian else '<'}{kind}").reshape(samples, channels)
    return stored.astype(stored.dtype.newbyteorder("="), copy=False)


def _is_big_endian(dataset: StoredDataset) -> bool:
    """Whether the file is big endian: its samples are stored so."""
    return not dataset.encoding.little_endian


def _padding(group: StoredDataset, dtype: np.dtype) -> int | None:
    """Waveform Padding Value (PS3.3 C.10.9.1.8), which stands for samples that are not there."""
    value = stored_bytes(group, "WaveformPaddingValue")
    return int(np.frombuffer(value[: dtype.itemsize], dtype)[0]) if len(value) >= dtype.itemsize else None


def _channels(group: StoredDataset, count: int) -> list[StoredDataset]:
    """One definition a channel, empty ones where the file has too few."""
    defined = items(group, "ChannelDefinitionSequence")[:count]
    return defined + [EMPTY] * (count - len(defined))


def thin(values: np.ndarray, frequency: float, start: float, end: float, columns: int) -> Trace:
    """A stretch of samples as lines for a plot of that many pixel columns.

    Up to four samples a column they are kept as they are; beyond, each column gets the least and the greatest of its samples.

    Parameters
    ----------
    values : (samples, channels) float64
        NaN where there is no sample.
    frequency : float
        Samples a second.
    start, end : float
        The stretch, in s.
    columns : int
        Width of the plot in pixels.
    """
    first = math.floor(max(0, min(start * frequency, len(values) - 1)))
    last = max(first + 1, math.ceil(max(0, min(end * frequency + 1, len(values)))))
    part = values[first:last]
    if len(part) <= 4 * columns:
        return Trace(np.arange(first, last) / frequency, part.T.astype(np.float32))
    edges = np.linspace(0, len(part), columns + 1).astype(np.intp)
    both = np.stack([np.fmin.reduceat(part, edges[:-1], axis=0), np.fmax.reduceat(part, edges[:-1], axis=0)], axis=1)
    times = np.stack([edges[:-1], (edges[:-1] + edges[1:]) / 2], axis=1).reshape(-1)
    return Trace((first + times) / frequency, both.reshape(2 * columns, -1).T.astype(np.float32))


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
