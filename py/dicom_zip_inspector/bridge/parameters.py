"""Parameters of a call, held against what the call takes."""

import math
import types
import typing

from ..base.errors import BadRequest


def check(parameters: object, declared: type) -> None:
    """Raise `BadRequest`, which names the parameter, where `parameters` (as JSON gives them) are not of the TypedDict `declared`."""
    _check_fields(parameters, declared, "")


def _check_fields(value: object, declared: type, path: str) -> None:
    if not isinstance(value, dict):
        raise BadRequest(f"{path or 'The parameters'} must be an object.")
    for name in value.keys() - typing.get_type_hints(declared).keys():
        raise BadRequest(f"There is no parameter {path}{name}.")
    for name, kind in typing.get_type_hints(declared).items():
        if name in value:
            _check_value(value[name], kind, f"{path}{name}")
        elif name in declared.__required_keys__:  # type: ignore[attr-defined]  # of every TypedDict
            raise BadRequest(f"The parameter {path}{name} is missing.")


def _check_value(value: object, kind: object, path: str) -> None:
    if not _fits(value, kind):
        raise BadRequest(f"The parameter {path} is not what this call takes.", f"{kind} expected")
    if typing.is_typeddict(kind):
        _check_fields(value, typing.cast(type, kind), f"{path}.")
    elif typing.get_origin(kind) is list:
        for place, item in enumerate(typing.cast(list, value)):
            _check_value(item, typing.get_args(kind)[0], f"{path}[{place}]")
    elif typing.get_origin(kind) in (typing.Union, types.UnionType) and value is not None:
        _check_value(value, next(one for one in typing.get_args(kind) if one is not type(None) and _fits(value, one)), path)


def _fits(value: object, kind: object) -> bool:
    """Whether a value is of a kind, as far as can be told without looking into it."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return value in arguments
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, one) for one in arguments)
    if typing.is_typeddict(kind):
        return isinstance(value, dict)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, origin or typing.cast(type, kind))
