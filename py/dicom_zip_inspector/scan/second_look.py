"""What the table took for granted of headers that it left early, held against every element of their files."""

from collections.abc import Mapping

import numpy as np

from ..archive.member_file import open_member
from ..archive.span_reader import MemberPrefix
from ..base.pauses import at_once
from .content_kind import HEAD, dicom_form
from .element_batch import ElementBatch
from .element_rows import AMBIGUOUS_VRS
from .entries import Entry, cut_pixels, frames_in
from .headers import HeaderReader
from .lanes import MAX_HEADER, PIXEL_DATA, Lane
from .numbering import is_among
from .table_needs import WANTED
from .vr_headers import HEADER_SIZE


def to_judge_again(batch: ElementBatch, entries: Mapping[int, Entry]) -> list[int]:
    """Keys of those entries of a batch that are not what the table has them for, or may not be: their headers are to be read to their end.

    That is where something is wrong, where there is no Pixel Data, or less than is described, and where attributes that the table has, or VRs
    that do not exist, come behind the place where it left the header.
    """
    lanes = [i for i, file in enumerate(batch.files) if entries[file.key].left_at is not None]
    if not lanes:
        return []
    rows, places = batch.rows, batch.places()
    own = np.flatnonzero(rows.scope < rows.lanes)  # elements that are in no sequence
    left_at = np.full(rows.lanes, np.iinfo(np.int64).max)
    left_at[lanes] = [entries[batch.files[i].key].left_at for i in lanes]
    is_news = is_among(rows.tag[own], WANTED) | (rows.vr[own] > len(AMBIGUOUS_VRS)) & (HEADER_SIZE[rows.vr[own]] == 0)
    late = np.unique(rows.lane[own][is_news & (places[own] > left_at[rows.lane[own]])])
    pixels = own[(rows.tag[own] >= PIXEL_DATA.start) & (rows.tag[own] < PIXEL_DATA.stop)]
    _, first = np.unique(rows.lane[pixels], return_index=True)
    pixels_of = dict(zip(rows.lane[pixels[first]].tolist(), pixels[first].tolist(), strict=True))
    odd = set(late.tolist())
    for i in lanes:
        row = pixels_of.get(i)
        if row is None or batch.files[i].why or not _has_room(entries[batch.files[i].key], int(places[row]), int(rows.length[row])):
            odd.add(i)
    return [batch.files[i].key for i in lanes if i in odd]


def _has_room(entry: Entry, pixels: int, length: int) -> bool:
    """Whether Pixel Data whose value begins at `pixels` have all the frames that are listed."""
    assert entry.header is not None
    size = entry.member.size
    return not cut_pixels(size, pixels, length) and frames_in(entry.header, size - pixels, length) == entry.header.frames


def judged_again(entry: Entry) -> Entry:
    """An entry with its header read to its end, without waiting for the pass that does that for all.

    Raises
    ------
    InspectorError
        Its bytes cannot be had.
    """
    prefix = MemberPrefix(entry.member)
    file, _ = open_member(entry.member)
    prefix.data = file.read(MAX_HEADER)
    prefix.whole = len(prefix.data) < MAX_HEADER
    form = dicom_form(prefix.data[:HEAD])
    return at_once(HeaderReader().walked(Lane(entry.key, prefix, form))) if form else entry
