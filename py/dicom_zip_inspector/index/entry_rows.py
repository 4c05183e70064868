"""Entries as the page lists them."""

from ..base.contract import EntryList, EntryRow
from ..base.finding import remarks
from ..scan.entries import Entry
from .hierarchy import Index


def entry_rows(index: Index, entry_class: EntryList) -> list[EntryRow]:
    """All entries of one class, or all that are damaged, in archive order."""
    entries = (entry for _, entry in sorted(index.entries.items()))
    wanted = [entry for entry in entries if (entry.is_damaged if entry_class == "damaged" else entry.entry_class == entry_class)]
    return [entry_row(index, entry) for entry in wanted]


def entry_row(index: Index, entry: Entry) -> EntryRow:
    """An entry of any class."""
    series = index.series_of(entry.key)
    return EntryRow(
        entry_key=entry.key,
        archive_key=index.archive_of(entry.key),
        series_key=series.key if series else None,
        name=entry.member.name,
        entry_class=entry.entry_class,
        damaged=entry.is_damaged,
        kind=entry.kind,
        code=entry.error.code if entry.error else None,
        reason=entry.error.message if entry.error else None,
        bytes=entry.member.size,
        notes=remarks(entry.notes),
    )
