"""The first table needs numpy and our own code: pydicom and imagecodecs may still be on their way."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from archives import zip_bytes
from dicom_files import TEST_FILES, file_set, slices
from native_loop import run
from opening import Opened

import dicom_zip_inspector
from dicom_zip_inspector.bridge.rpc import Inspector

ROOT = Path(dicom_zip_inspector.__file__).parents[1]
OPEN = """
import asyncio, json, sys
sys.modules |= dict.fromkeys(("pydicom", "imagecodecs"))  # importing one is an error from here on
from dicom_zip_inspector.bridge.rpc import Inspector
events = []
sources = [{"name": "all.zip", "path": sys.argv[1], "size": int(sys.argv[2])}]
reply = asyncio.run(Inspector().call("open", json.dumps({"sources": sources}), lambda text: events.append(json.loads(text))))
print(json.dumps([json.loads(reply.json), [row for event in events for row in event["series"]]]))
"""


@pytest.mark.skipif(sys.platform == "emscripten", reason="no processes there")
def test_no_file_needs_pydicom_for_its_row(tmp_path):
    """What pydicom publishes: every encoding, odd headers that the scanner declines, damage."""
    published = {path.name: path.read_bytes() for path in TEST_FILES.iterdir() if path.is_file()}
    archive = tmp_path / "all.zip"
    archive.write_bytes(zip_bytes(published | file_set()))
    done = subprocess.run(
        [sys.executable, "-c", OPEN, archive, str(archive.stat().st_size)], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    reply, rows = json.loads(done.stdout)
    usual = Opened({"all.zip": archive.read_bytes()})
    assert reply["result"] == usual.result
    assert rows == [row for event in usual.events for row in event["series"]]
    assert reply["result"]["account"]["images"] > 90


def test_what_needs_the_libraries_waits_for_them_and_nothing_else_does():
    arrived = asyncio.Event()
    opened = Opened({"a.zip": zip_bytes(slices(2))}, Inspector(libraries=arrived.wait))
    [series] = opened.series
    assert opened.call("get_archives")[0][0]["name"] == "a.zip"

    async def ask():
        frames = asyncio.ensure_future(opened.inspector.call("get_series_frames", json.dumps({"series_key": series["series_key"]})))
        cancelled = await opened.inspector.call("cancel", "{}")
        waits = not frames.done()
        arrived.set()
        return waits, json.loads(cancelled.json), json.loads((await frames).json)

    waits, cancelled, frames = run(ask())
    assert waits and cancelled == {"result": None}
    assert frames["result"]["frames"] == 2
