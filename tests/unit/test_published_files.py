"""A zip of every file that pydicom and pydicom-data publish: account, table values and pixels equal what pydicom reads natively."""

import io
import itertools
import json
import sys
import warnings
import zipfile
from collections import Counter

import numpy as np
import pytest
from archives import listed, source_of
from dicom_files import published_files
from native_loop import run
from pydicom import dcmread
from pydicom.errors import InvalidDicomError
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, get_decoder, pixel_array
from pydicom.uid import UID, MediaStorageDirectoryStorage
from sums import COUNTS

from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.bridge.rpc import Inspector
from dicom_zip_inspector.display.picture import ColorPicture
from dicom_zip_inspector.scan.attributes import NAMES, TAGS, VRS

FILES = published_files()
BARE = {  # no preamble, which dcmread only reads when forced to
    "pydicom/ExplVR_BigEndNoMeta.dcm",
    "pydicom/ExplVR_LitEndNoMeta.dcm",
    "pydicom/rtstruct.dcm",
    "pydicom-data/OT-PAL-8-face.dcm",
}
CUT_IN_HEADER = {"pydicom/rtplan_truncated.dcm"}
BEYOND_PYDICOM = {"pydicom-data/emri_small_jpeg_2k_lossless_too_short.dcm"}  # pydicom gives up where the pixels end; the header is whole
PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


def read_natively(name: str):
    """What pydicom makes of a file; None where it is no DICOM."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return dcmread(FILES[name], force=name in BARE)
        except InvalidDicomError:
            return None


@pytest.fixture(scope="module")
def opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in FILES.items():
            archive.write(path, name)
    source = source_of(out.getvalue(), "published.zip")
    inspector, events = Inspector(), []
    reply = run(inspector.call("open", json.dumps({"sources": listed(source)}), events.append))
    entries = {entry.member.name: entry for entry in inspector._session.index.entries.values()}
    assert "error" not in json.loads(reply.json), reply.json
    return inspector, entries, json.loads(reply.json)["result"], [json.loads(event) for event in events], source


def expected_class(name: str) -> str:
    read = None if name in CUT_IN_HEADER | BEYOND_PYDICOM else read_natively(name)
    if name in CUT_IN_HEADER:
        return "unreadable"
    if name in BEYOND_PYDICOM:
        return "image"
    if read is None:
        return "not_dicom"
    if (read.get("SOPClassUID") or read.file_meta.get("MediaStorageSOPClassUID")) == MediaStorageDirectoryStorage:
        return "dicomdir"
    return "image" if any(keyword in read for keyword in PIXELS) else "object"


def test_every_file_is_in_the_class_that_pydicom_gives_it(opened):
    _, entries, result, _, _ = opened
    assert set(entries) == set(FILES)
    assert {name: entry.entry_class for name, entry in entries.items()} == {name: expected_class(name) for name in FILES}
    account = result["account"]
    classes = Counter(entry.entry_class for entry in entries.values())
    assert account["entries"] == len(FILES) == sum(account[name] for name in COUNTS)
    assert account["images"] == classes["image"] and account["unreadable"] == classes["unreadable"]


def natural(value, vr: str):
    """pydicom's value in the index's terms."""
    if value is None:
        return "" if vr not in ("US", "IS", "DS") else None
    several = hasattr(value, "append")
    if vr in ("US", "IS"):
        return int(value[0] if several else value) if str(value).lstrip("-").isdigit() or several else None
    if vr == "DS":
        return None if value == "" else tuple(map(float, value)) if several else (float(value),)
    return "\\".join(str(part).rstrip() for part in value) if several else str(value)


def test_every_kept_attribute_equals_pydicoms(opened):
    _, entries, _, _, _ = opened
    compared = 0
    for name, entry in entries.items():
        if entry.header is None or name in BEYOND_PYDICOM:
            continue
        read = read_natively(name)
        assert entry.header.has_pixel_data == any(keyword in read for keyword in PIXELS)
        for attribute, tag, vr in zip(NAMES, TAGS, VRS, strict=True):
            expected = natural(read[tag].value, vr) if tag in read else None
            assert getattr(entry.header, attribute) == expected, (name, attribute)
            compared += 1
    assert compared > 6000


def who(get) -> tuple:
    """Patient ID, alphabetic name, birth date, sex as they are compared, None for what is not said."""
    name = "" if get("PatientName") is None else str(get("PatientName")).split("=")[0]
    parts = tuple(" ".join(part.lower().split()) for part in name.split("^") if part.strip())
    birth_date, sex, number = (str(get(keyword) or "").strip() for keyword in ("PatientBirthDate", "PatientSex", "PatientID"))
    return number or None, parts or None, birth_date.replace(".", "").replace("-", "") or None, sex or None


def test_the_hierarchy_equals_one_made_by_pydicom(opened):
    inspector, entries, result, events, _ = opened
    patients, studies, series, frames = {}, set(), Counter(), 0
    for name, entry in entries.items():
        if entry.header is None:
            continue
        read = read_natively(name) if name not in BEYOND_PYDICOM else entry.header
        get = (lambda k, read=read: read.get(k)) if name not in BEYOND_PYDICOM else {
            "PatientID": entry.header.patient_id, "PatientName": entry.header.patient_name,
            "PatientBirthDate": entry.header.patient_birth_date, "PatientSex": entry.header.patient_sex,
            "StudyInstanceUID": entry.header.study_instance_uid, "SeriesInstanceUID": entry.header.series_instance_uid,
            "NumberOfFrames": entry.header.number_of_frames,
        }.get  # fmt: skip
        index = inspector._session.index
        patient = index.patient_of(entry.header, index.series_of(entry.key)).key
        patients.setdefault(patient, set()).add(who(get))
        study = get("StudyInstanceUID")
        studies.add(study)
        series[(study, get("SeriesInstanceUID"))] += 1
        frames += max(natural(get("NumberOfFrames"), "IS") or 1, 1) if entry.entry_class == "image" else 0
    account = result["account"]
    assert (account["patients"], account["studies"], account["series"]) == (len(patients), len(studies), len(series))
    merged = [[{values[place] for values in stated} - {None} for place in range(4)] for stated in patients.values()]
    assert all(len(values) <= 1 for patient in merged for values in patient)  # nobody is two people
    for one, other in itertools.combinations(merged, 2):  # and no two patients could be one
        assert any(mine and theirs and mine != theirs for mine, theirs in zip(one, other, strict=True))
    assert account["instances"] == sum(series.values()) and account["frames"] == frames
    rows = {row["series_key"]: row for event in events for row in event["series"]}
    assert sorted(row["instances"] for row in rows.values()) == sorted(series.values())
    assert sum(row["frames"] for row in rows.values()) == frames


def native_grey_levels(read, values: np.ndarray) -> np.ndarray:
    """Display values by pydicom's own LUT functions, where the file has a window or VOI LUT of its own."""
    voi = apply_voi_lut(apply_modality_lut(values, read), read, index=0)
    if "WindowCenter" in read:
        low, high = _output_range(read)
    else:
        item = read.VOILUTSequence[0]
        low, high = 0, 2 ** (item.LUTDescriptor[2] or 16) - 1
    grey = np.floor((voi.astype(float) - low) / (high - low) * 255 + 0.5)
    return 255 - grey if read.PhotometricInterpretation == "MONOCHROME1" else grey


def _output_range(read) -> tuple[float, float]:
    """What apply_windowing scales to: the rescaled range of the bits that are stored."""
    if read.PixelRepresentation:
        low, high = -(2 ** (read.BitsStored - 1)), 2 ** (read.BitsStored - 1) - 1
    else:
        low, high = 0, 2**read.BitsStored - 1
    if "RescaleSlope" in read:
        slope, intercept = float(read.RescaleSlope), float(read.RescaleIntercept)
        low, high = low * slope + intercept, high * slope + intercept
    return low, high


def drawable(name: str) -> bool:
    read = read_natively(name)
    return read is not None and any(keyword in read for keyword in PIXELS) and "Rows" in read


UNDRAWABLE = {"pydicom/JPEG2000-embedded-sequence-delimiter.dcm": "pixel_data_invalid"}  # and the code that says why
IMAGES = [name for name in FILES if name not in CUT_IN_HEADER | BEYOND_PYDICOM and name not in UNDRAWABLE and drawable(name)]
SHORT_PIXELS = {"pydicom/MR_truncated.dcm": 8192}  # bytes that there should be; drawn as far as they go, which pydicom refuses


def judged_pixels(name: str, entry) -> np.ndarray:
    """The first frame as pydicom reads it: stored values of grey ones, else RGB of 8 bits. Skips where pydicom has no decoder."""
    read = read_natively(name)
    read.file_meta.TransferSyntaxUID = UID(entry.header.transfer_syntax_uid)
    if not get_decoder(read.file_meta.TransferSyntaxUID).is_available:
        assert sys.platform == "emscripten", "the requirements of the tests bring decoders for all of them"
        pytest.skip("pydicom has no decoder for it in here")
    if name in SHORT_PIXELS:
        read.PixelData = read.PixelData.ljust(SHORT_PIXELS[name], b"\0")
    if not str(read.get("NumberOfFrames") or 1).isdigit():
        del read.NumberOfFrames
    values = pixel_array(read, index=0)
    if read.PhotometricInterpretation == "PALETTE COLOR":
        if read.original_encoding[1] is False:  # pydicom swaps the pixels and segmented palettes, but not these
            for element in map(read.__getitem__, set(read.dir("PaletteColorLookupTableData")) - set(read.dir("Segmented"))):
                element.value = np.frombuffer(element.value, ">u2").astype("<u2").tobytes()
        values = apply_color_lut(values, read)
    return values if values.ndim == 2 else (values >> (8 * values.dtype.itemsize - 8)).astype(np.uint8)


TWELVE_BIT_JPEG = {"pydicom/JPEG-lossy.dcm", "pydicom/JPGExtended.dcm"}  # no decoder of pydicom's reads those: DCMTK judges them


@pytest.mark.parametrize("name", [name for name in IMAGES if name not in TWELVE_BIT_JPEG])
def test_every_picture_has_the_pixels_that_pydicom_reads(opened, name):
    inspector, entries, _, _, _ = opened
    picture = inspector._session.instances.picture(entries[name].key, 0)
    assert any("are missing" in note.message for note in picture.notes) == (name in SHORT_PIXELS)
    expected = judged_pixels(name, entries[name])
    if isinstance(picture, ColorPicture):
        assert picture.displayed().dtype == np.uint8 and np.array_equal(picture.displayed(), expected)
    else:
        assert np.array_equal(picture.levels.values[picture.levels.indices], expected)


@pytest.mark.parametrize("name", UNDRAWABLE)
def test_a_picture_that_cannot_be_drawn_says_why(opened, name):
    inspector, entries, _, _, _ = opened
    with pytest.raises(InspectorError) as caught:
        inspector._session.instances.picture(entries[name].key, 0)
    assert caught.value.code == UNDRAWABLE[name] and name in caught.value.message


WINDOWED = [name for name in IMAGES if {"WindowCenter", "VOILUTSequence"} & set(read_natively(name).dir())]


@pytest.mark.parametrize("name", WINDOWED)
def test_every_window_is_applied_as_pydicom_applies_it(opened, name):
    inspector, entries, _, _, _ = opened
    picture = inspector._session.instances.picture(entries[name].key, 0)
    expected = native_grey_levels(read_natively(name), picture.frame.stored_values)
    assert np.abs(picture.displayed().astype(int) - expected).max() <= 1


def test_there_was_much_to_judge():
    assert len(IMAGES) > 165 and len(WINDOWED) > 40


def text_of(value) -> str:
    """A value in words: several with backslashes between them, bytes that can be printed as they are."""
    if isinstance(value, bytes):
        return value.decode("latin-1").rstrip(" \0")
    return "\\".join(map(str, value)) if hasattr(value, "append") else "" if value is None else str(value)


def elements_of(read, parent: str = "") -> dict[str, tuple[str, str]]:
    """(VR, text) of every element by path, as pydicom has them; None for what it cannot convert."""
    found = {}
    for tag in list(read.keys()):
        path = f"{parent}{tag:08X}"
        try:
            element = read[tag]
        except Exception:
            found[path] = None
            continue
        found[path] = (str(element.VR), text_of(element.value) if element.VR != "SQ" else "")
        for number, item in enumerate(element.value if element.VR == "SQ" else ()):
            found |= elements_of(item, f"{path}[{number + 1}]/")
    return found


def test_tags_of_every_instance_equal_pydicoms_elements(opened):
    inspector, entries, _, _, _ = opened
    compared = 0
    for name, entry in entries.items():
        if entry.entry_class not in ("image", "object", "dicomdir") or name in BEYOND_PYDICOM:
            continue
        rows = json.loads(run(inspector.call("get_tags", json.dumps({"instance_key": entry.key}))).json)["result"]["rows"]
        expected = elements_of(read_natively(name))
        elements = [row for row in rows if (row["vr"] and not row["path"].startswith("0002")) or row["path"] in expected]
        assert [row["path"] for row in elements] == list(expected), name
        for row in elements:
            judged = expected[row["path"]]
            if judged and row["complete"] and row["vr"] != "SQ":
                assert (row["vr"], row["value"]) == judged, (name, row["path"])
                compared += 1
    assert compared > 10_000
