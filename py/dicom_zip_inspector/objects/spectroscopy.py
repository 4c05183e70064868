"""Magnetic resonance spectra (PS3.3 A.36.3, C.8.14): what was measured, where, and how many numbers came of it."""

from ..base.contract import ObjectTable
from ..dataset.element_values import present, stored_length
from ..dataset.functional_groups import frame_group
from ..dataset.reading import shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, fact, facts, item_tables
from .subject import Subject

_FACTS = {
    "ResonantNucleus": "Nucleus",
    "VolumeLocalizationTechnique": "Localization",
    "PulseSequenceName": "Pulse sequence",
    "MRSpectroscopyAcquisitionType": "Acquisition",
    "TransmitterFrequency": "Transmitter frequency (MHz)",
    "MagneticFieldStrength": "Field strength (T)",
    "SpectralWidth": "Spectral width (Hz)",
    "ChemicalShiftReference": "Chemical shift reference (ppm)",
    "DataRepresentation": "Numbers are",
    "SignalDomainColumns": "Domain of columns",
    "SignalDomainRows": "Domain of rows",
    "DataPointColumns": "Points of a spectrum",
    "DataPointRows": "Rows of points",
    "Columns": "Columns of voxels",
    "Rows": "Rows of voxels",
    "WaterReferencedPhaseCorrection": "Phase corrected by water",
    "BaselineCorrection": "Baseline corrected",
    "Decoupling": "Decoupled",
    "DecouplingMethod": "Decoupling",
    "FirstOrderPhaseCorrection": "First order phase corrected",
}
_TIMING = (
    ("MRTimingAndRelatedParametersSequence", "RepetitionTime", "Repetition time (ms)"),
    ("MREchoSequence", "EffectiveEchoTime", "Echo time (ms)"),
    ("MRTimingAndRelatedParametersSequence", "FlipAngle", "Flip angle (°)"),
)
_SLABS = {
    "SlabThickness": "Thickness (mm)",
    "MidSlabPosition": "Centre (mm)",
    "SlabOrientation": "Normal",
}
_BYTES_OF_A_NUMBER = 4  # Spectroscopy Data are OF


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it holds spectra."""
    return present(dataset, "SpectroscopyData")


def describe(subject: Subject) -> Parts:
    """How the spectra were acquired, the slabs that their volume is cut from, and how many numbers there are."""
    dataset = subject.dataset
    timing = [(label, shown(frame_group(dataset, 0, macro), keyword)) for macro, keyword, label in _TIMING]
    numbers = stored_length(dataset, "SpectroscopyData") // _BYTES_OF_A_NUMBER
    return Parts(
        title=_title(dataset),
        facts=[
            *facts(dataset, _FACTS),
            *(fact(label, value) for label, value in timing if value),
            fact("Numbers", f"{numbers:,}"),
        ],
        tables=_slabs(dataset),
    )


def _title(dataset: StoredDataset) -> str:
    nucleus = shown(dataset, "ResonantNucleus")
    return f"Spectra of {nucleus}" if nucleus else "Spectra"


def _slabs(dataset: StoredDataset) -> list[ObjectTable]:
    return item_tables(dataset, [("Volume localization", "VolumeLocalizationSequence", _SLABS)])
