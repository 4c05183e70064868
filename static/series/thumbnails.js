// Small pictures of the series on screen, fetched one at a time and only while nothing better is to be done.

import { paintColor } from "../picture/frame-painter.js";

const SIZE = 80;
const IDLE_MS = 120;

/**
 * @param {import("../picture/viewing.js").Call} call
 * @param {() => boolean} may_ask false while the engine has better work
 */
export function createThumbnails(call, may_ask) {
  /** @type {Map<number, HTMLCanvasElement>} */
  const drawn = new Map();
  /** @type {Map<number, HTMLElement>} places on screen that wait for their picture */
  const wanted = new Map();
  const seen = new IntersectionObserver((entries) => entries.forEach(noteVisibility));
  let running = false;

  /** @param {IntersectionObserverEntry} entry */
  function noteVisibility({ target, isIntersecting }) {
    const place = /** @type {HTMLElement} */ (target);
    const series_key = Number(place.dataset.seriesKey);
    const known = drawn.get(series_key);
    if (known) place.replaceChildren(known);
    else if (isIntersecting) wanted.set(series_key, place);
    else if (wanted.get(series_key) === place) wanted.delete(series_key);
    if (!running) run();
  }

  async function run() {
    running = true;
    while (wanted.size) {
      if (may_ask()) await fetchNext();
      else await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    }
    running = false;
  }

  async function fetchNext() {
    const [series_key, place] = wanted.entries().next().value ?? [-1, null];
    wanted.delete(series_key);
    if (!place?.isConnected) return;
    seen.unobserve(place);
    try {
      const { result, buffers } = await call("get_series_thumbnail", { series_key, size: SIZE });
      drawn.set(series_key, picture(result, buffers.display_values));
      place.replaceChildren(/** @type {HTMLCanvasElement} */ (drawn.get(series_key)));
    } catch {
      // No picture is no news here: the viewport says why once the series is chosen.
      place.classList.add("is-empty");
    }
  }

  return {
    /** The place of a series' small picture, filled once it is on screen. @param {number} series_key */
    place(series_key) {
      const element = document.createElement("div");
      element.className = "thumbnail";
      element.dataset.seriesKey = String(series_key);
      const known = drawn.get(series_key);
      if (known) element.append(known);
      else seen.observe(element);
      return element;
    },
    clear() {
      drawn.clear();
      wanted.clear();
      seen.disconnect();
    },
  };
}

/**
 * A small picture as the engine sent it.
 * @param {import("../engine/contract.js").Thumbnail} thumbnail @param {Uint8Array} display_values @param {boolean} [inverted]
 */
export function picture({ rows, columns }, display_values, inverted = false) {
  const canvas = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(columns, rows);
  paintColor(display_values, inverted, new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
  return canvas;
}
