"""Structure sets, plans, doses and segmentations: what dcmdump shows in pydicom's files, and hand-made ones."""

from archives import zip_bytes
from dicom_files import TEST_FILES, dataset, file_bytes, stored
from object_files import HOSTILE, code, fact_texts, item, object_of, reference, summary_of, table_of
from opening import Opened
from pydicom.uid import RTPlanStorage, RTStructureSetStorage, SegmentationStorage

from dicom_zip_inspector.base.budget import Budget
from dicom_zip_inspector.objects.segmentations import frame_counts


def published(name: str) -> dict:
    return summary_of(Opened({name: (TEST_FILES / name).read_bytes()}), name)


def made(sop_class_uid: str, **attributes) -> dict:
    return summary_of(Opened({"a.zip": zip_bytes({"x": file_bytes(object_of(sop_class_uid, **attributes))})}), "x")


def test_a_structure_set():
    summary = published("rtstruct.dcm")
    assert summary["title"] == "sep30"
    assert [tuple(row.values()) for row in table_of(summary, "Regions")] == [
        ("1", "patient", "EXTERNAL", "#dca078", "3", "17", "closed planar", "MANUAL"),
        ("2", "Isocenter 1", "ISOCENTER", "#ff40ff", "1", "1", "point", "MANUAL"),
        ("3", "Isocenter 2", "ISOCENTER", "#ff40ff", "1", "1", "point", "MANUAL"),
    ]


def test_many_contours_and_a_region_that_nobody_names():
    contours = [item(ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=4, ContourImageSequence=[reference(f"1.2.3.4.{n % 3}")])
                for n in range(600)]  # fmt: skip
    summary = made(
        RTStructureSetStorage,
        Modality="RTSTRUCT",
        StructureSetROISequence=[item(ROINumber=1, ROIName=HOSTILE)],
        ROIContourSequence=[
            item(ReferencedROINumber=1, ROIDisplayColor=[255, 0, 0], ContourSequence=contours),
            item(ReferencedROINumber=8, ROIDisplayColor=[999, 0, 0]),
        ],
    )
    rows = table_of(summary, "Regions")
    assert (rows[0]["Name"], rows[0]["Contours"], rows[0]["Points"], rows[0]["Colour"]) == (HOSTILE, "600", "2,400", "#ff0000")
    assert (rows[1]["Number"], rows[1]["Name"], rows[1]["Colour"]) == ("8", "not named", "")
    assert [row["Times"] for row in table_of(summary, "Refers to 3 objects")] == ["200", "200", "200"]


def test_a_plan():
    summary = published("rtplan.dcm")
    assert (summary["title"], fact_texts(summary)["Approval"]) == ("Plan1", "UNAPPROVED")
    prescription, fractions, beam = (table_of(summary, title)[-1] for title in ("Prescriptions", "Fraction groups", "Beams"))
    assert (prescription["Description"], prescription["Prescribed (Gy)"]) == ("PTV", "30.826203")
    assert (fractions["Fractions"], fractions["Beams"]) == ("30", "1")
    assert (beam["Name"], beam["Radiation"], beam["Energy (MV, MeV)"], beam["Meterset"]) == ("Field 1", "PHOTON", "6", "116.0036697 MU")


def test_a_plan_of_broken_values():
    broken = item(BeamNumber=1, BeamName="B")
    broken.add_new("ControlPointSequence", "LO", "text")
    assert table_of(made(RTPlanStorage, Modality="RTPLAN", BeamSequence=[broken]), "Beams") == [{"Number": "1", "Name": "B"}]


def test_a_dose_is_a_picture_with_a_summary():
    opened = Opened({"rtdose.dcm": (TEST_FILES / "rtdose.dcm").read_bytes()})
    facts = fact_texts(summary_of(opened, "rtdose.dcm"))
    assert (facts["Dose unit"], facts["Dose type"], facts["Dose summed over"], facts["Frames"]) == ("RELATIVE", "PHYSICAL", "BEAM", "15")
    frame, error, buffers = opened.call("get_frame", instance_key=0, frame_index=7)
    assert error is None and (frame["rows"], frame["columns"], frame["frame_count"]) == (10, 10, 15) and len(buffers["level_indices"]) == 100


def test_dose_volume_histograms():
    histogram = item(
        DVHType="CUMULATIVE", DoseUnits="GY", DoseType="PHYSICAL", DVHNumberOfBins=3, DVHVolumeUnits="CM3", DVHMinimumDose="1", DVHMeanDose="2.5",
        DVHReferencedROISequence=[item(ReferencedROINumber=4, DVHROIContributionType="INCLUDED"),
                                  item(ReferencedROINumber=5, DVHROIContributionType="EXCLUDED")],
    )  # fmt: skip
    row = table_of(made("1.2.840.10008.5.1.4.1.1.481.2", Modality="RTDOSE", DVHSequence=[histogram]), "Dose-volume")[0]
    assert (row["Of ROI"], row["Mean"], row["Unit"]) == ("4, without 5", "2.5", "GY")


def test_a_published_segmentation():
    summary = published("liver_1frame.dcm")
    assert summary["title"] == "QIICR QIN IOWA"
    segment = table_of(summary, "Segments (1)")[0]
    assert (segment["Label"], segment["Category"], segment["Type"], segment["Frames"]) == ("Liver", "Tissue", "Liver", "3")
    assert (segment["Made"], segment["Colour"]) == ("SlicerEditor semiautomatic", "#d98265")


def test_frames_of_each_segment():
    def frame(number: int):
        return item(SegmentIdentificationSequence=[item(ReferencedSegmentNumber=number)])

    several = item(PerFrameFunctionalGroupsSequence=[frame(n) for n in (1, 2, 2, 5)])
    assert frame_counts(stored(several), Budget()) == {1: 1, 2: 2, 5: 1}
    assert frame_counts(stored(item(SharedFunctionalGroupsSequence=[frame(3)], NumberOfFrames=7)), Budget()) == {3: 7}
    assert frame_counts(stored(several), Budget(items=2)) == {1: 1, 2: 1}


def test_segments_refer_to_their_images():
    groups = [
        item(
            SegmentIdentificationSequence=[item(ReferencedSegmentNumber=1)],
            DerivationImageSequence=[item(SourceImageSequence=[reference("1.2.3.4.1")])],
        )
    ]
    segment = item(SegmentNumber=1, SegmentLabel="Nodule", SegmentedPropertyTypeCodeSequence=code("M-03010", "SRT", "Nodule"))
    seg = object_of(SegmentationStorage, Modality="SEG", SegmentSequence=[segment], PerFrameFunctionalGroupsSequence=groups)
    summary = summary_of(Opened({"a.zip": zip_bytes({"ct": file_bytes(dataset(1)), "seg": file_bytes(seg)})}), "seg")
    assert table_of(summary, "Refers to 1 object: 1 in the archive, 0 not")[0]["As"] == "Source Image Sequence"
