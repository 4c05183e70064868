"""Cases one after the other in this very process: for Pyodide, which has no others.

A case that never ends is named by .build/fuzz/pyodide-case-from-<the first>, where each is written before it is opened.
"""

import argparse
import warnings

from cases import case_for
from exercise import faults_of
from faults import Fault
from fuzz import OUT, Report, add_choice, chosen, label_of

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
    add_choice(parser)
    options = parser.parse_args(arguments)
    all_asked = chosen(options)
    report = Report(OUT / "pyodide", len(all_asked))
    now = OUT / f"pyodide-case-from-{label_of(all_asked[0])}"
    for asked in all_asked:
        now.write_text(label_of(asked))
        before = heap_bytes()
        faults = faults_of(case_for(asked))
        if (after := heap_bytes()) > max(before, MOST_HEAP_BYTES):
            faults.append(Fault("memory", "", f"heap {after >> 20} MiB", f"{before:,} -> {after:,} bytes"))
        report.take(asked, faults)
    print(f"heap: {heap_bytes() >> 20} MiB")
    return report.close()
