"""Every fault of integrity, each a case of its own: what is doubled, missing, mixed, foreign, cut, or leads nowhere."""

import copy
import struct
from collections.abc import Callable, Iterator

from parcel import Parcel, Planted, file_of
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ImplicitVRLittleEndian
from whole_files import GRAYSCALE_STATE, MR, SPACING, ct, item, mr, secondary_capture

Plant = Callable[[Parcel], list[Planted]]
_CASES: dict[str, Plant] = {}
ANNA = {"PatientName": "Tannhauser^Annegret", "PatientID": "4711-08", "PatientBirthDate": "19560708", "PatientSex": "F"}
OTHER = {"PatientName": "Quistorp^Leberecht", "PatientID": "0815-47", "PatientBirthDate": "19611213", "PatientSex": "M"}
ECHO = "1.2.840.10008.5.1.4.1.1.3.1"
MALFORMED = {"zeros": "2.25.007", "letters": "2.25.a", "long": "2.25." + "1" * 60, "dots": "2.25..1", "ends": "2.25.1.", "one": "25"}


def cases() -> Iterator[tuple[str, Plant]]:
    """(name, what plants it) of each."""
    yield from ((f"integrity {name}", plant) for name, plant in _CASES.items())


def case(plant: Plant) -> Plant:
    """Enter what plants a fault, under its name."""
    _CASES[plant.__name__.replace("_", " ")] = plant
    return plant


def names(series: dict[str, Dataset]) -> tuple[str, ...]:
    """The entries' names."""
    return tuple(series)


def numbered(parcel: Parcel, numbers: list[int | None], places: list[float] | None = None, kind=ct, **attributes) -> dict[str, Dataset]:
    """A series with these Instance Numbers (None: absent), at these places in mm along z."""
    made = parcel.series(len(numbers), kind, **attributes)
    for place, (instance, number) in enumerate(zip(made.values(), numbers)):
        if number is None:
            del instance.InstanceNumber
        else:
            instance.InstanceNumber = number
        if places is not None:
            instance.ImagePositionPatient = [0.0, 0.0, places[place]]
    return made


# Who


def _two(parcel: Parcel, one: dict, other: dict) -> tuple[str, ...]:
    return names(parcel.series(2, **one)) + names(parcel.series(2, **other))


@case
def several_patients(parcel: Parcel) -> list[Planted]:
    _two(parcel, ANNA | {"PatientID": "A-1", "PatientName": "Aal^Ada"}, OTHER | {"PatientID": "B-1", "PatientName": "Bock^Ben"})
    return [Planted("several_patients", severity="note")]


@case
def one_id_two_names(parcel: Parcel) -> list[Planted]:
    return [Planted("names_of_one_id", _two(parcel, ANNA | {"PatientID": "N-1"}, OTHER | {"PatientID": "N-1"}), severity="must_fix")]


@case
def one_name_two_ids(parcel: Parcel) -> list[Planted]:
    one = ANNA | {"PatientName": "Zwilling^Zoe"}
    return [Planted("ids_of_one_name", _two(parcel, one | {"PatientID": "Z-1"}, one | {"PatientID": "Z-2"}))]


@case
def one_id_two_birth_dates(parcel: Parcel) -> list[Planted]:
    one = ANNA | {"PatientID": "G-1", "PatientName": "Gans^Gerda"}
    return [Planted("birth_dates_of_one_id", _two(parcel, one, one | {"PatientBirthDate": "19990101"}), severity="must_fix")]


@case
def one_id_two_sexes(parcel: Parcel) -> list[Planted]:
    one = ANNA | {"PatientID": "H-1", "PatientName": "Hahn^Helge"}
    return [Planted("sexes_of_one_id", _two(parcel, one, one | {"PatientSex": "M"}), severity="must_fix")]


@case
def foreign_slice(parcel: Parcel) -> list[Planted]:
    made = parcel.series(5, **(ANNA | {"PatientID": "F-1", "PatientName": "Fink^Frida"}))
    stranger = list(made)[2]
    made[stranger].PatientName, made[stranger].PatientID = "Specht^Siegbert", "F-2"
    return [Planted("foreign_slices", (stranger,), severity="must_fix")]


# UIDs


@case
def same_file_twice(parcel: Parcel) -> list[Planted]:
    made = parcel.series()
    first = next(iter(made))
    parcel.files["again.dcm"] = file_of(copy.deepcopy(made[first]))
    return [Planted("instance_doubled", (first, "again.dcm"))]


@case
def one_uid_two_contents(parcel: Parcel) -> list[Planted]:
    one, other, *_ = made = parcel.series()
    made[other].SOPInstanceUID = made[one].SOPInstanceUID
    return [Planted("instance_uid_shared", (one, other), "00080018", "must_fix")]


@case
def one_instance_in_two_series(parcel: Parcel) -> list[Planted]:
    one, other = parcel.series(), parcel.series()
    one_name, other_name = next(iter(one)), next(iter(other))
    other[other_name].SOPInstanceUID = one[one_name].SOPInstanceUID
    return [Planted("instance_in_two_series", (one_name, other_name), "00080018", "must_fix")]


@case
def one_series_in_two_studies(parcel: Parcel) -> list[Planted]:
    one, other = parcel.series(), parcel.series()
    for instance in other.values():
        instance.SeriesInstanceUID = next(iter(one.values())).SeriesInstanceUID
    return [Planted("series_in_two_studies", names(one) + names(other), "0020000E", "must_fix")]


def _malformed(parcel: Parcel, uid: str) -> list[Planted]:
    made = parcel.series(1)
    [(name, instance)] = made.items()
    instance["SOPInstanceUID"]._value = uid
    return [Planted("uid_malformed", (name,), "00080018", "must_fix")]


for _name, _uid in MALFORMED.items():
    _CASES[f"malformed uid {_name}"] = lambda parcel, uid=_uid: _malformed(parcel, uid)


@case
def malformed_series_uid(parcel: Parcel) -> list[Planted]:
    made = parcel.series(SeriesInstanceUID="2.25.01")
    return [Planted("uid_malformed", names(made), "0020000E", "must_fix")]


@case
def malformed_reference(parcel: Parcel) -> list[Planted]:
    made = parcel.series(1, ReferencedImageSequence=Sequence([item(ReferencedSOPClassUID=MR, ReferencedSOPInstanceUID="2.25.00")]))
    return [Planted("uid_malformed", names(made), "00081140/00081155")]


@case
def meta_unlike_data_set(parcel: Parcel) -> list[Planted]:
    [(name, instance)] = parcel.series(1).items()
    own, other = instance.SOPInstanceUID.encode(), parcel.uid().encode()
    parcel.files[name] = file_of(instance).replace(own, other[:-1].ljust(len(own), b"1")[: len(own)], 1)  # as long, so that lengths stay right
    return [Planted("meta_unlike_data_set", (name,), "00020003")]


@case
def class_unlike_modality(parcel: Parcel) -> list[Planted]:
    return [Planted("sop_class_unlike_modality", names(parcel.series(2, Modality="US")), "00080060")]


# Numbers and places


@case
def instance_numbers_missing(parcel: Parcel) -> list[Planted]:
    made = numbered(parcel, [1, None, 3, 4], kind=secondary_capture)
    return [Planted("instance_numbers_missing", names(made)[1:2], "00200013")]


@case
def instance_numbers_skip(parcel: Parcel) -> list[Planted]:
    return [Planted("instance_numbers_skip", names(numbered(parcel, [1, 2, 3, 6, 7], kind=secondary_capture)), "00200013")]


@case
def instance_numbers_doubled(parcel: Parcel) -> list[Planted]:
    return [Planted("instance_numbers_doubled", names(numbered(parcel, [1, 2, 2, 3]))[1:3], "00200013")]


@case
def slice_missing(parcel: Parcel) -> list[Planted]:
    kept = [1, 2, 3, 5, 6, 7, 8]
    return [Planted("slices_missing", names(numbered(parcel, kept, [n * SPACING for n in kept])), severity="must_fix")]


@case
def slice_missing_without_numbers(parcel: Parcel) -> list[Planted]:
    kept = [1, 2, 3, 5, 6, 7, 8]
    return [Planted("slices_missing", names(numbered(parcel, [None] * 7, [n * SPACING for n in kept])), severity="must_fix")]


@case
def spacing_uneven(parcel: Parcel) -> list[Planted]:
    return [Planted("spacing_uneven", names(numbered(parcel, [*range(1, 9)], [0, 2.5, 4.4, 7.5, 10.9, 12.5, 14.1, 17.5])))]


@case
def position_doubled(parcel: Parcel) -> list[Planted]:
    return [Planted("positions_doubled", names(numbered(parcel, [*range(1, 7)], [0, 2.5, 5, 5, 7.5, 10])))]


# What should be the same


@case
def orientation_strays(parcel: Parcel) -> list[Planted]:
    made = parcel.series(8)
    strayed = names(made)[3]
    made[strayed].ImageOrientationPatient = [1, 0, 0, 0, 0.98480775, 0.17364818]
    return [Planted("orientation_strays", (strayed,), "00200037")]


@case
def matrix_differs(parcel: Parcel) -> list[Planted]:
    made = parcel.series()
    other = names(made)[2]
    made[other].Rows, made[other].Columns = 8, 32
    return [Planted("values_differ", (other,), "00280010")]


@case
def transfer_syntax_differs(parcel: Parcel) -> list[Planted]:
    made = parcel.series()
    other = names(made)[1]
    made[other].file_meta = FileMetaDataset()
    made[other].file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
    return [Planted("values_differ", (other,), "00020010")]


@case
def frame_of_reference_differs(parcel: Parcel) -> list[Planted]:
    made = parcel.series()
    other = names(made)[3]
    made[other].FrameOfReferenceUID = parcel.uid()
    return [Planted("frame_of_reference_differs", (other,), "00200052")]


@case
def modality_differs(parcel: Parcel) -> list[Planted]:
    one = parcel.series()
    first = next(iter(one.values()))
    other = parcel.series(1, mr, study=first.StudyInstanceUID, SeriesInstanceUID=first.SeriesInstanceUID)
    return [Planted("values_differ", names(other), "00080060")]


# References, directories, counts


@case
def reference_leads_nowhere(parcel: Parcel) -> list[Planted]:
    series = item(
        SeriesInstanceUID=parcel.uid(), ReferencedImageSequence=Sequence([item(ReferencedSOPClassUID=MR, ReferencedSOPInstanceUID=parcel.uid())])
    )
    made = parcel.series(1, _presentation_state, ReferencedSeriesSequence=Sequence([series]))
    return [Planted("references_lost", names(made), "00081115/00081140/00081155")]


def _presentation_state(rng, number: int) -> dict[str, object]:
    """What a Grayscale Softcopy Presentation State has (PS3.3 A.33.1)."""
    area = item(
        DisplayedAreaTopLeftHandCorner=[1, 1],
        DisplayedAreaBottomRightHandCorner=[16, 16],
        PresentationSizeMode="SCALE TO FIT",
        PresentationPixelAspectRatio=[1, 1],
    )
    return {
        "SOPClassUID": GRAYSCALE_STATE, "Modality": "PR", "ContentLabel": "STATE", "ContentDescription": "", "ContentCreatorName": "",
        "PresentationCreationDate": "19000101", "PresentationCreationTime": "000000", "DisplayedAreaSelectionSequence": Sequence([area]),
        "PresentationLUTShape": "IDENTITY",
    }  # fmt: skip


def directory(parcel: Parcel, listed: dict[str, str], **patient: str) -> bytes:
    """A DICOMDIR of IMAGE records, by the path of each and its SOP Instance UID, nested by their order alone (PS3.3 annex F)."""
    made = item(
        FileSetID="",
        OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity=0,
        OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity=0,
        FileSetConsistencyFlag=0,
    )
    plain = {"OffsetOfTheNextDirectoryRecord": 0, "RecordInUseFlag": 0xFFFF, "OffsetOfReferencedLowerLevelDirectoryEntity": 0}
    above = [
        item(**plain, DirectoryRecordType="PATIENT", **({"PatientName": "", "PatientID": ""} | patient)),
        item(
            **plain,
            DirectoryRecordType="STUDY",
            StudyDate="",
            StudyTime="",
            StudyDescription="",
            StudyInstanceUID=parcel.uid(),
            StudyID="",
            AccessionNumber="",
        ),
        item(**plain, DirectoryRecordType="SERIES", Modality="CT", SeriesInstanceUID=parcel.uid(), SeriesNumber=1),
    ]
    images = [
        item(
            **plain, DirectoryRecordType="IMAGE", ReferencedFileID=path.split("/"), InstanceNumber=number,
            ReferencedTransferSyntaxUIDInFile="1.2.840.10008.1.2.1",
            ReferencedSOPClassUIDInFile="1.2.840.10008.5.1.4.1.1.2", ReferencedSOPInstanceUIDInFile=uid,
        )
        for number, (path, uid) in enumerate(listed.items(), 1)
    ]  # fmt: skip
    made.DirectoryRecordSequence = Sequence([*above, *images])
    made.SOPClassUID, made.SOPInstanceUID = "1.2.840.10008.1.3.10", parcel.uid()
    written = copy.deepcopy(made)
    written.file_meta = FileMetaDataset()
    written.file_meta.MediaStorageSOPClassUID, written.file_meta.MediaStorageSOPInstanceUID = made.SOPClassUID, made.SOPInstanceUID
    return file_of(written)


def _disc(parcel: Parcel, folder: str) -> dict[str, Dataset]:
    made = parcel.series(3, folder=f"{folder}/X")
    for number, name in enumerate(list(made), 1):
        parcel.files[f"{folder}/X/I{number}"] = parcel.files.pop(name)
        made[f"{folder}/X/I{number}"] = made.pop(name)
    return made


@case
def directory_names_what_is_not_there(parcel: Parcel) -> list[Planted]:
    made = _disc(parcel, "disc1")
    listed = {name.removeprefix("disc1/"): instance.SOPInstanceUID for name, instance in made.items()}
    parcel.files["disc1/DICOMDIR"] = directory(parcel, listed | {"X/I9": parcel.uid()})
    return [Planted("directory_file_missing", ("disc1/DICOMDIR",), severity="must_fix")]


@case
def directory_names_not_all(parcel: Parcel) -> list[Planted]:
    made = _disc(parcel, "disc2")
    listed = {name.removeprefix("disc2/"): instance.SOPInstanceUID for name, instance in made.items()}
    left_out = list(listed)[-1]
    del listed[left_out]
    parcel.files["disc2/DICOMDIR"] = directory(parcel, listed)
    return [Planted("directory_lacks_files", (f"disc2/{left_out}",))]


@case
def directory_disagrees(parcel: Parcel) -> list[Planted]:
    made = _disc(parcel, "disc3")
    listed = {name.removeprefix("disc3/"): instance.SOPInstanceUID for name, instance in made.items()}
    wrong = list(listed)[1]
    parcel.files["disc3/DICOMDIR"] = directory(parcel, listed | {wrong: parcel.uid()})
    return [Planted("directory_disagrees", (f"disc3/{wrong}",), severity="must_fix")]


for _keyword, _path, _declared in (
    ("NumberOfStudyRelatedSeries", "00201206", 2),
    ("NumberOfStudyRelatedInstances", "00201208", 9),
    ("NumberOfSeriesRelatedInstances", "00201209", 9),
    ("ImagesInAcquisition", "00201002", 9),
):

    def _declares(parcel: Parcel, keyword: str = _keyword, path: str = _path, declared: int = _declared) -> list[Planted]:
        return [Planted("fewer_than_declared", names(parcel.series(**{keyword: declared})), path)]

    _CASES[f"declares {_keyword}"] = _declares


# What is cut


@case
def pixels_cut(parcel: Parcel) -> list[Planted]:
    [(name, instance)] = parcel.series(1).items()
    parcel.files[name] = file_of(instance)[:-100]
    return [Planted("pixels_cut", (name,), severity="must_fix")]


@case
def elements_cut(parcel: Parcel) -> list[Planted]:
    [(name, instance)] = parcel.series(1).items()
    parcel.files[name] = file_of(instance) + struct.pack("<HH2sH", 0x7FE1, 0x10, b"LO", 20) + b"cut"
    return [Planted("elements_cut", (name,))]


@case
def frames_are_less_than_stated(parcel: Parcel) -> list[Planted]:
    return [Planted("frames_left_out", names(parcel.series(1, secondary_capture, NumberOfFrames=50)))]
