// Boxes around text in a small picture: the worst in front, each in the colour of its severity and with its letter.

import { worstFirst } from "../ui/remarks.js";

/** As style/picture.css has them over a picture. @type {Record<import("../engine/contract.js").Severity, {tone: string, letter: string}>} */
const LOOKS = { must_fix: { tone: "#ff8a7a", letter: "!" }, look: { tone: "#ffc94d", letter: "?" }, note: { tone: "#b9c6d3", letter: "" } };
const LETTER = 18; // pixels of the small picture

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("../engine/contract.js").Thumbnail} thumbnail
 * @param {import("../engine/contract.js").TextBox[]} boxes in pixels of the frame
 */
export function markBoxes(canvas, { rows, columns, frame_rows, frame_columns }, boxes) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const [across, down] = [columns / frame_columns, rows / frame_rows];
  context.font = `bold ${LETTER}px sans-serif`;
  context.textBaseline = "top";
  for (const { severity, left, top, width, height } of worstFirst(boxes).reverse()) {
    const { tone, letter } = LOOKS[severity];
    const [x, y, right] = [left * across, top * down, (left + width) * across];
    context.lineWidth = 2;
    context.strokeStyle = tone;
    context.strokeRect(x, y, right - x, height * down);
    if (!letter) continue;
    const at = Math.min(right, columns - LETTER);
    context.fillStyle = tone;
    context.fillRect(at, y, LETTER, LETTER);
    context.fillStyle = "#14181d";
    context.fillText(letter, at + LETTER / 3, y + 1);
  }
}
