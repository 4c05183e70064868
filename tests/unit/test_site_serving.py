"""The builder's server, and files that are read from a server in parts."""

import functools
import threading
import urllib.error
import urllib.request
import zipfile
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from site_builder import serve
from site_builder.errors import BuildError
from site_builder.remote_file import open_remote


@pytest.fixture
def served(tmp_path):
    """A server of tmp_path and its address."""
    server = serve.listen(tmp_path, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


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
