"""Order of frames within a series, and what differs between its files."""

import numpy as np
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from opening import Opened
from remarks import messages


def order_of(files: dict[str, bytes], series_key: int = 0) -> list[str]:
    opened = Opened({"a.zip": zip_bytes(files)})
    names = {row["entry_key"]: name for name, row in opened.entries("image").items()}
    _, _, buffers = opened.call("get_series_frames", series_key=series_key)
    return [f"{names[key]}:{index}" for key, index in zip(buffers["instance_keys"].tolist(), buffers["frame_indices"].tolist(), strict=True)]


def test_position_along_the_normal_outranks_the_instance_number():
    files = {f"p{z}": file_bytes(dataset(100 - z, ImagePositionPatient=[0, 0, z])) for z in (30, 10, 20)}
    assert order_of(files) == ["p10:0", "p20:0", "p30:0"]


def test_oblique_planes():
    tilt = np.deg2rad(30)
    orientation = [1, 0, 0, 0, float(np.cos(tilt)), float(np.sin(tilt))]
    normal = np.cross(orientation[:3], orientation[3:])
    cosines = [round(c, 6) for c in orientation]
    positions = {d: [round(float(c), 4) for c in normal * d * 5] for d in (2, 0, 1, 3)}
    files = {f"d{d}": file_bytes(dataset(9 - d, ImageOrientationPatient=cosines, ImagePositionPatient=p)) for d, p in positions.items()}
    assert order_of(files) == ["d0:0", "d1:0", "d2:0", "d3:0"]


def test_without_position_by_instance_number():
    files = {f"i{n}": file_bytes(dataset(n, ImagePositionPatient=None, ImageOrientationPatient=None)) for n in (10, 9, 2)}
    assert order_of(files) == ["i2:0", "i9:0", "i10:0"]


def test_without_either_as_in_the_archive():
    files = {name: file_bytes(dataset(1, InstanceNumber=None, ImagePositionPatient=None)) for name in ("c", "a", "b")}
    assert order_of(files) == ["c:0", "a:0", "b:0"]


def test_frames_of_one_file_stay_together():
    many = dataset(1, NumberOfFrames=3, PixelData=np.arange(72, dtype="<u2").tobytes())
    assert order_of({"many": file_bytes(many)}) == ["many:0", "many:1", "many:2"]


def test_two_orientations_are_not_mixed():
    sagittal = [0, 1, 0, 0, 0, -1]
    files = {f"a{n}": file_bytes(dataset(n)) for n in (1, 2)} | {
        f"s{n}": file_bytes(dataset(n, ImageOrientationPatient=sagittal, ImagePositionPatient=[n, 0, 0])) for n in (1, 2)
    }
    order = order_of(files)
    assert sorted(order[:2]) == ["a1:0", "a2:0"] and sorted(order[2:]) == ["s1:0", "s2:0"]


def test_what_differs_within_a_series_is_noted():
    other = dataset(2, PatientName="Other^Name", Rows=3, PixelData=bytes(36))
    opened = Opened({"a.zip": zip_bytes({"1": file_bytes(dataset(1)), "2": file_bytes(other)})})
    assert messages(opened.series[0]["notes"])[1:] == ["Patient's Name differs between its files", "Rows differs between its files"]


def test_the_same_series_uid_in_two_studies_is_two_series():
    opened = Opened({"a.zip": zip_bytes({"1": file_bytes(dataset(1)), "2": file_bytes(dataset(2, StudyInstanceUID="1.2.3.99"))})})
    assert (opened.account["studies"], opened.account["series"]) == (2, 2)


def test_patients_without_an_id_are_told_apart_by_name():
    opened = Opened({"a.zip": zip_bytes({n: file_bytes(dataset(1, PatientID="", PatientName=n)) for n in ("One", "Two")})})
    assert opened.account["patients"] == 2
