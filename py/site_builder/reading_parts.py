"""What text in pictures is read with: a library, its WebAssembly and the model of a language, each packed until it is used."""

import gzip
import tarfile

from site_builder import assets
from site_builder.archives import member_bytes
from site_builder.errors import BuildError

LIBRARY, WASM, MODEL = "reading/tesseract.mjs.gz.bin", "reading/tesseract.wasm.gz.bin", "reading/eng.traineddata.gz.bin"
OWN_ADDRESS = b"import.meta.url"
# From a blob's address nothing can be resolved, and the library tries: it is told one that nobody is asked for.
PLACES, ADDRESS = 5, b'"https://reading.invalid/"'


def files() -> dict[str, bytes]:
    """Return the parts by their place in the site, compressed with gzip."""
    lock = assets.read_lock()
    with tarfile.open(assets.ensure(lock["tesseract-wasm"])) as archive:
        library, wasm = (member_bytes(archive, f"package/dist/{name}") for name in ("lib.js", "tesseract-core.wasm"))
    with tarfile.open(assets.ensure(lock["@tesseract.js-data/eng"])) as archive:
        model = member_bytes(archive, "package/4.0.0_best_int/eng.traineddata.gz")
    return {LIBRARY: _packed(_placed(library)), WASM: _packed(wasm), MODEL: model}


def _placed(library: bytes) -> bytes:
    """Return the library with an address in place of its own.

    Raises
    ------
    BuildError
        It asks for its own in other places than those that were looked at.
    """
    if (found := library.count(OWN_ADDRESS)) != PLACES:
        raise BuildError(f"tesseract-wasm names import.meta.url {found} times, not {PLACES}: look at what it is asked for")
    return library.replace(OWN_ADDRESS, ADDRESS)


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
