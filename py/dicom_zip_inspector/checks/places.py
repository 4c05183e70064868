"""Identifiers where no attribute says what they are: names of files, comments, first and last bytes, bytes of elements, files beside."""

import re
from collections.abc import Iterator

from ..base.finding import found
from ..dataset.vocabulary import is_private, path_text
from ..index.findings import MOST_VALUES, Held
from ..scan.entries import Entry
from . import known, patterns
from .evidence import unwanted
from .ground import Ground
from .identity import name_of
from .known import Known
from .other_files import text_of

RUNS_AT_ONCE = 64  # of bytes that can be read, of up to 4 KB each, before others may go first
_CAPITALS = re.compile("(?<=[^\\W\\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")  # MartaLindqvistCT, MLindqvist
_WORDS = re.compile(rb"[\x20-\x7e]{12,}")


def findings(ground: Ground) -> Iterator[Held | None]:
    """What is known to identify somebody, and in names of files what seems to."""
    identifiers = unwanted(ground).known
    if ground.purpose.name != "care":
        yield from _seeming(ground, identifiers)
    elif not identifiers:
        return
    yield from _names(ground, identifiers)
    yield from _bytes(ground, identifiers)
    for code, texts in (
        ("known_in_preamble", {key: text_of(raw) for key, raw in ground.preambles.by_key.items()}),
        ("known_behind", {key: text_of(raw) for key, raw in ground.preambles.behind.items()}),
        ("known_in_file", dict(ground.others.texts())),
    ):
        yield from _texts(ground, identifiers, code, texts)


def _seeming(ground: Ground, identifiers: Known) -> Iterator[Held]:
    """What may be of somebody, whoever it is: items of reports, texts beside, words behind the last element, patterns in names of entries."""
    yield from ground.items.left(ground.purpose.options)
    if written := {key: file.seeming for key, file in ground.others.by_key.items() if file.seeming}:
        yield Held(found("pattern_in_files", kinds=patterns.told(set().union(*written.values()))), list(written))
    if worded := [key for key, raw in ground.preambles.behind.items() if _WORDS.search(raw)]:
        yield Held(found("text_behind"), worded)
    entries, kinds, seeming = ground.index.entries, set[str](), list[int]()
    for key, entry in _apart_from_folders(entries):
        like = patterns.kinds_in(entry.member.name)
        if like and not _allowed(ground, _in_name(identifiers, entry)):
            seeming.append(key)
            kinds |= like
    if seeming:
        values = [entries[key].member.name for key in seeming[:MOST_VALUES]]
        yield Held(found("pattern_in_names", values=values, kinds=patterns.told(kinds)), seeming)


def _names(ground: Ground, identifiers: Known) -> Iterator[Held]:
    """Of entries, with their folders, and of the archives themselves."""
    entries, kinds, named = ground.index.entries, set[str](), list[int]()
    for key, entry in _apart_from_folders(entries):
        if mine := _allowed(ground, _in_name(identifiers, entry)):
            named.append(key)
            kinds |= mine
    if named:
        yield Held(found("known_in_names", values=[entries[key].member.name for key in named[:MOST_VALUES]], kinds=known.told(kinds)), named)
    for archive in ground.workspace.archives:
        telling = {comment: mine for comment in archive.comments if (mine := _allowed(ground, identifiers.kinds_in(comment)))}
        if telling:
            told = known.told(set().union(*telling.values()))
            yield Held(found("known_in_comment", values=list(telling)[:MOST_VALUES], kinds=told), archive=archive.key, distinct=len(telling))
        if mine := _allowed(ground, set().union(*(identifiers.kinds_in(text_of(some)) for some in archive.outside))):
            yield Held(found("known_beside_entries", kinds=known.told(mine)), archive=archive.key)
        if mine := _allowed(ground, identifiers.kinds_in(archive.name)):
            yield Held(found("known_in_archive_name", values=[archive.name], kinds=known.told(mine)), archive=archive.key)


def _in_name(identifiers: Known, entry: Entry) -> set[str]:
    """Kinds of identifiers in the name of an entry, of which words may begin with capitals instead of being apart.

    A name that was taken for code page 437, since nothing says what it is, may be in Windows' code page.
    """
    names = {entry.member.name}
    if not entry.member.name.isascii():
        names.add(entry.member.name.encode("cp437", "replace").decode("cp1252", "replace"))
    return set().union(*(identifiers.kinds_in(name) | identifiers.kinds_in(_CAPITALS.sub(" ", name)) for name in names))


def _apart_from_folders(entries: dict[int, Entry]) -> list[tuple[int, Entry]]:
    """All but folders that something lies in: its name has theirs."""
    names = [entry.member.name for entry in entries.values()]
    filled = {name[: slash.end()] for name in names for slash in re.finditer("/", name) if slash.end() < len(name)}
    return [(key, entry) for key, entry in entries.items() if entry.member.name not in filled]


def _bytes(ground: Ground, identifiers: Known) -> Iterator[Held | None]:
    hits = dict[int, set[str]]()
    for place, (number, run) in enumerate(ground.bytes.runs() if identifiers else ()):
        if mine := _allowed(ground, identifiers.kinds_in(run)):
            hits[number] = mine
        if place % RUNS_AT_ONCE == RUNS_AT_ONCE - 1:
            yield None
    for (around, tag, creator), numbers, keys in ground.bytes.entries_with(set(hits)) if hits else ():
        told = known.told(set().union(*(hits[number] for number in numbers)))
        if is_private(tag):
            yield Held(found("known_in_private", creator=creator, owner=creator or "unknown makers", kinds=told), sorted(keys))
        else:
            yield Held(found("known_in_bytes", path=path_text(around, tag), name=name_of(tag), kinds=told), sorted(keys))
    if not ground.bytes.is_whole:
        yield Held(found("bytes_not_searched"))


def _texts(ground: Ground, identifiers: Known, code: str, texts: dict[int, str]) -> Iterator[Held]:
    kinds = {key: mine for key, text in texts.items() if (mine := _allowed(ground, identifiers.kinds_in(text)))}
    if kinds:
        yield Held(found(code, kinds=known.told(set().union(*kinds.values()))), list(kinds))


def _allowed(ground: Ground, kinds: set[str]) -> set[str]:
    return kinds - {"institution"} if ground.purpose.has("retain_institution") else kinds
