"""What every storage must do, as plain coroutines: run natively by test_storage.py, and in the browser's own worker by tests/browser.

Each takes `choose(name, data)`, which chooses a file as a person would and gives its ByteSource.
"""

import pickle

from dicom_zip_inspector.archive.byte_source import ByteSource
from dicom_zip_inspector.archive.inflate import read_member
from dicom_zip_inspector.archive.zip_directory import read_directory
from dicom_zip_inspector.base.errors import InspectorError, SourceChanged
from dicom_zip_inspector.base.pauses import Pauses

DATA = bytes(range(256)) * 300
# Written by zipfile: one stored entry "a.txt" that holds b"words".
ZIP = bytes.fromhex(
    "504b0304140000000000000021508c1e7d71050000000500000005000000612e747874776f726473504b01021403140000000000000021508c1e7d71"
    "0500000005000000050000000000000000000000800100000000612e747874504b0506000000000100010033000000280000000000"
)


async def reads_what_is_within(choose):
    source = choose("a.bin", DATA)
    assert source.size == len(DATA)
    for start, stop in ((0, 10), (1000, 1000), (255, 70_000), (len(DATA) - 5, len(DATA) + 100), (2**53, 2**53 + 1), (-5, 3), (2**64, 2**65), (9, 3)):
        assert await source.read(start, stop) == DATA[max(start, 0) : max(stop, 0)], (start, stop)


async def reads_several_at_once(choose):
    source = choose("a.bin", DATA)
    under_way = [source.read_ahead(at, at + 1000) for at in range(0, 20_000, 1000)]
    under_way.pop(3).cancel()
    taken = [await reading.take() for reading in reversed(under_way)]
    assert b"".join(reversed(taken)) == DATA[:3000] + DATA[4000:20_000]


async def reads_pieces_end_to_end(choose):
    source = choose("a.bin", DATA)
    pieces = [(5, 10), (10, 10), (8, 300), (70_000, 70_001), (len(DATA) - 3, len(DATA))]
    assert await source.pieces_ahead(pieces).take() == b"".join(DATA[start:stop] for start, stop in pieces)
    assert await source.pieces_ahead([]).take() == await source.pieces_ahead([(7, 7)]).take() == b""


async def opens_as_a_file(choose):
    with choose("a.bin", DATA).open() as file:
        assert file.read() == DATA
        assert file.seek(70_000) == 70_000 and file.read(10) == DATA[70_000:70_010] and file.tell() == 70_010
        assert file.seek(-3, 2) == len(DATA) - 3 and file.read(10) == DATA[-3:]
        assert file.seek(len(DATA) + 9) and file.read(10) == b""


async def parts_are_sources(choose):
    source = choose("outer.zip", DATA)
    part = await source.part("inner", 1000, 60_000)
    inner = await part.part("innermost", 500, 2**60)
    for found, expected in ((part, DATA[1000:60_000]), (inner, DATA[1500:60_000])):
        assert found.size == len(expected) and await found.read(0, 2**40) == expected
        with found.open() as file:
            assert file.read() == expected
    assert (part.name, inner.name, inner.chosen) == ("inner", "innermost", "outer.zip")
    inner.discard()
    assert await part.read(0, 5) == DATA[1000:1005]


async def keeps_new_bytes(choose):
    kept = await choose("outer.zip", b"1").stored("new", iter([DATA, b"", b"end"]), Pauses())
    assert kept.size == len(DATA) + 3 and await kept.read(0, kept.size) == DATA + b"end"
    with kept.open() as file:
        assert file.read() == DATA + b"end"
    kept.discard()
    empty = await choose("outer.zip", b"1").stored("new", iter([]), Pauses())
    assert empty.size == 0 and await empty.read(0, 10) == b""


async def what_fails_while_it_is_made_is_not_kept(choose):
    def chunks():
        yield DATA
        raise InspectorError("no more")

    source = choose("outer.zip", b"1")
    try:
        await source.stored("new", chunks(), Pauses())
    except InspectorError as error:
        assert error.message == "no more"
    else:
        raise AssertionError("nothing was raised")


async def is_an_archive(choose):
    [member] = (await read_directory(choose("a.zip", ZIP))).members
    assert (member.name, read_member(member)) == ("a.txt", (bytearray(b"words"), None))


async def can_be_pickled(choose):
    source = choose("a.bin", DATA)
    copy: ByteSource = pickle.loads(pickle.dumps(source))
    assert (copy.name, copy.path, copy.size) == (source.name, source.path, source.size)
    assert await copy.read(5, 500) == DATA[5:500]
    part = await copy.part("part", 10, 20)
    assert await part.read(0, 10) == DATA[10:20]
    one, other = pickle.loads(pickle.dumps([source, source]))
    assert one.storage is other.storage
    for made in (await source.part("inner", 1000, 60_000), await source.stored("new", iter([DATA[1000:60_000]]), Pauses())):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            copy = pickle.loads(pickle.dumps(made, protocol))
            assert (copy.name, copy.chosen, await copy.read(0, 2**40)) == (made.name, "a.bin", DATA[1000:60_000]), protocol
            with copy.open() as file:
                assert file.read(5) == DATA[1000:1005]


CONTRACT = (
    reads_what_is_within,
    reads_several_at_once,
    reads_pieces_end_to_end,
    opens_as_a_file,
    parts_are_sources,
    keeps_new_bytes,
    what_fails_while_it_is_made_is_not_kept,
    is_an_archive,
    can_be_pickled,
)


async def tells_a_change(source: ByteSource, opened: bool = True) -> None:
    """A chosen file of at least 100 bytes that was changed since: every way to its bytes says so, and names it."""

    async def read():
        await source.read(0, 100)

    async def open_file():
        with source.open() as file:
            file.read()

    async def read_pieces():
        await source.pieces_ahead([(1, 5), (90, 100)]).take()

    async def read_a_part():
        await (await source.part("inner", 10, 60)).read(0, 50)

    for way in (read, read_pieces, read_a_part, *([open_file] if opened else [])):
        try:
            await way()
        except SourceChanged as error:
            assert error.code == "source_changed" and source.name in error.message
        else:
            raise AssertionError(f"{way.__name__} did not tell")
