"""What is no DICOM and should not travel along, and preambles that are more than preambles."""

from collections import defaultdict
from collections.abc import Iterator

from ..base.finding import found, found_error
from ..index.findings import Held
from ..scan.entries import Entry
from ..scan.file_kind import is_closed_archive
from .ground import Ground
from .other_files import OtherFile, is_text

_PROGRAMS = frozenset({
    "Windows program", "Linux program", "macOS program", "Java class or macOS program", "WebAssembly program", "Android program", "Java archive",
    "Windows shortcut", "Windows installer",
})  # fmt: skip
_KINDS = dict.fromkeys(_PROGRAMS, "program") | {
    "script": "script",
    "autorun file": "autorun",
    "Windows small pictures (Thumbs.db)": "small_pictures",
    "SQLite database": "database",
    "PGP-encrypted message": "file_encrypted",
    "age-encrypted file": "file_encrypted",
    "key or certificate": "key_file",
    "zip archive": "archive_within",
    "unknown data": "file_unknown",
}
_LEAVINGS = ("macOS resource fork", "macOS folder settings", "Windows folder settings")
_DOCUMENTS = (" document", "Excel workbook", "PowerPoint presentation", "OpenDocument file", "EPUB book")
_VOLUMES = ("NIfTI", "HDF5 data", "NetCDF or MINC data", "NRRD volume", "ECAT volume", "MetaImage header", "Interfile header", "Philips PAR header")
_OF_MACROS = "_VBA_PROJECT"  # a stream of documents that have programs (MS-OVBA section 2.3.4.1)
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe", b"#!")
_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def findings(ground: Ground) -> Iterator[Held]:
    """Files that are no DICOM, by what they are; folders of viewers; preambles."""
    others = [entry for entry in ground.index.entries.values() if entry.entry_class == "not_dicom"]
    by_code: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in others:
        if code := _code(entry, ground.others.by_key.get(entry.key)):
            by_code[code, entry.kind].append(entry.key)
    for (code, kind), keys in by_code.items():
        yield Held(found(code, kind=kind), keys)
    yield from _unread(ground)
    yield from _viewers(ground, others)
    for archive in ground.workspace.archives:
        for code in dict.fromkeys("zip_program" if some.startswith(_PROGRAM_STARTS) else "zip_has_more" for some in archive.outside):
            yield Held(found(code), archive=archive.key)
    yield from _preambles(ground)


def _code(entry: Entry, content: OtherFile | None) -> str:
    """What a file is a case of; "" of one that is empty."""
    kind = entry.kind
    if kind == "empty file":
        return ""
    if kind.startswith(_LEAVINGS) or "__MACOSX" in entry.member.name.split("/"):
        return "system_leavings"
    if kind.endswith(" picture"):
        return _picture_code(content)
    if kind in _KINDS:
        return _KINDS[kind]
    if is_closed_archive(kind):
        return "archive_closed"
    if kind.startswith(_VOLUMES):
        return "other_volume"
    if kind.endswith(_DOCUMENTS):
        return "document_with_program" if content is not None and _OF_MACROS in content.text else "document"
    return "video_or_sound" if kind.endswith(("video", "sound")) else "text_file"


def _picture_code(content: OtherFile | None) -> str:
    if content is not None and content.origin.has_place:
        return "picture_with_place"
    return "picture_with_origin" if content is not None and content.origin.is_told else "picture"


def _unread(ground: Ground) -> Iterator[Held]:
    """What is damaged, of any kind; words that nobody has searched: of the end of long texts (of other kinds nobody expects any there), and of what
    was left out."""
    cut, left_out = list[int](), list[int]()
    for key, file in ground.others.by_key.items():
        if file.error is not None:
            yield Held(found_error(file.error), [key])
        elif file.is_left_out:
            left_out.append(key)
        elif not file.is_whole and (is_text(kind := ground.index.entries[key].kind) or kind == "script"):
            cut.append(key)
    for code, keys in (("text_not_read", cut), ("file_left_out", left_out)):
        if keys:
            yield Held(found(code), keys)


def _viewers(ground: Ground, others: list[Entry]) -> Iterator[Held]:
    """Folders at the top of an archive with a program and without DICOM: a viewer, as exported discs have one, with all its parts."""
    with_dicom = {_top(ground, entry) for entry in ground.index.entries.values() if entry.is_instance}
    folders: defaultdict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in others:
        folders[_top(ground, entry)].append(entry)
    for (archive, folder), entries in folders.items():
        if folder and (archive, folder) not in with_dicom and any(entry.kind in _PROGRAMS for entry in entries):
            yield Held(found("viewer", folder=folder), [entry.key for entry in entries], archive=archive)


def _top(ground: Ground, entry: Entry) -> tuple[int, str]:
    folder, slash, _ = entry.member.name.lstrip("/").partition("/")
    return ground.index.archive_of(entry.key), folder if slash else ""


def _preambles(ground: Ground) -> Iterator[Held]:
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    for key, preamble in ground.preambles.by_key.items():
        by_code[_preamble_code(preamble)].append(key)
    for code, keys in by_code.items():
        yield Held(found(code), keys)


def _preamble_code(preamble: bytes) -> str:
    """What a preamble makes of a file for whoever does not read it as DICOM (PS3.10 section 7.1)."""
    if preamble.startswith(_PROGRAM_STARTS):
        return "preamble_program"
    return "preamble_picture" if preamble.startswith(_TIFF_STARTS) else "preamble_unknown"
