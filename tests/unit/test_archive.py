"""Central directories, good and damaged, and members' bytes; zipfile is the judge where it can read the archive."""

import io
import struct
import sys
import zipfile

import pytest
from archives import patched, source_of, streamed_zip_bytes, zip_bytes
from native_loop import run

from dicom_zip_inspector.archive import span_reader
from dicom_zip_inspector.archive.inflate import member_chunks, read_member
from dicom_zip_inspector.archive.zip_directory import read_directory
from dicom_zip_inspector.base.errors import InspectorError

ENTRIES = {"a.txt": b"alpha" * 1000, "folder/": b"", "folder/b.bin": bytes(range(256)) * 50, "empty": b""}
CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def directory(data: bytes):
    return run(read_directory(source_of(data)))


def contents(data: bytes) -> dict[str, bytes]:
    return {member.name: bytes(read_member(member)[0]) for member in directory(data).members}


def code_of(data: bytes, name: str = "a.txt") -> str:
    member = next(m for m in directory(data).members if m.name == name)
    with pytest.raises(InspectorError) as caught:
        list(member_chunks(member))
    assert name in caught.value.message
    return caught.value.code


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_are_what_was_put_in(method):
    assert contents(zip_bytes(ENTRIES, method)) == ENTRIES


@pytest.mark.skipif(sys.version_info < (3, 14), reason="zipfile writes Zstandard from Python 3.14 on")
def test_zstandard():
    assert contents(zip_bytes(ENTRIES, 93)) == ENTRIES


def test_the_directory_agrees_with_zipfile():
    data = zip_bytes(ENTRIES, comment=b"remark")
    read = directory(data)
    with zipfile.ZipFile(io.BytesIO(data)) as judge:
        expected = [(i.filename, i.file_size, i.compress_size, i.CRC, i.header_offset, i.is_dir()) for i in judge.infolist()]
    assert [(m.name, m.size, m.compressed_size, m.crc, m.header_offset, m.is_folder) for m in read.members] == expected
    assert read.comments == ["remark"] and read.problem is None


def test_zip64_records_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("big", "w", force_zip64=True) as member:
        member.write(b"small after all")
    plain = out.getvalue()
    end = plain.index(b"PK\x05\x06")
    _, _, _, _, entries, size, offset, _ = struct.unpack("<4s4H2LH", plain[end:])
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, entries, entries, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert contents(plain[:end] + record + locator + tail) == {"big": b"small after all"}


def test_bytes_before_the_archive_are_allowed():
    assert contents(b"MZ" + bytes(5000) + zip_bytes(ENTRIES)) == ENTRIES


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        ("Röntgen.dcm".encode("cp437"), 0, "Röntgen.dcm"),
        ("Röntgen.dcm".encode(), 0, "Röntgen.dcm"),
        ("画像.dcm".encode(), 0x800, "画像.dcm"),
        (b"bad\xff\xfe", 0x800, "bad\ufffd\ufffd"),
    ],
)
def test_names_in_any_encoding(raw, flags, name):
    placeholder = "x" * len(raw)
    data = zip_bytes({placeholder: b"1"}).replace(placeholder.encode(), raw)
    assert [m.name for m in directory(patched(data, CENTRAL, 8, "<H", flags)).members] == [name]


def test_a_truncated_archive_gives_what_is_left_of_it():
    data = zip_bytes(ENTRIES)
    read = directory(data[: data.index(CENTRAL)])
    assert read.problem.code == "archive_truncated" and "4 entries" in read.problem.message
    assert {m.name: bytes(read_member(m)[0]) for m in read.members} == ENTRIES


@pytest.mark.parametrize("cut", [40, 60])
def test_a_member_cut_in_its_data_is_damaged_and_the_ones_before_are_whole(cut):
    data = zip_bytes({"first": b"whole" * 100, "second": bytes(range(256)) * 400}, zipfile.ZIP_STORED)
    members = directory(data[: data.index(b"second") + cut]).members
    assert bytes(read_member(members[0])[0]) == b"whole" * 100
    part, damage = read_member(members[1])
    assert damage.code == "member_damaged" and bytes(part) == (bytes(range(256)) * 400)[: len(part)]


def test_sizes_behind_the_data_are_found_when_the_directory_is_gone():
    data = streamed_zip_bytes(ENTRIES)
    assert contents(data) == ENTRIES
    assert contents(data[: data.index(CENTRAL)]) == ENTRIES


def test_a_damaged_directory_is_told_and_worked_around():
    data = zip_bytes(ENTRIES)
    broken = data.replace(CENTRAL, b"PKxx", 2)
    read = directory(broken)
    assert read.problem.code == "archive_damaged"
    assert [m.name for m in read.members] == list(ENTRIES)


@pytest.mark.parametrize("data", [b"", b"no zip at all", bytes(1000)])
def test_what_is_no_zip(data):
    with pytest.raises(InspectorError) as caught:
        directory(data)
    assert caught.value.code == "not_an_archive"


def test_an_empty_zip_has_no_members():
    assert directory(zip_bytes({})).members == []


def test_every_truncation_ends_in_an_answer():
    content = {"a": b"alpha" * 50, "b": b"beta" * 50}
    data = zip_bytes(content)
    ends = {"a": data.index(b"PK\3\4", 4), "b": data.index(b"PK\1\2")}  # of the compressed bytes
    for stop in range(30):  # before the first local header is whole
        with pytest.raises(InspectorError) as caught:
            directory(data[:stop])
        assert caught.value.code == ("not_an_archive" if stop < 4 else "archive_truncated"), stop
    for stop in range(30, len(data)):
        read = {}
        for member in directory(data[:stop]).members:
            try:
                read[member.name], fault = read_member(member)
            except InspectorError as error:
                read[member.name], fault = b"", error
            whole = content.get(member.name, b"nothing")  # a name may be cut
            assert read[member.name] == whole if fault is None else fault.code == "member_damaged" and whole.startswith(read[member.name]), stop
        assert all(read[name] == content[name] for name, end in ends.items() if end <= stop), stop


def test_encrypted():
    assert code_of(patched(zip_bytes(ENTRIES), CENTRAL, 8, "<H", 1)) == "member_encrypted"


def test_deflate64_is_named():
    data = patched(zip_bytes(ENTRIES), CENTRAL, 10, "<H", 9)
    member = directory(data).members[0]
    with pytest.raises(InspectorError, match="Deflate64") as caught:
        read_member(member)
    assert caught.value.code == "compression_unsupported"


def test_more_bytes_than_declared_is_damage():
    data = patched(zip_bytes(ENTRIES), CENTRAL, 24, "<L", 100)
    assert code_of(data) == "member_damaged"


def test_a_limit_counts_what_comes_out_not_what_is_declared():
    data = patched(zip_bytes({"a.txt": bytes(10_000_000)}), CENTRAL, 24, "<L", 100)
    with pytest.raises(InspectorError) as caught:
        read_member(directory(data).members[0], most=5_000_000)
    assert caught.value.code == "limit_exceeded"


def test_a_wrong_checksum_is_damage():
    assert code_of(patched(zip_bytes(ENTRIES), CENTRAL, 16, "<L", 1)) == "member_damaged"


def test_bytes_that_do_not_inflate_are_damage():
    data = bytearray(zip_bytes(ENTRIES))
    at = data.index(b"a.txt") + 5
    data[at : at + 10] = b"\xff" * 10
    assert code_of(bytes(data)) == "member_damaged"


def test_a_directory_that_points_nowhere_is_damage():
    assert code_of(patched(zip_bytes(ENTRIES), CENTRAL, 42, "<L", 7, which=2), "folder/b.bin") == "member_damaged"


def test_a_first_entry_that_the_directory_misplaces_is_found_again():
    data = patched(zip_bytes(ENTRIES), CENTRAL, 42, "<L", 7)
    assert contents(data) == ENTRIES and directory(data).problem.code == "archive_damaged"


def test_overlapping_members_are_refused():
    data = zip_bytes({"one": b"1" * 1000, "two": b"2" * 1000}, zipfile.ZIP_STORED)
    assert code_of(patched(data, CENTRAL, 42, "<L", 0, which=1), "one") == "member_damaged"


def test_members_past_the_end_are_refused():
    assert code_of(patched(zip_bytes(ENTRIES), CENTRAL, 20, "<L", 10_000_000, which=3), "empty") == "archive_truncated"


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "C:/x", "a/../../b", "..\\up"])
def test_names_that_lead_outside_are_noted(name):
    assert any("outside" in note.message for note in directory(zip_bytes({name: b"1"})).members[0].notes)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_double_names_are_noted_and_both_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("same", b"1")
        archive.writestr("same", b"2")
    members = directory(out.getvalue()).members
    assert [bytes(read_member(m)[0]) for m in members] == [b"1", b"2"]
    assert all("2 entries have this name" in [note.message for note in m.notes] for m in members)


def test_one_part_of_a_split_archive_says_so():
    data = zip_bytes(ENTRIES)
    read = directory(patched(data, b"PK\x05\x06", 4, "<H", 3))
    assert read.problem.code == "archive_damaged" and "split" in read.problem.message


@pytest.mark.parametrize("room, most", [(1, 1), (50 << 10, 7), (1 << 30, span_reader.FLIGHT)])
def test_so_many_reads_wait_and_not_more_bytes_than_there_is_room_for(monkeypatch, room, most):
    monkeypatch.setattr(span_reader, "MOST_WAITING", room)
    monkeypatch.setattr(span_reader, "FIRST_SPAN", 8 << 10)
    monkeypatch.setattr(span_reader, "SPAN", 8 << 10)
    members = directory(zip_bytes({f"f{n:03}": bytes([n]) * 8000 for n in range(100)}, zipfile.ZIP_STORED)).members
    asked: list[bytes] = []

    def spans():
        for span in span_reader.plan_spans(members, lambda _: 8000):
            asked.append(span.members[0].name)
            yield span

    async def read():
        waiting = []
        async for prefixes in span_reader.read_prefixes(spans()):
            waiting.append(len(asked) - asked.index(prefixes[0].member.name) - 1)
        return waiting

    waiting = run(read())
    assert len(waiting) == 100 and max(waiting) == most
