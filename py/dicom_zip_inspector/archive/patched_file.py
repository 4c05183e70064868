"""A file with a few bytes of it replaced."""

import io
from typing import Protocol

Patches = tuple[tuple[int, bytes], ...]  # what stands where in place of what is there; of one length


class _File(Protocol):
    def tell(self) -> int: ...
    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int: ...
    def read(self, size: int = -1) -> bytes: ...


class PatchedFile:
    """What `file` holds, but for the bytes of `patches`, each (offset, bytes) and none over the file's end."""

    def __init__(self, file: _File, patches: Patches):
        self._file, self._patches = file, patches

    def tell(self) -> int:
        """As the file's."""
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As the file's."""
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        """As the file's, patched."""
        start = self._file.tell()
        data = self._file.read(size)
        end = start + len(data)
        for offset, patch in self._patches:
            low, high = max(offset, start), min(offset + len(patch), end)
            if low < high:
                data = data[: low - start] + patch[low - offset : high - offset] + data[high - start :]
        return data
