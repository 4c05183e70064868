"""Means, spreads and extremes of groups."""

import numpy as np


class Groups:
    """Figures of groups of things that stand group by group; `group` has the number of each one's, from 0."""

    def __init__(self, group: np.ndarray) -> None:
        self.group = group
        self.count = np.bincount(group)
        self.first = np.cumsum(self.count) - self.count
        self.goes_on = np.append(group[1:] == group[:-1], False)

    def mean(self, what: np.ndarray) -> np.ndarray:
        return np.bincount(self.group, what) / self.count

    def spread(self, what: np.ndarray) -> np.ndarray:
        return np.sqrt(np.maximum(self.mean(np.square(what)) - np.square(self.mean(what)), 0))

    def middle(self, what: np.ndarray) -> np.ndarray:
        return what[np.lexsort((what, self.group))][self.first + self.count // 2]

    def least(self, what: np.ndarray) -> np.ndarray:
        return np.minimum.reduceat(what, self.first)
