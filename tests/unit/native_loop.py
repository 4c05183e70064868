"""Runs coroutines to their end without sockets, so that the same tests run in CPython and inside Pyodide."""

import asyncio


class _NoSelector:
    def select(self, _timeout):
        return []


class _PlainLoop(asyncio.BaseEventLoop):
    """An event loop for code that never waits for the outside."""

    def __init__(self):
        super().__init__()
        self._selector = _NoSelector()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class Loop:
    """Runs coroutines one after the other, also where another loop counts as running."""

    def __init__(self):
        self._loop = _PlainLoop()

    def run(self, coroutine):
        """What a coroutine returns."""
        outer = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        try:
            return self._loop.run_until_complete(coroutine)
        finally:
            asyncio._set_running_loop(outer)

    def close(self) -> None:
        """End what is still under way."""
        self.run(self._loop.shutdown_asyncgens())
        self._loop.close()


def run(coroutine):
    """What `asyncio.run` does, also where another loop counts as running."""
    loop = Loop()
    try:
        return loop.run(coroutine)
    finally:
        loop.close()
