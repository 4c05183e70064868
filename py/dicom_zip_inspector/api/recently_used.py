"""A few values that were used last."""

from collections import OrderedDict
from collections.abc import Callable, Hashable


class RecentlyUsed:
    """The last values made, up to a total size; the newest always stays."""

    def __init__(self, most: int):
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], object], size_of: Callable[..., int] = lambda _: 1):
        """The value of `key`, made if it is not there any more."""
        if key not in self._kept:
            value = make()
            self._kept[key] = (value, size_of(value))
            while len(self._kept) > 1 and sum(size for _, size in self._kept.values()) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def known(self, key: Hashable):
        """The value of `key`, or None where it is not there any more."""
        return self._kept.get(key, (None,))[0]

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
