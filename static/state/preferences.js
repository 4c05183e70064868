// How the reader likes the page: one store, from visit to visit. Only what the reader chose is kept; the rest is as the device suggests.

import { keep, kept } from "./kept.js";
import { OPTIONS, PURPOSES } from "../findings/purposes.js";
import { createStore } from "./store.js";

/** @typedef {"full"|"short"|"none"} TextStep how much is written over the picture */

/**
 * @typedef {Object} Preferences
 * @property {TextStep} text
 * @property {boolean} overlays
 * @property {boolean} shutter
 * @property {boolean} text_boxes around text that was found in pictures
 * @property {boolean} smoothing of enlarged pictures
 * @property {boolean} letter_keys whether keys that write a sign act
 * @property {"light"|"dark"|null} theme null: as the system says
 * @property {number} tables_width in percent of the workspace
 * @property {number} series_height in percent of the workspace
 * @property {boolean} headers_open
 * @property {boolean} patient_first the patient's group before the other headers
 * @property {import("../engine/contract.js").PurposeName|null} purpose what files are forwarded for; null: nobody said
 * @property {string[]} purpose_options what may stay in them
 */

const NAME = "preferences";
const PHONE = "(max-width: 560px)";

/** @type {readonly TextStep[]} */
export const TEXT_STEPS = ["full", "short", "none"];
const THEMES = ["light", "dark", null];
const PURPOSE_NAMES = [...Object.keys(PURPOSES), null];

/** @type {Preferences} */
const USUAL = {
  text: window.matchMedia(PHONE).matches ? "short" : "full", overlays: true, shutter: true, text_boxes: true, smoothing: true,
  letter_keys: true, theme: null, tables_width: 50, series_height: 55, headers_open: false, patient_first: true, purpose: null, purpose_options: [],
};

const chosen = known(kept(NAME));
const store = createStore({ ...USUAL, ...chosen });

export const preferences = {
  ...store,
  /** @param {Partial<Preferences>} patch */
  set(patch) {
    keep(NAME, Object.assign(chosen, patch));
    store.set(patch);
  },
};

/** What was kept, as far as it is what it should be. @param {unknown} found @returns {Partial<Preferences>} */
function known(found) {
  const entries = typeof found === "object" && found ? Object.entries(found) : [];
  return Object.fromEntries(entries.filter(([name, value]) => name in USUAL && isPossible(/** @type {keyof Preferences} */ (name), value)));
}

/** @param {keyof Preferences} name @param {unknown} value */
function isPossible(name, value) {
  if (name === "text") return TEXT_STEPS.some((step) => step === value);
  if (name === "theme") return THEMES.some((theme) => theme === value);
  if (name === "purpose") return PURPOSE_NAMES.some((purpose) => purpose === value);
  if (name === "purpose_options") return Array.isArray(value) && value.every((option) => option in OPTIONS);
  return typeof value === typeof USUAL[name] && !Number.isNaN(value);
}
