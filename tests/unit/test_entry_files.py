"""Entries as files that are never whole in the heap: byte for byte, damaged ones as far as they go, stopped when they are not wanted."""

import asyncio
import json
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from archives import patched, zip_bytes
from dicom_files import slices
from native_loop import run
from opening import Opened
from remarks import messages

TEXT = b"".join(b"%d " % number for number in range(9000))
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
CENTRAL = b"PK\x01\x02"
LARGE = 48 << 20


def key_of(opened: Opened, name: str, entry_class: str = "not_dicom") -> int:
    return opened.entries(entry_class)[name]["entry_key"]


@pytest.mark.parametrize("method", METHODS)
def test_an_entry_comes_out_as_it_went_in(method):
    opened = Opened({"a.zip": zip_bytes({"text": TEXT, **slices(1)}, method), "loose": TEXT[:700]})
    for name, expected in (("a.zip/text", TEXT), ("loose", TEXT[:700])):
        key = key_of(opened, name)
        assert opened.file("get_entry_file", entry_key=key) == expected
        assert opened.call("get_entry_file", entry_key=key)[0] == {"entry_key": key, "bytes": len(expected), "notes": []}
    assert opened.file("get_entry_file", entry_key=key_of(opened, "a.zip/s/001", "image")) == slices(1)["s/001"]


@pytest.mark.parametrize("method", METHODS)
def test_what_does_not_match_its_checksum_comes_out_and_is_said(method):
    archive = patched(zip_bytes({"text": TEXT}, method), CENTRAL, 16, "<L", zlib.crc32(TEXT) ^ 1)
    opened = Opened({"a.zip": archive})
    key = key_of(opened, "text")
    assert opened.file("get_entry_file", entry_key=key) == TEXT
    assert messages(opened.call("get_entry_file", entry_key=key)[0]["notes"]) == ["“text” does not match its checksum (CRC-32): its data are damaged"]


def test_more_than_declared_comes_out_and_is_said():
    opened = Opened({"a.zip": patched(zip_bytes({"text": TEXT}), CENTRAL, 24, "<L", 4000)})
    key = key_of(opened, "text")
    assert opened.file("get_entry_file", entry_key=key) == TEXT
    [note] = messages(opened.call("get_entry_file", entry_key=key)[0]["notes"])
    assert note == f"“text” holds {len(TEXT):,} bytes; the archive declares 4,000"


def test_what_cannot_be_read_is_an_error():
    opened = Opened({"a.zip": patched(patched(zip_bytes({"text": TEXT}), CENTRAL, 8, "<H", 1), b"PK\x03\x04", 6, "<H", 1)})
    assert opened.call("get_entry_file", entry_key=key_of(opened, "text", "encrypted"))[1]["code"] == "member_encrypted"
    assert opened.call("get_entry_file", entry_key=999)[1]["code"] == "unknown_key"


@pytest.mark.parametrize("method", METHODS[:2])
def test_a_large_entry_is_never_whole_in_the_heap(method):
    opened = Opened({"a.zip": zip_bytes({"large": bytes(LARGE)}, method)})
    key = key_of(opened, "large")
    tracemalloc.start()
    try:
        reply = run(opened.inspector.call("get_entry_file", json.dumps({"entry_key": key})))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert reply.files["entry"].size == LARGE and peak < LARGE // 4
    reply.files["entry"].discard()


@pytest.mark.parametrize("by", ["cancel", "open"])
def test_who_opens_something_else_or_cancels_stops_it_and_nothing_stays(by):
    opened = Opened({"a.zip": zip_bytes({"large": bytes(LARGE)})})
    params = json.dumps({"entry_key": key_of(opened, "large")})
    probe = opened.inspector._storage.begin()
    probe.abandon()
    folder = Path(probe._path).parent
    before = set(folder.iterdir())

    async def stopped():
        saving = asyncio.ensure_future(opened.inspector.call("get_entry_file", params))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await opened.inspector.call(by, json.dumps({} if by == "cancel" else {"sources": []}))
        return await saving

    reply = run(stopped())
    assert json.loads(reply.json)["error"]["code"] == "cancelled" and reply.files == {}
    assert set(folder.iterdir()) == before
    assert opened.inspector._session._jobs._running == {}
