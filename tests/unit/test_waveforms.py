"""Waveforms: values against pydicom's own scaling and hand-made samples, thinning by its promise."""

import numpy as np
import pydicom
import pytest
from archives import zip_bytes
from dicom_files import TEST_FILES, file_bytes, stored
from object_files import code, item, object_of, summary_of, table_of
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.uid import GeneralECGWaveformStorage, TwelveLeadECGWaveformStorage
from remarks import messages

from dicom_zip_inspector.base.errors import PixelDataInvalid
from dicom_zip_inspector.objects import waveform_samples
from dicom_zip_inspector.objects.companding import linear_samples
from dicom_zip_inspector.objects.waveform_samples import sampling_frequency, stored_samples, thin

KINDS = {"SB": "i1", "UB": "u1", "SS": "<i2", "US": "<u2", "SL": "<i4", "UL": "<u4", "SV": "<i8", "UV": "<u8"}


def group(samples: np.ndarray, kind: str, **attributes) -> Dataset:
    count, channels = samples.shape
    data = samples.astype(KINDS.get(kind, "u1")).tobytes()
    made = item(
        NumberOfWaveformChannels=channels,
        NumberOfWaveformSamples=count,
        SamplingFrequency="500",
        WaveformBitsAllocated=8 * len(data) // samples.size,
        WaveformSampleInterpretation=kind,
        ChannelDefinitionSequence=[item(ChannelLabel=f"C{n}", WaveformBitsStored=16) for n in range(channels)],
    )
    made.add_new("WaveformData", "OW", data)
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def opened_with(*groups: Dataset, modality: str = "ECG") -> Opened:
    made = object_of(GeneralECGWaveformStorage, Modality=modality, WaveformSequence=list(groups))
    return Opened({"a.zip": zip_bytes({"w": file_bytes(made)})})


def trace(opened: Opened, **params) -> tuple[np.ndarray, np.ndarray]:
    """(times, values) of the whole first group."""
    result, error, buffers = opened.call("get_waveform", **({"instance_key": 0, "group_index": 0, "start": 0, "end": 1e9, "columns": 4000} | params))
    assert error is None, error
    return buffers["times"], buffers["values"].reshape(-1, result["points"])


@pytest.mark.parametrize("group_index", [0, 1])
def test_an_ecg_has_the_values_that_pydicom_scales(group_index):
    path = TEST_FILES / "waveform_ecg.dcm"
    expected = pydicom.dcmread(path).waveform_array(group_index)
    opened = Opened({"ecg": path.read_bytes()})
    times, values = trace(opened, group_index=group_index)
    assert np.array_equal(values.T, expected.astype(np.float32))
    assert np.allclose(times, np.arange(len(expected)) / 1000)
    told = summary_of(opened, "ecg")["waveforms"][group_index]
    assert (told["samples"], told["sampling_frequency"], told["is_ecg"], told["channels"][1]["label"]) == (len(expected), 1000, True, "Lead II")
    assert [c["maximum"] for c in told["channels"]] == expected.max(axis=0).tolist()
    assert {(c["unit"], c["per_millivolt"]) for c in told["channels"]} == {("µV", 1000.0)}


def test_what_else_an_ecg_says():
    summary = summary_of(Opened({"ecg": (TEST_FILES / "waveform_ecg.dcm").read_bytes()}), "ecg")
    lead = table_of(summary, "RHYTHM")[1]
    assert lead | {"Sensitivity": "1.25", "Baseline": "0", "Low-pass (Hz)": "300", "High-pass (Hz)": "0.05"} == lead
    assert ("RR Interval", "982 ms") in [(row["What"], row["Value"]) for row in table_of(summary, "Annotations")]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_sample(kind):
    limits = np.iinfo(KINDS[kind])
    samples = np.array([[limits.min, 1], [0, 2], [limits.max, 3]], KINDS[kind])
    _, values = trace(opened_with(group(samples, kind)))
    assert np.array_equal(values.T, samples.astype(np.float32))


@pytest.mark.parametrize(("interpretation", "law"), [("MB", "ulaw2lin"), ("AB", "alaw2lin")])
def test_companded_samples(interpretation, law):
    try:
        import audioop
    except ImportError:
        pytest.skip("this Python has no audioop to compare with")
    expected = np.frombuffer(getattr(audioop, law)(bytes(range(256)), 2), np.int16)
    assert np.array_equal(linear_samples(np.arange(256, dtype=np.uint8), interpretation), expected)


def test_companded_samples_by_hand():
    """G.711: the codes of silence, of the largest values, and of the smallest steps."""
    assert linear_samples(np.array([0xFF, 0x7F, 0x80, 0x00, 0xFE], np.uint8), "MB").tolist() == [0, 0, 32124, -32124, 8]
    assert linear_samples(np.array([0xD5, 0x55, 0xAA, 0x2A], np.uint8), "AB").tolist() == [8, -8, 32256, -32256]


def test_sensitivity_correction_and_baseline():
    """PS3.3 C.10.9.1.4.2, by hand: 10 x 2.5 x 0.5 + 100."""
    made = group(np.array([[10, 10], [20, 20]]), "SS")
    scaled = made.ChannelDefinitionSequence[0]
    scaled.ChannelSensitivity, scaled.ChannelSensitivityCorrectionFactor, scaled.ChannelBaseline = "2.5", "0.5", "100"
    scaled.ChannelSensitivityUnitsSequence = code("mm[Hg]", "UCUM", "mmHg")
    opened = opened_with(made)
    assert trace(opened)[1].tolist() == [[112.5, 125], [10, 20]]
    channel = summary_of(opened, "w")["waveforms"][0]["channels"][0]
    assert (channel["unit"], channel["minimum"], channel["per_millivolt"]) == ("mmHg", 112.5, None)
    assert not summary_of(opened, "w")["waveforms"][0]["is_ecg"]


def test_padding_is_no_value():
    made = group(np.array([[1], [-32768], [3]]), "SS")
    made.add_new("WaveformPaddingValue", "OW", np.array([-32768], "<i2").tobytes())
    opened = opened_with(made)
    assert np.array_equal(trace(opened)[1], [[1, np.nan, 3]], equal_nan=True)
    assert summary_of(opened, "w")["waveforms"][0]["channels"][0]["minimum"] == 1


def test_data_that_end_early_are_shown_with_a_note():
    made = group(np.arange(20).reshape(10, 2), "SS", NumberOfWaveformSamples=100)
    opened = opened_with(made)
    assert messages(summary_of(opened, "w")["notes"]) == ["Waveform Data are cut: 10 of 100 samples are there"]
    assert trace(opened)[1].shape == (2, 10)


@pytest.mark.parametrize(
    "attributes",
    [
        {"WaveformSampleInterpretation": "XX"},
        {"WaveformBitsAllocated": 12},
        {"WaveformBitsAllocated": 0},
        {"NumberOfWaveformChannels": 0},
        {"NumberOfWaveformChannels": 65535},
        {"NumberOfWaveformSamples": 0},
    ],
)
def test_a_group_that_cannot_be_decoded_says_why_and_hides_no_other(attributes):
    opened = opened_with(group(np.ones((4, 2)), "SS", **attributes), group(np.ones((4, 2)), "SS", MultiplexGroupLabel="GOOD"))
    summary = summary_of(opened, "w")
    assert [told["title"] for told in summary["waveforms"]] == ["GOOD"]
    assert summary["notes"][0]["message"].startswith("“Group 1” cannot be drawn: ")
    assert opened.call("get_waveform", instance_key=0, group_index=0, start=0, end=1, columns=10)[1]["code"] == "pixel_data_invalid"
    assert opened.call("get_waveform", instance_key=0, group_index=7, start=0, end=1, columns=10)[1]["code"] == "unknown_key"


def test_no_data_is_an_error_of_ours():
    with pytest.raises(PixelDataInvalid):
        stored_samples(stored(Dataset()), False)


def test_big_endian_samples_are_turned():
    made = group(np.array([[1, -2], [300, -400]]), "SS")
    made.WaveformData = np.array([[1, -2], [300, -400]], ">i2").tobytes()
    assert stored_samples(stored(made), True)[0].tolist() == [[1, -2], [300, -400]]


def test_thinning_loses_no_peak():
    generator = np.random.default_rng(4)
    values = generator.normal(0, 1, (100_000, 3))
    spikes = generator.choice(100_000, 40, replace=False)
    values[spikes, 1] = generator.normal(0, 100, 40)
    thinned = thin(values, 500.0, 0, 200, 640)
    assert thinned.values.shape == (3, 1280) and thinned.times.shape == (1280,)
    assert np.allclose(thinned.values.min(axis=1), values.min(axis=0)) and np.allclose(thinned.values.max(axis=1), values.max(axis=0))
    at = {float(np.float32(value)): time for value, time in zip(thinned.values[1], thinned.times, strict=True)}
    column = 200 / 640
    extreme = [n for n in spikes if abs(values[n, 1]) == np.abs(values[int(n // 156.25 * 156.25) : int(n // 156.25 * 156.25) + 157, 1]).max()]
    assert len(extreme) > 30
    assert all(abs(at[float(np.float32(values[n, 1]))] - n / 500) <= column for n in extreme)


@pytest.mark.parametrize("frequency", [1e300, 5e-324, -1.0, 0.0, None])
def test_a_frequency_that_cannot_be_counts_samples(frequency):
    assert sampling_frequency(stored(item(SamplingFrequency=frequency))) == 1.0


def test_a_stretch_far_outside_is_the_whole():
    assert thin(np.arange(10.0)[:, None], 1e9, -1e308, 1e308, 100).values.shape == (1, 10)


def test_thinning_keeps_to_its_stretch_and_to_gaps():
    values = np.full((10_000, 1), np.nan)
    values[5000:] = 1
    thinned = thin(values, 1000.0, 4, 6, 100)
    assert thinned.times[0] >= 3.99 and thinned.times[-1] <= 6.01 and np.all(np.diff(thinned.times) > 0)
    assert np.isnan(thinned.values[0, :90]).all() and (thinned.values[0, 110:] == 1).all()
    assert thin(values, 1000.0, 50, 60, 100).values.shape == (1, 1)


def test_the_class_is_named():
    made = object_of(TwelveLeadECGWaveformStorage, Modality="ECG", WaveformSequence=[group(np.ones((4, 2)), "SS")])
    opened = Opened({"a.zip": zip_bytes({"w": file_bytes(made)})})
    assert summary_of(opened, "w")["facts"][0] == {"label": "Kind", "value": "12-lead ECG Waveform Storage"}


def test_of_a_very_long_recording_the_beginning_is_shown(monkeypatch):
    monkeypatch.setattr(waveform_samples, "MOST_SAMPLES", 13)
    opened = opened_with(group(np.arange(20).reshape(10, 2), "SS"))
    summary = summary_of(opened, "w")
    assert messages(summary["notes"]) == ["The first 6 of 10 samples of each channel are shown; the others would not fit into memory"]
    assert (summary["waveforms"][0]["samples"], summary["waveforms"][0]["channels"][1]["maximum"]) == (6, 11)
    assert trace(opened)[1].tolist() == [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]]
