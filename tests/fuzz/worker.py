"""One process that exercises cases, as many as its parent hands it: a JSON line in, a JSON line out.

A case that takes more than its share of processor time, or memory, ends the process; where it was is then in the traceback on stderr.
"""

import faulthandler
import json
import os
import signal
import sys
import warnings
from dataclasses import asdict
from pathlib import Path

CASE_SECONDS = 60  # of processor time; the limit of a call is in `exercise`
MOST_BYTES = 1 << 30  # beyond what the process has once everything is imported


def limit_memory() -> None:
    """Let the process have 1 GB more than now, where the system can say so."""
    statistics = Path("/proc/self/statm")
    if statistics.exists():
        import resource

        now = int(statistics.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (now + MOST_BYTES, now + MOST_BYTES))


def limit_time() -> None:
    """End the process with a traceback once a case has had its processor time."""
    if hasattr(signal, "setitimer"):
        faulthandler.register(signal.SIGVTALRM, chain=True)
    faulthandler.enable()


def begin_case() -> None:
    """Start the clock of a case."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_VIRTUAL, CASE_SECONDS)


def main() -> None:
    """Answer until stdin ends."""
    warnings.simplefilter("ignore")
    from cases import case_for, case_of
    from exercise import faults_of

    limit_time()
    faults_of(case_of(0))  # everything is imported
    limit_memory()
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        asked = json.loads(line)
        print(f"--- {line.strip()}", file=sys.stderr, flush=True)
        begin_case()
        print(json.dumps([asdict(fault) for fault in faults_of(case_for(asked))]), file=answers, flush=True)


if __name__ == "__main__":
    main()
