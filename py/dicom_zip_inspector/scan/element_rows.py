"""Every element of many files as numpy columns, an element a row: what the two walks of `every_element` find and those behind it use."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np

from .columns import Columns

AMBIGUOUS_VRS = ("US or SS", "OB or OW", "US or OW", "US or SS or OW")  # what the dictionary says of implicit VR (PS3.6 section 5)
UNENDED = -1
CUT, DAMAGED = 5, 6  # how a walk ends, beside those of `header_scan`: the file ends within an element; what stands there is none
CUT_WHY = "it ends within an element"


def vr_code(vr: str) -> int:
    """A VR as a number: its two letters as they stand in a file, or one of `AMBIGUOUS_VRS` by its place, from 1 on; 0 for ""."""
    return AMBIGUOUS_VRS.index(vr) + 1 if vr in AMBIGUOUS_VRS else int.from_bytes(vr.encode("latin-1")[:2], "little")


@cache
def vr_text(code: int) -> str:
    """The VR of a number."""
    return AMBIGUOUS_VRS[code - 1] if 0 < code <= len(AMBIGUOUS_VRS) else int(code).to_bytes(2, "little").decode("latin-1").strip("\0")


@dataclass(slots=True)
class Stretches(Columns):
    """Lists of elements that are to be walked, one row each: of a file its File Meta Information, its data set, what is behind Pixel Data.

    lane : (n,) int64: which file it is of
    start, end : (n,) int64: where in the buffer its first element begins, and its bytes end
    reach : (n,) int64: where it would end in the buffer, were all its bytes there
    explicit, little_endian : (n,) bool: how it is encoded
    """

    lane: np.ndarray
    start: np.ndarray
    end: np.ndarray
    reach: np.ndarray
    explicit: np.ndarray
    little_endian: np.ndarray


@dataclass(slots=True)
class Ends:
    """How the walk of each stretch ended, one row each.

    status : (n,) int8: as in `header_scan`; COMPLETE where it ends with its last element or with zeros behind that
    position : (n,) int64: where in the buffer: behind the last element that is whole, or for SHORT where the next one would be
    level : (n,) int64: how deep that is: 0 in the list itself, odd among items or fragments, even within an item
    fragments : (n,) bool: whether that is among fragments
    faults : by stretch, where in the buffer something is wrong first, and what: a clause
    """

    status: np.ndarray
    position: np.ndarray
    level: np.ndarray
    fragments: np.ndarray
    faults: dict[int, tuple[int, str]]


@dataclass(frozen=True)
class ElementRows:
    """Elements, in no order that means anything but that what is in a sequence comes behind it. All columns int64 unless said.

    Attributes
    ----------
    lanes : int
        How many files they are of.
    lane : (n,)
        Which file an element is of.
    scope : (n,)
        The list of elements that it is in: below `lanes` that of the file of this number, else `lanes` + the index of an item.
    tag, vr : (n,)
        Group << 16 | element; the VR as stored, or by the dictionaries where none is, as `vr_code` has it.
    offset, length : (n,)
        Where in the buffer its value begins; its length as stated.
    size : (n,)
        Bytes of its value: of undefined lengths up to the delimiter, and `UNENDED` for what has no end.
    held : (n,) bool
        Whether the buffer has all of its value.
    little_endian : (n,) bool
        The order of its bytes.
    item_sequence, item_number : (items,)
        The row of the sequence that an item is in; its number there, from 1 on.
    """

    lanes: int
    lane: np.ndarray
    scope: np.ndarray
    tag: np.ndarray
    vr: np.ndarray
    offset: np.ndarray
    length: np.ndarray
    size: np.ndarray
    held: np.ndarray
    little_endian: np.ndarray
    item_sequence: np.ndarray
    item_number: np.ndarray

    def __len__(self) -> int:
        return len(self.tag)

    def without_lanes(self, gone: np.ndarray) -> "ElementRows":
        """All but the elements and items of some files; (lanes,) bool."""
        keep = ~gone[self.lane]
        keep_item = keep[self.item_sequence]
        row, item = np.cumsum(keep) - 1, np.cumsum(keep_item) - 1
        scope = self.scope[keep]
        within = scope >= self.lanes
        scope[within] = self.lanes + item[scope[within] - self.lanes]
        kept: dict[str, Any] = {name: getattr(self, name)[keep] for name in COLUMNS}
        return replace(
            self, **kept | {"scope": scope}, item_sequence=row[self.item_sequence[keep_item]], item_number=self.item_number[keep_item]
        )  # fmt: skip

    @cached_property
    def _paths(self) -> tuple[np.ndarray, list[str]]:
        path = np.zeros(self.lanes + len(self.item_sequence), np.int64)
        names, known = [""], {}
        around, tags = self.scope[self.item_sequence], self.tag[self.item_sequence]
        level = np.arange(len(around))[around < self.lanes]
        known_scope = np.zeros(len(path), bool)
        known_scope[: self.lanes] = True
        while level.size:
            keys, inverse = np.unique(path[around[level]] << 32 | tags[level], return_inverse=True)
            for key in keys.tolist():
                if key not in known:
                    known[key] = len(names)
                    name = f"{key & 0xFFFFFFFF:08X}"
                    names.append(f"{names[key >> 32]}/{name}" if key >> 32 else name)
            path[level + self.lanes] = np.array([known[key] for key in keys.tolist()], np.int64)[inverse]
            known_scope[level + self.lanes] = True
            level = np.flatnonzero(known_scope[around] & ~known_scope[self.lanes :])
        return path, names

    @property
    def path(self) -> np.ndarray:
        """(n,) The sequences around each element, as an index of `path_names`."""
        return self._paths[0][self.scope]

    @property
    def path_names(self) -> list[str]:
        """The sequences around elements: "" of a file's own, else "GGGGEEEE", nested "GGGGEEEE/GGGGEEEE"."""
        return self._paths[1]

    def creator_rows(self) -> np.ndarray:
        """(n,) The row of the element that reserves a private element's block (PS3.5 section 7.8.1); -1 of others, and where none does."""
        found = np.full(len(self), -1, np.int64)
        private, number = self.tag >> 16 & 1 == 1, self.tag & 0xFFFF
        creators, owned = np.flatnonzero(private & (number >= 0x10) & (number < 0x100)), np.flatnonzero(private & (number >= 0x1000))
        if creators.size and owned.size:
            keys = self.scope[creators] << 32 | self.tag[creators]
            order = np.argsort(keys, kind="stable")
            wanted = self.scope[owned] << 32 | self.tag[owned] & 0xFFFF0000 | self.tag[owned] >> 8 & 0xFF
            place = np.searchsorted(keys[order], wanted, side="right") - 1
            hit = (place >= 0) & (keys[order][place] == wanted)
            found[owned[hit]] = creators[order[place[hit]]]
        return found

    def place(self, row: int) -> str:
        """One element's path with the numbers of items: "GGGGEEEE[n]/GGGGEEEE"."""
        parts = [f"{int(self.tag[row]):08X}"]
        while (item := int(self.scope[row]) - self.lanes) >= 0:
            row = int(self.item_sequence[item])
            parts.append(f"{int(self.tag[row]):08X}[{int(self.item_number[item])}]")
        return "/".join(reversed(parts))


COLUMNS = ("lane", "scope", "tag", "vr", "offset", "length", "size", "held", "little_endian")


def joined(parts: list[ElementRows], shifts: list[int] | None = None) -> ElementRows:
    """The rows of several walks as one; `shifts`: where the buffer of each begins in that of all, if those are not the same."""
    rows = items = 0
    columns: dict[str, list[np.ndarray]] = {name: [] for name in (*COLUMNS, "item_sequence", "item_number")}
    for part, shift in zip(parts, shifts or [0] * len(parts), strict=True):
        for name in columns:
            columns[name].append(getattr(part, name))
        columns["offset"][-1] = part.offset + shift
        columns["scope"][-1] = np.where(part.scope >= part.lanes, part.scope + items, part.scope)
        columns["item_sequence"][-1] = part.item_sequence + rows
        rows, items = rows + len(part), items + len(part.item_sequence)
    whole: dict[str, Any] = {name: np.concatenate(column) for name, column in columns.items()}
    return ElementRows(parts[0].lanes, **whole)
