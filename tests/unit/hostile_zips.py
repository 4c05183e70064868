"""Zips made by hand, and what is read of them."""

import bz2
import zipfile

from archives import patched, source_of, zip_bytes
from native_loop import run

from dicom_zip_inspector.archive.inflate import read_member
from dicom_zip_inspector.archive.span_reader import MemberPrefix, ensure, plan_spans, read_prefixes
from dicom_zip_inspector.archive.zip_directory import read_directory
from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.base.pauses import Pauses

CENTRAL, LOCAL, END, DESCRIPTOR = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"
ENTRIES = {f"f{n}": bytes([65 + n]) * (1000 + n) for n in range(5)}


def directory(data: bytes, **options):
    return run(read_directory(source_of(data), **options))


def prefixes(data: bytes, size: int) -> dict[str, MemberPrefix]:
    """The first `size` bytes of every member, as the header pass reads them."""

    async def read():
        members = sorted((await read_directory(source_of(data))).members, key=lambda member: member.header_offset)
        found = {}
        async for some in read_prefixes(plan_spans(members, lambda _: size)):
            for prefix in some:
                await ensure(prefix, size, Pauses())
                found[prefix.member.name] = prefix
        return found

    return run(read())


def readable(data: bytes) -> dict[str, bytes]:
    """Name and bytes of every member that is whole."""
    found = {}
    for member in directory(data).members:
        try:
            content, damage = read_member(member)
        except InspectorError:
            continue
        if damage is None:
            found[member.name] = bytes(content)
    return found


def without(name: str) -> dict[str, bytes]:
    return {key: value for key, value in ENTRIES.items() if key != name}


def bomb_bz2(blocks: int) -> bytes:
    """A bzip2 stream of so many million zeros in a few bytes each."""
    return bz2.compress(bytes(blocks * 1_000_000), 9)


def member_of(data: bytes, method: int, compressed: bytes, size: int) -> bytes:
    """A zip whose only entry, stored as `compressed`, says that it is of `method` and `size`."""
    made = zip_bytes({"bomb": compressed}, zipfile.ZIP_STORED)
    for signature, at in ((LOCAL, 8), (CENTRAL, 10)):
        made = patched(made, signature, at, "<H", method)
    for signature, at in ((LOCAL, 22), (CENTRAL, 24)):
        made = patched(made, signature, at, "<L", size)
    return made
