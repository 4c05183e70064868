"""What the builder fetches: everything is locked, licensed, and is what the lock says."""

import re
from dataclasses import replace

import pytest

from site_builder import assets, fingerprint, layout, notices, sources
from site_builder.errors import BuildError

LOCK = assets.read_lock()


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
