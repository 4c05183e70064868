"""The checks and the tests, each with all the set-up it needs."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from site_builder import assets, bake, browser, dcmtk, layout, pyodide_node, site, toolchain
from site_builder.console import say
from site_builder.errors import BuildError
from site_builder.processes import output_in_one_piece, run_quietly, run_shown

PYODIDE_TEST_WHEELS = (*bake.LIBRARIES, "pytest", "pluggy", "iniconfig", "packaging", "pygments", "hypothesis", "sortedcontainers")
NATIVE_CASES = 1500  # about a minute on two cores
PYODIDE_CASES = 1000
ONE_CORE = ("pyodide", "unit", "page", "judges")  # the longest first
BROWSERS = min(os.cpu_count() or 1, 4)  # at once: most of a test is its page's start, which keeps one core busy


def test(parts: Sequence[str], select: str) -> int:
    """Build, check, run the parts, and return 1 when any of them failed."""
    toolchain.install_requirements("test")
    site.build()
    outcomes = {"check": check()} if not select else {}
    options = ["-k", select] if select else []
    outcomes |= _beside_each_other([part for part in ONE_CORE if part in parts], options)
    for part in parts:
        if part not in outcomes:
            say(f"tests: {part}")
            outcomes[part] = _RUNNERS[part](options)
    failed = [name for name, code in outcomes.items() if code]
    say(f"failed: {', '.join(failed)}" if failed else f"all passed: {', '.join(outcomes)}")
    return 1 if failed else 0


def _beside_each_other(parts: Sequence[str], options: list[str]) -> dict[str, int]:
    """Run parts that keep one core busy each, as many at once as there are cores for, up to two; the output of each comes when it ends."""

    def outcome(part: str) -> int:
        say(f"tests: {part}")
        with output_in_one_piece() if len(parts) > 1 else nullcontext():
            return _RUNNERS[part](options)

    with ThreadPoolExecutor(min(os.cpu_count() or 1, 2)) as at_once:
        return dict(zip(parts, at_once.map(outcome, parts), strict=True))


def check() -> int:
    """Check the Python with ruff and mypy, the JavaScript with TypeScript; return 1 when any finds fault."""
    toolchain.install_requirements("test")
    say("checking Python with ruff and mypy, JavaScript with tsc")
    compiler = pyodide_node.unpacked(assets.read_lock()["typescript"]) / "bin" / "tsc"
    found = [
        run_shown([toolchain.venv_python(), "-m", "ruff", "check", "."], cwd=layout.ROOT),
        run_shown([toolchain.venv_python(), "-m", "mypy", "--cache-dir", layout.BUILD / "mypy"], cwd=layout.ROOT),
        run_shown([toolchain.node(), compiler, "--project", layout.ROOT / "tsconfig.json"], cwd=layout.ROOT),
    ]
    return int(any(found))


def bench(options: Sequence[str]) -> int:
    """Measure the built site: run bench/run.py with `options`."""
    toolchain.install_requirements("test")
    site.build()
    browser.ensure()
    return run_shown([toolchain.venv_python(), layout.ROOT / "bench" / "run.py", *options], env={"PYTHONPATH": str(layout.PACKAGE.parent)})


def fuzz(options: Sequence[str]) -> int:
    """Exercise damaged archives: run tests/fuzz/fuzz.py with `options`, inside Pyodide where --pyodide is one of them."""
    toolchain.install_requirements("test")
    if "--pyodide" in options:
        return _fuzz_in_pyodide([option for option in options if option != "--pyodide"])
    tests = layout.ROOT / "tests"
    paths = os.pathsep.join(map(str, (layout.PACKAGE.parent, tests / "unit", tests / "fuzz")))
    return run_shown([toolchain.venv_python(), tests / "fuzz" / "fuzz.py", *options], env={"PYTHONPATH": paths})


def _fuzz_in_pyodide(options: Sequence[str]) -> int:
    lock = assets.read_lock()
    for name in bake.LIBRARIES:
        assets.ensure(lock[name])
    mounts = {"/repo": layout.ROOT, "/wheels": layout.CACHE}
    return pyodide_node.run_script_shown("fuzz_cases", mounts, {"wheels": [lock[name].file for name in bake.LIBRARIES], "options": list(options)})


def _test_fuzz(options: list[str]) -> int:
    """Exercise the same cases every time: natively, and others inside Pyodide, there in two processes. Where tests are selected, none."""
    if options:
        return 0
    native = fuzz(["--seed", "1", "--cases", str(NATIVE_CASES)])
    halves = [["--pyodide", "--seed", str(seed), "--cases", str(PYODIDE_CASES // 2)] for seed in (100_001, 200_001)]
    with ThreadPoolExecutor() as processes:
        return max(native, *processes.map(fuzz, halves))


def reference() -> int:
    """Write docs/reference-pictures.md and its pictures anew."""
    toolchain.install_requirements("test")
    tests = layout.ROOT / "tests"
    paths = os.pathsep.join(map(str, (layout.PACKAGE.parent, tests / "unit", tests / "judges")))
    return run_shown([toolchain.venv_python(), tests / "reference" / "make_page.py"], env={"PYTHONPATH": paths})


def _test_unit(options: list[str]) -> int:
    return _pytest("tests/unit", options)


def _test_page(options: list[str]) -> int:
    """Test the built page's pure modules in Node, without a browser."""
    select = ["--test-name-pattern", options[1]] if options else []
    return run_shown([toolchain.node(), "--test", *select, *sorted((layout.ROOT / "tests" / "page").glob("*.mjs"))], cwd=layout.ROOT)


def _test_pyodide(options: list[str]) -> int:
    lock = assets.read_lock()
    for name in PYODIDE_TEST_WHEELS:
        assets.ensure(lock[name])
    mounts = {"/repo": layout.ROOT, "/wheels": layout.CACHE, "/lib/python3.14/site-packages/data_store": _sample_files()}
    arguments = {"wheels": [lock[name].file for name in PYODIDE_TEST_WHEELS], "options": options}
    return pyodide_node.run_script_shown("unit_tests", mounts, arguments)


def _sample_files() -> Path:
    """Return the folder of pydicom-data in the virtual environment."""
    script = "import importlib.util as u, pathlib; print(pathlib.Path(u.find_spec('data_store').origin).parent)"
    return Path(run_quietly([toolchain.venv_python(), "-c", script], "looking for pydicom-data").strip())


def _test_judges(options: list[str]) -> int:
    dcmtk.ensure()
    return _pytest("tests/judges", options)


def _test_browser(options: list[str]) -> int:
    say(f"browser: {browser.ensure()}")
    assets.ensure(assets.read_lock()["axe-core"])
    return _pytest("tests/browser", ["--numprocesses", str(BROWSERS), *options])


def _pytest(folder: str, options: list[str]) -> int:
    return run_shown([toolchain.venv_python(), "-m", "pytest", folder, *options], cwd=layout.ROOT)


_RUNNERS = {"unit": _test_unit, "page": _test_page, "pyodide": _test_pyodide, "fuzz": _test_fuzz, "judges": _test_judges, "browser": _test_browser}
PARTS = tuple(_RUNNERS)


def parts_named(names: Sequence[str]) -> Sequence[str]:
    """Return the parts asked for, all of them when none is."""
    unknown = set(names) - set(PARTS)
    if unknown:
        raise BuildError(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(PARTS)}")
    return names or PARTS
