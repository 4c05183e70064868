"""Calls of the engine, each answer held against the contract; what must not be is kept."""

import json
import re
import sys
import time
import traceback

import numpy as np
from agreement import RESULTS, buffer_differences, differences, inner_words
from faults import Fault, where_of
from native_loop import Loop

from dicom_zip_inspector.archive.byte_source import ByteSource
from dicom_zip_inspector.base import errors
from dicom_zip_inspector.base.calls import CALLS
from dicom_zip_inspector.bridge.rpc import Inspector

CODES = {kind.code for kind in errors.InspectorError.__subclasses__()} - {"internal"}
MOST_SECONDS = 5.0 if sys.platform != "emscripten" else 15.0  # of one call: time of this process, whatever else the machine does


class Caller:
    """An engine, and all faults of its answers so far."""

    def __init__(self):
        self.faults: list[Fault] = []
        self._inspector = Inspector()
        self._loop = Loop()

    def close(self) -> None:
        """End what is under way."""
        self._loop.close()

    def call(self, method: str, **params):
        """(result or None, buffers) of a call, checked against the contract."""
        started = time.process_time()
        try:
            reply = self._loop.run(self._inspector.call(method, json.dumps(params), self._take))
        except Exception:
            trace = traceback.format_exc()
            self._fault("raised", method, where_of(trace), trace)
            return None, {}
        if (seconds := time.process_time() - started) > MOST_SECONDS:
            self._fault("slow", method, "", f"{seconds:.1f} s")
        try:
            answer = json.loads(reply.json, parse_constant=_no_constant)
        except ValueError as error:
            self._fault("contract", method, "", str(error))
            return None, {}
        if "error" in answer:
            self._check_error(method, answer["error"], params)
            return None, {}
        self._check_result(method, answer["result"], reply.buffers)
        self._check_files(method, answer["result"], reply.files)
        return answer["result"], reply.buffers

    def refusal(self, method: str, params: dict) -> str | None:
        """The code of the error that a call answers; None for an answer."""
        reply = self._loop.run(self._inspector.call(method, json.dumps(params)))
        return json.loads(reply.json).get("error", {}).get("code")

    def _fault(self, kind: str, call: str, where: str, detail: str) -> None:
        self.faults.append(Fault(kind, call, where, detail))

    def _check_error(self, method: str, error: dict, params: dict) -> None:
        for found in differences(error, RESULTS["error"]):
            self._fault("contract", method, f"error {found}", "")
        for one in inner_words({"message": error.get("message")}) if error.get("code") in CODES else ():
            self._fault("words", method, re.sub("[0-9]+", "N", one)[:80], one)
        detail = str(error.get("detail"))
        if error.get("code") not in CODES:
            self._fault("internal", method, where_of(detail), f"{json.dumps(params):.300}\n{error.get('message')}\n{detail}")
        elif "MemoryError" in detail:
            self._fault("memory", method, where_of(detail), f"{json.dumps(params):.300}\n{detail}")

    def _check_result(self, method: str, result, buffers: dict[str, np.ndarray]) -> None:
        found = differences(result, RESULTS[method])
        for one in found[:3]:
            self._fault("contract", method, f"{method} {without_value(one)}", one)
        if not found:
            for one in inner_words(result):
                self._fault("words", method, re.sub("[0-9]+", "N", one)[:80], one)
            for one in buffer_differences(method, result, buffers):
                self._fault("buffers", method, f"{method} {re.sub(r'[0-9]+', 'N', one)}", f"{one}\n{json.dumps(result):.2000}")

    def _check_files(self, method: str, result, files: dict[str, ByteSource]) -> None:
        if files.keys() != set(CALLS[method].files):
            self._fault("files", method, f"{method} {sorted(files)}", "")
        for source in files.values():
            with source.open() as file:
                size = len(file.read())
            if size != source.size or (result or {}).get("bytes", size) != size:
                self._fault("files", method, f"{method} size", f"{size} of {source.size}\n{result}")
            source.discard()

    def _take(self, text: str) -> None:
        """Take in an event of an opening."""


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} in JSON")


def without_value(difference: str) -> str:
    return re.sub(r": .* for ", ": for ", difference)
