"""Members that inflate without measure, claim what is not so, or have odd names: what is read of them is bounded and said."""

import random
import struct
import sys
import zipfile

import pytest
from archives import patched, zip_bytes
from hostile_zips import CENTRAL, END, ENTRIES, bomb_bz2, directory, member_of, prefixes, readable

from dicom_zip_inspector.archive.decompressors import MAX_LZMA_WINDOW
from dicom_zip_inspector.archive.inflate import member_chunks, read_member
from dicom_zip_inspector.base.errors import InspectorError


@pytest.mark.skipif(sys.platform == "emscripten", reason="no limit on memory there")
def test_a_bzip2_bomb_gives_what_is_asked_for_and_no_more():
    import resource

    data = member_of(b"", 12, bomb_bz2(60), 60_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read = prefixes(data, 20_000)["bomb"]
    assert len(read.data) == 20_000 and not read.error
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kilobytes


@pytest.mark.parametrize("method", [8, 12, 14, 93])
def test_prefixes_are_as_long_as_asked_for_whatever_the_method(method):
    if method == 93 and sys.version_info < (3, 14):
        pytest.skip("zipfile writes Zstandard from Python 3.14 on")
    content = {"zeros": bytes(3_000_000), "noise": random.Random(1).randbytes(300_000), "short": b"1"}
    read = prefixes(zip_bytes(content, method), 100_000)
    assert {name: prefix.data for name, prefix in read.items()} == {name: value[:100_000] for name, value in content.items()}
    assert [read[name].whole for name in content] == [False, False, True]


def test_chunks_are_small_whatever_the_method():
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        [member] = directory(zip_bytes({"zeros": bytes(20_000_000)}, method)).members
        sizes = [len(chunk) for chunk in member_chunks(member)]
        assert sum(sizes) == 20_000_000 and max(sizes) <= 1 << 20


def test_lzma_that_asks_for_a_window_of_gigabytes():
    data = zip_bytes({"a": b"words " * 5000}, zipfile.ZIP_LZMA)
    at = data.index(b"a\x09\x04\x05\x00") + 6
    huge = data[:at] + struct.pack("<L", 0xFFFFFFFF) + data[at + 4 :]
    assert readable(huge) == {"a": b"words " * 5000}  # no more of it is needed than the member has bytes
    lying = patched(huge, CENTRAL, 24, "<L", 0xFFFFFFF0)
    with pytest.raises(InspectorError) as caught:
        read_member(directory(lying).members[0])
    assert caught.value.code == "limit_exceeded" and MAX_LZMA_WINDOW < 1 << 30


def test_a_declared_size_that_is_too_small_is_noted_and_the_bytes_are_there():
    data = patched(zip_bytes(ENTRIES), CENTRAL, 24, "<L", 10, which=1)
    read = prefixes(data, 500)["f1"]
    assert read.data == ENTRIES["f1"][:500]
    assert any("more bytes" in note.message for note in read.member.notes)


def test_members_that_all_share_the_same_bytes_are_not_inflated_again_and_again():
    kernel = zip_bytes({"a": bytes(1000)})
    record = kernel[kernel.index(CENTRAL) : kernel.index(END)]
    end = struct.pack("<4s4H2LH", END, 0, 0, 50, 50, 50 * len(record), kernel.index(CENTRAL), 0)
    members = directory(kernel[: kernel.index(CENTRAL)] + record * 50 + end).members
    assert len(members) == 50 and sum(member.defect is None for member in members) == 1


@pytest.mark.parametrize("raw", [b"a\0b.dcm", b"a\nb", b"\x1b[31mred", "invoice\u202egpj.exe".encode(), "zero\u200bwidth".encode()])
def test_names_that_hide_something_are_noted(raw):
    placeholder = b"x" * len(raw)
    [member] = directory(zip_bytes({placeholder.decode(): b"1"}).replace(placeholder, raw)).members
    assert any("not seen" in note.message for note in member.notes)


def test_an_entry_without_a_name_is_noted():
    data = zip_bytes({"x": b"1"})
    data = patched(patched(data, CENTRAL, 28, "<H", 0), CENTRAL, 30, "<H", 1)
    assert [note.code for note in directory(data).members[0].notes] == ["name_missing"]
