"""The engine's files, made inside the pinned Pyodide; each stage runs again only when its inputs have changed."""

from collections.abc import Callable
from pathlib import Path

from site_builder import assets, layout, pyodide_node
from site_builder.console import say
from site_builder.fingerprint import fingerprint, is_current, mark, source_files

LIBRARIES = ("numpy", "pydicom", "imagecodecs")
INSTALLER = ("micropip", "packaging")


def bake() -> list[Path]:
    """Return the folders of the baked files: runtime, libraries, inspector and example."""
    return [_bake_runtime(), _bake_libraries(), _bake_inspector(), _bake_example()]


def _bake_runtime() -> Path:
    def work(out: Path) -> str:
        return pyodide_node.run_script("bake_runtime", {"/runtime": pyodide_node.runtime(), "/out": out})

    return _stage("runtime", [], work)


def _bake_libraries() -> Path:
    lock = assets.read_lock()

    def work(out: Path) -> str:
        for name in LIBRARIES + INSTALLER:
            assets.ensure(lock[name])
        arguments = {"wheels": [lock[name].file for name in LIBRARIES], "installer": [lock[name].file for name in INSTALLER]}
        return pyodide_node.run_script("bake_libraries", {"/wheels": layout.CACHE, "/out": out}, arguments)

    return _stage("libraries", [], work)


def _bake_inspector() -> Path:
    def work(out: Path) -> str:
        return pyodide_node.run_script("bake_inspector", {"/source": layout.ENGINE_SOURCE, "/out": out})

    return _stage("inspector", source_files(layout.ENGINE_SOURCE), work)


def _bake_example() -> Path:
    libraries = layout.BAKED / "libraries"

    def work(out: Path) -> str:
        return pyodide_node.run_script("bake_example", {"/libraries": libraries, "/out": out})

    scripts = [layout.PYODIDE_SCRIPTS / "phantoms.py", *sorted(layout.PYODIDE_SCRIPTS.glob("example_*.py"))]
    return _stage("example", [*scripts, *source_files(libraries)], work)


def _stage(name: str, inputs: list[Path], work: Callable[[Path], str]) -> Path:
    """Return the stage's folder, filled by `work` unless its inputs, scripts and the lock are those of the last time."""
    out = layout.BAKED / name
    scripts = [layout.PYODIDE_SCRIPTS / file for file in ("run.mjs", "packing.py", f"bake_{name}.py")]
    stamp, wanted = layout.BAKED / f"{name}.stamp", fingerprint([layout.LOCK, *scripts, *inputs])
    if is_current(stamp, wanted):
        return out
    say(f"baking the {name}")
    out.mkdir(parents=True, exist_ok=True)
    for file in out.iterdir():
        file.unlink()
    print(work(out), end="", flush=True)
    mark(stamp, wanted)
    return out
