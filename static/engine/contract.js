// The wire format of py/dicom_zip_inspector/contract.py, mirrored: same names, same fields, same order. A unit test holds the two together.

export {};

/** @typedef {"folder"|"image"|"object"|"dicomdir"|"not_dicom"|"encrypted"|"unreadable"} EntryClass */

/** @typedef {"table"|"rgb"} FrameEncoding */

/** @typedef {"patient"|"imager"|"calibrated"} SpacingKind */

/**
 * An exception as it reaches the page: the page words it by `code`.
 * @typedef {Object} ErrorReply
 * @property {string} code
 * @property {string} message
 * @property {string} detail
 */

/**
 * Where every entry went: entries = folders + images + objects + dicomdir + not_dicom + encrypted + unreadable.
 * @typedef {Object} Account
 * @property {number} entries
 * @property {number} folders
 * @property {number} images
 * @property {number} objects
 * @property {number} dicomdir
 * @property {number} not_dicom
 * @property {number} encrypted
 * @property {number} unreadable
 * @property {number} patients
 * @property {number} studies
 * @property {number} series
 * @property {number} instances
 * @property {number} frames
 * @property {number} bytes
 */

/**
 * One row of the series table. Attributes are those of the first instance; `notes` says where instances differ.
 * @typedef {Object} SeriesRow
 * @property {number} series_key
 * @property {number} study_key
 * @property {number} patient_key
 * @property {string|null} patient_name
 * @property {string|null} patient_id
 * @property {string|null} patient_sex
 * @property {string|null} patient_birth_date
 * @property {string|null} study_instance_uid
 * @property {string|null} study_date
 * @property {string|null} study_time
 * @property {string|null} study_description
 * @property {string|null} accession_number
 * @property {string|null} series_instance_uid
 * @property {number|null} series_number
 * @property {string|null} modality
 * @property {string|null} series_description
 * @property {string|null} body_part_examined
 * @property {number} instances
 * @property {number} frames
 * @property {number|null} rows
 * @property {number|null} columns
 * @property {number[]|null} pixel_spacing
 * @property {number|null} slice_thickness
 * @property {string|null} sop_class_uid
 * @property {string|null} sop_class_name
 * @property {string|null} transfer_syntax_uid
 * @property {string|null} transfer_syntax_name
 * @property {string|null} manufacturer
 * @property {string|null} manufacturer_model_name
 * @property {number} bytes
 * @property {string[]} notes
 */

/**
 * How far the scan is: of the entries known so far, of the bytes of the chosen files, and what is being read.
 * @typedef {Object} ScanProgress
 * @property {number} entries_done
 * @property {number} entries_total
 * @property {number} bytes_done
 * @property {number} bytes_total
 * @property {string} source_name
 */

/**
 * Sent while `open` runs. `series` holds only the rows that are new or changed since the event before.
 * @typedef {Object} ScanEvent
 * @property {Account} account
 * @property {SeriesRow[]} series
 * @property {ScanProgress} progress
 */

/**
 * A chosen file that could not be opened at all, or only in part.
 * @typedef {Object} SourceError
 * @property {string} source_name
 * @property {ErrorReply} error
 */

/**
 * What `open` returns when it has ended.
 * @typedef {Object} OpenResult
 * @property {"done"|"cancelled"} outcome
 * @property {Account} account
 * @property {SourceError[]} errors
 */

/**
 * One entry of the account's lists. `kind` says what it is in words; `code` and `reason` why it cannot be shown.
 * @typedef {Object} EntryRow
 * @property {number} entry_key
 * @property {string} name
 * @property {EntryClass} entry_class
 * @property {string} kind
 * @property {string|null} code
 * @property {string|null} reason
 * @property {number} bytes
 * @property {string[]} notes
 */

/**
 * Frames of one series in display order, as parallel buffers: int32 `instance_keys`, `frame_indices`, `volume_indices` and
 * `stack_indices` (frames of one orientation; -1 where a frame has no place), and float64 `positions`, mm along the normal of the frame's
 * stack (NaN where unknown).
 *
 * `volumes` says what tells each volume from the others ("" where there is one), `spacings` how far its slices are apart in mm,
 * `problems` what is odd: gaps, duplicates, in words.
 * A series without pictures has 0 frames, and its instances in the buffers.
 * @typedef {Object} SeriesFrames
 * @property {number} series_key
 * @property {number} frames
 * @property {number} middle
 * @property {string[]} volumes
 * @property {(number|null)[]} spacings
 * @property {string[]} problems
 */

/**
 * A window in modality values (PS3.3 C.11.2.1.2). `explanation` is the file's own or a preset's name.
 *
 * `voi_lut` is the number of a table of the file's (C.11.2.1.1), from 0, which stands in for the window; None for a window.
 * @typedef {Object} DisplayWindow
 * @property {number} center
 * @property {number} width
 * @property {string} explanation
 * @property {number|null} voi_lut
 */

/**
 * Lines for the corners of a picture, from its own file, the most telling first: who, what, how, and how it is stored.
 * @typedef {Object} CornerText
 * @property {string[]} patient
 * @property {string[]} study
 * @property {string[]} technique
 * @property {string[]} stored
 */

/**
 * An overlay plane over a frame (PS3.3 C.9.2); its pixels are one bit of the buffer `overlay_planes`. `kind`: graphics, region of interest.
 * @typedef {Object} OverlayLayer
 * @property {number} group
 * @property {string} label
 * @property {string} description
 * @property {string} kind
 */

/**
 * A frame as drawn.
 *
 * encoding "table": buffer `level_indices` (rows * columns uint16, C order) and buffer `display_table`
 * (at most 65,536 uint8): display value = display_table[level index]. encoding "rgb": buffer `display_values`, rows * columns * 3 uint8.
 *
 * Over it lie, if there are any: `overlays`, in buffer `overlay_planes` (rows * columns uint8, bit n is overlay n), and the display shutter,
 * in buffer `shutter_mask` (rows * columns uint8, 1 is covered) with its grey `shutter_value`.
 * `pixel_spacing` is (between rows, between columns) in mm, and `spacing_kind` says where it holds: in the patient, at the detector
 * or film, or by a calibration. `edge_letters` are [left, right, top, bottom] of the unturned picture. `pixel_aspect` is height over width.
 * @typedef {Object} FrameDescription
 * @property {number} instance_key
 * @property {number} frame_index
 * @property {number} frame_count
 * @property {number} rows
 * @property {number} columns
 * @property {FrameEncoding} encoding
 * @property {number|null} window_center
 * @property {number|null} window_width
 * @property {DisplayWindow[]} windows
 * @property {number[]|null} value_range
 * @property {string} unit
 * @property {string|null} modality
 * @property {string} photometric_interpretation
 * @property {string} transfer_syntax_name
 * @property {number[]|null} position
 * @property {number|null} slice_location
 * @property {number|null} slice_thickness
 * @property {number|null} spacing_between_slices
 * @property {number[]|null} pixel_spacing
 * @property {SpacingKind|null} spacing_kind
 * @property {number} pixel_aspect
 * @property {number[]|null} image_orientation
 * @property {string[]|null} edge_letters
 * @property {string|null} frame_of_reference_uid
 * @property {number|null} instance_number
 * @property {CornerText} corner_text
 * @property {OverlayLayer[]} overlays
 * @property {number|null} shutter_value
 * @property {number|null} frame_rate
 * @property {string[]} notes
 */

/**
 * Answer to `get_display_table`; the table itself is the buffer `display_table`. The window is None where a VOI LUT was asked for.
 * @typedef {Object} DisplayTable
 * @property {number} instance_key
 * @property {number} frame_index
 * @property {number|null} window_center
 * @property {number|null} window_width
 */

/**
 * The value under the cursor: `values` after the modality LUT (one a sample), `text` with the unit, for people.
 * @typedef {Object} PixelValue
 * @property {number} row
 * @property {number} column
 * @property {number[]} values
 * @property {string} text
 */

/**
 * The length of a line in a frame: `value` in `unit`, `text` for people, with where it holds.
 * @typedef {Object} Length
 * @property {number} value
 * @property {"mm"|"pixels"} unit
 * @property {string} text
 */

/**
 * Modality values of a monochrome frame by frequency: buffer `counts` (int32), bin n from `low` + n * `bin_width` on.
 *
 * `pixels` are counted, `left_out` are not: padding, and what is no number.
 * @typedef {Object} Histogram
 * @property {number} low
 * @property {number} bin_width
 * @property {number} pixels
 * @property {number} left_out
 * @property {string} unit
 */

/**
 * A frame made small, at its true proportions; pixels are the buffer `display_values`, rows * columns * 3 uint8.
 * @typedef {Object} Thumbnail
 * @property {number} instance_key
 * @property {number} frame_index
 * @property {number} rows
 * @property {number} columns
 */

/**
 * One element, or one sequence item (vr "" and name "Item 1"), in file order; children follow their parent.
 *
 * `value` is shortened where `complete` is false: `get_value` has it whole. `length` is in bytes, None where undefined.
 * @typedef {Object} TagRow
 * @property {string} path
 * @property {string|null} parent
 * @property {string} tag
 * @property {string} vr
 * @property {string} keyword
 * @property {string} name
 * @property {number|null} length
 * @property {string} value
 * @property {boolean} complete
 * @property {boolean} private
 */

/**
 * The elements of an instance. `left_out` says that items of very long sequences are not listed, "" where all are.
 * @typedef {Object} TagRows
 * @property {TagRow[]} rows
 * @property {string} left_out
 */

/**
 * One element's whole value as text; binary as a hex dump.
 * @typedef {Object} TagValue
 * @property {string} path
 * @property {string} value
 */

/**
 * Another instance that an object names. `text` says what it is and, where it is in the archive, which one.
 *
 * `instance_key` is None where the archive does not hold it; `series_key` is None too where the file belongs to no series.
 * `frame_numbers` count from 1; none means the instance as a whole.
 * @typedef {Object} ObjectReference
 * @property {string} sop_instance_uid
 * @property {string} text
 * @property {number[]} frame_numbers
 * @property {number|null} instance_key
 * @property {number|null} series_key
 */

/**
 * One line about an object: what, and its value as text.
 * @typedef {Object} ObjectFact
 * @property {string} label
 * @property {string} value
 */

/**
 * One node of a tree, in reading order; `parent` is the row_key of another, earlier one. `problem` is what is wrong with it.
 * @typedef {Object} ObjectTreeRow
 * @property {number} row_key
 * @property {number|null} parent
 * @property {string} relation
 * @property {string} label
 * @property {string} value
 * @property {string} problem
 * @property {ObjectReference|null} reference
 */

/**
 * A tree and, where it is too long to be shown whole, a sentence in `left_out`.
 * @typedef {Object} ObjectTree
 * @property {string} title
 * @property {ObjectTreeRow[]} rows
 * @property {string} left_out
 */

/**
 * A small table: `references` runs parallel to `rows`, and is empty where no row refers to anything.
 * @typedef {Object} ObjectTable
 * @property {string} title
 * @property {string[]} columns
 * @property {string[][]} rows
 * @property {(ObjectReference|null)[]} references
 * @property {string} left_out
 */

/**
 * A document inside an object, to be saved under `file_name`. `get_object_document` has its bytes.
 * @typedef {Object} ObjectDocument
 * @property {string} title
 * @property {string} mime_type
 * @property {string} file_name
 * @property {number} bytes
 */

/**
 * One channel of a multiplex group; its values run from `minimum` to `maximum` in `unit` (PS3.3 C.10.9.1.4).
 *
 * `per_millivolt` is 1 mV in that unit; None where the unit is no voltage.
 * @typedef {Object} WaveformChannel
 * @property {string} label
 * @property {string} unit
 * @property {number|null} minimum
 * @property {number|null} maximum
 * @property {number|null} per_millivolt
 */

/**
 * One multiplex group: channels sampled together, `samples` at `sampling_frequency` Hz. `is_ecg`: drawn as on ECG paper.
 * @typedef {Object} WaveformGroup
 * @property {number} group_index
 * @property {string} title
 * @property {number} samples
 * @property {number} sampling_frequency
 * @property {boolean} is_ecg
 * @property {WaveformChannel[]} channels
 */

/**
 * What an instance is, in words. Every list may be empty, but never all of them.
 * @typedef {Object} ObjectSummary
 * @property {number} instance_key
 * @property {string} title
 * @property {string[]} notes
 * @property {ObjectFact[]} facts
 * @property {ObjectDocument[]} documents
 * @property {WaveformGroup[]} waveforms
 * @property {ObjectTree[]} trees
 * @property {ObjectTable[]} tables
 */

/**
 * A stretch of a multiplex group, in seconds, as lines: buffer `times` (points float64) and buffer `values` (channels * points float32).
 *
 * Where there are more samples than can be drawn apart, each point is the least or the greatest of its neighbours: no peak is lost.
 * @typedef {Object} WaveformTrace
 * @property {number} instance_key
 * @property {number} group_index
 * @property {number} start
 * @property {number} end
 * @property {number} points
 */
