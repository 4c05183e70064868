// The active picture as a PNG file: at the frame's own size or as it is shown, with or without what is written over it.
// Its name tells series and frame, and nothing of the patient.

import { byId } from "./dom.js";
import { matrixOf } from "./view-transform.js";

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {{size: "own"|"shown", lines: boolean, text: boolean}} Wish
 */

const KEEP_MS = 10_000;
const LINE_COLOR = "#ffd54a";
const CORNERS = /** @type {const} */ ([["top-left", "left", 0], ["top-right", "right", 0], ["bottom-left", "left", 1], ["bottom-right", "right", 1]]);

/**
 * @param {import("./state.js").PageStore} page
 * @param {import("./viewports.js").Viewports} viewports
 */
export function createPictureFile(page, viewports) {
  const dialog = byId("save-dialog", HTMLDialogElement);
  const form = byId("save-form", HTMLFormElement);

  function ask() {
    const viewport = viewports.current();
    const { frame, view } = viewport.store.value;
    if (!frame) return;
    const own = ownSize(frame.description, view.turn);
    byId("save-own", HTMLElement).textContent = `The whole frame, ${own.width} × ${own.height} pixels`;
    byId("save-shown", HTMLElement).textContent = `As it is shown, ${viewport.canvas.width} × ${viewport.canvas.height} pixels`;
    byId("save-name", HTMLElement).textContent = `Name of the file: ${fileName(viewport)}`;
    dialog.showModal();
  }

  /** @param {Viewport} viewport */
  function fileName({ store: { value: { selection, frame } } }) {
    const row = selection ? page.value.rows.get(selection.series_key) : undefined;
    const series = row && row.series_number !== null ? `series-${row.series_number}` : "series";
    const parts = [frame?.description.modality ?? "", series, `frame-${(frame?.position ?? 0) + 1}`];
    return `${parts.filter(Boolean).join("-").replace(/[^A-Za-z0-9-]+/g, "_")}.png`;
  }

  /** @param {Wish} wish */
  async function save(wish) {
    const viewport = viewports.current();
    const canvas = drawn(viewport, wish);
    const blob = await new Promise((/** @type {BlobCallback} */ resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The browser made no PNG of the picture.");
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: fileName(viewport) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
  }

  form.addEventListener("submit", () => {
    const chosen = new FormData(form);
    save({ size: chosen.get("size") === "shown" ? "shown" : "own", lines: chosen.has("lines"), text: chosen.has("text") });
  });
  byId("save-frame", HTMLButtonElement).addEventListener("click", ask);
  return { ask };
}

/**
 * The frame's size in square pixels, none of its own lost, as it is turned.
 * @param {import("./view-transform.js").Shape} shape @param {number} turn
 */
function ownSize({ rows, columns, pixel_aspect }, turn) {
  const aspect = pixel_aspect || 1;
  const scale = Math.max(1, 1 / aspect);
  const sides = [columns * scale, rows * aspect * scale].map(Math.round);
  const [width, height] = turn % 2 ? sides.reverse() : sides;
  return { width, height };
}

/** @param {Viewport} viewport @param {Wish} wish */
function drawn({ store: { value: { frame, view } }, canvas: screen, stage, lines, render }, { size, lines: with_lines, text }) {
  if (!frame) throw new Error("There is no frame to save.");
  const lying = size === "own" ? { ...view, fitted: true } : view;
  const { width, height } = size === "own" ? ownSize(frame.description, view.turn) : screen;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  render(canvas, lying);
  context.resetTransform();
  const unit = size === "own" ? Math.max(7, Math.min(width, height) / 45) : (13 * screen.width) / stage.clientWidth;
  context.font = `${unit}px ${getComputedStyle(stage).fontFamily}`;
  context.lineWidth = unit / 5;
  if (with_lines) for (const line of lines.shownLines()) writeLine(context, line, matrixOf(lying, frame.description, canvas), unit);
  if (text) for (const [corner, align, bottom] of CORNERS) writeCorner(context, [...stage.querySelectorAll(`.overlay.${corner} span`)], align, bottom, unit);
  return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {import("./measuring.js").Line} line @param {DOMMatrix} matrix @param {number} unit */
function writeLine(context, line, matrix, unit) {
  const [start, end] = line.ends.map(([x, y]) => matrix.transformPoint({ x, y }));
  const right = start.x > end.x ? start : end;
  for (const [color, width] of /** @type {const} */ ([["#000", unit / 4], [LINE_COLOR, unit / 9]])) {
    Object.assign(context, { strokeStyle: color, lineWidth: width });
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(end.x, end.y);
    context.stroke();
  }
  write(context, line.text, right.x + unit / 2, right.y - unit / 2, LINE_COLOR, unit);
}

/**
 * @param {CanvasRenderingContext2D} context @param {Element[]} spans @param {"left"|"right"} align
 * @param {0|1} bottom @param {number} unit
 */
function writeCorner(context, spans, align, bottom, unit) {
  const { width, height } = context.canvas;
  const margin = unit * 0.7;
  const first = bottom ? height - margin - (spans.length - 1) * unit * 1.4 : margin + unit;
  context.textAlign = align;
  spans.forEach(({ textContent }, index) => (
    write(context, textContent ?? "", align === "left" ? margin : width - margin, first + index * unit * 1.4, "#e6edf3", unit)));
  context.textAlign = "left";
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y @param {string} color @param {number} unit */
function write(context, text, x, y, color, unit) {
  Object.assign(context, { strokeStyle: "#000", lineWidth: unit / 5, lineJoin: "round", fillStyle: color });
  const most = context.canvas.width * 0.47; // so that left and right do not meet
  context.strokeText(text, x, y, most);
  context.fillText(text, x, y, most);
}
