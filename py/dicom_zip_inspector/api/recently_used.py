"""The last values made."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


def _one(_: object) -> int:
    return 1


class RecentlyUsed(Generic[T]):
    """The last values made, up to a total size; the newest always stays.

    Parameters
    ----------
    most : int
        What they may come to, by `size_of`, which without it counts each as one.
    """

    def __init__(self, most: int, size_of: Callable[[T], int] = _one):
        self._most, self._size_of = most, size_of
        self._kept: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`, made if it is not there any more."""
        if key not in self._kept:
            value = make()
            self._kept[key] = (value, self._size_of(value))
            while len(self._kept) > 1 and sum(size for _, size in self._kept.values()) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def known(self, key: Hashable) -> T | None:
        """The value of `key`, or None where it is not there any more."""
        kept = self._kept.get(key)
        return kept[0] if kept else None

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
