"""The unit tests once more, inside the pinned Pyodide."""

import sys
import zipfile

SITE_PACKAGES = "/lib/python3.14/site-packages"


def main(wheels: list[str], options: list[str]) -> int:
    """Run /repo/tests/unit with the wheels in /wheels installed and /repo/py importable; return pytest's exit code."""
    for name in wheels:
        with zipfile.ZipFile(f"/wheels/{name}") as wheel:
            wheel.extractall(SITE_PACKAGES)
    sys.path_importer_cache.clear()
    sys.path.insert(0, "/repo/py")
    import pytest

    elsewhere = "--ignore-glob=/repo/tests/unit/test_site_*.py"  # the site is not built in here
    plain = ["-p", "no:cacheprovider", "-p", "no:faulthandler", "-q"]
    return int(pytest.main(["/repo/tests/unit", "--rootdir=/repo", elsewhere, *plain, *options]))
