"""UIDs that are to be replaced (PS3.15 table E.1-1, action U): nobody sees of one whether it was, but its root tells who gave it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from ..base.finding import found
from ..census.batch_values import Attribute
from ..dataset.vocabulary import is_private
from ..index.findings import MOST_VALUES, Held
from .facts import Facts
from .ground import Ground
from .rules import action, rule_of

_STANDARD = "1.2.840.10008."
MAKERS = {  # roots that devices of these makers give UIDs under
    "1.2.840.113619": "GE", "1.2.840.113704": "Philips", "1.3.46.670589": "Philips", "1.2.840.113663": "Philips (ATL)", "1.3.12.2.1107": "Siemens",
    "1.2.392.200036.9116": "Canon (Toshiba)", "1.2.392.200036.9125": "Fujifilm", "1.2.392.200039.103": "Hitachi", "1.2.392.200046.100": "Canon",
    "1.2.392.200036.8120": "Shimadzu", "1.3.51": "Agfa", "1.2.840.113681": "Hologic", "1.2.840.113564": "Carestream (Kodak)",
    "1.2.246.352": "Varian", "1.2.276.0.75": "Zeiss", "1.3.6.1.4.1.19291": "Brainlab",
}  # fmt: skip
_ROOTS = re.compile(  # who registers below them gives each member an arc of its own
    r"2\.25|1\.2\.826\.0\.1\.3680043\.(?:[89]|10)\.\d+|1\.2\.826\.0\.1\.3680043\.\d+|1\.3\.6\.1\.4\.1\.\d+"
    r"|1\.2\.\d+\.\d+(?=\.)|\d+\.\d+\.\d+(?=\.)|\d+\.\d+"
)


def findings(ground: Ground) -> Iterator[Held]:
    """One note that names roots; apart, UIDs that devices gave, and those that stand in two archives."""
    if ground.purpose.name == "care" or ground.purpose.has("retain_uids"):
        return
    facts = ground.facts
    attributes = [attribute for attribute in facts.attributes if _is_replaced(attribute, ground.purpose.options)]
    by_root: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for attribute in attributes:
        for uid in _uids(facts.texts_of(attribute)):
            by_root[root_of(uid)][uid] = None
    for root in by_root.keys() & MAKERS.keys():
        uids = list(by_root.pop(root))
        yield _held(facts, attributes, "uids_of_maker", uids, creator=root, maker=MAKERS[root])
    if by_root:
        yield _held(facts, attributes, "uids_kept", [uid for uids in by_root.values() for uid in uids], roots=", ".join(sorted(by_root)))
    if len(ground.workspace.archives) > 1 and (twice := _in_two_archives(ground, attributes)):
        yield _held(facts, attributes, "uids_in_two_archives", twice)


@lru_cache(1 << 16)
def root_of(uid: str) -> str:
    """The part of a UID that was registered for whoever gave it (PS3.5 annex B), as far as that can be told."""
    maker = max((root for root in MAKERS if uid.startswith(root + ".")), key=len, default="")
    if maker:
        return maker
    match = _ROOTS.match(uid)
    return match[0] if match else uid


def _uids(texts: Iterable[str]) -> Iterator[str]:
    return (uid for text in texts for uid in text.split("\\") if uid and not uid.startswith(_STANDARD))


def _held(facts: Facts, attributes: list[Attribute], code: str, uids: list[str], creator: str = "", **parameters: Any) -> Held:
    wanted = set(uids)
    parts = [facts.files_with(attribute, _Any(wanted)) for attribute in attributes]
    return Held(
        found(code, values=uids[:MOST_VALUES], creator=creator, **parameters), facts.keys[np.unique(np.concatenate(parts))], distinct=len(uids)
    )


@dataclass(frozen=True, slots=True)
class _Any:
    """Texts with one of some UIDs at least."""

    uids: set[str]

    def __contains__(self, text: object) -> bool:
        return text in self.uids or not self.uids.isdisjoint(str(text).split("\\"))


def _in_two_archives(ground: Ground, attributes: list[Attribute]) -> list[str]:
    facts, archives = ground.facts, defaultdict[str, set[int]](set)
    of_file = np.array([ground.index.archive_of(key) for key in facts.keys.tolist()], np.int64)
    for attribute in attributes:
        for text, files in facts.values(attribute).items():
            mine = set(np.unique(of_file[files]).tolist())
            for uid in _uids([text]):
                archives[uid] |= mine
    return [uid for uid, mine in archives.items() if len(mine) > 1]


def _is_replaced(attribute: Attribute, options: frozenset[str]) -> bool:
    tag = attribute[1]
    rule = None if is_private(tag) else rule_of(tag)
    return rule is not None and action(rule, options) == "U"
