"""The libraries as they are shipped: resolved and installed by micropip, trimmed, compiled, packed."""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

from packing import SITE_PACKAGES, compile_tree, tar_gz, write

# What no code of ours runs: tests and their data, headers and stubs for compilers and type checkers, and whole subpackages.
LEFT_OUT = re.compile(
    r"""
    .*/tests?/ | .*\.(pyi|pxd|pyx|h|c|a|pc|in|cfg|ini|build|template|rst|md|typed|txt) $
    | [^/]+\.dist-info/(?!METADATA$)
    | numpy/(f2py|random|fft|polynomial|testing|_pyinstaller|doc)/ | numpy/conftest\.py
    | pydicom/data/(test_files|charset_files|retry)/ | pydicom/cli/ | pydicom/sr/_(cid|concepts|snomed)_dict\.py
    | imagecodecs/_(tiff|czi|webp|zstd|jpegxr|lerc|png|lzma|lz4|pixarlog|bmp|ccitt)\.abi3\.so
    | imagecodecs/(zarr|numcodecs|__main__)\.py
    """,
    re.VERBOSE,
)


async def main(wheels: list[str], installer: list[str]) -> None:
    """Install /wheels/<name>, write one archive a wheel and the frozen lock to /out."""
    sys.path[:0] = [f"/wheels/{name}" for name in installer]
    import micropip

    await micropip.install([f"emfs:/wheels/{name}" for name in wheels])
    names = [name.partition("-")[0] for name in wheels]
    for name in names:
        files = _installed_files(name)
        write(f"{name}.tar.gz.bin", tar_gz(compile_tree(files, SITE_PACKAGES)))
    Path("/out/pyodide-lock.json").write_text(_frozen_lock(micropip.freeze(), names))


def _installed_files(name: str) -> dict[str, bytes]:
    paths = {str(path): path.locate() for path in metadata.files(name) or []}
    return {name: Path(path).read_bytes() for name, path in paths.items() if not LEFT_OUT.match(name)}


def _frozen_lock(frozen: str, names: list[str]) -> str:
    """Return the lock of what is installed and nothing else: the page can ask for no other package."""
    lock = json.loads(frozen)
    lock["packages"] = {name: {**lock["packages"][name], "file_name": f"{name}.tar.gz.bin"} for name in names}
    return json.dumps(lock, sort_keys=True)
