"""The engine switches nothing for the whole process: others may use warnings, numpy and pydicom beside it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dicom_zip_inspector

ENGINE = Path(dicom_zip_inspector.__file__).parent
SWITCHES = {
    "warnings": {"catch_warnings", "simplefilter", "filterwarnings", "resetwarnings"},
    "gc": {"disable", "enable", "freeze", "set_threshold"},
    "np": {"seterr", "seterrcall", "set_printoptions"},
    "sys": {"setrecursionlimit", "set_int_max_str_digits", "setswitchinterval"},
    "locale": {"setlocale"},
    "codecs": {"register", "register_error"},
}
_MUTATORS = {"update", "setdefault", "pop", "clear", "append", "add", "extend", "insert", "remove"}


def _switches(tree: ast.AST) -> Iterator[str]:
    """What changes something for the whole process: a known switch, or a name of another module that is set, filled or emptied."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {(alias.asname or alias.name).split(".")[0] for node in imports for alias in node.names}
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                yield from (alias.name for alias in names if alias.name in SWITCHES.get(module, ()))
            case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
                yield from {_root(node)} & imported
            case ast.Attribute(value=ast.Name(id=module), attr=name) if name in SWITCHES.get(module, ()):
                yield name
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in _MUTATORS and ast.unparse(owner) != "np":
                yield from {_root(owner)} & imported


def _root(node: ast.expr) -> str:
    """The name that an attribute or item of an attribute or item ... is of."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return ast.unparse(node)


def test_nothing_is_switched_for_the_whole_process():
    assert {f"{path.stem}: {switch}" for path in ENGINE.glob("*/*.py") for switch in _switches(ast.parse(path.read_text("utf-8")))} == set()


@pytest.mark.parametrize(
    "code",
    [
        "import warnings\nwith warnings.catch_warnings(): pass",
        "from warnings import catch_warnings",
        "import gc\ngc.disable()",
        "from pydicom.uid import UID_dictionary\nUID_dictionary['1.2'] = ()",
        "from pydicom.uid import UID_dictionary\nUID_dictionary.update({})",
        "from pydicom import config\nconfig.settings.reading_validation_mode = 0",
        "import pydicom.config\npydicom.config.convert_wrong_length_to_UN = True",
    ],
)
def test_a_switch_would_be_seen(code):
    assert list(_switches(ast.parse(code)))
