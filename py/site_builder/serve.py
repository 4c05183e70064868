"""Serve dist/ on this computer only."""

import functools
import socket
import sys
import webbrowser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from site_builder.console import say
from site_builder.errors import BuildError

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 50
# Some systems' own tables know neither, or call a module text/plain, which browsers refuse to run.
MIME_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
    ".bin": "application/octet-stream",
}


class Server(ThreadingHTTPServer):
    """One thread a request."""

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Say nothing of a browser that hung up; anything else is worth its traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Static files, never cached: what is on disk is what the browser sees."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | MIME_TYPES
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet: the line with the address should stay in sight."""


def listen(folder: Path, port: int | None = None, handler: type[Handler] = Handler) -> Server:
    """Return a server of `folder` on `port`, or on the first free one from 8000; 0 lets the system choose."""
    for candidate in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if port is None else [port]:
        try:
            return Server((HOST, candidate), functools.partial(handler, directory=str(folder)))
        except OSError as error:
            refusal = error
    raise BuildError(f"no port to serve on: {candidate}: {refusal}")


def serve(folder: Path, port: int | None, open_browser: bool) -> None:
    """Serve until interrupted."""
    server = listen(folder, port)
    address = f"http://localhost:{server.server_port}/"
    say(f"serving {address} (Ctrl+C ends it)")
    if open_browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
