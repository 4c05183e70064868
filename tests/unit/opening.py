"""An opening through the calls that the page makes, and what it told."""

import json

from archives import listed, source_of
from native_loop import run
from sums import COUNTS

from dicom_zip_inspector.bridge.rpc import Inspector


class Opened:
    """An inspector with files open, and what it told on the way."""

    def __init__(self, files: dict[str, bytes], inspector: Inspector | None = None, stop_after: int | None = None, skip: tuple[str, ...] = ()):
        self.inspector = inspector or Inspector()
        self.events: list[dict] = []
        self._stop_after = stop_after
        self.sources = [source_of(data, name) for name, data in files.items()]
        reply = run(self.inspector.call("open", json.dumps({"sources": listed(*self.sources), "skip": skip}), self._emit))
        self.result = json.loads(reply.json)["result"]
        self.account = self.result["account"]
        assert self.account["entries"] == sum(self.account[name] for name in COUNTS)
        assert "internal" not in {row["code"] for row in self.entries("unreadable").values()}  # a fault of ours

    def _emit(self, text: str) -> None:
        self.events.append(json.loads(text))
        if len(self.events) == self._stop_after:
            self.inspector._session.cancel()

    def call(self, method: str, **params) -> tuple:
        """Result, error (one of them None) and buffers of a call."""
        reply = run(self.inspector.call(method, json.dumps(params)))
        answer = json.loads(reply.json)
        return answer.get("result"), answer.get("error"), reply.buffers

    def file(self, method: str, **params) -> bytes:
        """The one file of an answer."""
        reply = run(self.inspector.call(method, json.dumps(params)))
        [source] = reply.files.values()
        with source.open() as file:
            data = file.read()
        source.discard()
        return data

    def entries(self, entry_class: str) -> dict[str, dict]:
        """The rows of a class's entries by name."""
        return {row["name"]: row for row in self.call("get_entries", entry_class=entry_class)[0]}

    @property
    def series(self) -> list[dict]:
        """The last row of every series."""
        rows = {row["series_key"]: row for event in self.events for row in event["series"]}
        return [rows[key] for key in sorted(rows)]
