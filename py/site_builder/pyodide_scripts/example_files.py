"""The files of the example by their names: two invented patients, every kind of picture the viewer knows, and a report."""

from collections.abc import Iterator

from example_encoding import study_attributes
from example_instances import angiogram, ct_slice, mr_slice, report, ultrasound

README = """Example files of DICOM Zip Inspector.
Every picture is drawn from formulas and every name is invented: nothing here comes from a patient.
"""
ANNA = {"PatientName": "Example^Anna", "PatientID": "EX-001", "PatientSex": "F", "PatientBirthDate": "19580412"}
JORGE = {"PatientName": "Beispiel^Jörg", "PatientID": "EX-002", "PatientSex": "M", "PatientBirthDate": "19711130"}


def anna() -> Iterator[tuple[str, bytes]]:
    """CT of the chest with a report about it, and an ultrasound."""
    chest = ANNA | study_attributes("chest", "20240105", "091500", "CT chest", "A1001")
    for i in range(40):
        yield f"anna/ct-chest/IM{i + 1:04d}", ct_slice(chest, i)
    yield "anna/ct-chest/report.dcm", report(chest)
    yield "anna/us/IM0001.dcm", ultrasound(ANNA | study_attributes("abdomen", "20240109", "140000", "US abdomen", "A1017"))


def jorge() -> Iterator[tuple[str, bytes]]:
    """MR of the head, two oblique series, and an angiogram of many frames."""
    study = JORGE | study_attributes("head", "20240212", "103000", "MR head", "B2001")
    for number, (description, contrast) in enumerate((("T1 oblique", (620, 880, 260)), ("T2 oblique", (760, 520, 1500))), 1):
        for i in range(16):
            yield f"joerg/mr/{number}/{i + 1:03d}.dcm", mr_slice(study, number, description, contrast, i)
    yield "joerg/xa/run.dcm", angiogram(JORGE | study_attributes("run", "20240215", "081000", "XA carotid", "B2044"))


def knee_series() -> Iterator[tuple[str, bytes]]:
    """MR of the knee, in a study of its own."""
    study = JORGE | study_attributes("knee", "20231120", "160000", "MR knee (from elsewhere)", "Z0007")
    for i in range(6):
        yield f"knee/{i + 1}.dcm", mr_slice(study, 3, "PD", (900, 600, 1200), i)
