"""contract.js says the same as contract.py, field by field."""

import re
import types
import typing
from pathlib import Path

from dicom_zip_inspector.base import contract

SCRIPT = Path(__file__).parents[2] / "static" / "engine" / "contract.js"
SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def _javascript_type(annotation) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if origin is list:
        return f"{_javascript_type(arguments[0])}[]"
    if origin is typing.Literal:
        return "|".join(f'"{value}"' for value in arguments)
    if origin in (typing.Union, types.UnionType):
        return "|".join(_javascript_type(argument) for argument in arguments)
    return annotation.__name__


def _normal(text: str) -> str:
    return re.sub(r"[\s()]", "", text).replace("'", '"')


def _script_types() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"/\*\*(.*?)\*/", SCRIPT.read_text("utf-8"), re.S)
    found = {}
    for block in blocks:
        if name := re.search(r"@typedef\s+\{Object\}\s+(\w+)", block):
            found[name[1]] = {field: _normal(kind) for kind, field in re.findall(r"@property\s+\{(.+?)\}\s+(\w+)", block)}
    return found


def _script_aliases() -> dict[str, str]:
    text = SCRIPT.read_text("utf-8")
    return {name: _normal(kind) for kind, name in re.findall(r"@typedef\s+\{([^}]*[|][^}]*)\}\s+(\w+)", text)}


def _expand(kind: str, aliases: dict[str, str]) -> str:
    return "|".join(aliases.get(part, part) for part in kind.split("|"))


def test_the_page_and_the_engine_agree_on_every_field():
    aliases, script = _script_aliases(), _script_types()
    for name, declared in vars(contract).items():
        if isinstance(declared, type) and typing.is_typeddict(declared):
            expected = {field: _normal(_javascript_type(kind)) for field, kind in typing.get_type_hints(declared).items()}
            actual = {field: _expand(kind, aliases) for field, kind in script[name].items()}
            assert actual == expected, name
