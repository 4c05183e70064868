"""A call that takes longer than a moment: it can be told to stop, and others run between its steps."""

from collections.abc import Callable
from itertools import count

from .errors import Cancelled
from .pauses import others_first

_KEYS = count()


class Job:
    """One running call. Its work asks it between steps whether to go on.

    Attributes
    ----------
    key : int
        By which it is cancelled; no two jobs share one.
    working_on : callable
        Told the name of an entry before work on it alone.
    """

    def __init__(self, working_on: Callable[[str], None] = lambda name: None):
        self.key = next(_KEYS)
        self.working_on = working_on
        self._cancelled = False

    def cancel(self) -> None:
        """Ask it to stop; it does at its next step."""
        self._cancelled = True

    def still_wanted(self) -> None:
        """Raise `Cancelled` once it was asked to stop; for work that cannot wait."""
        if self._cancelled:
            raise Cancelled("Stopped.")

    async def step(self) -> None:
        """Let others go first, then see whether it is still wanted."""
        await others_first()
        self.still_wanted()
