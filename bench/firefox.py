"""The same in Firefox, where it is installed: for information, without a target. Spoken to by its own protocol, Marionette: JSON over a socket."""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import archives
from table import Row, spread

NAMES = ("firefox-esr", "firefox")
PREFERENCES = {"marionette.port": 0, "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False}
NEW_SESSION = {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's reference (W3C WebDriver, section 12.1)
INSPECTOR = "const { inspector } = window; return inspector && "


class Marionette:
    """A connection to a Firefox; every message is its length, a colon and a JSON array."""

    def __init__(self, port: int):
        self._file = socket.create_connection(("localhost", port), 60).makefile("rwb")
        self._read()  # it greets
        self.ask("WebDriver:NewSession", NEW_SESSION)

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """The answer to one command."""
        message = json.dumps([0, 1, command, parameters]).encode()
        self._file.write(b"%d:%s" % (len(message), message))
        self._file.flush()
        _, _, error, answer = self._read()
        if error is not None:
            raise RuntimeError(f"{command}: {error['message']}")
        return answer

    def evaluate(self, expression: str) -> Any:
        """What an expression of `inspector` gives."""
        return self.ask("WebDriver:ExecuteScript", {"script": INSPECTOR + expression, "args": []})["value"]

    def _read(self) -> Any:
        length = b""
        while (digit := self._file.read(1)) != b":":
            length += digit
        return json.loads(self._file.read(int(length)))


def measure(address: str, runs: int, folder: Path) -> Iterator[Row]:
    """Rows of what Firefox takes, or one that says that there is none."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        yield Row("Firefox: ready to scan; headline -> complete table", "Firefox is not installed here", "", "", None)
        return
    archive = archives.ensure(archives.HEADLINE, folder)
    ready, done = [], []
    for _ in range(runs):
        with _started(program) as firefox:
            firefox.ask("WebDriver:Navigate", {"url": address})
            _poll(firefox, "inspector.timings().ready !== undefined", 120)
            ready.append(firefox.evaluate("inspector.timings().ready_to_scan"))
            chooser = firefox.ask("WebDriver:FindElement", {"using": "css selector", "value": "#open-files"})["value"]
            firefox.ask("WebDriver:ElementSendKeys", {"id": chooser[ELEMENT], "text": str(archive)})
            _poll(firefox, "inspector.phase === 'done'", 300)
            done.append(firefox.evaluate("inspector.timings().done - inspector.timings().opened"))
    yield Row("Firefox: page open -> ready to scan, a first visit", spread(ready), "", "", None)
    yield Row("Firefox, headline: file chosen -> complete table", spread(done), "", "", None)


@contextmanager
def _started(program: str) -> Iterator[Marionette]:
    """A Firefox with a profile of its own, for as long as the block runs."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
        running = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", profile], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield Marionette(_port(Path(profile, "MarionetteActivePort")))
        finally:
            running.terminate()
            running.wait(30)


def _port(told: Path) -> int:
    """The port that it has taken, once it says so."""
    end = time.monotonic() + 60
    while not (told.exists() and told.read_text("utf-8").strip()):
        if time.monotonic() > end:
            raise TimeoutError("Firefox did not start within 60 s")
        time.sleep(0.1)
    return int(told.read_text("utf-8"))


def _poll(firefox: Marionette, condition: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not firefox.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(f"{condition}: not within {seconds} s")
        time.sleep(0.1)
