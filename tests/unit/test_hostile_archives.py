"""Archives that lie: what was packed is the judge of what must come out, and nothing that is there may be lost for one bad byte."""

import random
import struct
import time
import zipfile
import zlib

import pytest
from archives import patched, streamed_zip_bytes, zip_bytes
from hostile_zips import CENTRAL, END, ENTRIES, LOCAL, directory, prefixes, readable, without

from dicom_zip_inspector.base.errors import Cancelled


@pytest.mark.parametrize("offset", [2**31 - 1, 2**32 - 2, 2**53, 2**53 + 1, 2**62, 2**63, 2**64 - 1])
def test_an_offset_beyond_the_archive_is_one_bad_entry(offset):
    data = zip_bytes(ENTRIES)
    at = data.index(CENTRAL)
    for _ in range(2):
        at = data.index(CENTRAL, at + 1)
    head = bytearray(data[at : at + 46])
    struct.pack_into("<H", head, 30, 12)
    struct.pack_into("<L", head, 42, 0xFFFFFFFF)
    data = data[:at] + bytes(head) + data[at + 46 : at + 48] + struct.pack("<HHQ", 1, 8, offset) + data[at + 48 :]
    data = patched(data, END, 12, "<L", struct.unpack_from("<L", data, data.index(END) + 12)[0] + 12)
    assert readable(data) == without("f2")
    read = prefixes(data, 100)
    assert read["f2"].error.code == "member_damaged" and read["f3"].data[:100] == ENTRIES["f3"][:100]


def test_a_directory_that_states_its_own_place_wrongly():
    data = zip_bytes(ENTRIES)
    for offset in (0, 7, 2**32 - 2):
        assert readable(patched(data, END, 16, "<L", offset)) == ENTRIES


@pytest.mark.parametrize("size", [2**40 + 1, 2**53, 2**62, 2**64 - 1])
def test_a_declared_size_that_cannot_be(size):
    """The others are read, and the sums stay numbers that JavaScript has."""
    extra = struct.pack("<HHQ", 1, 8, size)
    data = zip_bytes(ENTRIES)
    at = data.index(CENTRAL)
    name_length = struct.unpack_from("<H", data, at + 28)[0]
    header = data[at : at + 24] + b"\xff" * 4 + data[at + 28 : at + 30] + struct.pack("<H", len(extra)) + data[at + 32 : at + 46 + name_length]
    end = data.rindex(END)
    grown = struct.unpack_from("<L", data, end + 12)[0] + len(extra)
    lying = data[:at] + header + extra + data[at + 46 + name_length : end + 12] + struct.pack("<L", grown) + data[end + 16 :]
    assert readable(lying) == without("f0")
    assert sum(member.size for member in directory(lying).members) < sum(map(len, ENTRIES.values()))


@pytest.mark.parametrize("position", [0, 7, 2**40, 2**53 + 1, 2**62, 2**63, 2**64 - 1])
def test_a_zip64_end_record_that_is_elsewhere(position):
    data = zip_bytes(ENTRIES)
    end = data.index(END)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, position, 1)
    assert readable(data[:end] + locator + data[end:]) == ENTRIES


@pytest.mark.parametrize("entries", [0, 1, 4, 6, 0xFFFF])
def test_a_count_that_is_wrong_loses_nothing(entries):
    data = patched(patched(zip_bytes(ENTRIES), END, 8, "<H", entries), END, 10, "<H", entries)
    assert readable(data) == ENTRIES
    assert directory(data).problem.code == "archive_damaged"


@pytest.mark.parametrize("size", [0, 1, 46, 0xFFFFFFFE])
def test_a_directory_size_that_is_wrong_loses_nothing(size):
    assert readable(patched(zip_bytes(ENTRIES), END, 12, "<L", size)) == ENTRIES


def test_an_end_record_that_claims_an_empty_archive_is_not_believed():
    data = zip_bytes(ENTRIES)
    claim = data[: data.index(END)] + struct.pack("<4s4H2LH", END, 0, 0, 0, 0, 0, 0, 0)
    assert readable(claim) == ENTRIES and directory(claim).problem is not None


def test_an_end_record_within_the_comment_is_not_taken():
    fake = struct.pack("<4s4H2LH", END, 0, 0, 1, 1, 5, 5, 3)
    data = zip_bytes(ENTRIES, comment=b"words " + fake + b" and more words")
    assert readable(data) == ENTRIES and directory(data).problem is None


def test_bytes_behind_the_archive_do_no_harm():
    assert readable(zip_bytes(ENTRIES) + b"\r\n" * 100) == ENTRIES
    assert readable(zip_bytes(ENTRIES) + bytes(200_000)) == ENTRIES


def test_more_than_65535_entries_without_zip64():
    data = bytearray()
    central = bytearray()
    for n in range(65_600):
        name = b"%06d" % n
        central += struct.pack("<4s6H3L5H2L", CENTRAL, 20, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, len(data)) + name
        data += struct.pack("<4s5H3L2H", LOCAL, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0) + name
    count = 65_600 & 0xFFFF
    made = bytes(data + central + struct.pack("<4s4H2LH", END, 0, 0, count, count, len(central), len(data), 0))
    read = directory(made)
    assert len(read.members) == 65_600 and read.problem is None
    assert all(member.defect is None for member in read.members)


def test_more_entries_than_are_read_are_said_and_the_first_are_there():
    for data in (zip_bytes(ENTRIES), zip_bytes(ENTRIES)[:-30]):
        read = directory(data, most=3)
        assert [member.name for member in read.members] == ["f0", "f1", "f2"]
        assert read.problem.code == "limit_exceeded" and "first 3" in read.problem.message


@pytest.mark.parametrize("streamed", [False, True])
def test_any_one_byte_of_a_cut_archive_costs_one_entry_at_most(streamed):
    content = {name: random.Random(name).randbytes(300) for name in ENTRIES}
    made = streamed_zip_bytes(content) if streamed else zip_bytes(content)
    made = made[: made.index(CENTRAL)]
    generator = random.Random(5)
    for _ in range(300):
        at = generator.randrange(len(made))
        bad = made[:at] + bytes([made[at] ^ 1 << generator.randrange(8)]) + made[at + 1 :]
        found = readable(bad)
        same = {name for name, value in content.items() if value in found.values()}
        assert len(same) >= 4, f"byte {at}"


def test_any_one_byte_of_a_directory_costs_one_entry_at_most():
    content = {name: random.Random(name).randbytes(300) for name in ENTRIES}
    made = zip_bytes(content)
    for at in range(made.index(CENTRAL), len(made)):
        for bit in (1, 0x80):
            found = readable(made[:at] + bytes([made[at] ^ bit]) + made[at + 1 :])
            same = {name for name, value in content.items() if value in found.values()}
            assert len(same) >= 4, f"byte {at - made.index(CENTRAL)} of the directory"


def test_damaged_data_of_a_streamed_member_do_not_hide_the_next():
    data = bytearray(streamed_zip_bytes(ENTRIES))
    at = data.index(b"f1") + 2
    data[at : at + 4] = b"\xff" * 4
    cut = bytes(data[: data.index(CENTRAL)])
    assert readable(cut) == without("f1")
    assert [member.name for member in directory(cut).members] == list(ENTRIES)


def test_a_stored_archive_in_a_cut_archive_is_one_member():
    inner = streamed_zip_bytes({"x": b"1" * 500, "y": b"2" * 500})
    outer = zip_bytes({"inner.zip": inner, "after": b"3"}, zipfile.ZIP_STORED)
    assert readable(outer[: outer.rindex(CENTRAL, 0, outer.rindex(CENTRAL))]) == {"inner.zip": inner, "after": b"3"}


def test_many_false_descriptors_are_searched_a_few_times_only():
    one = struct.pack("<4s5H3L2H", LOCAL, 20, 8, 0, 0, 0, 0, 0, 0, 1, 0) + b"x"
    data = one * 20_000 + bytes(8 << 20)
    started = time.process_time()
    read = directory(data)
    assert len(read.members) == 20_000
    assert time.process_time() - started < 20  # searched to the end for each, it would be 160 GB


@pytest.mark.parametrize("cut", [False, True])
def test_a_cancel_is_heard_while_a_directory_is_read(cut):
    data = zip_bytes({f"{n:05}": b"1" for n in range(20_000)}, zipfile.ZIP_STORED)
    asked = []

    def still_wanted():
        asked.append(1)
        if len(asked) == 3:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        directory(data[:-100] if cut else data, still_wanted=still_wanted)


def test_a_gzip_trailer_is_no_descriptor():
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = raw.compress(b"1" * 100) + raw.flush()
    header = struct.pack("<4s5H3L2H", LOCAL, 20, 8, 8, 0, 0, 0, 0, 0, 1, 0) + b"x"
    unsigned = struct.pack("<LLL", zlib.crc32(b"1" * 100), len(packed), 100)
    second = struct.pack("<4s5H3L2H", LOCAL, 20, 0, 0, 0, 0, zlib.crc32(b"2"), 1, 1, 1, 0) + b"y2"
    assert readable(header + packed + unsigned + second) == {"x": b"1" * 100, "y": b"2"}
