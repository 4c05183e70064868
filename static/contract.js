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
 * Frames of one series in display order, as parallel buffers: int32 `instance_keys`, `frame_indices` and `volume_indices`, and
 * float64 `positions`, mm along the normal of the frame's stack (NaN where unknown).
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
 * One element's whole value as text; binary as a hex dump.
 * @typedef {Object} TagValue
 * @property {string} path
 * @property {string} value
 */
