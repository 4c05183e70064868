"""Engines that can do what the real one should never do: modules put in the place of those of the build, with their hashes in the manifest."""

import base64
import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Mapping

from playwright.sync_api import Page

from site_builder import layout

PACKED = layout.DIST / "engine/inspector.tar.gz.bin"
MANIFEST = layout.DIST / "engine/manifest.js"


def manifest() -> list[dict]:
    """What the build says that the page fetches: {path, bytes, integrity} each."""
    return json.loads(MANIFEST.read_text().removeprefix("export const MANIFEST = ").rstrip(";\n"))


def tar_gz(files: Mapping[str, bytes]) -> bytes:
    """A packed package: files by their path below site-packages."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return gzip.compress(archive.getvalue())


def with_wrapped(modules: Mapping[str, str]) -> bytes:
    """The build's package with other modules by their path ("bridge/rpc"); each finds the one that it replaces as `NAME_of_the_build` beside it."""
    with tarfile.open(PACKED) as tar:
        files = {member.name: tar.extractfile(member).read() for member in tar if member.isfile()}
    for path, text in modules.items():
        name = f"dicom_zip_inspector/{path}"
        files[f"{name}_of_the_build.pyc"] = files.pop(f"{name}.pyc")
        files[f"{name}.py"] = text.encode()
    return tar_gz(files)


def serve_in_place(page: Page, package: bytes) -> None:
    """Let the page fetch `package` as its engine's own package."""
    listed = manifest()
    for entry in listed:
        if entry["path"] == "engine/inspector.tar.gz.bin":
            entry["integrity"] = "sha256-" + base64.b64encode(hashlib.sha256(package).digest()).decode()
    script = f"export const MANIFEST = {json.dumps(listed)};"
    page.route("**/engine/inspector*", lambda route: route.fulfill(body=package))
    page.route("**/engine/manifest.js", lambda route: route.fulfill(content_type="text/javascript", body=script))
