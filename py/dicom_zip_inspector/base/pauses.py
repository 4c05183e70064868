"""Long work gives way now and then, so that a click or a cancel is heard."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

EVERY = 4 << 20  # bytes of work, a few tens of milliseconds in WebAssembly
ITEM = 2048  # bytes that one item, such as an entry of a directory, counts as

Result = TypeVar("Result")


class InHand:
    """A call that has arrived and is quickly answered: long work waits for it, from its arrival on and not only from its first step."""

    count = 0  # of those that are not ended

    def __init__(self) -> None:
        self._has_ended = False
        InHand.count += 1

    def end(self) -> None:
        """It is answered, or takes its time as others do."""
        InHand.count -= not self._has_ended
        self._has_ended = True


async def others_first() -> None:
    """Let others go first: everything that is ready for a step, and calls in hand as many as they take, to the reply that is on its way."""
    await asyncio.sleep(0)
    while InHand.count:
        await asyncio.sleep(0)
        if not InHand.count:
            await asyncio.sleep(0)


class Pauses:
    """Counts work and gives way after so much of it; counted, not timed, so that the same input always takes the same way.

    Parameters
    ----------
    still_wanted : callable
        Asked after each pause; raises `Cancelled` to end the work.
    working_on : callable
        Told an entry's name before work on it alone, so that a person can be told what keeps the engine busy.
    """

    def __init__(self, still_wanted: Callable[[], None] = lambda: None, working_on: Callable[[str], None] = lambda name: None):
        self._still_wanted = still_wanted
        self.working_on = working_on
        self._spent = 0

    async def spend(self, work: int = ITEM) -> None:
        """So many bytes of work were done."""
        self._spent += work
        if self._spent >= EVERY:
            await self.give_way()

    async def give_way(self) -> None:
        """Let others go first, between two steps that cannot be interrupted and take as long as much counted work does."""
        self._spent = 0
        await others_first()
        self._still_wanted()


def at_once(work: Coroutine[Any, Any, Result]) -> Result:
    """The result of work that waits for nothing but pauses, without any."""
    while True:
        try:
            work.send(None)
        except StopIteration as ended:
            result: Result = ended.value
            return result
