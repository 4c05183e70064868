"""The engine for Python users: the documented examples run, folders and several archives open, pictures equal pydicom's pixels."""

import doctest

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes, slices

from dicom_zip_inspector.api import archives
from dicom_zip_inspector.api.archives import open_archives
from dicom_zip_inspector.base.errors import InspectorError

pytestmark = pytest.mark.skipif("sys.platform == 'emscripten'", reason="asyncio.run belongs to the page there")


@pytest.fixture
def example_zip(tmp_path):
    path = tmp_path / "example.zip"
    path.write_bytes(zip_bytes(slices(3)))
    return path


def test_the_documented_examples(example_zip):
    outcome = doctest.testmod(archives, extraglobs={"example_zip": example_zip})
    assert outcome.attempted and not outcome.failed


def test_a_folder_and_a_zip_beside_each_other(example_zip, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for n in (1, 2):
        (folder / str(n)).write_bytes(file_bytes(dataset(n, SeriesInstanceUID="1.9")))
    events = []
    opened = open_archives(example_zip, folder, told=events.append)
    assert [(row["name"], row["images"]) for row in opened.archives()] == [("folder", 2), ("example.zip", 3)]
    assert events[-1]["account"] == opened.account and opened.account["series"] == len(opened.series()) == 2


def test_pictures_come_in_display_order_with_the_files_values(tmp_path):
    made = {n: dataset(n, ImagePositionPatient=[0, 0, -n]) for n in (1, 2, 3)}
    path = tmp_path / "a.zip"
    path.write_bytes(zip_bytes({str(n): file_bytes(one) for n, one in made.items()}))
    pictures = list(open_archives(path).pictures(0))
    assert [picture.description["entry_name"].rpartition("/")[2] for picture in pictures] == ["3", "2", "1"]
    for picture, n in zip(pictures, (3, 2, 1), strict=True):
        assert np.array_equal(picture.stored_values.ravel(), np.frombuffer(made[n].PixelData, "<u2"))


def test_what_is_not_there_says_so(example_zip, tmp_path):
    with pytest.raises(OSError):
        open_archives(tmp_path / "none.zip")
    with pytest.raises(InspectorError, match="no instance 99"):
        open_archives(example_zip).picture(99)
