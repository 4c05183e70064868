"""Archives for tests: good ones by zipfile, bad ones by damaging those."""

import io
import struct
import zipfile

from dicom_zip_inspector.archive.byte_source import ByteSource
from dicom_zip_inspector.archive.storage import NativeStorage


def zip_bytes(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A zip of the named entries; a name that ends in a slash is a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, compress_type=method)
        archive.comment = comment
    return out.getvalue()


class _Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that zipfile writes data descriptors."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, block):
        self.data += block
        return len(block)


def streamed_zip_bytes(entries: dict[str, bytes]) -> bytes:
    """A zip whose sizes stand behind the data, as programs write that stream."""
    out = _Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return bytes(out.data)


def patched(archive: bytes, signature: bytes, offset: int, form: str, value: int, which: int = 0) -> bytes:
    """The archive with one field of the `which`-th record of that signature changed."""
    at = -1
    for _ in range(which + 1):
        at = archive.index(signature, at + 1)
    size = struct.calcsize(form)
    return archive[: at + offset] + struct.pack(form, value) + archive[at + offset + size :]


def listed(*sources: ByteSource) -> list[dict]:
    """Sources as the call `open` takes them."""
    return [{"name": source.name, "path": source.path, "size": source.size} for source in sources]


def source_of(data: bytes, name: str = "test.zip") -> ByteSource:
    """A source that holds `data`."""
    storage = NativeStorage()
    kept = storage.begin()
    kept.append(data)
    path, size = kept.finish()
    return ByteSource(name, path, size, storage)
