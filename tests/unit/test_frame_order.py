"""Volumes, gaps and duplicates within a series, through the calls that the page makes; the expected orders are written down by hand."""

import numpy as np
import pytest
from dicom_files import dataset, file_bytes
from pydicom.dataset import Dataset
from series_frames import Series, slice_at

AXIAL, SAGITTAL = [1, 0, 0, 0, 1, 0], [0, 1, 0, 0, 0, -1]


def test_a_plain_stack_is_one_volume_without_oddities():
    series = Series({f"{n}": slice_at(9 - n, n * 2.5) for n in range(5)})
    assert series.names == list("01234") and series.words == [""] and series.problems == [] and series.notes == []
    assert series.buffers["positions"].tolist() == [0, 2.5, 5, 7.5, 10]
    assert series.reply["spacings"] == [2.5] and series.reply["middle"] == 2


@pytest.mark.parametrize(
    ("keyword", "values", "words"),
    [
        ("EchoTime", [80, 20], ["echo time 20 ms", "echo time 80 ms"]),
        ("EchoNumbers", [2, 1], ["echo 1", "echo 2"]),
        ("DiffusionBValue", [1000.0, 0.0], ["b 0 s/mm²", "b 1000 s/mm²"]),
        ("TemporalPositionIdentifier", [2, 1], ["time point 1", "time point 2"]),
        ("AcquisitionNumber", [7, 3], ["acquisition 3", "acquisition 7"]),
        ("AcquisitionTime", ["120100", "120000"], ["acquired 12:00:00", "acquired 12:01:00"]),
        ("ImageType", [["ORIGINAL", "PRIMARY", "P"], ["ORIGINAL", "PRIMARY", "M"]], ["M", "P"]),
        ("TriggerTime", [300, 20], ["trigger time 20 ms", "trigger time 300 ms"]),
        ("FrameReferenceTime", [90000, 30000], ["frame reference time 30000 ms", "frame reference time 90000 ms"]),
    ],
)
def test_what_tells_two_volumes_apart(keyword, values, words):
    files = {f"{v}{z}": slice_at(10 * v + z, z * 3.0, **{keyword: value}) for v, value in enumerate(values) for z in range(3)}
    series = Series(files)
    assert series.words == words
    assert series.volumes == [["10", "11", "12"], ["00", "01", "02"]]
    assert series.problems == [] and series.notes == [f"2 volumes: {'; '.join(words)}"]
    assert series.reply["middle"] == 1  # of the first volume


def test_volumes_within_volumes():
    files = {
        f"e{e}t{t}z{z}": slice_at(100 * t + 10 * e + z, z * 3.0, EchoTime=10 + 10 * e, TemporalPositionIdentifier=t + 1)
        for e in range(2) for t in range(3) for z in range(4)
    }  # fmt: skip
    series = Series(files)
    assert series.words[:2] == ["echo time 10 ms, time point 1", "echo time 10 ms, time point 2"] and series.count == 6
    assert series.volumes[4] == [f"e1t1z{z}" for z in range(4)]


def test_an_attribute_that_differs_from_slice_to_slice_makes_no_volumes():
    series = Series({f"{n}": slice_at(n, n * 2.0, AcquisitionNumber=n, AcquisitionTime=f"1200{n:02}", TriggerTime=n) for n in range(6)})
    assert series.count == 1 and series.names == list("012345")


def test_heart_phases_whose_trigger_times_drift():
    files = {f"p{p}z{z}": slice_at(10 * z + p, z * 8.0, TriggerTime=30 * p + z) for p in range(4) for z in range(3)}
    series = Series(files)
    assert series.volumes == [[f"p{p}z{z}" for z in range(3)] for p in range(4)]
    assert series.words[1] == "from trigger time 30 ms" and series.problems == []


def test_repeated_positions_that_nothing_tells_apart_go_by_instance_number():
    series = Series({f"{v}{z}": slice_at(3 * v + z, z * 2.0) for v in range(2) for z in range(3)})
    assert series.volumes == [["00", "01", "02"], ["10", "11", "12"]]
    assert len(series.problems) == 1 and "no attribute tells them apart" in series.problems[0]


def test_a_single_double_is_a_duplicate_not_a_volume():
    files = {f"{z}": slice_at(z, z * 2.0) for z in range(5)} | {"again": slice_at(77, 4.0)}
    series = Series(files)
    assert series.names == ["0", "1", "2", "again", "3", "4"]
    assert series.problems == series.notes == ["1 picture lies at the position of another"]


def test_files_with_a_uid_that_was_there_come_last():
    files = {f"{z}": slice_at(z, z * 2.0) for z in range(4)} | {f"{z} copy": slice_at(z, z * 2.0) for z in range(2)}
    series = Series(files)
    assert series.names == ["0", "1", "2", "3", "0 copy", "1 copy"] and series.words == ["", "repeated files"]
    assert series.problems == ["2 pictures repeat the SOP Instance UID of another in the series"]


def test_missing_slices_are_named_with_their_place():
    series = Series({f"{z}": slice_at(z, z * 2.5) for z in range(12) if z not in (4, 8, 9)})
    assert series.problems == ["3 slices are missing: between 7.5 and 12.5 mm, between 17.5 and 25 mm (usual spacing 2.5 mm)"]
    assert series.notes == series.problems


def test_missing_slices_of_one_volume():
    files = {f"{e}{z}": slice_at(10 * e + z, z * 5.0, EchoTime=e) for e in (1, 2) for z in range(6) if (e, z) != (2, 3)}
    assert Series(files).problems == ["1 slice is missing: between 10 and 20 mm (usual spacing 5 mm) (in 1 of 2 volumes)"]


def test_uneven_spacing():
    series = Series({f"{n}": slice_at(n, z) for n, z in enumerate((0, 1, 9, 11, 20, 21, 30))})
    assert series.problems == ["The spacing between slices varies from 1 to 9 mm"]


def test_three_planes_are_three_volumes_named_by_plane():
    coronal = [1, 0, 0, 0, 0, -1]
    files = {}
    for at, (letter, orientation) in enumerate((("a", AXIAL), ("s", SAGITTAL), ("c", coronal))):
        for n in range(3):
            position = [0, 0, 0]
            position[(2, 0, 1)[at]] = n * 10
            files[f"{letter}{n}"] = file_bytes(dataset(10 * at + n, ImageOrientationPatient=orientation, ImagePositionPatient=position))
    series = Series(files)
    assert series.words == ["axial", "sagittal", "coronal"]
    assert {volume[0][0] for volume in series.volumes} == {"a", "s", "c"} and series.problems == []


def test_the_stack_of_every_frame_and_none_where_it_has_no_place():
    axial = {f"a{e}{n}": slice_at(10 * e + n, n * 2.0, EchoTime=e) for e in (1, 2) for n in range(2)}
    sagittal = {
        f"s{n}": file_bytes(dataset(50 + n, Modality="MR", ImageOrientationPatient=SAGITTAL, ImagePositionPatient=[n, 0, 0])) for n in range(2)
    }
    series = Series(
        axial | sagittal | {"nowhere": file_bytes(dataset(99, Modality="MR", ImagePositionPatient=None))} | {"again": slice_at(10, 0.0, EchoTime=1)}
    )
    assert series.names == ["a10", "a11", "a20", "a21", "s1", "s0", "nowhere", "again"]
    assert series.buffers["stack_indices"].dtype == np.int32 and series.buffers["stack_indices"].tolist() == [0, 0, 0, 0, 1, 1, -1, -1]


def test_positions_are_along_the_normal_of_the_orientation_as_it_is_written():
    angle = np.deg2rad(12.3456)  # its cosines end at a thousandth nowhere
    column = [0, round(float(np.cos(angle)), 9), round(float(np.sin(angle)), 9)]
    places = [[-212.5, -310.25 + 0.5 * n, 640.75 + 3 * n] for n in range(4)]
    series = Series(
        {f"{n}": file_bytes(dataset(n, ImageOrientationPatient=[1, 0, 0, *column], ImagePositionPatient=at)) for n, at in enumerate(places)}
    )
    expected = [float(np.dot(np.cross([1, 0, 0], column), at)) for at in places]
    assert series.buffers["positions"] == pytest.approx(expected, abs=1e-5)


def test_rotating_projections_go_by_instance_number():
    def turned(n: int) -> bytes:
        angle = np.deg2rad(10 * n)
        row = [round(float(np.cos(angle)), 6), round(float(np.sin(angle)), 6), 0]
        return file_bytes(dataset(n + 1, ImageOrientationPatient=[*row, 0, 0, -1], ImagePositionPatient=[n, -n, 0]))

    series = Series({f"{n}": turned(n) for n in (4, 0, 3, 1, 2, 5)})
    assert series.names == list("012345") and series.words == [""] and series.problems == []


def enhanced(places: list[tuple[float, float]], **attributes) -> bytes:
    """An enhanced MR: one frame at (x, echo time) each."""
    made = dataset(1, Modality="MR", SOPClassUID="1.2.840.10008.5.1.4.1.1.4.1", ImageOrientationPatient=None, ImagePositionPatient=None, **attributes)
    made.NumberOfFrames = len(places)
    made.PixelData = b"".join(np.full(24, number, "<u2").tobytes() for number in range(len(places)))
    shared, orientation = Dataset(), Dataset()
    orientation.ImageOrientationPatient = SAGITTAL
    shared.PlaneOrientationSequence = [orientation]
    made.SharedFunctionalGroupsSequence, made.PerFrameFunctionalGroupsSequence = [shared], []
    for x, echo_time in places:
        frame, position, echo = Dataset(), Dataset(), Dataset()
        position.ImagePositionPatient, echo.EffectiveEchoTime = [-x, 0, 0], echo_time  # the normal of these planes points to the right
        frame.PlanePositionSequence, frame.MREchoSequence = [position], [echo]
        made.PerFrameFunctionalGroupsSequence.append(frame)
    return file_bytes(made)


def test_frames_of_an_enhanced_object_in_any_order():
    places = [(10, 80.0), (0, 20.0), (5, 80.0), (5, 20.0), (0, 80.0), (10, 20.0)]
    series = Series({"e": enhanced(places)})
    assert series.indices == [1, 3, 5, 4, 2, 0]
    assert series.words == ["echo time 20 ms", "echo time 80 ms"] and series.reply["spacings"] == [5, 5]
    assert series.buffers["positions"].tolist() == [0, 5, 10, 0, 5, 10]


def test_a_multi_frame_file_whose_groups_are_broken_keeps_its_order():
    made = dataset(1, NumberOfFrames=3, PixelData=np.arange(72, dtype="<u2").tobytes())
    made.PerFrameFunctionalGroupsSequence = [Dataset()]
    series = Series({"broken": file_bytes(made)})
    assert series.indices == [0, 1, 2] and series.problems == []


@pytest.mark.parametrize("orientation", [[1, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0]])
def test_orientations_that_cannot_be_fall_back_to_the_instance_number(orientation):
    series = Series({f"{n}": file_bytes(dataset(n, ImageOrientationPatient=orientation)) for n in (3, 1, 2)})
    assert series.names == ["1", "2", "3"] and np.isnan(series.buffers["positions"]).all()


def test_a_gap_over_which_instance_numbers_go_on_is_no_missing_slice():
    slabs = [*(4.0 * n for n in range(5)), *(52 + 4.0 * n for n in range(5))]
    planned = Series({f"{n}": slice_at(n, z) for n, z in enumerate(slabs)})
    assert planned.problems == ["1 gap between slices, over which Instance Numbers go on: between 16 and 52 mm"]
    numbers = [1, 2, 3, 4, 5, 14, 15, 16, 17, 18]
    [problem] = Series({f"{n}": slice_at(n, z) for n, z in zip(numbers, slabs, strict=True)}).problems
    assert problem.startswith("8 slices are missing: between 16 and 52 mm")
    [problem] = Series({f"{z}": slice_at(int(z), z, InstanceNumber=None) for z in slabs}).problems
    assert problem.startswith("8 slices are missing")


def test_spacing_that_changes_once_is_told_from_uneven_spacing():
    head = [*(2.5 * n for n in range(8)), *(20 + 5.0 * n for n in range(8))]
    assert Series({f"{n}": slice_at(n, z) for n, z in enumerate(head)}).problems == [
        "The spacing between slices changes along the stack, from 2.5 to 5 mm"
    ]


def test_the_slices_of_a_localizer_may_lie_anywhere():
    files = {f"{n}": slice_at(n, z, ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"]) for n, z in enumerate((0, 1, 9, 11, 20, 21, 30))}
    assert Series(files).problems == []
