"""The files of the example by their names: two invented patients, every kind of picture the viewer knows, a report, and a few faults to be found."""

from collections.abc import Iterator

from example_encoding import study_attributes
from example_instances import angiogram, ct_slice, mr_slice, report, ultrasound

README = """Example files of DICOM Zip Inspector.
Every picture is drawn from formulas and every name is invented: nothing here comes from a patient.
A few faults were planted: a slice that is missing, one of another patient, names in comments, in a private element, in a
text file and drawn into a picture, a count that is not reached. Findings should name them all.
"""
ANNA = {"PatientName": "Exempla^Anna", "PatientID": "EX-001", "PatientSex": "F", "PatientBirthDate": "19580412"}
NOTES = """Anna Exempla, born 12 April 1958
Liver: a second look is wanted. Call 0123 4567890.
"""  # fault: a text with the name of a patient
JORGE = {"PatientName": "Beispiel^Jörg", "PatientID": "EX-002", "PatientSex": "M", "PatientBirthDate": "19711130"}


def anna() -> Iterator[tuple[str, bytes]]:
    """CT of the chest with a report about it, and an ultrasound."""
    chest = ANNA | study_attributes("chest", "20240105", "091500", "CT chest", "A1001")
    counted = chest | {"ImagesInAcquisition": 41}  # fault: there are 40
    for i in range(40):
        comment = {"ImageComments": "Compare with Anna Exempla's pictures of 2021"} if i == 20 else {}  # fault: a name among words
        yield f"anna/ct-chest/IM{i + 1:04d}", ct_slice(counted | comment, i)
    yield "anna/ct-chest/report.dcm", report(chest)
    abdomen = ANNA | study_attributes("abdomen", "20240109", "140000", "US abdomen", "A1017")
    yield "anna/us/IM0001.dcm", ultrasound(abdomen, ("EXEMPLA ANNA", "EX-001", "12.04.1958"))  # fault: name and birth date drawn into a picture
    yield "anna/us/notes.txt", NOTES.encode()


def jorge() -> Iterator[tuple[str, bytes]]:
    """MR of the head, two oblique series, and an angiogram of many frames."""
    study = JORGE | study_attributes("head", "20240212", "103000", "MR head", "B2001")
    for number, (description, contrast) in enumerate((("T1 oblique", (620, 880, 260)), ("T2 oblique", (760, 520, 1500))), 1):
        places = [i for i in range(17) if i != 11] if number == 1 else range(16)  # fault: a slice of the first series is missing
        for i in places:
            whose = ANNA if (number, i) == (2, 8) else {}  # fault: a slice of somebody else
            yield f"joerg/mr/{number}/{i + 1:03d}.dcm", mr_slice(study | whose, number, description, contrast, i)
    block = {0x00110010: ("LO", "INVENTED IMAGING"), 0x00111001: ("LO", "for Jörg Beispiel")}  # fault: a name in a private element
    yield "joerg/xa/run.dcm", angiogram(JORGE | study_attributes("run", "20240215", "081000", "XA carotid", "B2044") | block)


def knee_series() -> Iterator[tuple[str, bytes]]:
    """MR of the knee, in a study of its own."""
    study = JORGE | study_attributes("knee", "20231120", "160000", "MR knee (from elsewhere)", "Z0007")
    for i in range(6):
        yield f"knee/{i + 1}.dcm", mr_slice(study, 3, "PD", (900, 600, 1200), i)
