"""Faults, and what tells one from another: where in the engine's code they came up."""

import re
from dataclasses import dataclass
from pathlib import Path

_FRAME = re.compile(r'File "([^"]+)", line (\d+), in (\S+)')


@dataclass(frozen=True)
class Fault:
    """Something that must never be: what, in which call, where in the code, and all that is known."""

    kind: str
    call: str
    where: str
    detail: str

    @property
    def signature(self) -> str:
        """What tells one fault from another."""
        return f"{self.kind} {self.where}" if self.where else f"{self.kind} {self.call}"


def where_of(trace: str) -> str:
    """The innermost place of the engine in a traceback, with the exception and where it was raised."""
    places = _FRAME.findall(trace)
    ours = [f"{path.split('dicom_zip_inspector/')[-1]}:{name}" for path, _, name in places if "dicom_zip_inspector/" in path]
    last = trace.strip().splitlines()[-1].split(":")[0]
    elsewhere = places and "dicom_zip_inspector/" not in places[-1][0]
    via = f" via {Path(places[-1][0]).name}:{places[-1][2]}" if elsewhere else ""
    return f"{ours[-1] if ours else '?'} {last}{via}"
