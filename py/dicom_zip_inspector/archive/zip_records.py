"""The records that a zip is made of: layouts, signatures, flags, extra fields (PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5)."""

import struct
import zlib

STORED, DEFLATED, BZIP2, LZMA, ZSTANDARD, AES = 0, 8, 12, 14, 93, 99

METHODS = frozenset({*range(21), 93, 94, 95, 96, 97, 98, AES})  # that exist (APPNOTE 4.4.5)

LOCAL_HEADER = struct.Struct("<4s5H3L2H")
CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
END_RECORD = struct.Struct("<4s4H2LH")
END_LOCATOR_64 = struct.Struct("<4sLQL")
END_RECORD_64 = struct.Struct("<4sQ2H2L4Q")

LOCAL_SIGNATURE, CENTRAL_SIGNATURE, DESCRIPTOR_SIGNATURE = b"PK\x03\x04", b"PK\x01\x02", b"PK\x07\x08"
END_SIGNATURE, END_64_SIGNATURE, LOCATOR_64_SIGNATURE = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"

FLAG_ENCRYPTED, FLAG_DESCRIPTOR, FLAG_STRONG, FLAG_UTF8 = 0x1, 0x8, 0x40, 0x800
IN_EXTRA_64 = 0xFFFFFFFF
MAX_FIELD = 0xFFFF  # bytes of a name, an extra field or a comment


def is_zip(head: bytes) -> bool:
    """Whether content that begins with `head` (4 bytes) is a zip: a local header, or an empty archive's end record."""
    return head[:4] in (LOCAL_SIGNATURE, END_SIGNATURE)


def is_encrypted(flags: int, method: int) -> bool:
    """Whether a password is needed (APPNOTE 4.4.4, appendix E)."""
    return bool(flags & (FLAG_ENCRYPTED | FLAG_STRONG)) or method == AES


def sizes_64(extra: bytes, *sizes: int) -> list[int]:
    """The sizes that are 0xFFFFFFFF, from the Zip64 extra field, in its fixed order (APPNOTE 4.5.3)."""
    if IN_EXTRA_64 not in sizes:
        return list(sizes)
    data, at, found = extra_field(extra, 0x0001), 0, []
    for size in sizes:
        if size == IN_EXTRA_64 and at + 8 <= len(data):
            size = struct.unpack_from("<Q", data, at)[0]
            at += 8
        found.append(size)
    return found


def extra_field(extra: bytes, wanted: int) -> bytes:
    """The data of the first extra field with that header ID; b"" where there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == wanted:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return b""


def decoded_name(raw: bytes, flags: int, extra: bytes = b"") -> str:
    """An entry's name: the Info-ZIP Unicode Path (APPNOTE 4.6.9), valid only while its checksum is that of the name.

    Else UTF-8 where it is flagged or simply is UTF-8 (many writers forget the flag), else code page 437 (APPNOTE appendix D).
    """
    path = extra_field(extra, 0x7075)
    if len(path) > 5 and path[0] == 1 and struct.unpack_from("<L", path, 1)[0] == zlib.crc32(raw):
        return path[5:].decode("utf-8", "replace")
    if flags & FLAG_UTF8:
        return raw.decode("utf-8", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")
