"""Several openings with one inspector, and what a page that hears its events knows."""

import json

from archives import listed, source_of
from native_loop import run
from sums import Told

from dicom_zip_inspector.bridge.rpc import Inspector


class Desk:
    """An inspector to open things with, and the state of a page that hears its events."""

    def __init__(self):
        self.inspector, self.events = Inspector(), []
        self.told = Told()
        self._kept, self._stop_after = [], None

    def open(self, files: dict[str, bytes], stop_after: int | None = None, **options) -> dict:
        """The result of opening files; cancelled after so many events."""
        sources = [source_of(data, name) for name, data in files.items()]
        self._kept += sources
        return self._run("open", {"sources": listed(*sources), **options}, stop_after)

    def resume(self, stop_after: int | None = None) -> dict:
        """The result of reading what a cancel left."""
        return self._run("resume", {}, stop_after)

    def call(self, method: str, **params):
        """The result of another call, which must be answered."""
        reply = json.loads(run(self.inspector.call(method, json.dumps(params))).json)
        assert "result" in reply, reply
        return reply["result"]

    def refused(self, method: str, **params) -> dict:
        """The error of a call that is not answered."""
        return json.loads(run(self.inspector.call(method, json.dumps(params))).json)["error"]

    def _run(self, method: str, params: dict, stop_after: int | None) -> dict:
        self._stop_after = stop_after and len(self.events) + stop_after
        return json.loads(run(self.inspector.call(method, json.dumps(params), self._hear)).json)["result"]

    def _hear(self, text: str) -> None:
        event = json.loads(text)
        self.events.append(event)
        self.told.take(event)
        assert list(self.told.faults()) == []
        if len(self.events) == self._stop_after:
            self.inspector._session.cancel(event["job_key"])  # a call would need a loop within the loop that runs
