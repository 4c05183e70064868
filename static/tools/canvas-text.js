// Text and strokes on a canvas, each with a dark seam, so that they are seen on any picture. Sizes are in units of the text's.

/** @typedef {CanvasRenderingContext2D} Context */

export const TEXT_COLOR = "#e6edf3";
export const LINE_HEIGHT = 1.4;
export const MARGIN = 0.7;

/** @param {Context} context @param {number} unit @param {HTMLElement} stage */
export function setText(context, unit, stage) {
  context.font = `${unit}px ${getComputedStyle(stage).fontFamily}`;
}

/** A text in lines that fit, broken at spaces, and within words that are longer than a line. @param {Context} context @param {string} text @param {number} room */
export function brokenLine(context, text, room) {
  const fits = (/** @type {string} */ part) => context.measureText(part).width <= room;
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) { line = longer; continue; }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (line && !fits(line + letter)) { lines.push(line); line = ""; }
      line += letter;
    }
  }
  return [...lines, line];
}

/** A line with a dark seam. @param {Context} context @param {number[][]} points @param {string} color @param {number} unit */
export function stroke(context, points, color, unit) {
  for (const [strokeStyle, lineWidth] of /** @type {const} */ ([["#000", unit / 4], [color, unit / 9]])) {
    Object.assign(context, { strokeStyle, lineWidth });
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
  }
}

/** @param {Context} context @param {string} text @param {number} x @param {number} y @param {string} fillStyle @param {number} unit @param {CanvasTextAlign} textAlign */
export function write(context, text, x, y, fillStyle, unit, textAlign) {
  Object.assign(context, { strokeStyle: "#000", lineWidth: unit / 5, lineJoin: "round", fillStyle, textAlign });
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}
