"""What a check judges from."""

from dataclasses import dataclass

from ..index.hierarchy import Index
from ..index.workspace import Workspace
from .expectation import Expectation
from .facts import Facts
from .other_files import OtherFiles
from .preambles import Preambles
from .purpose import Purpose


@dataclass(frozen=True, slots=True)
class Ground:
    """The archives and their index, the facts about every element, what lies outside elements (preambles, files that are no DICOM), what the files
    are to be forwarded for, identifiers that a person named, and what a person expects to be there."""

    workspace: Workspace
    facts: Facts
    preambles: Preambles
    others: OtherFiles
    purpose: Purpose
    known: tuple[str, ...] = ()
    expectation: Expectation | None = None

    @property
    def index(self) -> Index:
        """The index of all that is open."""
        return self.workspace.index
