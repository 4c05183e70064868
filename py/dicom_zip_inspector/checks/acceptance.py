"""Findings that a person looked at and lets pass, each as it was seen then: what comes to one later is not let pass with it."""

from dataclasses import replace

import numpy as np

from ..base.finding import SEVERITY_ORDER, Finding, FindingKey
from ..index.findings import Group


class Acceptances:
    """Reasons, and what they were given for. In memory only, and for what is open only."""

    def __init__(self) -> None:
        self._seen: dict[FindingKey, tuple[str, Group]] = {}

    def accept(self, group: Group, reason: str) -> None:
        """Let it pass, as it is."""
        self._seen[group.key] = reason, group

    def take_back(self, key: FindingKey) -> None:
        """Let it pass no longer."""
        self._seen.pop(key, None)

    def reason_for(self, group: Group) -> str:
        """Why it may pass; "" where nobody said so, or where it holds for more, is worse or says something else than what was seen."""
        reason, seen = self._seen.get(group.key, ("", group))
        return reason if _is_within(group, seen) else ""


def _is_within(group: Group, seen: Group) -> bool:
    return bool(
        SEVERITY_ORDER[group.severity] >= SEVERITY_ORDER[seen.severity]
        and group.distinct <= seen.distinct
        and np.isin(group.entries, seen.entries).all()
        and np.isin(group.archives, seen.archives).all()
        and _said(group) <= _said(seen)
    )


def _said(group: Group) -> set[Finding]:
    """Its findings, however bad each is for a purpose."""
    return {replace(finding, judged=None) for finding in group.findings}
