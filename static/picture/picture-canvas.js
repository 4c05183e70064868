// A viewport's canvas: the frame of its store painted as it lies, at the size of the screen.

import { createFramePainter } from "./frame-painter.js";
import { createPictureLayers } from "./layers.js";
import { matrixOf, settled } from "./view-transform.js";
import { preferences } from "../state/preferences.js";

/** @typedef {import("./view-transform.js").View} View */

const REST_MS = 150;

/**
 * @param {HTMLElement} stage
 * @param {HTMLCanvasElement} canvas
 * @param {import("../state/store.js").ViewportStore} store
 */
export function createPictureCanvas(stage, canvas, store) {
  const state = store.value;
  const painter = createFramePainter();
  const layersOf = createPictureLayers();
  /** @type {Uint16Array|null} */
  let painted_levels = null;
  let finish = 0;

  /** The view with the scale that the canvas gives it. @returns {View} */
  function shownView() {
    return state.frame ? settled(state.view, state.frame.description, canvas) : state.view;
  }

  /**
   * While the window is dragged, a frame that is shown small is painted no finer than shown; wholly when it rests.
   * @param {import("../state/store.js").Frame} frame
   */
  function paint(frame) {
    const { columns, drawn_columns } = frame.description;
    const shown_scale = (shownView().scale * columns) / drawn_columns;
    const draft = frame.level_indices && frame.level_indices === painted_levels ? Math.max(1, Math.floor(1 / shown_scale)) : 1;
    painted_levels = frame.level_indices;
    clearTimeout(finish);
    painter.paint(frame, state.inverted, draft);
    finish = draft > 1 ? setTimeout(finishPainting, REST_MS) : 0;
  }

  /** Paint wholly what was painted as a draft. */
  function finishPainting() {
    if (!finish || !state.frame) return;
    clearTimeout(finish);
    finish = 0;
    painter.paint(state.frame, state.inverted);
    draw();
  }

  function draw() {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.resetTransform();
    context.clearRect(0, 0, canvas.width, canvas.height);
    render(canvas, state.view);
  }

  /** Draw the frame as a view has it on a canvas, the screen's or another. @param {HTMLCanvasElement} target @param {View} view */
  function render(target, view) {
    if (state.frame) drawLayers(target, view, state.frame, painter.canvas, layersOf(state.frame));
  }

  function resize() {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.max(1, Math.round(stage.clientWidth * ratio));
    const height = Math.max(1, Math.round(stage.clientHeight * ratio));
    if (width === canvas.width && height === canvas.height) return;
    Object.assign(canvas, { width, height });
    store.set({ view: state.view });
  }

  new ResizeObserver(resize).observe(stage);
  store.watch(["frame", "inverted"], ({ frame }) => { if (frame) paint(frame); });
  store.watch(["frame", "frame_error", "inverted", "view"], draw);
  preferences.watch(["overlays", "shutter", "smoothing"], draw);
  return { shownView, render, finishPainting };
}

/**
 * @param {HTMLCanvasElement} target
 * @param {View} view
 * @param {import("../state/store.js").Frame} frame
 * @param {HTMLCanvasElement} picture
 * @param {HTMLCanvasElement|null} layers
 */
function drawLayers(target, view, { description }, picture, layers) {
  const { rows, columns } = description;
  const context = /** @type {CanvasRenderingContext2D} */ (target.getContext("2d"));
  const { scale } = settled(view, description, target);
  context.setTransform(matrixOf(view, description, target));
  context.imageSmoothingEnabled = scale < 1 || (scale > 1 && preferences.value.smoothing);
  context.imageSmoothingQuality = scale < 1 ? "high" : "low"; // made smaller it is averaged
  context.drawImage(picture, 0, 0, columns, rows);
  context.imageSmoothingEnabled = scale < 1; // planes of bits have sharp edges
  if (layers) context.drawImage(layers, 0, 0, columns, rows);
}
