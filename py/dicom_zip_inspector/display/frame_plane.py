"""Where one frame of a data set lies: orientation, position, pixel spacing, letters at its edges; and what tells it from its neighbours."""

import math
from collections.abc import Sequence

from ..base.contract import SpacingKind
from ..dataset.element_values import integer, items, number, numbers, present, text, texts, vr
from ..dataset.functional_groups import PIXEL_MEASURES, PLANE_POSITION, frame_group
from ..dataset.stored_dataset import StoredDataset
from ..index.frame_columns import FrameColumns, unplaced_frames
from ..index.geometry import edge_letters, edge_letters_of_patient_orientation, normal_of
from ..scan.attributes import InstanceHeader

Spacing = tuple[list[float], SpacingKind] | tuple[None, None]
PLANE_ORIENTATION = "PlaneOrientationSequence"
_PROJECTIONS = frozenset({"CR", "DX", "MG", "IO", "PX", "XA", "RF", "RG"})
_LEAST_SIDE, _MOST_SIDE, _MOST_ASPECT = 1e-7, 1e6, 1000  # of a pixel, in mm; what is beyond is no size
_CENTIMETRES, _TWO_DIMENSIONAL = 3, 1  # Physical Units X Direction; Region Spatial Format (PS3.3 C.8.5.5)

_TELLING = {  # as frame_columns.TELLING: functional group macro and attribute (PS3.3 C.7.6.16.2, C.8.13.5, C.8.15.3)
    "image_type": (("MRImageFrameTypeSequence", "FrameType"), ("CTImageFrameTypeSequence", "FrameType"), ("PETFrameTypeSequence", "FrameType")),
    "echo_time": (("MREchoSequence", "EffectiveEchoTime"),),
    "diffusion_b_value": (("MRDiffusionSequence", "DiffusionBValue"),),
    "temporal_position_identifier": (("FrameContentSequence", "TemporalPositionIndex"),),
    "trigger_time": (("CardiacSynchronizationSequence", "NominalCardiacTriggerDelayTime"),),
    "acquisition_number": (("FrameContentSequence", "FrameAcquisitionNumber"),),
    "acquisition_time": (("FrameContentSequence", "FrameAcquisitionDateTime"),),
}


def orientation_of(dataset: StoredDataset, frame_index: int) -> list[float] | None:
    """Six direction cosines of a frame's rows and columns; None where the file states none that can be."""
    orientation = numbers(_located(frame_group(dataset, frame_index, PLANE_ORIENTATION)), "ImageOrientationPatient")
    return orientation if normal_of(orientation) is not None else None


def position_of(dataset: StoredDataset, frame_index: int) -> list[float] | None:
    """The centre of a frame's first pixel in mm; frames of a dose grid lie at their Grid Frame Offset (PS3.3 C.8.8.3.2)."""
    position = numbers(_located(frame_group(dataset, frame_index, PLANE_POSITION)), "ImagePositionPatient")
    if len(position) != 3:
        return None
    offsets = numbers(dataset, "GridFrameOffsetVector")
    normal = normal_of(orientation_of(dataset, frame_index))
    if frame_index < len(offsets) and normal is not None:
        shift = offsets[frame_index] - offsets[0] if offsets[0] == 0 else offsets[frame_index] - position[2]
        position = [float(p + n * shift) for p, n in zip(position, normal, strict=True)]
    return position if all(map(math.isfinite, position)) else None


def _located(group: StoredDataset) -> StoredDataset:
    """Nuclear medicine states place and orientation by detector."""
    detectors = items(group, "DetectorInformationSequence")
    return detectors[0] if detectors and not present(group, "ImagePositionPatient") else group


def letters_of(dataset: StoredDataset, orientation: list[float] | None) -> list[str] | None:
    """[left, right, top, bottom] of the unturned frame, from its orientation, else from Patient Orientation; None where unknown."""
    quadruped = text(dataset, "AnatomicalOrientationType") == "QUADRUPED"
    if orientation:
        return edge_letters(orientation, quadruped)
    values = texts(dataset, "PatientOrientation")
    return edge_letters_of_patient_orientation(values, quadruped) if len(values) > 1 else None


def pixel_spacing_of(dataset: StoredDataset, frame_index: int) -> Spacing:
    """(mm between rows, mm between columns) and what they hold for (PS3.3 10.7.1.3).

    "patient": in the patient; "imager": at the detector or film, larger than the patient; "calibrated": by a calibration, within its region.
    """
    spacing = _pair(frame_group(dataset, frame_index, PIXEL_MEASURES), "PixelSpacing")
    imager = _pair(dataset, "ImagerPixelSpacing") or _pair(dataset, "NominalScannedPixelSpacing")
    if spacing:
        return spacing, _kind(dataset, spacing, imager)
    if imager:
        return imager, "imager"
    region = _region_spacing(dataset)
    return (region, "calibrated") if region else (None, None)


def _kind(dataset: StoredDataset, spacing: list[float], imager: list[float] | None) -> SpacingKind:
    if present(dataset, "PixelSpacingCalibrationType") or (imager and spacing != imager):
        return "calibrated"
    projection = text(dataset, "Modality") in _PROJECTIONS and not present(dataset, "ImageOrientationPatient")
    return "imager" if imager or projection else "patient"


def _pair(dataset: StoredDataset, keyword: str) -> list[float] | None:
    values = numbers(dataset, keyword)
    return values if len(values) == 2 and _are_sides(values) else None


def _are_sides(values: Sequence[float]) -> bool:
    return min(values) > _LEAST_SIDE and max(values) < _MOST_SIDE


def _region_spacing(dataset: StoredDataset) -> list[float] | None:
    """The spacing of the two-dimensional ultrasound regions, where all have one (PS3.3 C.8.5.5.1)."""
    found = set()
    for region in items(dataset, "SequenceOfUltrasoundRegions"):
        units = {number(region, f"PhysicalUnits{axis}Direction") for axis in "XY"}
        deltas = tuple(round(abs(number(region, f"PhysicalDelta{axis}", 0.0)) * 10, 6) for axis in "YX")
        if number(region, "RegionSpatialFormat") == _TWO_DIMENSIONAL and units == {_CENTIMETRES} and _are_sides(deltas):
            found.add(deltas)
    return list(found.pop()) if len(found) == 1 else None


def pixel_aspect(dataset: StoredDataset, spacing: list[float] | None) -> float:
    """Height of a pixel over its width, by its spacing, else Pixel Aspect Ratio (PS3.3 C.7.6.3.1.7)."""
    ratio = spacing or _pair(dataset, "PixelAspectRatio") or (1.0, 1.0)
    aspect = ratio[0] / ratio[1]
    return 1.0 if abs(aspect - 1) < 1e-3 or not 1 / _MOST_ASPECT < aspect < _MOST_ASPECT else aspect


def frames_of_file(header: InstanceHeader, dataset: StoredDataset) -> FrameColumns:
    """The frames of one multi-frame instance, with the places and the telling attributes that it states for each."""
    frames = unplaced_frames(header)
    for index in range(header.frames):
        orientation, position = orientation_of(dataset, index), position_of(dataset, index)
        frames.orientations[index] = tuple(orientation) if orientation else None
        frames.positions[index] = tuple(position) if position else None
        for name, value in _telling_values(dataset, index).items():
            frames.telling[name][index] = value
    if len(set(frames.positions)) == 1:
        frames.positions = [None] * header.frames  # one place for all frames is none
    return frames


def _telling_values(dataset: StoredDataset, frame_index: int) -> dict:
    """What tells a frame from others at its position, by the names of `frame_columns.TELLING`, in the types of the index."""
    values = {}
    for name, sources in _TELLING.items():
        for macro, keyword in sources:
            group = frame_group(dataset, frame_index, macro)
            if group is not dataset and text(group, keyword):
                values[name] = _in_types_of_index(group, keyword)
    return values


def _in_types_of_index(group: StoredDataset, keyword: str) -> str | int | tuple[float, ...] | None:
    match vr(group, keyword):
        case "US" | "UL" | "SS" | "SL" | "IS":
            return integer(group, keyword)
        case "FD" | "FL" | "DS":
            return tuple(numbers(group, keyword))
    return text(group, keyword)
