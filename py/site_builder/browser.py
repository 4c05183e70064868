"""Find a Chromium that the tests can drive, or install one."""

import os
import shutil
import sys
from pathlib import Path

from site_builder import layout, toolchain
from site_builder.console import say
from site_builder.errors import BuildError
from site_builder.processes import run_quietly

KINDS = ("chromium",)  # that the tests know, as Playwright calls them; Edge is one of these too
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge")
PLACES = {
    "darwin": [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    "win32": [
        rf"{os.environ.get(root, '')}\{program}"
        for root in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
        for program in (r"Google\Chrome\Application\chrome.exe", r"Chromium\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
    ],
}
# Quiet and alone: the only requests are those of the page under test. As root Chromium runs only without its sandbox.
FLAGS = ["--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"]


def flags() -> list[str]:
    """Return the command line flags for a browser under test."""
    return [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS


def ensure() -> Path:
    """Return the path of a browser, installing one when there is none.

    Raises
    ------
    BuildError
        Neither found nor installable; the message says what to install.
    """
    refusals = []
    for way in (_playwright_install, _apt_install):
        found = installed()
        if found:
            return found
        try:
            way()
        except (BuildError, OSError) as error:
            refusals.append(str(error).splitlines()[0].rstrip(":"))
    found = installed()
    if found:
        return found
    raise BuildError(f"The browser tests need Chromium, Chrome or Edge: please install one. Tried to: {'; '.join(refusals)}")


def installed() -> Path | None:
    """Return the first browser found on PATH, in the usual places, or installed by Playwright."""
    on_path = filter(None, map(shutil.which, NAMES))
    for place in [*on_path, *PLACES.get(sys.platform, [])]:
        if Path(place).is_file():
            return Path(place)
    return _playwright_browser()


def _playwright_browser() -> Path | None:
    stamp = layout.BUILD / "playwright-browser"
    path = Path(stamp.read_text()) if stamp.is_file() else None
    return path if path and path.is_file() else None


def _playwright_install() -> None:
    """Let Playwright download its Chromium, and note where it lies."""
    say("no browser found: asking Playwright for one")
    python = toolchain.venv_python()
    run_quietly([python, "-m", "playwright", "install", "chromium"], "playwright install chromium")
    script = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    (layout.BUILD / "playwright-browser").write_text(run_quietly([python, "-c", script], "asking Playwright for its browser").strip())


def _apt_install() -> None:
    apt_install("chromium")


def apt_install(package: str) -> None:
    """Install a Debian package, where that is possible: as root, or where sudo asks for no password."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not shutil.which("apt-get") or not (root or os.environ.get("CI") and shutil.which("sudo")):
        raise BuildError("apt-get is not here or not allowed")
    say(f"installing Debian's {package}")
    command, quiet = ["apt-get"] if root else ["sudo", "-n", "apt-get"], {"DEBIAN_FRONTEND": "noninteractive"}
    run_quietly([*command, "update", "-qq"], "apt-get update", env=quiet)
    run_quietly([*command, "install", "-y", "-qq", "--no-install-recommends", package], f"apt-get install {package}", env=quiet)
