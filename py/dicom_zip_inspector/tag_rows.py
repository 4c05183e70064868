"""One data set as rows: every element, sequences and their items nested, in file order."""

import re
import warnings
from collections.abc import Iterator

from pydicom.dataelem import DataElement, RawDataElement, convert_raw_data_element
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import correct_ambiguous_vr_element, write_data_element
from pydicom.tag import BaseTag

from .contract import TagRow, TagValue
from .errors import UnknownKey
from .header_scan import UNDEFINED_LENGTH

MOST_TEXT = 200
MOST_BYTES = 16
DUMP_BYTES = 4096
MAX_LEVEL = 64
_STEP = re.compile(r"([0-9A-F]{4}),([0-9A-F]{4})(?:\[(\d+)\])?$")


def tag_rows(dataset: Dataset) -> list[TagRow]:
    """All elements of a data set, File Meta Information first, children after their parent."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [*_rows(getattr(dataset, "file_meta", None) or Dataset(), None, 0), *_rows(dataset, None, 0)]


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
            found = _element(dataset, BaseTag(tag), DUMP_BYTES)
            dataset = found.value[int(item)] if item is not None else dataset
        value, length = found.value, _length(dataset.get_item(found.tag, keep_deferred=True)) if item is None else None
    except (AttributeError, KeyError, IndexError, TypeError):
        raise UnknownKey(f"There is no element {path}.") from None
    return TagValue(path=path, value=_hex_dump(value, length) if isinstance(value, bytes) else _text(value))


def _rows(dataset: Dataset, parent: str | None, level: int) -> Iterator[TagRow]:
    for tag in list(dataset.keys()):
        row, items = _row(dataset, tag, parent)
        yield row
        for number, item in enumerate(items if level < MAX_LEVEL else ()):
            path = f"{row['path']}[{number}]"
            yield _item_row(path, row, number, len(item))
            yield from _rows(item, path, level + 1)


def _row(dataset: Dataset, tag: BaseTag, parent: str | None) -> tuple[TagRow, list[Dataset]]:
    raw = dataset.get_item(tag, keep_deferred=True)
    try:
        element = _element(dataset, tag, MOST_BYTES + 1)
    except Exception as error:  # a value that is not what its VR says: show its bytes instead of failing
        return _broken_row(raw, parent, error), []
    items = list(element.value) if element.VR == "SQ" and element.value is not None else []
    text, complete = _short_text(element, items, _length(raw))
    row = TagRow(
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
    return row, items


def _element(dataset: Dataset, tag: BaseTag, most: int) -> DataElement:
    """An element; of a long binary value that is still in the file (see `instance_reader`), such as Pixel Data, the first `most` bytes."""
    raw = dataset.get_item(tag, keep_deferred=True)
    if not isinstance(raw, RawDataElement) or raw.value is not None or raw.length == 0 or tag.is_private:
        return dataset[tag]
    element = convert_raw_data_element(raw._replace(value=b""), ds=dataset)
    element = correct_ambiguous_vr_element(element, dataset, raw.is_little_endian)
    if not element.VR.startswith("O"):
        return dataset[tag]
    dataset.buffer.seek(raw.value_tell)
    element.value = dataset.buffer.read(min(most, raw.length))
    return element


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


def _short_text(element: DataElement, items: list[Dataset], length: int | None) -> tuple[str, bool]:
    value = element.value
    if element.VR == "SQ":
        return (f"{len(items)} items" if len(items) != 1 else "1 item"), True
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
