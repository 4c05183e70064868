"""The text over a picture's corners, from the attributes of its own file: lines for people, the most telling first."""

from ..base.contract import CornerText
from ..dataset.element_values import number, numbers, text, texts
from ..dataset.functional_groups import frame_group
from ..dataset.stored_dataset import StoredDataset

MOST_CHARACTERS = 80  # of one value: text must not bury the picture


def corner_text(dataset: StoredDataset, frame_index: int, transfer_syntax_name: str) -> CornerText:
    """Who (top left), what (top right), how (bottom left), and how it is stored (bottom right)."""
    return CornerText(
        patient=_present(_value(dataset, "PatientName"), _joined(_value(dataset, "PatientID"), _value(dataset, "PatientSex")), _birth(dataset)),
        study=_present(
            _series(dataset),
            _value(dataset, "SeriesDescription"),
            _joined(_value(dataset, "StudyDescription"), _date(dataset, "StudyDate")),
            _value(dataset, "InstitutionName"),
            _joined(_date(dataset, "AcquisitionDate"), _time(dataset, "AcquisitionTime") or _time(dataset, "ContentTime")),
        ),
        technique=_present(*_technique(dataset, frame_index)),
        stored=_present(_joined(transfer_syntax_name, _loss(dataset))),
    )


def _series(dataset: StoredDataset) -> str:
    number_text = _value(dataset, "SeriesNumber")
    view = _joined(_value(dataset, "ImageLaterality") or _value(dataset, "Laterality"), _value(dataset, "ViewPosition"))
    return _joined(_value(dataset, "Modality"), f"Series {number_text}" if number_text else "", view, _value(dataset, "BodyPartExamined"))


def _birth(dataset: StoredDataset) -> str:
    born, age = _date(dataset, "PatientBirthDate"), _value(dataset, "PatientAge")
    return _joined(f"born {born}" if born else "", f"age {_age(age)}" if age else "")


def _age(value: str) -> str:
    """An AS value, 045Y, as 45 years."""
    unit = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}.get(value[-1:])
    return f"{int(value[:-1])} {unit}" if unit and value[:-1].isdigit() else value


def _technique(dataset: StoredDataset, frame_index: int) -> list[str]:
    return [_exposure(dataset, frame_index), _sequence(dataset, frame_index), _contrast(dataset, frame_index)]


def _exposure(dataset: StoredDataset, frame_index: int) -> str:
    """Of X-rays: voltage, current, exposure (PS3.3 C.8.7.2, C.8.2.1, C.8.15.3.6)."""
    group = frame_group(dataset, frame_index, "CTXRayDetailsSequence")
    exposed = frame_group(dataset, frame_index, "CTExposureSequence")
    micro = number(dataset, "ExposureInuAs")
    current = _quantity(dataset, "XRayTubeCurrent", "mA") or _quantity(exposed, "XRayTubeCurrentInmA", "mA")
    charge = (f"{micro / 1000:.4g} mAs" if micro else "") or _quantity(dataset, "Exposure", "mAs") or _quantity(exposed, "ExposureInmAs", "mAs")
    return _joined(_quantity(group, "KVP", "kV"), current, charge, _quantity(dataset, "ExposureTime", "ms"), _value(dataset, "ConvolutionKernel"))


def _sequence(dataset: StoredDataset, frame_index: int) -> str:
    """Of magnetic resonance: repetition, echo and inversion time, flip angle (PS3.3 C.8.3.1, C.8.13.5)."""
    if text(dataset, "Modality") != "MR":
        return ""
    timing = frame_group(dataset, frame_index, "MRTimingAndRelatedParametersSequence")
    echo = frame_group(dataset, frame_index, "MREchoSequence")
    modifier = frame_group(dataset, frame_index, "MRModifierSequence")
    parts = (
        ("TR", timing, "RepetitionTime", ""), ("TE", echo, "EffectiveEchoTime", ""), ("TE", dataset, "EchoTime", ""),
        ("TI", dataset, "InversionTime", ""), ("TI", modifier, "InversionTimes", ""), ("FA", timing, "FlipAngle", "°"),
        ("", dataset, "MagneticFieldStrength", " T"),
    )  # fmt: skip
    stated = [(label, number(group, keyword), unit) for label, group, keyword, unit in parts]
    return _joined(*(f"{label} {value:.5g}{unit}".strip() for label, value, unit in stated if value is not None))


def _contrast(dataset: StoredDataset, frame_index: int) -> str:
    """b-value, trigger time, contrast agent."""
    b_value = number(frame_group(dataset, frame_index, "MRDiffusionSequence"), "DiffusionBValue")
    trigger = number(
        frame_group(dataset, frame_index, "CardiacSynchronizationSequence"), "NominalCardiacTriggerDelayTime", number(dataset, "TriggerTime")
    )
    return _joined(
        f"b {b_value:.5g} s/mm²" if b_value is not None else "",
        f"trigger {trigger:.5g} ms" if trigger is not None else "",
        _value(dataset, "ContrastBolusAgent"),
    )


def _loss(dataset: StoredDataset) -> str:
    """That values were lost by compression, now or earlier, and how much (PS3.3 C.7.6.1.1.5)."""
    if text(dataset, "LossyImageCompression") != "01":
        return ""
    ratios = numbers(dataset, "LossyImageCompressionRatio")
    return " ".join(["lossy", *(f"{ratio:.3g}:1" for ratio in ratios)])


def _quantity(dataset: StoredDataset, keyword: str, unit: str) -> str:
    value = number(dataset, keyword)
    return "" if value is None else f"{value:.5g} {unit}"


def _value(dataset: StoredDataset, keyword: str) -> str:
    shown = ", ".join(texts(dataset, keyword)).strip()
    return shown if len(shown) <= MOST_CHARACTERS else f"{shown[:MOST_CHARACTERS]}…"


def _date(dataset: StoredDataset, keyword: str) -> str:
    value = text(dataset, keyword) or ""
    return f"{value[:4]}-{value[4:6]}-{value[6:]}" if len(value) == 8 and value.isdigit() else value[:MOST_CHARACTERS]


def _time(dataset: StoredDataset, keyword: str) -> str:
    value = text(dataset, keyword) or ""
    return ":".join(filter(None, (value[:2], value[2:4], value[4:6]))) if value[:4].isdigit() else value[:MOST_CHARACTERS]


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _present(*lines: str) -> list[str]:
    return [line for line in lines if line]
