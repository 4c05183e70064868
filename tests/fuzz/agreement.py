"""Whether a reply is what `base/calls.py` and `base/contract.py` say: fields of their types, finite; buffers of their sizes."""

import math
import re
import types
import typing
from collections.abc import Iterator
from functools import cache

import numpy as np

from dicom_zip_inspector.base import contract
from dicom_zip_inspector.base.calls import CALLS

RESULTS = {name: call.result for name, call in CALLS.items()} | {"event": contract.ScanEvent, "error": contract.ErrorReply}
SENTENCES = ("message", "reason", "advice", "problem", "left_out")
_INNER = re.compile(  # names of reference files, "htj2k-8u", are none
    r"\w(Error|Exception)\b"
    r"|\b(opj|jpeg8|jpeg2k|htj2k|jpegls|jpegxl|ljpeg|ojph|zlib|pydicom|imagecodecs|numpy|struct|NoneType|Traceback|codec)\b(?!-)"
    r"|<class|object has no|ndarray|could not convert|invalid literal|returned (NULL|-?[0-9])|_decode\b"
)

_QUOTED = re.compile("“[^”]*”")  # names and values of files


def differences(value, declared, path: str = "$") -> list[str]:
    """What of a JSON value is not as declared, in words."""
    origin, arguments = typing.get_origin(declared), typing.get_args(declared)
    if declared is None or declared is type(None):
        return [] if value is None else [f"{path}: {value!r:.60} for null"]
    if origin in (typing.Union, types.UnionType):
        several = [differences(value, one, path) for one in arguments]
        return min(several, key=len) if all(several) else []
    if origin is typing.Literal:
        return [] if value in arguments else [f"{path}: {value!r:.60} is none of {arguments}"]
    if origin is list:
        if not isinstance(value, list):
            return [f"{path}: {type(value).__name__} for a list"]
        return [found for item in value for found in differences(item, arguments[0], f"{path}[]")][:5]
    if origin is dict:
        return [] if isinstance(value, dict) else [f"{path}: {type(value).__name__} for an object"]
    if typing.is_typeddict(declared):
        return _field_differences(value, declared, path)
    return _plain_differences(value, declared, path)


@cache
def _hints(declared) -> dict:
    return typing.get_type_hints(declared)


def _field_differences(value, declared, path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path}: {type(value).__name__} for {declared.__name__}"]
    hints = _hints(declared)
    found = [f"{path}: {name} is missing" for name in declared.__required_keys__ - value.keys()]
    found += [f"{path}: {name} is not in the contract" for name in value.keys() - hints.keys()]
    return found + [one for name in value.keys() & hints.keys() for one in differences(value[name], hints[name], f"{path}.{name}")]


def _plain_differences(value, declared, path: str) -> list[str]:
    if declared is float and isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return []
    if declared is int and type(value) is int and abs(value) <= 2**53:
        return []
    if declared in (str, bool) and type(value) is declared:
        return []
    return [f"{path}: {value!r:.60} for {getattr(declared, '__name__', declared)}"]


def inner_words(value) -> Iterator[str]:
    """Sentences for people that hold a library's or an exception's words."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name in SENTENCES and isinstance(item, str) and _INNER.search(_QUOTED.sub("", item)):
                yield item
            elif isinstance(item, dict | list):
                yield from inner_words(item)
    elif isinstance(value, list):
        for item in value:
            yield from inner_words(item)


def buffer_differences(method: str, result, buffers: dict[str, np.ndarray]) -> list[str]:
    """What of a reply's buffers is not as the call and its result describe them."""
    declared, sizes = CALLS[method].buffers, _SIZES.get(method, lambda _: {})(result)
    always = {name for name in declared if not name.endswith("?")} | sizes.keys()
    found = [f"buffer {name} is missing" for name in always - buffers.keys()]
    for name, buffer in buffers.items():
        dtype = declared.get(name) or declared.get(f"{name}?")
        if buffer.dtype != dtype or buffer.ndim != 1 or not buffer.flags.c_contiguous:
            found.append(f"buffer {name}: {buffer.ndim}-dimensional {buffer.dtype} for {dtype}")
        if name in sizes and buffer.size not in sizes[name]:
            found.append(f"buffer {name}: {buffer.size} elements, not {sizes[name]}")
        if f"{name}?" in declared and name not in sizes:
            found.append(f"buffer {name} is there for nothing")
    if "level_indices" in buffers and "display_table" in buffers and buffers["level_indices"].size:
        most = int(buffers["level_indices"].max())
        found += [f"level index {most} of a table of {buffers['display_table'].size}"] * (most >= buffers["display_table"].size)
    return found


def _frame_sizes(frame: dict) -> dict:
    pixels = frame["drawn_rows"] * frame["drawn_columns"]
    grey = {"level_indices": (pixels,), "display_table": range(1, 65_537)}
    sizes = grey if frame["encoding"] == "table" else {"display_values": (pixels * 3,)}
    if frame["overlays"]:
        sizes["overlay_planes"] = (pixels,)
    if frame["shutter_value"] is not None:
        sizes["shutter_mask"] = (pixels,)
    if frame["pixel_aspect"] <= 0 or pixels <= 0:
        sizes["of a picture with any height"] = ()
    return sizes


def _series_sizes(frames: dict) -> dict:
    return dict.fromkeys(CALLS["get_series_frames"].buffers, (frames["frames"],)) if frames["frames"] else {}


def _small_sizes(small: dict) -> dict:
    return {"display_values": (small["rows"] * small["columns"] * 3,)}


_SIZES = {
    "get_frame": _frame_sizes,
    "get_series_frames": _series_sizes,
    "get_display_table": lambda _: {"display_table": range(1, 65_537)},
    "get_thumbnail": _small_sizes,
    "get_series_thumbnail": _small_sizes,
    "get_waveform": lambda trace: {"times": (trace["points"],)},
}
