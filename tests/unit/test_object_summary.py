"""Every object says something, whatever it holds; presentation states and the ties between objects."""

import struct

import pytest
from archives import zip_bytes
from dicom_files import bare_bytes, dataset, file_bytes, nested_bytes, published_files, stored, stored_from
from object_files import HOSTILE, code, fact_texts, item, object_of, reference, summary_of, table_of
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.uid import GrayscaleSoftcopyPresentationStateStorage, RealWorldValueMappingStorage, SpatialRegistrationStorage
from remarks import messages

from dicom_zip_inspector.base.budget import Budget
from dicom_zip_inspector.dataset.element_values import items
from dicom_zip_inspector.dataset.reading import shown
from dicom_zip_inspector.objects.references import find_references


def made(sop_class_uid: str, **attributes) -> dict:
    files = {"ct": file_bytes(dataset(1)), "x": file_bytes(object_of(sop_class_uid, **attributes))}
    return summary_of(Opened({"a.zip": zip_bytes(files)}), "x")


def test_every_published_file_says_something():
    opened = Opened({"a.zip": zip_bytes({name: path.read_bytes() for name, path in published_files().items() if path.stat().st_size < 300_000})})
    rows = [row for entry_class in ("image", "object", "dicomdir") for row in opened.entries(entry_class).values()]
    assert len(rows) > 150
    for row in rows:
        summary, error, _ = opened.call("get_object", instance_key=row["entry_key"])
        assert error is None, (row["name"], error)
        assert summary["title"] and (summary["facts"] or summary["tables"] or summary["trees"]), row["name"]
        assert not [note for note in summary["notes"] if "cannot be described" in note["message"]], row["name"]


def test_a_presentation_state():
    summary = made(
        GrayscaleSoftcopyPresentationStateStorage,
        Modality="PR",
        ContentLabel="MEASURED",
        PresentationLUTShape="IDENTITY",
        ShutterShape="CIRCULAR",
        CenterOfCircularShutter=[128, 130],
        RadiusOfCircularShutter=90,
        ImageRotation=90,
        ImageHorizontalFlip="Y",
        GraphicLayerSequence=[item(GraphicLayer="ONE", GraphicLayerOrder=1)],
        GraphicAnnotationSequence=[
            item(
                GraphicLayer="ONE",
                TextObjectSequence=[item(UnformattedTextValue=HOSTILE), item(UnformattedTextValue="12 mm")],
                GraphicObjectSequence=[item(GraphicType="POLYLINE"), item(GraphicType="POLYLINE"), item(GraphicType="CIRCLE")],
            )
        ],
        SoftcopyVOILUTSequence=[item(WindowCenter="40", WindowWidth="400", WindowCenterWidthExplanation="SOFT")],
        DisplayedAreaSelectionSequence=[item(PresentationSizeMode="SCALE TO FIT", DisplayedAreaTopLeftHandCorner=[1, 1])],
        ReferencedSeriesSequence=[item(SeriesInstanceUID="1.2.3.2", ReferencedImageSequence=[reference("1.2.3.4.1"), reference("5.5")])],
    )
    facts = fact_texts(summary)
    assert summary["title"] == "MEASURED"
    assert (facts["Shutter"], facts["Shutter centre (row, column)"], facts["Turned by (°)"], facts["Mirrored"]) == ("CIRCULAR", "128, 130", "90", "Y")
    annotation = table_of(summary, "Graphic annotations (1)")[0]
    assert (annotation["Texts"], annotation["Shapes"]) == (f"{HOSTILE}; 12 mm", "2 polyline, 1 circle")
    assert table_of(summary, "Windows (1)") == [{"Centre": "40", "Width": "400", "Explanation": "SOFT"}]
    assert [row["What"] for row in table_of(summary, "Refers to 2 objects: 1 in the archive, 1 not")] == [
        "CT Image Storage, not in the archive",
        "CT Image, series 3, instance 1",
    ]


def test_a_registration():
    matrix = [1.0, 0, 0, 5.5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
    moved = item(
        FrameOfReferenceUID="1.2.77",
        MatrixRegistrationSequence=[
            item(
                MatrixSequence=[item(FrameOfReferenceTransformationMatrixType="RIGID", FrameOfReferenceTransformationMatrix=[str(n) for n in matrix])]
            )
        ],
        ReferencedImageSequence=[reference("1.2.3.4.1")],
    )
    row = table_of(made(SpatialRegistrationStorage, Modality="REG", RegistrationSequence=[moved]), "Registrations (1)")[0]
    assert (row["Of frame of reference"], row["Kind"]) == ("1.2.77", "RIGID")
    assert row["Matrix, row by row"] == "1, 0, 0, 5.5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1"


def test_real_world_values():
    mapping = item(
        LUTLabel="SUV", RealWorldValueSlope=0.25, RealWorldValueIntercept=0.0, MeasurementUnitsCodeSequence=code("g/ml{SUVbw}", "UCUM", "SUVbw")
    )
    mapped = item(RealWorldValueMappingSequence=[mapping], ReferencedImageSequence=[reference("1.2.3.4.1", frames=[1])])
    summary = made(RealWorldValueMappingStorage, Modality="RWV", ReferencedImageRealWorldValueMappingSequence=[mapped])
    assert table_of(summary, "Real world values (1)")[0] == {"Label": "SUV", "Unit": "SUVbw", "Slope": "0.25", "Intercept": "0"}


def test_a_class_that_nobody_knows_shows_its_sequences():
    summary = made("1.2.3.4.5.6", Modality="XX", AnatomicRegionSequence=[item(CodeMeaning="Chest"), item()])
    assert fact_texts(summary)["Kind"] == "1.2.3.4.5.6"
    assert table_of(summary, "Sequences") == [{"Name": "Anatomic Region Sequence", "Items": "2"}]


def test_references_at_any_depth_and_often():
    deep = item(PurposeOfReferenceCodeSequence=[item(ReferencedImageSequence=[reference("1.1", frames=[2]), reference("1.1", frames=[5, 2])])])
    found = find_references(stored(item(SourceImageSequence=[deep, reference("2.2")])), Budget())
    assert {name: (one.role, one.times, list(one.frames)) for name, one in found.items()} == {
        "1.1": ("Referenced Image Sequence", 2, [2, 5]),
        "2.2": ("Source Image Sequence", 1, []),
    }
    budget = Budget(items=2)
    find_references(stored(item(SourceImageSequence=[reference(f"1.{n}") for n in range(10)])), budget)
    assert budget.rest == 9


def test_hostile_nesting_ends():
    root = stored_from(nested_bytes(reference("1.2"), 0x00081140, 400))
    assert find_references(root, Budget())["1.2"].times == 65


def test_a_module_that_fails_is_a_note(monkeypatch):
    from dicom_zip_inspector.objects import presentation

    monkeypatch.setattr(presentation, "describe", lambda subject: 1 / 0)
    summary = made(GrayscaleSoftcopyPresentationStateStorage, Modality="PR", SourceImageSequence=[reference("1.2.3.4.1")])
    assert messages(summary["notes"]) == ["Its presentation cannot be described"]
    assert summary["notes"][0]["code"] == "internal"
    assert table_of(summary, "Refers to 1 object: 1 in the archive")


@pytest.mark.parametrize(
    ("vr", "value", "expected"),
    [
        ("DA", "20200131", "2020-01-31"),
        ("DA", "2020.01.31", "2020.01.31"),
        ("TM", "101502.120", "10:15:02.120"),
        ("TM", "101502.000", "10:15:02"),
        ("TM", "1015", "10:15"),
        ("DT", "20200131101502", "2020-01-31 10:15:02"),
        ("DS", "1.50", "1.5"),
        ("UI", "1.2.840.10008.1.2", "Implicit VR Little Endian"),
        ("LO", ["a", "b"], "a, b"),
        ("OB", bytes(1000), "1,000 bytes"),
        ("IS", "", ""),
        ("LT", "x" * 20_003, "x" * 20_000 + " … (3 more characters)"),
        ("FD", [0.5] * 30, ", ".join(["0.5"] * 24) + " … (30 values)"),
    ],
)
def test_values_as_people_read_them(vr, value, expected):
    one = Dataset()
    one.add_new("PatientID", vr, value)
    assert shown(stored(one), "PatientID") == expected


@pytest.mark.parametrize("little_endian", [True, False])
def test_references_within_sequences_that_are_not_parsed_yet(little_endian):
    deep = item(PurposeOfReferenceCodeSequence=[item(ReferencedImageSequence=[reference("1.1")])], ModifierCodeSequence=[item(CodeMeaning="none")])
    read = stored_from(bare_bytes(item(SourceImageSequence=[deep]), False, little_endian), False, little_endian)
    assert find_references(read, Budget())["1.1"].role == "Referenced Image Sequence"
    assert [f"{tag:08X}" for tag in items(read, "SourceImageSequence")[0]._items] == ["0040A170"]


def test_bulk_annotations():
    measured = item(ConceptNameCodeSequence=code("1", "99T", "Area"), MeasurementUnitsCodeSequence=code("um2", "UCUM", "square micrometre"))
    group = item(
        AnnotationGroupNumber=1,
        AnnotationGroupLabel=HOSTILE,
        AnnotationPropertyCategoryCodeSequence=code("2", "99T", "Cell"),
        AnnotationPropertyTypeCodeSequence=code("3", "99T", "Nucleus"),
        GraphicType="POLYGON",
        NumberOfAnnotations=2,
        PointCoordinatesData=struct.pack("<14f", *range(14)),
        AnnotationGroupGenerationType="AUTOMATIC",
        AnnotationGroupAlgorithmIdentificationSequence=[item(AlgorithmName="Finder", AlgorithmVersion="2.1")],
        MeasurementsSequence=[measured],
    )
    summary = made("1.2.840.10008.5.1.4.1.1.91.1", Modality="ANN", AnnotationCoordinateType="2D", AnnotationGroupSequence=[group] * 600)
    assert fact_texts(summary)["Kind"] == "Microscopy Bulk Simple Annotations Storage" and fact_texts(summary)["Coordinates"] == "2D"
    rows = table_of(summary, "Groups of annotations (600)")
    assert len(rows) == 500 and summary["tables"][0]["left_out"] == "100 more are not shown."
    assert rows[0] == {
        "Number": "1", "Label": HOSTILE, "Category": "Cell", "Type": "Nucleus", "Shape": "polygon", "Annotations": "2", "Points": "7",
        "Made": "automatic", "Algorithm": "Finder 2.1", "Measurements": "Area (square micrometre)",
    }  # fmt: skip


def test_spectra():
    timing = item(MRTimingAndRelatedParametersSequence=[item(RepetitionTime=1500.0)], MREchoSequence=[item(EffectiveEchoTime=30.0)])
    summary = made(
        "1.2.840.10008.5.1.4.1.1.4.2", Modality="MR", ResonantNucleus="1H", VolumeLocalizationTechnique="PRESS", SpectralWidth=1200.0,
        DataPointColumns=1024, DataRepresentation="COMPLEX", SharedFunctionalGroupsSequence=[timing],
        VolumeLocalizationSequence=[item(SlabThickness=20.0, MidSlabPosition=[1.0, 2.0, 3.0])], SpectroscopyData=struct.pack("<8f", *range(8)),
    )  # fmt: skip
    facts = fact_texts(summary)
    assert summary["title"] == "Spectra of 1H" and facts["Kind"] == "MR Spectroscopy Storage" and facts["Numbers"] == "8"
    assert (facts["Nucleus"], facts["Localization"], facts["Repetition time (ms)"], facts["Echo time (ms)"]) == ("1H", "PRESS", "1500", "30")
    assert table_of(summary, "Volume localization") == [{"Thickness (mm)": "20", "Centre (mm)": "1, 2, 3"}]


def test_a_malformed_value_is_a_note_and_the_rest_is_shown():
    made_ = object_of("1.2.840.10008.5.1.4.1.1.66.2", Modality="FID", FiducialSetSequence=[item(FiducialSequence=[item(ShapeType="POINT")])])
    whole = file_bytes(made_).replace(b"CS\6\0POINT ", b"CS\6\0\xff\xfeINT ")
    opened = Opened({"a.zip": zip_bytes({"x": whole})})
    summary = summary_of(opened, "x")
    assert [(note["code"], note["message"]) for note in summary["notes"]] == [("malformed", "Shape Type: it has bytes beyond the default characters")]
    assert table_of(summary, "Fiducials")[0]["Shape"].endswith("INT")
