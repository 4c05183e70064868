"""All checks: what they need of every element, and what they find, judged for a purpose."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..index.findings import Held, found_by_index
from . import claims, conformance, expectations, identity, integrity, payload, pixels, places, private, uids, unseen
from .ground import Ground
from .severities import BY_PURPOSE

SUBJECTS: tuple[Callable[[Ground], Iterator[Held]], ...] = (
    unseen.findings, identity.findings, uids.findings, private.findings, places.findings, claims.findings, integrity.findings, payload.findings,
    pixels.findings, conformance.findings, expectations.findings,
)  # fmt: skip


def judged(ground: Ground) -> Iterator[Held]:
    """Everything that was found, each as bad as it is for the purpose.

    Between two of them others may go first.
    """
    for held in found_by_index(ground.workspace):
        yield _for_purpose(held, ground)
    for find in SUBJECTS:
        for held in find(ground):
            yield _for_purpose(held, ground)


def _for_purpose(held: Held, ground: Ground) -> Held:
    finding = held.finding
    severity = BY_PURPOSE.get(finding.code, {}).get(ground.purpose.name)
    if severity is None or finding.judged is not None:
        return held
    return replace(held, finding=replace(finding, judged=severity))
