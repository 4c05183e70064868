"""Types of attributes, as PS3.3 has them in the tables named beside."""

import pytest
from pydicom import uid
from pydicom.datadict import tag_for_keyword

from dicom_zip_inspector.checks.standard_types import IODS, MODULES, SOP_CLASSES
from dicom_zip_inspector.checks.type_table import STRICTEST_FIRST, modules_of, type_of


@pytest.mark.parametrize(
    ("sop_class", "keyword", "type_"),
    [
        (uid.CTImageStorage, "PatientName", "2"),  # C.7-1
        (uid.CTImageStorage, "PatientBirthDate", "2"),
        (uid.CTImageStorage, "StudyInstanceUID", "1"),  # C.7-3
        (uid.CTImageStorage, "Modality", "1"),  # C.7-5a
        (uid.CTImageStorage, "Laterality", "2C"),
        (uid.CTImageStorage, "Manufacturer", "2"),  # C.7-8
        (uid.CTImageStorage, "ImageType", "1"),  # C.8-3, where C.7-9 has 3: the strictest
        (uid.CTImageStorage, "KVP", "2"),
        (uid.CTImageStorage, "RescaleSlope", "1"),
        (uid.CTImageStorage, "ImageOrientationPatient", "1"),  # C.7-10
        (uid.CTImageStorage, "PatientAge", "3"),  # C.7-4a
        (uid.CTImageStorage, "EchoTime", None),
        (uid.MRImageStorage, "EchoTime", "2"),  # C.8-4
        (uid.MRImageStorage, "RepetitionTime", "2C"),
        (uid.MRImageStorage, "ScanningSequence", "1"),
        (uid.SecondaryCaptureImageStorage, "ConversionType", "1"),  # C.8-24
        (uid.SecondaryCaptureImageStorage, "ImageType", "3"),
        (uid.PositronEmissionTomographyImageStorage, "Units", "1"),  # C.8-60
        (uid.RTStructureSetStorage, "StructureSetLabel", "1"),  # C.8-41
        (uid.EncapsulatedPDFStorage, "MIMETypeOfEncapsulatedDocument", "1"),  # C.24-2
        (uid.ComprehensiveSRStorage, "ContentDate", "1"),  # C.17-2
        (uid.EnhancedMRImageStorage, "SharedFunctionalGroupsSequence", "1"),  # C.7.6.16-1
        ("1.2.3", "PatientName", None),
        ("", "PatientName", None),
    ],
)
def test_types_are_those_of_the_standard(sop_class, keyword, type_):
    assert type_of(sop_class, tag_for_keyword(keyword)) == type_


def test_repeating_groups_are_those_of_the_first():
    assert {type_of(uid.CTImageStorage, group << 16 | 0x0010) for group in range(0x6000, 0x6020, 2)} == {"1"}  # C.9-2, Overlay Rows
    assert type_of(uid.CTImageStorage, 0x60010010) is None  # private


def test_usages_are_those_of_the_ct_image():
    """PS3.3 table A.3-1."""
    usage = {module.name: module.usage for module in modules_of(uid.CTImageStorage)}
    assert {name for name, one in usage.items() if one == "M"} == {
        "patient", "general-study", "general-series", "frame-of-reference", "general-equipment", "general-acquisition", "general-image",
        "image-plane", "image-pixel", "ct-image", "sop-common",
    }  # fmt: skip
    assert usage["contrast-bolus"] == "C" and usage["overlay-plane"] == "U" and usage["synchronization"] == "C"


def test_every_storage_class_that_pydicom_knows_is_there():
    from pydicom._uid_dict import UID_dictionary

    current = {key for key, row in UID_dictionary.items() if row[1] == "SOP Class" and row[0].endswith(" Storage") and not row[3]}
    missing = {UID_dictionary[key][0] for key in current - set(SOP_CLASSES)}
    assert len(SOP_CLASSES) > 170 and len(missing) < 20, missing


def test_tables_hold_together():
    for iod in SOP_CLASSES.values():
        assert {one.split(":")[1] for one in IODS[iod].split()} <= set(MODULES)
    for sop_class in SOP_CLASSES:
        for module in modules_of(sop_class):
            assert module.usage in "MCU" and module.types and set(module.types.values()) <= set(STRICTEST_FIRST)
