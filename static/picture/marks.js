// Letters at the four edges of a picture, and a scale bar in millimetres.

import { preferences } from "../state/preferences.js";
import { within } from "../ui/dom.js";
import { numberText } from "../ui/formats.js";

/** @typedef {import("../engine/contract.js").SpacingKind} SpacingKind */
/** @typedef {{width: number, text: string}} ScaleBar `width` in the pixels that were asked for */

const EDGES = ["left", "right", "top", "bottom"];
const LONGEST_BAR = 0.3; // of the picture's width
/** @type {Record<SpacingKind, string>} */
const PLACES = { patient: "", imager: " at detector", calibrated: " calibrated" };

/**
 * @param {HTMLElement} stage what the marks lie over, from the template in index.html
 * @returns {(letters: string[]|null, mm_per_pixel: number|null, spacing_kind: SpacingKind|null) => void}
 *   letters: [left, right, top, bottom] as the picture lies now; mm_per_pixel: millimetres a CSS pixel
 */
export function createPictureMarks(stage) {
  const letters_shown = EDGES.map((edge) => within(stage, `.edge.${edge}`, HTMLElement));
  const bar = within(stage, ".scale-bar", HTMLElement);

  return (letters, mm_per_pixel, spacing_kind) => {
    const is_shown = preferences.value.text !== "none";
    letters_shown.forEach((element, index) => { element.textContent = (is_shown && letters?.[index]) || ""; });
    const scale = is_shown ? scaleBar(stage.clientWidth, mm_per_pixel, spacing_kind) : null;
    bar.hidden = !scale;
    if (!scale) return;
    bar.style.width = `${scale.width.toFixed(1)}px`;
    bar.textContent = scale.text;
  };
}

/**
 * A bar of a round length in a picture that is so many pixels wide; null where their spacing is not known.
 * @param {number} picture_width @param {number|null} mm_per_pixel @param {SpacingKind|null} spacing_kind
 * @returns {ScaleBar|null}
 */
export function scaleBar(picture_width, mm_per_pixel, spacing_kind) {
  if (!mm_per_pixel || !spacing_kind || !picture_width) return null;
  const length = roundLength(picture_width * LONGEST_BAR * mm_per_pixel);
  return { width: length / mm_per_pixel, text: `${numberText(length)} mm${PLACES[spacing_kind]}` };
}

/** The greatest of 1, 2, 5, 10, 20, 50 ... that is not longer. @param {number} longest */
function roundLength(longest) {
  const power = 10 ** Math.floor(Math.log10(longest));
  return ([5, 2].find((step) => step * power <= longest) ?? 1) * power;
}
