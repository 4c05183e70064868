"""How much of a large or hostile object is looked at, so that nothing hangs."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Budget:
    """So many items, and so many seconds, for one look at an object.

    Attributes
    ----------
    rest : int
        Items known of that were not looked at.
    """

    def __init__(self, items: int = 200_000, seconds: float = 6.0):
        self._items = items
        self._end = time.monotonic() + seconds
        self.rest = 0

    def spend(self, items: int = 1) -> bool:
        """Whether one more item, or so many, may be looked at."""
        self._items -= items
        return self._items >= 0 and time.monotonic() < self._end

    def share(self, shares: int) -> "Budget":
        """One of so many equal shares of what is left; what is spent of it is not taken from this one."""
        return Budget(max(self._items, 0) // shares, (self._end - time.monotonic()) / shares)


@contextmanager
def garbage_left() -> Iterator[None]:
    """Without garbage collection: among hundreds of thousands of data sets that are all in use it takes most of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
