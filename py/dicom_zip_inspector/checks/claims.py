"""What files claim of their de-identification, against what is there (PS3.3 section C.12.1.1.3, PS3.16 CID 7050)."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ..base.contract import Severity
from ..base.finding import found
from ..dataset.vocabulary import is_private, path_text
from ..index.findings import Held
from .dates import parts_of
from .evidence import claiming, evidence
from .facts import Facts
from .ground import Ground
from .identity import expected, is_dummy, name_of
from .purpose import OPTIONS
from .rules import kind_of

OF_CODES = {  # CID 7050, De-identification Method -> the option of the profile
    "113101": "clean_pixels", "113102": "clean_faces", "113103": "clean_graphics", "113104": "clean_structured", "113105": "clean_descriptors",
    "113106": "retain_dates_full", "113107": "retain_dates_modified", "113108": "retain_patient", "113109": "retain_device", "113110": "retain_uids",
    "113111": "retain_safe_private", "113112": "retain_institution",
}  # fmt: skip
BASIC_PROFILE = "113100"
_CODES = ("00120064", 0x00080100, "")
_REMOVED, _TIMES = ("", 0x00120062, ""), ("", 0x00280303, "")
_FLAGS: tuple[tuple[int, str, str, str, Severity], ...] = (  # tag, code of the method that cleans, its claim, what the flag says, beside a removal
    (0x00280301, "113101", "that pixels were cleaned", "Burned In Annotation says that there is text in them", "must_fix"),
    (0x00280302, "113102", "that recognizable features were cleaned", "Recognizable Visual Features says that there are some", "look"),
)
_DATES = (0x00080020, 0x00080021, 0x00080022, 0x00080023, 0x0008002A, 0x00080012)
_PERSONAL = frozenset({"person", "staff", "places"})  # kinds that no option lets stay


def findings(ground: Ground) -> Iterator[Held]:
    """Claims that do not hold, each with what contradicts it."""
    facts = ground.facts
    removed = _files(facts, _REMOVED, "YES")
    by_codes = _by_codes(facts, claiming(facts))
    for codes, files in by_codes.items():
        mine = np.intersect1d(files, removed)
        yield from _of_removal(ground, codes, mine)
        yield from _of_dates(facts, codes, files)
    yield from _of_flags(facts, by_codes, removed)
    if (half := np.setdiff1d(np.flatnonzero(claiming(facts)), removed)).size:
        yield Held(found("claim_incomplete", path=path_text("", 0x00120062)), facts.keys[half])


def _by_codes(facts: Facts, claims: np.ndarray) -> dict[frozenset[str], np.ndarray]:
    """Files that claim something, by the codes of the methods that they name."""
    codes: list[set[str]] = [set() for _ in range(facts.count)]
    for text, files in facts.values(_CODES).items():
        for file in files.tolist():
            codes[file].add(text.strip())
    by_codes: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for file in np.flatnonzero(claims).tolist():
        by_codes[frozenset(codes[file])].append(file)
    return {one: np.array(files, np.int64) for one, files in by_codes.items()}


def _of_removal(ground: Ground, codes: frozenset[str], files: np.ndarray) -> Iterator[Held]:
    """Attributes that whoever removes identity removes: by the profile and its options where they are named, else what names persons and places."""
    facts = ground.facts
    options = frozenset(OF_CODES[code] for code in codes & OF_CODES.keys()) if BASIC_PROFILE in codes else frozenset(OPTIONS)
    for attribute in facts.attributes if files.size else ():
        around, tag, _ = attribute
        if is_private(tag) or (BASIC_PROFILE not in codes and kind_of(tag) not in _PERSONAL):
            continue
        left = [held for one, held in expected(facts, attribute, options) if one == "X"]
        named = facts.files_with(attribute, evidence(ground).hits.get(attribute, {}))
        for held, what in ((_union(left), "is there"), (named, "has what is known to identify somebody")):
            if (against := np.intersect1d(held, files)).size:
                yield Held(found("claim_of_removal", path=path_text(around, tag), name=name_of(tag), what=what), facts.keys[against])
                break


def _of_dates(facts: Facts, codes: frozenset[str], files: np.ndarray) -> Iterator[Held]:
    """Longitudinal Temporal Information Modified against the codes and against dates that are there (PS3.15 section E.3.6)."""
    for claim, wanted in (("UNMODIFIED", "113106"), ("MODIFIED", "113107")):
        wrong = np.intersect1d(_files(facts, _TIMES, claim), files)
        other = {"113106", "113107"} - {wanted}
        if wrong.size and codes & other and wanted not in codes:
            method = "the named method says that they were " + ("changed" if wanted == "113106" else "kept")
            yield Held(found("claim_of_dates", path=path_text("", _TIMES[1]), claim=claim.lower(), against=method), facts.keys[wrong])
    removed = np.intersect1d(_files(facts, _TIMES, "REMOVED"), files)
    for tag in _DATES if removed.size else ():
        attribute = ("", tag, "")
        real = {text for text in facts.texts_of(attribute) if not is_dummy(text) and (parts := parts_of(text)) and parts[1:] != (1, 1)}
        if (against := np.intersect1d(facts.files_with(attribute, real), removed)).size:
            told = f"{name_of(tag)} is there"
            yield Held(found("claim_of_dates", path=path_text("", _TIMES[1]), claim="removed", against=told), facts.keys[against])


def _of_flags(facts: Facts, by_codes: dict[frozenset[str], np.ndarray], removed: np.ndarray) -> Iterator[Held]:
    """Burned In Annotation and Recognizable Visual Features against the named methods and the removal. What pixels say themselves is not judged here.

    Features may be left honestly: to say so beside the removal is to be looked at only.
    """
    for flag, code, claim, against, beside in _FLAGS:
        flagged = _files(facts, ("", flag, ""), "YES")
        cleaned = _union([files for codes, files in by_codes.items() if code in codes])
        for wrong, claimed, severity in (
            (np.intersect1d(flagged, cleaned), claim, None),
            (np.setdiff1d(np.intersect1d(flagged, removed), cleaned), "that identity was removed", beside),
        ):
            if wrong.size:
                finding = found("claim_contradicted", path=path_text("", flag), judged=severity, claim=claimed, against=against)
                yield Held(finding, facts.keys[wrong])


def _files(facts: Facts, attribute: tuple[str, int, str], value: str) -> np.ndarray:
    return facts.files_with(attribute, {text for text in facts.texts_of(attribute) if text.strip().upper() == value})


def _union(parts: list[np.ndarray]) -> np.ndarray:
    return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int64)
