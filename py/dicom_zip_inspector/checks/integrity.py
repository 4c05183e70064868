"""Whether what is open is whole and one: nobody else's, nothing doubled, nothing missing, nothing that leads nowhere."""

from collections.abc import Iterator

from ..base.finding import found
from ..index.findings import Held
from . import declared_counts, directories, doubles, lost_references, series_unity, uid_form
from .ground import Ground


def findings(ground: Ground) -> Iterator[Held]:
    """What an archive's index and the facts about its elements say together; what each file and series says alone was found while reading."""
    yield from _patients(ground)
    for part in (doubles, uid_form, series_unity, lost_references, directories, declared_counts):
        yield from part.findings(ground)


def _patients(ground: Ground) -> Iterator[Held]:
    count = ground.index.counts.account()["patients"]
    if count > 1:
        yield Held(found("several_patients", count=count))
