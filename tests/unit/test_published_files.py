"""A zip of every file that pydicom and pydicom-data publish: account, table values, hierarchy and headers equal what pydicom reads natively."""

import itertools
import json
from collections import Counter

from native_loop import run
from published import BEYOND_PYDICOM, CUT_IN_HEADER, FILES, PIXELS, read_natively
from pydicom.uid import MediaStorageDirectoryStorage
from raw_elements import unknown_items
from sums import COUNTS

from dicom_zip_inspector.scan.attributes import NAMES, TAGS, VRS


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
        items = element.value if element.VR == "SQ" else unknown_items(element.value or b"") if element.VR == "UN" else None
        found[path] = (str(element.VR), text_of(element.value)) if items is None else ("SQ", "")
        for number, item in enumerate(items or ()):
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
