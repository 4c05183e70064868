// Made from base/contract.py and base/calls.py of the engine by the build; changes belong there.

export type EntryClass = "folder" | "image" | "object" | "dicomdir" | "not_dicom" | "encrypted" | "unreadable";

export type EntryList = "folder" | "image" | "object" | "dicomdir" | "not_dicom" | "encrypted" | "unreadable" | "damaged";

export type FrameEncoding = "table" | "rgb";

export type SpacingKind = "patient" | "imager" | "calibrated";

export type Plane = "axial" | "sagittal" | "coronal" | "oblique";

export type Severity = "must_fix" | "look" | "note";

export type Subject = "identity" | "claims" | "pixels" | "private" | "integrity" | "conformance" | "payload" | "expectation" | "reading";

export type FindingGroup = "" | "who" | "when" | "where" | "with_what" | "in_words" | "private";

export type PurposeName = "research" | "care";

export type VerdictState = "checking" | "clear" | "look" | "must_fix";

/**
 * A finding in one line, beside what it is about: a row, a picture, an entry.
 */
export interface Remark {
  code: string;
  severity: "must_fix" | "look" | "note";
  subject: "identity" | "claims" | "pixels" | "private" | "integrity" | "conformance" | "payload" | "expectation" | "reading";
  message: string;
}

/**
 * Where a line of text is: a frame, from 0 within its instance, and a box in it, in pixels as stored.
 *
 * `text` is what was read, "" where nothing was, and may identify a person; `confidence`, from 0 to 1, is how sure that is.
 */
export interface TextPlace {
  instance_key: number;
  frame_index: number;
  top: number;
  left: number;
  height: number;
  width: number;
  text: string;
  confidence: number;
}

/**
 * All findings of one code, path and private creator, with everything that they hold for.
 *
 * `count` files or, where it is about none, 1. `instance_keys`, `entry_keys`, `series_keys`, `patient_keys`, `archive_keys` and `entry_names` are
 * complete. `in_general` is the message without values, `name` what the element is called, "" where it is about none. `tags` are "GGGGEEEE",
 * nested ones "GGGGEEEE/GGGGEEEE". `values` are raw: they may identify a person; `distinct` is how many there are. `places` are the first
 * lines of text that it is about. `option` is what would allow it, "" where nothing does; `accepted` the reason for which a person did.
 */
export interface FindingRow {
  finding_key: number;
  code: string;
  severity: "must_fix" | "look" | "note";
  subject: "identity" | "claims" | "pixels" | "private" | "integrity" | "conformance" | "payload" | "expectation" | "reading";
  group: "" | "who" | "when" | "where" | "with_what" | "in_words" | "private";
  message: string;
  in_general: string;
  name: string;
  why: string;
  advice: string;
  source: string;
  option: string;
  accepted: string;
  creator: string;
  count: number;
  distinct: number;
  instance_keys: number[];
  entry_keys: number[];
  entry_names: string[];
  series_keys: number[];
  patient_keys: number[];
  archive_keys: number[];
  tags: string[];
  values: string[];
  places: TextPlace[];
}

/**
 * Findings of one subject and group, or where they have none of one code, in one line.
 *
 * `findings` are its rows, the worst first, with the first of each row's lists only.
 * `files` is how many of them all hold for, `distinct` how many values there are.
 */
export interface FindingLine {
  subject: "identity" | "claims" | "pixels" | "private" | "integrity" | "conformance" | "payload" | "expectation" | "reading";
  group: "" | "who" | "when" | "where" | "with_what" | "in_words" | "private";
  severity: "must_fix" | "look" | "note";
  files: number;
  distinct: number;
  findings: FindingRow[];
}

/**
 * Whether what is open may be forwarded. `must_fix`, `look` and `note` count findings that nobody accepted: one a code, path and private creator;
 * `accepted` those that somebody did, `findings` all.
 *
 * "clear" only when everything was looked into and nothing is open. `sentence` names no person; `heading` and `detail` are its parts before and
 * behind the numbers. `examined` of `examinable` files were looked into whole, `looked` of `to_look_at` frames for text: of those that must be
 * for the purpose. `severities` has the worst for each series that has any.
 */
export interface Verdict {
  state: "checking" | "clear" | "look" | "must_fix";
  sentence: string;
  heading: string;
  detail: string;
  complete: boolean;
  must_fix: number;
  look: number;
  note: number;
  accepted: number;
  findings: number;
  examined: number;
  examinable: number;
  looked: number;
  to_look_at: number;
  purpose: "research" | "care";
  options: string[];
  severities: SeriesSeverity[];
}

/**
 * The worst that was found of a series.
 */
export interface SeriesSeverity {
  series_key: number;
  severity: "must_fix" | "look" | "note";
}

/**
 * The verdict, and what it rests on, the worst first. `files` are all that are open, of any class.
 */
export interface Review {
  verdict: Verdict;
  lines: FindingLine[];
  files: number;
}

/**
 * What is expected, as JSON (docs/expectations.md).
 */
export interface ExpectationSchema {
  schema: string;
}

/**
 * What a finding of a code means, whatever it is about.
 */
export interface Explanation {
  code: string;
  subject: "identity" | "claims" | "pixels" | "private" | "integrity" | "conformance" | "payload" | "expectation" | "reading";
  severity: "must_fix" | "look" | "note";
  sentence: string;
  why: string;
  advice: string;
  source: string;
}

/**
 * What the files look as if they were meant for, and why; None where nothing tells.
 */
export interface GuessedPurpose {
  purpose: "research" | "care" | null;
  reason: string;
}

/**
 * A finding about an element: "GGGGEEEE", nested "GGGGEEEE/GGGGEEEE"; "" of a file as a whole.
 */
export interface PlacedRemark {
  code: string;
  severity: "must_fix" | "look" | "note";
  subject: "identity" | "claims" | "pixels" | "private" | "integrity" | "conformance" | "payload" | "expectation" | "reading";
  message: string;
  path: string;
  creator: string;
}

/**
 * An exception as it reaches the page: the page words it by `code`.
 */
export interface ErrorReply {
  code: string;
  message: string;
  detail: string;
}

/**
 * Where every entry went: entries = folders + images + objects + dicomdir + not_dicom + encrypted + unreadable.
 *
 * `damaged` counts beside these: entries of any class whose data are cut or not what they should be. `examined` are those of which every
 * element was read.
 */
export interface Account {
  entries: number;
  folders: number;
  images: number;
  objects: number;
  dicomdir: number;
  not_dicom: number;
  encrypted: number;
  unreadable: number;
  damaged: number;
  examined: number;
  archives: number;
  patients: number;
  studies: number;
  series: number;
  instances: number;
  frames: number;
  bytes: number;
}

/**
 * One row of the series table. Attributes are those of the first instance; `notes` says where instances differ, the worst first.
 *
 * `foreign_instances` are of another patient than the series (that of most of its instances). `same_as` are series of other archives that
 * hold the same instances. `damaged` counts files. `plane` is the one of all its frames, None where there are several or none is known.
 */
export interface SeriesRow {
  series_key: number;
  study_key: number;
  patient_key: number;
  archive_key: number;
  archive_name: string;
  patient_name: string | null;
  patient_id: string | null;
  patient_sex: string | null;
  patient_birth_date: string | null;
  study_instance_uid: string | null;
  study_date: string | null;
  study_time: string | null;
  study_description: string | null;
  accession_number: string | null;
  series_instance_uid: string | null;
  series_number: number | null;
  modality: string | null;
  series_description: string | null;
  body_part_examined: string | null;
  instances: number;
  frames: number;
  rows: number | null;
  columns: number | null;
  pixel_spacing: number[] | null;
  slice_thickness: number | null;
  sop_class_uid: string | null;
  sop_class_name: string | null;
  transfer_syntax_uid: string | null;
  transfer_syntax_name: string | null;
  manufacturer: string | null;
  manufacturer_model_name: string | null;
  repetition_time: number | null;
  echo_time: number | null;
  plane: "axial" | "sagittal" | "coronal" | "oblique" | null;
  bytes: number;
  foreign_instances: number;
  damaged: number;
  same_as: number[];
  notes: Remark[];
}

/**
 * Those series of a study that belong to one patient.
 */
export interface StudyPart {
  patient_key: number;
  series: number;
  instances: number;
  frames: number;
}

/**
 * One study of one archive. It belongs to the patient of most of its instances; `parts` has more than one item where others have series in it.
 */
export interface StudyRow {
  study_key: number;
  patient_key: number;
  archive_key: number;
  study_instance_uid: string | null;
  study_date: string | null;
  study_time: string | null;
  study_description: string | null;
  accession_number: string | null;
  series: number;
  instances: number;
  frames: number;
  parts: StudyPart[];
  notes: Remark[];
}

/**
 * One patient: what Patient ID, name, birth date and sex together say. Counts are of the series that belong to them.
 *
 * `foreign_instances` of these are other patients'; `elsewhere_instances` are this patient's in series of others.
 */
export interface PatientRow {
  patient_key: number;
  patient_name: string | null;
  patient_id: string | null;
  patient_birth_date: string | null;
  patient_sex: string | null;
  studies: number;
  series: number;
  instances: number;
  frames: number;
  foreign_instances: number;
  elsewhere_instances: number;
  notes: Remark[];
}

/**
 * One chosen zip, folder, or bundle of files, with what was in it, archives within it included; counts as in `Account`.
 *
 * `outcome`: waiting, reading, done, cancelled (not all of `entries_expected` were read), or failed (nothing could be).
 */
export interface ArchiveRow {
  archive_key: number;
  name: string;
  outcome: "waiting" | "reading" | "done" | "cancelled" | "failed";
  entries_expected: number;
  entries: number;
  folders: number;
  images: number;
  objects: number;
  dicomdir: number;
  not_dicom: number;
  encrypted: number;
  unreadable: number;
  damaged: number;
  examined: number;
  patients: number;
  studies: number;
  series: number;
  instances: number;
  frames: number;
  bytes: number;
  notes: Remark[];
}

/**
 * How far the scan is: of the entries known so far, of the bytes of the chosen files, and what is being read.
 */
export interface ScanProgress {
  entries_done: number;
  entries_total: number;
  bytes_done: number;
  bytes_total: number;
  source_name: string;
}

/**
 * What is new in the table. Everything in it is of one moment.
 *
 * `patients`, `studies` and `series` hold only the rows that are new or changed since the event before, whatever job sent that; `gone_patients`,
 * `gone_studies` and `gone_series` are the keys of rows that were told and are no more.
 */
export interface TableEvent {
  job_key: number;
  account: Account;
  archives: ArchiveRow[];
  patients: PatientRow[];
  gone_patients: number[];
  studies: StudyRow[];
  gone_studies: number[];
  series: SeriesRow[];
  gone_series: number[];
}

/**
 * Sent while `open` or `resume` runs, the first with the key of its job.
 */
export interface ScanEvent {
  job_key: number;
  account: Account;
  archives: ArchiveRow[];
  patients: PatientRow[];
  gone_patients: number[];
  studies: StudyRow[];
  gone_studies: number[];
  series: SeriesRow[];
  gone_series: number[];
  progress: ScanProgress;
}

/**
 * A chosen file that could not be opened at all, or only in part.
 */
export interface SourceError {
  source_name: string;
  error: ErrorReply;
}

/**
 * What `open` and `resume` return when they have ended.
 */
export interface OpenResult {
  outcome: "done" | "cancelled";
  account: Account;
  errors: SourceError[];
}

/**
 * Sent while `examine` runs: `examined` of `examinable` files, images, other objects and DICOMDIRs, and what that has changed in the table.
 */
export interface ExamineEvent {
  job_key: number;
  account: Account;
  archives: ArchiveRow[];
  patients: PatientRow[];
  gone_patients: number[];
  studies: StudyRow[];
  gone_studies: number[];
  series: SeriesRow[];
  gone_series: number[];
  examined: number;
  examinable: number;
}

/**
 * What `examine` returns when it has ended. What a cancel left, another `examine` reads.
 */
export interface ExamineResult {
  outcome: "done" | "cancelled";
  account: Account;
}

/**
 * A line of text that looks like no other: `get_line_picture` has it, in so many rows and columns.
 */
export interface LineToRead {
  reading_key: number;
  rows: number;
  columns: number;
}

/**
 * Sent while `look_at_pictures` runs: `looked` of `to_look_at` frames were looked at for text, of which `refused` cannot be drawn.
 *
 * `to_read` are lines not told before, in the first event all that were not read. Who asked answers each with `add_reading`.
 */
export interface PictureEvent {
  job_key: number;
  looked: number;
  to_look_at: number;
  refused: number;
  to_read: LineToRead[];
}

/**
 * What `look_at_pictures` returns when it has ended. What a cancel left, another one looks at.
 */
export interface PictureResult {
  outcome: "done" | "cancelled";
  looked: number;
  to_look_at: number;
}

/**
 * A line of text made ready for reading: the buffer `values`, uint8, rows * columns, dark letters on white.
 */
export interface LinePicture {
  reading_key: number;
  rows: number;
  columns: number;
}

/**
 * A line of text in a frame, in pixels as stored; `score`, from 0 to 1, is how sure it is that it is text.
 *
 * `text` is None where nothing was read; it may identify a person. `confidence`, from 0 to 1, is how sure the reading is. `code`, `severity` and
 * `message` are those of the finding that it makes.
 */
export interface TextBox {
  top: number;
  left: number;
  height: number;
  width: number;
  score: number;
  text: string | null;
  confidence: number | null;
  code: string;
  severity: "must_fix" | "look" | "note";
  message: string;
}

/**
 * A frame of an instance whose header lets expect text or a face, or in which text was found.
 *
 * `display_index` is its place in the display order of its series. `reason` says why, the worst that is known of it, without values; `code` is that
 * of its finding.
 * `boxes`: how many lines of text were found; `is_looked_at`: whether any were looked for; `is_seen`: whether a person has ticked it off.
 */
export interface FrameAtRisk {
  instance_key: number;
  series_key: number;
  frame_index: number;
  display_index: number;
  code: string;
  severity: "must_fix" | "look" | "note";
  reason: string;
  boxes: number;
  is_looked_at: boolean;
  is_seen: boolean;
}

/**
 * Frames series by series, in display order; `left_out`: how many there are beyond those listed.
 */
export interface FramesAtRisk {
  frames: FrameAtRisk[];
  left_out: number;
}

/**
 * A value and in how many files it is.
 */
export interface CountedValue {
  value: string;
  files: number;
}

/**
 * One attribute, of all files.
 *
 * `path` is "GGGGEEEE", nested "GGGGEEEE/GGGGEEEE": the items of a sequence are one. `keyword` and `name` are "" where no dictionary has them,
 * `creator` (who has reserved a private element) of others. `vr` is as stored, or by the dictionaries; several with a comma between them.
 * `distinct` values there are, of sequences 0; `values` are some of them, those in most files first, and all unless `capped`. They may identify
 * a person. `unread`: in how many files it has values that are not read, such as Pixel Data.
 */
export interface CensusRow {
  path: string;
  keyword: string;
  name: string;
  vr: string;
  creator: string;
  files: number;
  series: number;
  distinct: number;
  values: CountedValue[];
  capped: boolean;
  unread: number;
}

/**
 * An attribute of a file that was searched for; `path`, `keyword`, `name`, `creator` as in a `CensusRow`.
 *
 * `value` is shortened, and "" of a sequence and of what is not read. `files`: how many have this value there.
 */
export interface HeaderHit {
  entry_key: number;
  entry_name: string;
  series_key: number | null;
  path: string;
  keyword: string;
  name: string;
  creator: string;
  value: string;
  files: number;
}

/**
 * What `search_headers` finds in the `examined` of `examinable` files: in so many files and series, `hit_count` attributes of files.
 *
 * `hits` are some of these, those of one attribute and value one after the other.
 */
export interface HeaderHits {
  text: string;
  files: number;
  series: number;
  hit_count: number;
  hits: HeaderHit[];
  examined: number;
  examinable: number;
}

/**
 * One entry of the account's lists. `kind` says what it is in words; `code` and `reason` why it cannot be shown.
 */
export interface EntryRow {
  entry_key: number;
  archive_key: number;
  series_key: number | null;
  name: string;
  entry_class: "folder" | "image" | "object" | "dicomdir" | "not_dicom" | "encrypted" | "unreadable";
  damaged: boolean;
  kind: string;
  code: string | null;
  reason: string | null;
  bytes: number;
  notes: Remark[];
}

/**
 * A stretch of an entry's own bytes, from `start` on: the buffer `bytes` (uint8), empty at the end. `size` is the whole entry's.
 */
export interface EntryBytes {
  entry_key: number;
  start: number;
  size: number;
}

/**
 * An entry's own bytes: the file `entry`. `notes` say what is wrong with them, such as a checksum; they are there as far as they go.
 */
export interface EntryFile {
  entry_key: number;
  bytes: number;
  notes: Remark[];
}

/**
 * Frames of one series in display order, as parallel buffers: int32 `instance_keys`, `frame_indices`, `volume_indices` and
 * `stack_indices` (frames of one orientation; -1 where a frame has no place), and float64 `positions`, mm along the normal of the frame's
 * stack (NaN where unknown).
 *
 * `volumes` says what tells each volume from the others ("" where there is one), `spacings` how far its slices are apart in mm,
 * `problems` what is odd: gaps, duplicates.
 * A series without pictures has 0 frames, and its instances in the buffers.
 */
export interface SeriesFrames {
  series_key: number;
  frames: number;
  middle: number;
  volumes: string[];
  spacings: (number | null)[];
  problems: Remark[];
}

/**
 * A window in modality values (PS3.3 C.11.2.1.2). `explanation` is the file's own or a preset's name.
 *
 * `voi_lut` is the number of a table of the file's (C.11.2.1.1), from 0, which stands in for the window; None for a window.
 */
export interface DisplayWindow {
  center: number;
  width: number;
  explanation: string;
  voi_lut: number | null;
}

/**
 * Lines for the corners of a picture, from its own file, the most telling first: who, what, how, and how it is stored.
 */
export interface CornerText {
  patient: string[];
  study: string[];
  technique: string[];
  stored: string[];
}

/**
 * An overlay plane over a frame (PS3.3 C.9.2); its pixels are one bit of the buffer `overlay_planes`. `kind`: graphics, region of interest.
 */
export interface OverlayLayer {
  group: number;
  label: string;
  description: string;
  kind: string;
}

/**
 * Where a frame lies. `pixel_spacing` is (between rows, between columns) in mm, and `spacing_kind` says where it holds: in the patient,
 * at the detector or film, or by a calibration. `edge_letters` are [left, right, top, bottom] of the unturned picture. `pixel_aspect` is
 * height over width.
 */
export interface FramePlane {
  position: number[] | null;
  slice_location: number | null;
  slice_thickness: number | null;
  spacing_between_slices: number | null;
  pixel_spacing: number[] | null;
  spacing_kind: "patient" | "imager" | "calibrated" | null;
  pixel_aspect: number;
  image_orientation: number[] | null;
  edge_letters: string[] | null;
  frame_of_reference_uid: string | null;
}

/**
 * A frame as drawn.
 *
 * `rows` and `columns` are the file's, and all places are in those; a frame too large is drawn reduced, in `drawn_rows` and `drawn_columns`,
 * which else are the same, and the size of all buffers ("drawn size" below).
 * encoding "table": buffer `level_indices` (drawn size, uint16, C order) and buffer `display_table` (at most 65,536 uint8):
 * display value = display_table[level index]. encoding "rgb": buffer `display_values`, drawn size * 3 uint8.
 *
 * Over it lie, if there are any: `overlays`, in buffer `overlay_planes` (drawn size, uint8, bit n is overlay n), and the display shutter,
 * in buffer `shutter_mask` (drawn size, uint8, 1 is covered) with its grey `shutter_value`.
 * `entry_name` is the file it is from.
 */
export interface FrameDescription {
  position: number[] | null;
  slice_location: number | null;
  slice_thickness: number | null;
  spacing_between_slices: number | null;
  pixel_spacing: number[] | null;
  spacing_kind: "patient" | "imager" | "calibrated" | null;
  pixel_aspect: number;
  image_orientation: number[] | null;
  edge_letters: string[] | null;
  frame_of_reference_uid: string | null;
  instance_key: number;
  entry_name: string;
  archive_name: string;
  frame_index: number;
  frame_count: number;
  rows: number;
  columns: number;
  drawn_rows: number;
  drawn_columns: number;
  encoding: "table" | "rgb";
  window_center: number | null;
  window_width: number | null;
  windows: DisplayWindow[];
  value_range: number[] | null;
  unit: string;
  modality: string | null;
  photometric_interpretation: string;
  transfer_syntax_name: string;
  instance_number: number | null;
  corner_text: CornerText;
  overlays: OverlayLayer[];
  shutter_value: number | null;
  frame_rate: number | null;
  notes: Remark[];
}

/**
 * Answer to `get_display_table`; the table itself is the buffer `display_table`. The window is None where a VOI LUT was asked for.
 */
export interface DisplayTable {
  instance_key: number;
  frame_index: number;
  window_center: number | null;
  window_width: number | null;
}

/**
 * The value under the cursor: `values` after the modality LUT (one a sample, None where it is no number), `text` with the unit, for people.
 */
export interface PixelValue {
  row: number;
  column: number;
  values: (number | null)[];
  text: string;
}

/**
 * The length of a line in a frame: `value` in `unit`, `text` for people, with where it holds.
 */
export interface Length {
  value: number;
  unit: "mm" | "pixels";
  text: string;
}

/**
 * Modality values of a monochrome frame by frequency: buffer `counts` (int32), bin n from `low` + n * `bin_width` on.
 *
 * `pixels` are counted, `left_out` are not: padding, and what is no number.
 */
export interface Histogram {
  low: number;
  bin_width: number;
  pixels: number;
  left_out: number;
  unit: string;
}

/**
 * A frame made small, at its true proportions; pixels are the buffer `display_values`, rows * columns * 3 uint8.
 *
 * `frame_rows` and `frame_columns` are the file's, and all places are in those.
 */
export interface Thumbnail {
  instance_key: number;
  frame_index: number;
  rows: number;
  columns: number;
  frame_rows: number;
  frame_columns: number;
}

/**
 * One element, or one sequence item (vr "" and name "Item 1"), in file order; children follow their parent.
 *
 * `tag` is "GGGGEEEE"; `path` that, with those of the sequences around it before: "GGGGEEEE[1]/GGGGEEEE"; an item's own ends in "[n]".
 * `value` is shortened where `complete` is false: `get_tag_value` has it whole. `length` is in bytes, None where undefined. `creator` has
 * reserved a private element's block, "" of others. `problem` says what is wrong with the value, "" where nothing is.
 */
export interface TagRow {
  path: string;
  parent: string | null;
  tag: string;
  vr: string;
  keyword: string;
  name: string;
  creator: string;
  length: number | null;
  value: string;
  complete: boolean;
  private: boolean;
  problem: string;
}

/**
 * The elements of an instance. `left_out` says that items of very long sequences are not listed, "" where all are.
 */
export interface TagRows {
  rows: TagRow[];
  left_out: string;
}

/**
 * One element's whole value as text; binary as a hex dump.
 */
export interface TagValue {
  path: string;
  value: string;
}

/**
 * Another instance that an object names. `text` says what it is and, where it is there, which one.
 *
 * It is looked for in the object's own archive first, then in the others that are open; `text` names another one.
 * `instance_key` is None where none holds it; `series_key` is None too where the file belongs to no series.
 * `frame_numbers` count from 1; none means the instance as a whole.
 */
export interface ObjectReference {
  sop_instance_uid: string;
  text: string;
  frame_numbers: number[];
  instance_key: number | null;
  series_key: number | null;
}

/**
 * One line about an object: what, and its value as text.
 */
export interface ObjectFact {
  label: string;
  value: string;
}

/**
 * One node of a tree, in reading order; `parent` is the row_key of another, earlier one. `problem` is what is wrong with it.
 */
export interface ObjectTreeRow {
  row_key: number;
  parent: number | null;
  relation: string;
  label: string;
  value: string;
  problem: string;
  reference: ObjectReference | null;
}

/**
 * A tree and, where it is too long to be shown whole, a sentence in `left_out`.
 */
export interface ObjectTree {
  title: string;
  rows: ObjectTreeRow[];
  left_out: string;
}

/**
 * A small table: `references` runs parallel to `rows`, and is empty where no row refers to anything.
 */
export interface ObjectTable {
  title: string;
  columns: string[];
  rows: string[][];
  references: (ObjectReference | null)[];
  left_out: string;
}

/**
 * A document inside an object, to be saved under `file_name`. `get_object_document` has it as a file.
 */
export interface ObjectDocument {
  title: string;
  mime_type: string;
  file_name: string;
  bytes: number;
}

/**
 * One channel of a multiplex group; its values run from `minimum` to `maximum` in `unit` (PS3.3 C.10.9.1.4).
 *
 * `per_millivolt` is 1 mV in that unit; None where the unit is no voltage.
 */
export interface WaveformChannel {
  label: string;
  unit: string;
  minimum: number | null;
  maximum: number | null;
  per_millivolt: number | null;
}

/**
 * One multiplex group: channels sampled together, `samples` at `sampling_frequency` Hz. `is_ecg`: drawn as on ECG paper.
 */
export interface WaveformGroup {
  group_index: number;
  title: string;
  samples: number;
  sampling_frequency: number;
  is_ecg: boolean;
  channels: WaveformChannel[];
}

/**
 * What an instance is, in words. Every list may be empty, but never all of them.
 */
export interface ObjectSummary {
  instance_key: number;
  entry_name: string;
  archive_name: string;
  title: string;
  notes: Remark[];
  facts: ObjectFact[];
  documents: ObjectDocument[];
  waveforms: WaveformGroup[];
  trees: ObjectTree[];
  tables: ObjectTable[];
}

/**
 * A stretch of a multiplex group, in seconds, as lines: buffer `times` (points float64) and buffer `values` (channels * points float32).
 *
 * Where there are more samples than can be drawn apart, each point is the least or the greatest of its neighbours: no peak is lost.
 */
export interface WaveformTrace {
  instance_key: number;
  group_index: number;
  start: number;
  end: number;
  points: number;
}

/**
 * A chosen file: its name for people, where its storage has it, its size in bytes.
 */
export interface Source {
  name: string;
  path: string;
  size: number;
}

/**
 * A window in modality values, or the number of one of the file's VOI LUTs in its stead; a `DisplayWindow` will do.
 */
export interface WantedWindow {
  center: number;
  width: number;
  explanation?: string;
  voi_lut?: number | null;
}

/**
 * Nothing.
 */
export interface NoParameters {
}

/**
 * `add`: beside what is open, not in its place; `skip`: names of entries that are left out unread.
 */
export interface OpenParameters {
  sources: Source[];
  add?: boolean;
  skip?: string[];
}

/**
 * `job_key`: of the one job that is to stop; without it, all.
 */
export interface CancelParameters {
  job_key?: number | null;
}

/**
 * Which of the account's lists.
 */
export interface EntriesParameters {
  entry_class: "folder" | "image" | "object" | "dicomdir" | "not_dicom" | "encrypted" | "unreadable" | "damaged";
}

/**
 * An entry of any class.
 */
export interface EntryParameters {
  entry_key: number;
}

/**
 * At most `most` bytes of an entry, from `start` on.
 */
export interface EntryBytesParameters {
  entry_key: number;
  start: number;
  most: number;
}

/**
 * A series.
 */
export interface SeriesParameters {
  series_key: number;
}

/**
 * `size`: the most pixels of a side.
 */
export interface SeriesThumbnailParameters {
  series_key: number;
  size: number;
}

/**
 * An instance.
 */
export interface InstanceParameters {
  instance_key: number;
}

/**
 * A frame; indices count from 0.
 */
export interface FrameParameters {
  instance_key: number;
  frame_index: number;
}

/**
 * `window`: another than the file's own.
 */
export interface DrawParameters {
  instance_key: number;
  frame_index: number;
  window?: WantedWindow | null;
}

/**
 * `size`: the most pixels of a side.
 */
export interface ThumbnailParameters {
  instance_key: number;
  frame_index: number;
  window?: WantedWindow | null;
  size: number;
}

/**
 * The window, or one of the file's VOI LUTs, that a table is wanted for.
 */
export interface WindowParameters {
  instance_key: number;
  frame_index: number;
  center: number;
  width: number;
  voi_lut?: number | null;
}

/**
 * A pixel, from 0.
 */
export interface PixelParameters {
  instance_key: number;
  frame_index: number;
  row: number;
  column: number;
}

/**
 * The ends of a line, each as (column, row) in pixels.
 */
export interface LengthParameters {
  instance_key: number;
  frame_index: number;
  start: number[];
  end: number[];
}

/**
 * `whole`: all elements, however many they are.
 */
export interface TagsParameters {
  instance_key: number;
  whole?: boolean;
}

/**
 * `path` as in a `TagRow`.
 */
export interface TagParameters {
  instance_key: number;
  path: string;
}

/**
 * `text` of a value, keyword or name, without regard to case; or a tag, "GGGGEEEE" or "(GGGG,EEEE)", nested "GGGGEEEE/GGGGEEEE".
 */
export interface SearchParameters {
  text: string;
}

/**
 * `options`: of `checks.purpose.OPTIONS`.
 */
export interface PurposeParameters {
  name: "research" | "care";
  options: string[];
}

/**
 * Names, numbers, dates that identify a person.
 */
export interface KnownParameters {
  values: string[];
}

/**
 * JSON as docs/expectations.md says, or a schema of dicompare; an empty text: nothing is expected.
 */
export interface ExpectParameters {
  schema: string;
}

/**
 * A finding by its code, path and private creator; `reason` "" takes an acceptance back.
 */
export interface AcceptParameters {
  code: string;
  path: string;
  creator: string;
  reason: string;
}

/**
 * `all_frames`: not only samples, and whatever is at risk, but all, however many they are.
 */
export interface PicturesParameters {
  all_frames?: boolean;
}

/**
 * A line of text, by the key that a `PictureEvent` has told.
 */
export interface LineParameters {
  reading_key: number;
}

/**
 * What was read, "" where nothing could be; how sure that is, from 0 to 1.
 */
export interface ReadingParameters {
  reading_key: number;
  text: string;
  confidence: number;
}

/**
 * A frame that a person looked at.
 */
export interface SeenFrame {
  instance_key: number;
  frame_index: number;
}

/**
 * `seen`: ticked off; else no longer.
 */
export interface SeenParameters {
  frames: SeenFrame[];
  seen: boolean;
}

/**
 * A stretch of a multiplex group in seconds, for a plot so many pixels across.
 */
export interface WaveformParameters {
  instance_key: number;
  group_index: number;
  start: number;
  end: number;
  columns: number;
}

/** What each call takes and gives. */
export interface Calls {
  open: { params: OpenParameters; result: OpenResult; buffers: {  }; files: {  } };
  resume: { params: NoParameters; result: OpenResult; buffers: {  }; files: {  } };
  cancel: { params: CancelParameters; result: null; buffers: {  }; files: {  } };
  get_archives: { params: NoParameters; result: ArchiveRow[]; buffers: {  }; files: {  } };
  get_patients: { params: NoParameters; result: PatientRow[]; buffers: {  }; files: {  } };
  get_studies: { params: NoParameters; result: StudyRow[]; buffers: {  }; files: {  } };
  get_findings: { params: NoParameters; result: FindingRow[]; buffers: {  }; files: {  } };
  get_verdict: { params: NoParameters; result: Verdict; buffers: {  }; files: {  } };
  get_review: { params: NoParameters; result: Review; buffers: {  }; files: {  } };
  get_instance_findings: { params: InstanceParameters; result: PlacedRemark[]; buffers: {  }; files: {  } };
  get_explanations: { params: NoParameters; result: Explanation[]; buffers: {  }; files: {  } };
  set_purpose: { params: PurposeParameters; result: null; buffers: {  }; files: {  } };
  guess_purpose: { params: NoParameters; result: GuessedPurpose; buffers: {  }; files: {  } };
  set_known: { params: KnownParameters; result: null; buffers: {  }; files: {  } };
  expect: { params: ExpectParameters; result: null; buffers: {  }; files: {  } };
  get_expectation: { params: NoParameters; result: ExpectationSchema; buffers: {  }; files: {  } };
  accept_finding: { params: AcceptParameters; result: null; buffers: {  }; files: {  } };
  examine: { params: NoParameters; result: ExamineResult; buffers: {  }; files: {  } };
  look_at_pictures: { params: PicturesParameters; result: PictureResult; buffers: {  }; files: {  } };
  get_line_picture: { params: LineParameters; result: LinePicture; buffers: { values: Uint8Array<ArrayBuffer> }; files: {  } };
  add_reading: { params: ReadingParameters; result: null; buffers: {  }; files: {  } };
  get_text_boxes: { params: FrameParameters; result: TextBox[]; buffers: {  }; files: {  } };
  get_frames_at_risk: { params: NoParameters; result: FramesAtRisk; buffers: {  }; files: {  } };
  mark_frames_seen: { params: SeenParameters; result: null; buffers: {  }; files: {  } };
  get_census: { params: NoParameters; result: CensusRow[]; buffers: {  }; files: {  } };
  search_headers: { params: SearchParameters; result: HeaderHits; buffers: {  }; files: {  } };
  get_entries: { params: EntriesParameters; result: EntryRow[]; buffers: {  }; files: {  } };
  get_entry: { params: EntryParameters; result: EntryRow; buffers: {  }; files: {  } };
  get_entry_bytes: { params: EntryBytesParameters; result: EntryBytes; buffers: { bytes: Uint8Array<ArrayBuffer> }; files: {  } };
  get_entry_file: { params: EntryParameters; result: EntryFile; buffers: {  }; files: { entry: Blob } };
  get_series_frames: { params: SeriesParameters; result: SeriesFrames; buffers: { instance_keys: Int32Array<ArrayBuffer>; frame_indices: Int32Array<ArrayBuffer>; volume_indices: Int32Array<ArrayBuffer>; stack_indices: Int32Array<ArrayBuffer>; positions: Float64Array<ArrayBuffer> }; files: {  } };
  get_frame: { params: DrawParameters; result: FrameDescription; buffers: { level_indices?: Uint16Array<ArrayBuffer>; display_table?: Uint8Array<ArrayBuffer>; display_values?: Uint8Array<ArrayBuffer>; overlay_planes?: Uint8Array<ArrayBuffer>; shutter_mask?: Uint8Array<ArrayBuffer> }; files: {  } };
  get_display_table: { params: WindowParameters; result: DisplayTable; buffers: { display_table: Uint8Array<ArrayBuffer> }; files: {  } };
  get_pixel: { params: PixelParameters; result: PixelValue; buffers: {  }; files: {  } };
  get_length: { params: LengthParameters; result: Length; buffers: {  }; files: {  } };
  get_histogram: { params: FrameParameters; result: Histogram; buffers: { counts: Int32Array<ArrayBuffer> }; files: {  } };
  get_thumbnail: { params: ThumbnailParameters; result: Thumbnail; buffers: { display_values: Uint8Array<ArrayBuffer> }; files: {  } };
  get_series_thumbnail: { params: SeriesThumbnailParameters; result: Thumbnail; buffers: { display_values: Uint8Array<ArrayBuffer> }; files: {  } };
  get_tags: { params: TagsParameters; result: TagRows; buffers: {  }; files: {  } };
  get_tag_value: { params: TagParameters; result: TagValue; buffers: {  }; files: {  } };
  get_object: { params: InstanceParameters; result: ObjectSummary; buffers: {  }; files: {  } };
  get_object_document: { params: InstanceParameters; result: null; buffers: {  }; files: { document: Blob } };
  get_waveform: { params: WaveformParameters; result: WaveformTrace; buffers: { times: Float64Array<ArrayBuffer>; values: Float32Array<ArrayBuffer> }; files: {  } };
}
