// Letters at the four edges of a picture, and a scale bar in millimetres.

import { displayOptions } from "./display-options.js";
import { make } from "./dom.js";
import { numberText } from "./formats.js";

/** @typedef {import("./contract.js").SpacingKind} SpacingKind */

const EDGES = ["left", "right", "top", "bottom"];
const LONGEST_BAR = 0.3; // of the stage's width
/** @type {Record<SpacingKind, string>} */
const PLACES = { patient: "", imager: " at detector", calibrated: " calibrated" };

/**
 * @param {HTMLElement} stage what the marks lie over; they are appended to it
 * @returns {(letters: string[]|null, mm_per_pixel: number|null, spacing_kind: SpacingKind|null) => void}
 *   letters: [left, right, top, bottom] as the picture lies now; mm_per_pixel: millimetres a CSS pixel
 */
export function createPictureMarks(stage) {
  const letters_shown = EDGES.map((edge) => make("span", "", `edge ${edge}`));
  const bar = make("span", "", "scale-bar");
  const marks = make("div", [...letters_shown, bar], "marks");
  marks.setAttribute("aria-hidden", "true");
  stage.append(marks);

  return (letters, mm_per_pixel, spacing_kind) => {
    const is_shown = displayOptions.value.text !== "none";
    letters_shown.forEach((element, index) => { element.textContent = (is_shown && letters?.[index]) || ""; });
    const length = is_shown && mm_per_pixel ? roundLength(stage.clientWidth * LONGEST_BAR * mm_per_pixel) : 0;
    bar.hidden = !length;
    if (!length || !mm_per_pixel || !spacing_kind) return;
    bar.style.width = `${(length / mm_per_pixel).toFixed(1)}px`;
    bar.textContent = `${numberText(length)} mm${PLACES[spacing_kind]}`;
  };
}

/** The greatest of 1, 2, 5, 10, 20, 50 ... that is not longer. @param {number} longest */
function roundLength(longest) {
  const power = 10 ** Math.floor(Math.log10(longest));
  return ([5, 2].find((step) => step * power <= longest) ?? 1) * power;
}
