"""DICOMDIRs held against the files around them (PS3.3 annex F, PS3.10 section 8)."""

from collections.abc import Iterator

from ..base.finding import found
from ..index.findings import Held
from ..index.folder import Folder
from ..scan.entries import Entry
from .facts import Facts
from .ground import Ground

_RECORDS = "00041220"
_FILE, _UID = (_RECORDS, 0x00041500, ""), (_RECORDS, 0x00041511, "")


def findings(ground: Ground) -> Iterator[Held]:
    """Files that are named and not there, there and not named, and those whose instance the directory does not know."""
    directories = [entry for entry in ground.index.entries.values() if entry.entry_class == "dicomdir" and entry.element_notes is not None]
    if not directories:
        return
    named, uids = _by_directory(ground.facts, _FILE), _by_directory(ground.facts, _UID)
    for directory in directories:
        yield from _of_one(ground, directory, named.get(directory.key, []), set(uids.get(directory.key, [])))


def _by_directory(facts: Facts, attribute: tuple[str, int, str]) -> dict[int, list[str]]:
    """The values in the records of each file, by its key."""
    values: dict[int, list[str]] = {}
    for text, files in facts.values(attribute).items():
        for key in facts.keys[files].tolist():
            values.setdefault(key, []).append(text)
    return values


def _of_one(ground: Ground, directory: Entry, named: list[str], uids: set[str]) -> Iterator[Held]:
    index = ground.index
    archive = index.archive_of(directory.key)
    folder = Folder(directory.member.name, [entry for key, entry in index.entries.items() if index.archive_of(key) == archive])
    paths = {path: folder.find(path)[0] for path in ("/".join(part.strip() for part in text.split("\\")) for text in named)}
    missing = [path for path, entry in paths.items() if entry is None]
    if missing:
        yield Held(found("directory_file_missing", values=missing, count=len(missing)), [directory.key], archive=archive, distinct=len(missing))
    listed = {entry.key: entry for entry in paths.values() if entry is not None}
    lacking = [entry.key for entry in folder.files if entry.entry_class in ("image", "object") and entry.key not in listed]
    if lacking:
        yield Held(found("directory_lacks_files", count=len(lacking)), lacking, archive=archive)
    unlike = [key for key, entry in listed.items() if uids and entry.header and entry.header.sop_instance_uid not in uids]
    if unlike:
        yield Held(found("directory_disagrees", path=f"{_RECORDS}/00041511", count=len(unlike)), unlike, archive=archive)
