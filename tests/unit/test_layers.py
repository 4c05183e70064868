"""The structure that ARCHITECTURE.md promises: imports go down only, and the engine knows nothing of browsers."""

import ast
from pathlib import Path

import dicom_zip_inspector

ENGINE = Path(dicom_zip_inspector.__file__).parent
LAYERS = [
    {"errors", "contract", "transfer_syntax", "uid_names", "byte_source"},
    {"header_scan", "attributes", "archive", "element_values", "functional_groups", "geometry", "grayscale", "color", "histogram", "small_picture"},
    {"content_kind", "inflate", "decoders", "cine", "corner_text", "frame_order", "overlay", "real_world_value", "shutter", "suv"},
    {"span_reader", "stored_frame", "instance_reader", "tag_rows", "frame_plane"},
    {"header_fallback", "lanes", "display"},
    {"headers", "frame_description", "pixel_values", "measuring"},
    {"hierarchy"},
    {"opening"},
    {"session"},
    {"rpc"},
]


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            prefix = "." * node.level
            names.update([prefix + node.module] if node.module else [prefix + alias.name for alias in node.names])
    return names


def test_every_module_has_its_layer():
    modules = {path.stem for path in ENGINE.glob("*.py")} - {"__init__"}
    assert modules == set().union(*LAYERS)


def test_imports_go_down_only():
    level = {name: number for number, names in enumerate(LAYERS) for name in names}
    upward = [
        f"{path.stem} imports {name}"
        for path in ENGINE.glob("*.py")
        for name in _imports(path)
        if name.startswith(".") and level[name.lstrip(".").split(".")[0]] >= level[path.stem] and name != "."
    ]
    assert upward == []


def test_the_engine_imports_neither_js_nor_pyodide():
    roots = {name.split(".")[0] for path in ENGINE.rglob("*.py") for name in _imports(path)}
    assert not roots & {"js", "pyodide", "pyodide_js", "micropip"}


def test_the_scanner_does_not_wait_for_pydicom():
    import subprocess
    import sys

    if sys.platform == "emscripten":
        return  # no processes there; the browser tests time this path
    code = "import sys, dicom_zip_inspector.rpc; sys.exit('pydicom' in sys.modules or 'imagecodecs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(ENGINE.parent)}).returncode == 0
