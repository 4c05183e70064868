"""The page's modules as one file, its style sheets as another: fewer requests, and one compiled file for a browser to keep."""

import platform
import sys
from pathlib import Path

from site_builder import assets, pyodide_node
from site_builder.errors import BuildError
from site_builder.processes import run_quietly

MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
OPTIONS = ("--bundle", "--format=esm", "--charset=utf8", "--log-level=warning")


def joined(entry: str, folder: Path, apart: str = "") -> bytes:
    """Return a module or style sheet of `folder` with all that it imports; the module `apart`, a path below `folder` too, stays a file of its own.

    Raises
    ------
    BuildError
        An import leads nowhere, or there is no esbuild for this computer.
    """
    options = [*OPTIONS, f"--external:./{apart}"] if apart else OPTIONS
    return run_quietly([_esbuild(), entry, *options], f"joining {entry}", cwd=folder).encode()


def _esbuild() -> Path:
    name = f"@esbuild/{sys.platform}-{MACHINES.get(platform.machine().lower())}"
    lock = assets.read_lock()
    if name not in lock:
        raise BuildError(f"the lock has no esbuild for this computer ({sys.platform}, {platform.machine()})")
    program = "esbuild.exe" if sys.platform == "win32" else "bin/esbuild"
    return pyodide_node.unpacked(lock[name]) / program
