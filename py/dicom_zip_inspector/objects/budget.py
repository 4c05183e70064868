"""How much of a large or hostile object is looked at, so that nothing hangs."""

import time


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

    def spend(self) -> bool:
        """Whether one more item may be looked at."""
        self._items -= 1
        return self._items >= 0 and time.monotonic() < self._end
