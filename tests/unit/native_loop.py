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


def run(coroutine):
    """What `asyncio.run` does, also where another loop counts as running."""
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    loop = _PlainLoop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio._set_running_loop(outer)
