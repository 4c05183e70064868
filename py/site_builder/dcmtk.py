"""Find DCMTK, an independent judge of pictures, or install it."""

import os
import shutil

from site_builder.browser import apt_install
from site_builder.console import say
from site_builder.errors import BuildError

PROGRAMS = ("dcmj2pnm", "dcml2pnm")


def ensure() -> None:
    """Put DCMTK's programs on this machine; where that is not possible say so loudly, and in CI fail.

    Raises
    ------
    BuildError
        In CI, where nothing may go unjudged.
    """
    if all(map(shutil.which, PROGRAMS)):
        return
    try:
        apt_install("dcmtk")
    except (BuildError, OSError) as error:
        reason = f"DCMTK is not here and cannot be installed ({str(error).splitlines()[0]}); on Debian: apt-get install dcmtk"
        if os.environ.get("CI"):
            raise BuildError(reason) from error
        say(f"NOT JUDGED BY DCMTK: {reason}")
