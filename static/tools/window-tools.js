// The window: list of the file's own and the usual ones, two number fields, invert, reset.

import { byId, make } from "../ui/dom.js";
import { numberText } from "../ui/formats.js";

/**
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {import("../state/store.js").ViewportState} ViewportState
 * @typedef {import("../state/store.js").Window} Window
 */

/** Usual CT windows, in Hounsfield units. */
const CT_PRESETS = [
  { explanation: "Brain", center: 40, width: 80 },
  { explanation: "Soft tissue", center: 40, width: 400 },
  { explanation: "Liver", center: 60, width: 160 },
  { explanation: "Lung", center: -600, width: 1500 },
  { explanation: "Mediastinum", center: 50, width: 350 },
  { explanation: "Bone", center: 400, width: 1800 },
  { explanation: "Angiography", center: 300, width: 600 },
];

/**
 * The window that is shown: the reader's, the file's, or all values where a table of the file's holds; null for colours.
 * @param {Readonly<ViewportState>} state
 * @returns {Window|null}
 */
export function shownWindow({ window, frame }) {
  if (!frame?.display_table) return null;
  const { window_center, window_width, value_range } = frame.description;
  if (window) return window;
  if (window_center !== null && window_width !== null) return { center: window_center, width: window_width };
  return value_range && fullRange(value_range);
}

/** @param {number[]} value_range @returns {Window} */
function fullRange([lowest, highest]) {
  return { center: (lowest + highest) / 2, width: Math.max(1, highest - lowest) };
}

/**
 * The window after a drag of so many CSS pixels: across changes the width, down the centre.
 * @param {Readonly<ViewportState>} state
 * @param {number} dx
 * @param {number} dy
 * @returns {Window|null} null where the picture has no window
 */
export function draggedWindow(state, dx, dy) {
  const shown = shownWindow(state);
  if (!shown) return null;
  const { center, width } = shown;
  const value_range = state.frame?.description.value_range;
  const range = value_range ? value_range[1] - value_range[0] : width;
  const step = Math.max(width / 250, range / 4000);
  const smallest = Math.min(1, range / 1000) || 1;
  return { center: rounded(center + dy * step, range), width: Math.max(smallest, rounded(width + dx * step, range)) };
}

/**
 * The window with one of its edges at another value; it does not turn over.
 * @param {Readonly<ViewportState>} state
 * @param {0|1} edge the lower or the upper one
 * @param {number} value
 * @returns {Window|null} null where the picture has no window
 */
export function draggedEdge(state, edge, value) {
  const shown = shownWindow(state);
  if (!shown) return null;
  const range = shown.width;
  const other = shown.center + (edge ? -shown.width : shown.width) / 2;
  const width = Math.max(edge ? value - other : other - value, Math.min(1, range / 100));
  return { center: rounded(edge ? other + width / 2 : other - width / 2, 1), width: rounded(width, 1) };
}

/** @param {import("../picture/viewports.js").Viewports} viewports */
export function createWindowTools(viewports) {
  const list = byId("window-list", HTMLSelectElement);
  const center = byId("window-center", HTMLInputElement);
  const width = byId("window-width", HTMLInputElement);
  let listed = "";

  viewports.active.watch(["frame", "window"], (state) => {
    const { frame, window } = state;
    const description = frame?.description;
    const shown = shownWindow(state);
    for (const control of [list, center, width]) control.disabled = !shown;
    fillList(description);
    if (document.activeElement !== center) center.value = numberText(shown?.center);
    if (document.activeElement !== width) width.value = numberText(shown?.width);
    list.value = window ? chosenValue(list, window) : "own";
  });

  /** @param {FrameDescription|undefined} description */
  function fillList(description) {
    const windows = description ? windowsOf(description) : [];
    const own = description ? ownName(description) : "Window";
    const wanted = JSON.stringify([own, windows]);
    if (wanted === listed) return;
    listed = wanted;
    list.replaceChildren(option("own", own), ...windows.map(windowOption), option("other", "Set by hand"));
  }

  list.addEventListener("change", () => {
    if (list.value === "own") viewports.current().viewing.setWindow(null);
    else if (list.value !== "other") viewports.current().viewing.setWindow(JSON.parse(list.value));
  });
  for (const field of [center, width]) field.addEventListener("change", () => {
    const window_ = { center: center.valueAsNumber, width: width.valueAsNumber };
    if (Number.isFinite(window_.center) && window_.width > 0) viewports.current().viewing.setWindow(window_);
  });
}

/** What the picture is shown with before the reader chooses. @param {FrameDescription} description */
function ownName({ encoding, windows }) {
  if (encoding === "rgb") return "Colour";
  if (!windows.length) return "Automatic";
  return windows[0].voi_lut === null ? "The file's window" : "The file's table";
}

/** @param {FrameDescription} description */
function windowsOf({ windows, modality, value_range, unit }) {
  const full = value_range && value_range[1] > value_range[0] ? [{ explanation: "Full range", ...fullRange(value_range) }] : [];
  return [...windows, ...full, ...(modality === "CT" && (unit === "HU" || !unit) ? CT_PRESETS : [])];
}

/** @param {Window & {explanation: string}} window */
function windowOption({ explanation, center, width, voi_lut }) {
  const numbers = `C ${numberText(center, 1)} W ${numberText(width, 1)}`;
  const text = typeof voi_lut === "number" ? `${explanation} (table)` : explanation ? `${explanation} (${numbers})` : numbers;
  return option(windowValue({ center, width, voi_lut }), text);
}

/** @param {string} value @param {string} text */
function option(value, text) {
  const element = make("option", text);
  element.value = value;
  return element;
}

/** @param {Window} window */
function windowValue({ center, width, voi_lut }) {
  return JSON.stringify(typeof voi_lut === "number" ? { center, width, voi_lut } : { center, width });
}

/** @param {HTMLSelectElement} list @param {Window} window */
function chosenValue(list, window) {
  const value = windowValue(window);
  return [...list.options].some((item) => item.value === value) ? value : "other";
}

/** Whole numbers where the values span more than a few, else three decimals. @param {number} value @param {number} range */
function rounded(value, range) {
  return range > 20 ? Math.round(value) : Number(value.toFixed(3));
}
