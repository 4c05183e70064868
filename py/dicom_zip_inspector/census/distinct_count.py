"""How many distinct values there were, exactly, when there are too many to keep."""

import numpy as np

from ..scan.distinct_values import digest

PENDING = 4096  # digests that are kept before they are sorted among the others


class DistinctCount:
    """Counts distinct byte strings by digests of 16 bytes each."""

    def __init__(self) -> None:
        self._known = np.zeros((0, 2), np.uint64)
        self._new: list[bytes] = []

    def add(self, value: bytes) -> None:
        """One more, perhaps known."""
        self._new.append(digest(value))
        if len(self._new) >= max(PENDING, len(self._known)):
            self._settle()

    def __len__(self) -> int:
        self._settle()
        return len(self._known)

    def _settle(self) -> None:
        if self._new:
            whole = np.concatenate([self._known, np.frombuffer(b"".join(self._new), "<u8").reshape(-1, 2)])
            whole = whole[np.lexsort(whole.T)]
            differs = np.ones(len(whole), bool)
            differs[1:] = (whole[1:] != whole[:-1]).any(axis=1)
            self._known, self._new = whole[differs], []
