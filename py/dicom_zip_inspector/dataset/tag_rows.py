"""One data set as rows: its elements, sequences and their items nested, in file order; of very many items the first."""

import re
from collections.abc import Iterator

from ..base.budget import Budget
from ..base.contract import TagRow, TagRows, TagValue
from ..base.errors import InspectorError, UnknownKey
from .dataset_file import StoredFile
from .element_text import ElementText, short_bytes, short_text, whole_text
from .stored_dataset import Element, StoredDataset
from .vocabulary import is_private, meaning, tag_text

MAX_LEVEL = 64
INTERNAL = "internal: it could not be read, by a fault of this program"
MOST_ROWS, MOST_ROWS_OF_ALL = 20_000, 250_000  # within sequences
_CUT = "listed"  # how the values of sequences end whose items are not all there
_STEP = re.compile(r"([0-9A-F]{8})(?:\[(\d+)\])?$")
_META_GROUP = 2
_IN_DATASET = "/"  # before the path of an element of group 2 that lies in the data set, as none should


def tag_rows(file: StoredFile, budget: Budget | None = None) -> TagRows:
    """The elements of a file, File Meta Information first, children after their parent.

    Those at the top are all there. The rows that `budget` allows within sequences are shared out evenly, what one leaves of its share among
    those after it. A sequence whose items are not all listed says so; what is not listed is not read.
    """
    budget = budget or Budget(MOST_ROWS)
    top = [(source, element, _row(source, element, None)) for source in (file.meta, file.dataset) for element in source.elements.values()]
    sequences = sum(row["vr"] == "SQ" for _, _, row in top)
    rows = []
    for source, element, row in top:
        rows.append(row)
        if source is file.dataset and element.tag >> 16 == _META_GROUP:
            row["path"] = _IN_DATASET + row["path"]
        if row["vr"] == "SQ":
            within = list(_item_rows(source, element, row, 0, budget.share(sequences)))
            rows += within
            sequences -= 1
            budget.spend(len(within))
    return TagRows(rows=rows, left_out=_left_out(rows))


def _left_out(rows: list[TagRow]) -> str:
    count = sum(row["vr"] == "SQ" and row["value"].endswith(_CUT) for row in rows)
    return f"Of {count:,} {'sequence' if count == 1 else 'sequences'} not all items are listed." if count else ""


def tag_value(file: StoredFile, path: str) -> TagValue:
    """The whole value of the element at `path`; of binary values the beginning as a hex dump.

    Raises
    ------
    UnknownKey
        There is no such element.
    """
    steps = [_STEP.match(step) for step in path.removeprefix(_IN_DATASET).split("/")]
    in_meta = not path.startswith(_IN_DATASET) and path.startswith(f"{_META_GROUP:04X}")
    dataset, element = file.meta if in_meta else file.dataset, None
    for step in steps:
        element = dataset.elements.get(int(step[1], 16)) if step else None
        if element is None or step is None:
            raise UnknownKey(f"There is no element {path}.")
        if step[2] is not None:
            items = dataset.items_of(element)[0] if dataset.vr_of(element) == "SQ" else []
            if not 0 < int(step[2]) <= len(items):
                raise UnknownKey(f"There is no element {path}.")
            dataset, element = items[int(step[2]) - 1], None
    if element is None:
        raise UnknownKey(f"{path} is an item, which has no value of its own.")
    return TagValue(path=path, value=whole_text(dataset, element))


def _rows(dataset: StoredDataset, parent: str, level: int, budget: Budget) -> Iterator[TagRow]:
    for element in dataset.elements.values():
        row = _row(dataset, element, parent)
        yield row
        if row["vr"] == "SQ":
            yield from _item_rows(dataset, element, row, level, budget)


def _item_rows(dataset: StoredDataset, element: Element, sequence: TagRow, level: int, budget: Budget) -> Iterator[TagRow]:
    """The items of a sequence, as far as `budget` goes; its own row gets to say how many there are."""
    if level >= MAX_LEVEL or not budget.spend(0):
        sequence["value"] = f"items not {_CUT}"
        sequence["problem"] = sequence["problem"] or ("nested too deeply" if level >= MAX_LEVEL else "")
        return
    items, why = dataset.items_of(element)
    sequence["problem"] = sequence["problem"] or why
    if why and not items:
        sequence["value"] = short_bytes(dataset, element, "SQ").text
        return
    sequence["value"] = f"{len(items):,} items" if len(items) != 1 else "1 item"
    for number, item in enumerate(items):
        if not budget.spend(1 + len(item.elements)):
            sequence["value"] += f", the first {number:,} {_CUT}" if number else f", not {_CUT}"
            return
        path = f"{sequence['path']}[{number + 1}]"
        yield _item_row(path, sequence, number, len(item.elements))
        yield from _rows(item, path, level + 1, budget)


def _row(dataset: StoredDataset, element: Element, parent: str | None) -> TagRow:
    """One element's row; a fault of this program, as no value can be one, costs that row only."""
    try:
        return _row_of(dataset, element, parent)
    except InspectorError:
        raise
    except Exception:
        tag = tag_text(element.tag)
        path, private = f"{parent}/{tag}" if parent else tag, is_private(element.tag)
        return TagRow(
            path=path, parent=parent, tag=tag, vr="UN", keyword="", name="", creator="", length=element.stated, value="", complete=False,
            private=private, problem=INTERNAL,
        )  # fmt: skip


def _row_of(dataset: StoredDataset, element: Element, parent: str | None) -> TagRow:
    creator = dataset.creator_of(element.tag)
    known = meaning(element.tag, creator)
    is_sequence = dataset.vr_of(element) == "SQ"
    value = ElementText("SQ", "", True, element.why) if is_sequence else short_text(dataset, element)
    tag = tag_text(element.tag)
    return TagRow(
        path=f"{parent}/{tag}" if parent else tag,
        parent=parent,
        tag=tag,
        vr=value.vr,
        keyword=known.keyword,
        name=known.name or ("Private element" if is_private(element.tag) else ""),
        creator=creator,
        length=element.stated,
        value=value.text,
        complete=value.complete,
        private=is_private(element.tag),
        problem=value.problem,
    )


def _item_row(path: str, sequence: TagRow, number: int, elements: int) -> TagRow:
    return TagRow(
        path=path,
        parent=sequence["path"],
        tag="FFFEE000",
        vr="",
        keyword="",
        name=f"Item {number + 1}",
        creator=sequence["creator"],
        length=None,
        value=f"{elements} elements" if elements != 1 else "1 element",
        complete=True,
        private=sequence["private"],
        problem="",
    )
