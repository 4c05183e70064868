"""Counts that files declare, held against how many there are."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from ..base.finding import found
from ..dataset.vocabulary import meaning, path_text
from ..index.findings import Held
from ..index.hierarchy import Index
from ..scan.attributes import InstanceHeader
from .facts import Facts
from .ground import Ground

Place = tuple[int, ...]  # of an instance: its study, or its series, or more


def findings(ground: Ground) -> Iterator[Held]:
    """Where fewer are there than are declared; more there may be, since counts were true once."""
    for tag, (place_of, counted) in _COUNTS.items():
        declared = _declared(ground.facts, tag)
        if declared:
            yield from _fewer(ground.index, tag, declared, place_of, counted)


def _declared(facts: Facts, tag: int) -> dict[int, int]:
    """What each entry declares, by its key."""
    declared: dict[int, int] = {}
    for text, files in facts.values(("", tag, ""), lambda text: text.strip().isdecimal()).items():
        declared |= dict.fromkeys(facts.keys[files].tolist(), int(text))
    return declared


def _fewer(
    index: Index,
    tag: int,
    declared: dict[int, int],
    place_of: Callable[[Index, InstanceHeader], Place],
    counted: Callable[[Index, InstanceHeader], object],
) -> Iterator[Held]:
    there: defaultdict[Place, set[object]] = defaultdict(set)
    declaring: defaultdict[tuple[Place, int], list[int]] = defaultdict(list)
    for series in index.series:
        for header in series.instances:
            place = place_of(index, header)
            there[place].add(counted(index, header))
            if header.entry_key in declared:
                declaring[place, declared[header.entry_key]].append(header.entry_key)
    for (place, count), keys in declaring.items():
        if len(there[place]) < count:
            finding = found("fewer_than_declared", path=path_text("", tag), name=meaning(tag).name, declared=count, there=len(there[place]))
            yield Held(finding, keys)


def _study(index: Index, header: InstanceHeader) -> Place:
    series = index.series_of(header.entry_key)
    return (series.study_key,) if series else ()


def _series(index: Index, header: InstanceHeader) -> Place:
    series = index.series_of(header.entry_key)
    return (series.key,) if series else ()


def _acquisition(index: Index, header: InstanceHeader) -> Place:
    return (*_series(index, header), -1 if header.acquisition_number is None else header.acquisition_number)


def _instance(index: Index, header: InstanceHeader) -> object:
    return header.sop_instance_uid or header.entry_key


_COUNTS: dict[int, tuple[Callable[[Index, InstanceHeader], Place], Callable[[Index, InstanceHeader], object]]] = {
    0x00201206: (_study, _series),  # Number of Study Related Series
    0x00201208: (_study, _instance),  # Number of Study Related Instances
    0x00201209: (_series, _instance),  # Number of Series Related Instances
    0x00201002: (_acquisition, _instance),  # Images in Acquisition
    0x00540081: (_series, _instance),  # Number of Slices, of a PET series
}  # fmt: skip
