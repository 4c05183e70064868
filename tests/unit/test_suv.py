"""SUVbw against numbers worked out by hand from the definition: activity concentration x weight / activity left at the scan's start."""

import math

import pytest
from dicom_files import stored
from pydicom.dataset import Dataset

from dicom_zip_inspector.measure.suv import SuvUnknown, suv_factor, suv_scale

HALF_LIFE = 6586.2  # of fluorine-18, in seconds


def pet(**attributes) -> Dataset:
    """70 kg, 350 MBq given one half life before the scan: 175 MBq are left, and 70,000 g / 175e6 Bq = 0.0004."""
    made, injection = Dataset(), Dataset()
    values = {
        "Units": "BQML", "DecayCorrection": "START", "CorrectedImage": ["ATTN", "DECY"], "PatientWeight": 70, "SeriesDate": "20200102",
        "SeriesTime": "120000", "AcquisitionDate": "20200102", "AcquisitionTime": "120000", "RadionuclideTotalDose": 350e6,
        "RadionuclideHalfLife": HALF_LIFE, "RadiopharmaceuticalStartTime": "101013.8",
    } | attributes  # fmt: skip
    for keyword, value in values.items():
        if value is not None:
            setattr(injection if keyword.startswith("Radio") else made, keyword, value)
    made.RadiopharmaceuticalInformationSequence = [injection]
    return made


def test_one_half_life_halves_the_dose():
    assert suv_scale(70, 350e6, HALF_LIFE, HALF_LIFE) == pytest.approx(0.0004)
    assert suv_factor(stored(pet())) == pytest.approx(0.0004, rel=1e-9)


def test_values_that_are_corrected_to_the_injection():
    assert suv_factor(stored(pet(DecayCorrection="ADMIN"))) == pytest.approx(0.0002)


def test_start_as_date_and_time_and_over_midnight():
    made = pet(RadiopharmaceuticalStartTime=None, RadiopharmaceuticalStartDateTime="20200102101013.8+0100")
    assert suv_factor(stored(made)) == pytest.approx(0.0004, rel=1e-9)
    night = pet(SeriesTime="003000", AcquisitionTime="003000", RadiopharmaceuticalStartTime="224013.8")
    assert suv_factor(stored(night)) == pytest.approx(0.0004, rel=1e-9)


def test_a_series_made_after_the_acquisition_takes_the_time_from_the_frame():
    """The frame began 600 s into the scan; its average count rate holds a little before the middle of its 120 s."""
    decay = math.log(2) / HALF_LIFE
    average = math.log(decay * 120 / (1 - math.exp(-decay * 120))) / decay
    assert 59 < average < 60.5
    made = pet(SeriesTime="180000", AcquisitionTime="121000", FrameReferenceTime=(600 + average) * 1000, ActualFrameDuration=120_000)
    assert suv_factor(stored(made)) == pytest.approx(0.0004, rel=1e-5)  # to the precision of a DS
    ge = pet(SeriesTime="180000", AcquisitionTime="121000")
    ge.private_block(0x0009, "GEMS_PETD_01", create=True).add_new(0x0D, "DT", "20200102120000.00")
    assert suv_factor(stored(ge)) == pytest.approx(0.0004, rel=1e-9)


def test_other_units():
    assert suv_factor(stored(pet(Units="GML"))) == 1
    counts = pet(Units="CNTS")
    block = counts.private_block(0x7053, "Philips PET Private Group", create=True)
    block.add_new(0x09, "DS", "2.5")
    assert suv_factor(stored(counts)) == pytest.approx(0.001)  # counts to Bq/ml, then as above
    block.add_new(0x00, "DS", "0.00031")
    assert suv_factor(stored(counts)) == pytest.approx(0.00031)


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"PatientWeight": None}, "Patient's Weight is missing"),
        ({"PatientWeight": 0}, "Patient's Weight is 0"),
        ({"RadionuclideTotalDose": None}, "Radionuclide Total Dose is missing"),
        ({"RadionuclideHalfLife": None}, "Radionuclide Half Life is missing"),
        ({"RadiopharmaceuticalStartTime": None}, "Radiopharmaceutical Start Time is missing"),
        ({"RadiopharmaceuticalStartTime": "soon"}, "Radiopharmaceutical Start Time is not a time"),
        ({"SeriesTime": None}, "Series Time is missing"),
        ({"AcquisitionTime": ""}, "Acquisition Time is missing"),
        ({"DecayCorrection": "NONE"}, "Decay Correction is NONE"),
        ({"DecayCorrection": None}, "Decay Correction is missing"),
        ({"CorrectedImage": ["ATTN"]}, "decay correction"),
        ({"Units": "PROPCPS"}, "Units are PROPCPS"),
        ({"Units": "CNTS"}, "counts"),
        ({"Units": "GML", "SUVType": "LBM"}, "LBM"),
        ({"SeriesTime": "180000"}, "Frame Reference Time"),
    ],
)
def test_what_is_missing_is_named(attributes, words):
    with pytest.raises(SuvUnknown, match=words):
        suv_factor(stored(pet(**attributes)))


def test_no_injection_at_all():
    made = pet()
    del made.RadiopharmaceuticalInformationSequence
    with pytest.raises(SuvUnknown, match="Radiopharmaceutical Information Sequence is missing"):
        suv_factor(stored(made))
