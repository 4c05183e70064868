// A picture on a canvas of its own, for a file: the frame as it lies, as much of what is over it as is wished, and under it what is odd.

import { LINE_HEIGHT, MARGIN, TEXT_COLOR, brokenLine, setText, stroke, write } from "./canvas-text.js";
import { notesInWords, withNotes } from "./picture-notes.js";
import { preferences } from "../state/preferences.js";
import { overlayText } from "../picture/text.js";
import { scaleBar } from "../picture/marks.js";
import { edgesAsShown, matrixOf, settled } from "../picture/view-transform.js";

/**
 * @typedef {import("../picture/viewport.js").Viewport} Viewport
 * @typedef {import("../picture/view-transform.js").Size} Size
 * @typedef {import("../picture/view-transform.js").View} View
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {{size: "own"|"shown", lines: boolean, writing: "none"|"marks"|"text"}} Wish
 * @typedef {import("./canvas-text.js").Context} Context
 * @typedef {{lines: string[], align: "left"|"right", at_foot: boolean}} Corner
 */

const LINE_COLOR = "#ffd54a";
const LETTER_COLOR = "#ffe27a";
/** A frame whose shorter side has fewer pixels is enlarged where something is written on it, as far as the longest side allows. */
const LEGIBLE_SIDE = 512;
const LONGEST_SIDE = 4096;
const USUAL_TEXT = 13;
const SMALLEST_TEXT = 7;
const NARROWEST_CORNER = 16; // in units of the text's size

/** How large the picture gets, without the notes under it, and how many times its pixels are enlarged for the text. @param {Viewport} viewport @param {Wish} wish */
export function sizeOf({ store: { value: { frame, view } }, canvas: { width, height }, lines }, wish) {
  if (!frame || wish.size === "shown") return { width, height, enlarged: 1 };
  const own = ownSize(frame.description, view.turn);
  const is_written_on = wish.writing !== "none" || (wish.lines && lines.shownLines().length > 0) || frame.description.notes.length > 0;
  const enlarged = is_written_on ? enlargement(own) : 1;
  return { width: own.width * enlarged, height: own.height * enlarged, enlarged };
}

/** @param {Size} own */
function enlargement({ width, height }) {
  const wanted = Math.ceil(LEGIBLE_SIDE / Math.min(width, height));
  return Math.max(1, Math.min(wanted, Math.floor(LONGEST_SIDE / Math.max(width, height))));
}

/**
 * The frame's size as drawn in square pixels, none of those lost, as it is turned.
 * @param {FrameDescription} description @param {number} turn
 */
function ownSize({ drawn_rows: rows, drawn_columns: columns, pixel_aspect }, turn) {
  const aspect = pixel_aspect || 1;
  const scale = Math.max(1, 1 / aspect);
  const sides = [columns * scale, rows * aspect * scale].map(Math.round);
  const [width, height] = turn % 2 ? sides.reverse() : sides;
  return { width, height };
}

/**
 * @param {Viewport} viewport
 * @param {import("../engine/contract.js").SeriesRow|undefined} row the series' row of the table
 * @param {Wish} wish
 */
export function drawnPicture(viewport, row, wish) {
  const { store: { value: state }, canvas: screen, stage, lines } = viewport;
  if (!state.frame) throw new Error("There is no frame to save.");
  const { width, height } = sizeOf(viewport, wish);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = /** @type {Context} */ (canvas.getContext("2d"));
  context.fillRect(0, 0, width, height);
  const { description } = state.frame;
  const view = settled(wish.size === "own" ? { ...state.view, fitted: true } : state.view, description, canvas);
  viewport.render(canvas, view);
  context.resetTransform();
  const unit = wish.size === "own" ? Math.max(USUAL_TEXT, Math.min(width, height) / 45) : (USUAL_TEXT * screen.width) / stage.clientWidth;
  setText(context, unit, stage);
  if (wish.lines) for (const line of lines.shownLines()) writeLine(context, line, matrixOf(view, description, canvas), unit);
  if (wish.writing !== "none") writeOver(context, marksOf(description, view, canvas), wish.writing === "text" ? cornersOf(state, row, view.scale) : [], unit, stage);
  return withNotes(canvas, notesInWords(description.notes, wish.writing === "text"), unit, stage);
}

/** @param {FrameDescription} description @param {View} view @param {Size} canvas */
function marksOf({ edge_letters, pixel_spacing, spacing_kind }, view, { width }) {
  return {
    letters: edge_letters ? edgesAsShown(edge_letters, view) : ["", "", "", ""],
    bar: scaleBar(width, pixel_spacing && pixel_spacing[1] / view.scale, spacing_kind),
  };
}

/**
 * The text of the corners as on the screen; where it is hidden there, all of it. What lies under the cursor is left out.
 * @param {Readonly<import("../state/store.js").ViewportState>} state @param {import("../engine/contract.js").SeriesRow|undefined} row @param {number} scale
 * @returns {Corner[]}
 */
function cornersOf(state, row, scale) {
  const step = preferences.value.text === "none" ? "full" : preferences.value.text;
  const texts = overlayText(state, row, scale, "", step);
  return [
    { lines: texts["top-left"], align: "left", at_foot: false }, { lines: texts["top-right"], align: "right", at_foot: false },
    { lines: texts["bottom-left"], align: "left", at_foot: true }, { lines: texts["bottom-right"], align: "right", at_foot: true },
  ];
}

/**
 * Letters, scale bar and corners, the text as large as wished or as there is room for.
 * @param {Context} context @param {ReturnType<typeof marksOf>} marks @param {Corner[]} corners @param {number} unit @param {HTMLElement} stage
 */
function writeOver(context, marks, corners, unit, stage) {
  let layout = layOut(context, marks, corners, unit);
  while (layout.height > context.canvas.height && unit * 0.9 >= SMALLEST_TEXT) {
    unit *= 0.9;
    setText(context, unit, stage);
    layout = layOut(context, marks, corners, unit);
  }
  for (const corner of layout.corners) writeCorner(context, corner, unit);
  writeMarks(context, marks, layout.bar_at, unit);
}

/**
 * Lines broken to the room beside the scale bar, or, where that is too narrow, below it.
 * @param {Context} context @param {ReturnType<typeof marksOf>} marks @param {Corner[]} corners @param {number} unit
 */
function layOut(context, { letters, bar }, corners, unit) {
  const { width, height } = context.canvas;
  const middle = Math.max(bar?.width ?? 0, ...[bar?.text ?? "", letters[2], letters[3]].map((text) => context.measureText(text).width));
  const beside = (width - middle) / 2 - 2 * MARGIN * unit;
  const is_narrow = beside < NARROWEST_CORNER * unit;
  const room = is_narrow ? width / 2 - 1.5 * MARGIN * unit : beside;
  const broken = corners.map((corner) => ({ ...corner, lines: corner.lines.flatMap((line) => brokenLine(context, line, room)) }));
  const most = (/** @type {boolean} */ at_foot) => Math.max(0, ...broken.filter((corner) => corner.at_foot === at_foot).map(({ lines }) => lines.length));
  const foot = is_narrow ? most(true) * LINE_HEIGHT * unit : 0;
  return { corners: broken, bar_at: height - foot - MARGIN * unit, height: (most(true) + most(false) + (is_narrow ? 3 : 1)) * LINE_HEIGHT * unit };
}

/** @param {Context} context @param {Corner} corner @param {number} unit */
function writeCorner(context, { lines, align, at_foot }, unit) {
  const { width, height } = context.canvas;
  const first = at_foot ? height - MARGIN * unit - (lines.length - 1) * LINE_HEIGHT * unit : (MARGIN + 1) * unit;
  const x = align === "left" ? MARGIN * unit : width - MARGIN * unit;
  lines.forEach((line, index) => write(context, line, x, first + index * LINE_HEIGHT * unit, TEXT_COLOR, unit, align));
}

/** @param {Context} context @param {ReturnType<typeof marksOf>} marks @param {number} bar_at where the bar lies, from the top @param {number} unit */
function writeMarks(context, { letters: [left, right, top, bottom], bar }, bar_at, unit) {
  const { width, height } = context.canvas;
  const margin = MARGIN * unit;
  write(context, left, margin, height / 2 + unit / 3, LETTER_COLOR, unit, "left");
  write(context, right, width - margin, height / 2 + unit / 3, LETTER_COLOR, unit, "right");
  write(context, top, width / 2, margin + unit, LETTER_COLOR, unit, "center");
  write(context, bottom, width / 2, bar_at - (bar ? 2.1 * unit : 0), LETTER_COLOR, unit, "center");
  if (!bar) return;
  write(context, bar.text, width / 2, bar_at - 0.7 * unit, TEXT_COLOR, unit, "center");
  const [from, to] = [(width - bar.width) / 2, (width + bar.width) / 2];
  stroke(context, [[from, bar_at - unit / 2], [from, bar_at], [to, bar_at], [to, bar_at - unit / 2]], TEXT_COLOR, unit);
}

/** @param {Context} context @param {import("./measuring.js").Line} line @param {DOMMatrix} matrix @param {number} unit */
function writeLine(context, line, matrix, unit) {
  const [start, end] = line.ends.map(([x, y]) => matrix.transformPoint({ x, y }));
  const right = start.x > end.x ? start : end;
  stroke(context, [[start.x, start.y], [end.x, end.y]], LINE_COLOR, unit);
  const fits = right.x + unit / 2 + context.measureText(line.text).width < context.canvas.width;
  write(context, line.text, fits ? right.x + unit / 2 : right.x, right.y - unit / 2, LINE_COLOR, unit, fits ? "left" : "right");
}
