"""What is unlike the standard: expected are the Types, conditions, VRs and values of PS3.3, PS3.5 and PS3.6, as their tables have them."""

import struct

import numpy as np
import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import add_overlay, file_bytes, nested_bytes
from dicom_files import dataset as made
from pydicom import Dataset, Sequence, uid
from pydicom.datadict import tag_for_keyword

from dicom_zip_inspector.checks.conditions_table import CONDITIONALS
from dicom_zip_inspector.checks.standard_types import MODULES
from dicom_zip_inspector.checks.type_table import modules_of
from dicom_zip_inspector.checks.value_forms import count_fault, value_fault

WHOLE = {  # with those of dicom_files.dataset, all of Type 1 and 2 that PS3.3 table A.3-1 requires of a CT image
    "PatientBirthDate": "", "PatientSex": "O", "StudyTime": "", "ReferringPhysicianName": "", "StudyID": "", "AccessionNumber": "",
    "Manufacturer": "", "FrameOfReferenceUID": "1.2.3.9", "PositionReferenceIndicator": "", "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
    "AcquisitionNumber": "", "SliceThickness": "", "PixelSpacing": [1, 1], "KVP": "", "PatientPosition": "HFS", "RescaleType": "HU",
}  # fmt: skip
CR = {"SOPClassUID": uid.ComputedRadiographyImageStorage, "Modality": "CR"}
PLANE = np.ones((4, 6), bool)


def judged(*datasets: Dataset) -> dict[tuple[str, str], dict]:
    """Findings of conformance by code and path."""
    return judged_files({f"{number}.dcm": file_bytes(one) for number, one in enumerate(datasets)})


def judged_files(files: dict[str, bytes]) -> dict[tuple[str, str], dict]:
    desk = Desk()
    desk.open({"all.zip": zip_bytes(files)})
    desk.call("examine")
    return {(row["code"], "".join(row["tags"])): row for row in desk.call("get_findings") if row["subject"] == "conformance"}


def ct(**attributes) -> Dataset:
    return made(1, **WHOLE | attributes)


def path(keyword: str) -> str:
    return f"{tag_for_keyword(keyword):08X}"


def test_what_is_as_the_standard_wants_it_has_no_finding():
    assert judged(ct()) == {}


@pytest.mark.parametrize(
    ("keyword", "code", "severity"),
    [
        ("SOPInstanceUID", "uid_missing", "must_fix"),
        ("StudyInstanceUID", "uid_missing", "must_fix"),
        ("FrameOfReferenceUID", "type1_missing", "look"),
        ("Modality", "type1_missing", "look"),
        ("ImageType", "type1_missing", "look"),
        ("RescaleIntercept", "type1_missing", "look"),
        ("PatientSex", "type2_missing", "note"),
        ("KVP", "type2_missing", "note"),
        ("PatientPosition", "type2c_missing", "note"),
    ],
)
def test_what_is_missing_is_told_by_its_type(keyword, code, severity):
    found = judged(ct(**{keyword: None}))
    assert {(key, row["severity"]) for key, row in found.items()} == {((code, path(keyword)), severity)}


def test_what_is_empty_is_told_only_where_it_needs_a_value():
    found = judged(ct(Modality="", PatientName="", FrameOfReferenceUID="", StudyInstanceUID="", PixelPaddingValue=None))
    assert set(found) == {("type1_empty", path("Modality")), ("type1_empty", path("FrameOfReferenceUID")), ("uid_missing", path("StudyInstanceUID"))}


def test_an_empty_attribute_of_type_1c_is_told_whatever_its_condition():
    assert set(judged(ct(PixelAspectRatio=[]))) == {("type1_empty", path("PixelAspectRatio"))}


@pytest.mark.parametrize(
    ("attributes", "missing", "code"),
    [
        ({"WindowCenter": 40}, "WindowWidth", "type1c_missing"),  # C.11-2b
        ({"PatientIdentityRemoved": "YES", "DeidentificationMethod": "x"}, "DeidentificationMethodCodeSequence", ""),  # C.7-1: one is enough
        ({"ResponsiblePerson": "Doe^Jane"}, "ResponsiblePersonRole", "type1c_missing"),
        ({"PatientSpeciesDescription": "dog"}, "PatientSexNeutered", ""),  # its module is not there
        ({"PatientSpeciesDescription": "dog"}, "ResponsibleOrganization", "type2c_missing"),
        ({"PatientSpeciesDescription": "Homo sapiens"}, "ResponsibleOrganization", ""),
        ({"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB"}, "PlanarConfiguration", "type1c_missing"),  # C.7-11a
        ({"PhotometricInterpretation": "PALETTE COLOR"}, "BluePaletteColorLookupTableDescriptor", "type1c_missing"),
        ({"PixelData": None}, "PixelData", "type1c_missing"),
        ({"MultienergyCTAcquisition": "YES", "RescaleType": None}, "RescaleType", "type1c_missing"),  # C.8-3
        ({"MultienergyCTAcquisition": "NO", "RescaleType": None}, "RescaleType", ""),
        (CR | {"ShutterShape": "CIRCULAR"}, "RadiusOfCircularShutter", "type1c_missing"),  # C.7-17
        (CR | {"ShutterShape": ["RECTANGULAR", "CIRCULAR"]}, "RadiusOfCircularShutter", "type1c_missing"),
        (CR | {"ShutterShape": "RECTANGULAR"}, "RadiusOfCircularShutter", ""),
    ],
)
def test_conditions_are_judged_by_the_data_set(attributes, missing, code):
    found = judged(ct(**attributes))
    assert {key for key in found if key[1] == path(missing)} == ({(code, path(missing))} if code else set())
    if code:
        assert "equired" in found[code, path(missing)]["message"]


def test_an_optional_module_is_judged_where_it_is_there():
    absent, there = judged(ct()), judged(add_overlay(ct(), PLANE, group=0x6002))
    assert absent == there == {}
    cut = add_overlay(ct(), PLANE, group=0x6002)
    del cut[0x60020050]
    assert set(judged(cut)) == {("type1_missing", "60020050")}  # Overlay Origin, C.9-2


def test_every_file_is_judged_for_itself():
    some = [ct(SOPInstanceUID=f"1.2.3.4.{n}", **({"Modality": None} if n % 3 else {}), **({"KVP": None} if n > 7 else {})) for n in range(10)]
    found = judged(*some)
    assert {key: row["entry_names"] for key, row in found.items()} == {
        ("type1_missing", path("Modality")): [f"{n}.dcm" for n in range(10) if n % 3],
        ("type2_missing", path("KVP")): ["8.dcm", "9.dcm"],
    }


def test_a_file_that_ends_early_is_not_said_to_lack_what_would_come():
    whole = file_bytes(ct(PatientComments="x" * 3000))
    found = judged_files({"cut.dcm": whole[: whole.index(b"xxxx") + 2000]})
    assert not {code for code, _ in found if code.startswith("type")}


def test_classes_without_a_table_and_nested_attributes_are_said_not_to_be_judged():
    found = judged(made(1, SOPClassUID="1.2.3.4.5.6"))
    assert found["class_not_judged", ""]["severity"] == "note"
    assert ("type2_missing", path("PatientSex")) not in found
    nested = ct(ReferencedImageSequence=Sequence([Dataset()]))
    nested.ReferencedImageSequence[0].ReferencedSOPClassUID = "1.2"
    assert set(judged(nested)) == {("nested_not_judged", "")}


def test_structured_reports_lack_no_attribute_of_another_kind_of_content_item():
    [content] = [module for module in modules_of(uid.ComprehensiveSRStorage) if module.name == "sr-document-content"]
    assert {tag for tag, type_ in content.types.items() if type_ == "1"} == {tag_for_keyword("ValueType"), tag_for_keyword("ContinuityOfContent")}


@pytest.mark.parametrize(
    ("attributes", "code", "keyword", "severity"),
    [
        ({"Rows": 0}, "zero_size", "Rows", "must_fix"),
        ({"PixelSpacing": [0, 1]}, "zero_impossible", "PixelSpacing", "look"),
        ({"PatientSex": "X"}, "not_enumerated", "PatientSex", "look"),
        ({"BurnedInAnnotation": "MAYBE"}, "not_enumerated", "BurnedInAnnotation", "look"),
        ({"PixelRepresentation": 2}, "not_enumerated", "PixelRepresentation", "look"),
        ({"ImagePositionPatient": [0, 0]}, "count_wrong", "ImagePositionPatient", "look"),
    ],
)
def test_values_that_cannot_be(attributes, code, keyword, severity):
    found = judged(ct(**attributes))
    assert found[code, path(keyword)]["severity"] == severity


def test_malformed_values_are_told_with_their_number_and_their_files():
    some = []
    for n, text in enumerate(("19990101", "1999.01.01", "19990230", "")):
        one = ct(SOPInstanceUID=f"1.2.3.4.{n}")
        one["StudyDate"]._value = text
        some.append(one)
    row = judged(*some)["value_malformed", path("StudyDate")]
    assert (row["entry_names"], sorted(row["values"]), row["distinct"]) == (["1.dcm", "2.dcm"], ["1999.01.01", "19990230"], 2)


def test_a_vr_unlike_the_dictionarys_is_told():
    one = ct()
    one.add_new(0x00180050, "LO", "1.5")
    row = judged(one)["vr_unlike", "00180050"]
    assert row["message"] == "Slice Thickness is stored as LO, its VR is DS"
    one = ct()
    one.add_new(0x00180050, "UN", b"1.5 ")
    assert judged(one) == {}  # PS3.5 6.2.2: what a writer could not know


def test_lengths_that_no_value_has_are_told():
    one = ct(SliceThickness=None)
    one.private_block(0x0029, "MAKER", create=True).add_new(1, "OB", b"abcd")
    data = file_bytes(one)
    thickness, three = struct.pack("<HH2sH", 0x18, 0x50, b"DS", 3) + b"1.5", struct.pack("<HH2sH", 0x28, 0x08, b"US", 3) + b"\x01\x00\x00"
    for behind, inserted in ((b"\x18\x00\x60\x00DS", thickness), (b"\x28\x00\x10\x00US", three)):
        data = data.replace(behind, inserted + behind)
    four, odd = (struct.pack("<HH2s2xL", 0x29, 0x1001, b"OB", length) + b"abcd"[:length] for length in (4, 3))
    rows = judged_files({"odd.dcm": data.replace(four, odd)})
    found = {key[1]: (row["message"], row["creator"], row["count"]) for key, row in rows.items() if key[0] == "length_unfit"}
    assert found == {
        "00180050": ("Slice Thickness has a number of bytes that is no multiple of 2", "", 1),
        "00280008": ("Number of Frames has a number of bytes that is no multiple of 2", "", 1),
        "00291001": ("00291001 has a number of bytes that is no multiple of 2", "MAKER", 1),
    }


def test_what_suv_needs_of_a_pet_image_is_noted():
    pet = made(
        1, SOPClassUID=uid.PositronEmissionTomographyImageStorage, Modality="PT", Units="BQML", DecayCorrection="START", CorrectedImage=["DECY"],
        SeriesTime="120000", AcquisitionTime="120100", RadiopharmaceuticalInformationSequence=Sequence([Dataset()]),
    )  # fmt: skip
    pet.RadiopharmaceuticalInformationSequence[0].RadionuclideHalfLife = 6586.2
    found = {name for code, name in judged(pet) if code == "suv_unknown"}
    around = path("RadiopharmaceuticalInformationSequence")
    assert found == {path("PatientWeight"), *(f"{around}/{path(name)}" for name in ("RadionuclideTotalDose", "RadiopharmaceuticalStartTime"))}
    pet.Units = "CNTS"
    assert not {name for code, name in judged(pet) if code == "suv_unknown"}


def test_nothing_breaks_on_deep_and_odd_files():
    bare = Dataset()
    bare.PatientID = "T1"
    deep = file_bytes(ct()) + nested_bytes(Dataset(), 0x00081140, 60)
    found = judged_files({"deep.dcm": deep, "empty.dcm": file_bytes(bare)})
    assert ("uid_missing", path("SOPInstanceUID")) in found


def test_the_conditions_are_of_attributes_that_the_standard_has_as_conditional():
    attributes = 0
    for row in CONDITIONALS:
        modules = [name for name in MODULES if name == row.module or (row.module.startswith("multi-frame-functional") and name.endswith(row.module))]
        assert modules, row.module
        for keyword in row.keywords:
            attributes += 1
            for name in modules:
                groups = dict(group.split(" ", 1) for group in MODULES[name].split(", "))
                assert path(keyword) in f"{groups.get('1C', '')} {groups.get('2C', '')}", (name, keyword)
        assert row.sentence.startswith("Required ") and row.sentence.endswith(".")
    assert attributes >= 200


@pytest.mark.parametrize(
    ("vr", "good", "bad"),
    [  # PS3.5 table 6.2-1
        ("AE", ["STORE_SCP", "a b"], ["x" * 17, "a\x07"]),
        ("AS", ["018M", "042Y"], ["42Y", "042y", "0042Y"]),
        ("CS", ["HFS", "A_1 B", "", "A\\B"], ["hfs", "A-B", "X" * 17]),
        ("DA", ["20240229", ""], ["20230229", "2024-01-31", "240131", "1999.01.01"]),
        ("DS", ["1", "-1.5", "+.5E-3", " 2 ", "1\\2.5", "1."], ["1,5", "x", "1E", "1" * 17, "nan"]),
        ("DT", ["2024", "20240131", "20240131120000.123456+0100", "2024013112"], ["20241301", "202", "20240131T12"]),
        ("IS", ["1", "-12", " 7 ", "2147483647"], ["1.5", "2147483648", "x"]),
        ("LO", ["x" * 64, "Ä"], ["x" * 65, "a\nb"]),
        ("LT", ["a\nb\\c", "x" * 10240], ["x" * 10241]),
        ("PN", ["Doe^Jane^^Dr^", "A=B=C", "x" * 64], ["A=B=C=D", "a^b^c^d^e^f", "x" * 65]),
        ("SH", ["x" * 16], ["x" * 17]),
        ("TM", ["12", "1230", "123059.5", "235960"], ["24", "12:30", "1", "126000"]),
        ("UT", ["any\ttext\\at all"], ["\x01"]),
    ],
)
def test_the_form_of_values_is_that_of_their_vr(vr, good, bad):
    assert {text: value_fault(vr, text) for text in good} == dict.fromkeys(good, "")
    assert all(value_fault(vr, text) for text in bad), [text for text in bad if not value_fault(vr, text)]


@pytest.mark.parametrize(
    ("vm", "right", "wrong"),
    [
        ("1", [1], [2]), ("3", [3], [1, 6]), ("1-2", [1, 2], [3]), ("1-n", [1, 9], []), ("2-n", [2, 3], [1]),
        ("2-2n", [2, 4], [1, 3]), ("3-3n", [3, 6], [4]),
    ],
)  # fmt: skip
def test_the_number_of_values_is_that_of_the_dictionary(vm, right, wrong):
    assert not any(count_fault(vm, count) for count in right) and all(count_fault(vm, count) for count in wrong)
