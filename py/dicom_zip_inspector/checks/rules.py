"""What is to become of an attribute for a purpose, by PS3.15 table E.1-1, and with which others it is told."""

import re
from functools import lru_cache

from ..dataset.vocabulary import meaning
from .confidentiality_table import ATTRIBUTES, REPEATING

Rule = tuple[str, dict[str, str]]  # the basic action, and what options have instead
FILE_META: dict[int, Rule] = {0x00020016: ("D", {}), 0x00020017: ("D", {}), 0x00020018: ("D", {})}  # AE Titles: replaced (PS3.15 section E.1.1)
PERSON_NAME: Rule = ("D", {})  # of a person's name in an attribute that is not in the table
KIND_OF_OPTION = {
    "retain_dates_full": "dates",
    "retain_device": "device",
    "retain_institution": "institution",
    "retain_patient": "characteristics",
    "clean_descriptors": "words",
    "clean_structured": "content",
    "clean_graphics": "graphics",
    "retain_uids": "references",
}  # in the order in which they are offered
_KINDS = (  # of what no option lets stay, by keyword
    (re.compile("Physician|Operator|Performer|Observer|Review|Interpret|Author|Creator|Record(er|ing)|EnteredBy|Recipient|Distribution|Owner|Approv"
                "|Participant|VerbalSource|Verifying|Custodial|TopicAuthor|PersonIdentification"), "staff"),
    (re.compile("^GPS|Address|Tele|Phone|Location|Residence|Organization|Institution|GPS|TransportArr|Sponsor|Site"), "places"),
    (re.compile("Comment|Description|Topic|Text|Arbitrary|Selector|Arrangement"), "text"),
    (re.compile("Device|Certificate|MAC|Signature|Container|Slot|Barcode|Flow|SourceIdentifier|ApplicationEntity|Padding|Slide|Specimen"), "parts"),
    (re.compile("Icon|Photo"), "graphics"),
)  # fmt: skip


@lru_cache(4096)
def rule_of(tag: int, vr: str = "") -> Rule | None:
    """The rule of an attribute that is not private; None where the standard has none. `vr`: as stored."""
    if rule := ATTRIBUTES.get(tag) or FILE_META.get(tag):
        return rule
    for (mask, left), rule in REPEATING.items():
        if tag & mask == left:
            return rule
    return PERSON_NAME if "PN" in (vr, meaning(tag).vr) else None


def action(rule: Rule, options: frozenset[str]) -> str:
    """What options have instead of the basic action; where several have something, what protects more."""
    chosen = {rule[1][option] for option in options if option in rule[1]}
    return "C" if "C" in chosen else "K" if "K" in chosen else rule[0]


def settled(compound: str, type_: str | None) -> str:
    """The one action of several that the Type of the attribute in its object allows (PS3.15 table E.1-1a): of no Type that is known, the strictest.

    What consists of references alone ("U*") may stay: its UIDs are judged themselves.
    """
    if compound.endswith("U*"):
        return "U"
    parts = compound.split("/")
    if len(parts) == 1 or type_ in (None, "3"):
        return parts[0]
    wanted = ("D", "Z") if type_ in ("1", "1C") else ("Z", "D")
    return next((part for part in wanted if part in parts), parts[0])


@lru_cache(4096)
def kind_of(tag: int) -> str:
    """With which others an attribute is told: a kind, of which `wording_identity` has group and words."""
    options = (rule_of(tag) or PERSON_NAME)[1]
    for option, kind in KIND_OF_OPTION.items():
        if option in options:
            return kind
    keyword = meaning(tag).keyword
    return next((kind for pattern, kind in _KINDS if pattern.search(keyword)), "person")
