"""The builder: what is locked, fetched, baked, written and served."""

import functools
import gzip
import importlib.util
import io
import json
import re
import tarfile
import threading
import urllib.error
import urllib.request
import zipfile
from collections import Counter
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pydicom
import pytest

from site_builder import assets, bake, command_line, fingerprint, layout, notices, serve, site, sources, uid_table
from site_builder.errors import BuildError
from site_builder.remote_file import open_remote

LOCK = assets.read_lock()


def _script(name):
    spec = importlib.util.spec_from_file_location(name, layout.PYODIDE_SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def served(tmp_path):
    """A server of tmp_path and its address."""
    server = serve.listen(tmp_path, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


# --- the lock ---


@pytest.mark.parametrize("asset", LOCK.values(), ids=LOCK)
def test_every_asset_is_pinned_and_licensed(asset):
    assert re.fullmatch(r"[0-9a-f]{64}", asset.sha256)
    assert asset.version in asset.file
    assert asset.sources
    assert {source.partition(":")[0] for source in asset.sources} <= set(sources._FETCHERS)
    assert asset.licence
    assert asset.use in ("engine", "page", "build", "test")
    assert bool(asset.licence_files) == (asset.use in ("engine", "page"))


@pytest.mark.parametrize("path", sorted(layout.PACKAGE.glob("requirements-*.txt")), ids=lambda path: path.stem)
def test_every_requirement_is_pinned_and_hashed(path):
    requirements = [line for line in re.sub(r"\\\n\s*", " ", path.read_text()).splitlines() if line.strip()]
    assert requirements
    assert [line for line in requirements if not re.match(r"[\w.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_the_notices_name_all_that_ships():
    text = notices.text()
    for asset in LOCK.values():
        assert (f"\n{asset.name} {asset.version}\nLicence: {asset.licence}\nSource: {asset.homepage}\n" in text) == bool(asset.licence_files)
    assert "Mozilla Public License Version 2.0" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


# --- fetching ---


@pytest.fixture
def asset(tmp_path):
    """An asset whose only source is a file of tmp_path, and that file."""
    origin = tmp_path / "origin.bin"
    origin.write_bytes(b"the true bytes")
    digest, source = fingerprint.sha256_of(origin), f"url:{origin.as_uri()}"
    return replace(LOCK["comlink"], name="thing", version="1.2", file="thing-1.2.bin", sha256=digest, sources=(source,)), origin


def test_an_asset_is_fetched_once(asset, tmp_path):
    entry, origin = asset
    path = assets.ensure(entry, tmp_path / "cache")
    origin.unlink()
    assert assets.ensure(entry, tmp_path / "cache") == path
    assert path.read_bytes() == b"the true bytes"


def test_a_damaged_cache_is_fetched_again(asset, tmp_path):
    entry, _ = asset
    path = assets.ensure(entry, tmp_path / "cache")
    path.write_bytes(b"damaged")
    assert assets.ensure(entry, tmp_path / "cache").read_bytes() == b"the true bytes"


def test_the_next_source_is_tried(asset, tmp_path):
    entry, _ = asset
    missing = f"url:{(tmp_path / 'missing').as_uri()}"
    assert assets.ensure(replace(entry, sources=(missing, *entry.sources)), tmp_path / "cache").is_file()


def test_wrong_bytes_and_dead_sources_are_named(asset, tmp_path):
    entry, origin = asset
    origin.write_bytes(b"other bytes")
    missing = f"url:{(tmp_path / 'missing').as_uri()}"
    with pytest.raises(BuildError) as caught:
        assets.ensure(replace(entry, sources=(missing, *entry.sources)), tmp_path / "cache")
    message = str(caught.value)
    assert "thing 1.2" in message
    assert missing in message
    assert entry.sources[0] in message
    assert entry.sha256 in message
    assert list((tmp_path / "cache").iterdir()) == []


class _RangeHandler(SimpleHTTPRequestHandler):
    """Answers Range requests, and counts what it sends."""

    sent = 0
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        data = (Path(self.directory) / self.path.lstrip("/")).read_bytes()
        first, last = map(int, self.headers["Range"].removeprefix("bytes=").split("-"))
        part = data[first : last + 1]
        type(self).sent += len(part)
        self.send_response(206)
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def log_message(self, format, *arguments):
        pass


def _large_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("first", bytes(8_000_000))
        archive.writestr("wanted", b"a small member")
        archive.writestr("last", bytes(8_000_000))


def test_one_member_of_a_remote_zip_needs_little_of_it(tmp_path):
    _large_zip(tmp_path / "large.zip")
    handler = type("Handler", (_RangeHandler,), {})
    server = serve.Server(("127.0.0.1", 0), functools.partial(handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with open_remote(f"http://localhost:{server.server_port}/large.zip", 10) as file:
        assert zipfile.ZipFile(file).read("wanted") == b"a small member"
    server.shutdown()
    server.server_close()
    assert 0 < handler.sent < 4_000_000


def test_a_server_without_ranges_is_refused(served, tmp_path):
    _large_zip(tmp_path / "large.zip")
    with pytest.raises(OSError, match="Range"), open_remote(served[1] + "large.zip", 10) as file:
        file.read(10)


# --- baking ---


def test_a_stage_is_baked_again_only_when_an_input_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(layout, "BAKED", tmp_path / "baked")
    source = tmp_path / "source.py"
    source.write_text("a = 1")
    runs = []

    def work(out):
        runs.append(sorted(out.iterdir()))
        (out / "result").write_text("baked")
        return ""

    for text, expected in (("a = 1", 1), ("a = 1", 1), ("a = 2", 2)):
        source.write_text(text)
        assert (bake._stage("inspector", [source], work) / "result").read_text() == "baked"
        assert len(runs) == expected
    assert runs == [[], []]


def test_packing_depends_on_the_files_alone():
    packing = _script("packing")
    files = {"b/two.py": b"x = 'two'", "a.txt": b"one"}
    packed = packing.tar_gz(packing.compile_tree(files, "/root"))
    assert packed == packing.tar_gz(packing.compile_tree(dict(reversed(files.items())), "/root"))
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(packed))) as archive:
        assert archive.getnames() == ["a.txt", "b/two.pyc"]
        pyc = archive.extractfile("b/two.pyc").read()
    assert pyc[:4] == importlib.util.MAGIC_NUMBER
    assert int.from_bytes(pyc[4:8], "little") == 0b01  # hash-based, unchecked


def test_the_example_holds_every_kind():
    with zipfile.ZipFile(layout.DIST / site.EXAMPLE) as archive:
        names = archive.namelist()
        with zipfile.ZipFile(io.BytesIO(archive.read("second-reading/knee.zip"))) as nested:
            datasets = [pydicom.dcmread(io.BytesIO(nested.read(name))) for name in nested.namelist()]
        datasets += [pydicom.dcmread(io.BytesIO(archive.read(name))) for name in names if not name.endswith((".txt", ".zip"))]
    assert (layout.DIST / site.EXAMPLE).stat().st_size < 3_000_000
    assert Counter(dataset.Modality for dataset in datasets) == {"CT": 40, "MR": 38, "US": 1, "XA": 1, "SR": 1}
    assert len({dataset.PatientID for dataset in datasets}) == 2
    assert len({dataset.SOPInstanceUID for dataset in datasets}) == len(datasets)
    hounsfield = next(dataset for dataset in datasets if dataset.Modality == "CT").pixel_array
    assert hounsfield.min() == -1000
    assert hounsfield.max() > 400


def test_the_table_of_uids_is_the_pinned_pydicoms():
    assert uid_table.TARGET.read_text("utf-8") == uid_table.text()


# --- the site ---


def test_writing_leaves_nothing_stale_and_rewrites_nothing_equal(tmp_path):
    site._write({"a/b.txt": b"1", "c.txt": b"2"}, tmp_path)
    before = (tmp_path / "c.txt").stat().st_mtime_ns
    site._write({"c.txt": b"2", "d.txt": b"3"}, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["c.txt", "d.txt"]
    assert (tmp_path / "c.txt").stat().st_mtime_ns == before


def test_the_manifest_lists_all_that_is_fetched_before_the_seal():
    manifest = (layout.DIST / "engine/manifest.js").read_text().removeprefix("export const MANIFEST = ").rstrip(";\n")
    entries = {entry["path"]: entry for entry in json.loads(manifest)}
    engine = {f"engine/{path.name}" for path in (layout.DIST / "engine").iterdir()} - {"engine/manifest.js"}
    assert set(entries) == engine | {site.EXAMPLE, *site.WORKER_SCRIPTS}
    for name, entry in entries.items():
        data = (layout.DIST / name).read_bytes()
        assert (entry["bytes"], entry["integrity"]) == (len(data), site._integrity(data))


def test_the_page_names_all_its_modules_at_once():
    named = set(re.findall(r'rel="modulepreload" href="./([^"]+)"', (layout.DIST / "index.html").read_text()))
    modules = {path.relative_to(layout.DIST).as_posix() for path in layout.DIST.rglob("*") if path.suffix in (".js", ".mjs")}
    assert named == modules - {*site.WORKER_ONLY, site.CLASSIC_SCRIPT}


def test_a_first_visit_is_small():
    files = {path.relative_to(layout.DIST).as_posix(): path.read_bytes() for path in layout.DIST.rglob("*") if path.is_file()}
    plain, compressed = site.first_visit(files)
    del files["NOTICES.txt"]
    assert plain == sum(map(len, files.values())) <= 22_000_000
    as_hosts_do = sum(len(data if name.endswith((".bin", ".zip")) else gzip.compress(data, 6)) for name, data in files.items())
    assert as_hosts_do <= compressed <= 17_000_000


def test_the_runtime_is_a_file_that_hosts_compress_and_browsers_compile():
    assert (layout.DIST / "engine/pyodide.asm.wasm").read_bytes()[:4] == b"\0asm"


def test_the_page_names_no_other_site():
    own = [path for path in (layout.DIST / "static").rglob("*") if path.is_file()]
    texts = [*own, *layout.DIST.rglob("*.html"), *layout.DIST.rglob("*.css")]
    assert texts
    for path in texts:
        addresses = set(re.findall(rb"https?://[\w.-]+", path.read_bytes()))
        elsewhere = addresses - {b"http://www.w3.org", b"https://picocss.com", b"https://github.com", b"https://engine.invalid"}
        assert elsewhere <= {b"http://localhost"}, path  # which the page itself names where it was opened from a disk


# --- serving ---


TYPES = {
    "a.html": "text/html",
    "a.css": "text/css",
    "a.js": "text/javascript",
    "a.mjs": "text/javascript",
    "a.json": "application/json",
    "a.wasm": "application/wasm",
    "a.zip": "application/zip",
    "a.bin": "application/octet-stream",
}


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_files_are_served_with_their_type(served, tmp_path, name, kind):
    (tmp_path / name).write_bytes(b"data")
    with urllib.request.urlopen(served[1] + name) as response:
        assert response.headers.get_content_type() == kind
        assert response.headers["Cache-Control"] == "no-cache"


def test_only_this_computer_is_served_and_only_the_folder(served, tmp_path):
    assert served[0].server_address[0] == "127.0.0.1"
    (tmp_path.parent / "secret.txt").write_text("secret")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(served[1] + "../secret.txt")


def test_the_next_free_port_is_taken(tmp_path):
    first = serve.listen(tmp_path)
    second = serve.listen(tmp_path)
    assert serve.FIRST_PORT <= first.server_port < second.server_port
    with pytest.raises(BuildError, match=str(first.server_port)):
        serve.listen(tmp_path, first.server_port)
    first.server_close()
    second.server_close()


def test_the_command_line_reports_what_went_wrong_without_a_traceback(capsys):
    assert command_line.main(["test", "nonsense"]) == 1
    assert "there is no part nonsense" in capsys.readouterr().err
