"""What is no DICOM and should not travel, each a case of its own. Contents are made by the formats' own writers where there is one at hand."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

import numpy as np
from parcel import Parcel, Planted, file_of

PROGRAMS = {
    "viewer.exe": b"MZ" + bytes(58) + struct.pack("<L", 64) + b"PE\0\0",
    "tool": b"\x7fELF\2\1\1" + bytes(57),
    "App": b"\xcf\xfa\xed\xfe" + bytes(28),
    "Main.class": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "module.wasm": b"\0asm\1\0\0\0",
    "picture.jpg.scr": b"MZ" + bytes(62),
    "open.lnk": b"\x4c\0\0\0\x01\x14\x02\0" + bytes(60),
}
SCRIPTS = {
    "start.bat": b"@echo off\r\n", "run.ps1": b"Write-Host 1\r\n", "run.vbs": b"MsgBox 1\r\n",
    "install.sh": b"#!/bin/sh\n", "go": b"#!/usr/bin/env python\n",
    "page.js": b"alert(1)", "tool.py": b"print(1)\n", "run.hta": b"<hta:application/>", "keys.reg": b"Windows Registry Editor Version 5.00\r\n",
}  # fmt: skip


def zipped(first: str, content: bytes = b"1") -> bytes:
    """A zip of one entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(first, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def tarred() -> bytes:
    """A tar of one empty file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    return out.getvalue()


def tiff(entries: dict[int, tuple[int, bytes]], order: str = "<") -> bytes:
    """A TIFF of one directory, of tags with (type, value) (TIFF 6.0 section 2); EXIF data are such a file."""
    data, values = b"", b""
    start = 8 + 2 + 12 * len(entries) + 4
    for tag, (kind, value) in sorted(entries.items()):
        size = {2: 1, 4: 4}[kind]
        place = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack(order + "L", start + len(values))
        values += value if len(value) > 4 else b""
        data += struct.pack(order + "HHL", tag, kind, len(value) // size) + place
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "LH", 8, len(entries)) + data + bytes(4) + values


def exif(place: bool, order: str = "<") -> bytes:
    """EXIF data: a date and a camera, and where it was (CIPA DC-008 4.6.3)."""
    entries = {0x010F: (2, b"Camera\0\0"), 0x0132: (2, b"2021:02:03 04:05:06\0")}
    return tiff(entries | ({0x8825: (4, struct.pack(order + "L", 8))} if place else {}), order)


def jpeg(segment: bytes = b"") -> bytes:
    """A JPEG of nothing but its beginning, with an APP1 segment (ISO/IEC 10918-1 B.2.4.6)."""
    app = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment if segment else b""
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + app + b"\xff\xd9"


def png(chunk: bytes = b"", data: bytes = b"") -> bytes:
    """A PNG with one further chunk (PNG 3rd edition, 5.3)."""

    def chunk_of(name: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))

    further = chunk_of(chunk, data) if chunk else b""
    header = chunk_of(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + further + chunk_of(b"IDAT", zlib.compress(b"\0\0")) + chunk_of(b"IEND", b"")


def webp(chunk: bytes = b"", data: bytes = b"") -> bytes:
    """A WebP with one further chunk (RFC 9649 section 2.3)."""
    further = chunk + struct.pack("<L", len(data)) + data if chunk else b""
    body = b"WEBPVP8X" + struct.pack("<L", 10) + bytes(10) + further
    return b"RIFF" + struct.pack("<L", len(body)) + body


FILES: dict[str, tuple[str, dict[str, bytes]]] = {
    "program": ("must_fix", PROGRAMS | {"lib.jar": zipped("META-INF/MANIFEST.MF")}),
    "script": ("must_fix", SCRIPTS),
    "autorun": ("must_fix", {"autorun.inf": b"[autorun]\r\nopen=viewer.exe\r\n"}),
    "document": ("look", {
        "letter.pdf": b"%PDF-1.7\n", "letter.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "letter.docx": zipped("[Content_Types].xml"),
        "letter.odt": zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "letter.rtf": b"{\\rtf1 }", "page.ps": b"%!PS-Adobe-3.0\n",
    }),
    "picture": ("look", {"a.png": png(), "a.jpg": jpeg(), "a.webp": webp()}),
    "picture_with_origin": ("look", {
        "b.jpg": jpeg(b"Exif\0\0" + exif(False)), "b.png": png(b"eXIf", exif(False)), "b.webp": webp(b"EXIF", exif(False)), "b.tif": exif(False),
        "xmp.jpg": jpeg(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
    }),
    "picture_with_place": ("must_fix", {
        "c.jpg": jpeg(b"Exif\0\0" + exif(True)), "big endian.jpg": jpeg(b"Exif\0\0" + exif(True, ">")), "c.png": png(b"eXIf", exif(True, ">")),
        "c.webp": webp(b"EXIF", exif(True)), "c.tif": exif(True),
    }),
    "archive_closed": ("look", {
        "a.7z": b"7z\xbc\xaf\x27\x1c\0\4" + bytes(24), "a.rar": b"Rar!\x1a\7\1\0", "a.tar": tarred(), "a.gz": gzip.compress(b"1", mtime=0),
        "a.bz2": bz2.compress(b"1"), "a.xz": lzma.compress(b"1"), "a.iso": bytes(32769) + b"CD001",
    }),
    "database": ("look", {"a.sqlite": b"SQLite format 3\0" + bytes(84)}),
    "small_pictures": ("look", {"Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)}),
    "system_leavings": ("note", {
        "__MACOSX/._a": b"\0\x05\x16\x07\0\2\0\0Mac OS X", ".DS_Store": b"\0\0\0\1Bud1" + bytes(20), "desktop.ini": b"[.ShellClassInfo]",
    }),
    "other_volume": ("look", {"a.nii": bytes(344) + b"n+1\0", "a.nrrd": b"NRRD0004\n"}),
    "video_or_sound": ("look", {"a.mp4": b"\0\0\0\x20ftypisom", "a.wav": b"RIFF\x20\0\0\0WAVEfmt "}),
    "file_encrypted": ("look", {"a.asc": b"-----BEGIN PGP MESSAGE-----\n"}),
    "key_file": ("look", {"a.pem": b"-----BEGIN PRIVATE KEY-----\n"}),
    "text_file": ("note", {"readme.txt": b"plain words", "index.htm": b"<!doctype html>", "a.csv": b"a,b\n", "a.xml": b"<?xml version='1.0'?><a/>"}),
    "file_unknown": ("look", {"a.bin": np.arange(100.0).tobytes()}),
}  # fmt: skip
PREAMBLES = {
    "preamble_program": ("must_fix", {"mz": b"MZ\x90\0", "elf": b"\x7fELF", "macho": b"\xcf\xfa\xed\xfe", "script": b"#!/bin/sh\n"}),
    "preamble_picture": ("note", {"little": b"II*\0", "big": b"MM\0*"}),
    "preamble_unknown": ("look", {"words": b"anything else"}),
}
NAMES = ("../outside.txt", "/absolute.txt", "C:/drive.txt", "a/../../b.txt")


def cases() -> Iterator[tuple[str, Callable[[Parcel], list[Planted]]]]:
    """(name, what plants it) of each."""
    for code, (severity, files) in FILES.items():
        for name, data in files.items():
            yield (
                f"payload {code} {name}",
                lambda parcel, code=code, severity=severity, name=name, data=data: _file(parcel, code, severity, name, data),
            )
    for code, (severity, preambles) in PREAMBLES.items():
        for name, data in preambles.items():
            yield f"payload {code} {name}", lambda parcel, code=code, severity=severity, data=data: _preamble(parcel, code, severity, data)
    for name in NAMES:
        yield f"payload name {name}", lambda parcel, name=name: _named(parcel, name)
    yield "payload disc", _disc


def _file(parcel: Parcel, code: str, severity: str, name: str, data: bytes) -> list[Planted]:
    parcel.files[name] = data
    return [Planted(code, (name,), severity=severity)]


def _named(parcel: Parcel, name: str) -> list[Planted]:
    parcel.files[name] = b"words"
    return [Planted("name_leads_outside", (name,), severity="must_fix")]


def _preamble(parcel: Parcel, code: str, severity: str, data: bytes) -> list[Planted]:
    [(name, made)] = parcel.series(1).items()
    parcel.files[name] = data.ljust(128, b"\0") + file_of(made)[128:]
    return [Planted(code, (name,), severity=severity)]


def _disc(parcel: Parcel) -> list[Planted]:
    """A disc as it is exported: a viewer with its parts beside the pictures."""
    files = {
        "VIEWER/view.exe": PROGRAMS["viewer.exe"],
        "VIEWER/lib/codec.dll": PROGRAMS["viewer.exe"],
        "VIEWER/help/index.htm": b"<html>",
        "VIEWER/lang.xml": b"<?xml?>",
    }
    parcel.files |= files
    return [Planted("viewer", tuple(files))]
