"""Every place where somebody's identity may stand, each a case of its own. What is planted is a name, a number and a birth date of nobody."""

import struct
from collections.abc import Callable, Iterator

from integrity import directory
from parcel import Parcel, Planted, file_of
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from whole_files import basic_text, code, ct, item

Plant = Callable[[Parcel], list[Planted]]
NAME, WORDS, NUMBER, BORN = "Tannhauser^Annegret", "Annegret Tannhauser", "QX-4711-08", "19560708"
KNOWN = [NAME, NUMBER, BORN]  # what a person types in; the archive may say it by itself too

# PS3.15 table E.1-1, Basic Profile: what is X must go, what is Z or D may be a pseudonym
REMOVED = {
    "PatientBirthTime": "0312", "OtherPatientIDs": NUMBER, "OtherPatientNames": NAME, "PatientBirthName": NAME, "PatientMotherBirthName": NAME,
    "PatientAddress": "Hauptstr. 1", "PatientTelephoneNumbers": "0123 4567890", "CountryOfResidence": "Nowhere", "RegionOfResidence": "North",
    "PatientAge": "067Y", "PatientSize": 1.7, "PatientWeight": 70, "EthnicGroup": "Frisian", "Occupation": "singer", "SmokingStatus": "YES",
    "PregnancyStatus": 4, "MedicalAlerts": "pacemaker", "Allergies": "nuts", "AdditionalPatientHistory": "fell", "PatientComments": "loud",
    "PatientReligiousPreference": "Quaker", "MilitaryRank": "Corporal", "BranchOfService": "Navy", "InsurancePlanIdentification": "A1",
    "StudyDescription": "leg", "SeriesDescription": "leg", "ImageComments": "leg", "PerformingPhysicianName": NAME, "RequestingPhysician": NAME,
    "NameOfPhysiciansReadingStudy": NAME, "PhysiciansOfRecord": NAME, "ReferringPhysicianAddress": "Hauptstr. 2",
    "ReferringPhysicianTelephoneNumbers": "0123", "InstitutionAddress": "Hauptstr. 3", "InstitutionalDepartmentName": "Ward 7",
    "RequestingService": "Ward 7",
    "CurrentPatientLocation": "Room 7", "AdmissionID": NUMBER, "ScheduledStudyStartDate": "20200102", "PerformedProcedureStepStartDate": "20200102",
    "PerformedProcedureStepID": "P1", "PerformedProcedureStepDescription": "leg", "StudyComments": "leg", "TimezoneOffsetFromUTC": "+0100",
    "PersonAddress": "Hauptstr. 4", "PersonTelephoneNumbers": "0123", "IssuerOfPatientID": "Ward 7",
}  # fmt: skip
REPLACED = {
    "PatientName": NAME, "PatientID": NUMBER, "PatientBirthDate": BORN, "PatientSex": "F", "StudyDate": "20200102", "StudyTime": "101112",
    "ReferringPhysicianName": NAME, "StudyID": NUMBER, "AccessionNumber": NUMBER, "ContentDate": "20200102", "ContentTime": "101112",
    "InstitutionName": "Ward 7", "StationName": "CT7", "DeviceSerialNumber": "77123", "OperatorsName": NAME, "ProtocolName": "leg",
    "AcquisitionDate": "20200102", "SeriesDate": "20200102",
}  # fmt: skip

_CASES: dict[str, Plant] = {}


def cases() -> Iterator[tuple[str, Plant]]:
    """(name, what plants it) of each."""
    for severity, attributes in (("must_fix", REMOVED), ("look", REPLACED)):
        for keyword, value in attributes.items():
            yield f"identity {keyword}", lambda parcel, severity=severity, keyword=keyword, value=value: _attribute(parcel, severity, keyword, value)
    yield from ((f"identity {name}", plant) for name, plant in _CASES.items())


def case(plant: Plant) -> Plant:
    """Enter what plants it, under its name."""
    _CASES[plant.__name__.replace("_", " ")] = plant
    return plant


def one(parcel: Parcel, kind=ct, **attributes: object) -> tuple[str, Dataset]:
    """A single instance; what is planted is known from now on."""
    parcel.known = KNOWN
    [(name, instance)] = parcel.series(1, kind, **attributes).items()
    return name, instance


def _attribute(parcel: Parcel, severity: str, keyword: str, value: object) -> list[Planted]:
    name, instance = one(parcel, **{keyword: value})
    return [Planted("", (name,), f"{instance[keyword].tag:08X}", severity, "identity")]


@case
def nested(parcel: Parcel) -> list[Planted]:
    inner = item(RequestedProcedureID=NUMBER, RequestedProcedureDescription=f"leg of {WORDS}")
    name, _ = one(parcel, RequestAttributesSequence=Sequence([inner]))
    return [Planted("", (name,), "00400275/00321060", "must_fix", "identity"), Planted("", (name,), "00400275/00401001", "must_fix", "identity")]


@case
def twice_nested(parcel: Parcel) -> list[Planted]:
    original = item(
        ModifiedAttributesSequence=Sequence([item(PatientName=NAME)]), SourceOfPreviousValues="", ReasonForTheAttributeModification="CORRECT"
    )
    name, _ = one(parcel, OriginalAttributesSequence=Sequence([original]))
    return [Planted("", (name,), "04000561/04000550/00100010", "must_fix", "identity")]


@case
def words(parcel: Parcel) -> list[Planted]:
    """In an attribute that the table has not."""
    name, _ = one(parcel, ConvolutionKernel=f"as {WORDS}")
    return [Planted("known_in_text", (name,), "00181210", "must_fix")]


@case
def words_in_disguise(parcel: Parcel) -> list[Planted]:
    """Other case, other order, other separators."""
    name, _ = one(parcel, ConvolutionKernel="TANNHAUSER,annegret_2")
    return [Planted("known_in_text", (name,), "00181210", "must_fix")]


@case
def birth_date_in_words(parcel: Parcel) -> list[Planted]:
    name, _ = one(parcel, ConvolutionKernel="since 8.7.1956")
    return [Planted("known_in_text", (name,), "00181210", "must_fix")]


@case
def age(parcel: Parcel) -> list[Planted]:
    name, _ = one(parcel, PatientAge="094Y")
    return [Planted("", (name,), "00101010", "must_fix", "identity")]


@case
def private_text(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    instance.private_block(0x0011, "MAKER A", create=True).add_new(1, "LO", f"for {WORDS}")
    return [Planted("known_in_private", (name,), severity="must_fix"), Planted("private_block", (name,), severity="must_fix")]


@case
def private_bytes(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    instance.private_block(0x0013, "MAKER B", create=True).add_new(2, "OB", b"\0\1\2" + NAME.encode() + bytes(3))
    return [Planted("known_in_private", (name,), severity="must_fix")]


@case
def private_unknown(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    instance.private_block(0x0015, "MAKER C", create=True).add_new(3, "UN", b"\0\1" + NUMBER.encode())
    return [Planted("known_in_private", (name,), severity="must_fix")]


@case
def file_meta(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    instance.file_meta = FileMetaDataset()
    instance.file_meta.SourceApplicationEntityTitle = "WARD7"
    return [Planted("", (name,), "00020016", "look", "identity")]


@case
def overlay_words(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    for element, vr, value in ((0x22, "LO", WORDS), (0x1500, "LO", WORDS), (0x4000, "LT", WORDS)):
        instance.add_new((0x6000, element), vr, value)
    return [Planted("", (name,), f"6000{element}", "must_fix", "identity") for element in ("0022", "1500", "4000")]


@case
def curve(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    instance.add_new((0x5000, 0x2500), "LO", WORDS)
    return [Planted("", (name,), "50002500", "must_fix", "identity")]


@case
def report_text(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel, basic_text)
    text = item(
        RelationshipType="CONTAINS", ValueType="TEXT", ConceptNameCodeSequence=code("121071", "DCM", "Finding"), TextValue=f"{WORDS} is well."
    )
    instance.ContentSequence.append(text)
    return [Planted("", (name,), "0040A730/0040A160", "must_fix", "identity")]


@case
def report_person(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel, basic_text)
    person = item(RelationshipType="HAS OBS CONTEXT", ValueType="PNAME", ConceptNameCodeSequence=code("121008", "DCM", "Person Observer Name"))
    person.PersonName = NAME
    instance.ContentSequence.append(person)
    return [Planted("", (name,), "0040A730/0040A123", "must_fix", "identity")]


@case
def document(parcel: Parcel) -> list[Planted]:
    """A CDA within a file (PS3.3 A.45.2)."""
    text = f"<?xml version='1.0'?><ClinicalDocument><patient>{WORDS}</patient></ClinicalDocument>".encode()
    values = {"SOPClassUID": "1.2.840.10008.5.1.4.1.1.104.2", "Modality": "DOC", "MIMETypeOfEncapsulatedDocument": "text/xml"}
    name, _ = one(parcel, lambda rng, number: values | {"EncapsulatedDocument": text + bytes(len(text) % 2)})
    return [Planted("known_in_bytes", (name,), "00420011", "must_fix")]


@case
def directory_record(parcel: Parcel) -> list[Planted]:
    parcel.known = KNOWN
    parcel.files["disc4/DICOMDIR"] = directory(parcel, {}, PatientName=NAME, PatientID=NUMBER)
    return [Planted("", ("disc4/DICOMDIR",), f"00041220/{tag}", "must_fix", "identity") for tag in ("00100010", "00100020")]


@case
def file_name(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    del parcel.files[name]
    parcel.files["tannhauser_annegret_leg.dcm"] = instance
    return [Planted("known_in_names", ("tannhauser_annegret_leg.dcm",), severity="must_fix")]


@case
def folder_name(parcel: Parcel) -> list[Planted]:
    parcel.known = KNOWN
    made = parcel.series(2, folder=f"{NUMBER}/leg")
    return [Planted("known_in_names", tuple(made), severity="must_fix")]


@case
def zip_comment(parcel: Parcel) -> list[Planted]:
    parcel.known, parcel.comment = KNOWN, f"for {WORDS}".encode()
    return [Planted("known_in_comment", severity="must_fix")]


@case
def preamble(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    parcel.files[name] = NAME.encode().ljust(128, b"\0") + file_of(instance)[128:]
    return [Planted("known_in_preamble", (name,), severity="must_fix")]


@case
def bytes_behind(parcel: Parcel) -> list[Planted]:
    name, instance = one(parcel)
    parcel.files[name] = file_of(instance) + WORDS.encode()
    return [Planted("known_behind", (name,), severity="must_fix")]


@case
def trailing_padding(parcel: Parcel) -> list[Planted]:
    """In Data Set Trailing Padding (PS3.10 section 7.2)."""
    name, instance = one(parcel)
    data = NAME.encode() + bytes(len(NAME) % 2)
    parcel.files[name] = file_of(instance) + struct.pack("<HH2sHL", 0xFFFC, 0xFFFC, b"OB", 0, len(data)) + data
    return [Planted("", (name,), "FFFCFFFC", "must_fix", "identity")]


@case
def other_text(parcel: Parcel) -> list[Planted]:
    parcel.known, parcel.files["who.txt"] = KNOWN, f"{WORDS}, {NUMBER}\n".encode()
    return [Planted("known_in_file", ("who.txt",), severity="must_fix")]


@case
def other_table(parcel: Parcel) -> list[Planted]:
    parcel.known, parcel.files["who.csv"] = KNOWN, f"name;born\n{WORDS};08.07.1956\n".encode("utf-16")
    return [Planted("known_in_file", ("who.csv",), severity="must_fix")]
