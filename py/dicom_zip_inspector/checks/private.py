"""Private elements, creator by creator: nobody but their maker knows what is in them, but for those that the standard holds for safe."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ..base.finding import found
from ..census.batch_values import Attribute
from ..dataset.vocabulary import is_creator, is_private, path_text
from ..index.findings import MOST_VALUES, Held
from . import known
from .facts import Facts
from .ground import Ground
from .identity import known_kinds
from .safe_private import is_safe

_OF_FILE_META = ("", 0x00020102, "")
_CREATOR_OF, _STATUS = ("00080300", 0x00080302, ""), ("00080300", 0x00080303, "")


def findings(ground: Ground) -> Iterator[Held]:
    """One for each creator: that its elements are there, or of those that may stay, what stands in them."""
    if ground.purpose.name != "care" and (files := ground.facts.files(_OF_FILE_META)).size:
        yield Held(found("private_meta", path=path_text("", _OF_FILE_META[1])), ground.facts.keys[files])
    facts, blocks = ground.facts, defaultdict[str, list[Attribute]](list)
    reserved: dict[str, list[np.ndarray]] = {}
    for attribute in facts.attributes:
        tag, creator = attribute[1:]
        if is_private(tag) and is_creator(tag):
            for name, files in facts.values(attribute).items():
                reserved.setdefault(name.strip(), []).append(files)
                if kinds := known_kinds(ground, attribute).get(name):
                    finding = found("known_in_private", creator=name.strip(), values=[name], owner=name.strip(), kinds=known.told(kinds))
                    yield Held(finding, facts.keys[files], distinct=1)
        elif is_private(tag) and tag & 0xFFFF:  # a group's length (retired) says nothing and is nobody's
            blocks[creator].append(attribute)
    for creator, attributes in blocks.items():
        yield from _named(ground, creator, attributes)
        if ground.purpose.name != "care":
            yield from _kept(ground, creator, attributes)
    for name, parts in reserved.items():
        if name not in blocks and name.isascii() and ground.purpose.name != "care":
            yield Held(found("private_reserved", creator=name, owner=name), facts.keys[_together(parts)])


def _kept(ground: Ground, creator: str, attributes: list[Attribute]) -> Iterator[Held]:
    facts, keeps_safe = ground.facts, ground.purpose.has("retain_safe_private")
    unsafe = [one for one in attributes if not is_safe(creator, one[1])] if keeps_safe else attributes
    files = _together([facts.files(one) for one in unsafe])
    files = np.setdiff1d(files, _declared_safe(facts, creator)) if keeps_safe else files
    if files.size:
        code = "private_unowned" if not creator else "private_unsafe" if keeps_safe else "private_block"
        yield Held(found(code, creator=creator, owner=creator), facts.keys[files], distinct=sum(len(facts.texts_of(one)) for one in unsafe))


def _named(ground: Ground, creator: str, attributes: list[Attribute]) -> Iterator[Held]:
    facts = ground.facts
    hits = {one: kinds for one in attributes if (kinds := known_kinds(ground, one))}
    if hits:
        told = known.told(set().union(*(kinds for texts in hits.values() for kinds in texts.values())))
        texts = list(dict.fromkeys(text for one in hits.values() for text in one))
        held = _together([facts.files_with(one, texts) for one, texts in hits.items()])
        owner = creator or "unknown makers"
        yield Held(
            found("known_in_private", creator=creator, values=texts[:MOST_VALUES], owner=owner, kinds=told), facts.keys[held], distinct=len(texts)
        )


def _declared_safe(facts: Facts, creator: str) -> np.ndarray:
    """Files that say of all blocks that they describe that they are safe, and describe this one (PS3.3 section C.12.1.1.7)."""
    described = facts.files_with(_CREATOR_OF, {creator})
    others = facts.files_with(_STATUS, {text for text in facts.texts_of(_STATUS) if text.strip() != "SAFE"})
    return np.setdiff1d(np.intersect1d(described, facts.files_with(_STATUS, {"SAFE"})), others)


def _together(parts: list[np.ndarray]) -> np.ndarray:
    return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int64)
