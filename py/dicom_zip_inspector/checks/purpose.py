"""What the files are to be forwarded for: who may be known afterwards, and what may stay (PS3.15 annex E)."""

from dataclasses import dataclass

from ..base.contract import PurposeName
from ..base.errors import BadRequest

OPTIONS = (
    "retain_safe_private", "retain_uids", "retain_device", "retain_institution", "retain_patient", "retain_dates_full", "retain_dates_modified",
    "clean_descriptors", "clean_structured", "clean_graphics", "clean_pixels", "clean_faces",
)  # fmt: skip
# of PS3.15 table E.1-1, the columns in their order; then those of E.3.1 and E.3.2, which are about pixels


@dataclass(frozen=True, slots=True)
class Purpose:
    """ "research": no identity may be left, but for what the options let stay. "care": one patient, the right one, complete, and nothing else."""

    name: PurposeName = "research"
    options: frozenset[str] = frozenset()

    def has(self, option: str) -> bool:
        """Whether that option was chosen."""
        return option in self.options


def purpose_of(name: PurposeName, options: list[str]) -> Purpose:
    """A purpose with its options.

    Raises
    ------
    BadRequest
        There is no such option.
    """
    if unknown := sorted(set(options) - set(OPTIONS)):
        raise BadRequest(f"There is no option {', '.join(unknown)}.")
    return Purpose(name, frozenset(options))
