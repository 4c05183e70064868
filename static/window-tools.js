// The window: list of the file's own and the usual ones, two number fields, invert, reset.

import { byId, make } from "./dom.js";
import { numberText } from "./formats.js";

/**
 * @typedef {import("./contract.js").FrameDescription} FrameDescription
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Window} Window
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
 * @param {Readonly<State>} state
 * @returns {Window|null}
 */
function shownWindow({ window, frame }) {
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
 * @param {Readonly<State>} state
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
 * @param {import("./state.js").Store} store
 * @param {ReturnType<typeof import("./viewing.js").createViewing>} viewing
 */
export function createWindowTools(store, viewing) {
  const list = byId("window-list", HTMLSelectElement);
  const center = byId("window-center", HTMLInputElement);
  const width = byId("window-width", HTMLInputElement);
  const invert = byId("invert", HTMLButtonElement);
  const reset = byId("reset-window", HTMLButtonElement);
  let listed = "";

  store.watch(["frame", "window", "inverted"], (state) => {
    const { frame, window, inverted } = state;
    const description = frame?.description;
    const shown = shownWindow(state);
    for (const control of [list, center, width, reset]) control.disabled = !shown;
    invert.disabled = !description;
    invert.setAttribute("aria-pressed", String(inverted));
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
    if (list.value === "own") viewing.setWindow(null);
    else if (list.value !== "other") viewing.setWindow(JSON.parse(list.value));
  });
  for (const field of [center, width]) field.addEventListener("change", () => {
    const window_ = { center: center.valueAsNumber, width: width.valueAsNumber };
    if (Number.isFinite(window_.center) && window_.width > 0) viewing.setWindow(window_);
  });
  invert.addEventListener("click", viewing.invert);
  reset.addEventListener("click", () => viewing.setWindow(null));
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
