"""Run other programs."""

import os
import subprocess
from collections.abc import Mapping, Sequence
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


def run_shown(command: Command, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run `command` with its output on the screen and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL).returncode
