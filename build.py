"""Build, serve and test DICOM Zip Inspector: python3 build.py serve"""

import sys
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0])
sys.path.insert(0, str(Path(__file__).resolve().parent / "py"))

from site_builder.command_line import main

if __name__ == "__main__":
    sys.exit(main())
