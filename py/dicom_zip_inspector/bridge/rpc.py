"""The calls that the page may make; nothing else of the engine can be reached. Parameters and results: contract.py."""

import importlib
import json
import math
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..api.session import Session
from ..archive.byte_source import ByteSource
from ..archive.storage import NativeStorage, Storage
from ..base.budget import Budget
from ..base.calls import CALLS, Call
from ..base.contract import DisplayTable, EntryBytes, SeriesFrames, Thumbnail
from ..base.errors import BadRequest, InspectorError, UnknownKey
from ..base.finding import remarks
from ..base.uid_names import uid_name
from .page_storage import PageStorage
from .parameters import check

LATE_MODULES = (
    "pixels.instance_reader",
    "display.frame_description",
    "measure.pixel_values",
    "measure.measuring",
    "display.small_picture",
    "dataset.tag_rows",
    "objects.summary",
)
MOST_ENTRY_BYTES = 16 << 20  # handed out at a time
MOST_COLUMNS = 8192  # pixels across a plot


@dataclass(slots=True)
class Reply:
    """What crosses to the page: one JSON text, {"result": ...} or {"error": ...}, and flat C-contiguous arrays by name."""

    json: str
    buffers: dict[str, np.ndarray] = field(default_factory=dict)


class Inspector:
    """The engine as the page sees it.

    Parameters
    ----------
    page_storage : object, optional
        The page's storage (see `page_storage`); natively, files on the disk.
    working_on : callable, optional
        Told the name of an entry before each piece of work on it that nothing can interrupt.
    """

    def __init__(self, page_storage=None, working_on: Callable[[str], None] | None = None):
        self._storage: Storage = NativeStorage() if page_storage is None else PageStorage(page_storage)
        self._session = Session(working_on or (lambda name: None))
        self._emit: Callable[[str], None] | None = None

    def import_libraries(self) -> None:
        """Import what the first table does not need: pydicom, imagecodecs and the modules on top of them."""
        for name in LATE_MODULES:
            importlib.import_module(f"..{name}", __package__)

    async def call(self, method: str, params_json: str, emit: Callable[[str], None] | None = None) -> Reply:
        """Make one call. `emit` takes JSON texts while `open` runs. Exceptions become an `ErrorReply`; this never raises."""
        try:
            called = CALLS.get(method)
            if called is None:
                raise UnknownKey(f"There is no call named {method}.")
            params = _parameters(params_json, called)
            if called.tells:
                return _reply(await getattr(self, method)(**params, emit=emit))
            return _reply(*_pair(getattr(self, method)(**params)))
        except InspectorError as error:
            return _error_reply(error.code, error.message, error.detail)
        except MemoryError:
            return _error_reply("limit_exceeded", "There is not enough memory for this.", traceback.format_exc())
        except RecursionError:
            return _error_reply("limit_exceeded", "The data are nested too deeply.", "RecursionError")
        except Exception as error:
            return _error_reply("internal", f"{type(error).__name__}: {error}", traceback.format_exc())

    async def open(self, sources: list[dict], emit: Callable[[str], None] | None, add: bool = False, skip: Sequence[str] = ()):
        """Open files by {name, path, size} in the place of what is open, or beside it: OpenResult, after ScanEvents."""
        files = [ByteSource(source["name"], source["path"], source["size"], self._storage) for source in sources]
        return await self._session.open(files, lambda event: emit(_json(event)) if emit else None, add, skip)

    async def resume(self, emit: Callable[[str], None] | None):
        """Read what a cancel has left: OpenResult, after ScanEvents."""
        return await self._session.resume(lambda event: emit(_json(event)) if emit else None)

    def cancel(self, job_key: int | None = None):
        """Stop a job, or all that run; what they have read stays."""
        self._session.cancel(job_key)

    def get_archives(self):
        """ArchiveRows of all that is open."""
        return self._session.workspace.archive_rows()

    def get_patients(self):
        """PatientRows of all that is open."""
        return self._session.index.patient_rows()

    def get_studies(self):
        """StudyRows of all that is open."""
        return self._session.index.study_rows()

    def get_findings(self):
        """FindingRows, the worst first."""
        return self._session.findings()

    def get_entries(self, entry_class: str):
        """EntryRows of one class, or of all that are "damaged"."""
        return self._session.index.entry_rows(entry_class)

    def get_entry(self, entry_key: int):
        """EntryRow of one entry, of any class."""
        return self._session.index.entry_row(self._session.entry(entry_key))

    def get_entry_bytes(self, entry_key: int, start: int, most: int):
        """EntryBytes of at most `most` bytes (and MOST_ENTRY_BYTES) from `start` on, with buffer `bytes`."""
        data = self._session.entry_bytes(entry_key, max(start, 0), min(max(most, 0), MOST_ENTRY_BYTES))
        reply = EntryBytes(entry_key=entry_key, start=start, size=self._session.entry(entry_key).member.size)
        return reply, {"bytes": np.frombuffer(data, np.uint8)}

    def get_series_frames(self, series_key: int):
        """SeriesFrames, with its five buffers."""
        arrangement = self._session.arrangement(series_key)
        keys, indices = np.array(arrangement.order, np.int32).reshape(-1, 2).T
        reply = SeriesFrames(
            series_key=series_key,
            frames=self._session.series(series_key).frames,
            middle=arrangement.middle,
            volumes=arrangement.volumes,
            spacings=arrangement.spacings,
            problems=remarks(arrangement.problems),
        )
        places = {name: getattr(arrangement, name) for name in ("stack_indices", "volume_indices", "positions")}
        return reply, places | {"instance_keys": keys.copy(), "frame_indices": indices.copy()}

    def get_frame(self, instance_key: int, frame_index: int, window: dict | None = None):
        """FrameDescription, with buffers as its encoding says, and those of what lies over it."""
        from ..display import display
        from ..display.frame_description import Place, describe, layers_of

        frame, levels, notes = self._session.frame(instance_key, frame_index)
        header = self._session.instance(instance_key).header
        syntax = header.transfer_syntax_uid if header else None
        name = uid_name(syntax) if syntax else "unknown transfer syntax"
        if levels is None:
            voi, buffers = None, {"display_values": display.rgb_values(frame)}
        else:
            voi = display.settle_window(frame, (window["center"], window["width"]) if window else None, (window or {}).get("voi_lut"))
            buffers = {"level_indices": levels.indices, "display_table": display.display_table(frame, levels, voi)}
        place = Place(instance_key, *self._session.names_of(instance_key))
        description = describe(frame, place, voi, name, notes)
        return description, buffers | layers_of(frame, syntax, description)

    def get_display_table(self, instance_key: int, frame_index: int, center: float, width: float, voi_lut: int | None = None):
        """DisplayTable for another window or a VOI LUT of the file's, with buffer `display_table`."""
        from ..display import display

        frame, levels, _ = self._session.frame(instance_key, frame_index)
        if levels is None:
            raise UnknownKey("A colour frame has no window.")
        voi = display.settle_window(frame, (center, width), voi_lut)
        window = voi if isinstance(voi, display.Window) else None
        reply = DisplayTable(
            instance_key=instance_key,
            frame_index=frame_index,
            window_center=window.center if window else None,
            window_width=window.width if window else None,
        )
        return reply, {"display_table": display.display_table(frame, levels, voi)}

    def get_pixel(self, instance_key: int, frame_index: int, row: int, column: int):
        """PixelValue at a row and column."""
        from ..measure.pixel_values import pixel_value

        frame, _, _ = self._session.frame(instance_key, frame_index)
        rows, columns = frame.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise UnknownKey(f"There is no pixel at row {row}, column {column}.")
        return pixel_value(frame, row, column)

    def get_length(self, instance_key: int, frame_index: int, start: list[float], end: list[float]):
        """Length of the line between two points (column, row) of a frame."""
        from ..measure.measuring import measured_length

        return measured_length(self._session.dataset(instance_key), frame_index, start, end)

    def get_histogram(self, instance_key: int, frame_index: int):
        """Histogram, with buffer `counts`."""
        from ..measure.measuring import frame_histogram

        frame, levels, _ = self._session.frame(instance_key, frame_index)
        if levels is None:
            raise UnknownKey("A colour frame has no histogram: it has no modality values.")
        reply, counts = frame_histogram(frame, levels)
        return reply, {"counts": counts}

    def get_thumbnail(self, instance_key: int, frame_index: int, size: int, window: dict | None = None):
        """Thumbnail of a frame, with buffer `display_values`."""
        rgb = self._session.thumbnail(instance_key, frame_index, size, window)
        reply = Thumbnail(instance_key=instance_key, frame_index=frame_index, rows=rgb.shape[0], columns=rgb.shape[1])
        return reply, {"display_values": rgb}

    def get_series_thumbnail(self, series_key: int, size: int):
        """Thumbnail of a series' middle frame, with buffer `display_values`."""
        return self.get_thumbnail(*self._session.middle_frame(series_key), size)

    def get_tags(self, instance_key: int, whole: bool = False):
        """TagRows of an instance: those at the top, and within sequences the first, or with `whole` as many as memory allows."""
        from ..dataset.tag_rows import MOST_ROWS, MOST_ROWS_OF_ALL, tag_rows

        return tag_rows(self._session.whole_file(instance_key), Budget(MOST_ROWS_OF_ALL if whole else MOST_ROWS))

    def get_tag_value(self, instance_key: int, path: str):
        """TagValue of one element."""
        from ..dataset.tag_rows import tag_value

        return tag_value(self._session.whole_file(instance_key), path)

    def get_object(self, instance_key: int):
        """ObjectSummary of an instance."""
        return self._session.summary(instance_key)

    def get_object_document(self, instance_key: int):
        """The bytes of the document in an instance: buffer `document` (uint8), and None."""
        from ..objects.encapsulated_documents import document_bytes

        return None, {"document": np.frombuffer(document_bytes(self._session.whole_file(instance_key).dataset), np.uint8)}

    def get_waveform(self, instance_key: int, group_index: int, start: float, end: float, columns: int):
        """WaveformTrace of a stretch, with buffers `times` and `values`."""
        from ..objects.waveforms import thin

        values, frequency = self._session.waveform(instance_key, group_index)
        trace = thin(values, frequency, start, end, max(1, min(columns, MOST_COLUMNS)))
        reply = {"instance_key": instance_key, "group_index": group_index, "start": start, "end": end, "points": len(trace.times)}
        return reply, {"times": trace.times, "values": trace.values}


def _parameters(params_json: str, called: Call) -> dict:
    try:
        params = json.loads(params_json)
    except ValueError as error:
        raise BadRequest("The parameters are no JSON.", str(error)) from None
    check(params, called.parameters)
    return params


def _pair(result) -> tuple:
    return result if isinstance(result, tuple) else (result, {})


def _reply(result, buffers: dict[str, np.ndarray] | None = None) -> Reply:
    return Reply(_json({"result": result}), {name: np.ascontiguousarray(a).reshape(-1) for name, a in (buffers or {}).items()})


def _error_reply(code: str, message: str, detail: str) -> Reply:
    return Reply(_json({"error": {"code": code, "message": message, "detail": detail}}))


def _json(value) -> str:
    """JSON as browsers read it: no NaN, no Infinity."""
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value))


def _finite(value):
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value
