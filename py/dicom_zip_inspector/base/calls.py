"""Every call that may be made of the engine: its parameters, its result, the buffers that come with it. The page's types are made from this."""

from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

from .contract import (
    ArchiveRow,
    CensusRow,
    DisplayTable,
    EntryBytes,
    EntryFile,
    EntryList,
    EntryRow,
    ExamineResult,
    ExpectationSchema,
    Explanation,
    FindingRow,
    FrameDescription,
    FramesAtRisk,
    GuessedPurpose,
    HeaderHits,
    Histogram,
    Length,
    LinePicture,
    ObjectSummary,
    OpenResult,
    PatientRow,
    PictureResult,
    PixelValue,
    PlacedRemark,
    PurposeName,
    Review,
    SeriesFrames,
    StudyRow,
    TagRows,
    TagValue,
    TextBox,
    Thumbnail,
    Verdict,
    WaveformTrace,
)


class Source(TypedDict):
    """A chosen file: its name for people, where its storage has it, its size in bytes."""

    name: str
    path: str
    size: int


class WantedWindow(TypedDict):
    """A window in modality values, or the number of one of the file's VOI LUTs in its stead; a `DisplayWindow` will do."""

    center: float
    width: float
    explanation: NotRequired[str]
    voi_lut: NotRequired[int | None]


class NoParameters(TypedDict):
    """Nothing."""


class OpenParameters(TypedDict):
    """`add`: beside what is open, not in its place; `skip`: names of entries that are left out unread."""

    sources: list[Source]
    add: NotRequired[bool]
    skip: NotRequired[list[str]]


class CancelParameters(TypedDict):
    """`job_key`: of the one job that is to stop; without it, all."""

    job_key: NotRequired[int | None]


class EntriesParameters(TypedDict):
    """Which of the account's lists."""

    entry_class: EntryList


class EntryParameters(TypedDict):
    """An entry of any class."""

    entry_key: int


class EntryBytesParameters(EntryParameters):
    """At most `most` bytes of an entry, from `start` on."""

    start: int
    most: int


class SeriesParameters(TypedDict):
    """A series."""

    series_key: int


class SeriesThumbnailParameters(SeriesParameters):
    """`size`: the most pixels of a side."""

    size: int


class InstanceParameters(TypedDict):
    """An instance."""

    instance_key: int


class FrameParameters(InstanceParameters):
    """A frame; indices count from 0."""

    frame_index: int


class DrawParameters(FrameParameters):
    """`window`: another than the file's own."""

    window: NotRequired[WantedWindow | None]


class ThumbnailParameters(DrawParameters):
    """`size`: the most pixels of a side."""

    size: int


class WindowParameters(FrameParameters):
    """The window, or one of the file's VOI LUTs, that a table is wanted for."""

    center: float
    width: float
    voi_lut: NotRequired[int | None]


class PixelParameters(FrameParameters):
    """A pixel, from 0."""

    row: int
    column: int


class LengthParameters(FrameParameters):
    """The ends of a line, each as (column, row) in pixels."""

    start: list[float]
    end: list[float]


class TagsParameters(InstanceParameters):
    """`whole`: all elements, however many they are."""

    whole: NotRequired[bool]


class TagParameters(InstanceParameters):
    """`path` as in a `TagRow`."""

    path: str


class SearchParameters(TypedDict):
    """`text` of a value, keyword or name, without regard to case; or a tag, "GGGGEEEE" or "(GGGG,EEEE)", nested "GGGGEEEE/GGGGEEEE"."""

    text: str


class PurposeParameters(TypedDict):
    """`options`: of `checks.purpose.OPTIONS`."""

    name: PurposeName
    options: list[str]


class KnownParameters(TypedDict):
    """Names, numbers, dates that identify a person."""

    values: list[str]


class ExpectParameters(TypedDict):
    """JSON as docs/expectations.md says, or a schema of dicompare; an empty text: nothing is expected."""

    schema: str


class AcceptParameters(TypedDict):
    """A finding by its code, path and private creator; `reason` "" takes an acceptance back."""

    code: str
    path: str
    creator: str
    reason: str


class PicturesParameters(TypedDict):
    """`all_frames`: not only samples, and whatever is at risk, but all, however many they are."""

    all_frames: NotRequired[bool]


class LineParameters(TypedDict):
    """A line of text, by the key that a `PictureEvent` has told."""

    reading_key: int


class ReadingParameters(LineParameters):
    """What was read, "" where nothing could be; how sure that is, from 0 to 1."""

    text: str
    confidence: float


class SeenFrame(TypedDict):
    """A frame that a person looked at."""

    instance_key: int
    frame_index: int


class SeenParameters(TypedDict):
    """`seen`: ticked off; else no longer."""

    frames: list[SeenFrame]
    seen: bool


class WaveformParameters(InstanceParameters):
    """A stretch of a multiplex group in seconds, for a plot so many pixels across."""

    group_index: int
    start: float
    end: float
    columns: int


@dataclass(frozen=True, slots=True)
class Call:
    """What a call takes and gives. `buffers` are flat arrays by name, with their dtypes; a name ending in "?" is not always there.
    `files` are names of files outside the heap, as large as they like: Blobs in the page.

    `is_early`: it needs nothing of what is imported after the first table. `tells` says that it tells on the way how far it is, in `ScanEvent`s
    or, `examine`, in `ExamineEvent`s, or, `look_at_pictures`, in `PictureEvent`s.
    """

    parameters: type
    result: object
    buffers: dict[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    tells: bool = False
    is_early: bool = False


CALLS = {
    "open": Call(OpenParameters, OpenResult, tells=True, is_early=True),
    "resume": Call(NoParameters, OpenResult, tells=True, is_early=True),
    "cancel": Call(CancelParameters, None, is_early=True),
    "get_archives": Call(NoParameters, list[ArchiveRow], is_early=True),
    "get_patients": Call(NoParameters, list[PatientRow], is_early=True),
    "get_studies": Call(NoParameters, list[StudyRow], is_early=True),
    "get_findings": Call(NoParameters, list[FindingRow]),
    "get_verdict": Call(NoParameters, Verdict),
    "get_review": Call(NoParameters, Review),
    "get_instance_findings": Call(InstanceParameters, list[PlacedRemark]),
    "get_explanations": Call(NoParameters, list[Explanation], is_early=True),
    "set_purpose": Call(PurposeParameters, None),
    "guess_purpose": Call(NoParameters, GuessedPurpose),
    "set_known": Call(KnownParameters, None),
    "expect": Call(ExpectParameters, None),
    "get_expectation": Call(NoParameters, ExpectationSchema),
    "accept_finding": Call(AcceptParameters, None),
    "examine": Call(NoParameters, ExamineResult, tells=True),
    "look_at_pictures": Call(PicturesParameters, PictureResult, tells=True),
    "get_line_picture": Call(LineParameters, LinePicture, {"values": "uint8"}),
    "add_reading": Call(ReadingParameters, None),
    "get_text_boxes": Call(FrameParameters, list[TextBox]),
    "get_frames_at_risk": Call(NoParameters, FramesAtRisk),
    "mark_frames_seen": Call(SeenParameters, None),
    "get_census": Call(NoParameters, list[CensusRow]),
    "search_headers": Call(SearchParameters, HeaderHits),
    "get_entries": Call(EntriesParameters, list[EntryRow], is_early=True),
    "get_entry": Call(EntryParameters, EntryRow, is_early=True),
    "get_entry_bytes": Call(EntryBytesParameters, EntryBytes, {"bytes": "uint8"}, is_early=True),
    "get_entry_file": Call(EntryParameters, EntryFile, files=("entry",), is_early=True),
    "get_series_frames": Call(
        SeriesParameters,
        SeriesFrames,
        {"instance_keys": "int32", "frame_indices": "int32", "volume_indices": "int32", "stack_indices": "int32", "positions": "float64"},
    ),
    "get_frame": Call(
        DrawParameters,
        FrameDescription,
        {"level_indices?": "uint16", "display_table?": "uint8", "display_values?": "uint8", "overlay_planes?": "uint8", "shutter_mask?": "uint8"},
    ),
    "get_display_table": Call(WindowParameters, DisplayTable, {"display_table": "uint8"}),
    "get_pixel": Call(PixelParameters, PixelValue),
    "get_length": Call(LengthParameters, Length),
    "get_histogram": Call(FrameParameters, Histogram, {"counts": "int32"}),
    "get_thumbnail": Call(ThumbnailParameters, Thumbnail, {"display_values": "uint8"}),
    "get_series_thumbnail": Call(SeriesThumbnailParameters, Thumbnail, {"display_values": "uint8"}),
    "get_tags": Call(TagsParameters, TagRows),
    "get_tag_value": Call(TagParameters, TagValue),
    "get_object": Call(InstanceParameters, ObjectSummary),
    "get_object_document": Call(InstanceParameters, None, files=("document",)),
    "get_waveform": Call(WaveformParameters, WaveformTrace, {"times": "float64", "values": "float32"}),
}
