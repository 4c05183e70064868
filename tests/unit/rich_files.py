"""Data sets with what walks of every element must go through."""

import numpy as np
from dicom_files import add_overlay, dataset
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence


def item(**attributes) -> Dataset:
    """A data set of these attributes."""
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def sequence(made: Dataset, keyword: str, items: list[Dataset], undefined: bool) -> None:
    """Add a sequence whose own and whose items' lengths are both undefined or not."""
    for one in items:
        one.is_undefined_length_sequence_item = undefined
    setattr(made, keyword, Sequence(items))
    made[keyword].is_undefined_length = undefined


def rich(undefined: bool = False) -> Dataset:
    """A slice with nested sequences, private blocks known and unknown, overlays, and elements behind Pixel Data."""
    made = dataset(SmallestImagePixelValue=3, PatientComments="x" * 1500)
    inner = item(CodeValue="1", CodeMeaning="One")
    sequence(inner, "EquivalentCodeSequence", [item(CodeValue="2"), item(), item(CodeValue="3")], not undefined)
    block = inner.private_block(0x2005, "Philips MR Imaging DD 001", create=True)
    block.add_new(0x85, "SQ", Sequence([item(PatientID="P")]))
    sequence(made, "AnatomicRegionSequence", [inner], undefined)
    sequence(made, "ReferencedStudySequence", [], undefined)
    block = made.private_block(0x0029, "SIEMENS CSA HEADER", create=True)
    block.add_new(0x10, "OB", bytes(range(256)) * 6)
    block.add_new(0x08, "CS", "IMAGE NUM 4")
    made.private_block(0x0009, "TESTS", create=True).add_new(1, "UN", b"\1\2\3\4")
    made.private_block(0x7FE1, "BEHIND", create=True).add_new(2, "LO", "text")
    made.add_new(0xFFFCFFFC, "OB", bytes(8))
    return add_overlay(made, np.eye(4, 6, dtype=np.uint8))
