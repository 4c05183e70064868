"""Damaged archives without end: python3 build.py fuzz --cases 20000 --seed 1

Every case is made from its seed alone, opened, and asked everything. What must never be is written to .build/fuzz with the case's files.
"""

import argparse
import json
import os
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

from cases import case_of
from faults import Fault
from parallel import exercise_all

OUT = Path(__file__).parents[2] / ".build" / "fuzz"
KEPT = 3  # cases written of each fault
TOLD_SECONDS = 20


class Report:
    """What was found, by signature; the first cases of each are written down."""

    def __init__(self, out: Path, total: int):
        self.found: dict[str, list[dict]] = defaultdict(list)
        self._out, self._total, self._done, self._started, self._told = out, total, 0, time.monotonic(), 0.0
        self.broken = 0
        out.mkdir(parents=True, exist_ok=True)

    def take(self, asked: dict, faults: list[Fault]) -> None:
        """Note the faults of a case."""
        self._done += 1
        self.broken += bool(faults)
        for fault in faults:
            seeds = self.found[fault.signature]
            seeds.append(asked)
            if len(seeds) <= KEPT:
                self._write(asked, fault)
            if len(seeds) == 1:
                print(f"  {fault.signature}  ({label_of(asked)})", flush=True)
        seconds = time.monotonic() - self._started
        if seconds > self._told + TOLD_SECONDS:
            self._told = seconds
            print(f"{self._done:,} of {self._total:,} cases, {self.broken:,} broken, {self._done / seconds:.1f} a second", flush=True)

    def _write(self, asked: dict, fault: Fault) -> None:
        folder = self._out / f"{slug(fault.signature)}-{label_of(asked)}"
        folder.mkdir(exist_ok=True)
        text = f"{fault.signature}\ncall {fault.call}\n{json.dumps(asked)}\n"
        if "seed" in asked:
            case = case_of(asked["seed"])
            text += f"{case}\n"
            for name, data in case.files().items():
                (folder / name).write_bytes(data)
        (folder / "fault.txt").write_text(f"{text}\n{fault.detail}\n", "utf-8", "replace")

    def close(self) -> int:
        """Print the sums; return 1 if anything was found, or cases are missing."""
        seconds = time.monotonic() - self._started
        print(f"{self._done:,} cases in {seconds:.0f} s ({self._done / max(seconds, 0.01):.1f} a second), {self.broken:,} broken, "
              f"{len(self.found)} different faults")  # fmt: skip
        for signature, seeds in sorted(self.found.items(), key=lambda item: -len(item[1])):
            print(f"{len(seeds):6} {signature}  {', '.join(map(label_of, seeds[:4]))}")
        if self.found:
            print(f"files and tracebacks: {self._out}")
        return int(bool(self.found) or self._done < self._total)


def label_of(asked: dict) -> str:
    """A case's seed, or the name of its file."""
    return str(asked["seed"]) if "seed" in asked else Path(asked["files"][0]).name


def slug(signature: str) -> str:
    """A signature as a file name."""
    return re.sub(r"[^A-Za-z0-9.]+", "_", signature)[:100]


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take which cases are meant."""
    parser.add_argument("--cases", type=int, default=1000, help="how many seeds (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("--files", type=Path, help="exercise the files of a folder but its texts, each alone, instead of seeds")


def chosen(options: argparse.Namespace) -> list[dict]:
    """The cases that are meant."""
    if options.files:
        return [{"files": [str(path)]} for path in sorted(options.files.rglob("*")) if path.is_file() and path.suffix not in (".txt", ".md")]
    return [{"seed": seed} for seed in range(options.seed, options.seed + options.cases)]


def main(arguments: list[str] | None = None) -> int:
    """Run and return the exit code."""
    parser = argparse.ArgumentParser(prog="build.py fuzz", description=__doc__)
    add_choice(parser)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many at once (default: one a core)")
    parser.add_argument("--reduce", action="store_true", help="make the first case of each fault as small as it goes")
    parser.add_argument("--out", type=Path, default=OUT, help="where broken cases are written (default .build/fuzz)")
    options = parser.parse_args(arguments)
    asked = chosen(options)
    report = Report(options.out, len(asked))
    exercise_all(asked, options.processes, report.take)
    outcome = report.close()
    if options.reduce and report.found:
        from reduce import reduce_all

        reduce_all(report.found, options.out)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
