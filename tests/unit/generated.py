"""Data sets that Hypothesis makes."""

from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="\\"), max_size=40).map(str.strip)


@st.composite
def data_sets(draw, level: int = 0) -> Dataset:
    """Data sets with public, private and unknown elements and sequences of both kinds of length."""
    made = Dataset()
    made.PatientName, made.PatientID = draw(TEXT), draw(TEXT)
    if draw(st.booleans()):
        made.InstanceNumber = draw(st.integers(0, 9999))
    if draw(st.booleans()):
        made.Rows, made.Columns = draw(st.integers(0, 65535)), draw(st.integers(0, 65535))
    if draw(st.booleans()):
        block = made.private_block(0x0009, "TESTS", create=True)
        block.add_new(1, draw(st.sampled_from(["UN", "OB", "LO"])), b"\1\2\3\4" if draw(st.booleans()) else b"")
    if level < 3 and draw(st.booleans()):
        made.ReferencedStudySequence = Sequence(draw(st.lists(data_sets(level + 1), max_size=3)))
        made["ReferencedStudySequence"].is_undefined_length = draw(st.booleans())
        for item in made.ReferencedStudySequence:
            item.is_undefined_length_sequence_item = draw(st.booleans())
    return made
