"""The wire format: every call's parameters and result, once.

The build makes static/engine/contract.d.ts, the page's types, from these and from `calls`.
Keys are integers that the engine assigns (position in the archive, order of appearance): in broken files UIDs are missing or doubled.
Text is text; numbers are int or float, never text; what a file does not say is None.
"""

from typing import Literal, TypedDict

EntryClass = Literal["folder", "image", "object", "dicomdir", "not_dicom", "encrypted", "unreadable"]

EntryList = Literal["folder", "image", "object", "dicomdir", "not_dicom", "encrypted", "unreadable", "damaged"]

FrameEncoding = Literal["table", "rgb"]

SpacingKind = Literal["patient", "imager", "calibrated"]

Plane = Literal["axial", "sagittal", "coronal", "oblique"]

Severity = Literal["must_fix", "look", "note"]

Subject = Literal["identity", "claims", "pixels", "private", "integrity", "conformance", "payload", "expectation", "reading"]

FindingGroup = Literal["", "who", "when", "where", "with_what", "in_words", "private"]

PurposeName = Literal["research", "care"]

VerdictState = Literal["checking", "clear", "look", "must_fix"]


class Remark(TypedDict):
    """A finding in one line, beside what it is about: a row, a picture, an entry."""

    code: str
    severity: Severity
    subject: Subject
    message: str


class TextPlace(TypedDict):
    """Where a line of text is: a frame, from 0 within its instance, and a box in it, in pixels as stored.

    `text` is what was read, "" where nothing was, and may identify a person; `confidence`, from 0 to 1, is how sure that is.
    """

    instance_key: int
    frame_index: int
    top: int
    left: int
    height: int
    width: int
    text: str
    confidence: float


class FindingRow(TypedDict):
    """All findings of one code, path and private creator, with everything that they hold for.

    `count` files or, where it is about none, 1. `instance_keys`, `entry_keys`, `series_keys`, `patient_keys`, `archive_keys` and `entry_names` are
    complete. `in_general` is the message without values, `name` what the element is called, "" where it is about none. `tags` are "GGGGEEEE",
    nested ones "GGGGEEEE/GGGGEEEE". `values` are raw: they may identify a person; `distinct` is how many there are. `places` are the first
    lines of text that it is about. `option` is what would allow it, "" where nothing does; `accepted` the reason for which a person did.
    """

    finding_key: int
    code: str
    severity: Severity
    subject: Subject
    group: FindingGroup
    message: str
    in_general: str
    name: str
    why: str
    advice: str
    source: str
    option: str
    accepted: str
    creator: str
    count: int
    distinct: int
    instance_keys: list[int]
    entry_keys: list[int]
    entry_names: list[str]
    series_keys: list[int]
    patient_keys: list[int]
    archive_keys: list[int]
    tags: list[str]
    values: list[str]
    places: list[TextPlace]


class FindingLine(TypedDict):
    """Findings of one subject and group, or where they have none of one code, in one line.

    `findings` are its rows, the worst first, with the first of each row's lists only.
    `files` is how many of them all hold for, `distinct` how many values there are.
    """

    subject: Subject
    group: FindingGroup
    severity: Severity
    files: int
    distinct: int
    findings: list[FindingRow]


class Verdict(TypedDict):
    """Whether what is open may be forwarded. `must_fix`, `look` and `note` count findings that nobody accepted: one a code, path and private creator;
    `accepted` those that somebody did, `findings` all.

    "clear" only when everything was looked into and nothing is open. `sentence` names no person; `heading` and `detail` are its parts before and
    behind the numbers. `examined` of `examinable` files were looked into whole, `looked` of `to_look_at` frames for text: of those that must be
    for the purpose. `severities` has the worst for each series that has any.
    """

    state: VerdictState
    sentence: str
    heading: str
    detail: str
    complete: bool
    must_fix: int
    look: int
    note: int
    accepted: int
    findings: int
    examined: int
    examinable: int
    looked: int
    to_look_at: int
    purpose: PurposeName
    options: list[str]
    severities: list["SeriesSeverity"]


class SeriesSeverity(TypedDict):
    """The worst that was found of a series."""

    series_key: int
    severity: Severity


class Review(TypedDict):
    """The verdict, and what it rests on, the worst first. `files` are all that are open, of any class."""

    verdict: Verdict
    lines: list[FindingLine]
    files: int


class ExpectationSchema(TypedDict):
    """What is expected, as JSON (docs/expectations.md)."""

    schema: str


class Explanation(TypedDict):
    """What a finding of a code means, whatever it is about."""

    code: str
    subject: Subject
    severity: Severity
    sentence: str
    why: str
    advice: str
    source: str


class GuessedPurpose(TypedDict):
    """What the files look as if they were meant for, and why; None where nothing tells."""

    purpose: PurposeName | None
    reason: str


class PlacedRemark(Remark):
    """A finding about an element: "GGGGEEEE", nested "GGGGEEEE/GGGGEEEE"; "" of a file as a whole."""

    path: str
    creator: str


class ErrorReply(TypedDict):
    """An exception as it reaches the page: the page words it by `code`."""

    code: str
    message: str
    detail: str


class Account(TypedDict):
    """Where every entry went: entries = folders + images + objects + dicomdir + not_dicom + encrypted + unreadable.

    `damaged` counts beside these: entries of any class whose data are cut or not what they should be. `examined` are those of which every
    element was read.
    """

    entries: int
    folders: int
    images: int
    objects: int
    dicomdir: int
    not_dicom: int
    encrypted: int
    unreadable: int
    damaged: int
    examined: int
    archives: int
    patients: int
    studies: int
    series: int
    instances: int
    frames: int
    bytes: int


class SeriesRow(TypedDict):
    """One row of the series table. Attributes are those of the first instance; `notes` says where instances differ, the worst first.

    `foreign_instances` are of another patient than the series (that of most of its instances). `same_as` are series of other archives that
    hold the same instances. `damaged` counts files. `plane` is the one of all its frames, None where there are several or none is known.
    """

    series_key: int
    study_key: int
    patient_key: int
    archive_key: int
    archive_name: str
    patient_name: str | None
    patient_id: str | None
    patient_sex: str | None
    patient_birth_date: str | None
    study_instance_uid: str | None
    study_date: str | None
    study_time: str | None
    study_description: str | None
    accession_number: str | None
    series_instance_uid: str | None
    series_number: int | None
    modality: str | None
    series_description: str | None
    body_part_examined: str | None
    instances: int
    frames: int
    rows: int | None
    columns: int | None
    pixel_spacing: list[float] | None
    slice_thickness: float | None
    sop_class_uid: str | None
    sop_class_name: str | None
    transfer_syntax_uid: str | None
    transfer_syntax_name: str | None
    manufacturer: str | None
    manufacturer_model_name: str | None
    repetition_time: float | None
    echo_time: float | None
    plane: Plane | None
    bytes: int
    foreign_instances: int
    damaged: int
    same_as: list[int]
    notes: list[Remark]


class StudyPart(TypedDict):
    """Those series of a study that belong to one patient."""

    patient_key: int
    series: int
    instances: int
    frames: int


class StudyRow(TypedDict):
    """One study of one archive. It belongs to the patient of most of its instances; `parts` has more than one item where others have series in it."""

    study_key: int
    patient_key: int
    archive_key: int
    study_instance_uid: str | None
    study_date: str | None
    study_time: str | None
    study_description: str | None
    accession_number: str | None
    series: int
    instances: int
    frames: int
    parts: list[StudyPart]
    notes: list[Remark]


class PatientRow(TypedDict):
    """One patient: what Patient ID, name, birth date and sex together say. Counts are of the series that belong to them.

    `foreign_instances` of these are other patients'; `elsewhere_instances` are this patient's in series of others.
    """

    patient_key: int
    patient_name: str | None
    patient_id: str | None
    patient_birth_date: str | None
    patient_sex: str | None
    studies: int
    series: int
    instances: int
    frames: int
    foreign_instances: int
    elsewhere_instances: int
    notes: list[Remark]


class ArchiveRow(TypedDict):
    """One chosen zip, folder, or bundle of files, with what was in it, archives within it included; counts as in `Account`.

    `outcome`: waiting, reading, done, cancelled (not all of `entries_expected` were read), or failed (nothing could be).
    """

    archive_key: int
    name: str
    outcome: Literal["waiting", "reading", "done", "cancelled", "failed"]
    entries_expected: int
    entries: int
    folders: int
    images: int
    objects: int
    dicomdir: int
    not_dicom: int
    encrypted: int
    unreadable: int
    damaged: int
    examined: int
    patients: int
    studies: int
    series: int
    instances: int
    frames: int
    bytes: int
    notes: list[Remark]


class ScanProgress(TypedDict):
    """How far the scan is: of the entries known so far, of the bytes of the chosen files, and what is being read."""

    entries_done: int
    entries_total: int
    bytes_done: int
    bytes_total: int
    source_name: str


class TableEvent(TypedDict):
    """What is new in the table. Everything in it is of one moment.

    `patients`, `studies` and `series` hold only the rows that are new or changed since the event before, whatever job sent that; `gone_patients`,
    `gone_studies` and `gone_series` are the keys of rows that were told and are no more.
    """

    job_key: int
    account: Account
    archives: list[ArchiveRow]
    patients: list[PatientRow]
    gone_patients: list[int]
    studies: list[StudyRow]
    gone_studies: list[int]
    series: list[SeriesRow]
    gone_series: list[int]


class ScanEvent(TableEvent):
    """Sent while `open` or `resume` runs, the first with the key of its job."""

    progress: ScanProgress


class SourceError(TypedDict):
    """A chosen file that could not be opened at all, or only in part."""

    source_name: str
    error: ErrorReply


class OpenResult(TypedDict):
    """What `open` and `resume` return when they have ended."""

    outcome: Literal["done", "cancelled"]
    account: Account
    errors: list[SourceError]


class ExamineEvent(TableEvent):
    """Sent while `examine` runs: `examined` of `examinable` files, images, other objects and DICOMDIRs, and what that has changed in the table."""

    examined: int
    examinable: int


class ExamineResult(TypedDict):
    """What `examine` returns when it has ended. What a cancel left, another `examine` reads."""

    outcome: Literal["done", "cancelled"]
    account: Account


class LineToRead(TypedDict):
    """A line of text that looks like no other: `get_line_picture` has it, in so many rows and columns."""

    reading_key: int
    rows: int
    columns: int


class PictureEvent(TypedDict):
    """Sent while `look_at_pictures` runs: `looked` of `to_look_at` frames were looked at for text, of which `refused` cannot be drawn.

    `to_read` are lines not told before, in the first event all that were not read. Who asked answers each with `add_reading`.
    """

    job_key: int
    looked: int
    to_look_at: int
    refused: int
    to_read: list[LineToRead]


class PictureResult(TypedDict):
    """What `look_at_pictures` returns when it has ended. What a cancel left, another one looks at."""

    outcome: Literal["done", "cancelled"]
    looked: int
    to_look_at: int


class LinePicture(TypedDict):
    """A line of text made ready for reading: the buffer `values`, uint8, rows * columns, dark letters on white."""

    reading_key: int
    rows: int
    columns: int


class TextBox(TypedDict):
    """A line of text in a frame, in pixels as stored; `score`, from 0 to 1, is how sure it is that it is text.

    `text` is None where nothing was read; it may identify a person. `confidence`, from 0 to 1, is how sure the reading is. `code`, `severity` and
    `message` are those of the finding that it makes.
    """

    top: int
    left: int
    height: int
    width: int
    score: float
    text: str | None
    confidence: float | None
    code: str
    severity: Severity
    message: str


class FrameAtRisk(TypedDict):
    """A frame of an instance whose header lets expect text or a face, or in which text was found.

    `display_index` is its place in the display order of its series. `reason` says why, the worst that is known of it, without values; `code` is that
    of its finding.
    `boxes`: how many lines of text were found; `is_looked_at`: whether any were looked for; `is_seen`: whether a person has ticked it off.
    """

    instance_key: int
    series_key: int
    frame_index: int
    display_index: int
    code: str
    severity: Severity
    reason: str
    boxes: int
    is_looked_at: bool
    is_seen: bool


class FramesAtRisk(TypedDict):
    """Frames series by series, in display order; `left_out`: how many there are beyond those listed."""

    frames: list[FrameAtRisk]
    left_out: int


class CountedValue(TypedDict):
    """A value and in how many files it is."""

    value: str
    files: int


class CensusRow(TypedDict):
    """One attribute, of all files.

    `path` is "GGGGEEEE", nested "GGGGEEEE/GGGGEEEE": the items of a sequence are one. `keyword` and `name` are "" where no dictionary has them,
    `creator` (who has reserved a private element) of others. `vr` is as stored, or by the dictionaries; several with a comma between them.
    `distinct` values there are, of sequences 0; `values` are some of them, those in most files first, and all unless `capped`. They may identify
    a person. `unread`: in how many files it has values that are not read, such as Pixel Data.
    """

    path: str
    keyword: str
    name: str
    vr: str
    creator: str
    files: int
    series: int
    distinct: int
    values: list[CountedValue]
    capped: bool
    unread: int


class HeaderHit(TypedDict):
    """An attribute of a file that was searched for; `path`, `keyword`, `name`, `creator` as in a `CensusRow`.

    `value` is shortened, and "" of a sequence and of what is not read. `files`: how many have this value there.
    """

    entry_key: int
    entry_name: str
    series_key: int | None
    path: str
    keyword: str
    name: str
    creator: str
    value: str
    files: int


class HeaderHits(TypedDict):
    """What `search_headers` finds in the `examined` of `examinable` files: in so many files and series, `hit_count` attributes of files.

    `hits` are some of these, those of one attribute and value one after the other.
    """

    text: str
    files: int
    series: int
    hit_count: int
    hits: list[HeaderHit]
    examined: int
    examinable: int


class EntryRow(TypedDict):
    """One entry of the account's lists. `kind` says what it is in words; `code` and `reason` why it cannot be shown."""

    entry_key: int
    archive_key: int
    series_key: int | None
    name: str
    entry_class: EntryClass
    damaged: bool
    kind: str
    code: str | None
    reason: str | None
    bytes: int
    notes: list[Remark]


class EntryBytes(TypedDict):
    """A stretch of an entry's own bytes, from `start` on: the buffer `bytes` (uint8), empty at the end. `size` is the whole entry's."""

    entry_key: int
    start: int
    size: int


class EntryFile(TypedDict):
    """An entry's own bytes: the file `entry`. `notes` say what is wrong with them, such as a checksum; they are there as far as they go."""

    entry_key: int
    bytes: int
    notes: list[Remark]


class SeriesFrames(TypedDict):
    """Frames of one series in display order, as parallel buffers: int32 `instance_keys`, `frame_indices`, `volume_indices` and
    `stack_indices` (frames of one orientation; -1 where a frame has no place), and float64 `positions`, mm along the normal of the frame's
    stack (NaN where unknown).

    `volumes` says what tells each volume from the others ("" where there is one), `spacings` how far its slices are apart in mm,
    `problems` what is odd: gaps, duplicates.
    A series without pictures has 0 frames, and its instances in the buffers.
    """

    series_key: int
    frames: int
    middle: int
    volumes: list[str]
    spacings: list[float | None]
    problems: list[Remark]


class DisplayWindow(TypedDict):
    """A window in modality values (PS3.3 C.11.2.1.2). `explanation` is the file's own or a preset's name.

    `voi_lut` is the number of a table of the file's (C.11.2.1.1), from 0, which stands in for the window; None for a window.
    """

    center: float
    width: float
    explanation: str
    voi_lut: int | None


class CornerText(TypedDict):
    """Lines for the corners of a picture, from its own file, the most telling first: who, what, how, and how it is stored."""

    patient: list[str]
    study: list[str]
    technique: list[str]
    stored: list[str]


class OverlayLayer(TypedDict):
    """An overlay plane over a frame (PS3.3 C.9.2); its pixels are one bit of the buffer `overlay_planes`. `kind`: graphics, region of interest."""

    group: int
    label: str
    description: str
    kind: str


class FramePlane(TypedDict):
    """Where a frame lies. `pixel_spacing` is (between rows, between columns) in mm, and `spacing_kind` says where it holds: in the patient,
    at the detector or film, or by a calibration. `edge_letters` are [left, right, top, bottom] of the unturned picture. `pixel_aspect` is
    height over width.
    """

    position: list[float] | None
    slice_location: float | None
    slice_thickness: float | None
    spacing_between_slices: float | None
    pixel_spacing: list[float] | None
    spacing_kind: SpacingKind | None
    pixel_aspect: float
    image_orientation: list[float] | None
    edge_letters: list[str] | None
    frame_of_reference_uid: str | None


class FrameDescription(FramePlane):
    """A frame as drawn.

    `rows` and `columns` are the file's, and all places are in those; a frame too large is drawn reduced, in `drawn_rows` and `drawn_columns`,
    which else are the same, and the size of all buffers ("drawn size" below).
    encoding "table": buffer `level_indices` (drawn size, uint16, C order) and buffer `display_table` (at most 65,536 uint8):
    display value = display_table[level index]. encoding "rgb": buffer `display_values`, drawn size * 3 uint8.

    Over it lie, if there are any: `overlays`, in buffer `overlay_planes` (drawn size, uint8, bit n is overlay n), and the display shutter,
    in buffer `shutter_mask` (drawn size, uint8, 1 is covered) with its grey `shutter_value`.
    `entry_name` is the file it is from.
    """

    instance_key: int
    entry_name: str
    archive_name: str
    frame_index: int
    frame_count: int
    rows: int
    columns: int
    drawn_rows: int
    drawn_columns: int
    encoding: FrameEncoding
    window_center: float | None
    window_width: float | None
    windows: list[DisplayWindow]
    value_range: list[float] | None
    unit: str
    modality: str | None
    photometric_interpretation: str
    transfer_syntax_name: str
    instance_number: int | None
    corner_text: CornerText
    overlays: list[OverlayLayer]
    shutter_value: int | None
    frame_rate: float | None
    notes: list[Remark]


class DisplayTable(TypedDict):
    """Answer to `get_display_table`; the table itself is the buffer `display_table`. The window is None where a VOI LUT was asked for."""

    instance_key: int
    frame_index: int
    window_center: float | None
    window_width: float | None


class PixelValue(TypedDict):
    """The value under the cursor: `values` after the modality LUT (one a sample, None where it is no number), `text` with the unit, for people."""

    row: int
    column: int
    values: list[float | None]
    text: str


class Length(TypedDict):
    """The length of a line in a frame: `value` in `unit`, `text` for people, with where it holds."""

    value: float
    unit: Literal["mm", "pixels"]
    text: str


class Histogram(TypedDict):
    """Modality values of a monochrome frame by frequency: buffer `counts` (int32), bin n from `low` + n * `bin_width` on.

    `pixels` are counted, `left_out` are not: padding, and what is no number.
    """

    low: float
    bin_width: float
    pixels: int
    left_out: int
    unit: str


class Thumbnail(TypedDict):
    """A frame made small, at its true proportions; pixels are the buffer `display_values`, rows * columns * 3 uint8.

    `frame_rows` and `frame_columns` are the file's, and all places are in those.
    """

    instance_key: int
    frame_index: int
    rows: int
    columns: int
    frame_rows: int
    frame_columns: int


class TagRow(TypedDict):
    """One element, or one sequence item (vr "" and name "Item 1"), in file order; children follow their parent.

    `tag` is "GGGGEEEE"; `path` that, with those of the sequences around it before: "GGGGEEEE[1]/GGGGEEEE"; an item's own ends in "[n]".
    `value` is shortened where `complete` is false: `get_tag_value` has it whole. `length` is in bytes, None where undefined. `creator` has
    reserved a private element's block, "" of others. `problem` says what is wrong with the value, "" where nothing is.
    """

    path: str
    parent: str | None
    tag: str
    vr: str
    keyword: str
    name: str
    creator: str
    length: int | None
    value: str
    complete: bool
    private: bool
    problem: str


class TagRows(TypedDict):
    """The elements of an instance. `left_out` says that items of very long sequences are not listed, "" where all are."""

    rows: list[TagRow]
    left_out: str


class TagValue(TypedDict):
    """One element's whole value as text; binary as a hex dump."""

    path: str
    value: str


class ObjectReference(TypedDict):
    """Another instance that an object names. `text` says what it is and, where it is there, which one.

    It is looked for in the object's own archive first, then in the others that are open; `text` names another one.
    `instance_key` is None where none holds it; `series_key` is None too where the file belongs to no series.
    `frame_numbers` count from 1; none means the instance as a whole.
    """

    sop_instance_uid: str
    text: str
    frame_numbers: list[int]
    instance_key: int | None
    series_key: int | None


class ObjectFact(TypedDict):
    """One line about an object: what, and its value as text."""

    label: str
    value: str


class ObjectTreeRow(TypedDict):
    """One node of a tree, in reading order; `parent` is the row_key of another, earlier one. `problem` is what is wrong with it."""

    row_key: int
    parent: int | None
    relation: str
    label: str
    value: str
    problem: str
    reference: ObjectReference | None


class ObjectTree(TypedDict):
    """A tree and, where it is too long to be shown whole, a sentence in `left_out`."""

    title: str
    rows: list[ObjectTreeRow]
    left_out: str


class ObjectTable(TypedDict):
    """A small table: `references` runs parallel to `rows`, and is empty where no row refers to anything."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    references: list[ObjectReference | None]
    left_out: str


class ObjectDocument(TypedDict):
    """A document inside an object, to be saved under `file_name`. `get_object_document` has it as a file."""

    title: str
    mime_type: str
    file_name: str
    bytes: int


class WaveformChannel(TypedDict):
    """One channel of a multiplex group; its values run from `minimum` to `maximum` in `unit` (PS3.3 C.10.9.1.4).

    `per_millivolt` is 1 mV in that unit; None where the unit is no voltage.
    """

    label: str
    unit: str
    minimum: float | None
    maximum: float | None
    per_millivolt: float | None


class WaveformGroup(TypedDict):
    """One multiplex group: channels sampled together, `samples` at `sampling_frequency` Hz. `is_ecg`: drawn as on ECG paper."""

    group_index: int
    title: str
    samples: int
    sampling_frequency: float
    is_ecg: bool
    channels: list[WaveformChannel]


class ObjectSummary(TypedDict):
    """What an instance is, in words. Every list may be empty, but never all of them."""

    instance_key: int
    entry_name: str
    archive_name: str
    title: str
    notes: list[Remark]
    facts: list[ObjectFact]
    documents: list[ObjectDocument]
    waveforms: list[WaveformGroup]
    trees: list[ObjectTree]
    tables: list[ObjectTable]


class WaveformTrace(TypedDict):
    """A stretch of a multiplex group, in seconds, as lines: buffer `times` (points float64) and buffer `values` (channels * points float32).

    Where there are more samples than can be drawn apart, each point is the least or the greatest of its neighbours: no peak is lost.
    """

    instance_key: int
    group_index: int
    start: float
    end: float
    points: int
