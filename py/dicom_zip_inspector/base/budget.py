"""How much of a large or hostile object is looked at, so that nothing hangs: counted, so that every machine gives the same answer."""


class Budget:
    """So many items for one look at an object.

    Attributes
    ----------
    rest : int
        Items known of that were not looked at.
    """

    def __init__(self, items: int = 200_000):
        self._items = items
        self.rest = 0

    def spend(self, items: int = 1) -> bool:
        """Whether one more item, or so many, may be looked at."""
        self._items -= items
        return self._items >= 0

    def share(self, shares: int) -> "Budget":
        """One of so many equal shares of what is left; what is spent of it is not taken from this one."""
        return Budget(max(self._items, 0) // shares)
