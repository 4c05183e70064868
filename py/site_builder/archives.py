"""Members of the archives that packages come as."""

import tarfile


def member_bytes(archive: tarfile.TarFile, name: str) -> bytes:
    """Return a file's bytes; KeyError where the archive has no file of that name."""
    file = archive.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file.read()
