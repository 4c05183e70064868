"""Compile and pack, so that the same inputs give the same bytes on any machine: the zlib of the pinned Pyodide, fixed dates and order."""

import gzip
import importlib.util
import io
import tarfile
from collections.abc import Mapping
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

SITE_PACKAGES = "/lib/python3.14/site-packages"


def compiled(source: bytes, path: str, optimize: int = 0) -> bytes:
    """Return the bytes of an unchecked-hash .pyc (PEP 552): no date inside, and no source needed beside it."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def compile_tree(files: Mapping[str, bytes], root: str, optimize: int = 0) -> dict[str, bytes]:
    """Return `files` with every .py replaced by its .pyc."""
    return {
        name + "c" if name.endswith(".py") else name: compiled(data, f"{root}/{name}", optimize) if name.endswith(".py") else data
        for name, data in files.items()
    }


def gzipped(data: bytes) -> bytes:
    """Return `data` as gzip without a date or a name."""
    return gzip.compress(data, 9, mtime=0)


def tar_gz(files: Mapping[str, bytes]) -> bytes:
    """Return a gzipped ustar archive of `files` (path -> bytes)."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzipped(buffer.getvalue())


def write(name: str, data: bytes, folder: str = "/out") -> None:
    """Write one result and say how large it is."""
    Path(folder, name).write_bytes(data)
    print(f"  {name}: {len(data) / 1e6:.2f} MB")
