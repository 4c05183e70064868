"""UIDs that are none (PS3.5 section 9.1), and File Meta Information that names another instance than its data set."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ..base.contract import Severity
from ..base.finding import found
from ..census.batch_values import Attribute
from ..dataset.vocabulary import is_private, path_text
from ..index.findings import Held
from ..scan.attributes import TAG_OF
from .facts import Facts
from .ground import Ground

_LONGEST = 64
_UID = re.compile(r"[0-2](\.(0|[1-9][0-9]*))+")
_KEPT = ("sop_class_uid", "sop_instance_uid", "study_instance_uid", "series_instance_uid")  # by which files are told apart and put together
_FRAME_OF_REFERENCE = ("", 0x00200052, "")
_META_INSTANCE, _INSTANCE = ("", 0x00020003, ""), ("", 0x00080018, "")


def is_uid(text: str) -> bool:
    """Whether a text is a UID: numbers without leading zeros, with full stops between them, 64 characters at most."""
    return len(text) <= _LONGEST and _UID.fullmatch(text) is not None


def findings(ground: Ground) -> Iterator[Held]:
    """Malformed UIDs, of instances, studies and series and of all else; then what File Meta Information contradicts."""
    yield from _of_headers(ground)
    for attribute in ground.facts.attributes:
        if not _is_kept(attribute) and not is_private(attribute[1]) and "UI" in ground.facts.vrs(attribute):
            yield from _malformed(ground.facts, attribute)
    yield from _unlike_meta(ground)


def _is_kept(attribute: Attribute) -> bool:
    around, tag, _ = attribute
    return not around and path_text("", tag) in {TAG_OF[name] for name in _KEPT}


def _of_headers(ground: Ground) -> Iterator[Held]:
    wrong: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    known: dict[str, bool] = {}
    for series in ground.series:
        for header in series.instances:
            for name in _KEPT:
                uid = getattr(header, name)
                if uid and not known.setdefault(uid, is_uid(uid)):
                    wrong[name, uid].append(header.entry_key)
    for (name, uid), keys in wrong.items():
        yield Held(found("uid_malformed", path=TAG_OF[name], values=[uid]), keys)


def _malformed(facts: Facts, attribute: Attribute) -> Iterator[Held]:
    severity: Severity = "must_fix" if attribute == _FRAME_OF_REFERENCE else "look"
    wrong = facts.values(attribute, lambda text: not all(is_uid(one) for one in text.split("\\") if one))
    for uid, files in wrong.items():
        yield Held(found("uid_malformed", path=path_text(*attribute[:2]), values=[uid], judged=severity), facts.keys[files])


def _unlike_meta(ground: Ground) -> Iterator[Held]:
    facts = ground.facts
    pairs = zip(facts.column(_META_INSTANCE), facts.column(_INSTANCE), facts.keys.tolist(), strict=True)
    if unlike := [key for meta, own, key in pairs if meta and own and meta != own]:
        yield Held(found("meta_unlike_data_set", path="00020003", attribute="SOP Instance UID"), unlike)
    headers = (header for series in ground.series for header in series.instances)
    unlike = [
        header.entry_key
        for header in headers
        if header.media_storage_sop_class_uid and header.sop_class_uid and header.media_storage_sop_class_uid != header.sop_class_uid
    ]
    if unlike:
        yield Held(found("meta_unlike_data_set", path="00020002", attribute="SOP Class"), unlike)
