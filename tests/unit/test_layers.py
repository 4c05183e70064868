"""The structure that ARCHITECTURE.md promises: imports go down only, and the engine knows nothing of browsers."""

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

import dicom_zip_inspector

ENGINE = Path(dicom_zip_inspector.__file__).parent
# What a package may import: those after it. What stands together may not see each other.
PACKAGES = [
    {"bridge"}, {"api"}, {"jobs"}, {"objects", "checks"}, {"measure", "census", "lettering"}, {"display"}, {"pixels", "index"}, {"dataset"}, {"scan"},
    {"archive"}, {"base"},
]  # fmt: skip
LEVEL = {name: level for level, names in enumerate(reversed(PACKAGES)) for name in names}


def _imports(path: Path) -> set[str]:
    return _imports_in(ast.parse(path.read_text("utf-8")))


def _imports_in(within: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(within):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            prefix = "." * node.level
            names.update([prefix + node.module] if node.module else [prefix + alias.name for alias in node.names])
    return names


def test_every_module_lies_in_a_package():
    assert {path.name for path in ENGINE.glob("*.py")} == {"__init__.py"}
    assert {path.parent.name for path in ENGINE.glob("*/__init__.py")} == set(LEVEL)


def test_imports_go_down_only():
    upward = {
        f"{path.parent.name}.{path.stem} imports {name}"
        for path in ENGINE.glob("*/*.py")
        for name in _imports(path)
        if name.startswith("..") and LEVEL[name[2:].split(".")[0]] >= LEVEL[path.parent.name]
    }
    assert upward == set()


def test_modules_of_a_package_import_each_other_one_way():
    for package in LEVEL:
        modules = {path.stem: {n[1:].split(".")[0] for n in _imports(path) if n[:1] == "." != n[1:2]} for path in (ENGINE / package).glob("*.py")}
        assert list(graphlib.TopologicalSorter(modules).static_order())  # raises CycleError


LATE = {  # modules that are imported within functions
    "api.answers": {".instance_answers", ".review"},  # with pydicom, imagecodecs and all packages that the first table goes without
    "api.session": {".instances", ".elements", ".pictures", ".review"},
    "archive.decompressors": {"compression.zstd"},  # of newer Pythons
}


def test_what_is_imported_late_is_named():
    late: dict[str, set[str]] = {}
    for path in ENGINE.glob("*/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (names := _imports_in(node)):
                late.setdefault(f"{path.parent.name}.{path.stem}", set()).update(names)
    assert late == LATE


def test_the_engine_imports_neither_js_nor_pyodide():
    roots = {name.split(".")[0] for path in ENGINE.rglob("*.py") for name in _imports(path)}
    assert not roots & {"js", "pyodide", "pyodide_js", "micropip"}


def test_no_test_file_imports_another():
    """What several use is in a module by what it does."""
    folders = [path for path in Path(__file__).parents[1].iterdir() if path.is_dir()]
    importing = {
        f"{path.parent.name}/{path.stem} imports {name}"
        for folder in folders
        for path in folder.rglob("*.py")
        for name in _imports(path)
        if name.split(".")[0] == "conftest" or name.split(".")[0].startswith("test_")
    }
    assert importing == set() and {"unit", "browser", "fuzz"} <= {folder.name for folder in folders}


@pytest.mark.skipif(sys.platform == "emscripten", reason="no processes there; the browser tests time this path")
def test_the_scanner_does_not_wait_for_pydicom():
    code = "import sys, dicom_zip_inspector.bridge.rpc; sys.exit('pydicom' in sys.modules or 'imagecodecs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(ENGINE.parent)}).returncode == 0
