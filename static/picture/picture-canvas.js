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
  const layersOf = createPictureLayers();
  const painting = createPainting(state, shownView, draw);

  /** The view with the scale that the canvas gives it. @returns {View} */
  function shownView() {
    return state.frame ? settled(state.view, state.frame.description, canvas) : state.view;
  }

  function draw() {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.resetTransform();
    context.clearRect(0, 0, canvas.width, canvas.height);
    render(canvas, state.view);
  }

  /** Draw the frame as a view has it on a canvas, the screen's or another. @param {HTMLCanvasElement} target @param {View} view */
  function render(target, view) {
    if (state.frame) drawLayers(target, view, state.frame, painting.picture, layersOf(state.frame));
  }

  function resize() {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [stage.clientWidth, stage.clientHeight].map((pixels) => Math.max(1, Math.round(pixels * ratio)));
    if (width === canvas.width && height === canvas.height) return;
    Object.assign(canvas, { width, height });
    store.set({ view: state.view });
  }

  new ResizeObserver(resize).observe(stage);
  store.watch(["frame", "inverted"], ({ frame }) => { if (frame) painting.paint(frame); });
  store.watch(["frame", "frame_error", "inverted", "view"], draw);
  preferences.watch(["overlays", "shutter", "smoothing"], draw);
  return { shownView, render, finishPainting: painting.finish };
}

/**
 * The frame's pixels as a picture. While the window is dragged, a frame that is shown small is painted no finer than shown; wholly when it rests.
 * @param {Readonly<import("../state/store.js").ViewportState>} state
 * @param {() => View} shownView
 * @param {() => void} draw called when a draft was painted wholly
 */
function createPainting(state, shownView, draw) {
  const painter = createFramePainter();
  /** @type {Uint16Array|null} */
  let painted_levels = null;
  let waiting = 0;

  function finish() {
    if (!waiting || !state.frame) return;
    clearTimeout(waiting);
    waiting = 0;
    painter.paint(state.frame, state.inverted);
    draw();
  }

  return {
    picture: painter.canvas,
    finish,
    /** @param {import("../state/store.js").Frame} frame */
    paint(frame) {
      const { columns, drawn_columns } = frame.description;
      const shown_scale = (shownView().scale * columns) / drawn_columns;
      const draft = frame.level_indices && frame.level_indices === painted_levels ? Math.max(1, Math.floor(1 / shown_scale)) : 1;
      painted_levels = frame.level_indices;
      clearTimeout(waiting);
      painter.paint(frame, state.inverted, draft);
      waiting = draft > 1 ? window.setTimeout(finish, REST_MS) : 0;
    },
  };
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
