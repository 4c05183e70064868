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
_MOST_TOLD = 8  # UIDs
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
    slices = [one for one in series.instances if one.image_orientation_patient and not one.is_localizer]
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
    """Series with several Frames of Reference: the instances that have another than most. Localizers may have one of their own, which is noted."""
    facts = ground.facts
    by_series: defaultdict[int, dict[str, list[int]]] = defaultdict(dict)
    for uid, files in facts.values(_FRAME_OF_REFERENCE).items():
        of_series = facts.series[files]
        for key in np.unique(of_series[of_series >= 0]).tolist():
            by_series[key][uid] = facts.keys[files[of_series == key]].tolist()
    for key, uids in by_series.items():
        if len(uids) > 1:
            series = ground.index.series[key]
            finding, keys = _several_frames_of_reference(uids, {one.entry_key for one in series.instances if one.is_localizer})
            yield Held(finding, keys, key, archive=series.archive_key)


def _several_frames_of_reference(uids: dict[str, list[int]], localizers: set[int]) -> tuple[Finding, list[int]]:
    """`uids` : entry keys of one series by their Frame of Reference UID; `localizers` : those that are."""
    planned = {uid: [key for key in keys if key not in localizers] for uid, keys in uids.items()}
    is_mixed = sum(map(bool, planned.values())) > 1
    told = planned if is_mixed else uids
    most = max(uids, key=lambda uid: (len(planned[uid]), len(uids[uid])))
    differing = [uid for uid in uids if told[uid]]
    finding = found(
        "frame_of_reference_differs", path="00200052", values=differing[:_MOST_TOLD], count=len(differing), judged=None if is_mixed else "note"
    )
    return finding, [key for uid in differing if uid != most for key in told[uid]]
