"""What files have outside sequences, attribute by attribute, as arrays over all files: asked for many times, worked out once."""

from collections.abc import Callable

import numpy as np

from .facts import Facts


class OwnAttributes:
    """Of files by their numbers in `facts`."""

    def __init__(self, facts: Facts):
        self._facts = facts
        self.count = facts.count
        self._has: dict[int, np.ndarray] = {}
        self._there: dict[int, np.ndarray] = {}
        self._values: dict[int, list[tuple[str, np.ndarray]]] = {}

    def has(self, tag: int) -> np.ndarray:
        """(files,) bool Which have it with a value, or items."""
        if tag not in self._has:
            self._has[tag] = self._facts.has(("", tag, ""))
        return self._has[tag]

    def there(self, tag: int) -> np.ndarray:
        """(files,) bool Which have it, empty or not."""
        if tag not in self._there:
            self._there[tag] = self.has(tag) | self.among(self._facts.empty(("", tag, "")))
        return self._there[tag]

    def values(self, tag: int) -> list[tuple[str, np.ndarray]]:
        """Its texts, several values separated by backslashes, each with its files."""
        if tag not in self._values:
            self._values[tag] = list(self._facts.values(("", tag, "")).items())
        return self._values[tag]

    def where(self, tag: int, holds: Callable[[list[str]], bool]) -> np.ndarray:
        """(files,) bool Of which its values, as texts without padding, are such."""
        found = np.zeros(self.count, bool)
        for text, files in self.values(tag):
            if holds([part.strip() for part in text.split("\\")]):
                found[files] = True
        return found

    def among(self, files: np.ndarray) -> np.ndarray:
        """(files,) bool True of these numbers."""
        found = np.zeros(self.count, bool)
        found[files] = True
        return found
