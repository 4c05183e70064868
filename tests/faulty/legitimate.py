"""What looks odd and is as it should be: nothing of it may be found above `note`."""

from collections.abc import Callable, Iterator

from parcel import Parcel
from whole_files import ct, mr, secondary_capture

_CASES: dict[str, Callable[[Parcel], None]] = {}


def cases() -> Iterator[tuple[str, Callable[[Parcel], None]]]:
    """(name, what makes it) of each."""
    yield from _CASES.items()


def case(make: Callable[[Parcel], None]) -> Callable[[Parcel], None]:
    """Enter what makes one, under its name."""
    _CASES[make.__name__.replace("_", " ")] = make
    return make


def placed(parcel: Parcel, places: list[float], kind=ct, each: list[dict] | None = None, **attributes) -> None:
    """A series at these places in mm along z, in the order of Instance Numbers; `each` replaces values of one slice."""
    made = parcel.series(len(places), kind, **attributes)
    for instance, place, own in zip(made.values(), places, each or [{}] * len(places)):
        instance.ImagePositionPatient = [0.0, 0.0, place]
        for keyword, value in own.items():
            setattr(instance, keyword, value)


@case
def slabs(parcel: Parcel) -> None:
    """Two slabs of one MR series, 30 mm apart; no number is left out between them."""
    placed(parcel, [*range(0, 20, 4), *range(50, 70, 4)], mr)


@case
def slabs_of_three_discs(parcel: Parcel) -> None:
    """Slabs tilted each their own way, as of the discs of a spine."""
    each = []
    for tilt in ((1, 0, 0, 0, 1, 0), (1, 0, 0, 0, 0.98480775, 0.17364818), (1, 0, 0, 0, 0.93969262, 0.34202014)):
        each += [{"ImageOrientationPatient": list(tilt)}] * 4
    placed(parcel, [*range(0, 16, 4), *range(40, 56, 4), *range(80, 96, 4)], mr, each)


@case
def echoes(parcel: Parcel) -> None:
    """Two echoes at every place."""
    placed(
        parcel,
        [n * 4.0 for n in range(6) for _ in range(2)],
        mr,
        [{"EchoTime": echo, "EchoNumbers": i} for _ in range(6) for i, echo in ((1, 10), (2, 90))],
    )


@case
def heart_phases(parcel: Parcel) -> None:
    """Twenty phases at one place, then at the next."""
    placed(parcel, [n * 8.0 for n in range(3) for _ in range(20)], mr, [{"TriggerTime": 40 * phase} for _ in range(3) for phase in range(20)])


@case
def time_points(parcel: Parcel) -> None:
    """A volume again and again, which nothing but its number tells from the next, as some makers write functional MR."""
    placed(parcel, [n * 4.0 for _ in range(6) for n in range(5)], mr)


@case
def numbers_begin_anew(parcel: Parcel) -> None:
    """Two acquisitions in one series whose Instance Numbers begin anew with each."""
    placed(parcel, [n * 4.0 for n in range(5)] * 2, mr, [{"InstanceNumber": n + 1, "AcquisitionNumber": a} for a in (1, 2) for n in range(5)])


@case
def three_planes(parcel: Parcel) -> None:
    """A localizer: three planes, few slices of each, some distance apart."""
    planes = [[1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1]]
    made = parcel.series(9, mr, ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    for number, instance in enumerate(made.values()):
        instance.ImageOrientationPatient = planes[number // 3]
        instance.ImagePositionPatient = [17.0 * (number % 3) ** 2] * 3


@case
def scout_of_ct(parcel: Parcel) -> None:
    """Two scouts, from the front and from the side."""
    made = parcel.series(2, ct, ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    one, other = made.values()
    one.ImageOrientationPatient, other.ImageOrientationPatient = [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1]


@case
def scout_within_its_series(parcel: Parcel) -> None:
    """A scout in front of the slices that were planned on it, larger than they are."""
    made = parcel.series(8, ct)
    scout = next(iter(made.values()))
    scout.ImageType, scout.ImageOrientationPatient = ["ORIGINAL", "PRIMARY", "LOCALIZER"], [1, 0, 0, 0, 0, -1]
    scout.Rows, scout.Columns, scout.PixelData = 32, 16, scout.PixelData * 2


@case
def tilted_gantry(parcel: Parcel) -> None:
    """The table moves along z, the slices are tilted by 20 degrees."""
    made = parcel.series(8, ct, ImageOrientationPatient=[1, 0, 0, 0, 0.93969262, -0.34202014], GantryDetectorTilt=20)
    for number, instance in enumerate(made.values()):
        instance.ImagePositionPatient = [0.0, 0.0, 5.0 * number]


@case
def spacing_by_protocol(parcel: Parcel) -> None:
    """A head: thin slices through its base, thick ones above."""
    places = [*(2.5 * n for n in range(8)), *(20 + 5.0 * n for n in range(8))]
    placed(parcel, places, ct, [{"SliceThickness": 2.5 if place < 20 else 5} for place in places], BodyPartExamined="ABDOMEN")


@case
def numbers_of_a_part(parcel: Parcel) -> None:
    """A part of a series whose numbers do not begin with 1, counted in tens."""
    placed(parcel, [n * 2.5 for n in range(5)], ct, [{"InstanceNumber": 110 + 10 * n} for n in range(5)])


@case
def numbers_downwards(parcel: Parcel) -> None:
    """From head to foot."""
    placed(parcel, [-2.5 * n for n in range(5)])


@case
def pictures_without_place(parcel: Parcel) -> None:
    """Captures, each of its own size."""
    made = parcel.series(3, secondary_capture)
    other = list(made.values())[1]
    other.Rows, other.PixelData = 8, other.PixelData[: len(other.PixelData) // 2]


@case
def more_than_declared(parcel: Parcel) -> None:
    """Counts that were right once, before more came."""
    parcel.series(6, ct, ImagesInAcquisition=4)


@case
def acquisitions_with_their_counts(parcel: Parcel) -> None:
    """Images in Acquisition holds for one acquisition of two."""
    placed(parcel, [n * 4.0 for n in range(8)], mr, [{"AcquisitionNumber": 1 + n // 4, "ImagesInAcquisition": 4} for n in range(8)])


@case
def scout_of_another_frame_of_reference(parcel: Parcel) -> None:
    """The patient was moved between the scout and the slices, which have their own Frame of Reference."""
    made = parcel.series(8, ct)
    scout = next(iter(made.values()))
    scout.ImageType, scout.FrameOfReferenceUID = ["ORIGINAL", "PRIMARY", "LOCALIZER"], parcel.uid()


@case
def localizers_each_of_its_own_frame_of_reference(parcel: Parcel) -> None:
    """Three localizers, between which the patient was laid anew, turned each another way."""
    made = parcel.series(3, mr, ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    for instance, turned in zip(made.values(), ([1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1])):
        instance.ImageOrientationPatient, instance.FrameOfReferenceUID = turned, parcel.uid()
