// The picture: paints the frame of the store, keeps zoom and pan, tells the value under the cursor.

import { byId, make } from "./dom.js";
import { overlayText } from "./overlay-text.js";
import { createFramePainter } from "./frame-painter.js";
import { displayOptions } from "./display-options.js";
import { createPictureLayers } from "./picture-layers.js";
import { createPictureMarks } from "./picture-marks.js";
import { attachGestures } from "./viewport-gestures.js";
import { fit, oneToOne, panBy, pictureSize, pixelUnder, zoomAt } from "./view-transform.js";
import { headingOf } from "./wording.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./view-transform.js").View} View
 * @typedef {ReturnType<typeof import("./viewing.js").createViewing>} Viewing
 */

const CORNERS = /** @type {const} */ (["top-left", "top-right", "bottom-left", "bottom-right"]);
const REST_MS = 150;

/**
 * @param {import("./state.js").Store} store
 * @param {Viewing} viewing
 */
export function createViewport(store, viewing) {
  const state = store.value;
  const holder = byId("viewport", HTMLElement);
  const canvas = byId("canvas", HTMLCanvasElement);
  const message = byId("viewport-message", HTMLElement);
  const corners = CORNERS.map((corner) => byId(`overlay-${corner}`, HTMLElement));
  const painter = createFramePainter();
  const layersOf = createPictureLayers();
  const showMarks = createPictureMarks(holder);
  /** @type {View} */
  let view = { scale: 1, x: 0, y: 0, fitted: true };
  /** @type {{x: number, y: number}|null} device pixels */
  let cursor = null;
  let value_text = "";
  let painted_series = -1;
  /** @type {Uint16Array|null} */
  let painted_levels = null;
  let finish = 0;

  function frameChanged() {
    const { frame, frame_error, selection } = state;
    showMessage();
    if (frame) {
      paint(frame);
      if (frame.series_key !== painted_series) view = { ...view, fitted: true };
      painted_series = frame.series_key;
      if (frame_error === null) askValue();
    }
    holder.classList.toggle("is-loading", Boolean(selection && !frame && !frame_error));
    draw();
  }

  /**
   * While the window is dragged, a frame that is shown small is painted no finer than shown; wholly when it rests.
   * @param {import("./state.js").Frame} frame
   */
  function paint(frame) {
    const draft = frame.level_indices && frame.level_indices === painted_levels ? Math.max(1, Math.floor(1 / view.scale)) : 1;
    painted_levels = frame.level_indices;
    clearTimeout(finish);
    painter.paint(frame, state.inverted, draft);
    if (draft > 1) finish = setTimeout(() => { painter.paint(frame, state.inverted); draw(); }, REST_MS);
  }

  function draw() {
    const { frame } = state;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (frame) {
      const size = pictureSize(frame.description);
      if (view.fitted) view = fit(size, canvas);
      // Pixels stay pixels when enlarged; made smaller they are averaged.
      context.imageSmoothingEnabled = view.scale < 1;
      context.imageSmoothingQuality = "high";
      for (const layer of [painter.canvas, layersOf(frame)]) {
        if (layer) context.drawImage(layer, view.x, view.y, size.width * view.scale, size.height * view.scale);
      }
    }
    showText();
  }

  function showText() {
    const texts = overlayText(state, view.scale, value_text);
    CORNERS.forEach((corner, index) => corners[index].replaceChildren(...texts[corner].map((line) => make("span", line))));
    canvas.setAttribute("aria-label", texts.label);
    const { edge_letters = null, pixel_spacing = null, spacing_kind = null } = state.frame?.description ?? {};
    showMarks(edge_letters, pixel_spacing && (pixel_spacing[1] / view.scale) * (window.devicePixelRatio || 1), spacing_kind);
    byId("zoom-fit", HTMLElement).setAttribute("aria-pressed", String(view.fitted));
    byId("zoom-one", HTMLElement).setAttribute("aria-pressed", String(!view.fitted && view.scale === 1));
  }

  function showMessage() {
    const { frame_error, selection } = state;
    message.replaceChildren();
    if (frame_error && frame_error.code !== "cancelled") {
      message.append(make("h3", headingOf(frame_error.code)), make("p", frame_error.message));
    } else if (!selection && state.rows.size) message.append(make("p", "Choose a series to see its middle frame."));
  }

  /** @param {View} next */
  function look(next) {
    view = next;
    draw();
  }

  /** @param {{x: number, y: number}|null} point */
  function moveCursor(point) {
    cursor = point;
    askValue();
  }

  async function askValue() {
    const place = cursor && state.frame && pixelUnder(view, state.frame.description, cursor.x, cursor.y);
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
    const width = Math.max(1, Math.round(holder.clientWidth * ratio));
    const height = Math.max(1, Math.round(holder.clientHeight * ratio));
    if (width === canvas.width && height === canvas.height) return;
    view = panBy(view, (width - canvas.width) / 2, (height - canvas.height) / 2);
    view.fitted = wasFitted();
    Object.assign(canvas, { width, height });
    draw();
  }

  function wasFitted() {
    return byId("zoom-fit", HTMLElement).getAttribute("aria-pressed") === "true";
  }

  const middle = () => ({ x: canvas.width / 2, y: canvas.height / 2 });
  const controls = {
    fit: () => look({ ...view, fitted: true }),
    oneToOne: () => { if (state.frame) look(oneToOne(pictureSize(state.frame.description), canvas)); },
    /** @param {number} factor @param {{x: number, y: number}} [point] */
    zoom: (factor, point = middle()) => look(zoomAt(view, factor, point.x, point.y)),
    /** @param {number} dx @param {number} dy */
    pan: (dx, dy) => look(panBy(view, dx, dy)),
    moveCursor,
  };

  new ResizeObserver(resize).observe(holder);
  attachGestures(holder, store, viewing, controls);
  byId("zoom-in", HTMLElement).addEventListener("click", () => controls.zoom(1.25));
  byId("zoom-out", HTMLElement).addEventListener("click", () => controls.zoom(0.8));
  byId("zoom-fit", HTMLElement).addEventListener("click", controls.fit);
  byId("zoom-one", HTMLElement).addEventListener("click", controls.oneToOne);
  store.watch(["frame", "frame_error", "inverted"], frameChanged);
  displayOptions.watch(draw);
  store.watch(["selection", "rows"], () => { showMessage(); showText(); });
}

/** @typedef {{fit: () => void, oneToOne: () => void, zoom: (factor: number, point?: {x: number, y: number}) => void, pan: (dx: number, dy: number) => void, moveCursor: (point: {x: number, y: number}|null) => void}} ViewportControls */
