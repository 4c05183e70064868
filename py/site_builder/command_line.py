"""The tasks of build.py."""

import argparse
import sys
from collections.abc import Sequence

from site_builder import layout, serve, site, testing
from site_builder.errors import BuildError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one task and return its exit code."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    options.rest = rest
    if options.rest and "takes_rest" not in options:
        parser.error(f"unrecognized arguments: {' '.join(options.rest)}")
    try:
        return options.task(options) or 0
    except BuildError as error:
        print(f"\nbuild.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, serve and test DICOM Zip Inspector.")
    tasks = parser.add_subparsers(required=True, metavar="TASK")
    serving = tasks.add_parser("serve", help="build what has changed and serve it on this computer")
    serving.add_argument("--port", type=int, help="the port (default: the first free one from 8000)")
    serving.add_argument("--no-open", action="store_true", help="do not open a browser")
    serving.add_argument("--unbundled", action="store_true", help="serve modules and style sheets as they are written, each a file")
    serving.set_defaults(task=_serve)
    tasks.add_parser("build", help="write dist/, ready for any static host").set_defaults(task=lambda _: site.build() and 0)
    tasks.add_parser("check", help="check the style of the Python and the types of the JavaScript").set_defaults(task=lambda _: testing.check())
    tests = tasks.add_parser("test", help="build, check, and run all tests or some parts")
    tests.add_argument("parts", nargs="*", metavar="PART", help=f"parts to run (default: all): {', '.join(testing.PARTS)}")
    tests.add_argument("--select", default="", metavar="EXPRESSION", help="only tests that match, as pytest -k")
    tests.set_defaults(task=lambda options: testing.test(testing.parts_named(options.parts), options.select))
    pictures = tasks.add_parser("reference", help="write docs/reference-pictures.md and its pictures anew")
    pictures.set_defaults(task=lambda _: testing.reference())
    bench = tasks.add_parser("bench", help="measure the built site against its rivals; takes the options of bench/run.py", add_help=False)
    bench.set_defaults(task=lambda options: testing.bench(options.rest), takes_rest=True)
    fuzz = tasks.add_parser("fuzz", help="exercise damaged archives; takes the options of tests/fuzz/fuzz.py, and --pyodide", add_help=False)
    fuzz.set_defaults(task=lambda options: testing.fuzz(options.rest), takes_rest=True)
    return parser


def _serve(options: argparse.Namespace) -> None:
    built = site.build()
    serve.serve(layout.UNBUNDLED if options.unbundled else built, options.port, not options.no_open)
