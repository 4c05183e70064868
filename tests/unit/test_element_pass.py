"""The second pass: stopped, resumed, added to, replaced; read once for all who ask; a click goes first."""

import asyncio
import json
from zipfile import ZIP_DEFLATED

import numpy as np
import pytest
from archives import listed, source_of, zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes, file_set, slices
from native_loop import run
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEGBaseline8Bit
from walked_elements import read_again

from dicom_zip_inspector.bridge.rpc import Inspector
from dicom_zip_inspector.scan import element_reader
from dicom_zip_inspector.scan.element_reader import ElementReader


@pytest.fixture(autouse=True)
def few_in_a_batch(monkeypatch):
    monkeypatch.setattr(element_reader, "BATCH_LANES", 4)


@pytest.fixture
def read(monkeypatch) -> list[int]:
    """The entry keys of all batches that are read."""
    keys: list[int] = []
    real = ElementReader.read

    async def watched(self, members):
        async for batch in real(self, members):
            keys.extend(file.key for file in batch.files)
            yield batch

    monkeypatch.setattr(ElementReader, "read", watched)
    return keys


class Examined(Desk):
    """A desk whose pass can be stopped after so many events."""

    def examine(self, stop_after: int | None = None) -> tuple[dict, list[dict]]:
        """The result, and the events."""
        events: list[dict] = []

        def hear(text: str) -> None:
            events.append(json.loads(text))
            if len(events) == stop_after:
                self.inspector._session.cancel(events[-1]["job_key"])

        return json.loads(run(self.inspector.call("examine", "{}", hear)).json)["result"], events

    def files_of(self, path: str) -> int:
        """In how many files an attribute is, by the census."""
        return next(row["files"] for row in self.call("get_census") if row["path"] == path)


def archive(count: int, **attributes) -> bytes:
    return zip_bytes(slices(count, **attributes) | {"a.txt": b"text", "folder/": b""})


def test_it_tells_how_far_it_is():
    desk = Examined()
    desk.open({"a.zip": archive(10)})
    assert desk.call("search_headers", text="ct")["examined"] == 0
    result, events = desk.examine()
    assert [(event["examined"], event["examinable"]) for event in events] == [(0, 10), (4, 10), (8, 10), (10, 10)]
    assert all(event["account"]["examined"] == event["examined"] for event in events)
    assert result["outcome"] == "done" and result["account"]["examined"] == 10
    assert [row["examined"] for row in desk.call("get_archives")] == [10]


def test_what_a_cancel_left_is_read_and_nothing_twice(read):
    desk = Examined()
    desk.open({"a.zip": archive(10)})
    result, _ = desk.examine(stop_after=2)
    assert (result["outcome"], result["account"]["examined"]) == ("cancelled", 4)
    found = desk.call("search_headers", text="patientid")
    assert (found["files"], found["examined"], found["examinable"]) == (4, 4, 10)
    assert desk.files_of("00100020") == 10 and sorted(read) == list(range(10))
    assert desk.examine()[0]["outcome"] == "done" and len(read) == 10


def test_what_is_added_is_read_and_nothing_twice(read):
    desk = Examined()
    desk.open({"a.zip": archive(3)})
    assert desk.files_of("00100020") == 3
    desk.open({"b.zip": archive(5, SeriesInstanceUID="1.9")}, add=True)
    assert desk.files_of("00100020") == 8 and len(read) == len(set(read)) == 8
    row = next(row for row in desk.call("get_census") if row["path"] == "0020000E")
    assert (row["series"], row["distinct"]) == (2, 2)


def test_what_is_open_is_forgotten_when_something_takes_its_place():
    desk = Examined()
    desk.open({"a.zip": archive(3)})
    desk.examine()
    desk.open({"b.zip": archive(2)})
    assert desk.call("search_headers", text="patientid")["examined"] == 0 and desk.files_of("00100020") == 2


def test_what_was_read_of_a_cancelled_opening_is_examined():
    desk = Examined()
    desk.open({f"{n}.zip": archive(3, SeriesInstanceUID=f"1.{n}") for n in range(4)}, stop_after=3)
    known = desk.told.account["instances"]
    assert 0 < known < 12 and desk.files_of("00100020") == known
    desk.resume()
    assert desk.files_of("00100020") == 12


@pytest.mark.parametrize("sizes_tell", [True, False])
def test_headers_of_native_pictures_are_read_at_once_however_long(monkeypatch, sizes_tell):
    """Where their Pixel Data begin is known by sizes; of others that is learned, batch by batch."""
    noise = np.random.default_rng(6)
    files = {}
    for number, room in enumerate((0, 60_000, 90_000, 500, 150_000, 30_000)):
        made = dataset(number, Rows=200, Columns=300, PixelData=noise.bytes(120_000))
        made.private_block(0x0029, "TESTS", create=True).add_new(1, "OB", noise.bytes(room))
        if not sizes_tell:
            made.PixelData, made["PixelData"].VR = encapsulate([noise.bytes(90_000)]), "OB"
        files[str(number)] = file_bytes(made, ExplicitVRLittleEndian if sizes_tell else JPEGBaseline8Bit)
    again = read_again(monkeypatch)
    desk = Examined()
    desk.open({"a.zip": zip_bytes(files, ZIP_DEFLATED)})
    assert desk.files_of("00291001") == 6 and (not again) == sizes_tell


def test_a_directory_is_examined_too():
    desk = Examined()
    desk.open({"a.zip": zip_bytes(file_set())})
    found = desk.call("search_headers", text="x")
    assert desk.examine()[0]["account"]["examined"] == found["examinable"] == 32
    [hit] = {hit["entry_name"] for hit in desk.call("search_headers", text="DirectoryRecordSequence")["hits"]}
    assert hit == "DICOMDIR"


def test_what_cannot_be_had_any_more_is_not_counted_as_examined():
    desk = Examined()
    desk.open({"a.zip": archive(3)})
    desk._kept[0].discard()
    assert desk.examine()[0] == {"outcome": "done", "account": desk.told.account}
    assert desk.call("search_headers", text="a")["examined"] == 0


def test_news_of_elements_are_findings_and_change_no_class():
    whole = file_bytes(dataset(1))
    behind = dataset(2)
    behind.add_new(0xFFFCFFFC, "OB", bytes(30))
    cut = file_bytes(behind)[:-10]
    known = file_bytes(dataset(3))[:-10]
    desk = Examined()
    desk.open({"a.zip": zip_bytes({"whole": whole, "cut": cut, "known": known})})
    before = desk.told.account
    assert "elements_cut" not in {row["code"] for row in desk.call("get_findings")}
    desk.examine()
    [row] = [row for row in desk.call("get_findings") if row["code"].startswith("elements")]
    assert (row["code"], row["entry_names"], row["message"]) == (
        "elements_cut", ["cut"], f"The file ends within an element, at byte {len(file_bytes(behind)) - 42:,}",
    )  # fmt: skip
    assert desk.examine()[0]["account"] == before | {"examined": 3}


async def opened(data: bytes) -> tuple[Inspector, object]:
    """An inspector with an archive open, and what keeps that."""
    inspector, source = Inspector(), source_of(data)
    await inspector.call("open", json.dumps({"sources": listed(source)}))
    return inspector, source


def test_two_who_ask_at_once_share_one_reading(read):
    async def both():
        inspector, _kept = await opened(archive(10))
        told: list[list[int]] = [[], []]
        calls = [inspector.call("examine", "{}", lambda text, one=one: one.append(json.loads(text)["examined"])) for one in told]
        return [json.loads(reply.json)["result"]["outcome"] for reply in await asyncio.gather(*calls)], told

    outcomes, told = run(both())
    assert outcomes == ["done", "done"] and len(read) == 10
    assert all(one[0] == 0 and one[-1] == 10 and 4 in one for one in told)


def test_a_cancel_ends_one_and_the_other_goes_on(read):
    async def both():
        inspector, _kept = await opened(archive(10))

        def hear(text: str) -> None:
            event = json.loads(text)
            if event["examined"] == 4:
                inspector._session.cancel(event["job_key"])

        calls = inspector.call("examine", "{}", hear), inspector.call("get_census", "{}")
        return [json.loads(reply.json)["result"] for reply in await asyncio.gather(*calls)]

    stopped, rows = run(both())
    assert stopped["outcome"] == "cancelled" and len(read) == len(set(read)) == 10
    assert next(row["files"] for row in rows if row["path"] == "00100020") == 10


def test_it_ends_when_something_takes_its_place():
    async def replaced():
        inspector, _kept = await opened(archive(10))
        other, events = source_of(archive(2)), []

        def hear(text: str) -> None:
            events.append(json.loads(text))
            if len(events) == 2:
                opening.append(asyncio.ensure_future(inspector.call("open", json.dumps({"sources": listed(other)}))))

        opening: list[asyncio.Future] = []
        result = json.loads((await inspector.call("examine", "{}", hear)).json)["result"]
        await opening[0]
        return result["outcome"], [event["examined"] for event in events], json.loads((await inspector.call("get_census", "{}")).json)["result"]

    outcome, examined, rows = run(replaced())
    assert outcome == "cancelled" and examined[-1] < 10
    assert next(row["files"] for row in rows if row["path"] == "00100020") == 2


def test_a_census_that_is_stopped_says_so():
    async def stopped():
        inspector, _kept = await opened(archive(10))
        census = asyncio.ensure_future(inspector.call("get_census", "{}"))
        await asyncio.sleep(0)
        await inspector.call("cancel", "{}")
        return json.loads((await census).json)["error"]["code"]

    assert run(stopped()) == "cancelled"


def test_a_click_is_answered_between_batches():
    async def clicked():
        inspector, _kept = await opened(archive(12))
        order: list[str] = []

        async def click():
            reply = await inspector.call("get_frame", json.dumps({"instance_key": 0, "frame_index": 0}))
            assert "result" in json.loads(reply.json)
            order.append("picture")

        def hear(text: str) -> None:
            order.append("batch")
            if len(order) == 2:
                clicks.append(asyncio.ensure_future(click()))

        clicks: list[asyncio.Future] = []
        await inspector.call("examine", "{}", hear)
        return order

    assert run(clicked()).index("picture") == 2


@pytest.mark.parametrize("method", ["get_frame", "get_series_frames"])
def test_a_click_goes_first_from_its_arrival_on(method):
    """However many turns of the loop lie between its arrival, its first step and its reply, nothing is read meanwhile."""
    params = {"get_frame": {"instance_key": 0, "frame_index": 0}, "get_series_frames": {"series_key": 0}}[method]

    async def clicked():
        inspector, _kept = await opened(archive(12))
        order: list[str] = []

        async def click(call):
            for _ in range(60):
                await asyncio.sleep(0)
            order.append("answered")
            await call

        def hear(text: str) -> None:
            order.append("batch")
            if len(order) == 2:
                clicks.append(asyncio.ensure_future(click(inspector.call(method, json.dumps(params)))))

        clicks: list[asyncio.Future] = []
        await inspector.call("examine", "{}", hear)
        await clicks[0]
        return order

    assert run(clicked()) == ["batch", "batch", "answered", "batch", "batch"]
