"""A member of an archive as a file: read anywhere, and damage is met where it is."""

import dataclasses
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from archives import source_of
from native_loop import run

from dicom_zip_inspector.archive.member import Member
from dicom_zip_inspector.archive.member_file import MemberFile
from dicom_zip_inspector.archive.zip_directory import read_directory
from dicom_zip_inspector.base.errors import MemberDamaged


def large_member(method: int, size: int, level: int) -> tuple[Member, bytes]:
    data = np.random.default_rng(1).integers(0, 50, size, np.uint8).tobytes()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=level) as archive:
        archive.writestr("large", data)
    return run(read_directory(source_of(out.getvalue()))).members[0], data


@pytest.mark.parametrize(("method", "size"), [(zipfile.ZIP_STORED, 4 << 20), (zipfile.ZIP_DEFLATED, 40 << 20), (zipfile.ZIP_BZIP2, 2 << 20)])
def test_a_member_as_a_file(method, size):
    member, data = large_member(method, size, 1)
    file = MemberFile(member)
    for part, count in ((0, 10), (0.97, size), (0.12, 100), (0.5, 2 << 20), (0.45, 1), (1, 5), (0, 70_000)):
        at = int(size * part)
        file.seek(at)
        assert file.read(count) == data[at : at + count] and file.tell() == min(at + count, size)


def test_damage_is_met_where_it_is():
    member, data = large_member(zipfile.ZIP_DEFLATED, 4 << 20, 0)
    with Path(member.source.path).open("r+b") as archive:
        archive.seek(2 << 20)
        archive.write(b"\xff" * 200_000)
    member.source = dataclasses.replace(member.source)  # chosen after that
    file = MemberFile(member)
    assert file.read(1000) == data[:1000]
    with pytest.raises(MemberDamaged):
        file.read()
