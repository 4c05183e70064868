"""The builder: what is baked and written, and what its command line says."""

import gzip
import importlib.util
import io
import json
import re
import tarfile
import zipfile
from collections import Counter

import pydicom
import pytest

from dicom_zip_inspector.api.archives import open_archives
from site_builder import (
    assets,
    bake,
    bundle,
    burned_in_rules,
    command_line,
    confidentiality_table,
    layout,
    reading_parts,
    site,
    type_table,
    uid_table,
)
from site_builder.errors import BuildError


def _script(name):
    spec = importlib.util.spec_from_file_location(name, layout.PYODIDE_SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def test_the_faults_planted_into_the_example_are_found():
    opened = open_archives(layout.DIST / site.EXAMPLE)
    opened.verdict("research")
    found = {(row["code"], name) for row in opened.findings() for name in row["entry_names"] or [""]}
    planted = {
        ("foreign_slices", "joerg/mr/2/009.dcm"), ("slices_missing", "joerg/mr/1/001.dcm"), ("fewer_than_declared", "anna/ct-chest/IM0001"),
        ("several_patients", ""), ("burned_in_likely", "anna/us/IM0001.dcm"), ("face_recognizable", "joerg/mr/1/001.dcm"),
        ("text_file", "anna/us/notes.txt"),
    }  # fmt: skip
    assert planted <= found and opened.account["patients"] == 2
    assert opened.verdict("care")["state"] == "must_fix"


def test_the_table_of_uids_is_the_pinned_pydicoms():
    assert uid_table.TARGET.read_text("utf-8") == uid_table.text()


def test_the_types_of_attributes_are_the_pinned_highdicoms():
    assert type_table.TARGET.read_text("utf-8") == type_table.text()


def test_the_rules_of_de_identification_are_those_of_the_pinned_package():
    assert confidentiality_table.TARGET.read_text("utf-8") == confidentiality_table.text()


def test_where_makers_write_text_is_what_the_pinned_deid_says():
    assert burned_in_rules.TARGET.read_text("utf-8") == burned_in_rules.text()


def test_writing_leaves_nothing_stale_and_rewrites_nothing_equal(tmp_path):
    site._write({"a/b.txt": b"1", "c.txt": b"2"}, tmp_path)
    before = (tmp_path / "c.txt").stat().st_mtime_ns
    site._write({"c.txt": b"2", "d.txt": b"3"}, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["c.txt", "d.txt"]
    assert (tmp_path / "c.txt").stat().st_mtime_ns == before


def test_the_manifest_lists_all_that_is_fetched_before_the_seal():
    manifest = (layout.DIST / "engine/manifest.js").read_text().removeprefix("export const MANIFEST = ").rstrip(";\n")
    entries = {entry["path"]: entry for entry in json.loads(manifest)}
    parts = {f"{folder}/{path.name}" for folder in ("engine", "reading") for path in (layout.DIST / folder).iterdir()} - {"engine/manifest.js"}
    assert set(entries) == parts | {site.EXAMPLE, *site.WORKER_SCRIPTS}
    for name, entry in entries.items():
        data = (layout.DIST / name).read_bytes()
        assert (entry["bytes"], entry["integrity"]) == (len(data), site._integrity(data))


def _modules(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".js", ".mjs")}


@pytest.mark.parametrize(("folder", "elsewhere"), [(layout.DIST, site.WORKER_SCRIPTS), (layout.UNBUNDLED, site.WORKER_ONLY)])
def test_the_page_names_all_its_modules_at_once(folder, elsewhere):
    named = set(re.findall(r'rel="modulepreload" href="./([^"]+)"', (folder / "index.html").read_text()))
    assert named == _modules(folder) - {*elsewhere, site.CLASSIC_SCRIPT}


def test_the_page_is_one_module_with_all_that_is_written_and_one_style_sheet():
    joined = re.findall(r"^// (?:\.\./)?([\w./-]+js)$", (layout.DIST / site.PAGE_SCRIPT).read_text("utf-8"), re.MULTILINE)
    written = _modules(layout.UNBUNDLED) - {*site.WORKER_ONLY, site.CLASSIC_SCRIPT, site.ASSETS_SCRIPT, "engine/manifest.js"}
    assert set(joined) == {name.removeprefix("static/") for name in written}
    assert [path.name for path in layout.DIST.rglob("*.css")] == ["style.css"]
    assert "@import" not in (layout.DIST / site.PAGE_STYLE).read_text("utf-8")


def test_a_module_that_is_not_there_stops_the_build(tmp_path):
    (tmp_path / "main.js").write_text('import "./gone.js";')
    with pytest.raises(BuildError, match="gone"):
        bundle.joined("main.js", tmp_path)


def test_a_module_that_stays_apart_is_imported_by_its_place(tmp_path):
    (tmp_path / "rooms").mkdir()
    for name, text in {"main.js": 'import "./rooms/one.js";', "rooms/one.js": 'import "./apart.js"; act();', "rooms/apart.js": "other();"}.items():
        (tmp_path / name).write_text(text)
    joined = bundle.joined("main.js", tmp_path, apart="rooms/apart.js").decode()
    assert 'import "./rooms/apart.js"' in joined and "act()" in joined and "other()" not in joined


def test_a_first_visit_is_small():
    files = {path.relative_to(layout.DIST).as_posix(): path.read_bytes() for path in layout.DIST.rglob("*") if path.is_file()}
    plain, compressed = site.first_visit(files)
    del files["NOTICES.txt"]
    assert plain == sum(map(len, files.values())) <= 26_000_000
    as_hosts_do = sum(len(data if name.endswith((".bin", ".zip")) else gzip.compress(data, 6)) for name, data in files.items())
    assert as_hosts_do <= compressed <= 20_000_000


def test_what_text_is_read_with_is_packed_as_published_and_asked_for_last():
    lock = assets.read_lock()
    with tarfile.open(assets.ensure(lock["tesseract-wasm"])) as archive:
        library, wasm = (archive.extractfile(f"package/dist/{name}").read() for name in ("lib.js", "tesseract-core.wasm"))
    with tarfile.open(assets.ensure(lock["@tesseract.js-data/eng"])) as archive:
        model = archive.extractfile("package/4.0.0_best_int/eng.traineddata.gz").read()
    placed = gzip.decompress((layout.DIST / "reading/tesseract.mjs.gz.bin").read_bytes())
    assert b"import.meta" not in placed  # at a blob's address the library throws: Invalid URL
    assert placed.replace(b'"https://reading.invalid/"', b"import.meta.url") == library
    assert gzip.decompress((layout.DIST / "reading/tesseract.wasm.gz.bin").read_bytes()) == wasm
    assert (layout.DIST / "reading/eng.traineddata.gz.bin").read_bytes() == model
    asked = re.findall('"path": "(.+?)"', (layout.DIST / "engine/manifest.js").read_text())
    assert [re.search("reading/", place) is not None for place in asked] == [False] * (len(asked) - 4) + [True] * 4


def test_a_library_that_asks_for_its_address_elsewhere_stops_the_build():
    with pytest.raises(BuildError, match="6 times"):
        reading_parts._placed(b"import.meta.url;" * 6)


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


def test_the_command_line_reports_what_went_wrong_without_a_traceback(capsys):
    assert command_line.main(["test", "nonsense"]) == 1
    assert "there is no part nonsense" in capsys.readouterr().err
