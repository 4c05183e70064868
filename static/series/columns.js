// The columns of the series table: each says its text once, and sorting, filtering and searching follow from it.

import { bytesText, countText, dateText, numberText, timeText } from "../ui/formats.js";

/**
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {Object} SeriesColumn
 * @property {string} field
 * @property {string} title
 * @property {number} width
 * @property {boolean} [hidden] until the reader shows it
 * @property {(row: SeriesRow) => string} text
 * @property {(row: SeriesRow) => number|string|null} [order] what it sorts by; without it, the text
 */

const BY_TEXT = new Intl.Collator(undefined, { numeric: true });

/** @type {SeriesColumn[]} */
export const SERIES_COLUMNS = [
  stated("patient_name", "Patient", 150, true),
  stated("patient_id", "Patient ID", 110, true),
  stated("patient_sex", "Sex", 50, true),
  { field: "patient_birth_date", title: "Birth date", width: 95, hidden: true, text: (row) => dateText(row.patient_birth_date) },
  { field: "study_date", title: "Study date", width: 130, hidden: true, text: (row) => `${dateText(row.study_date)} ${timeText(row.study_time)}`.trim() },
  stated("study_description", "Study", 150, true),
  stated("accession_number", "Accession", 100, true),
  { field: "series_number", title: "No.", width: 54, text: (row) => String(row.series_number ?? ""), order: (row) => row.series_number },
  stated("modality", "Mod.", 90),
  stated("series_description", "Series description", 200),
  stated("body_part_examined", "Body part", 100),
  number("instances", "Instances", 100),
  number("frames", "Frames", 86),
  { field: "rows", title: "Matrix", width: 92, text: matrixText, order: (row) => (row.rows ?? 0) * (row.columns ?? 0) },
  { field: "pixel_spacing", title: "Pixel spacing", width: 112, text: spacingText, order: (row) => row.pixel_spacing?.[0] ?? null },
  { field: "slice_thickness", title: "Thickness", width: 88, text: (row) => numberText(row.slice_thickness), order: (row) => row.slice_thickness },
  { field: "sop_class_name", title: "Kind (SOP Class)", width: 160, text: (row) => row.sop_class_name ?? row.sop_class_uid ?? "" },
  { field: "transfer_syntax_name", title: "Transfer syntax", width: 170, text: (row) => row.transfer_syntax_name ?? row.transfer_syntax_uid ?? "" },
  { field: "manufacturer", title: "Scanner", width: 150, text: scannerText },
  { field: "bytes", title: "Size", width: 76, text: (row) => bytesText(row.bytes), order: (row) => row.bytes },
  { field: "notes", title: "Notes", width: 260, text: (row) => row.notes.map(({ message }) => message).join("; ") },
];

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
function stated(field, title, width, hidden = false) {
  return { field, title, width, hidden, text: (row) => String(row[field] ?? "") };
}

/** @param {"instances"|"frames"} field @param {string} title @param {number} width @returns {SeriesColumn} */
function number(field, title, width) {
  return { field, title, width, text: (row) => countText(row[field]), order: (row) => row[field] };
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
