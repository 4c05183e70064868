"""The samples of waveforms in their units (PS3.3 C.10.9), thinned for drawing."""

import math
from dataclasses import dataclass

import numpy as np

from ..base.errors import PixelDataInvalid, UnknownKey
from ..base.finding import Finding, found
from ..dataset.element_values import EMPTY, integer, items, number, stored_bytes
from ..dataset.reading import shown
from ..dataset.stored_dataset import StoredDataset
from .companding import linear_samples

MOST_CHANNELS = 256
LEAST_FREQUENCY, MOST_FREQUENCY = 1e-6, 1e12  # samples a second
MOST_SAMPLES = 30_000_000  # of all channels of a group

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


def sampling_frequency(group: StoredDataset) -> float:
    """Samples a second; 1 where the group does not say, or nothing that can be, so that the time axis counts samples."""
    frequency = number(group, "SamplingFrequency")
    return frequency if frequency and LEAST_FREQUENCY < frequency < MOST_FREQUENCY else 1.0


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
    channels = channel_definitions(group, values.shape[1])
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


def channel_definitions(group: StoredDataset, count: int) -> list[StoredDataset]:
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
