"""Attributes of one frame: in the functional groups of enhanced objects, else in the data set itself (PS3.3 C.7.6.16)."""

from .element_values import items
from .stored_dataset import StoredDataset

PIXEL_MEASURES = "PixelMeasuresSequence"
PLANE_POSITION = "PlanePositionSequence"
FRAME_VOI_LUT = "FrameVOILUTSequence"
PIXEL_VALUE_TRANSFORMATION = "PixelValueTransformationSequence"


def frame_group(dataset: StoredDataset, frame_index: int, macro: str) -> StoredDataset:
    """The item of a functional group macro that holds for a frame: per frame, else shared, else the data set itself."""
    per_frame = items(dataset, "PerFrameFunctionalGroupsSequence")
    shared = items(dataset, "SharedFunctionalGroupsSequence")
    for groups in (*per_frame[frame_index : frame_index + 1], *shared[:1]):
        if found := items(groups, macro):
            return found[0]
    return dataset
