"""Palette Color Lookup Tables, plain and segmented (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.7.9.2): whatever their bytes, a table or a reason."""

from dataclasses import dataclass

import numpy as np

from ..base.errors import PixelDataInvalid
from ..base.finding import Finding, found
from ..dataset.element_values import integer, integers, stored_bytes, vr
from ..dataset.stored_dataset import StoredDataset

COLORS = ("Red", "Green", "Blue")
MOST_ENTRIES = 65536
DISCRETE, LINEAR, INDIRECT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Table:
    """One colour's table: the stored value that its first entry is for, and its entries as (entries,) uint8. `why`: how it is incomplete."""

    first: int
    entries: np.ndarray
    why: str = ""


def palette_to_rgb(stored_values: np.ndarray, dataset: StoredDataset) -> np.ndarray:
    """(rows, columns, 3) uint8 of stored values; those below the first entry have that one's colour, those beyond the last the last's.

    Raises
    ------
    PixelDataInvalid
        A table is missing, or holds nothing that can be read.
    """
    tables = [read_table(dataset, color) for color in COLORS]
    for table, color in zip(tables, COLORS, strict=True):
        if not table.entries.size:
            raise PixelDataInvalid(f"The {color} Palette Color Lookup Table {table.why or 'is missing'}.")
    wide: type[np.signedinteger] = np.int32 if stored_values.dtype.itemsize <= 2 else np.int64
    numbers = stored_values.astype(wide)
    if len({(table.first, len(table.entries)) for table in tables}) == 1:  # as the standard says: one look-up for all three
        return np.stack([table.entries for table in tables], axis=1).take(numbers - tables[0].first, axis=0, mode="clip")
    return np.stack([table.entries.take(numbers - table.first, mode="clip") for table in tables], axis=-1)


def palette_notes(dataset: StoredDataset) -> tuple[Finding, ...]:
    """What to tell of the tables."""
    tables = {color: read_table(dataset, color) for color in COLORS}
    return tuple(
        found("malformed", message=f"The {color} Palette Color Lookup Table {table.why}", path=f"0028120{number}")
        for number, (color, table) in enumerate(tables.items(), 1)
        if table.why
    )


def read_table(dataset: StoredDataset, color: str) -> Table:
    """The table of "Red", "Green" or "Blue"; without entries where it has none."""
    own = integers(dataset, f"{color}PaletteColorLookupTableDescriptor")
    descriptor = own if len(own) == 3 else integers(dataset, "RedPaletteColorLookupTableDescriptor")  # all three say the same
    if len(descriptor) != 3:
        return Table(0, np.empty(0, np.uint8), "has no descriptor of three numbers")
    count, first, bits = (number & 0xFFFF for number in descriptor)
    count = count or MOST_ENTRIES
    if integer(dataset, "PixelRepresentation") == 1 and first > 0x7FFF:
        first -= 0x10000
    if plain := _little_endian(dataset, f"{color}PaletteColorLookupTableData"):
        entries, why = _plain_entries(plain, count, bits)
    else:
        entries, why = _segmented_entries(_little_endian(dataset, f"Segmented{color}PaletteColorLookupTableData"), bits)
    if not why and entries.size < count:
        why = f"has {entries.size:,} entries; its descriptor says {count:,}"
    return Table(first, entries[:count], why)


def _little_endian(dataset: StoredDataset, keyword: str) -> bytes:
    stored = stored_bytes(dataset, keyword)
    if dataset.encoding.little_endian or vr(dataset, keyword) == "OB":
        return stored
    return np.frombuffer(stored[: len(stored) & ~1], "<u2").byteswap().tobytes()


def _plain_entries(stored: bytes, count: int, bits: int) -> tuple[np.ndarray, str]:
    """Entries of 8 bits each where there are as many bytes (and perhaps one to make them even), else of 16, of which the upper 8 are shown."""
    if len(stored) in (count, count + count % 2) or (bits == 8 and len(stored) < 2 * count):
        return np.frombuffer(stored, np.uint8), ""
    words = np.frombuffer(stored[: len(stored) & ~1], "<u2")
    as_bytes = bits == 8 and bool(words.size) and int(words.max()) < 256  # 8 bits in a word each, as some write them
    return (words if as_bytes else words >> 8).astype(np.uint8), ""


def _segmented_entries(stored: bytes, bits: int) -> tuple[np.ndarray, str]:
    """The entries of segments as far as they can be followed, and why no further."""
    width = 1 if bits == 8 else 2
    data = np.frombuffer(stored[: len(stored) // width * width], "u1" if width == 1 else "<u2").tolist()
    entries: list[int] = []
    at, why = 0, ""
    while at + 2 < len(data) and not why and len(entries) < MOST_ENTRIES:
        if data[at] == INDIRECT:
            at, why = _copy_segments(data, at, entries, width)
        else:
            at, why = _expand_segment(data, at, entries)
    return (np.array(entries[:MOST_ENTRIES], np.uint16) >> (8 * (width - 1))).astype(np.uint8), why


def _expand_segment(data: list[int], at: int, entries: list[int]) -> tuple[int, str]:
    """Append a discrete or linear segment; where the next one begins, and what is wrong."""
    kind, length = data[at : at + 2]
    if kind == DISCRETE:
        entries += data[at + 2 : at + 2 + length]
        return at + 2 + length, "" if at + 2 + length <= len(data) else "ends within a segment"
    if kind != LINEAR:
        return at, f"has a segment of the unknown kind {kind}"
    if not entries:
        return at, "begins with a linear segment, which has nothing to begin from"
    entries += np.linspace(entries[-1], data[at + 2], length + 1)[1:].round().astype(int).tolist()
    return at + 3, ""


def _copy_segments(data: list[int], at: int, entries: list[int], width: int) -> tuple[int, str]:
    """Append segments that stand elsewhere, none of which may point on; where the next one begins, and what is wrong."""
    size = 4 // width
    parts = data[at + 2 : at + 2 + size]
    if len(parts) < size:
        return at, "ends within a segment"
    offset = sum(part << 8 * width * place for place, part in enumerate(parts))  # in bytes, least significant first
    there = offset // width
    for _ in range(data[at + 1]):
        if there + 2 >= len(data) or data[there] == INDIRECT or len(entries) >= MOST_ENTRIES:
            return at, "has a segment that points to none"
        there, why = _expand_segment(data, there, entries)
        if why:
            return at, why
    return at + 2 + size, ""
