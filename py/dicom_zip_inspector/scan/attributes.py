"""The attributes that the index keeps of every instance, and how their bytes become values: each distinct byte string is read once."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, get_type_hints

import numpy as np

from ..archive.patched_file import Patches
from ..base.finding import Finding, found
from ..base.values import Malformed, read_values

TEXT_VRS = frozenset({"LO", "PN", "SH"})  # those that Specific Character Set governs (PS3.5 section 6.1.2.3), of the ones kept
MOST_KNOWN, LONGEST_KNOWN = 4096, 256  # distinct byte strings remembered of one attribute, and bytes of each; UIDs and positions never repeat
MOST_SETS = 1024  # pairs of attribute and character set with values that are remembered
MOST_BYTES = 16 << 10  # of one value; the standard allows 324

Text = str | None
Integer = int | None
Numbers = tuple[float, ...] | None
Value = Text | Integer | Numbers


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: the element's tag and VR, and how many numbers it has, 0 for any number of them."""

    tag: int
    vr: str
    count: int = 0


@dataclass(slots=True)
class InstanceHeader:
    """One instance as the index keeps it: None where an attribute is absent or is not what its VR says.

    IS and US are int, the first of several; DS and FD a tuple of finite floats; all else text with values separated by backslashes. `notes`
    say what is odd. `frames` is how many can be drawn: none without Pixel Data, else at least one. `patches` are bytes to read in
    place of wrong lengths, by their offsets. To keep one more attribute is one line here.
    """

    entry_key: int
    transfer_syntax_uid: str | None
    media_storage_sop_class_uid: str | None
    has_pixel_data: bool
    frames: int
    bytes: int
    notes: tuple[Finding, ...]
    patches: Patches
    specific_character_set: Annotated[Text, Kept(0x00080005, "CS")]
    image_type: Annotated[Text, Kept(0x00080008, "CS")]
    sop_class_uid: Annotated[Text, Kept(0x00080016, "UI")]
    sop_instance_uid: Annotated[Text, Kept(0x00080018, "UI")]
    study_date: Annotated[Text, Kept(0x00080020, "DA")]
    study_time: Annotated[Text, Kept(0x00080030, "TM")]
    acquisition_time: Annotated[Text, Kept(0x00080032, "TM")]
    accession_number: Annotated[Text, Kept(0x00080050, "SH")]
    modality: Annotated[Text, Kept(0x00080060, "CS")]
    manufacturer: Annotated[Text, Kept(0x00080070, "LO")]
    study_description: Annotated[Text, Kept(0x00081030, "LO")]
    series_description: Annotated[Text, Kept(0x0008103E, "LO")]
    manufacturer_model_name: Annotated[Text, Kept(0x00081090, "LO")]
    patient_name: Annotated[Text, Kept(0x00100010, "PN")]
    patient_id: Annotated[Text, Kept(0x00100020, "LO")]
    patient_birth_date: Annotated[Text, Kept(0x00100030, "DA")]
    patient_sex: Annotated[Text, Kept(0x00100040, "CS")]
    body_part_examined: Annotated[Text, Kept(0x00180015, "CS")]
    slice_thickness: Annotated[Numbers, Kept(0x00180050, "DS", 1)]
    repetition_time: Annotated[Numbers, Kept(0x00180080, "DS", 1)]
    echo_time: Annotated[Numbers, Kept(0x00180081, "DS", 1)]
    echo_numbers: Annotated[Integer, Kept(0x00180086, "IS")]
    trigger_time: Annotated[Numbers, Kept(0x00181060, "DS", 1)]
    imager_pixel_spacing: Annotated[Numbers, Kept(0x00181164, "DS", 2)]
    diffusion_b_value: Annotated[Numbers, Kept(0x00189087, "FD", 1)]
    study_instance_uid: Annotated[Text, Kept(0x0020000D, "UI")]
    series_instance_uid: Annotated[Text, Kept(0x0020000E, "UI")]
    series_number: Annotated[Integer, Kept(0x00200011, "IS", 1)]
    acquisition_number: Annotated[Integer, Kept(0x00200012, "IS", 1)]
    instance_number: Annotated[Integer, Kept(0x00200013, "IS", 1)]
    image_position_patient: Annotated[Numbers, Kept(0x00200032, "DS", 3)]
    image_orientation_patient: Annotated[Numbers, Kept(0x00200037, "DS", 6)]
    temporal_position_identifier: Annotated[Integer, Kept(0x00200100, "IS", 1)]
    slice_location: Annotated[Numbers, Kept(0x00201041, "DS", 1)]
    number_of_frames: Annotated[Integer, Kept(0x00280008, "IS", 1)]
    rows: Annotated[Integer, Kept(0x00280010, "US", 1)]
    columns: Annotated[Integer, Kept(0x00280011, "US", 1)]
    pixel_spacing: Annotated[Numbers, Kept(0x00280030, "DS", 2)]
    frame_reference_time: Annotated[Numbers, Kept(0x00541300, "DS", 1)]

    @property
    def is_localizer(self) -> bool:
        """Whether Image Type says that others were planned on it (PS3.3 sections C.8.2.1.1.1, C.8.3.1.1.1): it may lie anywhere."""
        return "LOCALIZER" in (self.image_type or "")


KEPT: dict[str, Kept] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(InstanceHeader, include_extras=True).items() if hasattr(hint, "__metadata__")
}
NAMES = tuple(KEPT)  # in tag order
TAGS = tuple(kept.tag for kept in KEPT.values())
TAG_OF = {"transfer_syntax_uid": "00020010"} | {name: f"{kept.tag:08X}" for name, kept in KEPT.items()}  # as findings name elements
VRS = tuple(kept.vr for kept in KEPT.values())
CHARACTER_SET = NAMES.index("specific_character_set")


class _Known(dict[bytes, Value]):
    """Values of one attribute by their bytes: each distinct byte string is read once, while there is room.

    `faults` says what is wrong with those that are malformed; they are not remembered, so that whoever empties it learns of them again.
    """

    __slots__ = ("_character_set", "_kept", "_little_endian", "faults")

    def __init__(self, kept: Kept, character_set: str | None, little_endian: bool):
        super().__init__()
        self.faults: dict[bytes, str] = {}
        self._kept = kept
        self._character_set = character_set
        self._little_endian = little_endian

    def __missing__(self, raw: bytes) -> Value:
        value, wrong = kept_value(self._kept, raw, self._character_set, self._little_endian)
        if wrong:
            self.faults[raw] = wrong
        elif len(raw) <= LONGEST_KNOWN and len(self) < MOST_KNOWN:
            self[raw] = value
        return value


class ValueReader:
    """Turns bytes into values, attribute by attribute for many instances at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str | None, bool], _Known] = {}

    def read(
        self, raw: bytes, offset: np.ndarray, length: np.ndarray, little_endian: bool = True
    ) -> tuple[Iterator[tuple[Value, ...]], dict[int, list[Finding]]]:
        """One tuple of values, in the order of `NAMES`, for every instance; and by row what is malformed, in words.

        Parameters
        ----------
        raw : bytes
            All headers.
        offset, length : (instances, attributes) int64
            Where each value is in `raw`; an offset of -1 for one that is absent.
        """
        columns: list[list[Value]] = []
        character_sets: list[Text] = []
        malformed: dict[int, list[Finding]] = {}
        absent: list[bool] = np.all(offset < 0, axis=0).tolist()
        places = zip(offset.T.tolist(), (offset + length).T.tolist(), strict=True)
        for column, (starts, ends) in enumerate(places):
            if absent[column]:
                columns.append([None] * len(starts))
                continue
            raws = [None if start < 0 else raw[start:end] for start, end in zip(starts, ends, strict=True)]
            sets = character_sets if VRS[column] in TEXT_VRS else []
            columns.append(self._column(column, raws, sets, little_endian, malformed))
            if column == CHARACTER_SET:
                character_sets = [value if isinstance(value, str) else None for value in columns[column]]
        return zip(*columns, strict=True), malformed

    def _column(
        self, column: int, raws: list[bytes | None], sets: list[Text], little_endian: bool, malformed: dict[int, list[Finding]]
    ) -> list[Value]:
        """The values of one attribute, by the character sets of its instances where those govern it, else []; what is malformed goes to its row."""
        known = {character_set: self._known_of(column, character_set, little_endian) for character_set in set(sets) or {None}}
        if len(known) == 1:
            (values,) = known.values()
            found = [None if raw is None else values[raw] for raw in raws]
        else:
            found = [None if raw is None else known[character_set][raw] for raw, character_set in zip(raws, sets, strict=True)]
        for character_set, values in known.items():
            if values.faults:
                for row, raw in enumerate(raws):
                    if raw is not None and raw in values.faults and (not sets or sets[row] == character_set):
                        malformed.setdefault(row, []).append(_malformed(NAMES[column], values.faults[raw]))
                values.faults.clear()
        return found

    def _known_of(self, column: int, character_set: str | None, little_endian: bool) -> _Known:
        key = (column, character_set, little_endian)
        if key not in self._known:
            if len(self._known) >= MOST_SETS:
                self._known.clear()
            self._known[key] = _Known(KEPT[NAMES[column]], character_set, little_endian)
        return self._known[key]


def _malformed(name: str, wrong: str) -> Finding:
    label = name.replace("_", " ").title().replace("Uid", "UID").replace("Sop", "SOP").replace(" Id", " ID")
    return found("malformed", path=TAG_OF[name], message=f"{label}: {wrong}")


def kept_value(kept: Kept, raw: bytes, character_set: str | None, little_endian: bool = True) -> tuple[Value, str]:
    """A value as the index keeps it; and what is malformed about it in words, "" where nothing is."""
    found = read_values(kept.vr, raw[:MOST_BYTES], character_set, little_endian)
    values, wrong = (found.values or (), found.why) if isinstance(found, Malformed) else (found or (), "")
    if len(raw) > MOST_BYTES:
        wrong = f"it has {len(raw):,} bytes"
    if kept.vr not in ("DS", "FD", "IS", "US"):
        return "\\".join(map(str, values)), wrong
    numbers = tuple(value for value in values if isinstance(value, int | float))
    if not numbers:
        return None, wrong
    if not all(map(math.isfinite, numbers)):
        return None, "it is no finite number"
    if kept.count and len(numbers) != kept.count:
        wrong = wrong or f"it has {len(numbers):,} values, not {kept.count}"
        numbers = numbers[: kept.count] if kept.count == 1 else ()
    return int(numbers[0]) if kept.vr in ("IS", "US") else (numbers or None), wrong
