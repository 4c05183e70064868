"""An element's value as text for the list of headers: its beginning, or all of it; of bytes a dump."""

from typing import NamedTuple

from ..base.value_text import WRITTEN, value_text
from .element_values import SIZES
from .stored_dataset import Element, StoredDataset
from .vocabulary import is_private

MOST_TEXT = 200
MOST_BYTES = 16
MOST_WHOLE = 4 << 20  # characters or bytes of a whole value
DUMP_BYTES = 4096
_BYTES_A_CHARACTER = 8  # with escape sequences
BINARY = frozenset({"OB", "OD", "OF", "OL", "OV", "OW", "UN"})


class ElementText(NamedTuple):
    """`text` is shortened where not `complete`; `vr` is as the value was read; `problem` says what is wrong with it, "" where nothing is."""

    vr: str
    text: str
    complete: bool
    problem: str


def short_text(dataset: StoredDataset, element: Element) -> ElementText:
    """The first `MOST_TEXT` characters of a value; only as many bytes as these need are converted."""
    vr = dataset.vr_of(element)
    if vr in BINARY:
        return short_bytes(dataset, element, vr)
    raw = dataset.bytes_of(element, MOST_TEXT * _BYTES_A_CHARACTER)
    is_whole = len(raw) == element.length
    if not is_whole and vr in ("DS", "IS"):
        raw = raw[: raw.rfind(b"\\") + 1 or len(raw)].removesuffix(b"\\")
    text, wrong = _text_of(dataset, vr, raw)
    if not is_whole and (vr in SIZES or vr not in WRITTEN):  # what is wrong may be where it was cut
        wrong = f"its {element.length:,} bytes are no multiple of {SIZES[vr]}" if element.length % SIZES.get(vr, 1) else ""
    if wrong and (not text or _is_guessed(element)):
        return short_bytes(dataset, element, "UN" if _is_guessed(element) else vr, "" if _is_guessed(element) else wrong)
    is_complete = is_whole and len(text) <= MOST_TEXT
    return ElementText(vr, text if is_complete else text[:MOST_TEXT] + "…", is_complete, element.why or wrong)


def whole_text(dataset: StoredDataset, element: Element) -> str:
    """All of a value; of bytes the first `DUMP_BYTES` as a dump."""
    vr = dataset.vr_of(element)
    if vr not in BINARY:
        text, wrong = _text_of(dataset, vr, dataset.bytes_of(element, MOST_WHOLE))
        if not wrong or text and not _is_guessed(element):
            more = element.length - MOST_WHOLE
            return text + (f"… ({more:,} more bytes)" if more > 0 else "")
    raw = dataset.bytes_of(element, DUMP_BYTES)
    known = _printable(raw) if vr == "UN" and len(raw) == element.length else ""
    return known or hex_dump(raw, element.stated)


def _is_guessed(element: Element) -> bool:
    """Whether a maker's dictionary has said what VR it is, which need not hold for the maker's other versions."""
    return is_private(element.tag) and element.vr in ("", "UN")


def _text_of(dataset: StoredDataset, vr: str, raw: bytes) -> tuple[str, str]:
    return value_text(vr, raw, dataset.character_set, dataset.encoding.little_endian)


def short_bytes(dataset: StoredDataset, element: Element, vr: str, wrong: str = "") -> ElementText:
    """Length and first bytes; bytes of unknown meaning that can be printed as what they say."""
    raw = dataset.bytes_of(element, MOST_TEXT)
    if vr == "UN" and len(raw) == element.length and (text := _printable(raw)):
        return ElementText(vr, text, True, element.why or wrong)
    count = "encapsulated" if element.stated is None else f"{element.length:,} bytes"
    text = f"{count}: {raw[:MOST_BYTES].hex(' ')}{' …' if element.length > MOST_BYTES else ''}" if raw else ""
    return ElementText(vr, text, not raw, element.why or wrong)


def _printable(raw: bytes) -> str:
    """Bytes as ASCII, "" where that is not what they are."""
    text = raw.rstrip(b" \0")
    return text.decode("ascii") if text and all(32 <= byte < 127 for byte in text) else ""


def hex_dump(value: bytes, length: int | None) -> str:
    """Sixteen bytes a line: offset, hex, printable characters."""
    lines = []
    for at in range(0, min(len(value), DUMP_BYTES), 16):
        part = value[at : at + 16]
        printable = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{at:08x}  {part.hex(' '):<47}  {printable}")
    if len(value) >= DUMP_BYTES:
        lines.append("…" if length is None else f"… {length:,} bytes in all")
    return "\n".join(lines)
