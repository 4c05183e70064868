"""What an object refers to, and whether that is in the archive (SOP Instance Reference Macro, PS3.3 table 10-11)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from ..base.budget import Budget
from ..base.contract import ObjectReference, ObjectTable
from ..base.uid_names import uid_name
from ..dataset.element_values import numbers, present, uid
from ..dataset.reading import sequences, tag_name
from ..dataset.stored_dataset import StoredDataset
from ..index.hierarchy import Index
from ..scan.attributes import InstanceHeader
from ..scan.entries import Entry

MOST_LEVELS = 64
MOST_ROWS = 500
MOST_FRAMES = 1000
FRAMES_SHOWN = 12
_UID_TAGS = b"\x08\x00\x55\x11", b"\x00\x08\x11\x55"  # in little and in big endian


class ArchiveContents:
    """What lies around an object: the instances of its own archive, then those of the others that are open.

    Parameters
    ----------
    index : Index
        Of all that is open.
    archive_key : int
        The archive of the object that refers.
    """

    def __init__(self, index: Index, archive_key: int):
        self._index, self._archive_key = index, archive_key

    @property
    def name(self) -> str:
        """The archive's own name."""
        return self._index.archive_names[self._archive_key]

    def entries(self) -> list[Entry]:
        """All entries of the archive, of any class."""
        return [entry for key, entry in self._index.entries.items() if self._index.archive_of(key) == self._archive_key]

    def reference(self, sop_instance_uid: str, sop_class_uid: str = "", frame_numbers: Iterable[int] = ()) -> ObjectReference:
        """A reference to an instance, with its place if it is anywhere."""
        key = self._index.instance_uids.nearest(sop_instance_uid, self._archive_key) if sop_instance_uid else None
        frames = [number for number in frame_numbers if number > 0][:MOST_FRAMES]
        named = uid_name(sop_class_uid) if sop_class_uid else "Object"
        return ObjectReference(
            sop_instance_uid=sop_instance_uid,
            text=f"{named}{_frames_text(frames)}, {self._absent}" if key is None else self._text_of(key, frames),
            frame_numbers=frames,
            instance_key=key,
            series_key=self._series_key(key),
        )

    def reference_to(self, entry: Entry, text: str) -> ObjectReference:
        """A reference to an entry that is known, whatever its UID."""
        return ObjectReference(
            sop_instance_uid=(entry.header and entry.header.sop_instance_uid) or "",
            text=text,
            frame_numbers=[],
            instance_key=entry.key,
            series_key=self._series_key(entry.key),
        )

    def reference_of(self, item: StoredDataset) -> ObjectReference:
        """The reference that an item of a Referenced SOP Sequence makes."""
        frames = [int(number) for number in numbers(item, "ReferencedFrameNumber", MOST_FRAMES)]
        return self.reference(uid(item, "ReferencedSOPInstanceUID"), uid(item, "ReferencedSOPClassUID"), frames)

    def is_elsewhere(self, reference: ObjectReference) -> bool:
        """Whether what it refers to is in another archive."""
        key = reference["instance_key"]
        return key is not None and self._index.archive_of(key) != self._archive_key

    @property
    def _absent(self) -> str:
        return "not in the archive" if len(self._index.archive_names) < 2 else "in none of the archives"

    def _series_key(self, key: int | None) -> int | None:
        series = None if key is None else self._index.series_of(key)
        return None if series is None else series.key

    def _text_of(self, key: int, frames: list[int]) -> str:
        header, archive_key = self._index.entries[key].header, self._index.archive_of(key)
        elsewhere = "" if archive_key == self._archive_key else f", in “{self._index.archive_names[archive_key]}”"
        return _text_of(cast(InstanceHeader, header), frames) + elsewhere


def _text_of(header: InstanceHeader, frames: list[int]) -> str:
    kind = uid_name(header.sop_class_uid).removesuffix(" Storage") if header.sop_class_uid else "Object"
    series = f"series {header.series_number}" if header.series_number is not None else "a series without number"
    described = f" “{header.series_description}”" if header.series_description else ""
    number = f", instance {header.instance_number}" if header.instance_number is not None else ""
    return f"{kind}, {series}{described}{number}{_frames_text(frames)}"


def _frames_text(frames: list[int]) -> str:
    if not frames:
        return ""
    listed = ", ".join(map(str, frames[:FRAMES_SHOWN])) + (f" … ({len(frames):,})" if len(frames) > FRAMES_SHOWN else "")
    return f", frame{'s' if len(frames) > 1 else ''} {listed}"


@dataclass(slots=True)
class Found:
    """One instance that is referred to: where in the data set first, how often, by which frames."""

    role: str
    sop_class_uid: str
    times: int = 0
    frames: dict[int, None] = field(default_factory=dict)


def find_references(dataset: StoredDataset, budget: Budget) -> dict[str, Found]:
    """Every Referenced SOP Instance UID in a data set, at any depth, in file order, each once; as far as the budget goes."""
    found: dict[str, Found] = {}
    pending = [(dataset, "", 0)]
    while pending and budget.spend():
        item, role, level = pending.pop()
        _note_reference(item, role, found)
        if level < MOST_LEVELS:
            inner = [(part, tag_name(tag), level + 1) for tag, parts in sequences(item, _may_refer) for part in parts]
            pending.extend(reversed(inner))
    budget.rest += len(pending)
    return found


def _may_refer(raw: bytes) -> bool:
    """Whether the tag of a Referenced SOP Instance UID is anywhere in a sequence that is not parsed yet."""
    return any(tag in raw for tag in _UID_TAGS)


def _note_reference(item: StoredDataset, role: str, found: dict[str, Found]) -> None:
    if not present(item, "ReferencedSOPInstanceUID"):
        return
    one = found.setdefault(uid(item, "ReferencedSOPInstanceUID"), Found(role, uid(item, "ReferencedSOPClassUID")))
    one.times += 1
    if len(one.frames) < MOST_FRAMES:
        one.frames |= {int(number): None for number in numbers(item, "ReferencedFrameNumber", MOST_FRAMES)}


def reference_table(dataset: StoredDataset, archive: ArchiveContents, budget: Budget) -> ObjectTable | None:
    """All that an object refers to, the missing ones first among those that are shown; None where that is nothing."""
    found = find_references(dataset, budget)
    if not found:
        return None
    rows = [(archive.reference(name, one.sop_class_uid, one.frames), one) for name, one in found.items()]
    rows.sort(key=lambda row: row[0]["instance_key"] is not None)
    missing = sum(reference["instance_key"] is None for reference, _ in rows)
    elsewhere = sum(archive.is_elsewhere(reference) for reference, _ in rows)
    places = f"{len(rows) - missing - elsewhere:,} in the archive, {f'{elsewhere:,} in others, ' if elsewhere else ''}{missing:,} not"
    more = len(rows) - MOST_ROWS
    return ObjectTable(
        title=f"Refers to {len(rows):,} {'object' if len(rows) == 1 else 'objects'}: {places}",
        columns=["What", "As", "Times", "UID"],
        rows=[[reference["text"], one.role, f"{one.times:,}", reference["sop_instance_uid"]] for reference, one in rows[:MOST_ROWS]],
        references=[reference for reference, _ in rows[:MOST_ROWS]],
        left_out=f"{more:,} more are not shown." if more > 0 else "",
    )
