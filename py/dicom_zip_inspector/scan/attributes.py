"""The attributes that the index keeps of every instance: their tags, and how their bytes become values."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from ..base.finding import Finding

TEXT_VRS = frozenset({"LO", "PN", "SH"})  # those that Specific Character Set governs (PS3.5 section 6.1.2.3), of the ones kept
ESCAPE = b"\x1b"
MOST_KNOWN = 4096  # distinct byte strings remembered of one attribute; UIDs and positions never repeat

_TAGS = {
    "specific_character_set": (0x00080005, "CS"),
    "image_type": (0x00080008, "CS"),
    "sop_class_uid": (0x00080016, "UI"),
    "sop_instance_uid": (0x00080018, "UI"),
    "study_date": (0x00080020, "DA"),
    "study_time": (0x00080030, "TM"),
    "acquisition_time": (0x00080032, "TM"),
    "accession_number": (0x00080050, "SH"),
    "modality": (0x00080060, "CS"),
    "manufacturer": (0x00080070, "LO"),
    "study_description": (0x00081030, "LO"),
    "series_description": (0x0008103E, "LO"),
    "manufacturer_model_name": (0x00081090, "LO"),
    "patient_name": (0x00100010, "PN"),
    "patient_id": (0x00100020, "LO"),
    "patient_birth_date": (0x00100030, "DA"),
    "patient_sex": (0x00100040, "CS"),
    "body_part_examined": (0x00180015, "CS"),
    "slice_thickness": (0x00180050, "DS"),
    "repetition_time": (0x00180080, "DS"),
    "echo_time": (0x00180081, "DS"),
    "echo_numbers": (0x00180086, "IS"),
    "trigger_time": (0x00181060, "DS"),
    "imager_pixel_spacing": (0x00181164, "DS"),
    "diffusion_b_value": (0x00189087, "FD"),
    "study_instance_uid": (0x0020000D, "UI"),
    "series_instance_uid": (0x0020000E, "UI"),
    "series_number": (0x00200011, "IS"),
    "acquisition_number": (0x00200012, "IS"),
    "instance_number": (0x00200013, "IS"),
    "image_position_patient": (0x00200032, "DS"),
    "image_orientation_patient": (0x00200037, "DS"),
    "temporal_position_identifier": (0x00200100, "IS"),
    "slice_location": (0x00201041, "DS"),
    "number_of_frames": (0x00280008, "IS"),
    "rows": (0x00280010, "US"),
    "columns": (0x00280011, "US"),
    "pixel_spacing": (0x00280030, "DS"),
    "frame_reference_time": (0x00541300, "DS"),
}
NAMES = tuple(_TAGS)  # in tag order
TAGS = tuple(tag for tag, _ in _TAGS.values())
TAG_OF = {"transfer_syntax_uid": "00020010"} | {name: f"{tag:08X}" for name, (tag, _) in _TAGS.items()}  # as findings name elements
VRS = tuple(vr for _, vr in _TAGS.values())

Value = str | int | tuple[float, ...] | None


@dataclass(slots=True)
class InstanceHeader:
    """One instance as the index keeps it: None where an attribute is absent or is not what its VR says.

    IS and US are int, DS and FD a tuple of floats, all else text with values separated by backslashes. `notes` say in words what is odd.
    """

    entry_key: int
    transfer_syntax_uid: str | None
    media_storage_sop_class_uid: str | None
    has_pixel_data: bool
    bytes: int
    notes: tuple[Finding, ...]
    specific_character_set: str | None
    image_type: str | None
    sop_class_uid: str | None
    sop_instance_uid: str | None
    study_date: str | None
    study_time: str | None
    acquisition_time: str | None
    accession_number: str | None
    modality: str | None
    manufacturer: str | None
    study_description: str | None
    series_description: str | None
    manufacturer_model_name: str | None
    patient_name: str | None
    patient_id: str | None
    patient_birth_date: str | None
    patient_sex: str | None
    body_part_examined: str | None
    slice_thickness: tuple[float, ...] | None
    repetition_time: tuple[float, ...] | None
    echo_time: tuple[float, ...] | None
    echo_numbers: int | None
    trigger_time: tuple[float, ...] | None
    imager_pixel_spacing: tuple[float, ...] | None
    diffusion_b_value: tuple[float, ...] | None
    study_instance_uid: str | None
    series_instance_uid: str | None
    series_number: int | None
    acquisition_number: int | None
    instance_number: int | None
    image_position_patient: tuple[float, ...] | None
    image_orientation_patient: tuple[float, ...] | None
    temporal_position_identifier: int | None
    slice_location: tuple[float, ...] | None
    number_of_frames: int | None
    rows: int | None
    columns: int | None
    pixel_spacing: tuple[float, ...] | None
    frame_reference_time: tuple[float, ...] | None

    @property
    def frames(self) -> int:
        """Frames that can be drawn: none without Pixel Data, else at least one."""
        return max(self.number_of_frames or 1, 1) if self.has_pixel_data else 0


assert tuple(f.name for f in fields(InstanceHeader))[-len(NAMES) :] == NAMES


class _Known(dict):
    """Values of one attribute by their bytes: each distinct byte string is decoded once, while there is room."""

    __slots__ = ("_character_set", "_vr")

    def __init__(self, vr: str, character_set: str | None):
        super().__init__()
        self._vr = vr
        self._character_set = character_set

    def __missing__(self, raw: bytes) -> Value:
        value = _read_value(self._vr, raw, self._character_set)
        if len(self) < MOST_KNOWN:
            self[raw] = value
        return value


class ValueReader:
    """Turns bytes into values, attribute by attribute for many instances at once."""

    def __init__(self):
        self._known: dict[tuple[int, str | None], _Known] = {}

    def read(self, raw: bytes, offset: np.ndarray, length: np.ndarray) -> Iterator[tuple[Value, ...]]:
        """One tuple of values, in the order of `NAMES`, for every instance.

        Parameters
        ----------
        raw : bytes
            All headers.
        offset, length : (instances, attributes) int64
            Where each value is in `raw`; an offset of -1 for one that is absent.
        """
        ends = offset + length
        columns: list[list[Value]] = []
        absent = (offset < 0).all(axis=0).tolist()
        for column in range(len(NAMES)):
            if absent[column]:
                columns.append([None] * len(offset))
                continue
            places = zip(offset[:, column].tolist(), ends[:, column].tolist(), strict=True)
            sets = set(columns[0]) if column and VRS[column] in TEXT_VRS else {None}
            if len(sets) == 1:
                known = self._known_of(column, *sets)
                columns.append([None if at < 0 else known[raw[at:end]] for at, end in places])
            else:
                by_set = {character_set: self._known_of(column, character_set) for character_set in sets}
                several = zip(places, columns[0], strict=True)
                columns.append([None if at < 0 else by_set[character_set][raw[at:end]] for (at, end), character_set in several])
        return zip(*columns, strict=True)

    def _known_of(self, column: int, character_set: str | None) -> _Known:
        if (column, character_set) not in self._known:
            self._known[column, character_set] = _Known(VRS[column], character_set)
        return self._known[column, character_set]


def _read_value(vr: str, raw: bytes, character_set: str | None) -> Value:
    try:
        match vr:
            case "US":
                return int.from_bytes(raw[:4], "little") if raw else None
            case "IS":
                return int(float(_text(raw).split("\\")[0]))
            case "DS":
                return tuple(float(part) for part in _text(raw).split("\\"))
            case "FD":
                return struct.unpack(f"<{len(raw) // 8}d", raw) or None
            case "LO" | "PN" | "SH" if not raw.isascii() or ESCAPE in raw:
                return _decode_with_pydicom(vr, raw, character_set)
    except (ValueError, OverflowError, struct.error):
        return None
    return "\\".join(part.rstrip(" \0") for part in raw.decode("latin-1").split("\\"))


def _text(raw: bytes) -> str:
    return raw.decode("latin-1").strip(" \0")


def _decode_with_pydicom(vr: str, raw: bytes, character_set: str | None) -> str:
    from pydicom.charset import convert_encodings  # only now: the scanner must not wait for pydicom
    from pydicom.values import convert_PN, convert_text

    encodings = convert_encodings((character_set or "").split("\\"))
    value = convert_PN(raw, encodings) if vr == "PN" else convert_text(raw, encodings)
    return "\\".join(map(str, value)) if hasattr(value, "append") else str(value)
