// The columns of the series table: each says its text once, and sorting, filtering and searching follow from it.

import { bytesText, countOf, countText, dateText, numberText, timeText } from "../ui/formats.js";
import { SEVERITY_WORDS, WORST_FIRST, remarksText, worstOf } from "../ui/remarks.js";

/**
 * @typedef {import("../state/store.js").TableRow} SeriesRow
 * @typedef {Object} SeriesColumn
 * @property {string} field
 * @property {string} title
 * @property {number} width the least one where it grows
 * @property {number} [grows] its share of the room that is left
 * @property {boolean} [hidden] until the reader shows it
 * @property {string} [explanation] of its title
 * @property {(row: SeriesRow) => string} text
 * @property {(row: SeriesRow) => number|string|null} [order] what it sorts by; without it, the text
 * @property {boolean} [is_text] although it has an order of its own
 * @property {(row: SeriesRow) => string|null} [severity] that its colour stands for
 */

const BY_TEXT = new Intl.Collator(undefined, { numeric: true });

/** The usual ones first; the others stand to their right once the reader asks for them. @type {SeriesColumn[]} */
export const SERIES_COLUMNS = [
  { field: "series_number", title: "No.", width: 46, text: (row) => String(row.series_number ?? ""), order: (row) => row.series_number },
  { ...stated("series_description", "Series description", 78), grows: 7 },
  stated("modality", "Modality", 86),
  {
    field: "images", title: "Images", width: 86, text: imagesText, order: (row) => row.frames,
    explanation: "Pictures in the series. Where one file holds several, they are called frames; a series without pictures shows its files.",
  },
  {
    field: "worst", title: "Found", width: 69, text: ({ worst }) => (worst ? SEVERITY_WORDS[worst] : ""), order: ({ worst }) => (worst ? WORST_FIRST.indexOf(worst) : ""), is_text: true,
    severity: ({ worst }) => worst, explanation: "The worst of the findings about the series and its files.",
  },
  { field: "study_date", title: "Date", width: 88, text: (row) => dateText(row.study_date) },
  {
    field: "notes", title: "Notes", width: 64, grows: 1, text: (row) => remarksText(row.notes), order: notesOrder, is_text: true,
    severity: (row) => worstOf(row.notes), explanation: "What is odd about the series, the worst first.",
  },
  { ...further(stated("archive_name", "Source", 76)), grows: 2 },
  further(stated("patient_name", "Patient", 150)),
  further(stated("patient_id", "Patient ID", 110)),
  further(stated("patient_sex", "Sex", 50)),
  further({ field: "patient_birth_date", title: "Birth date", width: 95, text: (row) => dateText(row.patient_birth_date) }),
  further(stated("study_description", "Study", 150)),
  further({ field: "study_time", title: "Time", width: 70, text: (row) => timeText(row.study_time) }),
  further(stated("accession_number", "Accession", 100)),
  further(stated("body_part_examined", "Body part", 100)),
  further({ ...number("instances", "Instances", 100), explanation: "Files of the series: each is one DICOM instance." }),
  further({ ...number("frames", "Frames", 86), explanation: "Pictures in these files: a multi-frame file holds many." }),
  further({ field: "rows", title: "Matrix", width: 92, is_text: true, text: matrixText, order: (row) => (row.rows ?? 0) * (row.columns ?? 0) }),
  further({ field: "pixel_spacing", title: "Pixel spacing", width: 112, is_text: true, text: spacingText, order: (row) => row.pixel_spacing?.[0] ?? null }),
  further({ field: "slice_thickness", title: "Thickness", width: 88, text: (row) => numberText(row.slice_thickness), order: (row) => row.slice_thickness }),
  further(stated("plane", "Plane", 80)),
  further({
    field: "repetition_time", title: "TR / TE", width: 96, is_text: true, text: timesText, order: (row) => row.repetition_time ?? row.echo_time,
    explanation: "Repetition Time and Echo Time of an MR series, in ms.",
  }),
  further({ field: "sop_class_name", title: "Kind (SOP Class)", width: 160, text: (row) => row.sop_class_name ?? row.sop_class_uid ?? "" }),
  further({ field: "transfer_syntax_name", title: "Transfer syntax", width: 170, text: (row) => row.transfer_syntax_name ?? row.transfer_syntax_uid ?? "" }),
  further({ field: "manufacturer", title: "Scanner", width: 150, text: scannerText }),
  further({ field: "bytes", title: "Size", width: 76, text: (row) => bytesText(row.bytes), order: (row) => row.bytes }),
  further(stated("study_instance_uid", "Study UID", 200)),
  further(stated("series_instance_uid", "Series UID", 200)),
];

/** A series in a few words. @param {SeriesRow|undefined} row */
export function nameOf(row) {
  if (!row) return "a series";
  return [row.series_number === null ? "Series" : `Series ${row.series_number}`, row.modality, row.series_description].filter(Boolean).join(" · ");
}

/**
 * Everything a row shows, in lower case, for the free text search.
 * @param {SeriesRow} row
 */
export function searchText(row) {
  return SERIES_COLUMNS.map(({ text }) => text(row)).join("\n").toLowerCase();
}

/**
 * Whether a row passes a column's filter: part of its text, or for numbers >, <, >=, <=, =.
 * @param {SeriesColumn} column
 * @param {string} wanted
 * @param {SeriesRow} row
 */
export function passes({ text, order }, wanted, row) {
  const comparison = /^\s*([<>]=?|=)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(wanted);
  const value = order?.(row);
  if (!comparison || order === undefined) return text(row).toLowerCase().includes(wanted.trim().toLowerCase());
  return typeof value === "number" && compare(value, comparison[1], Number(comparison[2]));
}

/** @param {number} value @param {string} sign @param {number} limit */
function compare(value, sign, limit) {
  if (value === limit) return sign.endsWith("=");
  return sign.startsWith("<") ? value < limit : sign.startsWith(">") && value > limit;
}

/**
 * Rows without a value come after all others.
 * @param {SeriesColumn} column
 * @param {SeriesRow} one
 * @param {SeriesRow} two
 */
export function inOrder({ text, order = text }, one, two) {
  const [first, second] = [order(one), order(two)];
  if (typeof first === "number" && typeof second === "number") return first - second;
  const [no_first, no_second] = [first, second].map((value) => value === null || value === "");
  if (no_first || no_second) return Number(no_first) - Number(no_second);
  return BY_TEXT.compare(String(first), String(second));
}

/** @param {keyof SeriesRow} field @param {string} title @param {number} width @returns {SeriesColumn} */
function stated(field, title, width) {
  return { field, title, width, text: (row) => String(row[field] ?? "") };
}

/** One that is shown when the reader asks for it. @param {SeriesColumn} column @returns {SeriesColumn} */
function further(column) {
  return { ...column, hidden: true };
}

/** @param {"instances"|"frames"} field @param {string} title @param {number} width @returns {SeriesColumn} */
function number(field, title, width) {
  return { field, title, width, text: (row) => countText(row[field]), order: (row) => row[field] };
}

/** The worst first, rows without notes last. @param {SeriesRow} row */
function notesOrder({ notes }) {
  const worst = worstOf(notes);
  return worst === null ? "" : `${WORST_FIRST.indexOf(worst)} ${remarksText(notes)}`;
}

/** @param {SeriesRow} row */
function timesText({ repetition_time, echo_time }) {
  return repetition_time === null && echo_time === null ? "" : [repetition_time, echo_time].map((time) => numberText(time, 1) || "–").join(" / ");
}

/** @param {SeriesRow} row */
export function imagesText({ instances, frames }) {
  if (frames === 0) return countOf(instances, "file");
  return frames > instances ? countOf(frames, "frame") : countText(frames);
}

/** @param {SeriesRow} row */
function matrixText({ rows, columns }) {
  return rows === null || columns === null ? "" : `${columns} × ${rows}`;
}

/** @param {SeriesRow} row */
function spacingText({ pixel_spacing }) {
  return pixel_spacing?.map((value) => numberText(value)).join(" × ") ?? "";
}

/** @param {SeriesRow} row */
function scannerText({ manufacturer, manufacturer_model_name }) {
  return [manufacturer, manufacturer_model_name].filter(Boolean).join(" ");
}
