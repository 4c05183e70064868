"""What a check judges from."""

from dataclasses import dataclass

from ..index.hierarchy import Index
from ..index.series import Series
from ..index.workspace import Workspace
from ..lettering.looked_at import LookedAt
from .expectation import Expectation
from .facts import Facts
from .lengths import Lengths
from .other_files import OtherFiles
from .preambles import Preambles
from .purpose import Purpose
from .reports import ContentItems
from .text_in_bytes import TextInBytes


@dataclass(frozen=True, slots=True)
class Ground:
    """What is judged, and for whom.

    Attributes
    ----------
    workspace : Workspace
        The archives and their index.
    facts, lengths : Facts, Lengths
        What is known of every element; which have lengths that no value has.
    preambles, others : Preambles, OtherFiles
        What lies outside elements; `others` are files that are no DICOM.
    items, bytes : ContentItems, TextInBytes
        Items of reports; readable text within the bytes of elements.
    looked_at : LookedAt
        What was seen in frames.
    purpose : Purpose
        What the files are to be forwarded for.
    known : tuple of str
        Identifiers that a person named.
    expectation : Expectation or None
        What a person expects to be there.
    """

    workspace: Workspace
    facts: Facts
    lengths: Lengths
    preambles: Preambles
    others: OtherFiles
    items: ContentItems
    bytes: TextInBytes
    looked_at: LookedAt
    purpose: Purpose
    known: tuple[str, ...] = ()
    expectation: Expectation | None = None

    @property
    def series(self) -> list[Series]:
        """All that have instances: of one that was put right there may be none left."""
        return [series for series in self.index.series if series.instances]

    @property
    def index(self) -> Index:
        """The index of all that is open."""
        return self.workspace.index
