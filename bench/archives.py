"""Seeded archives to measure with: the same bytes for everyone. Pixels are deflated once and shared, so that gigabytes take seconds to write."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from headers import CT, MR_LONG, MR_SHORT, SMALL, HeaderTemplate, Kind

SEED = 20180918
PICTURES = 8  # different pictures a kind
DATE_TIME = (0, 20 << 9 | 1 << 5 | 1)


@dataclass(frozen=True)
class Recipe:
    """What an archive holds: (kind, series, instances in each), files that are not DICOM, and how pixels are stored."""

    name: str
    series: tuple[tuple[Kind, int, int], ...]
    texts: int
    repeat: int = 1  # how often the picture is written one after the other, as frames' worth of bytes
    deflated: bool = True


HEADLINE = Recipe("headline", ((CT, 14, 100), (MR_SHORT, 64, 56), (MR_LONG, 48, 54), (MR_LONG, 1, 28)), 102)
MEDIUM = Recipe("medium", ((CT, 2, 100), (MR_SHORT, 8, 56), (MR_LONG, 6, 54), (MR_LONG, 1, 15)), 13)  # 1,000 entries
MANY = Recipe("many", ((SMALL, 500, 200),), 0)
FEW = Recipe("few", ((SMALL, 46, 167), (SMALL, 1, 24)), 0)  # as many entries as the headline, of the kind of `many`
LARGE = Recipe("large", ((CT, 20, 50),), 5, repeat=9, deflated=False)


def ensure(recipe: Recipe, folder: Path) -> Path:
    """The archive's path; written if it is not there yet."""
    path = folder / f"{recipe.name}.zip"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            _Writer(file, recipe.deflated).write(_entries(recipe))
        part.rename(path)
    return path


class _Pixels:
    """One picture in both forms: bytes to store, and a deflate stream of its own that any header's stream can go before."""

    def __init__(self, data: bytes):
        self.data = data
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        self.deflated = squeeze.compress(data) + squeeze.flush(zlib.Z_FINISH)


def _picture(kind: Kind, rng: np.random.Generator) -> bytes:
    """A round object with structure and noise, 12 bits: deflates to a little under half, as scanner pictures do."""
    y, x = np.mgrid[-1 : 1 : kind.rows * 1j, -1 : 1 : kind.rows * 1j]
    body = np.hypot(x, y) < rng.uniform(0.6, 0.9)
    signal = 1000 * body + 200 * body * np.sin(9 * x * rng.uniform(0.5, 2)) * np.cos(7 * y)
    return (signal + rng.normal(20, 6, x.shape)).clip(0, 4095).astype("<u2").tobytes()


def _entries(recipe: Recipe) -> Iterator[tuple[str, bytes, _Pixels | None]]:
    rng = np.random.default_rng(SEED)
    number = 0
    for kind, series_count, instances in recipe.series:
        pictures = [_Pixels(_picture(kind, rng) * recipe.repeat) for _ in range(PICTURES)]
        for _ in range(series_count):
            template = HeaderTemplate(kind, number // 25, number // 9, number, rng)
            frames_tail = _frames_patch(template, recipe.repeat)
            for instance in range(1, instances + 1):
                yield f"S{number:03}/IM{instance:05}", frames_tail(instance), pictures[instance % PICTURES]
            number += 1
    for n in range(recipe.texts):
        yield f"notes/readme-{n}.txt", b"Nothing but words.\n" * (n + 1), None


def _frames_patch(template: HeaderTemplate, repeat: int):
    """With several pictures in a file: Rows times as many, and the length to go with it."""

    def header(instance: int) -> bytes:
        data = bytearray(template.of(instance))
        if repeat > 1:
            rows_at = data.index(b"\x28\x00\x10\x00US\x02\x00") + 8
            rows = int.from_bytes(data[rows_at : rows_at + 2], "little")
            data[rows_at : rows_at + 2] = (rows * repeat).to_bytes(2, "little")
            data[-4:] = (int.from_bytes(data[-4:], "little") * repeat).to_bytes(4, "little")
        return bytes(data)

    return header


class _Writer:
    """Writes a zip from parts that are deflated already (APPNOTE 4.3; Zip64 where sizes ask for it)."""

    def __init__(self, file, deflated: bool):
        self._file = file
        self._deflated = deflated
        self._directory = bytearray()
        self._count = 0

    def write(self, entries: Iterator[tuple[str, bytes, _Pixels | None]]) -> None:
        for name, header, pixels in entries:
            self._add(name.encode(), header, pixels)
        self._end()

    def _add(self, name: bytes, header: bytes, pixels: _Pixels | None) -> None:
        tail = pixels.data if pixels else b""
        crc, size = zlib.crc32(tail, zlib.crc32(header)), len(header) + len(tail)
        parts = self._deflated_parts(header, pixels) if self._deflated else [header, tail]
        packed, method, offset = sum(map(len, parts)), 8 if self._deflated else 0, self._file.tell()
        common = (method, *DATE_TIME, crc, packed, size, len(name))
        self._file.write(struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, *common, 0) + name)
        for part in parts:
            self._file.write(part)
        extra = struct.pack("<HHQ", 1, 8, offset) if offset >= 0xFFFFFFFF else b""
        shown = min(offset, 0xFFFFFFFF)
        self._directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 45, 20, 0, *common, len(extra), 0, 0, 0, 0, shown) + name + extra
        self._count += 1

    def _deflated_parts(self, header: bytes, pixels: _Pixels | None) -> list[bytes]:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        if pixels is None:
            return [squeeze.compress(header) + squeeze.flush(zlib.Z_FINISH)]
        return [squeeze.compress(header) + squeeze.flush(zlib.Z_FULL_FLUSH), pixels.deflated]

    def _end(self) -> None:
        start, size = self._file.tell(), len(self._directory)
        self._file.write(self._directory)
        record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, self._count, self._count, size, start)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size, 1)
        if self._count >= 0xFFFF or start + size >= 0xFFFFFFFF:
            self._file.write(record + locator)
        count = min(self._count, 0xFFFF)
        self._file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, min(size, 0xFFFFFFFF), min(start, 0xFFFFFFFF), 0))
