"""References to instances that are not among what is open (SOP Instance Reference Macro, PS3.3 table 10-11)."""

from collections.abc import Iterator

import numpy as np

from ..base.finding import found
from ..dataset.vocabulary import path_text
from ..index.findings import Held
from .ground import Ground
from .uid_form import is_uid

_REFERENCED_INSTANCE = 0x00081155
_NEEDED = frozenset({
    "00081199", "0008114A", "0008114B", "00081140", "30060016", "300C0002", "300C0042", "300C0060", "300C0080", "00700404", "0008113A",
})  # fmt: skip
# sequences without whose instances an object says nothing: of reports, presentation states, contours, plans, segmentations
_BY_THE_WAY = frozenset({"00081140", "00082112", "0008113A", "00089092", "00089154", "00089237"})
# in pictures: what they were planned on or made from, which is often left behind
_PICTURES = ("", 0x00280010, "")


def findings(ground: Ground) -> Iterator[Held]:
    """By path; in objects that are no pictures they matter more."""
    facts, known = ground.facts, ground.index.instance_uids
    pictures = facts.has(_PICTURES)
    for around, tag, creator in facts.attributes:
        sequence = around.rpartition("/")[2]
        if tag != _REFERENCED_INSTANCE or sequence not in _NEEDED | _BY_THE_WAY:
            continue
        lost = facts.values((around, tag, creator), lambda uid: is_uid(uid) and not known.has(uid))
        if not lost:
            continue
        path, files = path_text(around, tag), np.unique(np.concatenate(list(lost.values())))
        objects, images = files[~pictures[files]], files[pictures[files]]
        if objects.size and sequence in _NEEDED:
            yield Held(found("references_lost", path=path, values=list(lost)[:8], count=len(lost)), facts.keys[objects], distinct=len(lost))
        if images.size:
            needed = sequence in _NEEDED - _BY_THE_WAY
            finding = found("references_lost", path=path, values=list(lost)[:8], judged=None if needed else "note", count=len(lost))
            yield Held(finding, facts.keys[images], distinct=len(lost))
