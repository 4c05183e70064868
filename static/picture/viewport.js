// One viewport, made from the template in index.html as often as one is wanted: paints the frame of its store as it lies, tells the value under the cursor.

import { createCine } from "./cine.js";
import { fromTemplate, make, within } from "../ui/dom.js";
import { createFrameBar } from "./frame-bar.js";
import { createFramePainter } from "./frame-painter.js";
import { preferences } from "../state/preferences.js";
import { createLineLayer } from "../tools/measuring.js";
import { createObjectView } from "../objects/object-view.js";
import { overlayText } from "./text.js";
import { createPictureLayers } from "./layers.js";
import { createPictureMarks } from "./marks.js";
import { createStore, nothingSelected } from "../state/store.js";
import { attachPointers, attachWheel } from "./gestures.js";
import { createViewing } from "./viewing.js";
import { UPRIGHT, edgesAsShown, flippedAcross, flippedDown, matrixOf, panBy, pixelUnder, settled, turned, zoomAt } from "./view-transform.js";
import { createVolumeLine } from "./volume-line.js";
import { headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../state/store.js").ViewportState} ViewportState
 * @typedef {import("./view-transform.js").Point} Point
 * @typedef {import("./view-transform.js").View} View
 */

const CORNERS = /** @type {const} */ (["top-left", "top-right", "bottom-left", "bottom-right"]);
const REST_MS = 150;

/**
 * @param {string} name for screen readers
 * @param {import("../state/store.js").PageStore} page
 * @param {import("./viewing.js").Call} call
 * @param {import("../tools/measuring.js").Measuring} measuring
 */
export function createViewport(name, page, call, measuring) {
  const element = fromTemplate("viewport-template");
  const store = createStore(nothingSelected());
  const viewing = createViewing(page, store, call);
  const state = store.value;
  const stage = within(element, ".stage", HTMLElement);
  const canvas = within(element, "canvas", HTMLCanvasElement);
  const message = within(element, ".message", HTMLElement);
  const corners = CORNERS.map((corner) => within(element, `.overlay.${corner}`, HTMLElement));
  const painter = createFramePainter();
  const layersOf = createPictureLayers();
  const showMarks = createPictureMarks(stage);
  /** @type {Point|null} device pixels */
  let cursor = null;
  let value_text = "";
  /** @type {Uint16Array|null} */
  let painted_levels = null;
  let finish = 0;

  function frameChanged() {
    const { frame, frame_error, selection } = state;
    showMessage();
    if (frame) {
      paint(frame);
      if (frame_error === null) askValue();
    }
    stage.classList.toggle("is-loading", Boolean(selection && !frame && !frame_error));
    draw();
  }

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
    showText();
  }

  /** Draw the frame as a view has it on a canvas, the screen's or another. @param {HTMLCanvasElement} target @param {View} view */
  function render(target, view) {
    if (!state.frame) return;
    const { frame } = state;
    const { rows, columns } = frame.description;
    const context = /** @type {CanvasRenderingContext2D} */ (target.getContext("2d"));
    context.setTransform(matrixOf(view, frame.description, target));
    const { scale } = settled(view, frame.description, target);
    context.imageSmoothingEnabled = scale < 1 || (scale > 1 && preferences.value.smoothing);
    context.imageSmoothingQuality = scale < 1 ? "high" : "low"; // made smaller it is averaged
    context.drawImage(painter.canvas, 0, 0, columns, rows);
    const layers = layersOf(frame);
    context.imageSmoothingEnabled = scale < 1; // planes of bits have sharp edges
    if (layers) context.drawImage(layers, 0, 0, columns, rows);
  }

  function showText() {
    const row = state.selection ? page.value.rows.get(state.selection.series_key) : undefined;
    const texts = overlayText(state, row, shownView().scale, value_text);
    CORNERS.forEach((corner, index) => corners[index].replaceChildren(...texts[corner].map((line) => make("span", line))));
    canvas.setAttribute("aria-label", texts.label);
    const { edge_letters = null, pixel_spacing = null, spacing_kind = null } = state.frame?.description ?? {};
    const mm_per_pixel = pixel_spacing && (pixel_spacing[1] / shownView().scale) * (window.devicePixelRatio || 1);
    showMarks(edge_letters && edgesAsShown(edge_letters, state.view), mm_per_pixel, spacing_kind);
  }

  function showMessage() {
    const { frame_error, selection } = state;
    message.replaceChildren();
    if (frame_error && frame_error.code !== "cancelled") {
      message.append(make("h3", headingOf(frame_error.code)), make("p", frame_error.message));
    } else if (!selection && page.value.rows.size) message.append(make("p", "Choose a series to see its middle frame."));
  }

  /** @param {View} view */
  function look(view) {
    store.set({ view });
  }

  /** @param {Point|null} point */
  function moveCursor(point) {
    cursor = point;
    askValue();
  }

  async function askValue() {
    const place = cursor && state.frame && pixelUnder(state.view, state.frame.description, canvas, cursor);
    if (!place) return showValue("");
    try {
      const { row, column, text } = await viewing.pixel(place);
      if (cursor) showValue(`column ${column}, row ${row}: ${text}`);
    } catch {
      // A newer position took its place, or the frame is gone: the next answer replaces this one.
    }
  }

  /** @param {string} text */
  function showValue(text) {
    if (text === value_text) return;
    value_text = text;
    showText();
  }

  function resize() {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.max(1, Math.round(stage.clientWidth * ratio));
    const height = Math.max(1, Math.round(stage.clientHeight * ratio));
    if (width === canvas.width && height === canvas.height) return;
    Object.assign(canvas, { width, height });
    look(state.view);
  }

  const controls = {
    moveCursor,
    fit: () => look({ ...state.view, fitted: true }),
    oneToOne: () => look({ ...state.view, scale: 1, x: 0, y: 0, fitted: false }),
    /** @param {number} factor @param {Point} [point] that stays where it is; the middle unless told */
    zoom: (factor, point = { x: canvas.width / 2, y: canvas.height / 2 }) => (
      look(zoomAt(shownView(), factor, { x: point.x - canvas.width / 2, y: point.y - canvas.height / 2 }))),
    /** @param {number} dx @param {number} dy device pixels */
    pan: (dx, dy) => look(panBy(shownView(), dx, dy)),
    /** @param {1|-1} direction 1: clockwise */
    turn: (direction) => look(turned(state.view, direction)),
    flipAcross: () => look(flippedAcross(state.view)),
    flipDown: () => look(flippedDown(state.view)),
    reset: () => { store.set({ view: UPRIGHT, inverted: false }); viewing.setWindow(null); },
  };

  const cine = createCine({ element, store, viewing });
  const lines = createLineLayer({ stage, canvas, store }, page, measuring);
  const object_view = createObjectView(stage, store, viewing, call);
  const viewport = { element, stage, canvas, store, viewing, controls, cine, lines, object_view, render, finishPainting, shownView };
  element.setAttribute("aria-label", name);
  within(element, ".frame-slider", HTMLInputElement).setAttribute("aria-label", `Frame of ${name.toLowerCase()}`);
  new ResizeObserver(resize).observe(stage);
  attachPointers(viewport, page);
  attachWheel(viewport);
  createFrameBar(viewport);
  createVolumeLine(within(element, ".frame-bar", HTMLElement), store);
  store.watch(["frame", "frame_error", "inverted"], frameChanged);
  store.watch(["view"], draw);
  preferences.watch(["text", "overlays", "shutter", "smoothing"], draw);
  store.watch(["selection"], () => { showMessage(); showText(); });
  page.watch(["rows"], () => { showMessage(); showText(); });
  return viewport;
}

/** @typedef {ReturnType<typeof createViewport>} Viewport */
