"""Directions, letters, distances: against hand-made planes and the definitions of PS3.3 C.7.6.1.1.1 and C.7.6.2.1.1."""

import numpy as np
import pytest
from dicom_files import stored
from pydicom.dataset import Dataset

from dicom_zip_inspector.display.frame_plane import letters_of, orientation_of, pixel_aspect, pixel_spacing_of, position_of
from dicom_zip_inspector.index.geometry import (
    direction_letters,
    edge_letters,
    edge_letters_of_patient_orientation,
    gaps,
    is_irregular,
    normal_of,
    places,
    plane_name,
    usual_spacing,
)

AXIAL, CORONAL, SAGITTAL = [1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1]


@pytest.mark.parametrize(
    ("orientation", "letters", "name"),
    [
        (AXIAL, ["R", "L", "A", "P"], "axial"),  # seen from the feet, as radiographers look at it
        (CORONAL, ["R", "L", "H", "F"], "coronal"),
        (SAGITTAL, ["A", "P", "H", "F"], "sagittal"),
        ([-1, 0, 0, 0, 1, 0], ["L", "R", "A", "P"], "axial"),
        ([0.8660254, 0.5, 0, 0, 0, -1], ["RA", "LP", "H", "F"], "oblique coronal"),  # turned by 30 degrees
        ([0.9961947, 0.0871557, 0, 0, 0, -1], ["R", "L", "H", "F"], "coronal"),  # by 5: not worth a letter
    ],
)
def test_letters_and_names_of_planes(orientation, letters, name):
    assert edge_letters(orientation) == letters
    assert plane_name(normal_of(orientation)) == name


def test_letters_of_animals():
    assert edge_letters(AXIAL, quadruped=True) == ["RT", "LE", "V", "D"]
    assert edge_letters(SAGITTAL, quadruped=True) == ["V", "D", "CR", "CD"]
    assert direction_letters([0, 0.7, 0.71], quadruped=True) == "CRD"


@pytest.mark.parametrize("orientation", [[1, 0, 0, 1, 0, 0], [0] * 6, [1, 0, 0], [], [2, 0, 0, 0, 2, 0], None])
def test_orientations_that_cannot_be(orientation):
    assert normal_of(orientation) is None


@pytest.mark.parametrize(
    ("values", "quadruped", "letters"),
    [
        (["L", "F"], False, ["R", "L", "H", "F"]),
        (["A", "FR"], False, ["P", "A", "HL", "FR"]),  # a left mediolateral oblique mammogram
        (["P", "L"], False, ["A", "P", "R", "L"]),
        (["L", "PFL"], False, ["R", "L", "AH", "PF"]),
        (["LE", "CD"], True, ["RT", "LE", "CR", "CD"]),
        (["", ""], False, None),
        (["L"], False, None),
        (["X", "F"], False, None),
    ],
)
def test_letters_from_patient_orientation(values, quadruped, letters):
    assert edge_letters_of_patient_orientation(values, quadruped) == letters


def test_gaps_duplicates_and_uneven_spacing():
    complete = places(np.array([0.0, 5, 10, 10.001, 15, np.nan]))
    assert complete.tolist() == [0, 5, 10, 15] and usual_spacing(complete) == 5
    assert gaps(complete) == [] and not is_irregular(complete)
    assert gaps(np.array([0.0, 5, 10, 25, 30, 35])) == [(10, 25, 2)]
    uneven = np.array([0.0, 1, 9, 11, 20, 21, 30])
    assert gaps(uneven) == [] and is_irregular(uneven)
    assert usual_spacing(np.array([3.0])) is None and gaps(np.array([0.0, 9])) == []


def data_set(**attributes) -> Dataset:
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"PixelSpacing": [0.5, 0.4], "Modality": "CT", "ImageOrientationPatient": AXIAL}, ([0.5, 0.4], "patient")),
        ({"ImagerPixelSpacing": [0.1, 0.1], "Modality": "MG"}, ([0.1, 0.1], "imager")),
        ({"PixelSpacing": [0.1, 0.1], "ImagerPixelSpacing": [0.1, 0.1], "Modality": "DX"}, ([0.1, 0.1], "imager")),
        ({"PixelSpacing": [0.08, 0.08], "ImagerPixelSpacing": [0.1, 0.1], "Modality": "DX"}, ([0.08, 0.08], "calibrated")),
        ({"PixelSpacing": [0.1, 0.1], "PixelSpacingCalibrationType": "FIDUCIAL", "Modality": "CR"}, ([0.1, 0.1], "calibrated")),
        ({"PixelSpacing": [0.1, 0.1], "Modality": "CR"}, ([0.1, 0.1], "imager")),
        ({"NominalScannedPixelSpacing": [0.2, 0.2], "Modality": "OT"}, ([0.2, 0.2], "imager")),
        ({"PixelSpacing": [0, 0.5]}, (None, None)),
        ({"PixelSpacing": [0.5]}, (None, None)),
    ],
)
def test_what_pixel_spacing_holds_for(attributes, expected):
    assert pixel_spacing_of(stored(data_set(**attributes)), 0) == expected


def test_ultrasound_regions_give_spacing_where_they_agree():
    region = data_set(RegionSpatialFormat=1, PhysicalUnitsXDirection=3, PhysicalUnitsYDirection=3, PhysicalDeltaX=0.02, PhysicalDeltaY=0.03)
    doppler = data_set(RegionSpatialFormat=3, PhysicalUnitsXDirection=4, PhysicalUnitsYDirection=7, PhysicalDeltaX=1.0, PhysicalDeltaY=1.0)
    assert pixel_spacing_of(stored(data_set(SequenceOfUltrasoundRegions=[region, doppler])), 0) == ([0.3, 0.2], "calibrated")
    nothing = data_set(RegionSpatialFormat=1, PhysicalUnitsXDirection=3, PhysicalUnitsYDirection=3, PhysicalDeltaX=1e-9, PhysicalDeltaY=0.03)
    assert pixel_spacing_of(stored(data_set(SequenceOfUltrasoundRegions=[nothing])), 0) == (None, None)
    other = data_set(RegionSpatialFormat=1, PhysicalUnitsXDirection=3, PhysicalUnitsYDirection=3, PhysicalDeltaX=0.05, PhysicalDeltaY=0.05)
    assert pixel_spacing_of(stored(data_set(SequenceOfUltrasoundRegions=[region, other])), 0) == (None, None)


def test_the_shape_of_pixels():
    assert pixel_aspect(stored(data_set()), [2.0, 0.5]) == 4
    assert pixel_aspect(stored(data_set(PixelAspectRatio=[4, 3])), None) == pytest.approx(4 / 3)
    assert pixel_aspect(stored(data_set(PixelAspectRatio=[0, 3])), None) == 1
    assert pixel_aspect(stored(data_set()), None) == 1


def test_places_in_functional_groups_detectors_and_dose_grids():
    shared, frame = data_set(), data_set()
    shared.PlaneOrientationSequence = [data_set(ImageOrientationPatient=CORONAL)]
    frame.PlanePositionSequence = [data_set(ImagePositionPatient=[1, 2, 3])]
    enhanced = data_set(SharedFunctionalGroupsSequence=[shared], PerFrameFunctionalGroupsSequence=[data_set(), frame])
    assert (
        orientation_of(stored(enhanced), 1) == CORONAL and position_of(stored(enhanced), 1) == [1, 2, 3] and position_of(stored(enhanced), 0) is None
    )
    detector = data_set(ImagePositionPatient=[4, 5, 6], ImageOrientationPatient=AXIAL)
    assert position_of(stored(data_set(DetectorInformationSequence=[detector])), 0) == [4, 5, 6]
    dose = data_set(ImagePositionPatient=[0, 0, 10], ImageOrientationPatient=AXIAL, GridFrameOffsetVector=[0, 3, 6])
    assert position_of(stored(dose), 2) == [0, 0, 16]
    dose.GridFrameOffsetVector = [10, 13, 16]  # coordinates along z, the other way that PS3.3 C.8.8.3.2 allows
    assert position_of(stored(dose), 2) == [0, 0, 16]


def test_letters_fall_back_to_patient_orientation():
    made = data_set(PatientOrientation=["L", "F"])
    assert letters_of(stored(made), orientation_of(stored(made), 0)) == ["R", "L", "H", "F"]
    assert letters_of(stored(data_set(PatientOrientation="")), None) is None
