"""Zip archives that may be wrong in any way: a writer that says what it is told, and damage to what it says (APPNOTE 4.3 to 4.5)."""

import bz2
import lzma
import struct
import zlib
from dataclasses import dataclass, field
from random import Random

LARGE_64 = (0, 1, 2**31, 2**32 - 1, 2**32, 2**53, 2**53 + 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1)
NAMES = (
    b"", b"/", b"//", b".", b"..", b"../x", b"/abs", b"C:\\x", b"a\\b", b"a\0b", b"\xff\xfe", b"\x80", b"n" * 300, b"a/" * 200, b"DICOMDIR", b"x.zip",
    b"__MACOSX/._a", b"\xe2\x80\xae", b"con", b"a\nb", b"<b>", b" ", b"same", b"same", b"caf\x82", b"dir/",
)  # fmt: skip


@dataclass(slots=True)
class Member:
    """One entry: its bytes as they are, and what local (`local`) and central header (`central`) say instead of the truth, by field."""

    name: bytes
    data: bytes
    method: int = 8
    flags: int = 0
    local: dict[str, int] = field(default_factory=dict)
    central: dict[str, int] = field(default_factory=dict)
    local_extra: bytes = b""
    central_extra: bytes = b""
    comment: bytes = b""
    packed: bytes | None = None
    descriptor: bytes | None = None
    zip64: bool = False


@dataclass(slots=True)
class Zip:
    """An archive: its members, what its end says instead of the truth, what stands before, between and behind."""

    members: list[Member]
    end: dict[str, int] = field(default_factory=dict)
    zip64: bool = False
    end_64: dict[str, int] = field(default_factory=dict)
    before: bytes = b""
    behind: bytes = b""
    comment: bytes = b""
    with_directory: bool = True
    with_end: bool = True

    def bytes(self) -> bytes:
        """The archive."""
        out, directory = bytearray(self.before), bytearray()
        for member in self.members:
            directory += _central(member, len(out), out)
        start = len(out)
        if self.with_directory:
            out += directory
        counts = {"disk": 0, "entries": len(self.members), "size": len(directory), "offset": start}
        if self.zip64:
            at, says = len(out), counts | self.end_64
            out += struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, says["disk"], 0, says["entries"], says["entries"], says["size"], says["offset"])
            out += struct.pack("<4sLQL", b"PK\6\7", 0, self.end_64.get("at", at), 1)
            counts = {"disk": 0, "entries": 0xFFFF, "size": 0xFFFFFFFF, "offset": 0xFFFFFFFF}
        says = counts | self.end
        if self.with_end:
            out += struct.pack("<4s4H2LH", b"PK\5\6", says["disk"], 0, says["entries"], says["entries"], says["size"], says["offset"],
                               says.get("comment_length", len(self.comment)))  # fmt: skip
        return bytes(out) + self.comment + self.behind


def packed(data: bytes, method: int) -> bytes:
    """Data as a method stores them; as they are where the method is unknown."""
    if method == 8:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        return deflate.compress(data) + deflate.flush()
    if method == 12:
        return bz2.compress(data)
    if method == 14:
        raw = lzma.compress(data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16, "lc": 3, "lp": 0, "pb": 2}])
        return struct.pack("<BBHBL", 9, 4, 5, 0x5D, 1 << 16) + raw
    return data


def _central(member: Member, offset: int, out: bytearray) -> bytes:
    """Write a member's local header and data; its central header."""
    data = packed(member.data, member.method) if member.packed is None else member.packed
    truth = {
        "version": 20, "flags": member.flags, "method": member.method, "time": 0, "date": 33, "crc": zlib.crc32(member.data), "packed": len(data),
        "size": len(member.data), "name_length": len(member.name), "extra_length": len(member.local_extra),
    }  # fmt: skip
    streamed = {"crc": 0, "packed": 0, "size": 0} if member.descriptor is not None else {}
    says = truth | streamed | member.local
    out += struct.pack("<4s5H3L2H", b"PK\3\4", *(says[name] for name in truth)) + member.name + member.local_extra + data
    out += member.descriptor or b""
    extra = member.central_extra
    large = {}
    if member.zip64:
        extra = struct.pack("<HHQQQ", 1, 24, truth["size"], truth["packed"], offset) + extra
        large = {"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF, "offset": 0xFFFFFFFF}
    says = truth | {"extra_length": len(extra), "comment_length": len(member.comment), "disk": 0, "offset": offset} | large | member.central
    fixed = [says[name] for name in truth]
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *fixed, says["comment_length"], says["disk"], 0, 0, says["offset"]) + (
        member.name + extra + member.comment
    )


def of_files(files: dict[str, bytes], random: Random) -> Zip:
    """A sound archive of files, as different programs write it."""
    kind = random.randrange(6)
    made = Zip([Member(name.encode(), data, random.choice((8, 8, 8, 0, 12, 14))) for name, data in files.items()], zip64=kind == 1)
    for member in made.members:
        member.zip64 = kind == 1
        if kind == 2:
            member.flags |= 8
            sizes = struct.pack("<3L", zlib.crc32(member.data), len(packed(member.data, member.method)), len(member.data))
            member.descriptor = b"PK\7\x08" * (random.random() < 0.8) + sizes
    if kind == 3:
        made.before = b"#!/bin/sh\n" * 5
    return made


def number_lies(random: Random, archive: Zip) -> None:
    """One number of a local or central header is wrong."""
    member = random.choice(archive.members)
    says = random.choice((member.local, member.central, member.central))
    name = random.choice(("crc", "packed", "size", "offset", "name_length", "extra_length", "comment_length", "method", "flags", "disk"))
    short = name.endswith("length") or name in ("method", "flags", "disk")
    values = (0, 1, 5, 30, 100, 0x7FFF, 0xFFFF) if short else (0, 1, 100, 4000, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1)
    says[name] = random.choice(values)


def method_changed(random: Random, archive: Zip) -> None:
    """Another method, over the same bytes or its own."""
    member = random.choice(archive.members)
    method = random.choice((0, 1, 6, 8, 9, 12, 14, 19, 93, 95, 96, 97, 98, 99, 65535))
    if random.random() < 0.4:
        member.packed = packed(member.data, member.method)
    member.method = method


def flags_changed(random: Random, archive: Zip) -> None:
    """Encrypted, patched, strongly encrypted, masked, UTF-8, streamed."""
    member = random.choice(archive.members)
    member.flags ^= random.choice((1, 1, 8, 0x20, 0x41, 0x800, 0x2000, 0xFFFF))


def name_changed(random: Random, archive: Zip) -> None:
    """A name that is hostile, or twice the same."""
    random.choice(archive.members).name = random.choice(NAMES)
    if random.random() < 0.3:
        random.choice(archive.members).name = archive.members[0].name


def extra_changed(random: Random, archive: Zip) -> None:
    """Extra fields: Zip64 short, long, without need, of impossible numbers; Unicode paths; broken chains."""
    member = random.choice(archive.members)
    numbers = b"".join(struct.pack("<Q", random.choice(LARGE_64)) for _ in range(random.choice((0, 1, 2, 3, 4))))
    path = random.choice((b"\1" + struct.pack("<L", zlib.crc32(member.name)) + b"\xc3\xa4", b"\1\0\0\0\0x", b"\1", b""))
    member.central_extra = random.choice((
        struct.pack("<HH", 1, len(numbers)) + numbers, struct.pack("<HH", 1, len(numbers)) + numbers + b"\0", struct.pack("<HH", 0x7075,
        len(path)) + path,
        struct.pack("<HH", 1, 60000), b"\1", random.randbytes(9), struct.pack("<HH", 0x9901, 7) + b"\2\0AE\3\x08\0",
    ))  # fmt: skip
    if random.random() < 0.7:
        for name in random.choice((("offset",), ("size",), ("packed",), ("size", "packed"), ("size", "packed", "offset"))):
            member.central[name] = 0xFFFFFFFF
    if random.random() < 0.3:
        member.local_extra, member.local["size"], member.local["packed"] = member.central_extra, 0xFFFFFFFF, 0xFFFFFFFF


def data_damaged(random: Random, archive: Zip) -> None:
    """Packed data cut, turned over, replaced, longer than they inflate."""
    member = random.choice(archive.members)
    data = bytearray(packed(member.data, member.method))
    kind = random.randrange(5)
    if kind == 0:
        del data[random.randrange(len(data) + 1) :]
    elif kind == 1 and data:
        for _ in range(random.choice((1, 3, 10))):
            data[random.randrange(len(data))] = random.randrange(256)
    elif kind == 2:
        data = bytearray(random.randbytes(random.choice((0, 1, 50))))
    elif kind == 3:
        data += random.randbytes(20)
    else:
        data = bytearray(packed(member.data + bytes(random.choice((1, 5000))), member.method))
    member.packed = bytes(data)


def bomb(random: Random, archive: Zip) -> None:
    """A member that grows: zeros, of a size told or not."""
    zeros = bytes(random.choice((1 << 16, 1 << 20, 3 << 20)))
    method = random.choice((8, 8, 12, 14))
    told = random.choice((0, 100, len(zeros), 2**31, 2**32 - 2))
    beginning = random.choice((b"", archive.members[0].data[:200]))
    archive.members.append(Member(b"grows", beginning + zeros, method, central={"size": told}, local={"size": told}))


def end_lies(random: Random, archive: Zip) -> None:
    """The end record says another number of entries, size, place, disk; likewise that of Zip64."""
    values = {"entries": (0, 1, 5, 0xFFFF, 60000), "size": (0, 1, 46, 2**31, 2**32 - 1), "offset": (0, 1, 2**31, 2**32 - 1), "disk": (1, 0xFFFF),
              "comment_length": (1, 0xFFFF)}  # fmt: skip
    name = random.choice(sorted(values))
    archive.end[name] = random.choice(values[name])
    if random.random() < 0.5:
        archive.zip64 = True
        archive.end_64[random.choice(("at", "size", "offset", "entries"))] = random.choice(LARGE_64)


def parts_missing(random: Random, archive: Zip) -> None:
    """No directory, no end, rubbish before or behind, a comment that looks like an end."""
    kind = random.randrange(6)
    if kind == 0:
        archive.with_directory = False
    elif kind == 1:
        archive.with_end = False
    elif kind == 2:
        archive.with_directory = archive.with_end = False
    elif kind == 3:
        archive.before = random.choice((bytes(1), random.randbytes(100), b"PK\3\4", b"PK\5\6" + bytes(18), b"MZ" + bytes(60)))
    elif kind == 4:
        archive.behind = random.choice((bytes(100), b"PK\5\6", random.randbytes(30), b"PK\5\6" + bytes(18)))
    else:
        archive.comment = random.choice((b"PK\5\6" + bytes(18), b"\xff" * 50, b"c" * 65535, b"PK\6\7" + bytes(16)))


def members_doubled(random: Random, archive: Zip) -> None:
    """The same member again, at its own place or at another's."""
    member = random.choice(archive.members)
    archive.members.append(Member(member.name, member.data, member.method, central={"offset": random.choice((0, 0, 31, 1000))}))


def members_many(random: Random, archive: Zip) -> None:
    """Very many small members."""
    archive.members += [Member(b"m%d" % n, b"x", 0) for n in range(random.choice((60, 400)))]


def nested(random: Random, archive: Zip) -> None:
    """The archive within archives."""
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        archive.members = [Member(random.choice((b"in.zip", b"in", b"a/b.zip")), archive.bytes(), random.choice((0, 8, 12)))]


ZIP_DAMAGES = (
    number_lies, number_lies, number_lies, method_changed, flags_changed, name_changed, name_changed, extra_changed, extra_changed, data_damaged,
    data_damaged, bomb, end_lies, end_lies, parts_missing, parts_missing, members_doubled, members_many, nested,
)  # fmt: skip
