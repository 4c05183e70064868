"""What should hold for a series: one orientation, one frame of reference, Instance Numbers without doubles and gaps, its class's modality."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from ..base.finding import Finding, found
from ..base.uid_names import uid_name
from ..index.findings import Held
from ..index.frame_columns import TELLING
from ..index.series import Series
from ..scan.attributes import TAG_OF, InstanceHeader
from .class_modalities import modalities_of
from .ground import Ground

_FRAME_OF_REFERENCE = ("", 0x00200052, "")
_SAME_ORIENTATION = 0.01  # of a cosine
_MOST_STRAYS = 5  # one of so many slices at least, else it is one of several stacks
_NUMBER = TAG_OF["instance_number"]
_KEPT_AS_THEY_COME = frozenset({"US", "IVUS", "ES", "XC", "GM", "OP"})  # modalities of which pictures are thrown away as they are taken


def findings(ground: Ground) -> Iterator[Held]:
    """Series by series; frames of reference of all at once."""
    for series in ground.series:
        if series.instances[0].series_instance_uid is None:  # whatever names no series is put together, and is none
            continue
        for finding, keys in (*_orientation(series), *_numbers(series), *_modality(series)):
            yield Held(finding, keys, series.key, archive=series.archive_key)
    yield from _frames_of_reference(ground)


def _orientation(series: Series) -> Iterator[tuple[Finding, list[int]]]:
    """Single slices that are turned otherwise than nearly all others. Localizers have several orientations, and so have stacks."""
    slices = [one for one in series.instances if one.image_orientation_patient and "LOCALIZER" not in (one.image_type or "")]
    counts = Counter(one.image_orientation_patient for one in slices)
    if len(counts) < 2:
        return
    usual = np.array(counts.most_common(1)[0][0])
    strays = {turned for turned in counts if len(turned or ()) == len(usual) and np.abs(np.array(turned) - usual).max() > _SAME_ORIENTATION}
    keys = [one.entry_key for one in slices if one.image_orientation_patient in strays]
    if keys and len(keys) * _MOST_STRAYS <= len(slices) and all(counts[turned] < 3 for turned in strays):
        yield found("orientation_strays", path=TAG_OF["image_orientation_patient"], count=len(keys)), keys


def _numbers(series: Series) -> Iterator[tuple[Finding, list[int]]]:
    pictures = [one for one in series.instances if one.frames]
    without = [one.entry_key for one in pictures if one.instance_number is None]
    if without and len(pictures) > 1:
        yield found("instance_numbers_missing", path=_NUMBER, count=len(without)), without
    numbered: defaultdict[int, list[InstanceHeader]] = defaultdict(list)
    for one in pictures:
        if one.instance_number is not None:
            numbered[one.instance_number].append(one)
    yield from _doubled(numbered)
    if not any(one.image_position_patient for one in pictures):  # where slices lie tells more
        yield from _skipped(series, sorted(numbered))


def _doubled(numbered: dict[int, list[InstanceHeader]]) -> Iterator[tuple[Finding, list[int]]]:
    """Numbers that several pictures have: where they begin anew with every echo or acquisition, that is usual."""
    usual, odd = list[int](), list[int]()
    for several in numbered.values():
        different = {one.sop_instance_uid: one for one in several}.values()  # the same file twice is another fault
        if len(different) > 1:
            told = {tuple(getattr(one, name) for name in TELLING if name != "acquisition_time") for one in different}
            (usual if len(told) == len(different) else odd).extend(one.entry_key for one in several)
    if odd:
        yield found("instance_numbers_doubled", path=_NUMBER, count=len(odd)), odd
    elif usual:
        yield found("instance_numbers_doubled", path=_NUMBER, count=len(usual), judged="note"), usual


def _skipped(series: Series, numbers: list[int]) -> Iterator[tuple[Finding, list[int]]]:
    """Numbers that are left out where nearly all others follow each other."""
    steps = np.diff(np.array(numbers, np.int64))
    if len(steps) < 2:
        return
    usual = int(np.sort(steps)[len(steps) // 2])
    wide = steps[steps > usual]
    if 0 < len(wide) <= max(1, len(steps) // 4):
        missing = int((wide // usual - 1).sum()) or len(wide)
        is_usual = series.instances[0].modality in _KEPT_AS_THEY_COME
        finding = found("instance_numbers_skip", path=_NUMBER, count=missing, judged="note" if is_usual else None)
        yield finding, [one.entry_key for one in series.instances if one.frames]


def _modality(series: Series) -> Iterator[tuple[Finding, list[int]]]:
    unlike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in series.instances:
        allowed = modalities_of(one.sop_class_uid or "")
        if allowed and one.modality and one.modality not in allowed:
            unlike[one.sop_class_uid or "", one.modality].append(one.entry_key)
    for (sop_class, modality), keys in unlike.items():
        yield found("sop_class_unlike_modality", path=TAG_OF["modality"], modality=modality, sop_class=uid_name(sop_class)), keys


def _frames_of_reference(ground: Ground) -> Iterator[Held]:
    """Series with several Frames of Reference: the instances that have another than most."""
    facts = ground.facts
    by_series: defaultdict[int, list[tuple[str, np.ndarray]]] = defaultdict(list)
    for uid, files in facts.values(_FRAME_OF_REFERENCE).items():
        of_series = facts.series[files]
        for key in np.unique(of_series[of_series >= 0]).tolist():
            by_series[key].append((uid, facts.keys[files[of_series == key]]))
    for key, uids in by_series.items():
        if len(uids) > 1:
            _, *others = sorted(uids, key=lambda one: -len(one[1]))
            keys = np.concatenate([keys for _, keys in others])
            finding = found("frame_of_reference_differs", path="00200052", values=[uid for uid, _ in uids][:8], count=len(uids))
            yield Held(finding, keys, key, archive=ground.index.series[key].archive_key)
