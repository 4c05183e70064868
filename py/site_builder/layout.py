"""Where things are in the checkout. Everything generated lies in BUILD or DIST, which git ignores."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parents[1]
ENGINE_SOURCE = ROOT / "py" / "dicom_zip_inspector"
PYODIDE_SCRIPTS = PACKAGE / "pyodide_scripts"
LOCK = PACKAGE / "assets.lock.toml"

BUILD = ROOT / ".build"
CACHE = BUILD / "cache"
VENV = BUILD / "venv"
BAKED = BUILD / "baked"
TOOLS = BUILD / "tools"
UNBUNDLED = BUILD / "unbundled"
DIST = ROOT / "dist"
