"""Makes a broken case small: less of its plan, then fewer elements, then fewer bytes, as long as the same fault shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from cases import Case, case_of, part_tree, smaller
from elements import DicomFile, every_list, parse
from parallel import Worker

MOST_TRIES = 1500  # of one case
Check = Callable[[dict[str, bytes]], bool]


class Reducer:
    """Asks whether less of a case still shows the fault, at most so many times."""

    def __init__(self, signature: str, folder: Path):
        self._signature, self._folder, self._left, self._worker = signature, folder, MOST_TRIES, Worker()

    def shows(self, files: dict[str, bytes], case: Case) -> bool:
        """Whether these files show the fault."""
        if not self._left or sum(map(len, files.values())) == 0:
            return False
        self._left -= 1
        if not self._worker.alive:
            self._worker.close()
            self._worker = Worker()
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (self._folder / name).write_bytes(data)
        asked = {"files": [str(self._folder / name) for name in files], "change": case.change, "way": case.way}
        return any(fault.signature == self._signature for fault in self._worker.faults_of(asked))

    def close(self) -> None:
        """End the process."""
        self._worker.close()


def less_of_plan(case: Case, shows: Callable[[Case], bool]) -> Case:
    """The smallest plan that still shows it."""
    while found := next((less for less in smaller(case) if shows(less)), None):
        case = found
    return case


def less_of_tree(file: DicomFile, shows: Callable[[bytes], bool]) -> bytes:
    """The file without the elements and items that do not matter."""
    changed = True
    while changed:
        changed = False
        for some in [*every_list(file.elements), file.meta]:
            for size in (8, 1):
                changed |= _drop(some, size, lambda: shows(file.bytes()))
    return file.bytes()


def _drop(some: list, size: int, shows: Callable[[], bool]) -> bool:
    at, changed = 0, False
    while at < len(some):
        kept = some[at : at + size]
        del some[at : at + size]
        if shows():
            changed = True
        else:
            some[at:at] = kept
            at += size
    return changed


def less_of_bytes(data: bytes, shows: Callable[[bytes], bool]) -> bytes:
    """The bytes without the stretches that do not matter."""
    size = max(1, len(data) // 4)
    while size:
        at = 0
        while at < len(data):
            less = data[:at] + data[at + size :]
            if shows(less):
                data = less
            else:
                at += size
        size //= 2
    return data


def reduced(seed: int, signature: str, folder: Path) -> dict[str, bytes]:
    """The files of a case of a seed, made small."""
    reducer = Reducer(signature, folder)
    try:
        case = less_of_plan(case_of(seed), lambda less: reducer.shows(less.files(), less))
        files = case.files()
        if len(files) == 1 and not case.archived:
            name = next(iter(files))
            files = {name: _less_of_file(case, lambda data: reducer.shows({name: data}, case))}
        return files
    finally:
        reducer.close()


def _less_of_file(case: Case, shows: Callable[[bytes], bool]) -> bytes:
    part = case.parts[0]
    data = case.files()[part.name]
    for file in _trees(part, data):
        if shows(file.bytes()):
            data = less_of_tree(file, shows)
            break
    if len(data) > 132 and data[:128].strip(b"\0") and shows(bytes(128) + data[128:]):
        data = bytes(128) + data[128:]
    return less_of_bytes(data, shows) if len(data) < 3000 else data


def _trees(part, data: bytes) -> Iterator[DicomFile]:
    structural = replace(part, steps=tuple(step for step in part.steps if not step.name.startswith("blind_")))
    yield part_tree(structural)
    try:
        yield parse(data)
    except Exception:
        return


def reduce_all(found: dict[str, list[dict]], out: Path) -> None:
    """Write the first case of each fault made small, as <fault>.dcm or .zip, to `out`/reduced."""
    folder = out / "reduced"
    folder.mkdir(parents=True, exist_ok=True)
    from fuzz import slug

    for signature, cases in found.items():
        if "seed" not in cases[0]:
            continue
        files = reduced(cases[0]["seed"], signature, out / "trying")
        for number, (name, data) in enumerate(files.items()):
            path = folder / f"{slug(signature)}{f'-{number}' if number else ''}{Path(name).suffix}"
            path.write_bytes(data)
            print(f"{len(data):7,} bytes  {path.name}", flush=True)
