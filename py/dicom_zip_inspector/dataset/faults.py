"""What is malformed in a data set, of all that was looked at, as findings."""

from collections.abc import Iterable

from ..base.finding import Finding, found
from .stored_dataset import StoredDataset
from .vocabulary import meaning


def malformed_values(dataset: StoredDataset, known: Iterable[Finding] = ()) -> list[Finding]:
    """A finding for each value that was asked for and is malformed, but for those whose elements are `known` to be."""
    told = {finding.path for finding in known}
    return [found("malformed", path=path, message=f"{_label(path)}: {why}") for path, why in dataset.source.faults.items() if path not in told]


def _label(path: str) -> str:
    """The element's name in the standard, or its tag."""
    tag = path.rpartition("/")[2]
    return meaning(int(tag, 16)).name or tag
