"""The stages in order, through the calls that the page makes: pydicom's LUT functions and numbers by hand are the judges."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from opening import Opened
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.pixels import apply_voi, apply_windowing
from pydicom.uid import ExplicitVRLittleEndian


def item(**attributes) -> Dataset:
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def lut(first: int, entries: np.ndarray, bits: int, explanation: str = "", signed: bool = False) -> Dataset:
    made = Dataset()
    made.add_new(0x00283002, "SS" if signed else "US", [len(entries), first, bits])
    made.add_new(0x00283003, "LO", explanation)
    made.add_new(0x00283006, "OW", entries.astype("<u2").tobytes())
    return made


class Shown:
    """One file in an archive, and its frames as the page gets them."""

    def __init__(self, made: Dataset):
        self.made = made
        self.opened = Opened({"a.zip": zip_bytes({"x": file_bytes(made)})})

    def frame(self, index: int = 0, window: dict | None = None):
        description, error, buffers = self.opened.call("get_frame", instance_key=0, frame_index=index, window=window)
        assert error is None, error
        grey = buffers["display_table"][buffers["level_indices"]].reshape(description["rows"], description["columns"])
        return description, grey.astype(int)

    def value(self, row: int, column: int, index: int = 0) -> str:
        return self.opened.call("get_pixel", instance_key=0, frame_index=index, row=row, column=column)[0]["text"]


STORED = np.arange(24).reshape(4, 6)


def test_several_windows_with_their_explanations():
    shown = Shown(dataset(WindowCenter=[40, -600], WindowWidth=[400, 1500], WindowCenterWidthExplanation=["SOFT", "LUNG"]))
    windows = shown.frame()[0]["windows"]
    assert windows == [
        {"center": 40, "width": 400, "explanation": "SOFT", "voi_lut": None},
        {"center": -600, "width": 1500, "explanation": "LUNG", "voi_lut": None},
    ]
    assert shown.frame()[0]["window_center"] == 40


@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID"])
def test_a_window_of_the_readers_takes_the_files_function(function):
    made = dataset(WindowCenter=40, WindowWidth=400, VOILUTFunction=function)
    _, grey = Shown(made).frame(window={"center": -1010, "width": 17})
    made.WindowCenter, made.WindowWidth = -1010, 17
    judged = apply_windowing(STORED.astype(np.int16) - 1024, made)
    low, high = -1024, 4095 - 1024
    assert np.abs(grey - (judged - low) / (high - low) * 255).max() <= 0.5 + 1e-9


def test_voi_luts_are_chosen_by_number():
    steep, flat = np.linspace(0, 4095, 24), np.full(24, 1000)
    made = dataset(RescaleIntercept=0, VOILUTSequence=[lut(0, steep, 12, "STEEP"), lut(0, flat, 12, "FLAT")], WindowCenter=12, WindowWidth=8)
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    shown = Shown(made)
    description, _ = shown.frame()
    assert [(w["explanation"], w["voi_lut"]) for w in description["windows"]] == [("", None), ("STEEP", 0), ("FLAT", 1)]
    assert description["window_center"] == 12  # a window comes first
    for number in (0, 1):
        window = description["windows"][1 + number]
        described, grey = shown.frame(window=window)
        judged = apply_voi(STORED.astype(np.uint16), made, index=number) / 4095 * 255
        assert described["window_center"] is None and np.abs(grey - judged).max() <= 0.5 + 1e-9
        reply, _, buffers = shown.opened.call(
            "get_display_table", instance_key=0, frame_index=0, center=window["center"], width=window["width"], voi_lut=number
        )
        assert reply["window_width"] is None and np.array_equal(buffers["display_table"][STORED], grey)


def test_a_voi_lut_begins_below_zero_where_values_do():
    made = dataset(VOILUTSequence=[lut(-1024, np.linspace(0, 255, 24), 8, signed=True)])
    assert Shown(made).frame()[1].ravel().tolist() == np.floor(np.linspace(0, 255, 24)).astype(int).tolist()
    unsigned = dataset(VOILUTSequence=[lut(65536 - 1024, np.linspace(0, 255, 24), 8)])
    assert Shown(unsigned).frame()[1].max() == 255


def without(made: Dataset, keyword: str) -> Dataset:
    delattr(made, keyword)
    return made


BROKEN = [without(lut(0, STORED.ravel(), 12), "LUTData"), without(lut(0, STORED.ravel(), 12), "LUTDescriptor"), lut(0, np.zeros(0), 12)]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_table_leaves_an_automatic_window(broken):
    description, grey = Shown(dataset(VOILUTSequence=[broken])).frame()
    assert description["windows"] == [] and description["window_width"] > 0 and len(np.unique(grey)) > 10


@pytest.mark.parametrize(("number", "applies"), [("1", False), ("2", False), ("3", False), ("1.1", True)])
def test_the_modality_lut_of_angiography_is_under_the_cursor_but_not_in_the_picture(number, applies):
    made = dataset(SOPClassUID=f"1.2.840.10008.5.1.4.1.1.12.{number}", Modality="XA", PixelIntensityRelationship="LOG", RescaleIntercept=0)
    made.WindowCenter, made.WindowWidth, made.ModalityLUTSequence = 12, 24, [lut(0, np.arange(24) ** 2, 16)]
    shown = Shown(made)
    modality = STORED**2 if applies else STORED
    description, grey = shown.frame()
    assert np.array_equal(grey, np.floor(np.clip((modality - 11.5) / 23 + 0.5, 0, 1) * 255 + 0.5))  # PS3.3 C.11.2.1.2.1
    assert description["value_range"] == [0, modality.max()]
    assert shown.value(1, 1) == ("49" if applies else "7 · 49 by the Modality LUT")


def test_padding_is_background_and_not_in_the_automatic_window():
    stored = STORED.copy()
    stored[0] = [4000, 4000, 4001, 3999, 4000, 4000]
    made = dataset(
        PixelData=stored.astype("<u2").tobytes(), PixelPaddingValue=4000, PixelPaddingRangeLimit=4001, PhotometricInterpretation="MONOCHROME1"
    )
    shown = Shown(made)
    _, grey = shown.frame(window={"center": 0, "width": 100_000})
    padded = (stored == 4000) | (stored == 4001)
    assert (grey[padded] == 0).all() and (grey[~padded] > 100).all()
    assert shown.value(0, 0) == "2976 HU · padding" and shown.value(1, 0) == "-1018 HU"
    made.PhotometricInterpretation = "MONOCHROME2"
    made.PixelPaddingRangeLimit = 3999
    made.PixelPaddingValue = 4001
    assert Shown(made).frame()[0]["window_center"] + Shown(made).frame()[0]["window_width"] < 0


def test_padding_that_is_written_without_its_sign():
    stored = STORED.astype(np.int16)
    stored[0] = -2000
    made = dataset(PixelRepresentation=1, BitsStored=16, HighBit=15, PixelData=stored.tobytes())
    made.add_new(0x00280120, "US", 63536)  # -2000
    shown = Shown(made)
    assert shown.value(0, 0).endswith("padding") and shown.frame()[0]["window_center"] > -1024 - 100


def test_presentation_lut_shape_turns_grey_round():
    plain, inverse = (Shown(dataset(PresentationLUTShape=shape)).frame()[1] for shape in ("IDENTITY", "INVERSE"))
    assert np.array_equal(plain, 255 - inverse)


def test_values_of_each_frame_by_its_functional_groups():
    made = dataset(
        NumberOfFrames=2, PixelData=STORED.astype("<u2").tobytes() * 2, RescaleIntercept=None, RescaleSlope=None, ImagePositionPatient=None
    )
    made.SharedFunctionalGroupsSequence = [item(PixelMeasuresSequence=[item(PixelSpacing=[2, 1], SliceThickness=3, SpacingBetweenSlices=4)])]
    made.PerFrameFunctionalGroupsSequence = [
        item(
            PixelValueTransformationSequence=[item(RescaleSlope=slope, RescaleIntercept=-1000, RescaleType="HU")],
            FrameVOILUTSequence=[item(WindowCenter=center, WindowWidth=500, WindowCenterWidthExplanation=name)],
            PlanePositionSequence=[item(ImagePositionPatient=[0, 0, center])],
        )
        for slope, center, name in ((1, -990, "ONE"), (20, -800, "TWO"))
    ]
    shown = Shown(made)
    for index, (slope, center, name) in enumerate(((1, -990, "ONE"), (20, -800, "TWO"))):
        description, grey = shown.frame(index)
        assert description["windows"] == [{"center": center, "width": 500, "explanation": name, "voi_lut": None}]
        assert description["position"] == [0, 0, center] and description["pixel_spacing"] == [2, 1] and description["pixel_aspect"] == 2
        assert (description["slice_thickness"], description["spacing_between_slices"]) == (3, 4)
        expected = np.clip(((STORED * slope - 1000) - (center - 0.5)) / 499 + 0.5, 0, 1) * 255
        assert np.abs(grey - expected).max() <= 0.5 + 1e-9
        assert shown.value(3, 5, index) == f"{23 * slope - 1000} HU"


def test_dose_in_gray():
    made = dataset(Modality="RTDOSE", DoseGridScaling=0.002, DoseUnits="GY", RescaleSlope=None, RescaleIntercept=None)
    assert Shown(made).value(3, 5) == "0.046 Gy"


def test_uptake_under_the_cursor_or_what_is_missing_for_it():
    injection = item(RadionuclideTotalDose=350e6, RadionuclideHalfLife=6586.2, RadiopharmaceuticalStartTime="101013.8")
    attributes = {"Modality": "PT", "Units": "BQML", "DecayCorrection": "START", "CorrectedImage": ["DECY"], "SeriesDate": "20200102",
                  "SeriesTime": "120000", "AcquisitionTime": "120000", "RescaleIntercept": 0, "RescaleSlope": 500,
                  "RadiopharmaceuticalInformationSequence": [injection]}  # fmt: skip
    assert Shown(dataset(PatientWeight=70, **attributes)).value(3, 5) == "11500 Bq/ml · SUVbw 4.60 g/ml"  # 11500 x 0.0004
    assert Shown(dataset(**attributes)).value(3, 5) == "11500 Bq/ml · no SUVbw: Patient's Weight is missing"


def test_real_world_values_under_the_cursor():
    unit = item(CodeValue="um2/s", CodingSchemeDesignator="UCUM", CodeMeaning="um2/s")
    mapping = item(RealWorldValueSlope=0.5, RealWorldValueIntercept=100, LUTLabel="ADC", MeasurementUnitsCodeSequence=[unit])
    for keyword, value in (("RealWorldValueFirstValueMapped", 5), ("RealWorldValueLastValueMapped", 100)):
        mapping.add_new(keyword, "US", value)
    shown = Shown(dataset(Modality="MR", RescaleSlope=None, RescaleIntercept=None, RealWorldValueMappingSequence=[mapping]))
    assert shown.value(3, 5) == "23 · ADC 111.5 um2/s"
    assert shown.value(0, 2) == "2"  # outside of what is mapped


def test_the_corners_say_who_what_and_how():
    made = dataset(
        PatientBirthDate="19700304", PatientAge="050Y", PatientSex="F", InstitutionName="Hospital", SeriesDescription="Head", KVP=120,
        XRayTubeCurrent=200, Exposure=150, AcquisitionDate="20200103", AcquisitionTime="101733.5", LossyImageCompression="01",
        LossyImageCompressionRatio=12.5, StudyDescription="x" * 500,
    )  # fmt: skip
    corners = Shown(made).frame()[0]["corner_text"]
    assert corners["patient"] == ["Test^One", "T1 · F", "born 1970-03-04 · age 50 years"]
    assert corners["study"][:2] == ["CT · Series 3", "Head"] and corners["study"][3:] == ["Hospital", "2020-01-03 · 10:17:33"]
    assert len(corners["study"][2]) < 120
    assert corners["technique"] == ["120 kV · 200 mA · 150 mAs"]
    assert corners["stored"] == ["Explicit VR Little Endian · lossy 12.5:1"]


def test_the_corners_of_magnetic_resonance():
    made = dataset(
        Modality="MR", RepetitionTime=4500, EchoTime=80, InversionTime=150, FlipAngle=90, DiffusionBValue=1000.0, MagneticFieldStrength=1.5
    )
    assert Shown(made).frame()[0]["corner_text"]["technique"] == ["TR 4500 · TE 80 · TI 150 · FA 90° · 1.5 T", "b 1000 s/mm²"]


def test_attributes_of_the_wrong_kind_do_no_harm():
    made = dataset(ImageOrientationPatient=[1, 0, 0], PixelSpacing=[0, 0], ShutterShape="CIRCULAR", PatientAge="young", KVP=None)
    made.add_new(0x00200032, "DS", "")
    made.add_new(0x00281050, "DS", "40\\50")
    made.add_new(0x00281051, "DS", "0\\-5")
    made.add_new(0x00280120, "US", [1, 2])
    description, _ = Shown(made).frame()
    assert (description["edge_letters"], description["position"], description["pixel_spacing"]) == (None, None, None)
    assert description["windows"] == [] and description["corner_text"]["patient"] == ["Test^One", "T1", "age young"]
