"""Bytes under any Specific Character Set (0008,0005) as text (PS3.5 section 6.1, PS3.3 C.12.1.1.2): never an exception.

As pydicom does it, but without it: the scanner must not wait for pydicom. Code extensions may be used without being declared, and a set
goes on behind a delimiter that is none of `_RESETS`, since many programs leave its escape sequence out there.
"""

import codecs
import re
from functools import lru_cache

ESCAPE = b"\x1b"
DEFAULT = "latin-1"  # ISO IR 6 and, where a file names no set or an unknown one, what most of them mean
_RESETS = re.compile(rb"[\t\n\f\r]")  # back to the first set (PS3.5 section 6.1.2.5.3)
_PARTS = re.compile(rb"\x1b?[^\x1b]*")

_SINGLE_BYTE = {  # by the number of the ISO IR
    "6": DEFAULT,
    "13": "shift_jis",  # which has JIS X 0201 as its single bytes
    "100": "latin-1",
    "101": "iso8859-2",
    "109": "iso8859-3",
    "110": "iso8859-4",
    "126": "iso8859-7",
    "127": "iso8859-6",
    "138": "iso8859-8",
    "144": "iso8859-5",
    "148": "iso8859-9",
    "166": "tis-620",
    "203": "iso8859-15",
}
_EXTENDED_ONLY = {"87": "iso2022_jp", "159": "iso2022_jp_2", "149": "euc_kr", "58": "gb2312"}
_WITHOUT_EXTENSION = {"ISO_IR 192": "utf-8", "GB18030": "gb18030", "GBK": "gbk"}
_CODECS = (
    {"": DEFAULT, "ISO 2022 GBK": "gbk", "ISO 2022 58": "gb2312"}
    | _WITHOUT_EXTENSION
    | {f"ISO_IR {number}": codec for number, codec in _SINGLE_BYTE.items()}
    | {f"ISO 2022 IR {number}": codec for number, codec in (_SINGLE_BYTE | _EXTENDED_ONLY).items()}
)
_OTHER_NAMES = frozenset(  # what some files name in place of a defined term, as Python names it; some other codecs are no text, or slow
    ["utf-8", "ascii", "gbk", "gb2312", "gb18030", "big5", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "koi8-r", "iso2022_jp", "tis-620"]
    + [f"iso8859-{part}" for part in range(1, 17)]
    + [f"cp125{page}" for page in range(9)]
)
_ESCAPES = {  # behind ESC: the codec of what follows (PS3.3 tables C.12-3 and C.12-4)
    b"(B": DEFAULT, b"-A": "latin-1", b"-B": "iso8859-2", b"-C": "iso8859-3", b"-D": "iso8859-4", b"-F": "iso8859-7", b"-G": "iso8859-6",
    b"-H": "iso8859-8", b"-L": "iso8859-5", b"-M": "iso8859-9", b"-T": "tis-620", b"-b": "iso8859-15", b")I": "shift_jis", b"(J": "shift_jis",
    b"$)C": "euc_kr", b"$)A": "gb2312", b"$B": "iso2022_jp", b"$(D": "iso2022_jp_2",
}  # fmt: skip


def decode(raw: bytes, character_set: str | None) -> tuple[str, str]:
    """Text in a character set; and what is wrong with it in words, "" where nothing is.

    Parameters
    ----------
    raw : bytes
        One whole value with its backslashes: in some sets the second byte of a character looks like one.
    character_set : str or None
        Specific Character Set, its values separated by backslashes.
    """
    if ESCAPE not in raw and raw.isascii():
        return raw.decode("ascii"), ""
    first, wrong = _first_codec(character_set or "")
    if ESCAPE not in raw:
        text, damage = _decoded(raw, first)
        return text, wrong or damage
    texts, faults = zip(*(_decode_part(part, first) for part in _PARTS.findall(raw) if part), strict=True)
    return "".join(texts), next(filter(None, (wrong, *faults)), "")


@lru_cache(256)
def _first_codec(character_set: str) -> tuple[str, str]:
    """The codec of what no escape sequence precedes, and what is wrong with the character set's name."""
    term = character_set.split("\\")[0].strip(" \0")
    if term in _CODECS:
        return _CODECS[term], ""
    mended = re.sub(r"^ISO[^_]IR\W*", "ISO_IR ", re.sub(r"^ISO.2022.IR\W*", "ISO 2022 IR ", term))
    if mended in _CODECS:
        return _CODECS[mended], ""
    try:
        name = codecs.lookup(term).name if term.isascii() else ""
    except (LookupError, ValueError):
        name = ""
    return (name, "") if name in _OTHER_NAMES else (DEFAULT, "its character set is unknown")


def _decode_part(part: bytes, first: str) -> tuple[str, str]:
    """What begins with an escape sequence, or lies before the first."""
    if not part.startswith(ESCAPE):
        return _decoded(part, first)
    sequence = next((part[1:size] for size in (4, 3) if part[1:size] in _ESCAPES), b"")
    if not sequence:
        return _decoded(part, first)[0], "it has an unknown escape sequence"
    codec = _ESCAPES[sequence]
    if codec.startswith("iso2022"):  # these codecs read the escape sequence themselves
        return _decoded(part, codec)
    rest = part[1 + len(sequence) :]
    reset = _RESETS.search(rest)
    if not reset:
        return _decoded(rest, codec)
    (text, wrong), (after, damage) = _decoded(rest[: reset.start()], codec), _decoded(rest[reset.start() :], first)
    return text + after, wrong or damage


def _decoded(raw: bytes, codec: str) -> tuple[str, str]:
    try:
        return raw.decode(codec), ""
    except UnicodeError:
        return raw.decode(codec, "replace"), "it has bytes that are no text in its character set"
