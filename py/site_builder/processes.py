"""Run other programs."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from site_builder.errors import BuildError

Command = Sequence[str | Path]


def run_quietly(command: Command, purpose: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run `command`, return what it printed; its output is shown only in the error when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    if done.returncode:
        raise BuildError(f"{purpose} failed (exit code {done.returncode}):\n{(done.stdout + done.stderr).strip()[-4000:]}")
    return done.stdout


_in_one_piece: ContextVar[bool] = ContextVar("in one piece", default=False)  # of the thread that runs something


@contextmanager
def output_in_one_piece() -> Iterator[None]:
    """Have what runs beside others show its output when it ends, so that theirs does not come in between."""
    token = _in_one_piece.set(True)
    try:
        yield
    finally:
        _in_one_piece.reset(token)


def run_shown(command: Command, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run `command` with its output on the screen and return its exit code."""
    output = subprocess.PIPE if _in_one_piece.get() else None
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
        stdout=output, stderr=subprocess.STDOUT if output else None, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if done.stdout:
        print(done.stdout, end="", flush=True)
    return done.returncode
