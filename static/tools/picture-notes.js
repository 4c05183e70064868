// What is odd about a frame, under its picture in a file: whoever gets the file is told, and no pixel is covered.

import { LINE_HEIGHT, MARGIN, TEXT_COLOR, brokenLine, setText, write } from "./canvas-text.js";
import { SEVERITY_WORDS, worstFirst } from "../ui/remarks.js";

/** @typedef {import("../engine/contract.js").Remark} Remark */

/** @type {Record<Remark["severity"], string>} on black */
const COLORS = { must_fix: "#ff9d94", look: "#ffcf8a", note: TEXT_COLOR };

/** A note about who the patient is names people. */
const WITHOUT_NAMES = "It is not certain whose picture this is";

/** The notes in words, the worst first. @param {Remark[]} notes @param {boolean} names_patient whether the picture may name people */
export function notesInWords(notes, names_patient) {
  return worstFirst(notes).map(({ severity, subject, message }) => (
    { severity, text: `${SEVERITY_WORDS[severity]}: ${subject === "identity" && !names_patient ? WITHOUT_NAMES : message}` }));
}

/**
 * @param {HTMLCanvasElement} picture @param {ReturnType<typeof notesInWords>} notes
 * @param {number} unit of text, in pixels @param {HTMLElement} stage whose letters are taken
 */
export function withNotes(picture, notes, unit, stage) {
  if (!notes.length) return picture;
  const { width, height } = picture;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  setText(context, unit, stage);
  const lines = notes.flatMap(({ severity, text }) => brokenLine(context, text, width - 2 * MARGIN * unit).map((line) => ({ line, color: COLORS[severity] })));
  canvas.height = height + Math.ceil((lines.length * LINE_HEIGHT + MARGIN) * unit);
  setText(context, unit, stage); // another height cleared canvas and letters
  context.fillRect(0, 0, width, canvas.height);
  context.drawImage(picture, 0, 0);
  lines.forEach(({ line, color }, index) => write(context, line, MARGIN * unit, height + (index + 1) * LINE_HEIGHT * unit, color, unit, "left"));
  return canvas;
}
