"""Cases one after the other in this very process: for Pyodide, which has no others.

A case that never ends is named by .build/fuzz/pyodide-case-from-<first seed>, where each is written before it is opened.
"""

import argparse
import warnings

from cases import case_of
from exercise import faults_of
from faults import Fault
from fuzz import OUT, Report

MOST_HEAP_BYTES = 1 << 30


def heap_bytes() -> int:
    """The size of WebAssembly's memory, which only grows; 0 where there is none."""
    try:
        import pyodide_js
    except ImportError:
        return 0
    return pyodide_js._module.HEAP8.length


def main(arguments: list[str]) -> int:
    """Run and return the exit code."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    report = Report(OUT / "pyodide", options.cases)
    now = OUT / f"pyodide-case-from-{options.seed}"
    for seed in range(options.seed, options.seed + options.cases):
        now.write_text(str(seed))
        before = heap_bytes()
        faults = faults_of(case_of(seed))
        if (after := heap_bytes()) > max(before, MOST_HEAP_BYTES):
            faults.append(Fault("memory", "", f"heap {after >> 20} MiB", f"{before:,} -> {after:,} bytes"))
        report.take({"seed": seed}, faults)
    print(f"heap: {heap_bytes() >> 20} MiB")
    return report.close()
