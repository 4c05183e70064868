"""example.zip: two invented patients, every kind of picture the viewer knows, and things that are not pictures."""

import io
import sys
import tarfile
import zipfile

from packing import SITE_PACKAGES, write

DATE = (2024, 1, 1, 0, 0, 0)


def main() -> None:
    """Unpack the baked libraries from /libraries, write /out/example.zip."""
    for name in ("numpy", "pydicom", "imagecodecs"):
        with tarfile.open(f"/libraries/{name}.tar.gz.bin") as archive:
            archive.extractall(SITE_PACKAGES, filter="data")
    sys.path_importer_cache.clear()
    from example_files import README, anna, jorge, knee_series  # needs the libraries

    files = {"README.txt": README.encode(), **dict(anna()), **dict(jorge()), "second-reading/knee.zip": _zip(dict(knee_series()))}
    write("example.zip", _zip(files))


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            method = zipfile.ZIP_STORED if name.endswith(".zip") else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, DATE), data, method, 9)
    return buffer.getvalue()
