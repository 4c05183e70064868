"""Pictures whose headers let expect text, graphics, small copies or faces."""

from collections.abc import Callable, Iterator

from parcel import Parcel, Planted
from pydicom.sequence import Sequence
from whole_files import SIZE, ct, item, mr, secondary_capture, ultrasound

Plant = Callable[[Parcel], list[Planted]]
_UNSAID = {"BurnedInAnnotation": None}
_LIKELY = {
    "ultrasound": (ultrasound, {}),
    "secondary capture": (secondary_capture, {}),
    "digitized film": (secondary_capture, {"ConversionType": "DF"}),
    "screen save": (ct, {"ImageType": ["DERIVED", "SECONDARY", "SCREEN SAVE"]}),
    "dose screen": (ct, {"ImageType": ["DERIVED", "SECONDARY", "DOSE_INFO"]}),
    "dose report": (ct, {"SeriesDescription": "Dose Report"}),
    "patient protocol": (ct, {"SeriesDescription": "Patient Protocol"}),
    "no modality": (secondary_capture, {"Modality": "OT", "SOPClassUID": "1.2.840.10008.5.1.4.1.1.7.2"}),
}
_BY_MAKER = {  # labels of deid, read by a person
    "LOGIQ E9": (ultrasound, {"Manufacturer": "GE Healthcare", "ManufacturerModelName": "LOGIQE9"}),
    "LightSpeed dose": (ct, {"Manufacturer": "GE MEDICAL SYSTEMS", "ManufacturerModelName": "LightSpeed VCT", "SeriesDescription": "Dose Record"}),
    "Philips dose": (ct, {"Manufacturer": "PHILIPS", "ImageType": ["ORIGINAL", "SECONDARY", "DOSE"]}),
}
_HEADS = {
    "ct": (ct, {"BodyPartExamined": "HEAD"}),
    "mr": (mr, {"BodyPartExamined": "BRAIN"}),
    "described": (mr, {"BodyPartExamined": None, "SeriesDescription": "T1 MPRAGE head"}),
}


def cases() -> Iterator[tuple[str, Plant]]:
    """(name, what plants it) of each."""
    for code, kinds in (("burned_in_likely", _LIKELY), ("burned_in_by_maker", _BY_MAKER)):
        for name, (kind, values) in kinds.items():
            yield f"pixels {name}", lambda parcel, code=code, kind=kind, values=values: _expected(parcel, code, kind, values)
    for name, (kind, values) in _HEADS.items():
        yield f"pixels head {name}", lambda parcel, kind=kind, values=values: _head(parcel, kind, values)
    yield "pixels claimed", _claimed
    yield "pixels overlay", _overlay
    yield "pixels icon", _icon


def _expected(parcel: Parcel, code: str, kind, values: dict) -> list[Planted]:
    return [Planted(code, tuple(parcel.series(2, kind, **(_UNSAID | values))))]


def _head(parcel: Parcel, kind, values: dict) -> list[Planted]:
    return [Planted("face_recognizable", tuple(parcel.series(12, kind, **values)))]


def _claimed(parcel: Parcel) -> list[Planted]:
    return [Planted("burned_in_claimed", tuple(parcel.series(1, ct, BurnedInAnnotation="YES")), "00280301", "must_fix")]


def _overlay(parcel: Parcel) -> list[Planted]:
    made = parcel.series(1)
    [(name, instance)] = made.items()
    for element, vr, value in (
        (0x10, "US", SIZE), (0x11, "US", SIZE), (0x40, "CS", "G"), (0x50, "SS", [1, 1]), (0x100, "US", 1), (0x102, "US", 0),
        (0x3000, "OW", b"\x55" * 32),
    ):  # fmt: skip
        instance.add_new((0x6002, element), vr, value)
    return [Planted("overlay_drawn", (name,), "60023000")]


def _icon(parcel: Parcel) -> list[Planted]:
    icon = item(
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", Rows=2, Columns=2, BitsAllocated=8, BitsStored=8, HighBit=7, PixelRepresentation=0
    )
    icon.add_new(0x7FE00010, "OB", bytes(4))
    return [Planted("icon_kept", tuple(parcel.series(1, ct, IconImageSequence=Sequence([icon]))), "00880200")]
