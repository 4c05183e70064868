"""Every file that pydicom and pydicom-data publish, in the browser: account, table and canvas equal what the engine gives natively.

That the native engine is right is shown in tests/unit/test_published_files.py and test_published_pictures.py, with pydicom as the judge.
"""

import json
import zipfile
from pathlib import Path

import numpy as np
from dicom_files import published_files
from native_loop import run
from seen import drawn
from steps import open_files

from dicom_zip_inspector.bridge.rpc import Inspector

LOSSY = {  # transfer syntaxes whose decoders may round otherwise in the wasm build, by one grey level
    "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.203",
}  # fmt: skip


class NativeEngine:
    """The engine in this process, through the same calls."""

    def __init__(self, archive: Path):
        self._inspector = Inspector()
        self.rows: dict[int, dict] = {}
        sources = [{"name": archive.name, "path": str(archive), "size": archive.stat().st_size}]
        run(self._inspector.call("open", json.dumps({"sources": sources}), self._take))
        reply = run(self._inspector.call("examine", "{}", self._take))
        self.account = json.loads(reply.json)["result"]["account"]

    def _take(self, event: str) -> None:
        told = json.loads(event)
        self.rows |= {row["series_key"]: row for row in told["series"]}
        for key in told["gone_series"]:
            del self.rows[key]

    def call(self, method: str, **params):
        reply = run(self._inspector.call(method, json.dumps(params)))
        answer = json.loads(reply.json)
        return answer.get("result"), answer.get("error"), reply.buffers

    def drawn(self, instance_key: int, frame_index: int) -> np.ndarray | str:
        """The values that the page should draw, or the code that says why it cannot."""
        description, error, buffers = self.call("get_frame", instance_key=instance_key, frame_index=frame_index)
        if error:
            return error["code"]
        if description["encoding"] == "rgb":
            return buffers["display_values"].reshape(description["rows"], description["columns"], 3)
        return buffers["display_table"][buffers["level_indices"]].reshape(description["rows"], description["columns"])


def test_account_table_and_canvas(inspector_page, tmp_path):
    archive = tmp_path / "published.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, path in published_files().items():
            made.write(path, name)
    native = NativeEngine(archive)
    open_files(inspector_page, archive)
    inspector_page.evaluate("inspector.verdict()")  # after every element was read
    assert inspector_page.evaluate("inspector.account()") == native.account
    shown = {row["series_key"]: row for row in inspector_page.evaluate("inspector.series()")}
    assert {key: {name: value for name, value in row.items() if name != "worst"} for key, row in shown.items()} == native.rows

    compared, differing = 0, []
    for series_key, row in native.rows.items():
        _, _, order = native.call("get_series_frames", series_key=series_key)
        frames = list(zip(order["instance_keys"].tolist(), order["frame_indices"].tolist(), strict=True))
        for place, (instance_key, frame_index) in enumerate(frames):
            if frame_index or not row["frames"]:
                continue  # one frame of each instance
            expected, actual = native.drawn(instance_key, frame_index), drawn(inspector_page, series_key, place)
            compared += 1
            if not _same(expected, actual, row["transfer_syntax_uid"] in LOSSY or "Transfer Syntax differs" in str(row["notes"])):
                differing.append((series_key, place, *(one if isinstance(one, str) else one.shape for one in (expected, actual))))
    assert differing == []
    assert compared > 150


def _same(expected: np.ndarray | str, actual: np.ndarray | str, lossy: bool) -> bool:
    if isinstance(expected, str) or isinstance(actual, str):
        return isinstance(expected, str) and isinstance(actual, str) and expected == actual
    return expected.shape == actual.shape and bool(np.abs(actual.astype(int) - expected).max() <= (1 if lossy else 0))
