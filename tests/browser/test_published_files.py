"""Every file that pydicom and pydicom-data publish, in the browser: account, table and canvas equal what the engine gives natively.

That the native engine is right is shown in tests/unit/test_published_files.py, with pydicom as the judge.
"""

import base64
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
from conftest import phase, wait_until

sys.path.append(str(Path(__file__).parents[1] / "unit"))
from dicom_files import published_files  # the same files as in the unit tests
from native_loop import run

from dicom_zip_inspector.bridge.rpc import Inspector

LOSSY = {  # transfer syntaxes whose decoders may round otherwise in the wasm build, by one grey level
    "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.203",
}  # fmt: skip
DISPLAYED = """async ([series_key, place]) => {
    try { await inspector.select(series_key, place); } catch (error) { return {code: error.code}; }
    const {rows, columns, samples, values} = inspector.displayed();
    let text = "";
    for (let at = 0; at < values.length; at += 8192) text += String.fromCharCode(...values.subarray(at, at + 8192));
    return {rows, columns, samples, values: btoa(text)};
}"""


class NativeEngine:
    """The engine in this process, through the same calls."""

    def __init__(self, archive: Path):
        self._inspector = Inspector()
        self.rows: dict[int, dict] = {}
        sources = [{"name": archive.name, "path": str(archive), "size": archive.stat().st_size}]
        reply = run(self._inspector.call("open", json.dumps({"sources": sources}), self._take))
        self.account = json.loads(reply.json)["result"]["account"]

    def _take(self, event: str) -> None:
        self.rows |= {row["series_key"]: row for row in json.loads(event)["series"]}

    def call(self, method: str, **params):
        reply = run(self._inspector.call(method, json.dumps(params)))
        answer = json.loads(reply.json)
        return answer.get("result"), answer.get("error"), reply.buffers

    def displayed(self, instance_key: int, frame_index: int):
        """(rows, columns, samples, values) as the page should have them, or the error's code."""
        description, error, buffers = self.call("get_frame", instance_key=instance_key, frame_index=frame_index)
        if error:
            return error["code"]
        if description["encoding"] == "rgb":
            return description["rows"], description["columns"], 3, buffers["display_values"]
        return description["rows"], description["columns"], 1, buffers["display_table"][buffers["level_indices"]]


def test_account_table_and_canvas(inspector_page, tmp_path):
    archive = tmp_path / "published.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, path in published_files().items():
            made.write(path, name)
    native = NativeEngine(archive)
    inspector_page.set_input_files("#open-files", archive)
    wait_until(lambda: phase(inspector_page) == "done", 60)
    assert inspector_page.evaluate("inspector.account()") == native.account
    shown = {row["series_key"]: row for row in inspector_page.evaluate("inspector.series()")}
    assert shown == native.rows

    compared, differing = 0, []
    for series_key, row in native.rows.items():
        _, _, order = native.call("get_series_frames", series_key=series_key)
        frames = list(zip(order["instance_keys"].tolist(), order["frame_indices"].tolist(), strict=True))
        for place, (instance_key, frame_index) in enumerate(frames):
            if frame_index or not row["frames"]:
                continue  # one frame of each instance
            expected = native.displayed(instance_key, frame_index)
            actual = inspector_page.evaluate(DISPLAYED, [series_key, place])
            compared += 1
            if not _same(expected, actual, row["transfer_syntax_uid"] in LOSSY or "Transfer Syntax differs" in str(row["notes"])):
                differing.append((series_key, place, expected if isinstance(expected, str) else "pixels", actual.get("code")))
    assert differing == []
    assert compared > 150


def _same(expected, actual: dict, lossy: bool) -> bool:
    if isinstance(expected, str) or "code" in actual:
        return expected == actual.get("code")
    rows, columns, samples, values = expected
    if (rows, columns, samples) != (actual["rows"], actual["columns"], actual["samples"]):
        return False
    drawn = np.frombuffer(base64.b64decode(actual["values"]), np.uint8).astype(int)
    return bool(np.abs(drawn - values).max() <= (1 if lossy else 0))
