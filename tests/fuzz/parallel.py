"""Cases handed to worker processes; a worker that hangs or dies is a fault of its case, and another takes its place."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from faults import Fault, where_of

HERE = Path(__file__).parent
WAITING_SECONDS = 600  # for a case that waits for something without computing


class Worker:
    """A process of worker.py."""

    def __init__(self, limits: dict[str, str] | None = None):
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        paths = [HERE, HERE.parent / "unit", HERE.parents[1] / "py"]
        environment = (
            os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths)), "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"} | (limits or {})
        )
        self._process = subprocess.Popen(
            [sys.executable, HERE / "worker.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, text=True, env=environment
        )

    def faults_of(self, asked: dict) -> list[Fault]:
        """The faults of a case; where the process ended instead, that."""
        self._log.seek(0)
        self._log.truncate()
        killer = threading.Timer(WAITING_SECONDS, self._process.kill)
        killer.start()
        try:
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        killer.cancel()
        if answer:
            return [Fault(**fault) for fault in json.loads(answer)]
        return [self._end()]

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._log.close()

    def _end(self) -> Fault:
        code = self._process.wait()
        self._log.seek(0)
        trace = self._log.read()
        lines = [re.sub(r"(line \d+) in", r"\1, in", line) for line in trace.splitlines() if line.startswith('  File "')]
        ordered = "\n".join(reversed(lines)) + f"\ncode {code}"  # faulthandler names the innermost first
        return Fault("hang" if code in (-signal.SIGVTALRM, -signal.SIGKILL) else "died", "", where_of(ordered), trace[-6000:])


def exercise_all(asked: Iterable[dict], processes: int, take: Callable[[dict, list[Fault]], None]) -> None:
    """Exercise all cases; `take` is told of each as it ends, one at a time."""
    waiting, lock = iter(asked), threading.Lock()

    def work() -> None:
        worker = Worker()
        while True:
            with lock:
                case = next(waiting, None)
            if case is None:
                break
            if not worker.alive:
                worker.close()
                worker = Worker()
            faults = worker.faults_of(case)
            with lock:
                take(case, faults)
        worker.close()

    threads = [threading.Thread(target=work, daemon=True) for _ in range(processes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
