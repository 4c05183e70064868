"""What each kind of object contributes to a summary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..base.contract import ObjectDocument, ObjectFact, ObjectReference, ObjectTable, ObjectTree, WaveformGroup
from ..base.finding import Finding
from ..dataset.element_values import items
from ..dataset.reading import code, shown
from ..dataset.stored_dataset import StoredDataset

MOST_ROWS = 500


@dataclass(slots=True)
class Parts:
    """Pieces of an `ObjectSummary`; `title` is "" where the kind gives none."""

    title: str = ""
    notes: list[Finding] = field(default_factory=list)
    facts: list[ObjectFact] = field(default_factory=list)
    documents: list[ObjectDocument] = field(default_factory=list)
    waveforms: list[WaveformGroup] = field(default_factory=list)
    trees: list[ObjectTree] = field(default_factory=list)
    tables: list[ObjectTable] = field(default_factory=list)

    def take_in(self, other: "Parts") -> None:
        """Append what another kind has contributed."""
        self.title = self.title or other.title
        for name in ("notes", "facts", "documents", "waveforms", "trees", "tables"):
            getattr(self, name).extend(getattr(other, name))


def facts(dataset: StoredDataset, labels: dict[str, str]) -> list[ObjectFact]:
    """A fact for each keyword that says anything; sequences of codes by their meaning."""
    values = ((label, shown(dataset, keyword) or code(dataset, keyword)) for keyword, label in labels.items())
    return [fact(label, value) for label, value in values if value]


def fact(label: str, value: object) -> ObjectFact:
    """One fact."""
    return ObjectFact(label=label, value=str(value))


def table(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    references: Sequence[ObjectReference | None] = (),
    total: int | None = None,
) -> ObjectTable:
    """A table without the columns in which no row says anything, of `MOST_ROWS` rows at most; `total` where there are more than `rows`."""
    listed = [list(row) for row in rows]
    kept = [place for place in range(len(columns)) if any(row[place] for row in listed)]
    more = (len(listed) if total is None else total) - MOST_ROWS
    return ObjectTable(
        title=title,
        columns=[columns[place] for place in kept],
        rows=[[row[place] for place in kept] for row in listed[:MOST_ROWS]],
        references=list(references)[:MOST_ROWS],
        left_out=f"{more:,} more are not shown." if more > 0 else "",
    )


def item_tables(dataset: StoredDataset, sequences: Sequence[tuple[str, str, dict[str, str]]]) -> list[ObjectTable]:
    """A table for each of the sequences (title, keyword, labels by keyword) that has items: one row an item, one column a keyword."""
    return [made for title, keyword, labels in sequences for made in _item_table(title, items(dataset, keyword), labels)]


def _item_table(title: str, found: Sequence[StoredDataset], labels: dict[str, str]) -> list[ObjectTable]:
    rows = [[shown(item, keyword) or code(item, keyword) for keyword in labels] for item in found[:MOST_ROWS]]
    return [table(f"{title} ({len(found):,})", list(labels.values()), rows, total=len(found))] if rows else []
