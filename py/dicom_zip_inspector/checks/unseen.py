"""What could not be looked into, so that nobody takes silence for a clean sheet."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ..base.finding import found
from ..base.transfer_syntax import is_video
from ..base.uid_names import uid_name
from ..dataset.vocabulary import meaning, path_text
from ..index.findings import Held
from .facts import Facts
from .ground import Ground

_MIME_TYPE, _DOCUMENT = ("", 0x00420012, ""), ("", 0x00420011, "")
_ENCRYPTED = ("04000500", 0x04000520, "")
_READ_AS_TEXT = frozenset({"text/xml", "text/plain", "application/xml"})
_PIXEL_DATA = range(0x7FE00008, 0x7FE10000)


def findings(ground: Ground) -> Iterator[Held]:
    """Videos, documents, encrypted attributes, and values too long to be read."""
    yield from _videos(ground)
    yield from _documents(ground.facts)
    yield from _encrypted(ground.facts)
    yield from _values(ground.facts)


def _videos(ground: Ground) -> Iterator[Held]:
    by_syntax: defaultdict[str, list[int]] = defaultdict(list)
    for series in ground.series:
        for header in series.instances:
            if is_video(header.transfer_syntax_uid or ""):
                by_syntax[header.transfer_syntax_uid or ""].append(header.entry_key)
    for syntax, keys in by_syntax.items():
        yield Held(found("video_not_seen", syntax=uid_name(syntax)), keys)


def _documents(facts: Facts) -> Iterator[Held]:
    """Encapsulated documents of kinds whose text is not read (PS3.3 C.24.2)."""
    documents = facts.has(_DOCUMENT)
    for mime_type, files in facts.values(_MIME_TYPE).items():
        if mime_type.strip().lower() not in _READ_AS_TEXT:
            yield from _not_read(facts, files[documents[files]], mime_type.strip())
        documents[files] = False
    yield from _not_read(facts, np.flatnonzero(documents), "unknown kind")


def _not_read(facts: Facts, files: np.ndarray, kind: str) -> Iterator[Held]:
    if files.size:
        yield Held(found("document_not_read", path="00420011", kind=kind), facts.keys[files])


def _encrypted(facts: Facts) -> Iterator[Held]:
    """Attributes that whoever has the key can have back (PS3.3 section C.12.1.1.4.1)."""
    if (files := facts.files(_ENCRYPTED)).size:
        yield Held(found("attributes_encrypted", path=path_text(_ENCRYPTED[0], _ENCRYPTED[1])), facts.keys[files])


def _values(facts: Facts) -> Iterator[Held]:
    for attribute in facts.attributes:
        around, tag, creator = attribute
        if tag in _PIXEL_DATA or not (files := facts.unread(attribute)).size:
            continue
        name = meaning(tag, creator).name or path_text("", tag)
        yield Held(found("value_not_read", path=path_text(around, tag), creator=creator, name=name), facts.keys[files])
