"""All checks: what they need of every element, and what they find, judged for a purpose."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..base.finding import Finding
from ..index.findings import Held, found_by_index
from . import claims, conformance, expectations, identity, integrity, lettering, payload, pixels, places, private, uids, unseen
from .ground import Ground
from .purpose import Purpose
from .severities import BY_PURPOSE

SUBJECTS: tuple[Callable[[Ground], Iterator[Held | None]], ...] = (  # None where others may go first, within what takes long
    unseen.findings, identity.findings, uids.findings, private.findings, places.findings, claims.findings, integrity.findings, payload.findings,
    pixels.findings, lettering.findings, conformance.findings, expectations.findings,
)  # fmt: skip


def judged(ground: Ground) -> Iterator[Held | None]:
    """Everything that was found, each as bad as it is for the purpose; None between subjects and within long ones, where others should go first."""
    for held in found_by_index(ground.workspace):
        yield replace(held, finding=for_purpose(held.finding, ground.purpose))
    for find in SUBJECTS:
        yield None
        for one in find(ground):
            yield one and replace(one, finding=for_purpose(one.finding, ground.purpose))


def for_purpose(finding: Finding, purpose: Purpose) -> Finding:
    """A finding as bad as it is for a purpose."""
    severity = BY_PURPOSE.get(finding.code, {}).get(purpose.name)
    return finding if severity is None or finding.judged is not None else replace(finding, judged=severity)
