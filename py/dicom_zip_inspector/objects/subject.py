"""What a summary is made of."""

from dataclasses import dataclass

from ..base.budget import Budget
from ..dataset.stored_dataset import StoredDataset
from .references import ArchiveContents


@dataclass(frozen=True, slots=True)
class Subject:
    """One instance to be described: its data set, the name of its entry, the archive around it, and how much may be looked at."""

    dataset: StoredDataset
    name: str
    archive: ArchiveContents
    budget: Budget
