"""What a finding of each code means, whatever it is about: the table of words in general, for the help."""

import re
from typing import get_args

from .contract import Explanation, Severity, Subject
from .wording import WORDING
from .wording_form import Wording

_PLACE = re.compile(r"\{\w+(?::[^{}|]*\|([^{}|]*)|[^{}]*)\}")  # of a parameter in a sentence, and its noun for many


def explanations() -> list[Explanation]:
    """Every code, by subject, the worst first."""
    subjects, severities = get_args(Subject), get_args(Severity)
    ordered = sorted(WORDING.items(), key=lambda one: (subjects.index(one[1].subject), severities.index(one[1].severity)))
    return [_explanation(code, wording) for code, wording in ordered]


def _explanation(code: str, wording: Wording) -> Explanation:
    return Explanation(
        code=code,
        subject=wording.subject,
        severity=wording.severity,
        sentence=wording.in_general or _PLACE.sub(lambda place: f"… {place[1]}" if place[1] else "…", wording.sentence),
        why=wording.why,
        advice=wording.advice,
        source=wording.source,
    )
