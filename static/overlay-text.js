// The text over the picture's corners, and the same as one sentence for screen readers.

import { dateText, numberText, timeText } from "./formats.js";

/**
 * @typedef {import("./contract.js").FrameDescription} FrameDescription
 * @typedef {import("./contract.js").SeriesRow} SeriesRow
 * @typedef {import("./state.js").State} State
 */

/**
 * @param {Readonly<State>} state
 * @param {number} scale device pixels a column
 * @param {string} value_text what lies under the cursor
 * @returns {{"top-left": string[], "top-right": string[], "bottom-left": string[], "bottom-right": string[], label: string}}
 */
export function overlayText(state, scale, value_text) {
  const { selection, frame } = state;
  const row = selection ? state.rows.get(selection.series_key) : undefined;
  if (!selection) return { "top-left": [], "top-right": [], "bottom-left": [], "bottom-right": [], label: "No picture yet" };
  const description = frame?.description;
  const number = selection.frames ? `Frame ${(frame ? frame.position : selection.position) + 1} of ${selection.frames}` : "";
  return {
    "top-left": present(row ? [row.patient_name, joined(row.patient_id, row.patient_sex, dateText(row.patient_birth_date))] : [selection.name]),
    "top-right": row ? present([joined(dateText(row.study_date), timeText(row.study_time)), row.study_description, seriesText(row)]) : [],
    "bottom-left": present([...(description ? placeLines(description) : []), number, value_text]),
    "bottom-right": description ? present(pictureLines(description, scale, state.inverted)) : [],
    label: [row ? seriesText(row) : selection.name, number, frame ? "" : "no picture"].filter(Boolean).join(", "),
  };
}

/** @param {SeriesRow} row */
export function seriesText(row) {
  const number = row.series_number === null ? "" : `Series ${row.series_number}`;
  return [row.modality, number, row.series_description].filter(Boolean).join(" · ");
}

/** @param {FrameDescription} description */
function placeLines({ position, slice_location, slice_thickness, pixel_spacing }) {
  return [
    position ? `Position ${position.map((value) => numberText(value, 1)).join(", ")} mm` : "",
    slice_location === null ? "" : `Location ${numberText(slice_location, 1)} mm`,
    slice_thickness === null ? "" : `Thickness ${numberText(slice_thickness, 2)} mm`,
    pixel_spacing ? `Spacing ${pixel_spacing.map((value) => numberText(value)).join(" × ")} mm` : "",
  ];
}

/**
 * @param {FrameDescription} description
 * @param {number} scale
 * @param {boolean} inverted
 */
function pictureLines({ rows, columns, transfer_syntax_name, window_center, window_width, notes }, scale, inverted) {
  return [
    ...notes,
    transfer_syntax_name,
    `${columns} × ${rows}`,
    window_center === null ? "" : `C ${numberText(window_center, 2)}  W ${numberText(window_width, 2)}`,
    `Zoom ${Math.round(scale * 100)} %${inverted ? ", inverted" : ""}`,
  ];
}

/** @param {(string|null)[]} parts */
function joined(...parts) {
  return parts.filter(Boolean).join(" · ");
}

/** @param {(string|null)[]} lines */
function present(lines) {
  return /** @type {string[]} */ (lines.filter(Boolean));
}
