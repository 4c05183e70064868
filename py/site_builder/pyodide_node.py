"""The pinned Pyodide under Node, for everything that must happen inside it before the site exists."""

import json
import tarfile
from collections.abc import Mapping
from pathlib import Path

from site_builder import assets, layout, toolchain
from site_builder.fingerprint import is_current, mark
from site_builder.processes import run_quietly, run_shown


def runtime() -> Path:
    """Return the folder of the unpacked Pyodide."""
    return unpacked(assets.read_lock()["pyodide"])


def unpacked(asset: assets.Asset) -> Path:
    """Return the folder `package` of an npm tarball, unpacked once."""
    folder = layout.TOOLS / f"{asset.name}-{asset.version}"
    if not is_current(folder / "stamp", asset.sha256):
        with tarfile.open(assets.ensure(asset)) as archive:
            archive.extractall(folder, filter="data")
        mark(folder / "stamp", asset.sha256)
    return folder / "package"


def run_script(name: str, mounts: Mapping[str, Path], arguments: Mapping[str, object] | None = None) -> str:
    """Run pyodide_scripts/<name>.py there and return what it printed; a failure is a BuildError."""
    return run_quietly(_command(name, mounts, arguments or {}), f"{name} inside Pyodide")


def run_script_shown(name: str, mounts: Mapping[str, Path], arguments: Mapping[str, object] | None = None) -> int:
    """Run pyodide_scripts/<name>.py there with its output on the screen and return its exit code."""
    return run_shown(_command(name, mounts, arguments or {}))


def _command(name: str, mounts: Mapping[str, Path], arguments: Mapping[str, object]) -> list[str | Path]:
    job = {
        "runtime": str(runtime()),
        "mounts": {mountpoint: str(folder) for mountpoint, folder in mounts.items()},
        "scripts": str(layout.PYODIDE_SCRIPTS),
        "script": name,
        "arguments": dict(arguments),
    }
    return [toolchain.node(), layout.PYODIDE_SCRIPTS / "run.mjs", json.dumps(job)]
