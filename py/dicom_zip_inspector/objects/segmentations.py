"""Segmentations, of pixels and of surfaces (PS3.3 C.8.20, C.8.23): what is marked, by whom, in how many frames."""

from collections import Counter

from ..base.budget import Budget
from ..dataset.element_values import integer, item, items, numbers, present
from ..dataset.reading import code, shown
from ..dataset.stored_dataset import StoredDataset
from .parts import Parts, facts, table
from .subject import Subject

_FACTS = {
    "ContentLabel": "Content",
    "ContentDescription": "Description",
    "ContentCreatorName": "Made by",
    "SegmentationType": "Kind",
    "SegmentationFractionalType": "Fractions mean",
    "MaximumFractionalValue": "Highest value",
    "SegmentsOverlap": "Segments overlap",
}
_COLUMNS = ["Number", "Label", "Category", "Type", "Anatomy", "Colour", "Frames", "Made", "Algorithm", "Description"]


def recognizes(dataset: StoredDataset) -> bool:
    """Whether it has segments."""
    return present(dataset, "SegmentSequence")


def describe(subject: Subject) -> Parts:
    """The segments, each with the number of its frames."""
    dataset = subject.dataset
    frames = frame_counts(dataset, subject.budget)
    segments = items(dataset, "SegmentSequence")
    rows = [_row(segment, frames) for segment in segments]
    return Parts(title=shown(dataset, "ContentLabel"), facts=facts(dataset, _FACTS), tables=[table(f"Segments ({len(segments):,})", _COLUMNS, rows)])


def frame_counts(dataset: StoredDataset, budget: Budget) -> Counter[int]:
    """How many frames each segment has, by its number, from the functional groups (PS3.3 C.8.20.3.1)."""
    counts: Counter[int] = Counter()
    for group in items(dataset, "PerFrameFunctionalGroupsSequence"):
        if not budget.spend():
            break
        counts.update(_segments_of(group))
    for number in _segments_of(item(dataset, "SharedFunctionalGroupsSequence")):
        counts[number] += integer(dataset, "NumberOfFrames") or 1
    return counts


def _segments_of(group: StoredDataset) -> list[int]:
    found = items(group, "SegmentIdentificationSequence")
    return [int(number) for one in found for number in numbers(one, "ReferencedSegmentNumber")]


def _row(segment: StoredDataset, frames: Counter[int]) -> list[str]:
    number = integer(segment, "SegmentNumber")
    count = frames.get(number, 0) if number is not None else 0
    algorithm = " ".join(filter(None, (shown(segment, "SegmentAlgorithmName"), shown(segment, "SegmentAlgorithmType").lower())))
    return [
        shown(segment, "SegmentNumber"),
        shown(segment, "SegmentLabel"),
        code(segment, "SegmentedPropertyCategoryCodeSequence"),
        code(segment, "SegmentedPropertyTypeCodeSequence"),
        code(segment, "AnatomicRegionSequence"),
        shown(segment, "RecommendedDisplayCIELabValue"),
        f"{count:,}" if frames else "",
        shown(segment, "SegmentAlgorithmType").lower() and algorithm,
        code(segment, "SegmentationAlgorithmIdentificationSequence"),
        shown(segment, "SegmentDescription"),
    ]
