"""The structure that ARCHITECTURE.md promises: imports go down only, and the engine knows nothing of browsers."""

import ast
from pathlib import Path

import dicom_zip_inspector

ENGINE = Path(dicom_zip_inspector.__file__).parent
LAYERS = [
    {"errors", "contract", "transfer_syntax", "uid_names", "byte_source", "budget"},
    {"header_scan", "attributes", "archive", "element_values", "functional_groups", "geometry", "grayscale", "color", "icc", "codestream"},
    {"private_b_value", "histogram", "small_picture", "cine"},
    {"content_kind", "inflate", "decoders", "image_pixel", "corner_text", "frame_order", "overlay", "real_world_value", "shutter", "suv"},
    {"span_reader", "member_file", "pixel_source", "tag_rows"},
    {"header_fallback", "lanes", "instance_reader"},
    {"stored_frame"},
    {"frame_plane"},
    {"display"},
    {"headers", "frame_description", "pixel_values", "measuring"},
    {"hierarchy"},
    {"objects", "opening"},
    {"session"},
    {"rpc"},
]
OBJECTS = [
    {"reading", "companding"},
    {"parts", "references"},
    {"subject"},
    {"structured_report"},
    {"encapsulated_documents", "file_set", "presentation", "radiotherapy", "segmentations", "spatial", "waveforms"},
    {"summary"},
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
    modules = {path.stem for path in ENGINE.glob("*.py")} | {path.parent.name for path in ENGINE.glob("*/__init__.py")}
    assert modules - {"__init__"} == set().union(*LAYERS)
    assert {path.stem for path in (ENGINE / "objects").glob("*.py")} - {"__init__"} == set().union(*OBJECTS)


def _upward(folder: Path, layers: list[set[str]], dots: str, own: str | None = None) -> list[str]:
    """Imports among the modules of `layers`, written with `dots`, that do not go down; `own` where the whole folder is one of them."""
    level = {name: number for number, names in enumerate(layers) for name in names}
    return [
        f"{path.stem} imports {name}"
        for path in folder.glob("*.py")
        for name in _imports(path)
        if name.startswith(dots) and name.strip(".") and not name.startswith(dots + ".")
        if level[name.removeprefix(dots).split(".")[0]] >= level[own or path.stem]
    ]


def test_imports_go_down_only():
    assert _upward(ENGINE, LAYERS, ".") == []
    assert _upward(ENGINE / "objects", OBJECTS, ".") == []
    assert _upward(ENGINE / "objects", LAYERS, "..", "objects") == []


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
