"""Hashes of inputs: what has not changed is not built again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def source_files(folder: Path, pattern: str = "*") -> list[Path]:
    """Return the files below `folder` in a fixed order, without what Python and editors leave there."""
    return sorted(
        path
        for path in folder.rglob(pattern)
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts)
    )


def fingerprint(files: Iterable[Path], *texts: str) -> str:
    """Return one hash over the names and bytes of `files` and over `texts`."""
    digest = hashlib.sha256("\0".join(texts).encode())
    for path in files:
        digest.update(f"\0{path.name}\0{sha256_of(path)}".encode())
    return digest.hexdigest()


def is_current(stamp: Path, value: str) -> bool:
    """Tell whether `stamp` holds `value`: written by `mark` when the work was done with these inputs."""
    return stamp.is_file() and stamp.read_text() == value


def mark(stamp: Path, value: str) -> None:
    """Record that the work is done with the inputs of `value`."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
