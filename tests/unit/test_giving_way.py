"""Long work gives way between its steps, so that a click or a cancel is heard."""

import asyncio
import json

import pytest
from archives import source_of, zip_bytes
from dicom_files import dataset, file_bytes, slices
from native_loop import run
from walked_elements import ONE_BY_ONE, SIDE_BY_SIDE, lanes_of

from dicom_zip_inspector.base import pauses
from dicom_zip_inspector.base.errors import Cancelled
from dicom_zip_inspector.bridge.rpc import Inspector
from dicom_zip_inspector.index import opening
from dicom_zip_inspector.index.hierarchy import Index
from dicom_zip_inspector.index.series import Series
from dicom_zip_inspector.scan import headers
from dicom_zip_inspector.scan.element_lists import find_lists
from dicom_zip_inspector.scan.every_element import walk


@pytest.fixture
def steps_beside_others(monkeypatch):
    """Opens an archive beside somebody who always wants a turn; answers the steps, by owner and name, with "others" between."""

    def opened(data: bytes, *watched) -> list[str]:
        steps: list[str] = []
        for owner, name in watched:
            step = getattr(owner, name)
            monkeypatch.setattr(owner, name, lambda *args, step=step, name=name: (steps.append(name), step(*args))[1])
        run(_opened_beside_others(source_of(data, "a.zip"), steps))
        return steps

    return opened


async def _opened_beside_others(archive, steps: list[str]) -> None:
    async def others():
        while True:
            steps.append("others")
            await asyncio.sleep(0)

    beside = asyncio.ensure_future(others())
    await Inspector().call("open", json.dumps({"sources": [{"name": archive.name, "path": archive.path, "size": archive.size}]}))
    beside.cancel()


def test_a_cancel_is_heard_between_the_steps_of_a_batch(steps_beside_others):
    """A batch of 512 headers takes a good part of a second in a browser; its steps one by one do not."""
    watched = (headers, "find_data_sets"), (headers, "_scan_lanes"), (headers.HeaderReader, "_finish")
    steps = steps_beside_others(zip_bytes(slices(40)), *watched)
    assert [name for name in steps if name != "others"] == ["find_data_sets", "_scan_lanes", "_finish"] * 2
    assert all("others" in pair for pair in zip(steps, steps[1:], strict=False))


def test_others_have_their_turn_while_series_are_looked_into(steps_beside_others, monkeypatch):
    """A hundred thousand files in hundreds of series take a good part of a second."""
    monkeypatch.setattr(pauses, "EVERY", 1)
    series = {f"{uid}/{name}": data for uid in ("1.7", "1.8", "1.9") for name, data in slices(2, SeriesInstanceUID=uid).items()}
    steps = steps_beside_others(zip_bytes(series), (Series, "examine"))
    assert steps.count("examine") == 3
    assert all("others" in pair for pair in zip(steps, steps[1:], strict=False))


def test_others_have_their_turn_while_members_are_numbered(steps_beside_others, monkeypatch):
    monkeypatch.setattr(opening, "_SOME", 4)
    steps = steps_beside_others(zip_bytes({f"{number}/": b"" for number in range(10)}), (Index, "add"))
    assert steps.count("add") >= 3
    assert all("others" in pair for pair in zip(steps, steps[1:], strict=False))


@pytest.mark.parametrize("few", [SIDE_BY_SIDE, ONE_BY_ONE], ids=["side by side", "one by one"])
def test_a_cancel_is_heard_within_one_long_file(few):
    """A million elements in one file take as long as thousands of files."""
    made = dataset(ReferencedStudySequence=[dataset(number, PixelData=None) for number in range(400)])
    lanes = lanes_of([file_bytes(made)])
    layout, stretches = find_lists(lanes)
    heard = []
    run(walk(layout.raw, layout.buffer, stretches, 1, pauses.Pauses(lambda: heard.append(1)), few))
    assert len(heard) > 2

    def stopped():
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        run(walk(layout.raw, layout.buffer, stretches, 1, pauses.Pauses(stopped), few))
