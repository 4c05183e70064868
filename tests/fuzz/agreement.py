"""Whether a reply is what `base/contract.py` says: every field there, of its type, finite; buffers of the sizes and types that are described."""

import math
import re
import types
import typing
from collections.abc import Iterator
from functools import cache

import numpy as np

from dicom_zip_inspector.base import contract

RESULTS: dict[str, object] = {
    "open": contract.OpenResult, "resume": contract.OpenResult, "event": contract.ScanEvent, "error": contract.ErrorReply,
    "get_archives": list[contract.ArchiveRow], "get_patients": list[contract.PatientRow], "get_studies": list[contract.StudyRow],
    "get_findings": list[contract.FindingRow], "get_entries": list[contract.EntryRow], "get_series_frames": contract.SeriesFrames,
    "get_frame": contract.FrameDescription, "get_display_table": contract.DisplayTable, "get_pixel": contract.PixelValue,
    "get_length": contract.Length, "get_histogram": contract.Histogram, "get_thumbnail": contract.Thumbnail,
    "get_series_thumbnail": contract.Thumbnail, "get_tags": contract.TagRows, "get_tag_value": contract.TagValue,
    "get_object": contract.ObjectSummary, "get_object_document": None, "get_waveform": contract.WaveformTrace,
}  # fmt: skip
SENTENCES = ("message", "reason", "advice", "problem", "left_out")
_INNER = re.compile(
    r"\w(Error|Exception)\b|\b(opj|jpeg8|jpeg2k|htj2k|jpegls|jpegxl|ljpeg|ojph|zlib|pydicom|imagecodecs|numpy|struct|NoneType|Traceback|codec)\b"
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


def buffer_differences(method: str, result, buffers: dict[str, np.ndarray]) -> list[str]:
    """What of a reply's buffers is not as its result describes them."""
    expected = _BUFFERS.get(method, lambda _: {})(result)
    found = [f"buffer {name} is missing" for name in expected.keys() - buffers.keys()]
    found += [f"buffer {name} is not in the contract" for name in buffers.keys() - expected.keys()]
    for name in expected.keys() & buffers.keys():
        (dtype, sizes), buffer = expected[name], buffers[name]
        if buffer.dtype != dtype or buffer.ndim != 1 or not buffer.flags.c_contiguous:
            found.append(f"buffer {name}: {buffer.ndim}-dimensional {buffer.dtype} for {dtype}")
        if sizes is not None and buffer.size not in sizes:
            found.append(f"buffer {name}: {buffer.size} elements, not {sizes}")
    if "level_indices" in buffers and "display_table" in buffers and buffers["level_indices"].size:
        most = int(buffers["level_indices"].max())
        found += [f"level index {most} of a table of {buffers['display_table'].size}"] * (most >= buffers["display_table"].size)
    return found


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


def _frame_buffers(frame: dict) -> dict:
    pixels = (frame["rows"] * frame["columns"],)
    if frame["encoding"] == "table":
        expected = {"level_indices": ("uint16", pixels), "display_table": ("uint8", range(1, 65_537))}
    else:
        expected = {"display_values": ("uint8", (pixels[0] * 3,))}
    if frame["pixel_aspect"] <= 0:
        expected["a pixel aspect above 0"] = ("", None)
    if frame["overlays"]:
        expected["overlay_planes"] = ("uint8", pixels)
    if frame["shutter_value"] is not None:
        expected["shutter_mask"] = ("uint8", pixels)
    return expected


def _series_buffers(frames: dict) -> dict:
    sizes = (frames["frames"],) if frames["frames"] else None
    whole = dict.fromkeys(("instance_keys", "frame_indices", "volume_indices", "stack_indices"), ("int32", sizes))
    return whole | {"positions": ("float64", sizes)}


def _small_buffers(small: dict) -> dict:
    return {"display_values": ("uint8", (small["rows"] * small["columns"] * 3,))}


_BUFFERS = {
    "get_frame": _frame_buffers,
    "get_series_frames": _series_buffers,
    "get_display_table": lambda _: {"display_table": ("uint8", range(1, 65_537))},
    "get_histogram": lambda _: {"counts": ("int32", None)},
    "get_thumbnail": _small_buffers,
    "get_series_thumbnail": _small_buffers,
    "get_object_document": lambda _: {"document": ("uint8", None)},
    "get_waveform": lambda trace: {"times": ("float64", (trace["points"],)), "values": ("float32", None)},
}
