"""How what identifies somebody is worded: a code for each kind of attribute, and those about words, names of files and reports."""

from .contract import FindingGroup
from .wording_form import Wording

_TABLE = "PS3.15 table E.1-1"
_KINDS: dict[str, tuple[FindingGroup, str, str, str]] = {  # kind -> group, option that would allow it, what is there in general, why it matters
    "person": ("who", "", "Names and numbers of the patient", "They say who it is."),
    "characteristics": ("who", "retain_patient", "Characteristics of the patient", "Age, size, sex and history narrow down who it is."),
    "dates": ("when", "retain_dates_full", "Dates and times", "Whoever knows when somebody was examined knows who it is."),
    "institution": ("where", "retain_institution", "The institution", "Where somebody was examined narrows down who it is."),
    "staff": ("where", "", "People who took part", "Their names are personal data, and lead to the institution and its patients."),
    "places": ("where", "", "Addresses, numbers, places", "They lead to a person or a house."),
    "device": (
        "with_what",
        "retain_device",
        "The device",
        "A serial number or a station's name leads to the institution, and with the date to the patient.",
    ),
    "parts": ("with_what", "", "Identifiers of things", "They lead back to the records of the institution."),
    "references": ("with_what", "retain_uids", "References to other objects", "They lead back to the records of the institution."),
    "words": ("in_words", "clean_descriptors", "Descriptions in words", "What people type has names in it more often than one thinks."),
    "text": ("in_words", "", "Comments in words", "What people type has names in it more often than one thinks."),
    "content": ("in_words", "clean_structured", "Contents of reports", "Reports name people, places and dates in their items."),
    "graphics": ("in_words", "clean_graphics", "Graphics and overlays", "Names are drawn into overlays and annotations as they are into pictures."),
}
_REMOVE = "Take it out, or replace it by a dummy where the object needs it."


def _left(kind: str) -> Wording:
    group, option, in_general, why = _KINDS[kind]
    return Wording("identity", "look", "{name} {what}", in_general, _REMOVE, _TABLE, why=why, group=group, option=option)


IDENTITY = {f"{kind}_left": _left(kind) for kind in _KINDS} | {
    "content_items_left": Wording(
        "identity", "look", "In a report: {name} {what}", "Items of reports that identify", "Take the item out.", "PS3.15 table E.3.4-1",
        why="Reports name people, places and dates in their items.", group="in_words", option="clean_structured",
    ),
    "known_in_text": Wording(
        "identity", "must_fix", "{name} has {kinds} that is known from elsewhere", "Texts that have what is known to identify somebody",
        "Take it out of the text.", "PS3.15 section E.3.5", why="The same name or number stands elsewhere, so that both lead to the person.", group="in_words",
    ),
    "known_in_bytes": Wording(
        "identity", "must_fix", "The bytes of {name} have {kinds} in plain text", "Bytes that have what is known to identify somebody in plain text",
        "Take the element out.", why="Whoever opens the file as text reads it.", group="in_words",
    ),
    "known_in_names": Wording(
        "identity", "must_fix", "Names of entries have {kinds}", "Names of entries have what is known to identify somebody", "Rename files and folders.",
        "PS3.15 section E.1.1", why="The names of files go along with them.", group="who",
    ),
    "known_in_comment": Wording(
        "identity", "must_fix", "A comment in the zip has {kinds}", "Comments of zips have what is known to identify somebody", "Pack it again without.",
        why="Every unpacker shows it.", group="in_words",
    ),
    "known_beside_entries": Wording(
        "identity", "must_fix", "Before or behind its entries the zip has {kinds}", "Bytes of zips beside their entries have what is known to identify somebody",
        "Pack it again.", why="No unpacker shows them, but they go along.", group="in_words",
    ),
    "known_in_preamble": Wording(
        "identity", "must_fix", "The first 128 bytes have {kinds}", "First bytes that have what is known to identify somebody", "Fill them with zeros.",
        "PS3.10 section 7.1", why="No viewer shows them, and nearly nobody looks.", group="in_words",
    ),
    "known_behind": Wording(
        "identity", "must_fix", "Behind the last element stand {kinds}", "Bytes behind the last element that have what is known to identify somebody",
        "Cut the file there.", why="No viewer shows them, and nearly nobody looks.", group="in_words",
    ),
    "known_in_archive_name": Wording(
        "identity", "must_fix", "The name of the archive has {kinds}", "Names of archives have what is known to identify somebody", "Rename it.",
        why="It goes along.", group="who",
    ),
    "known_in_file": Wording(
        "identity", "must_fix", "Files that are no DICOM have {kinds}", "Files that are no DICOM have what is known to identify somebody", "Leave them out.",
        why="They go along, and anybody can open them.", group="in_words",
    ),
    "bytes_not_searched": Wording(
        "identity", "look", "Some bytes of elements were not looked through for text", advice="Open fewer files at once.",
        why="There was too much of it to be kept.", group="in_words",
    ),
    "text_behind": Wording(
        "identity", "look", "Behind the last element stands text", advice="Cut the file there.",
        why="No viewer shows it, and nearly nobody looks.", group="in_words",
    ),
    "pattern_in_text": Wording(
        "identity", "look", "{name} has {kinds} in its words", "Words that look like dates, numbers, addresses of somebody", "Read them, and clean them.",
        "PS3.15 section E.3.5", why="What people type has names and numbers in it.", group="in_words",
    ),
    "pattern_in_names": Wording(
        "identity", "look", "Names of entries have {kinds}", "Names of entries look as if they had dates or numbers of somebody", "Rename files and folders.",
        why="The names of files go along with them.", group="who",
    ),
    "pattern_in_files": Wording(
        "identity", "look", "Texts that are no DICOM have {kinds}", "Texts that are no DICOM look as if they told of somebody", "Read them, or leave them out.",
        why="They go along, and anybody can open them.", group="in_words",
    ),
    "age_over_89": Wording(
        "identity", "look", "An age over 89 years", advice="Write 90 years for all who are older.", why="So few are as old that the age alone may say who it is.",
        group="who",
    ),
    "uids_kept": Wording(
        "identity", "note", "UIDs under {roots}", "UIDs, by their roots", "Replace them, unless somebody did that already: nobody can see it of a UID.", _TABLE,
        why="Whoever has the originals finds them by their UIDs.", group="with_what", option="retain_uids",
    ),
    "uids_of_maker": Wording(
        "identity", "look", "UIDs that a device by {maker} gave", "UIDs that devices gave", "Replace them.", _TABLE,
        why="They are the originals: whoever has the archive of the institution finds them there.", group="with_what", option="retain_uids",
    ),
    "uids_in_two_archives": Wording(
        "identity", "look", "UIDs that stand in another open archive, too", advice="Replace them in the one that goes.", source=_TABLE,
        why="Whoever has the other archive knows whose they are.", group="with_what", option="retain_uids",
    ),
    "identity_disagrees": Wording(
        "identity", "must_fix", "{name} inside is another than that of the file", "Names, numbers or birth dates inside are others than those of their files",
        "Find out whose it is.", why="Pictures of one person under the name of another harm both.", group="who",
    ),
    "identity_missing": Wording(
        "identity", "look", "{name} is empty", advice="Ask for files that say whose they are.", why="Nobody can tell whose they are.", group="who",
    ),
}  # fmt: skip
CLAIMS = {
    "claim_of_removal": Wording(
        "claims", "must_fix", "It claims that identity was removed, but {name} {what}", "It claims that identity was removed, but it was not",
        "Take out what is left, or the claim.", "PS3.15 section E.1.1", why="Whoever gets it will trust the claim.",
    ),
    "claim_contradicted": Wording(
        "claims", "must_fix", "It claims {claim}, but {against}", "A claim does not hold", "Do what is claimed, or take out the claim.", "PS3.16 CID 7050",
        why="Whoever gets it will trust the claim.",
    ),
    "claim_incomplete": Wording(
        "claims", "look", "It names a way of de-identification, but does not claim that identity was removed",
        advice="Find out whether it was finished.", source="PS3.3 table C.12-1", why="It may have been stopped, or only be meant in part.",
    ),
    "claim_of_dates": Wording(
        "claims", "must_fix", "It claims that dates were {claim}, but {against}", "What it claims of its dates does not hold",
        "Do what is claimed, or mend the claim.", "PS3.15 section E.3.6", why="Whoever gets it will trust the claim.",
    ),
}  # fmt: skip
PRIVATE = {
    "private_block": Wording(
        "private", "must_fix", "Private elements of {owner}", "Private elements", "Take them out, or keep only those that are known to be safe.",
        "PS3.15 section E.3.10", why="What is in them only their maker knows; names have been found in many.", group="private", option="retain_safe_private",
    ),
    "private_unowned": Wording(
        "private", "must_fix", "Private elements of which nobody says whose they are", advice="Take them out.", source="PS3.5 section 7.8.1",
        why="What is in them nobody knows.", group="private",
    ),
    "private_unsafe": Wording(
        "private", "must_fix", "Private elements of {owner} that are not known to be safe", "Private elements that are not known to be safe",
        "Take them out.", "PS3.15 table E.3.10-1", why="What is in them only their maker knows.", group="private",
    ),
    "private_meta": Wording(
        "private", "must_fix", "Private Information in the File Meta Information", advice="Take it out.", source="PS3.10 section 7.1",
        why="What is in it only its maker knows, and nearly nobody looks.", group="private",
    ),
    "private_reserved": Wording(
        "private", "note", "{owner} reserves private elements, of which none is left", "Private blocks are reserved, of which nothing is left",
        "Take the reservation out, too.", "PS3.15 table E.1-1", why="It says whose device it was.", group="private", option="retain_safe_private",
    ),
    "known_in_private": Wording(
        "private", "must_fix", "Private elements of {owner} have {kinds}", "Private elements have what is known to identify somebody", "Take them out.",
        why="The same name or number stands elsewhere, so that both lead to the person.", group="private",
    ),
}  # fmt: skip
IDENTITY_WORDING = IDENTITY | CLAIMS | PRIVATE
