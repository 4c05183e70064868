"""Write dist/: plain files with relative addresses, for any static host under any path."""

import base64
import hashlib
import json
import tarfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from site_builder import assets, bake, bundle, generated, icons, layout, notices, reading_parts
from site_builder.archives import member_bytes
from site_builder.console import say
from site_builder.fingerprint import source_files

# What the workers are made of; they can fetch nothing themselves, so the page hands them these.
WORKER_ONLY = (
    *(f"static/engine/worker/{name}.js" for name in ("engine", "callback-channel", "engine-storage", "reader")),
    "static/reading/worker.js",
)
WORKER_SCRIPTS = (*WORKER_ONLY, "static/engine/seal.js", "vendor/comlink/comlink.mjs")
CLASSIC_SCRIPT = "static/shell/needs-server.js"
# The page's modules that ship: the first two run while the browser still compiles the third, which is all the others in one.
PAGE_SCRIPT = "static/main.js"
ASSETS_SCRIPT = "static/engine/assets.js"
PAGE_MODULES = ("engine/manifest.js", ASSETS_SCRIPT, PAGE_SCRIPT)
PAGE_STYLE = "static/style/style.css"
MODULES = (".js", ".mjs")
EXAMPLE = "example.zip"
NOTICES = "NOTICES.txt"
PACKED = (".bin", ".zip")  # what no host compresses again
# What Python's start waits for, in its order; the rest may come later.
NEEDED_FIRST = (
    "static/engine/worker/engine.js",
    "vendor/comlink/comlink.mjs",
    "static/engine/seal.js",
    "engine/pyodide",
    "engine/python_stdlib",
    "engine/numpy",
    "engine/inspector",
    "static/engine/",
)
NEEDED_LAST = ("static/reading/", "reading/")  # and perhaps never


def build() -> Path:
    """Bake what has changed, write dist/ and return it; beside it, in layout.UNBUNDLED, the same site with each module as it is written."""
    generated.write()
    files = _engine_files() | _page_files() | _vendor_files() | reading_parts.files()
    files["engine/manifest.js"] = _manifest(files)
    files[NOTICES] = notices.text().encode()
    _write(_with_preloads(files, [name for name in files if name.endswith(MODULES) and name not in (*WORKER_ONLY, CLASSIC_SCRIPT)]), layout.UNBUNDLED)
    shipped = _with_preloads(_bundled(files), PAGE_MODULES)
    _write(shipped, layout.DIST)
    plain, compressed = (size / 1e6 for size in first_visit(shipped))
    say(f"dist/ is ready: {len(shipped)} files, a first visit fetches {plain:.1f} MB, {compressed:.1f} MB where the host compresses")
    return layout.DIST


def _bundled(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the site with the page's modules and its style sheets as one file each, made from what lies in layout.UNBUNDLED."""
    apart = {*WORKER_SCRIPTS, CLASSIC_SCRIPT, *PAGE_MODULES}
    kept = {name: data for name, data in files.items() if name in apart or not name.endswith((*MODULES, ".css"))}
    script = bundle.joined("main.js", layout.UNBUNDLED / "static", apart="engine/assets.js")
    return kept | {PAGE_SCRIPT: script, PAGE_STYLE: bundle.joined("style.css", layout.UNBUNDLED / "static/style")}


def first_visit(files: dict[str, bytes]) -> tuple[int, int]:
    """Return how many bytes a first visit fetches: from a host that sends files as they are, and from one that compresses, if only fast."""
    fetched = {name: data for name, data in files.items() if name != NOTICES}
    compressed = (len(data) if name.endswith(PACKED) else len(zlib.compress(data, 1)) for name, data in fetched.items())
    return sum(map(len, fetched.values())), sum(compressed)


def _engine_files() -> dict[str, bytes]:
    baked = {path.name: path.read_bytes() for folder in bake.bake() for path in sorted(folder.iterdir())}
    return {name if name == EXAMPLE else f"engine/{name}": data for name, data in baked.items()}


def _page_files() -> dict[str, bytes]:
    files = {path.relative_to(layout.ROOT).as_posix(): path.read_bytes() for path in source_files(layout.ROOT / "static") if path.suffix != ".ts"}
    page = (layout.ROOT / "index.html").read_text(encoding="utf-8")
    return {"index.html": icons.filled(page).encode()} | files


def _vendor_files() -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for asset in assets.read_lock().values():
        if asset.copies:
            with tarfile.open(assets.ensure(asset)) as archive:
                files |= {target: member_bytes(archive, member) for target, member in asset.copies.items()}
    return files


def _manifest(files: dict[str, bytes]) -> bytes:
    """Return what the page fetches before the seal, with sizes for its progress and hashes for the browser to check."""
    names = sorted((name for name in files if name.startswith(("engine/", "reading/")) or name in (*WORKER_SCRIPTS, EXAMPLE)), key=_turn)
    entries = [{"path": name, "bytes": len(files[name]), "integrity": _integrity(files[name])} for name in names]
    return f"export const MANIFEST = {json.dumps(entries, indent=1)};\n".encode()


def _turn(name: str) -> tuple[int, str]:
    """Return when a file is asked for: the order of NEEDED_FIRST, then by name, NEEDED_LAST behind all."""
    turns = (turn for turn, start in enumerate(NEEDED_FIRST) if name.startswith(start))
    return next(turns, len(NEEDED_FIRST) + name.startswith(NEEDED_LAST)), name


def _with_preloads(files: dict[str, bytes], modules: Sequence[str]) -> dict[str, bytes]:
    """Return the site with its modules named in index.html, so that a browser asks for them at once and not import by import."""
    links = "".join(f'  <link rel="modulepreload" href="./{name}">\n' for name in sorted(modules))
    before, _, after = files["index.html"].decode().partition("</head>")
    return files | {"index.html": f"{before}{links}</head>{after}".encode()}


def _integrity(data: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def _write(files: dict[str, bytes], folder: Path) -> None:
    """Make `folder` hold `files` and nothing else; a file that is right already is left alone."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, data in files.items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == data):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
