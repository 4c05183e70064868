// Small pictures of the series on screen, fetched one at a time and only while nothing better is to be done.

import { make } from "../ui/dom.js";
import { smallPicture } from "../picture/small-picture.js";

const SIZE = 80;
const IDLE_MS = 120;

/**
 * Over 40 lines: a queue of one kind, filled by what is on screen and emptied in spare time.
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
      drawn.set(series_key, smallPicture(result, buffers.display_values));
      place.replaceChildren(/** @type {HTMLCanvasElement} */ (drawn.get(series_key)));
    } catch {
      // No picture is no news here: the viewport says why once the series is chosen.
      place.classList.add("is-empty");
    }
  }

  return {
    /** The place of a series' small picture, filled once it is on screen. @param {number} series_key */
    place(series_key) {
      const element = make("div", [], "thumbnail");
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
