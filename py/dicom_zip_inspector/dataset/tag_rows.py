"""One data set as rows: its elements, sequences and their items nested, in file order; of very many items the first."""

import re
import warnings
from collections.abc import Iterator

from pydicom.dataelem import DataElement, RawDataElement, convert_raw_data_element
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import correct_ambiguous_vr_element, write_data_element
from pydicom.tag import BaseTag

from ..base.budget import Budget, garbage_left
from ..base.contract import TagRow, TagRows, TagValue
from ..base.errors import UnknownKey
from ..scan.header_scan import UNDEFINED_LENGTH

MOST_TEXT = 200
MOST_BYTES = 16
DUMP_BYTES = 4096
MAX_LEVEL = 64
MOST_ROWS, MOST_SECONDS = 20_000, 1.0  # within sequences
_CUT = "listed"  # how the values of sequences end whose items are not all there
_ITEM_TAGS = b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00"  # in little and in big endian
_STEP = re.compile(r"([0-9A-F]{4}),([0-9A-F]{4})(?:\[(\d+)\])?$")


def tag_rows(dataset: Dataset, budget: Budget | None = None) -> TagRows:
    """The elements of a data set, File Meta Information first, children after their parent.

    Those at the top are all there. The rows that `budget` allows within sequences are shared out evenly, what one leaves of its share among
    those after it. A sequence whose items are not all listed says so; what is not listed is not parsed.
    """
    budget = budget or Budget(MOST_ROWS, MOST_SECONDS)
    with warnings.catch_warnings(), garbage_left():
        warnings.simplefilter("ignore")
        sources = (getattr(dataset, "file_meta", None) or Dataset(), dataset)
        top = [(source, _row(source, tag, None)) for source in sources for tag in list(source.keys())]
        sequences = sum(row["vr"] == "SQ" for _, row in top)
        rows = []
        for source, row in top:
            rows.append(row)
            if row["vr"] == "SQ":
                within = list(_item_rows(source, row, 0, budget.share(sequences)))
                rows += within
                sequences -= 1
                budget.spend(len(within))
    return TagRows(rows=rows, left_out=_left_out(rows))


def _left_out(rows: list[TagRow]) -> str:
    count = sum(row["vr"] == "SQ" and row["value"].endswith(_CUT) for row in rows)
    return f"Of {count:,} {'sequence' if count == 1 else 'sequences'} not all items are listed." if count else ""


def tag_value(dataset: Dataset, path: str) -> TagValue:
    """The whole value of the element at `path`; of binary values the first `DUMP_BYTES` as a hex dump.

    Raises
    ------
    UnknownKey
        There is no such element.
    """
    try:
        for step in path.split("/"):
            group, element, item = _STEP.match(step).groups()
            tag = int(group + element, 16)
            dataset = dataset.file_meta if tag >> 16 == 2 else dataset
            found = _element(dataset, BaseTag(tag), DUMP_BYTES) if item is None else dataset[tag]
            dataset = dataset if item is None else found.value[int(item)]
        value, length = found.value, _length(dataset.get_item(found.tag, keep_deferred=True)) if item is None else None
    except (AttributeError, KeyError, IndexError, TypeError):
        raise UnknownKey(f"There is no element {path}.") from None
    return TagValue(path=path, value=_hex_dump(value, length) if isinstance(value, bytes) else _text(value))


def _rows(dataset: Dataset, parent: str | None, level: int, budget: Budget) -> Iterator[TagRow]:
    for tag in list(dataset.keys()):
        row = _row(dataset, tag, parent)
        yield row
        if row["vr"] == "SQ":
            yield from _item_rows(dataset, row, level, budget)


def _item_rows(dataset: Dataset, sequence: TagRow, level: int, budget: Budget) -> Iterator[TagRow]:
    """The items of a sequence, as far as `budget` goes; its own row gets to say how many there are."""
    if level >= MAX_LEVEL or not budget.spend(0):
        sequence["value"] = f"items not {_CUT}"
        return
    tag = BaseTag(int(sequence["tag"].replace(",", ""), 16))
    try:
        items = list(dataset[tag].value or ())
    except Exception as error:  # bytes that are no items
        sequence.update(_broken_row(dataset.get_item(tag, keep_deferred=True), sequence["parent"], error))
        return
    sequence["value"] = f"{len(items):,} items" if len(items) != 1 else "1 item"
    for number, item in enumerate(items):
        if not budget.spend(1 + len(item)):
            sequence["value"] += f", the first {number:,} {_CUT}" if number else f", not {_CUT}"
            return
        path = f"{sequence['path']}[{number}]"
        yield _item_row(path, sequence, number, len(item))
        yield from _rows(item, path, level + 1, budget)


def _row(dataset: Dataset, tag: BaseTag, parent: str | None) -> TagRow:
    raw = dataset.get_item(tag, keep_deferred=True)
    try:
        element = _element(dataset, tag, MOST_BYTES + 1)
        text, complete = _short_text(element, _length(raw))
    except Exception as error:  # a value that is not what its VR says: show its bytes instead of failing
        return _broken_row(raw, parent, error)
    return TagRow(
        path=_path(parent, tag),
        parent=parent,
        tag=_tag_text(tag),
        vr=str(element.VR),
        keyword=element.keyword,
        name=_name(element),
        length=_length(raw),
        value=text,
        complete=complete,
        private=tag.is_private,
    )


def _element(dataset: Dataset, tag: BaseTag, most: int) -> DataElement:
    """An element; of a long binary value that is still in the file (see `instance_reader`), such as Pixel Data, the first `most` bytes; of
    a sequence that is not parsed yet no items."""
    raw = dataset.get_item(tag, keep_deferred=True)
    if not isinstance(raw, RawDataElement) or not raw.length or tag.is_private or not (raw.value is None or _may_be_sequence(raw)):
        return dataset[tag]
    element = convert_raw_data_element(raw._replace(value=b""), ds=dataset)
    if element.VR == "SQ":
        return element
    element = correct_ambiguous_vr_element(element, dataset, raw.is_little_endian)
    if raw.value is not None or not element.VR.startswith("O"):
        return dataset[tag]
    dataset.buffer.seek(raw.value_tell)
    element.value = dataset.buffer.read(min(most, raw.length))
    return element


def _may_be_sequence(raw: RawDataElement) -> bool:
    return raw.VR == "SQ" or raw.VR in (None, "UN") and isinstance(raw.value, bytes) and raw.value.startswith(_ITEM_TAGS)


def _broken_row(raw: RawDataElement, parent: str | None, error: Exception) -> TagRow:
    value = raw.value or b""
    return TagRow(
        path=_path(parent, raw.tag),
        parent=parent,
        tag=_tag_text(raw.tag),
        vr=str(raw.VR or ""),
        keyword="",
        name=f"Unreadable: {error}",
        length=_length(raw),
        value=_bytes_text(value, len(value)),
        complete=False,
        private=raw.tag.is_private,
    )


def _item_row(path: str, sequence: TagRow, number: int, elements: int) -> TagRow:
    return TagRow(
        path=path,
        parent=sequence["path"],
        tag="FFFE,E000",
        vr="",
        keyword="",
        name=f"Item {number + 1}",
        length=None,
        value=f"{elements} elements" if elements != 1 else "1 element",
        complete=True,
        private=sequence["private"],
    )


def _tag_text(tag: BaseTag) -> str:
    return f"{tag.group:04X},{tag.element:04X}"


def _path(parent: str | None, tag: BaseTag) -> str:
    return f"{parent}/{_tag_text(tag)}" if parent else _tag_text(tag)


def _name(element: DataElement) -> str:
    if not element.tag.is_private or element.tag.is_private_creator:
        return element.name
    creator = element.private_creator or "unknown creator"
    return f"{element.name.strip('[]')} ({creator})"


def _length(raw: RawDataElement | DataElement) -> int | None:
    if isinstance(raw, RawDataElement):
        return None if raw.length == UNDEFINED_LENGTH else raw.length
    return len(raw.value) if isinstance(raw.value, bytes) else _encoded_length(raw)


def _encoded_length(element: DataElement) -> int | None:
    """Of an element that pydicom has already converted and whose bytes are gone: as it would be written."""
    if element.VR == "SQ":
        return None
    out = DicomBytesIO()
    out.is_little_endian, out.is_implicit_VR = True, True
    write_data_element(out, element)
    return out.tell() - 8


def _short_text(element: DataElement, length: int | None) -> tuple[str, bool]:
    value = element.value
    if element.VR == "SQ":
        return "", True  # `_item_rows` says how many
    if isinstance(value, bytes):
        return _bytes_text(value, length), False
    text = _text(value)
    return (text, True) if len(text) <= MOST_TEXT else (text[:MOST_TEXT] + "…", False)


def _text(value) -> str:
    if value is None:
        return ""
    return "\\".join(map(str, value)) if hasattr(value, "append") else str(value)


def _bytes_text(value: bytes, length: int | None) -> str:
    count = "encapsulated" if length is None else f"{length:,} bytes"
    return f"{count}: {value[:MOST_BYTES].hex(' ')}{' …' if len(value) > MOST_BYTES else ''}"


def _hex_dump(value: bytes, length: int | None) -> str:
    """Sixteen bytes a line: offset, hex, printable characters."""
    lines = []
    for at in range(0, min(len(value), DUMP_BYTES), 16):
        part = value[at : at + 16]
        printable = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{at:08x}  {part.hex(' '):<47}  {printable}")
    if len(value) >= DUMP_BYTES:
        lines.append("…" if length is None else f"… {length:,} bytes in all")
    return "\n".join(lines)
