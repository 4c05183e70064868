"""What a file that is not DICOM is, by its first bytes, its name only where those do not tell; in words, and what to do about it."""

import zlib

from ..base.errors import ArchiveUnsupported, InspectorError, NoDicom

_MAGIC = [
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\0", "TIFF picture"),
    (b"MM\0*", "TIFF picture"),
    (b"II+\0", "TIFF picture"),
    (b"MM\0+", "TIFF picture"),
    (b"8BPS", "Photoshop picture"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "JPEG 2000 picture"),
    (b"\xff\x0a", "JPEG XL picture"),
    (b"\0\0\0\x0cJXL ", "JPEG XL picture"),
    (b"%PDF", "PDF document"),
    (b"%!PS", "PostScript document"),
    (b"{\\rtf", "RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office document"),
    (b"MZ", "Windows program"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "Windows shortcut"),
    (b"\x7fELF", "Linux program"),
    (b"\xcf\xfa\xed\xfe", "macOS program"),
    (b"\xce\xfa\xed\xfe", "macOS program"),
    (b"\xca\xfe\xba\xbe", "Java class or macOS program"),
    (b"\0asm", "WebAssembly program"),
    (b"dex\n", "Android program"),
    (b"#!", "script"),
    (b"PK\x05\x06", "zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!", "RAR archive"),
    (b"\xfd7zXZ\0", "XZ archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"\x04\x22\x4d\x18", "LZ4 archive"),
    (b"LZIP", "lzip archive"),
    (b"\x1f\x9d", "compress archive"),
    (b"\x60\xea", "ARJ archive"),
    (b"MSCF\0\0\0\0", "Windows cabinet archive"),
    (b"!<arch>\n", "ar archive"),
    (b"xar!", "xar archive"),
    (b"conectix", "disk image"),
    (b"MSWIM\0\0\0", "disk image"),
    (b"KDMV", "disk image"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\0\x05\x16\x07", "macOS resource fork (AppleDouble)"),
    (b"\0\x05\x16\0", "macOS resource fork (AppleSingle)"),
    (b"\0\0\0\1Bud1", "macOS folder settings (.DS_Store)"),
    (b"\x89HDF\r\n\x1a\n", "HDF5 data"),
    (b"CDF\x01", "NetCDF or MINC data"),
    (b"NRRD", "NRRD volume"),
    (b"MATRIX7", "ECAT volume"),
    (b"ObjectType = ", "MetaImage header"),
    (b"!INTERFILE", "Interfile header"),
    (b"# === DATA DESCRIPTION FILE ===", "Philips PAR header"),
    (b"\x1aE\xdf\xa3", "Matroska video"),
    (b"\0\0\1\xba", "MPEG video"),
    (b"\0\0\1\xb3", "MPEG video"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "Windows Media video"),
    (b"FLV\1", "Flash video"),
    (b"OggS", "Ogg sound or video"),
    (b"fLaC", "FLAC sound"),
    (b"ID3", "MP3 sound"),
    (b"-----BEGIN PGP MESSAGE", "PGP-encrypted message"),
    (b"age-encryption.org/", "age-encrypted file"),
    (b"-----BEGIN ", "key or certificate"),
]
_MAGIC_AT = [
    (257, b"ustar", "tar archive"),
    (344, b"n+1\0", "NIfTI volume"),
    (344, b"ni1\0", "NIfTI header"),
    (4, b"n+2\0", "NIfTI volume"),
    (4, b"ni2\0", "NIfTI header"),
    (4, b"ftypheic", "HEIC picture"),
    (4, b"ftypavif", "AVIF picture"),
    (4, b"ftyp", "MP4 or QuickTime video"),
    (4, b"moov", "MP4 or QuickTime video"),
    (8, b"WAVE", "WAVE sound"),
    (8, b"AVI ", "AVI video"),
    (8, b"WEBP", "WebP picture"),
    (2, b"-lh", "LHA archive"),
    (4, b"1AY&SY", "bzip2 archive"),
    (6, bytes(4), "BMP picture"),
    (32769, b"CD001", "CD image"),
]
_STARTS = {"bzip2 archive": b"BZh", "BMP picture": b"BM", "WAVE sound": b"RIFF", "AVI video": b"RIFF", "WebP picture": b"RIFF"}
_ZIPPED = {".docx": "Word document", ".xlsx": "Excel workbook", ".pptx": "PowerPoint presentation"}
_BY_NAME = {
    "autorun.inf": "autorun file",
    "desktop.ini": "Windows folder settings",
    "thumbs.db": "Windows small pictures (Thumbs.db)",
    ".iso": "CD image",
    ".dmg": "disk image",
    ".bat": "script",
    ".cmd": "script",
    ".ps1": "script",
    ".vbs": "script",
    ".hta": "script",
    ".reg": "script",
    ".wsf": "script",
    ".msi": "Windows installer",
}  # fmt: skip
_TEXTS = {".json": "JSON text", ".csv": "table as text", ".tsv": "table as text", ".js": "script", ".py": "script", ".sh": "script"}

# What opens as a zip.
ZIP_KINDS = frozenset({"zip archive", "Office document", "OpenDocument file", "EPUB book", "Java archive", *_ZIPPED.values()})
GZIPPED = "gzip archive"
_PACKED = frozenset(kind for _, _, kind in [*((0, *magic) for magic in _MAGIC), *_MAGIC_AT] if kind.endswith("archive")) - ZIP_KINDS
_IMAGES = frozenset({"CD image", "disk image"})
_TAR_NAMES = (".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz", ".tar.zst", ".tzst")


def other_kind(name: str, head: bytes, size: int) -> str:
    """In words, what a file of `size` bytes is that is not DICOM and begins with `head` (4 KB or more, or all of it)."""
    if size == 0:
        return "empty file"
    base = name.lower().rsplit("/", 1)[-1]
    extension = base[base.rfind(".") :] if "." in base else ""
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(head, extension)
    if head.startswith(b"\x1f\x8b"):
        return _gzip_kind(head, base)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _named_tar(kind, base) if kind != "Microsoft Office document" else _BY_NAME.get(base) or _BY_NAME.get(extension, kind)
    for offset, magic, kind in _MAGIC_AT:
        if head[offset : offset + len(magic)] == magic and head.startswith(_STARTS.get(kind, b"")):
            return _named_tar(kind, base)
    if named := _BY_NAME.get(base) or _BY_NAME.get(extension):
        return named
    return _text_kind(head, extension) if _is_text(head) else "unknown data"


def _zip_kind(head: bytes, extension: str) -> str:
    """What a zip is for: by the name of its first entry (ISO/IEC 29500-2, OpenDocument 1.3 part 2)."""
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    content = head[30 + len(first) :]
    if first in (b"[Content_Types].xml", b"_rels/.rels", b"docProps/app.xml"):
        return _ZIPPED.get(extension, "Office document")
    if first == b"mimetype" and b"application/vnd.oasis.opendocument" in content[:64]:
        return "OpenDocument file"
    if first == b"mimetype" and b"application/epub+zip" in content[:64]:
        return "EPUB book"
    return "Java archive" if first.startswith(b"META-INF/") else "zip archive"


def _gzip_kind(head: bytes, base: str) -> str:
    """What is in a gzip, by its first inflated bytes."""
    try:
        inner = zlib.decompressobj(31).decompress(head, 512)
    except zlib.error:
        inner = b""
    if inner[257:262] == b"ustar" or base.endswith(_TAR_NAMES):
        return "gzip-compressed tar archive"
    return "NIfTI volume, gzip-compressed" if inner[344:347] == b"n+1" else GZIPPED


def _named_tar(kind: str, base: str) -> str:
    return f"{kind.removesuffix(' archive')}-compressed tar archive" if kind in _PACKED and base.endswith(_TAR_NAMES) else kind


def _text_kind(head: bytes, extension: str) -> str:
    start = head[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "HTML page"
    if start.startswith(b"<?xml") or start.startswith(b"<svg"):
        return "SVG picture" if b"<svg" in head[:2048].lower() else "XML text"
    return _TEXTS.get(extension, "text")


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4 and any(byte < 9 for byte in head):
            return False
        text = head.decode("latin-1")
    return sum(character < " " and character not in "\t\r\n\f\x1b" for character in text) == 0


_UNNAMED = {"unknown data": "of an unknown kind"}
_VOWELS = ("A", "E", "I", "O", "a", "e", "RAR", "XZ", "XML", "HTML", "HDF", "LZ4", "LHA", "RTF", "NRRD", "MP", "SVG")  # as they are spoken


def is_closed_archive(kind: str) -> bool:
    """Whether files of this kind hold others, and are not opened here."""
    return kind in _PACKED | _IMAGES or kind == GZIPPED or kind.endswith("tar archive")


def no_dicom(name: str, kind: str) -> InspectorError:
    """Why a file of this kind shows nothing: what it is, and what to do."""
    article = "an" if kind.startswith(_VOWELS) else "a"
    what = f"“{name}” is {_UNNAMED.get(kind, f'{article} {kind}')}"
    if is_closed_archive(kind):
        how = "Open it as a drive and choose the folder" if kind in _IMAGES else "Unpack it and choose the folder"
        return ArchiveUnsupported(f"{what}, which is not opened here. {how}, or pack it as a zip.")
    return NoDicom(f"{what}, not DICOM: there is nothing to show. Choose a zip, a folder, or DICOM files.")
