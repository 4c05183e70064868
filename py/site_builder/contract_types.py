"""The page's types, made from the engine's contract and calls: static/engine/contract.d.ts."""

import importlib
import inspect
import sys
import types
import typing

from site_builder import layout

TARGET = layout.ROOT / "static" / "engine" / "contract.d.ts"
_SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
_ARRAYS = {
    "uint8": "Uint8Array<ArrayBuffer>",
    "uint16": "Uint16Array<ArrayBuffer>",
    "int32": "Int32Array<ArrayBuffer>",
    "float32": "Float32Array<ArrayBuffer>",
    "float64": "Float64Array<ArrayBuffer>",
}


def text() -> str:
    """Return the declarations of every type of the contract and of all calls, in their order."""
    contract, calls = _load("contract"), _load("calls")
    parts = ["// Made from base/contract.py and base/calls.py of the engine by the build; changes belong there."]
    declared = {name: kind for module in (contract, calls) for name, kind in vars(module).items()}
    for name, kind in declared.items():
        if typing.get_origin(kind) is typing.Literal:
            parts.append(f"export type {name} = {_type(kind)};")
        elif isinstance(kind, type) and typing.is_typeddict(kind):
            parts.append(_interface(kind))
    parts.append("/** What each call takes and gives. */\nexport interface Calls {\n" + "".join(map(_call, calls.CALLS.items())) + "}")
    return "\n\n".join(parts) + "\n"


def _load(name: str) -> types.ModuleType:
    """Return a module of the engine's base, which needs nothing but the standard library."""
    folder = str(layout.ENGINE_SOURCE.parent)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(f"dicom_zip_inspector.base.{name}")


def _interface(declared: type) -> str:
    comment = "".join(f"\n * {line}".rstrip() for line in (inspect.getdoc(declared) or "").splitlines())
    optional = declared.__optional_keys__  # type: ignore[attr-defined]  # of every TypedDict
    hints = typing.get_type_hints(declared).items()
    fields = "".join(f"  {field}{'?' if field in optional else ''}: {_type(kind)};\n" for field, kind in hints)
    return f"/**{comment}\n */\nexport interface {declared.__name__} {{\n{fields}}}"


def _call(named: tuple[str, typing.Any]) -> str:
    name, call = named
    buffers = "; ".join(f"{buffer}: {_ARRAYS[dtype]}" for buffer, dtype in call.buffers.items())
    files = "; ".join(f"{file}: Blob" for file in call.files)
    kinds = f"params: {_type(call.parameters)}; result: {_type(call.result)}; buffers: {{ {buffers} }}; files: {{ {files} }}"
    return f"  {name}: {{ {kinds} }};\n"


def _type(annotation: typing.Any) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is None:
        return "null"
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
