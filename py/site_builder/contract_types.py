"""The page's types, made from the engine's contract: static/engine/contract.d.ts."""

import importlib.util
import inspect
import types
import typing
from types import ModuleType

from site_builder import layout

SOURCE = layout.ENGINE_SOURCE / "base" / "contract.py"
TARGET = layout.ROOT / "static" / "engine" / "contract.d.ts"
_SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def text() -> str:
    """Return the declarations of every type of the contract, in its order."""
    contract = _load()
    parts = ["// Made from py/dicom_zip_inspector/base/contract.py by the build; changes belong there."]
    for name, declared in vars(contract).items():
        if typing.get_origin(declared) is typing.Literal:
            parts.append(f"export type {name} = {_type(declared)};")
        elif isinstance(declared, type) and typing.is_typeddict(declared):
            parts.append(_interface(declared))
    return "\n\n".join(parts) + "\n"


def write() -> None:
    """Bring the file to what the contract says; one that is right already is left alone."""
    wanted = text()
    if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != wanted:
        TARGET.write_text(wanted, encoding="utf-8")


def _load() -> ModuleType:
    """Return the contract by itself: it imports nothing but `typing`, so no set-up is needed."""
    spec = importlib.util.spec_from_file_location("contract", SOURCE)
    contract = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(contract)
    return contract


def _interface(declared: type) -> str:
    comment = "".join(f"\n * {line}".rstrip() for line in (inspect.getdoc(declared) or "").splitlines())
    fields = "".join(f"  {field}: {_type(kind)};\n" for field, kind in typing.get_type_hints(declared).items())
    return f"/**{comment}\n */\nexport interface {declared.__name__} {{\n{fields}}}"


def _type(annotation: object) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if origin is list:
        item = _type(arguments[0])
        return f"({item})[]" if "|" in item else f"{item}[]"
    if origin is typing.Literal:
        return " | ".join(f'"{value}"' for value in arguments)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(map(_type, arguments))
    return annotation.__name__
