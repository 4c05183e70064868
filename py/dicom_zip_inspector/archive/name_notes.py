"""Names that could surprise whoever unpacks the archive."""

import re
from collections import Counter

from ..base.finding import found
from ..base.pauses import Pauses
from .member import Member

_INVISIBLE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")  # controls, and what turns the reading direction


async def note_names(members: list[Member], pauses: Pauses) -> None:
    """Put a note on members whose name is there twice, empty, absolute, leads outside, or holds what is not seen."""
    counts = Counter(member.name for member in members)
    for member in members:
        await pauses.spend()
        parts = member.name.replace("\\", "/").split("/")
        if counts[member.name] > 1:
            member.notes += (found("name_repeated", count=counts[member.name]),)
        if ".." in parts or (not parts[0] and len(parts) > 1) or parts[0].endswith(":"):
            member.notes += (found("name_leads_outside"),)
        if not member.name:
            member.notes += (found("name_missing"),)
        elif _INVISIBLE.search(member.name):
            member.notes += (found("name_unseen_characters"),)
