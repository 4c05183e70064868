"""The runtime as it is shipped: JavaScript gzipped, the standard library compiled, WebAssembly as it is, for browsers to compile as it arrives."""

import io
import zipfile
from pathlib import Path

from packing import compile_tree, gzipped, write

# Never imported by the engine: tools for people at a terminal, servers and clients of the network.
LEFT_OUT = (
    "_pyrepl/",
    "antigravity.py",
    "cProfile.py",
    "compileall.py",
    "doctest.py",
    "ftplib.py",
    "idlelib/",
    "imaplib.py",
    "mailbox.py",
    "modulefinder.py",
    "pdb.py",
    "poplib.py",
    "profile.py",
    "pstats.py",
    "pyclbr.py",
    "pydoc.py",
    "smtplib.py",
    "socketserver.py",
    "sqlite3/",
    "tabnanny.py",
    "this.py",
    "trace.py",
    "turtle.py",
    "unittest/",
    "webbrowser.py",
    "wsgiref/",
    "xmlrpc/",
    "zipapp.py",
)


def main() -> None:
    """Read /runtime, write /out."""
    for name in ("pyodide.mjs", "pyodide.asm.mjs"):
        write(name + ".gz.bin", gzipped(Path("/runtime", name).read_bytes()))
    write("pyodide.asm.wasm", Path("/runtime/pyodide.asm.wasm").read_bytes())
    write("python_stdlib.zip.gz.bin", gzipped(_standard_library()))


def _standard_library() -> bytes:
    """Return the library as a zip of .pyc, stored: it is compressed once, from outside."""
    with zipfile.ZipFile("/runtime/python_stdlib.zip") as archive:
        files = {name: archive.read(name) for name in sorted(archive.namelist()) if not name.endswith("/") and not name.startswith(LEFT_OUT)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in compile_tree(files, "/lib/python314.zip", optimize=2).items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()
