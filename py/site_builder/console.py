"""Progress as plain lines, each with the seconds since the start."""

import time

_started = time.monotonic()


def say(text: str) -> None:
    """Print one line of progress."""
    print(f"[{time.monotonic() - _started:6.1f} s] {text}", flush=True)
