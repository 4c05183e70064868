"""The page's door: calls by name with JSON parameters, answered with JSON, arrays and files; errors become replies. Nothing else can be reached."""

import inspect
import json
import math
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..api.answers import Answers, import_libraries
from ..api.session import Session
from ..archive.byte_source import ByteSource
from ..archive.storage import NativeStorage, Storage
from ..base.calls import CALLS, Call, Source
from ..base.contract import ExamineResult, OpenResult, PictureResult
from ..base.errors import BadRequest, InspectorError, UnknownKey
from ..base.pauses import InHand
from .page_storage import Page, PageStorage
from .parameters import check


@dataclass(slots=True)
class Reply:
    """What crosses to the page: one JSON text, {"result": ...} or {"error": ...}, flat C-contiguous arrays by name, and files of the storage by
    name, which whoever takes them discards."""

    json: str
    buffers: dict[str, np.ndarray] = field(default_factory=dict)
    files: dict[str, ByteSource] = field(default_factory=dict)


class Inspector:
    """The engine as the page sees it.

    Parameters
    ----------
    page_storage : Page, optional
        The page's storage (see `page_storage`); natively, files on the disk.
    working_on : callable, optional
        Told the name of an entry before each piece of work on it that nothing can interrupt.
    libraries : callable, optional
        Gives what to await before pydicom and imagecodecs are imported; natively they are there.
    """

    def __init__(
        self,
        page_storage: Page | None = None,
        working_on: Callable[[str], None] | None = None,
        libraries: Callable[[], Awaitable[object]] | None = None,
    ):
        self._storage: Storage = NativeStorage() if page_storage is None else PageStorage(page_storage)
        self._session = Session(working_on or (lambda name: None))
        self._answers = Answers(self._session)
        self._libraries, self._has_libraries = libraries, libraries is None

    def import_libraries(self) -> None:
        """Import what the first table does not need."""
        import_libraries()

    def call(self, method: str, params_json: str, emit: Callable[[str], None] | None = None) -> Coroutine[Any, Any, Reply]:
        """Make one call. `emit` takes JSON texts while a call runs that tells how far it is. Exceptions become an `ErrorReply`; this never raises.

        What is answered at once is in hand from now on, whenever it is awaited: long work waits for it.
        """
        called = CALLS.get(method)
        is_quick = called is not None and not called.tells and (called.is_early or self._has_libraries)
        return self._called(method, called, params_json, emit, InHand() if is_quick else None)

    async def _called(self, method: str, called: Call | None, params_json: str, emit: Callable[[str], None] | None, in_hand: InHand | None) -> Reply:
        try:
            if called is None:
                raise UnknownKey(f"There is no call named {method}.")
            params = _parameters(params_json, called)
            if not (called.is_early or self._has_libraries):
                await self._await_libraries()
            if called.tells:
                return _reply(await getattr(self, method)(**params, emit=emit))
            answer = self._answer(method)(**params)
            if inspect.isawaitable(answer):
                if in_hand:
                    in_hand.end()
                answer = await answer
            return _reply(*answer) if isinstance(answer, tuple) else _reply(answer)
        except InspectorError as error:
            return _error_reply(error.code, error.message, error.detail)
        except MemoryError:
            return _error_reply("limit_exceeded", "There is not enough memory for this.", traceback.format_exc())
        except RecursionError:
            return _error_reply("limit_exceeded", "The data are nested too deeply.", "RecursionError")
        except Exception as error:
            return _error_reply("internal", f"{type(error).__name__}: {error}", traceback.format_exc())
        finally:
            if in_hand:
                in_hand.end()

    async def _await_libraries(self) -> None:
        if self._libraries:
            await self._libraries()
        self._has_libraries = True

    def _answer(self, method: str) -> Callable[..., object]:
        answer: Callable[..., object] = getattr(self._answers if hasattr(Answers, method) else self._answers.of_instances, method)
        return answer

    async def open(self, sources: list[Source], emit: Callable[[str], None] | None, add: bool = False, skip: Sequence[str] = ()) -> OpenResult:
        """Open files in the place of what is open, or beside it: OpenResult, after ScanEvents."""
        files = [ByteSource(source["name"], source["path"], source["size"], self._storage) for source in sources]
        return await self._session.open(files, lambda event: emit(_json(event)) if emit else None, add, skip)

    async def resume(self, emit: Callable[[str], None] | None) -> OpenResult:
        """Read what a cancel has left: OpenResult, after ScanEvents."""
        return await self._session.resume(lambda event: emit(_json(event)) if emit else None)

    async def examine(self, emit: Callable[[str], None] | None) -> ExamineResult:
        """Read every element of what is open: ExamineResult, after ExamineEvents."""
        return await self._session.examine((lambda event: emit(_json(event))) if emit else None)

    async def look_at_pictures(self, emit: Callable[[str], None] | None, all_frames: bool = False) -> PictureResult:
        """Look at frames for text: PictureResult, after PictureEvents."""
        return await self._session.look_at_pictures((lambda event: emit(_json(event))) if emit else None, all_frames)


def _parameters(params_json: str, called: Call) -> dict[str, Any]:
    try:
        params = json.loads(params_json)
    except ValueError as error:
        raise BadRequest("The parameters are no JSON.", str(error)) from None
    check(params, called.parameters)
    return params


def _reply(result: object, buffers: dict[str, np.ndarray] | None = None, files: dict[str, ByteSource] | None = None) -> Reply:
    return Reply(_json({"result": result}), {name: np.ascontiguousarray(a).reshape(-1) for name, a in (buffers or {}).items()}, files or {})


def _error_reply(code: str, message: str, detail: str) -> Reply:
    return Reply(_json({"error": {"code": code, "message": message, "detail": detail}}))


def _json(value: object) -> str:
    """JSON as browsers read it: no NaN, no Infinity."""
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value))


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value
