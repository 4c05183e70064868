"""A seed -> the files of one case. Only `random.Random(seed)` decides; the plan is kept, so that a case can be made with less of it."""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

import damage
import damage_blind
import damage_meaning
import zips
from bases import all_files, file_bytes, followable, made_files, tree
from elements import DicomFile
from pictures import single_frames

BY_NAME = {
    **{f.__name__: f for f in (*damage.STRUCTURAL, *damage_meaning.MEANING)},
    **{f"blind_{f.__name__}": f for f in damage_blind.BLIND},
    **{f"zip_{f.__name__}": f for f in zips.ZIP_DAMAGES},
}
WITNESS = "witness"  # a sound file beside the damaged ones; it must stay readable
WAYS = ("twice", "cancelled")
CHANGES = ("cut", "emptied", "removed", "overwritten", "grown")


@dataclass(frozen=True)
class Step:
    """One damage, by name, with a seed of its own."""

    name: str
    seed: int


@dataclass(frozen=True)
class Part:
    """One file inside: which base, damaged how."""

    name: str
    base: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Case:
    """What is opened: the parts as loose files or in one archive, which may be damaged too, how it changes
    while it is open, and in which way it is opened."""

    seed: int
    parts: tuple[Part, ...]
    archived: bool
    packing: int
    steps: tuple[Step, ...] = ()
    change: str = ""
    way: str = ""

    @property
    def has_witness(self) -> bool:
        """Whether a sound file is in it that must be read as if it were alone."""
        return not self.steps and any(part.name == WITNESS for part in self.parts)

    def files(self) -> dict[str, bytes]:
        """The files to open, by name."""
        made = {part.name: part_bytes(part) for part in self.parts}
        if not self.archived:
            return made
        random = Random(self.packing)
        archive = zips.of_files(made, random)
        for step in self.steps:
            if step.name.startswith("zip_"):
                BY_NAME[step.name](Random(step.seed), archive)
        data = archive.bytes()
        for step in self.steps:
            if step.name.startswith("blind_"):
                data = BY_NAME[step.name](Random(step.seed), data)
        return {"case.zip": data}


@dataclass
class Loose:
    """Files that are given, in place of a case made from a seed."""

    given: dict[str, bytes]
    seed: int = -1
    has_witness: bool = False
    change: str = ""
    way: str = ""
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = field(default_factory=tuple)

    def files(self) -> dict[str, bytes]:
        """The files to open, by name."""
        return self.given


def part_tree(part: Part) -> DicomFile:
    """A part's file as a tree, before the blind steps."""
    file = tree(part.base)
    for step in part.steps:
        if not step.name.startswith("blind_"):
            BY_NAME[step.name](Random(step.seed), file)
    return file


def part_bytes(part: Part) -> bytes:
    """A part's file."""
    if part.base == WITNESS:
        return witness()
    whole = all(step.name.startswith("blind_") for step in part.steps)
    data = all_files()[part.base] if whole else part_tree(part).bytes()
    for step in part.steps:
        if step.name.startswith("blind_"):
            data = BY_NAME[step.name](Random(step.seed), data)
    return data


@cache
def witness() -> bytes:
    """The sound file: a CT slice in a series of its own."""
    made = single_frames()["ct"]
    made.SOPInstanceUID, made.SeriesInstanceUID, made.StudyInstanceUID, made.PatientID = "1.2.7.1", "1.2.7.2", "1.2.7.3", "WITNESS"
    return file_bytes(made)


def case_for(asked: dict) -> Case | Loose:
    """The case of a seed, or of files by their paths."""
    if "seed" in asked:
        return case_of(asked["seed"])
    return Loose({Path(path).name: Path(path).read_bytes() for path in asked["files"]}, change=asked.get("change", ""), way=asked.get("way", ""))


def case_of(seed: int) -> Case:
    """The case of a seed."""
    random = Random(seed)
    kind = random.random()
    in_zip_only, both = kind < 0.22, 0.22 <= kind < 0.30
    archived = in_zip_only or both or random.random() < 0.6
    parts = tuple(_part(random, f"{number}.dcm", 0 if in_zip_only else 1) for number in range(random.choice((1, 1, 2, 3))))
    if archived and random.random() < 0.5 or not archived and random.random() < 0.15:
        parts += (Part(WITNESS, WITNESS),)
    steps = tuple(_zip_steps(random)) if in_zip_only or both else ()
    change = random.choice(CHANGES) if random.random() < 0.02 else ""
    way = random.choice(WAYS) if random.random() < 0.06 else ""
    return Case(seed, parts, archived, random.getrandbits(32), steps, change, way)


def _part(random: Random, name: str, least: int) -> Part:
    blind = random.random() < 0.2
    steps = []
    for _ in range(least and random.choice((1, 1, 2) if blind else (1, 1, 2, 3, 5))):
        kinds = damage_blind.BLIND if blind else random.choice((damage.STRUCTURAL, damage_meaning.MEANING, damage_meaning.MEANING))
        steps.append(Step("blind_" * blind + random.choice(kinds).__name__, random.getrandbits(32)))
    return Part(name, random.choice(_names(random.random() < 0.6, blind or not steps)), tuple(steps))


@cache
def _names(made_here: bool, in_any_form: bool) -> tuple[str, ...]:
    return tuple(sorted(made_files() if made_here else all_files() if in_any_form else followable()))


def _zip_steps(random: Random) -> list[Step]:
    steps = [Step(f"zip_{random.choice(zips.ZIP_DAMAGES).__name__}", random.getrandbits(32)) for _ in range(random.choice((1, 1, 2, 3)))]
    if random.random() < 0.3:
        steps.append(Step(f"blind_{random.choice(damage_blind.BLIND).__name__}", random.getrandbits(32)))
    return steps if random.random() < 0.85 else steps[-1:]


def smaller(case: Case) -> list[Case]:
    """The case with one thing less, in every way."""
    found = [replace(case, parts=case.parts[:n] + case.parts[n + 1 :]) for n in range(len(case.parts)) if len(case.parts) > 1]
    found += [replace(case, steps=case.steps[:n] + case.steps[n + 1 :]) for n in range(len(case.steps))]
    for at, part in enumerate(case.parts):
        for n in range(len(part.steps)):
            less = replace(part, steps=part.steps[:n] + part.steps[n + 1 :])
            found.append(replace(case, parts=(*case.parts[:at], less, *case.parts[at + 1 :])))
    found += [replace(case, change="")] * bool(case.change) + [replace(case, way="")] * bool(case.way)
    if case.archived and not case.steps:
        found.append(replace(case, archived=False))
    return found
