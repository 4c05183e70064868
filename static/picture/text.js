// The text over the picture's corners, and the same as one sentence for screen readers.

import { preferences } from "../state/preferences.js";
import { dateText, numberText } from "../ui/formats.js";
import { volumeText } from "./volume-line.js";

/**
 * @typedef {import("../state/preferences.js").TextStep} TextStep
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../state/store.js").Selection} Selection
 * @typedef {import("../state/store.js").ViewportState} ViewportState
 */

const SHORT_LINES = 2;

/**
 * @param {Readonly<ViewportState>} state
 * @param {SeriesRow|undefined} row the chosen series' row of the table
 * @param {number|null} scale device pixels a column; null: on paper, where there is no zoom
 * @param {string} value_text what lies under the cursor
 * @param {TextStep} [step] how much of it
 * @returns {{"top-left": string[], "top-right": string[], "bottom-left": string[], "bottom-right": string[], label: string}}
 */
export function overlayText(state, row, scale, value_text, step = preferences.value.text) {
  const { selection, frame } = state;
  if (!selection) return { "top-left": [], "top-right": [], "bottom-left": [], "bottom-right": [], label: "No picture yet" };
  const description = frame?.description;
  const number = selection.frames ? `Frame ${(frame ? frame.position : selection.position) + 1} of ${selection.frames}` : "";
  // While there is no picture, the series stands for it. The first lines at the top, the last at the bottom tell most.
  return {
    "top-left": upper(step, description?.corner_text.patient ?? (row ? [row.patient_name ?? "", row.patient_id ?? "", dateText(row.patient_birth_date)] : [selection.name])),
    "top-right": upper(step, description?.corner_text.study ?? (row ? [seriesText(row), row.study_description ?? ""] : [])),
    "bottom-left": [...lower(step, description ? placeLines(description, selection) : []), value_text].filter(Boolean),
    "bottom-right": lower(step, [...(description ? pictureLines(description, scale, state.inverted) : []), number]),
    label: [row ? seriesText(row) : selection.name, volumeText(selection), number, frame ? "" : "no picture", ...mustFix(description)].filter(Boolean).join(", "),
  };
}

/** What is wrong with the frame, for those who do not see the line under it. @param {FrameDescription|undefined} description */
function mustFix(description) {
  return (description?.notes ?? []).filter(({ severity }) => severity === "must_fix").map(({ message }) => message);
}

/** @param {SeriesRow} row */
export function seriesText(row) {
  const number = row.series_number === null ? "" : `Series ${row.series_number}`;
  return [row.modality, number, row.series_description].filter(Boolean).join(" · ");
}

/** @param {FrameDescription} description @param {Selection} selection */
function placeLines({ corner_text, position, slice_location, slice_thickness, pixel_spacing, spacing_kind, spacing_between_slices }, selection) {
  const spacing = selection.spacings[selection.volume_indices[selection.position]] ?? spacing_between_slices;
  return [
    ...corner_text.technique,
    pixel_spacing ? `Pixel ${pixel_spacing.map((value) => numberText(value)).join(" × ")} mm${spacing_kind === "imager" ? " at detector" : ""}` : "",
    position ? `Position ${position.map((value) => numberText(value, 1)).join(", ")} mm` : "",
    joined(millimetres("Thickness", slice_thickness), millimetres(slice_thickness === null ? "Spacing" : "spacing", spacing)),
    volumeText(selection),
    locationText(slice_location, selection),
  ];
}

/** Slice Location, or else the distance along the normal. @param {number|null} slice_location @param {Selection} selection */
function locationText(slice_location, { positions, position }) {
  if (slice_location !== null) return millimetres("Location", slice_location);
  return Number.isFinite(positions[position]) ? `Location ${numberText(positions[position], 1)} mm (by position)` : "";
}

/** @param {string} name @param {number|null} value */
function millimetres(name, value) {
  return value === null ? "" : `${name} ${numberText(value, 2)} mm`;
}

/**
 * @param {FrameDescription} description
 * @param {number|null} scale
 * @param {boolean} inverted
 */
function pictureLines({ rows, columns, corner_text, overlays, shutter_value, window_center, window_width }, scale, inverted) {
  const shown = preferences.value;
  return [
    ...overlays.map(({ group, label, description }) => `Overlay ${label || description || group.toString(16)}${shown.overlays ? "" : " (hidden)"}`),
    shutter_value === null ? "" : `Shutter${shown.shutter ? "" : " (off)"}`,
    ...corner_text.stored,
    `${columns} × ${rows}`,
    [scale === null ? "" : `Zoom ${Math.round(scale * 100)} %`, inverted ? "inverted" : ""].filter(Boolean).join(", "),
    window_center === null ? "" : `C ${numberText(window_center, 2)}  W ${numberText(window_width, 2)}`,
  ];
}

/** @param {string[]} parts */
function joined(...parts) {
  return parts.filter(Boolean).join(", ");
}

/** @param {TextStep} step @param {string[]} lines */
function upper(step, lines) {
  return stepped(step, lines, (present) => present.slice(0, SHORT_LINES));
}

/** @param {TextStep} step @param {string[]} lines */
function lower(step, lines) {
  return stepped(step, lines, (present) => present.slice(-SHORT_LINES));
}

/** @param {TextStep} step @param {string[]} lines @param {(lines: string[]) => string[]} shorten */
function stepped(step, lines, shorten) {
  const present = lines.filter(Boolean);
  return step === "full" ? present : step === "short" ? shorten(present) : [];
}
