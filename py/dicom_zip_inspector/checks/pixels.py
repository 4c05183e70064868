"""What may be seen in pictures, by their headers: text, graphics, small copies, faces. The pixels themselves are not looked at here, but what was
seen in them counts."""

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ..base.contract import Severity
from ..base.finding import Finding, found
from ..dataset.vocabulary import path_text, tag_of
from ..index.findings import Held
from ..index.hierarchy import Index
from ..index.series import Series
from .burned_in import KEYWORDS, Header, is_made_later, rules_for, usual_reason
from .burned_in_rules import RULES
from .facts import Facts
from .ground import Ground
from .lettering import is_settled

_BURNED_IN = "00280301"
_ANSWERED = ("burned_in_by_maker", "burned_in_likely")  # by looking at the pictures
_OVERLAY_DATA, _ICON = 0x60003000, ("", 0x00880200, "")
_FEATURES, _METHODS = ("", 0x00280302, ""), ("00120064", 0x00080100, "")
_FACES_CLEANED = "113102"  # CID 7050: Clean Recognizable Visual Features Option
_HEADS = frozenset({"HEAD", "BRAIN", "SKULL", "FACE", "HEADNECK", "JAW", "MAXILLA", "MANDIBLE", "ORBIT", "EYE", "SINUS", "IAC", "EAR"})
_HEAD_WORDS = re.compile(
    r"\b(head|brain|skull|face|crani(al|um)|cerebr\w*|neuro\w*|sinus\w*|orbit\w*|kopf|sch(ä|ae)del|cerveau|cr(â|a)ne|cabeza|testa)\b", re.IGNORECASE
)
_COARSEST = 2.5  # mm between pixels; functional pictures are coarser, and nobody is recognized in them
_LEAST_SLICES = 10  # of which a face can be made


def findings(ground: Ground) -> Iterator[Held]:
    """What headers let expect; a claim that there is no text makes it a note."""
    yield from _text(ground)
    yield from _graphics(ground.facts)
    yield from faces(ground)


def _text(ground: Ground) -> Iterator[Held]:
    for finding, keys in expected_text(ground.facts, ground.index):
        is_open = finding.code in _ANSWERED and finding.severity != "note"
        settled = np.array([is_open and is_settled(ground, key) for key in keys.tolist()], bool)
        if not settled.all():
            yield Held(finding, keys[~settled])
        if settled.any():
            yield Held(found("burned_in_settled"), keys[settled])


def at_risk(facts: Facts, index: Index) -> dict[int, Finding]:
    """Pictures of which headers let expect text, whatever they claim, by key: with why."""
    found = ((finding, keys) for finding, keys in expected_text(facts, index) if finding.wording.severity != "note")
    return {key: finding for finding, keys in found for key in keys.tolist()}


def expected_text(facts: Facts, index: Index) -> Iterator[tuple[Finding, np.ndarray]]:
    """What headers say of text in pictures, each finding with the keys of those that it holds for."""
    held: defaultdict[Finding, list[np.ndarray]] = defaultdict(list)
    for header, files in _alike(facts, index):
        for finding in _of_header(header):
            held[finding].append(files)
    yield from ((finding, facts.keys[np.concatenate(parts)]) for finding, parts in held.items())


def _alike(facts: Facts, index: Index) -> Iterator[tuple[Header, np.ndarray]]:
    """Pictures by what their headers say of it: values by keyword, and the files that have them."""
    entries = index.entries
    columns = [_column(facts, keyword) for keyword in KEYWORDS]
    together: defaultdict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for file, (key, values) in enumerate(zip(facts.keys.tolist(), zip(*columns, strict=True), strict=True)):
        if entries[key].entry_class == "image":
            together[values].append(file)
    yield from ((dict(zip(KEYWORDS, values, strict=True)), np.array(files)) for values, files in together.items())


def _column(facts: Facts, keyword: str) -> list[str | None]:
    attribute = ("", tag_of(keyword), "")
    column: list[str | None] = [text or None for text in facts.column(attribute)]
    for file in facts.empty(attribute).tolist():
        column[file] = ""
    return column


def _of_header(header: Header) -> Iterator[Finding]:
    claim = (header["BurnedInAnnotation"] or "").strip().upper()
    if claim == "YES":
        yield found("burned_in_claimed", path=_BURNED_IN)
        return
    judged: Severity | None = "note" if claim == "NO" else None
    reason, numbers = usual_reason(header), rules_for(header)
    boxes = [number for number in numbers if RULES[number][1]]
    if boxes:
        label, places, _ = RULES[boxes[0]]
        yield found("burned_in_by_maker", judged=judged, label=label, places=", ".join("{} to {}, {} to {}".format(*_spans(box)) for box in places))
    elif reason:
        yield found("burned_in_likely", judged=judged, reason=reason)
    elif numbers or is_made_later(header):
        yield found("burned_in_possible")


def _spans(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return left, right, top, bottom


def _graphics(facts: Facts) -> Iterator[Held]:
    for attribute in facts.attributes:
        around, tag, _ = attribute
        if tag & 0xFF01FFFF == _OVERLAY_DATA and (files := facts.files(attribute)).size:
            yield Held(found("overlay_drawn", path=path_text(around, tag)), facts.keys[files])
    if (files := facts.files(_ICON)).size:
        yield Held(found("icon_kept", path="00880200"), facts.keys[files])


def faces(ground: Ground) -> Iterator[Held]:
    """Volumes of heads that nobody says were made unrecognizable (PS3.15 E.3.2)."""
    facts = ground.facts
    claims = {text.strip().upper(): files for text, files in facts.values(_FEATURES).items()}
    cleaned = np.concatenate([claims.get("NO", facts.keys[:0]), facts.values(_METHODS).get(_FACES_CLEANED, facts.keys[:0])])
    keys_cleaned = set(facts.keys[cleaned].tolist())
    for series in ground.series:
        keys = [one.entry_key for one in series.instances if one.frames and not one.is_localizer]
        if _is_head(series) and series.frames >= _LEAST_SLICES and (left := [key for key in keys if key not in keys_cleaned]):
            yield Held(found("face_recognizable", judged="must_fix" if ground.purpose.has("clean_faces") else None), left, series.key)


def _is_head(series: Series) -> bool:
    first = series.instances[0]
    if first.modality not in ("CT", "MR") or max(first.pixel_spacing or (0.0,)) > _COARSEST:
        return False
    if part := (first.body_part_examined or "").strip().upper():
        return part in _HEADS
    return any(_HEAD_WORDS.search(text or "") for text in (first.series_description, first.study_description))
