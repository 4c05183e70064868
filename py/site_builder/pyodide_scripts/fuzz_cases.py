"""Cases of tests/fuzz inside the pinned Pyodide, where numbers of 32 bits overflow that natively do not."""

import os
import sys
import zipfile

SITE_PACKAGES = "/lib/python3.14/site-packages"


def main(wheels: list[str], options: list[str]) -> int:
    """Run /repo/tests/fuzz/inside.py with the wheels in /wheels installed; return its exit code."""
    for name in wheels:
        with zipfile.ZipFile(f"/wheels/{name}") as wheel:
            wheel.extractall(SITE_PACKAGES)
    sys.path_importer_cache.clear()
    sys.path[:0] = ["/repo/py", "/repo/tests/unit", "/repo/tests/fuzz"]
    os.chdir("/repo")  # a folder of files is named from there
    import inside

    return inside.main(options)
