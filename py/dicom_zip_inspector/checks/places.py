"""Identifiers where no attribute says what they are: names of files, comments, first and last bytes, bytes of elements, files beside."""

import re
from collections.abc import Iterator

from ..base.finding import found
from ..dataset.vocabulary import is_private, path_text
from ..index.findings import MOST_VALUES, Held
from ..scan.entries import Entry
from . import known, patterns
from .evidence import evidence
from .ground import Ground
from .identity import name_of
from .known import Known

_WORDS = re.compile(rb"[\x20-\x7e]{12,}")


def findings(ground: Ground) -> Iterator[Held]:
    """What is known to identify somebody, and in names of files what seems to."""
    if ground.purpose.name == "care":
        return
    yield from ground.items.left(ground.purpose.options)
    yield from _names(ground, evidence(ground).known)
    yield from _bytes(ground, evidence(ground).known)
    worded = [key for key, raw in ground.preambles.behind.items() if _WORDS.search(raw)]
    if worded:
        yield Held(found("text_behind"), worded)
    for code, texts in (
        ("known_in_preamble", {key: raw.decode("latin-1") for key, raw in ground.preambles.by_key.items()}),
        ("known_behind", {key: raw.decode("latin-1") for key, raw in ground.preambles.behind.items()}),
        ("known_in_file", dict(ground.others.texts())),
    ):
        yield from _texts(ground, code, texts)


def _names(ground: Ground, identifiers: Known) -> Iterator[Held]:
    """Of entries, with their folders, and of the archives themselves."""
    named, seeming, kinds, seen = list[int](), list[int](), set[str](), set[str]()
    entries = ground.index.entries
    for key, entry in _apart_from_folders(entries):
        if mine := _allowed(ground, identifiers.kinds_in(entry.member.name)):
            named.append(key)
            kinds |= mine
        elif like := patterns.kinds_in(entry.member.name):
            seeming.append(key)
            seen |= like
    if named:
        yield Held(found("known_in_names", values=[entries[key].member.name for key in named[:MOST_VALUES]], kinds=known.told(kinds)), named)
    if seeming:
        yield Held(found("pattern_in_names", values=[entries[key].member.name for key in seeming[:MOST_VALUES]], kinds=patterns.told(seen)), seeming)
    for archive in ground.workspace.archives:
        if mine := _allowed(ground, set().union(*map(identifiers.kinds_in, archive.comments))):
            yield Held(found("known_in_comment", values=archive.comments[:MOST_VALUES], kinds=known.told(mine)), archive=archive.key)
        if mine := _allowed(ground, identifiers.kinds_in(archive.name)):
            yield Held(found("known_in_archive_name", values=[archive.name], kinds=known.told(mine)), archive=archive.key)


def _apart_from_folders(entries: dict[int, Entry]) -> list[tuple[int, Entry]]:
    """All but folders that something lies in: its name has theirs."""
    names = [entry.member.name for entry in entries.values()]
    filled = {name[: slash.end()] for name in names for slash in re.finditer("/", name) if slash.end() < len(name)}
    return [(key, entry) for key, entry in entries.items() if entry.member.name not in filled]


def _bytes(ground: Ground, identifiers: Known) -> Iterator[Held]:
    hits = {number: mine for number, run in ground.bytes.runs() if (mine := _allowed(ground, identifiers.kinds_in(run)))} if identifiers else {}
    for (around, tag, creator), numbers, keys in ground.bytes.entries_with(set(hits)) if hits else ():
        told = known.told(set().union(*(hits[number] for number in numbers)))
        if is_private(tag):
            yield Held(found("known_in_private", creator=creator, owner=creator or "unknown makers", kinds=told), sorted(keys))
        else:
            yield Held(found("known_in_bytes", path=path_text(around, tag), name=name_of(tag), kinds=told), sorted(keys))
    if not ground.bytes.is_whole:
        yield Held(found("bytes_not_searched"))


def _texts(ground: Ground, code: str, texts: dict[int, str]) -> Iterator[Held]:
    kinds = {key: mine for key, text in texts.items() if (mine := _allowed(ground, evidence(ground).known.kinds_in(text)))}
    if kinds:
        yield Held(found(code, kinds=known.told(set().union(*kinds.values()))), list(kinds))


def _allowed(ground: Ground, kinds: set[str]) -> set[str]:
    return kinds - {"institution"} if ground.purpose.has("retain_institution") else kinds
